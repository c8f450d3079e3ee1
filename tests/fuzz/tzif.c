/* SPDX-License-Identifier: MIT
 *
 * tzif: any bytes as a zone's file: refused, or a zone whose offsets stay within 25 hours, whose
 * clocks lead back to their instants, and whose changes go forward.
 */
#include "fuzz.h"

#include "juggle/base/zone.h"

enum { OFFSET_MOST = 25 * 3600, STEPS = 200 };

static void check_at(const struct zone *zone, instant at)
{
    enum zone_fit fit;
    int32_t offset = zone_offset(zone, at);
    CHECK(offset >= -OFFSET_MOST && offset <= OFFSET_MOST);
    struct wall wall = zone_wall(zone, at);
    CHECK(wall.second >= 0 && wall.second < DAY_SECONDS);
    /* Not always to the same instant: rules can change the clock so far and so often that it shows
     * the same time thrice. */
    instant back = zone_instant(zone, wall, &fit);
    if (fit != ZONE_FIT_GAP)
        CHECK(wall_compare(zone_wall(zone, back), wall) == 0);
    if (fit == ZONE_FIT_OVERLAP)
        CHECK(zone_instant_later(zone, wall) > back);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct err err = {0};
    struct arena arena;
    arena_init(&arena);
    const struct zone *zone = zone_parse(&arena, "Fuzz/Zone", bytes, size, &err);
    CHECK(zone || (err.code != ERR_NONE && err.text[0]));
    instant at = (instant)day_of(1950, 1, 1) * DAY_SECONDS;
    instant end = (instant)day_of(2100, 1, 1) * DAY_SECONDS;
    for (int i = 0; zone && at != INSTANT_NONE && i < STEPS; i++) {
        instant next = zone_next_change(zone, at, end);
        check_at(zone, at);
        check_at(zone, at + 3599);
        CHECK(next == INSTANT_NONE || (next > at && next <= end));
        at = next;
    }
    arena_finish(&arena);
    return 0;
}
