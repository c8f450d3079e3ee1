/* SPDX-License-Identifier: MIT
 *
 * What is written: read back by libical, which is not what wrote it, and looked at line by line
 * where a reader forgives what RFC 5545 does not.
 */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include <libical/ical.h>

#include "juggle/ics/write.h"

enum { HOUR = 3600, OCTETS_MAX = 75 };

struct desk {
    struct arena arena;
    struct zone_set zones;
    struct str out;
    struct ics_writer writer;
    struct event event;
    struct task task;
    icalcomponent *read;
};

static instant at(int year, int month, int mday, int hour)
{
    return (instant)day_of(year, month, mday) * DAY_SECONDS + hour * HOUR;
}

/* Summer time of 2027, and a clock of old with seconds in its offset. */
static void add_zones(struct desk *desk)
{
    const struct zone_step steps[] = {{at(2027, 3, 28, 1), 2 * HOUR}, {at(2027, 10, 31, 1), HOUR}};
    const struct zone_step old = {at(2027, 6, 1, 0), -28};
    zone_set_add(&desk->arena, &desk->zones,
                 zone_from_steps(&desk->arena, "Europe/Brussels", HOUR, steps, COUNT_OF(steps)));
    zone_set_add(&desk->arena, &desk->zones,
                 zone_from_steps(&desk->arena, "Test/Old", HOUR + 53 * 60 + 28, &old, 1));
}

static int setup(void **state)
{
    static struct desk desk;
    memset(&desk, 0, sizeof desk);
    arena_init(&desk.arena);
    str_init(&desk.out);
    add_zones(&desk);
    desk.writer = (struct ics_writer){&desk.out, &desk.zones, at(2026, 11, 21, 9),
                                      {at(2027, 1, 1, 0), at(2028, 1, 1, 0)}};
    record_clear(RECORD_EVENT, &desk.event);
    desk.event.uid = "u1";
    desk.event.title = "Keynote";
    desk.event.zone = "Europe/Brussels";
    desk.event.start_day = desk.event.end_day = day_of(2027, 5, 3);
    desk.event.start_second = 10 * HOUR;
    desk.event.end_second = 11 * HOUR;
    desk.event.start = at(2027, 5, 3, 8);
    desk.event.end = at(2027, 5, 3, 9);
    record_clear(RECORD_TASK, &desk.task);
    desk.task.uid = "t1";
    desk.task.title = "Slides";
    *state = &desk;
    return 0;
}

static int teardown(void **state)
{
    struct desk *desk = *state;
    if (desk->read)
        icalcomponent_free(desk->read);
    str_finish(&desk->out);
    arena_finish(&desk->arena);
    return 0;
}

/* The whole of what was written, unfolded. */
static const char *unfolded(struct desk *desk)
{
    char *text = arena_strdup(&desk->arena, desk->out.text), *to = text;
    for (const char *from = text; *from;)
        if (!strncmp(from, "\r\n ", 3))
            from += 3;
        else
            *to++ = *from++;
    *to = '\0';
    return text;
}

static void check_has(struct desk *desk, const char *line)
{
    char *framed = arena_printf(&desk->arena, "\r\n%s\r\n", line);
    CHECK_ROW(strstr(unfolded(desk), framed) != NULL, line);
}

static void check_has_not(struct desk *desk, const char *part)
{
    CHECK_ROW(strstr(unfolded(desk), part) == NULL, part);
}

/* CRLF, no bare control, no line over 75 octets, none that begins inside a character. */
static void check_lines(const struct desk *desk)
{
    size_t length = 0;
    for (size_t i = 0; i < desk->out.length; i++) {
        unsigned char c = (unsigned char)desk->out.text[i];
        if (c == '\r') {
            assert_int_equal(desk->out.text[i + 1], '\n');
            unsigned char next = (unsigned char)desk->out.text[i + 2];
            assert_true(next != ' ' || ((unsigned char)desk->out.text[i + 3] & 0xC0) != 0x80);
            length = 0;
            i++;
            continue;
        }
        assert_true((c >= 0x20 && c != 0x7f) || c == '\t');
        assert_true(++length <= OCTETS_MAX);
    }
    assert_int_equal(length, 0);
}

static icalcomponent *read_back(struct desk *desk, icalcomponent_kind kind)
{
    check_lines(desk);
    desk->read = icalparser_parse_string(desk->out.text);
    assert_non_null(desk->read);
    assert_int_equal(icalcomponent_count_errors(desk->read), 0);
    icalcomponent *inner = icalcomponent_get_first_component(desk->read, kind);
    assert_non_null(inner);
    return inner;
}

static void write_event(struct desk *desk, const struct choice *choice, const char *feed_uid)
{
    ics_write_begin(&desk->writer, "juggle");
    ics_write_zone(&desk->writer, desk->event.zone);
    ics_write_event(&desk->writer, &desk->event, choice, feed_uid);
    ics_write_end(&desk->writer);
}

static void write_task(struct desk *desk)
{
    str_clear(&desk->out);
    ics_write_begin(&desk->writer, NULL);
    ics_write_task(&desk->writer, &desk->task);
    ics_write_end(&desk->writer);
}

static void test_calendar(void **state)
{
    struct desk *desk = *state;
    write_event(desk, NULL, NULL);
    assert_true(str_starts(desk->out.text, "BEGIN:VCALENDAR\r\n"));
    check_has(desk, "VERSION:2.0");
    check_has(desk, "PRODID:-//juggle//juggle//EN");
    check_has(desk, "X-WR-CALNAME:juggle");
    check_has(desk, "DTSTAMP:20261121T090000Z");
    check_has_not(desk, "X-JUGGLE-FEED");
}

static void test_texts_come_back(void **state)
{
    struct desk *desk = *state;
    const char *description =
        "One; two, three \\ four\nund noch eine sehr lange Zeile: äöüäöüäöüäöüäöü äöüäöüäöüäöüäöü"
        "äöüäöü 日本語日本語日本語日本語日本語日本語日本語 🎤🎤🎤🎤🎤🎤🎤🎤🎤🎤🎤🎤🎤🎤🎤🎤🎤🎤🎤🎤🎤🎤";
    desk->event.title = "Comma, semicolon; backslash\\n";
    desk->event.place = "Room: 1, \"Janson\"";
    desk->event.description = description;
    write_event(desk, NULL, NULL);
    icalcomponent *event = read_back(desk, ICAL_VEVENT_COMPONENT);
    assert_string_equal(icalcomponent_get_summary(event), desk->event.title);
    assert_string_equal(icalcomponent_get_location(event), desk->event.place);
    assert_string_equal(icalcomponent_get_description(event), description);
}

/* Every length once, so that each fold falls before, in and behind a character. */
static void test_folds_between_characters(void **state)
{
    struct desk *desk = *state;
    for (int pad = 0; pad < 80; pad++) {
        struct str text;
        str_init(&text);
        str_repeat(&text, "x", pad);
        str_repeat(&text, "é日🎤", 30);
        str_clear(&desk->out);
        desk->event.description = text.text;
        write_event(desk, NULL, NULL);
        check_lines(desk);
        check_has(desk, arena_printf(&desk->arena, "DESCRIPTION:%s", text.text));
        str_finish(&text);
    }
}

static void test_nothing_can_be_injected(void **state)
{
    struct desk *desk = *state;
    const char *evil = "a\r\nATTACH:x\rb\x01\x7f";
    struct choice choice;
    record_clear(RECORD_CHOICE, &choice);
    choice.kind = choice.tags = choice.note = evil;
    desk->event.uid = desk->event.title = desk->event.place = desk->event.description = evil;
    desk->event.url = "https://example.org/\r\nATTACH:x\x02 \"";
    desk->event.people = desk->event.categories = evil;
    desk->event.rrule = "FREQ=DAILY\r\nFREQ=WEEKLY\r";
    desk->event.exdates = "20270504T1\r\n0000,\r\nATTACH:x,,20270505T100000";
    write_event(desk, &choice, evil);
    check_lines(desk);
    assert_null(strstr(desk->out.text, "\nATTACH"));
    check_has(desk, "URL:https://example.org/ATTACH:x");
    check_has(desk, "RRULE:FREQ=DAILY");
    check_has(desk, "EXDATE;TZID=Europe/Brussels:20270505T100000");
    check_has_not(desk, "EXDATE;TZID=Europe/Brussels:\r\n");
}

static void test_invalid_bytes_still_fold(void **state)
{
    struct desk *desk = *state;
    char bytes[400];
    memset(bytes, 0x80, sizeof bytes - 1);
    bytes[sizeof bytes - 1] = '\0';
    desk->event.title = bytes;
    write_event(desk, NULL, NULL);
    check_has(desk, arena_printf(&desk->arena, "SUMMARY:%s", bytes));
    assert_true(desk->out.length < 2000);
}

static void test_zone(void **state)
{
    struct desk *desk = *state;
    write_event(desk, NULL, NULL);
    icalcomponent *zone = read_back(desk, ICAL_VTIMEZONE_COMPONENT);
    assert_int_equal(icalcomponent_count_components(zone, ICAL_XDAYLIGHT_COMPONENT), 1);
    assert_int_equal(icalcomponent_count_components(zone, ICAL_XSTANDARD_COMPONENT), 2);
    assert_non_null(strstr(desk->out.text, "BEGIN:DAYLIGHT\r\nDTSTART:20270328T020000\r\n"
                                           "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n"));
    assert_non_null(strstr(desk->out.text, "BEGIN:STANDARD\r\nDTSTART:20271031T030000\r\n"
                                           "TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"));
}

/* libical, with our VTIMEZONE alone to go by, finds the instants that juggle had. */
static void test_zone_gives_the_same_instants(void **state)
{
    struct desk *desk = *state;
    write_event(desk, NULL, NULL);
    icalcomponent *inner = read_back(desk, ICAL_VTIMEZONE_COMPONENT);
    icaltimezone *zone = icaltimezone_new();
    icalcomponent_remove_component(desk->read, inner);
    assert_true(icaltimezone_set_component(zone, inner));
    const struct zone *ours = zone_find(&desk->zones, "Europe/Brussels");
    for (instant when = at(2027, 1, 2, 0); when < at(2027, 12, 31, 0); when += 5 * HOUR) {
        int summer = 0;
        struct icaltimetype utc =
            icaltime_from_timet_with_zone((time_t)when, 0, icaltimezone_get_utc_timezone());
        assert_int_equal(icaltimezone_get_utc_offset_of_utc_time(zone, &utc, &summer),
                         zone_offset(ours, when));
    }
    icaltimezone_free(zone, 1);
}

static void test_zone_without_changes_and_with_seconds(void **state)
{
    struct desk *desk = *state;
    desk->writer.zone_span = (struct span){at(2020, 1, 1, 0), at(2020, 2, 1, 0)};
    ics_write_zone(&desk->writer, "Europe/Brussels");
    assert_non_null(strstr(desk->out.text, "BEGIN:STANDARD\r\nDTSTART:20200101T010000\r\n"));
    str_clear(&desk->out);
    desk->writer.zone_span = (struct span){at(2027, 1, 1, 0), at(2028, 1, 1, 0)};
    ics_write_zone(&desk->writer, "Test/Old");
    assert_non_null(strstr(desk->out.text, "TZOFFSETFROM:+015328\r\nTZOFFSETTO:-000028\r\n"));
    str_clear(&desk->out);
    ics_write_zone(&desk->writer, "UTC");
    assert_int_equal(desk->out.length, 0);
}

static void test_times(void **state)
{
    struct desk *desk = *state;
    desk->event.end_zone = "Test/Old";
    write_event(desk, NULL, NULL);
    check_has(desk, "DTSTART;TZID=Europe/Brussels:20270503T100000");
    check_has(desk, "DTEND;TZID=Test/Old:20270503T110000");
    str_clear(&desk->out);
    desk->event.zone = desk->event.end_zone = NULL;
    write_event(desk, NULL, NULL);
    check_has(desk, "DTSTART:20270503T080000Z");
    check_has(desk, "DTEND:20270503T090000Z");
    str_clear(&desk->out);
    desk->event.end = desk->event.start;
    write_event(desk, NULL, NULL);
    check_has_not(desk, "DTEND");
    str_clear(&desk->out);
    desk->event.all_day = true;
    desk->event.end_day++;
    write_event(desk, NULL, NULL);
    check_has(desk, "DTSTART;VALUE=DATE:20270503");
    check_has(desk, "DTEND;VALUE=DATE:20270504");
}

static void test_series(void **state)
{
    struct desk *desk = *state;
    desk->event.rrule = "FREQ=WEEKLY;COUNT=20\nEXRULE:FREQ=MONTHLY";
    desk->event.rdates = "20270601,20270602T080000Z";
    desk->event.exdates = "20270510T100000,20270517T100000";
    write_event(desk, NULL, NULL);
    icalcomponent *event = read_back(desk, ICAL_VEVENT_COMPONENT);
    assert_int_equal(icalcomponent_count_properties(event, ICAL_EXDATE_PROPERTY), 2);
    check_has(desk, "RRULE:FREQ=WEEKLY;COUNT=20");
    check_has(desk, "EXRULE:FREQ=MONTHLY");
    check_has(desk, "RDATE;VALUE=DATE:20270601");
    check_has(desk, "RDATE:20270602T080000Z");
    check_has(desk, "EXDATE;TZID=Europe/Brussels:20270510T100000");
    check_has(desk, "EXDATE;TZID=Europe/Brussels:20270517T100000");
}

static void test_overrides(void **state)
{
    static const struct {
        const char *recurrence, *zone, *line;
        bool onwards;
    } rows[] = {
        {"20270510T100000", "Europe/Brussels",
         "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Brussels:20270510T100000", true},
        {"20270510T100000", "Europe/Brussels",
         "RECURRENCE-ID;TZID=Europe/Brussels:20270510T100000", false},
        {"20270510T100000", NULL, "RECURRENCE-ID:20270510T100000Z", false},
        {"20270510T080000Z", "Europe/Brussels", "RECURRENCE-ID:20270510T080000Z", false},
        {"20270510", "Europe/Brussels", "RECURRENCE-ID;VALUE=DATE:20270510", false},
    };
    struct desk *desk = *state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        str_clear(&desk->out);
        desk->event.recurrence = rows[i].recurrence;
        desk->event.zone = rows[i].zone;
        desk->event.onwards = rows[i].onwards;
        write_event(desk, NULL, NULL);
        check_has(desk, rows[i].line);
    }
    str_clear(&desk->out);
    desk->event.recurrence = "";
    write_event(desk, NULL, NULL);
    check_has_not(desk, "RECURRENCE-ID");
}

static void test_what_else_an_event_says(void **state)
{
    struct desk *desk = *state;
    struct choice choice;
    record_clear(RECORD_CHOICE, &choice);
    choice.kind = "talk";
    choice.tags = "mine";
    choice.note = "ask, twice";
    desk->event.categories = "main,opening";
    desk->event.status = WORD_status_TENTATIVE;
    desk->event.transparent = true;
    desk->event.sequence = 3;
    desk->event.stamp = desk->event.modified = at(2026, 11, 1, 0);
    desk->event.created = at(2026, 11, 2, 0);
    write_event(desk, &choice, "feed-1");
    icalcomponent *event = read_back(desk, ICAL_VEVENT_COMPONENT);
    assert_int_equal(icalcomponent_get_sequence(event), 3);
    check_has(desk, "STATUS:TENTATIVE");
    check_has(desk, "TRANSP:TRANSPARENT");
    check_has(desk, "CATEGORIES:main,opening,mine");
    check_has(desk, "DTSTAMP:20261101T000000Z");
    check_has(desk, "LAST-MODIFIED:20261101T000000Z");
    check_has(desk, "CREATED:20261102T000000Z");
    check_has(desk, "X-JUGGLE-FEED:feed-1");
    check_has(desk, "X-JUGGLE-KIND:talk");
    check_has(desk, "COMMENT:ask\\, twice");
}

static void test_blocks_and_legs(void **state)
{
    struct desk *desk = *state;
    struct block block;
    struct leg leg;
    record_clear(RECORD_BLOCK, &block);
    record_clear(RECORD_LEG, &leg);
    block.uid = "b1";
    leg.uid = "j1";
    block.kind = "writing";
    block.start = leg.start = at(2027, 5, 3, 8);
    block.end = leg.end = at(2027, 5, 3, 10);
    ics_write_begin(&desk->writer, NULL);
    ics_write_block(&desk->writer, &block, "Slides");
    ics_write_leg(&desk->writer, &leg, "Train");
    ics_write_end(&desk->writer);
    icalcomponent *event = read_back(desk, ICAL_VEVENT_COMPONENT);
    assert_string_equal(icalcomponent_get_summary(event), "Slides");
    assert_int_equal(icalcomponent_count_components(desk->read, ICAL_VEVENT_COMPONENT), 2);
    check_has(desk, "X-JUGGLE-KIND:writing");
    check_has(desk, "X-JUGGLE-KIND:travel");
    check_has(desk, "DTEND:20270503T100000Z");
}

static void test_task(void **state)
{
    struct desk *desk = *state;
    desk->task.estimate = 180;
    desk->task.priority = 2;
    desk->task.kind = "slides";
    desk->task.project = "c1";
    desk->task.tags = "urgent,later";
    desk->task.state = WORD_state_DONE;
    desk->task.finished = at(2027, 1, 19, 12);
    desk->task.due_day = day_of(2027, 1, 20);
    write_task(desk);
    icalcomponent *todo = read_back(desk, ICAL_VTODO_COMPONENT);
    assert_string_equal(icalcomponent_get_summary(todo), "Slides");
    assert_int_equal(icalcomponent_get_status(todo), ICAL_STATUS_COMPLETED);
    check_has(desk, "PRIORITY:5");
    check_has(desk, "COMPLETED:20270119T120000Z");
    check_has(desk, "CATEGORIES:urgent,later");
    check_has(desk, "X-JUGGLE-ESTIMATE:180");
    check_has(desk, "X-JUGGLE-KIND:slides");
    check_has(desk, "X-JUGGLE-PROJECT:c1");
    check_has(desk, "DUE;VALUE=DATE:20270120");
    check_has_not(desk, "PERCENT");
}

/* DTSTART and DUE are of one type, DUE the later (RFC 5545, 3.8.2.3). */
static void test_task_times(void **state)
{
    enum { NO = MINUTES_NONE };
    static const struct {
        int first, last; /* of January 2027; 0 absent */
        minutes from, to;
        const char *start, *due;
    } rows[] = {
        {18, 20, NO, NO, "DTSTART;VALUE=DATE:20270118", "DUE;VALUE=DATE:20270120"},
        {18, 20, NO, 600, "DTSTART:20270118T000000", "DUE:20270120T100000"},
        {18, 20, 540, NO, "DTSTART:20270118T090000", "DUE:20270120T235900"},
        {20, 20, NO, NO, "DTSTART:20270120T000000", "DUE:20270120T235900"},
        {20, 20, 600, 600, NULL, "DUE:20270120T100000"},
        {21, 20, NO, NO, NULL, "DUE;VALUE=DATE:20270120"},
        {18, 0, NO, NO, "DTSTART;VALUE=DATE:20270118", NULL},
        {0, 20, NO, 600, NULL, "DUE:20270120T100000"},
        {0, 0, NO, NO, NULL, NULL},
    };
    struct desk *desk = *state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        desk->task.earliest_day = rows[i].first ? day_of(2027, 1, rows[i].first) : DAY_NONE;
        desk->task.due_day = rows[i].last ? day_of(2027, 1, rows[i].last) : DAY_NONE;
        desk->task.earliest_minute = rows[i].from;
        desk->task.due_minute = rows[i].to;
        write_task(desk);
        if (rows[i].start)
            check_has(desk, rows[i].start);
        else
            check_has_not(desk, "DTSTART");
        if (rows[i].due)
            check_has(desk, rows[i].due);
        else
            check_has_not(desk, "DUE");
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_calendar),
        TEST(test_texts_come_back),
        TEST(test_folds_between_characters),
        TEST(test_nothing_can_be_injected),
        TEST(test_invalid_bytes_still_fold),
        TEST(test_zone),
        TEST(test_zone_gives_the_same_instants),
        TEST(test_zone_without_changes_and_with_seconds),
        TEST(test_times),
        TEST(test_series),
        TEST(test_overrides),
        TEST(test_what_else_an_event_says),
        TEST(test_blocks_and_legs),
        TEST(test_task),
        TEST(test_task_times),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
