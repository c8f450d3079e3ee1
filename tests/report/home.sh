# SPDX-License-Identifier: MIT
# home.sh: a fortnight in a fresh home, with words in it that are nobody else's. To be sourced, with $juggle.

home=$(mktemp -d) || exit 1
trap 'rm -rf "$home"' EXIT INT TERM
now=2026-11-27T18:00

run() {
    env -i HOME="$home" PATH="$PATH" TZ=Europe/Berlin LC_ALL=C.UTF-8 JUGGLE_NOW="$now" \
        ASAN_OPTIONS="${ASAN_OPTIONS:-}" UBSAN_OPTIONS="${UBSAN_OPTIONS:-}" "$juggle" "$@"
}

must() {
    run -q "$@" >/dev/null || { echo "juggle $*: status $?" >&2; exit 1; }
}

fill_home() {
    for day in 14 15 16 17 18 19 20 21 22 23 24 25 26 27; do
        now=2026-11-${day}T18:00
        must checkin 1 1 SECRET-CHECKIN
    done
    must checkin --month 4 5 4 5
    must add 'Draft the <b>post</b> & its "pictures" ~2h @content'
    must edit t1 note=SECRET-TASK
    must log 3h15 t1
    must done t1
    must add 'SECRET-PRIVATE ~1h @private'
    must done t2
    must add 'Slides for DevConf ~3h @prep due fri'
    must add 'eBPF for humans 2026-11-24 10:00-10:40 @talk'
    must edit e1 note=SECRET-EVENT
    must add 'SECRET-ILL 2026-11-26 9:00-17:00 @sick'
    must log 1h30 'Answer the forum @support'
    must conference add DevConf --from 2026-11-24 --to 2026-11-25 --place Berlin --role speaking
    must edit c1 note=SECRET-CONFERENCE 'reach=240 in the room'
    must conference add 'Far away' --from 2027-02-01 --to 2027-02-04 --place Sydney --role speaking
    must decline c2 --because SECRET-REASON
    must capture 'Retries are flaky behind proxies @feedback'
    must edit n1 note=SECRET-FEEDBACK
}
