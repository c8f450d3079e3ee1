/* SPDX-License-Identifier: MIT
 *
 * The person's clock across steps, and the body's behind it.
 */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <cmocka.h>

#include "bodyclock.h"
#include "calendar.h"
#include "journey.h"

enum { SPRING = 20541 /* 29 March 2026 */, AUTUMN = 20751 /* 25 October 2026 */ };

static void berlin(struct arena *arena, struct steps *steps)
{
    const struct load_step berlin[] = {
        {(moment)AUTUMN * DAY_MINUTES + 60, 60}, {0, 60}, {(moment)SPRING * DAY_MINUTES + 60, 120}};
    steps_build(arena, berlin, 3, steps);
}

static void days_have_23_and_25_hours(void **state)
{
    struct arena arena;
    struct steps steps;
    (void)state;
    arena_init(&arena);
    berlin(&arena, &steps);
    assert_int_equal(steps_instant(&steps, SPRING, 0), (moment)SPRING * DAY_MINUTES - 60);
    assert_int_equal(steps_end_of_day(&steps, SPRING) - steps_instant(&steps, SPRING, 0), 23 * 60);
    assert_int_equal(steps_end_of_day(&steps, AUTUMN) - steps_instant(&steps, AUTUMN, 0), 25 * 60);
    assert_int_equal(steps_end_of_day(&steps, 20600), (moment)20601 * DAY_MINUTES - 120);
    arena_finish(&arena);
}

static void a_time_that_is_not_is_the_jump(void **state)
{
    struct arena arena;
    struct steps steps;
    moment jump = (moment)SPRING * DAY_MINUTES + 60;
    (void)state;
    arena_init(&arena);
    berlin(&arena, &steps);
    assert_int_equal(steps_instant(&steps, SPRING, 150), jump);
    assert_int_equal(steps_minute(&steps, jump), 180);
    assert_int_equal(steps_minute(&steps, jump - 1), 119);
    arena_finish(&arena);
}

/* 02:30 comes twice in autumn: the first one. */
static void a_time_that_comes_twice_is_the_first(void **state)
{
    struct arena arena;
    struct steps steps;
    (void)state;
    arena_init(&arena);
    berlin(&arena, &steps);
    assert_int_equal(steps_instant(&steps, AUTUMN, 150), (moment)AUTUMN * DAY_MINUTES + 30);
    arena_finish(&arena);
}

/* Flying west over the date line a day comes twice: it ends the second time. Flying east one is
 * skipped: it ends where it would have begun. */
static void the_date_line(void **state)
{
    const struct load_step west[] = {{0, 720}, {(moment)100 * DAY_MINUTES, -720}};
    const struct load_step east[] = {{0, -720}, {(moment)100 * DAY_MINUTES, 720}};
    struct arena arena;
    struct steps steps;
    (void)state;
    arena_init(&arena);
    steps_build(&arena, west, 2, &steps);
    assert_int_equal(steps_day(&steps, west[1].from - 1), 100);
    assert_int_equal(steps_day(&steps, west[1].from), 99);
    assert_int_equal(steps_end_of_day(&steps, 99), (moment)100 * DAY_MINUTES + 720);
    steps_build(&arena, east, 2, &steps);
    assert_int_equal(steps_day(&steps, east[1].from - 1), 99);
    assert_int_equal(steps_day(&steps, east[1].from), 100);
    assert_int_equal(steps_instant(&steps, 100, 0), east[1].from);
    arena_finish(&arena);
}

/* Whatever the steps, an instant's own local time leads to an instant that shows the same. */
static void there_and_back(void **state)
{
    const struct load_step steps_at[] = {{0, 60},      {2000, -420}, {2000, 345}, {2050, 840},
                                         {6000, -660}, {6001, 0},    {9000, 120}, {11000, 60}};
    struct arena arena;
    struct steps steps;
    (void)state;
    arena_init(&arena);
    steps_build(&arena, steps_at, 8, &steps);
    for (moment at = -3000; at < 15000; at++) {
        moment shown = steps_instant(&steps, steps_day(&steps, at), steps_minute(&steps, at));
        assert_int_equal(steps_day(&steps, shown), steps_day(&steps, at));
        assert_int_equal(steps_minute(&steps, shown), steps_minute(&steps, at));
        assert_true(shown <= at);
        assert_true(steps_next(&steps, at) > at);
    }
    arena_finish(&arena);
}

/* The table of the model's section on jet lag: hours east and west, days until below 3 h and until
 * aligned. */
static void days_of_jet_lag(void **state)
{
    static const int east[][2] = {{1, 4}, {2, 5},  {3, 6},  {4, 7}, {5, 8},
                                  {6, 9}, {7, 10}, {8, 10}, {7, 9}, {6, 8}};
    static const int west[][2] = {{1, 2}, {1, 3}, {2, 4}, {2, 4}, {3, 5},
                                  {4, 6}, {4, 6}, {5, 7}, {6, 8}, {6, 8}};
    struct load_config config;
    (void)state;
    limits_default(&config);
    for (int i = 0; i < 10; i++) {
        int shift = (i + 3) * 60;
        assert_int_equal(bodyclock_days(&config.limit, shift, 0, 180), east[i][0]);
        assert_int_equal(bodyclock_days(&config.limit, shift, 0, 1), east[i][1]);
        assert_int_equal(bodyclock_days(&config.limit, 0, shift, 180), west[i][0]);
        assert_int_equal(bodyclock_days(&config.limit, 0, shift, 1), west[i][1]);
    }
}

static void body_clocks_align(void **state)
{
    struct load_config config;
    (void)state;
    limits_default(&config);
    for (int local = -1440; local <= 1440; local += 7)
        for (int body = -5000; body <= 5000; body += 13) {
            int apart = bodyclock_misalignment(local, body);
            int days = bodyclock_days(&config.limit, local, body, 1);
            assert_in_range(apart, 0, 720);
            assert_in_range(days, 0, 11);
        }
    config.limit.t1_advance = config.limit.t1_delay = 0;
    assert_int_equal(bodyclock_days(&config.limit, 300, 0, 1), -1);
}

/* Berlin - New York 1.0 d, Berlin - San Francisco 1.5 and 2.0 back, Berlin - Tokyo 1.5. */
static void rest_by_formula(void **state)
{
    (void)state;
    assert_int_equal(journey_half_days(9 * 60, 360, 10 * 60, 13 * 60), 2);
    assert_int_equal(journey_half_days(690, 540, 13 * 60, 15 * 60 + 30), 3);
    assert_int_equal(journey_half_days(660, 540, 15 * 60, 11 * 60), 4);
    assert_int_equal(journey_half_days(0, 0, 0, 19 * 60), 1);
    assert_int_equal(journey_half_days(0, 0, 9 * 60, 19 * 60), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_have_23_and_25_hours),
        cmocka_unit_test(a_time_that_is_not_is_the_jump),
        cmocka_unit_test(a_time_that_comes_twice_is_the_first),
        cmocka_unit_test(the_date_line),
        cmocka_unit_test(there_and_back),
        cmocka_unit_test(days_of_jet_lag),
        cmocka_unit_test(body_clocks_align),
        cmocka_unit_test(rest_by_formula),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
