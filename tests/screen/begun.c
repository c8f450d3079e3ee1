/* SPDX-License-Identifier: MIT
 *
 * The first picture of a full week is its day's: the week's other days follow when the hand rests,
 * or with the first key, and a week that isn't full is whole at once.
 */
#include "unit.h"

#include <string.h>

#include "juggle/app/run.h"
#include "picture.h"
#include "place.h"
#include "session.h"

enum { DAYS = 7 };

struct first_picture {
    struct place place;
    struct world world;
    struct session session;
};

static struct first_picture stage;

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

static void run(enum command command, const char *word)
{
    struct reply reply;
    struct err err;
    reply_init(&reply, &stage.world);
    if (!run_words(&stage.world, &reply, &err, command, word, NULL))
        fail_msg("%s", err.text);
    reply_finish(&reply);
}

static void begin(int each)
{
    struct err err;
    struct world_options options = {.now = "2026-11-24T09:00", .tz = "UTC"};
    if (place_open_quick(&stage.place) != 0)
        fail_msg("no place");
    options.db = place_of(&stage.place, "juggle.db");
    if (!world_open(&stage.world, &options, &err))
        fail_msg("%s", err.text);
    run(COMMAND_import, calendar_of(each));
    session_init(&stage.session, &stage.world, NULL, 50, 200);
    session_paint(&stage.session);
}

static void end(void)
{
    session_finish(&stage.session);
    world_close(&stage.world);
    place_close(&stage.place);
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
    end();
}

static void test_a_key_finds_all(void **state)
{
    (void)state;
    begin(30);
    press('2');
    assert_true(shows("Meeting D0"));
    end();
    begin(30);
    press(']');
    assert_true(shows("Meeting C7"));
    assert_true(shows("This week"));
    end();
}

static void test_ordinary_week(void **state)
{
    (void)state;
    begin(20);
    assert_false(stage.session.scene.begun);
    assert_true(shows("This week"));
    end();
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
