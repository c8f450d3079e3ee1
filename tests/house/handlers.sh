#!/bin/sh
# SPDX-License-Identifier: MIT
# Every command of the command line has its handler in src/app, and every handler its row.
set -u
status=0
table=include/juggle/app/commands.def
names=$(sed -nE 's/^COMMAND\(([a-z_]+), "[^"]*", [A-Z]+, (CLI|BOTH),.*/\1/p' "$table")
[ "$(echo "$names" | wc -l)" -ge 20 ] || { echo "$table: can't be read" >&2; exit 1; }

for name in $names; do
    if ! grep -qE "^bool cmd_$name\(" src/app/*.c; then
        echo "$table: $name has no bool cmd_$name( in src/app" >&2
        status=1
    fi
done
for name in $(sed -nE 's/^bool cmd_([a-z_]+)\(.*/\1/p' src/app/*.c); do
    if ! echo "$names" | grep -qx "$name"; then
        echo "src/app: cmd_$name has no row in $table" >&2
        status=1
    fi
done
exit $status
