/* SPDX-License-Identifier: MIT
 *
 * What is called off: METHOD:CANCEL cancels what is here, or one occurrence of a series that is
 * here, and nothing else; a programme's STATUS:CANCELLED is kept, as it shows what was planned.
 */
#include "unit.h"

#include "import_home.h"

#define HEAD "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n"
#define CANCEL HEAD "METHOD:CANCEL\n"
#define EVENT(uid, lines)                                                                          \
    "BEGIN:VEVENT\nUID:" uid "\nSUMMARY:" uid                                                      \
    "\nDTSTART:20270130T090000Z\nDTEND:20270130T100000Z\n" lines "END:VEVENT\n"
#define TAIL "END:VCALENDAR\n"

static int import(struct home *home, const char *text)
{
    return JUGGLE(home, "import", "-v", home_file(home, "c.ics", text), "--feed", "Mail");
}

static const char *status_of(struct home *home, const char *title)
{
    assert_int_equal(JUGGLE(home, "agenda", "--from", "2027-01-30", "--days", "30", "--all"), 0);
    for (const struct value *i = value_first(home->reply.answer, "items"); i; i = i->next)
        if (str_equal(value_text(i, "title"), title))
            return value_text(i, "status");
    return NULL;
}

static void test_what_nobody_knows(void **state)
{
    struct home *home = *state;
    assert_int_equal(import(home, CANCEL EVENT("a", "") TAIL), 7);
    assert_int_equal(home_count(home, "skipped"), 1);
    assert_int_equal(home_count(home, "new"), 0);
    assert_int_equal(home_sum(home), home_count(home, "in_file"));
    const struct value *odd = value_first(home_feed(home), "oddities");
    assert_string_equal(value_text(odd, "code"), "override-without-master");
    assert_string_equal(value_text(odd, "action"), "skipped");
    assert_string_equal(value_text(odd, "uid"), "a");
    assert_int_equal(value_int(odd, "line"), 5);
    assert_null(value_text(home_feed(home), "id")); /* no feed is made for it */
    assert_null(status_of(home, "a"));
    assert_int_equal(JUGGLE(home, "history"), 0);
    assert_int_equal(value_count(home->reply.answer, "items"), 0);
}

static void test_what_is_here(void **state)
{
    struct home *home = *state;
    assert_int_equal(import(home, HEAD "METHOD:REQUEST\n" EVENT("a", "") EVENT("b", "") TAIL), 0);
    assert_int_equal(import(home, HEAD "METHOD:cancel\n" EVENT("a", "") EVENT("z", "") TAIL), 7);
    assert_int_equal(home_count(home, "cancelled"), 1);
    assert_int_equal(home_count(home, "skipped"), 1);
    assert_int_equal(home_count(home, "gone"), 0);
    assert_string_equal(status_of(home, "a"), "cancelled");
    assert_string_equal(status_of(home, "b"), "confirmed");
    assert_int_equal(import(home, CANCEL EVENT("a", "") TAIL), 0);
    assert_int_equal(home_count(home, "unchanged"), 1);
}

static void test_one_occurrence(void **state)
{
    struct home *home = *state;
    assert_int_equal(import(home, HEAD EVENT("a", "RRULE:FREQ=WEEKLY;COUNT=3\n") TAIL), 0);
    assert_int_equal(import(home, CANCEL EVENT("a", "RECURRENCE-ID:20270206T090000Z\n") TAIL), 0);
    assert_int_equal(home_count(home, "skipped"), 0);
    assert_int_equal(home_sum(home), 1);
    assert_int_equal(import(home, CANCEL EVENT("y", "RECURRENCE-ID:20270206T090000Z\n") TAIL), 7);
    assert_int_equal(home_count(home, "skipped"), 1);
}

/* In one source, whichever comes first; and two calendars don't share their METHOD. */
static void test_both_in_one_file(void **state)
{
    struct home *home = *state;
    static const char *const texts[] = {
        CANCEL EVENT("a", "") TAIL HEAD EVENT("a", "") EVENT("b", "") TAIL,
        HEAD EVENT("a", "") EVENT("b", "") TAIL CANCEL EVENT("a", "") TAIL,
    };
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(import(home, texts[i]), 7);
        assert_int_equal(home_count(home, "new"), 2);
        assert_int_equal(home_count(home, "skipped"), 1);
        assert_int_equal(home_sum(home), home_count(home, "in_file"));
        assert_string_equal(value_text(value_first(home_feed(home), "oddities"), "code"),
                            "duplicate-key");
        assert_string_equal(status_of(home, "a"), "cancelled");
        assert_string_equal(status_of(home, "b"), "confirmed");
        for (int again = 0; again < 2; again++) {
            const char *path = home_file(home, "c.ics", texts[i]);
            assert_int_equal(
                again ? import(home, texts[i]) : JUGGLE(home, "import", path, "--feed", "Mail"), 7);
            assert_int_equal(home_count(home, "unchanged"), 2);
            assert_int_equal(home_count(home, "skipped"), 1);
        }
        assert_int_equal(JUGGLE(home, "undo"), 0);
    }
    assert_int_equal(import(home, CANCEL EVENT("a", "") TAIL HEAD EVENT("a", "SEQUENCE:1\n") TAIL),
                     7);
    assert_string_equal(status_of(home, "a"), "confirmed"); /* announced anew */
}

static void test_a_programme_that_says_so(void **state)
{
    struct home *home = *state;
    assert_int_equal(import(home, HEAD EVENT("a", "STATUS:CANCELLED\n") EVENT("b", "") TAIL), 0);
    assert_int_equal(home_count(home, "new"), 2);
    assert_int_equal(home_count(home, "cancelled"), 0); /* no file has turned it so */
    assert_int_equal(value_count(home_feed(home), "oddities"), 0);
    assert_string_equal(value_text(value_first(home_feed(home), "changes"), "text"),
                        "Sat 30 Jan 10:00, cancelled");
    assert_string_equal(status_of(home, "a"), "cancelled");
    assert_int_equal(import(home, HEAD EVENT("a", "") EVENT("b", "") TAIL), 0);
    assert_int_equal(home_count(home, "changed"), 1);
    assert_string_equal(status_of(home, "a"), "confirmed");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, home_setup, home_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_what_nobody_knows), TEST(test_what_is_here),
        TEST(test_one_occurrence),    TEST(test_both_in_one_file),
        TEST(test_a_programme_that_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
