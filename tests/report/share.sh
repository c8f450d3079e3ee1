#!/bin/sh
# SPDX-License-Identifier: MIT
# share.sh JUGGLE: words that are the person's own stand in the person's report, and in none that is handed on; nor do
# check-ins and the findings that rest on them.
set -u
juggle=$1
. "$(dirname "$0")/home.sh"
fill_home
status=0

fail() {
    echo "$*" >&2
    status=1
}

for form in text md html json; do
    for period in week month quarter; do
        run report --$period --format $form >"$home/own" || fail "$form $period: status $?"
        run report --$period --format $form --share >"$home/shared" || fail "$form $period --share: status $?"
        for word in TASK EVENT CONFERENCE REASON FEEDBACK PRIVATE; do
            grep -q -e "SECRET-$word" "$home/own" || fail "$form $period: SECRET-$word isn't told to the person"
        done
        grep -q -i -e 'low energy' "$home/own" || fail "$form $period: what check-ins say isn't told to the person"
        grep -i -e SECRET -e energy -e switched -e drained -e '"checkins"' "$home/shared" &&
            fail "$form $period --share: that is private"
        for word in 'eBPF for humans' DevConf '240 in the room' 'Far away' 'Retries are flaky' 'pictures'; do
            grep -q -e "$word" "$home/shared" || fail "$form $period --share: no $word"
        done
    done
done
run report --json --share | grep -q '"shared":true' || fail "--json --share: isn't shared"
run report --json --share | grep -q -e SECRET && fail "--json --share: that is private"
exit $status
