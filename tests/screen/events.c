/* SPDX-License-Identifier: MIT
 *
 * events: random hands on the whole screen: every key, the mouse, pastes and sizes, in every view and
 * overlay, with all that they cause done to a real store. A round is a store of its own, with or without
 * the sample year, in another zone and clock. JUGGLE_EVENTS says how many events, JUGGLE_SEED which.
 */
#include "unit.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "juggle/app/demo.h"
#include "juggle/base/text.h"
#include "place.h"
#include "session.h"
#include "share.h"

enum {
    ROUND = 2000,
    ROWS_MAX = 60,
    COLS_MAX = 200,
    WHOLE_EVERY = 100,
    ROUNDS_WARM = 16,          /* until then libraries still make what they keep */
    ROUND_BYTES_MAX = 24 << 20, /* of all arenas after a round */
    HELD_EVENTS = 1000,         /* of keys that are held down */
    CLIMB_BYTES_MAX = 64 << 10
};

struct hands {
    struct place place;
    struct world world;
    struct session session;
    unsigned long long seed;
    int event; /* of the whole run */
    int seen[OVER_WEEKLY + 1]; /* events in each overlay */
    size_t memory; /* held between rounds once all that is kept for good is there */
};

static struct hands stage;
static uint64_t dice;

static unsigned below(unsigned limit)
{
    dice = dice * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(dice >> 33) % limit;
}

#define ONE_OF(table) ((table)[below(COUNT_OF(table))])
/* What a fault is found again by. */
#define SOUND(condition)                                                                           \
    do {                                                                                           \
        if (!(condition))                                                                          \
            fail_msg("JUGGLE_SEED=%llu, event %d: not so: %s", stage.seed, stage.event, #condition); \
    } while (0)

static const char *const configs[] = {
    "",
    "[me]\nname = Ada Example\n[general]\ntime_format = 12h\nweek_start = sunday\n",
    "[general]\ntimezone = Asia/Kolkata\nday_starts_at = 02:00\n[tui]\nhints = no\n",
};
static const char programme[] =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"
    "BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20261124T090000Z\r\nDTEND:20261124T100000Z\r\nSUMMARY:Opening\r\n"
    "LOCATION:Hall A\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:b\r\nDTSTART:20261124T093000Z\r\nDTEND:20261124T101500Z\r\nSUMMARY:Flame graphs\r\n"
    "LOCATION:Hall B\r\nDESCRIPTION:by Ada Example\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:c\r\nDTSTART;VALUE=DATE:20261125\r\nSUMMARY:Hike\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
static const char *const zones[] = {"Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "UTC"};
static const char *const clocks[] = {"2026-11-23T13:24", "2026-03-29T01:59", "2027-12-31T23:58", "2026-10-25T02:30"};

/* ---- a screen that is painted is sound ---- */

static void check_row(const struct canvas *canvas, int row)
{
    for (int col = 0; col < canvas->cols; col++) {
        const struct cell *cell = canvas_cell(canvas, row, col);
        SOUND(cell->width <= 2 && (cell->code != 0) == (cell->width != 0));
        SOUND(cell->ink < INK_COUNT && (cell->code == 0 || cell->code >= ' '));
        if (cell->width == 2)
            SOUND(col + 1 < canvas->cols && canvas_cell(canvas, row, col + 1)->width == 0);
        if (cell->width == 0)
            SOUND(col > 0 && canvas_cell(canvas, row, col - 1)->width == 2);
    }
}

static void check_picture(void)
{
    const struct canvas *canvas = &stage.session.canvas;
    SOUND(canvas->cursor_row >= 0 && canvas->cursor_row < canvas->rows);
    SOUND(canvas->cursor_col >= 0 && canvas->cursor_col < canvas->cols);
    if (stage.event % WHOLE_EVERY)
        return;
    struct str once, again;
    str_init(&once);
    str_init(&again);
    for (int row = 0; row < canvas->rows; row++)
        check_row(canvas, row);
    canvas_dump_inks(canvas, &once);
    session_paint(&stage.session);
    canvas_dump_inks(canvas, &again);
    SOUND(strcmp(once.text, again.text) == 0);
    str_finish(&once);
    str_finish(&again);
}

/* ---- what hands do ---- */

static struct input_event some_mouse(void)
{
    return event_of_mouse((enum mouse_action)below(MOUSE_RELEASE + 1), (int)below(ROWS_MAX), (int)below(COLS_MAX));
}

static struct input_event some_paste(void)
{
    static char bytes[200];
    size_t length = below(sizeof bytes);
    for (size_t i = 0; i < length; i++)
        bytes[i] = (char)below(256);
    return event_of_paste(bytes, length);
}

static struct input_event some_size(void)
{
    return event_of_size(1 + (int)below(ROWS_MAX), 1 + (int)below(COLS_MAX));
}

static struct input_event some_key(void)
{
    static const uint32_t signs[] = {0x1F600, 0x0301, 0x05D0, 0x6F22, 0x200D, 0x00E9, 0xFFFD, 0x2028};
    switch (below(10)) {
    case 0:
        return event_of_key(K_FIRST + below(K_LIMIT - K_FIRST), below(8));
    case 1:
        return event_of_key('a' + below(26), below(2) ? MOD_CTRL : MOD_ALT);
    case 2:
        return event_of_key(ONE_OF(signs), 0);
    case 3:
    case 4:
    case 5: {
        static const uint32_t often[] = {K_ENTER, K_ENTER, K_ESC, K_TAB, K_UP, K_DOWN, K_DOWN, K_LEFT, K_RIGHT, ' '};
        return event_of_key(ONE_OF(often), 0);
    }
    default:
        return event_of_key(' ' + below(95), 0);
    }
}

static struct input_event some_event(void)
{
    unsigned dart = below(100);
    if (dart < 10)
        return some_mouse();
    if (dart < 11)
        return some_paste();
    if (dart < 13)
        return some_size();
    if (dart < 15)
        return (struct input_event){.type = dart == 13 ? EVENT_TICK : EVENT_WAKE};
    return some_key();
}

static void turn(const struct input_event *event)
{
    struct session *session = &stage.session;
    session_handle(session, event);
    session_paint(session);
    check_picture();
    stage.event++;
    stage.seen[session->ui.over]++;
    if (below(40) == 0 && session_model_due(session))
        session_ask_model(session);
    if (session->leaving) {
        session_finish(session);
        session_init(session, &stage.world, NULL, 1 + (int)below(ROWS_MAX), 1 + (int)below(COLS_MAX));
    }
}

/* What somebody types into whatever is open. */
static void write_line(void)
{
    static const char *const lines[] = {
        "Draft demo ~3h due fri @demo", "Lunch tomorrow 12:30-13:15", "mon 9 standup every week", "25:99", "4w",
        "2026-02-30", "kind:prep due:any", "decline", "conference add", "Lyon", "europe/paris", "1h30", "-15",
        "\"", "p.ics", "broken.ics", "c1", "t3", "fri 14:00", "31.12.2026", "every day until christmas", "#book !! ~", "0", "99999999999",
    };
    for (const char *text = ONE_OF(lines); *text; text++) {
        struct input_event key = event_of_key((unsigned char)*text, 0);
        turn(&key);
    }
}

/* ---- rounds ---- */

static void open_home(void)
{
    assert_int_equal(place_open_quick(&stage.place), 0);
    setenv("HOME", stage.place.path, 1);
    setenv("TMPDIR", stage.place.path, 1);
    unsetenv("XDG_CONFIG_HOME");
    unsetenv("XDG_DATA_HOME");
    unsetenv("XDG_RUNTIME_DIR");
    assert_int_equal(chdir(stage.place.path), 0);
}

static void open_round(int round)
{
    struct err err;
    const char *config = ONE_OF(configs);
    struct world_options options = {.now = ONE_OF(clocks)};
    setenv("VISUAL", round % 2 ? "true" : "false", 1); /* an editor that never waits */
    place_file(&stage.place, "broken.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\n");
    place_file(&stage.place, "p.ics", programme);
    if (*config)
        options.config = place_file(&stage.place, "config.ini", config);
    else
        options.tz = ONE_OF(zones);
    if (!world_open(&stage.world, &options, &err) || !world_store(&stage.world, STORE_READ, &err) ||
        (round % 4 && !demo_fill(&stage.world, &err)))
        fail_msg("%s", err.text);
    session_init(&stage.session, &stage.world, NULL, 24, 80);
}

/* A whole store is left behind, whatever was done to it. */
static void check_store(void)
{
    struct err err;
    struct store_finding *findings;
    size_t count;
    struct store_options options = world_store_options(&stage.world, STORE_READ);
    if (!store_check(&options, &stage.world.turn, true, &findings, &count, &err))
        fail_msg("%s", err.text);
    for (size_t i = 0; i < count; i++)
        if (!findings[i].good)
            fail_msg("JUGGLE_SEED=%llu, event %d: %s", stage.seed, stage.event, findings[i].what);
}

static void check_arenas(void)
{
    const struct session *session = &stage.session;
    SOUND(arena_held(&stage.world.life) + arena_held(&stage.world.turn) + arena_held(&session->kept) +
              arena_held(&session->ui.scratch) + arena_held(&session->insight.arena) < ROUND_BYTES_MAX);
}

static void close_round(void)
{
    check_store();
    session_finish(&stage.session);
    if (stage.world.demo_directory)
        demo_discard(&stage.world);
    world_close(&stage.world);
    place_empty(&stage.place, stage.place.path);
    arena_reset(&stage.place.names);
}

/* What one store left behind would climb with each. */
static void check_rest(int round)
{
#ifdef __GLIBC__
    size_t now = mallinfo2().uordblks; /* 0 where a sanitizer counts by itself */
    if (round <= ROUNDS_WARM)
        stage.memory = now;
    SOUND(now <= stage.memory + CLIMB_BYTES_MAX);
#else
    (void)round;
#endif
}

/* Pictures without a reading between them don't pile up; the palette's are the largest. */
static void test_a_key_held_down(void **state)
{
    const struct input_event keys[] = {event_of_key('j', 0), event_of_key(K_BACKSPACE, 0)};
    struct input_event size = event_of_size(ROWS_MAX, COLS_MAX), palette = event_of_key(':', 0);
    (void)state;
    open_home();
    open_round(1);
    session_handle(&stage.session, &size);
    session_handle(&stage.session, &palette);
    for (int i = 0; i < HELD_EVENTS; i++) {
        session_handle(&stage.session, &keys[i % 2]);
        session_paint(&stage.session);
    }
    check_arenas();
    close_round();
    assert_int_equal(chdir("/"), 0);
    assert_int_equal(place_close(&stage.place), 0);
}

static void test_events(void **state)
{
    const char *events = getenv("JUGGLE_EVENTS"), *seed = getenv("JUGGLE_SEED");
    int count = events ? atoi(events) : SHARE_OF(4 * ROUND), overlays = 0;
    (void)state;
    stage.seed = seed ? strtoull(seed, NULL, 10) : 7;
    dice = stage.seed;
    open_home();
    for (int round = 0; stage.event < count; round++) {
        int end = stage.event + ROUND < count ? stage.event + ROUND : count;
        open_round(round);
        while (stage.event < end) {
            struct input_event event = some_event();
            turn(&event);
            if (below(50) == 0)
                write_line();
        }
        check_arenas();
        close_round();
        check_rest(round);
    }
    for (int i = OVER_NONE; i <= OVER_WEEKLY; i++)
        overlays += stage.seen[i] > 0;
    print_message("%d events, seed %llu, %d of %d overlays, %zu bytes kept\n", stage.event, stage.seed, overlays,
                  OVER_WEEKLY + 1, stage.memory);
    assert_int_equal(chdir("/"), 0);
    assert_int_equal(place_close(&stage.place), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_a_key_held_down), cmocka_unit_test(test_events)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
