/* SPDX-License-Identifier: MIT
 *
 * Conferences' schedules in XML and JSON: what is told of whole ones, of those that break off at
 * any byte, and of those that mean harm.
 */
#include "cases.h"

#include <stdlib.h>

#define OPENING                                                                                    \
    "7a2c0b5e-0000-5000-8000-000000000001|Opening & welcome|2027-06-10 09:30..10:15 "              \
    "Europe/Vienna|place=Großer Saal|text=How this works\\n\\nDoors at nine."
#define OPENING_REST                                                                               \
    "|url=https://exco.example/talk/AAA111/|people=Ada Example\\nBen Beispiel|"                    \
    "tags=Infra and more,Keynote\n"

static char file[1 << 16];
static size_t file_length;

static void load(const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, TESTS_DATA "/schedule/%s", name);
    FILE *in = fopen(path, "rb");
    if (!in)
        fail_msg("%s is not there", path);
    file_length = fread(file, 1, sizeof file, in);
    fclose(in);
}

static void test_frab(void **state)
{
    (void)state;
    load("frab.xml");
    check_bytes("frab", file, file_length, NULL,
                "calendar ExampleConf 2027 zone=Europe/Vienna\n"
                "event 18 " OPENING "\\nCoffee too." OPENING_REST
                "event 43 7a2c0b5e-0000-5000-8000-000000000002|Late <night> jam|"
                "2027-06-10 23:30..2027-06-11 01:30 Europe/Vienna|cancelled|place=Café\n"
                "end events=2 tasks=0\n");
}

static void test_json(void **state)
{
    (void)state;
    load("pretalx.json");
    check_bytes("pretalx", file, file_length, NULL,
                "calendar ExampleConf 2027 zone=Europe/Vienna\n"
                "event 0 " OPENING OPENING_REST "event 0 12@exco27|Late \"night\" jam|"
                "2027-06-10 23:30..2027-06-11 01:30 Europe/Vienna|cancelled|place=Café\n"
                "end events=2 tasks=0\n");
}

/* Without zone, offset and guid, in Latin-1, and with a night that belongs to the day before. */
static void test_pentabarf(void **state)
{
    (void)state;
    load("pentabarf.xml");
    check_bytes("pentabarf", file, file_length, NULL,
                "calendar Old Days 2011\n"
                "event 10 1002@old11|Hello|2011-02-05 10:00..11:00 floating|place=Hörsaal 1|"
                "people=J. Müller\n"
                "event 15 1003@old11|After midnight|2011-02-06 01:15..02:00 floating|"
                "place=Hörsaal 1\nend events=2 tasks=0\n");
}

/* ---- single events ---- */

#define CONFERENCE(inside) "<conference><title>C</title>" inside "</conference>"
#define XML(conference, events)                                                                    \
    "<schedule>" CONFERENCE(conference) "<day date='2027-06-10'><room name='R'>" events            \
                                        "</room></day></schedule>"
#define VIENNA "<time_zone_name>Europe/Vienna</time_zone_name>"
#define TALK(inside) "<event guid='g'><title>T</title>" inside "</event>"
#define TOLD(rest) "calendar C\nevent 1 g|T|" rest "|place=R\nend events=1 tasks=0\n"
#define TOLD_VIENNA(rest)                                                                          \
    "calendar C zone=Europe/Vienna\nevent 1 g|T|" rest "|place=R\nend events=1 tasks=0\n"
#define ODD_ONE(odd, rest) "calendar C\nodd 1 " odd "\nevent 1 " rest "\nend events=1 tasks=0\n"

static const struct read_case times[] = {
    {"an offset alone", XML("", TALK("<date>2027-06-10T09:30:00+02:00</date>")),
     TOLD("2027-06-10 09:30..09:30 Etc/GMT-2")},
    {"an odd offset", XML("", TALK("<date>2027-06-10T09:30:00+05:30</date>")),
     TOLD("2027-06-10 04:00..04:00 UTC")},
    {"Z wins over the zone", XML(VIENNA, TALK("<date>2027-06-10T09:30:00Z</date>")),
     TOLD_VIENNA("2027-06-10 09:30..09:30 UTC")},
    {"no offset, but a zone", XML(VIENNA, TALK("<date>2027-06-10T09:30</date>")),
     TOLD_VIENNA("2027-06-10 09:30..09:30 Europe/Vienna")},
    {"parts of a second", XML(VIENNA, TALK("<date> 2027-06-10T09:30:00.000+02:00\n</date>")),
     TOLD_VIENNA("2027-06-10 09:30..09:30 Europe/Vienna")},
    {"a day and a clock", XML(VIENNA, TALK("<date>2027-06-11</date><start>9:30</start>")),
     TOLD_VIENNA("2027-06-11 09:30..09:30 Europe/Vienna")},
    {"the day's own date", XML(VIENNA, TALK("<start>09:30</start><duration>PT1H30M</duration>")),
     TOLD_VIENNA("2027-06-10 09:30..11:00 Europe/Vienna")},
    {"a zone that is not known",
     XML("<time_zone_name>Mars/Olympus</time_zone_name>",
         TALK("<date>2027-06-10T09:30:00+02:00</date>")),
     "odd 0 unknown-zone kept\ncalendar C zone=unknown\n"
     "event 1 g|T|2027-06-10 09:30..09:30 Etc/GMT-2|place=R\nend events=1 tasks=0\n"},
    {"a length that is none", XML("", TALK("<start>09:30</start><duration>long</duration>")),
     ODD_ONE("bad-date repaired g", "g|T|2027-06-10 09:30..09:30 floating|place=R")},
    {"a length beyond all", XML("", TALK("<start>09:30</start><duration>99999:00</duration>")),
     ODD_ONE("bad-date repaired g", "g|T|2027-06-10 09:30..09:30 floating|place=R")},
    {"no start", XML("", TALK("")), ODD_ONE("no-start skipped g", "g|T|skipped")},
    {"month 13", XML("", TALK("<date>2027-13-10T09:30:00Z</date>")),
     ODD_ONE("bad-date skipped g", "g|T|skipped")},
    {"no day", XML("", TALK("<date>soon</date><start>09:30</start>")),
     ODD_ONE("bad-date skipped g", "g|T|skipped")},
    {"no identity",
     XML("", "<event id='0'><title>T</title><date>2027-06-10T09:30:00Z</date></event>"),
     ODD_ONE("no-uid repaired weak-f84adc98aa8672ad",
             "weak-f84adc98aa8672ad|T|2027-06-10 09:30..09:30 UTC|place=R")},
    {"no title", XML("", "<event guid='g'><date>2027-06-10T09:30:00Z</date></event>"),
     "calendar C\nevent 1 g|(untitled)|2027-06-10 09:30..09:30 UTC|place=R\nend events=1 "
     "tasks=0\n"},
    {"an address to be afraid of",
     XML("", TALK("<date>2027-06-10T09:30:00Z</date><url>javascript:alert(1)</url>")),
     TOLD("2027-06-10 09:30..09:30 UTC")},
    {"control characters",
     XML("", "<event guid='g'><title>a\xC2\x9B"
             "2Jb\xE2\x80\xAE</title><start>09:30</start></event>"),
     "calendar C\nevent 1 g|a2Jb|2027-06-10 09:30..09:30 floating|place=R\nend events=1 tasks=0\n"},
};

static void test_times(void **state)
{
    (void)state;
    check_cases(times, COUNT_OF(times));
}

static const struct read_case json[] = {
    {"without a shell",
     "{\"version\":1,\"conference\":{\"title\":\"C\",\"days\":[{\"date\":\"2027-06-10\",\"rooms\":{"
     "\"R\":"
     "[{\"id\":7,\"title\":\"T\",\"start\":\"09:30\",\"duration\":\"0:45\",\"track\":{\"en\":"
     "\"Web\"},"
     "\"persons\":[\"Ada\",{\"full_public_name\":\"Ben\"}]},\"no event\"]}},5]}}",
     "calendar C\nevent 0 7@schedule|T|2027-06-10 09:30..10:15 floating|place=R|people=Ada\\nBen|"
     "tags=Web\nend events=1 tasks=0\n"},
    {"all of the wrong kind",
     "{\"schedule\":{\"conference\":{\"title\":[],\"days\":{\"rooms\":[]},\"time_zone_name\":5}}}",
     "odd 0 unknown-zone kept\ncalendar - zone=unknown\nend events=0 tasks=0\n"},
    {"NUL in a text",
     "{\"conference\":{\"days\":[{\"date\":\"2027-06-10\",\"rooms\":{\"R\":[{\"guid\":\"g\","
     "\"title\":\"T\\u0000x\",\"start\":\"09:30\"}]}}]}}",
     "calendar -\nevent 0 g|T|2027-06-10 09:30..09:30 floating|place=R\nend events=1 tasks=0\n"},
    {"cut off",
     "{\"conference\":{\"days\":[{\"date\":\"2027-06-10\",\"rooms\":{\"R\":[{\"guid\":\"g\","
     "\"title\":\"\\\"}]\",\"start\":\"09:30\"},{\"guid\":\"h\",\"persons\":[{\"name\":\"A",
     "calendar -\nevent 0 g|\"}]|2027-06-10 09:30..09:30 floating|place=R\n"
     "odd 0 unclosed skipped\nevent 0 -|(untitled)|skipped\nodd 1 unclosed repaired\n"
     "end events=2 tasks=0 truncated\n"},
};

static void test_json_forms(void **state)
{
    (void)state;
    check_cases(json, COUNT_OF(json));
}

/* ---- refused ---- */

static const struct {
    const char *source;
    const char *named;
} refused[] = {
    {"<!DOCTYPE schedule [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]>"
     "<schedule><conference><title>&b;</title></conference></schedule>",
     "entities"},
    {"<!DOCTYPE schedule [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
     "<schedule><conference><title>&x;</title></conference></schedule>",
     "entities"},
    {"<!DOCTYPE schedule [<!ENTITY % p SYSTEM 'http://x.example/'> %p;]><schedule/>", "entities"},
    {"<schedule><day><entry/></day></schedule>", "no conference's schedule"},
    {"<programme><schedule/></programme>", "no conference's schedule"},
    {"<schedule><conference", "ends before"},
    {"<schedule><conference></schedule>", "not sound XML"},
    {"<?xml version='1.0' encoding='EBCDIC-FI'?><schedule/>", "not sound XML"},
    {"{\"schedule\": 5}", "no conference's schedule"},
    {"{\"schedule\": ", "ends before"},
    {"{\"schedule\": {\"conference\" nothing", "not sound JSON"},
};

static void test_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(refused); i++) {
        struct told told;
        told_init(&told);
        told_read(&told, refused[i].source, strlen(refused[i].source), NULL, NULL, 0);
        CHECK_ROW(told.status == 5 && told.err.code == ERR_INPUT && !told.ended, refused[i].source);
        CHECK_ROW(strstr(told.err.text, refused[i].named), refused[i].source);
        told_finish(&told);
    }
}

/* A doctype without entities of its own harms nobody. */
static void test_doctype(void **state)
{
    static const char source[] =
        "<!DOCTYPE schedule SYSTEM 'http://x.example/s.dtd'>" XML("", TALK("<start>09:30</start>"));
    (void)state;
    check_bytes("doctype", source, strlen(source), NULL, TOLD("2027-06-10 09:30..09:30 floating"));
}

static void test_depth(void **state)
{
    char *deep = malloc(2000000);
    struct told told;
    (void)state;
    assert_non_null(deep);
    strcpy(deep, "<schedule><conference><title>C</title></conference>");
    size_t n = strlen(deep);
    for (size_t i = 0; i < 200000; i++, n += 3)
        memcpy(deep + n, "<a>", 4);
    told_init(&told);
    told_read(&told, deep, n, NULL, NULL, 0);
    assert_non_null(strstr(told.err.text, "nested"));
    told_finish(&told);
    strcpy(deep, "{\"schedule\":");
    for (n = strlen(deep); n < 1000000; n++)
        deep[n] = '[';
    told_init(&told);
    told_read(&told, deep, n, NULL, NULL, 0);
    assert_int_equal(told.err.code, ERR_INPUT);
    told_finish(&told);
    free(deep);
}

/* One tag of four megabytes, and a text of as much. */
static void test_lengths(void **state)
{
    static const char head[] = "<schedule><conference><title>C</title></conference>"
                               "<event guid='g'><start>09:30</start><date>2027-06-10</date><title>";
    static const char tail[] = "</title></event></schedule>";
    size_t length = 4 << 20;
    char *long_one = malloc(length + 4096);
    struct told told;
    (void)state;
    assert_non_null(long_one);
    memset(long_one, 'x', length + 4096);
    memcpy(long_one, "<schedule a='", 13);
    told_init(&told);
    told_read(&told, long_one, length, NULL, NULL, 0);
    assert_non_null(strstr(told.err.text, "longer than a megabyte"));
    told_finish(&told);
    memcpy(long_one, head, sizeof head - 1);
    memcpy(long_one + length, tail, sizeof tail);
    told_init(&told);
    told_read(&told, long_one, length + sizeof tail - 1, NULL, NULL, 0);
    assert_true(told.ended && told.events == 1 && told.skipped == 0);
    assert_int_equal(told.codes[ODDITY_TOO_LONG], 2);
    told_finish(&told);
    free(long_one);
}

static void test_counts(void **state)
{
    struct ics_limits limits;
    struct told told;
    (void)state;
    ics_limits_default(&limits);
    limits.components = 1;
    const char *const names[] = {"frab.xml", "pretalx.json"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        load(names[i]);
        told_init(&told);
        told_read(&told, file, file_length, &limits, NULL, 0);
        assert_non_null(strstr(told.err.text, "more events than allowed"));
        told_finish(&told);
    }
}

/* ---- cut at every byte, and known again ---- */

static void cut_at(const char *name, size_t length)
{
    struct told told;
    told_init(&told);
    told_read(&told, file, length, NULL, NULL, 0);
    CHECK_ROW(told.ended || told.err.code == ERR_INPUT, name);
    CHECK_ROW(told.events <= 2, name);
    if (told.ended && !told.truncated)
        CHECK_ROW(told.events == 2 && told.skipped == 0 && told.oddities == 0, name);
    if (told.ended && told.truncated)
        CHECK_ROW(told.codes[ODDITY_UNCLOSED] == 1 + told.skipped, name);
    told_finish(&told);
}

static void test_cut(void **state)
{
    static const char *const names[] = {"frab.xml", "pentabarf.xml", "pretalx.json"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        load(names[i]);
        for (size_t length = 0; length <= file_length; length++)
            cut_at(names[i], length);
    }
}

static int by_number(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static void test_again(void **state)
{
    static const char *const names[] = {"frab.xml", "pentabarf.xml", "pretalx.json"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct told first, again;
        load(names[i]);
        told_init(&first);
        first.hash_room = 10;
        told_read(&first, file, file_length, NULL, NULL, 0);
        qsort(first.hashes, first.hash_count, sizeof *first.hashes, by_number);
        told_init(&again);
        told_read(&again, file, file_length, NULL, first.hashes, first.hash_count);
        assert_int_equal(again.same, 2);
        told_finish(&again);
        told_finish(&first);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_frab),       cmocka_unit_test(test_json),
        cmocka_unit_test(test_pentabarf),  cmocka_unit_test(test_times),
        cmocka_unit_test(test_json_forms), cmocka_unit_test(test_refused),
        cmocka_unit_test(test_doctype),    cmocka_unit_test(test_depth),
        cmocka_unit_test(test_lengths),    cmocka_unit_test(test_counts),
        cmocka_unit_test(test_cut),        cmocka_unit_test(test_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
