#!/bin/sh
# SPDX-License-Identifier: MIT
# No file has more than 500 lines, no function more than 60, which begins with a brace in column 0; no line of the
# program more than 100 columns.
set -u
find src include tests -name '*.[ch]' -o -name '*.def' -o -name '*.sh' -o -name '*.py' | sort |
    LC_ALL=C xargs awk '
    function file_ends() {
        if (name != "" && lines > 500) { print name ": " lines " lines, at most 500"; bad = 1 }
    }
    FNR == 1 { file_ends(); name = FILENAME; inside = 0; files++ }
    { lines = FNR }
    FILENAME !~ /\.[ch]$/ { next }
    FILENAME !~ /^tests/ && length($0) > 100 {
        text = $0
        columns = length($0) - gsub(/[\200-\277]/, "", text) # all but the first byte of a character
        if (columns > 100) { print FILENAME ":" FNR ": " columns " columns, at most 100"; bad = 1 }
    }
    /^[{]/ { inside = FNR }
    /^[}]/ && inside {
        functions++
        if (FNR - inside - 1 > 60) {
            print FILENAME ":" inside ": a function of " FNR - inside - 1 " lines, at most 60"; bad = 1
        }
        inside = 0
    }
    END {
        file_ends()
        if (files < 100 || functions < 500) { print "only " files " files, " functions " functions"; bad = 1 }
        exit bad
    }' >&2
