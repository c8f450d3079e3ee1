#!/bin/sh
# SPDX-License-Identifier: MIT
# Every #include follows the matrix in src/README.md, outside libraries stay in their own rooms, and every
# door is one.
set -u
status=0

matrix=$(sed -n '/<!-- matrix -->/,/<!-- \/matrix -->/s/^| *\([a-z]*\) *| *\([a-z ]*[a-z]\) *|.*/\1:\2/p' \
    src/README.md)
if [ "$(echo "$matrix" | grep -c :)" -lt 10 ]; then
    echo "src/README.md: the matrix can't be read" >&2
    exit 1
fi

# A folder may include itself and rows above its own: that is why there can be no circle.
echo "$matrix" | awk -F: '
    $1 == "folder" { next } # the heading
    { above[$1] = 1; n = split($2, may, " ")
      for (i = 1; i <= n; i++) if (!(may[i] in above)) {
          print "src/README.md: " $1 " may include " may[i] ", which stands below it"; bad = 1 } }
    END { exit bad }' >&2 || status=1

# The rows as "folder other" pairs, then every include as "folder what file:line".
echo "$matrix" | awk -F: '{ n = split($2, may, " "); for (i = 1; i <= n; i++) print $1, may[i] }' \
    >"${TMPDIR:-/tmp}/house.$$"
trap 'rm -f "${TMPDIR:-/tmp}/house.$$"' EXIT

find src include -name '*.[ch]' -o -name '*.def' | xargs grep -n '^ *# *include' /dev/null | awk '
    { split($0, at, ":"); path = at[1]
      folder = path == "src/main.c" ? "main" : path
      sub(/^src\//, "", folder); sub(/^include\/juggle\//, "", folder); sub(/\/.*/, "", folder)
      what = $0; sub(/^[^"<]*/, "", what)
      print folder, what, path ":" at[2] }' |
    awk -v pairs="${TMPDIR:-/tmp}/house.$$" '
    BEGIN {
        while ((getline line < pairs) > 0) { split(line, p, " "); may[p[1], p[2]] = 1; known[p[1]] = 1 }
        home["sqlite3.h"] = "store"; home["expat.h"] = "ics"; home["jansson.h"] = "ics"
        home["iniparser.h"] = "config"; home["dictionary.h"] = "config"
        home["curses.h"] = "tui"; home["ncurses.h"] = "tui"; home["term.h"] = "tui"
    }
    !($1 in known) { print $3 ": " $1 " has no row in src/README.md"; bad = 1; next }
    $2 ~ /^"juggle\// {
        count++
        other = $2; sub(/^"juggle\//, "", other); sub(/\/.*/, "", other)
        if (!(($1, other) in may)) { print $3 ": " $1 " may not include " other; bad = 1 }
        next
    }
    $2 ~ /^"/ {
        if ($2 ~ /\//) { print $3 ": a private header of another folder"; bad = 1 }
        if ($3 ~ /^include\//) { print $3 ": a door may include only doors"; bad = 1 }
        next
    }
    {
        name = $2; gsub(/[<>]/, "", name)
        room = name ~ /^libical\// ? "ics" : name in home ? home[name] : $1
        sub(/^.*\//, "", name)
        room = name in home ? home[name] : room
        if (room != $1) { print $3 ": <" name "> belongs to " room; bad = 1 }
    }
    END { if (count < 100) { print "only " count + 0 " includes found"; bad = 1 }; exit bad }' >&2 || status=1

# curses only where the terminal is.
for file in $(grep -lE '#include <(n?curses|term)\.h>' src/tui/*.[ch] 2>/dev/null); do
    case $file in
    src/tui/term.c) ;;
    *) echo "$file: curses belongs to src/tui/term.c" >&2; status=1 ;;
    esac
done
# A door is for other rooms, or part of a door.
{
    find include/juggle -name '*.h'
    grep -rnE '^ *# *include "juggle/' src include --include='*.[ch]'
} | awk -F'"' '
    NF == 1 { sub(/^include\//, ""); doors[$0] = 1; next }
    { from = $1; sub(/:.*/, "", from); split(from, path, "/"); split($2, room, "/")
      if (path[1] == "include" || path[2] != room[2]) asked[$2] = 1 }
    END {
        for (door in doors) {
            count++
            if (!(door in asked)) { print "include/" door ": no other room asks for it"; bad = 1 }
        }
        if (count < 50) { print "only " count + 0 " doors"; bad = 1 }
        exit bad
    }' >&2 || status=1

exit $status
