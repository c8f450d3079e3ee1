/* SPDX-License-Identifier: MIT
 *
 * What holds for every rule: windows laid side by side give the whole; COUNT is a beginning; the
 * last is the last; text read, written and read again means the same; no text breaks the parser.
 */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <cmocka.h>

#include <string.h>

#include "juggle/model/recur.h"
#include "recur_random.h"
#include "share.h"

enum { ROUNDS = SHARE_OF(1500), STEPS = 20000 };

static struct recur_set build(struct arena *arena, struct wall start, const char *rule,
                              int64_t seconds)
{
    struct recur_set set;
    struct recur_source source = {.start = start, .rules = rule, .length = {0, seconds}};
    if (recur_build(arena, &source, &set, NULL) != RECUR_ACCEPTED)
        fail_msg("%s is refused", rule);
    return set;
}

static struct wall random_start(struct random *r)
{
    return (struct wall){day_of(random_in(r, 1990, 2030), 1, 1) + random_in(r, 0, 364),
                         random_in(r, 0, DAY_SECONDS - 1)};
}

static struct random_rule any_rule(struct random *r)
{
    return (struct random_rule){(enum recur_freq)random_in(r, RECUR_YEARLY, RECUR_HOURLY), true,
                                true, true};
}

static struct recur_result expand(struct arena *arena, const struct recur_set *set,
                                  struct span window)
{
    struct recur_result result;
    recur_expand(arena, set, window, STEPS, &result);
    return result;
}

/* Starts only: windows side by side share what reaches over their edge. */
static void windows_make_the_whole(struct random *r, struct arena *arena, struct str *rule)
{
    struct random_rule want = any_rule(r);
    struct wall start = random_start(r);
    instant from = wall_seconds(start) + random_in(r, -400, 3000) * (instant)DAY_SECONDS;
    int width = random_in(r, 1, 60);
    random_rule(r, &want, rule);
    if (random_chance(r, 30))
        str_addf(rule, ";COUNT=%d", random_in(r, 1, 2000));
    struct recur_set set = build(arena, start, rule->text, 0);
    instant step = (instant)width * DAY_SECONDS;
    struct recur_result whole = expand(arena, &set, (struct span){from, from + 10 * step});
    size_t seen = 0;
    for (int i = 0; i < 10 && !whole.exhausted; i++) {
        struct recur_result part =
            expand(arena, &set, (struct span){from + i * step, from + (i + 1) * step});
        for (size_t k = 0; k < part.count; k++, seen++)
            if (seen >= whole.count || whole.at[seen].start != part.at[k].start)
                fail_msg("%s: window %d differs", rule->text, i);
    }
    if (!whole.exhausted && seen != whole.count)
        fail_msg("%s: %zu of %zu in windows", rule->text, seen, whole.count);
}

static void count_is_a_beginning(struct random *r, struct arena *arena, struct str *rule)
{
    struct random_rule want = any_rule(r);
    struct wall start = random_start(r);
    struct span all = {wall_seconds(start), wall_seconds(start) + 2000 * (instant)DAY_SECONDS};
    size_t count = (size_t)random_in(r, 1, 100);
    instant first, last;
    random_rule(r, &want, rule);
    struct recur_set endless = build(arena, start, rule->text, 60);
    str_addf(rule, ";COUNT=%zu", count);
    struct recur_set counted = build(arena, start, rule->text, 60);
    struct recur_result whole = expand(arena, &endless, all);
    struct recur_result part = expand(arena, &counted, all);
    if (!whole.exhausted && part.count != (whole.count < count ? whole.count : count))
        fail_msg("%s: %zu of %zu", rule->text, part.count, whole.count);
    for (size_t i = 0; i < part.count; i++)
        if (part.at[i].start != whole.at[i].start)
            fail_msg("%s: differs at %zu", rule->text, i);
    recur_bounds(&counted, STEPS, &first, &last);
    if (part.count &&
        (first != part.at[0].start || (part.count == count && last != part.at[count - 1].end)))
        fail_msg("%s: bounds differ", rule->text);
}

static void until_cuts(struct random *r, struct arena *arena, struct str *rule)
{
    struct random_rule want = any_rule(r);
    struct wall start = random_start(r);
    struct recur_moment until = {
        {start.day + random_in(r, 0, 1500), start.second}, false, true};
    char buf[RECUR_MOMENT_SIZE];
    instant first, last;
    random_rule(r, &want, rule);
    struct recur_set endless = build(arena, start, rule->text, 0);
    str_addf(rule, ";UNTIL=%s", recur_moment_format(&until, buf));
    struct recur_set cut = build(arena, start, rule->text, 0);
    struct span all = {wall_seconds(start), wall_seconds(until.wall) + 1};
    struct recur_result whole = expand(arena, &endless, all);
    struct recur_result part = expand(arena, &cut, (struct span){all.start, INT64_MAX});
    if (!whole.exhausted && !part.unmatched && part.count != whole.count)
        fail_msg("%s: %zu of %zu", rule->text, part.count, whole.count);
    recur_bounds(&cut, STEPS, &first, &last);
    if (part.count && !part.exhausted && last != part.at[part.count - 1].start)
        fail_msg("%s: the last differs", rule->text);
}

/* What has to hold for one rule by chance after the other. */
struct property {
    void (*holds)(struct random *r, struct arena *arena, struct str *rule);
};

static void each_round(void **state)
{
    const struct property *property = *state;
    struct random r = random_seeded();
    struct arena arena;
    struct str rule;
    arena_init(&arena);
    str_init(&rule);
    for (int round = 0; round < ROUNDS; round++) {
        str_clear(&rule);
        property->holds(&r, &arena, &rule);
        arena_reset(&arena);
    }
    str_finish(&rule);
    arena_finish(&arena);
}

static void text_round_trips(void **state)
{
    struct random r = random_seeded();
    struct str rule, once, twice;
    (void)state;
    str_init(&rule);
    str_init(&once);
    str_init(&twice);
    for (int round = 0; round < ROUNDS; round++) {
        struct random_rule want = any_rule(&r);
        struct recur_rule parsed;
        struct err err;
        str_clear(&rule), str_clear(&once), str_clear(&twice);
        random_rule(&r, &want, &rule);
        assert_true(recur_parse(rule.text, &parsed, NULL, &err));
        recur_format(&parsed, &once);
        assert_true(recur_parse(once.text, &parsed, NULL, &err));
        recur_format(&parsed, &twice);
        assert_string_equal(once.text, twice.text);
    }
    str_finish(&rule);
    str_finish(&once);
    str_finish(&twice);
}

static void no_text_breaks_the_parser(void **state)
{
    static const char alphabet[] = "FREQ=DAILYWKHOUNTS;BY,+-0123456789 \t\r\nT/Z:X\xc3\xff";
    struct random r = random_seeded();
    struct str text;
    (void)state;
    str_init(&text);
    for (int round = 0; round < ROUNDS * 10; round++) {
        struct random_rule want = any_rule(&r);
        struct recur_rule parsed;
        enum recur_refusal why;
        struct err err;
        str_clear(&text);
        random_rule(&r, &want, &text);
        for (int i = random_in(&r, 1, 5); i > 0 && text.length; i--)
            text.text[random_in(&r, 0, (int)text.length - 1)] =
                alphabet[random_in(&r, 0, (int)sizeof alphabet - 2)];
        if (recur_parse(text.text, &parsed, &why, &err))
            assert_int_equal(why, RECUR_ACCEPTED);
        else
            assert_int_not_equal(why, RECUR_ACCEPTED);
    }
    str_finish(&text);
}

int main(void)
{
    static struct property windows_property = {windows_make_the_whole},
                           count_property = {count_is_a_beginning}, until_property = {until_cuts};
    const struct CMUnitTest tests[] = {
        {.name = "windows_make_the_whole",
         .test_func = each_round,
         .initial_state = &windows_property},
        {.name = "count_is_a_beginning", .test_func = each_round, .initial_state = &count_property},
        {.name = "until_cuts", .test_func = each_round, .initial_state = &until_property},
        cmocka_unit_test(text_round_trips),
        cmocka_unit_test(no_text_breaks_the_parser),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
