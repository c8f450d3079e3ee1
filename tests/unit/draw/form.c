/* SPDX-License-Identifier: MIT
 *
 * Forms: moving between fields, complaints, words on offer, and how all that looks.
 */
#include "juggle/draw/form.h"

#include <string.h>

#include "paper.h"

static struct form_state form;
static struct canvas canvas;
static const char *const words[] = {"content", "code", "community"};

static int setup(void **state)
{
    (void)state;
    form_init(&form);
    form_add(&form, "Title", "what it is about", "eBPF");
    form_add(&form, "Kind", NULL, "");
    form_add(&form, "Due", "fri, +3d, 2026-12-03", NULL);
    canvas_init(&canvas, 6, 64, false);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    form_finish(&form);
    canvas_finish(&canvas);
    return 0;
}

static enum form_result press(const char *name)
{
    struct key key;
    struct err err;
    if (!key_parse(name, &key, &err))
        fail_msg("%s", err.text);
    struct input_event event = event_of_key(key.code, key.mods);
    return form_handle(&form, &event);
}

static void test_moving(void **state)
{
    (void)state;
    assert_int_equal(press("Tab"), FORM_CHANGED);
    assert_int_equal(form.focus, 1);
    press("S-Tab");
    press("S-Tab");
    assert_int_equal(form.focus, 2);
    press("Down");
    assert_int_equal(form.focus, 0);
    press("Up");
    assert_int_equal(form.focus, 2);
    assert_int_equal(press("x"), FORM_CHANGED);
    assert_string_equal(form_text(&form, 2), "x");
    assert_int_equal(press("Left"), FORM_HANDLED);
    assert_int_equal(press("F1"), FORM_IGNORED);
    assert_int_equal(press("Esc"), FORM_LEFT);
    assert_int_equal(press("C-c"), FORM_LEFT);
    assert_int_equal(press("C-g"), FORM_LEFT);
}

static void test_sending(void **state)
{
    (void)state;
    form_complain(&form, 2, "no such day");
    assert_int_equal(press("Enter"), FORM_HANDLED);
    assert_int_equal(form.focus, 2);
    form_complain(&form, 2, NULL);
    assert_int_equal(press("Enter"), FORM_SENT);
}

static void test_offers(void **state)
{
    (void)state;
    press("Tab");
    press("c");
    form_offer(&form, words, 3);
    assert_int_equal(press("Down"), FORM_HANDLED);
    press("Down");
    assert_int_equal(press("Enter"), FORM_CHANGED);
    assert_string_equal(form_text(&form, 1), "code");
    form_offer(&form, words, 3);
    assert_int_equal(press("Esc"), FORM_HANDLED);
    assert_int_equal(press("Esc"), FORM_LEFT);
    form_offer(&form, words, 3);
    assert_int_equal(press("Tab"), FORM_CHANGED); /* nothing was chosen: on to the next field */
    assert_int_equal(form.focus, 2);
    assert_int_equal(form.offer_count, 0);
}

static void test_painting(void **state)
{
    (void)state;
    form_complain(&form, 2, "no such date");
    form_paint(&form, &canvas, canvas_rect(&canvas));
    paper_expect(&canvas, "Title  eBPF\n"
                          " Kind\n"
                          "  Due  fri, +3d, 2026-12-03               no such date");
    assert_int_equal(canvas.cursor_col, 11);
    press("Tab");
    form_offer(&form, words, 3);
    press("Down");
    canvas_clear(&canvas);
    form_paint(&form, &canvas, (struct rect){0, 0, 6, 30});
    paper_expect(&canvas, "Title eBPF\n"
                          " Kind\n"
                          "  Due > content\n"
                          "        code\n"
                          "        community");
    assert_int_equal(canvas_cell(&canvas, 2, 8)->ink, INK_FOCUS);
}

static void test_narrow_complaint_stands_below(void **state)
{
    (void)state;
    form_complain(&form, 0, "too long");
    form_paint(&form, &canvas, (struct rect){0, 0, form_height(&form), 30});
    paper_expect(&canvas, "Title eBPF\n Kind\n  Due fri, +3d, 2026-12-03\ntoo long");
}

static void test_click(void **state)
{
    (void)state;
    form_paint(&form, &canvas, (struct rect){2, 0, 4, 64});
    struct input_event click = event_of_mouse(MOUSE_CLICK, 3, 10);
    assert_int_equal(form_handle(&form, &click), FORM_CHANGED);
    assert_int_equal(form.focus, 1);
    click = event_of_mouse(MOUSE_CLICK, 5, 10);
    assert_int_equal(form_handle(&form, &click), FORM_IGNORED);
    click = event_of_mouse(MOUSE_CLICK, 0, 10);
    assert_int_equal(form_handle(&form, &click), FORM_IGNORED);
}

static enum form_result point(enum mouse_action action, int row, int col)
{
    struct input_event event = event_of_mouse(action, row, col);
    form_paint(&form, &canvas, (struct rect){0, 0, 6, 64});
    return form_handle(&form, &event);
}

static void test_click_goes_to_the_place(void **state)
{
    (void)state;
    press("Tab");
    assert_int_equal(point(MOUSE_CLICK, 0, 9), FORM_CHANGED);
    press("X");
    assert_string_equal(form_text(&form, 0), "eBXPF");
    /* its label leaves the cursor where it is */
    assert_int_equal(point(MOUSE_CLICK, 0, 2), FORM_HANDLED);
    press("Y");
    assert_string_equal(form_text(&form, 0), "eBXYPF");
    point(MOUSE_CLICK, 0, 40);
    press("Z");
    assert_string_equal(form_text(&form, 0), "eBXYPFZ");
    assert_int_equal(point(MOUSE_RELEASE, 1, 10), FORM_IGNORED);
    assert_int_equal(form.focus, 0);
}

static void test_click_takes_a_word(void **state)
{
    (void)state;
    press("Tab");
    press("c");
    form_offer(&form, words, 3);
    /* it lies over the next field but one */
    assert_int_equal(point(MOUSE_CLICK, 3, 10), FORM_CHANGED);
    assert_int_equal(form.focus, 1);
    assert_string_equal(form_text(&form, 1), "code");
    assert_int_equal(form.offer_count, 0);
    assert_int_equal(point(MOUSE_CLICK, 2, 10), FORM_CHANGED);
    assert_int_equal(form.focus, 2);
}

static void test_wheel(void **state)
{
    static const char *const many[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9"};
    (void)state;
    assert_int_equal(point(MOUSE_WHEEL_DOWN, 0, 8), FORM_HANDLED); /* all is in sight */
    assert_int_equal(form.focus, 0);
    form_offer(&form, many, 9);
    assert_int_equal(point(MOUSE_WHEEL_DOWN, 1, 8), FORM_HANDLED);
    point(MOUSE_CLICK, 1, 8);
    assert_string_equal(form_text(&form, 0), "4");
    for (int i = 0; i < 9; i++)
        form_add(&form, "More", NULL, NULL);
    assert_int_equal(point(MOUSE_WHEEL_DOWN, 1, 8), FORM_CHANGED); /* the hand stays in sight */
    assert_int_equal(form.focus, 3);
    assert_int_equal(form.top, 3);
    assert_int_equal(point(MOUSE_WHEEL_UP, 1, 8), FORM_HANDLED);
    assert_int_equal(form.top, 0);
}

static void test_long_complaint_is_cut_at_a_character(void **state)
{
    (void)state;
    char message[400] = "a";
    for (int i = 0; i < 100; i++)
        strcat(message, "日");
    form_complain(&form, 0, message);
    assert_int_equal(strlen(form.fields[0].message), 1 + 3 * 52);
}

static void test_every_size(void **state)
{
    (void)state;
    form_complain(&form, 1, "a complaint that is rather long");
    for (int rows = 1; rows <= 8; rows++) {
        for (int cols = 1; cols <= 100; cols++) {
            canvas_resize(&canvas, rows, cols);
            form.focus = rows % 3;
            form_offer(&form, words, 3);
            form_paint(&form, &canvas, canvas_rect(&canvas));
            paper_expect_sound(&canvas);
            if (cols > 2)
                assert_int_equal(canvas.cursor_row, form.focus - form.top);
        }
    }
}

static void test_reading_gives_way_to_a_complaint(void **state)
{
    (void)state;
    form_tell(&form, 2, "Fri 27 Nov, in 6 days");
    form_paint(&form, &canvas, canvas_rect(&canvas));
    paper_expect(&canvas, "Title  eBPF\n"
                          " Kind\n"
                          "  Due  fri, +3d, 2026-12-03               Fri 27 Nov, in 6 days");
    form_complain(&form, 2, "not a date");
    canvas_clear(&canvas);
    form_paint(&form, &canvas, canvas_rect(&canvas));
    paper_expect(&canvas, "Title  eBPF\n"
                          " Kind\n"
                          "  Due  fri, +3d, 2026-12-03               not a date");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(test_##name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(moving),
        TEST(sending),
        TEST(offers),
        TEST(painting),
        TEST(reading_gives_way_to_a_complaint),
        TEST(narrow_complaint_stands_below),
        TEST(click),
        TEST(click_goes_to_the_place),
        TEST(click_takes_a_word),
        TEST(wheel),
        TEST(long_complaint_is_cut_at_a_character),
        TEST(every_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
