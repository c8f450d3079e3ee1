# SPDX-License-Identifier: MIT
"""generate.py: calendars for the bench. The same words give the same bytes.

generate.py calendar N FILE [PERCENT]  N events of ten years; PERCENT of them edited since (new title, SEQUENCE 1)
generate.py remind   N FILE            the same events for remind
generate.py tasks    N FILE            N tasks as taskwarrior reads them
generate.py todos    N FILE            the same tasks as VTODOs

Of the events one in twenty comes back each week, with a week or two left out (one in twenty of those for ever), one
in twenty-five lasts whole days; six time zones; a text of some 300 letters, one in eight beyond ASCII.
"""
import datetime
import json
import random
import sys

FIRST = datetime.datetime(2022, 1, 1)
NOW = datetime.datetime(2026, 11, 21, 9)
DAYS = 3652
EUROPE = ("BYMONTH=3;BYDAY=-1SU", "BYMONTH=10;BYDAY=-1SU", "19700329", "19701025")
AMERICA = ("BYMONTH=3;BYDAY=2SU", "BYMONTH=11;BYDAY=1SU", "19700308", "19701101")
ZONES = (  # name, hours in winter and summer as written, rules
    ("Europe/Brussels", "+0100", "+0200", EUROPE), ("Europe/Lisbon", "+0000", "+0100", EUROPE),
    ("America/Chicago", "-0600", "-0500", AMERICA), ("America/Denver", "-0700", "-0600", AMERICA),
    ("Asia/Singapore", "+0800", None, None), ("Asia/Kathmandu", "+0545", None, None))
WHAT = ("Keynote", "Panel", "Hallway track", "Lab", "Community call", "Recording", "Blog post", "Dry run", "Retro",
        "Triage", "Flight", "Booth", "Interview", "Deadline", "Sync", "Docs day")
ABOUT = ("compilers", "SQLite", "release train", "telemetry", "packaging", "accessibility", "terminals", "calendars",
         "fuzzing", "caching", "onboarding", "schema design", "streaming", "containers", "license audit", "Rust")
WHERE = ("Brussels, ULB", "Berlin, bcc", "online", "Lisbon, Lx", "Chicago, hall B", "Z\u00fcrich, Aula", "room 2.14",
         "S\u00e3o Paulo, Expo", "Singapore, Suntec", "Amsterdam, RAI")
TAGS = ("talks", "content", "support", "travel", "deadline", "team")
PLAIN = ("agenda answer audience badge bridge budget camera chapter checklist code community contract cover demo draft "
         "editor example feedback figure flight guide handout hotel idea invoice issue label letter link microphone note "
         "outline panel patch plan proposal question rehearsal repository review sample schedule slide speaker sponsor "
         "stage story survey table team template thread ticket title tutorial update venue video visit workshop").split()
BEYOND = ("caf\u00e9", "gr\u00fc\u00dfe", "\u0436\u0443\u0440\u043d\u0430\u043b", "\u4f1a\u8b70", "\u2713", "\U0001f39b")


def prose(chance, letters):
    words, length, wide = [], 0, chance.randrange(8) == 0
    while length < letters:
        word = chance.choice(BEYOND if wide and chance.randrange(10) == 0 else PLAIN)
        word += chance.choice(("", "", "", "", "", "", "", "", "", "", "", ",", ";", "\n"))
        words.append(word)
        length += len(word) + 1
    return " ".join(words)


def uid(chance, number):
    return "%08x-%04x-4%03x-8%03x-%012x" % (chance.getrandbits(32), chance.getrandbits(16), chance.getrandbits(12),
                                            chance.getrandbits(12), number)


def events(count, percent=0.0):
    chance, edits = random.Random(41), random.Random(43)
    for number in range(1, count + 1):
        start = FIRST + datetime.timedelta(days=chance.randrange(DAYS), minutes=15 * chance.randrange(28, 84))
        sort = chance.random()
        event = {"uid": uid(chance, number) + "@bench", "zone": chance.choice(ZONES), "start": start, "days": 0,
                 "length": chance.choice((15, 30, 30, 45, 60, 60, 90, 120, 180)), "rule": None, "except": [],
                 "title": "%s: %s %d" % (chance.choice(WHAT), chance.choice(ABOUT), number),
                 "place": chance.choice(WHERE), "text": prose(chance, chance.randrange(260, 340)),
                 "tags": chance.sample(TAGS, chance.randrange(1, 3)), "sequence": 0,
                 "stamp": NOW - datetime.timedelta(minutes=chance.randrange(400000)),
                 "status": chance.choice(("CONFIRMED", "CONFIRMED", "TENTATIVE"))}
        if sort < 0.05:
            times = chance.randrange(4, 27)
            event["rule"] = "FREQ=WEEKLY" + ("" if chance.randrange(20) == 0 else ";COUNT=%d" % times)
            event["except"] = [start + datetime.timedelta(weeks=week)
                               for week in sorted(chance.sample(range(1, times), chance.randrange(1, 3)))]
        elif sort < 0.09:
            event["days"] = chance.randrange(1, 5)
        if edits.random() * 100 < percent:
            event.update(title="Moved " + event["title"], sequence=1, stamp=NOW)
        yield event


def tasks(count):
    chance = random.Random(47)
    for number in range(1, count + 1):
        due = FIRST + datetime.timedelta(days=chance.randrange(DAYS), hours=chance.randrange(8, 20))
        done = due < NOW and chance.random() < 0.9
        yield {"uid": uid(chance, number), "title": "%s %s %d" % (chance.choice(WHAT), chance.choice(ABOUT), number),
               "due": due, "made": due - datetime.timedelta(days=chance.randrange(3, 60)), "done": done,
               "ended": due - datetime.timedelta(hours=4), "tags": chance.sample(TAGS, chance.randrange(1, 3)),
               "note": prose(chance, chance.randrange(120, 200))}


def local(time):
    return time.strftime("%Y%m%dT%H%M%S")


def escaped(text):
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, written)
    return text


def folded(line):
    left, pieces, room = line.encode(), [], 75
    while len(left) > room:
        cut = room
        while left[cut] & 0xC0 == 0x80:
            cut -= 1
        pieces.append(left[:cut])
        left, room = left[cut:], 74
    return b"\r\n ".join(pieces + [left]) + b"\r\n"


def zone_lines(zone):
    name, winter, summer, rules = zone
    yield from ("BEGIN:VTIMEZONE", "TZID:" + name)
    parts = [("STANDARD", summer or winter, winter, rules and rules[1], rules[3] if rules else "19700101")]
    if summer:
        parts.append(("DAYLIGHT", winter, summer, rules[0], rules[2]))
    for part, before, after, rule, day in parts:
        yield from ("BEGIN:" + part, "DTSTART:%sT020000" % day, "TZOFFSETFROM:" + before, "TZOFFSETTO:" + after)
        if rule:
            yield "RRULE:FREQ=YEARLY;" + rule
        yield "END:" + part
    yield "END:VTIMEZONE"


def event_lines(event):
    zone, start = event["zone"][0], event["start"]
    yield from ("BEGIN:VEVENT", "UID:" + event["uid"], "DTSTAMP:%sZ" % local(event["stamp"]))
    if event["days"]:
        yield "DTSTART;VALUE=DATE:" + start.strftime("%Y%m%d")
        yield "DTEND;VALUE=DATE:" + (start + datetime.timedelta(days=event["days"])).strftime("%Y%m%d")
    else:
        yield "DTSTART;TZID=%s:%s" % (zone, local(start))
        yield "DTEND;TZID=%s:%s" % (zone, local(start + datetime.timedelta(minutes=event["length"])))
    if event["rule"]:
        yield "RRULE:" + event["rule"]
        for left_out in event["except"]:
            yield "EXDATE;TZID=%s:%s" % (zone, local(left_out))
    yield from ("SUMMARY:" + escaped(event["title"]), "DESCRIPTION:" + escaped(event["text"]),
                "LOCATION:" + escaped(event["place"]), "CATEGORIES:" + ",".join(event["tags"]),
                "STATUS:" + event["status"], "SEQUENCE:%d" % event["sequence"], "END:VEVENT")


def todo_lines(task):
    yield from ("BEGIN:VTODO", "UID:" + task["uid"], "DTSTAMP:%sZ" % local(task["made"]), "DUE:%sZ" % local(task["due"]),
                "SUMMARY:" + escaped(task["title"]), "DESCRIPTION:" + escaped(task["note"]),
                "CATEGORIES:" + ",".join(task["tags"]))
    if task["done"]:
        yield from ("STATUS:COMPLETED", "COMPLETED:%sZ" % local(task["ended"]))
    else:
        yield "STATUS:NEEDS-ACTION"
    yield "END:VTODO"


def calendar(parts):
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//juggle//bench//EN")
    for part in parts:
        yield from part
    yield "END:VCALENDAR"


def remind_line(event):
    start, days = event["start"], event["days"]
    date, title = start.strftime("%-d %b %Y"), event["title"]
    if days:
        return "REM %s *1 UNTIL %s MSG %s" % (
            date, (start + datetime.timedelta(days=days - 1)).strftime("%-d %b %Y"), title)
    again = ""
    if event["rule"]:
        again = " *7"
        if "COUNT=" in event["rule"]:
            weeks = int(event["rule"].split("=")[-1]) - 1
            again += " UNTIL " + (start + datetime.timedelta(weeks=weeks)).strftime("%-d %b %Y")
    return "REM %s%s AT %s DURATION %d:%02d MSG %s" % (
        date, again, start.strftime("%H:%M"), event["length"] // 60, event["length"] % 60, title)


def taskwarrior(task):
    out = {"uuid": task["uid"], "description": task["title"], "entry": local(task["made"]) + "Z", "due": local(task["due"]) + "Z",
           "tags": task["tags"], "status": "completed" if task["done"] else "pending",
           "annotations": [{"entry": local(task["made"]) + "Z", "description": task["note"].replace("\n", " ")}]}
    if task["done"]:
        out["end"] = local(task["ended"]) + "Z"
    return out


def write(what, count, path, percent=0.0):
    with open(path, "wb") as out:
        if what == "calendar":
            head = [zone_lines(zone) for zone in ZONES]
            out.writelines(map(folded, calendar(head + [event_lines(event) for event in events(count, percent)])))
        elif what == "todos":
            out.writelines(map(folded, calendar(todo_lines(task) for task in tasks(count))))
        elif what == "remind":
            out.writelines((remind_line(event) + "\n").encode() for event in events(count))
        elif what == "tasks":
            out.write(json.dumps([taskwarrior(task) for task in tasks(count)]).encode())
        else:
            sys.exit(__doc__)


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    write(sys.argv[1], int(sys.argv[2]), sys.argv[3], float(sys.argv[4]) if len(sys.argv) == 5 else 0.0)
