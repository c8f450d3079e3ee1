/* SPDX-License-Identifier: MIT
 *
 * The palette: the nearest command first, Tab writes it out, words behind it go along, and what was
 * run before comes first.
 */
#include "juggle/base/text.h"
#include "stage.h"

static struct effect enter(void)
{
    struct effect effect;
    struct input_event event = event_of_key(K_ENTER, 0);
    ui_handle(&stage.ui, &stage.scene, &event, &effect);
    return effect;
}

static const char *line(void)
{
    return input_text(&stage.ui.line);
}

static void test_nearest_first(void **state)
{
    (void)state;
    press(':');
    check("palette", 10, 40);
    press_all("def");
    check("palette-typed", 24, 80);
    press(K_TAB);
    assert_string_equal(line(), "defer ");
    press(K_TAB); /* once is enough */
    assert_string_equal(line(), "defer ");
    press_all("fri");
    struct effect effect = enter();
    assert_int_equal(effect.type, EFFECT_RUN);
    assert_int_equal(effect.command, COMMAND_defer);
    assert_int_equal(effect.word_count, 2);
    assert_string_equal(effect.words[1], "fri");
}

/* Commands without a key run as the shell would run them; quotes keep a name together. */
static void test_a_whole_line(void **state)
{
    static const char *const words[] = {"juggle", "conference", "add",   "Dev Conf", "--from",
                                        "2027-01-05", "--to", "2027-01-06"};
    (void)state;
    press(':');
    press_all("conference add \"Dev Conf\" --from 2027-01-05 --to 2027-01-06");
    check("palette-line", 24, 80);
    struct effect effect = enter();
    assert_int_equal(effect.type, EFFECT_LINE);
    assert_int_equal(effect.word_count, COUNT_OF(words));
    for (size_t i = 0; i < COUNT_OF(words); i++)
        assert_string_equal(effect.words[i], words[i]);
    press(':');
    press_all("stop");
    effect = enter();
    assert_int_equal(effect.type, EFFECT_LINE);
    assert_string_equal(effect.words[1], "stop");
}

static void test_a_view(void **state)
{
    (void)state;
    press(':');
    press_all("week");
    assert_int_not_equal(enter().type, EFFECT_LINE);
    assert_int_equal(stage.ui.view, VIEW_WEEK);
    press('1');
}

static void test_recent_first(void **state)
{
    (void)state;
    press(':');
    paint_at(24, 80);
    struct effect effect = enter(); /* what was run last */
    assert_int_not_equal(effect.type, EFFECT_LINE);
    assert_int_equal(stage.ui.view, VIEW_WEEK);
    press('1');
    press(':');
    press(K_DOWN);
    effect = enter();
    assert_int_equal(effect.type, EFFECT_LINE);
    assert_string_equal(effect.words[1], "stop");
}

static void test_nothing_fits(void **state)
{
    (void)state;
    press(':');
    press_all("zzzz");
    assert_int_equal(enter().type, EFFECT_NONE);
    press(K_TAB);
    assert_string_equal(line(), "zzzz");
    press(K_ESC);
}

/* What a command does is said whole at 80 columns. */
static void test_summaries_fit(void **state)
{
    enum { SUMMARY_CELLS = 50 };
    (void)state;
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct command_info *info = command_info((enum command)i);
        if (info->faces & FACE_TUI && text_width(info->summary) > SUMMARY_CELLS)
            fail_msg("%s: \"%s\" has %d cells, %d fit", info->verb, info->summary,
                     text_width(info->summary), SUMMARY_CELLS);
    }
}

static struct effect click(int row)
{
    struct effect effect;
    struct input_event event = event_of_mouse(MOUSE_CLICK, row, 5);
    ui_handle(&stage.ui, &stage.scene, &event, &effect);
    return effect;
}

/* A click takes a row in hand, the next one there runs it; the wheel only scrolls. */
static void test_clicks(void **state)
{
    enum { FIRST_ROW = 3 };
    (void)state;
    paint_at(24, 80);
    press(':');
    press_all("week");
    int at = stage.ui.rows_over.selected;
    assert_int_equal(click(FIRST_ROW + 1).type, EFFECT_NONE);
    assert_int_equal(stage.ui.rows_over.selected, at + 1);
    assert_int_equal(stage.ui.over, OVER_PALETTE);
    click(FIRST_ROW);
    assert_int_equal(stage.ui.rows_over.selected, 0);
    click(FIRST_ROW);
    assert_int_equal(stage.ui.over, OVER_NONE);
    assert_int_equal(stage.ui.view, VIEW_WEEK);
    press('1');
    press(':');
    click(0); /* outside of the list */
    assert_int_equal(stage.ui.over, OVER_PALETTE);
    press(K_ESC);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nearest_first), cmocka_unit_test(test_a_whole_line),
        cmocka_unit_test(test_a_view),        cmocka_unit_test(test_recent_first),
        cmocka_unit_test(test_nothing_fits),  cmocka_unit_test(test_summaries_fit),
        cmocka_unit_test(test_clicks),
    };
    return cmocka_run_group_tests(tests, open_stage, close_stage);
}
