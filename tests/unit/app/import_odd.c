/* SPDX-License-Identifier: MIT
 *
 * The import as a linter: every code of the contract, with the line, the UID and the title that it
 * is about and what was done; told again when a file that is known is looked at again.
 */
#include "unit.h"

#include "import_home.h"
#include "juggle/ics/read.h"

#define HEAD "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n" /* lines 1 to 3 */
#define TAIL "END:VCALENDAR\n"
#define OPEN "BEGIN:VEVENT\nUID:u\nSUMMARY:Talk\n" /* lines 4 to 6 */
#define CLOSE "END:VEVENT\n"
#define START "DTSTART:20270130T090000Z\n"

static const struct odd_case {
    const char *code, *action, *uid, *title;
    int line, status;
    const char *text;
} cases[] = {
    {"no-uid", "repaired", "weak-*", "Talk", 4, 0,
     HEAD "BEGIN:VEVENT\nSUMMARY:Talk\n" START CLOSE TAIL},
    {"no-start", "skipped", "u", "Talk", 4, 7, HEAD OPEN CLOSE TAIL},
    {"end-before-start", "repaired", "u", "Talk", 4, 0,
     HEAD OPEN START "DTEND:20270130T080000Z\n" CLOSE TAIL},
    {"unknown-zone", "*", "u", "Talk", 4, 0,
     HEAD OPEN "DTSTART;TZID=Nowhere/Land:20270130T090000\n" CLOSE TAIL},
    {"unknown-zone", "repaired", NULL, NULL, 11, 0,
     HEAD "BEGIN:VTIMEZONE\nTZID:Europe/Berlin\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
          "TZOFFSETTO:+0900\nEND:STANDARD\nEND:VTIMEZONE\n" OPEN
          "DTSTART;TZID=Europe/Berlin:20270130T090000\n" CLOSE TAIL},
    {"windows-zone", "repaired", "u", "Talk", 4, 0,
     HEAD OPEN "DTSTART;TZID=W. Europe Standard Time:20270130T090000\n" CLOSE TAIL},
    {"floating", "kept", NULL, NULL, 0, 0, HEAD OPEN "DTSTART:20270130T090000\n" CLOSE TAIL},
    {"duplicate-key", "skipped", "u", "Again", 9, 7,
     HEAD OPEN START CLOSE "BEGIN:VEVENT\nUID:u\nSUMMARY:Again\n" START CLOSE TAIL},
    {"duplicate-key", "skipped", "u", "Talk", 4, 7,
     HEAD OPEN START CLOSE "BEGIN:VEVENT\nUID:u\nSUMMARY:Again\nSEQUENCE:1\n" START CLOSE TAIL},
    {"endless-rule", "kept", "u", "Talk", 8, 0, HEAD OPEN START "RRULE:FREQ=HOURLY\n" CLOSE TAIL},
    {"subhourly-rule", "kept", "u", "Talk", 8, 0,
     HEAD OPEN START "RRULE:FREQ=MINUTELY\n" CLOSE TAIL},
    {"bad-rule", "kept", "u", "Talk", 8, 0, HEAD OPEN START "RRULE:FREQ=SOMETIMES\n" CLOSE TAIL},
    {"bad-date", "skipped", "u", "Talk", 7, 7, HEAD OPEN "DTSTART:20270230T090000Z\n" CLOSE TAIL},
    {"bad-date", "repaired", "u", "Talk", 8, 0, HEAD OPEN START "DTEND:2027\n" CLOSE TAIL},
    {"bad-encoding", "repaired", NULL, NULL, 7, 0, HEAD OPEN "LOCATION:Caf\xe9\n" START CLOSE TAIL},
    {"control-characters", "repaired", "*", "*", 4, 0,
     HEAD OPEN "LOCATION:Hall \x1b[31m\n" START CLOSE TAIL},
    {"nested-too-deep", "*", "*", "*", -1, 0,
     HEAD OPEN START
     "BEGIN:A\nBEGIN:B\nBEGIN:C\nBEGIN:D\nBEGIN:E\nBEGIN:F\nBEGIN:G\nBEGIN:H\nBEGIN:I\n"
     "END:I\nEND:H\nEND:G\nEND:F\nEND:E\nEND:D\nEND:C\nEND:B\nEND:A\n" CLOSE TAIL},
    {"unclosed", "skipped", "v", "Cut", 9, 7,
     HEAD OPEN START CLOSE "BEGIN:VEVENT\nUID:v\nSUMMARY:Cut\n" START},
    {"override-without-master", "kept", "u", "Talk", 4, 0,
     HEAD OPEN START "RECURRENCE-ID:20270130T080000Z\n" CLOSE TAIL},
};
enum { CASES = sizeof cases / sizeof *cases };

static bool fits(const char *wanted, const char *told)
{
    size_t length = wanted ? strlen(wanted) : 0;
    if (wanted && length && wanted[length - 1] == '*')
        return length == 1 || (told && strncmp(wanted, told, length - 1) == 0);
    return str_equal(wanted, told);
}

static bool is_told(struct home *home, const struct odd_case *c)
{
    for (const struct value *o = value_first(home_feed(home), "oddities"); o; o = o->next)
        if (fits(c->code, value_text(o, "code")) && fits(c->action, value_text(o, "action")) &&
            fits(c->uid, value_text(o, "uid")) && fits(c->title, value_text(o, "title")) &&
            (c->line < 0 || value_int(o, "line") == c->line) && value_text(o, "message"))
            return true;
    struct str told;
    str_init(&told);
    value_write_json(&told, value_find(home_feed(home), "oddities"));
    print_error("%s: told %s\n", c->code, told.text);
    str_finish(&told);
    return false;
}

/* Each alone in a store of its own; then again, known; then with its notes. */
static void test_every_code(void **state)
{
    struct home *home = *state;
    bool seen[ODDITY_COUNT] = {false};
    for (size_t i = 0; i < CASES; i++) {
        const char *path = home_file(home, "odd.ics", cases[i].text);
        assert_int_equal(JUGGLE(home, "import", "--dry-run", "-v", path), cases[i].status);
        assert_true(is_told(home, &cases[i]));
        assert_int_equal(JUGGLE(home, "import", path, "--feed", "Odd"), cases[i].status);
        assert_true(is_told(home, &cases[i]));
        assert_int_equal(JUGGLE(home, "import", "--dry-run", "-v", path, "--feed", "Odd"),
                         cases[i].status);
        assert_true(is_told(home, &cases[i]));
        assert_true(home->reply.notes->as.children.first != NULL);
        for (int code = 0; code < ODDITY_COUNT; code++)
            seen[code] |= str_equal(oddity_word((enum oddity_code)code), cases[i].code);
        JUGGLE(home, "undo"); /* where something was stored */
    }
    for (int code = 0; code < ODDITY_COUNT; code++)
        assert_true(seen[code] || code == ODDITY_TOO_LONG); /* below */
}

static void test_too_long(void **state)
{
    struct home *home = *state;
    struct str text;
    str_init(&text);
    str_add(&text, HEAD OPEN "LOCATION:");
    for (int i = 0; i < 1100; i++)
        str_add_char(&text, 'x');
    str_add(&text, "\n" START CLOSE TAIL);
    const struct odd_case wanted = {"too-long", "repaired", "u", "Talk", 4, 0, NULL};
    assert_int_equal(JUGGLE(home, "import", home_file(home, "long.ics", text.text)), 0);
    assert_true(is_told(home, &wanted));
    str_finish(&text);
}

static const char *status_of(struct home *home, const char *title, const char *head)
{
    struct str text;
    str_init(&text);
    str_addf(&text, "%sBEGIN:VEVENT\nUID:u\nSUMMARY:%s\nSTATUS:CONFIRMED\n" START CLOSE TAIL, head,
             title);
    assert_int_equal(JUGGLE(home, "import", home_file(home, "s.ics", text.text), "--feed", title),
                     0);
    str_finish(&text);
    assert_int_equal(JUGGLE(home, "agenda", "--from", "2027-01-30", "--days", "1", "--all"), 0);
    for (const struct value *i = value_first(home->reply.answer, "items"); i; i = i->next)
        if (str_equal(value_text(i, "title"), title))
            return value_text(i, "status");
    return NULL;
}

static void test_titles_that_cancel(void **state)
{
    static const char *const cancelled[] = {
        "CANCELLED: Tracing", "[CANCELED] Tracing", "(cancelled) Tracing", "Canceled: Weekly",
        "Cancelled - Lunch",  "*CANCELLED* Lunch",  "Abgesagt: Treffen"};
    static const char *const held[] = {"Cancelled flights and how to survive them",
                                       "How I was cancelled: a talk", "Cancelled",
                                       "Canceling: signals and threads"};
    struct home *home = *state;
    for (size_t i = 0; i < sizeof cancelled / sizeof *cancelled; i++)
        assert_string_equal(status_of(home, cancelled[i], HEAD), "cancelled");
    for (size_t i = 0; i < sizeof held / sizeof *held; i++)
        assert_string_equal(status_of(home, held[i], HEAD), "confirmed");
    assert_string_equal(status_of(home, "Cancelled: my own words",
                                  "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//juggle//juggle//EN\n"),
                        "confirmed");
}

static void test_a_title_that_cancels_later(void **state)
{
    struct home *home = *state;
    assert_int_equal(JUGGLE(home, "import", home_file(home, "s.ics", HEAD OPEN START CLOSE TAIL)),
                     0);
    assert_int_equal(JUGGLE(home, "import", home_file(home, "s.ics", HEAD
        "BEGIN:VEVENT\nUID:u\nSUMMARY:CANCELLED: Talk\n" START CLOSE TAIL)), 0);
    assert_string_equal(home_change(home, "u"), "cancelled");
}

/* What is taken out of a series, or added to it, in a zone of its own. */
static void test_dates_in_another_zone(void **state)
{
    struct home *home = *state;
    const char *text = HEAD OPEN "DTSTART;TZID=Europe/Berlin:20270111T090000\nDURATION:PT1H\n"
        "RRULE:FREQ=WEEKLY;COUNT=4\n"
        "EXDATE;TZID=America/New_York:20270118T030000\nEXDATE;TZID=Europe/Berlin:20270125T090000\n"
        "RDATE;TZID=Asia/Tokyo:20270113T170000\n" CLOSE TAIL;
    static const char *const starts[] = {"2027-01-11T09:00:00+01:00", "2027-01-13T09:00:00+01:00",
                                         "2027-02-01T09:00:00+01:00"};
    assert_int_equal(JUGGLE(home, "import", home_file(home, "s.ics", text)), 0);
    assert_int_equal(value_count(home_feed(home), "oddities"), 0);
    assert_int_equal(JUGGLE(home, "agenda", "--from", "2027-01-01", "--days", "60", "--all"), 0);
    assert_int_equal(value_count(home->reply.answer, "items"), 3);
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(value_text(home_nth(home->reply.answer, "items", i), "start"),
                            starts[i]);
    assert_int_equal(JUGGLE(home, "import", "-v", home_file(home, "s.ics", text)), 0);
    assert_int_equal(home_count(home, "unchanged"), 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, home_setup, home_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_every_code),
        TEST(test_too_long),
        TEST(test_titles_that_cancel),
        TEST(test_a_title_that_cancels_later),
        TEST(test_dates_in_another_zone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
