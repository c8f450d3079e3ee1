#!/bin/sh
# SPDX-License-Identifier: MIT
# What is said in one place: SQL in the store, options in arguments.def, every source in its CMakeLists.txt,
# a header's guard; and who prints: main, cli and gen.
set -u
status=0
complain() {
    echo "$1" >&2
    status=1
}

found=$(grep -rnE '"(SELECT|INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER|PRAGMA) ' src \
    --include='*.c' --include='*.h' --include='*.def' | grep -v '^src/store/')
[ -z "$found" ] || complain "SQL belongs to src/store and share/sql:
$found"

options=$(sed -nE 's/^OPTION\([a-z_]+, "(--[a-z-]+)".*/\1/p' include/juggle/app/arguments.def | sort -u)
asked=$(grep -rhoE 'call_(option|has)\([^,]*, "--[a-z-]+"' src --include='*.c' | sed 's/.*"\(.*\)"/\1/' | sort -u)
[ -n "$asked" ] || complain "nothing asks for an option"
for option in $asked; do
    echo "$options" | grep -qxe "$option" || complain "$option is asked for, but has no row in arguments.def"
done

# A name in a CMakeLists.txt is that of a file beside it, with or without its ending.
{
    find src tests/unit tests/prop tests/e2e tests/wellbeing tests/fuzz -name CMakeLists.txt
    find src tests/unit tests/prop tests/e2e tests/wellbeing tests/fuzz -name '*.c'
} | awk '
    { file = $0; folder = file; sub(/\/[^\/]*$/, "", folder) }
    /CMakeLists.txt$/ {
        lists[folder] = 1
        while ((getline line < file) > 0) {
            sub(/#.*/, "", line)
            n = split(line, words, /[^A-Za-z0-9_.]+/)
            for (i = 1; i <= n; i++) { sub(/\.c$/, "", words[i]); named[folder, words[i]] = 1 }
        }
        next
    }
    (folder in lists) {
        name = substr(file, length(folder) + 2); sub(/\.c$/, "", name); count++
        if (!((folder, name) in named)) { print file " is in no CMakeLists.txt"; bad = 1 }
    }
    END { if (count < 100) { print "only " count + 0 " sources found"; bad = 1 }; exit bad }' >&2 || status=1

found=$(grep -rnE '(^|[^a-z_])(printf|puts|putchar|perror|vprintf) *\(|fprintf *\((stdout|stderr)|, *(stdout|stderr)\)' \
    src --include='*.c' | grep -vE '^src/(main\.c|cli/|gen/)')
[ -z "$found" ] || complain "only main, cli and gen print:
$found"

# A header is read once: its guard is its path.
find include src tests -name '*.h' | sort | xargs awk '
    FNR == 1 { guards = 0; want = FILENAME; sub(/^include\/juggle\//, "", want)
               gsub(/[\/.]/, "_", want); want = "JUGGLE_" toupper(want); files++ }
    /^#(ifndef|define) / && guards < 2 {
        guards++
        if ($2 != want) { print FILENAME ":" FNR ": the guard is " want; bad = 1 }
    }
    END { if (files < 100) { print "only " files " headers"; bad = 1 }; exit bad }' >&2 || status=1

exit $status
