/* SPDX-License-Identifier: MIT
 *
 * The days that people name, told on Saturday 2026-11-21, and the words that
 * only look like days.
 */
#include "unit.h"

#include <string.h>

#include "juggle/base/parse.h"

struct row {
    const char *text;
    const char *day; /* NULL: refused */
};

static void check(const struct row *rows, size_t count, day today, enum weekday week_start)
{
    for (size_t i = 0; i < count; i++) {
        day date = DAY_NONE;
        char buf[DATE_SIZE];
        bool good = parse_day(rows[i].text, today, week_start, &date);
        if (good != (rows[i].day != NULL))
            fail_msg("\"%s\": %s", rows[i].text, good ? day_format(date, buf) : "refused");
        if (good && strcmp(day_format(date, buf), rows[i].day) != 0)
            fail_msg("\"%s\": %s", rows[i].text, buf);
        if (!good && date != DAY_NONE)
            fail_msg("\"%s\": refused, but it set a day", rows[i].text);
    }
}

static void on_a_saturday(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"today", "2026-11-21"},       {"Today", "2026-11-21"},      {"TODAY", "2026-11-21"},
        {"tomorrow", "2026-11-22"},    {"tmr", "2026-11-22"},        {"yesterday", "2026-11-20"},
        {"fri", "2026-11-27"},         {"sat", "2026-11-28"},        {"sun", "2026-11-22"},
        {"Saturday", "2026-11-28"},    {"monday", "2026-11-23"},     {"tues", "2026-11-24"},
        {"wed", "2026-11-25"},         {"weds", "2026-11-25"},       {"thurs", "2026-11-26"},
        {"next mon", "2026-11-23"},    {"next sun", "2026-11-29"},   {"next sat", "2026-11-28"},
        {"Next Friday", "2026-11-27"}, {"+3d", "2026-11-24"},        {"-1w", "2026-11-14"},
        {"+0d", "2026-11-21"},         {"+2w", "2026-12-05"},        {"-21d", "2026-10-31"},
        {"in 3 days", "2026-11-24"},   {"in 1 day", "2026-11-22"},   {"in 2 weeks", "2026-12-05"},
        {"3 weeks", "2026-12-12"},     {"10 days", "2026-12-01"},    {"in 3 months", "2027-02-21"},
        {"eow", "2026-11-22"},         {"eom", "2026-11-30"},        {"EOM", "2026-11-30"},
        {"dec 3", "2026-12-03"},       {"3 dec", "2026-12-03"},      {"December 3", "2026-12-03"},
        {"3rd dec", "2026-12-03"},     {"dec 3rd", "2026-12-03"},    {"3. dec", "2026-12-03"},
        {"dec 3 2027", "2027-12-03"},  {"3 dec 2027", "2027-12-03"}, {"dec 3, 2027", "2027-12-03"},
        {"nov 21", "2026-11-21"},      {"nov 20", "2027-11-20"},     {"jan 15", "2027-01-15"},
        {"sept 1", "2027-09-01"},      {"may 1", "2027-05-01"},      {"1 may", "2027-05-01"},
        {"mar 3", "2027-03-03"},       {"feb 29", "2028-02-29"},     {"29.2.", "2028-02-29"},
        {"3.12.", "2026-12-03"},       {"3.12.2026", "2026-12-03"},  {"03.12.2027", "2027-12-03"},
        {"1.5.", "2027-05-01"},        {"1.1.2020", "2020-01-01"},   {"2026-12-03", "2026-12-03"},
        {"2020-01-01", "2020-01-01"},  {"  dec   3 ", "2026-12-03"}, {"dec\t3", "2026-12-03"},
        {"nov 21 2026", "2026-11-21"}, {"nov 1 2025", "2025-11-01"}, {"1 jan 2200", "2200-01-01"},
    };
    check(rows, COUNT_OF(rows), day_of(2026, 11, 21), MONDAY);
}

/* A version in a title, a date where only one may stand. */
static void test_alone(void **state)
{
    day date, today = day_of(2026, 11, 21);
    (void)state;
    assert_false(parse_day("3.12", today, MONDAY, &date));
    assert_true(parse_day_alone("3.12", today, MONDAY, &date));
    assert_int_equal(date, day_of(2026, 12, 3));
    assert_true(parse_day_alone("20.11", today, MONDAY, &date));
    assert_int_equal(date, day_of(2027, 11, 20));
    assert_false(parse_day_alone("31.4", today, MONDAY, &date));
    assert_false(parse_day_alone("3.12x", today, MONDAY, &date));
    assert_true(parse_day_alone("fri", today, MONDAY, &date));
    assert_int_equal(date, day_of(2026, 11, 27));
}

static const struct row lookalikes[] = {
    {"", NULL},
    {" ", NULL},
    {"monitor", NULL},
    {"may", NULL},
    {"march", NULL},
    {"sunny", NULL},
    {"satellite", NULL},
    {"friend", NULL},
    {"wednes", NULL},
    {"mo", NULL},
    {"m", NULL},
    {"next", NULL},
    {"next week", NULL},
    {"next month", NULL},
    {"next monitor", NULL},
    {"mon tue", NULL},
    {"12/3", NULL},
    {"3/12/2026", NULL},
    {"3", NULL},
    {"3rd", NULL},
    {"1.5", NULL},
    {"1.5h", NULL},
    {"3.13.", NULL},
    {"31.4.", NULL},
    {"3.12", NULL},
    {"3.12.26", NULL},
    {"3.12.2026.", NULL},
    {"3.12.2026x", NULL},
    {"dec", NULL},
    {"dec 32", NULL},
    {"dec 0", NULL},
    {"feb 30", NULL},
    {"feb 29 2027", NULL},
    {"dec 3 27", NULL},
    {"dec 3 2027 x", NULL},
    {"dec 3 1899", NULL},
    {"dec 3 2201", NULL},
    {"+3", NULL},
    {"3d", NULL},
    {"+d", NULL},
    {"+3m", NULL},
    {"+3x", NULL},
    {"+-3d", NULL},
    {"in 3", NULL},
    {"in days", NULL},
    {"in three days", NULL},
    {"3 d", NULL},
    {"3 weeks ago", NULL},
    {"in -3 days", NULL},
    {"+9999d", NULL},
    {"in 3661 days", NULL},
    {"in 3000 months", NULL},
    {"+3661w", NULL},
    {"today tomorrow", NULL},
    {"todays", NULL},
    {"2026-11-31", NULL},
    {"2026-12-03x", NULL},
    {"a very long line of many words", NULL},
    {"antidisestablishmentarianism", NULL},
    {"dec.3", NULL},
    {"dec3", NULL},
    {"3dec", NULL},
    {"..", NULL},
    {"fri 27", NULL},
    {"this fri", NULL},
    {"decem 3", NULL},
    {"\xff", NULL},
};

static void only_lookalikes(void **state)
{
    (void)state;
    check(lookalikes, COUNT_OF(lookalikes), day_of(2026, 11, 21), MONDAY);
}

/* A week that starts on Sunday ends on Saturday. */
static void where_weeks_start_on_sunday(void **state)
{
    (void)state;
    static const struct row saturday[] = {
        {"eow", "2026-11-21"},      {"next sun", "2026-11-22"}, {"next mon", "2026-11-23"},
        {"next sat", "2026-11-28"}, {"sun", "2026-11-22"},      {"next fri", "2026-11-27"},
    };
    static const struct row sunday[] = {
        {"eow", "2026-11-28"}, {"next sun", "2026-11-29"}, {"next mon", "2026-11-30"},
        {"sun", "2026-11-29"}, {"mon", "2026-11-23"},
    };
    check(saturday, COUNT_OF(saturday), day_of(2026, 11, 21), SUNDAY);
    check(sunday, COUNT_OF(sunday), day_of(2026, 11, 22), SUNDAY);
}

static void on_a_wednesday(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"mon", "2026-11-23"},      {"next mon", "2026-11-23"}, {"fri", "2026-11-20"},
        {"next fri", "2026-11-27"}, {"wed", "2026-11-25"},      {"next wed", "2026-11-25"},
        {"eow", "2026-11-22"},
    };
    check(rows, COUNT_OF(rows), day_of(2026, 11, 18), MONDAY);
}

static void at_the_ends_of_months_and_years(void **state)
{
    (void)state;
    static const struct row new_years_eve[] = {
        {"tomorrow", "2028-01-01"}, {"eom", "2027-12-31"},    {"in 2 months", "2028-02-29"},
        {"jan 1", "2028-01-01"},    {"dec 31", "2027-12-31"}, {"31.12.", "2027-12-31"},
        {"feb 29", "2028-02-29"},
    };
    static const struct row leap_day[] = {
        {"feb 29", "2028-02-29"},
        {"feb 28", "2029-02-28"},
        {"eom", "2028-02-29"},
        {"in 12 months", "2029-02-28"},
    };
    check(new_years_eve, COUNT_OF(new_years_eve), day_of(2027, 12, 31), MONDAY);
    check(leap_day, COUNT_OF(leap_day), day_of(2028, 2, 29), MONDAY);
}

static void every_weekday_is_ahead(void **state)
{
    (void)state;
    for (day today = day_of(2026, 11, 1); today < day_of(2026, 12, 1); today++) {
        for (int i = MONDAY; i <= SUNDAY; i++) {
            enum weekday weekday = (enum weekday)i;
            day date;
            assert_true(parse_day(weekday_short(weekday), today, MONDAY, &date));
            assert_int_equal(day_weekday(date), weekday);
            assert_true(date > today && date <= today + 7);
        }
    }
}

static void single_words(void **state)
{
    (void)state;
    enum weekday weekday = SUNDAY;
    int month = 0;
    assert_true(parse_weekday("MON", &weekday));
    assert_int_equal(weekday, MONDAY);
    assert_true(parse_weekday("thur", &weekday));
    assert_int_equal(weekday, THURSDAY);
    assert_false(parse_weekday("monitor", &weekday));
    assert_false(parse_weekday("", &weekday));
    assert_int_equal(weekday, THURSDAY);
    assert_true(parse_month("Sept", &month));
    assert_int_equal(month, 9);
    assert_true(parse_month("MAY", &month));
    assert_int_equal(month, 5);
    assert_false(parse_month("maybe", &month));
    assert_false(parse_month("", &month));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_alone),
        cmocka_unit_test(on_a_saturday),
        cmocka_unit_test(only_lookalikes),
        cmocka_unit_test(where_weeks_start_on_sunday),
        cmocka_unit_test(on_a_wednesday),
        cmocka_unit_test(at_the_ends_of_months_and_years),
        cmocka_unit_test(every_weekday_is_ahead),
        cmocka_unit_test(single_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
