/* SPDX-License-Identifier: MIT
 *
 * The canvas: text in cells, the clip, wide characters at edges, lines and joints, wrapping.
 */
#include <string.h>

#include "paper.h"

static struct canvas canvas;

static int setup(void **state)
{
    (void)state;
    canvas_init(&canvas, 4, 12, false);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    canvas_finish(&canvas);
    return 0;
}

static void test_put(void **state)
{
    (void)state;
    assert_int_equal(canvas_put(&canvas, 0, 1, INK_TALKS, "talk"), 5);
    assert_int_equal(canvas_put(&canvas, 1, 0, INK_NORMAL, "Zürich"), 6);
    assert_int_equal(canvas_put(&canvas, 2, 10, INK_NORMAL, "abcdef"), 16);
    assert_int_equal(canvas_put(&canvas, 3, -2, INK_NORMAL, "abcdef"), 4);
    assert_int_equal(canvas_putf(&canvas, 0, 6, INK_DIM, "%d h", 12), 10);
    assert_int_equal(canvas_put(&canvas, 9, 0, INK_NORMAL, "below"), 5);
    assert_int_equal(canvas_put(&canvas, 0, 0, INK_NORMAL, NULL), 0);
    paper_expect(&canvas, " talk 12 h\nZürich\n          ab\ncdef");
    paper_expect_inks(&canvas, 0, ".tttt.dddd..");
}

static void test_controls_never_arrive(void **state)
{
    (void)state;
    canvas_put(&canvas, 0, 0, INK_NORMAL,
               "a\033[31mb\tc\x7f\u202e"
               "d\nx");
    paper_expect(&canvas, "a[31mb cd x");
    paper_expect_sound(&canvas);
}

static void test_marks_and_wide(void **state)
{
    (void)state;
    assert_int_equal(canvas_put(&canvas, 0, 0, INK_NORMAL, "e\u0301日🎤x"), 6);
    assert_int_equal(canvas_cell(&canvas, 0, 0)->marks[0], 0x301);
    assert_int_equal(canvas_cell(&canvas, 0, 1)->width, 2);
    assert_int_equal(canvas_cell(&canvas, 0, 2)->width, 0);
    assert_int_equal(canvas_cell(&canvas, 0, 5)->code, 'x');
    assert_null(canvas_cell(&canvas, 0, 12));
    assert_null(canvas_cell(&canvas, -1, 0));
}

static void test_half_a_wide_character_is_blank(void **state)
{
    (void)state;
    canvas_put(&canvas, 0, 11, INK_NORMAL, "日");
    canvas_put(&canvas, 1, -1, INK_NORMAL, "日b");
    canvas_put(&canvas, 2, 0, INK_NORMAL, "日本");
    canvas_put(&canvas, 2, 1, INK_NORMAL, "xy");
    canvas_put(&canvas, 3, 0, INK_NORMAL, "日本");
    canvas_put(&canvas, 3, 1, INK_NORMAL, "語");
    paper_expect(&canvas, "\n b\n xy\n 語");
    paper_expect_sound(&canvas);
}

static void test_clip(void **state)
{
    (void)state;
    struct rect former = canvas_clip(&canvas, (struct rect){1, 2, 2, 4});
    canvas_put(&canvas, 0, 0, INK_NORMAL, "aaaaaaaaaaaa");
    canvas_put(&canvas, 1, 0, INK_NORMAL, "bbbbbbbbbbbb");
    canvas_put(&canvas, 2, 1, INK_NORMAL, "日本語");
    canvas_fill(&canvas, (struct rect){0, 0, 4, 3}, INK_FOCUS);
    struct rect inner = canvas_clip(&canvas, (struct rect){0, 5, 9, 9});
    canvas_put(&canvas, 1, 0, INK_NORMAL, "cccccccccccc");
    canvas_unclip(&canvas, inner);
    canvas_unclip(&canvas, former);
    canvas_put(&canvas, 3, 0, INK_NORMAL, "all");
    paper_expect(&canvas, "\n   bbc\n   本\nall");
    paper_expect_inks(&canvas, 1, "..F.........");
}

static void test_cut_and_align(void **state)
{
    (void)state;
    assert_int_equal(canvas_put_cut(&canvas, 0, 0, 6, INK_NORMAL, "KubeCon"), 6);
    assert_int_equal(canvas_put_cut(&canvas, 0, 7, 5, INK_NORMAL, "日本語"), 12);
    canvas_put_right(&canvas, 1, 0, 12, INK_NORMAL, "1h30");
    canvas_put_centre(&canvas, 2, 0, 12, INK_NORMAL, "lunch");
    assert_int_equal(canvas_put_cut(&canvas, 3, 0, 1, INK_NORMAL, "ab"), 1);
    assert_int_equal(canvas_put_cut(&canvas, 3, 2, 0, INK_NORMAL, "ab"), 2);
    assert_int_equal(canvas_put_cut(&canvas, 3, 4, 2, INK_NORMAL, "⚠\ufe0f!"), 6);
    paper_expect(&canvas, "KubeC… 日本…\n        1h30\n   lunch\n…   ⚠!");
}

static void test_ascii_paper(void **state)
{
    (void)state;
    struct canvas plain;
    canvas_init(&plain, 4, 16, true);
    canvas_put(&plain, 0, 0, INK_NORMAL, "Zürich → Łódź …");
    canvas_put(&plain, 1, 0, INK_NORMAL, "日e\u0301|▶█░");
    canvas_box(&plain, (struct rect){2, 0, 2, 5}, INK_BORDER);
    canvas_put_cut(&plain, 2, 8, 4, INK_NORMAL, "abcdef");
    canvas_glyph(&plain, 3, 8, INK_NORMAL, GLYPH_STAR);
    paper_expect(&plain, "Zurich > Lodz ~\n? e|>#-\n+---+   abc~\n+---+   *");
    paper_expect_sound(&plain);
    canvas_finish(&plain);
}

static void test_lines_join(void **state)
{
    (void)state;
    canvas_box(&canvas, (struct rect){0, 0, 4, 12}, INK_BORDER);
    canvas_vline(&canvas, 1, 6, 2, INK_BORDER);
    canvas_hline(&canvas, 2, 1, 5, INK_BORDER);
    paper_expect(&canvas, "┌─────┬────┐\n"
                          "│     │    │\n"
                          "├─────┤    │\n"
                          "└─────┴────┘");
}

static void test_lines_cross_and_texts_do_not_join(void **state)
{
    (void)state;
    canvas_put(&canvas, 1, 0, INK_NORMAL, "│");
    canvas_hline(&canvas, 1, 1, 6, INK_BORDER);
    canvas_vline(&canvas, 0, 3, 3, INK_BORDER);
    canvas_put(&canvas, 1, 8, INK_NORMAL, "─");
    canvas_vline(&canvas, 0, 9, 4, INK_BORDER);
    paper_expect(&canvas, "   │     │\n│──┼─── ─│\n   │     │\n         │");
}

static void test_boxes_beside_each_other(void **state)
{
    (void)state;
    canvas_box(&canvas, (struct rect){0, 0, 3, 4}, INK_BORDER);
    canvas_box(&canvas, (struct rect){0, 4, 3, 4}, INK_BORDER);
    canvas_box(&canvas, (struct rect){0, 9, 1, 3}, INK_BORDER);
    canvas_box(&canvas, (struct rect){1, 9, 2, 1}, INK_BORDER);
    canvas_box(&canvas, (struct rect){1, 11, 0, 1}, INK_BORDER);
    paper_expect(&canvas, "┌──┐┌──┐ ───\n│  ││  │ │\n└──┘└──┘ │");
}

static void test_wrap(void **state)
{
    (void)state;
    struct rect rect = {0, 0, 4, 9};
    assert_int_equal(canvas_put_wrapped(&canvas, rect, INK_NORMAL, "nine days without 35 h off"),
                     3);
    paper_expect(&canvas, "nine days\nwithout\n35 h off");
    canvas_clear(&canvas);
    assert_int_equal(canvas_put_wrapped(&canvas, rect, INK_NORMAL, "a\n\nabcdefghijkl mn"), 4);
    paper_expect(&canvas, "a\n\nabcdefghi\njkl mn");
    canvas_clear(&canvas);
    rect.rows = 2;
    assert_int_equal(canvas_put_wrapped(&canvas, rect, INK_NORMAL, "one two three four"), 3);
    paper_expect(&canvas, "one two\nthree…");
    canvas_clear(&canvas);
    rect.cols = 1;
    assert_int_equal(canvas_put_wrapped(&canvas, rect, INK_NORMAL, "日本"), 2);
    paper_expect_sound(&canvas);
    assert_int_equal(canvas_put_wrapped(&canvas, (struct rect){0}, INK_NORMAL, "x"), 0);
}

static void test_dye_cursor_and_dump(void **state)
{
    (void)state;
    struct str out;
    str_init(&out);
    canvas_put(&canvas, 1, 0, INK_TALKS, "row");
    canvas_dye(&canvas, (struct rect){1, 0, 1, 12}, INK_FOCUS);
    canvas_put(&canvas, 2, 3, INK_ERROR, "no");
    canvas_cursor(&canvas, 1, 0, true);
    canvas_dump_inks(&canvas, &out);
    assert_string_equal(out.text, "\nFFFFFFFFFFFF\n...ee\n\ne error\nF focus\ncursor 1,0 shown\n");
    canvas_cursor(&canvas, 50, -3, true);
    assert_int_equal(canvas.cursor_row, 3);
    assert_int_equal(canvas.cursor_col, 0);
    assert_false(canvas.cursor_shown);
    str_finish(&out);
}

static void test_resize(void **state)
{
    (void)state;
    canvas_put(&canvas, 0, 0, INK_NORMAL, "gone");
    canvas_resize(&canvas, 60, 200);
    paper_expect(&canvas, "");
    canvas_resize(&canvas, -5, 1000000);
    assert_int_equal(canvas.rows, 1);
    assert_int_equal(canvas.cols, CANVAS_SIDE_MAX);
    assert_int_equal(canvas_rect(&canvas).cols, CANVAS_SIDE_MAX);
}

static void test_differences(void **state)
{
    (void)state;
    struct canvas other;
    int first, end;
    canvas_init(&other, 1, 12, false);
    assert_false(cells_differ(canvas.cells, other.cells, 12, &first, &end));
    canvas_put(&other, 0, 3, INK_NORMAL, "ab");
    assert_true(cells_differ(canvas.cells, other.cells, 12, &first, &end));
    assert_int_equal(first, 3);
    assert_int_equal(end, 5);
    canvas_put(&canvas, 0, 2, INK_NORMAL, "日");
    canvas_put(&other, 0, 4, INK_NORMAL, "日");
    assert_true(cells_differ(canvas.cells, other.cells, 12, &first, &end));
    assert_int_equal(first, 2);
    assert_int_equal(end, 6);
    canvas_finish(&other);
}

static void test_glyphs(void **state)
{
    (void)state;
    for (int i = 0; i < GLYPH_COUNT; i++) {
        uint32_t code = glyph_code((enum glyph)i);
        assert_in_range(glyph_ascii(code), ' ' + 1, '~');
        if (i > 0)
            assert_true(code > glyph_code((enum glyph)(i - 1)));
        canvas_glyph(&canvas, 0, 0, INK_NORMAL, (enum glyph)i);
        paper_expect_sound(&canvas);
    }
    assert_int_equal(glyph_ascii('a'), 0);
    assert_int_equal(glyph_ascii(0x2550), '+');
    assert_int_equal(glyph_ascii(0x259F), '#');
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(test_##name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(put),
        TEST(controls_never_arrive),
        TEST(marks_and_wide),
        TEST(half_a_wide_character_is_blank),
        TEST(clip),
        TEST(cut_and_align),
        TEST(ascii_paper),
        TEST(lines_join),
        TEST(lines_cross_and_texts_do_not_join),
        TEST(boxes_beside_each_other),
        TEST(wrap),
        TEST(dye_cursor_and_dump),
        TEST(resize),
        TEST(differences),
        TEST(glyphs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
