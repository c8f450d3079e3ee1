/* SPDX-License-Identifier: MIT
 *
 * Zones that a file defines itself, against the ones that are known: those are taken, and a true
 * difference is told, once for each zone; whoever knows only later rules, or only a part of them,
 * is not accused.
 */
#include "unit.h"

#include "import_home.h"

#define HEAD "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n"
#define ZONE(name, rules) "BEGIN:VTIMEZONE\nTZID:" name "\n" rules "END:VTIMEZONE\n"
#define FIXED(offset)                                                                              \
    "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETTO:" offset "\nEND:STANDARD\n"
#define SINCE_2007 /* written as if it had always been so */                                        \
    "BEGIN:DAYLIGHT\nDTSTART:19700308T020000\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\n"              \
    "TZOFFSETFROM:-0500\nTZOFFSETTO:-0400\nEND:DAYLIGHT\nBEGIN:STANDARD\nDTSTART:19701101T020000\n" \
    "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\nTZOFFSETFROM:-0400\nTZOFFSETTO:-0500\nEND:STANDARD\n"
#define AT(uid, zone, clock) \
    "BEGIN:VEVENT\nUID:" uid "\nSUMMARY:" uid "\nDTSTART;TZID=" zone ":" clock "\nEND:VEVENT\n"
#define TAIL "END:VCALENDAR\n"

/* "Europe/Berlin 2 60..60", one a line. */
static const char *conflicts(struct home *home, const char *text)
{
    static char told[500];
    size_t n = 0;
    told[0] = '\0';
    assert_int_equal(JUGGLE(home, "import", "--dry-run", home_file(home, "zones.ics", text)), 0);
    for (const struct value *at = value_first(home_feed(home), "zone_conflicts"); at; at = at->next)
        n += (size_t)snprintf(told + n, sizeof told - n, "%s %lld %lld..%lld\n",
                              value_text(at, "zone"), (long long)value_int(at, "events"),
                              (long long)value_int(at, "least"), (long long)value_int(at, "most"));
    assert_int_equal(value_count(home_feed(home), "oddities"),
                     value_count(home_feed(home), "zone_conflicts"));
    return told;
}

static const struct {
    const char *name, *told, *text;
} cases[] = {
    {"it agrees", "",
     HEAD ZONE("Asia/Tokyo", FIXED("+0900")) AT("a", "Asia/Tokyo", "20270701T090000") TAIL},
    {"a winter for ever", "Europe/Berlin 2 60..60\n",
     HEAD ZONE("Europe/Berlin", FIXED("+0100")) AT("a", "Europe/Berlin", "20270101T090000") AT(
         "b", "Europe/Berlin", "20270701T090000") AT("c", "Europe/Berlin", "20270901T090000") TAIL},
    {"earlier and later", "Europe/Berlin 2 -30..30\n",
     HEAD ZONE("Europe/Berlin", FIXED("+0130")) AT("a", "Europe/Berlin", "20270101T090000")
         AT("b", "Europe/Berlin", "20270701T090000") TAIL},
    {"two of them", "Asia/Tokyo 1 60..60\nEurope/Berlin 1 -60..-60\n",
     HEAD ZONE("Europe/Berlin", FIXED("+0200")) ZONE("Asia/Tokyo", FIXED("+0800"))
         AT("a", "Asia/Tokyo", "20270101T090000") AT("b", "Europe/Berlin", "20270101T090000") TAIL},
    {"a name with a prefix", "Europe/Berlin 1 -480..-480\n",
     HEAD ZONE("/x/y/Europe/Berlin", FIXED("+0900"))
         AT("a", "/x/y/Europe/Berlin", "20270101T090000") TAIL},
    {"rules that came later", "",
     HEAD ZONE("America/New_York", SINCE_2007) AT("a", "America/New_York", "20050320T090000") AT(
         "b", "America/New_York", "20051103T090000") AT("d", "America/New_York", "19950313T120000")
         AT("c", "America/New_York", "20270701T090000") TAIL},
    {"rules that are no more", "America/Sao_Paulo 1 -60..-60\n",
     HEAD ZONE(
         "America/Sao_Paulo",
         "BEGIN:DAYLIGHT\nDTSTART:20081019T000000\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=3SU\n"
         "TZOFFSETFROM:-0300\nTZOFFSETTO:-0200\nEND:DAYLIGHT\nBEGIN:STANDARD\nDTSTART:20080217T000000\n"
         "RRULE:FREQ=YEARLY;BYMONTH=2;BYDAY=3SU\nTZOFFSETFROM:-0200\nTZOFFSETTO:-0300\nEND:STANDARD\n")
         AT("a", "America/Sao_Paulo", "20270701T090000")
             AT("b", "America/Sao_Paulo", "20271201T090000") TAIL},
    {"the hour that is there twice", "",
     HEAD ZONE("Europe/Berlin", FIXED("+0100")) AT("a", "Europe/Berlin", "20271031T023000") TAIL},
    {"begins after the event", "",
     HEAD ZONE("Asia/Tokyo",
               "BEGIN:STANDARD\nDTSTART:20280101T000000\nTZOFFSETTO:+0100\nEND:STANDARD\n")
         AT("a", "Asia/Tokyo", "20270701T090000") TAIL},
};

static void test_each(void **state)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *told = conflicts(*state, cases[i].text);
        if (strcmp(told, cases[i].told) != 0)
            fail_msg("%s: %s instead of %s", cases[i].name, told, cases[i].told);
    }
}

/* The zone that is known decides when it is; and who asks for all of it hears it again. */
static void test_what_is_taken(void **state)
{
    struct home *home = *state;
    const char *text =
        HEAD ZONE("Europe/Berlin", FIXED("+0900")) AT("a", "Europe/Berlin", "20270701T090000") TAIL;
    assert_int_equal(JUGGLE(home, "import", home_file(home, "zones.ics", text)), 0);
    assert_int_equal(JUGGLE(home, "agenda", "--from", "2027-07-01", "--days", "1", "--all"), 0);
    assert_string_equal(value_text(home_nth(home->reply.answer, "items", 0), "start"),
                        "2027-07-01T09:00:00+02:00");
    assert_int_equal(JUGGLE(home, "import", home_file(home, "zones.ics", text)), 0);
    assert_int_equal(value_count(home_feed(home), "oddities"), 0);
    assert_int_equal(JUGGLE(home, "import", "-v", home_file(home, "zones.ics", text)), 0);
    assert_int_equal(home_count(home, "unchanged"), 1);
    const struct value *odd = value_first(home_feed(home), "oddities");
    assert_string_equal(value_text(odd, "code"), "unknown-zone");
    assert_string_equal(value_text(odd, "action"), "repaired");
    assert_string_equal(
        value_text(odd, "message"),
        "its own rules for Europe/Berlin would start 1 event 7h earlier; the known rules were taken");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, home_setup, home_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_each),
        TEST(test_what_is_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
