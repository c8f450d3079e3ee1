/* SPDX-License-Identifier: MIT
 *
 * cmd_report: a week, month or quarter as something to read or to hand on. What is shared has no check-ins,
 * because they are never gathered for it.
 */
#include "burden.h"
#include "survey.h"

#include <string.h>

#include "juggle/base/str.h"
#include "juggle/base/text.h"

struct period {
    day from, to; /* to is exclusive */
    const char *name;
};

static struct period period_of(const struct world *world, const struct call *call, day on)
{
    day month = month_first(on);
    struct civil civil = day_civil(on);
    if (call_has(call, "--quarter")) {
        day from = day_of(civil.year, (civil.month - 1) / 3 * 3 + 1, 1);
        return (struct period){from, day_add_months(from, 3), "quarter"};
    }
    if (call_has(call, "--month"))
        return (struct period){month, day_add_months(month, 1), "month"};
    day week = day_week_start(on, world->workdays.week_start);
    return (struct period){week, week + 7, "week"};
}

static void put_sums(struct value *answer, struct world *world, const struct view *view,
                     const struct period *period)
{
    struct agenda_area areas[AREA_COUNT] = {0};
    struct burden burden;
    size_t count = (size_t)(period->to - period->from);
    struct agenda_day *days = ARENA_ARRAY(&world->turn, struct agenda_day, count);
    agenda_days_build(&world->turn, view, period->from, (int)count, days);
    for (size_t i = 0; i < count; i++)
        for (int area = 0; area < AREA_COUNT; area++) {
            areas[area].planned += days[i].areas[area].planned;
            areas[area].done += days[i].areas[area].done;
        }
    put_areas(answer, "areas", areas);
    burden_build(world, view, period->from, period->to, &burden);
    const struct timeline *timeline = timeline_build(&world->turn, &burden.input);
    value_put_int(answer, "work_min", timeline_work(timeline, period->from, period->to - 1));
    value_put_int(answer, "nights_away", timeline_nights(timeline, period->from, period->to - 1));
}

static void put_done(struct value *answer, struct world *world, const struct view *view,
                     const struct period *period)
{
    struct value *list = value_put_list(answer, "done");
    struct span span = {where_day(&view->where, period->from, 0).start,
                        where_day(&view->where, period->to, 0).start};
    for (size_t i = 0; i < view->count; i++) {
        const struct item *item = &view->items[i];
        bool task = item->type == ITEM_TASK && item->task->state == WORD_state_DONE &&
                    item->task->finished >= span.start && item->task->finished < span.end;
        bool talk = item->type == ITEM_EVENT && item->kind->like == KIND_STAGE && item->counts &&
                    item->end <= world->now && item->start >= span.start && item->start < span.end;
        if (task || talk)
            put_item(list, world, view, item);
    }
}

static void put_trips(struct value *answer, struct world *world, const struct view *view,
                      const struct period *period)
{
    struct value *there = value_put_list(answer, "conferences");
    struct value *declined = value_put_list(answer, "declined");
    int64_t saved = 0;
    for (size_t i = 0; i < view->snapshot->conference_count; i++) {
        const struct conference *c = view->snapshot->conferences[i];
        if (c->declined_on >= period->from && c->declined_on < period->to) {
            put_conference(declined, world, c);
            saved += c->saved > 0 ? c->saved : 0;
        } else if (c->role >= WORD_role_ATTENDING && c->last_day >= period->from &&
                   c->first_day < period->to) {
            put_conference(there, world, c);
        }
    }
    value_put_int(answer, "saved_min", saved);
}

static bool put_feedback(struct value *answer, struct world *world, const struct period *period,
                         struct err *err)
{
    struct record_list list;
    struct value *open = value_put_list(answer, "feedback");
    instant until = zone_instant(world->home, (struct wall){period->to, 0}, NULL);
    if (!store_all(world->store, &world->turn, RECORD_CAPTURE, &list, err))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        const struct capture *c = list.at[i];
        bool mine = c->feedback >= WORD_feedback_NEW && c->feedback <= WORD_feedback_SHIPPED;
        if (mine && c->created < until)
            put_capture(open, world, c);
    }
    return true;
}

static struct value *put_checkins(struct value *answer, const struct view *view, const struct period *period)
{
    int64_t days = 0, energy = 0, off = 0, energies = 0, offs = 0;
    for (size_t i = 0; i < view->snapshot->checkin_count; i++) {
        const struct checkin *c = view->snapshot->checkins[i];
        if (c->id < period->from || c->id >= period->to)
            continue;
        days++;
        energies += c->energy > 0;
        energy += c->energy > 0 ? c->energy : 0;
        offs += c->switched_off > 0;
        off += c->switched_off > 0 ? c->switched_off : 0;
    }
    struct value *map = value_put_map(answer, "checkins");
    value_put_int(map, "days", days);
    if (energies)
        value_put_real(map, "energy_mean", (double)(energy * 100 / energies) / 100);
    if (offs)
        value_put_real(map, "switched_off_mean", (double)(off * 100 / offs) / 100);
    return map;
}

/* ---- on paper ---- */

enum form_of { FORM_PLAIN, FORM_MD, FORM_HTML };

struct paper {
    struct str *out;
    enum form_of form;
    struct arena *arena;
};

static void add_safe(struct paper *paper, const char *text)
{
    for (const char *c = text_safe(paper->arena, text ? text : ""); *c; c++) {
        if (paper->form == FORM_HTML && strchr("&<>", *c))
            str_add(paper->out, *c == '&' ? "&amp;" : *c == '<' ? "&lt;" : "&gt;");
        else if (paper->form == FORM_MD && strchr("\\`*_[]<>#|", *c))
            str_addf(paper->out, "\\%c", *c);
        else
            str_add_char(paper->out, *c);
    }
}

static void heading(struct paper *paper, int level, const char *text)
{
    if (paper->form == FORM_HTML)
        str_addf(paper->out, "<h%d>", level);
    else
        str_addf(paper->out, "%s%s", level > 1 ? "\n" : "",
                 paper->form != FORM_MD ? "" : level > 1 ? "## " : "# ");
    add_safe(paper, text);
    if (paper->form == FORM_HTML)
        str_addf(paper->out, "</h%d>", level);
    str_add(paper->out, paper->form == FORM_MD ? "\n\n" : "\n");
}

static void row(struct paper *paper, const char *text)
{
    str_add(paper->out, paper->form == FORM_HTML ? "<p>" : paper->form == FORM_MD ? "- " : "  ");
    add_safe(paper, text);
    str_add(paper->out, paper->form == FORM_HTML ? "</p>\n" : "\n");
}

static const char *length_of(struct paper *paper, const struct value *map, const char *key)
{
    char buf[DATE_SIZE];
    return arena_strdup(paper->arena, length_format((minutes)value_int(map, key), buf));
}

static void list(struct paper *paper, const struct value *answer, const char *key, const char *title,
                 const char *name, const char *more)
{
    if (!value_count(answer, key))
        return;
    heading(paper, 2, title);
    for (const struct value *at = value_first(answer, key); at; at = at->next) {
        const char *rest = value_text(at, more);
        row(paper, arena_printf(paper->arena, "%s%s%s", value_text(at, name) ? value_text(at, name) : "",
                                rest ? ", " : "", rest ? rest : ""));
    }
}

static void write_checkins(struct paper *paper, const struct value *checkins)
{
    int64_t days = value_int(checkins, "days");
    heading(paper, 2, "Check-ins (not in shared reports)");
    if (days)
        row(paper, arena_printf(paper->arena, "%lld day%s, energy %.1f, switched off %.1f of 5",
                                (long long)days, days == 1 ? "" : "s",
                                value_real(checkins, "energy_mean"),
                                value_real(checkins, "switched_off_mean")));
    if (value_count(checkins, "months"))
        row(paper, "once a month, 1 to 5: drained, distant, doubting, worn out");
    for (const struct value *month = value_first(checkins, "months"); month; month = month->next) {
        const char *text = arena_printf(paper->arena, "%s:", value_text(month, "month"));
        for (const struct value *a = value_first(month, "answers"); a; a = a->next)
            text = a->type == VALUE_INT ? arena_printf(paper->arena, "%s  %lld", text, (long long)a->as.integer)
                                        : arena_printf(paper->arena, "%s  -", text);
        row(paper, text);
    }
}

static void write_paper(struct paper *paper, const struct value *answer)
{
    heading(paper, 1, arena_printf(paper->arena, "%s from %s", value_text(answer, "period"),
                                   value_text(answer, "from")));
    row(paper, arena_printf(paper->arena, "%s of work, %lld nights away",
                            length_of(paper, answer, "work_min"),
                            (long long)value_int(answer, "nights_away")));
    heading(paper, 2, "Areas (done of planned)");
    for (const struct value *area = value_first(answer, "areas"); area; area = area->next)
        row(paper, arena_printf(paper->arena, "%s: %s of %s", area->key,
                                length_of(paper, area, "done_min"),
                                length_of(paper, area, "planned_min")));
    list(paper, answer, "done", "Done", "title", "kind");
    list(paper, answer, "conferences", "Conferences", "name", "role");
    list(paper, answer, "declined", "Declined", "name", "because");
    if (value_int(answer, "saved_min"))
        row(paper, arena_printf(paper->arena, "saved: %s", length_of(paper, answer, "saved_min")));
    list(paper, answer, "feedback", "Feedback", "text", "state");
    const struct value *checkins = value_find(answer, "checkins");
    if (checkins && (value_int(checkins, "days") || value_count(checkins, "months")))
        write_checkins(paper, checkins);
}

static bool read_form(const char *word, bool *json, enum form_of *out, struct err *err)
{
    *json = str_equal(word, "json");
    *out = str_equal(word, "md") ? FORM_MD : str_equal(word, "html") ? FORM_HTML : FORM_PLAIN;
    if (!word || *json || *out != FORM_PLAIN || str_equal(word, "text"))
        return true;
    return err_set(err, ERR_USAGE, "%s: no such format; it is one of text, md, html, json", word);
}

bool cmd_report(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    struct view view;
    enum form_of form;
    bool json;
    day on;
    if (!read_form(call_option(call, "--format"), &json, &form, err) ||
        !read_day(world, call_option(call, "--date"), &on, err))
        return false;
    struct period period = period_of(world, call, on);
    if (!world_view(world, period.from, period.to, &view, err))
        return false;
    struct value *answer = reply_open(reply, world, "report");
    value_put_text(answer, "period", period.name);
    put_day(answer, "from", period.from);
    put_day(answer, "to", period.to);
    value_put_bool(answer, "shared", call_has(call, "--share"));
    put_sums(answer, world, &view, &period);
    put_done(answer, world, &view, &period);
    put_trips(answer, world, &view, &period);
    if (!put_feedback(answer, world, &period, err))
        return false;
    if (!call_has(call, "--share") &&
        !put_surveys(put_checkins(answer, &view, &period), world, err))
        return false;
    struct paper paper = {&reply->text, form, &world->turn};
    if (json) {
        value_write_json(&reply->text, answer);
        str_add(&reply->text, "\n");
    } else {
        write_paper(&paper, answer);
    }
    return true;
}
