# SPDX-License-Identifier: MIT
"""What an organiser would want to know of a calendar: `juggle import --dry-run -v` must name the same events, with
the same lines, as a plain reading of the file does.

usage: doctor.py JUGGLE FOLDER     77 where the folder has no calendars
"""
import glob
import json
import os
import subprocess
import sys
import tempfile
import zoneinfo

from calendar_reader import end_of, moment, read

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


def told(program, path):
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run([program, "--json", "import", "--dry-run", "-v", path], capture_output=True,
                              env={"HOME": home, "PATH": os.environ["PATH"], "JUGGLE_TZ": "Europe/Berlin"})
    feed = json.loads(done.stdout)["feeds"][0]
    for one in feed["oddities"]:
        assert one["message"] and one["action"] in ("skipped", "repaired", "kept"), one
        assert one["code"].encode() in done.stderr, f"{one['code']} has no line of its own"
    return {(one["code"], one["line"]) for one in feed["oddities"] if one["code"] in CODES}


def main():
    program, folder = sys.argv[1:3]
    names = ("moca-camp-2024", "cyberlandconf-unrendered-template", "developers-events-agenda-2022-asof-2024-10",
             "agenda-tech-brasil-broken-export", "xhain-hackspace-sabredav")
    paths = [path for name in names for path in glob.glob(os.path.join(folder, name + "*.ics"))]
    if not paths:
        print(f"no calendars in {folder}: skipped", file=sys.stderr)
        return 77
    failed = 0
    for path in paths:
        wanted, found = expected(path), told(program, path)
        failed += wanted != found
        print(os.path.basename(path), len(found), "the same" if wanted == found else
              f"only juggle: {sorted(found - wanted)}; only here: {sorted(wanted - found)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
