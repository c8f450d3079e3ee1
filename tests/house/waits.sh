#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests wait for what they want to see, never for time to pass.
set -u
if grep -rnE '\b(u|nano|clock_nano)?s[l]eep *\(' tests --include='*.c' --include='*.h' --include='*.py' >&2 ||
    grep -rnE '(^|[;&|] *|do |then )s[l]eep ' tests --include='*.sh' >&2; then
    echo "tests that wait for time to pass" >&2
    exit 1
fi
exit 0
