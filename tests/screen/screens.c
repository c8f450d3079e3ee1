/* SPDX-License-Identifier: MIT
 *
 * screens: every view on the demo's year, at the sizes of the design, held against goldens; and
 * every size from 1x1 on painted without a fault.
 */
#include "stage.h"

static void test_review(void **state)
{
    (void)state;
    press('8');
    check("review", 24, 80);
    check("review", 10, 40);
    for (int i = 0; i < 8; i++)
        press('j');
    press(K_ENTER);
    check("feedback", 24, 80);
    press(K_ESC);
    press(K_TAB);
    press(K_TAB);
    check("review-quarter", 50, 200);
    press('[');
    check("review-quarter-before", 24, 80);
    press('.');
    press(K_TAB);
    press('1');
}

static void type(const char *text)
{
    for (; *text; text++)
        press((unsigned char)*text);
}

/* The list narrows while words are typed; groups and orders have their sums. */
static void test_filtered_tasks(void **state)
{
    (void)state;
    press('5');
    press('/');
    check("filter-asked", 24, 80);
    type("kind:prep project:k");
    check("filter-typed", 24, 80);
    check("filter-typed", 10, 40);
    press(K_ESC);
    press('/');
    type("-kind:prep knd:x");
    check("filter-wrong", 24, 80);
    press(K_ESC);
    press('/');
    type("due:any");
    press(K_ENTER);
    press('O');
    press('o');
    press('*');
    check("filter-kept", 24, 80);
    check("filter-kept", 50, 200);
    press(K_ESC);
    press(K_ESC);
    for (int i = 0; i < TASKS_GROUPINGS - 1; i++)
        press('O');
    for (int i = 0; i < TASKS_ORDERS - 1; i++)
        press('o');
    press('1');
}

/* Everywhere else it finds everything, counted; then n and N go on. */
static void test_finding(void **state)
{
    (void)state;
    press('1');
    press('/');
    type("flame");
    check("find", 24, 80);
    check("find", 10, 40);
    type(" -in:tasks before:today");
    check("find-narrow", 24, 80);
    press(K_ENTER);
    press('n');
    assert_int_equal(stage.ui.over, OVER_DETAIL);
    assert_int_equal(stage.ui.match_at, 1);
    press('N');
    press('N');
    assert_int_equal(stage.ui.match_at, stage.ui.match_count - 1);
    press(K_ESC);
    press('.');
}

/* From the board to a submission, to a conference, to what hangs on it. */
static void test_talks(void **state)
{
    (void)state;
    press('6');
    press(K_ENTER);
    check("stage", 24, 80);
    press(K_ESC);
    press('G');
    press('h');
    press(K_ENTER);
    check("conference", 24, 80);
    check("conference", 10, 40);
    check("conference", 50, 200);
    press(K_ESC);
    press('R');
    check("role", 24, 80);
    check("role", 10, 40);
    press(K_ESC);
    press(K_ENTER);
    press('X');
    check("decline", 24, 80);
    press(K_ESC);
    assert_int_equal(stage.ui.over, OVER_NONE);
    press('G');
    press(K_ENTER);
    check("talk", 24, 80);
    press(K_ESC);
    press('1');
}

static void test_goldens(void **state)
{
    static const struct {
        const char *name;
        uint32_t key;
    } views[] = {{"today", '1'}, {"week", '2'}, {"month", '3'}, {"season", '4'}, {"tasks", '5'},
                 {"talks", '6'},  {"balance", '7'}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(views); i++) {
        press(views[i].key);
        check(views[i].name, 24, 80);
        check(views[i].name, 10, 40);
        check(views[i].name, 50, 200);
    }
    press('1');
    press('?');
    check("help", 24, 80);
    press(K_ESC);
    press('a');
    press_all("Draft demo ~3h due fri @demo");
    check("add", 24, 80);
    press(K_ESC);
    press(K_ENTER);
    check("detail", 24, 80);
    press(K_ESC);
}

static void move_now(int days)
{
    stage.world.now += (instant)days * DAY_SECONDS;
    stage.world.today += days;
    stage.ui.day = stage.world.today;
    read_scene();
}

/* A call for papers that ends in two days stands above the day. */
static void test_calls(void **state)
{
    (void)state;
    press('1');
    move_now(10);
    check("calls", 24, 80);
    check("calls", 10, 40);
    move_now(-10);
}

static void test_every_size(void **state)
{
    (void)state;
    for (int view = 0; view < VIEW_COUNT; view++) {
        press((uint32_t)('1' + view));
        assert_int_equal(stage.ui.view, view);
        for (int rows = 1; rows <= 60; rows++)
            for (int cols = 1; cols <= 200; cols += rows < 12 ? 3 : 17) {
                paint_at(rows, cols);
                assert_true(rect_has(canvas_rect(&stage.canvas), stage.canvas.cursor_row,
                                     stage.canvas.cursor_col));
            }
    }
}

/* Painted after turning to each day of a week must be what is painted after reading it anew. */
static void test_turning_pages(void **state)
{
    (void)state;
    press('1');
    day first = stage.scene.week_from;
    for (day date = first; date < first + SCENE_WEEK; date++) {
        struct str turned, anew;
        str_init(&turned);
        str_init(&anew);
        stage.ui.day = date;
        assert_true(scene_turn_to(&stage.world, &stage.scene, date));
        paint_at(50, 200);
        canvas_dump(&stage.canvas, &turned);
        read_scene();
        paint_at(50, 200);
        canvas_dump(&stage.canvas, &anew);
        assert_string_equal(turned.text, anew.text);
        str_finish(&turned);
        str_finish(&anew);
    }
    assert_false(scene_turn_to(&stage.world, &stage.scene, first - 1));
    assert_false(scene_turn_to(&stage.world, &stage.scene, first + SCENE_WEEK));
    press('.');
}

static bool foot_has(int rows, int hints, const char *text)
{
    struct str picture;
    stage.ui.hints = hints;
    paint_at(rows, 80);
    str_init(&picture);
    canvas_dump(&stage.canvas, &picture);
    bool has = strstr(picture.text, text) != NULL;
    str_finish(&picture);
    return has;
}

/* auto shows the keys of the row from eight rows on; the way to help is always there. */
static void test_hints(void **state)
{
    static const int rows[] = {7, 8, 24};
    (void)state;
    press('1');
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        assert_true(foot_has(rows[i], HINTS_YES, "x done"));
        assert_false(foot_has(rows[i], HINTS_NO, "x done"));
        assert_int_equal(foot_has(rows[i], HINTS_AUTO, "x done"), rows[i] >= 8);
        assert_true(foot_has(rows[i], HINTS_NO, "? help"));
    }
    stage.ui.hints = HINTS_AUTO;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_goldens),
        cmocka_unit_test(test_calls),
        cmocka_unit_test(test_talks),
        cmocka_unit_test(test_filtered_tasks),
        cmocka_unit_test(test_finding),
        cmocka_unit_test(test_review),
        cmocka_unit_test(test_hints),
        cmocka_unit_test(test_every_size),
        cmocka_unit_test(test_turning_pages),
    };
    return cmocka_run_group_tests(tests, open_stage, close_stage);
}
