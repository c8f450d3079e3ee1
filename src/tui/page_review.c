/* SPDX-License-Identifier: MIT
 *
 * page_review: a week, month or quarter: what was planned and done, what was caught on the way, and
 * what was said no to.
 */
#include "juggle/app/run.h"
#include "juggle/base/parse.h"
#include "juggle/base/str.h"
#include "pages.h"

static const struct value *ask_report(struct world *world, enum review_period period, day on,
                                      struct reply *reply, struct err *err)
{
    static const char *const options[] = {"--week", "--month", "--quarter"};
    char date[DATE_SIZE];
    const char *const words[] = {"juggle", "report", options[period], "--date",
                                 day_format(on, date)};
    struct call call;
    if (!args_parse(&world->turn, sizeof words / sizeof *words, words, &call, err) ||
        !run_call(world, &call, reply, err))
        return NULL;
    return reply->answer;
}

/* "6h15 of 8h", "6h15 unplanned", "none of 8h". */
static const char *against(struct lines *lines, const struct value *map)
{
    if (!value_int(map, "planned_min"))
        return value_int(map, "done_min") ? arena_printf(lines->arena, "%7s unplanned",
                                                         lines_length(lines, map, "done_min"))
                                          : "   none";
    return arena_printf(lines->arena, "%7s of %s",
                        value_int(map, "done_min") ? lines_length(lines, map, "done_min") : "none",
                        lines_length(lines, map, "planned_min"));
}

static minutes greater(minutes most, const struct value *map)
{
    minutes done = (minutes)value_int(map, "done_min"),
            planned = (minutes)value_int(map, "planned_min");
    most = done > most ? done : most;
    return planned > most ? planned : most;
}

/* name: the member that a row is called by; NULL: its key. */
static void add_bars(struct lines *lines, const struct value *report, const char *key,
                     const char *name)
{
    minutes most = 0;
    for (const struct value *a = value_first(report, key); a; a = a->next)
        most = greater(most, a);
    for (const struct value *a = value_first(report, key); a; a = a->next) {
        lines_addf(lines, INK_NORMAL, 1, "%-9s %-19s ", name ? lines_word(a, name) : a->key,
                   against(lines, a));
        lines_bar(lines, (minutes)value_int(a, "done_min"), (minutes)value_int(a, "planned_min"),
                  most);
    }
}

/* What was estimated of the tasks that were finished, and what they took. */
static void add_pace(struct lines *lines, const struct value *report)
{
    if (value_count(report, "pace"))
        lines_heading(lines, "Estimates");
    for (const struct value *p = value_first(report, "pace"); p; p = p->next) {
        long long tasks = (long long)value_int(p, "tasks");
        lines_addf(lines, INK_NORMAL, 1, "%-13s %lld task%s took %s of %s estimated, %.1f times",
                   lines_word(p, "kind"), tasks, tasks == 1 ? "" : "s",
                   lines_length(lines, p, "done_min"), lines_length(lines, p, "planned_min"),
                   value_real(p, "ratio"));
    }
}

static bool is_known(const struct value *map, const char *key)
{
    const struct value *found = value_find(map, key);
    return found && found->type == VALUE_INT;
}

/* "2h10 of ~1h30": what it took, of what it was estimated at. */
static const char *took(struct lines *lines, const struct value *work)
{
    const char *done = is_known(work, "done_min") ? lines_length(lines, work, "done_min") : "";
    if (!is_known(work, "planned_min"))
        return done;
    return arena_printf(lines->arena, "%s%s%s%s", done, *done ? " of " : "",
                        value_bool(work, "guessed") ? "~" : "",
                        lines_length(lines, work, "planned_min"));
}

static void add_work(struct lines *lines, const struct value *report, const char *key,
                     const char *title)
{
    size_t count = value_count(report, key);
    if (count)
        lines_heading(lines, arena_printf(lines->arena, "%s  %zu", title, count));
    for (const struct value *w = value_first(report, key); w; w = w->next) {
        int64_t times = value_int(w, "times");
        lines_addf(lines, INK_NORMAL, 1, "%-13s %-13s %s%s", lines_word(w, "kind"), took(lines, w),
                   lines_word(w, "title"),
                   times > 1 ? arena_printf(lines->arena, ", %lld times", (long long)times) : "");
        lines_about(lines, value_text(w, "id"));
    }
}

/* Rows of one sort: what stands first, then what it is called. */
static void add_rows(struct lines *lines, const struct value *answer, const char *key,
                     const char *title, const char *first, const char *name)
{
    size_t count = value_count(answer, key);
    if (!count)
        return;
    lines_heading(lines, arena_printf(lines->arena, "%s  %zu", title, count));
    for (const struct value *at = value_first(answer, key); at; at = at->next) {
        lines_addf(lines, INK_NORMAL, 1, "%-13s %s", str_said(lines->arena, lines_word(at, first)),
                   lines_word(at, name));
        lines_about(lines, value_text(at, "id"));
    }
}

static void add_checkins(struct lines *lines, const struct value *report)
{
    const struct value *map = value_find(report, "checkins");
    if (!map || !value_int(map, "days"))
        return;
    lines_heading(lines,
                  arena_printf(lines->arena, "Check-ins  %lld", (long long)value_int(map, "days")));
    lines_addf(lines, INK_NORMAL, 1, "energy %.1f, switched off %.1f of 5",
               value_real(map, "energy_mean"), value_real(map, "switched_off_mean"));
}

static void write_review(struct lines *lines, const struct value *report)
{
    add_bars(lines, report, "areas", NULL);
    lines_addf(lines, INK_DIM, 1, "%s of work in it, %lld nights away",
               lines_length(lines, report, "work_min"),
               (long long)value_int(report, "nights_away"));
    add_rows(lines, report, "feedback", "Feedback for the product", "state", "text");
    if (value_count(report, "kinds"))
        lines_heading(lines, "Kinds  done of planned");
    add_bars(lines, report, "kinds", "kind");
    add_pace(lines, report);
    add_work(lines, report, "given", "Given");
    add_work(lines, report, "made", "Made");
    add_work(lines, report, "answered", "Answered");
    add_work(lines, report, "learned", "Learned");
    add_work(lines, report, "other", "Also done");
    add_rows(lines, report, "conferences", "Conferences", "role", "name");
    if (value_count(report, "declined")) {
        lines_heading(lines, arena_printf(lines->arena, "Said no to  %s saved",
                                          lines_length(lines, report, "saved_min")));
        for (const struct value *c = value_first(report, "declined"); c; c = c->next) {
            lines_addf(lines, INK_NORMAL, 1, "%-13s %s", lines_length(lines, c, "saved_min"),
                       lines_word(c, "name"));
            lines_about(lines, value_text(c, "id"));
            lines_addf(lines, INK_DIM, 15, "%s", lines_word(c, "because"));
        }
    }
    add_checkins(lines, report);
    if (!value_count(report, "feedback")) {
        lines_heading(lines, "Feedback for the product");
        lines_add(lines, INK_HINT, 1,
                  "Nothing yet.  H catches a line; @feedback in it makes it one for the product.");
    }
}

void page_review(struct world *world, enum review_period period, day on, struct arena *arena,
                 struct paper *out)
{
    static const char *const names[] = {"Week", "Month", "Quarter"};
    struct lines lines = {.arena = arena, .h24 = world->h24};
    struct reply reply;
    struct err err;
    *out = (struct paper){.title = ""};
    reply_init(&reply, world);
    const struct value *report = ask_report(world, period, on, &reply, &err);
    if (report) {
        day from, to;
        if (parse_iso_day(lines_word(report, "from"), &from) &&
            parse_iso_day(lines_word(report, "to"), &to)) {
            char last[DATE_SIZE];
            out->title =
                arena_printf(arena, "%s  %s - %s %d", names[period],
                             lines_date(&lines, lines_word(report, "from")),
                             lines_date(&lines, day_format(to - 1, last)), day_civil(to - 1).year);
        }
        write_review(&lines, report);
    } else {
        out->problem = arena_strdup(arena, err.text);
    }
    reply_finish(&reply);
    out->lines = lines.all.at;
    out->count = lines.all.count;
}
