/* SPDX-License-Identifier: MIT
 *
 * page_review: a week, month or quarter: what was planned and done, what was caught on the way, and
 * what was said no to.
 */
#include "juggle/app/run.h"
#include "juggle/base/parse.h"
#include "juggle/base/str.h"
#include "pages.h"

enum { BAR_CELLS = 20 };

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

/* Done as full cells, what is planned beyond it as light ones. */
static const char *bar(struct lines *lines, minutes done, minutes planned, minutes most)
{
    struct str text;
    minutes whole = done > planned ? done : planned;
    str_init(&text);
    for (int i = 0; i < BAR_CELLS && most > 0; i++) {
        minutes at = most * i / BAR_CELLS;
        if (at < whole)
            str_add(&text, at < done ? "█" : "░");
    }
    const char *kept = arena_strdup(lines->arena, text.text);
    str_finish(&text);
    return kept;
}

static void add_areas(struct lines *lines, const struct value *report)
{
    minutes most = 0;
    for (const struct value *a = value_first(report, "areas"); a; a = a->next) {
        minutes done = (minutes)value_int(a, "done_min"),
                planned = (minutes)value_int(a, "planned_min");
        most = done > most ? done : most;
        most = planned > most ? planned : most;
    }
    for (const struct value *a = value_first(report, "areas"); a; a = a->next)
        lines_addf(lines, INK_NORMAL, 1, "%-9s %7s of %-7s %s", a->key,
                   lines_length(lines, a, "done_min"), lines_length(lines, a, "planned_min"),
                   bar(lines, (minutes)value_int(a, "done_min"),
                       (minutes)value_int(a, "planned_min"), most));
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
        lines_addf(lines, INK_NORMAL, 1, "%-13s %s", lines_said(lines, lines_word(at, first)),
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
    add_areas(lines, report);
    lines_addf(lines, INK_DIM, 1, "%s of work in it, %lld nights away",
               lines_length(lines, report, "work_min"),
               (long long)value_int(report, "nights_away"));
    add_rows(lines, report, "feedback", "Feedback for the product", "state", "text");
    add_rows(lines, report, "done", "Done", "kind", "title");
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
