/* SPDX-License-Identifier: MIT
 *
 * Lists: moves, headings, rows that come and go, the mouse, the bar.
 */
#include "juggle/draw/list.h"
#include "paper.h"

static const int64_t H = LIST_HEADING;

static void test_moves(void **state)
{
    (void)state;
    struct list list = {0};
    list_sync(&list, NULL, 20, 5);
    assert_int_equal(list.selected, 0);
    assert_false(list_move(&list, LIST_UP, NULL));
    assert_true(list_move(&list, LIST_DOWN, NULL));
    assert_true(list_move(&list, LIST_PAGE_DOWN, NULL));
    assert_int_equal(list.selected, 5);
    assert_int_equal(list.top, 1);
    assert_true(list_move(&list, LIST_LAST, NULL));
    assert_int_equal(list.top, 15);
    assert_false(list_move(&list, LIST_PAGE_DOWN, NULL));
    assert_false(list_move(&list, LIST_DOWN, NULL));
    assert_true(list_move(&list, LIST_PAGE_UP, NULL));
    assert_int_equal(list.selected, 15);
    assert_true(list_move(&list, LIST_FIRST, NULL));
    assert_int_equal(list.top, 0);
}

static void test_headings_are_passed_over(void **state)
{
    (void)state;
    const int64_t ids[] = {H, H, 11, 12, H, 13, H};
    struct list list = {0};
    list_sync(&list, ids, 7, 3);
    assert_int_equal(list.id, 11);
    assert_int_equal(list.top, 0);
    list_move(&list, LIST_DOWN, ids);
    assert_true(list_move(&list, LIST_DOWN, ids));
    assert_int_equal(list.id, 13);
    assert_false(list_move(&list, LIST_DOWN, ids));
    assert_false(list_move(&list, LIST_LAST, ids));
    assert_int_equal(list.id, 13);
    assert_true(list_move(&list, LIST_FIRST, ids));
    assert_int_equal(list.id, 11);
    assert_int_equal(list.top, 0); /* the headings above come into sight */
    assert_false(list_select(&list, 4, ids));
    assert_true(list_select(&list, 5, ids));
}

static void test_the_row_in_hand_stays_in_hand(void **state)
{
    (void)state;
    const int64_t before[] = {1, 2, 3, 4}, after[] = {9, 4, 3, 1}, without[] = {9, 4, 1};
    struct list list = {0};
    list_sync(&list, before, 4, 10);
    list_select(&list, 2, before);
    list_sync(&list, after, 4, 10);
    assert_int_equal(list.selected, 2);
    assert_int_equal(list.id, 3);
    list_sync(&list, without, 3, 10);
    assert_int_equal(list.id, 1); /* gone: what stands in its place */
    list_sync(&list, NULL, 0, 10);
    assert_int_equal(list.selected, -1);
    assert_false(list_move(&list, LIST_DOWN, NULL));
    list_sync(&list, before, 4, 10);
    assert_int_equal(list.selected, 0);
    const int64_t headings[] = {H, H};
    list_sync(&list, headings, 2, 10);
    assert_int_equal(list.selected, -1);
}

static void test_mouse(void **state)
{
    (void)state;
    struct list list = {0};
    struct rect area = {2, 5, 4, 20};
    list_sync(&list, NULL, 30, 4);
    struct input_event click = event_of_mouse(MOUSE_CLICK, 4, 6);
    assert_true(list_mouse(&list, &click, area, NULL));
    assert_int_equal(list.selected, 2);
    click = event_of_mouse(MOUSE_CLICK, 6, 6);
    assert_false(list_mouse(&list, &click, area, NULL));
    struct input_event wheel = event_of_mouse(MOUSE_WHEEL_DOWN, 3, 6);
    assert_true(list_mouse(&list, &wheel, area, NULL));
    assert_int_equal(list.top, 3);
    assert_int_equal(list.selected, 3);
    wheel = event_of_mouse(MOUSE_WHEEL_UP, 3, 6);
    assert_true(list_mouse(&list, &wheel, area, NULL));
    assert_int_equal(list.top, 0);
    assert_int_equal(list_index_at(&list, area, 5), 3);
    assert_int_equal(list_index_at(&list, area, 1), -1);
    assert_int_equal(list_row_of(&list, area, 0), 2);
    assert_int_equal(list_row_of(&list, area, 4), -1);
    struct input_event key = event_of_key('x', 0);
    assert_false(list_mouse(&list, &key, area, NULL));
}

static void test_bar(void **state)
{
    (void)state;
    struct canvas canvas;
    struct list list = {0};
    canvas_init(&canvas, 4, 1, false);
    list_sync(&list, NULL, 4, 4);
    list_paint_bar(&list, &canvas, canvas_rect(&canvas));
    paper_expect(&canvas, "");
    list_sync(&list, NULL, 8, 4);
    list_paint_bar(&list, &canvas, canvas_rect(&canvas));
    paper_expect(&canvas, "▐\n▐");
    canvas_clear(&canvas);
    list_move(&list, LIST_LAST, NULL);
    list_paint_bar(&list, &canvas, canvas_rect(&canvas));
    paper_expect(&canvas, "\n\n▐\n▐");
    canvas_finish(&canvas);
}

/* After anything at all: the row in hand is one that can be, it is in sight, and the sight is full.
 */
static void test_random_walks(void **state)
{
    (void)state;
    uint64_t random = paper_seed();
    int64_t ids[40];
    for (int turn = 0; turn < 3000; turn++) {
        struct list list = {0};
        int count = paper_between(&random, 0, 40), height = paper_between(&random, 1, 12);
        bool any = false;
        for (int i = 0; i < count; i++) {
            ids[i] = paper_between(&random, 0, 3) == 0 ? H : i;
            any |= ids[i] != H;
        }
        for (int i = 0; i < 30; i++) {
            list_sync(&list, ids, count, height);
            if (paper_between(&random, 0, 3) == 0)
                list_scroll(&list, paper_between(&random, -9, 9), ids);
            else
                list_move(&list, (enum list_move)paper_between(&random, 0, LIST_LAST), ids);
            assert_int_equal(list.selected >= 0, any);
            assert_true(list.top >= 0 && (list.top == 0 || list.top + height <= count));
            if (any) {
                assert_true(list.selected < count && ids[list.selected] != H);
                assert_true(list.selected >= list.top && list.selected < list.top + height);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_moves),
        cmocka_unit_test(test_headings_are_passed_over),
        cmocka_unit_test(test_the_row_in_hand_stays_in_hand),
        cmocka_unit_test(test_mouse),
        cmocka_unit_test(test_bar),
        cmocka_unit_test(test_random_walks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
