/* SPDX-License-Identifier: MIT
 *
 * Random calendars of every sort, 500 of them: the parts of a file add up, a dry run says what the
 * import then says, the same file a second time changes nothing, and one undo brings back what was
 * before.
 */
#include "unit.h"

#include "../unit/app/import_home.h"
#include "recur_random.h"
#include "share.h"

enum { CALENDARS = SHARE_OF(500), EVENTS = 12 };

static void add_uid(struct random *r, struct str *text)
{
    if (random_chance(r, 93)) /* few enough that some meet */
        str_addf(text, "UID:u%d@play\r\n", random_in(r, 0, 15));
}

static const char *one_of(struct random *r, const char *const *words, int count)
{
    return words[random_in(r, 0, count - 1)];
}

#define ONE_OF(r, words) one_of((r), (words), (int)(sizeof(words) / sizeof *(words)))

static void add_start(struct random *r, struct str *text)
{
    static const char *const zones[] = {"", ";TZID=Europe/Berlin", ";TZID=America/New_York",
                                        ";TZID=W. Europe Standard Time", ";TZID=Nowhere/Land",
                                        ";TZID=/x.org/2020/Asia/Tokyo"};
    int mday = random_in(r, 1, 28), hour = random_in(r, 0, 23);
    if (random_chance(r, 4))
        return;
    if (random_chance(r, 15))
        str_addf(text, "DTSTART%s:202702%02d\r\n", random_chance(r, 50) ? ";VALUE=DATE" : "", mday);
    else
        str_addf(text, "DTSTART%s:202702%02dT%02d0000%s\r\n", ONE_OF(r, zones), mday, hour,
                 random_chance(r, 30) ? "Z" : "");
}

static void add_end(struct random *r, struct str *text)
{
    static const char *const ends[] = {
        "DURATION:PT45M\r\n",         "DURATION:P1D\r\n",
        "DURATION:-PT1H\r\n",         "",
        "DTEND:20270301T120000Z\r\n", "DTEND;VALUE=DATE:20270302\r\n",
        "DTEND:20260101T000000Z\r\n", "DTEND:2027\r\n"};
    str_add(text, ONE_OF(r, ends));
}

static void add_series(struct random *r, struct str *text)
{
    static const char *const rules[] = {
        "RRULE:FREQ=DAILY;COUNT=5\r\n", "RRULE:FREQ=WEEKLY;UNTIL=20270401T000000Z\r\n",
        "RRULE:FREQ=MONTHLY;BYDAY=-1FR\r\n", "RRULE:FREQ=MINUTELY\r\n", "RRULE:FREQ=SOMETIMES\r\n",
        "RDATE:20270310T100000Z,20270311T100000Z\r\n",
        "RRULE:FREQ=WEEKLY;COUNT=9\r\nEXDATE;TZID=Asia/Tokyo:20270215T170000\r\n"};
    if (random_chance(r, 20))
        str_add(text, ONE_OF(r, rules));
    if (random_chance(r, 12))
        str_addf(text, "RECURRENCE-ID%s:202702%02dT100000%s\r\n",
                 random_chance(r, 20) ? ";RANGE=THISANDFUTURE" : "", random_in(r, 1, 28),
                 random_chance(r, 50) ? "Z" : "");
}

static void add_texts(struct random *r, struct str *text)
{
    static const char *const titles[] = {"Keynote",
                                         "Lunch",
                                         "",
                                         "Caf\xc3\xa9\\, talks",
                                         "CANCELLED: Panel",
                                         "Caf\xe9 in Latin-1",
                                         "\x1b[31mRed",
                                         "Talk by Ada Example",
                                         "\xf0\x9f\x8e\xa4 Karaoke"};
    static const char *const places[] = {"Hall", "Room 2", "", "H.1302 (Depage)"};
    static const char *const states[] = {"CONFIRMED", "TENTATIVE", "CANCELLED", "PERHAPS"};
    str_addf(text, "SUMMARY:%s\r\nLOCATION:%s\r\n", ONE_OF(r, titles), ONE_OF(r, places));
    if (random_chance(r, 30))
        str_addf(text, "STATUS:%s\r\n", ONE_OF(r, states));
    if (random_chance(r, 40))
        str_addf(text, "SEQUENCE:%d\r\n", random_in(r, 0, 3));
    if (random_chance(r, 40))
        str_addf(text, "DTSTAMP:202611%02dT080000Z\r\n", random_in(r, 1, 20));
    if (random_chance(r, 20))
        str_add(text, "ATTENDEE;CN=Ada Example;PARTSTAT=DECLINED:mailto:ada@example.org\r\n");
    if (random_chance(r, 10))
        str_add(text, "DESCRIPTION:begins\r\nand goes on without being folded\r\n");
}

static void write_calendar(struct random *r, struct str *text)
{
    static const char *const heads[] = {"", "X-WR-TIMEZONE:Europe/Lisbon\r\n", "METHOD:PUBLISH\r\n",
                                        "METHOD:CANCEL\r\n", "X-WR-CALNAME:Play Days\r\n"};
    str_clear(text);
    str_addf(text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n%s", ONE_OF(r, heads));
    for (int n = random_in(r, 1, EVENTS); n > 0; n--) {
        bool task = random_chance(r, 6);
        str_add(text, task ? "BEGIN:VTODO\r\n" : "BEGIN:VEVENT\r\n");
        add_uid(r, text);
        add_start(r, text);
        add_texts(r, text);
        if (!task)
            add_end(r, text);
        if (!task)
            add_series(r, text);
        str_add(text, task ? "END:VTODO\r\n" : "END:VEVENT\r\n");
    }
    if (random_chance(r, 95))
        str_add(text, "END:VCALENDAR\r\n");
}

static int import(struct home *home, const char *path, const char *feed, const char *dry)
{
    return JUGGLE(home, "import", path, "--feed", feed, dry);
}

static void feeds_of(struct home *home, struct str *out)
{
    str_clear(out);
    value_write_json(out, value_find(home->reply.answer, "feeds"));
}

static void play(struct home *home, const char *path, const char *feed, bool try)
{
    struct str dry, wet;
    str_init(&dry);
    str_init(&wet);
    if (try)
        import(home, path, feed, "--dry-run");
    if (try)
        feeds_of(home, &dry);
    int status = import(home, path, feed, "--quiet");
    feeds_of(home, &wet);
    if (try)
        assert_string_equal(dry.text, wet.text);
    int64_t in_file = home_count(home, "in_file"), skipped = home_count(home, "skipped");
    assert_int_equal(home_sum(home), in_file);
    assert_int_equal(import(home, path, feed, "--quiet"), status);
    assert_int_equal(home_count(home, "unchanged") + home_count(home, "older"), in_file - skipped);
    assert_int_equal(home_count(home, "skipped"), skipped);
    assert_int_equal(home_count(home, "gone"), 0);
    assert_int_equal(value_find(home->reply.answer, "undo")->type, VALUE_NULL);
    str_finish(&dry);
    str_finish(&wet);
}

static void test_twice(void **state)
{
    struct home home;
    struct random random = random_seeded();
    struct str text;
    (void)state;
    home_begin(&home);
    home.config = "[me]\nname = Ada Example\n";
    str_init(&text);
    for (int i = 0; i < CALENDARS; i++) {
        char feed[24];
        snprintf(feed, sizeof feed, "Play %d", i % 7); /* some fall on what is there */
        write_calendar(&random, &text);
        play(&home, home_file(&home, "play.ics", text.text), feed, i % 4 == 0);
        if (i % 7 == 6)
            assert_int_equal(JUGGLE(&home, "undo"), 0);
    }
    str_finish(&text);
    home_end(&home);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_twice)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
