/* SPDX-License-Identifier: MIT
 *
 * zone_footer: the POSIX TZ text with which a TZif file tells of the years
 * behind its last transition, with the wider hours of RFC 9636, section 3.3.1.
 */
#include "zone_private.h"

#include "scan.h"

/* "CET" or "<+0330>": at least three characters. */
static bool scan_name(const char **at)
{
    const char *start = *at;
    bool quoted = scan_char(at, '<');
    const char *first = *at;
    while (ascii_is_alpha(**at) || (quoted && (ascii_is_digit(**at) || **at == '+' || **at == '-')))
        ++*at;
    if (*at - first >= 3 && (!quoted || scan_char(at, '>')))
        return true;
    *at = start;
    return false;
}

/* "[+-]hh[:mm[:ss]]" as seconds. */
static bool scan_time(const char **at, int hour_most, int32_t *out)
{
    int hour, minute = 0, second = 0;
    bool negative = **at == '-';
    if (**at == '-' || **at == '+')
        ++*at;
    if (!scan_digits(at, 1, 3, &hour))
        return false;
    if (scan_char(at, ':')) {
        if (!scan_digits(at, 1, 2, &minute))
            return false;
        if (scan_char(at, ':') && !scan_digits(at, 1, 2, &second))
            return false;
    }
    if (hour > hour_most || minute > 59 || second > 59)
        return false;
    int32_t time = hour * 3600 + minute * 60 + second;
    *out = negative ? -time : time;
    return true;
}

static bool scan_number(const char **at, int low, int high, int *out)
{
    return scan_digits(at, 1, 3, out) && *out >= low && *out <= high;
}

static bool scan_date(const char **at, struct zone_rule *out)
{
    if (scan_char(at, 'M')) {
        out->form = RULE_WEEKDAY;
        return scan_number(at, 1, 12, &out->month) && scan_char(at, '.') &&
               scan_number(at, 1, 5, &out->week) && scan_char(at, '.') &&
               scan_number(at, 0, 6, &out->day);
    }
    if (scan_char(at, 'J')) {
        out->form = RULE_JULIAN;
        return scan_number(at, 1, 365, &out->day);
    }
    out->form = RULE_ZERO_BASED;
    return scan_number(at, 0, 365, &out->day);
}

static bool scan_rule(const char **at, struct zone_rule *out)
{
    *out = (struct zone_rule){.time = 2 * 3600};
    if (!scan_char(at, ',') || !scan_date(at, out))
        return false;
    return !scan_char(at, '/') || scan_time(at, 167, &out->time);
}

bool zone_footer_parse(const char *text, struct zone_footer *out)
{
    int32_t west;
    *out = (struct zone_footer){0};
    if (!scan_name(&text) || !scan_time(&text, 24, &west))
        return false;
    out->offset = -west;
    if (*text == '\0')
        return true;

    if (!scan_name(&text))
        return false;
    out->has_summer = true;
    out->summer_offset = out->offset + 3600;
    if (*text != ',') {
        if (!scan_time(&text, 24, &west))
            return false;
        out->summer_offset = -west;
    }
    return scan_rule(&text, &out->start) && scan_rule(&text, &out->end) && *text == '\0';
}

/* The day on which a rule falls. */
static day rule_day(const struct zone_rule *rule, int year)
{
    if (rule->form == RULE_ZERO_BASED)
        return day_of(year, 1, 1) + rule->day;
    if (rule->form == RULE_JULIAN)
        return day_of(year, 1, 1) + rule->day - 1 + (year_is_leap(year) && rule->day >= 60);

    /* POSIX counts weekdays from Sunday. */
    enum weekday weekday = rule->day == 0 ? SUNDAY : (enum weekday)(rule->day - 1);
    day month = day_of(year, rule->month, 1);
    day found = day_week_start(month + 6, weekday) + (rule->week - 1) * 7;
    return found < month + month_days(year, rule->month) ? found : found - 7;
}

void zone_footer_year(struct zone_years *years, int year, instant *start, instant *end)
{
    const struct zone_footer *footer = years->footer;
    day first = day_of(year, 1, 1);
    struct zone_year_form *form = &years->forms[year_is_leap(year)][day_weekday(first)];
    if (!form->known)
        *form = (struct zone_year_form){true, rule_day(&footer->start, year) - first,
                                        rule_day(&footer->end, year) - first};
    *start = (instant)(first + form->start) * DAY_SECONDS + footer->start.time - footer->offset;
    *end = (instant)(first + form->end) * DAY_SECONDS + footer->end.time - footer->summer_offset;
}
