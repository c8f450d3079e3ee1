#!/bin/sh
# SPDX-License-Identifier: MIT
# completions.sh DOCS: each shell can read its script, and offers what completions.txt says.
set -u
docs=$1
house=$(dirname "$0")
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
status=0
ran=0

for file in juggle.bash _juggle juggle.fish; do
    [ -s "$docs/$file" ] || { echo "$docs/$file: missing or empty" >&2; exit 1; }
done
sed '/^#/d; s/|.*//' "$house/completions.txt" >"$work/lines"
sed '/^#/d; s/[^|]*|//' "$house/completions.txt" >"$work/wanted"
[ "$(wc -l <"$work/lines")" -ge 15 ] || { echo "completions.txt can't be read" >&2; exit 1; }

# Offers for each line of standard input, on one line, separated by blanks.
# shellcheck disable=SC2016
in_bash() {
    bash -c '
        . "$1"
        while IFS= read -r line; do
            read -ra COMP_WORDS <<<"$line"
            [[ $line == *" " ]] && COMP_WORDS+=("")
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _juggle
            echo "${COMPREPLY[@]}"
        done' completions "$docs/juggle.bash"
}

# shellcheck disable=SC2016
in_fish() {
    fish --no-config -c '
        source $argv[1]
        while read --line line
            echo (complete -C $line | cut -f1)
        end' "$docs/juggle.fish"
}

# Words in order, files without their directories, which zsh keeps apart.
sorted() {
    while read -r line; do
        echo "$(echo "$line" | tr -s ' ' '\n' | sed 's|.*/||' | sort -u | tr '\n' ' ')"
    done
}

check() {
    command -v "$1" >/dev/null || { echo "$1 is missing" >&2; return; }
    ran=$((ran + 1))
    case $1 in
    bash) bash -n "$docs/juggle.bash" && in_bash ;;
    zsh) zsh -n "$docs/_juggle" && zsh -f "$house/completions.zsh" "$docs" ;;
    fish) fish --no-execute "$docs/juggle.fish" && in_fish ;;
    esac <"$work/lines" >"$work/offered" || status=1
    sorted <"$work/offered" | paste -d'|' "$work/lines" - >"$work/got"
    sorted <"$work/wanted" | paste -d'|' "$work/lines" - >"$work/expected"
    diff -u --label wanted --label "$1 offers" "$work/expected" "$work/got" >&2 || status=1
}

for shell in bash zsh fish; do
    check "$shell"
done
[ "$ran" -gt 0 ] || exit 77
exit $status
