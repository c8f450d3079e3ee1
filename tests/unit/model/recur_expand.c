/* SPDX-License-Identifier: MIT
 *
 * Series expanded, worked out by hand: clocks that change, leap years, week numbers, positions,
 * budgets, and what EXDATE, EXRULE and RDATE do.
 */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "juggle/model/recur.h"
#include "recur_zonefile.h"

struct row {
    const char *name, *start, *rules, *rdates, *exdates;
    const char *expected; /* the first ones; "..." at the end: more follow */
};

static const struct row rows[] = {
    {"a day each year only in leap years", "20240229", "FREQ=YEARLY", NULL, NULL,
     "20240229 20280229 20320229 ..."},
    {"months without the 31st are passed over", "20260131", "FREQ=MONTHLY;COUNT=4", NULL, NULL,
     "20260131 20260331 20260531 20260731"},
    {"last day of each month", "20260131", "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=4", NULL, NULL,
     "20260131 20260228 20260331 20260430"},
    {"last working day", "20260130T170000", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=4",
     NULL, NULL, "20260130T170000 20260227T170000 20260331T170000 20260430T170000"},
    {"Friday the 13th", "20260213", "FREQ=YEARLY;BYDAY=FR;BYMONTHDAY=13;COUNT=4", NULL, NULL,
     "20260213 20260313 20261113 20270813"},
    {"Thanksgiving", "20261126", "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=3", NULL, NULL,
     "20261126 20271125 20281123"},
    {"election day: the Tuesday after a Monday", "20241105",
     "FREQ=YEARLY;INTERVAL=2;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=3", NULL, NULL,
     "20241105 20261103 20281107"},
    {"week 53 exists in some years only", "20261231", "FREQ=YEARLY;BYWEEKNO=53;BYDAY=TH", NULL,
     NULL, "20261231 20321230 20371231 ..."},
    {"week 1 may begin in December", "20251229", "FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO;COUNT=3", NULL,
     NULL, "20251229 20270104 20280103"},
    {"day -1 of the year", "20261231", "FREQ=YEARLY;BYYEARDAY=-1,366;COUNT=4", NULL, NULL,
     "20261231 20271231 20281231 20291231"},
    {"every other week counts from Monday", "20261122T090000",
     "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;COUNT=4", NULL, NULL,
     "20261122T090000 20261130T090000 20261206T090000 20261214T090000"},
    {"every other week counts from Sunday", "20261122T090000",
     "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;COUNT=4;WKST=SU", NULL, NULL,
     "20261122T090000 20261123T090000 20261206T090000 20261207T090000"},
    {"hours on chosen days", "20261121T220000", "FREQ=HOURLY;INTERVAL=5;BYDAY=MO;COUNT=5", NULL,
     NULL, "20261123T040000 20261123T090000 20261123T140000 20261123T190000 20261130T010000"},
    {"times of the day", "20261121T100000", "FREQ=DAILY;BYHOUR=9,17;BYMINUTE=0,30;COUNT=5", NULL,
     NULL, "20261121T170000 20261121T173000 20261122T090000 20261122T093000 20261122T170000"},
    {"an UNTIL that is a date takes its whole day", "20261121T100000", "FREQ=DAILY;UNTIL=20261123",
     NULL, NULL, "20261121T100000 20261122T100000 20261123T100000"},
    {"UNTIL is inclusive to the second", "20261121T100000", "FREQ=DAILY;UNTIL=20261122T100000",
     NULL, NULL, "20261121T100000 20261122T100000"},
    {"a start that doesn't match is none", "20261121T100000", "FREQ=WEEKLY;BYDAY=MO;COUNT=2", NULL,
     NULL, "20261123T100000 20261130T100000"},
    {"unless nothing else is", "20261121T100000", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", NULL, NULL,
     "20261121T100000"},
    {"nor if it ends before it begins", "20261121T100000", "FREQ=DAILY;UNTIL=20200101", NULL, NULL,
     "20261121T100000"},
    {"without rules only the start and RDATEs", "20261121T100000", NULL,
     "20261124T090000,20261122,20261121T100000", NULL,
     "20261121T100000 20261122T100000 20261124T090000"},
    {"RDATE as a period, bad ones left out", "20261121T100000", NULL,
     "20261124T090000/PT1H,garbage,20261399", NULL, "20261121T100000 20261124T090000"},
    {"EXDATE to the second", "20261121T100000", "FREQ=DAILY;COUNT=4", NULL,
     "20261122T100000,20261123T100001,20261121T100000", "20261123T100000 20261124T100000"},
    {"EXDATE as a date takes the whole day", "20261121T100000", "FREQ=DAILY;BYHOUR=9,10;COUNT=5",
     NULL, "20261122", "20261121T100000 20261123T090000 20261123T100000"},
    {"EXDATE of whole days, even with a time", "20261121", "FREQ=DAILY;COUNT=3", NULL,
     "20261122T000000Z", "20261121 20261123"},
    {"EXDATE takes RDATEs too", "20261121", NULL, "20261125,20261126", "20261125",
     "20261121 20261126"},
    {"several rules, each day once", "20261123T100000",
     "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4\nRRULE:FREQ=WEEKLY;BYDAY=WE,FR;COUNT=2", NULL, NULL,
     "20261123T100000 20261125T100000 20261127T100000 20261130T100000 20261202T100000"},
    {"EXRULE: January without weekends", "20020101T090000Z",
     "FREQ=DAILY;UNTIL=20020201T000000Z\nEXRULE:FREQ=WEEKLY;BYDAY=SA;UNTIL=20020201T000000Z\n"
     "EXRULE:FREQ=WEEKLY;BYDAY=SU;UNTIL=20020201T000000Z",
     NULL, NULL,
     "20020101T090000 20020102T090000 20020103T090000 20020104T090000 20020107T090000 ..."},
    {"a refused rule leaves the start", "20261121T100000", "FREQ=MINUTELY;COUNT=100", NULL, NULL,
     "20261121T100000"},
    {"whole days don't repeat by the hour", "20261121", "FREQ=HOURLY", NULL, NULL, "20261121"},
    {"whole days know no times of day", "20261121", "FREQ=DAILY;BYHOUR=9;BYMINUTE=1,2;COUNT=2",
     NULL, NULL, "20261121 20261122"},
    {"day of the month of DTSTART's month", "20260215", "FREQ=YEARLY;BYMONTHDAY=15;COUNT=2", NULL,
     NULL, "20260215 20270215"},
    {"or of every month, where DTSTART says nothing", "20260216",
     "FREQ=YEARLY;BYMONTHDAY=15;COUNT=2", NULL, NULL, "20260315 20260415"},
};

static void check_row(const struct row *row)
{
    struct arena arena;
    struct recur_moment start;
    struct recur_set set;
    struct recur_result result;
    struct str got;
    char buf[RECUR_MOMENT_SIZE];
    arena_init(&arena);
    str_init(&got);
    assert_true(recur_moment_parse(row->start, strlen(row->start), &start));
    struct recur_source source = {.start = start.wall,
                                  .all_day = start.date,
                                  .rules = row->rules,
                                  .rdates = row->rdates,
                                  .exdates = row->exdates};
    (void)recur_build(&arena, &source, &set, NULL);
    recur_expand(&arena, &set, (struct span){INT64_MIN, INT64_MAX}, RECUR_STEPS, &result);
    size_t wanted = strlen(row->expected);
    for (size_t i = 0; i < result.count && got.length < wanted + 20; i++) {
        struct recur_moment at = {result.at[i].at, start.date, false};
        str_addf(&got, "%s%s", i ? " " : "", recur_moment_format(&at, buf));
    }
    if (wanted > 3 && !strcmp(row->expected + wanted - 3, "..."))
        got.text[wanted - 3 < got.length ? wanted - 3 : got.length] = '\0', wanted -= 3;
    if (strncmp(got.text, row->expected, wanted) != 0 || strlen(got.text) != wanted)
        fail_msg("%s: %s\n got %s", row->name, row->expected, got.text);
    str_finish(&got);
    arena_finish(&arena);
}

static void series_by_hand(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_row(&rows[i]);
}

/* Expands in the clock of Berlin, 2026; the starts' UTC times, "day/hour:minute". */
static void check_berlin(const char *start_text, const char *rules, const char *exdates,
                         struct recur_length length, const char *expected)
{
    struct arena arena;
    struct recur_moment start;
    struct recur_set set;
    struct recur_result result;
    struct str got;
    arena_init(&arena);
    str_init(&got);
    assert_true(recur_moment_parse(start_text, strlen(start_text), &start));
    struct recur_source source = {.start = start.wall,
                                  .zone = zone_berlin_2026(&arena),
                                  .length = length,
                                  .rules = rules,
                                  .exdates = exdates};
    assert_int_equal(recur_build(&arena, &source, &set, NULL), RECUR_ACCEPTED);
    recur_expand(&arena, &set, (struct span){INT64_MIN, INT64_MAX}, RECUR_STEPS, &result);
    for (size_t i = 0; i < result.count; i++) {
        struct wall utc = wall_from_seconds(result.at[i].start);
        str_addf(&got, "%s%d/%d:%02d", i ? " " : "", day_civil(utc.day).mday, utc.second / 3600,
                 utc.second / 60 % 60);
        if (length.days || length.seconds)
            str_addf(&got, "+%d", (int)(result.at[i].end - result.at[i].start) / 60);
    }
    assert_string_equal(got.text, expected);
    str_finish(&got);
    arena_finish(&arena);
}

static void clocks_that_change(void **state)
{
    const struct recur_length none = {0, 0}, hour = {0, 3600}, one_day = {1, 0};
    (void)state;
    /* Nine stays nine. */
    check_berlin("20260328T090000", "FREQ=DAILY;COUNT=3", NULL, none, "28/8:00 29/7:00 30/7:00");
    /* In the gap the offset before it holds, and the day after all is as before. */
    check_berlin("20260328T023000", "FREQ=DAILY;COUNT=3", NULL, none, "28/1:30 29/1:30 30/0:30");
    /* In the overlap the first of the two. */
    check_berlin("20261024T023000", "FREQ=DAILY;COUNT=3", NULL, none, "24/0:30 25/0:30 26/1:30");
    /* Hours of the wall clock: two that fall on one instant are one. */
    check_berlin("20260329T010000", "FREQ=HOURLY;COUNT=4", NULL, none, "29/0:00 29/1:00 29/2:00");
    /* In order even where the gap turns it round. */
    check_berlin("20260329T023000", "FREQ=DAILY;BYHOUR=2,3;BYMINUTE=0,30;COUNT=3", NULL, none,
                 "29/1:00 29/1:30");
    /* A UTC UNTIL is turned into the wall clock. */
    check_berlin("20260328T090000", "FREQ=DAILY;UNTIL=20260330T070000Z", NULL, none,
                 "28/8:00 29/7:00 30/7:00");
    check_berlin("20260328T090000", "FREQ=DAILY;UNTIL=20260330T065959Z", NULL, none,
                 "28/8:00 29/7:00");
    /* EXDATE as UTC, as local time, as a date. */
    check_berlin("20260328T090000", "FREQ=DAILY;COUNT=4", "20260329T070000Z,20260331", none,
                 "28/8:00 30/7:00");
    check_berlin("20260328T023000", "FREQ=DAILY;COUNT=3", "20260329T023000", none,
                 "28/1:30 30/0:30");
    /* Seconds are exact, days are the wall clock's. */
    check_berlin("20260328T120000", "FREQ=DAILY;COUNT=2", NULL, hour, "28/11:00+60 29/10:00+60");
    check_berlin("20260328T120000", "FREQ=DAILY;COUNT=2", NULL, one_day,
                 "28/11:00+1380 29/10:00+1440");
}

static struct recur_set build(struct arena *arena, const char *start_text, const char *rules,
                              int64_t seconds)
{
    struct recur_moment start;
    struct recur_set set;
    assert_true(recur_moment_parse(start_text, strlen(start_text), &start));
    struct recur_source source = {
        .start = start.wall, .all_day = start.date, .rules = rules, .length = {0, seconds}};
    assert_int_equal(recur_build(arena, &source, &set, NULL), RECUR_ACCEPTED);
    return set;
}

static instant utc(int year, int month, int mday, int hour)
{
    return (instant)day_of(year, month, mday) * DAY_SECONDS + hour * 3600;
}

static void windows_are_half_open(void **state)
{
    struct arena arena;
    struct recur_result result;
    (void)state;
    arena_init(&arena);
    struct recur_set set = build(&arena, "20260101T230000", "FREQ=DAILY", 2 * 3600);
    struct recur_set point = build(&arena, "20260101T230000", "FREQ=DAILY", 0);
    /* What began the evening before still overlaps; what ends at the edge doesn't. */
    recur_expand(&arena, &set, (struct span){utc(2026, 5, 5, 0), utc(2026, 5, 5, 23)}, RECUR_STEPS,
                 &result);
    assert_int_equal(result.count, 1);
    assert_int_equal(result.at[0].start, utc(2026, 5, 4, 23));
    recur_expand(&arena, &set, (struct span){utc(2026, 5, 5, 1), utc(2026, 5, 5, 23)}, RECUR_STEPS,
                 &result);
    assert_int_equal(result.count, 0);
    recur_expand(&arena, &point, (struct span){utc(2026, 5, 5, 23), utc(2026, 5, 6, 23)},
                 RECUR_STEPS, &result);
    assert_int_equal(result.count, 1);
    assert_int_equal(result.at[0].start, utc(2026, 5, 5, 23));
    /* Before DTSTART there is nothing. */
    recur_expand(&arena, &set, (struct span){utc(2020, 1, 1, 0), utc(2026, 1, 1, 23)}, RECUR_STEPS,
                 &result);
    assert_int_equal(result.count, 0);
    arena_finish(&arena);
}

static void hostile_rules_end(void **state)
{
    static const char *const rules[] = {
        "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=999999999",
        "FREQ=HOURLY;INTERVAL=999999999;COUNT=999999999",
        "FREQ=YEARLY;INTERVAL=999999999;COUNT=999999999",
        "FREQ=WEEKLY;INTERVAL=999999999;COUNT=999999999;BYDAY=MO,TU,WE,TH,FR,SA,SU",
        "FREQ=YEARLY;BYDAY=-53MO;BYMONTH=2",
        "FREQ=DAILY;BYHOUR=0,1,2,3;BYMINUTE=0,1,2,3;BYSETPOS=-1,-366,1;COUNT=99999999",
        "FREQ=HOURLY;BYHOUR=5;BYSETPOS=-366,366",
        "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
    };
    struct arena arena;
    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        struct recur_set set = build(&arena, "19000101T050000", rules[i], 0);
        struct recur_result result;
        instant first, last;
        recur_expand(&arena, &set, (struct span){INT64_MIN, INT64_MAX}, RECUR_STEPS, &result);
        assert_true(result.count <= RECUR_STEPS);
        recur_bounds(&set, RECUR_STEPS, &first, &last);
        assert_true(first <= last);
        arena_reset(&arena);
    }
    arena_finish(&arena);
}

static void budget_is_told(void **state)
{
    struct arena arena;
    struct recur_result result;
    (void)state;
    arena_init(&arena);
    struct recur_set set = build(&arena, "20000101T000000", "FREQ=HOURLY", 0);
    recur_expand(&arena, &set, (struct span){INT64_MIN, INT64_MAX}, 1000, &result);
    assert_true(result.exhausted);
    assert_in_range(result.count, 400, 1000);
    recur_expand(&arena, &set, (struct span){utc(2150, 1, 1, 0), utc(2150, 1, 1, 12)}, 100,
                 &result);
    assert_false(result.exhausted);
    assert_int_equal(result.count, 12);
    arena_finish(&arena);
}

static void check_bounds(const char *start, const char *rules, instant first, instant last)
{
    struct arena arena;
    instant got_first, got_last;
    arena_init(&arena);
    struct recur_set set = build(&arena, start, rules, 3600);
    recur_bounds(&set, RECUR_STEPS, &got_first, &got_last);
    assert_int_equal(got_first, first);
    assert_int_equal(got_last, last);
    arena_finish(&arena);
}

static void bounds(void **state)
{
    (void)state;
    check_bounds("20260101T080000", NULL, utc(2026, 1, 1, 8), utc(2026, 1, 1, 9));
    check_bounds("20260101T080000", "FREQ=DAILY", utc(2026, 1, 1, 8), INT64_MAX);
    check_bounds("20260101T080000", "FREQ=DAILY;COUNT=3", utc(2026, 1, 1, 8), utc(2026, 1, 3, 9));
    check_bounds("20260101T080000", "FREQ=WEEKLY;BYDAY=MO,FR;COUNT=5", utc(2026, 1, 2, 8),
                 utc(2026, 1, 16, 9));
    check_bounds("20260101T080000", "FREQ=DAILY;BYDAY=MO;UNTIL=20261231", utc(2026, 1, 5, 8),
                 utc(2026, 12, 28, 9));
    check_bounds("20260101T080000", "FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO;UNTIL=20261231",
                 utc(2026, 1, 1, 8), utc(2026, 1, 1, 9));
    check_bounds("20251001T080000", "FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO;UNTIL=20251231",
                 utc(2025, 12, 29, 8), utc(2025, 12, 29, 9));
    check_bounds("20260131T080000", "FREQ=MONTHLY;COUNT=4", utc(2026, 1, 31, 8),
                 utc(2026, 7, 31, 9));
    check_bounds("20260101T080000", "FREQ=HOURLY;COUNT=999999999", utc(2026, 1, 1, 8),
                 utc(2201, 1, 1, 0));
    check_bounds("20260101T080000", "FREQ=DAILY;UNTIL=20200101", utc(2026, 1, 1, 8),
                 utc(2026, 1, 1, 9));
}

static void cut_in_two(void **state)
{
    struct arena arena;
    struct recur_rule before, after;
    struct str text;
    (void)state;
    arena_init(&arena);
    str_init(&text);
    struct recur_set set = build(&arena, "20260105T080000", "FREQ=WEEKLY;BYDAY=MO,FR;COUNT=5", 0);
    assert_true(recur_split(&set, 0, utc(2026, 1, 12, 8), &before, &after));
    recur_format(&before, &text);
    assert_string_equal(text.text, "FREQ=WEEKLY;UNTIL=20260112T075959Z;BYDAY=MO,FR");
    str_clear(&text);
    recur_format(&after, &text);
    assert_string_equal(text.text, "FREQ=WEEKLY;COUNT=3;BYDAY=MO,FR");
    assert_false(recur_split(&set, 0, utc(2026, 1, 20, 8), &before, &after));
    set = build(&arena, "20260105", "FREQ=DAILY;UNTIL=20260110", 0);
    assert_true(recur_split(&set, 0, utc(2026, 1, 10, 0), &before, &after));
    str_clear(&text);
    recur_format(&before, &text);
    assert_string_equal(text.text, "FREQ=DAILY;UNTIL=20260109");
    assert_false(recur_split(&set, 0, utc(2026, 1, 11, 0), &before, &after));
    str_finish(&text);
    arena_finish(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(series_by_hand),
        cmocka_unit_test(clocks_that_change),
        cmocka_unit_test(windows_are_half_open),
        cmocka_unit_test(hostile_rules_end),
        cmocka_unit_test(budget_is_told),
        cmocka_unit_test(bounds),
        cmocka_unit_test(cut_in_two),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
