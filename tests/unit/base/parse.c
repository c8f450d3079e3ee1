/* SPDX-License-Identifier: MIT
 *
 * Numbers, machine dates, times of day and lengths: what is read, and what is
 * refused without touching the outs.
 */
#include "unit.h"

#include <string.h>

#include "juggle/base/parse.h"

enum { NO = -777 }; /* in a table: must be refused */

static void whole_numbers(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t low, high;
        bool good;
        int64_t number;
    } rows[] = {
        {"0", 0, 9, true, 0},
        {"007", 0, 9, true, 7},
        {"+5", 0, 9, true, 5},
        {"-5", -9, 9, true, -5},
        {"10", 0, 9, false, 0},
        {"-1", 0, 9, false, 0},
        {"", 0, 9, false, 0},
        {"-", -9, 9, false, 0},
        {"+-1", -9, 9, false, 0},
        {"1 ", 0, 9, false, 0},
        {" 1", 0, 9, false, 0},
        {"1x", 0, 9, false, 0},
        {"0x1", 0, 9, false, 0},
        {"1e1", 0, 99, false, 0},
        {"9223372036854775807", INT64_MIN, INT64_MAX, true, INT64_MAX},
        {"-9223372036854775808", INT64_MIN, INT64_MAX, true, INT64_MIN},
        {"9223372036854775808", INT64_MIN, INT64_MAX, false, 0},
        {"-9223372036854775809", INT64_MIN, INT64_MAX, false, 0},
        {"99999999999999999999999", INT64_MIN, INT64_MAX, false, 0},
        {"00000000000000000000000000001", 0, 9, true, 1},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int64_t number = NO;
        bool good = parse_int(rows[i].text, rows[i].low, rows[i].high, &number);
        CHECK_ROW(good == rows[i].good, rows[i].text);
        CHECK_ROW(number == (good ? rows[i].number : NO), rows[i].text);
    }
}

static void real_numbers(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double number;
    } rows[] = {
        {"12", 12},
        {"0.30", 0.3},
        {"-1.5", -1.5},
        {"+2.5", 2.5},
        {"0", 0},
        {"00.10", 0.1},
        {"0.000001", 1e-6},
        {"123456789012345", 123456789012345.0},
        {"3.14159265358979", 3.14159265358979},
    };
    static const char *const wrong[] = {"",    ".",   "1.",  ".5",   "1.2.3",
                                        "1e5", "1,5", "inf", "nan",  "0x1",
                                        "1 ",  "-",   "--1", "1.5h", "1234567890123456"};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        double number = NO;
        CHECK_ROW(parse_real(rows[i].text, &number), rows[i].text);
        CHECK_ROW(number == rows[i].number, rows[i].text);
    }
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        double number = NO;
        CHECK_ROW(!parse_real(wrong[i], &number) && number == NO, wrong[i]);
    }
}

static void iso_days(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",           "2026-11-31", "2026-2-3",    "26-11-21",    "2026-11-21 ", " 2026-11-21",
        "2026/11/21", "20261121",   "2026-11",     "2026-13-01",  "2026-00-10",  "2026-02-29",
        "1899-12-31", "2201-01-01", "2026-11-211", "2026-11-21T", "-2026-11-21", "2026-11-2x",
    };
    day date = NO;
    assert_true(parse_iso_day("2026-11-21", &date));
    assert_int_equal(date, day_of(2026, 11, 21));
    assert_true(parse_iso_day("2028-02-29", &date));
    assert_true(parse_iso_day("1900-01-01", &date));
    assert_true(parse_iso_day("2200-12-31", &date));
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        date = NO;
        CHECK_ROW(!parse_iso_day(wrong[i], &date) && date == NO, wrong[i]);
    }
}

static void iso_times(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int32_t second;
        bool has_offset;
        int32_t offset;
    } rows[] = {
        {"2026-11-21T09:00", 32400, false, 0},
        {"2026-11-21 09:00", 32400, false, 0},
        {"2026-11-21T09:00:30", 32430, false, 0},
        {"2026-11-21T09:00Z", 32400, true, 0},
        {"2026-11-21T09:00:00Z", 32400, true, 0},
        {"2026-11-21T09:00+01:00", 32400, true, 3600},
        {"2026-11-21T09:00:00-09:30", 32400, true, -34200},
        {"2026-11-21T09:00:00+00:53:28", 32400, true, 3208},
        {"2026-11-21T23:59:59+14:00", 86399, true, 50400},
        {"2026-11-21T00:00-00:00", 0, true, 0},
    };
    static const char *const wrong[] = {
        "2026-11-21",
        "2026-11-21T",
        "2026-11-21T9:00",
        "2026-11-21T09",
        "2026-11-21T24:00",
        "2026-11-21T09:60",
        "2026-11-21T09:00:60",
        "2026-11-21T09:00+1",
        "2026-11-21T09:00+0100",
        "2026-11-21T09:00 +01:00",
        "2026-11-21T09:00z",
        "2026-11-21  09:00",
        "2026-11-31T09:00",
        "2026-11-21T09:00:00.5",
        "2026-11-21t09:00",
        "2026-11-21T09:00+25:00",
        "2026-11-21T09:00ZZ",
        "2026-11-21T09:00+01:00x",
        "",
        "2026-11-21T09:00:",
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct wall wall;
        bool has_offset;
        int32_t offset;
        CHECK_ROW(parse_iso_time(rows[i].text, &wall, &has_offset, &offset), rows[i].text);
        CHECK_ROW(wall.day == day_of(2026, 11, 21), rows[i].text);
        CHECK_ROW(wall.second == rows[i].second, rows[i].text);
        CHECK_ROW(has_offset == rows[i].has_offset && offset == rows[i].offset, rows[i].text);
    }
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        struct wall wall = {NO, NO};
        bool has_offset;
        int32_t offset = NO;
        CHECK_ROW(!parse_iso_time(wrong[i], &wall, &has_offset, &offset), wrong[i]);
        CHECK_ROW(wall.day == NO && wall.second == NO && offset == NO, wrong[i]);
    }
}

static void clocks(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        minutes minute;
    } rows[] = {
        {"9:00", 540},     {"09:00", 540},  {"9am", 540},    {"9:30pm", 1290}, {"17h", 1020},
        {"17:00", 1020},   {"0:00", 0},     {"24:00", 1440}, {"24h", 1440},    {"12am", 0},
        {"12pm", 720},     {"12:30am", 30}, {"9AM", 540},    {"9 am", 540},    {"9Pm", 1260},
        {"11:59pm", 1439}, {"0h", 0},       {"17H", 1020},   {"1:05", 65},     {"23:59", 1439},
        {"9", NO},         {"9:5", NO},     {"9:60", NO},    {"25:00", NO},    {"24:01", NO},
        {"13pm", NO},      {"0am", NO},     {"9:00 ", NO},   {" 9:00", NO},    {"9.30", NO},
        {"009:00", NO},    {"9:000", NO},   {"am", NO},      {"", NO},         {"9:00x", NO},
        {"9amx", NO},      {"1h30", NO},    {"17h30", NO},   {"-9:00", NO},    {"9:-1", NO},
        {"9a", NO},        {"9pm pm", NO},  {"17hpm", NO},   {"9:00:00", NO},  {"nine", NO},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        minutes minute = NO;
        CHECK_ROW(parse_clock(rows[i].text, &minute) == (rows[i].minute != NO), rows[i].text);
        CHECK_ROW(minute == rows[i].minute, rows[i].text);
    }
}

static void clock_ranges(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        minutes start, end;
    } rows[] = {
        {"15:00-16:30", 900, 990},
        {"9-11am", 540, 660},
        {"9:00\u201310:00", 540, 600},
        {"9:00 - 10:00", 540, 600},
        {"9:00\u201410:00", 540, 600},
        {"1-3pm", 780, 900},
        {"11-1pm", 660, 780},
        {"12-1pm", 720, 780},
        {"9am-5pm", 540, 1020},
        {"9:30-11am", 570, 660},
        {"9-17h", 540, 1020},
        {"9-17:00", 540, 1020},
        {"20:00-24:00", 1200, 1440},
        {"22:00-2:00", 1320, 120}, /* past midnight */
        {"11pm-1am", 1380, 60},
        {"9-11", NO, NO}, /* might be anything */
        {"9:00-11", NO, NO},
        {"9:00-9:00", NO, NO},
        {"24:00-1:00", NO, NO},
        {"9:00", NO, NO},
        {"9:00-", NO, NO},
        {"-10:00", NO, NO},
        {"9:00-10:00-11:00", NO, NO},
        {"9:00--10:00", NO, NO},
        {"9:00-10:00 x", NO, NO},
        {"15-16pm", NO, NO},
        {"9:61-10:00", NO, NO},
        {"2026-11-21", NO, NO},
        {"", NO, NO},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        minutes start = NO, end = NO;
        bool good = rows[i].start != NO;
        CHECK_ROW(parse_clock_range(rows[i].text, &start, &end) == good, rows[i].text);
        CHECK_ROW(start == rows[i].start && end == rows[i].end, rows[i].text);
    }
}

static void lengths(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        minutes length; /* with a day of 8 h */
    } rows[] = {
        {"90m", 90},        {"1h30", 90},      {"1h30m", 90},    {"1.5h", 90},      {"2h", 120},
        {"45min", 45},      {"2 hours", 120},  {"1d", 480},      {"0m", 0},         {"1 hour", 60},
        {"30 minutes", 30}, {"1 minute", 1},   {"2hrs", 120},    {"1hr 15min", 75}, {"1h 30", 90},
        {"1h 30m", 90},     {"0.25h", 15},     {"1.33h", 80},    {"1.5d", 720},     {"1d 2h", 600},
        {"1d2h30", 630},    {"1d 30m", 510},   {"2 days", 960},  {"2H", 120},       {"90 MIN", 90},
        {"1h05", 65},       {"120m", 120},     {"36h", 2160},    {"0.5m", 1},       {"1.999h", 120},
        {"1098d", 527040},  {"8784h", 527040}, {"1h5", 65},      {"40h", 2400},     {"90", NO},
        {"", NO},           {"h", NO},         {"m30", NO},      {"1h60", NO},      {"1h90m", NO},
        {"1.5h30", NO},     {"1h1.5m", NO},    {"30m1h", NO},    {"1h1h", NO},      {"-1h", NO},
        {"+1h", NO},        {"1,5h", NO},      {".5h", NO},      {"1.h", NO},       {"1h x", NO},
        {"1 h 30 x", NO},   {"1w", NO},        {"2 months", NO}, {"1:30", NO},      {"8785h", NO},
        {"9999999h", NO},   {"1d25h", NO},     {"1.2345h", NO},  {"1hh", NO},       {"monitor", NO},
        {"1may", NO},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        minutes length = NO;
        CHECK_ROW(parse_length(rows[i].text, 480, &length) == (rows[i].length != NO), rows[i].text);
        CHECK_ROW(length == rows[i].length, rows[i].text);
    }
    minutes length = NO;
    assert_true(parse_length("1d", DAY_MINUTES, &length));
    assert_int_equal(length, 1440);
    assert_true(parse_length("366d", DAY_MINUTES, &length));
    assert_false(parse_length("367d", DAY_MINUTES, &length));
    assert_false(parse_length("1d", 0, &length));
    assert_true(parse_length("1h", 0, &length));
}

/* What is written is read back. */
static void lengths_come_back(void **state)
{
    (void)state;
    for (minutes length = 0; length < 10000; length++) {
        char buf[DATE_SIZE];
        minutes back = NO;
        assert_true(parse_length(length_format(length, buf), 480, &back));
        assert_int_equal(back, length);
    }
    for (minutes minute = 0; minute <= 1440; minute++) {
        char buf[DATE_SIZE];
        minutes back = NO;
        assert_true(parse_clock(clock_format(minute, true, buf), &back));
        assert_int_equal(back, minute);
        assert_true(parse_clock(clock_format(minute, false, buf), &back));
        assert_int_equal(back, minute % 1440);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_numbers), cmocka_unit_test(real_numbers),
        cmocka_unit_test(iso_days),      cmocka_unit_test(iso_times),
        cmocka_unit_test(clocks),        cmocka_unit_test(clock_ranges),
        cmocka_unit_test(lengths),       cmocka_unit_test(lengths_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
