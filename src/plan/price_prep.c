/* SPDX-License-Identifier: MIT
 *
 * price_prep: working time that nothing takes, lunch kept free, no more than a day's contract
 * leaves.
 */
#include "price_prep.h"

#include <stdlib.h>

#include "juggle/base/vec.h"
#include "juggle/load/pending.h"
#include "juggle/load/timeline.h"

/* PIECE: a day's share, where there are days enough; SLOT: the least that is worth sitting down
 * for. */
enum { PIECE = ENGAGEMENT_PREP_A_DAY, PIECE_MOST = 360, SLOT = 30 };

/* Something else stands there. */
struct busy {
    moment start, end;
};

struct room {
    const struct timeline *past;
    const struct steps *steps;
    const struct price_ask *ask;
    VEC(struct busy) busy; /* ascending, apart from one another */
    moment until;
    day from, to; /* days that it may stand on, both included */
};

static int by_start(const void *a, const void *b)
{
    moment x = ((const struct busy *)a)->start, y = ((const struct busy *)b)->start;
    return (x > y) - (x < y);
}

static void merge(struct room *room)
{
    struct busy *at = room->busy.at;
    size_t kept = 0;
    if (room->busy.count)
        qsort(at, room->busy.count, sizeof *at, by_start);
    for (size_t i = 0; i < room->busy.count; i++)
        if (kept && at[i].start <= at[kept - 1].end)
            at[kept - 1].end = at[i].end > at[kept - 1].end ? at[i].end : at[kept - 1].end;
        else
            at[kept++] = at[i];
    room->busy.count = kept;
}

/* All that stands in those days, and each day's lunch. */
static void find_busy(struct arena *arena, const struct load_input *input, struct room *room)
{
    moment from = steps_instant(room->steps, room->from, 0);
    for (size_t i = 0; i < input->block_count; i++) {
        const struct load_block *block = &input->blocks[i];
        if (block->end > from && block->start < room->until && block->start < block->end)
            VEC_PUSH(arena, &room->busy, ((struct busy){block->start, block->end}));
    }
    for (day d = room->from; d <= room->to; d++) {
        moment lunch = steps_instant(room->steps, d, room->ask->work->lunch_start);
        moment end = steps_instant(room->steps, d, room->ask->work->lunch_end);
        if (lunch < end)
            VEC_PUSH(arena, &room->busy, ((struct busy){lunch, end}));
    }
    merge(room);
}

static bool works(const struct room *room, day d)
{
    return workdays_on(room->ask->work, d)->contract > 0 &&
           timeline_day(room->past, d).off == LOAD_NOT_OFF;
}

/* What a day must take so that all of it is done by then. */
static minutes daily(const struct room *room, minutes want)
{
    int days = 0;
    for (day d = room->from; d <= room->to; d++)
        days += works(room, d);
    minutes share = days ? (want + days * SLOT - 1) / (days * SLOT) * SLOT : PIECE_MOST;
    return share < PIECE ? PIECE : share > PIECE_MOST ? PIECE_MOST : share;
}

/* next: the first busy stretch that may concern the day. Returns what was placed. */
static minutes fill_day(struct arena *arena, const struct room *room, day d, minutes want,
                        size_t next, struct prep_blocks *out)
{
    const struct workday *work = workdays_on(room->ask->work, d);
    moment at = steps_instant(room->steps, d, work->start),
           close = steps_instant(room->steps, d, work->end);
    minutes placed = 0;
    close = close < room->until ? close : room->until;
    for (; at < close && placed < want; next++) {
        const struct busy *busy = next < room->busy.count ? &room->busy.at[next] : NULL;
        moment end = busy && busy->start < close ? busy->start : close;
        end = end - at > want - placed ? at + want - placed : end;
        if (end - at >= SLOT || (end > at && end - at == want - placed)) {
            VEC_PUSH(arena, out, ((struct span){moment_instant(at), moment_instant(end)}));
            placed += (minutes)(end - at);
        }
        if (!busy)
            break;
        at = busy->end > at ? busy->end : at;
    }
    return placed;
}

static minutes place(struct arena *arena, const struct room *room, minutes want, minutes piece,
                     struct prep_blocks *out)
{
    size_t next = 0;
    out->count = 0;
    for (day d = room->from; d <= room->to && want > 0; d++) {
        const struct workday *work = workdays_on(room->ask->work, d);
        struct load_day one = timeline_day(room->past, d);
        minutes left = work->contract - one.work - one.area[AREA_RECOVERY];
        minutes now = want < piece ? want : piece;
        moment open = steps_instant(room->steps, d, work->start);
        while (next < room->busy.count && room->busy.at[next].end <= open)
            next++;
        if (works(room, d) && left > 0)
            want -= fill_day(arena, room, d, now < left ? now : left, next, out);
    }
    return want;
}

minutes prep_place(struct arena *arena, const struct price_calendar *calendar,
                   const struct price_ask *ask, minutes want, instant until,
                   struct prep_blocks *out)
{
    struct room room = {.past = calendar->past,
                        .steps = timeline_steps(calendar->past),
                        .ask = ask,
                        .until = moment_of(until),
                        .from = calendar->today + 1};
    room.to = steps_day(room.steps, room.until);
    find_busy(arena, calendar->input, &room);
    minutes piece = daily(&room, want);
    minutes missing = place(arena, &room, want, piece, out);
    return missing && piece < PIECE_MOST ? place(arena, &room, want, PIECE_MOST, out) : missing;
}
