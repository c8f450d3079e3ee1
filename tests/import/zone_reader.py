# SPDX-License-Identifier: MIT
"""What a file says itself of the zones that it names, by dateutil's rules, against what the system knows of them.

The plain reading of RFC 5545: the observance that began last holds. Left out is what a file can't be held to: times
before and, where its changes are a list, long after all that it says; and rules that have changed since.
"""
import datetime
import re
import zoneinfo

import dateutil.rrule

from calendar_reader import read, split_line, unfolded

WINDOWS = {"New Zealand Standard Time": "Pacific/Auckland"}
KNOWN = {name.lower(): name for name in zoneinfo.available_timezones()}
DAY = datetime.timedelta(days=1)


def wall_of(text):
    text = text.strip()
    return datetime.datetime(max(int(text[:4]), 1900), int(text[4:6]), int(text[6:8]),
                             *(int(text[i:i + 2]) for i in (9, 11, 13)) if len(text) > 8 else ())


def seconds_of(text):
    sign, hours, minutes, rest = re.fullmatch(r"([+-]?)(\d\d)(\d\d)(\d\d)?", text.strip()).groups()
    total = int(hours) * 3600 + int(minutes) * 60 + int(rest or 0)
    return -total if sign == "-" else total


class Observance:
    def __init__(self, lines):
        values = {name: value for name, _, value in lines}
        self.start = wall_of(values["DTSTART"])
        self.offset, before = seconds_of(values["TZOFFSETTO"]), seconds_of(values["TZOFFSETFROM"])
        self.dates = [wall_of(one) for name, _, value in lines if name == "RDATE" for one in value.split(",")]
        self.rule = None
        if "RRULE" in values:
            rule, until = values["RRULE"], re.search(r";?UNTIL=([^;]*)", values["RRULE"])
            rule = rule.replace(until.group(0), "") if until else rule
            self.rule = dateutil.rrule.rrulestr(rule.strip(";"), dtstart=self.start, cache=True)
            if until:
                end = wall_of(until.group(1))
                end += datetime.timedelta(seconds=before) if until.group(1).endswith("Z") else datetime.timedelta()
                self.rule = self.rule.replace(until=end, cache=True)

    def around(self, wall):
        """The last onset until then, and the first one after it."""
        onsets = [self.start, *self.dates]
        if self.rule:
            onsets += [one for one in (self.rule.before(wall, inc=True), self.rule.after(wall)) if one]
        return max((o for o in onsets if o <= wall), default=None), min((o for o in onsets if o > wall), default=None)


def zones_of(path):
    """Observances by TZID, of the first VTIMEZONE of that name."""
    zones, name, rows, lines, broken = {}, None, None, None, set()
    with open(path, "rb") as file:
        data = file.read()
    if b"BEGIN:VTIMEZONE" not in data:
        return zones
    for _, line in unfolded(data):
        parts = split_line(line)
        if not parts:
            continue
        key, _, value = parts[0], parts[1], parts[2].strip()
        if (key, value) == ("BEGIN", "VTIMEZONE"):
            name, rows = None, []
        elif (key, value) == ("END", "VTIMEZONE") and rows is not None:
            if rows:
                zones.setdefault(name, rows)
            rows = None
        elif rows is not None and key == "BEGIN":
            lines = []
        elif lines is not None and key == "END":
            try:
                rows.append(Observance(lines))
            except (KeyError, ValueError, AttributeError):  # who can't be followed can't be held to it
                broken.add(name)
            lines = None
        elif lines is not None:
            lines.append(parts)
        elif rows is not None and key == "TZID":
            name = value
    return {name: rows for name, rows in zones.items() if name not in broken}


def written(observances, wall):
    around = [(one, *one.around(wall)) for one in observances]
    begun = [(last, one.offset) for one, last, _ in around if last]
    if not begun:
        return None
    last, offset = max(begun, key=lambda pair: pair[0])
    listed = len({one.offset for one in observances}) > 1 and not any(after for _, _, after in around)
    return None if listed and wall - last >= datetime.timedelta(days=120) else offset


def offset_at(zone, wall):
    return wall.replace(tzinfo=zone).utcoffset().total_seconds()


def is_rule_of_today(zone, wall, offset):
    """Said of most of the years to come, on the same weekday: Sundays are when clocks change."""
    first = max(wall.year, datetime.date.today().year) + 1
    days = [wall.replace(year=first + n, day=min(wall.day, 28)) for n in range(14)]
    days = [min((day + DAY * n for n in range(-3, 4)), key=lambda d: (d.weekday() != wall.weekday())) for day in days]
    return sum(offset_at(zone, day) == offset for day in days) > 7


def contradicts(zone, observances, wall):
    if zone is None or offset_at(zone, wall) != offset_at(zone, wall.replace(fold=1)):
        return False  # clocks change: either would do
    offset = written(observances, wall)
    known = offset_at(zone, wall)
    return offset is not None and abs(known - offset) >= 60 and not is_rule_of_today(zone, wall, offset)


def conflicts(path):
    """(zone, events) of each; None where the file defines no zone."""
    zones, counts, asked = zones_of(path), {}, {}
    if not zones:
        return None
    for event in read(path)[1]:
        prop = event.first("DTSTART")
        if not prop or not re.fullmatch(r"\d{8}T\d{6}", prop[1].strip()):
            continue
        tzid = prop[0].get("TZID")
        name = KNOWN.get(WINDOWS.get(tzid, tzid or "").lower())
        if not name or tzid not in zones:
            continue
        key = tzid, wall_of(prop[1])
        if key not in asked:
            asked[key] = contradicts(zoneinfo.ZoneInfo(name), zones[tzid], key[1])
        if asked[key]:
            counts[name] = counts.get(name, 0) + 1
    return set(counts.items())
