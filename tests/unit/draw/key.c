/* SPDX-License-Identifier: MIT
 *
 * Keys: names there and back, what terminals can't tell apart, mistakes that are named.
 */
#include <string.h>

#include "paper.h"

static struct key parse(const char *name)
{
    struct key key = {0};
    struct err err;
    if (!key_parse(name, &key, &err))
        fail_msg("%s: %s", name, err.text);
    return key;
}

static void expect_key(const char *name, uint32_t code, uint32_t mods)
{
    struct key key = parse(name);
    assert_int_equal(key.code, code);
    assert_int_equal(key.mods, mods);
}

static void test_parse(void **state)
{
    (void)state;
    expect_key("a", 'a', 0);
    expect_key("A", 'A', 0);
    expect_key("S-a", 'A', 0);
    expect_key("<", '<', 0);
    expect_key("-", '-', 0);
    expect_key("C--", '-', MOD_CTRL);
    expect_key("C-r", 'r', MOD_CTRL);
    expect_key("C-R", 'r', MOD_CTRL);
    expect_key("M-x", 'x', MOD_ALT);
    expect_key("S-Up", K_UP, MOD_SHIFT);
    expect_key("C-M-left", K_LEFT, MOD_CTRL | MOD_ALT);
    expect_key("Space", ' ', 0);
    expect_key("C-Space", ' ', MOD_CTRL);
    expect_key("enter", K_ENTER, 0);
    expect_key("Return", K_ENTER, 0);
    expect_key("pagedown", K_PGDN, 0);
    expect_key("PgDn", K_PGDN, 0);
    expect_key("F12", K_F12, 0);
    expect_key("ä", 0xE4, 0);
    expect_key("日", 0x65E5, 0);
}

static void test_one_key_for_what_terminals_confuse(void **state)
{
    (void)state;
    expect_key("C-m", K_ENTER, 0);
    expect_key("C-i", K_TAB, 0);
    expect_key("C-h", K_BACKSPACE, 0);
    expect_key("C-[", K_ESC, 0);
    expect_key("C-/", '_', MOD_CTRL);
    expect_key("S-Space", ' ', 0);
    assert_true(key_equal(key_normal(13, 0), (struct key){K_ENTER, 0}));
    assert_true(key_equal(key_normal(10, 0), (struct key){K_ENTER, 0}));
    assert_true(key_equal(key_normal(9, 0), (struct key){K_TAB, 0}));
    assert_true(key_equal(key_normal(8, 0), (struct key){K_BACKSPACE, 0}));
    assert_true(key_equal(key_normal(127, MOD_ALT), (struct key){K_BACKSPACE, MOD_ALT}));
    assert_true(key_equal(key_normal(0, 0), (struct key){' ', MOD_CTRL}));
    assert_true(key_equal(key_normal(3, 0), (struct key){'c', MOD_CTRL}));
    assert_true(key_equal(key_normal(28, 0), (struct key){'\\', MOD_CTRL}));
}

static void expect_refused(const char *name, const char *words)
{
    struct key key = {1, 2};
    struct err err;
    assert_false(key_parse(name, &key, &err));
    assert_int_equal(err.code, ERR_CONFIG);
    assert_non_null(strstr(err.text, words));
    assert_int_equal(key.code, 1);
}

static void test_refused(void **state)
{
    (void)state;
    expect_refused("", "is no key");
    expect_refused("Entr", "nearest: Enter");
    expect_refused("PgDwn", "nearest: PgDn");
    expect_refused("C-", "is no key");
    expect_refused("ab", "is no key");
    expect_refused("F13", "is no key");
    expect_refused("\t", "is no key");
    expect_refused("\xff", "is no key");
}

static void test_names_there_and_back(void **state)
{
    (void)state;
    char buf[KEY_TEXT_SIZE];
    static const char *const names[] = {
        "a",         "A",     "<",       "-",     "C--",         "C-r",       "M-x", "S-Up",
        "C-M-S-End", "Space", "C-Space", "Enter", "S-Tab",       "Backspace", "F1",  "Del",
        "Ins",       "C-_",   "é",       "日",    "M-Backspace", "M-A"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_string_equal(key_format(parse(names[i]), buf), names[i]);
    for (uint32_t code = K_FIRST; code < K_LIMIT; code++) {
        for (uint32_t mods = 0; mods < 8; mods++) {
            struct key key = key_normal(code, mods);
            assert_true(key_equal(parse(key_format(key, buf)), key));
        }
    }
    for (uint32_t code = 0; code < 0x80; code++) {
        struct key key = key_normal(code, 0);
        assert_true(key_equal(parse(key_format(key, buf)), key));
    }
}

static void test_events(void **state)
{
    (void)state;
    struct input_event out[2], event = event_of_key('b', MOD_ALT);
    assert_true(event_split_alt(&event, out));
    assert_true(event_is_key(&out[0], K_ESC, 0));
    assert_true(event_is_key(&out[1], 'b', 0));
    event = event_of_key(K_UP, MOD_ALT);
    assert_false(event_split_alt(&event, out));
    event = event_of_key('b', 0);
    assert_false(event_split_alt(&event, out));
    event = event_of_mouse(MOUSE_DOUBLE, 3, 4);
    assert_false(event_is_key(&event, 'b', 0));
    assert_int_equal(event.mouse.button, 1);
    event = event_of_paste("xy", 2);
    assert_int_equal(event.paste.length, 2);
    event = event_of_size(24, 80);
    assert_int_equal(event.rows, 24);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse),   cmocka_unit_test(test_one_key_for_what_terminals_confuse),
        cmocka_unit_test(test_refused), cmocka_unit_test(test_names_there_and_back),
        cmocka_unit_test(test_events),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
