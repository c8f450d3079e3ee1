/* SPDX-License-Identifier: MIT
 *
 * Exceptions that name their occurrence by another clock than that of the series: in another zone,
 * in UTC, as a date, before or behind the series, or in a file of their own; and what becomes of
 * them when the next export names them otherwise.
 */
#include "unit.h"

#include "import_home.h"

#define HEAD "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nX-WR-CALNAME:Calls\r\n"
#define TAIL "END:VCALENDAR\r\n"
#define SERIES                                                                                     \
    "BEGIN:VEVENT\r\nUID:w\r\nDTSTART;TZID=Europe/Berlin:20270105T150000\r\nDURATION:PT1H\r\n"     \
    "SUMMARY:Weekly\r\nRRULE:FREQ=WEEKLY;COUNT=5\r\nEND:VEVENT\r\n"
/* Every occurrence of it is the same instant as one of a day's others by a clock in New York. */
#define TWICE                                                                                      \
    "BEGIN:VEVENT\r\nUID:w\r\nDTSTART;TZID=Europe/Berlin:20270112T090000\r\nDURATION:PT1H\r\n"     \
    "SUMMARY:Twice\r\nRRULE:FREQ=DAILY;COUNT=4;BYHOUR=9,15\r\nEND:VEVENT\r\n"
#define DAYS                                                                                       \
    "BEGIN:VEVENT\r\nUID:w\r\nDTSTART;VALUE=DATE:20270105\r\nSUMMARY:Days\r\n"                     \
    "RRULE:FREQ=WEEKLY;COUNT=5\r\nEND:VEVENT\r\n"
#define INSTEAD(of, start)                                                                         \
    "BEGIN:VEVENT\r\nUID:w\r\nRECURRENCE-ID" of "\r\nDTSTART" start "\r\nDURATION:PT2H\r\n"        \
    "SUMMARY:Later\r\nEND:VEVENT\r\n"
#define IN_BERLIN ";TZID=Europe/Berlin:20270112T170000"
#define IN_NEW_YORK ";TZID=America/New_York:20270112T110000"

static int import(struct home *home, const char *text)
{
    return JUGGLE(home, "import", home_file(home, "calls.ics", text));
}

static void check_moved(struct home *home, const char *name, const char *start, size_t count)
{
    const struct value *found = NULL;
    assert_int_equal(JUGGLE(home, "agenda", "--from", "2027-01-01", "--days", "60", "--all"), 0);
    for (const struct value *item = value_first(home->reply.answer, "items"); item;
         item = item->next)
        if (str_equal(value_text(item, "title"), "Later"))
            found = item;
    assert_non_null(found);
    assert_string_equal(value_text(found, "recurrence_id"), name);
    assert_string_equal(value_text(found, "start"), start);
    assert_int_equal(value_count(home->reply.answer, "items"), count);
}

/* All names of the second Tuesday, 15:00 in Berlin. */
static const char *const names[] = {
    HEAD SERIES INSTEAD(";TZID=Europe/Berlin:20270112T150000", IN_BERLIN) TAIL,
    HEAD SERIES INSTEAD(":20270112T140000Z", IN_BERLIN) TAIL,
    HEAD SERIES INSTEAD(";TZID=America/New_York:20270112T090000", IN_BERLIN) TAIL,
    HEAD SERIES INSTEAD(";TZID=Asia/Tokyo:20270112T230000", IN_BERLIN) TAIL,
    HEAD SERIES INSTEAD(";VALUE=DATE:20270112", IN_BERLIN) TAIL,
    HEAD INSTEAD(";TZID=Asia/Kolkata:20270112T193000", IN_BERLIN) SERIES TAIL,
};

static void test_by_any_clock(void **state)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct home *home = *state;
        assert_int_equal(import(home, names[i]), 0);
        check_moved(home, "2027-01-12T15:00", "2027-01-12T17:00:00+01:00", 5);
        home_teardown(state);
        home_setup(state);
    }
}

/* What was moved to New York is named there, or still in Berlin. */
static void test_moved_to_another_zone(void **state)
{
    static const char *const moved[] = {
        HEAD SERIES INSTEAD(";TZID=America/New_York:20270112T090000", IN_NEW_YORK) TAIL,
        HEAD SERIES INSTEAD(";TZID=Europe/Berlin:20270112T150000", IN_NEW_YORK) TAIL,
        HEAD SERIES INSTEAD(":20270112T140000Z", IN_NEW_YORK) TAIL,
        HEAD INSTEAD(";TZID=America/New_York:20270112T090000", IN_NEW_YORK) SERIES TAIL,
    };
    for (size_t i = 0; i < sizeof moved / sizeof *moved; i++) {
        struct home *home = *state;
        assert_int_equal(import(home, moved[i]), 0);
        check_moved(home, "2027-01-12T15:00", "2027-01-12T11:00:00-05:00", 5);
        home_teardown(state);
        home_setup(state);
    }
}

/* The series' own clock comes first where both could be meant. */
static void test_both_could_be_meant(void **state)
{
    struct home *home = *state;
    assert_int_equal(
        import(home, HEAD TWICE INSTEAD(";TZID=Asia/Tokyo:20270112T230000", IN_BERLIN) TAIL), 0);
    check_moved(home, "2027-01-12T15:00", "2027-01-12T17:00:00+01:00", 4);
}

/* The same exception in the next export, by another name: nothing is new and nothing is gone. */
static void test_a_name_that_changes(void **state)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
            struct home *home = *state;
            /* a date says less than an instant: it is a name of its own */
            bool date = i == 4 || k == 4;
            if (date && i != k)
                continue;
            assert_int_equal(import(home, names[i]), 0);
            assert_int_equal(import(home, names[k]), 0);
            assert_int_equal(home_count(home, "unchanged"), 2);
            assert_int_equal(home_count(home, "gone"), 0);
            home_teardown(state);
            home_setup(state);
        }
}

static void test_in_a_file_of_its_own(void **state)
{
    struct home *home = *state;
    assert_int_equal(import(home, HEAD SERIES TAIL), 0);
    assert_int_equal(
        import(home, HEAD INSTEAD(";TZID=America/New_York:20270112T090000", IN_BERLIN) TAIL), 0);
    assert_string_equal(value_text(home_feed(home), "id"), "f1");
    check_moved(home, "2027-01-12T15:00", "2027-01-12T17:00:00+01:00", 5);
    assert_int_equal(import(home, names[0]), 0);
    assert_int_equal(home_count(home, "unchanged"), 2);
    assert_int_equal(home_count(home, "gone"), 0);
}

/* Whole days are named by midnight, in UTC even by that of the day before. */
static void test_whole_days(void **state)
{
    static const char *const days[] = {
        HEAD DAYS INSTEAD(";VALUE=DATE:20270112", ";VALUE=DATE:20270113") TAIL,
        HEAD DAYS INSTEAD(":20270112T000000", ";VALUE=DATE:20270113") TAIL,
        HEAD DAYS INSTEAD(":20270111T230000Z", ";VALUE=DATE:20270113") TAIL,
        HEAD DAYS INSTEAD(":20270112T050000Z", ";VALUE=DATE:20270113") TAIL,
        HEAD DAYS INSTEAD(";TZID=Europe/Berlin:20270112T000000", ";VALUE=DATE:20270113") TAIL,
    };
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        struct home *home = *state;
        assert_int_equal(import(home, days[i]), 0);
        check_moved(home, "2027-01-12", "2027-01-13", 5);
        home_teardown(state);
        home_setup(state);
    }
}

/* A period lasts as long as it says, whatever the others do; out and in again. */
static void test_periods(void **state)
{
    struct home *home = *state;
    char path[128], feed[16] = "f1";
    assert_int_equal(
        import(
            home, HEAD
            "BEGIN:VEVENT\r\nUID:w\r\nDTSTART;TZID=Europe/Berlin:20270105T150000\r\n"
            "DURATION:PT1H\r\nSUMMARY:Later\r\nRDATE;VALUE=PERIOD;TZID=Europe/Berlin:20270107T150000/PT2H30M,\r\n"
            " 20270108T150000/20270108T153000\r\nRDATE;VALUE=PERIOD;TZID=America/New_York:20270109T090000/P1D\r\n"
            "RDATE:20270110T140000Z\r\nEND:VEVENT\r\n" TAIL),
        0);
    for (int i = 0; i < 2; i++) {
        static const char *const ends[] = {"2027-01-05T16:00:00+01:00", "2027-01-07T17:30:00+01:00",
                                           "2027-01-08T15:30:00+01:00", "2027-01-10T15:00:00+01:00",
                                           "2027-01-10T16:00:00+01:00"};
        assert_int_equal(JUGGLE(home, "agenda", "--from", "2027-01-01", "--days", "60", "--all"),
                         0);
        assert_int_equal(value_count(home->reply.answer, "items"), 5);
        for (size_t k = 0; k < 5; k++)
            assert_string_equal(value_text(home_nth(home->reply.answer, "items", k), "end"),
                                ends[k]);
        snprintf(path, sizeof path, "%s/out.ics", home->directory);
        assert_int_equal(JUGGLE(home, "export", "--output", path), 0);
        assert_int_equal(JUGGLE(home, "import", path), 0);
        assert_int_equal(home_count(home, "unchanged"), 1);
        assert_int_equal(JUGGLE(home, "delete", feed), 0);
        assert_int_equal(JUGGLE(home, "import", path, "--feed", "Again"), 0);
        assert_int_equal(home_count(home, "new"), 1);
        snprintf(feed, sizeof feed, "%s", value_text(home_feed(home), "id"));
    }
}

/* Hours are hours where the clocks change, days are days. */
static void test_lengths_over_a_change_of_clocks(void **state)
{
    static const struct {
        const char *start, *length, *end;
    } cases[] = {
        {"20270327T120000", "PT24H", "2027-03-28T13:00:00+02:00"},
        {"20270327T120000", "P1D", "2027-03-28T12:00:00+02:00"},
        {"20270327T120000", "P1DT1H", "2027-03-28T13:00:00+02:00"},
        /* a start that there isn't: an hour later */
        {"20270328T023000", "PT1H", "2027-03-28T04:30:00+02:00"},
        {"20271031T023000", "PT1H", "2027-10-31T02:30:00+01:00"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct home *home = *state;
        char text[512];
        snprintf(
            text, sizeof text,
            HEAD
            "BEGIN:VEVENT\r\nUID:w\r\nDTSTART;TZID=Europe/Berlin:%s\r\nDURATION:%s\r\nSUMMARY:S\r\n"
            "END:VEVENT\r\n" TAIL,
            cases[i].start, cases[i].length);
        assert_int_equal(import(home, text), 0);
        assert_int_equal(JUGGLE(home, "show", "e1"), 0);
        assert_string_equal(value_text(value_find(home->reply.answer, "item"), "end"),
                            cases[i].end);
        home_teardown(state);
        home_setup(state);
    }
}

/* Our own export names it so that others find it, and takes it back as it was. */
static void test_our_own_export(void **state)
{
    struct home *home = *state;
    char path[128];
    assert_int_equal(JUGGLE(home, "add", "Weekly 2027-01-05 15:00-16:00 every week 5 times"), 0);
    assert_int_equal(JUGGLE(home, "edit", "e1@2027-01-12", "title=Later", "zone=America/New_York",
                            "start=2027-01-12T11:00", "--this"),
                     0);
    snprintf(path, sizeof path, "%s/out.ics", home->directory);
    assert_int_equal(JUGGLE(home, "export", "--output", path), 0);
    assert_int_equal(JUGGLE(home, "import", path), 0);
    assert_int_equal(home_count(home, "unchanged"), 2);
    assert_int_equal(home_count(home, "new"), 0);
}

#define AGAIN(start, more)                                                                         \
    HEAD "BEGIN:VEVENT\r\nUID:w\r\nDTSTART" start "\r\nSUMMARY:Weekly\r\n" more                    \
         "END:VEVENT\r\n" TAIL
#define FIVE "DURATION:PT1H\r\nRRULE:FREQ=WEEKLY;COUNT=5\r\n"

/* What was said of one occurrence is still said of it when the feed moves the series, and when it
 * moves back. */
static void test_said_of_one_that_moves(void **state)
{
    static const struct {
        const char *text, *second, *third;
    } cases[] = {
        {AGAIN(";TZID=Europe/Berlin:20270105T173000", FIVE), "e1@2027-01-12", "e1@2027-01-19"},
        {AGAIN(";TZID=Europe/Berlin:20270106T093000", FIVE), "e1@2027-01-13", "e1@2027-01-20"},
        {AGAIN(";TZID=Europe/Berlin:20270112T100000", FIVE), "e1@2027-01-12", "e1@2027-01-19"},
        {AGAIN(";TZID=America/New_York:20270105T090000", FIVE), "e1@2027-01-12", "e1@2027-01-19"},
        {AGAIN(";TZID=Asia/Tokyo:20270105T230000", FIVE), "e1@2027-01-12", "e1@2027-01-19"},
        {AGAIN(";TZID=Pacific/Auckland:20270106T030000", FIVE), "e1@2027-01-13", "e1@2027-01-20"},
        {AGAIN(";VALUE=DATE:20270105", "RRULE:FREQ=WEEKLY;COUNT=5\r\n"), "e1@2027-01-12",
         "e1@2027-01-19"},
        {AGAIN(";TZID=Europe/Berlin:20270104T110000",
               "DURATION:PT1H\r\nRRULE:FREQ=DAILY;COUNT=30\r\n"),
         "e1@2027-01-12", "e1@2027-01-19"},
    };
    for (size_t i = 0; i < 2 * (sizeof cases / sizeof *cases); i++) {
        struct home *home = *state;
        bool back = i % 2;
        assert_int_equal(import(home, HEAD SERIES TAIL), 0);
        assert_int_equal(JUGGLE(home, "star", "e1@2027-01-12"), 0);
        assert_int_equal(JUGGLE(home, "edit", "e1@2027-01-19", "note=Mine", "--this"), 0);
        assert_int_equal(import(home, cases[i / 2].text), 0);
        assert_int_equal(home_count(home, "moved") + home_count(home, "changed"), 1);
        if (back)
            assert_int_equal(import(home, HEAD SERIES TAIL), 0);
        assert_int_equal(JUGGLE(home, "show", back ? "e1@2027-01-12" : cases[i / 2].second), 0);
        assert_true(value_bool(value_find(home->reply.answer, "item"), "starred"));
        assert_int_equal(JUGGLE(home, "show", back ? "e1@2027-01-19" : cases[i / 2].third), 0);
        assert_string_equal(value_text(value_find(home->reply.answer, "item"), "note"), "Mine");
        home_teardown(state);
        home_setup(state);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, home_setup, home_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_by_any_clock),
        TEST(test_moved_to_another_zone),
        TEST(test_both_could_be_meant),
        TEST(test_a_name_that_changes),
        TEST(test_in_a_file_of_its_own),
        TEST(test_whole_days),
        TEST(test_periods),
        TEST(test_lengths_over_a_change_of_clocks),
        TEST(test_our_own_export),
        TEST(test_said_of_one_that_moves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
