/* SPDX-License-Identifier: MIT
 *
 * quickadd_repeat: how often: "every ..." and its like become a rule, and what follows says its
 * end.
 */
#include "quickadd_private.h"

#include <string.h>

#include "juggle/base/ascii.h"
#include "juggle/base/parse.h"

enum { WORKDAYS = 0x1f, WEEKEND = 0x60 };

static const struct {
    const char *word;
    enum recur_freq freq;
    uint8_t weekdays;
} units[] = {
    {"day", RECUR_DAILY, 0},
    {"days", RECUR_DAILY, 0},
    {"week", RECUR_WEEKLY, 0},
    {"weeks", RECUR_WEEKLY, 0},
    {"month", RECUR_MONTHLY, 0},
    {"months", RECUR_MONTHLY, 0},
    {"year", RECUR_YEARLY, 0},
    {"years", RECUR_YEARLY, 0},
    {"weekday", RECUR_WEEKLY, WORKDAYS},
    {"weekdays", RECUR_WEEKLY, WORKDAYS},
    {"workday", RECUR_WEEKLY, WORKDAYS},
    {"workdays", RECUR_WEEKLY, WORKDAYS},
    {"weekend", RECUR_WEEKLY, WEEKEND},
};

/* Adverbs that are adjectives too: "the weekly report". */
static const struct {
    const char *word;
    enum recur_freq freq;
    uint8_t weekdays;
} adverbs[] = {
    {"daily", RECUR_DAILY, 0},     {"weekly", RECUR_WEEKLY, 0},
    {"monthly", RECUR_MONTHLY, 0}, {"yearly", RECUR_YEARLY, 0},
    {"annually", RECUR_YEARLY, 0}, {"weekdays", RECUR_WEEKLY, WORKDAYS},
};

static bool read_unit(const char *word, struct recur_rule *rule)
{
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strcmp(units[i].word, word) == 0) {
            rule->freq = units[i].freq;
            rule->weekdays = units[i].weekdays;
            return true;
        }
    return false;
}

/* "2nd", "third", "last" (-1); 0 when it is none. */
static int ordinal(const char *word)
{
    static const char *const words[] = {"first", "second", "third", "fourth", "fifth"};
    static const char *const ends[] = {"st", "nd", "rd", "th"};
    size_t digits = strspn(word, "0123456789");
    for (int i = 0; i < 5; i++)
        if (strcmp(words[i], word) == 0)
            return i + 1;
    if (strcmp(word, "last") == 0)
        return -1;
    for (size_t i = 0; digits > 0 && digits <= 2 && i < 4; i++)
        if (strcmp(word + digits, ends[i]) == 0)
            return (word[0] - '0') * (digits == 2 ? 10 : 1) + (digits == 2 ? word[1] - '0' : 0);
    return 0;
}

static void add_place(struct recur_few *few, int n)
{
    if (n > 0)
        few->up |= UINT64_C(1) << n;
    else
        few->down |= UINT64_C(1) << -n;
}

/* ---- weekdays ---- */

/* "mon", "mon-fri", "mon,wed", "mon/wed" in one word. */
static bool word_weekdays(const char *word, uint8_t *bits)
{
    char name[12];
    int before = -1;
    uint8_t found = 0;
    for (;;) {
        size_t length = strcspn(word, ",/-");
        enum weekday weekday;
        if (length == 0 || length >= sizeof name)
            return false;
        memcpy(name, word, length);
        name[length] = '\0';
        if (!parse_weekday(name, &weekday))
            return false;
        for (int i = before < 0 ? (int)weekday : before; i != (int)weekday; i = (i + 1) % 7)
            found |= (uint8_t)(1u << i);
        found |= (uint8_t)(1u << weekday);
        before = word[length] == '-' ? (int)weekday : -1;
        if (!word[length])
            break;
        word += length + 1;
    }
    *bits |= found;
    return true;
}

/* "mon, wed and fri", "mon - fri". */
static size_t read_weekdays(const struct quickadd_reader *r, size_t at, uint8_t *bits)
{
    size_t taken = 0;
    if (quickadd_is_one(r, at + 1, "- to \u2013")) {
        char range[32];
        const char *from = quickadd_bare(r, at), *to = quickadd_bare(r, at + 2);
        if (strlen(from) + strlen(to) < sizeof range - 1) {
            memcpy(range, from, strlen(from));
            range[strlen(from)] = '-';
            memcpy(range + strlen(from) + 1, to, strlen(to) + 1);
            if (word_weekdays(range, bits))
                return 3;
        }
    }
    for (;;) {
        size_t link = taken && quickadd_is_one(r, at + taken, "and &") ? 1 : 0;
        if (!word_weekdays(quickadd_bare(r, at + taken + link), bits))
            return taken;
        taken += link + 1;
    }
}

/* ---- "every ..." ---- */

/* "of the month", which is what is meant anyway. */
static size_t of_the_month(const struct quickadd_reader *r, size_t at)
{
    bool of = quickadd_is(r, at, "of") && quickadd_is_one(r, at + 1, "the each every") &&
              quickadd_is(r, at + 2, "month");
    return of ? 3 : 0;
}

/* "2nd tue", "last fri", "15th", "last day": within the month. */
static size_t read_place(const struct quickadd_reader *r, size_t at, struct recur_rule *rule)
{
    int n = ordinal(quickadd_bare(r, at));
    enum weekday weekday;
    size_t taken = 0;
    if (n && n <= 5 && parse_weekday(quickadd_bare(r, at + 1), &weekday)) {
        add_place(&rule->nth[weekday], n);
        taken = 2;
    } else if (n == -1 && quickadd_is(r, at + 1, "day")) {
        add_place(&rule->month_days, -1);
        taken = 2;
    } else if (n > 0 && n <= 31 && ascii_is_digit(*quickadd_bare(r, at))) {
        add_place(&rule->month_days, n);
        taken = 1;
    }
    if (taken)
        rule->freq = RECUR_MONTHLY;
    return taken ? taken + of_the_month(r, at + taken) : 0;
}

/* Behind a unit: "on mon, wed", "on the 15th". */
static size_t read_on(const struct quickadd_reader *r, size_t at, struct recur_rule *rule)
{
    size_t lead = quickadd_is(r, at, "on") ? 1 : 0, taken = 0;
    lead += lead && quickadd_is(r, at + 1, "the") ? 1 : 0;
    if (lead && rule->freq == RECUR_WEEKLY && !rule->weekdays)
        taken = read_weekdays(r, at + lead, &rule->weekdays);
    else if (lead && rule->freq == RECUR_MONTHLY)
        taken = read_place(r, at + lead, rule);
    return taken ? lead + taken : 0;
}

/* "day", "2 weeks", "other week", "2nd month". */
static size_t read_interval(const struct quickadd_reader *r, size_t at, struct recur_rule *rule)
{
    const char *word = quickadd_bare(r, at), *unit = word;
    int amount = 1;
    if (quickadd_number(word, 999, &amount) || strcmp(word, "other") == 0 || ordinal(word) > 1)
        unit = quickadd_bare(r, at + 1);
    if (strcmp(word, "other") == 0)
        amount = 2;
    else if (ordinal(word) > 1)
        amount = ordinal(word);
    if (amount < 1 || !read_unit(unit, rule) || (amount > 1 && rule->weekdays))
        return 0;
    rule->interval = amount;
    size_t taken = unit == word ? 1 : 2;
    return taken + read_on(r, at + taken, rule);
}

/* "dec 3", "3 dec". */
static size_t read_yearly(const struct quickadd_reader *r, size_t at, struct recur_rule *rule)
{
    int month, mday;
    size_t month_at = parse_month(quickadd_bare(r, at), &month) ? at : at + 1;
    const char *number = quickadd_bare(r, month_at == at ? at + 1 : at);
    if (!parse_month(quickadd_bare(r, month_at), &month))
        return 0;
    if (!quickadd_number(number, 31, &mday))
        mday = ordinal(number);
    if (mday < 1 || mday > month_days(2024, month))
        return 0;
    rule->freq = RECUR_YEARLY;
    rule->months = UINT32_C(1) << month;
    add_place(&rule->month_days, mday);
    return 2;
}

static size_t read_every(const struct quickadd_reader *r, size_t at, struct recur_rule *rule)
{
    const struct recur_rule fresh = *rule;
    size_t taken = read_yearly(r, at, rule);
    if (!taken)
        taken = read_interval(r, at, rule);
    if (!taken) {
        *rule = fresh;
        taken = read_place(r, at, rule);
    }
    if (!taken) {
        *rule = fresh;
        rule->freq = RECUR_WEEKLY;
        taken = read_weekdays(r, at, &rule->weekdays);
    }
    return taken;
}

/* "daily until fri": its end stands beside it as well as anything. */
static size_t read_adverb(const struct quickadd_reader *r, size_t at, struct recur_rule *rule)
{
    struct quickadd_reader trial = *r;
    trial.repeats = true;
    for (size_t i = 0; i < sizeof adverbs / sizeof *adverbs; i++)
        if (quickadd_is(r, at, adverbs[i].word) &&
            quickadd_backed(&trial, at, at + 1, QUICKADD_REPEAT)) {
            rule->freq = adverbs[i].freq;
            rule->weekdays = adverbs[i].weekdays;
            return 1;
        }
    return 0;
}

size_t quickadd_read_repeat(struct quickadd_reader *r, size_t at)
{
    struct recur_rule rule = {.interval = 1, .week_start = r->context->week_start};
    size_t taken = 0;
    struct str label;
    if (r->repeats)
        return 0;
    if (quickadd_is_one(r, at, "every each"))
        taken = read_every(r, at + 1, &rule);
    if (taken)
        taken++;
    else
        taken = read_adverb(r, at, &rule);
    if (!taken)
        return 0;
    str_init(&label);
    recur_describe(&rule, &label);
    r->label = arena_strdup(r->arena, label.text);
    str_finish(&label);
    r->rule = rule;
    r->repeats = true;
    return taken;
}

/* ---- its end ---- */

static size_t read_times(struct quickadd_reader *r, size_t at)
{
    int count;
    if (!quickadd_number(quickadd_bare(r, at), 9999, &count) || count < 1 ||
        !quickadd_is_one(r, at + 1, "times time"))
        return 0;
    r->rule.count = count;
    r->label = arena_printf(r->arena, "%d %s", count, count == 1 ? "time" : "times");
    return 2;
}

static size_t read_going_on(struct quickadd_reader *r, size_t at)
{
    int amount;
    struct recur_rule unit = {.freq = RECUR_HOURLY};
    if (!quickadd_is(r, at, "for") || !quickadd_number(quickadd_bare(r, at + 1), 999, &amount) ||
        amount < 1 || !read_unit(quickadd_bare(r, at + 2), &unit) || unit.weekdays ||
        (unit.freq == RECUR_YEARLY && amount > 100))
        return 0;
    r->rule_days = unit.freq == RECUR_DAILY ? amount : unit.freq == RECUR_WEEKLY ? amount * 7 : 0;
    r->rule_months = unit.freq == RECUR_MONTHLY  ? amount
                     : unit.freq == RECUR_YEARLY ? amount * 12
                                                 : 0;
    r->label = arena_printf(r->arena, "for %d %s", amount, quickadd_bare(r, at + 2));
    return 3;
}

size_t quickadd_read_until(struct quickadd_reader *r, size_t at)
{
    day until;
    if (!r->repeats || r->rule.count || r->rule_days || r->rule_months || r->until != DAY_NONE)
        return 0;
    if (quickadd_is_one(r, at, "until till")) {
        size_t taken = quickadd_day(r, at + 1, true, &until);
        if (!taken)
            return 0;
        r->until = until;
        r->label = arena_printf(r->arena, "until %s", quickadd_date_label(r, until, MINUTES_NONE));
        return taken + 1;
    }
    size_t taken = read_times(r, at);
    return taken ? taken : read_going_on(r, at);
}
