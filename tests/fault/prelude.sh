# SPDX-License-Identifier: MIT
# prelude.sh: a home to go wrong in, and commands that know nothing of the tester's own surroundings. To be sourced
# with $juggle; with $home where there is one already, which then stays.
set -u
if [ -z "${home:-}" ]; then
    [ -n "${TMPDIR:-}" ] || [ ! -w /dev/shm ] || export TMPDIR=/dev/shm
    home=$(mktemp -d) || exit 1
    trap 'rm -rf "$home"' EXIT INT TERM
fi
cd "$home" || exit 1
failures=0

within() {
    env -i PATH="$PATH" HOME="$home" TZ=Europe/Berlin LC_ALL=C.UTF-8 TERM=dumb ASAN_OPTIONS=detect_leaks=0 \
        JUGGLE_NOW=2026-11-23T09:00 "$@"
}

run() {
    within "$juggle" "$@"
}

wrong() {
    echo "$1" >&2
    failures=$((failures + 1))
}
