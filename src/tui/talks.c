/* SPDX-License-Identifier: MIT
 *
 * talks: reads what talks, cfp and conferences answer.
 */
#include "talks.h"

#include <stdlib.h>

#include "juggle/app/run.h"
#include "juggle/base/parse.h"
#include "juggle/base/str.h"
#include "lines.h"

enum { PRESSING_DAYS = 7 };

struct reading {
    struct world *world;
    struct lines text; /* for its ways of writing dates and lengths */
    VEC(struct talks_row) rows;
    const char *problem;
};

/* The section of a stage by its word. */
static enum talks_section talks_section_of(int stage)
{
    static const enum talks_section sections[] = {
        [WORD_stage_IDEA] = TALKS_IDEA,         [WORD_stage_DRAFTING] = TALKS_IDEA,
        [WORD_stage_SUBMITTED] = TALKS_OFFERED, [WORD_stage_WAITLISTED] = TALKS_OFFERED,
        [WORD_stage_ACCEPTED] = TALKS_YES,      [WORD_stage_CONFIRMED] = TALKS_YES,
        [WORD_stage_GIVEN] = TALKS_GIVEN,       [WORD_stage_WRITTEN_UP] = TALKS_GIVEN,
        [WORD_stage_REJECTED] = TALKS_NO,       [WORD_stage_WITHDRAWN] = TALKS_NO,
    };
    return sections[stage];
}

const char *talks_section_title(enum talks_section section)
{
    static const char *const titles[] = {
        "drafting",         "submitted",           "accepted", "given", "not this time",
        "Calls for papers", "Conferences to come", "Talks"};
    return titles[section];
}

/* The answer of a command without words; NULL: it failed, and the problem says why. */
static const struct value *answer_of(struct reading *r, enum command command)
{
    struct reply reply;
    struct err err;
    const struct value *answer = NULL;
    reply_init(&reply, r->world);
    if (run_words(r->world, &reply, &err, command, NULL))
        answer = reply.answer;
    else
        r->problem = arena_strdup(r->text.arena, err.text);
    reply_finish(&reply);
    return answer;
}

static const struct value *find(const struct value *answer, const char *id)
{
    for (const struct value *at = value_first(answer, "items"); at; at = at->next)
        if (str_equal(lines_word(at, "id"), id))
            return at;
    return NULL;
}

static int64_t number_of(const char *id)
{
    return *id ? strtoll(id + 1, NULL, 10) : 0;
}

static void read_submissions(struct reading *r, enum talks_section column,
                             const struct value *talks, const struct value *conferences)
{
    for (const struct value *t = value_first(talks, "items"); t; t = t->next)
        for (const struct value *s = value_first(t, "submissions"); s; s = s->next) {
            int stage;
            const struct value *c = find(conferences, lines_word(s, "conference"));
            if (!word_parse(WORD_GROUP_stage, lines_word(s, "stage"), &stage) ||
                talks_section_of(stage) != column)
                continue;
            VEC_PUSH(r->text.arena, &r->rows,
                     ((struct talks_row){
                         .section = column,
                         .id = lines_word(s, "id"),
                         .title = lines_word(t, "title"),
                         .where = lines_word(s, "name"),
                         .note = word_said(r->text.arena, WORD_GROUP_stage, stage),
                         .when = c ? lines_date(&r->text, lines_word(c, "from")) : "",
                         .conference = number_of(lines_word(s, "conference")),
                     }));
        }
}

static const char *offered(struct reading *r, const struct value *call)
{
    const struct value *s = value_first(call, "submissions");
    size_t count = value_count(call, "submissions");
    return count > 1 ? arena_printf(r->text.arena, "%zu offered", count)
           : s       ? str_said(r->text.arena, lines_word(s, "stage"))
                     : "";
}

/* "opens in 5 d" for what isn't open yet, else what is in it. */
static const char *call_note(struct reading *r, const struct value *call)
{
    int64_t days = value_int(call, "opens_in_days");
    return !value_text(call, "opens") ? offered(r, call)
           : days > 1 ? arena_printf(r->text.arena, "opens in %lld d", (long long)days)
           : days     ? "opens tomorrow"
                      : "opens today";
}

static const char *call_when(struct reading *r, const struct value *call)
{
    int64_t left = value_int(call, "days_left");
    const char *until = lines_word(call, "cfp");
    return !*until ? ""
           : left  ? arena_printf(r->text.arena, "%lld d", (long long)left)
                   : arena_printf(r->text.arena, "by %s", lines_clock(&r->text, until));
}

static void read_calls(struct reading *r, const struct value *calls)
{
    for (const struct value *c = value_first(calls, "items"); c; c = c->next) {
        bool open = value_text(c, "until") && !value_text(c, "opens");
        bool near = open && value_int(c, "days_left") < PRESSING_DAYS;
        VEC_PUSH(r->text.arena, &r->rows,
                 ((struct talks_row){
                     .section = TALKS_CALLS,
                     .id = lines_word(c, "id"),
                     .title = lines_word(c, "name"),
                     .where = lines_word(c, "place"),
                     .note = call_note(r, c),
                     .when = call_when(r, c),
                     .conference = number_of(lines_word(c, "id")),
                     .pressing = near && !value_count(c, "submissions"),
                 }));
    }
}

static void read_trips(struct reading *r, const struct value *conferences)
{
    for (const struct value *c = value_first(conferences, "items"); c; c = c->next) {
        day last;
        if (!parse_iso_day(lines_word(c, "to"), &last) || last < r->world->today ||
            value_text(c, "declined_on"))
            continue;
        VEC_PUSH(r->text.arena, &r->rows,
                 ((struct talks_row){
                     .section = TALKS_TRIPS,
                     .id = lines_word(c, "id"),
                     .title = lines_word(c, "name"),
                     .where = value_bool(c, "online") ? "online" : lines_word(c, "place"),
                     .note = lines_word(c, "role"),
                     .when = lines_date(&r->text, lines_word(c, "from")),
                     .conference = number_of(lines_word(c, "id")),
                 }));
    }
}

static void read_talks(struct reading *r, const struct value *talks)
{
    for (const struct value *t = value_first(talks, "items"); t; t = t->next) {
        int64_t given = value_int(t, "deliveries");
        const char *times = given == 1
                                ? "given once"
                                : arena_printf(r->text.arena, "given %lld times", (long long)given);
        VEC_PUSH(r->text.arena, &r->rows,
                 ((struct talks_row){
                     .section = TALKS_TALKS,
                     .id = lines_word(t, "id"),
                     .title = lines_word(t, "title"),
                     .where = given ? arena_printf(r->text.arena, "%s each",
                                                   lines_length(&r->text, t, "min_per_delivery"))
                                    : "",
                     .note = given ? times : "not given yet",
                     .when = lines_length(&r->text, t, "invested_min"),
                 }));
    }
}

/* "March is full with what waits", else how many yes to expect; "" where nothing waits. */
static const char *outlook(struct reading *r, const struct value *talks, bool *full)
{
    int64_t waiting = value_int(talks, "waiting");
    int64_t percent = value_int(value_find(talks, "acceptance"), "percent");
    for (const struct value *m = value_first(talks, "months"); m; m = m->next) {
        *full = value_bool(m, "full");
        if (*full)
            return arena_printf(r->text.arena, "%s is full with what waits",
                                month_long((int)strtol(lines_word(m, "month") + 5, NULL, 10)));
    }
    return waiting ? arena_printf(r->text.arena, "%.1f yes expected at %lld %%",
                                  (double)(waiting * percent) / 100, (long long)percent)
                   : "";
}

void talks_read(struct world *world, struct arena *arena, struct talks *out)
{
    struct reading r = {.world = world, .text = {.arena = arena, .h24 = world->h24}};
    const struct value *talks = answer_of(&r, COMMAND_talks);
    const struct value *calls = talks ? answer_of(&r, COMMAND_cfp) : NULL;
    const struct value *conferences = calls ? answer_of(&r, COMMAND_conferences) : NULL;
    *out = (struct talks){.problem = r.problem};
    if (!conferences)
        return;
    for (int column = 0; column < TALKS_COLUMNS; column++)
        read_submissions(&r, (enum talks_section)column, talks, conferences);
    read_calls(&r, calls);
    read_trips(&r, conferences);
    read_talks(&r, talks);
    for (size_t i = 0; i < r.rows.count; i++)
        out->counts[r.rows.at[i].section]++;
    out->outlook = outlook(&r, talks, &out->full);
    out->rows = r.rows.at;
    out->count = r.rows.count;
}
