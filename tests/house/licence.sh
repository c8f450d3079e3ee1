#!/bin/sh
# SPDX-License-Identifier: MIT
# Every source names its licence in its first lines.
set -u
find src include tests share .ci CMakeLists.txt \( -name '*.[ch]' -o -name '*.def' -o -name '*.sh' -o -name '*.zsh' \
    -o -name '*.py' -o -name '*.cmake' -o -name '*.sql' -o -name '*.in' -o -name CMakeLists.txt -o -path .ci/run \) \
    -type f | sort | xargs awk '
    function ends() {
        if (name != "" && !found) { print name ": no SPDX-License-Identifier in its first three lines"; bad = 1 }
    }
    FNR == 1 { ends(); name = FILENAME; found = 0; files++ }
    FNR <= 3 && /SPDX-License-Identifier: MIT/ { found = 1 }
    END { ends(); if (files < 100) { print "only " files " files"; bad = 1 }; exit bad }' >&2
