/* SPDX-License-Identifier: MIT
 *
 * report_write: the order and the words of a report on paper, from the answer that was gathered for
 * it.
 */
#include "report_paper.h"

#include "juggle/base/parse.h"
#include "juggle/base/str.h"

enum { ROWS_MAX = 64, WHAT_STANDS_OUT = 8 };

static const char *word(const struct value *map, const char *key)
{
    const char *text = value_text(map, key);
    return text ? text : "";
}

static const char *length_of(struct paper *paper, int64_t length)
{
    char buf[DATE_SIZE];
    return arena_strdup(paper->arena, length_format((minutes)length, buf));
}

static const char *number(struct paper *paper, int64_t count)
{
    return arena_printf(paper->arena, "%lld", (long long)count);
}

/* "-" where there is none. */
static const char *sum(struct paper *paper, const struct value *map, const char *key)
{
    return value_int(map, key) ? length_of(paper, value_int(map, key)) : "-";
}

/* "Wed 25 Nov" of an ISO date. */
static const char *date_of(struct paper *paper, const struct value *map, const char *key)
{
    day date;
    if (!parse_iso_day(value_text(map, key), &date))
        return "";
    struct civil civil = day_civil(date);
    return arena_printf(paper->arena, "%.3s %d %s", weekday_long(day_weekday(date)), civil.mday,
                        month_short(civil.month));
}

/* "6h15 of 8h planned", "6h15, none planned", "none of 8h planned". */
static const char *against(struct paper *paper, const struct value *map)
{
    int64_t done = value_int(map, "done_min"), planned = value_int(map, "planned_min");
    if (!planned)
        return !done ? "none"
                     : arena_printf(paper->arena, "%s, none planned", length_of(paper, done));
    return arena_printf(paper->arena, "%s of %s planned", done ? length_of(paper, done) : "none",
                        length_of(paper, planned));
}

static const char *percent(struct paper *paper, const struct value *map, const char *key)
{
    const struct value *found = value_find(map, key);
    return found && found->type == VALUE_INT
               ? arena_printf(paper->arena, "%lld %%", (long long)found->as.integer)
               : "-";
}

/* ---- the parts ---- */

static void write_head(struct paper *paper, const struct value *answer)
{
    struct paper_fact facts[WHAT_STANDS_OUT];
    size_t count = 0, shipped = 0, given = value_count(answer, "given"), made = 0;
    int64_t nights = value_int(answer, "nights_away");
    for (const struct value *f = value_first(answer, "feedback"); f; f = f->next)
        shipped += str_equal(word(f, "state"), "shipped");
    for (const struct value *w = value_first(answer, "made"); w; w = w->next)
        made += value_find(w, "planned_min")->type == VALUE_INT;
    facts[count++] =
        (struct paper_fact){length_of(paper, value_int(answer, "work_min")), "of work"};
    facts[count++] =
        (struct paper_fact){number(paper, nights), nights == 1 ? "night away" : "nights away"};
    if (given)
        facts[count++] = (struct paper_fact){number(paper, (int64_t)given),
                                             given == 1 ? "talk given" : "talks given"};
    if (made)
        facts[count++] = (struct paper_fact){number(paper, (int64_t)made),
                                             made == 1 ? "piece made" : "pieces made"};
    if (shipped)
        facts[count++] =
            (struct paper_fact){number(paper, (int64_t)shipped), "of the feedback shipped"};
    if (value_int(answer, "saved_min"))
        facts[count++] = (struct paper_fact){length_of(paper, value_int(answer, "saved_min")),
                                             "kept by saying no"};
    const char *name = word(answer, "name");
    const char *under =
        arena_printf(paper->arena, "%s%s%s to %s", name, *name ? ", " : "",
                     date_of(paper, answer, "from"), date_of(paper, answer, "last"));
    paper_open(paper, word(answer, "title"), under, facts, count);
}

static void write_areas(struct paper *paper, const struct value *answer)
{
    static const char *const head[] = {"area", "done", "planned", "share", "yours", NULL};
    struct paper_bar bars[AREA_COUNT];
    const struct value *balance = value_first(answer, "balance");
    size_t count = 0;
    paper_section(paper, "Areas", "done beside planned, and their share beside yours");
    if (paper->form != PAPER_HTML)
        paper_cells(paper, head);
    for (const struct value *a = value_first(answer, "areas"); a && balance;
         a = a->next, balance = balance->next) {
        const char *cells[] = {a->key,
                               sum(paper, a, "done_min"),
                               sum(paper, a, "planned_min"),
                               percent(paper, balance, "done_percent"),
                               percent(paper, balance, "target_percent"),
                               NULL};
        if (paper->form != PAPER_HTML)
            paper_cells(paper, cells);
        bars[count++] = (struct paper_bar){
            a->key,
            arena_printf(paper->arena, "%s, yours %s; %s", cells[3], cells[4], against(paper, a)),
            a->key, value_int(balance, "done_percent"), value_int(balance, "target_percent")};
    }
    chart_bars(paper, "What each area took of the work, beside the share that was meant for it",
               bars, count);
    chart_legend(paper, false, "your target");
}

static void write_kinds(struct paper *paper, const struct value *answer)
{
    static const char *const head[] = {"kind", "done", "planned", NULL};
    struct paper_bar bars[ROWS_MAX];
    size_t count = 0;
    if (!value_count(answer, "kinds"))
        return;
    paper_section(paper, "Kinds", "done beside planned");
    if (paper->form != PAPER_HTML)
        paper_cells(paper, head);
    for (const struct value *k = value_first(answer, "kinds"); k && count < ROWS_MAX; k = k->next) {
        const char *cells[] = {word(k, "kind"), sum(paper, k, "done_min"),
                               sum(paper, k, "planned_min"), NULL};
        if (paper->form != PAPER_HTML)
            paper_cells(paper, cells);
        bars[count++] = (struct paper_bar){word(k, "kind"), against(paper, k), word(k, "area"),
                                           value_int(k, "done_min"), value_int(k, "planned_min")};
    }
    chart_bars(paper, "Hours done by kind, beside what was planned", bars, count);
    chart_legend(paper, false, "planned");
}

static void write_pace(struct paper *paper, const struct value *answer)
{
    if (!value_count(answer, "pace"))
        return;
    paper_section(paper, "Estimates", "of the tasks that were finished");
    for (const struct value *p = value_first(answer, "pace"); p; p = p->next) {
        long long tasks = (long long)value_int(p, "tasks");
        paper_row(paper, word(p, "kind"),
                  arena_printf(paper->arena, "%lld task%s took %s of %s estimated", tasks,
                               tasks == 1 ? "" : "s", length_of(paper, value_int(p, "done_min")),
                               length_of(paper, value_int(p, "planned_min"))),
                  arena_printf(paper->arena, "%.1f times", value_real(p, "ratio")), NULL);
    }
}

/* "2h10 of ~1h30", "45m", "~1h30": what it took, of what it was estimated at. */
static const char *took(struct paper *paper, const struct value *work)
{
    const struct value *done = value_find(work, "done_min"),
                       *planned = value_find(work, "planned_min");
    bool spent = done && done->type == VALUE_INT, estimated = planned && planned->type == VALUE_INT;
    const char *guess = value_bool(work, "guessed") ? "~" : "";
    if (!estimated)
        return spent ? length_of(paper, done->as.integer) : "";
    if (!spent)
        return arena_printf(paper->arena, "%s%s", guess, length_of(paper, planned->as.integer));
    return arena_printf(paper->arena, "%s of %s%s", length_of(paper, done->as.integer), guess,
                        length_of(paper, planned->as.integer));
}

static void write_work(struct paper *paper, const struct value *answer, const char *key,
                       const char *title)
{
    int64_t all = 0;
    if (!value_count(answer, key))
        return;
    for (const struct value *w = value_first(answer, key); w; w = w->next)
        all += value_int(w, "done_min") ? value_int(w, "done_min") : value_int(w, "planned_min");
    paper_section(
        paper, title,
        arena_printf(paper->arena, "%zu, %s", value_count(answer, key), length_of(paper, all)));
    for (const struct value *w = value_first(answer, key); w; w = w->next) {
        int64_t times = value_int(w, "times");
        const char *title_of_it = times > 1 ? arena_printf(paper->arena, "%s, %lld times",
                                                           word(w, "title"), (long long)times)
                                            : word(w, "title");
        const char *where = value_text(w, "conference");
        paper_row(paper, date_of(paper, w, "date"),
                  where ? arena_printf(paper->arena, "%s, %s", title_of_it, where) : title_of_it,
                  arena_printf(paper->arena, "%s  %s", word(w, "kind"), took(paper, w)),
                  value_text(w, "note"));
    }
}

static void write_trips(struct paper *paper, const struct value *answer)
{
    if (value_count(answer, "conferences"))
        paper_section(paper, "Conferences", NULL);
    for (const struct value *c = value_first(answer, "conferences"); c; c = c->next)
        paper_row(paper, date_of(paper, c, "from"),
                  arena_printf(paper->arena, "%s%s%s", word(c, "name"),
                               value_text(c, "place") ? ", " : "", word(c, "place")),
                  word(c, "role"),
                  value_text(c, "reach") && value_text(c, "note")
                      ? arena_printf(paper->arena, "%s; %s", word(c, "reach"), word(c, "note"))
                  : value_text(c, "reach") ? word(c, "reach")
                                           : word(c, "note"));
    if (value_count(answer, "declined"))
        paper_section(paper, "Said no to",
                      arena_printf(paper->arena, "%s kept",
                                   length_of(paper, value_int(answer, "saved_min"))));
    for (const struct value *c = value_first(answer, "declined"); c; c = c->next)
        paper_row(paper, date_of(paper, c, "declined_on"), word(c, "name"),
                  value_int(c, "saved_min") > 0 ? length_of(paper, value_int(c, "saved_min")) : "",
                  value_text(c, "because"));
}

static void write_feedback(struct paper *paper, const struct value *answer)
{
    static const char *const states[] = {"shipped", "acknowledged", "handed-over", "new"};
    static const char *const words[] = {"shipped", "answered", "handed over", "to hand over"};
    if (!value_count(answer, "feedback"))
        return;
    paper_section(paper, "Feedback for the product",
                  number(paper, (int64_t)value_count(answer, "feedback")));
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        for (const struct value *f = value_first(answer, "feedback"); f; f = f->next)
            if (str_equal(word(f, "state"), states[i]))
                paper_row(paper, words[i], word(f, "text"), NULL, value_text(f, "note"));
}

static void write_findings(struct paper *paper, const struct value *answer)
{
    if (!value_count(answer, "findings"))
        return;
    paper_section(paper, "Signs in the calendar", "not a medical opinion");
    for (const struct value *f = value_first(answer, "findings"); f; f = f->next)
        paper_row(paper, word(f, "level"), word(f, "title"), date_of(paper, f, "to"),
                  value_text(f, "fact"));
}

static void write_checkins(struct paper *paper, const struct value *answer)
{
    const struct value *checkins = value_find(answer, "checkins");
    int64_t days = value_int(checkins, "days");
    if (!days && !value_count(checkins, "months"))
        return;
    paper_section(paper, "Check-ins", "not in reports to hand on");
    if (days)
        paper_row(paper,
                  arena_printf(paper->arena, "%lld day%s", (long long)days, days == 1 ? "" : "s"),
                  arena_printf(paper->arena, "energy %.1f, switched off %.1f of 5",
                               value_real(checkins, "energy_mean"),
                               value_real(checkins, "switched_off_mean")),
                  NULL, NULL);
    for (const struct value *month = value_first(checkins, "months"); month; month = month->next) {
        const char *text = "drained, distant, doubting, worn out, 1 to 5:";
        for (const struct value *a = value_first(month, "answers"); a; a = a->next)
            text = a->type == VALUE_INT
                       ? arena_printf(paper->arena, "%s  %lld", text, (long long)a->as.integer)
                       : arena_printf(paper->arena, "%s  -", text);
        paper_row(paper, word(month, "month"), text, NULL, NULL);
    }
}

static const char *foot_of(struct paper *paper, const struct value *answer)
{
    return arena_printf(
        paper->arena, "Made with juggle on %s.%s", date_of(paper, answer, "today"),
        value_bool(answer, "shared")
            ? " Check-ins, what rests on them, notes and reasons were never gathered for it."
            : " It has check-ins and notes in it; --share leaves them out.");
}

void report_write(struct str *out, enum paper_form form, struct arena *arena,
                  const struct value *answer)
{
    struct paper paper = {.out = out, .form = form, .arena = arena};
    write_head(&paper, answer);
    if (form == PAPER_HTML) {
        paper_section(&paper, "Work",
                      str_equal(word(answer, "period"), "week") ? "day by day" : "week by week");
        chart_steps(&paper, answer);
        chart_legend(&paper, true, "planned");
    }
    write_areas(&paper, answer);
    write_kinds(&paper, answer);
    write_pace(&paper, answer);
    write_work(&paper, answer, "given", "Given");
    write_work(&paper, answer, "made", "Made");
    write_work(&paper, answer, "answered", "Answered");
    write_work(&paper, answer, "learned", "Learned");
    write_work(&paper, answer, "other", "Also done");
    write_trips(&paper, answer);
    write_feedback(&paper, answer);
    write_findings(&paper, answer);
    write_checkins(&paper, answer);
    paper_close(&paper, foot_of(&paper, answer));
}
