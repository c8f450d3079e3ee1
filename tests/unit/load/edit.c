/* SPDX-License-Identifier: MIT
 *
 * What-ifs: blocks taken out, moved and added, without touching what there is.
 */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <cmocka.h>

#include "calendar.h"
#include "juggle/load/edit.h"

enum { JUNE = MONDAY_1_JUNE_2026 };

/* Five days of 8 h, then one with 4 h and an event of 5 h: 49 h. */
static void long_week(struct calendar *calendar)
{
    calendar_init(calendar);
    for (int i = 0; i < 5; i++)
        calendar_day(calendar, JUNE + i, 540, 1020, KIND_CONTENT);
    calendar_day(calendar, JUNE + 5, 540, 780, KIND_CONTENT);
    calendar_day(calendar, JUNE + 5, 840, 1140, KIND_EVENT);
}

static void taken_out_moved_added(void **state)
{
    struct calendar calendar;
    struct load_edit edits[3] = {
        {.what = EDIT_REMOVE, .block = 0},
        {.what = EDIT_MOVE, .block = 6, .start = (moment)(JUNE + 9) * DAY_MINUTES},
        {.what = EDIT_ADD},
    };
    (void)state;
    long_week(&calendar);
    edits[2].added = calendar.blocks[1];
    edits[2].added.start = (moment)(JUNE + 6) * DAY_MINUTES;
    edits[2].added.end = edits[2].added.start + 30;
    const struct timeline *before = calendar_build(&calendar);
    const struct timeline *after = edit_build(&calendar.arena, before, edits, 3);
    assert_int_equal(timeline_work(before, JUNE, JUNE + 6), 2940);
    assert_int_equal(timeline_work(after, JUNE, JUNE + 6), 2940 - 480 - 300 + 30);
    assert_int_equal(timeline_day(after, JUNE + 9).work, 300);
    assert_int_equal(timeline_first(after), timeline_first(before));
    assert_int_equal(timeline_work(before, JUNE, JUNE + 6), 2940);
    calendar_finish(&calendar);
}

static void trial(struct calendar *calendar, struct arena *scratch, const struct load_edit *edit,
                  struct edit_trial *out)
{
    struct load_levels before;
    const struct timeline *timeline = calendar_build(calendar);
    rules_levels(timeline, JUNE + 6, &before);
    assert_int_equal(before.at[RULE_H2], LOAD_INFO);
    *out = edit_try(scratch, timeline, &before, RULE_H2, edit, 1);
    arena_reset(scratch);
}

static void a_change_that_clears(void **state)
{
    struct calendar calendar;
    struct arena scratch;
    struct edit_trial out;
    const struct load_edit drop = {.what = EDIT_REMOVE, .block = 6};
    const struct load_edit shift = {
        .what = EDIT_MOVE, .block = 6, .start = (moment)(JUNE + 3) * DAY_MINUTES + 1020};
    (void)state;
    arena_init(&scratch);
    long_week(&calendar);
    trial(&calendar, &scratch, &drop, &out);
    assert_true(out.better);
    assert_false(out.worsens);
    assert_int_equal(out.level, LOAD_OK);
    assert_int_equal(out.load, 300 * 60);
    trial(&calendar, &scratch, &shift, &out);
    assert_false(out.better); /* the week holds it all the same */
    assert_int_equal(out.level, LOAD_INFO);
    arena_finish(&scratch);
    calendar_finish(&calendar);
}

static void a_change_that_costs(void **state)
{
    struct calendar calendar;
    struct arena scratch;
    struct edit_trial out;
    const struct load_edit late = {
        .what = EDIT_MOVE, .block = 6, .start = (moment)JUNE * DAY_MINUTES + 1020};
    (void)state;
    arena_init(&scratch);
    long_week(&calendar);
    trial(&calendar, &scratch, &late, &out); /* a day of 13 h */
    assert_true(out.worsens);
    arena_finish(&scratch);
    calendar_finish(&calendar);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(taken_out_moved_added),
        cmocka_unit_test(a_change_that_clears),
        cmocka_unit_test(a_change_that_costs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
