/* SPDX-License-Identifier: MIT
 *
 * The line editor: keys, characters of several bytes, history, bounds, and how it is painted.
 */
#include "juggle/draw/input.h"

#include <stdio.h>
#include <string.h>

#include "juggle/base/text.h"
#include "paper.h"

static struct input input;
static struct input_history history;
static struct canvas canvas;

static int setup(void **state)
{
    (void)state;
    input_history_init(&history);
    input_init(&input, &history);
    canvas_init(&canvas, 1, 12, false);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    input_finish(&input);
    input_history_finish(&history);
    canvas_finish(&canvas);
    return 0;
}

static enum input_result press(const char *name)
{
    struct key key;
    struct err err;
    if (!key_parse(name, &key, &err))
        fail_msg("%s", err.text);
    struct input_event event = event_of_key(key.code, key.mods);
    return input_handle(&input, &event);
}

static void expect(const char *text, size_t cursor)
{
    assert_string_equal(input_text(&input), text);
    assert_int_equal(input.cursor, cursor);
}

static void test_typing_and_moving(void **state)
{
    (void)state;
    assert_int_equal(press("a"), INPUT_CHANGED);
    press("ü");
    press("日");
    expect("aü日", 6);
    assert_int_equal(press("Left"), INPUT_MOVED);
    expect("aü日", 3);
    press("C-b");
    press("x");
    expect("axü日", 2);
    press("C-a");
    press("Left");
    expect("axü日", 0);
    press("End");
    press("C-f");
    expect("axü日", 7);
    press("Backspace");
    expect("axü", 4);
    press("Home");
    press("Del");
    press("C-d");
    expect("ü", 0);
}

static void test_marks_belong_to_their_character(void **state)
{
    (void)state;
    input_set(&input, "e\u0301🎤x");
    press("Left");
    press("Left");
    expect("e\u0301🎤x", 3);
    press("Backspace");
    expect("🎤x", 0);
    input_set(&input, "e");
    input_insert(&input, "\u0301", 2);
    press("Left");
    assert_int_equal(input.cursor, 0);
}

static void test_words(void **state)
{
    (void)state;
    input_set(&input, "Draft KubeCon-demo  ~3h");
    press("M-b");
    expect("Draft KubeCon-demo  ~3h", 21);
    press("C-Left");
    expect("Draft KubeCon-demo  ~3h", 14);
    press("M-d");
    expect("Draft KubeCon-  ~3h", 14);
    press("M-f");
    expect("Draft KubeCon-  ~3h", 19);
    press("C-w");
    expect("Draft KubeCon-  ", 16);
    press("C-w");
    expect("Draft ", 6);
    press("M-Backspace");
    expect("", 0);
    press("C-y");
    expect("Draft ", 6);
}

static void test_cut_and_bring_back(void **state)
{
    (void)state;
    input_set(&input, "one two");
    press("M-b");
    press("C-k");
    expect("one ", 4);
    press("C-a");
    press("C-y");
    expect("twoone ", 3);
    press("C-u");
    expect("one ", 0);
    assert_int_equal(press("C-u"), INPUT_MOVED);
}

static void test_keys_that_are_not_for_a_line(void **state)
{
    (void)state;
    static const char *const names[] = {"Enter", "Esc", "Tab", "S-Tab", "F1", "PgDn", "C-r", "M-x"};
    input_set(&input, "x");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_int_equal(press(names[i]), INPUT_IGNORED);
    struct input_event tick = {.type = EVENT_TICK};
    assert_int_equal(input_handle(&input, &tick), INPUT_IGNORED);
    expect("x", 1);
}

static void test_paste(void **state)
{
    (void)state;
    const char text[] = "two\nlines\tand \033[31mred\xff";
    struct input_event event = event_of_paste(text, sizeof text - 1);
    input_set(&input, "<>");
    press("Left");
    assert_int_equal(input_handle(&input, &event), INPUT_CHANGED);
    expect("<two lines and [31mred\uFFFD>", 25);
}

static void test_bound(void **state)
{
    (void)state;
    static char many[3 * INPUT_BYTES_MAX];
    for (size_t i = 0; i < sizeof many; i += 3)
        memcpy(many + i, "日", 3);
    struct input_event event = event_of_paste(many, sizeof many);
    input_handle(&input, &event);
    assert_int_equal(strlen(input_text(&input)), INPUT_BYTES_MAX / 3 * 3);
    assert_true(text_is_utf8(input_text(&input), strlen(input_text(&input))));
    press("x");
    press("y");
    assert_int_equal(strlen(input_text(&input)), INPUT_BYTES_MAX);
    event = event_of_paste("", 0);
    input_handle(&input, &event);
    press("C-u");
    expect("", 0);
}

static void test_history(void **state)
{
    (void)state;
    input_history_add(&history, "first");
    input_history_add(&history, "  ");
    input_history_add(&history, "second");
    input_history_add(&history, "second");
    assert_int_equal(history.count, 2);
    press("n");
    assert_int_equal(press("Down"), INPUT_IGNORED);
    press("Up");
    expect("second", 6);
    press("C-p");
    expect("first", 5);
    assert_int_equal(press("Up"), INPUT_IGNORED);
    press("C-n");
    press("Down");
    expect("n", 1);
    for (int i = 0; i < 3 * INPUT_HISTORY_MAX; i++) {
        char line[16];
        snprintf(line, sizeof line, "line %d", i);
        input_history_add(&history, line);
    }
    assert_int_equal(history.count, INPUT_HISTORY_MAX);
    press("Up");
    expect("line 95", 7);
    for (int i = 0; i < 2 * INPUT_HISTORY_MAX; i++)
        press("Up");
    expect("line 64", 7);
}

static void test_remove(void **state)
{
    (void)state;
    input_set(&input, "due fri ~3h");
    input_remove(&input, 0, 8);
    expect("~3h", 3);
    input_set(&input, "日本");
    input_remove(&input, 1, 2);
    expect("本", 3);
    input_remove(&input, 5, 99);
    expect("本", 3);
}

static void paint(void)
{
    static const struct input_span spans[] = {{6, 9, INK_CHIP}};
    canvas_clear(&canvas);
    input_paint(&input, &canvas, canvas_rect(&canvas), INK_INPUT, spans, 1, true);
}

static void test_painting(void **state)
{
    (void)state;
    input_set(&input, "post ~3h");
    paint();
    paper_expect(&canvas, "post ~3h");
    paper_expect_inks(&canvas, 0, "IIIIIIccIIII");
    assert_int_equal(canvas.cursor_col, 8);
    assert_true(canvas.cursor_shown);
    input_set(&input, "Draft KubeCon demo");
    paint();
    paper_expect(&canvas, "…beCon demo");
    assert_int_equal(canvas.cursor_col, 11);
    press("Home");
    paint();
    paper_expect(&canvas, "Draft KubeC…");
    assert_int_equal(canvas.cursor_col, 0);
    input_paint(&input, &canvas, (struct rect){0}, INK_INPUT, NULL, 0, true);
}

/* Wherever one moves, in whatever width: the cursor is in the row, on the character it edits. */
static void test_random_editing(void **state)
{
    (void)state;
    static const char *const keys[] = {"Left", "Right", "Home", "End", "Backspace", "Del",
                                       "C-w",  "M-b",   "M-f",  "C-k", "C-y",       "Up",
                                       "Down", "a",     "日",   "é"};
    uint64_t random = paper_seed();
    struct str text;
    str_init(&text);
    for (int turn = 0; turn < 8000; turn++) {
        int cols = paper_between(&random, 1, 30);
        str_clear(&text);
        paper_random_text(&random, &text);
        if (turn % 5 == 0)
            input_set(&input, text.text);
        else if (turn % 5 == 1)
            input_insert(&input, text.text, text.length);
        else
            press(keys[paper_between(&random, 0, 15)]);
        canvas_resize(&canvas, 1, 30);
        input_paint(&input, &canvas, (struct rect){0, 0, 1, cols}, INK_INPUT, NULL, 0, true);
        paper_expect_sound(&canvas);
        assert_in_range(canvas.cursor_col, 0, cols - 1);
        assert_true(input.cursor <= input.text.length);
        assert_true(text_is_utf8(input.text.text, input.text.length));
        if (cols < 30)
            assert_int_equal(canvas_cell(&canvas, 0, cols)->ink, INK_NORMAL);
    }
    str_finish(&text);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(test_##name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(typing_and_moving),
        TEST(marks_belong_to_their_character),
        TEST(words),
        TEST(cut_and_bring_back),
        TEST(keys_that_are_not_for_a_line),
        TEST(paste),
        TEST(bound),
        TEST(history),
        TEST(remove),
        TEST(painting),
        TEST(random_editing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
