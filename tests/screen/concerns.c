/* SPDX-License-Identifier: MIT
 *
 * concerns: what an import changed for the person stands above the day as rows like any other: by
 * keys, by the mouse, and gone once it was seen.
 */
#include "import_stage.h"

static int open_told(void **state)
{
    if (open_stage(state))
        return -1;
    import_now(told("programme.ics"));
    star("State of the Shell");
    star("Observability BoF");
    star("Text is enough");
    star("Make, once more");
    import_now(told("programme-2.ics"));
    paint_at(24, 80);
    return stage.scene.concern_count == 5 ? 0 : -1;
}

/* The hand goes up from the day to what is told, and Enter leads to the session in its
 * programme. */
static void test_keys(void **state)
{
    (void)state;
    press(K_UP);
    assert_int_equal(stage.ui.pane, PANE_TOLD);
    assert_int_equal(stage.ui.told.selected, 4);
    press(K_UP);
    press(K_UP);
    press(K_UP);
    press(K_UP);
    check("concerns-in-hand", 24, 80);
    check("concerns-in-hand", 10, 40);
    paint_at(24, 80);
    press(K_ENTER);
    assert_int_equal(stage.ui.over, OVER_PROGRAMME);
    check("concerns-opened", 24, 80);
    press(K_ESC);
    assert_string_equal(ui_told_id(&stage.ui, &stage.scene), "e2");
    for (int i = 0; i < 5; i++)
        press(K_DOWN);
    assert_int_equal(stage.ui.pane, 1);
    press(K_TAB);
    assert_int_equal(stage.ui.told.selected, 0);
    press(K_TAB);
    assert_int_equal(stage.ui.pane, 0);
}

static void click(int row, int col, enum mouse_action action)
{
    handle((struct input_event){
        .type = EVENT_MOUSE,
        .mouse = {.action = action, .row = row, .col = col}});
}

static void test_mouse(void **state)
{
    (void)state;
    click(5, 20, MOUSE_CLICK);
    assert_int_equal(stage.ui.pane, PANE_TOLD);
    assert_int_equal(stage.ui.told.selected, 3);
    click(3, 20, MOUSE_DOUBLE);
    assert_int_equal(stage.ui.over, OVER_PROGRAMME);
    press(K_ESC);
    assert_int_equal(stage.ui.told.selected, 1);
}

/* What is seen leaves the hand where it came from. */
static void test_seen(void **state)
{
    (void)state;
    press('v');
    assert_int_equal(stage.scene.concern_count, 0);
    paint_at(24, 80);
    assert_int_equal(stage.ui.pane, 0);
    press(K_UP);
    assert_int_equal(stage.ui.pane, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_mouse),
        cmocka_unit_test(test_seen),
    };
    return cmocka_run_group_tests(tests, open_told, close_stage);
}
