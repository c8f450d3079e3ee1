#!/bin/sh
# SPDX-License-Identifier: MIT
# peers.sh SAMPLE: the sample's calendar as python-icalendar, khal and calcurse read it. Skipped where none is.
set -u
sample=$1
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT INT TERM
"$sample" >"$work/sample.ics" || exit 1
tried=0
status=0

compare() {
    tried=$((tried + 1))
    diff -u "$work/expected" "$work/got" || {
        echo "$1 reads it otherwise" >&2
        status=1
    }
}

python=
for one in /usr/bin/python3 python3; do
    "$one" -c 'import icalendar' 2>/dev/null && python=$one && break
done
if [ -n "$python" ]; then
    cat >"$work/expected" <<'END'
VEVENT|plain@x|Commas, semicolons; back\slashes "and" 🎤|2027-05-03T08:00Z|2027-05-03T10:00Z|Großer Saal, 2. Stock: ein Ort mit einem Namen, der über eine Zeile hinausgeht, größer|First line/second line
VEVENT|series@x|Every week|2027-03-22T09:00Z|2027-03-22T11:00Z|FREQ=WEEKLY;COUNT=3|2027-03-29T08:00Z
VEVENT|series@x|Moved|2027-04-06T08:00Z|2027-04-06T10:00Z|2027-04-05T08:00Z
VEVENT|days@x|Three days|2027-06-01|2027-06-04
VEVENT|long@x|Long, long; long|2027-05-04T08:00Z|2027-05-04T10:00Z|271 x Größe, Maß; 🎤 und C:\Daten —
VTODO|task@x|Slides; draft|2027-05-01
END
    PYTHONIOENCODING=utf-8 "$python" "$here/peers.py" "$work/sample.ics" >"$work/got" 2>&1
    compare python-icalendar
fi

if command -v khal >/dev/null 2>&1; then
    mkdir "$work/home" "$work/calendar"
    cat >"$work/khal.conf" <<END
[calendars]
[[test]]
path = $work/calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Europe/Brussels
default_timezone = Europe/Brussels
[sqlite]
path = $work/home/khal.db
END
    cat >"$work/expected" <<'END'
2027-03-22 10:00-2027-03-22 12:00 Every week
2027-04-06 10:00-2027-04-06 12:00 Moved
2027-05-03 10:00-2027-05-03 12:00 Commas, semicolons; back\slashes "and" 🎤
2027-05-04 10:00-2027-05-04 12:00 Long, long; long
2027-06-01 -2027-06-03  Three days
END
    khal_of_its_own() {
        env -u XDG_CONFIG_HOME -u XDG_DATA_HOME HOME="$work/home" LC_ALL=C.UTF-8 khal -c "$work/khal.conf" "$@"
    }
    khal_of_its_own import --batch "$work/sample.ics" >"$work/import" 2>&1 || cat "$work/import" >&2
    khal_of_its_own list --day-format '' --format \
        '{start-date} {start-time}-{end-date} {end-time} {title}' 2027-03-01 2027-07-01 2>&1 |
        sort -u >"$work/got"
    compare khal
fi

# calcurse doesn't count what is taken out of a series, and knows no exceptions: those are left out here.
if command -v calcurse >/dev/null 2>&1; then
    mkdir "$work/calcurse"
    cat >"$work/expected" <<'END'
2027-04-06 10:00-12:00 Moved
2027-05-03 10:00-12:00 Commas, semicolons; back\slashes "and" 🎤
2027-05-04 10:00-12:00 Long, long; long
Three days
[0] Slides; draft
END
    calcurse_of_its_own() {
        env HOME="$work/home" TZ=Europe/Brussels LC_ALL=C.UTF-8 calcurse -D "$work/calcurse" "$@"
    }
    calcurse_of_its_own -q -i "$work/sample.ics" >"$work/import" 2>&1 || cat "$work/import" >&2
    calcurse_of_its_own -Q --from 03/01/2027 --to 07/01/2027 --filter-type cal \
        --format-apt '%(start:%Y-%m-%d %H:%M)-%(end:%H:%M) %m\n' \
        --format-recur-apt '%(start:%Y-%m-%d %H:%M)-%(end:%H:%M) %m\n' \
        --format-event '%m\n' --format-recur-event '%m\n' 2>&1 |
        grep -E '^[0-9]{4}-|^[A-Z]' | grep -v 'Every week' | sort -u >"$work/got"
    cat "$work/calcurse/todo" >>"$work/got"
    compare calcurse
fi

if [ $tried -eq 0 ]; then
    echo "skipped: neither python3-icalendar, khal nor calcurse is installed" >&2
    exit 77
fi
exit $status
