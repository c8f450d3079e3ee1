#!/bin/sh
# SPDX-License-Identifier: MIT
# Every source names its licence in its first lines.
set -u
status=0
for file in $(find src include tests share .ci CMakeLists.txt \( -name '*.[ch]' -o -name '*.def' -o -name '*.sh' \
    -o -name '*.py' -o -name '*.cmake' -o -name '*.sql' -o -name CMakeLists.txt -o -path .ci/run \) -type f); do
    if ! head -n 3 "$file" | grep -q 'SPDX-License-Identifier: MIT'; then
        echo "$file: no SPDX-License-Identifier in its first three lines" >&2
        status=1
    fi
done
exit $status
