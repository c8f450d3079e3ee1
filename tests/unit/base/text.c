/* SPDX-License-Identifier: MIT
 *
 * UTF-8 to code points and back: every code point, and every way to be wrong.
 */
#include "unit.h"

#include <string.h>

#include "juggle/base/text.h"

static void every_code_point_comes_back(void **state)
{
    (void)state;
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        char bytes[4];
        size_t taken, size = text_encode(code, bytes);
        bool surrogate = code >= 0xD800 && code <= 0xDFFF;
        uint32_t back = text_decode(bytes, size, &taken);
        if (back != (surrogate ? TEXT_REPLACEMENT : code) || taken != size ||
            !text_is_utf8(bytes, size))
            fail_msg("U+%04X", (unsigned)code);
    }
}

static void ill_formed_bytes_are_taken_one_by_one(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *what;
    } rows[] = {
        {"\x80", "a trail alone"},
        {"\xC0\xAF", "overlong slash"},
        {"\xC1\xBF", "overlong"},
        {"\xE0\x80\xAF", "overlong in three"},
        {"\xE0\x9F\xBF", "overlong in three, the last"},
        {"\xF0\x80\x80\xAF", "overlong in four"},
        {"\xF0\x8F\xBF\xBF", "overlong in four, the last"},
        {"\xED\xA0\x80", "a high surrogate"},
        {"\xED\xBF\xBF", "a low surrogate"},
        {"\xF4\x90\x80\x80", "above U+10FFFF"},
        {"\xF5\x80\x80\x80", "above U+10FFFF"},
        {"\xF8\x88\x80\x80\x80", "five bytes"},
        {"\xFE", "never"},
        {"\xFF", "never"},
        {"\xC3", "cut"},
        {"\xE2\x82", "cut"},
        {"\xF0\x9F\x98", "cut"},
        {"\xC3(", "no trail"},
        {"\xE2(\xA1", "no trail"},
        {"\xE2\x82(", "no trail"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        size_t taken, length = strlen(rows[i].bytes);
        CHECK_ROW(text_decode(rows[i].bytes, length, &taken) == TEXT_REPLACEMENT, rows[i].what);
        CHECK_ROW(taken == 1, rows[i].what);
        CHECK_ROW(!text_is_utf8(rows[i].bytes, length), rows[i].what);
    }
    size_t taken;
    assert_int_equal(text_decode("", 0, &taken), TEXT_REPLACEMENT);
    assert_int_equal(taken, 1);
    assert_true(text_is_utf8("", 0));
    assert_true(text_is_utf8("a\0b", 3));
}

static void hashes_like_fnv_1a(void **state)
{
    (void)state;
    /* Vectors of the function's authors. */
    assert_true(text_hash(TEXT_HASH_START, "", 0) == 0xcbf29ce484222325ULL);
    assert_true(text_hash(TEXT_HASH_START, "a", 1) == 0xaf63dc4c8601ec8cULL);
    assert_true(text_hash(TEXT_HASH_START, "foobar", 6) == 0x85944171f73967e8ULL);
    assert_true(text_hash(text_hash(TEXT_HASH_START, "foo", 3), "bar", 3) == 0x85944171f73967e8ULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_point_comes_back),
        cmocka_unit_test(ill_formed_bytes_are_taken_one_by_one),
        cmocka_unit_test(hashes_like_fnv_1a),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
