/* SPDX-License-Identifier: MIT
 *
 * When things are: dates, lengths, zones by name and by the file's own rules, and series.
 */
#include "cases.h"

#define AT(zone, clock) "DTSTART;TZID=" zone ":" clock "\n"
#define TOLD(rest) "calendar -\nevent 3 u|S|" rest "\nend events=1 tasks=0\n"
#define TOLD_ODD(odd, rest) "calendar -\nodd " odd "\nevent 3 u|S|" rest "\nend events=1 tasks=0\n"

static const struct read_case dates[] = {
    {"a date", ONE("DTSTART;VALUE=DATE:20260911\n"), TOLD("2026-09-11..2026-09-12")},
    {"a date without saying so", ONE("DTSTART:20260911\n"), TOLD("2026-09-11..2026-09-12")},
    {"several days", ONE("DTSTART:20260911\nDTEND:20260914\n"), TOLD("2026-09-11..2026-09-14")},
    {"the last day itself", ONE("DTSTART:20260911\nDTEND:20260911\n"),
     TOLD("2026-09-11..2026-09-12")},
    {"a length in days", ONE("DTSTART:20260911\nDURATION:P2D\n"), TOLD("2026-09-11..2026-09-13")},
    {"a date with hours", ONE("DTSTART:20260911\nDURATION:PT36H\n"),
     TOLD("2026-09-11..2026-09-13")},
    {"no end", ONE("DTSTART:20260911T100000Z\n"), TOLD("2026-09-11 10:00..10:00 UTC")},
    {"a length", ONE("DTSTART:20260911T233000Z\nDURATION:PT1H30M\n"),
     TOLD("2026-09-11 23:30..2026-09-12 01:00 UTC")},
    {"an end wins over a length",
     ONE("DTSTART:20260911T100000Z\nDTEND:20260911T110000Z\nDURATION:PT3H\n"),
     TOLD("2026-09-11 10:00..11:00 UTC")},
    {"a leap second", ONE("DTSTART:20161231T235960Z\n"), TOLD("2016-12-31 23:59:59..23:59 UTC")},
    {"a backward end", ONE("DTSTART:20260911T100000Z\nDTEND:20260911T090000Z\n"),
     TOLD_ODD("3 end-before-start repaired u", "2026-09-11 10:00..10:00 UTC")},
    {"a backward length", ONE("DTSTART:20260911T100000Z\nDURATION:-PT5H\n"),
     TOLD_ODD("7 bad-date repaired u", "2026-09-11 10:00..10:00 UTC")},
    {"a length beyond all", ONE("DTSTART:20260911T100000Z\nDURATION:P99999999999W\n"),
     TOLD_ODD("7 bad-date repaired u", "2026-09-11 10:00..10:00 UTC")},
    {"a date with a timed end", ONE("DTSTART:20260911\nDTEND:20260911T120000Z\n"),
     TOLD_ODD("7 bad-date repaired u", "2026-09-11..2026-09-12")},
    {"month 99 in the end", ONE("DTSTART:20260911T100000Z\nDTEND:20269911T100000Z\n"),
     TOLD_ODD("7 bad-date repaired u", "2026-09-11 10:00..10:00 UTC")},
};

/* Left out whole, and why. */
static const struct read_case skipped[] = {
    {"no start", ONE(""),
     "calendar -\nodd 3 no-start skipped u\nevent 3 u|S|skipped\nend events=1 tasks=0\n"},
    {"an empty start", ONE("DTSTART:\n"),
     "calendar -\nodd 3 no-start skipped u\nevent 3 u|S|skipped\nend events=1 tasks=0\n"},
#define NO_DATE(text)                                                                              \
    {                                                                                              \
        text, ONE("DTSTART:" text "\n"),                                                           \
            "calendar -\nodd 6 bad-date skipped u\nevent 3 u|S|skipped\nend events=1 tasks=0\n"    \
    }
    NO_DATE("20269901T000000Z"),
    NO_DATE("20260230"),
    NO_DATE("20260911T250000Z"),
    NO_DATE("20260911T106000"),
    NO_DATE("00010101T000000Z"),
    NO_DATE("99991231T235959Z"),
    NO_DATE("2026-09-11"),
    NO_DATE("{{ post.date }}"),
    NO_DATE("xééééééééééééééééééééééééééééé"), /* whose message cuts one in two */
#undef NO_DATE
    {"its original is no date", ONE("DTSTART:20260911T100000Z\nRECURRENCE-ID:tomorrow\n"),
     "calendar -\nodd 7 bad-date skipped u\nevent 3 u|S|skipped\nend events=1 tasks=0\n"},
    {"no name of its own", CALENDAR(EVENT("SUMMARY:\nDTSTART:20260911\n")),
     "calendar -\nodd 3 no-uid repaired weak-f6700d5a6e70ad74\n"
     "event 3 weak-f6700d5a6e70ad74|(untitled)|2026-09-11..2026-09-12\nend events=1 tasks=0\n"},
};

static const struct read_case zones[] = {
    {"an IANA name", ONE(AT("Europe/Berlin", "20260911T090000")),
     TOLD("2026-09-11 09:00..09:00 Europe/Berlin")},
    {"quoted", ONE(AT("\"Europe/Berlin\"", "20260911T090000")),
     TOLD("2026-09-11 09:00..09:00 Europe/Berlin")},
    {"prefixed", ONE(AT("/ics.py/2020.1/Europe/Berlin", "20260911T090000")),
     TOLD("2026-09-11 09:00..09:00 Europe/Berlin")},
    {"an offset", ONE(AT("GMT+0200", "20260911T090000")),
     TOLD("2026-09-11 09:00..09:00 Etc/GMT-2")},
    {"UTC by name", ONE(AT("UTC", "20260911T090000")), TOLD("2026-09-11 09:00..09:00 UTC")},
    {"Z wins over a name", ONE(AT("Europe/Berlin", "20260911T090000Z")),
     TOLD("2026-09-11 09:00..09:00 UTC")},
    {"Windows", ONE(AT("W. Europe Standard Time", "20260911T090000")),
     TOLD_ODD("3 windows-zone repaired u", "2026-09-11 09:00..09:00 Europe/Berlin")},
    {"Windows, each name once",
     CALENDAR(EVENT("UID:a\nSUMMARY:S\n" AT("Tokyo Standard Time", "20260911T090000"))
                  EVENT("UID:b\nSUMMARY:S\n" AT("Tokyo Standard Time", "20260912T090000"))
                      EVENT("UID:c\nSUMMARY:S\n" AT("GTB Standard Time", "20260911T090000"))),
     "calendar -\nodd 3 windows-zone repaired a\nevent 3 a|S|2026-09-11 09:00..09:00 Asia/Tokyo\n"
     "event 8 b|S|2026-09-12 09:00..09:00 Asia/Tokyo\nodd 13 windows-zone repaired c\n"
     "event 13 c|S|2026-09-11 09:00..09:00 Europe/Bucharest\nend events=3 tasks=0\n"},
    {"another one at the end",
     ONE(AT("Europe/Berlin", "20260911T090000") "DTEND;TZID=America/New_York:20260911T120000\n"),
     TOLD("2026-09-11 09:00..12:00 Europe/Berlin>America/New_York")},
    {"unknown", ONE(AT("Mars/Olympus", "20260911T090000")),
     "calendar -\nodd 3 unknown-zone kept u\nodd 3 floating kept u\n"
     "event 3 u|S|2026-09-11 09:00..09:00 floating\nend events=1 tasks=0\n"},
    {"a path", ONE(AT("../../../etc/passwd", "20260911T090000")),
     "calendar -\nodd 3 unknown-zone kept u\nodd 3 floating kept u\n"
     "event 3 u|S|2026-09-11 09:00..09:00 floating\nend events=1 tasks=0\n"},
    {"a colon in the name", ONE("DTSTART;TZID=(UTC+01:00) Nowhere:20260911T090000\n"),
     "calendar -\nodd 3 unknown-zone kept u\nodd 3 floating kept u\n"
     "event 3 u|S|2026-09-11 09:00..09:00 floating\nend events=1 tasks=0\n"},
    {"none, but the calendar has one",
     CALENDAR(
         "X-WR-TIMEZONE:America/New_York\n" EVENT("UID:u\nSUMMARY:S\nDTSTART:20260911T090000\n")),
     "calendar - zone=America/New_York\nodd 4 floating kept u\n"
     "event 4 u|S|2026-09-11 09:00..09:00 floating\nend events=1 tasks=0\n"},
    {"the calendar's as a property",
     CALENDAR("TZID:Europe-Brussels\n" EVENT("UID:u\nSUMMARY:S\nDTSTART:20260911T090000Z\n")),
     "calendar - zone=Europe/Brussels\nevent 4 u|S|2026-09-11 09:00..09:00 UTC\nend events=1 "
     "tasks=0\n"},
    {"the calendar's is unknown", CALENDAR("X-WR-TIMEZONE:Mars\n"),
     "calendar - zone=unknown\nend events=0 tasks=0\n"},
};

#define RULE(kind, date, rule, before, after)                                                      \
    "BEGIN:" kind "\nDTSTART:" date "T020000\n" rule "TZOFFSETFROM:" before "\nTZOFFSETTO:" after  \
    "\nEND:" kind "\n"
#define YEARLY(month, nth) "RRULE:FREQ=YEARLY;BYMONTH=" month ";BYDAY=" nth "\n"
#define ZONE(name, rules) "BEGIN:VTIMEZONE\nTZID:" name "\n" rules "END:VTIMEZONE\n"
#define OWN(rules, zone, clock)                                                                    \
    CALENDAR(ZONE("Conf", rules) EVENT("UID:u\nSUMMARY:S\n" AT(zone, clock)))
#define EUROPE                                                                                     \
    RULE("STANDARD", "16010101", YEARLY("10", "-1SU"), "+0200", "+0100")                           \
    RULE("DAYLIGHT", "16010101", YEARLY("3", "-1SU"), "+0100", "+0200")
#define AMERICA                                                                                    \
    RULE("STANDARD", "20071104", YEARLY("11", "1SU"), "-0700", "-0800")                            \
    RULE("DAYLIGHT", "20070311", YEARLY("3", "2SU"), "-0800", "-0700")
#define SOUTH                                                                                      \
    RULE("STANDARD", "20080406", YEARLY("4", "1SU"), "+1100", "+1000")                             \
    RULE("DAYLIGHT", "20081005", YEARLY("10", "1SU"), "+1000", "+1100")
#define ODD_ONE /* as nobody's: summer from June to July */                                        \
    RULE("STANDARD", "20000716", YEARLY("7", "3SU"), "+0130", "+0030")                             \
    RULE("DAYLIGHT", "20000604", YEARLY("6", "1SU"), "+0030", "+0130")

#define LISTED                                                                                     \
    RULE("STANDARD", "20251026", "RDATE:20261025T030000\n", "+0200", "+0100")                      \
    RULE("DAYLIGHT", "20260329", "", "+0100", "+0200")
#define ENDED                                                                                      \
    RULE("STANDARD", "19871025",                                                                   \
         "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20101031T010000Z\n", "+0400", "+0300")     \
    RULE("DAYLIGHT", "19880327",                                                                   \
         "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20100328T000000Z\n", "+0300", "+0400")

#define TOLD_OWN(line, rest) "calendar -\nevent " line " u|S|" rest "\nend events=1 tasks=0\n"

static const struct read_case own_zones[] = {
    {"as in Europe", OWN(EUROPE, "Conf", "20260911T090000"),
     TOLD_OWN("18", "2026-09-11 09:00..09:00 Europe/Berlin")},
    {"as in America", OWN(AMERICA, "Conf", "20260911T090000"),
     TOLD_OWN("18", "2026-09-11 09:00..09:00 America/Los_Angeles")},
    {"as in the south", OWN(SOUTH, "Conf", "20260911T090000"),
     TOLD_OWN("18", "2026-09-11 09:00..09:00 Australia/Sydney")},
    {"one offset",
     OWN(RULE("STANDARD", "19700101", "", "+0530", "+0530"), "Conf", "20260911T090000"),
     TOLD_OWN("11", "2026-09-11 09:00..09:00 Asia/Kolkata")},
    {"its last change listed", OWN(LISTED, "Conf", "20261211T090000"),
     TOLD_OWN("17", "2026-12-11 09:00..09:00 Europe/Berlin")},
    {"rules that have ended", OWN(ENDED, "Conf", "20260911T090000"),
     TOLD_OWN("18", "2026-09-11 09:00..09:00 Europe/Moscow")},
    {"like nobody's, in its summer", OWN(ODD_ONE, "Conf", "20260701T090000"),
     TOLD_OWN("18", "2026-07-01 07:30..07:30 UTC")},
    {"and in its winter", OWN(ODD_ONE, "Conf", "20260911T090000"),
     TOLD_OWN("18", "2026-09-11 08:30..08:30 UTC")},
    {"before its first rule", OWN(ODD_ONE, "Conf", "19990701T090000"),
     TOLD_OWN("18", "1999-07-01 08:30..08:30 UTC")},
    {"IANA knows better",
     CALENDAR(ZONE("Europe/Berlin", RULE("STANDARD", "19700101", "", "+1300", "+1300"))
                  EVENT("UID:u\nSUMMARY:S\n" AT("Europe/Berlin", "20260911T090000"))),
     TOLD_OWN("11", "2026-09-11 09:00..09:00 Europe/Berlin|written=780")},
    {"behind its event",
     CALENDAR(EVENT("UID:u\nSUMMARY:S\n" AT("Conf", "20260911T090000")) ZONE("Conf", EUROPE)),
     TOLD_OWN("3", "2026-09-11 09:00..09:00 Europe/Berlin")},
    {"no sound offset",
     OWN(RULE("STANDARD", "19700101", "", "+9999", "-9959"), "Conf", "20260911T090000"),
     "calendar -\nodd 11 unknown-zone kept u\nodd 11 floating kept u\n"
     "event 11 u|S|2026-09-11 09:00..09:00 floating\nend events=1 tasks=0\n"},
    {"rules that are too fine",
     OWN(RULE("STANDARD", "16010101", "RRULE:FREQ=SECONDLY\n", "+0100", "+0100"), "Conf",
         "20260911T090000"),
     TOLD_OWN("12", "2026-09-11 09:00..09:00 Africa/Lagos")},
    {"each calendar its own",
     CALENDAR(ZONE("C", RULE("STANDARD", "19700101", "", "+0900", "+0900"))
                  EVENT("UID:a\nSUMMARY:A\n" AT("C", "20260911T090000")))
         CALENDAR(ZONE("C", RULE("STANDARD", "19700101", "", "+0100", "+0100"))
                      EVENT("UID:b\nSUMMARY:B\n" AT("C", "20260911T090000"))),
     "calendar -\nevent 11 a|A|2026-09-11 09:00..09:00 Asia/Tokyo\n"
     "calendar -\nevent 27 b|B|2026-09-11 09:00..09:00 Africa/Lagos\nend events=2 tasks=0\n"},
};

/* What the file says of a zone that is known anyway, in minutes; the parent compares. */
#define KNOWN(rules, clock)                                                                        \
    CALENDAR(ZONE("Asia/Tokyo", rules) EVENT("UID:u\nSUMMARY:S\n" AT("Asia/Tokyo", clock)))
#define TOLD_KNOWN(line, clock, written)                                                           \
    TOLD_OWN(line, clock ".." "09:00 Asia/Tokyo" written)
static const struct read_case written[] = {
    {"in its summer", KNOWN(EUROPE, "20260911T090000"),
     TOLD_KNOWN("18", "2026-09-11 09:00", "|written=120")},
    {"in its winter", KNOWN(EUROPE, "20261211T090000"),
     TOLD_KNOWN("18", "2026-12-11 09:00", "|written=60")},
    {"before its first rule", KNOWN(AMERICA, "20070301T090000"),
     TOLD_KNOWN("18", "2007-03-01 09:00", "")},
    {"between the changes that it lists", KNOWN(LISTED, "20260911T090000"),
     TOLD_KNOWN("17", "2026-09-11 09:00", "|written=120")},
    {"soon after the last of them", KNOWN(LISTED, "20261211T090000"),
     TOLD_KNOWN("17", "2026-12-11 09:00", "|written=60")},
    {"long after, when more may have been left out", KNOWN(LISTED, "20270701T090000"),
     TOLD_KNOWN("17", "2027-07-01 09:00", "")},
    {"in the last summer of all", KNOWN(ENDED, "20100701T090000"),
     TOLD_KNOWN("18", "2010-07-01 09:00", "|written=240")},
    {"in the winter behind it", KNOWN(ENDED, "20101201T090000"),
     TOLD_KNOWN("18", "2010-12-01 09:00", "|written=180")},
    {"of a rule that isn't understood",
     KNOWN(RULE("STANDARD", "19700101", "RRULE:FREQ=DAILY\n", "+0100", "+0100"), "20260911T090000"),
     TOLD_KNOWN("12", "2026-09-11 09:00", "")},
    {"one without a beginning",
     KNOWN("BEGIN:STANDARD\nTZOFFSETTO:+0100\nEND:STANDARD\n", "20260911T090000"),
     TOLD_KNOWN("9", "2026-09-11 09:00", "")},
};

#define NOON "DTSTART;TZID=Europe/Berlin:20260911T120000\n"
#define NOON_TOLD "2026-09-11 12:00..12:00 Europe/Berlin"

static const struct read_case series[] = {
    {"a rule",
     ONE(NOON "RRULE:FREQ=WEEKLY;COUNT=3;BYDAY=FR\nEXDATE;TZID=Europe/Berlin:20260918T120000\n"),
     TOLD(NOON_TOLD "|rule=FREQ=WEEKLY;COUNT=3;BYDAY=FR|not=20260918T120000")},
    {"dates in several lines",
     ONE(NOON "RDATE:20260912T100000Z,20260913T100000Z\nRDATE;VALUE=PERIOD:20260914T100000Z/PT1H\n"
              "EXDATE;VALUE=DATE:20260912\n"),
     TOLD(NOON_TOLD
          "|also=20260912T100000Z,20260913T100000Z,20260914T100000Z/PT3600S|not=20260912")},
    {"every second", ONE(NOON "RRULE:FREQ=SECONDLY\n"),
     TOLD_ODD("7 subhourly-rule kept u", NOON_TOLD)},
    {"every minute in February", ONE(NOON "RRULE:FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30\n"),
     TOLD_ODD("7 subhourly-rule kept u", NOON_TOLD)},
    {"every hour for ever", ONE(NOON "RRULE:FREQ=HOURLY\n"),
     TOLD_ODD("7 endless-rule kept u", NOON_TOLD "|rule=FREQ=HOURLY")},
    {"another calendar", ONE(NOON "RRULE:RSCALE=HEBREW;FREQ=YEARLY\n"),
     TOLD_ODD("7 bad-rule kept u", NOON_TOLD)},
    {"no sense", ONE(NOON "RRULE:FREQ=WHENEVER;INTERVAL=x\n"),
     TOLD_ODD("7 bad-rule kept u", NOON_TOLD)},
    {"interval 0", ONE(NOON "RRULE:FREQ=DAILY;INTERVAL=0\n"),
     TOLD_ODD("7 bad-rule kept u", NOON_TOLD)},
    {"count and until", ONE(NOON "RRULE:FREQ=DAILY;COUNT=3;UNTIL=20270101\n"),
     TOLD_ODD("7 bad-rule kept u", NOON_TOLD)},
    {"instead of one",
     ONE(NOON "RECURRENCE-ID;TZID=Europe/Berlin:20260911T100000\nRRULE:FREQ=DAILY\n"),
     "calendar -\nevent 3 u|S|" NOON_TOLD "|instead=20260911T100000\n"
     "end events=1 tasks=0 overrides\n"},
    {"from one on", ONE(NOON "RECURRENCE-ID;RANGE=THISANDFUTURE:20260911T100000Z\n"),
     "calendar -\nevent 3 u|S|" NOON_TOLD
     "|from=20260911T100000Z\nend events=1 tasks=0 overrides\n"},
    {"exceptions in a zone of the file's own",
     CALENDAR(ZONE("Conf", ODD_ONE) EVENT("UID:u\nSUMMARY:S\n" AT(
         "Conf", "20260911T090000") "RRULE:FREQ=DAILY\nEXDATE;TZID=Conf:20260912T090000\n")),
     TOLD_OWN("18", "2026-09-11 08:30..08:30 UTC|rule=FREQ=DAILY|not=20260912T083000Z")},
};

static void test_dates(void **state)
{
    (void)state;
    check_cases(dates, COUNT_OF(dates));
    check_cases(skipped, COUNT_OF(skipped));
}

static void test_zones(void **state)
{
    (void)state;
    check_cases(zones, COUNT_OF(zones));
}

static void test_own_zones(void **state)
{
    (void)state;
    check_cases(own_zones, COUNT_OF(own_zones));
}

static void test_written(void **state)
{
    (void)state;
    check_cases(written, COUNT_OF(written));
}

static void test_series(void **state)
{
    (void)state;
    check_cases(series, COUNT_OF(series));
}

/* More values on one line than libical keeps. */
static void test_many_exceptions(void **state)
{
    static char text[20000], expected[20000];
    (void)state;
    size_t n = (size_t)snprintf(text, sizeof text,
                                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:u\nSUMMARY:S\n"
                                "DTSTART:20200101\nRRULE:FREQ=DAILY\nEXDATE:");
    size_t m =
        (size_t)snprintf(expected, sizeof expected,
                         "calendar -\nevent 2 u|S|2020-01-01..2020-01-02|rule=FREQ=DAILY|not=");
    for (int i = 0; i < 1001; i++) {
        struct civil c = day_civil(day_of(2020, 1, 1) + i);
        n += (size_t)snprintf(text + n, sizeof text - n, "%s%04d%02d%02d", i ? "," : "", c.year,
                              c.month, c.mday);
        m += (size_t)snprintf(expected + m, sizeof expected - m, "%s%04d%02d%02d", i ? "," : "",
                              c.year, c.month, c.mday);
    }
    strcpy(text + n, "\nEND:VEVENT\nEND:VCALENDAR\n");
    strcpy(expected + m, "\nend events=1 tasks=0\n");
    check_bytes("1001 EXDATEs", text, strlen(text), NULL, expected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dates),           cmocka_unit_test(test_zones),
        cmocka_unit_test(test_own_zones),       cmocka_unit_test(test_written),
        cmocka_unit_test(test_series),          cmocka_unit_test(test_many_exceptions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
