# SPDX-License-Identifier: MIT
"""Small calendars as Outlook, Exchange, Google, Apple, Zimbra, Thunderbird, Sched, pretalx, Sessionize, Indico and
Meetup write them, and the corners of the grammar that such files reach: each with the occurrences of 2027 that it
means, worked out by hand, and imported a second time without a change.

usage: generators.py JUGGLE
"""
import datetime
import json
import os
import subprocess
import sys
import tempfile

HOME = "Europe/Berlin"
NINE = ["2027-06-01T09:00Z/2027-06-01T10:00Z"]
SEVEN = ["2027-06-01T07:00Z/2027-06-01T08:00Z"]


def calendar(body, head="", product="-//test//EN", end="\r\n"):
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:{product}\n{head}{body}END:VCALENDAR\n".replace("\n", end)


def event(lines, uid="u", title="S"):
    return f"BEGIN:VEVENT\nUID:{uid}\nDTSTAMP:20261101T000000Z\n{lines}\nSUMMARY:{title}\nEND:VEVENT\n"


def zone(name, standard, daylight, onset_standard, onset_daylight):
    def observance(kind, before, after, onset):
        return (f"BEGIN:{kind}\nDTSTART:16010101T020000\nTZOFFSETFROM:{before}\nTZOFFSETTO:{after}\n"
                f"RRULE:FREQ=YEARLY;INTERVAL=1;{onset}\nEND:{kind}\n")
    return (f"BEGIN:VTIMEZONE\nTZID:{name}\n" + observance("STANDARD", daylight, standard, onset_standard) +
            observance("DAYLIGHT", standard, daylight, onset_daylight) + "END:VTIMEZONE\n")


def berlin(name):
    return zone(name, "+0100", "+0200", "BYDAY=-1SU;BYMONTH=10", "BYDAY=-1SU;BYMONTH=3")


def at(name, start="20270601T090000", end="20270601T100000"):
    return f"DTSTART;TZID={name}:{start}\nDTEND;TZID={name}:{end}"


def day(number):
    return f"2027-06-{number:02}T07:00Z/2027-06-{number:02}T08:00Z"


def plain(title="S"):
    return event("DTSTART:20270601T090000Z\nDURATION:PT1H", title=title)


def rule(text, start="DTSTART;TZID=Europe/Berlin:20270601T090000"):
    return calendar(event(f"{start}\nDURATION:PT1H\nRRULE:{text}"))


WINDOWS = "W. Europe Standard Time"
CUSTOM = zone("Customized Time Zone", "-0500", "-0400", "BYDAY=1SU;BYMONTH=11", "BYDAY=2SU;BYMONTH=3")
NEPAL = ("BEGIN:VTIMEZONE\nTZID:(UTC+05:45) Somewhere\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0545\n"
         "TZOFFSETTO:+0545\nEND:STANDARD\nEND:VTIMEZONE\n")

GENERATORS = {
    "Outlook": (calendar(berlin(WINDOWS) + event(at(f'"{WINDOWS}"') + "\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY\n"
                         "X-ALT-DESC;FMTTYPE=text/html:<html>a:b;c</html>"), "METHOD:PUBLISH\n",
                         "-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN"), SEVEN),
    "Outlook, a zone of its own": (calendar(CUSTOM + event(at("Customized Time Zone", "20270315T090000",
                                                              "20270315T100000"))),
                                   ["2027-03-15T13:00Z/2027-03-15T14:00Z"]),
    "Outlook, an odd zone": (calendar(NEPAL + event(at('"(UTC+05:45) Somewhere"'))),
                             ["2027-06-01T03:15Z/2027-06-01T04:15Z"]),
    "Outlook, no VTIMEZONE": (calendar(event(at("Pacific Standard Time"))), ["2027-06-01T16:00Z/2027-06-01T17:00Z"]),
    "Exchange, a request": (calendar(berlin(WINDOWS) + event(at(WINDOWS) + '\nORGANIZER;CN="A: B, C":MAILTO:a@b.c\n'
                                     "ATTENDEE;PARTSTAT=NEEDS-ACTION;CN=x:MAILTO:x@y.z"), "METHOD:REQUEST\n",
                                     "Microsoft Exchange Server 2010"), SEVEN),
    "Exchange, cancelled": (calendar(berlin(WINDOWS) + event(at(WINDOWS)), "METHOD:REQUEST\n") +
                            calendar(berlin(WINDOWS) + event(at(WINDOWS) + "\nSTATUS:CANCELLED"), "METHOD:CANCEL\n",
                                     "Microsoft Exchange Server 2010"), SEVEN),
    "Exchange, cancelled before it was known": (calendar(berlin(WINDOWS) + event(at(WINDOWS) + "\nSTATUS:CANCELLED"),
                                                         "METHOD:CANCEL\n", "Microsoft Exchange Server 2010"), []),
    "Google": (calendar(event("DTSTART:20270601T090000\nDTEND:20270601T100000"),
                        "X-WR-CALNAME:G\nX-WR-TIMEZONE:America/New_York\nMETHOD:PUBLISH\n",
                        "-//Google Inc//Google Calendar 70.9054//EN"), ["2027-06-01T13:00Z/2027-06-01T14:00Z"]),
    "Apple": (calendar(event(at("Europe/Berlin") + "\nX-APPLE-TRAVEL-DURATION;VALUE=DURATION:PT30M\n"
                             'X-APPLE-TRAVEL-START;ROUTING=CAR;VALUE=URI;X-ADDRESS="Str. 1: x; y";X-TITLE=H:geo:52,13\n'
                             'X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-TITLE="A: B; C":geo:1,2\nBEGIN:VALARM\n'
                             "UID:alarm\nTRIGGER:-PT15M\nSUMMARY:alarm\nDTSTART:19990101T000000Z\nEND:VALARM")), SEVEN),
    "Zimbra": (calendar(berlin("Europe/Berlin") + event(at('"Europe/Berlin"')), "METHOD:REQUEST\n",
                        "Zimbra-Calendar-Provider"), SEVEN),
    "Thunderbird": (calendar(event(at("/mozilla.org/20070129_1/Europe/Berlin") + "\nX-MOZ-GENERATION:3")), SEVEN),
    "Sched": (calendar(event("DTSTART:20270601T090000Z\nDTEND:20270601T100000Z\nLOCATION:Hall\\, A"),
                       "X-WR-TIMEZONE:America/Chicago\nX-PUBLISHED-TTL:PT30M\n", "-//sched.com//EN"), NINE),
    "pretalx": (calendar(event(at("Europe/Berlin"), "pretalx-ev-ABC@x"), "", "-//pretalx//pretalx.com//"), SEVEN),
    "Sessionize": (calendar(event("DTSTART:20270601T090000Z\nDTEND:20270601T100000Z", "1"), "", "-//sessionize"), NINE),
    "Indico": (calendar(event("DTSTART;VALUE=DATE-TIME:20270601T090000Z\nDTEND;VALUE=DATE-TIME:20270601T100000Z")), NINE),
    "Meetup": (calendar(event(at("Europe/Paris") + "\nCLASS:PUBLIC\nGEO:48.8;2.3", "event_1@meetup.com"),
                        "X-ORIGINAL-URL:https://www.meetup.com/\nX-MS-OLK-FORCEINSPECTOROPEN:TRUE\n"), SEVEN),
    "frab": (calendar(event("DTSTART;TZID=Europe/Brussels:20270601T090000\nDURATION:PT0H60M00S")), SEVEN),
    "FOSDEM": (calendar(event("DTSTART:20270601T090000\nDURATION:PT1H"), "X-WR-TIMEZONE:Europe-Brussels\n"), SEVEN),
}

GRAMMAR = {
    "parameters in quotes": (calendar('BEGIN:VEVENT\nUID;X-A="a:b;c=d,e":u\nDTSTART;X-B="x:y";TZID="Europe/Berlin";X-C=";":'
                                      '20270601T090000\nDTEND;TZID="Europe/Berlin":20270601T100000\n'
                                      'SUMMARY;LANGUAGE="en:us;x":a:b;c\nEND:VEVENT\n'), [SEVEN[0] + " a:b;c"]),
    "small letters": ("begin:vcalendar\r\nversion:2.0\r\nbegin:vevent\r\nuid:u\r\ndtstart;tzid=Europe/Berlin:"
                      "20270601T090000\r\ndtend;tzid=Europe/Berlin:20270601T100000\r\nsummary:low\r\nstatus:tentative\r\n"
                      "end:vevent\r\nend:vcalendar\r\n", [SEVEN[0] + " low"]),
    "trailing blanks": (calendar(plain("x"), end=" \r\n"), [NINE[0] + " x"]),
    "blanks before values": (calendar(event("DTSTART: 20270601T090000Z\nDTEND: 20270601T100000Z")), NINE),
    "lines that end with CR": (calendar(plain(), end="\r"), NINE),
    "lines that end twice": (calendar(plain(), end="\r\r\n"), NINE),
    "blank lines": (calendar(plain(), end="\r\n\r\n"), NINE),
    "a byte order mark": ("\ufeff" + calendar(plain()), NINE),
    "UTF-16": (("\ufeff" + calendar(plain())).encode("utf-16-le"), NINE),
    "UTF-16 without a mark": (calendar(plain()).encode("utf-16-be"), NINE),
    "Latin-1": (calendar(plain("Caf\u00e9")).encode("latin-1"), [NINE[0] + " Caf\u00e9"]),
    "NUL": (calendar(plain("a\0b")), [NINE[0] + " ab"]),
    "no end": (calendar(plain()).replace("END:VCALENDAR\r\n", ""), NINE),
    "alarms in alarms": (calendar(event("DTSTART:20270601T090000Z\nBEGIN:VALARM\nDURATION:PT9H\nBEGIN:VALARM\nSUMMARY:x\n"
                                        "END:VALARM\nEND:VALARM\nDURATION:PT1H")), NINE),
    "two calendars": (calendar(event("DTSTART:20270601T090000\nDURATION:PT1H", "a"), "X-WR-TIMEZONE:Europe/Berlin\n") +
                      calendar(event("DTSTART:20270601T090000\nDURATION:PT1H", "b"), "X-WR-TIMEZONE:America/New_York\n"),
                      SEVEN + ["2027-06-01T13:00Z/2027-06-01T14:00Z"]),
    "a zone behind the event": (calendar(event(at("My Zone")) + berlin("My Zone")), SEVEN),
}

TIMES = {
    "a date without its end": (calendar(event("DTSTART;VALUE=DATE:20270601")), ["2027-06-01/2027-06-02"]),
    "a date without its type": (calendar(event("DTSTART:20270601")), ["2027-06-01/2027-06-02"]),
    "a date that ends on itself": (calendar(event("DTSTART;VALUE=DATE:20270601\nDTEND;VALUE=DATE:20270601")),
                                   ["2027-06-01/2027-06-02"]),
    "weeks of days": (calendar(event("DTSTART;VALUE=DATE:20270601\nDURATION:P1W")), ["2027-06-01/2027-06-08"]),
    "weeks": (calendar(event("DTSTART:20270601T090000Z\nDURATION:P1W")), ["2027-06-01T09:00Z/2027-06-08T09:00Z"]),
    "less than nothing": (calendar(event("DTSTART:20270601T090000Z\nDURATION:-PT1H")),
                          ["2027-06-01T09:00Z/2027-06-01T09:00Z"]),
    "a plus": (calendar(event("DTSTART:20270601T090000Z\nDURATION:+P1DT2H30M")), ["2027-06-01T09:00Z/2027-06-02T11:30Z"]),
    "a day over a change": (calendar(event("DTSTART;TZID=Europe/Berlin:20270327T120000\nDURATION:P1D")),
                            ["2027-03-27T11:00Z/2027-03-28T10:00Z"]),
    "hours over a change": (calendar(event("DTSTART;TZID=Europe/Berlin:20270327T120000\nDURATION:PT24H")),
                            ["2027-03-27T11:00Z/2027-03-28T11:00Z"]),
    "an hour that there isn't": (calendar(event("DTSTART;TZID=Europe/Berlin:20270328T023000\nDURATION:PT1H")),
                                 ["2027-03-28T01:30Z/2027-03-28T02:30Z"]),
    "an hour that there is twice": (calendar(event("DTSTART;TZID=Europe/Berlin:20271031T023000\nDURATION:PT1H")),
                                    ["2027-10-31T00:30Z/2027-10-31T01:30Z"]),
    "both an end and a length": (calendar(event("DTSTART:20270601T090000Z\nDTEND:20270601T100000Z\nDURATION:PT5H")), NINE),
    "a flight": (calendar(event("DTSTART;TZID=Europe/Berlin:20270601T090000\nDTEND;TZID=America/New_York:20270601T110000")),
                 ["2027-06-01T07:00Z/2027-06-01T15:00Z"]),
    "UTC with a zone": (calendar(event("DTSTART;TZID=Europe/Berlin:20270601T090000Z\nDURATION:PT1H")), NINE),
    "a zone in small letters": (calendar(event(at("europe/berlin"))), SEVEN),
    "a zone with a blank": (calendar(event(at("America/New York"))), ["2027-06-01T13:00Z/2027-06-01T14:00Z"]),
    "Etc": (calendar(event(at("Etc/GMT-3"))), ["2027-06-01T06:00Z/2027-06-01T07:00Z"]),
    "EST5EDT": (calendar(event(at("EST5EDT"))), ["2027-06-01T13:00Z/2027-06-01T14:00Z"]),
}

SERIES = {
    "UNTIL, local": (rule("FREQ=DAILY;UNTIL=20270603T090000"), [day(1), day(2), day(3)]),
    "UNTIL in UTC": (rule("FREQ=DAILY;UNTIL=20270603T070000Z"), [day(1), day(2), day(3)]),
    "UNTIL a second before": (rule("FREQ=DAILY;UNTIL=20270603T065959Z"), [day(1), day(2)]),
    "UNTIL, a date": (rule("FREQ=DAILY;UNTIL=20270603"), [day(1), day(2), day(3)]),
    "UNTIL and COUNT are refused": (rule("FREQ=DAILY;UNTIL=20270603;COUNT=2"), [day(1)]),
    "first Tuesdays of a week are refused": (rule("FREQ=WEEKLY;BYDAY=1TU;COUNT=2"), [day(1)]),
    "a rule in small letters": (rule("freq=daily;count=2;"), [day(1), day(2)]),
    "whole days UNTIL a time": (calendar(event("DTSTART;VALUE=DATE:20270601\nRRULE:FREQ=DAILY;UNTIL=20270602T000000Z")),
                                ["2027-06-01/2027-06-02", "2027-06-02/2027-06-03"]),
    "the last working day": (rule("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3",
                                  "DTSTART;TZID=Europe/Berlin:20270129T090000"),
                             ["2027-01-29T08:00Z/2027-01-29T09:00Z", "2027-02-26T08:00Z/2027-02-26T09:00Z",
                              "2027-03-31T07:00Z/2027-03-31T08:00Z"]),
    "empty EXDATEs": (rule("FREQ=DAILY;COUNT=2\nEXDATE:\nEXDATE;TZID=Europe/Berlin:"), [day(1), day(2)]),
    "EXDATEs of all sorts": (rule("FREQ=DAILY;COUNT=6\nEXDATE:20270602T070000Z,20270603T070000Z\nEXDATE;VALUE=DATE:20270604\n"
                                  "EXDATE;TZID=America/New_York:20270605T030000"), [day(1), day(6)]),
    "periods": (calendar(event("DTSTART:20270601T090000Z\nDURATION:PT1H\nRDATE;VALUE=PERIOD:20270603T090000Z/PT2H,"
                               "20270604T090000Z/20270604T113000Z")),
                NINE + ["2027-06-03T09:00Z/2027-06-03T11:00Z", "2027-06-04T09:00Z/2027-06-04T11:30Z"]),
    "dates of days": (calendar(event("DTSTART;VALUE=DATE:20270601\nRDATE;VALUE=DATE:20270603,20270605")),
                      ["2027-06-01/2027-06-02", "2027-06-03/2027-06-04", "2027-06-05/2027-06-06"]),
    "this and all that follow": (rule("FREQ=DAILY;COUNT=4").replace("END:VCALENDAR\r\n", "") +
                                 event("RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=America/New_York:20270603T030000\n" +
                                       at("Europe/Berlin", "20270603T100000", "20270603T120000")) + "END:VCALENDAR\r\n",
                                 [day(1), day(2), "2027-06-03T08:00Z/2027-06-03T10:00Z",
                                  "2027-06-04T08:00Z/2027-06-04T10:00Z"]),
}


def moment(text):
    if len(text) == 10:
        return text
    return datetime.datetime.fromisoformat(text).astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%MZ")


def check(program, name, text, wanted):
    data = text if isinstance(text, bytes) else text.encode()
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "HOME": home, "JUGGLE_NOW": "2026-11-21T09:00", "JUGGLE_TZ": HOME}
        for name_of in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "JUGGLE_DB", "JUGGLE_CONFIG"):
            environment.pop(name_of, None)
        path = os.path.join(home, "calendar.ics")
        with open(path, "wb") as file:
            file.write(data)

        def juggle(*words):
            done = subprocess.run([program, "--json", *words], env=environment, capture_output=True)
            assert done.returncode in (0, 7), f"{name}: {done.returncode}: {done.stderr.decode()}"
            return json.loads(done.stdout)

        juggle("import", path)
        again = juggle("import", path)
        assert again["undo"] is None, f"{name}: the same file again wrote"
        items = juggle("agenda", "--all", "--from", "2027-01-01", "--days", "365")["items"]
    found = [moment(item["start"]) + "/" + moment(item["end"]) + (" " + item["title"] if " " in wanted[0] else "")
             for item in items]
    assert found == wanted, f"{name}: {found}\n  wanted {wanted}"


def main():
    failed = count = 0
    for cases in (GENERATORS, GRAMMAR, TIMES, SERIES):
        for name, (text, wanted) in cases.items():
            count += 1
            try:
                check(sys.argv[1], name, text, wanted)
            except AssertionError as error:
                failed += 1
                print(error)
    print(f"{count} calendars, {failed} wrong")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
