/* SPDX-License-Identifier: MIT
 *
 * Growing strings, errors' texts, and which word was meant.
 */
#include "unit.h"

#include <string.h>

#include "juggle/base/str.h"
#include "juggle/base/text.h"

static void grows_from_empty(void **state)
{
    (void)state;
    struct str str;
    str_init(&str);
    assert_string_equal(str.text, "");
    str_add(&str, "ab");
    str_add_char(&str, 'c');
    str_add_bytes(&str, "def", 2);
    str_add_bytes(&str, NULL, 0);
    str_addf(&str, "-%d-%s", 7, "x");
    str_repeat(&str, "=+", 2);
    str_repeat(&str, "never", -1);
    assert_string_equal(str.text, "abcde-7-x=+=+");
    assert_int_equal(str.length, strlen(str.text));
    str_clear(&str);
    assert_string_equal(str.text, "");
    str_finish(&str);
    assert_null(str.text);
}

static void formats_across_every_capacity(void **state)
{
    (void)state;
    struct str str;
    str_init(&str);
    for (int length = 0; length < 300; length++) {
        str_clear(&str);
        str_repeat(&str, "y", length);
        str_addf(&str, "%*s", length, "x");
        assert_int_equal(str.length, length + (length ? length : 1));
        assert_int_equal(strlen(str.text), str.length);
        assert_int_equal(str.text[str.length - 1], 'x');
    }
    str_finish(&str);
}

static void long_texts_take_few_steps(void **state)
{
    (void)state;
    struct str str;
    size_t capacity = 0;
    int grown = 0;
    str_init(&str);
    for (int i = 0; i < 1000000; i++) {
        str_add_char(&str, 'a');
        grown += str.capacity != capacity;
        capacity = str.capacity;
    }
    assert_int_equal(str.length, 1000000);
    assert_true(grown < 20);
    str_finish(&str);
}

static void codes_become_utf8(void **state)
{
    (void)state;
    struct str str;
    str_init(&str);
    str_add_code(&str, 'A');
    str_add_code(&str, 0xE9);
    str_add_code(&str, 0x20AC);
    str_add_code(&str, 0x1F600);
    str_add_code(&str, 0xD800);
    str_add_code(&str, 0x110000);
    assert_string_equal(str.text, "A\u00e9\u20ac\U0001f600\ufffd\ufffd");
    str_finish(&str);
}

static void small_questions(void **state)
{
    (void)state;
    assert_true(str_equal(NULL, NULL));
    assert_false(str_equal(NULL, ""));
    assert_false(str_equal("", NULL));
    assert_true(str_equal("a", "a"));
    assert_false(str_equal("a", "A"));
    assert_true(str_equal_nocase("Straw-BERRY", "straw-berry"));
    assert_false(str_equal_nocase("berry", "berr"));
    assert_false(str_equal_nocase("berr", "berry"));
    assert_false(str_equal_nocase("\u00c4", "\u00e4"));
    assert_true(str_equal_nocase(NULL, NULL));
    assert_false(str_equal_nocase("a", NULL));
    assert_false(str_equal_nocase("[", "{"));
    assert_true(str_starts("juggle", "jug"));
    assert_true(str_starts("juggle", ""));
    assert_false(str_starts("ju", "jug"));
    assert_true(str_blank(NULL));
    assert_true(str_blank(""));
    assert_true(str_blank(" \t\r\n"));
    assert_false(str_blank(" x"));
}

static void distances(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        int limit, distance;
    } rows[] = {
        {"", "", 3, 0},
        {"done", "done", 3, 0},
        {"done", "doen", 3, 1},  /* a swap */
        {"done", "don", 3, 1},   /* a letter less */
        {"done", "donee", 3, 1}, /* a letter more */
        {"done", "dune", 3, 1},  /* another letter */
        {"ca", "abc", 5, 3},     /* swapped letters aren't touched again */
        {"kitten", "sitting", 5, 3},
        {"kitten", "sitting", 2, 3}, /* limit + 1 */
        {"", "abc", 5, 3},
        {"abc", "", 1, 2},
        {"Z\u00fcrich", "Zurich", 3, 1}, /* characters, not bytes */
        {"a", "b", 0, 1},
        {"abcdef", "badcfe", 5, 3},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        CHECK_ROW(str_distance(rows[i].a, rows[i].b, rows[i].limit) == rows[i].distance, rows[i].a);
        CHECK_ROW(str_distance(rows[i].b, rows[i].a, rows[i].limit) == rows[i].distance, rows[i].b);
    }
}

/* What is longer than any word is compared only as a whole. */
static void distance_of_giants(void **state)
{
    (void)state;
    struct str a, b;
    str_init(&a);
    str_init(&b);
    str_repeat(&a, "x", 100000);
    str_repeat(&b, "x", 100001);
    assert_int_equal(str_distance(a.text, a.text, 3), 0);
    assert_int_equal(str_distance(a.text, b.text, 3), 4);
    assert_int_equal(str_distance(a.text, "x", 3), 4);
    str_finish(&a);
    str_finish(&b);
}

static void nearest_words(void **state)
{
    (void)state;
    static const char *const words[] = {"today",   "week",        "month",      "agenda", "burnout",
                                        "balance", "conferences", "conference", "config", "export",
                                        "q"};
    static const struct {
        const char *text, *nearest;
    } rows[] = {
        {"todya", "today"},
        {"TODAY", "today"},
        {"wek", "week"},
        {"balanse", "balance"},
        {"brunout", "burnout"},
        {"conferense", "conference"},
        {"agendas", "agenda"},
        {"exp", "export"},
        {"q", "q"},
        {"con", NULL},
        {"z", NULL},
        {"", NULL},
        {"xy", NULL},
        {"juggle", NULL},
        {"mnoth", "month"},
        {"bal", "balance"},
        {"b", NULL},
        {"weeekk", "week"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        CHECK_ROW(str_equal(str_nearest(rows[i].text, words, COUNT_OF(words)), rows[i].nearest),
                  rows[i].text);
    assert_null(str_nearest("today", words, 0));
}

static void errors_say_why(void **state)
{
    (void)state;
    struct err err = {0};
    assert_false(err_set(&err, ERR_NOT_FOUND, "%s: no such id; see %s", "t12", "juggle list"));
    assert_int_equal(err.code, ERR_NOT_FOUND);
    assert_string_equal(err.text, "t12: no such id; see juggle list");
    assert_false(err_set(NULL, ERR_FAILED, "nobody listens"));
}

static void errors_are_cut_between_characters(void **state)
{
    (void)state;
    static const char *const letters[] = {"x", "\u00e4", "\u20ac", "\U0001f600"};
    for (size_t i = 0; i < COUNT_OF(letters); i++) {
        for (int before = 0; before < 4; before++) {
            struct str text;
            struct err err;
            str_init(&text);
            str_repeat(&text, "-", before);
            str_repeat(&text, letters[i], 1000);
            err_set(&err, ERR_FAILED, "%s", text.text);
            assert_true(text_is_utf8(err.text, strlen(err.text)));
            assert_true(strlen(err.text) > ERR_TEXT_SIZE - 5);
            str_finish(&text);
        }
    }
}

static void errors_have_the_contracts_status(void **state)
{
    (void)state;
    static const struct {
        enum err_code code;
        int status;
    } rows[] = {
        {ERR_NONE, 0},    {ERR_FAILED, 1},       {ERR_USAGE, 2},       {ERR_NOT_FOUND, 3},
        {ERR_INPUT, 5},   {ERR_STORE_LOCKED, 4}, {ERR_STORE_NEWER, 4}, {ERR_CONFIG, 6},
        {ERR_PARTIAL, 7}, {ERR_AMBER, 10},       {ERR_RED, 11},        {ERR_INTERRUPTED, 130},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_int_equal(err_exit_status(rows[i].code), rows[i].status);
}

static void test_fields(void **state)
{
    (void)state;
    const char *fields[3];
    char line[] = "a\t\tc\tmore", short_line[] = "a\tb";
    assert_true(str_fields(line, '\t', fields, 3));
    assert_string_equal(fields[0], "a");
    assert_string_equal(fields[1], "");
    assert_string_equal(fields[2], "c");
    assert_false(str_fields(short_line, '\t', fields, 3));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fields),
        cmocka_unit_test(grows_from_empty),
        cmocka_unit_test(formats_across_every_capacity),
        cmocka_unit_test(long_texts_take_few_steps),
        cmocka_unit_test(codes_become_utf8),
        cmocka_unit_test(small_questions),
        cmocka_unit_test(distances),
        cmocka_unit_test(distance_of_giants),
        cmocka_unit_test(nearest_words),
        cmocka_unit_test(errors_say_why),
        cmocka_unit_test(errors_are_cut_between_characters),
        cmocka_unit_test(errors_have_the_contracts_status),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
