/* SPDX-License-Identifier: MIT
 *
 * report_gather: conferences and what was said no to, feedback for the product, findings and
 * check-ins of a period.
 */
#include "report.h"

#include "assess.h"
#include "survey.h"

#include "juggle/base/str.h"

void report_put_private(const struct report *report, struct value *map, const char *key,
                        const char *text)
{
    if (!report->shared)
        value_put_text(map, key, text);
}

static const char *title_of(const struct report *report)
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    struct arena *arena = &report->world->turn;
    struct civil from = day_civil(report->period.from), to = day_civil(report->period.to - 1);
    int year;
    if (str_equal(report->period.name, "quarter"))
        return arena_printf(arena, "%s - %s %d", months[from.month - 1], months[to.month - 1],
                            to.year);
    if (str_equal(report->period.name, "month"))
        return arena_printf(arena, "%s %d", months[from.month - 1], from.year);
    bool one = from.month == to.month;
    return arena_printf(arena, "Week %d, %d%s%s - %d %s %d",
                        day_iso_week(report->period.from, &year), from.mday, one ? "" : " ",
                        one ? "" : month_short(from.month), to.mday, month_short(to.month),
                        to.year);
}

static void put_head(struct report *report)
{
    struct value *answer = report->answer;
    value_put_text(answer, "period", report->period.name);
    value_put_text(answer, "title", title_of(report));
    put_day(answer, "from", report->period.from);
    put_day(answer, "to", report->period.to);
    put_day(answer, "last", report->period.to - 1);
    put_day(answer, "today", report->world->today);
    value_put_bool(answer, "shared", report->shared);
    value_put_text(answer, "name", report->world->settings->me_name);
}

static void put_engagement(const struct report *report, struct value *list,
                           const struct conference *c)
{
    struct value *map = value_push_map(list);
    put_id(map, "id", RECORD_CONFERENCE, c->id);
    value_put_text(map, "name", c->name);
    put_day(map, "from", c->first_day);
    put_day(map, "to", c->last_day);
    value_put_text(map, "place", c->place);
    value_put_bool(map, "online", c->online);
    value_put_text(map, "role", word_of(WORD_GROUP_role, (int)c->role));
    value_put_text(map, "reach", c->reach);
    put_day(map, "declined_on", c->declined_on);
    put_minutes(map, "saved_min", c->saved);
    report_put_private(report, map, "because", c->because);
    report_put_private(report, map, "note", c->note);
}

static void put_trips(struct report *report)
{
    struct value *there = value_put_list(report->answer, "conferences");
    struct value *declined = value_put_list(report->answer, "declined");
    const struct snapshot *snapshot = report->view.snapshot;
    int64_t saved = 0;
    for (size_t i = 0; i < snapshot->conference_count; i++) {
        const struct conference *c = snapshot->conferences[i];
        if (c->declined_on >= report->period.from && c->declined_on < report->period.to) {
            put_engagement(report, declined, c);
            saved += c->saved > 0 ? c->saved : 0;
        } else if (c->role >= WORD_role_ATTENDING && c->last_day >= report->period.from &&
                   c->first_day < report->period.to) {
            put_engagement(report, there, c);
        }
    }
    value_put_int(report->answer, "saved_min", saved);
}

/* What waits is told until it is handed over or closed; what arrived in the product, in its own
 * period. */
static bool is_told(const struct capture *c, struct span span)
{
    return c->created < span.end && c->feedback >= WORD_feedback_NEW &&
           c->feedback <= WORD_feedback_SHIPPED &&
           (c->feedback != WORD_feedback_SHIPPED || c->changed == INSTANT_NONE ||
            c->changed >= span.start);
}

static bool put_feedback(struct report *report, struct err *err)
{
    struct record_list list;
    struct world *world = report->world;
    struct value *told = value_put_list(report->answer, "feedback");
    struct span span = {zone_instant(world->home, (struct wall){report->period.from, 0}, NULL),
                        zone_instant(world->home, (struct wall){report->period.to, 0}, NULL)};
    int64_t caught = 0;
    if (!store_all(world->store, &world->turn, RECORD_CAPTURE, &list, err))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        const struct capture *c = list.at[i];
        caught += c->created >= span.start && c->created < span.end;
        if (!is_told(c, span))
            continue;
        struct value *map = value_push_map(told);
        put_id(map, "id", RECORD_CAPTURE, c->id);
        value_put_text(map, "text", c->text);
        value_put_text(map, "state", word_of(WORD_GROUP_feedback, (int)c->feedback));
        put_instant(map, "created", world, NULL, c->created);
        put_instant(map, "changed", world, NULL, c->changed);
        report_put_private(report, map, "note", c->note);
    }
    value_put_int(report->answer, "caught", caught);
    return true;
}

static bool put_checkins(struct report *report, struct err *err)
{
    int64_t energy = 0, off = 0, energies = 0, offs = 0;
    struct value *map = value_put_map(report->answer, "checkins");
    struct value *days = value_list(&report->world->turn);
    for (size_t i = 0; i < report->view.snapshot->checkin_count; i++) {
        const struct checkin *c = report->view.snapshot->checkins[i];
        if (c->id < report->period.from || c->id >= report->period.to)
            continue;
        struct value *one = value_push_map(days);
        put_day(one, "date", (day)c->id);
        value_put_int(one, "energy", c->energy > 0 ? c->energy : 0);
        value_put_int(one, "switched_off", c->switched_off > 0 ? c->switched_off : 0);
        energies += c->energy > 0;
        energy += c->energy > 0 ? c->energy : 0;
        offs += c->switched_off > 0;
        off += c->switched_off > 0 ? c->switched_off : 0;
    }
    value_put_int(map, "days", (int64_t)days->as.children.count);
    if (energies)
        value_put_real(map, "energy_mean", (double)(energy * 100 / energies) / 100);
    if (offs)
        value_put_real(map, "switched_off_mean", (double)(off * 100 / offs) / 100);
    value_put(map, "each", days);
    return put_surveys(map, report->world, err);
}

bool report_gather(struct report *report, struct err *err)
{
    const struct period *period = &report->period;
    put_head(report);
    report_sums(report);
    put_trips(report);
    return report_work(report, err) && put_feedback(report, err) &&
           (report->shared
                ? put_findings_to_share(report->answer, report->world, period->from, period->to,
                                        err)
                : put_findings(report->answer, report->world, period->from, period->to, err) &&
                      put_checkins(report, err));
}
