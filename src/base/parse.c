/* SPDX-License-Identifier: MIT
 *
 * parse: numbers, and dates and times as machines write them.
 */
#include "juggle/base/parse.h"

#include <string.h>

#include "scan.h"

bool parse_int(const char *text, int64_t low, int64_t high, int64_t *out)
{
    bool negative = *text == '-';
    if (*text == '-' || *text == '+')
        text++;
    if (!ascii_is_digit(*text))
        return false;
    int64_t number = 0;
    for (; ascii_is_digit(*text); text++) {
        /* Counts downwards, where there is room for INT64_MIN. */
        int digit = *text - '0';
        if (number < (INT64_MIN + digit) / 10)
            return false;
        number = number * 10 - digit;
    }
    if (*text != '\0' || (!negative && number == INT64_MIN))
        return false;
    number = negative ? number : -number;
    if (number < low || number > high)
        return false;
    *out = number;
    return true;
}

bool parse_real(const char *text, double *out)
{
    /* Up to 15 digits, number and scale are exact, so one division rounds right. */
    enum { DIGITS_MOST = 15 };
    bool negative = *text == '-';
    if (*text == '-' || *text == '+')
        text++;
    int64_t number = 0;
    double scale = 1;
    int digits = 0;
    bool point = false;
    for (; ascii_is_digit(*text) || (*text == '.' && !point && digits > 0); text++) {
        if (*text == '.') {
            point = true;
            if (!ascii_is_digit(text[1]))
                return false;
            continue;
        }
        if (++digits > DIGITS_MOST)
            return false;
        number = number * 10 + (*text - '0');
        scale *= point ? 10 : 1;
    }
    if (digits == 0 || *text != '\0')
        return false;
    *out = (negative ? -(double)number : (double)number) / scale;
    return true;
}

static bool scan_iso_day(const char **at, day *out)
{
    struct civil civil;
    const char *c = *at;
    if (!scan_digits(&c, 4, 4, &civil.year) || !scan_char(&c, '-') ||
        !scan_digits(&c, 2, 2, &civil.month) || !scan_char(&c, '-') ||
        !scan_digits(&c, 2, 2, &civil.mday))
        return false;
    if (civil.year < YEAR_MIN || civil.year > YEAR_MAX || !civil_valid(civil))
        return false;
    *out = day_of(civil.year, civil.month, civil.mday);
    *at = c;
    return true;
}

bool parse_iso_day(const char *text, day *out)
{
    day date;
    if (!scan_iso_day(&text, &date) || *text != '\0')
        return false;
    *out = date;
    return true;
}

/* "09:00" or "09:00:00", as seconds. */
static bool scan_iso_clock(const char **at, int hour_most, int32_t *out)
{
    int hour, minute, second = 0;
    if (!scan_digits(at, 2, 2, &hour) || !scan_char(at, ':') || !scan_digits(at, 2, 2, &minute))
        return false;
    if (scan_char(at, ':') && !scan_digits(at, 2, 2, &second))
        return false;
    if (hour > hour_most || minute > 59 || second > 59)
        return false;
    *out = hour * 3600 + minute * 60 + second;
    return true;
}

static bool scan_offset(const char **at, int32_t *out)
{
    *out = 0;
    if (scan_char(at, 'Z'))
        return true;
    bool west = **at == '-';
    if (!scan_char(at, '-') && !scan_char(at, '+'))
        return false;
    if (!scan_iso_clock(at, 24, out))
        return false;
    *out = west ? -*out : *out;
    return true;
}

bool parse_iso_time(const char *text, struct wall *out, bool *has_offset, int32_t *offset)
{
    struct wall wall;
    int32_t east = 0;
    if (!scan_iso_day(&text, &wall.day) || (!scan_char(&text, 'T') && !scan_char(&text, ' ')) ||
        !scan_iso_clock(&text, 23, &wall.second))
        return false;
    bool zoned = *text != '\0';
    if (zoned && (!scan_offset(&text, &east) || *text != '\0'))
        return false;
    *out = wall;
    *has_offset = zoned;
    *offset = east;
    return true;
}

static bool is_spent(const char *word, minutes day_length, minutes *out)
{
    return parse_length(word, day_length, out) && *out > 0 && *out <= DAY_MINUTES;
}

bool parse_spent(struct arena *arena, const char *line, minutes day_length, minutes *out,
                 const char **rest)
{
    line += strspn(line, " ");
    size_t length = strlen(line);
    while (length && line[length - 1] == ' ')
        length--;
    size_t first = strcspn(line, " ");
    first = first < length ? first : length;
    if (is_spent(arena_strndup(arena, line, first), day_length, out)) {
        const char *behind = line + first + strspn(line + first, " ");
        *rest = behind < line + length
                    ? arena_strndup(arena, behind, (size_t)(line + length - behind))
                    : "";
        return true;
    }
    size_t last = length;
    while (last && line[last - 1] != ' ')
        last--;
    if (!is_spent(arena_strndup(arena, line + last, length - last), day_length, out))
        return false;
    while (last && line[last - 1] == ' ')
        last--;
    *rest = arena_strndup(arena, line, last);
    return true;
}
