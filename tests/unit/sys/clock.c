/* SPDX-License-Identifier: MIT
 *
 * The clock goes on, and --now stops it.
 */
#include "unit.h"

#include <string.h>

#include "juggle/sys/clock.h"

static void goes_on(void **state)
{
    (void)state;
    /* Written in 2026: an earlier clock is a broken one. */
    assert_true(clock_now() > wall_seconds((struct wall){day_of(2026, 1, 1), 0}));
    int64_t before = clock_monotonic_ms();
    for (int i = 0; i < 1000; i++) {
        int64_t after = clock_monotonic_ms();
        assert_true(after >= before);
        before = after;
    }
}

static void is_frozen_in_the_home_zone(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        instant at;
    } rows[] = {
        {"2026-11-21T09:00", 1795248000},          {"2026-11-21 09:00:00", 1795248000},
        {"2026-11-21T09:00+01:00", 1795248000},    {"2026-11-21T08:00Z", 1795248000},
        {"2026-11-21T03:00:05-05:00", 1795248005},
    };
    struct arena arena;
    arena_init(&arena);
    const struct zone *home = zone_fixed(&arena, "Home", 3600);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        instant at = 0;
        CHECK_ROW(clock_parse_now(rows[i].text, home, &at, NULL), rows[i].text);
        CHECK_ROW(at == rows[i].at, rows[i].text);
    }
    arena_finish(&arena);
}

static void refuses_what_is_no_time(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "", "now", "2026-11-21", "09:00", "2026-11-21T25:00", "1795248000"};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct err err = {0};
        instant at = 7;
        CHECK_ROW(!clock_parse_now(rows[i], zone_utc(), &at, &err), rows[i]);
        CHECK_ROW(at == 7 && err.code == ERR_USAGE, rows[i]);
        CHECK_ROW(strstr(err.text, "2026-11-21T09:00") != NULL, rows[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(goes_on),
        cmocka_unit_test(is_frozen_in_the_home_zone),
        cmocka_unit_test(refuses_what_is_no_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
