/* SPDX-License-Identifier: MIT
 *
 * Lists of calls for papers: what is told of each, of those that can't be used, and of lists that
 * break off or are none.
 */
#include "cases.h"

#include <stdlib.h>

static char file[1 << 16];
static size_t file_length;

static void load(const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, TESTS_DATA "/calls/%s", name);
    FILE *in = fopen(path, "rb");
    if (!in)
        fail_msg("%s is not there", path);
    file_length = fread(file, 1, sizeof file, in);
    fclose(in);
}

#define CURSES(place)                                                                              \
    "call cfp-d8a6e25d980bc444|Curses Days 2027|until=2027-08-30 00:00|from=2027-09-20|"           \
    "to=2027-09-21|place=" place "|url=https://curses.example.org/|"                               \
    "cfp=https://cfp.example.org/curses\n"

/* The number is believed, not the text beside it; an address must be one; the later deadline
 * stays. */
static void test_calls(void **state)
{
    (void)state;
    load("calls.json");
    check_bytes("calls", file, file_length, NULL,
                "calendar -\n"
                "odd 0 control-characters repaired\n"
                "odd 0 bad-date skipped\n"
                "odd 0 no-uid skipped\n" CURSES("Wien[31m (Austria)")
                "odd 0 duplicate-key repaired cfp-c6922d97171e4ae9\n"
                "call cfp-b2b527372e1db65c|Over and Out|until=2026-11-01 00:00|from=2027-02-01|"
                "to=2027-02-01|place=Lyon (France) & Online|cfp=https://cfp.example.org/over\n"
                "call cfp-c6922d97171e4ae9|TEXT Summit|until=2027-05-08 00:00|from=2027-07-19|"
                "to=2027-07-19|place=online|cfp=https://cfp.example.org/text\n"
                "end events=0 tasks=0\nend calls=5\n");
}

/* The list of conferences says the same of the same call. */
static void test_events(void **state)
{
    (void)state;
    load("events.json");
    check_bytes("events", file, file_length, NULL,
                "calendar -\n" CURSES("Wien (Austria)") "end events=0 tasks=0\nend calls=1\n");
}

/* Broken off anywhere: what was whole is told, and that more was meant. */
static void test_cut(void **state)
{
    (void)state;
    load("calls.json");
    for (size_t length = 1; length < file_length; length++) {
        struct told told;
        told_init(&told);
        told_read(&told, file, length, NULL, NULL, 0);
        assert_true(told.ended
                        ? told.truncated || strspn(file + length, " \n") + length == file_length
                        : told.status == 5);
        assert_true(told.calls <= 3);
        told_finish(&told);
    }
}

static void test_no_calls(void **state)
{
    static const char *const lists[] = {"[]", "[{\"cfp\": 3}]", "[\"untilDate\"]",
                                        "[[{\"untilDate\": 1}]]"};
    (void)state;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        struct told told;
        told_init(&told);
        told_read(&told, lists[i], strlen(lists[i]), NULL, NULL, 0);
        assert_int_equal(told.status, 5);
        told_finish(&told);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_calls), cmocka_unit_test(test_events),
                                       cmocka_unit_test(test_cut), cmocka_unit_test(test_no_calls)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
