/* SPDX-License-Identifier: MIT
 *
 * Exports, and our own export coming back: it must change nothing, wherever its events came from.
 */
#include "unit.h"

#include "import_home.h"

#define HEAD                                                                                       \
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nX-WR-CALNAME:Zone Summit 2027\r\n"
#define TAIL "END:VCALENDAR\r\n"

static const char programme[] = HEAD
    "BEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20261101T000000Z\r\nDTSTART;TZID=Europe/Brussels:20270130T090000\r\n"
    "DTEND;TZID=Europe/Brussels:20270130T100000\r\nSUMMARY:Keynote\\, with commas\\; and more\r\n"
    "LOCATION:Janson\r\nDESCRIPTION:Two lines:\\nthe second one is long enough that it has to be folded "
    "somewhere in its middle\\, which is not where a character ends: äöü\r\nCATEGORIES:main,opening\r\n"
    "URL:https://example.org/a?b=c\r\nORGANIZER;CN=Ada Example:mailto:ada@example.org\r\nSEQUENCE:3\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:w\r\nDTSTAMP:20261101T000000Z\r\nDTSTART;TZID=Europe/Brussels:20270105T090000\r\n"
    "DURATION:PT1H\r\nRRULE:FREQ=WEEKLY;COUNT=20\r\nEXDATE;TZID=Europe/Brussels:20270202T090000\r\nSUMMARY:Weekly\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:w\r\nDTSTAMP:20261101T000000Z\r\nRECURRENCE-ID;TZID=Europe/Brussels:20270112T090000\r\n"
    "DTSTART;TZID=Europe/Brussels:20270112T140000\r\nDURATION:PT1H\r\nSUMMARY:Weekly\\, later\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:d\r\nDTSTAMP:20261101T000000Z\r\nDTSTART;VALUE=DATE:20270129\r\nSUMMARY:Travel day\r\n"
    "STATUS:TENTATIVE\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n" TAIL;

static void put_checkin(struct home *home)
{
    struct checkin checkin;
    struct store *store;
    record_clear(RECORD_CHECKIN, &checkin);
    checkin.id = day_of(2026, 11, 20);
    checkin.energy = 4;
    checkin.note = "slept well";
    assert_true(world_store(&home->world, STORE_WRITE, &home->err));
    store = home->world.store;
    assert_true(store_begin(store, "Checked in", &home->err));
    assert_true(store_put(store, RECORD_CHECKIN, &checkin, &home->err));
    assert_true(store_commit(store, NULL, &home->err));
}

static int setup(void **state)
{
    static struct home home;
    home_begin(&home);
    *state = &home;
    assert_int_equal(JUGGLE(&home, "import", home_file(&home, "summit.ics", programme), "--mode",
                            "schedule", "--role", "attending"), 0);
    assert_int_equal(JUGGLE(&home, "star", "e1"), 0);
    assert_int_equal(JUGGLE(&home, "edit", "e1", "tags=mine,later", "note=ask about DST"), 0);
    assert_int_equal(JUGGLE(&home, "add", "Dinner with Bo 2027-01-30 19:00-21:00 @dinner"), 0);
    assert_int_equal(JUGGLE(&home, "add", "Slides ~3h due 2027-01-20 #urgent"), 0);
    assert_int_equal(JUGGLE(&home, "block", "t1", "2027-01-18T09:00/11:00"), 0);
    assert_int_equal(JUGGLE(&home, "travel", "c1", "--out", "2027-01-29T08:00/11:00", "--back",
                            "2027-01-31T18:00/21:00"), 0);
    put_checkin(&home);
    return 0;
}

static int teardown(void **state)
{
    home_end(*state);
    return 0;
}

static const char *text_of(struct home *home)
{
    return home->reply.text.text;
}

static void export_to(struct home *home, char path[128], const char *more)
{
    snprintf(path, 128, "%s/out.ics", home->directory);
    if (more)
        assert_int_equal(JUGGLE(home, "export", "-o", path, more), 0);
    else
        assert_int_equal(JUGGLE(home, "export", "-o", path), 0);
}

static void test_our_own_export_changes_nothing(void **state)
{
    struct home *home = *state;
    char path[128];
    export_to(home, path, "--tasks");
    assert_int_equal(value_int(home->reply.answer, "tasks"), 1);
    assert_int_equal(JUGGLE(home, "import", path), 0);
    assert_int_equal(value_count(home_feed(home), "changes"), 0);
    assert_int_equal(home_count(home, "unchanged"), home_count(home, "in_file"));
    assert_true(home_count(home, "in_file") >= 4 + 1 + 1 + 2);
    assert_int_equal(value_int(value_find(home_feed(home), "tasks"), "unchanged"), 1);
    assert_int_equal(value_find(home->reply.answer, "undo")->type, VALUE_NULL);
    assert_int_equal(JUGGLE(home, "feeds"), 0);
    assert_int_equal(value_count(home->reply.answer, "items"), 1);
}

static void test_one_feed_comes_back_to_it(void **state)
{
    struct home *home = *state;
    char path[128];
    snprintf(path, sizeof path, "%s/feed.ics", home->directory);
    assert_int_equal(JUGGLE(home, "export", "--feed", "f1", "-o", path), 0);
    assert_int_equal(value_int(home->reply.answer, "events"), 4);
    assert_int_equal(JUGGLE(home, "import", path), 0);
    assert_string_equal(value_text(home_feed(home), "id"), "f1");
    assert_int_equal(home_count(home, "unchanged"), 4);
    assert_int_equal(value_find(home->reply.answer, "undo")->type, VALUE_NULL);
}

static void test_in_another_store_it_is_a_calendar(void **state)
{
    struct home *home = *state;
    struct home other;
    char path[128];
    export_to(home, path, NULL);
    home_begin(&other);
    assert_int_equal(JUGGLE(&other, "import", path, "--mode", "mine"), 0);
    assert_int_equal(home_count(&other, "new"), home_count(&other, "in_file"));
    assert_int_equal(JUGGLE(&other, "agenda", "--from", "2027-01-30", "--days", "1"), 0);
    assert_string_equal(value_text(home_item(&other, "a"), "title"),
                        "Keynote, with commas; and more");
    assert_string_equal(value_text(home_item(&other, "a"), "start"), "2027-01-30T09:00:00+01:00");
    assert_int_equal(JUGGLE(&other, "import", path), 0);
    assert_int_equal(home_count(&other, "unchanged"), home_count(&other, "in_file"));
    home_end(&other);
    setenv("HOME", home->directory, 1);
}

static void test_what_was_edited_outside_comes_back(void **state)
{
    struct home *home = *state;
    char path[128];
    assert_int_equal(JUGGLE(home, "export"), 0);
    struct str text;
    str_init(&text);
    str_add(&text, text_of(home));
    char *at = strstr(text.text, "SUMMARY:Dinner");
    assert_non_null(at);
    memcpy(at, "SUMMARY:Supper", 14);
    snprintf(path, sizeof path, "%s", home_file(home, "edited.ics", text.text));
    str_finish(&text);
    assert_int_equal(JUGGLE(home, "import", path), 0);
    assert_int_equal(home_count(home, "changed"), 1);
    assert_int_equal(home_count(home, "unchanged"), home_count(home, "in_file") - 1);
    assert_int_equal(home_count(home, "gone"), 0);
}

static void test_ics_is_whole_and_folded(void **state)
{
    struct home *home = *state;
    assert_int_equal(JUGGLE(home, "export"), 0);
    const char *text = text_of(home);
    assert_true(str_starts(text, "BEGIN:VCALENDAR\r\n"));
    assert_non_null(strstr(text, "BEGIN:VTIMEZONE\r\nTZID:Europe/Brussels\r\n"));
    assert_null(strstr(text, "BEGIN:VTODO"));
    assert_null(strstr(text, "slept well"));
    size_t length = 0;
    for (const char *c = text; *c; c++) {
        length = *c == '\n' ? 0 : length + 1;
        assert_true(length <= 76); /* 75 octets and CR */
        if (*c == '\n')
            assert_true(c[-1] == '\r');
    }
}

static void test_window(void **state)
{
    struct home *home = *state;
    assert_int_equal(JUGGLE(home, "export", "--from", "2027-01-30", "--to", "2027-01-31"), 0);
    const char *text = text_of(home);
    assert_non_null(strstr(text, "UID:a\r\n"));
    assert_null(strstr(text, "UID:w\r\n")); /* the series goes on over it, on other days */
    assert_null(strstr(text, "UID:d\r\n"));
    assert_int_equal(JUGGLE(home, "export", "--from", "2027-01-19", "--to", "2027-01-20"), 0);
    text = text_of(home);
    assert_null(strstr(text, "UID:a\r\n"));
    assert_non_null(strstr(text, "UID:w\r\n"));
    assert_non_null(strstr(text, "RECURRENCE-ID")); /* a series takes its exceptions along */
    assert_int_equal(JUGGLE(home, "export", "--from", "2027-02-02", "--to", "2027-02-03"), 0);
    assert_null(strstr(text_of(home), "UID:w\r\n")); /* EXDATE */
    assert_int_equal(JUGGLE(home, "export", "--from", "2028-01-01"), 0);
    assert_null(strstr(text_of(home), "BEGIN:VEVENT"));
    assert_int_equal(JUGGLE(home, "export", "--from", "2028-01-01", "--to", "2027-01-01"), 2);
    assert_int_equal(JUGGLE(home, "export", "--format", "xls"), 2);
    assert_int_equal(JUGGLE(home, "export", "--feed", "f7"), 3);
}

static bool goes_out(struct home *home, const char *from, const char *to)
{
    assert_int_equal(JUGGLE(home, "export", "--from", from, "--to", to), 0);
    return strstr(text_of(home), "SUMMARY:Sync\r\n") != NULL;
}

static void test_window_of_what_was_moved(void **state)
{
    struct home *home = *state;
    char moved[64];
    assert_int_equal(JUGGLE(home, "add", "Sync 2027-03-02 09:00-10:00 every week"), 0);
    const char *id = value_text(value_first(home->reply.answer, "items"), "id");
    snprintf(moved, sizeof moved, "%.*s@2027-03-09", (int)strcspn(id, "@"), id);
    assert_true(goes_out(home, "2027-03-09", "2027-03-10"));
    assert_false(goes_out(home, "2027-03-11", "2027-03-12"));
    assert_int_equal(JUGGLE(home, "edit", moved, "start=2027-03-11T09:00", "--this"), 0);
    assert_false(goes_out(home, "2027-03-09", "2027-03-10"));
    assert_true(goes_out(home, "2027-03-11", "2027-03-12"));
}

static void test_json(void **state)
{
    struct home *home = *state;
    assert_int_equal(JUGGLE(home, "export", "--json"), 0);
    const char *text = text_of(home);
    assert_true(str_starts(text, "{\"schema\":\"juggle.export/1\""));
    assert_non_null(strstr(text, "\"uid\":\"a\""));
    assert_non_null(strstr(text, "e2@2027-05-18")); /* the last of the series */
    assert_null(strstr(text, "e2@2027-02-02"));     /* EXDATE */
    assert_non_null(strstr(text, "\"conferences\":[{\"id\":\"c1\""));
    assert_null(strstr(text, "checkins"));
    assert_null(strstr(text, "Slides ~3h"));
    assert_null(strstr(text, "\"type\":\"task\""));
    assert_int_equal(JUGGLE(home, "export", "--format", "json", "--tasks", "--checkins"), 0);
    assert_non_null(strstr(text_of(home), "\"type\":\"task\""));
    assert_non_null(strstr(text_of(home), "slept well"));
    assert_int_equal(JUGGLE(home, "export", "--json", "--from", "2027-01-30", "--to", "2027-01-31"),
                     0);
    assert_non_null(strstr(text_of(home), "\"uid\":\"a\""));
    assert_null(strstr(text_of(home), "\"uid\":\"w\""));
}

static void test_json_of_nothing(void **state)
{
    struct home other;
    (void)state;
    home_begin(&other);
    assert_int_equal(JUGGLE(&other, "export", "--json"), 0);
    assert_non_null(strstr(other.reply.text.text, "\"items\":[]"));
    assert_int_equal(JUGGLE(&other, "export"), 0);
    assert_non_null(strstr(other.reply.text.text, "END:VCALENDAR"));
    home_end(&other);
    setenv("HOME", ((struct home *)*state)->directory, 1);
}

static void test_markdown(void **state)
{
    struct home *home = *state;
    assert_int_equal(JUGGLE(home, "export", "--format", "md", "--from", "2027-01-29", "--to",
                            "2027-02-01", "--tasks"),
                     0);
    const char *text = text_of(home);
    assert_non_null(strstr(text, "## Saturday 30 January 2027"));
    assert_non_null(strstr(text, "**Keynote, with commas; and more**"));
    assert_non_null(strstr(text, "**Dinner with Bo**"));
    assert_non_null(strstr(text, "- [ ] Slides"));
    assert_null(strstr(text, "slept well"));
}

static void test_the_ending_names_the_format(void **state)
{
    struct home *home = *state;
    char path[128];
    snprintf(path, sizeof path, "%s/out.md", home->directory);
    assert_int_equal(JUGGLE(home, "export", "--json", "-o", path), 0);
    assert_string_equal(value_text(home->reply.answer, "format"), "md");
    assert_int_equal(JUGGLE(home, "export", "--format", "ics", "-o", path), 0);
    assert_string_equal(value_text(home->reply.answer, "format"), "ics");
    export_to(home, path, "--json");
    assert_string_equal(value_text(home->reply.answer, "format"), "ics");
}

static void test_file_is_for_its_owner_alone(void **state)
{
    struct home *home = *state;
    struct stat info;
    char path[128];
    export_to(home, path, NULL);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    assert_int_equal(JUGGLE(home, "export", "-o", "/nowhere/at/all.ics"), 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_our_own_export_changes_nothing),
        TEST(test_one_feed_comes_back_to_it),
        TEST(test_in_another_store_it_is_a_calendar),
        TEST(test_what_was_edited_outside_comes_back),
        TEST(test_ics_is_whole_and_folded),
        TEST(test_window),
        TEST(test_window_of_what_was_moved),
        TEST(test_json),
        TEST(test_json_of_nothing),
        TEST(test_markdown),
        TEST(test_the_ending_names_the_format),
        TEST(test_file_is_for_its_owner_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
