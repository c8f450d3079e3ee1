/* SPDX-License-Identifier: MIT
 *
 * Imports by the contract's words: what becomes of each component of a file, the first time, the
 * second time, and when the file has changed, is older, or is not what it says.
 */
#include "unit.h"

#include "import_home.h"

#define HEAD                                                                                       \
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nX-WR-CALNAME:Zone Summit 2027\r\n"
#define TAIL "END:VCALENDAR\r\n"

/* An event with the lines that every test may change. */
#define EVENT(uid, start, end, title, more)                                                       \
    "BEGIN:VEVENT\r\nUID:" uid "\r\nDTSTART;TZID=Europe/Brussels:" start                          \
    "\r\nDTEND;TZID=Europe/Brussels:" end "\r\nSUMMARY:" title "\r\n" more "END:VEVENT\r\n"
#define STAMP "DTSTAMP:20261101T000000Z\r\n"

#define KEYNOTE                                                                                    \
    EVENT("a", "20270130T090000", "20270130T100000", "Keynote", STAMP "LOCATION:Janson\r\n")
#define ZONES EVENT("b", "20270130T100000", "20270130T110000", "Zones are hard", STAMP)
#define SPEAKER                                                                                    \
    EVENT("c", "20270130T100000", "20270130T110000", "Rust", STAMP "DESCRIPTION:by Zoë Müller\r\n")

static int setup(void **state)
{
    static struct home home;
    home_begin(&home);
    home.config = "[me]\nname = Zoe Muller\naliases = zoe@example.org\n";
    *state = &home;
    return 0;
}

static int teardown(void **state)
{
    home_end(*state);
    return 0;
}

static const char *schedule(struct home *home, const char *text)
{
    return home_file(home, "summit.ics", text);
}

static void test_first_import(void **state)
{
    struct home *home = *state;
    assert_int_equal(JUGGLE(home, "import", schedule(home, HEAD KEYNOTE ZONES SPEAKER TAIL)), 0);
    const struct value *feed = home_feed(home);
    assert_string_equal(value_text(feed, "id"), "f1");
    assert_string_equal(value_text(feed, "name"), "Zone Summit 2027");
    assert_string_equal(value_text(feed, "source"), "summit.ics");
    assert_string_equal(value_text(feed, "mode"), "schedule");
    assert_string_equal(value_text(feed, "zone"), "Europe/Brussels");
    assert_string_equal(value_text(feed, "conference"), "c1");
    assert_int_equal(home_count(home, "in_file"), 3);
    assert_int_equal(home_count(home, "new"), 3);
    assert_int_equal(home_count(home, "mine"), 1);
    assert_int_equal(value_count(feed, "changes"), 0);
    assert_int_equal(value_count(feed, "oddities"), 0);
    assert_true(value_int(home->reply.answer, "undo") > 0);
    assert_int_equal(JUGGLE(home, "conferences"), 0);
    const struct value *conference = value_first(home->reply.answer, "items");
    assert_string_equal(value_text(conference, "from"), "2027-01-30");
    assert_string_equal(value_text(conference, "to"), "2027-01-30");
    assert_string_equal(value_text(conference, "role"), "none");
}

static void test_my_session_gets_its_role(void **state)
{
    struct home *home = *state;
    assert_int_equal(JUGGLE(home, "import", schedule(home, HEAD KEYNOTE ZONES SPEAKER TAIL)), 0);
    assert_int_equal(JUGGLE(home, "agenda", "--from", "2027-01-30", "--days", "1"), 0);
    assert_int_equal(value_count(home->reply.answer, "items"), 1);
    const struct value *item = home_item(home, "c");
    assert_string_equal(value_text(item, "role"), "speaking");
    assert_string_equal(value_text(item, "start"), "2027-01-30T10:00:00+01:00");
    assert_true(value_bool(item, "counts"));
}

static void test_the_same_file_twice_changes_nothing(void **state)
{
    struct home *home = *state;
    const char *path = schedule(home, HEAD KEYNOTE ZONES SPEAKER TAIL);
    assert_int_equal(JUGGLE(home, "import", path), 0);
    assert_int_equal(JUGGLE(home, "import", path), 0);
    assert_int_equal(home_count(home, "unchanged"), 3);
    assert_int_equal(home_sum(home), 3);
    assert_int_equal(home_count(home, "gone"), 0);
    assert_int_equal(home_count(home, "mine"), 1);
    assert_int_equal(value_find(home->reply.answer, "undo")->type, VALUE_NULL);
    assert_int_equal(JUGGLE(home, "feeds"), 0);
    assert_int_equal(value_count(home->reply.answer, "items"), 1);
}

static void test_moved_changed_cancelled_gone(void **state)
{
    struct home *home = *state;
    assert_int_equal(
        JUGGLE(home, "import",
               schedule(home, HEAD KEYNOTE ZONES SPEAKER EVENT(
                                  "d", "20270130T120000", "20270130T130000", "Lunch", STAMP) TAIL)),
        0);
    const char *after =
        HEAD EVENT("a", "20270130T090000", "20270130T100000", "Keynote", STAMP "LOCATION:K\r\n")
            EVENT("b", "20270130T103000", "20270130T110000", "Zones are hard", STAMP)
                EVENT("c", "20270130T100000", "20270130T110000", "Rust", STAMP
                      "STATUS:CANCELLED\r\nDESCRIPTION:by Zoë Müller\r\n")
                    EVENT("e", "20270130T150000", "20270130T160000", "Closing", STAMP) TAIL;
    assert_int_equal(JUGGLE(home, "import", schedule(home, after)), 0);
    assert_string_equal(home_change(home, "a"), "changed");
    assert_string_equal(home_change(home, "b"), "moved");
    assert_string_equal(home_change(home, "c"), "cancelled");
    assert_string_equal(home_change(home, "d"), "gone");
    assert_string_equal(home_change(home, "e"), "");
    assert_int_equal(home_count(home, "new"), 1);
    assert_int_equal(home_count(home, "gone"), 1);
    assert_int_equal(home_sum(home), 4);
    const struct value *moved = NULL;
    for (const struct value *c = value_first(home_feed(home), "changes"); c; c = c->next) {
        assert_int_equal(value_bool(c, "concerns_me"), str_equal(value_text(c, "uid"), "c"));
        if (str_equal(value_text(c, "uid"), "b"))
            moved = value_find(value_find(c, "fields"), "start");
    }
    assert_non_null(moved);
    assert_string_equal(moved->as.children.first->as.text, "2027-01-30T10:00:00+01:00");
    assert_string_equal(moved->as.children.last->as.text, "2027-01-30T10:30:00+01:00");
    /* Again: all of it is known now. */
    assert_int_equal(JUGGLE(home, "import", schedule(home, after)), 0);
    assert_int_equal(home_count(home, "unchanged"), 4);
    assert_int_equal(home_count(home, "gone"), 0);
    assert_int_equal(value_count(home_feed(home), "changes"), 0);
}

static void test_back_from_gone_is_changed(void **state)
{
    struct home *home = *state;
    assert_int_equal(JUGGLE(home, "import", schedule(home, HEAD KEYNOTE ZONES TAIL)), 0);
    assert_int_equal(JUGGLE(home, "import", schedule(home, HEAD KEYNOTE TAIL)), 0);
    assert_int_equal(home_count(home, "gone"), 1);
    assert_int_equal(JUGGLE(home, "import", schedule(home, HEAD KEYNOTE ZONES TAIL)), 0);
    assert_string_equal(home_change(home, "b"), "changed");
    assert_int_equal(home_count(home, "unchanged"), 1);
}

static void test_the_past_is_never_gone(void **state)
{
    struct home *home = *state;
    assert_int_equal(JUGGLE(home, "import", schedule(home, HEAD KEYNOTE ZONES TAIL)), 0);
    home->now = "2027-02-15T09:00";
    assert_int_equal(JUGGLE(home, "import", schedule(home, HEAD KEYNOTE TAIL)), 0);
    assert_int_equal(home_count(home, "gone"), 0);
    assert_int_equal(home_count(home, "unchanged"), 1);
}

static void test_stamps_alone_change_nothing(void **state)
{
    struct home *home = *state;
    assert_int_equal(JUGGLE(home, "import", schedule(home, HEAD ZONES TAIL)), 0);
    assert_int_equal(JUGGLE(home, "import", schedule(home, HEAD EVENT("b", "20270130T100000",
                            "20270130T110000", "Zones are hard",
                            "SEQUENCE:7\r\nDTSTAMP:20261102T000000Z\r\n") TAIL)), 0);
    assert_int_equal(home_count(home, "unchanged"), 1);
    assert_int_equal(value_find(home->reply.answer, "undo")->type, VALUE_NULL);
}

static void test_older_is_kept_as_stored(void **state)
{
    struct home *home = *state;
    const char *newer = HEAD EVENT("b", "20270130T110000", "20270130T120000", "Zones",
                                   "SEQUENCE:2\r\nDTSTAMP:20261110T000000Z\r\n") KEYNOTE
        EVENT("x", "20270130T150000", "20270130T160000", "Added", STAMP) TAIL;
    assert_int_equal(JUGGLE(home, "import", schedule(home, newer)), 0);
    const char *older = HEAD EVENT("b", "20270130T100000", "20270130T110000", "Zones",
                                   "SEQUENCE:1\r\nDTSTAMP:20261101T000000Z\r\n") KEYNOTE TAIL;
    assert_int_equal(JUGGLE(home, "import", schedule(home, older)), 0);
    assert_int_equal(home_count(home, "older"), 1);
    assert_int_equal(home_count(home, "unchanged"), 1);
    assert_int_equal(home_count(home, "gone"), 0); /* the file is older */
    assert_int_equal(JUGGLE(home, "agenda", "--from", "2027-01-30", "--days", "1", "--all"), 0);
    assert_string_equal(value_text(home_item(home, "b"), "start"), "2027-01-30T11:00:00+01:00");
}

static void test_an_older_file_is_known_by_what_is_unchanged(void **state)
{
    struct home *home = *state;
#define AT(stamp) EVENT("b", "20270130T100000", "20270130T110000", "Zones", "DTSTAMP:" stamp "\r\n")
    assert_int_equal(JUGGLE(home, "import", schedule(home, HEAD AT("20261101T000000Z") TAIL)), 0);
    assert_int_equal(
        JUGGLE(home, "import", schedule(home, HEAD AT("20261110T000000Z") KEYNOTE TAIL)), 0);
    assert_int_equal(home_count(home, "new"), 1);
    assert_int_equal(JUGGLE(home, "import", schedule(home, HEAD AT("20261101T000000Z") TAIL)), 0);
    assert_int_equal(home_count(home, "unchanged"), 1);
    assert_int_equal(home_count(home, "gone"), 0);
#undef AT
}

static void test_the_persons_own_stays(void **state)
{
    struct home *home = *state;
    assert_int_equal(JUGGLE(home, "import", schedule(home, HEAD KEYNOTE ZONES TAIL)), 0);
    assert_int_equal(JUGGLE(home, "star", "e2"), 0);
    assert_int_equal(JUGGLE(home, "role", "e1", "attending"), 0);
    assert_int_equal(JUGGLE(home, "import", schedule(home, HEAD
        EVENT("a", "20270130T093000", "20270130T100000", "Keynote by Zoe Muller", STAMP)
        EVENT("b", "20270130T120000", "20270130T130000", "Zones", STAMP) TAIL)), 0);
    assert_int_equal(home_count(home, "moved"), 2);
    for (const struct value *c = value_first(home_feed(home), "changes"); c; c = c->next)
        assert_true(value_bool(c, "concerns_me"));
    assert_int_equal(JUGGLE(home, "agenda", "--from", "2027-01-30", "--days", "1"), 0);
    assert_true(value_bool(home_item(home, "b"), "starred"));
    assert_string_equal(value_text(home_item(home, "a"), "role"), "attending");
    assert_string_equal(value_text(home_item(home, "a"), "id"), "e1");
}

static void test_undo_takes_it_all_back(void **state)
{
    struct home *home = *state;
    assert_int_equal(JUGGLE(home, "import", schedule(home, HEAD KEYNOTE ZONES SPEAKER TAIL)), 0);
    assert_int_equal(JUGGLE(home, "undo"), 0);
    assert_int_equal(JUGGLE(home, "feeds"), 0);
    assert_int_equal(value_count(home->reply.answer, "items"), 0);
    assert_int_equal(JUGGLE(home, "conferences"), 0);
    assert_int_equal(value_count(home->reply.answer, "items"), 0);
}

static void test_dry_run_answers_the_same_and_writes_nothing(void **state)
{
    struct home *home = *state;
    struct str dry, wet;
    const char *path = schedule(home, HEAD KEYNOTE ZONES SPEAKER TAIL);
    str_init(&dry);
    str_init(&wet);
    assert_int_equal(JUGGLE(home, "import", "--dry-run", path), 0);
    assert_true(value_bool(home->reply.answer, "dry_run"));
    assert_int_equal(value_find(home->reply.answer, "undo")->type, VALUE_NULL);
    value_write_json(&dry, value_find(home->reply.answer, "feeds"));
    assert_false(store_exists(home->world.store));
    assert_int_equal(JUGGLE(home, "import", path), 0);
    value_write_json(&wet, value_find(home->reply.answer, "feeds"));
    assert_string_equal(dry.text, wet.text);
    path =
        schedule(home, HEAD EVENT("b", "20270130T120000", "20270130T130000", "Zones", STAMP) TAIL);
    str_clear(&dry);
    str_clear(&wet);
    assert_int_equal(JUGGLE(home, "import", "--dry-run", path), 0);
    value_write_json(&dry, value_find(home->reply.answer, "feeds"));
    assert_int_equal(JUGGLE(home, "import", path), 0);
    value_write_json(&wet, value_find(home->reply.answer, "feeds"));
    assert_string_equal(dry.text, wet.text);
    str_finish(&dry);
    str_finish(&wet);
}

static void test_skipped_is_named_and_exits_7(void **state)
{
    struct home *home = *state;
    const char *path = schedule(home, HEAD KEYNOTE
                                "BEGIN:VEVENT\r\nUID:z\r\nSUMMARY:When?\r\nEND:VEVENT\r\n" TAIL);
    assert_int_equal(JUGGLE(home, "import", path), 7);
    assert_int_equal(home_count(home, "in_file"), 2);
    assert_int_equal(home_count(home, "new"), 1);
    assert_int_equal(home_count(home, "skipped"), 1);
    assert_true(home_has_oddity(home, "no-start", "skipped"));
    assert_true(strstr(home->reply.notes->as.children.first->as.text, "When?") != NULL);
    assert_int_equal(JUGGLE(home, "import", path), 7);
    assert_int_equal(home_count(home, "unchanged"), 1);
    assert_int_equal(home_count(home, "skipped"), 1);
}

static void test_unreadable_sources(void **state)
{
    struct home *home = *state;
    char missing[128];
    snprintf(missing, sizeof missing, "%s/nothing.ics", home->directory);
    assert_int_equal(JUGGLE(home, "import", missing), 5);
    assert_int_equal(
        JUGGLE(home, "import", home_file(home, "page.ics", "<!DOCTYPE html><html></html>")), 5);
    assert_int_equal(JUGGLE(home, "import", home_file(home, "empty.ics", "")), 5);
    assert_int_equal(JUGGLE(home, "feeds"), 0);
    assert_false(store_exists(home->world.store)); /* nothing was written */
    const char *path = schedule(home, HEAD KEYNOTE TAIL);
    assert_int_equal(JUGGLE(home, "import", path, missing), 7);
    assert_int_equal(home_count(home, "new"), 1);
    assert_int_equal(value_count(home->reply.answer, "failed"), 1);
}

static void test_wrong_words_are_usage(void **state)
{
    struct home *home = *state;
    const char *path = schedule(home, HEAD KEYNOTE TAIL);
    assert_int_equal(JUGGLE(home, "import", path, "--mode", "sometimes"), 2);
    assert_int_equal(JUGGLE(home, "import", path, "--role", "jester"), 2);
    assert_int_equal(JUGGLE(home, "import", path, "--kind", "nonsense"), 2);
    assert_int_equal(JUGGLE(home, "import", path, "--feed", "f9"), 3);
    assert_int_equal(JUGGLE(home, "import", path, "--mode", "mine", "--kind", "support"), 0);
    assert_string_equal(value_text(home_feed(home), "mode"), "mine");
    assert_int_equal(value_find(home_feed(home), "conference")->type, VALUE_NULL);
}

static void test_role_goes_to_the_conference(void **state)
{
    struct home *home = *state;
    const char *path = schedule(home, HEAD KEYNOTE TAIL);
    assert_int_equal(JUGGLE(home, "import", path, "--role", "speaking"), 0);
    assert_int_equal(JUGGLE(home, "conferences"), 0);
    assert_string_equal(value_text(value_first(home->reply.answer, "items"), "role"), "speaking");
    assert_int_equal(JUGGLE(home, "import", path, "--role", "booth"), 0);
    assert_true(value_int(home->reply.answer, "undo") > 0);
    assert_int_equal(JUGGLE(home, "conferences"), 0);
    assert_string_equal(value_text(value_first(home->reply.answer, "items"), "role"), "booth");
    assert_int_equal(value_count(home->reply.answer, "items"), 1);
}

static void test_what_i_declined_does_not_count(void **state)
{
    struct home *home = *state;
    const char *path = schedule(
        home, HEAD EVENT("b", "20270130T100000", "20270130T110000", "Sync",
                         STAMP "ATTENDEE;CN=Zoe;PARTSTAT=DECLINED:mailto:zoe@example.org\r\n")
                  KEYNOTE TAIL);
    assert_int_equal(JUGGLE(home, "import", path, "--mode", "mine"), 0);
    assert_int_equal(JUGGLE(home, "agenda", "--from", "2027-01-30", "--days", "1"), 0);
    assert_int_equal(value_count(home->reply.answer, "items"), 1);
    assert_non_null(home_item(home, "a"));
}

static void test_joins_the_conference_that_is_there(void **state)
{
    struct home *home = *state;
    assert_int_equal(JUGGLE(home, "conference", "add", "Zone Summit", "--from", "2027-01-29",
                            "--to", "2027-01-31", "--role", "speaking"),
                     0);
    assert_int_equal(JUGGLE(home, "import", schedule(home, HEAD KEYNOTE ZONES TAIL)), 0);
    assert_string_equal(value_text(home_feed(home), "conference"), "c1");
    assert_int_equal(JUGGLE(home, "conferences"), 0);
    const struct value *conference = value_first(home->reply.answer, "items");
    assert_string_equal(value_text(conference, "from"), "2027-01-29");
    assert_string_equal(value_text(conference, "role"), "speaking");
    assert_int_equal(value_count(home->reply.answer, "items"), 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_first_import),
        TEST(test_my_session_gets_its_role),
        TEST(test_the_same_file_twice_changes_nothing),
        TEST(test_moved_changed_cancelled_gone),
        TEST(test_back_from_gone_is_changed),
        TEST(test_the_past_is_never_gone),
        TEST(test_stamps_alone_change_nothing),
        TEST(test_older_is_kept_as_stored),
        TEST(test_an_older_file_is_known_by_what_is_unchanged),
        TEST(test_the_persons_own_stays),
        TEST(test_undo_takes_it_all_back),
        TEST(test_dry_run_answers_the_same_and_writes_nothing),
        TEST(test_skipped_is_named_and_exits_7),
        TEST(test_unreadable_sources),
        TEST(test_wrong_words_are_usage),
        TEST(test_role_goes_to_the_conference),
        TEST(test_what_i_declined_does_not_count),
        TEST(test_joins_the_conference_that_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
