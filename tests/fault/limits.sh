#!/bin/sh
# SPDX-License-Identifier: MIT
# limits.sh JUGGLE: a store that somebody else holds all the time, files that may not grow, and a file system that
# is full: a clear message, exit 4, and the store as it was; once there is room, the same goes through.
juggle=$1
inside=${2:-} # the home, for the part that runs in a name space of its own
home=$inside
. "$(dirname "$0")/prelude.sh"

# refused STORE NAME WORDS STATUS BEFORE: what `err` and `out` hold is a clear refusal.
refused() {
    [ "$4" -eq 4 ] || wrong "$2: ended with $4: $(cat err)"
    grep -q "^juggle: .*: .*$3.*; " err || wrong "$2: the message isn't clear: $(cat err)"
    [ "$(wc -l <err)" -eq 1 ] || wrong "$2: says more than needed: $(cat err)"
    [ ! -s out ] || wrong "$2: says that something was done: $(cat out)"
    [ "$(cksum <"$1")" = "$5" ] || wrong "$2: the store is another one"
    [ ! -e "$1-journal" ] || wrong "$2: a journal stays behind"
}

calendar() {
    printf 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//tests//limits\r\nX-WR-CALNAME:Work\r\n'
    for i in $(seq 1 "$1"); do
        printf 'BEGIN:VEVENT\r\nUID:event-%d@limits\r\nDTSTAMP:20261101T000000Z\r\nDTSTART:202612%02dT090000Z\r\n' \
            "$i" $((1 + i % 28))
        printf 'DURATION:PT45M\r\nSUMMARY:Meeting number %d of the year\r\nEND:VEVENT\r\n' "$i"
    done
    printf 'END:VCALENDAR\r\n'
}

# A file system that is full.
if [ -n "$inside" ]; then
    mount -t tmpfs -o size=400k,mode=0700 none full || exit 77
    cp a.db full/a.db
    before=$(cksum <full/a.db)
    run --db full/a.db import many.ics >out 2>err
    refused full/a.db "full" "disk is full" $? "$before"
    run --db full/a.db add small >out 2>err || wrong "full: a small change doesn't go through: $(cat err)"
    exit $((failures > 0))
fi

calendar 1500 >many.ics
run --db a.db add Draft the demo >/dev/null || exit 1
before=$(cksum <a.db)

# Held by another, as long as it takes: reading goes on beside one who writes, writing is refused after two seconds.
hold() {
    within python3 -c '
import sqlite3, sys
held = sqlite3.connect("a.db", isolation_level=None)
held.execute("BEGIN " + sys.argv[1])
print("held", flush=True)
sys.stdin.read()' "$1"
}

held() {
    mkfifo started until
    hold "$1" <until >started &
    exec 3>until
    read -r _ <started
    shift
    "$@"
    exec 3>&-
    wait
    rm started until
}

beside_a_writer() {
    run --db a.db list >out 2>err || wrong "a writer: can't read beside it: $(cat err)"
    run --db a.db add x >out 2>err
    refused a.db "a writer" "held it" $? "$before"
}

shut_out() {
    for command in list 'add x' undo; do
        # shellcheck disable=SC2086
        within timeout 20 "$juggle" --db a.db $command >out 2>err
        refused a.db "alone, $command" "held it" $? "$before"
    done
}

if python3 -c 'import sqlite3' 2>/dev/null; then
    held IMMEDIATE beside_a_writer
    held EXCLUSIVE shut_out
else
    echo "no python3: nobody holds a lock" >&2
fi

# Files may not grow: in blocks of 512 bytes, or of 1024 with some shells; either is less than the import needs.
(
    ulimit -f 300
    run --db a.db import many.ics >out 2>err
    echo $? >status
)
refused a.db "ulimit -f" "full" "$(cat status)" "$before"

mkdir full
if unshare --user --map-root-user --mount true 2>/dev/null; then
    unshare --user --map-root-user --mount sh "$0" "$juggle" "$home"
    case $? in
        0) ;;
        77) echo "no tmpfs can be mounted here" >&2 ;;
        *) failures=$((failures + 1)) ;;
    esac
else
    echo "no name space can be made here: no file system is full" >&2
fi

run --db a.db import many.ics >out 2>err || wrong "with room, it doesn't go through: $(cat err)"
run --db a.db doctor >out 2>&1 || wrong "at the end: $(cat out)"
[ $failures -eq 0 ]
