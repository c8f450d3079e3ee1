/* SPDX-License-Identifier: MIT
 *
 * Which stored event a component is, and which feed a file: duplicates, one key for several events,
 * exceptions in files of their own, UIDs that are missing or made anew, and the order of
 * components.
 */
#include "unit.h"

#include "import_home.h"

#define HEAD(name)                                                                                 \
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nX-WR-CALNAME:" name "\r\n"
#define BARE "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n"
#define TAIL "END:VCALENDAR\r\n"
#define EVENT(uid, start, title, more)                                                            \
    "BEGIN:VEVENT\r\n" uid "DTSTART:" start "\r\nDURATION:PT1H\r\nSUMMARY:" title "\r\n" more     \
    "END:VEVENT\r\n"
#define UID(uid) "UID:" uid "\r\n"

static int import(struct home *home, const char *text)
{
    return JUGGLE(home, "import", home_file(home, "talks.ics", text));
}

/* Expects that the same file again changes nothing. */
static void again(struct home *home, const char *text, int status, int skipped)
{
    int64_t in_file = home_count(home, "in_file");
    assert_int_equal(import(home, text), status);
    assert_int_equal(home_count(home, "unchanged"), in_file - skipped);
    assert_int_equal(home_count(home, "skipped"), skipped);
    assert_int_equal(home_count(home, "gone"), 0);
    assert_int_equal(value_find(home->reply.answer, "undo")->type, VALUE_NULL);
}

static void test_the_highest_sequence_stays(void **state)
{
    struct home *home = *state;
    const char *text = BARE EVENT(UID("a"), "20270130T090000Z", "One", "SEQUENCE:1\r\n")
        EVENT(UID("a"), "20270130T090000Z", "Three", "SEQUENCE:3\r\n")
        EVENT(UID("a"), "20270130T090000Z", "Two", "SEQUENCE:2\r\n") TAIL;
    assert_int_equal(import(home, text), 7);
    assert_int_equal(home_count(home, "new"), 1);
    assert_int_equal(home_count(home, "skipped"), 2);
    assert_true(home_has_oddity(home, "duplicate-key", "skipped"));
    again(home, text, 7, 2);
    assert_int_equal(JUGGLE(home, "agenda", "--from", "2027-01-30", "--all"), 0);
    assert_string_equal(value_text(home_item(home, "a"), "title"), "Three");
    /* All three say something new, the winner in the middle. */
    assert_int_equal(import(home, BARE EVENT(UID("a"), "20270130T090000Z", "Four", "SEQUENCE:4\r\n")
        EVENT(UID("a"), "20270130T090000Z", "Six", "SEQUENCE:6\r\n")
        EVENT(UID("a"), "20270130T090000Z", "Five", "SEQUENCE:5\r\n") TAIL), 7);
    assert_int_equal(home_count(home, "changed"), 1);
    assert_int_equal(home_count(home, "skipped"), 2);
    assert_int_equal(JUGGLE(home, "agenda", "--from", "2027-01-30", "--all"), 0);
    assert_string_equal(value_text(home_item(home, "a"), "title"), "Six");
}

static void test_a_copy_of_the_text_is_skipped(void **state)
{
    struct home *home = *state;
    const char *text = BARE EVENT(UID("a"), "20270130T090000Z", "One", "")
        EVENT(UID("a"), "20270130T090000Z", "One", "") TAIL;
    assert_int_equal(import(home, text), 7);
    assert_int_equal(home_count(home, "new"), 1);
    again(home, text, 7, 1);
}

static void test_the_start_joins_the_key(void **state)
{
    struct home *home = *state;
    const char *text = BARE EVENT(UID("a"), "20270130T090000Z", "Morning", "")
        EVENT(UID("a"), "20270130T130000Z", "Afternoon", "")
        EVENT(UID("a"), "20270130T170000Z", "Evening", "") TAIL;
    assert_int_equal(import(home, text), 0);
    assert_int_equal(home_count(home, "new"), 3);
    again(home, text, 0, 0);
    /* Another order, another text: each finds its own. */
    text = BARE EVENT(UID("a"), "20270130T170000Z", "Evening!", "")
        EVENT(UID("a"), "20270130T130000Z", "Afternoon!", "")
        EVENT(UID("a"), "20270130T090000Z", "Morning!", "") TAIL;
    assert_int_equal(import(home, text), 0);
    assert_int_equal(home_count(home, "changed"), 3);
    assert_int_equal(JUGGLE(home, "agenda", "--from", "2027-01-30", "--all"), 0);
    assert_int_equal(value_count(home->reply.answer, "items"), 3);
}

static void test_a_late_namesake_takes_nobodys_place(void **state)
{
    struct home *home = *state;
    const char *first = BARE EVENT(UID("a"), "20270130T090000Z", "Morning", "") TAIL;
    assert_int_equal(import(home, first), 0);
    /* The new one stands before the old one, so that it looks like a move at first. */
    const char *both = BARE EVENT(UID("a"), "20270130T130000Z", "Afternoon", "")
        EVENT(UID("a"), "20270130T090000Z", "Morning", "") TAIL;
    assert_int_equal(import(home, both), 0);
    assert_int_equal(home_count(home, "unchanged"), 1);
    assert_int_equal(home_count(home, "new"), 1);
    assert_int_equal(home_sum(home), 2);
    again(home, both, 0, 0);
    both = BARE EVENT(UID("a"), "20270130T150000Z", "Late", "")
        EVENT(UID("a"), "20270130T090000Z", "Morning, changed", "")
            EVENT(UID("a"), "20270130T130000Z", "Afternoon", "") TAIL;
    assert_int_equal(import(home, both), 0);
    assert_int_equal(home_count(home, "new"), 1);
    assert_int_equal(home_count(home, "changed"), 1);
    assert_int_equal(home_count(home, "unchanged"), 1);
}

/* Two starts of a key in the file: neither is the stored one's move, whichever comes first, older
 * or not. */
static void test_two_starts_are_no_move(void **state)
{
    struct home *home = *state;
    assert_int_equal(
        import(home, BARE EVENT(UID("a"), "20270130T090000Z", "Stored", "SEQUENCE:5\r\n") TAIL), 0);
    const char *both = BARE EVENT(UID("a"), "20270131T090000Z", "One", "")
        EVENT(UID("a"), "20270131T150000Z", "Two", "") TAIL;
    assert_int_equal(import(home, both), 0);
    assert_int_equal(home_count(home, "new"), 2);
    assert_int_equal(home_count(home, "older"), 0);
    assert_int_equal(home_count(home, "gone"), 1);
    again(home, both, 0, 0);
}

static void test_a_lone_one_moves(void **state)
{
    struct home *home = *state;
    assert_int_equal(import(home, BARE EVENT(UID("a"), "20270130T090000Z", "Talk", "") TAIL), 0);
    assert_int_equal(import(home, BARE EVENT(UID("a"), "20270131T090000Z", "Talk", "") TAIL), 0);
    assert_int_equal(home_count(home, "moved"), 1);
    assert_string_equal(home_change(home, "a"), "moved");
}

static void test_without_uid(void **state)
{
    struct home *home = *state;
    const char *text = BARE EVENT("", "20270130T090000Z", "Talk", "LOCATION:Here\r\n")
        EVENT("", "20270130T090000Z", "Talk", "LOCATION:There\r\n") TAIL;
    assert_int_equal(import(home, text), 0);
    assert_int_equal(home_count(home, "new"), 2);
    assert_true(home_has_oddity(home, "no-uid", "repaired") ||
                home_has_oddity(home, "no-uid", "kept"));
    again(home, text, 0, 0);
}

static void test_uids_made_anew_are_proposed(void **state)
{
    struct home *home = *state;
    assert_int_equal(import(home, HEAD("Conf") EVENT(UID("x1"), "20270130T090000Z", "Talk", "")
        EVENT(UID("x2"), "20270130T100000Z", "Other", "") TAIL), 0);
    assert_int_equal(import(home, HEAD("Conf") EVENT(UID("y1"), "20270130T090000Z", "Talk", "")
        EVENT(UID("y2"), "20270130T110000Z", "Third", "") TAIL), 0);
    assert_string_equal(value_text(home_feed(home), "id"), "f1"); /* same name, same dates */
    assert_int_equal(home_count(home, "new"), 2);
    assert_int_equal(home_count(home, "gone"), 2);
    assert_int_equal(value_count(home_feed(home), "alike"), 1);
    assert_string_equal(value_text(value_first(home_feed(home), "alike"), "title"), "Talk");
}

static const char *offered_by(struct home *home, size_t n)
{
    const struct value *one = home_nth(home_feed(home), "alike", n);
    return one ? value_text(one, "by") : NULL;
}

static bool is_noted(struct home *home, const char *words)
{
    for (const struct value *note = home->reply.notes->as.children.first; note; note = note->next)
        if (strstr(note->as.text, words))
            return true;
    return false;
}

/* Room and hour are told, but nothing goes on by them, not even by request. */
static void test_a_renamed_slot_is_told(void **state)
{
    struct home *home = *state;
    const char *was = HEAD("Conf") EVENT(UID("x1"), "20270130T090000Z", "Panel", "LOCATION:K1\r\n")
        EVENT(UID("x2"), "20270130T100000Z", "Tracing", "LOCATION:K1\r\n")
        EVENT(UID("x3"), "20270130T110000Z", "Closing", "LOCATION:K1\r\n") TAIL;
    const char *now = HEAD("Conf") EVENT(UID("y1"), "20270130T090000Z", "Debate", "LOCATION:K1\r\n")
        EVENT(UID("y2"), "20270130T100000Z", "Tracing", "LOCATION:K1\r\n")
        EVENT(UID("x3"), "20270130T110000Z", "Closing", "LOCATION:K1\r\n") TAIL;
    assert_int_equal(import(home, was), 0);
    assert_int_equal(JUGGLE(home, "star", "e1"), 0);
    assert_int_equal(import(home, now), 0);
    assert_int_equal(value_count(home_feed(home), "alike"), 2);
    assert_string_equal(offered_by(home, 0), "slot");
    assert_string_equal(offered_by(home, 1), "looks");
    assert_true(is_noted(home, "\"Panel\" may be called \"Debate\" now"));
    assert_int_equal(JUGGLE(home, "undo"), 0);
    assert_int_equal(JUGGLE(home, "import", home_file(home, "talks.ics", now), "--follow"), 0);
    assert_int_equal(home_count(home, "new"), 1);
    assert_int_equal(home_count(home, "gone"), 1);
    assert_int_equal(JUGGLE(home, "show", "e1"), 0);
    assert_string_equal(value_text(value_find(home->reply.answer, "item"), "title"), "Panel");
}

static void test_overrides(void **state)
{
    struct home *home = *state;
    const char *series =
        BARE EVENT(UID("w"), "20270105T090000Z", "Weekly", "RRULE:FREQ=WEEKLY;COUNT=5\r\n") TAIL;
    const char *override = BARE EVENT(UID("w"), "20270112T140000Z", "Weekly, later",
                                      "RECURRENCE-ID:20270112T090000Z\r\n") TAIL;
    assert_int_equal(import(home, series), 0);
    assert_int_equal(import(home, override), 0);
    assert_string_equal(value_text(home_feed(home), "id"), "f1"); /* it knows the UID */
    assert_int_equal(home_count(home, "new"), 1);
    assert_int_equal(home_count(home, "gone"), 0); /* only overrides */
    assert_int_equal(value_count(home_feed(home), "oddities"), 0);
    assert_int_equal(JUGGLE(home, "agenda", "--from", "2027-01-01", "--days", "60", "--all"), 0);
    assert_int_equal(value_count(home->reply.answer, "items"), 5);
    const struct value *moved = home_nth(home->reply.answer, "items", 1);
    assert_string_equal(value_text(moved, "title"), "Weekly, later");
    assert_string_equal(value_text(moved, "start"), "2027-01-12T14:00:00+00:00");
    assert_string_equal(value_text(moved, "recurrence_id"), "2027-01-12T09:00");
}

static void test_override_without_master(void **state)
{
    struct home *home = *state;
    const char *text = BARE EVENT(UID("w"), "20270112T140000Z", "Alone",
                                  "RECURRENCE-ID:20270112T090000Z\r\n") TAIL;
    assert_int_equal(import(home, text), 0);
    assert_int_equal(home_count(home, "new"), 1);
    assert_true(home_has_oddity(home, "override-without-master", "kept"));
    again(home, text, 0, 0);
    assert_int_equal(JUGGLE(home, "agenda", "--from", "2027-01-12", "--days", "1", "--all"), 0);
    assert_string_equal(value_text(home_item(home, "w"), "title"), "Alone");
}

static void test_an_override_may_come_before_its_master(void **state)
{
    struct home *home = *state;
    assert_int_equal(import(home, BARE EVENT(UID("w"), "20270112T140000Z", "Later",
                                             "RECURRENCE-ID:20270112T090000Z\r\n")
                                      EVENT(UID("w"), "20270105T090000Z", "Weekly",
                                            "RRULE:FREQ=WEEKLY;COUNT=5\r\n") TAIL),
                     0);
    assert_int_equal(home_count(home, "new"), 2);
    assert_int_equal(value_count(home_feed(home), "oddities"), 0);
}

static void test_which_feed(void **state)
{
    struct home *home = *state;
    assert_int_equal(import(home, HEAD("One") EVENT(UID("a"), "20270130T090000Z", "A", "")
        EVENT(UID("b"), "20270130T100000Z", "B", "") TAIL), 0);
    /* The same path and dates, but another name and no UID in common. */
    assert_int_equal(import(home, HEAD("Two") EVENT(UID("c"), "20270130T090000Z", "C", "") TAIL),
                     0);
    assert_string_equal(value_text(home_feed(home), "id"), "f2");
    /* The same name, but far away and no UID in common: another year's. */
    assert_int_equal(import(home, HEAD("One") EVENT(UID("d"), "20280130T090000Z", "D", "") TAIL),
                     0);
    assert_string_equal(value_text(home_feed(home), "id"), "f3");
    /* Without a name, by half of the UIDs. */
    assert_int_equal(import(home, BARE EVENT(UID("a"), "20270130T090000Z", "A", "")
        EVENT(UID("e"), "20270131T100000Z", "E", "") TAIL), 0);
    assert_string_equal(value_text(home_feed(home), "id"), "f1");
    /* By name or id. */
    const char *path =
        home_file(home, "x.ics", BARE EVENT(UID("z"), "20290130T090000Z", "Z", "") TAIL);
    assert_int_equal(JUGGLE(home, "import", path, "--feed", "two"), 0);
    assert_string_equal(value_text(home_feed(home), "id"), "f2");
    assert_int_equal(JUGGLE(home, "import", path, "--feed", "Fresh"), 0);
    assert_string_equal(value_text(home_feed(home), "name"), "Fresh");
    assert_int_equal(home_count(home, "new"), 1);
    assert_int_equal(JUGGLE(home, "import", path, "--feed", "f3"), 0);
    assert_int_equal(home_count(home, "new"), 1);
}

static void test_only_what_publishes_loses(void **state)
{
    struct home *home = *state;
    assert_int_equal(import(home, BARE EVENT(UID("a"), "20270130T090000Z", "A", "")
        EVENT(UID("b"), "20270130T100000Z", "B", "") TAIL), 0);
    assert_int_equal(
        import(home, BARE "METHOD:REQUEST\r\n" EVENT(UID("a"), "20270130T093000Z", "A", "") TAIL),
        0);
    assert_int_equal(home_count(home, "moved"), 1);
    assert_int_equal(home_count(home, "gone"), 0);
    assert_int_equal(
        import(home, BARE "METHOD:CANCEL\r\n" EVENT(UID("a"), "20270130T093000Z", "A", "") TAIL),
        0);
    assert_int_equal(home_count(home, "cancelled"), 1);
    assert_int_equal(home_count(home, "gone"), 0);
    assert_int_equal(
        import(home, BARE EVENT(UID("a"), "20270130T093000Z", "A", "") "BEGIN:VEVENT\r\nUID:b\r\n"),
        7);
    assert_int_equal(home_count(home, "gone"), 0); /* it breaks off */
    assert_int_equal(home_sum(home), home_count(home, "in_file"));
}

static void test_several_sources_are_one_step(void **state)
{
    struct home *home = *state;
    const char *one =
        home_file(home, "one.ics", HEAD("One") EVENT(UID("a"), "20270130T090000Z", "A", "") TAIL);
    const char *two =
        home_file(home, "two.ics", HEAD("Two") EVENT(UID("b"), "20270130T090000Z", "B", "") TAIL);
    assert_int_equal(JUGGLE(home, "import", one, two), 0);
    assert_int_equal(value_count(home->reply.answer, "feeds"), 2);
    assert_int_equal(JUGGLE(home, "history"), 0);
    assert_int_equal(value_count(home->reply.answer, "items"), 1);
    /* Together in one feed, neither makes the other's events gone. */
    assert_int_equal(JUGGLE(home, "import", one, two, "--feed", "Both"), 0);
    assert_int_equal(home_count(home, "new"), 2);
    assert_int_equal(JUGGLE(home, "import", one, two, "--feed", "Both"), 0);
    assert_int_equal(home_count(home, "unchanged"), 2);
    assert_int_equal(home_count(home, "gone"), 0);
}

static void test_a_text_that_another_feed_has_too(void **state)
{
    struct home *home = *state;
#define SHARED EVENT(UID("s"), "20270130T090000Z", "Shared", "")
    assert_int_equal(
        import(home, HEAD("One") SHARED EVENT(UID("a"), "20270131T090000Z", "A", "") TAIL), 0);
    assert_int_equal(import(home, HEAD("Two") EVENT(UID("b"), "20270130T100000Z", "B", "")
                                EVENT(UID("c"), "20270130T110000Z", "C", "") TAIL), 0);
    /* By its name it is the second one, which hasn't the event whose text the first one knows. */
    assert_int_equal(import(home, HEAD("Two") SHARED EVENT(UID("b"), "20270130T100000Z", "B", "")
                                EVENT(UID("c"), "20270130T110000Z", "C", "") TAIL), 0);
    assert_string_equal(value_text(home_feed(home), "id"), "f2");
    assert_int_equal(home_count(home, "new"), 1);
    assert_int_equal(home_count(home, "unchanged"), 2);
    assert_int_equal(JUGGLE(home, "agenda", "--from", "2027-01-30", "--days", "3", "--all"), 0);
    assert_int_equal(value_count(home->reply.answer, "items"), 5);
#undef SHARED
}

static void test_a_directory_is_one_source(void **state)
{
    struct home *home = *state;
    home_file(home, "b.ics", BARE EVENT(UID("b"), "20270130T090000Z", "B", "") TAIL);
    home_file(home, "a.ics", BARE EVENT(UID("a"), "20270130T090000Z", "A", "") TAIL);
    home_file(home, "c.txt", "no calendar");
    assert_int_equal(JUGGLE(home, "import", home->directory), 0);
    assert_int_equal(value_count(home->reply.answer, "feeds"), 1);
    assert_int_equal(home_count(home, "new"), 2);
    home_file(home, "d.ics", "no calendar either");
    assert_int_equal(JUGGLE(home, "import", home->directory), 7);
    assert_int_equal(home_count(home, "unchanged"), 2);
}

static void test_tasks(void **state)
{
    struct home *home = *state;
    const char *todo =
        BARE "BEGIN:VTODO\r\nUID:t\r\nSUMMARY:Slides\r\nDUE:20270120T170000Z\r\nEND:VTODO\r\n" TAIL;
    assert_int_equal(import(home, todo), 0);
    assert_int_equal(value_int(value_find(home_feed(home), "tasks"), "new"), 1);
    assert_int_equal(home_count(home, "in_file"), 0);
    assert_int_equal(JUGGLE(home, "done", "t1"), 0);
    assert_int_equal(import(home, todo), 0);
    assert_int_equal(value_int(value_find(home_feed(home), "tasks"), "unchanged"), 1);
    assert_int_equal(JUGGLE(home, "list", "state:done"), 0);
    assert_int_equal(value_count(home->reply.answer, "items"), 1); /* the person's word stays */
    assert_int_equal(
        import(home, BARE "BEGIN:VTODO\r\nUID:t\r\nSUMMARY:All slides\r\nEND:VTODO\r\n" TAIL), 0);
    assert_int_equal(value_int(value_find(home_feed(home), "tasks"), "changed"), 1);
    assert_int_equal(JUGGLE(home, "list", "state:done"), 0);
    assert_string_equal(value_text(home_item(home, "t"), "title"), "All slides");
}

static void test_floating_is_told_once(void **state)
{
    struct home *home = *state;
    const char *text =
        BARE "X-WR-TIMEZONE:America/New_York\r\n" EVENT(UID("a"), "20270130T090000", "A", "")
            EVENT(UID("b"), "20270130T100000", "B", "") TAIL;
    assert_int_equal(import(home, text), 0);
    assert_string_equal(value_text(home_feed(home), "zone"), "America/New_York");
    assert_int_equal(value_count(home_feed(home), "oddities"), 1);
    assert_true(home_has_oddity(home, "floating", "kept"));
    assert_int_equal(JUGGLE(home, "agenda", "--from", "2027-01-30", "--all"), 0);
    assert_string_equal(value_text(home_item(home, "a"), "start"), "2027-01-30T09:00:00-05:00");
    assert_int_equal(import(home, BARE EVENT(UID("c"), "20270330T090000", "C", "") TAIL), 0);
    assert_string_equal(value_text(home_feed(home), "zone"), "Europe/Berlin"); /* home */
}

static void test_tentative_everywhere_means_nothing(void **state)
{
    struct home *home = *state;
    assert_int_equal(
        JUGGLE(home, "import",
               home_file(home, "l.ics",
                         BARE EVENT(UID("a"), "20270130T090000Z", "A", "STATUS:TENTATIVE\r\n")
                             EVENT(UID("b"), "20270130T120000Z", "B", "STATUS:TENTATIVE\r\n") TAIL),
               "--mode", "mine"),
        0);
    assert_int_equal(JUGGLE(home, "agenda", "--from", "2027-01-30"), 0);
    assert_int_equal(value_count(home->reply.answer, "items"), 2);
    assert_int_equal(
        import(home, BARE EVENT(UID("a"), "20270130T090000Z", "A", "STATUS:TENTATIVE\r\n")
                         EVENT(UID("b"), "20270130T120000Z", "B", "STATUS:CONFIRMED\r\n") TAIL),
        0);
    assert_int_equal(JUGGLE(home, "agenda", "--from", "2027-01-30"), 0);
    assert_int_equal(value_count(home->reply.answer, "items"), 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, home_setup, home_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_the_highest_sequence_stays),
        TEST(test_a_copy_of_the_text_is_skipped),
        TEST(test_the_start_joins_the_key),
        TEST(test_a_late_namesake_takes_nobodys_place),
        TEST(test_two_starts_are_no_move),
        TEST(test_a_lone_one_moves),
        TEST(test_without_uid),
        TEST(test_uids_made_anew_are_proposed),
        TEST(test_a_renamed_slot_is_told),
        TEST(test_overrides),
        TEST(test_override_without_master),
        TEST(test_an_override_may_come_before_its_master),
        TEST(test_which_feed),
        TEST(test_only_what_publishes_loses),
        TEST(test_several_sources_are_one_step),
        TEST(test_a_text_that_another_feed_has_too),
        TEST(test_a_directory_is_one_source),
        TEST(test_tasks),
        TEST(test_floating_is_told_once),
        TEST(test_tentative_everywhere_means_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
