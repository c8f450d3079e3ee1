/* SPDX-License-Identifier: MIT
 *
 * What leads up to a conference, when an import moves its days: tasks that nobody has touched move
 * along, in the import's own step; what the person dated, finished or booked stays.
 */
#include "unit.h"

#include "import_home.h"

#define EVENT(uid, start)                                                                          \
    "BEGIN:VEVENT\r\nUID:" uid "\r\nDTSTART:" start                                                \
    "T090000Z\r\nDURATION:PT1H\r\nSUMMARY:Talk " uid "\r\nLOCATION:K1\r\nEND:VEVENT\r\n"
#define PROGRAMME(first, last)                                                                      \
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nX-WR-CALNAME:Termconf 2027\r\n" EVENT( \
        "a", first) EVENT("b", last) "END:VCALENDAR\r\n"

static int import(struct home *home, const char *text)
{
    return JUGGLE(home, "import", home_file(home, "talks.ics", text), "--mode", "schedule");
}

static void accept_talk(struct home *home)
{
    assert_int_equal(import(home, PROGRAMME("20270312", "20270313")), 0);
    assert_int_equal(JUGGLE(home, "talk", "add", "Tracing"), 0);
    assert_int_equal(JUGGLE(home, "submit", "k1", "c1"), 0);
    assert_int_equal(JUGGLE(home, "stage", "s1", "accepted"), 0);
}

static const char *due(struct home *home, const char *id)
{
    assert_int_equal(JUGGLE(home, "show", id), 0);
    return value_text(value_find(home->reply.answer, "item"), "due");
}

static void test_tasks_move_along(void **state)
{
    struct home *home = *state;
    accept_talk(home);
    assert_string_equal(due(home, "t1"), "2027-01-29");
    assert_string_equal(due(home, "t9"), "2027-03-23"); /* by the last day */
    assert_int_equal(JUGGLE(home, "edit", "t2", "due=2027-02-10"), 0);
    assert_int_equal(JUGGLE(home, "done", "t3"), 0);
    const char *later = PROGRAMME("20270319", "20270321");
    assert_int_equal(JUGGLE(home, "import", home_file(home, "talks.ics", later), "--dry-run"), 0);
    assert_string_equal(due(home, "t1"), "2027-01-29");
    assert_int_equal(import(home, later), 0);
    assert_string_equal(due(home, "t1"), "2027-02-05");
    assert_string_equal(due(home, "t9"), "2027-03-31");
    assert_string_equal(due(home, "t2"), "2027-02-10");
    assert_string_equal(due(home, "t3"), "2027-02-26");
    assert_int_equal(JUGGLE(home, "undo"), 0);
    assert_string_equal(due(home, "t1"), "2027-01-29");
    assert_string_equal(due(home, "t9"), "2027-03-23");
}

static void test_none_is_due_in_the_past(void **state)
{
    struct home *home = *state;
    accept_talk(home);
    home->now = "2027-01-20T09:00";
    assert_int_equal(import(home, PROGRAMME("20270215", "20270216")), 0);
    assert_string_equal(due(home, "t1"), "2027-01-20");
}

/* A session that moves among the same days leaves them alone. */
static void test_the_same_days(void **state)
{
    struct home *home = *state;
    accept_talk(home);
    assert_int_equal(import(home, PROGRAMME("20270313", "20270312")), 0);
    assert_int_equal(home_count(home, "moved"), 2);
    assert_string_equal(due(home, "t1"), "2027-01-29");
}

/* A ticket is not moved by a file. */
static void test_travel_stays(void **state)
{
    struct home *home = *state;
    accept_talk(home);
    assert_int_equal(JUGGLE(home, "travel", "c1", "--out", "2027-03-11T09:00/2027-03-11T14:00",
                            "--back", "2027-03-14T09:00/2027-03-14T14:00"),
                     0);
    assert_int_equal(import(home, PROGRAMME("20270319", "20270320")), 0);
    assert_int_equal(JUGGLE(home, "show", "j1"), 0);
    assert_string_equal(value_text(value_find(home->reply.answer, "item"), "start"),
                        "2027-03-11T09:00:00+01:00");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, home_setup, home_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_tasks_move_along),
        TEST(test_none_is_due_in_the_past),
        TEST(test_the_same_days),
        TEST(test_travel_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
