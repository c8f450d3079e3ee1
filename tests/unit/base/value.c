/* SPDX-License-Identifier: MIT
 *
 * Answers as trees, and as JSON, also in a locale that writes numbers otherwise.
 */
#include "unit.h"

#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "juggle/base/value.h"

struct fixture {
    struct arena arena;
    struct str out;
};

static int open_fixture(void **state)
{
    static struct fixture fixture;
    arena_init(&fixture.arena);
    str_init(&fixture.out);
    *state = &fixture;
    return 0;
}

static int close_fixture(void **state)
{
    struct fixture *f = *state;
    arena_finish(&f->arena);
    str_finish(&f->out);
    return 0;
}

static const char *json(struct fixture *f, const struct value *value)
{
    str_clear(&f->out);
    value_write_json(&f->out, value);
    return f->out.text;
}

static void writes_a_whole_answer(void **state)
{
    struct fixture *f = *state;
    struct value *map = value_map(&f->arena);
    value_put_text(map, "schema", "juggle.today/1");
    value_put_int(map, "count", -3);
    value_put_real(map, "share", 0.3);
    value_put_bool(map, "done", false);
    value_put_bool(map, "starred", true);
    value_put_null(map, "due");
    value_put_text(map, "note", NULL);
    value_put(map, "absent", NULL);
    struct value *items = value_put_list(map, "items");
    struct value *item = value_push_map(items);
    value_put_text(item, "id", "t12");
    value_push_text(items, "x");
    value_push_text(items, NULL);
    value_push_int(items, 7);
    value_push(items, value_list(&f->arena));
    value_push(items, NULL);
    value_put_map(map, "areas");
    assert_string_equal(json(f, map),
                        "{\"schema\":\"juggle.today/1\",\"count\":-3,\"share\":0.3,\"done\":false,"
                        "\"starred\":true,\"due\":null,\"note\":null,\"absent\":null,"
                        "\"items\":[{\"id\":\"t12\"},\"x\",null,7,[],null],\"areas\":{}}");
}

static void copies_texts(void **state)
{
    struct fixture *f = *state;
    struct value *map = value_map(&f->arena);
    char text[] = "before";
    value_put_text(map, "a", text);
    text[0] = 'X';
    assert_string_equal(value_text(map, "a"), "before");
}

static void reads_back(void **state)
{
    struct fixture *f = *state;
    struct value *map = value_map(&f->arena);
    value_put_text(map, "text", "t");
    value_put_int(map, "int", INT64_MIN);
    value_put_real(map, "real", 1.5);
    value_put_bool(map, "bool", true);
    struct value *list = value_put_list(map, "list");
    value_push_int(list, 1);
    value_push_int(list, 2);
    struct value *inner = value_put_map(map, "map");
    value_put_int(inner, "deep", 9);

    assert_string_equal(value_text(map, "text"), "t");
    assert_true(value_int(map, "int") == INT64_MIN);
    assert_true(value_real(map, "real") == 1.5);
    assert_true(value_bool(map, "bool"));
    assert_int_equal(value_count(map, "list"), 2);
    assert_int_equal(value_first(map, "list")->next->as.integer, 2);
    assert_int_equal(value_int(value_find(map, "map"), "deep"), 9);
    assert_string_equal(value_first(map, "map")->key, "deep");

    /* Absent, or of another type. */
    assert_null(value_find(map, "nothing"));
    assert_null(value_text(map, "int"));
    assert_int_equal(value_int(map, "text"), 0);
    assert_true(value_real(map, "int") == 0);
    assert_false(value_bool(map, "int"));
    assert_null(value_first(map, "text"));
    assert_int_equal(value_count(map, "nothing"), 0);
    assert_null(value_find(NULL, "x"));
    assert_null(value_find(list, "x"));
}

static void escapes(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *text, *json;
    } rows[] = {
        {"", "\"\""},
        {"plain /", "\"plain /\""},
        {"\"\\", "\"\\\"\\\\\""},
        {"\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\""},
        {"\x01\x1b\x1f", "\"\\u0001\\u001b\\u001f\""},
        {"\x7f\xc2\x80\xc2\x9b\u00a0", "\"\\u007f\\u0080\\u009b\u00a0\""},
        {"\u2027\u2028\u2029\u202a", "\"\u2027\\u2028\\u2029\u202a\""},
        {"Z\u00fcrich \U0001f600", "\"Z\u00fcrich \U0001f600\""},
        {"a\xff\xc3z", "\"a\ufffd\ufffdz\""},
        {"\xed\xa0\x80", "\"\ufffd\ufffd\ufffd\""},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct value *list = value_list(&f->arena);
        value_push_text(list, rows[i].text);
        const char *written = json(f, list->as.children.first);
        CHECK_ROW(strcmp(written, rows[i].json) == 0, written);
    }
}

static const char *real(struct fixture *f, double number)
{
    struct value *map = value_map(&f->arena);
    value_put_real(map, "r", number);
    return json(f, value_find(map, "r"));
}

static void reals(void **state)
{
    struct fixture *f = *state;
    static const struct {
        double number;
        const char *json;
    } rows[] = {
        {0, "0"},
        {-0.0, "0"},
        {1, "1"},
        {-2.5, "-2.5"},
        {0.1, "0.1"},
        {0.30000000000000004, "0.3"},
        {43.5, "43.5"},
        {1.0 / 3, "0.333333333"},
        {2.0 / 3, "0.666666667"},
        {100, "100"},
        {1234567.25, "1234567.25"},
        {123456789012.0, "123456789000"},
        {0.00001234, "0.00001234"},
        {999999999.9, "1000000000"},
        {1e21, "1000000000000000000000"},
        {-1e-7, "-0.0000001"},
        {0.01, "0.01"},
        {10.01, "10.01"},
        {NAN, "null"},
        {INFINITY, "null"},
        {-INFINITY, "null"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_string_equal(real(f, rows[i].number), rows[i].json);
    assert_int_equal(strlen(real(f, 1.7976931348623157e308)), 309);
    assert_true(strtod(real(f, 5e-324), NULL) > 0);
}

static void reals_come_back_to_nine_digits(void **state)
{
    struct fixture *f = *state;
    double number = 0.000123456789;
    for (int i = 0; i < 4000; i++, number *= 1.0057) {
        double back = strtod(real(f, number), NULL);
        assert_true(fabs(back - number) <= number * 5.1e-9);
    }
}

static void integers(void **state)
{
    struct fixture *f = *state;
    struct value *list = value_list(&f->arena);
    static const int64_t numbers[] = {0, 1, -1, 10, INT64_MAX, INT64_MIN};
    for (size_t i = 0; i < COUNT_OF(numbers); i++)
        value_push_int(list, numbers[i]);
    assert_string_equal(json(f, list), "[0,1,-1,10,9223372036854775807,-9223372036854775808]");
}

/* The point stays a point where the locale has a comma; proved only where there is such a locale.
 */
static void does_not_ask_the_locale(void **state)
{
    struct fixture *f = *state;
    static const char *const locales[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "de_DE", "ps_AF"};
    for (size_t i = 0; i < COUNT_OF(locales); i++) {
        if (setlocale(LC_ALL, locales[i]))
            assert_string_equal(real(f, 1234.5), "1234.5");
    }
    setlocale(LC_ALL, "C");
    assert_string_equal(real(f, 1234.5), "1234.5");
}

/* A hundred thousand items, each step the same work: it would not end otherwise. */
static void writes_many(void **state)
{
    struct fixture *f = *state;
    struct value *list = value_list(&f->arena);
    for (int i = 0; i < 100000; i++) {
        struct value *item = value_push_map(list);
        value_put_text(item, "title", "A talk about nothing in particular");
        value_put_int(item, "number", i);
    }
    assert_int_equal(list->as.children.count, 100000);
    assert_true(strlen(json(f, list)) > 5000000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(writes_a_whole_answer, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(copies_texts, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(reads_back, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(escapes, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(reals, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(reals_come_back_to_nine_digits, open_fixture,
                                        close_fixture),
        cmocka_unit_test_setup_teardown(integers, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(does_not_ask_the_locale, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(writes_many, open_fixture, close_fixture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
