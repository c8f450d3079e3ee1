/* SPDX-License-Identifier: MIT
 *
 * imports: how a programme comes in: the file, what it would change, and what is told of it afterwards;
 * in a home of its own, held against goldens.
 */
#include "import_stage.h"

static void test_asking(void **state)
{
    (void)state;
    press('1');
    check("import-empty", 24, 80);
    press('i');
    check("import-ask", 24, 80);
    type("no");
    press(K_TAB);
    assert_string_equal(input_text(&stage.ui.line), "notes.ics");
    press(K_ENTER);
    assert_false(stage.ui.import.looking);
    check("import-not-a-calendar", 24, 80);
    for (int i = 0; i < 9; i++)
        press(K_BACKSPACE);
    paint_at(24, 80);
    handle(event_of_mouse(MOUSE_CLICK, 4, 5)); /* the first name below the title */
    assert_true(stage.ui.import.choosing);
    assert_string_equal(input_text(&stage.ui.line), "");
    handle(event_of_mouse(MOUSE_CLICK, 4, 5));
    assert_string_equal(input_text(&stage.ui.line), stage.ui.import.path);
    press(K_ESC);
    assert_int_equal(stage.ui.over, OVER_NONE);
    assert_true(stage.scene.empty);
}

static void change_zone(void)
{
    press('z');
    type("york");
    check("import-zone", 24, 80);
    press(K_ESC);
    assert_true(stage.ui.import.looking);
    assert_string_equal(stage.ui.import.zone, "");
    press('z');
    type("no such town");
    press(K_ENTER);
    assert_true(stage.ui.import.zoning);
    for (int i = 0; i < 12; i++)
        press(K_BACKSPACE);
    type("vienna");
    press(K_ENTER);
    assert_string_equal(stage.ui.import.zone, "Europe/Vienna");
    assert_string_equal(stage.preview.zone, "Europe/Vienna");
    press('f'); /* nothing looks alike */
    assert_false(stage.ui.import.follow);
}

static void change_conference(void)
{
    while (stage.ui.import.mode != WORD_feed_mode_SCHEDULE)
        press('m');
    press('c');
    assert_true(stage.ui.import.conference > 0);
    press('c');
    assert_true(str_starts(stage.preview.conference, "a new conference"));
    press('c');
    assert_null(stage.preview.conference);
    press('c');
    assert_int_equal(stage.ui.import.conference, PREVIEW_FOUND);
}

/* The same sessions under other UIDs: offered, and followed when the person says so. */
static void test_other_uids(void **state)
{
    (void)state;
    FILE *from = fopen(told("programme-2.ics"), "r"), *to = fopen("anew.ics", "w");
    char line[512];
    assert_true(from && to);
    while (fgets(line, sizeof line, from))
        fprintf(to, "%s%s", str_starts(line, "UID:") ? "UID:anew-" : "",
                str_starts(line, "UID:") ? line + 4 : line);
    fclose(from);
    fclose(to);
    press('i');
    type("anew.ics");
    press(K_ENTER);
    assert_true(stage.preview.alike);
    check("import-other-uids", 24, 80);
    press('f');
    assert_true(stage.ui.import.follow);
    check("import-followed", 24, 80);
    press(K_ESC);
}

static void test_preview(void **state)
{
    (void)state;
    import_now(told("programme.ics"));
    star("State of the Shell");
    star("Observability BoF");
    star("Text is enough");
    star("Make, once more");
    size_t steps[2], count;
    struct step *list;
    struct err err;
    assert_true(store_history(stage.world.store, &stage.world.turn, 0, &list, &steps[0], &err));
    press('i');
    type(told("programme-2.ics"));
    press(K_ENTER);
    assert_true(stage.ui.import.looking);
    check("import-preview", 24, 80);
    check("import-preview", 50, 200);
    check("import-preview", 10, 40);
    paint_at(24, 80);
    press('m');
    press('r');
    assert_int_equal(stage.ui.import.mode, 0);
    assert_int_equal(stage.ui.import.role, 0);
    change_zone();
    change_conference();
    press(K_ESC);
    assert_true(store_history(stage.world.store, &stage.world.turn, 0, &list, &steps[1], &err));
    assert_int_equal(steps[0], steps[1]);
    press('i');
    type(told("programme-2.ics"));
    press(K_ENTER);
    press(K_ENTER);
    assert_true(stage.ui.message_undo);
    assert_true(store_history(stage.world.store, &stage.world.turn, 0, &list, &count, &err));
    assert_int_equal(count, steps[0] + 1);
}

/* A file whose own rules for a zone are not the world's. */
static void test_zone_conflict(void **state)
{
    (void)state;
    FILE *to = fopen("winter.ics", "w");
    assert_true(to);
    fputs("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VTIMEZONE\nTZID:Europe/Berlin\nBEGIN:STANDARD\n"
          "DTSTART:19700101T000000\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:w\n"
          "DTSTART;TZID=Europe/Berlin:20270701T090000\nSUMMARY:Summer call\nEND:VEVENT\nEND:VCALENDAR\n", to);
    fclose(to);
    press('i');
    type("winter.ics");
    press(K_ENTER);
    check("import-zone-conflict", 24, 80);
    press(K_ESC);
    remove("winter.ics");
}

/* They stand above the day until they are seen; an undone import tells nothing. */
static void test_concerns(void **state)
{
    (void)state;
    press('1');
    press('.');
    assert_int_equal(stage.scene.concern_count, 5);
    check("concerns", 24, 80);
    check("concerns", 10, 40);
    check("concerns", 50, 200);
    press('u');
    assert_int_equal(stage.scene.concern_count, 0);
    run(&(struct effect){.type = EFFECT_RUN, .command = COMMAND_redo});
    read_scene();
    assert_int_equal(stage.scene.concern_count, 5);
    press('v');
    assert_int_equal(stage.scene.concern_count, 0);
    assert_false(stage.ui.message_undo);
}

/* The programme of the conference: its days, rooms, the person's own, and a way to a session and back. */
static void test_programme(void **state)
{
    (void)state;
    paint_at(24, 80);
    press('p');
    assert_int_equal(stage.ui.over, OVER_PROGRAMME);
    check("programme", 24, 80);
    press(']');
    check("programme-second-day", 24, 80);
    check("programme-second-day", 50, 200);
    check("programme-second-day", 10, 40);
    paint_at(24, 80);
    press(K_TAB);
    check("programme-rooms", 24, 80);
    press(K_TAB);
    press('m');
    check("programme-mine", 24, 80);
    press('m');
    press('/');
    type("observ");
    assert_int_equal(stage.scene.programme->sessions, 1);
    press(K_ENTER);
    press('*');
    assert_int_equal(stage.scene.programme->chosen, 0);
    press('*');
    assert_int_equal(stage.scene.programme->chosen, 1);
    press(K_ENTER);
    assert_int_equal(stage.ui.over, OVER_DETAIL);
    assert_non_null(over_item(&stage.ui, &stage.scene));
    press(K_ESC);
    assert_int_equal(stage.ui.over, OVER_PROGRAMME);
    press(K_ESC);
    assert_int_equal(stage.scene.programme->day, stage.scene.programme->last);
    press(K_ESC);
    assert_int_equal(stage.ui.over, OVER_NONE);
}

/* What is stored for a day or month now; NULL: nothing. */
static const void *stored_for(enum record_kind kind, day date)
{
    const void *record;
    struct err err;
    assert_true(store_find(stage.world.store, &stage.world.turn, kind, date, &record, &err));
    return record;
}

static void test_checkin(void **state)
{
    (void)state;
    paint_at(24, 80);
    press('c');
    check("checkin", 24, 80);
    check("checkin", 10, 40);
    press('4');
    press(K_ESC);
    assert_null(stored_for(RECORD_CHECKIN, stage.world.today));
    press('c');
    press('-');
    press('-');
    assert_null(stored_for(RECORD_CHECKIN, stage.world.today));
    press('c');
    press('4');
    press(K_BACKSPACE);
    press('3');
    press('n');
    type("slept badly");
    press(K_ENTER);
    press('2');
    assert_int_equal(stage.ui.over, OVER_NONE);
    const struct checkin *stored = stored_for(RECORD_CHECKIN, stage.world.today);
    assert_int_equal(stored->energy, 3);
    assert_int_equal(stored->switched_off, 2);
    assert_string_equal(stored->note, "slept badly");
    press('c');
    check("checkin-again", 24, 80);
    press(K_ESC);
}

/* Switched off they are never asked; else once a month, behind a check-in. */
static void test_monthly(void **state)
{
    struct settings settings = *stage.world.settings;
    day month = month_first(stage.world.today);
    const struct settings *own = stage.world.settings;
    (void)state;
    type("c33");
    assert_int_equal(stage.ui.over, OVER_NONE);
    settings.checkin_monthly = true;
    stage.world.settings = &settings;
    type("c332");
    assert_int_equal(stage.ui.over, OVER_SURVEY);
    check("monthly", 24, 80);
    check("monthly", 10, 40);
    press(K_BACKSPACE);
    type("1-5");
    assert_null(stored_for(RECORD_SURVEY, month));
    press('3');
    const struct survey *stored = stored_for(RECORD_SURVEY, month);
    assert_true(stored->first == 1 && stored->second < 1 && stored->third == 5 && stored->fourth == 3);
    type("c33");
    assert_int_equal(stage.ui.over, OVER_NONE);
    type("uu");
    assert_null(stored_for(RECORD_SURVEY, month));
    type("c33");
    press(K_ESC);
    assert_non_null(stored_for(RECORD_SURVEY, month));
    type("c33");
    assert_int_equal(stage.ui.over, OVER_NONE);
    stage.world.settings = own;
}

static void test_capture(void **state)
{
    struct record_list caught;
    struct err err;
    (void)state;
    press('H');
    type("Kim: send the slides");
    check("capture", 24, 80);
    press(K_ENTER);
    assert_true(store_all(stage.world.store, &stage.world.turn, RECORD_CAPTURE, &caught, &err));
    assert_int_equal(caught.count, 1);
    assert_string_equal(((const struct capture *)caught.at[0])->text, "Kim: send the slides");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_asking),
        cmocka_unit_test(test_preview),
        cmocka_unit_test(test_other_uids),
        cmocka_unit_test(test_zone_conflict),
        cmocka_unit_test(test_concerns),
        cmocka_unit_test(test_programme),
        cmocka_unit_test(test_checkin),
        cmocka_unit_test(test_monthly),
        cmocka_unit_test(test_capture),
    };
    return cmocka_run_group_tests(tests, open_stage, close_stage);
}
