/* SPDX-License-Identifier: MIT
 *
 * Series from records: who heads, who overrides, who stands for himself, and what they are called.
 */
#include "juggle/model/series.h"

#include <string.h>

#include "juggle/base/parse.h"
#include "juggle/base/str.h"
#include "unit.h"

static const struct zone *find_zone(void *context, const char *name)
{
    return !strcmp(name, "East") ? context : NULL;
}

struct room {
    struct arena arena;
    struct series_zones zones;
};

static int setup(void **state)
{
    static struct room room;
    room = (struct room){0};
    room.zones = (struct series_zones){find_zone, NULL};
    /* zone's constness is the callback's matter */
    room.zones.context = (void *)(uintptr_t)zone_fixed(&room.arena, "East", 7200);
    *state = &room;
    return 0;
}

static int teardown(void **state)
{
    arena_finish(&((struct room *)*state)->arena);
    return 0;
}

static struct event at(int64_t id, const char *day_text, int hour, int hours)
{
    struct event event;
    record_clear(RECORD_EVENT, &event);
    event.id = id;
    event.uid = "x";
    event.recurrence = event.split = "";
    event.zone = "East";
    assert_true(parse_iso_day(day_text, &event.start_day));
    event.end_day = event.start_day;
    event.start_second = hour * 3600;
    event.end_second = (hour + hours) * 3600;
    return event;
}

/* "event>master name hour" of each item, by start. */
static char *expand(struct room *room, struct event *events, size_t count, const char *from,
                    const char *to)
{
    const struct event *list[8];
    struct series_items items;
    struct span window;
    struct str out;
    day first = 0, end = 0;
    assert_true(parse_iso_day(from, &first) && parse_iso_day(to, &end));
    window = (struct span){(instant)first * DAY_SECONDS, (instant)end * DAY_SECONDS};
    for (size_t i = 0; i < count; i++) {
        series_anchor(&events[i], &room->zones);
        list[i] = &events[i];
    }
    series_expand(&room->arena, list, count, &room->zones, window, &items);
    str_init(&out);
    for (instant last = INT64_MIN, next; items.count; last = next) {
        next = INT64_MAX;
        for (size_t i = 0; i < items.count; i++)
            if (items.at[i].start > last && items.at[i].start < next)
                next = items.at[i].start;
        if (next == INT64_MAX)
            break;
        for (size_t i = 0; i < items.count; i++) {
            const struct series_item *item = &items.at[i];
            if (item->start == next)
                str_addf(&out, "%lld>%lld %s %02d\n", (long long)item->event->id,
                         item->master ? (long long)item->master->id : 0LL,
                         item->master ? series_name(&room->arena, item->master, item->at) : "-",
                         (int)(item->start % DAY_SECONDS / 3600));
        }
    }
    char *text = arena_strdup(&room->arena, out.text);
    str_finish(&out);
    return text;
}

static void test_anchor(void **state)
{
    struct room *room = *state;
    struct event event = at(1, "2026-12-01", 10, 1);
    series_anchor(&event, &room->zones);
    assert_int_equal(event.start, (instant)event.start_day * DAY_SECONDS + 8 * 3600);
    assert_int_equal(event.end - event.start, 3600);
    event.end_zone = "UTC";
    series_anchor(&event, &room->zones);
    assert_int_equal(event.end - event.start, 3 * 3600);
    event.zone = "UTC";
    event.end_zone = "East"; /* arrives before it left: no length */
    series_anchor(&event, &room->zones);
    assert_int_equal(event.end, event.start);
    event.zone = "Nowhere";
    series_anchor(&event, &room->zones);
    assert_int_equal(event.start % DAY_SECONDS, 10 * 3600);
    event.all_day = true;
    event.end_day = event.start_day + 2;
    series_anchor(&event, &room->zones);
    assert_int_equal(event.start, (instant)event.start_day * DAY_SECONDS);
    assert_int_equal(event.end - event.start, 2 * DAY_SECONDS);
}

static void test_words(void **state)
{
    struct room *room = *state;
    struct event event = at(1, "2026-12-01", 9, 1);
    assert_false(series_is_master(&event));
    assert_int_equal(series_last(&room->arena, &event, &room->zones), INSTANT_NONE);
    event.rdates = "20261205T090000";
    assert_true(series_is_master(&event));
    series_anchor(&event, &room->zones);
    assert_int_equal(series_last(&room->arena, &event, &room->zones), event.end + 4 * DAY_SECONDS);
    event.rdates = NULL;
    event.rrule = "FREQ=DAILY";
    assert_int_equal(series_last(&room->arena, &event, &room->zones), INSTANT_NONE);
    event.recurrence = "20261201T090000";
    assert_true(series_is_override(&event));
    assert_false(series_is_master(&event));
    struct wall wall = {event.start_day, 3723};
    assert_string_equal(series_name(&room->arena, &event, wall), "20261201T010203");
    event.all_day = true;
    assert_string_equal(series_name(&room->arena, &event, wall), "20261201");
}

static void test_family(void **state)
{
    struct room *room = *state;
    struct event events[] = {at(2, "2026-12-02", 15, 1), at(1, "2026-12-01", 10, 1),
                             at(3, "2027-06-01", 9, 1), at(4, "2026-12-04", 20, 1)};
    events[0].recurrence = "20261202T100000";
    events[1].rrule = "FREQ=DAILY;COUNT=4";
    events[1].exdates = "20261203T100000";
    events[2].recurrence = "20261204T080000Z"; /* moved far away, and named in UTC */
    events[3].recurrence = "20261204T200000";
    events[3].split = "20261204T200000"; /* stands for itself */
    assert_string_equal(expand(room, events, 4, "2026-11-01", "2027-01-01"),
                        "1>1 20261201T100000 08\n"
                        "2>1 20261202T100000 13\n"
                        "4>0 - 18\n"
                        "3>1 20261204T100000 07\n");
    /* Overrides are there wherever they are, the series only in the window. */
    assert_string_equal(expand(room, events, 4, "2028-01-01", "2028-02-01"),
                        "2>1 20261202T100000 13\n"
                        "4>0 - 18\n"
                        "3>1 20261204T100000 07\n");
}

static void test_orphans_and_singles(void **state)
{
    struct room *room = *state;
    struct event orphan = at(1, "2026-12-01", 10, 1), bad[2];
    orphan.recurrence = "20261201T090000";
    assert_string_equal(expand(room, &orphan, 1, "2028-01-01", "2028-02-01"), "1>0 - 08\n");
    bad[0] = at(1, "2026-12-01", 10, 1);
    bad[1] = at(2, "2026-12-01", 12, 1);
    bad[1].recurrence = "last tuesday"; /* names no occurrence */
    assert_string_equal(expand(room, bad, 2, "2028-01-01", "2028-02-01"), "1>0 - 08\n2>0 - 10\n");
    bad[1].recurrence = "20261201T100000"; /* now it stands for the only one */
    assert_string_equal(expand(room, bad, 2, "2026-12-01", "2026-12-02"),
                        "2>1 20261201T100000 10\n");
    bad[0].rrule = "FREQ=MINUTELY"; /* a rule that is refused leaves the event once */
    assert_string_equal(expand(room, bad, 1, "2026-12-01", "2026-12-02"),
                        "1>1 20261201T100000 08\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_anchor, setup, teardown),
        cmocka_unit_test_setup_teardown(test_words, setup, teardown),
        cmocka_unit_test_setup_teardown(test_family, setup, teardown),
        cmocka_unit_test_setup_teardown(test_orphans_and_singles, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
