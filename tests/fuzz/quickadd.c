/* SPDX-License-Identifier: MIT
 *
 * quickadd: any bytes as a line of quick add: chips in order, a title that can be shown, rules that
 * can be read, ends behind starts.
 */
#include "fuzz.h"

#include <string.h>

#include "juggle/base/text.h"
#include "juggle/model/quickadd.h"
#include "juggle/model/recur_rule.h"

enum { TEXT_MOST = 2000 };

static bool is_clock(minutes clock)
{
    return clock >= 0 && clock < DAY_MINUTES;
}

static void check_chips(const struct quickadd *q, size_t length)
{
    size_t behind = 0;
    for (size_t i = 0; i < q->chip_count; i++) {
        const struct quickadd_chip *chip = &q->chips[i];
        CHECK(chip->range.start >= behind && chip->range.start < chip->range.end);
        CHECK(chip->range.end <= length && chip->part < QUICKADD_COUNT);
        CHECK(text_is_utf8(chip->label, strlen(chip->label)));
        behind = chip->range.end;
    }
}

static void check_times(const struct quickadd *q)
{
    if (!q->is_event) {
        CHECK(q->due_minute == MINUTES_NONE || q->due_day != DAY_NONE);
        return;
    }
    CHECK(q->day != DAY_NONE && q->due_day == DAY_NONE);
    if (q->all_day)
        CHECK(q->end_day > q->day && q->start == MINUTES_NONE);
    else
        CHECK(is_clock(q->start) && is_clock(q->end) &&
              (q->end_day > q->day || (q->end_day == q->day && q->end > q->start)));
}

static void check(const struct quickadd *q, size_t length)
{
    struct recur_rule rule;
    struct err err;
    CHECK(text_is_utf8(q->title, strlen(q->title)) && !strpbrk(q->title, "\x1b\n\t\x7f"));
    CHECK(!q->repeat || recur_parse(q->repeat, &rule, NULL, &err));
    CHECK(q->priority >= 0 && q->priority <= 3);
    check_chips(q, length);
    check_times(q);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct quickadd_context context = {.today = day_of(2026, 11, 21),
                                       .now = 9 * 60,
                                       .kinds = kind_builtin(),
                                       .day_length = 480,
                                       .h24 = true};
    struct quickadd read;
    struct arena arena;
    arena_init(&arena);
    const char *text =
        arena_strndup(&arena, size ? (const char *)bytes : "", size < TEXT_MOST ? size : TEXT_MOST);
    quickadd_read(&arena, text, &context, &read);
    check(&read, strlen(text));
    struct quickadd_range *plain = ARENA_ARRAY(&arena, struct quickadd_range, read.chip_count);
    for (size_t i = 0; i < read.chip_count; i++)
        plain[i] = read.chips[i].range;
    context.plain = plain; /* all of them taken back */
    context.plain_count = read.chip_count;
    quickadd_read(&arena, text, &context, &read);
    check(&read, strlen(text));
    arena_finish(&arena);
    return 0;
}
