/* SPDX-License-Identifier: MIT
 *
 * The first picture of a full week is its day's: the week's other days follow when the hand rests,
 * or with the first key, and a week that isn't full is whole at once.
 */
#include "session_stage.h"

#include <string.h>

enum { DAYS = 7 };

/* So many events on each day of a week, a quarter of an hour apart. */
static const char *calendar_of(int each)
{
    struct str text;
    str_init(&text);
    str_add(&text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test\r\n");
    for (int i = 0; i < each * DAYS; i++) {
        int minute = i / DAYS * 15;
        str_addf(
            &text,
            "BEGIN:VEVENT\r\nUID:u%d\r\nDTSTAMP:20261101T000000Z\r\nDTSTART:202611%02dT%02d%02d00Z\r\n"
            "DURATION:PT10M\r\nSUMMARY:Meeting %c%d\r\nEND:VEVENT\r\n",
            i, 23 + i % DAYS, 6 + minute / 60, minute % 60, 'A' + i % DAYS, i / DAYS);
    }
    str_add(&text, "END:VCALENDAR\r\n");
    const char *path = place_file(&stage.place, "week.ics", text.text);
    str_finish(&text);
    return path;
}

static void begin(int each)
{
    stage_open("2026-11-24T09:00");
    stage_run(COMMAND_import, calendar_of(each));
    stage_begin(50, 200);
}

static bool shows(const char *text)
{
    struct str picture;
    str_init(&picture);
    canvas_dump(&stage.session.canvas, &picture);
    bool there = strstr(picture.text, text) != NULL;
    str_finish(&picture);
    return there;
}

static void press(uint32_t code)
{
    struct input_event event = event_of_key(code, 0);
    session_handle(&stage.session, &event);
    session_paint(&stage.session);
}

static void test_day_first(void **state)
{
    (void)state;
    begin(30);
    assert_true(stage.session.scene.begun);
    assert_true(shows("Meeting B7"));
    assert_false(shows("This week")); /* nothing is told of days that weren't read */
    assert_false(shows("Wed 25 Nov"));
    assert_true(session_model_due(&stage.session));
    session_ask_model(&stage.session);
    session_paint(&stage.session);
    assert_false(stage.session.scene.begun);
    assert_true(shows("This week"));
    stage_close();
}

static void test_a_key_finds_all(void **state)
{
    (void)state;
    begin(30);
    press('2');
    assert_true(shows("Meeting D0"));
    stage_close();
    begin(30);
    press(']');
    assert_true(shows("Meeting C7"));
    assert_true(shows("This week"));
    stage_close();
}

static void test_ordinary_week(void **state)
{
    (void)state;
    begin(20);
    assert_false(stage.session.scene.begun);
    assert_true(shows("This week"));
    stage_close();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_day_first),
        cmocka_unit_test(test_a_key_finds_all),
        cmocka_unit_test(test_ordinary_week),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
