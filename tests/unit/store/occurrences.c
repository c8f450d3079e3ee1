/* SPDX-License-Identifier: MIT
 *
 * Windows: single events, series and their overrides, inside the stored horizon and beyond it,
 * where the answer must be the same as if it were inside.
 */
#include <string.h>

#include "kit.h"

/* "start/end name event>master" of each occurrence, a line each. */
static char *window(struct kit *kit, const char *from, const char *to)
{
    struct snapshot snapshot;
    struct str out;
    char a[TIME_SIZE], b[TIME_SIZE];
    struct span span = {kit_at(from), kit_at(to)};
    MUST(kit, store_snapshot(kit->store, &kit->arena, span, &snapshot, &kit->err));
    str_init(&out);
    for (size_t i = 0; i < snapshot.occurrence_count; i++) {
        const struct occurrence *o = &snapshot.occurrences[i];
        instant_format(o->start, 0, a);
        instant_format(o->end, 0, b);
        str_addf(&out, "%.16s %.16s %s %lld", a, b, o->recurrence ? o->recurrence : "-",
                 (long long)o->event->id);
        if (o->master)
            str_addf(&out, ">%lld", (long long)o->master->id);
        str_add_char(&out, '\n');
        assert_ptr_equal(o->event, snapshot_find(&snapshot, RECORD_EVENT, o->event->id));
        if (i)
            assert_true(snapshot.occurrences[i - 1].start <= o->start);
    }
    char *text = arena_strdup(&kit->arena, out.text);
    str_finish(&out);
    return text;
}

/* The same window without a stored horizon must say the same. */
static void check_window(struct kit *kit, const char *from, const char *to, const char *wanted)
{
    struct span horizon = kit->store->horizon;
    assert_string_equal(window(kit, from, to), wanted);
    kit->store->horizon = (struct span){0, 0};
    assert_string_equal(window(kit, from, to), wanted);
    kit->store->horizon = horizon;
}

static void test_single_events(void **state)
{
    struct kit *kit = *state;
    struct event rows[] = {
        kit_event("inside", "2026-11-21T10:00", "2026-11-21T11:00"),
        kit_event("ends at the start", "2026-11-20T22:00", "2026-11-21T00:00"),
        kit_event("reaches in", "2026-11-20T22:00", "2026-11-21T00:01"),
        kit_event("starts at the end", "2026-11-22T00:00", "2026-11-22T01:00"),
        kit_event("no length", "2026-11-21T00:00", "2026-11-21T00:00"),
        kit_event("a day long", "2026-11-20T00:01", "2026-11-21T00:01"),
        kit_event("a month long", "2026-10-25T00:00", "2026-11-21T00:01"),
        kit_event("a year long", "2025-12-25T00:00", "2026-12-21T00:01"),
        kit_event("long over", "2025-12-25T00:00", "2026-11-20T00:01"),
    };
    kit_open(kit, STORE_WRITE);
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        kit_put(kit, RECORD_EVENT, &rows[i]);
    check_window(kit, "2026-11-21T00:00", "2026-11-22T00:00",
                 "2025-12-25T00:00 2026-12-21T00:01 - 8\n"
                 "2026-10-25T00:00 2026-11-21T00:01 - 7\n"
                 "2026-11-20T00:01 2026-11-21T00:01 - 6\n"
                 "2026-11-20T22:00 2026-11-21T00:01 - 3\n"
                 "2026-11-21T00:00 2026-11-21T00:00 - 5\n"
                 "2026-11-21T10:00 2026-11-21T11:00 - 1\n");
}

/* All-day events are anybody's days: they come within 26 hours of the window. */
static void test_all_day_events(void **state)
{
    struct kit *kit = *state;
    struct event rows[] = {
        kit_day_event("day before", "2026-11-20", "2026-11-21"),
        kit_day_event("two days before", "2026-11-18", "2026-11-19"),
        kit_day_event("day after", "2026-11-22", "2026-11-23"),
        kit_day_event("days after", "2026-11-24", "2026-11-25"),
        kit_day_event("a fair of six weeks", "2026-10-10", "2026-11-21"),
    };
    kit_open(kit, STORE_WRITE);
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        kit_put(kit, RECORD_EVENT, &rows[i]);
    check_window(kit, "2026-11-21T00:00", "2026-11-22T00:00",
                 "2026-10-10T00:00 2026-11-21T00:00 - 5\n"
                 "2026-11-20T00:00 2026-11-21T00:00 - 1\n"
                 "2026-11-22T00:00 2026-11-23T00:00 - 3\n");
}

static void test_series_keeps_its_clock(void **state)
{
    struct kit *kit = *state;
    struct event event = kit_event("weekly", "2026-10-19T09:00", "2026-10-19T10:00");
    kit_open(kit, STORE_WRITE);
    kit_in_berlin(kit, &event);
    event.rrule = "FREQ=WEEKLY;COUNT=5";
    event.exdates = "20261102T090000";
    event.rdates = "20261103T150000";
    event.series_end = kit_at("2026-11-16T09:00");
    kit_put(kit, RECORD_EVENT, &event);
    check_window(kit, "2026-10-01T00:00", "2026-12-01T00:00",
                 "2026-10-19T07:00 2026-10-19T08:00 20261019T090000 1>1\n"
                 "2026-10-26T08:00 2026-10-26T09:00 20261026T090000 1>1\n"
                 "2026-11-03T14:00 2026-11-03T15:00 20261103T150000 1>1\n"
                 "2026-11-09T08:00 2026-11-09T09:00 20261109T090000 1>1\n"
                 "2026-11-16T08:00 2026-11-16T09:00 20261116T090000 1>1\n");
    event.exdates = NULL;
    event.rrule = "FREQ=WEEKLY;COUNT=3";
    kit_put(kit, RECORD_EVENT, &event);
    check_window(kit, "2026-11-01T00:00", "2026-12-01T00:00",
                 "2026-11-02T08:00 2026-11-02T09:00 20261102T090000 1>1\n"
                 "2026-11-03T14:00 2026-11-03T15:00 20261103T150000 1>1\n");
    kit_delete(kit, RECORD_EVENT, 1);
    check_window(kit, "2026-11-01T00:00", "2026-12-01T00:00", "");
    assert_int_equal(kit_number(kit, "SELECT count(*) FROM occurrence"), 0);
}

static struct event override_of(const char *recurrence, const char *start, const char *end)
{
    struct event event = kit_event("series", start, end);
    event.recurrence = recurrence;
    return event;
}

static void test_overrides(void **state)
{
    struct kit *kit = *state;
    struct event master = kit_event("series", "2026-11-23T10:00", "2026-11-23T11:00");
    struct event moved = override_of("20261124T100000", "2026-11-24T15:00", "2026-11-24T16:00");
    struct event far = override_of("20261125T100000Z", "2029-03-01T15:00", "2029-03-01T16:00");
    struct event onwards = override_of("20261127T100000", "2026-11-27T12:00", "2026-11-27T14:00");
    kit_open(kit, STORE_WRITE);
    master.rrule = "FREQ=DAILY;COUNT=6";
    master.series_end = kit_at("2026-11-28T11:00");
    onwards.onwards = true;
    kit_put(kit, RECORD_EVENT, &moved); /* it may come before its series */
    check_window(kit, "2026-11-23T00:00", "2026-12-01T00:00",
                 "2026-11-24T15:00 2026-11-24T16:00 - 1\n");
    kit_put(kit, RECORD_EVENT, &master);
    kit_put(kit, RECORD_EVENT, &far);
    kit_put(kit, RECORD_EVENT, &onwards);
    check_window(kit, "2026-11-23T00:00", "2026-12-01T00:00",
                 "2026-11-23T10:00 2026-11-23T11:00 20261123T100000 2>2\n"
                 "2026-11-24T15:00 2026-11-24T16:00 20261124T100000 1>2\n"
                 "2026-11-26T10:00 2026-11-26T11:00 20261126T100000 2>2\n"
                 "2026-11-27T12:00 2026-11-27T14:00 20261127T100000 4>2\n"
                 "2026-11-28T12:00 2026-11-28T14:00 20261128T100000 4>2\n");
    /* Wherever it was moved to, it is found. */
    check_window(kit, "2029-03-01T00:00", "2029-03-02T00:00",
                 "2029-03-01T15:00 2029-03-01T16:00 20261125T100000 3>2\n");
    kit_delete(kit, RECORD_EVENT, moved.id);
    check_window(kit, "2026-11-24T00:00", "2026-11-25T00:00",
                 "2026-11-24T10:00 2026-11-24T11:00 20261124T100000 2>2\n");
}

/* An event that was single, and what overrides it later. */
static void test_override_of_a_single_event(void **state)
{
    struct kit *kit = *state;
    struct event single = kit_event("series", "2026-11-23T10:00", "2026-11-23T11:00");
    struct event other = override_of("20261123T100000", "2026-11-23T15:00", "2026-11-23T16:00");
    kit_open(kit, STORE_WRITE);
    kit_put(kit, RECORD_EVENT, &single);
    kit_put(kit, RECORD_EVENT, &other);
    check_window(kit, "2026-11-23T00:00", "2026-11-24T00:00",
                 "2026-11-23T15:00 2026-11-23T16:00 20261123T100000 2>1\n");
    single.title = "renamed";
    kit_put(kit, RECORD_EVENT, &single);
    single.start_second = 9 * 3600;
    single.start -= 3600;
    kit_put(kit, RECORD_EVENT, &single);
    check_window(kit, "2026-11-23T00:00", "2026-11-24T00:00",
                 "2026-11-23T09:00 2026-11-23T11:00 20261123T090000 1>1\n"
                 "2026-11-23T15:00 2026-11-23T16:00 20261123T100000 2>1\n");
    kit_delete(kit, RECORD_EVENT, other.id);
    check_window(kit, "2026-11-23T00:00", "2026-11-24T00:00",
                 "2026-11-23T09:00 2026-11-23T11:00 - 1\n");
}

static void test_one_uid_for_different_events(void **state)
{
    struct kit *kit = *state;
    struct event a = kit_event("same", "2026-11-23T10:00", "2026-11-23T11:00"), b = a;
    kit_open(kit, STORE_WRITE);
    b.split = "20261123T120000";
    b.start += 7200;
    b.end += 7200;
    b.start_second += 7200;
    b.end_second += 7200;
    b.rrule = "FREQ=DAILY;COUNT=2";
    b.series_end = b.end + DAY_SECONDS;
    kit_put(kit, RECORD_EVENT, &a);
    kit_put(kit, RECORD_EVENT, &b);
    check_window(kit, "2026-11-23T00:00", "2026-11-25T00:00",
                 "2026-11-23T10:00 2026-11-23T11:00 - 1\n"
                 "2026-11-23T12:00 2026-11-23T13:00 20261123T120000 2>2\n"
                 "2026-11-24T12:00 2026-11-24T13:00 20261124T120000 2>2\n");
}

/* Endless series are stored for three years, and everywhere else they are made when they are asked
 * for. */
static void test_the_horizon(void **state)
{
    struct kit *kit = *state;
    struct event event = kit_event("forever", "2020-01-06T10:00", "2020-01-06T11:00");
    kit_open(kit, STORE_WRITE);
    event.rrule = "FREQ=WEEKLY";
    kit_put(kit, RECORD_EVENT, &event);
    int64_t stored = kit_number(kit, "SELECT count(*) FROM occurrence");
    assert_in_range(stored, 150, 160);
    check_window(kit, "2021-01-04T00:00", "2021-01-05T00:00",
                 "2021-01-04T10:00 2021-01-04T11:00 20210104T100000 1>1\n");
    check_window(kit, "2035-01-01T00:00", "2035-01-02T00:00",
                 "2035-01-01T10:00 2035-01-01T11:00 20350101T100000 1>1\n");
    kit_close(kit);
    kit->options.now = KIT_NOW + (instant)200 * DAY_SECONDS; /* a year ahead is still there */
    kit_open(kit, STORE_WRITE);
    instant to = kit->store->horizon.end;
    kit_close(kit);
    kit->options.now = KIT_NOW + (instant)400 * DAY_SECONDS;
    kit_open(kit, STORE_READ);
    assert_true(kit->store->horizon.end == to);
    kit_close(kit);
    kit_open(kit, STORE_WRITE);
    assert_true(kit->store->horizon.end > kit->options.now + (instant)700 * DAY_SECONDS);
    assert_in_range(kit_number(kit, "SELECT count(*) FROM occurrence"), 150, 160);
    assert_int_equal(kit_number(kit, "SELECT count(*) FROM step"), 1); /* it is no step */
}

static void test_new_zones_move_what_was_computed(void **state)
{
    struct kit *kit = *state;
    struct event single = kit_event("single", "2026-07-01T10:00", "2026-07-01T11:00");
    struct event series = kit_event("series", "2026-07-02T10:00", "2026-07-02T11:00");
    kit->options.tzdata = "2026a";
    kit_open(kit, STORE_WRITE);
    kit_in_berlin(kit, &single);
    kit_in_berlin(kit, &series);
    series.rrule = "FREQ=DAILY;COUNT=2";
    series.series_end = series.end + DAY_SECONDS;
    kit_put(kit, RECORD_EVENT, &single);
    kit_put(kit, RECORD_EVENT, &series);
    kit_close(kit);
    kit->berlin = zone_fixed(&kit->arena, "Europe/Berlin", 3600); /* no summer time any more */
    kit->options.tzdata = "2026b";
    kit_open(kit, STORE_READ); /* who reads changes nothing */
    check_window(kit, "2026-07-01T00:00", "2026-07-02T00:00",
                 "2026-07-01T08:00 2026-07-01T09:00 - 1\n");
    kit_close(kit);
    kit_open(kit, STORE_WRITE);
    check_window(kit, "2026-07-01T00:00", "2026-07-06T00:00",
                 "2026-07-01T09:00 2026-07-01T10:00 - 1\n"
                 "2026-07-02T09:00 2026-07-02T10:00 20260702T100000 2>2\n"
                 "2026-07-03T09:00 2026-07-03T10:00 20260703T100000 2>2\n");
    const struct event *moved = kit_find(kit, RECORD_EVENT, 2);
    assert_true(moved->series_end == kit_at("2026-07-03T10:00"));
    uint64_t before = kit_hash(kit->path);
    kit_reopen(kit); /* once is enough */
    assert_true(kit_hash(kit->path) == before);
}

static void test_unknown_zones_are_read_as_utc(void **state)
{
    struct kit *kit = *state;
    struct event event = kit_event("x", "2026-11-23T10:00", "2026-11-23T11:00");
    kit_open(kit, STORE_WRITE);
    event.zone = "Mars/Olympus";
    event.rrule = "FREQ=DAILY;COUNT=2";
    kit_put(kit, RECORD_EVENT, &event);
    check_window(kit, "2026-11-23T00:00", "2026-11-25T00:00",
                 "2026-11-23T10:00 2026-11-23T11:00 20261123T100000 1>1\n"
                 "2026-11-24T10:00 2026-11-24T11:00 20261124T100000 1>1\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_single_events, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_all_day_events, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_series_keeps_its_clock, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_overrides, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_override_of_a_single_event, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_one_uid_for_different_events, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_the_horizon, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_new_zones_move_what_was_computed, kit_setup,
                                        kit_teardown),
        cmocka_unit_test_setup_teardown(test_unknown_zones_are_read_as_utc, kit_setup,
                                        kit_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
