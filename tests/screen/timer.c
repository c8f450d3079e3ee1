/* SPDX-License-Identifier: MIT
 *
 * Time spent: the timer in the frame, the question about one that ran too long, minutes in one
 * line, and what finished tasks say of an estimate.
 */
#include "juggle/app/timer.h"
#include "stage.h"

static int make_timer(void **state)
{
    if (open_stage(state) != 0)
        return -1;
    for (int i = 0; i < PACE_MIN_TASKS; i++) {
        RUN(COMMAND_add, "Answer ~1h @dm", NULL);
        read_scene();
        char id[ID_SIZE] = "";
        for (size_t k = 0; k < stage.scene.task_count; k++)
            if (!strcmp(stage.scene.tasks[k]->title, "Answer") &&
                task_is_open(stage.scene.tasks[k]->task))
                id_format(RECORD_TASK, stage.scene.tasks[k]->task->id, id);
        RUN(COMMAND_log, "1h30", id, NULL);
        RUN(COMMAND_done, id, NULL);
    }
    struct err err;
    if (!insight_read(&stage.insight, &stage.world, true, &err))
        return -1;
    read_scene();
    return 0;
}

static void test_timer(void **state)
{
    (void)state;
    RUN(COMMAND_start, stage.scene.shown->tasks[0]->id, NULL);
    read_scene();
    assert_non_null(stage.scene.timer);
    check_sizes("timer");
    assert_null(stage.scene.question);
    struct timer_question question = {STOPWATCH_OVERRUN,
                                      "20m over the estimate of \"KubeCon slides\"",
                                      "2026-11-23T13:00:00+01:00", "13:00", "l1 1"};
    timer_ask(&stage.ui, &question);
    check_sizes("timer-asks");
    assert_false(timer_may_ask(&stage.ui));
    press('j');
    assert_false(stage.ui.timer.asking);
    RUN(COMMAND_stop, NULL);
    read_scene();
}

static void test_log(void **state)
{
    (void)state;
    press('m');
    press_all("20m");
    check("log", 24, 80);
    press_all(" Answered the auth thread @support");
    check("log-other", 24, 80);
    press(K_ESC);
}

/* After enough history an estimate is met with how such estimates went. */
static void test_pace(void **state)
{
    const struct pace_kind *kind = pace_find(&stage.insight.pace, "support");
    (void)state;
    assert_non_null(kind);
    press('a');
    press_all("Answer another ~2h @dm");
    check("add-pace", 24, 80);
    press(K_ESC);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_timer),
        cmocka_unit_test(test_log),
        cmocka_unit_test(test_pace),
    };
    return cmocka_run_group_tests(tests, make_timer, close_stage);
}
