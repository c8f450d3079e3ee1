/* SPDX-License-Identifier: MIT
 *
 * Charts: lengths that say their numbers, on both kinds of paper.
 */
#include "juggle/draw/chart.h"

#include <string.h>

#include "paper.h"

static struct canvas canvas, plain;

static int setup(void **state)
{
    (void)state;
    canvas_init(&canvas, 2, 20, false);
    canvas_init(&plain, 2, 20, true);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    canvas_finish(&canvas);
    canvas_finish(&plain);
    return 0;
}

static struct chart_scale scale(int cells, int full)
{
    return (struct chart_scale){0, 0, cells, full, CHART_NO_MARK};
}

static void expect_progress(int done, int planned, const char *blocks, const char *signs)
{
    canvas_clear(&canvas);
    canvas_clear(&plain);
    chart_progress(&canvas, scale(14, 14), done, planned, INK_TALKS);
    chart_progress(&plain, scale(14, 14), done, planned, INK_TALKS);
    paper_expect(&canvas, blocks);
    paper_expect(&plain, signs);
}

static void test_progress(void **state)
{
    (void)state;
    expect_progress(9, 14, "█████████░░░░░", "#########-----");
    expect_progress(6, 11, "██████░░░░░", "######-----");
    expect_progress(10, 8, "████████▓▓", "########%%");
    expect_progress(0, 4, "░░░░", "----");
    expect_progress(0, 0, "", "");
    expect_progress(4, 4, "████", "####");
    expect_progress(-3, 4, "░░░░", "----");
    expect_progress(20, 4, "████▓▓▓▓▓▓▓▓▓▶", "####%%%%%%%%%>");
}

static void test_eighths(void **state)
{
    (void)state;
    static const char *const ends[] = {"█", "█▏", "█▎", "█▍", "█▌", "█▋", "█▊", "█▉", "██"};
    for (int i = 0; i <= 8; i++) {
        const struct chart_part part = {8 + i, CHART_SOLID, INK_TALKS};
        canvas_clear(&canvas);
        assert_int_equal(chart_bar(&canvas, scale(4, 32), &part, 1), i > 0 ? 2 : 1);
        paper_expect(&canvas, ends[i]);
    }
}

static void test_little_is_seen(void **state)
{
    (void)state;
    const struct chart_part solid = {1, CHART_SOLID, INK_TALKS};
    const struct chart_part light = {1, CHART_LIGHT, INK_FORECAST};
    assert_int_equal(chart_bar(&canvas, scale(10, 1000000), &solid, 1), 1);
    paper_expect(&canvas, "▏");
    assert_int_equal(chart_bar(&plain, scale(10, 1000000), &light, 1), 1);
    paper_expect(&plain, "-");
}

static void test_line_at_a_mark(void **state)
{
    (void)state;
    struct chart_scale with_line = {0, 0, 16, 160, 100};
    const struct chart_part parts[] = {{84, CHART_SOLID, INK_TALKS},
                                       {20, CHART_MEDIUM, INK_FORECAST},
                                       {15, CHART_LIGHT, INK_FORECAST}};
    chart_bar(&canvas, with_line, parts, 3);
    chart_bar(&plain, with_line, parts, 3);
    paper_expect(&canvas, "████████▒▒│░");
    paper_expect(&plain, "########==|-");
    canvas_clear(&canvas);
    canvas_clear(&plain);
    const struct chart_part tails[] = {{42, CHART_SOLID, INK_TALKS},
                                       {42, CHART_DOTS, INK_DIM},
                                       {36, CHART_MEDIUM, INK_FORECAST}};
    chart_bar(&canvas, with_line, tails, 3);
    chart_bar(&plain, with_line, tails, 3);
    paper_expect(&canvas, "████····▒▒│▒");
    paper_expect(&plain, "####----==|=");
    canvas_clear(&canvas);
    const struct chart_part little = {61, CHART_SOLID, INK_TALKS};
    assert_int_equal(chart_bar(&canvas, with_line, &little, 1), 11);
    paper_expect(&canvas, "██████▏   │");
}

static void test_meter(void **state)
{
    (void)state;
    chart_meter(&canvas, scale(10, 360), 180, INK_LEVEL_GREEN);
    chart_meter(&plain, scale(10, 360), 440, INK_LEVEL_GREEN);
    paper_expect(&canvas, "█████░░░░░");
    paper_expect(&plain, "########|%");
    canvas_clear(&canvas);
    chart_meter(&canvas, scale(10, 0), 60, INK_LEVEL_GREEN);
    paper_expect(&canvas, "│▓▓▓▓▓▓▓▓▓");
    canvas_clear(&canvas);
    chart_meter(&canvas, scale(10, 0), 0, INK_LEVEL_GREEN);
    chart_meter(&canvas, scale(0, 10), 5, INK_LEVEL_GREEN);
    paper_expect(&canvas, "");
}

static void test_stack(void **state)
{
    (void)state;
    const struct chart_share shares[] = {{600, 'T', INK_TALKS},
                                         {300, 'C', INK_CONTENT},
                                         {0, 'S', INK_SUPPORT},
                                         {60, 'R', INK_RECOVERY}};
    chart_stack(&canvas, 0, 0, 16, shares, 4);
    chart_stack(&plain, 0, 0, 16, shares, 4);
    paper_expect(&canvas, "T▓▓▓▓▓▓▓▓▓C░░░░R");
    paper_expect(&plain, "T%%%%%%%%%C----R");
    canvas_clear(&canvas);
    chart_stack(&canvas, 0, 0, 16, shares + 2, 1);
    paper_expect(&canvas, "");
}

static void test_sparkline(void **state)
{
    (void)state;
    const int values[] = {0, 1, 20, 40, 60, 80, 100, 300, CHART_NO_VALUE, 50};
    chart_sparkline(&canvas, 0, 0, values, 10, 100, INK_DIM);
    chart_sparkline(&plain, 0, 0, values, 10, 100, INK_DIM);
    paper_expect(&canvas, "_▁▂▃▅▆██·▄");
    paper_expect(&plain, "_1235688-4");
}

/* Whatever the numbers: inside of its cells, longer for more. */
static void test_random_bars(void **state)
{
    (void)state;
    uint64_t random = paper_seed();
    for (int turn = 0; turn < 20000; turn++) {
        int cells = paper_between(&random, 0, 18), full = paper_between(&random, -1, 2000);
        struct chart_scale at = {0, 1, cells, full, paper_between(&random, -1, 2500)};
        struct chart_part parts[4];
        for (int i = 0; i < 4; i++)
            parts[i] =
                (struct chart_part){paper_between(&random, -5, 900),
                                    (enum chart_fill)paper_between(&random, 0, 3), INK_TALKS};
        struct canvas *paper = turn % 2 ? &canvas : &plain;
        canvas_clear(paper);
        assert_in_range(chart_bar(paper, at, parts, (size_t)paper_between(&random, 0, 4)), 0,
                        cells);
        chart_meter(paper, (struct chart_scale){1, 1, cells, full, 0},
                    paper_between(&random, -5, INT32_MAX - 1), INK_TALKS);
        for (int row = 0; row < 2; row++) {
            assert_int_equal(canvas_cell(paper, row, 0)->code, ' ');
            assert_int_equal(canvas_cell(paper, row, cells + 1)->code, ' ');
        }
        paper_expect_sound(paper);
    }
    for (int amount = 0, before = 0; amount <= 2000; amount++) {
        const struct chart_part part = {amount, CHART_SOLID, INK_TALKS};
        int used = chart_bar(&plain, scale(18, 2000), &part, 1);
        assert_true(used >= before && used - before <= 1);
        before = used;
    }
}

static void test_columns(void **state)
{
    static const struct chart_column columns[] = {
        {100, 0, INK_TALKS}, {50, 50, INK_TALKS}, {1, 0, INK_TALKS},   {0, 0, INK_TALKS},
        {150, 0, INK_TALKS}, {999, 9, INK_TALKS}, {-5, -5, INK_TALKS}, {100, INT32_MAX, INK_TALKS},
    };
    struct chart_grid grid = {{0, 0, 2, 15}, 1, 1, 200, 100};
    (void)state;
    chart_columns(&canvas, &grid, columns, 8);
    chart_columns(&plain, &grid, columns, 8);
    paper_expect(&canvas, "┄┄┄┄┄┄┄┄▄┄█┄┄┄░\n"
                          "█ ▄ ▁   █ █   █");
    paper_expect(&plain, "--------4-#----\n"
                         "# 4 1   # #   #");
}

static void test_random_columns(void **state)
{
    uint64_t random = paper_seed();
    (void)state;
    for (int turn = 0; turn < 500; turn++) {
        struct chart_column columns[8];
        struct rect area = {paper_between(&random, -2, 3), paper_between(&random, 1, 18),
                            paper_between(&random, 0, 3), paper_between(&random, 0, 9)};
        struct chart_grid grid = {area, paper_between(&random, 0, 3), paper_between(&random, 0, 2),
                                  paper_between(&random, -1, 300), paper_between(&random, -1, 400)};
        for (int i = 0; i < 8; i++)
            columns[i] =
                (struct chart_column){paper_between(&random, -5, INT32_MAX - 1),
                                      paper_between(&random, -5, INT32_MAX - 1), INK_TALKS};
        canvas_clear(&canvas);
        chart_columns(&canvas, &grid, columns, 8);
        for (int row = 0; row < 2; row++)
            for (int col = 0; col < 20; col++)
                assert_true(rect_has(area, row, col) ||
                            canvas_cell(&canvas, row, col)->code == ' ');
        paper_expect_sound(&canvas);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(test_##name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(progress), TEST(eighths), TEST(little_is_seen), TEST(line_at_a_mark),
        TEST(meter),    TEST(stack),   TEST(sparkline),      TEST(random_bars),
        TEST(columns),  TEST(random_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
