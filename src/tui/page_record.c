/* SPDX-License-Identifier: MIT
 *
 * page_record: the page of a conference, with all that hangs on it, and that of a talk.
 */
#include "juggle/app/run.h"
#include "juggle/base/parse.h"
#include "juggle/base/str.h"
#include "juggle/load/recovery.h"
#include "pages.h"

static void fact(struct lines *lines, const char *name, const char *text)
{
    if (!str_blank(text))
        lines_addf(lines, INK_NORMAL, 1, "%-10s %s", name, text);
}

/* ---- a conference ---- */

static const char *dates_of(struct lines *lines, const struct value *c)
{
    const char *from = lines_date(lines, lines_word(c, "from")),
               *to = lines_date(lines, lines_word(c, "to"));
    if (!*from)
        return "no date yet";
    return str_equal(from, to) || !*to ? from : arena_printf(lines->arena, "%s - %s", from, to);
}

static const char *title_of(struct lines *lines, const struct value *c)
{
    const char *place = value_bool(c, "online") ? "online" : lines_word(c, "place");
    return arena_printf(lines->arena, "%s · %s%s%s · %s", lines_word(c, "name"), dates_of(lines, c),
                        *place ? " · " : "", place, lines_word(c, "role"));
}

static const char *distance(struct lines *lines, const struct world *world, const struct value *c)
{
    day from, to;
    if (!parse_iso_day(lines_word(c, "from"), &from) || !parse_iso_day(lines_word(c, "to"), &to))
        return "";
    if (from > world->today)
        return arena_printf(lines->arena, "in %d days", from - world->today);
    if (to >= world->today)
        return arena_printf(lines->arena, "day %d of %d", world->today - from + 1, to - from + 1);
    return arena_printf(lines->arena, "%d days ago", world->today - to);
}

static void add_legs(struct lines *lines, const struct value *c)
{
    lines_heading(lines, "Travel");
    for (const struct value *leg = value_first(c, "legs"); leg; leg = leg->next) {
        const char *start = lines_word(leg, "start"), *end = lines_word(leg, "end");
        lines_addf(lines, INK_NORMAL, 1, "%-5s %s %s %s - %s %s %s", lines_word(leg, "way"),
                   lines_date(lines, start), lines_clock(lines, start), lines_word(leg, "zone"),
                   lines_date(lines, end), lines_clock(lines, end), lines_word(leg, "end_zone"));
    }
    if (!value_count(c, "legs"))
        lines_add(lines, INK_HINT, 1,
                  value_bool(c, "online")
                      ? "None, it is online."
                      : "No legs yet; with them recovery is booked.  a adds a journey.");
}

static void add_offered(struct lines *lines, const struct value *c)
{
    if (!value_count(c, "submissions"))
        return;
    lines_heading(lines, "Talks");
    for (const struct value *s = value_first(c, "submissions"); s; s = s->next) {
        lines_addf(lines, INK_NORMAL, 1, "%-11s %s", str_said(lines->arena, lines_word(s, "stage")),
                   lines_word(s, "title"));
        lines_about(lines, lines_word(s, "id"));
    }
}

static void add_task(struct lines *lines, const struct value *task)
{
    bool done = str_equal(lines_word(task, "state"), "done");
    const char *due = lines_date(lines, lines_word(task, "due"));
    lines_addf(lines, done ? INK_DONE : INK_NORMAL, 1, "%s %-40s %6s  %s%s", done ? "x" : " ",
               lines_word(task, "title"), lines_length(lines, task, "estimate_min"),
               done   ? "done"
               : *due ? "due "
                      : "",
               done ? "" : due);
    lines_about(lines, lines_word(task, "id"));
}

static void add_preparation(struct lines *lines, const struct value *c)
{
    size_t count = value_count(c, "tasks");
    if (!count) {
        lines_heading(lines, "Preparation");
        lines_add(lines, INK_HINT, 1, "No tasks yet; a submission that is accepted makes them.");
        return;
    }
    lines_heading(lines, arena_printf(lines->arena, "Preparation  %lld of %zu done, %s of %s left",
                                      (long long)value_int(c, "prep_done"), count,
                                      lines_length(lines, c, "prep_left_min"),
                                      lines_length(lines, c, "prep_min")));
    for (const struct value *task = value_first(c, "tasks"); task; task = task->next)
        add_task(lines, task);
}

/* "  firm"; nothing of what is far away or over. */
static const char *hold_of(struct lines *lines, const struct world *world, const char *start)
{
    day d;
    const char *date = arena_strndup(lines->arena, start, 10);
    if (!parse_iso_day(date, &d) || d < world->today)
        return "";
    enum recovery_hold hold = recovery_hold(world->today, d);
    return hold == RECOVERY_OPEN ? ""
                                 : arena_printf(lines->arena, "  %s", recovery_hold_word(hold));
}

static void add_recovery(struct lines *lines, const struct world *world, const struct value *c)
{
    if (!value_count(c, "blocks"))
        return;
    lines_heading(lines, "Recovery");
    for (const struct value *block = value_first(c, "blocks"); block; block = block->next) {
        const char *start = lines_word(block, "start");
        lines_addf(lines, INK_RECOVERY, 1, "%s %s-%s  %s%s", lines_date(lines, start),
                   lines_clock(lines, start), lines_clock(lines, lines_word(block, "end")),
                   lines_word(block, "title"), hold_of(lines, world, start));
        lines_about(lines, lines_word(block, "id"));
    }
}

static void add_programme(struct lines *lines, const struct value *c)
{
    lines_heading(lines, "Programme");
    if (value_int(c, "sessions"))
        lines_addf(lines, INK_NORMAL, 1, "%lld sessions, %lld of them yours.  p opens it",
                   (long long)value_int(c, "sessions"), (long long)value_int(c, "chosen_sessions"));
    else
        lines_add(lines, INK_HINT, 1, "Not imported yet.  i reads one and brings it up to date.");
}

static void write_conference(struct lines *lines, const struct world *world, const struct value *c)
{
    const char *cfp = lines_word(c, "cfp"), *opens = lines_word(c, "cfp_opens");
    fact(lines, "when", distance(lines, world, c));
    fact(lines, "zone", lines_word(c, "zone"));
    if (*opens)
        fact(lines, "call from",
             arena_printf(lines->arena, "%s %s", lines_date(lines, opens),
                          lines_clock(lines, opens)));
    if (*cfp)
        fact(lines, "call until",
             arena_printf(lines->arena, "%s %s", lines_date(lines, cfp), lines_clock(lines, cfp)));
    if (value_int(c, "cost") > 0)
        fact(lines, "cost",
             arena_printf(lines->arena, "%lld %s", (long long)value_int(c, "cost"),
                          lines_word(c, "currency")));
    fact(lines, "page", lines_word(c, "url"));
    fact(lines, "declined", lines_word(c, "because"));
    fact(lines, "reach", lines_word(c, "reach"));
    fact(lines, "note", lines_word(c, "note"));
    add_offered(lines, c);
    add_preparation(lines, c);
    add_legs(lines, c);
    add_recovery(lines, world, c);
    add_programme(lines, c);
}

/* ---- a talk ---- */

static const struct value *find_talk(struct world *world, const char *id)
{
    struct reply reply;
    struct err err;
    const struct value *found = NULL;
    reply_init(&reply, world);
    if (run_words(world, &reply, &err, COMMAND_talks, NULL))
        for (const struct value *at = value_first(reply.answer, "items"); at && !found;
             at = at->next)
            if (str_equal(lines_word(at, "id"), id))
                found = at;
    reply_finish(&reply);
    return found;
}

static void write_talk(struct lines *lines, const struct value *talk)
{
    int64_t given = value_int(talk, "deliveries");
    if (value_int(talk, "minutes") > 0)
        fact(lines, "length",
             arena_printf(lines->arena, "%lld min", (long long)value_int(talk, "minutes")));
    fact(lines, "in it", lines_length(lines, talk, "invested_min"));
    if (given)
        fact(lines, "given",
             given == 1 ? "once"
                        : arena_printf(lines->arena, "%lld times, %s each", (long long)given,
                                       lines_length(lines, talk, "min_per_delivery")));
    fact(lines, "page", lines_word(talk, "url"));
    fact(lines, "note", lines_word(talk, "note"));
    if (value_text(talk, "abstract")) {
        lines_heading(lines, "Abstract");
        lines_add(lines, INK_NORMAL, 1, lines_word(talk, "abstract"));
    }
    lines_heading(lines, "Where it was offered");
    for (const struct value *s = value_first(talk, "submissions"); s; s = s->next) {
        lines_addf(lines, INK_NORMAL, 1, "%-11s %s", str_said(lines->arena, lines_word(s, "stage")),
                   lines_word(s, "name"));
        lines_about(lines, lines_word(s, "id"));
    }
    if (!value_count(talk, "submissions"))
        lines_add(lines, INK_HINT, 1, "Nowhere yet.  a offers it to a conference.");
}

void page_record(struct world *world, const char *id, struct arena *arena, struct paper *out)
{
    struct lines lines = {.arena = arena, .h24 = world->h24};
    struct reply reply;
    struct err err;
    *out = (struct paper){.title = ""};
    reply_init(&reply, world);
    if (!run_words(world, &reply, &err, COMMAND_show, id, NULL)) {
        out->problem = arena_strdup(arena, err.text);
    } else if (*id == 'k') {
        const struct value *talk = find_talk(world, id);
        out->title = talk ? lines_word(talk, "title") : "";
        write_talk(&lines, talk);
    } else {
        const struct value *c = value_find(reply.answer, "item");
        out->title = title_of(&lines, c);
        write_conference(&lines, world, c);
    }
    reply_finish(&reply);
    out->lines = lines.all.at;
    out->count = lines.all.count;
}
