/* SPDX-License-Identifier: MIT
 *
 * paper: what the tests of draw share.
 */
#include "paper.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "golden.h"
#include "juggle/base/text.h"

static void trim_empty_rows(struct str *text)
{
    while (text->length > 0 && text->text[text->length - 1] == '\n')
        text->text[--text->length] = '\0';
}

void paper_expect(const struct canvas *canvas, const char *expected)
{
    struct str got;
    str_init(&got);
    canvas_dump(canvas, &got);
    trim_empty_rows(&got);
    bool same = golden_same("canvas", expected, got.text);
    str_finish(&got);
    assert_true(same);
}

void paper_expect_inks(const struct canvas *canvas, int row, const char *expected)
{
    char got[256] = {0};
    for (int col = 0; col < canvas->cols; col++)
        got[col] = ink_mark(canvas_cell(canvas, row, col)->ink);
    assert_string_equal(got, expected);
}

static void expect_sound_row(const struct canvas *canvas, int row)
{
    int width = 0;
    for (int col = 0; col < canvas->cols; col++) {
        const struct cell *cell = canvas_cell(canvas, row, col);
        assert_true(cell->ink < INK_COUNT);
        if (cell->width == 0) {
            assert_true(col > 0 && cell[-1].width == 2);
            assert_int_equal(cell->code, 0);
            continue;
        }
        assert_int_equal(text_code_width(cell->code), cell->width);
        if (canvas->ascii)
            assert_in_range(cell->code, ' ', '~');
        for (int i = 0; i < 2 && cell->marks[i]; i++)
            assert_int_equal(text_code_width(cell->marks[i]), 0);
        width += cell->width;
    }
    assert_int_equal(width, canvas->cols);
}

void paper_expect_sound(const struct canvas *canvas)
{
    for (int row = 0; row < canvas->rows; row++)
        expect_sound_row(canvas, row);
}

uint64_t paper_seed(void)
{
    const char *text = getenv("JUGGLE_SEED");
    uint64_t seed = text ? strtoull(text, NULL, 0) : 20261123;
    printf("JUGGLE_SEED=%llu\n", (unsigned long long)seed);
    return seed;
}

/* splitmix64: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014. */
uint64_t paper_random(uint64_t *state)
{
    uint64_t z = *state += 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

int paper_between(uint64_t *state, int low, int high)
{
    uint64_t range = (uint64_t)((int64_t)high - low) + 1;
    return (int)(low + (int64_t)(paper_random(state) % range));
}

void paper_random_text(uint64_t *state, struct str *out)
{
    static const char *const pieces[] = {
        "a",
        "Z",
        " ",
        "talk",
        "é",
        "ß",
        "e\u0301",
        "\u0301",
        "日本",
        "한",
        "Ａ",
        "🎤",
        "👩‍👩‍👧‍👦",
        "👍🏽",
        "⚠️",
        "🇩🇪",
        "שלום",
        "العربية",
        "\u202e",
        "\u2066",
        "\u200f",
        "\ufeff",
        "\xe0\xb8\x81\xe0\xb9\x89",
        "│",
        "─",
        "…",
        "→",
        "\033[31m",
        "\033]0;x\a",
        "\t",
        "\n",
        "\r",
        "\b",
        "\x7f",
        "\xc2\x9b",
        "\x9b",
        "\xed\xa0\x80",
        "\xff",
        "\xf0\x9f",
        "\xcc\x81\xcc\x82\xcc\x83",
    };
    int count = paper_between(state, 0, 12);
    for (int i = 0; i < count; i++)
        str_add(out, pieces[paper_between(state, 0, (int)(sizeof pieces / sizeof *pieces) - 1)]);
}
