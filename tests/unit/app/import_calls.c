/* SPDX-License-Identifier: MIT
 *
 * Lists of calls for papers: new conferences with deadlines, brought up to date by the next list,
 * and what the person has said of them.
 */
#include "unit.h"

#include "import_home.h"

#define CALL(name, until, date, place) CALL_AT(name, until, date, place, place)
#define CALL_AT(name, until, date, link, place)                                                    \
    "{\"link\":\"https://cfp.example.org/" link "\",\"until\":\"some day\",\"untilDate\":" until   \
    ",\"conf\":{\"name\":\"" name "\",\"date\":[" date "],\"hyperlink\":\"https://example.org/\"," \
    "\"status\":\"open\",\"location\":\"" place "\"}}"
#define MAY_8 "1809734400000"
#define MAY_18 "1810598400000"
#define JULY_19 "1815955200000"
#define JULY_26 "1816560000000"
#define NOVEMBER_1 "1793491200000"

static int import(struct home *home, const char *text)
{
    return JUGGLE(home, "import", home_file(home, "all-cfps.json", text));
}

static int64_t calls(struct home *home, const char *key)
{
    return value_int(value_find(home_feed(home), "cfps"), key);
}

static const struct value *call_at(struct home *home, size_t n)
{
    assert_int_equal(JUGGLE(home, "cfp"), 0);
    return home_nth(home->reply.answer, "items", n);
}

static void test_open_ones_come_in(void **state)
{
    struct home *home = *state;
    const char *text = "[" CALL("Text Summit", MAY_8, JULY_19,
                                "Lyon") "," CALL("Over and Out", NOVEMBER_1, JULY_19, "Online") "]";
    assert_int_equal(import(home, text), 0);
    assert_int_equal(calls(home, "in_file"), 2);
    assert_int_equal(calls(home, "new"), 1);
    assert_int_equal(calls(home, "closed"), 1);
    assert_int_equal(home_count(home, "in_file"), 0);
    assert_int_equal(value_find(home_feed(home), "id")->type, VALUE_NULL);
    const struct value *call = call_at(home, 0);
    assert_int_equal(value_count(home->reply.answer, "items"), 1);
    assert_string_equal(value_text(call, "name"), "Text Summit");
    /* the end of that day */
    assert_string_equal(value_text(call, "cfp"), "2027-05-08T23:59:59+02:00");
    assert_string_equal(value_text(call, "from"), "2027-07-19");
    assert_string_equal(value_text(call, "place"), "Lyon");
    assert_int_equal(JUGGLE(home, "feeds"), 0);
    assert_int_equal(value_count(home->reply.answer, "items"), 0);
    assert_int_equal(import(home, text), 0);
    assert_int_equal(calls(home, "unchanged"), 1);
    assert_int_equal(value_find(home->reply.answer, "undo")->type, VALUE_NULL);
    assert_int_equal(JUGGLE(home, "undo"), 0);
    assert_null(call_at(home, 0));
}

static void test_a_deadline_that_moves(void **state)
{
    struct home *home = *state;
    assert_int_equal(import(home, "[" CALL("Text Summit", MAY_8, JULY_19, "Lyon") "]"), 0);
    assert_int_equal(JUGGLE(home, "edit", "c1", "role=speaking", "note=with Ben"), 0);
    assert_int_equal(import(home, "[" CALL("Text Summit", MAY_18, JULY_19, "Lyon") "]"), 0);
    assert_int_equal(calls(home, "changed"), 1);
    const struct value *call = call_at(home, 0);
    assert_string_equal(value_text(call, "id"), "c1");
    assert_string_equal(value_text(call, "cfp"), "2027-05-18T23:59:59+02:00");
    assert_string_equal(value_text(call, "role"), "speaking");
    assert_string_equal(value_text(call, "note"), "with Ben");
    /* It is over, and still the same one. */
    home->now = "2027-06-01T09:00";
    assert_int_equal(import(home, "[" CALL("Text Summit", MAY_8, JULY_19, "Lyon") "]"), 0);
    assert_int_equal(calls(home, "changed"), 1);
    assert_int_equal(calls(home, "closed"), 0);
}

static void test_a_conference_of_ones_own(void **state)
{
    struct home *home = *state;
    assert_int_equal(JUGGLE(home, "conference", "add", "Text Summit 2027", "--from", "2027-07-19",
                            "--to", "2027-07-20", "--place", "Paris", "--cfp", "2027-05-01"),
                     0);
    assert_int_equal(JUGGLE(home, "conference", "add", "Curses Days", "--from", "2027-07-19",
                            "--to", "2027-07-20"),
                     0);
    assert_int_equal(import(home, "[" CALL("Text Summit", MAY_8, JULY_19, "Lyon") ","
                                  CALL("Curses Days", MAY_8, JULY_19, "Wien") "]"), 0);
    assert_int_equal(calls(home, "new"), 0);
    assert_int_equal(calls(home, "changed"), 2);
    const struct value *call = call_at(home, 0);
    assert_string_equal(value_text(call, "name"), "Text Summit 2027");
    assert_string_equal(value_text(call, "cfp"), "2027-05-01T23:59:59+02:00");
    assert_string_equal(value_text(call, "place"), "Paris");
    call = call_at(home, 1);
    assert_string_equal(value_text(call, "name"), "Curses Days");
    assert_string_equal(value_text(call, "cfp"), "2027-05-08T23:59:59+02:00");
    assert_string_equal(value_text(call, "place"), "Wien");
}

/* Field by field: what the person has changed stays, the list goes on with the rest. */
static void test_what_the_person_changed(void **state)
{
    struct home *home = *state;
    assert_int_equal(import(home, "[" CALL("Text Summit", MAY_8, JULY_19, "Lyon") "]"), 0);
    assert_int_equal(JUGGLE(home, "edit", "c1", "place=Villeurbanne", "to=2027-07-22"), 0);
    assert_int_equal(import(home, "[" CALL("Text Summit", MAY_18, JULY_26, "Lyon") "]"), 0);
    assert_int_equal(calls(home, "changed"), 1);
    const struct value *call = call_at(home, 0);
    assert_string_equal(value_text(call, "cfp"), "2027-05-18T23:59:59+02:00");
    assert_string_equal(value_text(call, "from"), "2027-07-19");
    assert_string_equal(value_text(call, "to"), "2027-07-22");
    assert_string_equal(value_text(call, "place"), "Villeurbanne");
    /* Nothing but what is the person's differs: nothing is written. */
    assert_int_equal(import(home, "[" CALL("Text Summit", MAY_18, JULY_19, "Lyon") "]"), 0);
    assert_int_equal(calls(home, "unchanged"), 1);
    assert_int_equal(value_find(home->reply.answer, "undo")->type, VALUE_NULL);
    /* As the list has it again, it is the list's again. */
    assert_int_equal(JUGGLE(home, "edit", "c1", "place=Lyon", "cfp=2027-05-01"), 0);
    assert_int_equal(import(home, "[" CALL_AT("Text Summit", MAY_8, JULY_26, "Lyon", "Nantes") "]"),
                     0);
    call = call_at(home, 0);
    assert_string_equal(value_text(call, "cfp"), "2027-05-01T23:59:59+02:00");
    assert_string_equal(value_text(call, "place"), "Nantes");
    assert_string_equal(value_text(call, "to"), "2027-07-22");
}

/* An import that was undone is none: the next one does it again. */
static void test_after_an_undo(void **state)
{
    struct home *home = *state;
    assert_int_equal(import(home, "[" CALL("Text Summit", MAY_8, JULY_19, "Lyon") "]"), 0);
    assert_int_equal(import(home, "[" CALL("Text Summit", MAY_18, JULY_26, "Lyon") "]"), 0);
    assert_int_equal(JUGGLE(home, "undo"), 0);
    assert_string_equal(value_text(call_at(home, 0), "from"), "2027-07-19");
    assert_int_equal(import(home, "[" CALL("Text Summit", MAY_18, JULY_26, "Lyon") "]"), 0);
    assert_int_equal(calls(home, "changed"), 1);
    assert_string_equal(value_text(call_at(home, 0), "from"), "2027-07-26");
    assert_string_equal(value_text(call_at(home, 0), "cfp"), "2027-05-18T23:59:59+02:00");
}

static void test_what_is_odd_is_named(void **state)
{
    struct home *home = *state;
    const char *text = "[" CALL("Text Summit", MAY_8, JULY_19, "Lyon") "," CALL(
        "text summit", MAY_18, JULY_19, "Lyon") "," CALL("Someday", "\"soon\"", "", "Lyon") "]";
    assert_int_equal(import(home, text), 7);
    assert_int_equal(calls(home, "in_file"), 2); /* one is said twice */
    assert_int_equal(calls(home, "new"), 1);
    assert_int_equal(calls(home, "skipped"), 1);
    assert_true(home_has_oddity(home, "bad-date", "skipped"));
    assert_true(home_has_oddity(home, "duplicate-key", "repaired"));
    assert_string_equal(value_text(call_at(home, 0), "cfp"), "2027-05-18T23:59:59+02:00");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, home_setup, home_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_open_ones_come_in),
        TEST(test_a_deadline_that_moves),
        TEST(test_a_conference_of_ones_own),
        TEST(test_what_the_person_changed),
        TEST(test_after_an_undo),
        TEST(test_what_is_odd_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
