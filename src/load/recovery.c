/* SPDX-License-Identifier: MIT
 *
 * recovery: trips merged into absences, what each leaves to be made good, and whether there was
 * time for it before the next one.
 */
#include "juggle/load/recovery.h"

#include <stdlib.h>

#include "parts.h"

enum { BACK_SLACK = 180 }; /* minutes between landing and the trip's end */

static int by_out(const void *a, const void *b)
{
    const struct load_trip *x = a, *y = b;
    if (x->out != y->out)
        return x->out < y->out ? -1 : 1;
    return x->back < y->back ? -1 : x->back > y->back;
}

static void trips_merge(struct arena *arena, struct timeline *timeline)
{
    size_t given = timeline->in.trip_count, count = 0;
    struct load_trip *trips = ARENA_ARRAY(arena, struct load_trip, given);
    for (size_t i = 0; i < given; i++)
        trips[i] = timeline->in.trips[i];
    if (given)
        qsort(trips, given, sizeof *trips, by_out);
    for (size_t i = 0; i < given; i++) {
        if (count && trips[i].out <= trips[count - 1].back)
            trips[count - 1].back = larger(trips[count - 1].back, trips[i].back);
        else
            trips[count++] = trips[i];
    }
    struct trip_days *days = ARENA_ARRAY(arena, struct trip_days, count);
    for (size_t i = 0; i < count; i++) {
        days[i].out = steps_day(&timeline->steps, trips[i].out);
        days[i].back = steps_day(&timeline->steps, trips[i].back);
    }
    timeline->trips = trips;
    timeline->trip_days = days;
    timeline->trip_count = count;
}

/* Work of one day that belongs to the trip. */
static minutes trip_work(const struct timeline *timeline, const struct load_trip *trip, day d)
{
    size_t count;
    const struct load_piece *pieces = timeline_pieces(timeline, d, &count);
    int64_t work = 0;
    for (size_t i = 0; i < count; i++)
        work += overlap(pieces[i].start, pieces[i].end, trip->out, trip->back);
    return (minutes)work;
}

static void recovery_add_day(const struct timeline *timeline, const struct load_trip *trip, day d,
                             struct recovery *out)
{
    const struct load_config *config = &timeline->config;
    minutes work = trip_work(timeline, trip, d);
    if (day_is_rest(timeline, d))
        out->lost_days += work >= config->limit.workday_min;
    else
        out->excess += (minutes)larger(0, work - config->contract_day);
}

/* The rest that the last journey of the trip asks for, if the trip ends with it. */
static minutes return_rest(const struct timeline *timeline, const struct load_trip *trip)
{
    minutes need = 0;
    for (size_t i = 0; i < timeline->journey_count; i++) {
        const struct journey *journey = &timeline->journeys[i];
        if (trip->out <= journey->start && journey->end <= trip->back &&
            journey->end > trip->back - BACK_SLACK)
            need = journey->need;
    }
    return need;
}

/* Working time at home that a rest from the trip's end covers. */
static minutes rest_cover(const struct timeline *timeline, moment back, minutes need)
{
    const struct load_config *config = &timeline->config;
    const struct steps *steps = &timeline->steps;
    moment end = back + need;
    int64_t covered = 0;
    for (day d = steps_day(steps, back); steps_instant(steps, d, 0) < end; d++) {
        moment start = steps_instant(steps, d, config->work_start);
        if (!day_is_rest(timeline, d))
            covered += overlap(start, start + config->contract_day, back, end);
    }
    return (minutes)covered;
}

static int light_days(const struct timeline *timeline, day back)
{
    int days = 0;
    for (day d = back + 1; d <= timeline->last; d++, days++)
        if (day_row(timeline, d)->misalignment < timeline->config.limit.t1_threshold)
            break;
    return days;
}

/* Rounded up to half days, and capped. */
static double half_days(const struct load_config *config, int64_t work)
{
    int64_t length = config->contract_day > 0 ? config->contract_day : DAY_MINUTES;
    double days = (double)((2 * work + length - 1) / length) / 2;
    return days < config->limit.recovery_cap_days ? days : config->limit.recovery_cap_days;
}

static void recovery_judge(const struct timeline *timeline, size_t trip, struct recovery *out)
{
    const struct load_config *config = &timeline->config;
    const struct load_trip *it = &timeline->trips[trip];
    const struct trip_days *days = &timeline->trip_days[trip];
    double full_rest = config->limit.r1_info;
    for (day d = days->out; d <= days->back; d++) {
        recovery_add_day(timeline, it, d, out);
        int64_t rest = day_row(timeline, d)->rest_nontravel;
        if (d < days->back && rest >= 0 && (double)rest < full_rest)
            out->short_rest += (minutes)(full_rest - (double)rest);
    }
    out->travel_rest = return_rest(timeline, it);
    out->travel_cover = rest_cover(timeline, it->back, out->travel_rest);
    if (config->contract_day > 0)
        out->travel_days = (double)out->travel_cover / config->contract_day;
    int64_t floor = out->travel_cover + (int64_t)out->lost_days * config->contract_day;
    out->min_days = half_days(config, floor);
    out->full_days = half_days(config, floor + out->excess + out->short_rest);
    out->light_days = light_days(timeline, days->back);
}

void recovery_build(struct arena *arena, struct timeline *timeline)
{
    trips_merge(arena, timeline);
    struct recovery *recoveries = ARENA_ARRAY(arena, struct recovery, timeline->trip_count);
    for (size_t i = 0; i < timeline->trip_count; i++)
        recovery_judge(timeline, i, &recoveries[i]);
    timeline->recoveries = recoveries;
}

const struct recovery *recovery_after(const struct timeline *timeline, size_t trip)
{
    return &timeline->recoveries[trip];
}

size_t recovery_blocks(const struct timeline *timeline, size_t trip, double days,
                       const struct kind *kind, struct load_block *blocks, size_t room)
{
    const struct load_config *config = &timeline->config;
    int64_t left = (int64_t)(days * config->contract_day);
    size_t count = 0;
    for (day d = timeline->trip_days[trip].back + 1; left > 0 && count < room; d++) {
        if (!limits_workday_count(config))
            break;
        if (day_is_rest(timeline, d))
            continue;
        moment start = steps_instant(&timeline->steps, d, config->work_start);
        int64_t length = smaller(left, config->contract_day);
        blocks[count++] = (struct load_block){.start = start,
                                              .end = start + length,
                                              .kind = kind,
                                              .tenths = LOAD_TENTHS_OF_KIND,
                                              .origin = LOAD_PLANNED};
        left -= length;
    }
    return count;
}

enum recovery_hold recovery_hold(day today, day first)
{
    enum { SOFT_DAYS = 14, FIRM_DAYS = 3, LOCKED_DAYS = 1 };
    int64_t away = (int64_t)first - today;
    return away > SOFT_DAYS     ? RECOVERY_OPEN
           : away > FIRM_DAYS   ? RECOVERY_SOFT
           : away > LOCKED_DAYS ? RECOVERY_FIRM
                                : RECOVERY_LOCKED;
}

const char *recovery_hold_word(enum recovery_hold hold)
{
    static const char *const words[] = {"open", "soft", "firm", "locked"};
    return words[hold];
}

struct short_home recovery_home_before(const struct timeline *timeline, size_t trip)
{
    struct short_home home = {0, 0};
    if (trip < 1 || trip >= timeline->trip_count)
        return home;
    double least = timeline->config.limit.t4_min_home;
    double rest = timeline->recoveries[trip - 1].min_days * DAY_MINUTES;
    int64_t need = (int64_t)(rest > least ? rest : least);
    int64_t at_home = timeline->trips[trip].out - timeline->trips[trip - 1].back;
    home.home = (minutes)smaller(at_home, INT32_MAX);
    home.need = at_home < need ? (minutes)need : 0;
    return home;
}
