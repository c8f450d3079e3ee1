#!/bin/sh
# SPDX-License-Identifier: MIT
# Nothing unfinished, nothing that only one machine or one tracker knows.
set -u
status=0
files=$(find src include tests share README.md CMakeLists.txt .ci config.example.ini -type f \
    ! -name '*.ics' ! -name '*.xml' ! -path 'tests/data/*' ! -path tests/house/clean.sh)

refuse() {
    # shellcheck disable=SC2086
    found=$(grep -nE -e "$2" $files)
    if [ -n "$found" ]; then
        echo "$1:" >&2
        echo "$found" | head -20 >&2
        status=1
    fi
}
refuse "unfinished" '\b(TODO|FIXME|XXX|HACK|WIP)\b'
refuse "a path of one machine" '(^|[^A-Za-z0-9_.~}*])/(home|root|work|Users|mnt)/'
refuse "a number of a tracker" '\b([Ii]ssue|[Bb]ug|[Tt]icket|PR|MR) ?#?[0-9]+\b'
refuse "switched off by hand" '^ *# *if 0\b'
exit $status
