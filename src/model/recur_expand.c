/* SPDX-License-Identifier: MIT
 *
 * recur_expand: a set's occurrences inside a window: every rule's, RDATEs, less EXDATEs and
 * EXRULEs; the bounds of a set; and a series cut in two.
 */
#include "juggle/base/search.h"
#include "recur_private.h"

#include <stdlib.h>

#include "juggle/base/vec.h"

typedef VEC(struct recur_occurrence) occurrence_list;

struct gather {
    struct arena *arena;
    const struct recur_set *set;
    struct span window;
    bool fixed;   /* the wall clock is UTC's: no zone to ask */
    bool matched; /* some rule has something, if only near the window */
    bool every;   /* keep what lies outside the window too */
    bool sorted;
    occurrence_list list;
};

static instant occurrence_end(const struct recur_set *set, instant start, struct wall at)
{
    if (set->length.days) {
        at.day += set->length.days;
        start = set->all_day ? wall_seconds(at) : zone_instant(set->zone, at, NULL);
    }
    return start + set->length.seconds;
}

static void push_until(struct gather *g, instant start, instant end, struct wall at)
{
    struct recur_occurrence next = {start, end, at};
    bool inside = start < g->window.end && (next.end > g->window.start || start >= g->window.start);
    if (!inside && !g->every)
        return;
    if (g->list.count && g->list.at[g->list.count - 1].start >= start)
        g->sorted = false;
    VEC_PUSH(g->arena, &g->list, next);
}

static void push(struct gather *g, instant start, struct wall at)
{
    push_until(g, start, occurrence_end(g->set, start, at), at);
}

static instant date_end(const struct recur_set *set, const struct recur_date *date, struct wall at)
{
    return date->seconds < 0 ? occurrence_end(set, date->start, at) : date->start + date->seconds;
}

static void push_dates(struct gather *g)
{
    for (size_t i = 0; i < g->set->rdate_count; i++) {
        const struct recur_date *date = &g->set->rdates[i];
        struct wall at =
            g->fixed ? wall_from_seconds(date->start) : zone_wall(g->set->zone, date->start);
        push_until(g, date->start, date_end(g->set, date, at), at);
    }
}

static bool visit(void *context, int64_t seconds)
{
    struct gather *g = context;
    struct wall at = wall_from_seconds(seconds);
    g->matched = true;
    push(g, g->fixed ? seconds : zone_instant(g->set->zone, at, NULL), at);
    return true;
}

/* The wall clock's stretch in which a window's occurrences begin, with room for every shift of a
 * clock. */
static struct span wall_window(const struct recur_set *set, struct span window, bool fixed)
{
    const instant low = ((instant)day_of(YEAR_MIN, 1, 1) - 2) * DAY_SECONDS;
    const instant high = ((instant)day_of(YEAR_MAX, 12, 31) + 2) * DAY_SECONDS;
    int64_t length = (int64_t)set->length.days * DAY_SECONDS + set->length.seconds;
    length = length > 0 ? length < high - low ? length : high - low : 0;
    instant start = window.start < low + length ? low : window.start - length;
    instant end = window.end > high ? high : window.end < low ? low : window.end;
    start = start > high ? high : start;
    if (fixed)
        return (struct span){start, end};
    return (struct span){wall_seconds(zone_wall(set->zone, start)) - DAY_SECONDS,
                         wall_seconds(zone_wall(set->zone, end)) + DAY_SECONDS};
}

/* Answers the steps that are left. */
static int64_t gather_rules(struct gather *g, const struct recur_rule *rules, size_t count,
                            int64_t steps)
{
    struct span wall = wall_window(g->set, g->window, g->fixed);
    struct recur_walk walk;
    for (size_t i = 0; i < count && steps >= 0; i++) {
        recur_walk_init(&walk, &rules[i], g->set->start, g->set->all_day, g->set->zone, (int)steps);
        recur_walk_range(&walk, wall.start, wall.end, visit, g);
        steps = walk.steps;
    }
    return steps;
}

static bool yields_nothing(const struct recur_set *set, int steps)
{
    struct recur_walk walk;
    int64_t at;
    for (size_t i = 0; i < set->rule_count; i++) {
        recur_walk_init(&walk, &set->rules[i], set->start, set->all_day, set->zone, steps);
        if (recur_walk_first(&walk, &at))
            return false;
    }
    return true;
}

static instant start_instant(const struct recur_set *set)
{
    return set->all_day ? wall_seconds(set->start) : zone_instant(set->zone, set->start, NULL);
}

static int by_start(const void *a, const void *b)
{
    const struct recur_occurrence *x = a, *y = b;
    return x->start < y->start ? -1 : x->start > y->start;
}

/* In order, and of several at one instant one. */
static void settle(struct gather *g)
{
    size_t kept = 0;
    if (g->sorted || g->list.count < 2)
        return;
    qsort(g->list.at, g->list.count, sizeof *g->list.at, by_start);
    for (size_t i = 0; i < g->list.count; i++)
        if (!kept || g->list.at[i].start != g->list.at[kept - 1].start)
            g->list.at[kept++] = g->list.at[i];
    g->list.count = kept;
}

static bool has_instant(const instant *at, size_t count, instant wanted)
{
    size_t low;
    LOWER_BOUND(low, count, i, at[i] < wanted);
    return low < count && at[low] == wanted;
}

static bool has_day(const day *at, size_t count, day wanted)
{
    size_t low;
    LOWER_BOUND(low, count, i, at[i] < wanted);
    return low < count && at[low] == wanted;
}

static bool taken_out(const struct recur_set *set, const struct gather *minus,
                      const struct recur_occurrence *o)
{
    if (has_instant(set->exdates, set->exdate_count, o->start) ||
        has_day(set->exdays, set->exday_count, o->at.day))
        return true;
    return minus->list.count &&
           bsearch(o, minus->list.at, minus->list.count, sizeof *minus->list.at, by_start) != NULL;
}

static int64_t take_out(struct gather *g, int64_t steps)
{
    const struct recur_set *set = g->set;
    struct gather minus = {.arena = g->arena,
                           .set = set,
                           .window = g->window,
                           .fixed = g->fixed,
                           .every = true,
                           .sorted = true};
    size_t kept = 0;
    if (!set->exdate_count && !set->exday_count && !set->exrule_count)
        return steps;
    if (set->exrule_count && g->list.count)
        steps = gather_rules(&minus, set->exrules, set->exrule_count, steps);
    settle(&minus);
    for (size_t i = 0; i < g->list.count; i++)
        if (!taken_out(set, &minus, &g->list.at[i]))
            g->list.at[kept++] = g->list.at[i];
    g->list.count = kept;
    return steps;
}

void recur_expand(struct arena *arena, const struct recur_set *set, struct span window, int steps,
                  struct recur_result *out)
{
    struct gather g = {.arena = arena,
                       .set = set,
                       .window = window,
                       .sorted = true,
                       .fixed = set->all_day || set->zone == zone_utc()};
    instant start = start_instant(set);
    int64_t left = gather_rules(&g, set->rules, set->rule_count, steps);
    *out = (struct recur_result){0};
    if (!g.matched && left >= 0 && start < window.end && set->rule_count)
        out->unmatched = yields_nothing(set, steps);
    if (out->unmatched || set->rule_count == 0)
        push(&g, start, set->start);
    push_dates(&g);
    settle(&g);
    left = take_out(&g, left);
    out->at = g.list.at;
    out->count = g.list.count;
    out->exhausted = left < 0;
}

/* ---- bounds ---- */

struct reach {
    const struct recur_set *set;
    instant first, last;
};

static void reach_wall(struct reach *r, int64_t seconds)
{
    struct wall at = wall_from_seconds(seconds);
    instant start = r->set->all_day ? seconds : zone_instant(r->set->zone, at, NULL);
    instant end = occurrence_end(r->set, start, at);
    r->first = start < r->first ? start : r->first;
    r->last = end > r->last ? end : r->last;
}

static void reach_rule(struct reach *r, const struct recur_rule *rule, int steps)
{
    struct recur_walk walk;
    int64_t at;
    recur_walk_init(&walk, rule, r->set->start, r->set->all_day, r->set->zone, steps);
    if (!recur_walk_first(&walk, &at))
        return;
    reach_wall(r, at);
    walk.steps = steps;
    if ((rule->count || rule->has_until) && recur_walk_last(&walk, &at))
        reach_wall(r, at);
    else
        r->last = INT64_MAX;
}

void recur_bounds(const struct recur_set *set, int steps, instant *first, instant *last)
{
    struct reach r = {set, INT64_MAX, INT64_MIN};
    for (size_t i = 0; i < set->rule_count; i++)
        reach_rule(&r, &set->rules[i], steps);
    if (r.first == INT64_MAX) /* no rule, or none that yields anything */
        reach_wall(&r, wall_seconds(set->start));
    for (size_t i = 0; i < set->rdate_count; i++) {
        const struct recur_date *date = &set->rdates[i];
        instant end = date_end(set, date, zone_wall(set->zone, date->start));
        r.first = date->start < r.first ? date->start : r.first;
        r.last = end > r.last ? end : r.last;
    }
    *first = r.first;
    *last = r.last;
}

/* ---- a series cut in two ---- */

/* What a moment looks like to a set's wall clock. */
static struct wall set_wall(const struct recur_set *set, instant at)
{
    return set->all_day ? wall_from_seconds(at) : zone_wall(set->zone, at);
}

bool recur_split(const struct recur_set *set, size_t rule, instant at, struct recur_rule *before,
                 struct recur_rule *after)
{
    const struct recur_rule *whole = &set->rules[rule];
    int64_t cut = wall_seconds(set_wall(set, at)), next;
    struct recur_walk walk;
    *before = *after = *whole;
    before->count = 0;
    before->has_until = true;
    before->until = (struct recur_moment){wall_from_seconds(at - 1), set->all_day, !set->all_day};
    if (set->all_day)
        before->until.wall.second = 0;
    recur_walk_init(&walk, whole, set->start, set->all_day, set->zone, RECUR_STEPS);
    if (whole->count) {
        after->count = whole->count - recur_walk_count(&walk, cut);
        return after->count > 0;
    }
    walk.steps = RECUR_STEPS;
    walk.from = cut > walk.from ? cut : walk.from;
    return recur_walk_first(&walk, &next);
}
