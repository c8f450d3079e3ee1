/* SPDX-License-Identifier: MIT
 *
 * What the person says of an import: which zone is meant, and that what they chose goes on with
 * sessions that came back under other UIDs.
 */
#include "unit.h"

#include "import_home.h"

#define HEAD "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n"
#define NAMED(name) HEAD "X-WR-CALNAME:" name "\r\n"
#define TAIL "END:VCALENDAR\r\n"
#define EVENT(uid, start, title, more)                                                             \
    "BEGIN:VEVENT\r\nUID:" uid "\r\nDTSTART" start "\r\nDURATION:PT1H\r\nSUMMARY:" title "\r\n"    \
    more "END:VEVENT\r\n"

static const char *file(struct home *home, const char *text)
{
    return home_file(home, "talks.ics", text);
}

static const char *start_of(struct home *home, const char *uid)
{
    assert_int_equal(JUGGLE(home, "agenda", "--from", "2027-01-29", "--days", "5", "--all"), 0);
    return value_text(home_item(home, uid), "start");
}

/* ---- zones ---- */

static void test_a_zone_that_is_said(void **state)
{
    struct home *home = *state;
    const char *path = file(home, HEAD "X-WR-TIMEZONE:America/New_York\r\n"
        EVENT("a", ":20270130T090000", "Floating", "")
        EVENT("b", ";TZID=Nowhere/Land:20270130T090000", "Unknown", "")
        EVENT("c", ";TZID=Asia/Tokyo:20270130T090000", "Known", "")
        EVENT("d", ":20270130T090000Z", "Instant", "") TAIL);
    assert_int_equal(JUGGLE(home, "import", path, "--zone", "Europe/Vienna"), 0);
    assert_string_equal(value_text(home_feed(home), "zone"), "Europe/Vienna");
    assert_string_equal(value_text(home_feed(home), "zone_from"), "you");
    assert_string_equal(start_of(home, "a"), "2027-01-30T09:00:00+01:00");
    assert_string_equal(start_of(home, "b"), "2027-01-30T09:00:00+01:00");
    assert_string_equal(start_of(home, "c"), "2027-01-30T09:00:00+09:00");
    assert_string_equal(start_of(home, "d"), "2027-01-30T09:00:00+00:00");
    assert_int_equal(JUGGLE(home, "import", path, "--zone", "Nowhere/Land"), 2);
}

static void test_a_zone_that_was_wrong(void **state)
{
    struct home *home = *state;
    const char *text =
        HEAD EVENT("a", ":20270130T090000", "A", "") EVENT("b", ":20270130T110000Z", "B", "") TAIL;
    assert_int_equal(JUGGLE(home, "import", file(home, text)), 0);
    assert_string_equal(value_text(home_feed(home), "zone_from"), "home");
    assert_int_equal(JUGGLE(home, "import", file(home, text), "--zone", "Asia/Tokyo"), 0);
    assert_string_equal(home_change(home, "a"), "moved");
    assert_int_equal(home_count(home, "unchanged"), 1);
    assert_string_equal(start_of(home, "a"), "2027-01-30T09:00:00+09:00");
    /* It stays so for the same file, for a newer one, and for another zone in its head only from
     * then on. */
    assert_int_equal(JUGGLE(home, "import", file(home, text)), 0);
    assert_int_equal(home_count(home, "unchanged"), 2);
    assert_int_equal(JUGGLE(home, "import", file(home, HEAD EVENT("a", ":20270130T100000", "A", "")
        EVENT("b", ":20270130T110000Z", "B", "") TAIL)), 0);
    assert_string_equal(start_of(home, "a"), "2027-01-30T10:00:00+09:00");
}

static void test_the_said_zone_wins_over_an_unchanged_head(void **state)
{
    struct home *home = *state;
#define IN(zone) HEAD "X-WR-TIMEZONE:" zone "\r\n"
    assert_int_equal(JUGGLE(home, "import",
                            file(home, IN("UTC") EVENT("a", ":20270130T090000", "A", "")
                                           EVENT("b", ":20270130T110000Z", "B", "") TAIL),
                            "--zone", "Asia/Tokyo"),
                     0);
    assert_int_equal(JUGGLE(home, "import",
                            file(home, IN("UTC") EVENT("a", ":20270130T093000", "A", "")
                                           EVENT("b", ":20270130T110000Z", "B", "") TAIL)),
                     0);
    assert_string_equal(start_of(home, "a"), "2027-01-30T09:30:00+09:00");
    /* The organiser has mended it. */
    assert_int_equal(JUGGLE(home, "import",
                            file(home, IN("Europe/Berlin") EVENT("a", ":20270130T093000", "A", "")
                                           EVENT("b", ":20270130T110000Z", "B", "") TAIL)),
                     0);
    assert_string_equal(value_text(home_feed(home), "zone_from"), "the file");
    assert_string_equal(start_of(home, "a"), "2027-01-30T09:30:00+01:00");
#undef IN
}

/* ---- whose programme it is ---- */

static const char *conference_of(struct home *home)
{
    return value_text(home_feed(home), "conference");
}

static void test_the_conference_that_is_said(void **state)
{
    struct home *home = *state;
    const char *path =
        file(home, NAMED("Zone Summit") EVENT("a", ":20270130T090000Z", "A", "") TAIL);
    assert_int_equal(JUGGLE(home, "conference", "add", "Zone Summit", "--from", "2027-01-30",
                            "--to", "2027-01-30"),
                     0);
    assert_int_equal(JUGGLE(home, "conference", "add", "Other Days", "--from", "2027-02-02", "--to",
                            "2027-02-03"), 0);
    assert_int_equal(JUGGLE(home, "import", "--dry-run", path), 0);
    assert_string_equal(conference_of(home), "c1"); /* by its name */
    assert_int_equal(JUGGLE(home, "import", path, "--conference", "other days"), 0);
    assert_string_equal(conference_of(home), "c2");
    assert_int_equal(JUGGLE(home, "import", path), 0);
    assert_string_equal(conference_of(home), "c2"); /* as was said */
    assert_int_equal(JUGGLE(home, "import", path, "--conference", "new"), 0);
    assert_string_equal(conference_of(home), "c3");
    assert_int_equal(JUGGLE(home, "import", path, "--conference", "none"), 0);
    assert_null(conference_of(home));
    assert_true(value_int(home->reply.answer, "undo") > 0);
    assert_int_equal(JUGGLE(home, "conferences"), 0);
    assert_int_equal(value_count(home->reply.answer, "items"), 3);
    assert_int_equal(JUGGLE(home, "import", path, "--conference", "nowhere"), 3);
}

/* ---- other UIDs ---- */

#define OLD                                                                                        \
    NAMED("Conf")                                                                                  \
    EVENT("x1", ":20270130T090000Z", "Keynote", "LOCATION:Hall\r\n")                               \
        EVENT("x2", ":20270130T100000Z", "Tracing", "")                                            \
            EVENT("x3", ":20270130T110000Z", "Old", "") TAIL
#define NEW                                                                                        \
    NAMED("Conf")                                                                                  \
    EVENT("y1", ":20270130T093000Z", "Keynote", "LOCATION:Hall\r\n")                               \
        EVENT("y2", ":20270130T100000Z", "Tracing", "")                                            \
            EVENT("y3", ":20270130T150000Z", "New", "") TAIL

static void choose(struct home *home)
{
    assert_int_equal(JUGGLE(home, "star", "e1"), 0);
    assert_int_equal(JUGGLE(home, "role", "e2", "booth"), 0);
    assert_int_equal(JUGGLE(home, "edit", "e1", "note=front row", "kind=social", "tags=mine"), 0);
}

static void test_never_taken_silently(void **state)
{
    struct home *home = *state;
    assert_int_equal(JUGGLE(home, "import", file(home, OLD)), 0);
    choose(home);
    assert_int_equal(JUGGLE(home, "import", file(home, NEW)), 0);
    assert_int_equal(home_count(home, "new"), 3);
    assert_int_equal(home_count(home, "gone"), 3);
    assert_int_equal(value_count(home_feed(home), "alike"), 2);
    const struct value *alike = value_first(home_feed(home), "alike");
    assert_string_equal(value_text(alike, "id"), "e1");
    assert_string_equal(value_text(alike, "title"), "Keynote");
    assert_false(value_bool(alike, "followed"));
    assert_true(strstr(home->reply.notes->as.children.first->as.text, "--follow") != NULL);
    start_of(home, "y1");
    assert_false(value_bool(home_item(home, "y1"), "starred"));
    assert_true(value_bool(home_item(home, "x1"), "starred"));
}

static void test_followed(void **state)
{
    struct home *home = *state;
    assert_int_equal(JUGGLE(home, "import", file(home, OLD)), 0);
    choose(home);
    const char *path = file(home, NEW);
    assert_int_equal(JUGGLE(home, "import", path, "--follow"), 0);
    assert_int_equal(home_count(home, "new"), 1);
    assert_int_equal(home_count(home, "moved"), 1);
    assert_int_equal(home_count(home, "changed"), 1); /* nothing but its UID */
    assert_int_equal(home_count(home, "gone"), 1);
    assert_int_equal(home_sum(home), 3);
    assert_true(value_bool(value_first(home_feed(home), "alike"), "followed"));
    assert_string_equal(start_of(home, "y1"), "2027-01-30T09:30:00+00:00");
    const struct value *keynote = home_item(home, "y1");
    assert_string_equal(value_text(keynote, "id"), "e1");
    assert_true(value_bool(keynote, "starred"));
    assert_string_equal(value_text(keynote, "note"), "front row");
    assert_string_equal(value_text(keynote, "kind"), "social");
    assert_string_equal(value_text(home_item(home, "y2"), "role"), "booth");
    assert_null(home_item(home, "x1"));
    assert_int_equal(JUGGLE(home, "import", path, "--follow"), 0);
    assert_int_equal(home_count(home, "unchanged"), 3);
    assert_int_equal(value_find(home->reply.answer, "undo")->type, VALUE_NULL);
    assert_int_equal(JUGGLE(home, "undo"), 0);
    assert_string_equal(start_of(home, "x1"), "2027-01-30T09:00:00+00:00");
    assert_null(home_item(home, "y1"));
    assert_true(value_bool(home_item(home, "x1"), "starred"));
}

static void test_a_dry_run_follows_too(void **state)
{
    struct home *home = *state;
    struct str dry, wet;
    str_init(&dry);
    str_init(&wet);
    assert_int_equal(JUGGLE(home, "import", file(home, OLD)), 0);
    const char *path = file(home, NEW);
    assert_int_equal(JUGGLE(home, "import", path, "--follow", "--dry-run"), 0);
    value_write_json(&dry, value_find(home->reply.answer, "feeds"));
    assert_non_null(start_of(home, "x1"));
    assert_int_equal(JUGGLE(home, "import", path, "--follow"), 0);
    value_write_json(&wet, value_find(home->reply.answer, "feeds"));
    assert_string_equal(dry.text, wet.text);
    str_finish(&dry);
    str_finish(&wet);
}

static void test_a_calendar_without_a_name(void **state)
{
    struct home *home = *state;
    const char *old = HEAD EVENT("x1", ":20270130T090000Z", "Keynote", "")
        EVENT("x2", ":20270130T100000Z", "Tracing", "") TAIL;
    const char *new = HEAD EVENT("y1", ":20270130T090000Z", "Keynote", "")
        EVENT("y2", ":20270130T100000Z", "Tracing", "") TAIL;
    assert_int_equal(JUGGLE(home, "import", file(home, old)), 0);
    assert_int_equal(JUGGLE(home, "import", "--dry-run", file(home, new)), 0);
    assert_string_equal(value_text(home_feed(home), "id"), "f2");
    assert_string_equal(value_text(home_feed(home), "similar"), "f1");
    assert_int_equal(JUGGLE(home, "import", "--follow", file(home, new)), 0);
    assert_string_equal(value_text(home_feed(home), "id"), "f1");
    assert_int_equal(home_count(home, "new"), 0);
    assert_int_equal(home_count(home, "gone"), 0);
    /* Other titles on the same days are another calendar. */
    assert_int_equal(JUGGLE(home, "import", "--follow",
                            file(home, HEAD EVENT("z1", ":20270130T090000Z", "Dentist", "")
                                           EVENT("z2", ":20270130T100000Z", "Gym", "") TAIL)),
                     0);
    assert_string_equal(value_text(home_feed(home), "id"), "f2");
    assert_int_equal(value_find(home_feed(home), "similar")->type, VALUE_NULL);
}

/* ---- what meets ---- */

#define STANDUP(clock)                                                                             \
    EVENT("s", ":20270130T" clock "00Z", "Standup", "RRULE:FREQ=DAILY;COUNT=3\r\n")
#define TALK(clock) EVENT("t", ":20270131T" clock "00Z", "Talk", "")

static const char *clash_of(struct home *home)
{
    const struct value *found = NULL;
    for (const struct value *c = value_first(home->reply.answer, "concerns"); c; c = c->next)
        if (str_equal(value_text(c, "what"), "clash")) {
            assert_null(found); /* said once */
            found = c;
        }
    return found ? value_text(found, "id") : NULL;
}

static void meet(struct home *home, const char *before, const char *after, const char *clash)
{
    assert_int_equal(JUGGLE(home, "import", file(home, before), "--mode", "schedule"), 0);
    assert_int_equal(JUGGLE(home, "star", "e1", "e2"), 0);
    const char *path = file(home, after);
    assert_int_equal(JUGGLE(home, "import", "--dry-run", path), 0);
    assert_true(str_equal(clash_of(home), clash));
    assert_int_equal(JUGGLE(home, "import", path), 0);
    assert_true(str_equal(clash_of(home), clash));
    assert_int_equal(JUGGLE(home, "today", "--json"), 0);
    assert_true(str_equal(clash_of(home), clash));
}

static void test_a_series_that_meets_a_session(void **state)
{
    meet(*state, NAMED("Conf") STANDUP("0900") TALK("1100") TAIL,
         NAMED("Conf") STANDUP("1030") TALK("1100") TAIL, "e1");
}

static void test_a_session_that_meets_a_series(void **state)
{
    meet(*state, NAMED("Conf") STANDUP("0900") TALK("1100") TAIL,
         NAMED("Conf") STANDUP("0900") TALK("0930") TAIL, "e2");
}

static void test_two_that_met_before(void **state)
{
    meet(*state, NAMED("Conf") STANDUP("0900") TALK("0930") TAIL,
         NAMED("Conf") STANDUP("0915") TALK("0930") TAIL, NULL);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, home_setup, home_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_a_zone_that_is_said),
        TEST(test_a_zone_that_was_wrong),
        TEST(test_the_said_zone_wins_over_an_unchanged_head),
        TEST(test_the_conference_that_is_said),
        TEST(test_never_taken_silently),
        TEST(test_followed),
        TEST(test_a_dry_run_follows_too),
        TEST(test_a_calendar_without_a_name),
        TEST(test_a_series_that_meets_a_session),
        TEST(test_a_session_that_meets_a_series),
        TEST(test_two_that_met_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
