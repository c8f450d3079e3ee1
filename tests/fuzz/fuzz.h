/* SPDX-License-Identifier: MIT
 *
 * fuzz: what a target offers, to libFuzzer and to replay.c alike.
 */
#ifndef JUGGLE_TESTS_FUZZ_FUZZ_H
#define JUGGLE_TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

/* Must survive any bytes; what must hold and doesn't ends the program by CHECK. Returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* In every build, unlike assert. */
#define CHECK(condition)                                                                           \
    do {                                                                                           \
        if (!(condition))                                                                          \
            abort();                                                                               \
    } while (0)

#endif
