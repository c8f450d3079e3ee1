/* SPDX-License-Identifier: MIT
 *
 * rule: any bytes as an RRULE: refused by name, or written so that it reads the same, said in
 * English, and stepping forward.
 */
#include "fuzz.h"

#include <string.h>

#include "juggle/base/text.h"
#include "juggle/model/recur_rule.h"

enum { TEXT_MOST = 2000, STEPS = 50 };

static void check_steps(const struct recur_rule *rule)
{
    struct wall start = {day_of(2026, 11, 21), 9 * 3600}, at = start, next;
    at.second--;
    for (int i = 0; i < STEPS && recur_next(rule, start, at, &next); i++) {
        CHECK(wall_compare(next, at) > 0);
        at = next;
    }
}

static void check_rule(const struct recur_rule *rule)
{
    struct recur_rule again;
    struct str text, twice;
    struct err err;
    str_init(&text);
    str_init(&twice);
    recur_format(rule, &text);
    CHECK(recur_parse(text.text, &again, NULL, &err));
    recur_format(&again, &twice);
    CHECK(str_equal(text.text, twice.text));
    str_clear(&text);
    recur_describe(rule, &text);
    CHECK(text.length && text_is_utf8(text.text, text.length));
    check_steps(rule);
    str_finish(&text);
    str_finish(&twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct recur_rule rule;
    enum recur_refusal why;
    struct err err = {0};
    struct arena arena;
    arena_init(&arena);
    const char *text =
        arena_strndup(&arena, size ? (const char *)bytes : "", size < TEXT_MOST ? size : TEXT_MOST);
    if (recur_parse(text, &rule, &why, &err))
        check_rule(&rule);
    else
        CHECK(why != RECUR_ACCEPTED && err.code == ERR_INPUT && recur_refusal_text(why)[0]);
    arena_finish(&arena);
    return 0;
}
