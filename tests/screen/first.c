/* SPDX-License-Identifier: MIT
 *
 * The first minutes: ways to begin, what is asked once, and the demo's tour.
 */
#include "over.h"
#include "stage.h"

static void open_welcome(bool open)
{
    struct effect effect;
    stage.ui.welcome.known = (struct welcome){.open = open,
                                              .path = "~/.config/juggle/config.ini",
                                              .presets = {"", "", "Europe/Berlin", "09:00-18:00"}};
    over_open(&stage.ui, &stage.scene, OVER_WELCOME, &effect);
}

static void test_welcome(void **state)
{
    (void)state;
    open_welcome(true);
    check_sizes("welcome");
    press('n');
    press_all("Ada Example");
    check_sizes("welcome-asking");
    over_welcome_kept(&stage.ui, false, WELCOME_ZONE,
                      "[general] timezone = Mars: write an IANA name such as Europe/Berlin");
    check("welcome-wrong", 24, 80);
    over_welcome_kept(&stage.ui, true, WELCOME_COUNT, "");
    check("welcome-kept", 24, 80);
    press(K_ESC);
}

/* No question stands between a key and what it does everywhere else. */
static void test_keys_go_through(void **state)
{
    (void)state;
    open_welcome(true);
    press('a');
    assert_int_equal(stage.ui.over, OVER_ADD);
    press(K_ESC);
    open_welcome(true);
    press('2');
    assert_int_equal(stage.ui.over, OVER_NONE);
    assert_int_equal(stage.ui.view, VIEW_WEEK);
    press('1');
    open_welcome(true);
    struct effect effect;
    struct input_event q = event_of_key('q', 0);
    ui_handle(&stage.ui, &stage.scene, &q, &effect);
    assert_int_equal(effect.type, EFFECT_QUIT);
    press(K_ESC);
}

/* Who has a config is asked nothing. */
static void test_nothing_is_asked_twice(void **state)
{
    (void)state;
    open_welcome(false);
    press('n');
    press(K_TAB);
    assert_false(stage.ui.welcome.asking);
    press(K_ESC);
}

static void test_tour(void **state)
{
    (void)state;
    tour_begin(&stage.ui);
    check_sizes("tour");
    press(K_ENTER);
    press(K_ESC);
    assert_int_equal(stage.ui.tour.at, 1);
    press('4');
    press('1');
    assert_int_equal(stage.ui.tour.at, 2);
    press('a');
    assert_int_equal(stage.ui.tour.at, 2); /* the line alone is not the deed */
    press_all("Sweep");
    press(K_ENTER);
    assert_int_equal(stage.ui.tour.at, 3);
    press('u');
    press('7');
    press('Y');
    press(K_ESC);
    assert_int_equal(stage.ui.tour.at, 6);
    press('1');
    check("tour-done", 24, 80);
    press('T');
    assert_false(stage.ui.tour.shown);
}

static void test_tour_is_left(void **state)
{
    struct effect effect;
    struct input_event escape = event_of_key(K_ESC, 0);
    (void)state;
    tour_begin(&stage.ui);
    ui_handle(&stage.ui, &stage.scene, &escape, &effect);
    assert_int_equal(effect.type, EFFECT_NONE);
    assert_false(stage.ui.tour.shown);
    press('2');
    press(K_ENTER);
    press(K_ESC);
    assert_false(stage.ui.tour.shown);
    ui_handle(&stage.ui, &stage.scene, &escape, &effect);
    assert_int_equal(effect.type, EFFECT_NONE); /* one Esc too many leaves nothing */
    assert_string_equal(stage.ui.message, "q leaves juggle");
    struct input_event q = event_of_key('q', 0);
    ui_handle(&stage.ui, &stage.scene, &q, &effect);
    assert_int_equal(effect.type, EFFECT_QUIT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_welcome),
        cmocka_unit_test(test_keys_go_through),
        cmocka_unit_test(test_nothing_is_asked_twice),
        cmocka_unit_test(test_tour),
        cmocka_unit_test(test_tour_is_left),
    };
    return cmocka_run_group_tests(tests, open_stage, close_stage);
}
