/* SPDX-License-Identifier: MIT
 *
 * Our widths and the C library's, for every code point: where they differ, the
 * columns of a list would not line up.
 */
#define _XOPEN_SOURCE 700
#include "unit.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>
#ifdef __GLIBC__
#include <gnu/libc-version.h>
#endif

#include "juggle/base/text.h"

/* The table is of Unicode 14, as is glibc from 2.35 to 2.37; other libraries know more or less. */
static bool same_unicode(void)
{
#ifdef __GLIBC__
    static const char *const versions[] = {"2.35", "2.36", "2.37"};
    for (size_t i = 0; i < COUNT_OF(versions); i++) {
        if (strcmp(gnu_get_libc_version(), versions[i]) == 0)
            return true;
    }
#endif
    return false;
}

static void equals_the_c_library(void **state)
{
    (void)state;
    unsigned compared = 0, different = 0;
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        int theirs = wcwidth((wchar_t)code);
        int ours = text_code_width(code);
        if (theirs < 0 && ours < 0)
            continue;
        compared++;
        if (ours == theirs)
            continue;
        different++;
        if (same_unicode())
            fail_msg("U+%04X: %d, the C library says %d", (unsigned)code, ours, theirs);
    }
    assert_true(compared > 100000);
    assert_true(different <= compared / 50);
}

static void some_that_nobody_disputes(void **state)
{
    (void)state;
    static const struct {
        uint32_t code;
        int width;
    } rows[] = {
        {'a', 1},    {'~', 1},    {0x7F, -1},  {0x1B, -1},         {0x9B, -1},
        {0xE9, 1},   {0x301, 0},  {0x200B, 0}, {0x200D, 0},        {0x2500, 1},
        {0x4E00, 2}, {0xAC00, 2}, {0xFF21, 2}, {0x1F600, 2},       {0xFE0F, 0},
        {0x2026, 1}, {0xFFFD, 1}, {0x3042, 2}, {0x10FFFF + 1, -1}, {UINT32_MAX, -1},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (text_code_width(rows[i].code) != rows[i].width)
            fail_msg("U+%04X: %d", (unsigned)rows[i].code, text_code_width(rows[i].code));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(some_that_nobody_disputes),
        cmocka_unit_test(equals_the_c_library),
    };
    if (!setlocale(LC_ALL, "C.UTF-8") && !setlocale(LC_ALL, "en_US.UTF-8")) {
        fprintf(stderr, "skipped: there is no UTF-8 locale\n");
        return 77;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
