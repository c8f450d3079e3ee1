# SPDX-License-Identifier: MIT
# peers.py FILE: what python-icalendar reads in a calendar, a line for each component.
import datetime
import sys

import icalendar


def moment(value):
    when = value.dt
    if isinstance(when, datetime.datetime):
        return when.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%MZ")
    return when.isoformat()


def text(value):
    """A long one as what it repeats, and how often."""
    part = "Größe, Maß; 🎤 und C:\\Daten — "
    count = value.count(part)
    if count > 1 and value.strip() == (part * count).strip():
        return f"{count} x {part.strip()}"
    return value.replace("\n", "/")


with open(sys.argv[1], "rb") as file:
    calendar = icalendar.Calendar.from_ical(file.read())
for one in calendar.walk():
    if one.name not in ("VEVENT", "VTODO"):
        continue
    if one.errors:
        print("errors", one.errors)
    fields = [one.name, str(one["UID"]), str(one["SUMMARY"])]
    fields += [moment(one[name]) for name in ("DTSTART", "DTEND", "DUE", "RECURRENCE-ID") if name in one]
    fields += [text(str(one[name])) for name in ("LOCATION", "DESCRIPTION") if name in one]
    if "X-EVIL" in one:
        fields.append("X-EVIL")
    if "RRULE" in one:
        fields.append(one["RRULE"].to_ical().decode())
    if "EXDATE" in one:
        fields += [moment(when) for when in one["EXDATE"].dts]
    print("|".join(fields))
