#!/bin/sh
# SPDX-License-Identifier: MIT
# transcript.sh JUGGLE FILE: runs every "$ command" of a transcript in one fresh home and compares
# what it prints (stdout and stderr together, then "[status]" where it isn't 0) with what the file says.
# UPDATE_GOLDEN=1 writes the file anew instead. "# needs FILE": without that file of the project's or of beside it there
# is nothing to run (status 77); the commands have the project's directory in $ROOT.
set -u
juggle=$1
file=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
home=$(mktemp -d) || exit 1
trap 'rm -rf "$home"' EXIT INT TERM
mkdir "$home/bin" "$home/here"
ln -s "$juggle" "$home/bin/juggle"
data=$(cd "$(dirname "$0")/../data" && pwd)
root=$(cd "$(dirname "$0")/../.." && pwd)
needed=$(sed -n 's/^# needs //p' "$file")
if [ -n "$needed" ] && [ ! -e "$root/$needed" ]; then
    echo "skipped: $needed is not here" >&2
    exit 77
fi
cd "$home/here" || exit 1

run() {
    env -i PATH="$home/bin:$PATH" HOME="$home" TZ=Europe/Berlin LC_ALL=C.UTF-8 TERM=dumb \
        DATA="$data" ROOT="$root" JUGGLE_NOW="${now:-2026-11-23T09:00}" \
        ASAN_OPTIONS="${ASAN_OPTIONS:-}" UBSAN_OPTIONS="${UBSAN_OPTIONS:-}" \
        sh -c "$1" 2>&1 </dev/null
    status=$?
    [ $status -eq 0 ] || printf '[%s]\n' $status
}

# Uids are made by chance, and paths differ from home to home.
steady() {
    sed -E -e 's/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/UID/g' \
        -e "s#$home#HOME#g" -e "s#$data#DATA#g" -e "s#$root#ROOT#g"
}

while IFS= read -r line; do
    case $line in
    '$ '*)
        printf '%s\n' "$line"
        run "${line#\$ }"
        ;;
    '# now '*)
        printf '%s\n' "$line"
        now=${line#\# now }
        ;;
    '#'*) printf '%s\n' "$line" ;;
    esac
done <"$file" | steady >"$home/got"

if [ "${UPDATE_GOLDEN:-}" = 1 ]; then
    cp "$home/got" "$file"
    exit 0
fi
diff -u "$file" "$home/got" || {
    printf '%s\n' "To take the new output over: UPDATE_GOLDEN=1 sh tests/cli/transcript.sh JUGGLE $file"
    exit 1
}
