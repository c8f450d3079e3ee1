/* SPDX-License-Identifier: MIT
 *
 * Quick add reads anything: random words of its own grammar and random bytes. Whatever comes out is
 * sound: chips in order, titles of UTF-8, rules that can be parsed, ends behind starts.
 */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <cmocka.h>

#include <string.h>

#include "juggle/base/text.h"
#include "juggle/model/quickadd.h"
#include "recur_random.h"
#include "share.h"

enum { LINES = SHARE_OF(100000), TEXT_MOST = 256 };

static const char *const words[] = {
    "fri",
    "sat",
    "mon,",
    "tue-thu",
    "may",
    "3",
    "dec 3",
    "3.12.",
    "3.12",
    "12/3",
    "2026-12",
    "2026-12-03",
    "..",
    "-",
    "to",
    "until",
    "from",
    "after",
    "start",
    "due",
    "by",
    "on",
    "at",
    "for",
    "in",
    "every",
    "each",
    "other",
    "2nd",
    "last",
    "day",
    "days",
    "week",
    "months",
    "year",
    "of",
    "the",
    "month",
    "10",
    "times",
    "daily",
    "weekdays",
    "noon",
    "15:00",
    "9-11am",
    "22:00-1:00",
    "24:00",
    "25:00",
    "~3h",
    "~",
    "90m",
    "2d",
    "hours",
    "all",
    "allday",
    "@leave",
    "@talk",
    "@metting",
    "#tag",
    "#",
    "+x",
    "+3d",
    "+",
    "p1",
    "in:\"a b",
    "at:c",
    "https://x.y",
    "\"",
    "\\",
    "\\fri",
    "next",
    "this",
    "tomorrow",
    "eow",
    "eom",
    "eod",
    "jan",
    "2199-12-31",
    "1900-01-01",
    "9999",
    "+3660d",
    "31",
    "feb 30",
    "999",
    "years",
    "for 999 years",
    "2026-12-03t15:00",
    "\xc3\xa9",
    "\xe2\x80\x93",
    "\xff",
    "\xf0\x9f",
    "\x1b[m",
    "\t",
    "\n",
    "a",
};

static void random_line(struct random *r, char text[TEXT_MOST])
{
    size_t length = 0;
    int count = random_in(r, 0, 14);
    for (int i = 0; i < count; i++) {
        const char *word = words[random_bits(r) % (sizeof words / sizeof *words)];
        size_t size = strlen(word);
        if (length + size + 3 > TEXT_MOST)
            break;
        memcpy(text + length, word, size);
        length += size;
        if (random_chance(r, 85))
            text[length++] = ' ';
    }
    for (int i = random_chance(r, 20) ? random_in(r, 1, 4) : 0; i > 0 && length; i--)
        text[(size_t)random_in(r, 0, (int)length - 1)] = (char)random_in(r, 1, 255);
    text[length] = '\0';
}

/* Each check answers what is wrong, or NULL. */
static const char *check_chips(const struct quickadd *q, size_t length)
{
    size_t behind = 0;
    for (size_t i = 0; i < q->chip_count; i++) {
        struct quickadd_range range = q->chips[i].range;
        if (range.start < behind || range.start >= range.end || range.end > length)
            return "chips overlap or lie outside";
        if (!text_is_utf8(q->chips[i].label, strlen(q->chips[i].label)))
            return "a label is no UTF-8";
        behind = range.end;
    }
    return NULL;
}

static bool in_day(minutes clock)
{
    return clock >= 0 && clock < DAY_MINUTES;
}

static const char *check_event(const struct quickadd *q)
{
    if (q->day == DAY_NONE || q->due_day != DAY_NONE)
        return "an event without a day, or with a due";
    if (q->all_day)
        return q->end_day > q->day && q->start == MINUTES_NONE ? NULL : "whole days end too soon";
    if (!in_day(q->start) || !in_day(q->end))
        return "a time is none";
    bool later = q->end_day > q->day || (q->end_day == q->day && q->end > q->start);
    return later ? NULL : "the end is not behind the start";
}

static void check(const struct quickadd *q, const char *text)
{
    struct recur_rule rule;
    struct err err;
    const char *wrong = check_chips(q, strlen(text));
    if (!text_is_utf8(q->title, strlen(q->title)) || strpbrk(q->title, "\x1b\n\t\x7f"))
        wrong = "the title can't be shown";
    if (q->repeat && !recur_parse(q->repeat, &rule, NULL, &err))
        wrong = "the rule can't be read";
    if (q->is_event && !wrong)
        wrong = check_event(q);
    if (!q->is_event && q->due_minute != MINUTES_NONE && q->due_day == DAY_NONE)
        wrong = "due at a time of no day";
    if (wrong)
        fail_msg("%s: \"%s\"", wrong, text);
}

static struct quickadd_context random_context(struct random *r)
{
    return (struct quickadd_context){.today = day_of(2026, 1, 1) + random_in(r, 0, 800),
                                     .now = random_in(r, 0, DAY_MINUTES + 240),
                                     .week_start = random_chance(r, 50) ? MONDAY : SUNDAY,
                                     .kinds = kind_builtin(),
                                     .day_length = 480,
                                     .h24 = random_chance(r, 50)};
}

static void any_line_is_read(void **state)
{
    struct random r = random_seeded();
    struct arena arena;
    struct quickadd read;
    struct quickadd_range plain[TEXT_MOST];
    (void)state;
    arena_init(&arena);
    for (int i = 0; i < LINES; i++) {
        char text[TEXT_MOST];
        struct quickadd_context context = random_context(&r);
        random_line(&r, text);
        quickadd_read(&arena, text, &context, &read);
        check(&read, text);
        for (size_t k = 0; k < read.chip_count; k++) /* take them all back */
            plain[k] = read.chips[k].range;
        context.plain = plain;
        context.plain_count = read.chip_count;
        if (i % 4 == 0) {
            quickadd_read(&arena, text, &context, &read);
            check(&read, text);
        }
        arena_reset(&arena);
    }
    arena_finish(&arena);
}

/* Reading ahead doesn't grow with the line: a hostile one ends. */
static void long_lines_end(void **state)
{
    static const char *const parts[] = {"sat ", "2 hours ", "every ", "dec 3-",
                                        "a ",   "\"",       "in:\""};
    struct quickadd_context context = {
        .today = day_of(2026, 1, 1), .kinds = kind_builtin(), .day_length = 480};
    struct arena arena;
    struct quickadd read;
    struct str text;
    (void)state;
    arena_init(&arena);
    str_init(&text);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        str_clear(&text);
        str_repeat(&text, parts[i], 5000);
        quickadd_read(&arena, text.text, &context, &read);
        check(&read, text.text);
        arena_reset(&arena);
    }
    str_finish(&text);
    arena_finish(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_line_is_read),
        cmocka_unit_test(long_lines_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
