# SPDX-License-Identifier: MIT
"""A second, plain reader of iCalendar files, that shares nothing with juggle's own.

It reads just what decides an import: who an event is, when it is and what it says. Times become instants by
the system's zones; texts lose nothing but escapes and the blanks around them.
"""
import datetime
import re
import zoneinfo

UTC = datetime.timezone.utc
WINDOWS = {"Pacific Standard Time": "America/Los_Angeles", "Eastern Standard Time": "America/New_York",
           "W. Europe Standard Time": "Europe/Berlin", "GMT Standard Time": "Europe/London"}


def unfolded(data):
    """Logical lines with the number of the physical line that each begins on."""
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    lines = []
    for number, line in enumerate(text.split("\n"), 1):
        if line[:1] in (" ", "\t") and lines:
            lines[-1][1] += line[1:]
        else:
            lines.append([number, line])
    return lines


def split_line(line):
    """NAME, parameters and value; None where it is no property."""
    match = re.match(r'([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:]*)(?:,(?:"[^"]*"|[^";:]*))*)*):', line)
    if not match:
        return None
    pairs = re.findall(r';([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:]*)(?:,(?:"[^"]*"|[^";:]*))*)', match.group(2))
    params = {name.upper(): value.strip('"') for name, value in pairs}
    return match.group(1).upper(), params, line[match.end():]


def unescaped(value):
    return re.sub(r"\\(.)", lambda m: "\n" if m.group(1) in "nN" else m.group(1), value).strip()


class Component:
    def __init__(self, name, line):
        self.name, self.line, self.properties = name, line, []

    def all(self, name):
        return [(params, value) for key, params, value, _ in self.properties if key == name]

    def first(self, name):
        found = self.all(name)
        return found[0] if found else None

    def value(self, name):
        found = self.first(name)
        return found[1].strip() if found else None

    def text(self, name):
        found = self.first(name)
        return unescaped(found[1]) if found else ""


def read(path):
    """The calendar's own properties as one component, and its VEVENTs in order."""
    calendar, events, stack = Component("VCALENDAR", 1), [], []
    with open(path, "rb") as file:
        data = file.read()
    for number, line in unfolded(data):
        parts = split_line(line)
        if not parts:
            if stack and stack[-1].properties and line.strip():
                stack[-1].properties[-1][2] += line
            continue
        name, params, value = parts
        if name == "BEGIN":
            stack.append(Component(value.strip().upper(), number))
        elif name == "END":
            if stack and stack.pop().name == "VEVENT":
                events[-1].closed = True
            continue
        elif stack:
            owner = calendar if len(stack) == 1 and stack[0].name == "VCALENDAR" else stack[-1]
            owner.properties.append([name, params, value, number])
        if name == "BEGIN" and stack[-1].name == "VEVENT":
            stack[-1].closed = False
            events.append(stack[-1])
    return calendar, events


def zone_named(name):
    try:
        return zoneinfo.ZoneInfo(WINDOWS.get(name, name))
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        return None


def moment(prop, floating):
    """(instant or date, name of the zone); None where it is no date. floating: the zone of what has none."""
    params, value = prop
    value = value.strip()
    if re.fullmatch(r"\d{8}", value):
        return datetime.date(int(value[:4]), int(value[4:6]), int(value[6:])), None
    if not re.fullmatch(r"\d{8}T\d{6}Z?", value):
        return None
    wall = datetime.datetime.strptime(value[:15], "%Y%m%dT%H%M%S")
    if value.endswith("Z"):
        return wall.replace(tzinfo=UTC), "UTC"
    zone = zone_named(params["TZID"]) if "TZID" in params else floating
    zone = zone or floating
    return wall.replace(tzinfo=zone).astimezone(UTC), str(zone)


def duration(text):
    match = re.fullmatch(r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", text)
    weeks, days, hours, mins, seconds = (int(part or 0) for part in match.groups())
    return datetime.timedelta(weeks=weeks, days=days, hours=hours, minutes=mins, seconds=seconds)


def end_of(event, start, floating):
    prop, length = event.first("DTEND"), event.value("DURATION")
    whole = isinstance(start, datetime.date) and not isinstance(start, datetime.datetime)
    end = moment(prop, floating)[0] if prop else start + duration(length) if length else start
    if whole and end == start:
        end += datetime.timedelta(days=1)
    return end
