/* SPDX-License-Identifier: MIT
 *
 * parse_length: how long something takes: amounts with units, the larger first.
 */
#include "juggle/base/parse.h"

#include "juggle/base/str.h"
#include "scan.h"

enum unit { UNIT_NONE, UNIT_DAY, UNIT_HOUR, UNIT_MINUTE };

static bool scan_unit(const char **at, enum unit *out)
{
    static const struct {
        const char *word;
        enum unit unit;
    } units[] = {
        {"d", UNIT_DAY},          {"day", UNIT_DAY},     {"days", UNIT_DAY},
        {"h", UNIT_HOUR},         {"hr", UNIT_HOUR},     {"hrs", UNIT_HOUR},
        {"hour", UNIT_HOUR},      {"hours", UNIT_HOUR},  {"m", UNIT_MINUTE},
        {"min", UNIT_MINUTE},     {"mins", UNIT_MINUTE}, {"minute", UNIT_MINUTE},
        {"minutes", UNIT_MINUTE},
    };
    char word[8];
    scan_blanks(at);
    if (!scan_word(at, word, sizeof word))
        return false;
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (str_equal(units[i].word, word)) {
            *out = units[i].unit;
            return true;
        }
    }
    return false;
}

/* An amount in thousandths: at most three digits behind the point. */
static bool scan_amount(const char **at, int64_t *thousandths, bool *broken)
{
    int whole, scale = 1000;
    if (!scan_digits(at, 1, 6, &whole))
        return false;
    *thousandths = (int64_t)whole * scale;
    *broken = scan_char(at, '.');
    if (*broken && !ascii_is_digit(**at))
        return false;
    for (; *broken && ascii_is_digit(**at); ++*at) {
        scale /= 10;
        if (scale == 0)
            return false;
        *thousandths += (int64_t)(**at - '0') * scale;
    }
    return true;
}

/* One "amount unit"; behind an hour the minutes may go without their unit. Units only shrink from
 * part to part, the smaller one stays below the larger, and only a lone amount may be broken. */
static bool scan_part(const char **at, enum unit *last, bool *broken, minutes day_length,
                      int64_t *thousandths)
{
    int64_t amount;
    enum unit unit;
    bool first = *last == UNIT_NONE;
    if (!scan_amount(at, &amount, broken) || (*broken && !first))
        return false;
    if (*last == UNIT_HOUR && **at == '\0')
        unit = UNIT_MINUTE;
    else if (!scan_unit(at, &unit))
        return false;
    if (unit <= *last || (unit == UNIT_DAY && day_length <= 0))
        return false;
    if (!first && amount >= (unit == UNIT_HOUR ? 24 : 60) * (int64_t)1000)
        return false;
    *thousandths += amount * (unit == UNIT_DAY ? day_length : unit == UNIT_HOUR ? 60 : 1);
    *last = unit;
    return true;
}

bool parse_length(const char *text, minutes day_length, minutes *out)
{
    enum unit last = UNIT_NONE;
    bool broken = false;
    int64_t thousandths = 0;
    do {
        if (broken || !scan_part(&text, &last, &broken, day_length, &thousandths))
            return false;
        scan_blanks(&text);
    } while (*text != '\0');
    int64_t length = (thousandths + 500) / 1000;
    if (length > 366 * (int64_t)DAY_MINUTES)
        return false;
    *out = (minutes)length;
    return true;
}
