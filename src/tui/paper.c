/* SPDX-License-Identifier: MIT
 *
 * paper: runs the command behind a form and lays its answer out in lines.
 */
#include "paper.h"

#include <string.h>

#include "juggle/app/run.h"
#include "juggle/base/str.h"

/* ---- a plan ---- */

static void plan_blocks(struct lines *lines, const struct value *answer)
{
    const char *last = "";
    for (const struct value *b = value_first(answer, "blocks"); b; b = b->next) {
        const char *date = lines_date(lines, lines_word(b, "start"));
        bool fresh = !value_text(b, "id");
        if (strcmp(last, date)) {
            if (*last)
                lines_add(lines, INK_NORMAL, 0, "");
            lines_add(lines, INK_TITLE, 0, date);
        }
        last = date;
        lines_addf(lines, fresh ? INK_STRONG : INK_NORMAL, 1, "%s %5s-%-5s  %s%s",
                   fresh ? "+" : " ", lines_clock(lines, lines_word(b, "start")),
                   lines_clock(lines, lines_word(b, "end")), lines_word(b, "title"),
                   value_bool(b, "pinned") ? "  (pinned)" : "");
    }
    if (!*last)
        lines_add(lines, INK_HINT, 0,
                  "Nothing to plan: no open task has minutes left, or no day has room.");
}

static void plan_unplaced(struct lines *lines, const struct value *answer)
{
    if (!value_count(answer, "unplaced"))
        return;
    lines_add(lines, INK_NORMAL, 0, "");
    lines_add(lines, INK_TITLE, 0, "No place found");
    for (const struct value *u = value_first(answer, "unplaced"); u; u = u->next) {
        lines_addf(lines, INK_DUE, 1, "%s, %s short", lines_word(u, "title"),
                   lines_length(lines, u, "short_min"));
        lines_add(lines, INK_DIM, 3, lines_word(u, "because"));
        for (const struct value *way = value_first(u, "ways_out"); way; way = way->next)
            lines_addf(lines, INK_DIM, 3, "or: %s", way->as.text);
    }
}

static void write_plan(struct lines *lines, const struct value *answer, struct paper *out)
{
    out->title = arena_printf(
        lines->arena, "A plan for %s to %s: %lld blocks stay, %lld move",
        lines_date(lines, lines_word(answer, "from")), lines_date(lines, lines_word(answer, "to")),
        (long long)value_int(answer, "kept"), (long long)value_int(answer, "moved"));
    out->accept = value_count(answer, "blocks") ? "write it" : NULL;
    plan_blocks(lines, answer);
    plan_unplaced(lines, answer);
}

/* ---- an offer ---- */

static void offer_price_lines(struct lines *lines, const struct value *map)
{
    static const char *const rows[][2] = {
        {"proposal_min", "proposal"}, {"prep_min", "preparation"},   {"travel_min", "travel"},
        {"onsite_min", "on site"},    {"stage_min", "on stage"},     {"followup_min", "follow-up"},
        {"recovery_min", "recovery"}, {"total_min", "all together"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (value_int(map, rows[i][0]))
            lines_addf(lines, str_equal(rows[i][0], "total_min") ? INK_STRONG : INK_NORMAL, 1,
                       "%-13s %7s", rows[i][1], lines_length(lines, map, rows[i][0]));
    if (value_int(map, "days_away"))
        lines_addf(lines, INK_NORMAL, 1, "%-13s %7lld", "days away",
                   (long long)value_int(map, "days_away"));
}

static void offer_weeks(struct lines *lines, const struct value *answer)
{
    const struct value *old = value_first(value_find(answer, "before"), "weeks");
    const struct value *new = value_first(value_find(answer, "after"), "weeks");
    lines_add(lines, INK_NORMAL, 0, "");
    lines_add(lines, INK_DIM, 1, "week of        hours        load     level");
    for (; old && new; old = old->next, new = new->next) {
        double was = value_real(old, "hours"), is = value_real(new, "hours");
        if (was == is && str_equal(lines_word(old, "level"), lines_word(new, "level")))
            continue;
        lines_addf(lines,
                   str_equal(lines_word(old, "level"), lines_word(new, "level")) ? INK_NORMAL
                                                                                 : INK_DUE,
                   1, "%-12s %5.1f to %4.1f  %3.0f to %3.0f  %s to %s",
                   lines_date(lines, lines_word(new, "from")), was, is, value_real(old, "index"),
                   value_real(new, "index"), lines_word(old, "level"), lines_word(new, "level"));
    }
}

static void write_offer(struct lines *lines, const struct value *answer, struct paper *out)
{
    const char *verdict = lines_word(answer, "verdict");
    out->title =
        arena_printf(lines->arena, "%s, %s to %s, %s: %s", lines_word(answer, "name"),
                     lines_date(lines, lines_word(answer, "from")),
                     lines_date(lines, lines_word(answer, "to")), lines_word(answer, "role"),
                     str_equal(verdict, "fits")      ? "fits"
                     : str_equal(verdict, "fits-if") ? "fits, if something moves"
                                                     : "does not fit");
    out->accept = "say yes";
    offer_price_lines(lines, value_find(answer, "price"));
    offer_weeks(lines, answer);
    lines_add(lines, INK_NORMAL, 0, "");
    for (const struct value *move = value_first(answer, "move"); move; move = move->next)
        lines_add(lines, INK_STRONG, 1, lines_word(move, "text"));
    if (value_int(answer, "prep_missing_min") > 0)
        lines_addf(lines, INK_DUE, 1, "%s of the preparation find no place before it.",
                   lines_length(lines, answer, "prep_missing_min"));
    if (str_equal(verdict, "does-not-fit")) {
        lines_add(lines, INK_TITLE, 0, "A polite no");
        lines_add(lines, INK_DIM, 1, lines_word(answer, "decline_text"));
    }
}

/* ---- asking ---- */

enum { WORDS_MOST = 24 };

static size_t plan_words(const char **words)
{
    words[0] = "plan";
    return 1;
}

static size_t offer_words(struct arena *arena, const struct paper_form *form, day today,
                          const char **words)
{
    struct offer_line line;
    char from[DATE_SIZE], to[DATE_SIZE];
    size_t count = 0;
    offer_line_read(arena, form->line, today, &line);
    words[count++] = "whatif";
    words[count++] = "--name";
    words[count++] = line.name;
    words[count++] = "--role";
    words[count++] = line.role;
    if (line.from != DAY_NONE) {
        words[count++] = "--from";
        words[count++] = arena_strdup(arena, day_format(line.from, from));
        words[count++] = "--to";
        words[count++] = arena_strdup(arena, day_format(line.to, to));
    }
    const char *const more[][2] = {
        {"--tz", line.zone}, {"--talk", line.talk}, {"--minutes", line.length}};
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        if (more[i][1]) {
            words[count++] = more[i][0];
            words[count++] = more[i][1];
        }
    if (line.online)
        words[count++] = "--online";
    return count;
}

static bool ask(struct world *world, const struct paper_form *form, bool accept,
                struct reply *reply, struct err *err)
{
    const char *words[WORDS_MOST] = {"juggle"};
    struct call call;
    size_t count = form->kind == PAPER_PLAN
                       ? plan_words(words + 1)
                       : offer_words(&world->turn, form, world->today, words + 1);
    if (accept)
        words[1 + count++] = form->kind == PAPER_PLAN ? "--apply" : "--accept";
    return args_parse(&world->turn, (int)count + 1, words, &call, err) &&
           run_call(world, &call, reply, err);
}

void paper_read(struct world *world, const struct paper_form *form, struct arena *arena,
                struct paper *out)
{
    struct reply reply;
    struct err err;
    struct lines lines = {.arena = arena, .h24 = world->h24};
    *out = (struct paper){0};
    reply_init(&reply, world);
    if (!ask(world, form, false, &reply, &err))
        out->problem = arena_strdup(arena, err.text);
    else if (form->kind == PAPER_PLAN)
        write_plan(&lines, reply.answer, out);
    else
        write_offer(&lines, reply.answer, out);
    out->lines = lines.all.at;
    out->count = lines.all.count;
    reply_finish(&reply);
}

bool paper_accept(struct world *world, const struct paper_form *form, const char **said,
                  struct err *err)
{
    struct reply reply;
    reply_init(&reply, world);
    bool done = ask(world, form, true, &reply, err);
    *said = done && reply.said ? reply.said : "Done";
    reply_finish(&reply);
    return done;
}
