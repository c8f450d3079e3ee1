/* SPDX-License-Identifier: MIT
 *
 * pending: what talks that wait for an answer would put into a calendar.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "calendar.h"
#include "juggle/load/forecast.h"
#include "juggle/load/pending.h"

enum { TODAY = MONDAY_1_JUNE_2026, CONTRACT = 480 };

struct folded {
    struct calendar calendar;
    const struct timeline *plan;
    struct load_block *blocks;
    size_t count;
};

static void fold(struct folded *folded, const struct pending_offer *offers, size_t count)
{
    calendar_init(&folded->calendar);
    calendar_day(&folded->calendar, TODAY, 540, 600, KIND_MEETING)->origin = LOAD_PLANNED;
    folded->calendar.input.last_day = TODAY + 60;
    folded->plan = timeline_build(&folded->calendar.arena, &folded->calendar.input);
    folded->count = pending_blocks(&folded->calendar.arena, folded->plan, kind_builtin(), offers,
                                   count, TODAY + 1, CONTRACT, &folded->blocks);
}

static minutes sum_of(const struct folded *folded, enum kind_id kind)
{
    int64_t sum = 0;
    for (size_t i = 0; i < folded->count; i++)
        if (folded->blocks[i].kind->like == kind)
            sum += folded->blocks[i].end - folded->blocks[i].start;
    return (minutes)sum;
}

static void a_yes_holds_all_of_it(void **state)
{
    struct folded folded;
    const struct pending_offer offer = {
        .first = TODAY + 22, .last = TODAY + 23, .way = 240, .prep = 1200, .stage = 30};
    (void)state;
    fold(&folded, &offer, 1);
    assert_int_equal(sum_of(&folded, KIND_EVENT), 2 * CONTRACT);
    assert_int_equal(sum_of(&folded, KIND_TRAVEL), 480);
    assert_int_equal(sum_of(&folded, KIND_STAGE), 30);
    assert_int_equal(sum_of(&folded, KIND_PREP), 1200);
    calendar_finish(&folded.calendar);
}

/* Two hours and a half a day at most, on working days, none on the day of the journey or after
 * it. */
static void preparation_is_spread(void **state)
{
    struct folded folded;
    minutes on[64] = {0};
    const struct pending_offer offer = {
        .first = TODAY + 22, .last = TODAY + 22, .way = 240, .prep = 600};
    (void)state;
    fold(&folded, &offer, 1);
    for (size_t i = 0; i < folded.count; i++)
        if (folded.blocks[i].kind->like == KIND_PREP)
            on[folded.blocks[i].start / DAY_MINUTES - TODAY] +=
                (minutes)(folded.blocks[i].end - folded.blocks[i].start);
    for (int i = 0; i < 64; i++) {
        bool works = day_weekday(TODAY + i) <= FRIDAY;
        assert_true(on[i] <= 150);
        assert_true(!on[i] || (works && i > 0 && i < 21));
    }
    assert_int_equal(on[18] + on[17] + on[16] + on[15], 600);
    calendar_finish(&folded.calendar);
}

/* What stands in the calendar already isn't put there twice, and two talks share no hour of
 * preparation. */
static void nothing_is_counted_twice(void **state)
{
    struct folded folded;
    const struct pending_offer offers[] = {
        {.first = TODAY + 22, .last = TODAY + 22, .way = 240, .prep = 600, .stage = 30},
        {.first = TODAY + 22,
         .last = TODAY + 22,
         .way = 240,
         .prep = 600,
         .stage = 30,
         .there = true}};
    (void)state;
    fold(&folded, offers, 2);
    assert_int_equal(sum_of(&folded, KIND_EVENT), CONTRACT);
    assert_int_equal(sum_of(&folded, KIND_TRAVEL), 480);
    for (size_t i = 0; i < folded.count; i++)
        for (size_t k = 0; k < i; k++) {
            const struct load_block *a = &folded.blocks[i], *b = &folded.blocks[k];
            bool both = a->kind->like == KIND_PREP && b->kind->like == KIND_PREP;
            assert_false(both && a->start < b->end && b->start < a->end);
        }
    calendar_finish(&folded.calendar);
}

/* What has begun is no longer pending. */
static void the_past_is_left_out(void **state)
{
    struct folded folded;
    const struct pending_offer offer = {
        .first = TODAY + 1, .last = TODAY + 2, .way = 240, .prep = 600};
    (void)state;
    fold(&folded, &offer, 1);
    assert_int_equal(folded.count, 0);
    calendar_finish(&folded.calendar);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_yes_holds_all_of_it),
        cmocka_unit_test(preparation_is_spread),
        cmocka_unit_test(nothing_is_counted_twice),
        cmocka_unit_test(the_past_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
