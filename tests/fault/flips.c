/* SPDX-License-Identifier: MIT
 *
 * flips: single bits of a store turned over, by a fixed seed. Reading answers or is refused with 4,
 * and a change too; nothing dies of it and nothing hangs.
 */
#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "box.h"

#ifdef JUGGLE_SANITIZED
enum { FLIPS = 40 };
#else
enum { FLIPS = 200 };
#endif

static struct box box;

static uint32_t next_number(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 4;
}

/* A quarter of the flips goes to the first page, on which all others hang. */
static void flip(long i, uint32_t *seed)
{
    char path[256];
    snprintf(path, sizeof path, "%s/.local/share/juggle/juggle.db", box.home);
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    long size = ftell(file);
    long at = (long)(next_number(seed) % (uint32_t)(i % 4 == 0 ? 4096 : size));
    assert_int_equal(fseek(file, at, SEEK_SET), 0);
    int byte = fgetc(file);
    assert_int_equal(fseek(file, at, SEEK_SET), 0);
    fputc(byte ^ (1 << (next_number(seed) % 8)), file);
    assert_int_equal(fclose(file), 0);
}

static bool well_behaved(long i, const char *command, long *refused)
{
    struct outcome outcome;
    box_run(&box, command, NULL, &outcome);
    bool good =
        outcome.status == 0 || (outcome.status == 4 && !strncmp(outcome.err, "juggle: ", 8));
    if (!good)
        fprintf(stderr, "flip %ld, %s: ended with %d: %s\n", i, command, outcome.status,
                outcome.err);
    *refused += outcome.status == 4;
    outcome_free(&outcome);
    return good;
}

static void bits_turned_over(void **context)
{
    static const char *const commands[] = {"export --format json --tasks", "search demo", "history",
                                           "add Write the newsletter"};
    uint32_t seed = 20261123;
    long refused = 0, wrong = 0;
    (void)context;
    for (long i = 0; i < FLIPS; i++) {
        box_load(&box, "full");
        flip(i, &seed);
        for (size_t k = 0; k < sizeof commands / sizeof *commands; k++)
            wrong += !well_behaved(i, commands[k], &refused);
    }
    printf("%d flips, %ld commands refused, %ld wrong\n", FLIPS, refused, wrong);
    assert_true(refused > 0);
    assert_int_equal(wrong, 0);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(bits_turned_over)};
    box_open(&box, argc, argv);
    box_fill(&box);
    int failed = cmocka_run_group_tests_name("flips", tests, NULL, NULL);
    box_close(&box);
    return failed;
}
