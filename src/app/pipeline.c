/* SPDX-License-Identifier: MIT
 *
 * pipeline: the rate of yes, and calls that end soon, each on the person's clock and on the call's
 * own.
 */
#include "juggle/app/pipeline.h"

#include <stdlib.h>

#include "juggle/base/str.h"
#include "juggle/base/vec.h"

struct pipeline_rate pipeline_rate(const struct snapshot *snapshot)
{
    struct pipeline_rate rate = {.percent = PIPELINE_RATE};
    for (size_t i = 0; i < snapshot->submission_count; i++) {
        enum stage stage = snapshot->submissions[i]->stage;
        bool yes = stage >= WORD_stage_ACCEPTED && stage <= WORD_stage_WRITTEN_UP;
        rate.accepted += yes;
        rate.decided += yes || stage == WORD_stage_REJECTED;
    }
    rate.own = rate.decided >= PIPELINE_NEEDED;
    if (rate.own)
        rate.percent = (rate.accepted * 200 + rate.decided) / (2 * rate.decided);
    return rate;
}

bool pipeline_waits(const struct snapshot *snapshot, const struct submission *submission, day today)
{
    const struct conference *c = snapshot_find(snapshot, RECORD_CONFERENCE, submission->conference);
    bool waits =
        submission->stage == WORD_stage_SUBMITTED || submission->stage == WORD_stage_WAITLISTED;
    return waits && c && c->declined_on == DAY_NONE && c->first_day != DAY_NONE &&
           c->first_day > today;
}

/* ---- calls ---- */

/* "Fri 27 Nov 23:59", in brief "Fri 23:59". */
static const char *at_clock(struct world *world, const struct zone *zone, instant at, bool brief)
{
    char clock[DATE_SIZE];
    struct wall wall = zone_wall(zone, at);
    struct civil civil = day_civil(wall.day);
    const char *weekday = weekday_short(day_weekday(wall.day));
    clock_format(wall.second / 60, world->h24, clock);
    return brief ? arena_printf(&world->turn, "%s %s", weekday, clock)
                 : arena_printf(&world->turn, "%s %d %s %s", weekday, civil.mday,
                                month_short(civil.month), clock);
}

static const char *on_both_clocks(struct world *world, const struct view *view,
                                  const struct conference *c, instant at)
{
    const struct zone *here = where_zone(&view->where, at);
    const char *name = c->cfp_zone ? c->cfp_zone : c->zone;
    const struct zone *there = name ? world_zone(world, name) : NULL;
    const char *text = at_clock(world, here, at, false);
    if (!there || zone_offset(there, at) == zone_offset(here, at))
        return text;
    bool everywhere = zone_offset(there, at) == -12 * 3600;
    return arena_printf(&world->turn, "%s (%s %s)", text, at_clock(world, there, at, true),
                        everywhere ? "anywhere on earth" : zone_name(there));
}

const char *pipeline_until(struct world *world, const struct view *view, const struct conference *c)
{
    return on_both_clocks(world, view, c, c->cfp);
}

const char *pipeline_from(struct world *world, const struct view *view, const struct conference *c)
{
    return on_both_clocks(world, view, c, c->cfp_opens);
}

bool pipeline_opens(const struct world *world, const struct conference *c)
{
    return c->cfp_opens != INSTANT_NONE && c->cfp_opens > world->now;
}

static int by_deadline(const void *a, const void *b)
{
    const struct conference *x = ((const struct pipeline_call *)a)->conference;
    const struct conference *y = ((const struct pipeline_call *)b)->conference;
    return x->cfp != y->cfp ? (x->cfp > y->cfp) - (x->cfp < y->cfp)
                            : (x->id > y->id) - (x->id < y->id);
}

/* Was something handed in? *drafting: something is being written. */
static bool was_offered(const struct snapshot *s, int64_t conference, bool *drafting)
{
    bool offered = false;
    *drafting = false;
    for (size_t i = 0; i < s->submission_count; i++) {
        const struct submission *at = s->submissions[i];
        if (at->conference != conference)
            continue;
        offered |= at->stage >= WORD_stage_SUBMITTED && at->stage != WORD_stage_WITHDRAWN;
        *drafting |= at->stage == WORD_stage_DRAFTING;
    }
    return offered;
}

static const char *near_text(struct world *world, const struct view *view,
                             const struct pipeline_call *call)
{
    const char *until = pipeline_until(world, view, call->conference);
    day ahead = call->ends - where_wall(&view->where, world->now).day;
    const char *word = ahead == 0 ? "today, " : ahead == 1 ? "tomorrow, " : "";
    return arena_printf(&world->turn, "%s%s", word, until);
}

struct pipeline_call *pipeline_calls(struct world *world, const struct view *view, size_t *count)
{
    const struct snapshot *s = view->snapshot;
    VEC(struct pipeline_call) list = {0};
    for (size_t i = 0; i < s->conference_count; i++) {
        struct pipeline_call call = {.conference = s->conferences[i]};
        instant ends = call.conference->cfp;
        if (ends == INSTANT_NONE || ends <= world->now || pipeline_opens(world, call.conference) ||
            call.conference->declined_on != DAY_NONE ||
            was_offered(s, call.conference->id, &call.drafting))
            continue;
        call.ends = where_wall(&view->where, ends).day;
        call.days_left = (int)((ends - world->now) / DAY_SECONDS);
        call.until = near_text(world, view, &call);
        if (call.days_left <= PIPELINE_NEAR)
            VEC_PUSH(&world->turn, &list, call);
    }
    if (list.count > 1)
        qsort(list.at, list.count, sizeof *list.at, by_deadline);
    *count = list.count;
    return list.at;
}
