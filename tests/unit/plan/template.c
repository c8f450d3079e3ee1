/* SPDX-License-Identifier: MIT
 *
 * template: estimates by the wellbeing model, dues counted back, and tasks that follow their day.
 */
#include "unit.h"

#include <string.h>

#include "juggle/plan/template.h"

static const struct template_row rows[] = {
    {"slides", "Slides: %s", "prep", MINUTES_NONE, 750, TEMPLATE_FIRST, -14, TEMPLATE_ANY,
     MINUTES_NONE, 0},
    {"check", "Tech check", "admin", 30, 0, TEMPLATE_FIRST, -2, -7, MINUTES_NONE, 0},
    {"write-up", "Write up %s", "content", 120, 0, TEMPLATE_LAST, 10, 1, MINUTES_NONE, 0},
};
static const struct template talk = {"talk-new", rows, 3, 60, 1200, 2700};

static struct template_cause cause_at(day first)
{
    return (struct template_cause){.name = "100%s", .conference = 3, .first_day = first,
                                   .last_day = first + 1, .stage = 30};
}

static void preparation(void **state)
{
    (void)state;
    struct template_cause cause = cause_at(20800);
    assert_int_equal(template_prep(&talk, &cause), 1800);
    cause.stage = 10;
    assert_int_equal(template_prep(&talk, &cause), 1200);
    cause.stage = 60;
    assert_int_equal(template_prep(&talk, &cause), 2700);
    const minutes own[] = {600, 1500, 900, 1000};
    assert_int_equal(template_measured(own, 2), MINUTES_NONE);
    assert_int_equal(template_measured(own, 4), 950);
}

/* What a step took the person takes its length's place, and no other step's. */
static void own_hours(void **state)
{
    (void)state;
    minutes before, after;
    struct template_row mine[] = {rows[0], rows[1], rows[2]};
    struct template own = {talk.name, mine, 3, 60, 1200, 2700};
    struct template_cause cause = cause_at(20800);
    template_sums(&talk, &cause, &before, &after);
    assert_int_equal(before, 1800);
    assert_int_equal(after, 120);
    mine[0].own = 600; /* instead of three quarters of 30 h */
    mine[2].own = 45;
    template_sums(&own, &cause, &before, &after);
    assert_int_equal(before, 450 + 600);
    assert_int_equal(after, 45);
    struct arena arena;
    struct change_list list = {0};
    arena_init(&arena);
    template_expand(&arena, &own, &cause, 20700, &list);
    assert_int_equal(((const struct task *)list.at[0].record)->estimate, 600);
    assert_int_equal(((const struct task *)list.at[1].record)->estimate, 30);
    arena_finish(&arena);
    assert_ptr_equal(template_find(&talk, "talk-new/check/20790"), &rows[1]);
    assert_null(template_find(&talk, "talk-new/chec/20790"));
    assert_null(template_find(&talk, "talk/check/20790"));
}

static const struct task *task_of(const struct change_list *list, size_t i)
{
    assert_int_equal(list->at[i].kind, RECORD_TASK);
    return list->at[i].record;
}

static void expanded(void **state)
{
    (void)state;
    struct arena arena;
    struct change_list list = {0};
    struct template_cause cause = cause_at(20800);
    arena_init(&arena);
    template_expand(&arena, &talk, &cause, 20790, &list);
    assert_int_equal(list.count, 3);
    assert_string_equal(task_of(&list, 0)->title, "Slides: 100%s");
    assert_int_equal(task_of(&list, 0)->estimate, 1350);
    /* ten days for what asks for fourteen and a week */
    assert_int_equal(task_of(&list, 0)->due_day, 20793);
    assert_int_equal(task_of(&list, 1)->due_day, 20799);
    assert_int_equal(task_of(&list, 1)->earliest_day, 20796);
    assert_int_equal(task_of(&list, 2)->due_day, 20811);
    assert_int_equal(task_of(&list, 2)->earliest_day, 20802);
    assert_int_equal(task_of(&list, 2)->conference, 3);
    assert_string_equal(task_of(&list, 2)->anchor, "talk-new/write-up/20811");
    arena_finish(&arena);
}

/* With time enough each stands where the template says; on the day itself, and after it, all are
 * due at once. */
static void dated(void **state)
{
    (void)state;
    struct arena arena;
    struct change_list early = {0}, late = {0};
    struct template_cause cause = cause_at(20800);
    arena_init(&arena);
    template_expand(&arena, &talk, &cause, 20786, &early);
    assert_int_equal(task_of(&early, 0)->due_day, 20786);
    assert_int_equal(task_of(&early, 1)->due_day, 20798);
    assert_int_equal(task_of(&early, 1)->earliest_day, 20793);
    template_expand(&arena, &talk, &cause, 20800, &late);
    assert_int_equal(task_of(&late, 0)->due_day, 20800);
    assert_int_equal(task_of(&late, 1)->due_day, 20800);
    assert_int_equal(task_of(&late, 1)->earliest_day, DAY_NONE);
    assert_int_equal(task_of(&late, 2)->due_day, 20811);
    arena_finish(&arena);
}

static void follows(void **state)
{
    (void)state;
    struct arena arena;
    struct change_list made = {0}, moved = {0};
    const struct template *templates[] = {&talk};
    struct template_cause before = cause_at(20800), after = cause_at(20807);
    struct task tasks[3];
    const struct task *at[3];
    arena_init(&arena);
    template_expand(&arena, &talk, &before, 20700, &made);
    for (size_t i = 0; i < 3; i++) {
        tasks[i] = *task_of(&made, i);
        tasks[i].id = (int64_t)i + 1;
        at[i] = &tasks[i];
    }
    tasks[0].due_day -= 3; /* the person knows better */
    template_move(&arena, templates, 1, at, 3, &before, &after, &moved);
    assert_int_equal(moved.count, 2);
    assert_int_equal(task_of(&moved, 0)->id, 2);
    assert_int_equal(task_of(&moved, 0)->due_day, 20805);
    assert_int_equal(task_of(&moved, 0)->earliest_day, 20800);
    assert_string_equal(task_of(&moved, 0)->anchor, "talk-new/check/20805");
    assert_int_equal(task_of(&moved, 1)->due_day, 20818);
    tasks[1].state = WORD_state_DONE;
    moved = (struct change_list){0};
    template_move(&arena, templates, 1, at, 3, &before, &after, &moved);
    assert_int_equal(moved.count, 1);
    arena_finish(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(preparation),
        cmocka_unit_test(own_hours),
        cmocka_unit_test(expanded),
        cmocka_unit_test(dated),
        cmocka_unit_test(follows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
