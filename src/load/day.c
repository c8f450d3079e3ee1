/* SPDX-License-Identifier: MIT
 *
 * day: one day's row, and what the calendar says of days that have none.
 */
#include "parts.h"

static const struct load_day empty = {
    .rest = -1, .rest_nontravel = -1, .rest_start = MOMENT_NONE, .week_off_end = DAY_NONE};

const struct load_day *day_row(const struct timeline *timeline, day d)
{
    if (d < timeline->low || d > timeline->high)
        return &empty;
    return &timeline->rows[d - timeline->low];
}

bool day_is_rest(const struct timeline *timeline, day d)
{
    return !timeline->config.workdays[day_weekday(d)] || day_row(timeline, d)->off;
}

bool day_is_known(const struct timeline *timeline, day d)
{
    return day_is_rest(timeline, d) || day_row(timeline, d)->known;
}

int day_count_available(const struct timeline *timeline, day from, day to, bool known_only)
{
    int count = 0;
    for (day d = from; d <= to; d++)
        if (!day_is_rest(timeline, d) && (!known_only || day_row(timeline, d)->known))
            count++;
    return count;
}

struct load_day timeline_day(const struct timeline *timeline, day d)
{
    struct load_day row = *day_row(timeline, d);
    if (d < timeline->low || d > timeline->high) {
        row.day = d;
        row.end = steps_end_of_day(&timeline->steps, d);
        row.rest_day = row.known = day_is_rest(timeline, d);
    }
    return row;
}

const struct load_piece *timeline_pieces(const struct timeline *timeline, day d, size_t *count)
{
    *count = 0;
    if (d < timeline->low || d > timeline->high)
        return NULL;
    const size_t *start = &timeline->piece_start[d - timeline->low];
    *count = start[1] - start[0];
    return &timeline->pieces[start[0]];
}
