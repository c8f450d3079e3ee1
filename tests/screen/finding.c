/* SPDX-License-Identifier: MIT
 *
 * A finding in full is read to its end in any window, and so is whatever else is only read.
 */
#include "over.h"
#include "stage.h"

/* An amber day: what is said of doctors stands below each. */
static int open_amber(void **state)
{
    (void)state;
    return open_stage_at("2026-11-24T09:00", NULL);
}

static bool shows(const char *text)
{
    struct str picture;
    str_init(&picture);
    canvas_dump(&stage.canvas, &picture);
    bool there = strstr(picture.text, text) != NULL;
    str_finish(&picture);
    return there;
}

static void press_at(uint32_t code, int rows, int cols)
{
    press(code);
    paint_at(rows, cols);
}

static void open_first(int rows, int cols)
{
    press('7');
    paint_at(rows, cols);
    press_at(K_ENTER, rows, cols);
    assert_int_equal(stage.ui.over, OVER_FINDING);
}

static void test_whole(void **state)
{
    (void)state;
    open_first(24, 80);
    assert_true(shows("Source: "));
    assert_true(shows("health."));
    check_sizes("finding");
    press(K_ESC);
}

static void test_read_on(void **state)
{
    (void)state;
    open_first(10, 40);
    assert_false(shows("health."));
    press_at(K_PGDN, 10, 40);
    assert_false(shows("Energy this week")); /* the first page is behind at once */
    for (int i = 0; i < 9 && !shows("health."); i++)
        press_at(K_PGDN, 10, 40);
    assert_true(shows("health."));
    press_at('g', 10, 40);
    assert_true(shows("Energy this week"));
    press_at('j', 10, 40); /* the next one, from its beginning */
    assert_true(shows("C3 "));
    assert_true(shows("Half of the check-ins"));
    press(K_ESC);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole),
        cmocka_unit_test(test_read_on),
    };
    return cmocka_run_group_tests(tests, open_amber, close_stage);
}
