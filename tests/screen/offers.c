/* SPDX-License-Identifier: MIT
 *
 * offers: the price of a yes in wide and narrow windows, with the key of every answer.
 */
#include "over.h"
#include "stage.h"

static struct arena arena;
static struct paper paper;

/* What the program does when the line is sent. */
static void price(int rows, int cols)
{
    stage.ui.over = OVER_WHATIF;
    stage.ui.rows_over = (struct list){0};
    stage.ui.paper = (struct paper_form){
        .kind = PAPER_WHATIF,
        .reading = true,
        .cols = cols - 3,
        .line = "DevConf SF 2026-12-08 2026-12-10 speaking America/Los_Angeles new 20min"};
    arena_reset(&arena);
    paper_read(&stage.world, &stage.ui.paper, &arena, &paper);
    assert_null(paper.problem);
    assert_non_null(paper.offered);
    stage.scene.paper = &paper;
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

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_price)};
    arena_init(&arena);
    int failed = cmocka_run_group_tests(tests, open_stage, close_stage);
    arena_finish(&arena);
    return failed;
}
