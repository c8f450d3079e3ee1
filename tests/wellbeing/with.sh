#!/bin/sh
# SPDX-License-Identifier: MIT
# with.sh FILE COMMAND...: runs a command that needs a file, or skips (77) and says whether the file or
# the command is missing.
file=$1
shift
if [ ! -e "$file" ]; then
    echo "skipped: no $file" >&2
    exit 77
fi
if ! command -v "$1" >/dev/null; then
    echo "skipped: no $1" >&2
    exit 77
fi
exec "$@"
