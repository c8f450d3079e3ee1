/* SPDX-License-Identifier: MIT
 *
 * The calendar, day by day against a count of its own, and how dates look.
 */
#include "unit.h"

#include <string.h>

#include "juggle/base/date.h"

static bool leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* Walks every day of four thousand years with nothing but counting. */
static void every_day_follows_the_one_before(void **state)
{
    (void)state;
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year = 1, month = 1, mday = 1;
    int weekday = MONDAY; /* 0001-01-01 was a Monday */
    for (day date = day_of(1, 1, 1); year <= 4000; date++) {
        struct civil civil = day_civil(date);
        if (civil.year != year || civil.month != month || civil.mday != mday ||
            day_of(year, month, mday) != date || (int)day_weekday(date) != weekday ||
            !civil_valid(civil))
            fail_msg("%04d-%02d-%02d is not day %d", year, month, mday, (int)date);
        weekday = (weekday + 1) % 7;
        int length = lengths[month - 1] + (month == 2 && leap(year));
        if (month_days(year, month) != length)
            fail_msg("%04d-%02d has not %d days", year, month, length);
        if (++mday > length) {
            mday = 1;
            month++;
        }
        if (month > 12) {
            month = 1;
            year++;
        }
    }
}

static void fixed_points(void **state)
{
    (void)state;
    assert_int_equal(day_of(1970, 1, 1), 0);
    assert_int_equal(day_of(1969, 12, 31), -1);
    assert_int_equal(day_of(2000, 2, 29), 11016);
    assert_int_equal(day_of(2026, 11, 21), 20778);
    assert_int_equal(day_weekday(day_of(2026, 11, 21)), SATURDAY);
    assert_int_equal(day_of(9999, 12, 31), 2932896);
    assert_int_equal(day_civil(INT32_MAX).year, 5881580);
    assert_int_equal(day_civil(INT32_MIN + 1).year, -5877641);
}

static void invalid_dates(void **state)
{
    (void)state;
    static const struct civil rows[] = {
        {2026, 2, 29}, {2025, 2, 30}, {1900, 2, 29}, {2026, 13, 1}, {2026, 0, 1},  {2026, 4, 31},
        {2026, 1, 0},  {2026, 1, 32}, {0, 1, 1},     {10000, 1, 1}, {2026, -1, 1}, {2026, 1, -1},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_false(civil_valid(rows[i]));
    assert_true(civil_valid((struct civil){2000, 2, 29}));
    assert_true(civil_valid((struct civil){1601, 1, 1}));
}

static void weeks_start_where_they_should(void **state)
{
    (void)state;
    for (day date = day_of(2025, 12, 1); date < day_of(2027, 2, 1); date++) {
        for (int start = MONDAY; start <= SUNDAY; start++) {
            day first = day_week_start(date, (enum weekday)start);
            assert_int_equal(day_weekday(first), start);
            assert_true(first <= date && date < first + 7);
        }
    }
}

static void iso_weeks(void **state)
{
    (void)state;
    static const struct {
        int year, month, mday, iso_year, week;
    } rows[] = {
        {2026, 11, 21, 2026, 47}, {2026, 1, 1, 2026, 1},    {2027, 1, 1, 2026, 53},
        {2027, 1, 3, 2026, 53},   {2027, 1, 4, 2027, 1},    {2024, 12, 30, 2025, 1},
        {2021, 1, 3, 2020, 53},   {2020, 12, 31, 2020, 53}, {2008, 12, 29, 2009, 1},
        {2010, 1, 3, 2009, 53},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int iso_year;
        day date = day_of(rows[i].year, rows[i].month, rows[i].mday);
        assert_int_equal(day_iso_week(date, &iso_year), rows[i].week);
        assert_int_equal(iso_year, rows[i].iso_year);
    }
    assert_int_equal(day_iso_week(day_of(2026, 11, 21), NULL), 47);
}

static void months(void **state)
{
    (void)state;
    static const struct {
        int year, month, mday, months, to_year, to_month, to_mday;
    } rows[] = {
        {2026, 1, 31, 1, 2026, 2, 28},     {2024, 1, 31, 1, 2024, 2, 29},
        {2026, 12, 15, 1, 2027, 1, 15},    {2026, 1, 15, -1, 2025, 12, 15},
        {2026, 3, 31, -1, 2026, 2, 28},    {2024, 2, 29, 12, 2025, 2, 28},
        {2024, 2, 29, 48, 2028, 2, 29},    {2026, 11, 21, 0, 2026, 11, 21},
        {2026, 11, 30, -24, 2024, 11, 30}, {2026, 5, 31, 25, 2028, 6, 30},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        day from = day_of(rows[i].year, rows[i].month, rows[i].mday);
        day to = day_of(rows[i].to_year, rows[i].to_month, rows[i].to_mday);
        assert_int_equal(day_add_months(from, rows[i].months), to);
    }
    assert_int_equal(month_first(day_of(2026, 11, 21)), day_of(2026, 11, 1));
    assert_int_equal(month_first(day_of(2026, 11, 1)), day_of(2026, 11, 1));
}

static void walls(void **state)
{
    (void)state;
    static const instant rows[] = {0, 1, -1, 86399, 86400, -86400, -86401, 1795219200, -2208988800};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct wall wall = wall_from_seconds(rows[i]);
        assert_true(wall.second >= 0 && wall.second < DAY_SECONDS);
        assert_true(wall_seconds(wall) == rows[i]);
    }
    assert_int_equal(wall_from_seconds(INT64_MAX).day, INT32_MAX);
    assert_int_equal(wall_from_seconds(INT64_MIN).day, INT32_MIN + 1);

    struct wall early = {1, 5}, late = {1, 6}, next = {2, 0};
    assert_int_equal(wall_compare(early, early), 0);
    assert_int_equal(wall_compare(early, late), -1);
    assert_int_equal(wall_compare(late, early), 1);
    assert_int_equal(wall_compare(late, next), -1);
    assert_int_equal(wall_compare(next, late), 1);
}

static void instants_as_text(void **state)
{
    (void)state;
    static const struct {
        instant at;
        int32_t offset;
        const char *text;
    } rows[] = {
        {0, 0, "1970-01-01T00:00:00+00:00"},
        {1795248000, 3600, "2026-11-21T09:00:00+01:00"},
        {1795248000, -34200, "2026-11-20T22:30:00-09:30"},
        {1795248000, 20700, "2026-11-21T13:45:00+05:45"},
        {-1, 0, "1969-12-31T23:59:59+00:00"},
        {-2840144308, 3208, "1879-12-31T23:55:00+00:53:28"},
        {-62135596800, 0, "0001-01-01T00:00:00+00:00"},
    };
    char buf[TIME_SIZE], longest[TIME_SIZE];
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_string_equal(instant_format(rows[i].at, rows[i].offset, buf), rows[i].text);
    /* At the ends of time nothing overflows. */
    assert_true(strlen(instant_format(INT64_MAX, 359999, longest)) < TIME_SIZE);
    assert_true(strlen(instant_format(INT64_MIN, -359999, longest)) < TIME_SIZE);
}

static void dates_and_clocks_as_text(void **state)
{
    (void)state;
    char buf[DATE_SIZE];
    assert_string_equal(day_format(day_of(2026, 11, 21), buf), "2026-11-21");
    assert_string_equal(day_format(day_of(1, 1, 1), buf), "0001-01-01");
    assert_true(strlen(day_format(INT32_MIN + 1, buf)) < DATE_SIZE);

    static const struct {
        minutes minute;
        const char *h24, *h12;
    } rows[] = {
        {0, "0:00", "12:00am"},    {5, "0:05", "12:05am"},     {545, "9:05", "9:05am"},
        {719, "11:59", "11:59am"}, {720, "12:00", "12:00pm"},  {780, "13:00", "1:00pm"},
        {1020, "17:00", "5:00pm"}, {1439, "23:59", "11:59pm"}, {1440, "24:00", "12:00am"},
        {-60, "23:00", "11:00pm"}, {1500, "1:00", "1:00am"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        assert_string_equal(clock_format(rows[i].minute, true, buf), rows[i].h24);
        assert_string_equal(clock_format(rows[i].minute, false, buf), rows[i].h12);
    }
}

static void lengths_as_text(void **state)
{
    (void)state;
    static const struct {
        minutes length;
        const char *text;
    } rows[] = {
        {0, "0m"},
        {45, "45m"},
        {59, "59m"},
        {60, "1h"},
        {90, "1h30"},
        {65, "1h05"},
        {120, "2h"},
        {-45, "-45m"},
        {-90, "-1h30"},
        {-120, "-2h"},
        {6000, "100h"},
        {INT32_MIN, "-35791394h08"},
        {INT32_MAX, "35791394h07"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char buf[DATE_SIZE];
        assert_string_equal(length_format(rows[i].length, buf), rows[i].text);
    }
}

static void names(void **state)
{
    (void)state;
    assert_string_equal(weekday_short(MONDAY), "Mon");
    assert_string_equal(weekday_long(SUNDAY), "Sunday");
    assert_string_equal(month_short(1), "Jan");
    assert_string_equal(month_long(12), "December");
    for (int i = MONDAY; i <= SUNDAY; i++)
        assert_memory_equal(weekday_short((enum weekday)i), weekday_long((enum weekday)i), 3);
    for (int i = 1; i <= 12; i++)
        assert_memory_equal(month_short(i), month_long(i), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_follows_the_one_before),
        cmocka_unit_test(fixed_points),
        cmocka_unit_test(invalid_dates),
        cmocka_unit_test(weeks_start_where_they_should),
        cmocka_unit_test(iso_weeks),
        cmocka_unit_test(months),
        cmocka_unit_test(walls),
        cmocka_unit_test(instants_as_text),
        cmocka_unit_test(dates_and_clocks_as_text),
        cmocka_unit_test(lengths_as_text),
        cmocka_unit_test(names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
