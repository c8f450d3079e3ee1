/* SPDX-License-Identifier: MIT
 *
 * recur_format: rules and moments as text: for the store and exports as RFC 5545 writes them, for
 * people in English. Reads single moments too, as their form is the same knowledge.
 */
#include "recur_private.h"

#include <stdio.h>
#include <string.h>

static const char codes[7][3] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
static const char *const freqs[] = {"YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY"};
static const char *const units[] = {"year", "month", "week", "day", "hour"};

const char *recur_weekday_code(enum weekday weekday)
{
    return codes[weekday];
}

bool recur_few_any(const struct recur_few *few)
{
    return few->up || few->down;
}

bool recur_many_any(const struct recur_many *many)
{
    uint64_t any = 0;
    for (int i = 0; i < 6; i++)
        any |= many->up[i] | many->down[i];
    return any != 0;
}

bool recur_nth_any(const struct recur_rule *rule)
{
    uint64_t any = 0;
    for (int i = 0; i < 7; i++)
        any |= rule->nth[i].up | rule->nth[i].down;
    return any != 0;
}

const char *recur_refusal_text(enum recur_refusal why)
{
    switch (why) {
    case RECUR_SUBHOURLY:
        return "finer than an hour";
    case RECUR_RSCALE:
        return "another calendar (RSCALE)";
    case RECUR_INVALID:
        return "not valid";
    case RECUR_UNSUPPORTED:
        return "without an agreed meaning";
    case RECUR_ACCEPTED:
        break;
    }
    return "";
}

/* ---- moments ---- */

static bool digits(const char *text, int count, int *out)
{
    *out = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        *out = *out * 10 + (text[i] - '0');
    }
    return true;
}

static bool parse_clock_part(const char *text, size_t length, struct recur_moment *out)
{
    int hour, minute, second;
    if (length < 7 || (text[0] != 'T' && text[0] != 't') || !digits(text + 1, 2, &hour) ||
        !digits(text + 3, 2, &minute) || !digits(text + 5, 2, &second))
        return false;
    if (hour > 23 || minute > 59 || second > 60)
        return false;
    out->wall.second = hour * 3600 + minute * 60 + (second > 59 ? 59 : second);
    out->date = false;
    out->utc = length == 8 && (text[7] == 'Z' || text[7] == 'z');
    return length == 7 || out->utc;
}

bool recur_moment_parse(const char *text, size_t length, struct recur_moment *out)
{
    const char *slash = memchr(text, '/', length);
    struct recur_moment moment = {.date = true};
    struct civil civil;
    if (slash)
        length = (size_t)(slash - text);
    if (length < 8 || !digits(text, 4, &civil.year) || !digits(text + 4, 2, &civil.month) ||
        !digits(text + 6, 2, &civil.mday))
        return false;
    if (civil.year < YEAR_MIN || civil.year > YEAR_MAX || !civil_valid(civil))
        return false;
    moment.wall.day = day_of(civil.year, civil.month, civil.mday);
    if (length > 8 && !parse_clock_part(text + 8, length - 8, &moment))
        return false;
    *out = moment;
    return true;
}

char *recur_moment_format(const struct recur_moment *moment, char buf[RECUR_MOMENT_SIZE])
{
    struct civil c = day_civil(moment->wall.day);
    unsigned year = (unsigned)c.year % 10000, month = (unsigned)c.month % 100;
    unsigned mday = (unsigned)c.mday % 100, s = (unsigned)moment->wall.second % DAY_SECONDS;
    if (moment->date)
        snprintf(buf, RECUR_MOMENT_SIZE, "%04u%02u%02u", year, month, mday);
    else
        snprintf(buf, RECUR_MOMENT_SIZE, "%04u%02u%02uT%02u%02u%02u%s", year, month, mday, s / 3600,
                 s / 60 % 60, s % 60, moment->utc ? "Z" : "");
    return buf;
}

/* ---- RFC text ---- */

/* Begins a part at its first value, separates the later ones. */
static void add_value(struct str *out, const char *name, bool *begun)
{
    if (*begun)
        str_add_char(out, ',');
    else
        str_addf(out, ";%s=", name);
    *begun = true;
}

static void add_bits(struct str *out, const char *name, uint64_t bits)
{
    bool begun = false;
    for (int i = 0; i < 64; i++)
        if (bits >> i & 1) {
            add_value(out, name, &begun);
            str_addf(out, "%d", i);
        }
}

static void add_places(struct str *out, const char *name, const uint64_t *up, const uint64_t *down,
                       int high)
{
    bool begun = false;
    for (int n = -high; n <= high; n++) {
        int at = n < 0 ? -n : n;
        const uint64_t *bits = n < 0 ? down : up;
        if (n != 0 && bits[at / 64] >> (at % 64) & 1) {
            add_value(out, name, &begun);
            str_addf(out, "%d", n);
        }
    }
}

static void add_byday(struct str *out, const struct recur_rule *rule)
{
    bool begun = false;
    for (int w = MONDAY; w <= SUNDAY; w++) {
        if (rule->weekdays >> w & 1) {
            add_value(out, "BYDAY", &begun);
            str_add(out, codes[w]);
        }
        for (int n = -53; n <= 53; n++)
            if (n != 0 && (n > 0 ? rule->nth[w].up >> n : rule->nth[w].down >> -n) & 1) {
                add_value(out, "BYDAY", &begun);
                str_addf(out, "%d%s", n, codes[w]);
            }
    }
}

void recur_format(const struct recur_rule *rule, struct str *out)
{
    char buf[RECUR_MOMENT_SIZE];
    str_addf(out, "FREQ=%s", freqs[rule->freq]);
    if (rule->interval > 1)
        str_addf(out, ";INTERVAL=%lld", (long long)rule->interval);
    if (rule->count)
        str_addf(out, ";COUNT=%lld", (long long)rule->count);
    if (rule->has_until)
        str_addf(out, ";UNTIL=%s", recur_moment_format(&rule->until, buf));
    add_bits(out, "BYMONTH", rule->months);
    add_places(out, "BYWEEKNO", &rule->weeks.up, &rule->weeks.down, 53);
    add_places(out, "BYYEARDAY", rule->year_days.up, rule->year_days.down, 366);
    add_places(out, "BYMONTHDAY", &rule->month_days.up, &rule->month_days.down, 31);
    add_byday(out, rule);
    add_bits(out, "BYHOUR", rule->hours);
    add_bits(out, "BYMINUTE", rule->minutes);
    add_bits(out, "BYSECOND", rule->seconds);
    add_places(out, "BYSETPOS", rule->positions.up, rule->positions.down, 366);
    if (rule->week_start != MONDAY)
        str_addf(out, ";WKST=%s", codes[rule->week_start]);
}

/* ---- English ---- */

struct list {
    struct str *out;
    const char *before; /* " on ", " in " */
    int left;           /* items still to come */
    bool begun;
};

static void list_item(struct list *list)
{
    if (!list->begun)
        str_add(list->out, list->before);
    else
        str_add(list->out, list->left == 1 ? " and " : ", ");
    list->begun = true;
    list->left--;
}

static void add_ordinal(struct str *out, int n)
{
    int ten = n % 100 / 10, one = n % 10;
    const char *end = ten == 1 ? "th" : one == 1 ? "st" : one == 2 ? "nd" : one == 3 ? "rd" : "th";
    str_addf(out, "%d%s", n, end);
}

static void add_from_end(struct str *out, int n)
{
    if (n > 1) {
        add_ordinal(out, n);
        str_add(out, " ");
    }
    str_add(out, "last");
}

static void describe_weekdays(const struct recur_rule *rule, struct str *out)
{
    struct list list = {out, " on ", recur_bit_count(rule->weekdays), false};
    for (int w = 0; w < 7; w++)
        list.left += recur_few_count(&rule->nth[w]);
    for (int w = 0; w < 7; w++) {
        if (rule->weekdays >> w & 1) {
            list_item(&list);
            str_add(out, weekday_short((enum weekday)w));
        }
        for (int n = 1; n <= 53; n++) {
            if (rule->nth[w].up >> n & 1) {
                list_item(&list);
                str_add(out, "the ");
                add_ordinal(out, n);
                str_addf(out, " %s", weekday_short((enum weekday)w));
            }
            if (rule->nth[w].down >> n & 1) {
                list_item(&list);
                str_add(out, "the ");
                add_from_end(out, n);
                str_addf(out, " %s", weekday_short((enum weekday)w));
            }
        }
    }
}

static void describe_month_days(const struct recur_rule *rule, struct str *out)
{
    struct list list = {out, " on the ",
                        recur_few_count(&rule->month_days), false};
    for (int n = 1; n <= 31; n++)
        if (rule->month_days.up >> n & 1) {
            list_item(&list);
            add_ordinal(out, n);
        }
    for (int n = 31; n >= 1; n--)
        if (rule->month_days.down >> n & 1) {
            list_item(&list);
            add_from_end(out, n);
            str_add(out, " day");
        }
}

static void describe_months(const struct recur_rule *rule, struct str *out)
{
    struct list list = {out, " in ", recur_bit_count(rule->months), false};
    for (int m = 1; m <= 12; m++)
        if (rule->months >> m & 1) {
            list_item(&list);
            str_add(out, month_short(m));
        }
}

static bool is_workdays(const struct recur_rule *rule)
{
    return rule->weekdays == 0x1f && rule->interval == 1 && !recur_nth_any(rule) &&
           (rule->freq == RECUR_WEEKLY || rule->freq == RECUR_DAILY);
}

void recur_describe(const struct recur_rule *rule, struct str *out)
{
    if (is_workdays(rule)) {
        str_add(out, "every weekday");
    } else {
        if (rule->interval == 1)
            str_addf(out, "every %s", units[rule->freq]);
        else
            str_addf(out, "every %lld %ss", (long long)rule->interval, units[rule->freq]);
        describe_weekdays(rule, out);
    }
    describe_month_days(rule, out);
    describe_months(rule, out);
    if (recur_few_any(&rule->weeks) || recur_many_any(&rule->year_days) ||
        recur_many_any(&rule->positions) || rule->hours || rule->minutes || rule->seconds)
        str_add(out, ", with more conditions");
    if (rule->count)
        str_addf(out, ", %lld %s", (long long)rule->count, rule->count == 1 ? "time" : "times");
    if (rule->has_until) {
        struct civil c = day_civil(rule->until.wall.day);
        str_addf(out, ", until %d %s %d", c.mday, month_short(c.month), c.year);
    }
}
