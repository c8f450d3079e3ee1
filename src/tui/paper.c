/* SPDX-License-Identifier: MIT
 *
 * paper: runs the command behind a form and lays its answer out in lines.
 */
#include "paper.h"

#include <string.h>

#include "juggle/app/run.h"
#include "juggle/base/parse.h"
#include "juggle/base/str.h"
#include "juggle/base/vec.h"

struct writer {
    struct arena *arena;
    VEC(struct paper_line) lines;
    bool h24;
};

static void write_line(struct writer *writer, enum ink ink, int indent, const char *text)
{
    VEC_PUSH(writer->arena, &writer->lines, ((struct paper_line){arena_strdup(writer->arena, text), ink, indent}));
}

static const char *word(const struct value *map, const char *key)
{
    const char *text = value_text(map, key);
    return text ? text : "";
}

static const char *length_of(struct writer *writer, const struct value *map, const char *key)
{
    char buf[DATE_SIZE];
    return arena_strdup(writer->arena, length_format((minutes)value_int(map, key), buf));
}

static const char *clock_of(struct writer *writer, const char *iso)
{
    struct wall wall;
    bool has_offset;
    int32_t offset;
    char buf[DATE_SIZE];
    if (!parse_iso_time(iso, &wall, &has_offset, &offset))
        return "";
    return arena_strdup(writer->arena, clock_format(wall.second / 60, writer->h24, buf));
}

static const char *date_of(struct writer *writer, const char *iso)
{
    day date;
    if (strlen(iso) < 10 || !parse_iso_day(arena_strndup(writer->arena, iso, 10), &date))
        return "";
    struct civil civil = day_civil(date);
    return arena_printf(writer->arena, "%s %d %s", weekday_short(day_weekday(date)), civil.mday,
                        month_short(civil.month));
}

/* ---- a plan ---- */

static void plan_blocks(struct writer *writer, const struct value *answer)
{
    const char *last = "";
    for (const struct value *b = value_first(answer, "blocks"); b; b = b->next) {
        const char *date = date_of(writer, word(b, "start"));
        bool fresh = !value_text(b, "id");
        if (strcmp(last, date)) {
            if (*last)
                write_line(writer, INK_NORMAL, 0, "");
            write_line(writer, INK_TITLE, 0, date);
        }
        last = date;
        write_line(writer, fresh ? INK_STRONG : INK_NORMAL, 1,
                   arena_printf(writer->arena, "%s %5s-%-5s  %s%s", fresh ? "+" : " ",
                                clock_of(writer, word(b, "start")), clock_of(writer, word(b, "end")),
                                word(b, "title"), value_bool(b, "pinned") ? "  (pinned)" : ""));
    }
    if (!*last)
        write_line(writer, INK_HINT, 0, "Nothing to plan: no open task has minutes left, or no day has room.");
}

static void plan_unplaced(struct writer *writer, const struct value *answer)
{
    if (!value_count(answer, "unplaced"))
        return;
    write_line(writer, INK_NORMAL, 0, "");
    write_line(writer, INK_TITLE, 0, "No place found");
    for (const struct value *u = value_first(answer, "unplaced"); u; u = u->next) {
        write_line(writer, INK_DUE, 1, arena_printf(writer->arena, "%s, %s short", word(u, "title"),
                                                 length_of(writer, u, "short_min")));
        write_line(writer, INK_DIM, 3, word(u, "because"));
        for (const struct value *way = value_first(u, "ways_out"); way; way = way->next)
            write_line(writer, INK_DIM, 3, arena_printf(writer->arena, "or: %s", way->as.text));
    }
}

static void write_plan(struct writer *writer, const struct value *answer, struct paper *out)
{
    out->title = arena_printf(writer->arena, "A plan for %s to %s: %lld blocks stay, %lld move",
                              date_of(writer, word(answer, "from")), date_of(writer, word(answer, "to")),
                              (long long)value_int(answer, "kept"), (long long)value_int(answer, "moved"));
    out->accept = value_count(answer, "blocks") ? "write it" : NULL;
    plan_blocks(writer, answer);
    plan_unplaced(writer, answer);
}

/* ---- an offer ---- */

static void offer_price_lines(struct writer *writer, const struct value *map)
{
    static const char *const rows[][2] = {
        {"proposal_min", "proposal"}, {"prep_min", "preparation"},   {"travel_min", "travel"},
        {"onsite_min", "on site"},    {"stage_min", "on stage"},     {"followup_min", "follow-up"},
        {"recovery_min", "recovery"}, {"total_min", "all together"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (value_int(map, rows[i][0]))
            write_line(writer, str_equal(rows[i][0], "total_min") ? INK_STRONG : INK_NORMAL, 1,
                       arena_printf(writer->arena, "%-13s %7s", rows[i][1], length_of(writer, map, rows[i][0])));
    if (value_int(map, "days_away"))
        write_line(writer, INK_NORMAL, 1, arena_printf(writer->arena, "%-13s %7lld", "days away",
                                                    (long long)value_int(map, "days_away")));
}

static void offer_weeks(struct writer *writer, const struct value *answer)
{
    const struct value *old = value_first(value_find(answer, "before"), "weeks");
    const struct value *new = value_first(value_find(answer, "after"), "weeks");
    write_line(writer, INK_NORMAL, 0, "");
    write_line(writer, INK_DIM, 1, "week of        hours        load     level");
    for (; old && new; old = old->next, new = new->next) {
        double was = value_real(old, "hours"), is = value_real(new, "hours");
        if (was == is && str_equal(word(old, "level"), word(new, "level")))
            continue;
        write_line(writer, str_equal(word(old, "level"), word(new, "level")) ? INK_NORMAL : INK_DUE, 1,
                   arena_printf(writer->arena, "%-12s %5.1f to %4.1f  %3.0f to %3.0f  %s to %s",
                                date_of(writer, word(new, "from")), was, is, value_real(old, "index"),
                                value_real(new, "index"), word(old, "level"), word(new, "level")));
    }
}

static void write_offer(struct writer *writer, const struct value *answer, struct paper *out)
{
    const char *verdict = word(answer, "verdict");
    out->title = arena_printf(writer->arena, "%s, %s to %s, %s: %s", word(answer, "name"),
                              date_of(writer, word(answer, "from")), date_of(writer, word(answer, "to")),
                              word(answer, "role"),
                              str_equal(verdict, "fits")      ? "fits"
                              : str_equal(verdict, "fits-if") ? "fits, if something moves"
                                                              : "does not fit");
    out->accept = "say yes";
    offer_price_lines(writer, value_find(answer, "price"));
    offer_weeks(writer, answer);
    write_line(writer, INK_NORMAL, 0, "");
    for (const struct value *move = value_first(answer, "move"); move; move = move->next)
        write_line(writer, INK_STRONG, 1, word(move, "text"));
    if (value_int(answer, "prep_missing_min") > 0)
        write_line(writer, INK_DUE, 1, arena_printf(writer->arena, "%s of the preparation find no place before it.",
                                                 length_of(writer, answer, "prep_missing_min")));
    if (str_equal(verdict, "does-not-fit")) {
        write_line(writer, INK_TITLE, 0, "A polite no");
        write_line(writer, INK_DIM, 1, word(answer, "decline_text"));
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

static bool ask(struct world *world, const struct paper_form *form, bool accept, struct reply *reply,
                struct err *err)
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
    struct writer writer = {.arena = arena, .h24 = world->h24};
    *out = (struct paper){0};
    reply_init(&reply, world);
    if (!ask(world, form, false, &reply, &err))
        out->problem = arena_strdup(arena, err.text);
    else if (form->kind == PAPER_PLAN)
        write_plan(&writer, reply.answer, out);
    else
        write_offer(&writer, reply.answer, out);
    out->lines = writer.lines.at;
    out->count = writer.lines.count;
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
