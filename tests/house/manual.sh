#!/bin/sh
# SPDX-License-Identifier: MIT
# manual.sh DOCS: mandoc finds no fault, and the manual names every command.
set -u
docs=$1
status=0
command -v mandoc >/dev/null || { echo "mandoc is missing" >&2; exit 77; }
mandoc -Tlint -W warning "$docs/juggle.1" "$docs/juggle.5" >&2 || status=1

# The name may be broken over lines nowhere: the verb stands in its own macro.
sed -nE 's/^COMMAND\([a-z_]+, "([^"]*)", [A-Z]+, (CLI|BOTH),.*/\1/p' include/juggle/app/commands.def |
    while read -r verb; do
        if ! sed 's/\\-/-/g' "$docs/juggle.1" | grep -qF ".It Ic \"\\&$verb\""; then
            echo "juggle.1 doesn't name $verb" >&2
            exit 1
        fi
    done || status=1
exit $status
