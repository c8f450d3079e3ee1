/* SPDX-License-Identifier: MIT
 *
 * The history: what each step changed, and the way to any of them.
 */
#include "juggle/app/history.h"
#include "stage.h"

/* What a key asks to be run, as it would be. */
static void enter(enum command expected, const char *words)
{
    struct effect effect;
    struct input_event event = event_of_key(K_ENTER, 0);
    ui_handle(&stage.ui, &stage.scene, &event, &effect);
    assert_int_equal(effect.type, EFFECT_RUN);
    assert_int_equal(effect.command, expected);
    assert_string_equal(effect.words[0], words);
    RUN(expected, arena_strdup(&stage.world.turn, words), NULL);
    read_scene();
}

static const struct history_change *only_change(void)
{
    assert_int_equal(stage.scene.change_count, 1);
    return stage.scene.changes;
}

static void expect_field(const char *name, const char *before, const char *after)
{
    const struct history_change *change = only_change();
    for (size_t i = 0; i < change->field_count; i++)
        if (!strcmp(change->fields[i].name, name)) {
            assert_string_equal(change->fields[i].before, before);
            assert_string_equal(change->fields[i].after, after);
            return;
        }
    fail_msg("the step changed no %s", name);
}

static char made[ID_SIZE];

static int make_steps(void **state)
{
    if (open_stage(state) != 0)
        return -1;
    RUN(COMMAND_add, "Sweep the floor ~2h fri @post", NULL);
    read_scene();
    for (size_t i = 0; i < stage.scene.task_count; i++)
        if (!strcmp(stage.scene.tasks[i]->title, "Sweep the floor"))
            id_format(RECORD_TASK, stage.scene.tasks[i]->task->id, made);
    RUN(COMMAND_edit, made, "due=2026-12-01", "estimate=45m", NULL);
    RUN(COMMAND_defer, made, "2026-11-30", NULL);
    RUN(COMMAND_done, made, NULL);
    read_scene();
    return 0;
}

static void test_what_changed(void **state)
{
    (void)state;
    press('U');
    check_sizes("history");
    assert_string_equal(only_change()->what, "changed");
    expect_field("state", "open", "done");
    press('j');
    expect_field("planned on", "Fri 27 Nov 2026", "Mon 30 Nov 2026");
    press('j');
    expect_field("due", "-", "Tue 1 Dec 2026");
    expect_field("estimate", "2h", "45m");
    press('j');
    assert_string_equal(only_change()->what, "made");
    assert_string_equal(only_change()->title, "Sweep the floor");
    press('k');
    paint_at(24, 80);
    press('l');
    check("history-step", 24, 80);
    press(K_ESC);
    press(K_ESC);
    assert_int_equal(stage.ui.over, OVER_NONE);
}

/* Back over several, forward over some, and the new change drops what was undone. */
static void test_the_way_there_and_back(void **state)
{
    (void)state;
    press('U');
    press('j');
    press('j');
    enter(COMMAND_undo, "3");
    press('U');
    check("history-undone", 24, 80);
    assert_string_equal(only_change()->what, "made"); /* the newest that stands is in hand */
    press('k');
    press('k');
    enter(COMMAND_redo, "2");
    press('U');
    expect_field("planned on", "Fri 27 Nov 2026", "Mon 30 Nov 2026");
    press('k');
    expect_field("state", "open", "done");
    press(K_ESC);
    size_t before = stage.scene.step_count;
    RUN(COMMAND_add, "Something else", NULL);
    read_scene();
    press('U');
    assert_true(before == 0 || stage.scene.step_count >= 4);
    for (size_t i = 0; i < stage.scene.step_count; i++)
        assert_false(stage.scene.steps[i].undone);
    press(K_ESC);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_changed),
        cmocka_unit_test(test_the_way_there_and_back),
    };
    return cmocka_run_group_tests(tests, make_steps, close_stage);
}
