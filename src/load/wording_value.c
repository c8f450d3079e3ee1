/* SPDX-License-Identifier: MIT
 *
 * wording_value: numbers as people read them: hours with one decimal, times, percent, days.
 */
#include "wording_parts.h"

#include "juggle/load/wording.h"

/* At most so many decimals, none that say nothing. */
static void wording_number(struct str *out, double value, int decimals)
{
    size_t before = out->length;
    str_addf(out, "%.*f", decimals, value);
    if (!decimals)
        return;
    while (out->length > before && out->text[out->length - 1] == '0')
        out->length--;
    if (out->length > before && out->text[out->length - 1] == '.')
        out->length--;
    out->text[out->length] = '\0';
}

static void add_counted(struct str *out, double value, const char *one, const char *many)
{
    wording_number(out, value, 1);
    str_addf(out, " %s", value > 0.99 && value < 1.01 ? one : many);
}

static void add_length(struct str *out, double value)
{
    bool hours = value >= 60 || value <= -60;
    wording_number(out, hours ? value / 60 : value, hours ? 1 : 0);
    str_add(out, hours ? " h" : " min");
}

/* "12 June": no year, a finding is never far away. */
void wording_day(struct str *out, day d)
{
    struct civil civil = day_civil(d);
    str_addf(out, "%d %s", civil.mday, month_long(civil.month));
}

void wording_value(struct str *out, enum load_unit unit, double value)
{
    char clock[DATE_SIZE];
    switch (unit) {
    case UNIT_MINUTES:
        add_length(out, value);
        break;
    case UNIT_CLOCK:
        str_add(out, clock_format((minutes)value, true, clock));
        break;
    case UNIT_DAYS:
        add_counted(out, value, "day", "days");
        break;
    case UNIT_NIGHTS:
        add_counted(out, value, "night", "nights");
        break;
    case UNIT_RATIO:
        add_counted(out, value, "times", "times");
        break;
    case UNIT_SHARE:
        str_addf(out, "%.0f %%", value * 100);
        break;
    case UNIT_PERCENT:
        str_addf(out, "%.0f %%", value);
        break;
    case UNIT_COUNT:
        wording_number(out, value, 2);
        break;
    case UNIT_SCALE:
    case UNIT_SIGMA:
        wording_number(out, value, 1);
        break;
    case UNIT_YES:
        str_add(out, value > 0 ? "yes" : "no");
        break;
    case UNIT_DATE:
        wording_day(out, (day)value);
        break;
    }
}
