/* SPDX-License-Identifier: MIT
 *
 * recur_parse: RRULE text to a rule. One table of parts; what the parts may not do together is
 * checked afterwards, each law of RFC 5545 3.3.10 with its sentence.
 */
#include "recur_private.h"

#include <string.h>

enum part {
    PART_FREQ,
    PART_UNTIL,
    PART_COUNT,
    PART_INTERVAL,
    PART_BYSECOND,
    PART_BYMINUTE,
    PART_BYHOUR,
    PART_BYDAY,
    PART_BYMONTHDAY,
    PART_BYYEARDAY,
    PART_BYWEEKNO,
    PART_BYMONTH,
    PART_BYSETPOS,
    PART_WKST,
    PART_RSCALE,
    PART_SKIP,
    PART_UNKNOWN
};

static const struct {
    const char *name;
    enum part part;
} parts[] = {
    {"FREQ", PART_FREQ},           {"UNTIL", PART_UNTIL},       {"COUNT", PART_COUNT},
    {"INTERVAL", PART_INTERVAL},   {"BYSECOND", PART_BYSECOND}, {"BYMINUTE", PART_BYMINUTE},
    {"BYHOUR", PART_BYHOUR},       {"BYDAY", PART_BYDAY},       {"BYMONTHDAY", PART_BYMONTHDAY},
    {"BYYEARDAY", PART_BYYEARDAY}, {"BYWEEKNO", PART_BYWEEKNO}, {"BYMONTH", PART_BYMONTH},
    {"BYSETPOS", PART_BYSETPOS},   {"WKST", PART_WKST},         {"RSCALE", PART_RSCALE},
    {"SKIP", PART_SKIP},           {"BYWEEKDAY", PART_BYDAY}, /* a spelling that is in use */
};

struct slice {
    const char *at;
    const char *end;
};

struct reader {
    struct recur_rule *rule;
    uint32_t seen; /* bit of enum part */
    enum recur_refusal why;
    struct err *err;
};

static bool refuse(struct reader *r, enum recur_refusal why, const char *text)
{
    r->why = why;
    return err_set(r->err, ERR_INPUT, "RRULE: %s", text);
}

static bool refuse_value(struct reader *r, const char *part, struct slice value)
{
    int length = value.end - value.at > 40 ? 40 : (int)(value.end - value.at);
    r->why = RECUR_INVALID;
    return err_set(r->err, ERR_INPUT, "RRULE: %s=%.*s is not valid", part, length, value.at);
}

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static bool slice_is(struct slice text, const char *word)
{
    const char *at = text.at;
    while (at < text.end && *word && upper(*at) == *word)
        at++, word++;
    return at == text.end && !*word;
}

/* Cuts off what stands before the separator; rest begins behind it. */
static struct slice cut(struct slice *rest, char separator)
{
    struct slice head = *rest;
    const char *stop = memchr(rest->at, separator, (size_t)(rest->end - rest->at));
    head.end = stop ? stop : rest->end;
    rest->at = stop ? stop + 1 : rest->end;
    return head;
}

static struct slice trim(struct slice text)
{
    while (text.at < text.end && (*text.at == ' ' || *text.at == '\t'))
        text.at++;
    while (text.at < text.end && ((unsigned char)text.end[-1] <= ' '))
        text.end--;
    return text;
}

/* Digits from *at on; numbers too long for any purpose saturate. */
static bool scan_digits(struct slice *text, int64_t *out)
{
    const char *begin = text->at;
    int64_t value = 0;
    for (; text->at < text->end && *text->at >= '0' && *text->at <= '9'; text->at++)
        if (value < INT64_MAX / 100)
            value = value * 10 + (*text->at - '0');
    *out = value;
    return text->at > begin;
}

static bool scan_signed(struct slice *text, int64_t *out)
{
    bool minus = text->at < text->end && *text->at == '-';
    if (text->at < text->end && (*text->at == '-' || *text->at == '+'))
        text->at++;
    if (!scan_digits(text, out))
        return false;
    *out = minus ? -*out : *out;
    return true;
}

/* 1..1e9: beyond that nothing in the calendar tells the numbers apart. */
static bool read_positive(struct slice value, int64_t *out)
{
    if (!scan_digits(&value, out) || value.at != value.end || *out == 0)
        return false;
    *out = *out > 1000000000 ? 1000000000 : *out;
    return true;
}

static bool read_bits(struct slice value, int64_t low, int64_t high, uint64_t *bits)
{
    do {
        struct slice item = trim(cut(&value, ','));
        int64_t n;
        if (!scan_digits(&item, &n) || item.at != item.end || n < low || n > high)
            return false;
        *bits |= UINT64_C(1) << n;
    } while (value.at < value.end);
    return true;
}

/* up and down have a bit for every number to high; each word holds 64. */
static bool read_places(struct slice value, int64_t high, uint64_t *up, uint64_t *down)
{
    do {
        struct slice item = trim(cut(&value, ','));
        int64_t n;
        if (!scan_signed(&item, &n) || item.at != item.end || n == 0 || n > high || n < -high)
            return false;
        uint64_t *bits = n > 0 ? up : down;
        n = n > 0 ? n : -n;
        bits[n / 64] |= UINT64_C(1) << (n % 64);
    } while (value.at < value.end);
    return true;
}

static bool read_weekday(struct slice text, enum weekday *out)
{
    for (int i = MONDAY; i <= SUNDAY; i++)
        if (slice_is(text, recur_weekday_code((enum weekday)i))) {
            *out = (enum weekday)i;
            return true;
        }
    return false;
}

static bool read_byday(struct slice value, struct recur_rule *rule)
{
    do {
        struct slice item = trim(cut(&value, ','));
        int64_t n = 0;
        enum weekday weekday;
        bool numbered = item.at < item.end && upper(*item.at) < 'A';
        if (numbered && (!scan_signed(&item, &n) || n == 0 || n > 53 || n < -53))
            return false;
        if (!read_weekday(item, &weekday))
            return false;
        if (!numbered)
            rule->weekdays |= (uint8_t)(1u << weekday);
        else if (n > 0)
            rule->nth[weekday].up |= UINT64_C(1) << n;
        else
            rule->nth[weekday].down |= UINT64_C(1) << -n;
    } while (value.at < value.end);
    return true;
}

static bool read_freq(struct reader *r, struct slice value)
{
    static const char *const names[] = {"YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY"};
    for (int i = RECUR_YEARLY; i <= RECUR_HOURLY; i++)
        if (slice_is(value, names[i])) {
            r->rule->freq = (enum recur_freq)i;
            return true;
        }
    if (slice_is(value, "MINUTELY") || slice_is(value, "SECONDLY"))
        return refuse(r, RECUR_SUBHOURLY, "the repetition is finer than an hour");
    return refuse_value(r, "FREQ", value);
}

/* An end after the calendar's is no end; one before it leaves nothing. */
static bool read_until(struct slice value, struct recur_rule *rule)
{
    struct slice year_text = {value.at, value.end - value.at >= 4 ? value.at + 4 : value.end};
    int64_t year;
    if (value.end - value.at < 8 || !scan_digits(&year_text, &year) || year_text.at != value.at + 4)
        return false;
    rule->has_until = year <= YEAR_MAX;
    if (year > YEAR_MAX)
        return true;
    rule->until = (struct recur_moment){{day_of(YEAR_MIN, 1, 1), 0}, false, false};
    return year < YEAR_MIN ||
           recur_moment_parse(value.at, (size_t)(value.end - value.at), &rule->until);
}

static bool read_value(struct reader *r, enum part part, struct slice value)
{
    struct recur_rule *rule = r->rule;
    uint64_t bits = 0;
    bool good = true;
    switch (part) {
    case PART_UNTIL:
        return read_until(value, rule);
    case PART_COUNT:
        return read_positive(value, &rule->count);
    case PART_INTERVAL:
        return read_positive(value, &rule->interval);
    case PART_BYSECOND:
        good = read_bits(value, 0, 60, &rule->seconds);
        if (rule->seconds >> 60) /* a leap second: no wall clock here shows it */
            rule->seconds = (rule->seconds | UINT64_C(1) << 59) & ~(UINT64_C(1) << 60);
        return good;
    case PART_BYMINUTE:
        return read_bits(value, 0, 59, &rule->minutes);
    case PART_BYHOUR:
        good = read_bits(value, 0, 23, &bits);
        rule->hours = (uint32_t)bits;
        return good;
    case PART_BYMONTH:
        good = read_bits(value, 1, 12, &bits);
        rule->months = (uint32_t)bits;
        return good;
    case PART_BYDAY:
        return read_byday(value, rule);
    case PART_BYMONTHDAY:
        return read_places(value, 31, &rule->month_days.up, &rule->month_days.down);
    case PART_BYYEARDAY:
        return read_places(value, 366, rule->year_days.up, rule->year_days.down);
    case PART_BYWEEKNO:
        return read_places(value, 53, &rule->weeks.up, &rule->weeks.down);
    case PART_BYSETPOS:
        return read_places(value, 366, rule->positions.up, rule->positions.down);
    case PART_WKST:
        return read_weekday(value, &rule->week_start);
    case PART_FREQ:
    case PART_RSCALE:
    case PART_SKIP:
    case PART_UNKNOWN:
        break;
    }
    return good;
}

static bool read_part(struct reader *r, struct slice text)
{
    struct slice name = trim(cut(&text, '=')), value = trim(text);
    enum part part = PART_UNKNOWN;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (slice_is(name, parts[i].name))
            part = parts[i].part;
    if (part == PART_RSCALE || part == PART_SKIP)
        return refuse(r, RECUR_RSCALE, "RSCALE and SKIP are not supported");
    if (part == PART_UNKNOWN)
        return refuse_value(r, "part", name);
    if (r->seen & 1u << part)
        return refuse(r, RECUR_INVALID, "a part stands twice");
    r->seen |= 1u << part;
    if (part == PART_FREQ)
        return read_freq(r, value);
    return (value.at < value.end && read_value(r, part, value)) ||
           refuse_value(r, parts[part].name, value);
}

static bool has(const struct reader *r, enum part part)
{
    return (r->seen & 1u << part) != 0;
}

static bool check_together(struct reader *r)
{
    enum recur_freq freq = r->rule->freq;
    const uint32_t by = r->seen & ~(1u << PART_FREQ | 1u << PART_UNTIL | 1u << PART_COUNT |
                                    1u << PART_INTERVAL | 1u << PART_WKST | 1u << PART_BYSETPOS);
    if (!has(r, PART_FREQ))
        return refuse(r, RECUR_INVALID, "FREQ is missing");
    if (has(r, PART_COUNT) && has(r, PART_UNTIL))
        return refuse(r, RECUR_INVALID, "COUNT and UNTIL exclude each other");
    if (has(r, PART_BYWEEKNO) && freq != RECUR_YEARLY)
        return refuse(r, RECUR_INVALID, "BYWEEKNO is only for YEARLY");
    if (has(r, PART_BYYEARDAY) && freq != RECUR_YEARLY && freq != RECUR_HOURLY)
        return refuse(r, RECUR_INVALID, "BYYEARDAY is not for DAILY, WEEKLY and MONTHLY");
    if (has(r, PART_BYMONTHDAY) && freq == RECUR_WEEKLY)
        return refuse(r, RECUR_INVALID, "BYMONTHDAY is not for WEEKLY");
    if (recur_nth_any(r->rule) && freq != RECUR_YEARLY && freq != RECUR_MONTHLY)
        return refuse(r, RECUR_INVALID, "numbers in BYDAY are only for MONTHLY and YEARLY");
    if (recur_nth_any(r->rule) && has(r, PART_BYWEEKNO))
        return refuse(r, RECUR_INVALID, "numbers in BYDAY don't go with BYWEEKNO");
    if (has(r, PART_BYSETPOS) && !by)
        return refuse(r, RECUR_INVALID, "BYSETPOS needs another BY part");
    if (has(r, PART_BYWEEKNO) && has(r, PART_BYMONTHDAY))
        return refuse(r, RECUR_UNSUPPORTED, "BYWEEKNO with BYMONTHDAY is not supported");
    return true;
}

bool recur_parse(const char *text, struct recur_rule *out, enum recur_refusal *why, struct err *err)
{
    struct recur_rule rule = {.interval = 1, .week_start = MONDAY};
    struct reader r = {.rule = &rule, .why = RECUR_INVALID, .err = err};
    struct slice rest = trim((struct slice){text, text + strlen(text)});
    struct slice prefix = {rest.at, rest.end - rest.at > 6 ? rest.at + 6 : rest.at};
    bool good = true;
    if (slice_is(prefix, "RRULE:"))
        rest.at += 6;
    while (good && rest.at < rest.end) {
        struct slice part = trim(cut(&rest, ';'));
        if (part.at < part.end)
            good = read_part(&r, part);
    }
    good = good && check_together(&r);
    if (why)
        *why = good ? RECUR_ACCEPTED : r.why;
    if (good)
        *out = rule;
    return good;
}
