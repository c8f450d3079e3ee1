/* SPDX-License-Identifier: MIT
 *
 * clock: reading the clock, and the word that freezes it.
 */
#include "juggle/sys/clock.h"

#include <time.h>

#include "juggle/base/parse.h"

instant clock_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec;
}

int64_t clock_monotonic_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool clock_parse_now(const char *text, const struct zone *home, instant *out, struct err *err)
{
    struct wall wall;
    bool has_offset;
    int32_t offset;
    if (!parse_iso_time(text, &wall, &has_offset, &offset))
        return err_set(err, ERR_USAGE, "now: \"%s\" is no time; write it as 2026-11-21T09:00",
                       text);
    *out = has_offset ? wall_seconds(wall) - offset : zone_instant(home, wall, NULL);
    return true;
}
