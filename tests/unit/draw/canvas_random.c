/* SPDX-License-Identifier: MIT
 *
 * Properties of the canvas under random painting: nothing is written outside of the clip, every row
 * keeps its width, no text moves a border, at every size from 1x1 to 60x200.
 */
#include <string.h>

#include "juggle/base/text.h"
#include "paper.h"

static struct str text;

static struct rect random_rect(uint64_t *random)
{
    return (struct rect){paper_between(random, -3, 30), paper_between(random, -5, 60),
                         paper_between(random, -1, 30), paper_between(random, -1, 70)};
}

static void paint_at_random(struct canvas *canvas, uint64_t *random)
{
    struct rect rect = random_rect(random);
    enum ink ink = (enum ink)paper_between(random, 0, INK_COUNT - 1);
    str_clear(&text);
    paper_random_text(random, &text);
    switch (paper_between(random, 0, 10)) {
    case 0:
        canvas_put_cut(canvas, rect.row, rect.col, rect.cols, ink, text.text);
        break;
    case 1:
        canvas_put_right(canvas, rect.row, rect.col, rect.cols, ink, text.text);
        break;
    case 2:
        canvas_put_centre(canvas, rect.row, rect.col, rect.cols, ink, text.text);
        break;
    case 3:
        canvas_put_wrapped(canvas, rect, ink, text.text);
        break;
    case 4:
        canvas_box(canvas, rect, ink);
        break;
    case 5:
        canvas_hline(canvas, rect.row, rect.col, rect.cols, ink);
        break;
    case 6:
        canvas_vline(canvas, rect.row, rect.col, rect.rows, ink);
        break;
    case 7:
        canvas_fill(canvas, rect, ink);
        break;
    case 8:
        canvas_dye(canvas, rect, ink);
        break;
    case 9:
        canvas_repeat(canvas, rect.row, rect.col, rect.cols, ink,
                      (enum glyph)paper_between(random, 0, GLYPH_COUNT - 1));
        break;
    default:
        canvas_put(canvas, rect.row, rect.col, ink, text.text);
        break;
    }
}

static void test_rows_stay_sound(void **state)
{
    (void)state;
    uint64_t random = paper_seed();
    for (int turn = 0; turn < 300; turn++) {
        struct canvas canvas;
        canvas_init(&canvas, paper_between(&random, 1, 30), paper_between(&random, 1, 60),
                    turn % 3 == 0);
        for (int i = 0; i < 60; i++)
            paint_at_random(&canvas, &random);
        paper_expect_sound(&canvas);
        canvas_finish(&canvas);
    }
}

/* Cells outside of the clip stay as they were, but for the other half of a wide character that was
 * cut in two by the clip's side: that becomes a blank. */
static void test_clip_holds(void **state)
{
    (void)state;
    uint64_t random = paper_seed();
    struct canvas canvas, before;
    canvas_init(&canvas, 20, 40, false);
    canvas_init(&before, 20, 40, false);
    for (int turn = 0; turn < 2000; turn++) {
        paint_at_random(&canvas, &random);
        struct rect clip = rect_meet(random_rect(&random), canvas_rect(&canvas));
        memcpy(before.cells, canvas.cells, sizeof *canvas.cells * 20 * 40);
        struct rect former = canvas_clip(&canvas, clip);
        for (int i = 0; i < 10; i++)
            paint_at_random(&canvas, &random);
        canvas_unclip(&canvas, former);
        for (int row = 0; row < 20; row++) {
            for (int col = 0; col < 40; col++) {
                const struct cell *was = canvas_cell(&before, row, col);
                const struct cell *is = canvas_cell(&canvas, row, col);
                bool beside = rect_has(clip, row, col - 1) || rect_has(clip, row, col + 1);
                if (rect_has(clip, row, col) || memcmp(was, is, sizeof *is) == 0)
                    continue;
                assert_true(beside && was->width != 1 && is->code == ' ');
            }
        }
        paper_expect_sound(&canvas);
    }
    canvas_finish(&canvas);
    canvas_finish(&before);
}

static void test_no_text_moves_a_border(void **state)
{
    (void)state;
    uint64_t random = paper_seed();
    for (int turn = 0; turn < 4000; turn++) {
        int width = paper_between(&random, 3, 42);
        struct canvas canvas;
        canvas_init(&canvas, 3, width, turn % 4 == 0);
        canvas_box(&canvas, canvas_rect(&canvas), INK_BORDER);
        str_clear(&text);
        paper_random_text(&random, &text);
        int end = canvas_put_cut(&canvas, 1, 1, width - 2, INK_NORMAL, text.text);
        uint32_t side = canvas.ascii ? '|' : 0x2502;
        assert_in_range(end, 1, width - 1);
        assert_int_equal(canvas_cell(&canvas, 1, 0)->code, side);
        assert_int_equal(canvas_cell(&canvas, 1, width - 1)->code, side);
        paper_expect_sound(&canvas);
        canvas_finish(&canvas);
    }
}

/* The width that layout reckons with is the width that is painted. */
static void test_widths_agree(void **state)
{
    (void)state;
    uint64_t random = paper_seed();
    struct canvas canvas;
    canvas_init(&canvas, 1, 200, false);
    for (int turn = 0; turn < 4000; turn++) {
        struct str safe;
        str_init(&safe);
        str_clear(&text);
        paper_random_text(&random, &text);
        text_add_safe(&safe, text.text, false);
        assert_int_equal(canvas_put(&canvas, 0, 0, INK_NORMAL, text.text), text_width(safe.text));
        str_finish(&safe);
    }
    canvas_finish(&canvas);
}

/* A page as a view paints it, at all sizes. */
static void test_every_size(void **state)
{
    (void)state;
    struct canvas canvas;
    canvas_init(&canvas, 1, 1, false);
    for (int rows = 1; rows <= 60; rows++) {
        for (int cols = 1; cols <= 200; cols++) {
            const struct track tracks[] = {{.weight = 1, .min = 20}, {.weight = 1, .min = 30}};
            struct rect panes[2], body;
            canvas_resize(&canvas, rows, cols);
            body = canvas_rect(&canvas);
            struct rect head = rect_cut_top(&body, 1), foot = rect_cut_bottom(&body, 2);
            canvas_put_cut(&canvas, head.row, head.col, head.cols, INK_HEADER, "juggle  日本 Mon");
            layout_columns(body, 1, tracks, 2, panes);
            canvas_box(&canvas, panes[0], INK_BORDER);
            canvas_put_wrapped(&canvas, rect_inset(panes[0], 1, 1), INK_NORMAL,
                               "Write: eBPF 🎤 for humans, part 2, e\u0301tude");
            canvas_vline(&canvas, body.row, panes[1].col - 1, body.rows, INK_BORDER);
            canvas_hline(&canvas, foot.row, 0, foot.cols, INK_BORDER);
            canvas_put_right(&canvas, rows - 1, 0, cols, INK_NOTICE, "u undo");
            paper_expect_sound(&canvas);
        }
    }
    canvas_finish(&canvas);
}

static int setup(void **state)
{
    (void)state;
    str_init(&text);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    str_finish(&text);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows_stay_sound),
        cmocka_unit_test(test_clip_holds),
        cmocka_unit_test(test_no_text_moves_a_border),
        cmocka_unit_test(test_widths_agree),
        cmocka_unit_test(test_every_size),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
