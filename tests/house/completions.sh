#!/bin/sh
# SPDX-License-Identifier: MIT
# completions.sh DOCS: each shell can read its script, and bash completes a command with it.
set -u
docs=$1
status=0
ran=0

check() {
    shell=$1
    shift
    command -v "$shell" >/dev/null || { echo "$shell is missing" >&2; return; }
    ran=$((ran + 1))
    "$shell" "$@" >&2 || { echo "$shell: $*" >&2; status=1; }
}
for file in juggle.bash _juggle juggle.fish; do
    [ -s "$docs/$file" ] || { echo "$docs/$file: missing or empty" >&2; exit 1; }
done
check zsh -n "$docs/_juggle"
check fish --no-execute "$docs/juggle.fish"
check bash -n "$docs/juggle.bash"
# shellcheck disable=SC2016
check bash -c '
    . "$1"
    COMP_WORDS=(juggle imp) COMP_CWORD=1
    _juggle
    [[ " ${COMPREPLY[*]} " == *" import "* ]] || exit 1
    COMP_WORDS=(juggle import --dry) COMP_CWORD=2
    _juggle
    [[ " ${COMPREPLY[*]} " == *" --dry-run "* ]]' completions "$docs/juggle.bash"
[ "$ran" -gt 0 ] || exit 77
exit $status
