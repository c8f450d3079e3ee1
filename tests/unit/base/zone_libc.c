/* SPDX-License-Identifier: MIT
 *
 * All zones of the system against the C library: every second round a change
 * and a grid in between, 1970 to 2100; gaps and overlaps by trying all instants
 * that a wall clock could mean.
 */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "juggle/base/str.h"
#include "juggle/base/zone.h"

static const char *const names[] = {
#define ZONE(name) name,
#include "zone_names.def"
#undef ZONE
};

enum { HOUR = 3600, QUARTER = 900 };

static struct {
    int zones, instants, walls, gaps, overlaps;
} figures;

static const struct zone *load(struct arena *arena, const char *name)
{
    static char bytes[65536];
    const char *path = arena_printf(arena, "/usr/share/zoneinfo/%s", name);
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    struct err err;
    const struct zone *zone = zone_parse(arena, name, bytes, size, &err);
    if (!zone)
        fail_msg("%s", err.text);
    return zone;
}

static int32_t libc_offset(instant at)
{
    time_t time = (time_t)at;
    struct tm tm;
    localtime_r(&time, &tm);
    return (int32_t)tm.tm_gmtoff;
}

static void compare(const struct zone *zone, instant at)
{
    int32_t ours = zone_offset(zone, at), theirs = libc_offset(at);
    figures.instants++;
    if (ours != theirs)
        fail_msg("%s at %lld: %d, the C library says %d", zone_name(zone), (long long)at, ours,
                 theirs);
}

/* The instants that show a wall clock, by the C library's offsets. Round a change the only
 * candidates are those with the offset before it and with that behind it. */
static void compare_wall(const struct zone *zone, instant local, int32_t before, int32_t after)
{
    instant early = local - (before > after ? before : after);
    instant late = local - (before > after ? after : before);
    bool early_shows = early + libc_offset(early) == local;
    bool late_shows = late + libc_offset(late) == local;
    enum zone_fit fit, expected_fit = ZONE_FIT_ONE;
    instant expected = early_shows ? early : late;
    instant expected_later = late_shows ? late : early;
    if (!early_shows && !late_shows) {
        expected_fit = ZONE_FIT_GAP;
        expected = expected_later = local - before;
        figures.gaps++;
    } else if (early_shows && late_shows && early != late) {
        expected_fit = ZONE_FIT_OVERLAP;
        figures.overlaps++;
    }
    struct wall wall = wall_from_seconds(local);
    instant found = zone_instant(zone, wall, &fit);
    figures.walls++;
    if (found != expected || fit != expected_fit ||
        zone_instant_later(zone, wall) != expected_later)
        fail_msg("%s, wall %lld: %lld (%d), expected %lld (%d)", zone_name(zone), (long long)local,
                 (long long)found, (int)fit, (long long)expected, (int)expected_fit);
}

static void compare_change(const struct zone *zone, instant change)
{
    int32_t before = zone_offset(zone, change - 1), after = zone_offset(zone, change);
    int32_t low = before < after ? before : after, high = before < after ? after : before;
    instant from = change + low - HOUR, to = change + high + HOUR;
    for (instant local = from; local <= to; local += QUARTER)
        compare_wall(zone, local, before, after);
    for (int second = -1; second <= 1; second++) {
        compare(zone, change + second);
        compare_wall(zone, change + low + second, before, after);
        compare_wall(zone, change + high + second, before, after);
    }
}

static void compare_zone(const struct zone *zone)
{
    const instant from = 0, to = 4102444800; /* 1970 to 2100 */
    const instant every = 9 * 86400 + 12345;
    for (instant at = from; at < to; at += every)
        compare(zone, at);
    for (instant at = from; (at = zone_next_change(zone, at, to)) != INSTANT_NONE;)
        compare_change(zone, at);
}

static void agrees_on_all_zones(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const struct zone *zone = load(&arena, names[i]);
        if (!zone)
            continue; /* older systems know fewer */
        setenv("TZ", names[i], 1);
        tzset();
        compare_zone(zone);
        figures.zones++;
        arena_reset(&arena);
    }
    arena_finish(&arena);
    print_message("%d zones, %d instants, %d wall clocks, of them %d in gaps, %d in overlaps\n",
                  figures.zones, figures.instants, figures.walls, figures.gaps, figures.overlaps);
    assert_true(figures.zones > 300);
    assert_true(figures.gaps > 10000 && figures.overlaps > 10000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(agrees_on_all_zones)};
    FILE *file = fopen("/usr/share/zoneinfo/Europe/Berlin", "rb");
    if (!file) {
        fprintf(stderr, "skipped: there is no time zone database\n");
        return 77;
    }
    fclose(file);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
