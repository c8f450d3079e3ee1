# SPDX-License-Identifier: MIT
"""Versions of real programmes, imported one after the other: every count must be what a plain reading of both
files says, what the person said of sessions must stay, and the same file again must change nothing.

What leads up to the conference follows its days, unless the person has touched it.

usage: pairs.py JUGGLE FOLDER     FOLDER holds NAME__vN__DATE__REV.ics; 77 where it is absent
"""
import configparser
import datetime
import glob
import json
import os
import re
import subprocess
import sys
import tempfile
import zoneinfo

from calendar_reader import UTC, end_of, moment, read, zone_named

HOME = "Europe/Berlin"
CANCELS = re.compile(r"[ \[(*!<]*(cancelled|canceled|abgesagt)([:\])*!>]| -| \u2013)", re.IGNORECASE)
TEMPLATE = os.path.join(os.path.dirname(__file__), "..", "..", "share", "templates", "talk-new.ini")
PARTS = ("new", "moved", "changed", "cancelled", "unchanged", "older", "skipped")


class Juggle:
    """A home of its own at a fixed time."""

    def __init__(self, program, home, now):
        self.program = program
        self.environment = {"HOME": home, "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "JUGGLE_NOW": now,
                            "JUGGLE_TZ": HOME, "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", ""),
                            "LSAN_OPTIONS": os.environ.get("LSAN_OPTIONS", "")}

    def __call__(self, *words, status=(0,)):
        done = subprocess.run([self.program, "--json", "-q", *words], env=self.environment, capture_output=True)
        if done.returncode not in status:
            raise AssertionError(f"juggle {' '.join(words)}: {done.returncode}: {done.stderr.decode()[-500:]}")
        return json.loads(done.stdout)


# ---- a file, read plainly ----

def zone_of_feed(calendar, events):
    """X-WR-TIMEZONE, a TZID property, the zone of most events, home: what a time without a zone is read in."""
    for name in ("X-WR-TIMEZONE", "TZID"):
        zone = calendar.value(name) and zone_named(calendar.value(name))
        if zone:
            return zone
    names = [event.first("DTSTART")[0].get("TZID") for event in events if event.first("DTSTART")]
    names = [name for name in names if name and zone_named(name)]
    return zone_named(max(names, key=names.count)) if names else zoneinfo.ZoneInfo(HOME)


def is_declined(prop):
    return prop[0].get("PARTSTAT", "").upper() == "DECLINED"


def person(prop):
    return (prop[0].get("CN", ""), prop[1].strip().lower(), is_declined(prop))


def moments(event, name, floating):
    return frozenset(str(moment((params, one), floating)[0])
                     for params, value in event.all(name) for one in value.split(","))


def facts(event, floating):
    """What a change of is told; and when it is."""
    start, zone = moment(event.first("DTSTART"), floating)
    status = (event.value("STATUS") or "CONFIRMED").upper()
    end_zone = moment(event.first("DTEND"), floating)[1] if event.first("DTEND") else zone
    title = event.text("SUMMARY")
    cancelled = status == "CANCELLED" or bool(CANCELS.match(title))
    url = event.value("URL") or ""
    return {
        "when": (start, end_of(event, start, floating)),
        "cancelled": cancelled,
        "tentative": status == "TENTATIVE",
        "zones": (zone, end_zone),
        "title": title,
        "place": event.text("LOCATION"),
        "description": event.text("DESCRIPTION"),
        "url": url if re.match("https?://|mailto:", url) else "",
        "people": frozenset(person(p) for p in event.all("ATTENDEE") + event.all("ORGANIZER")),
        "categories": frozenset(part for _, value in event.all("CATEGORIES") for part in value.split(",")),
        "transparent": (event.value("TRANSP") or "").upper() == "TRANSPARENT",
        "rules": tuple(sorted(";".join(sorted(value.strip().split(";"))) for _, value in event.all("RRULE"))),
        "rdates": moments(event, "RDATE", floating),
        "exdates": moments(event, "EXDATE", floating),
    }


def stamps(event):
    def when(name):
        value = event.value(name)
        return value.rstrip("Z") if value else None
    return int(event.value("SEQUENCE") or 0), when("LAST-MODIFIED"), when("DTSTAMP")


class Session:
    def __init__(self, event, floating):
        self.uid, self.line = event.text("UID"), event.line
        at = event.first("RECURRENCE-ID")
        self.recurrence = str(moment(at, floating)[0]) if at else ""
        self.facts, self.stamps = facts(event, floating), stamps(event)
        self.start, self.end = self.facts["when"]

    def key(self):
        return self.uid, self.recurrence


def sessions(path):
    """By key a list of sessions with unlike starts; how many were skipped; how many there are in all."""
    calendar, events = read(path)
    floating = zone_of_feed(calendar, events)
    by_key, skipped = {}, 0
    for event in events:
        start = event.first("DTSTART") and moment(event.first("DTSTART"), floating)
        if not start:
            skipped += 1
            continue
        session = Session(event, floating)
        peers = by_key.setdefault(session.key(), [])
        twin = next((peer for peer in peers if peer.start == session.start), None)
        if not twin:
            peers.append(session)
            continue
        skipped += 1
        if session.stamps[0] > twin.stamps[0]:
            peers[peers.index(twin)] = session
    return by_key, skipped, len(events)


# ---- what is to come of two of them ----

def age(old, new):
    if old.stamps[0] != new.stamps[0]:
        return new.stamps[0] - old.stamps[0]
    for before, after in zip(old.stamps[1:], new.stamps[1:]):
        if before and after and before != after:
            return 1 if after > before else -1
    return 0


def word(old, new):
    if old.facts == new.facts:
        return "unchanged"
    if age(old, new) < 0:
        return "older"
    if new.facts["cancelled"] and not old.facts["cancelled"]:
        return "cancelled"
    return "moved" if old.facts["when"] != new.facts["when"] else "changed"


def paired(olds, news):
    """Sessions of one key find each other by their starts; a lone pair that is left over is a move."""
    rest_old, rest_new, pairs = list(olds), list(news), []
    for old in olds:
        twin = next((new for new in rest_new if new.start == old.start), None)
        if twin:
            pairs.append((old, twin))
            rest_old.remove(old)
            rest_new.remove(twin)
    if len(olds) == 1 and len(news) == 1 and rest_old:
        pairs.append((rest_old.pop(), rest_new.pop()))
    return pairs, rest_old, rest_new


def still_to_come(session, now):
    if isinstance(session.start, datetime.datetime):
        here, end = now, session.end
    else:
        here, end = now.astimezone(zoneinfo.ZoneInfo(HOME)).date(), session.end
    rules = session.facts["rules"]
    if not rules:
        last = max([str(end), *session.facts["rdates"]])
        return last > str(here) if session.facts["rdates"] else end > here
    until = re.search(r"UNTIL=(\d{8})", rules[0])
    if until:
        return until.group(1) > now.strftime("%Y%m%d")
    if "COUNT=" not in rules[0]:
        return True
    from dateutil.rrule import rrulestr
    start = session.start if isinstance(session.start, datetime.datetime) else \
        datetime.datetime.combine(session.start, datetime.time(), UTC)
    return rrulestr(rules[0], dtstart=start)[-1] + (end - session.start) > now


def expected(old_path, new_path, now):
    old, _, _ = sessions(old_path)
    new, skipped, in_file = sessions(new_path)
    counts = dict.fromkeys(PARTS, 0)
    counts["skipped"] = skipped
    words, missing, stale = [], [], False
    for key in {**old, **new}:
        pairs, lost, fresh = paired(old.get(key, []), new.get(key, []))
        missing += lost
        counts["new"] += len(fresh)
        for before, after in pairs:
            one = word(before, after)
            counts[one] += 1
            stale |= age(before, after) < 0
            if one not in ("unchanged", "older"):
                words.append((after.uid, one))
    counts["gone"] = 0 if stale else sum(still_to_come(session, now) for session in missing)
    counts["in_file"] = in_file
    return counts, words


# ---- the checks ----

def check_counts(name, feed, wanted):
    told = {key: feed[key] for key in wanted}
    if told != wanted:
        raise AssertionError(f"{name}: told {told}\n  wanted {wanted}")
    assert sum(feed[part] for part in PARTS) == feed["in_file"], name


def check_words(name, feed, wanted):
    told = sorted((change["uid"], change["change"]) for change in feed["changes"] if change["change"] != "gone")
    assert told == sorted(wanted), f"{name}: told {told}\n  wanted {sorted(wanted)}"


def choose(juggle, now):
    """Star, role, kind, note, tags and something to prepare for a few sessions spread over the programme."""
    listed = juggle("agenda", "--all", "--from", f"{now.year - 2}-01-01", "--days", "1500")["items"]
    ids = sorted({item["id"].split("@")[0] for item in listed}, key=lambda short: int(short[1:]))
    chosen = ids[:: max(1, len(ids) // 5)][:5]
    for number, one in enumerate(chosen):
        juggle("star", one)
        juggle("role", one, ("attending", "speaking", "booth", "workshop", "keynote")[number])
        juggle("edit", one, f"note=sit in row {number}", "kind=social", "tags=mine,seen")
    return chosen


def own_words(juggle, ids):
    keys = ("uid", "role", "starred", "kind", "tags", "note")
    items = [juggle("show", one)["item"] for one in ids]
    return [{key: item[key] for key in keys} for item in items]


def prepare(juggle):
    """A talk that was accepted leads to tasks; the person puts one of them on another day and does one."""
    conferences = juggle("conferences")["items"]
    if not conferences:
        return []
    juggle("talk", "add", "A talk of one's own")
    juggle("submit", "k1", conferences[0]["id"])
    juggle("stage", "s1", "accepted")
    ids = [task["id"] for task in tasks(juggle)]
    juggle("edit", ids[1], "due=2050-01-01")
    juggle("done", ids[2])
    return [ids[1], ids[2]]


def tasks(juggle):
    listed = juggle("list")["items"] + juggle("list", "state:done")["items"]
    return sorted(listed, key=lambda task: int(task["id"][1:]))


def days(juggle):
    found = juggle("conferences")["items"]
    return [datetime.date.fromisoformat(found[0][key]) for key in ("from", "to")] if found else None


def check_prepared(name, juggle, before, was, touched, now):
    """Each task moves with the first or the last day, as its template says, but never into the past."""
    template = configparser.ConfigParser(interpolation=None)
    template.read(TEMPLATE)
    last = [template[row]["title"].replace("%s", "") for row in template.sections()
            if template[row].get("from") == "last"]
    today = now.astimezone(zoneinfo.ZoneInfo(HOME)).date()
    for old, new in zip(before, tasks(juggle)):
        wanted = dict(old)
        by = days(juggle)[any(part in old["title"] for part in last)] - was[any(part in old["title"] for part in last)]
        if by and old["id"] not in touched:
            due = datetime.date.fromisoformat(old["due"]) + by
            wanted["due"] = max(due, today).isoformat()
            wanted["earliest"] = new["earliest"]
        assert new == wanted, f"{name}: a task is {new}\n  wanted {wanted}"
    return len(before) if days(juggle) != was else 0


def everything(juggle):
    """Without the days of imports, which an undone one leaves behind in the history only."""
    return juggle("export", "--format", "json")


def check_pair(program, old, new):
    name = os.path.basename(new)
    now = datetime.datetime.strptime(name.split("__")[2], "%Y-%m-%d").replace(hour=11, tzinfo=UTC)
    with tempfile.TemporaryDirectory() as home:
        juggle = Juggle(program, home, now.strftime("%Y-%m-%dT%H:%M+00:00"))
        juggle("import", old, "--feed", "Programme", status=(0, 7))
        chosen = choose(juggle, now)
        touched, was = prepare(juggle), days(juggle)
        prepared = tasks(juggle)
        said, before = own_words(juggle, chosen), everything(juggle)
        wanted, words = expected(old, new, now)
        dry = juggle("import", new, "--feed", "Programme", "--dry-run", status=(0, 7))
        assert everything(juggle) == before, f"{name}: a dry run wrote"
        real = juggle("import", new, "--feed", "Programme", status=(0, 7))
        assert dry["feeds"] == real["feeds"], f"{name}: a dry run told something else"
        check_counts(name, real["feeds"][0], wanted)
        check_words(name, real["feeds"][0], words)
        kept = own_words(juggle, chosen)
        assert kept == said, f"{name}: the person's own was touched: {said}\n  now {kept}"
        moved = check_prepared(name, juggle, prepared, was, touched, now)
        again = juggle("import", new, "--feed", "Programme", status=(0, 7))
        assert again["undo"] is None, f"{name}: the same file again wrote"
        known = wanted["in_file"] - wanted["skipped"] - wanted["older"]
        check_counts(name, again["feeds"][0], {"unchanged": known, "older": wanted["older"], "gone": 0})
        if real["undo"] is not None:
            juggle("undo")
        assert everything(juggle) == before, f"{name}: undo left something"
    print(name, " ".join(f"{key} {value}" for key, value in wanted.items() if value),
          f"tasks {len(prepared)}" + (", which moved along" if moved else ""))


def main():
    program, folder = sys.argv[1:3]
    versions = {}
    for path in sorted(glob.glob(os.path.join(folder, "*__v*.ics"))):
        versions.setdefault(os.path.basename(path).split("__")[0], []).append(path)
    if not versions:
        print(f"no versions of calendars in {folder}: skipped", file=sys.stderr)
        return 77
    failed = 0
    for paths in versions.values():
        for old, new in zip(paths, paths[1:]):
            try:
                check_pair(program, old, new)
            except AssertionError as error:
                failed += 1
                print(error)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
