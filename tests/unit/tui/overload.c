/* SPDX-License-Identifier: MIT
 *
 * What moves where a day holds too much: few rather than many, short rather than long, and never
 * what is due or was put off twice.
 */
#include "unit.h"

#include "overload.h"

enum { TODAY = 20000, TASKS = 6 };

static struct task tasks[TASKS];
static struct item items[TASKS];
static const struct item *listed[TASKS];
static struct view view;
static struct agenda_day on;

static int setup(void **state)
{
    (void)state;
    view = (struct view){.in = {.kinds = kind_builtin()}};
    for (int i = 0; i < TASKS; i++) {
        record_clear(RECORD_TASK, &tasks[i]);
        tasks[i].id = i + 1;
        tasks[i].estimate = 30 * (i + 1);
        tasks[i].defers = 0;
        items[i] =
            (struct item){.type = ITEM_TASK, .task = &tasks[i], .kind = &kind_builtin()->at[0]};
        listed[i] = &items[i];
    }
    on = (struct agenda_day){.day = TODAY, .capacity = 300, .tasks = listed, .task_count = TASKS};
    return 0;
}

static size_t pick(minutes over, const struct item *out[OVERLOAD_MOST])
{
    on.planned = on.capacity + over;
    return overload_pick(&view, &on, out);
}

static void nothing_moves_where_all_fits(void **state)
{
    const struct item *out[OVERLOAD_MOST];
    (void)state;
    assert_int_equal(pick(0, out), 0);
    assert_int_equal(pick(-60, out), 0);
}

static void the_shortest_that_is_enough(void **state)
{
    const struct item *out[OVERLOAD_MOST];
    (void)state;
    assert_int_equal(pick(1, out), 1);
    assert_ptr_equal(out[0], &items[0]);
    assert_int_equal(pick(80, out), 1);
    assert_ptr_equal(out[0], &items[2]);
}

static void the_longest_and_then_the_rest(void **state)
{
    const struct item *out[OVERLOAD_MOST];
    (void)state;
    assert_int_equal(pick(200, out), 2);
    assert_ptr_equal(out[0], &items[5]);
    assert_ptr_equal(out[1], &items[0]);
}

static void what_stays(void **state)
{
    const struct item *out[OVERLOAD_MOST];
    struct block placed = {.task = 4, .placed = WORD_placed_BY_PERSON};
    struct item block = {
        .type = ITEM_BLOCK, .block = &placed, .task = &tasks[3], .start = 0, .end = 3600};
    const struct item *timed[] = {&block};
    (void)state;
    tasks[0].due_day = TODAY;
    tasks[1].priority = 1;
    tasks[2].defers = 2;
    on.timed = timed;
    on.timed_count = 1;
    assert_int_equal(pick(10, out), 1);
    assert_ptr_equal(out[0], &items[4]);
    tasks[4].state = WORD_state_DONE;
    tasks[5].due_day = TODAY - 1;
    assert_int_equal(pick(10, out), 0);
    placed.placed = WORD_placed_BY_PLANNER;
    assert_int_equal(pick(10, out), 1);
    assert_ptr_equal(out[0], &items[3]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(nothing_moves_where_all_fits, setup),
        cmocka_unit_test_setup(the_shortest_that_is_enough, setup),
        cmocka_unit_test_setup(the_longest_and_then_the_rest, setup),
        cmocka_unit_test_setup(what_stays, setup),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
