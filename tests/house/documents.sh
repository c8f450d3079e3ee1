#!/bin/sh
# SPDX-License-Identifier: MIT
# documents.sh DOCS [write]: config.example.ini and the README's keys are what the tables say.
set -u
docs=$1
mode=${2:-check}
status=0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

if ! grep -q '^<!-- keys -->$' README.md || ! grep -q '^<!-- /keys -->$' README.md; then
    echo "README.md: no lines <!-- keys --> and <!-- /keys --> for the table of keys" >&2
    exit 1
fi
awk -v keys="$docs/keys.md" '
    /^<!-- \/keys -->$/ { inside = 0 }
    !inside { print }
    /^<!-- keys -->$/ { inside = 1; while ((getline line < keys) > 0) print line }' README.md >"$work/README.md"

same() {
    if [ "$mode" = write ]; then
        cmp -s "$1" "$2" || cp "$1" "$2"
    elif ! diff -u "$2" "$1" >&2; then
        echo "$2 is not what the tables say; cmake --build BUILD --target refresh writes it" >&2
        status=1
    fi
}
same "$docs/config.example.ini" config.example.ini
same "$work/README.md" README.md
exit $status
