/* SPDX-License-Identifier: MIT
 *
 * Zones from steps, from footers and from broken files; gaps and overlaps by
 * RFC 5545, section 3.3.5.
 */
#include "unit.h"

#include <string.h>

#include "juggle/base/zone.h"
#include "tzif.h"

static instant at(int year, int month, int mday, int hour, int minute)
{
    return wall_seconds((struct wall){day_of(year, month, mday), hour * 3600 + minute * 60});
}

static struct wall wall(int year, int month, int mday, int hour, int minute)
{
    return (struct wall){day_of(year, month, mday), hour * 3600 + minute * 60};
}

/* A file with nothing but a footer. */
static const struct zone *footer_zone(struct arena *arena, const char *footer)
{
    static const int32_t offsets[] = {0};
    struct str bytes;
    str_init(&bytes);
    tzif_build(&bytes,
               &(struct tzif){.version = '2', .offsets = offsets, .types = 1, .footer = footer});
    const struct zone *zone = zone_parse(arena, "Test/Footer", bytes.text, bytes.length, NULL);
    str_finish(&bytes);
    return zone;
}

static void utc_and_fixed(void **state)
{
    (void)state;
    struct arena arena;
    enum zone_fit fit;
    arena_init(&arena);
    const struct zone *nepal = zone_fixed(&arena, "Nepal", 20700);
    assert_string_equal(zone_name(zone_utc()), "UTC");
    assert_string_equal(zone_name(nepal), "Nepal");
    assert_int_equal(zone_offset(zone_utc(), 0), 0);
    assert_int_equal(zone_offset(nepal, INT64_MAX), 20700);
    assert_int_equal(zone_offset(nepal, INT64_MIN), 20700);
    assert_true(zone_instant(nepal, wall(2026, 1, 1, 5, 45), &fit) == at(2026, 1, 1, 0, 0));
    assert_int_equal(fit, ZONE_FIT_ONE);
    assert_int_equal(zone_wall(nepal, at(2026, 1, 1, 23, 0)).day, day_of(2026, 1, 2));
    assert_true(zone_next_change(nepal, 0, INT64_MAX) == INSTANT_NONE);
    arena_finish(&arena);
}

/* Berlin, 2026: 03-29 01:00Z to +2, 10-25 01:00Z to +1. */
static const struct zone *berlin(struct arena *arena)
{
    const struct zone_step steps[] = {
        {at(2026, 3, 29, 1, 0), 7200},
        {at(2026, 10, 25, 1, 0), 3600},
    };
    return zone_from_steps(arena, "Berlin", 3600, steps, COUNT_OF(steps));
}

static void gaps_use_the_offset_before(void **state)
{
    (void)state;
    static const struct {
        int hour, minute;
        enum zone_fit fit;
        int utc_hour, utc_minute;
    } rows[] = {
        {1, 59, ZONE_FIT_ONE, 0, 59}, {2, 0, ZONE_FIT_GAP, 1, 0}, {2, 30, ZONE_FIT_GAP, 1, 30},
        {2, 59, ZONE_FIT_GAP, 1, 59}, {3, 0, ZONE_FIT_ONE, 1, 0}, {3, 1, ZONE_FIT_ONE, 1, 1},
    };
    struct arena arena;
    arena_init(&arena);
    const struct zone *zone = berlin(&arena);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        enum zone_fit fit;
        struct wall local = wall(2026, 3, 29, rows[i].hour, rows[i].minute);
        instant expected = at(2026, 3, 29, rows[i].utc_hour, rows[i].utc_minute);
        assert_true(zone_instant(zone, local, &fit) == expected);
        assert_int_equal(fit, rows[i].fit);
        assert_true(zone_instant_later(zone, local) == expected);
        assert_true(zone_instant(zone, local, NULL) == expected);
    }
    arena_finish(&arena);
}

static void overlaps_are_the_first_of_two(void **state)
{
    (void)state;
    static const struct {
        int hour, minute;
        enum zone_fit fit;
        int first_hour, later_hour;
    } rows[] = {
        {1, 59, ZONE_FIT_ONE, -1, -1},   {2, 0, ZONE_FIT_OVERLAP, 0, 1},
        {2, 30, ZONE_FIT_OVERLAP, 0, 1}, {2, 59, ZONE_FIT_OVERLAP, 0, 1},
        {3, 0, ZONE_FIT_ONE, 2, 2},
    };
    struct arena arena;
    arena_init(&arena);
    const struct zone *zone = berlin(&arena);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        enum zone_fit fit;
        struct wall local = wall(2026, 10, 25, rows[i].hour, rows[i].minute);
        instant midnight = at(2026, 10, 25, 0, 0) + rows[i].minute * 60;
        assert_true(zone_instant(zone, local, &fit) == midnight + rows[i].first_hour * 3600);
        assert_int_equal(fit, rows[i].fit);
        assert_true(zone_instant_later(zone, local) == midnight + rows[i].later_hour * 3600);
    }
    arena_finish(&arena);
}

static void changes_one_after_another(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    const struct zone *zone = berlin(&arena);
    instant spring = at(2026, 3, 29, 1, 0), autumn = at(2026, 10, 25, 1, 0);
    assert_true(zone_next_change(zone, INT64_MIN, INT64_MAX) == spring);
    assert_true(zone_next_change(zone, spring - 1, INT64_MAX) == spring);
    assert_true(zone_next_change(zone, spring, INT64_MAX) == autumn);
    assert_true(zone_next_change(zone, spring, autumn) == INSTANT_NONE);
    assert_true(zone_next_change(zone, spring, autumn + 1) == autumn);
    assert_true(zone_next_change(zone, autumn, INT64_MAX) == INSTANT_NONE);
    arena_finish(&arena);
}

static void steps_that_change_nothing_are_dropped(void **state)
{
    (void)state;
    const struct zone_step steps[] = {
        {10, 0}, {20, 3600}, {30, 3600}, {40, 0}, {50, 7200}, {50, 0}, {60, 3600},
    };
    struct arena arena;
    arena_init(&arena);
    const struct zone *zone = zone_from_steps(&arena, "Steps", 0, steps, COUNT_OF(steps));
    assert_true(zone_next_change(zone, 0, 100) == 20);
    assert_true(zone_next_change(zone, 20, 100) == 40);
    assert_true(zone_next_change(zone, 40, 100) == 60);
    assert_int_equal(zone_offset(zone, 35), 3600);
    assert_int_equal(zone_offset(zone, 55), 0);
    arena_finish(&arena);
}

/* A day that never was: Samoa went from -11 to +13. */
static void a_whole_day_may_be_missing(void **state)
{
    (void)state;
    struct arena arena;
    enum zone_fit fit;
    const struct zone_step step = {at(2011, 12, 30, 10, 0), 14 * 3600};
    arena_init(&arena);
    const struct zone *zone = zone_from_steps(&arena, "Samoa", -10 * 3600, &step, 1);
    assert_true(zone_instant(zone, wall(2011, 12, 30, 12, 0), &fit) == at(2011, 12, 30, 22, 0));
    assert_int_equal(fit, ZONE_FIT_GAP);
    assert_int_equal(zone_wall(zone, step.at).day, day_of(2011, 12, 31));
    assert_int_equal(zone_wall(zone, step.at - 1).day, day_of(2011, 12, 29));
    arena_finish(&arena);
}

static void footers(void **state)
{
    (void)state;
    static const struct {
        const char *footer;
        int year;
        int32_t winter, summer; /* in the middle of January and of July */
        instant first, second;  /* seconds into the year of its changes; -1: none */
    } rows[] = {
        {"CET-1CEST,M3.5.0,M10.5.0/3", 2100, 3600, 7200, 86 * 86400 + 3600, 303 * 86400 + 3600},
        {"EST5EDT,M3.2.0,M11.1.0", 2050, -18000, -14400, 71 * 86400 + 25200, 309 * 86400 + 21600},
        {"<+0330>-3:30", 2050, 12600, 12600, -1, -1},
        {"<-03>3<-02>,M3.5.0/-2,M10.5.0/-1", 2050, -10800, -7200, 85 * 86400 + 3600,
         302 * 86400 + 3600},
        {"IST-1GMT0,M10.5.0,M3.5.0/1", 2050, 0, 3600, 85 * 86400 + 3600, 302 * 86400 + 3600},
        {"AEST-10AEDT,M10.1.0,M4.1.0/3", 2050, 39600, 36000, 92 * 86400 - 28800,
         274 * 86400 - 28800},
        {"XXX3YYY,J60/0,J300/0", 2051, -10800, -7200, 59 * 86400 + 10800, 299 * 86400 + 7200},
        {"XXX3YYY,J60/0,J300/0", 2052, -10800, -7200, 60 * 86400 + 10800, 300 * 86400 + 7200},
        {"XXX3YYY,59/0,299/0", 2052, -10800, -7200, 59 * 86400 + 10800, 299 * 86400 + 7200},
        {"EST5EDT,0/0,J365/25", 2050, -14400, -14400, -1, -1}, /* summer time all year */
        {"WAT-1", 2050, 3600, 3600, -1, -1},
        {"AAA-12BBB-13:30:15,M1.5.6/167,M12.1.1/-167", 2050, 43200, 48615, -2, -2},
    };
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct zone *zone = footer_zone(&arena, rows[i].footer);
        CHECK_ROW(zone != NULL, rows[i].footer);
        instant year = at(rows[i].year, 1, 1, 0, 0), next = at(rows[i].year + 1, 1, 1, 0, 0);
        CHECK_ROW(zone_offset(zone, year + 14 * 86400) == rows[i].winter, rows[i].footer);
        CHECK_ROW(zone_offset(zone, year + 195 * 86400) == rows[i].summer, rows[i].footer);
        if (rows[i].first == -2)
            continue;
        instant first = zone_next_change(zone, year, next);
        instant second = first == INSTANT_NONE ? first : zone_next_change(zone, first, next);
        CHECK_ROW(first == (rows[i].first < 0 ? INSTANT_NONE : year + rows[i].first),
                  rows[i].footer);
        CHECK_ROW(second == (rows[i].second < 0 ? INSTANT_NONE : year + rows[i].second),
                  rows[i].footer);
    }
    arena_finish(&arena);
}

static void bad_footers(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "X1",
        "CET",
        "CET-",
        "CET-1CEST",
        "CET-25",
        "CET-1CEST,M3.5.0",
        "CET-1CEST,M13.5.0,M10.5.0",
        "CET-1CEST,M3.6.0,M10.5.0",
        "CET-1CEST,M3.5.7,M10.5.0",
        "CET-1CEST,J0,J300",
        "CET-1CEST,J366,J300",
        "CET-1CEST,366,300",
        "CET-1CEST,M3.5.0/168,M10.5.0",
        "CET-1CEST,M3.5.0,M10.5.0x",
        "<CET-1",
        "<C>-1",
        "CET-1:60",
        "CET-1CEST,M3.5,M10.5.0",
        "CET-1CEST,,",
        "12345",
        " CET-1",
        "CET-1 ",
        "CET-1CEST,M3.5.0/2:,1",
    };
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        CHECK_ROW(footer_zone(&arena, rows[i]) == NULL, rows[i]);
    arena_finish(&arena);
}

/* The calendar repeats after 400 years, and so do the zone's answers, far into the future. */
static void footers_hold_for_ever(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    const struct zone *zone = footer_zone(&arena, "CET-1CEST,M3.5.0,M10.5.0/3");
    const int64_t cycle = 146097 * (int64_t)86400;
    instant from = at(2030, 1, 1, 0, 0);
    for (int i = 0; i < 20000; i++) {
        instant now = from + i * (int64_t)654321;
        for (int n = 1; n <= 5; n += 4) {
            instant later = now + n * cycle;
            assert_int_equal(zone_offset(zone, now), zone_offset(zone, later));
            instant change = zone_next_change(zone, now, INT64_MAX);
            assert_true(zone_next_change(zone, later, INT64_MAX) == change + n * cycle);
            struct wall local = zone_wall(zone, later);
            instant back = zone_instant(zone, local, NULL);
            assert_true(back == later || zone_instant_later(zone, local) == later);
        }
    }
    assert_true(zone_offset(zone, INT64_MAX) >= 3600);
    assert_int_equal(zone_offset(zone, INT64_MIN), 3600);
    zone_wall(zone, INT64_MAX);
    zone_wall(zone, INT64_MIN);
    zone_instant(zone, (struct wall){INT32_MAX, 86399}, NULL);
    zone_instant(zone, (struct wall){INT32_MIN, 0}, NULL);
    zone_next_change(zone, INT64_MAX, INT64_MAX);
    arena_finish(&arena);
}

static void reads_transitions(void **state)
{
    (void)state;
    static const int64_t times[] = {-1000, 1000, 2000};
    static const unsigned char indexes[] = {1, 0, 2};
    static const int32_t offsets[] = {3600, 7200, -34200};
    struct arena arena;
    struct str bytes;
    arena_init(&arena);
    str_init(&bytes);
    tzif_build(&bytes, &(struct tzif){'3', 0, times, indexes, 3, offsets, 3, ""});
    const struct zone *zone = zone_parse(&arena, "Test/Three", bytes.text, bytes.length, NULL);
    assert_non_null(zone);
    assert_int_equal(zone_offset(zone, -1001), 3600);
    assert_int_equal(zone_offset(zone, -1000), 7200);
    assert_int_equal(zone_offset(zone, 1000), 3600);
    assert_int_equal(zone_offset(zone, 1999), 3600);
    assert_int_equal(zone_offset(zone, 2000), -34200);
    assert_int_equal(zone_offset(zone, INT64_MAX), -34200);
    str_finish(&bytes);
    arena_finish(&arena);
}

static void refuse(struct str *bytes, const char *what)
{
    struct arena arena;
    struct err err = {0};
    arena_init(&arena);
    CHECK_ROW(zone_parse(&arena, "Test/Bad", bytes->text, bytes->length, &err) == NULL, what);
    CHECK_ROW(strstr(err.text, "Test/Bad") != NULL, what);
    CHECK_ROW(err.code == ERR_FAILED, what);
    arena_finish(&arena);
}

static void refuses_bad_files(void **state)
{
    (void)state;
    static const int64_t good[] = {0, 1}, equal[] = {5, 5}, falling[] = {6, 5},
                         early[] = {INT64_MIN, 0}, late[] = {0, INT64_MAX};
    static const unsigned char indexes[] = {0, 0}, beyond[] = {0, 1};
    static const int32_t offsets[] = {0}, wide[] = {25 * 3600 + 1}, low[] = {INT32_MIN};
    static const struct {
        const char *what;
        struct tzif tzif;
    } rows[] = {
        {"version 1", {'\0', 0, good, indexes, 2, offsets, 1, ""}},
        {"leap seconds", {'2', 1, good, indexes, 2, offsets, 1, ""}},
        {"no types", {'2', 0, good, indexes, 0, offsets, 0, ""}},
        {"equal times", {'2', 0, equal, indexes, 2, offsets, 1, ""}},
        {"falling times", {'2', 0, falling, indexes, 2, offsets, 1, ""}},
        {"too early", {'2', 0, early, indexes, 2, offsets, 1, ""}},
        {"too late", {'2', 0, late, indexes, 2, offsets, 1, ""}},
        {"no such type", {'2', 0, good, beyond, 2, offsets, 1, ""}},
        {"wide offset", {'2', 0, good, indexes, 2, wide, 1, ""}},
        {"lowest offset", {'2', 0, good, indexes, 2, low, 1, ""}},
        {"no footer", {'2', 0, good, indexes, 2, offsets, 1, NULL}},
        {"bad footer", {'2', 0, good, indexes, 2, offsets, 1, "nonsense"}},
    };
    struct str bytes;
    str_init(&bytes);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        tzif_build(&bytes, &rows[i].tzif);
        refuse(&bytes, rows[i].what);
    }
    str_clear(&bytes);
    refuse(&bytes, "empty");
    str_add(&bytes, "TZjf2");
    str_repeat(&bytes, "x", 100);
    refuse(&bytes, "no magic");
    str_finish(&bytes);
}

/* Every beginning of a file, and every file with one byte changed, is read or refused. */
static void survives_every_small_damage(void **state)
{
    (void)state;
    static const int64_t times[] = {-1000, 1000, 2000};
    static const unsigned char indexes[] = {1, 0, 1};
    static const int32_t offsets[] = {3600, 7200};
    struct arena arena;
    struct str bytes;
    arena_init(&arena);
    str_init(&bytes);
    tzif_build(&bytes,
               &(struct tzif){'2', 0, times, indexes, 3, offsets, 2, "CET-1CEST,M3.5.0,M10.5.0/3"});
    for (size_t length = 0; length < bytes.length; length++) {
        char *copy = arena_copy(&arena, bytes.text, length);
        assert_null(zone_parse(&arena, "Test/Cut", copy, length, NULL));
        arena_reset(&arena);
    }
    for (size_t i = 0; i < bytes.length; i++) {
        for (int value = 0; value < 256; value += 5) {
            char *copy = arena_copy(&arena, bytes.text, bytes.length);
            copy[i] = (char)value;
            const struct zone *zone = zone_parse(&arena, "Test/Bit", copy, bytes.length, NULL);
            if (zone)
                assert_in_range(zone_offset(zone, 4000000000) + 100000, 0, 200000);
            arena_reset(&arena);
        }
    }
    str_finish(&bytes);
    arena_finish(&arena);
}

static void sets_find_by_name(void **state)
{
    (void)state;
    static const char *const names[] = {"Europe/Berlin", "Asia/Tokyo", "UTC", "America/New_York",
                                        "Europe/Athens"};
    struct arena arena;
    struct zone_set set = {0};
    arena_init(&arena);
    assert_null(zone_find(&set, "UTC"));
    assert_null(zone_find(&set, NULL));
    for (int32_t i = 0; i < 200; i++) {
        const char *name = arena_printf(&arena, "Zone/%d", (int)(i * 37 % 200));
        zone_set_add(&arena, &set, zone_fixed(&arena, name, i * 37 % 200));
    }
    for (size_t i = 0; i < COUNT_OF(names); i++)
        zone_set_add(&arena, &set, zone_fixed(&arena, names[i], 7));
    zone_set_add(&arena, &set, zone_fixed(&arena, "UTC", 0)); /* takes the old one's place */
    assert_int_equal(set.count, 205);
    assert_int_equal(zone_offset(zone_find(&set, "UTC"), 0), 0);
    assert_int_equal(zone_offset(zone_find(&set, "Asia/Tokyo"), 0), 7);
    for (int32_t i = 0; i < 200; i++) {
        const char *name = arena_printf(&arena, "Zone/%d", (int)i);
        assert_int_equal(zone_offset(zone_find(&set, name), 0), i);
    }
    assert_null(zone_find(&set, "Zone/200"));
    assert_null(zone_find(&set, ""));
    arena_finish(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utc_and_fixed),
        cmocka_unit_test(gaps_use_the_offset_before),
        cmocka_unit_test(overlaps_are_the_first_of_two),
        cmocka_unit_test(changes_one_after_another),
        cmocka_unit_test(steps_that_change_nothing_are_dropped),
        cmocka_unit_test(a_whole_day_may_be_missing),
        cmocka_unit_test(footers),
        cmocka_unit_test(bad_footers),
        cmocka_unit_test(footers_hold_for_ever),
        cmocka_unit_test(reads_transitions),
        cmocka_unit_test(refuses_bad_files),
        cmocka_unit_test(survives_every_small_damage),
        cmocka_unit_test(sets_find_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
