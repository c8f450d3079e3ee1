/* SPDX-License-Identifier: MIT
 *
 * Guesses: a calendar's mode and zone, and which sessions are the person's own.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "juggle/model/merge.h"

enum { MOST = 40 };

struct calendar {
    struct arena arena;
    struct event events[MOST];
    const struct event *pointers[MOST];
    struct merge_calendar calendar;
};

static void open_calendar(struct calendar *c, const char *name, const char *source)
{
    arena_init(&c->arena);
    c->calendar = (struct merge_calendar){
        .name = name, .source = source, .events = c->pointers, .count = 0};
}

static struct event *add(struct calendar *c, const char *title, const char *place, int mday,
                         int hour, int hours)
{
    struct event *event = &c->events[c->calendar.count];
    record_clear(RECORD_EVENT, event);
    event->title = title;
    event->place = place;
    event->zone = "Europe/Berlin";
    event->start_day = event->end_day = day_of(2027, 2, mday);
    event->start_second = hour * 3600;
    event->end_second = (hour + hours) * 3600;
    c->pointers[c->calendar.count++] = event;
    return event;
}

static enum feed_mode guess(struct calendar *c)
{
    enum feed_mode mode = merge_guess_mode(&c->arena, &c->calendar);
    arena_finish(&c->arena);
    return mode;
}

static void add_parallel(struct calendar *c)
{
    for (int hour = 9; hour < 15; hour++) {
        add(c, "One", "Hall A", 6, hour, 1);
        add(c, "Two", "Hall B", 6, hour, 1);
    }
}

static void test_parallel_rooms_make_a_programme(void **state)
{
    struct calendar c;
    (void)state;
    open_calendar(&c, NULL, "export.ics");
    add_parallel(&c);
    assert_int_equal(guess(&c), WORD_feed_mode_SCHEDULE);
}

static void test_one_after_the_other_is_mine(void **state)
{
    struct calendar c;
    (void)state;
    open_calendar(&c, NULL, "export.ics");
    for (int mday = 1; mday <= 20; mday++)
        add(&c, "Meeting", "Office", mday, 10, 1);
    assert_int_equal(guess(&c), WORD_feed_mode_MINE);
}

static void test_a_weekly_round_is_mine_even_if_it_overlaps(void **state)
{
    struct calendar c;
    (void)state;
    open_calendar(&c, "ada@example.org", "basic.ics");
    add_parallel(&c);
    for (size_t i = 0; i < c.calendar.count; i += 2)
        c.events[i].rrule = "FREQ=WEEKLY";
    assert_int_equal(guess(&c), WORD_feed_mode_MINE);
}

static void test_the_name_may_say_it(void **state)
{
    struct calendar c;
    (void)state;
    open_calendar(&c, "RailsConf 2017", NULL);
    add(&c, "Keynote", "Ballroom", 1, 9, 1);
    assert_int_equal(guess(&c), WORD_feed_mode_SCHEDULE);
    open_calendar(&c, NULL, "devfest-2027_schedule.ics");
    add(&c, "Keynote", "Ballroom", 1, 9, 1);
    assert_int_equal(guess(&c), WORD_feed_mode_SCHEDULE);
    open_calendar(&c, "Dentist and family", NULL);
    add(&c, "Teeth", "Town", 1, 9, 1);
    assert_int_equal(guess(&c), WORD_feed_mode_MINE);
}

static void test_holidays(void **state)
{
    struct calendar c;
    (void)state;
    open_calendar(&c, "Feiertage in Deutschland", NULL);
    for (int mday = 1; mday < 10; mday++)
        add(&c, "Frei", NULL, mday, 0, 0)->all_day = true;
    assert_int_equal(guess(&c), WORD_feed_mode_HOLIDAYS);
    open_calendar(&c, "Holiday party planning", NULL);
    add(&c, "Party", "Bar", 3, 20, 3);
    assert_int_equal(guess(&c), WORD_feed_mode_MINE);
}

static void test_a_programme_format_needs_no_guess(void **state)
{
    struct calendar c;
    (void)state;
    open_calendar(&c, NULL, NULL);
    c.calendar.programme = true;
    add(&c, "Alone", "Here", 1, 9, 1);
    assert_int_equal(guess(&c), WORD_feed_mode_SCHEDULE);
}

static void test_nothing_at_all_is_mine(void **state)
{
    struct calendar c;
    (void)state;
    open_calendar(&c, NULL, NULL);
    assert_int_equal(guess(&c), WORD_feed_mode_MINE);
}

static void test_zone_of_most(void **state)
{
    struct calendar c;
    (void)state;
    open_calendar(&c, NULL, NULL);
    assert_null(merge_guess_zone(&c.calendar));
    for (int mday = 1; mday <= 5; mday++)
        add(&c, "x", "y", mday, 9, 1)->zone = "UTC";
    assert_null(merge_guess_zone(&c.calendar));
    add(&c, "x", "y", 7, 9, 1)->zone = "Asia/Tokyo";
    add(&c, "x", "y", 8, 9, 1);
    add(&c, "x", "y", 9, 9, 1);
    assert_string_equal(merge_guess_zone(&c.calendar), "Europe/Berlin");
    arena_finish(&c.arena);
}

static void test_place(void **state)
{
    struct calendar c;
    (void)state;
    open_calendar(&c, NULL, NULL);
    assert_null(merge_guess_place(&c.arena, &c.calendar));
    add(&c, "x", "Hall A, Kongresshaus, Zürich", 1, 9, 1);
    assert_null(merge_guess_place(&c.arena, &c.calendar));
    add(&c, "x", "Foyer, Zürich", 1, 9, 1);
    add(&c, "x", NULL, 1, 9, 1);
    assert_string_equal(merge_guess_place(&c.arena, &c.calendar), "Zürich");
    add(&c, "x", "Online", 1, 9, 1);
    assert_null(merge_guess_place(&c.arena, &c.calendar));
    arena_finish(&c.arena);
    open_calendar(&c, NULL, NULL);
    add(&c, "x", "Floor 1, Room 4", 1, 9, 1);
    add(&c, "x", "Floor 2, Room 4", 1, 9, 1);
    assert_null(merge_guess_place(&c.arena, &c.calendar));
    arena_finish(&c.arena);
}

static void test_vague_names(void **state)
{
    (void)state;
    assert_true(merge_name_is_vague("iCal"));
    assert_true(merge_name_is_vague(""));
    assert_true(merge_name_is_vague(NULL));
    assert_true(merge_name_is_vague("{{ site.name }}"));
    assert_false(merge_name_is_vague("FOSDEM 2027"));
}

static bool mine(const char *name, const char *alias, const char *title, const char *people,
                 const char *description)
{
    struct arena arena;
    struct merge_me me;
    struct event event;
    record_clear(RECORD_EVENT, &event);
    event.title = title;
    event.people = people;
    event.description = description;
    arena_init(&arena);
    merge_me_build(&arena, name, &alias, 1, &me);
    bool found = merge_is_mine(&arena, &me, &event);
    arena_finish(&arena);
    return found;
}

static void test_mine(void **state)
{
    (void)state;
    assert_true(mine("Ada Example", "ada@example.org", "Talk", "ADA EXAMPLE", NULL));
    assert_true(mine("Ada Example", "ada@example.org", "Talk (Ada Example)", NULL, NULL));
    assert_true(mine("Ada Example", "ada@example.org", "Talk", NULL, "Speaker: ada@example.org."));
    assert_true(mine("Zoë Müller", "x", "Talk", "Zoe Muller", NULL));
    assert_false(mine("Ada", "ad", "Adam's talk", "Nevada", "adaptive"));
    assert_false(mine("", "A", "A talk", "A", "A"));
    assert_false(mine(NULL, "", "A talk", NULL, NULL));
}

static bool declined(const char *people)
{
    struct arena arena;
    struct merge_me me;
    struct event event;
    record_clear(RECORD_EVENT, &event);
    event.people = people;
    arena_init(&arena);
    merge_me_build(&arena, "Ada Example", (const char *const[]){"ada@example.org"}, 1, &me);
    bool found = merge_is_declined(&arena, &me, &event);
    arena_finish(&arena);
    return found;
}

static void test_declined(void **state)
{
    (void)state;
    assert_true(declined("Bo\nAda Example <a@b.c> (declined)"));
    assert_true(declined("ada@example.org (declined)\nBo"));
    assert_false(declined("Bo (declined)\nAda Example"));
    assert_false(declined("Ada Example"));
    assert_false(declined(NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parallel_rooms_make_a_programme),
        cmocka_unit_test(test_one_after_the_other_is_mine),
        cmocka_unit_test(test_a_weekly_round_is_mine_even_if_it_overlaps),
        cmocka_unit_test(test_the_name_may_say_it),
        cmocka_unit_test(test_holidays),
        cmocka_unit_test(test_a_programme_format_needs_no_guess),
        cmocka_unit_test(test_nothing_at_all_is_mine),
        cmocka_unit_test(test_zone_of_most),
        cmocka_unit_test(test_place),
        cmocka_unit_test(test_vague_names),
        cmocka_unit_test(test_mine),
        cmocka_unit_test(test_declined),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
