#!/bin/sh
# SPDX-License-Identifier: MIT
# streams.sh JUGGLE: every command with a standard output that is full, closed or not wanted, and with a
# closed standard input; reading commands leave every byte of the store and its directory as it was.
juggle=$1
. "$(dirname "$0")/prelude.sh"

# Names, modes and contents of all that is there.
fingerprint() {
    (cd "$home/.local/share" && find . -printf '%p %m %s %T@ %i\n' | sort &&
        find . -type f -exec cksum {} + | sort)
}

says_why() {
    grep -q '^juggle: .*: .*; ' "$home/err"
}

read_only() {
    run "$@" >"$home/out" 2>"$home/err" </dev/null || wrong "$*: ended with $?: $(cat "$home/err")"
    [ "$(fingerprint)" = "$before" ] || wrong "$*: changed the store or its directory"
    run "$@" >/dev/full 2>"$home/err" </dev/null && wrong "$*: a full output is not noticed"
    says_why || wrong "$*: a full output is not told: $(cat "$home/err")"
    run "$@" >&- 2>"$home/err" </dev/null && wrong "$*: a closed output is not noticed"
    says_why || wrong "$*: a closed output is not told: $(cat "$home/err")"
    run "$@" 2>"$home/err" </dev/null | :
    [ -s "$home/err" ] && wrong "$*: not quiet when nobody reads: $(cat "$home/err")"
    run "$@" >"$home/again" 2>"$home/err" <&- || wrong "$*: needs a standard input"
    cmp -s "$home/out" "$home/again" || wrong "$*: answers differently without an input"
    [ "$(fingerprint)" = "$before" ] || wrong "$*: changed the store or its directory"
}

run add 'Draft the demo ~3h due fri @demo' >/dev/null || exit 1
run add 'Office hours tue 15:00-16:00 every week' >/dev/null || exit 1
run conference add KubeCon --from 2026-12-14 --to 2026-12-16 --role speaking >/dev/null || exit 1
before=$(fingerprint)

while IFS= read -r line; do
    # shellcheck disable=SC2086
    read_only $line
    case $line in
    help* | completions* | demo* | --*) ;;
    *) read_only $line --json ;;
    esac
done <<'END'
today
today 2026-12-14
week
month
agenda --days 30 --all
list
list state:open demo
search demo
show t1
next
status
balance
burnout
recovery
feeds
conferences
talks
cfp
captures
history
export
export --format json --tasks
export --format md
report
keys
doctor
doctor --deep
config check
config path
config show
help
help add
completions bash
completions zsh
completions fish
demo --print
--version
--help
END

# A change that can't be told is done all the same, and says that nothing was lost.
run add Told nobody >/dev/full 2>"$home/err" </dev/null && wrong "add: a full output is not noticed"
says_why || wrong "add: a full output is not told"
run list </dev/null | grep -q 'Told nobody' || wrong "add: lost with its answer"
[ $failures -eq 0 ]
