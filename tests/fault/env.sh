#!/bin/sh
# SPDX-License-Identifier: MIT
# env.sh JUGGLE: odd surroundings. Each row: the status that is wanted, then variables for an otherwise
# empty environment; a task is added in it. Relative directories count as none, and nothing dies.
set -u
juggle=$1
home=$(mktemp -d) || exit 1
trap 'rm -rf "$home"' EXIT INT TERM
cd "$home" || exit 1
failures=0
cases=0

while read -r wanted words; do
    cases=$((cases + 1))
    # shellcheck disable=SC2086
    eval "set -- $words"
    env -i HOME="$home/h" ASAN_OPTIONS=detect_leaks=0 "$@" "$juggle" add Write >out 2>err </dev/null
    status=$?
    [ $status -eq "$wanted" ] || { echo "$words: ended with $status: $(cat err)" >&2; failures=$((failures + 1)); }
    if [ $status -ne 0 ] && ! grep -q '^juggle: .*; ' err; then
        echo "$words: doesn't say what to do: $(cat err)" >&2
        failures=$((failures + 1))
    fi
done <<'END'
0 A=1
0 XDG_DATA_HOME=relative
0 XDG_DATA_HOME=
0 XDG_CONFIG_HOME=relative
0 XDG_CONFIG_HOME=/nowhere/at/all
0 XDG_STATE_HOME=relative
0 XDG_RUNTIME_DIR=/nowhere
0 XDG_DATA_HOME="$home/with blank"
0 XDG_DATA_HOME="$home/ümläut"
4 XDG_DATA_HOME=/dev/null
0 JUGGLE_DB=
0 JUGGLE_DB="$home/own.db"
0 JUGGLE_DB=beside.db
4 JUGGLE_DB=/dev/null
0 JUGGLE_CONFIG=
0 JUGGLE_CONFIG=/nowhere/config.ini
0 JUGGLE_CONFIG=/
2 JUGGLE_NOW=tomorrow
0 JUGGLE_NOW=
0 JUGGLE_NOW=2026-11-21T09:00+09:00
2 JUGGLE_TZ=Nowhere/City
2 JUGGLE_TZ=../../etc/passwd
0 JUGGLE_TZ=
0 TZ=:/etc/../etc/passwd
0 TZ=Nowhere/City
0 TZ=
0 TZ=Asia/Kathmandu
0 LC_ALL=C
0 LC_ALL=xx_YY.nonsense
0 LANG=de_DE.ISO-8859-1
0 COLUMNS=-1 LINES=999999
0 PATH=
0 TERM=
0 TERM=no-such-terminal
0 NO_COLOR=1 TERM=xterm
0 EDITOR='no such -x' VISUAL=
0 TMPDIR=/nowhere
0 TZDIR=/nowhere
END
[ ! -e relative ] || { echo "a relative directory was taken" >&2; failures=$((failures + 1)); }
env -i "$juggle" config path >out 2>err </dev/null || { cat err >&2; failures=$((failures + 1)); }
[ $cases -ge 30 ] && [ $failures -eq 0 ]
