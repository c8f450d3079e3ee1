/* SPDX-License-Identifier: MIT
 *
 * unit: what every cmocka program needs, in the order that cmocka needs it, and
 * the two lines that nearly every table of cases ends with.
 */
#ifndef JUGGLE_TESTS_SUPPORT_UNIT_H
#define JUGGLE_TESTS_SUPPORT_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])
/* Fails with a message that says which row of a table it was. */
#define CHECK_ROW(condition, row)                                                                  \
    do {                                                                                           \
        if (!(condition))                                                                          \
            fail_msg("\"%s\": not so: %s", (row), #condition);                                     \
    } while (0)

#endif
