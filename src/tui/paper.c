/* SPDX-License-Identifier: MIT
 *
 * paper: runs the command behind a form and lays its answer out in lines.
 */
#include "paper_offer.h"

#include <string.h>

#include "juggle/app/run.h"
#include "juggle/base/parse.h"
#include "juggle/base/str.h"

/* ---- a plan ---- */

static void plan_blocks(struct lines *lines, const struct value *answer)
{
    const char *last = "";
    int clock = lines->h24 ? 5 : 7;
    for (const struct value *b = value_first(answer, "blocks"); b; b = b->next) {
        const char *date = lines_date(lines, lines_word(b, "start"));
        bool fresh = !value_text(b, "id");
        if (strcmp(last, date)) {
            if (*last)
                lines_add(lines, INK_NORMAL, 0, "");
            lines_add(lines, INK_TITLE, 0, date);
        }
        last = date;
        lines_addf(lines, fresh ? INK_STRONG : INK_NORMAL, 1, "%s %*s-%-*s  %s%s",
                   fresh ? "+" : " ", clock, lines_clock(lines, lines_word(b, "start")), clock,
                   lines_clock(lines, lines_word(b, "end")), lines_word(b, "title"),
                   value_bool(b, "pinned") ? "  (pinned)" : "");
    }
    if (!*last)
        lines_add(lines, INK_HINT, 0,
                  "Nothing to plan: no open task has minutes left, or no day has room.");
}

/* What is short of time, with ways out. */
static void plan_short(struct lines *lines, const struct value *one)
{
    lines_addf(lines, INK_DUE, 1, "%s, %s short", lines_word(one, "title"),
               lines_length(lines, one, "short_min"));
    lines_add(lines, INK_DIM, 3, lines_word(one, "because"));
    for (const struct value *way = value_first(one, "ways_out"); way; way = way->next)
        lines_addf(lines, INK_DIM, 3, "or: %s", way->as.text);
}

static void plan_unplaced(struct lines *lines, const struct value *answer, bool waiting)
{
    bool any = false;
    for (const struct value *u = value_first(answer, "unplaced"); u; u = u->next) {
        if (value_bool(u, "waits") != waiting)
            continue;
        if (!any) {
            lines_add(lines, INK_NORMAL, 0, "");
            lines_add(lines, INK_TITLE, 0, waiting ? "Later" : "No place found");
        }
        any = true;
        if (!waiting) {
            plan_short(lines, u);
            continue;
        }
        lines_addf(lines, INK_NORMAL, 1, "%s, %s", lines_word(u, "title"),
                   lines_length(lines, u, "short_min"));
        lines_add(lines, INK_DIM, 3, lines_word(u, "because"));
    }
}

/* The answer's "to" is the day after the last one. */
static const char *plan_title(struct lines *lines, const struct value *answer)
{
    char last[DATE_SIZE];
    long long fresh = 0, moved = (long long)value_int(answer, "moved");
    day to;
    for (const struct value *b = value_first(answer, "blocks"); b; b = b->next)
        fresh += !value_text(b, "id");
    if (!parse_iso_day(lines_word(answer, "to"), &to))
        return "A plan";
    return arena_printf(lines->arena, "A plan for %s to %s: %lld new, %lld stay, %lld move",
                        lines_date(lines, lines_word(answer, "from")),
                        lines_date(lines, day_format(to - 1, last)), fresh,
                        (long long)value_count(answer, "blocks") - fresh - moved, moved);
}

static void write_plan(struct lines *lines, const struct value *answer, struct paper *out)
{
    out->title = plan_title(lines, answer);
    out->accept = value_count(answer, "blocks") ? "write it" : NULL;
    plan_blocks(lines, answer);
    plan_unplaced(lines, answer, false);
    plan_unplaced(lines, answer, true);
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

/* The word that writes it, and what belongs to it. */
static size_t answer_words(const struct paper_form *form, const struct paper *paper,
                           const char **words)
{
    if (form->kind == PAPER_PLAN || form->answer != PAPER_NO) {
        words[0] = form->kind == PAPER_PLAN                      ? "--apply"
                   : form->answer == PAPER_YES && paper->offered ? "--best"
                                                                 : "--accept";
        return 1;
    }
    words[0] = "--decline";
    words[1] = paper->reason;
    return 2;
}

/* answered: what the answer was said to; NULL: only asks. */
static bool ask(struct world *world, const struct paper_form *form, const struct paper *answered,
                struct reply *reply, struct err *err)
{
    const char *words[WORDS_MOST] = {"juggle"};
    struct call call;
    size_t count = form->kind == PAPER_PLAN
                       ? plan_words(words + 1)
                       : offer_words(&world->turn, form, world->today, words + 1);
    if (answered)
        count += answer_words(form, answered, words + 1 + count);
    return args_parse(&world->turn, (int)count + 1, words, &call, err) &&
           run_call(world, &call, reply, err);
}

void paper_read(struct world *world, const struct paper_form *form, struct arena *arena,
                struct paper *out)
{
    struct reply reply;
    struct err err;
    struct lines lines = {.arena = arena, .h24 = world->h24, .cols = form->cols};
    *out = (struct paper){0};
    reply_init(&reply, world);
    if (!ask(world, form, NULL, &reply, &err))
        out->problem = arena_strdup(arena, err.text);
    else if (form->kind == PAPER_PLAN)
        write_plan(&lines, reply.answer, out);
    else
        paper_offer_write(&lines, reply.answer, out);
    out->lines = lines.all.at;
    out->count = lines.all.count;
    reply_finish(&reply);
}

bool paper_accept(struct world *world, const struct paper_form *form, struct arena *arena,
                  struct paper *paper, const char **said, struct err *err)
{
    struct reply reply;
    struct lines lines = {.arena = arena, .h24 = world->h24, .cols = form->cols};
    const struct paper answered = *paper;
    reply_init(&reply, world);
    bool done = ask(world, form, &answered, &reply, err);
    *said = done && reply.said ? reply.said : "Done";
    if (done && form->answer == PAPER_NO) {
        *paper = (struct paper){0};
        paper_offer_letter(&lines, &answered, paper);
        paper->lines = lines.all.at;
        paper->count = lines.all.count;
    }
    reply_finish(&reply);
    return done;
}
