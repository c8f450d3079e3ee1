/* SPDX-License-Identifier: MIT
 *
 * Which new sessions look like which stored ones when UIDs say nothing.
 */
#include "unit.h"

#include "juggle/model/merge.h"

enum { DAY = 86400, MOST = 8 };

static struct arena arena;

static struct event talk(int64_t id, const char *title, const char *people, const char *place,
                         instant start)
{
    struct event event;
    record_clear(RECORD_EVENT, &event);
    event.id = id;
    event.title = title;
    event.people = people;
    event.place = place;
    event.start = start;
    return event;
}

/* Stored ones have ids below 100. */
static size_t look_at(const struct event *events, size_t count, struct merge_look *stored,
                      struct merge_look *fresh, size_t *fresh_count)
{
    size_t stored_count = 0;
    *fresh_count = 0;
    for (size_t i = 0; i < count; i++)
        merge_look(&arena, &events[i],
                   events[i].id < 100 ? &stored[stored_count++] : &fresh[(*fresh_count)++]);
    merge_pair(stored, stored_count, fresh, *fresh_count);
    return stored_count;
}

/* The one that looks like it; the same seen from the other side. */
static int64_t other_of(const struct event *events, size_t count, int64_t id)
{
    struct merge_look stored[MOST], fresh[MOST];
    size_t fresh_count, stored_count = look_at(events, count, stored, fresh, &fresh_count);
    for (size_t i = 0; i < stored_count; i++)
        if (stored[i].id == id) {
            for (size_t k = 0; k < fresh_count; k++)
                assert_int_equal(fresh[k].other == id, fresh[k].id == stored[i].other);
            return stored[i].other;
        }
    return -1;
}

#define OTHER(events, id) other_of((events), sizeof(events) / sizeof *(events), (id))

static void test_title_and_time(void **state)
{
    (void)state;
    struct event events[] = {talk(1, "Caf\u00e9 talks", "Ada", "K1", 1000),
                             talk(101, "CAFE TALKS", "Zoe", "H2", 1000),
                             talk(102, "Caf\u00e9 talks", "Ada", "K1", 2000)};
    assert_int_equal(OTHER(events, 1), 101); /* the time says more than room and speaker */
}

static void test_title_and_people_or_place(void **state)
{
    (void)state;
    struct event events[] = {talk(1, "Lunch", NULL, "Hall A", DAY),
                             talk(2, "Lunch", NULL, "Hall A", 2 * DAY),
                             talk(3, "Tracing", "Ada", "K1", DAY),
                             talk(101, "Lunch", NULL, "Hall A", 2 * DAY + 1800),
                             talk(102, "Lunch", NULL, "Hall A", DAY + 1800),
                             talk(103, "Tracing", "Ada", "H9", 5 * DAY),
                             talk(104, "Tracing", "Bob", "H9", DAY + 60)};
    assert_int_equal(OTHER(events, 1), 102); /* the nearest */
    assert_int_equal(OTHER(events, 2), 101);
    assert_int_equal(OTHER(events, 3), 103);
}

static void test_a_title_alone(void **state)
{
    (void)state;
    struct event lone[] = {talk(1, "Zones are hard", "Ada", "K1", DAY),
                           talk(101, "Zones are hard", "Bob", "H9", 2 * DAY)};
    assert_int_equal(OTHER(lone, 1), 101);
    struct event two[] = {talk(1, "Break", NULL, "K1", DAY),
                          talk(101, "Break", NULL, "H9", 2 * DAY),
                          talk(102, "Break", NULL, "H8", 2 * DAY)};
    assert_int_equal(OTHER(two, 1), 0); /* which one? */
    struct event untitled[] = {talk(1, "(untitled)", NULL, NULL, DAY),
                               talk(101, "(untitled)", NULL, NULL, DAY)};
    assert_int_equal(OTHER(untitled, 1), 0);
}

static void test_another_title(void **state)
{
    (void)state;
    struct event events[] = {talk(1, "TBA", "Ada", "K1", DAY), talk(2, "Panel", NULL, "K2", DAY),
                             talk(101, "Tracing, live", "ada", "H9", DAY),
                             talk(102, "Another panel", NULL, "K2", DAY)};
    assert_int_equal(OTHER(events, 1), 101); /* the same speaker at the same time */
    assert_int_equal(OTHER(events, 2), 102); /* the same room, and nobody named */
}

/* Room and hour alone are little: one lost, one new, and nobody who says that they differ. */
static void test_a_slot(void **state)
{
    (void)state;
    struct event parallel[] = {
        talk(1, "Panel", NULL, "K1", DAY), talk(2, "Keynote", NULL, "K2", DAY),
        talk(101, "Debate", NULL, "K2", DAY), talk(102, "Round table", NULL, "K1", DAY)};
    assert_int_equal(OTHER(parallel, 1), 102);
    assert_int_equal(OTHER(parallel, 2), 101);
    struct event other[] = {
        talk(1, "Panel", "Ada", "K1", DAY),        talk(2, "Panel 2", NULL, "K2", DAY),
        talk(3, "Panel 3", NULL, NULL, DAY),       talk(101, "Debate", "Bob", "K1", DAY),
        talk(102, "Debate 2", "Bob", "K2", DAY),   talk(103, "Debate 3", NULL, NULL, DAY),
        talk(104, "Debate 4", NULL, "K1", 2 * DAY)};
    assert_int_equal(OTHER(other, 1), 0);   /* another speaker is another talk */
    assert_int_equal(OTHER(other, 2), 102); /* a speaker who is named at last */
    assert_int_equal(OTHER(other, 3), 0);   /* no room at all */
    struct event two[] = {talk(1, "Panel", NULL, "Hall", DAY),
                          talk(101, "Debate", NULL, "Hall", DAY),
                          talk(102, "Round table", NULL, "Hall", DAY)};
    assert_int_equal(OTHER(two, 1), 0); /* which one? */
}

static void test_exceptions_of_a_series(void **state)
{
    (void)state;
    struct event events[] = {
        talk(1, "Weekly", NULL, NULL, DAY), talk(2, "Weekly", NULL, NULL, 8 * DAY),
        talk(101, "Weekly", NULL, NULL, DAY), talk(102, "Weekly", NULL, NULL, 8 * DAY)};
    events[1].recurrence = events[3].recurrence = "20270108";
    assert_int_equal(OTHER(events, 1), 101);
    assert_int_equal(OTHER(events, 2), 102);
    events[3].recurrence = "20270109";
    assert_int_equal(OTHER(events, 2), 0);
}

static void test_nothing(void **state)
{
    struct merge_look one = {.id = 1, .title = 7};
    (void)state;
    merge_pair(&one, 1, NULL, 0);
    merge_pair(NULL, 0, &one, 1);
    assert_int_equal(one.other, 0);
}

static int group_setup(void **state)
{
    (void)state;
    arena_init(&arena);
    return 0;
}

static int group_teardown(void **state)
{
    (void)state;
    arena_finish(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_title_and_time), cmocka_unit_test(test_title_and_people_or_place),
        cmocka_unit_test(test_a_title_alone),  cmocka_unit_test(test_another_title),
        cmocka_unit_test(test_a_slot),         cmocka_unit_test(test_exceptions_of_a_series),
        cmocka_unit_test(test_nothing),
    };
    return cmocka_run_group_tests(tests, group_setup, group_teardown);
}
