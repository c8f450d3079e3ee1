/* SPDX-License-Identifier: MIT
 *
 * The cheapest change: the smallest block that clears a finding, moved where that is enough, and
 * nothing that makes another finding louder.
 */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <cmocka.h>

#include "calendar.h"
#include "juggle/load/fix.h"

enum { JUNE = MONDAY_1_JUNE_2026 };

static bool search(struct calendar *calendar, enum load_rule rule, day d, day first,
                   const struct fix_candidate *candidates, size_t count, struct fix *out)
{
    struct arena scratch;
    struct fix_ask ask = {
        .input = &calendar->input,
        .rule = rule,
        .day = d,
        .first = first,
        .last = d,
        .candidates = candidates,
        .count = count,
    };
    arena_init(&scratch);
    bool found = fix_search(&scratch, &ask, out);
    arena_finish(&scratch);
    return found;
}

/* Five days of 9 h with 4 h of content on Saturday: 49 h, one more than article 6. */
static void long_week(struct calendar *calendar)
{
    calendar_init(calendar);
    for (int i = 0; i < 5; i++) {
        calendar_day(calendar, JUNE + i, 540, 960, KIND_CONTENT);
        calendar_day(calendar, JUNE + i, 960, 1080, KIND_MEETING);
    }
    calendar_day(calendar, JUNE + 5, 540, 780, KIND_CONTENT);
}

static void the_smallest_that_clears(void **state)
{
    struct calendar calendar;
    struct fix fix;
    (void)state;
    long_week(&calendar);
    struct fix_candidate all[11];
    for (size_t i = 0; i < 11; i++)
        all[i] = (struct fix_candidate){i, true, false};
    assert_true(search(&calendar, RULE_H2, JUNE + 6, JUNE, all, 11, &fix));
    assert_true(fix.clears);
    assert_int_equal(fix.edit.what, EDIT_REMOVE);
    assert_int_equal(fix.edit.block, 1); /* a meeting of two hours, the first of them */
    calendar_finish(&calendar);
}

static void moved_rather_than_dropped(void **state)
{
    struct calendar calendar;
    struct fix fix;
    (void)state;
    long_week(&calendar);
    struct fix_candidate one = {3, true, true};
    assert_true(search(&calendar, RULE_H2, JUNE + 6, JUNE, &one, 1, &fix));
    assert_true(fix.clears);
    assert_int_equal(fix.edit.what, EDIT_MOVE);
    assert_true(fix.edit.start >= (moment)(JUNE + 7) * DAY_MINUTES);
    assert_int_equal(fix.edit.start % DAY_MINUTES, 960);
    calendar_finish(&calendar);
}

static void only_what_is_still_to_come(void **state)
{
    struct calendar calendar;
    struct fix fix;
    (void)state;
    long_week(&calendar);
    struct fix_candidate past = {1, true, true};
    assert_false(search(&calendar, RULE_H2, JUNE + 6, JUNE + 3, &past, 1, &fix));
    calendar_finish(&calendar);
}

/* Eight hours west, where an evening is the next day in UTC already. */
static void on_the_persons_own_days(void **state)
{
    enum { WEST = -8 * 60 };
    struct calendar calendar;
    struct fix fix;
    (void)state;
    long_week(&calendar);
    calendar_step(&calendar, 0, WEST);
    for (size_t i = 0; i < calendar.input.block_count; i++) {
        calendar.blocks[i].start -= WEST;
        calendar.blocks[i].end -= WEST;
    }
    struct fix_candidate monday = {1, true, true};
    assert_false(search(&calendar, RULE_H2, JUNE + 6, JUNE + 1, &monday, 1, &fix));
    assert_true(search(&calendar, RULE_H2, JUNE + 6, JUNE, &monday, 1, &fix));
    assert_int_equal(fix.edit.what, EDIT_MOVE);
    assert_int_equal(fix.edit.start, (moment)(JUNE + 7) * DAY_MINUTES + 960 - WEST);
    calendar_finish(&calendar);
}

static void a_block_taken_out_keeps_its_number(void **state)
{
    struct calendar calendar;
    const struct load_edit out = {.what = EDIT_REMOVE, .block = 0};
    const struct load_edit away = {
        .what = EDIT_MOVE, .block = 3, .start = (moment)(JUNE + 9) * DAY_MINUTES};
    (void)state;
    long_week(&calendar);
    fix_apply(calendar.blocks, &out);
    fix_apply(calendar.blocks, &away);
    const struct timeline *after = calendar_build(&calendar);
    assert_int_equal(timeline_work(after, JUNE, JUNE + 6), 2940 - 420 - 120);
    assert_int_equal(timeline_day(after, JUNE + 9).work, 120);
    assert_int_equal(calendar.input.block_count, 11);
    calendar_finish(&calendar);
}

static void not_at_another_findings_cost(void **state)
{
    struct calendar calendar;
    struct fix fix;
    (void)state;
    calendar_init(&calendar);
    /* Late on Monday, early on Tuesday: 10 h of rest. Two hours later would still end at a good
     * time, but the only other free evening is that of a day that is full: there the block makes a
     * long day. */
    calendar_day(&calendar, JUNE, 540, 1020, KIND_CONTENT);
    calendar_day(&calendar, JUNE, 1140, 1260, KIND_SOCIAL);
    calendar_day(&calendar, JUNE + 1, 420, 900, KIND_CONTENT);
    struct fix_candidate late = {1, false, true};
    if (search(&calendar, RULE_R1, JUNE + 1, JUNE, &late, 1, &fix)) {
        struct load_levels before, after;
        const struct timeline *old = calendar_build(&calendar);
        fix_apply(calendar.blocks, &fix.edit);
        const struct timeline *new = calendar_build(&calendar);
        for (day d = JUNE; d < JUNE + 14; d++) {
            rules_levels(old, d, &before);
            rules_levels(new, d, &after);
            for (int rule = 0; rule < LOAD_RULE_COUNT; rule++)
                assert_true(after.at[rule] < LOAD_INFO || after.at[rule] <= before.at[rule]);
        }
    } else {
        fail_msg("a block after the window clears a short rest");
    }
    calendar_finish(&calendar);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_smallest_that_clears),
        cmocka_unit_test(moved_rather_than_dropped),
        cmocka_unit_test(only_what_is_still_to_come),
        cmocka_unit_test(on_the_persons_own_days),
        cmocka_unit_test(a_block_taken_out_keeps_its_number),
        cmocka_unit_test(not_at_another_findings_cost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
