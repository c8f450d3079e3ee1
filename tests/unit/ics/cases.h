/* SPDX-License-Identifier: MIT
 *
 * cases: rows of a source and all that is to be told of it.
 */
#ifndef JUGGLE_TESTS_UNIT_ICS_CASES_H
#define JUGGLE_TESTS_UNIT_ICS_CASES_H

#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "told.h"

struct read_case {
    const char *name;
    const char *source;
    const char *told;
};

/* A calendar, and an event in it, around some lines. */
#define CALENDAR(lines) "BEGIN:VCALENDAR\nVERSION:2.0\n" lines "END:VCALENDAR\n"
#define EVENT(lines) "BEGIN:VEVENT\n" lines "END:VEVENT\n"
#define ONE(lines) CALENDAR(EVENT("UID:u\nSUMMARY:S\n" lines))

static inline void check_told(const char *name, const struct told *told, const char *expected)
{
    if (strcmp(told->text.text, expected) != 0)
        fail_msg("%s\n--- told\n%s--- expected\n%s", name, told->text.text, expected);
}

static inline void check_bytes(const char *name, const void *bytes, size_t length,
                               const struct ics_limits *limits, const char *expected)
{
    struct told told;
    told_init(&told);
    told_read(&told, bytes, length, limits, NULL, 0);
    check_told(name, &told, expected);
    assert_int_equal(told.status, told.err.code ? 5 : 0);
    told_finish(&told);
}

static inline void check_cases(const struct read_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check_bytes(cases[i].name, cases[i].source, strlen(cases[i].source), NULL, cases[i].told);
}

#endif
