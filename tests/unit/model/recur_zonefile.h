/* SPDX-License-Identifier: MIT
 *
 * Zones for tests of series: read from the system's files, or made of steps where a test shall not
 * depend on them.
 */
#ifndef JUGGLE_TESTS_UNIT_MODEL_RECUR_ZONEFILE_H
#define JUGGLE_TESTS_UNIT_MODEL_RECUR_ZONEFILE_H

#include <stdio.h>

#include "juggle/base/zone.h"

static inline bool zone_file_exists(const char *name)
{
    char path[256];
    snprintf(path, sizeof path, "/usr/share/zoneinfo/%s", name);
    FILE *file = fopen(path, "rb");
    if (file)
        fclose(file);
    return file != NULL;
}

/* NULL when it can't be read. */
static inline const struct zone *zone_from_file(struct arena *arena, const char *name)
{
    static char bytes[1 << 16];
    char path[256];
    struct err err;
    snprintf(path, sizeof path, "/usr/share/zoneinfo/%s", name);
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    return zone_parse(arena, name, bytes, size, &err);
}

/* Berlin's clock of 2026: forward on March 29 at 01:00Z, back on October 25. */
static inline const struct zone *zone_berlin_2026(struct arena *arena)
{
    const struct zone_step steps[] = {
        {(instant)day_of(2026, 3, 29) * DAY_SECONDS + 3600, 7200},
        {(instant)day_of(2026, 10, 25) * DAY_SECONDS + 3600, 3600},
    };
    return zone_from_steps(arena, "Europe/Berlin", 3600, steps, 2);
}

#endif
