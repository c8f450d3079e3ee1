#!/bin/sh
# SPDX-License-Identifier: MIT
# How fast is it: builds a Release, makes calendars of 1,000 to 100,000 events, and measures juggle beside its floors and
# other planners, in turn. Takes some minutes. JUGGLE_BENCH_MAX=10000 for less, JUGGLE_BENCH_PAIRS for more
# rounds, JUGGLE_BENCH_DATA for a directory to keep the data in.
set -eu
cd "$(dirname "$0")/../.."
. share/setup/packages.sh

build=${JUGGLE_BENCH_BUILD:-build/bench}
most=${JUGGLE_BENCH_MAX:-100000}
sizes=
for size in 1000 10000 100000; do
    [ "$size" -gt "$most" ] || sizes=${sizes:+$sizes,}$size
done

cmake -S . -B "$build" -DCMAKE_BUILD_TYPE=Release -DJUGGLE_TESTS=ON >/dev/null
cmake --build "$build" --parallel "$(packages_cores)" --target juggle bench_watch bench_floor_page \
    bench_floor_import bench_floor_agenda bench_floor_screen bench_load >/dev/null
counted=
if valgrind --version >/dev/null 2>&1; then # a reader in a cage that leaves valgrind what it needs
    cmake -S . -B "$build-counted" -DCMAKE_BUILD_TYPE=Release -DJUGGLE_TESTS=OFF -DCMAKE_C_FLAGS=-DJUGGLE_COUNTED >/dev/null
    cmake --build "$build-counted" --parallel "$(packages_cores)" --target juggle >/dev/null
    counted=$build-counted/bin/juggle
fi
set -- --programs "$build/bin" --counted "$counted" --sizes "${sizes:-1000}" --pairs "${JUGGLE_BENCH_PAIRS:-5}"
[ -z "${JUGGLE_BENCH_DATA:-}" ] || set -- "$@" --data "$JUGGLE_BENCH_DATA"
exec python3 tests/bench/compare.py "$@"
