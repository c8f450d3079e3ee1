/* SPDX-License-Identifier: MIT
 *
 * offers: the price of a yes in wide and narrow windows, with the key of every answer.
 */
#include "over.h"
#include "stage.h"

static struct arena arena;
static struct paper paper;

/* What the program does when the line is sent. */
static void ask(const char *line, int cols)
{
    stage.ui.over = OVER_WHATIF;
    stage.ui.rows_over = (struct list){0};
    stage.ui.paper = (struct paper_form){.kind = PAPER_WHATIF, .reading = true, .cols = cols - 3};
    snprintf(stage.ui.paper.line, sizeof stage.ui.paper.line, "%s", line);
    arena_reset(&arena);
    paper_read(&stage.world, &stage.ui.paper, &arena, &paper);
    assert_null(paper.problem);
    stage.scene.paper = &paper;
}

static void price(int rows, int cols)
{
    ask("DevConf SF 2026-12-08 2026-12-10 speaking America/Los_Angeles new 20min", cols);
    assert_non_null(paper.offered);
    check("offer", rows, cols);
}

static void expect_in_picture(const char *text)
{
    struct str picture;
    str_init(&picture);
    canvas_dump(&stage.canvas, &picture);
    if (!strstr(picture.text, text))
        fail_msg("\"%s\" is not in\n%s", text, picture.text);
    str_finish(&picture);
}

static void test_price(void **state)
{
    (void)state;
    price(24, 80);
    expect_in_picture("Enter accept with changes  y as offered  d decline  Esc nothing");
    price(50, 200);
    price(10, 40);
    expect_in_picture("Enter with changes  y as is  d no  Esc");
}

static void test_wheel(void **state)
{
    struct effect effect;
    struct input_event wheel = event_of_mouse(MOUSE_WHEEL_DOWN, 5, 5);
    (void)state;
    price(10, 40);
    ui_handle(&stage.ui, &stage.scene, &wheel, &effect);
    assert_int_equal(stage.ui.rows_over.top, 3);
}

/* A series that meets a long trip every week meets it once in words. */
static void test_nothing_is_said_twice(void **state)
{
    size_t clocks = 0;
    (void)state;
    ask("DevConf SF 2027-06-14 2027-06-27 speaking America/Los_Angeles new 20min", 80);
    for (size_t i = 0; i < paper.count; i++) {
        bool clock = strstr(paper.lines[i].text, " would be at ") != NULL;
        clocks += clock;
        for (size_t k = 0; clock && k < i; k++)
            assert_string_not_equal(paper.lines[i].text, paper.lines[k].text);
    }
    assert_true(clocks > 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_price), cmocka_unit_test(test_wheel),
                                       cmocka_unit_test(test_nothing_is_said_twice)};
    arena_init(&arena);
    int failed = cmocka_run_group_tests(tests, open_stage, close_stage);
    arena_finish(&arena);
    return failed;
}
