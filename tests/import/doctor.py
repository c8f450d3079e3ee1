# SPDX-License-Identifier: MIT
"""What an organiser would want to know of a calendar: `juggle import --dry-run -v` must name the same events, with
the same lines, as a plain reading of the file does; and the zones that a file defines otherwise than the world.

usage: doctor.py JUGGLE FOLDER...     77 where the folders have no calendars
"""
import datetime
import glob
import json
import os
import subprocess
import sys
import tempfile
import zoneinfo

from calendar_reader import end_of, moment, read
from zone_reader import conflicts

CODES = ("no-uid", "no-start", "bad-date", "duplicate-key", "end-before-start")


def expected(path):
    _, events = read(path)
    home, found, same = zoneinfo.ZoneInfo("Europe/Berlin"), set(), {}
    for event in events:
        if not event.text("UID"):
            found.add(("no-uid", event.line))
        prop = event.first("DTSTART")
        if not prop or not prop[1].strip():
            found.add(("no-start", event.line))
            continue
        start = moment(prop, home)
        if not start:
            found.add(("bad-date", next(row[3] for row in event.properties if row[0] == "DTSTART")))
            continue
        key = (event.text("UID"), event.value("RECURRENCE-ID"), str(start[0]))
        if event.text("UID"):
            same.setdefault(key, []).append((-int(event.value("SEQUENCE") or 0), event.line))
        if event.first("DTEND") and moment(event.first("DTEND"), home) and end_of(event, start[0], home) < start[0]:
            found.add(("end-before-start", event.line))
    for peers in same.values():  # the highest SEQUENCE stays, of equal ones the first
        found |= {("duplicate-key", line) for _, line in sorted(peers)[1:]}
    return found


def feed_of(program, path):
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run([program, "--json", "import", "--dry-run", "-v", path], capture_output=True,
                              env={"HOME": home, "PATH": os.environ["PATH"], "JUGGLE_TZ": "Europe/Berlin"})
    feeds = json.loads(done.stdout).get("feeds")
    return feeds[0] if feeds else None, done.stderr


def told(program, path):
    feed, notes = feed_of(program, path)
    for one in feed["oddities"]:
        assert one["message"] and one["action"] in ("skipped", "repaired", "kept"), one
        assert one["code"].encode() in notes, f"{one['code']} has no line of its own"
    return {(one["code"], one["line"]) for one in feed["oddities"] if one["code"] in CODES}


def compare(path, wanted, found):
    print(os.path.basename(path), len(found), "the same" if wanted == found else
          f"only juggle: {sorted(found - wanted)}; only here: {sorted(wanted - found)}")
    return wanted != found


def zones_told(program, path):
    """None: juggle takes nothing of it."""
    feed, notes = feed_of(program, path)
    if not feed:
        return None
    rows = feed["zone_conflicts"]
    for row in rows:
        assert f"its own rules for {row['zone']} ".encode() in notes, f"{row['zone']} has no line of its own"
    return {(row["zone"], row["events"]) for row in rows}


def liar(folder):
    """Where the file's Berlin has no summer, its Tokyo is right, and its New York is from before 2007."""
    zone = "BEGIN:VTIMEZONE\nTZID:{}\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:{}\nTZOFFSETTO:{}\n" \
           "END:STANDARD\n{}END:VTIMEZONE\n"
    summer = "BEGIN:DAYLIGHT\nDTSTART:19700405T020000\nRRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU\nTZOFFSETFROM:-0500\n" \
             "TZOFFSETTO:-0400\nEND:DAYLIGHT\nBEGIN:STANDARD\nDTSTART:19701025T020000\n" \
             "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nTZOFFSETFROM:-0400\nTZOFFSETTO:-0500\nEND:STANDARD\n"
    event = "BEGIN:VEVENT\nUID:{0}\nDTSTART;TZID={1}:{2}T090000\nSUMMARY:{0}\nEND:VEVENT\n"
    path = os.path.join(folder, "liar.ics")
    days = [datetime.date(2027, month, 20).strftime("%Y%m%d") for month in range(1, 13)]
    with open(path, "w", encoding="utf-8") as file:
        file.write("BEGIN:VCALENDAR\nVERSION:2.0\n" + zone.format("Europe/Berlin", "+0100", "+0100", "") +
                   zone.format("Asia/Tokyo", "+0900", "+0900", "") +
                   zone.format("America/New_York", "-0500", "-0500", summer))
        for name in ("Europe/Berlin", "Asia/Tokyo", "America/New_York"):
            file.writelines(event.format(f"{name}{day}", name, day) for day in days)
        file.write("END:VCALENDAR\n")
    return path


def compare_zones(program, folders):
    with tempfile.TemporaryDirectory() as made:
        path = liar(made)
        wanted = {("Europe/Berlin", 7), ("America/New_York", 1)}  # April to October; March
        assert conflicts(path) == wanted, conflicts(path)
        failed = compare(path, wanted, zones_told(program, path))
    for path in sorted(path for folder in folders for path in glob.glob(os.path.join(folder, "**/*.ics"), recursive=True)):
        wanted = conflicts(path)
        if wanted is not None:
            found = zones_told(program, path)
            failed += found is not None and compare(path, wanted, found)
    return failed


def main():
    program, *folders = sys.argv[1:]
    names = ("moca-camp-2024", "cyberlandconf-unrendered-template", "developers-events-agenda-2022-asof-2024-10",
             "agenda-tech-brasil-broken-export", "xhain-hackspace-sabredav")
    failed = compare_zones(program, folders)
    paths = [path for name in names for path in glob.glob(os.path.join(folders[0], name + "*.ics"))]
    if not paths and not failed:
        print(f"no calendars in {folders[0]}: skipped", file=sys.stderr)
        return 77
    for path in paths:
        failed += compare(path, expected(path), told(program, path))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
