/* SPDX-License-Identifier: MIT
 *
 * Folding for search, words in folded text, and the way down to ASCII.
 */
#include "unit.h"

#include <string.h>

#include "juggle/base/text.h"

static void folds(void **state)
{
    (void)state;
    static const struct {
        const char *text, *folded;
    } rows[] = {
        {"", ""},
        {"Plain ASCII 123!", "plain ascii 123!"},
        {"Z\u00fcrich", "zurich"},
        {"ZU\u0308RICH", "zurich"}, /* a mark of its own */
        {"ZURICH", "zurich"},
        {"\u00c5ngstr\u00f6m", "angstrom"},
        {"Stra\u00dfe", "strasse"},
        {"STRA\u1e9eE", "strasse"},
        {"\u00c6sop \u0153uvre", "aesop oeuvre"},
        {"\u0141\u00f3d\u017a", "lodz"},
        {"Gda\u0144sk \u0110or\u0111e", "gdansk dorde"},
        {"\u0130stanbul \u0131\u015f\u0131k", "istanbul isik"},
        {"Ti\u1ebfng Vi\u1ec7t", "tieng viet"},
        {"\u0391\u03b8\u03ae\u03bd\u03b1", "\u03b1\u03b8\u03b7\u03bd\u03b1"},
        {"\u039f\u0394\u03a5\u03a3\u03a3\u0395\u03a5\u03a3",
         "\u03bf\u03b4\u03c5\u03c3\u03c3\u03b5\u03c5\u03c3"},
        {"\u03bf\u03b4\u03c5\u03c3\u03c3\u03b5\u03c5\u03c2",
         "\u03bf\u03b4\u03c5\u03c3\u03c3\u03b5\u03c5\u03c3"},
        {"\u041c\u043e\u0441\u043a\u0432\u0410 \u0401\u0436",
         "\u043c\u043e\u0441\u043a\u0432\u0430 \u0435\u0436"},
        {"\u0407\u0436\u0430\u043a \u0419", "\u0456\u0436\u0430\u043a \u0438"},
        {"\uff26\uff2f\uff33\uff24\uff25\uff2d", "fosdem"},
        {"\ufb01n", "fin"},
        {"\u6771\u4eac", "\u6771\u4eac"},
        {"\U0001f600 Ok", "\U0001f600 ok"},
        {"bad\xff", "bad\ufffd"},
    };
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const char *folded = text_fold(&arena, rows[i].text);
        if (strcmp(folded, rows[i].folded) != 0)
            fail_msg("%s: %s", rows[i].text, folded);
    }
    assert_null(text_fold(&arena, NULL));
    arena_finish(&arena);
}

/* Whatever is folded once stays as it is. */
static void folding_twice_is_folding_once(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    for (uint32_t code = 1; code <= 0xFFFF; code++) {
        char bytes[5] = {0};
        text_encode(code, bytes);
        const char *once = text_fold(&arena, bytes);
        const char *twice = text_fold(&arena, once);
        if (strcmp(once, twice) != 0)
            fail_msg("U+%04X: %s, then %s", (unsigned)code, once, twice);
        arena_reset(&arena);
    }
    arena_finish(&arena);
}

static void finds_whole_words(void **state)
{
    (void)state;
    static const struct {
        const char *text, *word;
        bool has;
    } rows[] = {
        {"ada example speaks", "ada", true},
        {"with ada", "ada", true},
        {"ada", "ada", true},
        {"canada", "ada", false},
        {"adage", "ada", false},
        {"canada, ada", "ada", true},
        {"ada2", "ada", false},
        {"(ada)", "ada", true},
        {"@ada:", "ada", true},
        {"ada example", "ada example", true},
        {"\u6771ada", "ada", false},
        {"\u2014ada\u2026", "ada", true},
        {"\U0001f3a4ada", "ada", true},
        {"\u03b1da", "da", false},
        {"", "ada", false},
        {"ada", "", false},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        CHECK_ROW(text_has_word(rows[i].text, rows[i].word) == rows[i].has, rows[i].text);
}

static void becomes_ascii(void **state)
{
    (void)state;
    static const struct {
        const char *text, *ascii;
    } rows[] = {
        {"Z\u00fcrich \u2013 \u201cGr\u00fc\u00dfe\u201d\u2026", "Zurich - \"Grusse\"..."},
        {"\u0141\u00d3D\u0179 \u00c6 \u1e9e", "LODZ AE SS"},
        {"e\u0301", "e"},
        {"\u041c \u6771\u4eac \U0001f600", "? ?? ?"},
        {"5 \u20ac \u2192 a\u00a0b \u2022", "5 EUR -> a b *"},
        {"\xff", "?"},
        {"plain", "plain"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str out;
        str_init(&out);
        text_add_ascii(&out, rows[i].text);
        if (strcmp(out.text, rows[i].ascii) != 0)
            fail_msg("%s: %s", rows[i].text, out.text);
        str_finish(&out);
    }
}

static void every_code_becomes_ascii(void **state)
{
    (void)state;
    struct str out;
    str_init(&out);
    for (uint32_t code = 1; code <= 0x1FFFF; code++) {
        char bytes[5] = {0};
        text_encode(code, bytes);
        str_clear(&out);
        text_add_ascii(&out, bytes);
        for (size_t i = 0; i < out.length; i++) {
            if ((unsigned char)out.text[i] > 0x7F)
                fail_msg("U+%04X", (unsigned)code);
        }
    }
    str_finish(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folds),
        cmocka_unit_test(folding_twice_is_folding_once),
        cmocka_unit_test(finds_whole_words),
        cmocka_unit_test(becomes_ascii),
        cmocka_unit_test(every_code_becomes_ascii),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
