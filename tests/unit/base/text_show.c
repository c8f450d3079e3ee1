/* SPDX-License-Identifier: MIT
 *
 * Clusters, cutting and padding, and that nothing that a terminal would obey
 * comes through.
 */
#include "unit.h"

#include <string.h>

#include "juggle/base/text.h"

#define WOMAN "\U0001f469"
#define GIRL "\U0001f467"
#define ZWJ "\u200d"
#define VS16 "\ufe0f"

static void widths(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int width;
    } rows[] = {
        {"", 0},
        {"abc", 3},
        {"Z\u00fcrich", 6},
        {"Zu\u0308rich", 6},
        {"\u6771\u4eac", 4},
        {"\U0001f600", 2},
        {WOMAN ZWJ WOMAN ZWJ GIRL, 2}, /* a family is its first */
        {WOMAN "\U0001f3fd" ZWJ "\u2695" VS16, 2},
        {"\u2764" VS16 ZWJ "\U0001f525", 1},
        {"\U0001f44d\U0001f3fd", 2}, /* the skin is dropped */
        {"\u26a0" VS16, 1},
        {"\U0001f1e9\U0001f1ea", 2}, /* a flag is its two letters */
        {"1" VS16 "\u20e3", 1},
        {"a\u0301\u0302\u0303\u0304\u0305", 1}, /* towers of marks */
        {"\u0301", 1},                          /* a mark gets a blank */
        {"a\tb\nc", 5},
        {"\x1b[31mred", 7}, /* the escape has no width, its letters have */
        {"a\u202eb\u2066c", 3},
        {"\u200b\ufeff\u00ad", 0},
        {"\xff\xfe", 2},
        {"a" ZWJ "b", 2},
        {"\u1100\u1161\u11a8", 2}, /* a syllable of three letters */
        {"\U000e0041x", 1},        /* tags */
        {"\uffff", 1},             /* not assigned: shown as a replacement */
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        CHECK_ROW(text_width(rows[i].text) == rows[i].width, rows[i].text);
}

static void clusters(void **state)
{
    (void)state;
    struct text_cluster cluster;
    const char *text = "e\u0301\u0302\u0303x";
    assert_true(text_next(text, strlen(text), &cluster));
    assert_int_equal(cluster.code, 'e');
    assert_int_equal(cluster.marks[0], 0x301);
    assert_int_equal(cluster.marks[1], 0x302);
    assert_int_equal(cluster.bytes, 7);
    assert_int_equal(cluster.width, 1);

    text = WOMAN ZWJ WOMAN ZWJ GIRL "!";
    assert_true(text_next(text, strlen(text), &cluster));
    assert_int_equal(cluster.code, 0x1F469);
    assert_int_equal(cluster.marks[0], 0);
    assert_int_equal(cluster.bytes, strlen(text) - 1);

    assert_true(text_next("\t", 1, &cluster));
    assert_int_equal(cluster.code, ' ');
    assert_true(text_next("\xff", 1, &cluster));
    assert_int_equal(cluster.code, TEXT_REPLACEMENT);
    assert_true(text_next("\u0301", 2, &cluster));
    assert_int_equal(cluster.code, ' ');
    assert_int_equal(cluster.marks[0], 0x301);
    assert_false(text_next("", 0, &cluster));
    assert_false(text_next("\x1b\u200b", 4, &cluster));
    assert_true(text_next("a\0b", 3, &cluster));
    assert_int_equal(cluster.bytes, 2);
}

static void cuts_and_pads(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int cells;
        const char *cut, *padded;
    } rows[] = {
        {"abc", 3, "abc", "abc"},
        {"abcd", 3, "ab\u2026", "ab\u2026"},
        {"abc", 5, "abc", "abc  "},
        {"abc", 1, "\u2026", "\u2026"},
        {"a", 1, "a", "a"},
        {"abc", 0, "", ""},
        {"abc", -5, "", ""},
        {"", 2, "", "  "},
        {"\u6771\u4eac\u90fd", 4, "\u6771\u2026", "\u6771\u2026 "},
        {"\u6771\u4eac", 4, "\u6771\u4eac", "\u6771\u4eac"},
        {"\u6771\u4eac", 3, "\u6771\u2026", "\u6771\u2026"},
        {"\u6771", 1, "\u2026", "\u2026"},
        {"e\u0301a\u0301o\u0301", 2, "e\u0301\u2026", "e\u0301\u2026"},
        {"abc\u200b", 3, "abc", "abc"},
        {WOMAN ZWJ GIRL "ab", 3, WOMAN "\u2026", WOMAN "\u2026"},
        {"a\x1b]0;x\a", 10, "a]0;x", "a]0;x     "},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str out;
        str_init(&out);
        text_add_cut(&out, rows[i].text, rows[i].cells, false);
        CHECK_ROW(str_equal(out.text, rows[i].cut), rows[i].text);
        str_clear(&out);
        text_add_padded(&out, rows[i].text, rows[i].cells, false);
        CHECK_ROW(str_equal(out.text, rows[i].padded), rows[i].text);
        str_finish(&out);
    }
    struct str out;
    str_init(&out);
    text_add_cut(&out, "abcd", 3, true);
    assert_string_equal(out.text, "ab~");
    str_finish(&out);
}

static void fits_between_clusters(void **state)
{
    (void)state;
    assert_int_equal(text_fit("abc", 2), 2);
    assert_int_equal(text_fit("abc", 9), 3);
    assert_int_equal(text_fit("abc", 0), 0);
    assert_int_equal(text_fit("\u6771\u4eac", 3), 3);
    assert_int_equal(text_fit("e\u0301x", 1), 3);
    assert_int_equal(text_fit(WOMAN ZWJ GIRL "x", 2), strlen(WOMAN ZWJ GIRL));
    assert_int_equal(text_fit("\xc3", 1), 1);
}

static void makes_safe(void **state)
{
    (void)state;
    static const struct {
        const char *text, *safe;
    } rows[] = {
        {"plain", "plain"},
        {"", ""},
        {"\x1b[2J\x1b]0;title\a", "[2J]0;title"},
        {"a\tb\nc\r\nd", "a b c d"},
        {"\x7f\b\f\v", ""},
        {"\xc2\x9b" "31m", "31m"},
        {"\x9b", "\ufffd"},
        {"a\u202eb\u061c\u200e\u2066\u2028", "ab"},
        {"\ufeff\u00ad\u200b\u2060\U000e0001", ""},
        {"\xed\xa0\x80", "\ufffd\ufffd\ufffd"},
        {"e\u0301", "e\u0301"},
        {WOMAN ZWJ WOMAN ZWJ GIRL "!", WOMAN "!"},
        {"\u2764" VS16 ZWJ "\U0001f525", "\u2764" VS16},
        {"\u0915\u094d" ZWJ "\u0937", "\u0915\u094d\u0937"},
    };
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        CHECK_ROW(str_equal(text_safe(&arena, rows[i].text), rows[i].safe), rows[i].text);
    assert_null(text_safe(&arena, NULL));
    arena_finish(&arena);

    struct str out;
    str_init(&out);
    text_add_safe(&out, "a\r\nb\tc\x1b", true);
    assert_string_equal(out.text, "a\nb c");
    str_finish(&out);
}

static uint64_t next_random(uint64_t *seed)
{
    uint64_t z = *seed += 0x9E3779B97F4A7C15ULL;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ z >> 27) * 0x94D049BB133111EBULL;
    return z ^ z >> 31;
}

/* Text of everything that is dangerous, in any order, cut anywhere. */
static void compose(char *text, size_t size, uint64_t *seed)
{
    static const char *const pieces[] = {
        "\x1b",
        "\x1b[31m",
        "\x1b]52;c;eA==\a",
        "\x1bP",
        "\a",
        "\b",
        "\r",
        "\n",
        "\t",
        "\x7f",
        "\xc2\x9b",
        "\x9b",
        "\xc2\x9d",
        "\u202e",
        "\u2066",
        "\u200f",
        "\ufeff",
        "\U000e0001",
        "\xed\xa0\x80",
        "\u061c",
        "\u2028",
        "\u00ad",
        "a",
        "Z",
        " ",
        "\u00e9",
        "e\u0301",
        "\u6771",
        WOMAN,
        ZWJ,
        VS16,
        "\U0001f3fd",
        "\u0301",
        "\xf0\x9f",
        "\xe2",
        "\xff",
        "\u1160",
        "\uffff",
    };
    size_t length = 0;
    for (uint64_t left = next_random(seed) % 24; left > 0; left--) {
        const char *piece = pieces[next_random(seed) % COUNT_OF(pieces)];
        if (length + strlen(piece) + 1 > size)
            break;
        strcpy(text + length, piece);
        length += strlen(piece);
    }
    text[length] = '\0';
}

static bool is_harmless(const char *text, bool newlines)
{
    size_t taken, left = strlen(text);
    for (; left > 0; text += taken, left -= taken) {
        uint32_t code = text_decode(text, left, &taken);
        if (code == '\n' && newlines)
            continue;
        if (code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xAD || code == 0x61C ||
            (code >= 0x200B && code <= 0x200F) || (code >= 0x2028 && code <= 0x202E) ||
            (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF ||
            (code >= 0xE0000 && code <= 0xE0FFF) || (code == TEXT_REPLACEMENT && taken == 1))
            return false;
    }
    return true;
}

static void nothing_dangerous_comes_through(void **state)
{
    (void)state;
    struct str safe, cut;
    uint64_t seed = 20261121;
    str_init(&safe);
    str_init(&cut);
    for (int round = 0; round < 20000; round++) {
        char text[256];
        int cells = (int)(next_random(&seed) % 30);
        compose(text, sizeof text, &seed);
        str_clear(&safe);
        text_add_safe(&safe, text, round % 2 == 0);
        assert_true(is_harmless(safe.text, round % 2 == 0));

        str_clear(&cut);
        text_add_padded(&cut, text, cells, false);
        assert_true(is_harmless(cut.text, false));
        assert_int_equal(text_width(cut.text), cells);
        assert_true(text_is_utf8(cut.text, cut.length));
        assert_true(text_fit(text, cells) <= strlen(text));
    }
    str_finish(&safe);
    str_finish(&cut);
}

/* Between words, by cells, colours aside; what is one word stays whole. */
static void lines_are_broken_between_words(void **state)
{
    static const struct {
        const char *line;
        int cells, indent;
        const char *wanted;
    } rows[] = {
        {"", 10, 2, ""},
        {"one two", 7, 2, "one two"},
        {"one two", 6, 2, "one\n  two"},
        {"  one   two three", 11, 4, "  one   two\n    three"},
        {"one  two", 5, 0, "one\ntwo"},
        {"onetwothree four", 5, 1, "onetwothree\n four"},
        {"   longerthanall", 5, 1, "   longerthanall"},
        {"日本語 日本", 10, 2, "日本語\n  日本"},
        {"日本語 日本", 11, 2, "日本語 日本"},
        {"\033[1mone\033[0m \033[2mtwo\033[0m", 7, 2, "\033[1mone\033[0m \033[2mtwo\033[0m"},
        {"\033[1mone\033[0m \033[2mtwo\033[0m", 6, 2, "\033[1mone\033[0m\n  \033[2mtwo\033[0m"},
        {"a b c d e f", 3, 2, "a b\n  c\n  d\n  e\n  f"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str out;
        str_init(&out);
        text_wrap(&out, rows[i].line, rows[i].cells, rows[i].indent);
        assert_string_equal(out.text, rows[i].wanted);
        str_finish(&out);
    }
}

/* Descriptions as calendars write them; what is no mark stays. */
static void html_is_read(void **state)
{
    static const struct {
        const char *text, *wanted;
    } rows[] = {
        {"", ""},
        {"a < b && c > d", "a < b && c > d"},
        {"see <https://example.org/x>", "see <https://example.org/x>"},
        {"List<String> and <T>", "List<String> and <T>"},
        {"AT&amp;T", "AT&amp;T"}, /* without marks it is no HTML */
        {"<b>AT&amp;T</b> &lt;now&gt; &#x2F; &#47; &nope; &#27;", "AT&T <now> / / &nope; &#27;"},
        {"<p>One</p><p>Two</p>", "One\nTwo"},
        {"One<br>Two<br/>Three<BR />Four", "One\nTwo\nThree\nFour"},
        {"<ul><li>one</li><li>two</li></ul>end", "- one\n- two\nend"},
        {"<a href=\"https://x.org/a\" target=\"_blank\">Join</a> now",
         "Join (https://x.org/a) now"},
        {"<a href=\"https://x.org/?a=1&amp;b\"><u>https://x.org/</u></a>", "https://x.org/"},
        {"<a name=\"top\">Top</a><br><a href=\"mailto:a@x.org\">a@x.org</a>", "Top\na@x.org"},
        {"<html-blob><h2>Head</h2><strong>T</strong>ext</html-blob>", "Head\nText"},
        {"broken <b", "broken <b"},
        {"<p>", ""},
        {"</a></a><a href=\"http", "<a href=\"http"},
    };
    struct arena arena;
    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(text_unmark(&arena, rows[i].text), rows[i].wanted);
    assert_null(text_unmark(&arena, NULL));
    arena_finish(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(widths),        cmocka_unit_test(clusters),
        cmocka_unit_test(cuts_and_pads), cmocka_unit_test(fits_between_clusters),
        cmocka_unit_test(makes_safe),    cmocka_unit_test(nothing_dangerous_comes_through),
        cmocka_unit_test(html_is_read),
        cmocka_unit_test(lines_are_broken_between_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
