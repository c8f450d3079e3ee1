/* SPDX-License-Identifier: MIT
 *
 * Rectangles: cutting, meeting, and splitting by fixed and weighted tracks.
 */
#include "paper.h"

static void expect_rect(struct rect got, int row, int col, int rows, int cols)
{
    assert_int_equal(got.row, row);
    assert_int_equal(got.col, col);
    assert_int_equal(got.rows, rows);
    assert_int_equal(got.cols, cols);
}

static void test_meet(void **state)
{
    (void)state;
    expect_rect(rect_meet((struct rect){0, 0, 10, 10}, (struct rect){5, 8, 10, 10}), 5, 8, 5, 2);
    assert_true(rect_empty(rect_meet((struct rect){0, 0, 2, 2}, (struct rect){0, 2, 2, 2})));
    assert_true(rect_empty(rect_meet((struct rect){0, 0, 2, 2}, (struct rect){0, 0, -5, 2})));
    expect_rect(
        rect_meet((struct rect){INT32_MAX - 1, 0, INT32_MAX, 3}, (struct rect){0, 0, INT32_MAX, 3}),
        INT32_MAX - 1, 0, 1, 3);
}

static void test_has(void **state)
{
    (void)state;
    struct rect rect = {2, 3, 4, 5};
    assert_true(rect_has(rect, 2, 3));
    assert_true(rect_has(rect, 5, 7));
    assert_false(rect_has(rect, 6, 7));
    assert_false(rect_has(rect, 5, 8));
    assert_false(rect_has(rect, INT32_MAX, INT32_MAX));
    assert_false(rect_has(rect, INT32_MIN, 3));
}

static void test_cut(void **state)
{
    (void)state;
    struct rect rest = {0, 0, 10, 20};
    expect_rect(rect_cut_top(&rest, 1), 0, 0, 1, 20);
    expect_rect(rect_cut_bottom(&rest, 2), 8, 0, 2, 20);
    expect_rect(rect_cut_left(&rest, 5), 1, 0, 7, 5);
    expect_rect(rect_cut_right(&rest, 50), 1, 5, 7, 15);
    assert_true(rect_empty(rest));
    expect_rect(rect_cut_top(&rest, -3), 1, 5, 0, 0);
}

static void test_inset_and_centre(void **state)
{
    (void)state;
    expect_rect(rect_inset((struct rect){0, 0, 5, 9}, 1, 2), 1, 2, 3, 5);
    assert_true(rect_empty(rect_inset((struct rect){0, 0, 1, 1}, 1, 1)));
    expect_rect(rect_centre((struct rect){0, 0, 24, 80}, 10, 40), 7, 20, 10, 40);
    expect_rect(rect_centre((struct rect){0, 0, 3, 5}, 10, 40), 0, 0, 3, 5);
}

static void test_columns(void **state)
{
    (void)state;
    const struct track tracks[] = {{.cells = 6}, {.weight = 1}, {.weight = 2, .min = 30}};
    struct rect out[3];
    layout_columns((struct rect){1, 0, 4, 80}, 1, tracks, 3, out);
    expect_rect(out[0], 1, 0, 4, 6);
    expect_rect(out[1], 1, 7, 4, 24);
    expect_rect(out[2], 1, 32, 4, 48);
    layout_columns((struct rect){1, 0, 4, 40}, 1, tracks, 3, out);
    expect_rect(out[1], 1, 7, 4, 2);
    expect_rect(out[2], 1, 10, 4, 30);
}

static void test_what_does_not_fit_is_left_out(void **state)
{
    (void)state;
    const struct track tracks[] = {{.weight = 1, .min = 20}, {.cells = 30}, {.cells = 30}};
    struct rect out[3];
    layout_columns((struct rect){0, 0, 3, 60}, 1, tracks, 3, out);
    expect_rect(out[0], 0, 0, 3, 29);
    expect_rect(out[1], 0, 30, 3, 30);
    assert_true(rect_empty(out[2]));
    layout_columns((struct rect){0, 0, 3, 10}, 1, tracks, 3, out);
    expect_rect(out[0], 0, 0, 3, 10);
    assert_true(rect_empty(out[1]));
}

static void test_rows(void **state)
{
    (void)state;
    const struct track tracks[] = {{.cells = 1}, {.weight = 1}, {.cells = 1}};
    struct rect out[3];
    layout_rows((struct rect){0, 0, 24, 80}, 0, tracks, 3, out);
    expect_rect(out[1], 1, 0, 22, 80);
    expect_rect(out[2], 23, 0, 1, 80);
}

/* Pieces stay inside, in order, without overlap; weighted ones use up the room. */
static void test_random_splits(void **state)
{
    (void)state;
    uint64_t random = paper_seed();
    for (int turn = 0; turn < 20000; turn++) {
        struct track tracks[8];
        struct rect out[8], rect = {3, 5, 2, paper_between(&random, -2, 90)};
        int count = paper_between(&random, 1, 8), gap = paper_between(&random, 0, 2);
        bool weighted = false;
        for (int i = 0; i < count; i++) {
            tracks[i] = (struct track){paper_between(&random, 0, 20), paper_between(&random, 0, 3),
                                       paper_between(&random, 0, 9)};
            weighted |= tracks[i].weight > 0;
        }
        layout_columns(rect, gap, tracks, count, out);
        int at = 5, last = 0;
        for (int i = 0; i < count; i++) {
            assert_true(out[i].cols >= 0 && out[i].rows >= 0 && out[i].col >= at);
            at = out[i].col + out[i].cols;
            last = rect_empty(out[i]) ? last : at;
        }
        assert_true(last <= 5 + (rect.cols > 0 ? rect.cols : 0));
        if (weighted && tracks[0].weight > 0 && count == 1 && rect.cols > 0)
            assert_int_equal(out[0].cols, rect.cols);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_meet),    cmocka_unit_test(test_has),
        cmocka_unit_test(test_cut),     cmocka_unit_test(test_inset_and_centre),
        cmocka_unit_test(test_columns), cmocka_unit_test(test_what_does_not_fit_is_left_out),
        cmocka_unit_test(test_rows),    cmocka_unit_test(test_random_splits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
