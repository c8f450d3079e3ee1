/* SPDX-License-Identifier: MIT
 *
 * reading: any bytes through both halves of the calendar reader: what every format has to keep.
 */
#ifndef JUGGLE_TESTS_FUZZ_READING_H
#define JUGGLE_TESTS_FUZZ_READING_H

#include "fuzz.h"

#include <string.h>

#include "juggle/base/text.h"
#include "told.h"

static inline int reading_by_number(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* Nothing that a terminal would obey, apart from the lines' own ends. */
static inline void reading_check_text(const struct str *text)
{
    CHECK(text_is_utf8(text->text, text->length));
    for (size_t i = 0; i < text->length; i++)
        CHECK((unsigned char)text->text[i] >= ' ' || text->text[i] == '\n' ||
              text->text[i] == '\t');
}

static inline void reading_check_again(const uint8_t *bytes, size_t size,
                                       const struct ics_limits *limits, struct told *first)
{
    struct told again;
    if (first->hash_count > 1)
        qsort(first->hashes, first->hash_count, sizeof *first->hashes, reading_by_number);
    told_init(&again);
    again.quiet = true;
    told_read(&again, bytes, size, limits, first->hashes, first->hash_count);
    CHECK(again.ended == first->ended && again.events == first->events);
    CHECK(again.tasks == first->tasks && again.truncated == first->truncated);
    told_finish(&again);
}

/* Ended or refused, never neither; the same a second time; in order, and safe to show. */
static inline int reading_check(const uint8_t *bytes, size_t size)
{
    struct told told;
    struct ics_limits limits;
    ics_limits_default(&limits);
    limits.line_bytes = 4096; /* so that small files reach it */
    limits.components = 1000;
    limits.properties = 50;
    told_init(&told);
    told.hash_room = 1000;
    told_read(&told, bytes, size, &limits, NULL, 0);
    CHECK(told.ended ? told.status == 0 : told.err.code == ERR_INPUT && told.status == 5);
    CHECK(told.skipped <= told.oddities);
    CHECK(!told.truncated || told.codes[ODDITY_UNCLOSED] > 0);
    reading_check_text(&told.text);
    reading_check_again(bytes, size, &limits, &told);
    told_finish(&told);
    return 0;
}

#endif
