/* SPDX-License-Identifier: MIT
 *
 * What wide windows show that others have no room for: a review in two columns, cards with a row
 * for their date, who speaks, the row in hand in full at once; and that a click finds its line in
 * the second column too.
 */
#include "lines.h"
#include "stage.h"

static void test_review(void **state)
{
    (void)state;
    press('8');
    check("review", 30, 120);
}

/* The line under the mouse is the one in hand then, in both columns. */
static void test_click(void **state)
{
    struct effect effect;
    (void)state;
    press('8');
    paint_at(30, 120);
    struct rect body = ui_body(&stage.ui);
    rect_cut_top(&body, 1);
    int second = lines_divide(stage.scene.page->lines, stage.scene.page->count, body.rows);
    assert_true(second > 0 && second < (int)stage.scene.page->count);
    const int cols[] = {2, 100}, firsts[] = {0, second};
    for (int i = 0; i < 2; i++) {
        struct input_event click = {.type = EVENT_MOUSE};
        click.mouse.action = MOUSE_CLICK;
        click.mouse.button = 1;
        click.mouse.row = body.row + 1;
        click.mouse.col = cols[i];
        ui_handle(&stage.ui, &stage.scene, &click, &effect);
        paint_at(30, 120);
        assert_int_equal(stage.ui.page.selected, firsts[i] + 1);
        assert_int_equal(stage.canvas.cursor_row, body.row + 1);
        assert_int_equal(stage.canvas.cursor_col > 59, i == 1);
    }
}

/* It begins behind a blank line, both fit, and where they can't there is one column. */
static void test_divide(void **state)
{
    (void)state;
    struct line lines[9] = {0};
    for (int i = 0; i < 9; i++)
        lines[i].text = i == 2 || i == 5 ? "" : "words";
    assert_int_equal(lines_divide(lines, 9, 9), 6);
    assert_int_equal(lines_divide(lines, 9, 5), 6);
    assert_int_equal(lines_divide(lines, 9, 4), 0);
    assert_int_equal(lines_divide(lines, 2, 9), 0);
    assert_int_equal(lines_divide(lines, 0, 9), 0);
}

static void test_talks(void **state)
{
    (void)state;
    press('6');
    check("talks", 30, 120);
    press('p');
    check("programme-none", 24, 80);
    press(K_ESC);
    press('j');
    press('j');
    press('p');
    check("programme", 30, 160);
    press(K_ESC);
}

/* Also in the first picture. */
static void test_tasks(void **state)
{
    (void)state;
    press('5');
    check("tasks", 30, 120);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_review), cmocka_unit_test(test_click), cmocka_unit_test(test_divide),
        cmocka_unit_test(test_talks),  cmocka_unit_test(test_tasks),
    };
    return cmocka_run_group_tests(tests, open_stage, close_stage);
}
