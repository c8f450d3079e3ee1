#!/bin/sh
# SPDX-License-Identifier: MIT
# All tests, from a fresh machine on: a Release build of gcc, then one of clang under the address and
# undefined-behaviour sanitizers. Ends with the status of the worse of both.
set -eu

cd "$(dirname "$0")/.."
. share/setup/packages.sh

# shellcheck disable=SC2086
packages_install $packages_build $packages_test
cores=$(packages_cores)
status=0

# What a person has set must not reach the tests.
unset JUGGLE_DB JUGGLE_CONFIG JUGGLE_NOW JUGGLE_TZ NO_COLOR DESTDIR || true

# Where there is room in memory, and programs may run there, nothing waits for a disk.
memory=/dev/shm
if [ -z "${TMPDIR:-}" ] && [ "$(df -Pk $memory 2>/dev/null | awk 'END { print int($4) }')" -ge 1000000 ] &&
    cp /bin/true $memory/run.$$ 2>/dev/null; then
    if $memory/run.$$ 2>/dev/null; then export TMPDIR=$memory; fi
    rm -f $memory/run.$$
fi

build() {
    directory=$1
    shift
    echo "== $directory"
    cmake -S . -B "$directory" -DJUGGLE_TESTS=ON -DJUGGLE_WERROR=ON "$@"
    cmake --build "$directory" --parallel "$cores"
}

check() {
    ctest --test-dir "$1" --parallel 2 --output-on-failure </dev/null || status=1
}

build build/test-gcc -DCMAKE_C_COMPILER=gcc -DCMAKE_BUILD_TYPE=Release
check build/test-gcc
# Half as long as without optimising, links included; reports still name functions and lines.
build build/test-clang -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=Debug -DJUGGLE_FUZZ=ON \
    -DJUGGLE_SANITIZE=address,undefined,fuzzer-no-link -DCMAKE_C_FLAGS_DEBUG="-O1 -gline-tables-only"
check build/test-clang
exit $status
