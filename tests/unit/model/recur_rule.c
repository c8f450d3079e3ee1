/* SPDX-License-Identifier: MIT
 *
 * One rule: what is read, what is refused and under which name, and that text comes back as it went
 * in.
 */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "juggle/model/recur_rule.h"

static void same_text_comes_back(void **state)
{
    static const char *const texts[] = {
        "FREQ=DAILY",
        "FREQ=WEEKLY;INTERVAL=2;COUNT=10;BYDAY=MO,WE,FR;WKST=SU",
        "FREQ=MONTHLY;BYDAY=-2FR,1FR",
        "FREQ=MONTHLY;BYMONTHDAY=-3,1,15",
        "FREQ=YEARLY;UNTIL=20301231;BYMONTH=1,12;BYDAY=SU",
        "FREQ=YEARLY;UNTIL=20301231T235959;BYWEEKNO=-1,20;BYDAY=MO",
        "FREQ=YEARLY;UNTIL=20301231T235959Z;BYYEARDAY=-366,-1,1,366",
        "FREQ=DAILY;BYHOUR=9,17;BYMINUTE=0,30;BYSECOND=0,59;BYSETPOS=-366,2",
        "FREQ=HOURLY;INTERVAL=3;BYYEARDAY=100",
        "FREQ=YEARLY;BYDAY=-53MO,53MO",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct recur_rule rule;
        struct str out;
        struct err err;
        str_init(&out);
        assert_true(recur_parse(texts[i], &rule, NULL, &err));
        recur_format(&rule, &out);
        assert_string_equal(out.text, texts[i]);
        str_finish(&out);
    }
}

static void odd_spellings_are_read(void **state)
{
    static const struct {
        const char *text, *same;
    } rows[] = {
        {"rrule:freq=weekly;byday=mo", "FREQ=WEEKLY;BYDAY=MO"},
        {"FREQ=WEEKLY;BYDAY=MO;", "FREQ=WEEKLY;BYDAY=MO"},
        {" FREQ=WEEKLY ; BYDAY = TH, MO ,MO\r\n", "FREQ=WEEKLY;BYDAY=MO,TH"},
        {"BYDAY=+1MO;FREQ=MONTHLY;INTERVAL=01", "FREQ=MONTHLY;BYDAY=1MO"},
        {"FREQ=WEEKLY;BYWEEKDAY=TU", "FREQ=WEEKLY;BYDAY=TU"},
        {"FREQ=DAILY;BYSECOND=60", "FREQ=DAILY;BYSECOND=59"},
        {"FREQ=DAILY;COUNT=99999999999999999999999", "FREQ=DAILY;COUNT=1000000000"},
        {"FREQ=DAILY;UNTIL=99991231T235959Z", "FREQ=DAILY"},
        {"FREQ=DAILY;UNTIL=00010101T000000Z", "FREQ=DAILY;UNTIL=19000101T000000"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct recur_rule rule;
        struct str out;
        struct err err;
        str_init(&out);
        assert_true(recur_parse(rows[i].text, &rule, NULL, &err));
        recur_format(&rule, &out);
        assert_string_equal(out.text, rows[i].same);
        str_finish(&out);
    }
}

static void each_refusal_has_its_name(void **state)
{
    static const struct {
        const char *text;
        enum recur_refusal why;
    } rows[] = {
        {"FREQ=MINUTELY", RECUR_SUBHOURLY},
        {"FREQ=SECONDLY;COUNT=3", RECUR_SUBHOURLY},
        {"RSCALE=GREGORIAN;FREQ=YEARLY", RECUR_RSCALE},
        {"FREQ=MONTHLY;SKIP=FORWARD", RECUR_RSCALE},
        {"FREQ=YEARLY;BYWEEKNO=1;BYMONTHDAY=30", RECUR_UNSUPPORTED},
        {"", RECUR_INVALID},
        {"COUNT=3", RECUR_INVALID},
        {"FREQ=FORTNIGHTLY", RECUR_INVALID},
        {"FREQ=DAILY;FREQ=DAILY", RECUR_INVALID},
        {"FREQ=DAILY;COUNT=3;UNTIL=20300101", RECUR_INVALID},
        {"FREQ=DAILY;COUNT=0", RECUR_INVALID},
        {"FREQ=DAILY;COUNT=-1", RECUR_INVALID},
        {"FREQ=DAILY;INTERVAL=0", RECUR_INVALID},
        {"FREQ=DAILY;INTERVAL=1.5", RECUR_INVALID},
        {"FREQ=DAILY;UNTIL=2030", RECUR_INVALID},
        {"FREQ=DAILY;UNTIL=20300230", RECUR_INVALID},
        {"FREQ=DAILY;UNTIL=20300101T2500", RECUR_INVALID},
        {"FREQ=DAILY;BYHOUR=24", RECUR_INVALID},
        {"FREQ=DAILY;BYMINUTE=60", RECUR_INVALID},
        {"FREQ=DAILY;BYSECOND=61", RECUR_INVALID},
        {"FREQ=DAILY;BYMONTH=13", RECUR_INVALID},
        {"FREQ=DAILY;BYMONTH=5L", RECUR_INVALID},
        {"FREQ=MONTHLY;BYMONTHDAY=32", RECUR_INVALID},
        {"FREQ=MONTHLY;BYMONTHDAY=0", RECUR_INVALID},
        {"FREQ=MONTHLY;BYMONTHDAY=", RECUR_INVALID},
        {"FREQ=MONTHLY;BYMONTHDAY=1,,2", RECUR_INVALID},
        {"FREQ=YEARLY;BYYEARDAY=367", RECUR_INVALID},
        {"FREQ=YEARLY;BYWEEKNO=54", RECUR_INVALID},
        {"FREQ=YEARLY;BYDAY=54MO", RECUR_INVALID},
        {"FREQ=YEARLY;BYDAY=0MO", RECUR_INVALID},
        {"FREQ=YEARLY;BYDAY=XX", RECUR_INVALID},
        {"FREQ=DAILY;BYMONTH=1;BYSETPOS=367", RECUR_INVALID},
        {"FREQ=DAILY;BYSETPOS=1", RECUR_INVALID},
        {"FREQ=DAILY;WKST=MON", RECUR_INVALID},
        {"FREQ=DAILY;X-MINE=1", RECUR_INVALID},
        {"FREQ=DAILY;BYEASTER=0", RECUR_INVALID},
        {"FREQ=MONTHLY;BYWEEKNO=2", RECUR_INVALID},
        {"FREQ=MONTHLY;BYYEARDAY=2", RECUR_INVALID},
        {"FREQ=WEEKLY;BYMONTHDAY=2", RECUR_INVALID},
        {"FREQ=WEEKLY;BYDAY=1MO", RECUR_INVALID},
        {"FREQ=DAILY;BYDAY=-1MO", RECUR_INVALID},
        {"FREQ=YEARLY;BYWEEKNO=2;BYDAY=1MO", RECUR_INVALID},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct recur_rule rule;
        struct err err = {0};
        enum recur_refusal why = RECUR_ACCEPTED;
        if (recur_parse(rows[i].text, &rule, &why, &err) || why != rows[i].why)
            fail_msg("\"%s\": refusal %d, wanted %d", rows[i].text, why, rows[i].why);
        assert_int_equal(err.code, ERR_INPUT);
        assert_true(strncmp(err.text, "RRULE: ", 7) == 0);
        assert_true(recur_refusal_text(why)[0] != '\0');
    }
}

static void english(void **state)
{
    static const struct {
        const char *rule, *text;
    } rows[] = {
        {"FREQ=DAILY", "every day"},
        {"FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=10", "every 2 weeks on Mon and Wed, 10 times"},
        {"FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every weekday"},
        {"FREQ=MONTHLY;BYDAY=2TU,-1FR", "every month on the 2nd Tue and the last Fri"},
        {"FREQ=MONTHLY;BYDAY=-2SU", "every month on the 2nd last Sun"},
        {"FREQ=MONTHLY;BYMONTHDAY=1,22,-1", "every month on the 1st, 22nd and last day"},
        {"FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=13;UNTIL=20301113",
         "every year on the 13th in Nov, until 13 Nov 2030"},
        {"FREQ=DAILY;COUNT=1", "every day, 1 time"},
        {"FREQ=HOURLY;BYHOUR=9", "every hour, with more conditions"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct recur_rule rule;
        struct str out;
        struct err err;
        str_init(&out);
        assert_true(recur_parse(rows[i].rule, &rule, NULL, &err));
        recur_describe(&rule, &out);
        assert_string_equal(out.text, rows[i].text);
        str_finish(&out);
    }
}

static void moments(void **state)
{
    static const char *const good[] = {"20261201", "20261201T100000", "20261201T100000Z",
                                       "19000101", "22001231T235959Z"};
    static const char *const bad[] = {"",           "2026120",          "20261301",
                                      "20260230",   "20261201T",        "20261201T10",
                                      "18991231",   "22010101",         "20261201T240000",
                                      "2026-12-01", "20261201T100000X", "20261201T1000000Z"};
    struct recur_moment moment;
    char buf[RECUR_MOMENT_SIZE];
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(recur_moment_parse(good[i], strlen(good[i]), &moment));
        assert_string_equal(recur_moment_format(&moment, buf), good[i]);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(recur_moment_parse(bad[i], strlen(bad[i]), &moment));
    const char period[] = "20261201T100000Z/PT1H";
    assert_true(recur_moment_parse(period, sizeof period - 1, &moment));
    assert_string_equal(recur_moment_format(&moment, buf), "20261201T100000Z");
}

static void next_occurrence(void **state)
{
    struct recur_rule rule;
    struct err err;
    struct wall next, start = {day_of(2026, 11, 21), 0};
    (void)state;
    assert_true(recur_parse("FREQ=WEEKLY;BYDAY=MO,TH;COUNT=3", &rule, NULL, &err));
    assert_true(recur_next(&rule, start, (struct wall){start.day - 1, 0}, &next));
    assert_int_equal(next.day, day_of(2026, 11, 23));
    assert_true(recur_next(&rule, start, next, &next));
    assert_int_equal(next.day, day_of(2026, 11, 26));
    assert_true(recur_next(&rule, start, next, &next));
    assert_int_equal(next.day, day_of(2026, 11, 30));
    assert_false(recur_next(&rule, start, next, &next));
}

static void until_is_anchored(void **state)
{
    struct recur_rule rule;
    struct err err;
    struct arena arena;
    char buf[RECUR_MOMENT_SIZE];
    (void)state;
    arena_init(&arena);
    const struct zone *east = zone_fixed(&arena, "East", 3600);
    assert_true(recur_parse("FREQ=DAILY;UNTIL=20261201", &rule, NULL, &err));
    recur_until_anchor(&rule, false, east);
    assert_string_equal(recur_moment_format(&rule.until, buf), "20261201T225959Z");
    recur_until_anchor(&rule, true, NULL);
    assert_string_equal(recur_moment_format(&rule.until, buf), "20261201");
    arena_finish(&arena);
}

static void days_go_along(void **state)
{
    static const struct {
        const char *text;
        int from, to;      /* days of December 2026, which begins on a Tuesday */
        const char *moved; /* NULL: no rule says that */
    } rows[] = {
        {"FREQ=WEEKLY", 1, 2, "FREQ=WEEKLY"},
        {"FREQ=WEEKLY;BYDAY=MO", 7, 9, "FREQ=WEEKLY;BYDAY=WE"},
        {"FREQ=WEEKLY;BYDAY=MO,WE", 7, 6, "FREQ=WEEKLY;BYDAY=TU,SU"},
        {"FREQ=WEEKLY;UNTIL=20261228T225959Z;BYDAY=SU", 6, 7,
         "FREQ=WEEKLY;UNTIL=20261229T225959Z;BYDAY=MO"},
        {"FREQ=MONTHLY;BYDAY=2TU", 8, 9, "FREQ=MONTHLY;BYDAY=2WE"},
        {"FREQ=MONTHLY;BYDAY=-1TU", 29, 30, "FREQ=MONTHLY;BYDAY=-1WE"},
        {"FREQ=MONTHLY;BYMONTHDAY=15", 15, 17, "FREQ=MONTHLY;BYMONTHDAY=17"},
        {"FREQ=MONTHLY;BYMONTHDAY=-1", 31, 30, "FREQ=MONTHLY;BYMONTHDAY=-2"},
        {"FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30", 0, 3, "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=3"},
        {"FREQ=MONTHLY;BYMONTHDAY=1,15", 15, 15, "FREQ=MONTHLY;BYMONTHDAY=1,15"},
        {"FREQ=MONTHLY;BYMONTHDAY=1,15", 15, 16, NULL},
        {"FREQ=MONTHLY;BYDAY=1TU,3TU", 1, 2, NULL},
        {"FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1", 1, 2, NULL},
    };
    (void)state;
    day before = day_of(2026, 11, 30);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct recur_rule rule;
        struct str out;
        struct err err;
        assert_true(recur_parse(rows[i].text, &rule, NULL, &err));
        bool ok = recur_move(&rule, before + rows[i].from, before + rows[i].to);
        assert_true(ok == (rows[i].moved != NULL));
        str_init(&out);
        recur_format(&rule, &out);
        assert_string_equal(out.text, ok ? rows[i].moved : rows[i].text);
        str_finish(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_text_comes_back),
        cmocka_unit_test(days_go_along),
        cmocka_unit_test(odd_spellings_are_read),
        cmocka_unit_test(each_refusal_has_its_name),
        cmocka_unit_test(english),
        cmocka_unit_test(moments),
        cmocka_unit_test(next_occurrence),
        cmocka_unit_test(until_is_anchored),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
