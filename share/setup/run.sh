#!/bin/sh
# SPDX-License-Identifier: MIT
# From a fresh machine to a running juggle: installs what is missing, builds, and shows a sample year.
# The person's own calendar is never opened. Run it again whenever you like.
set -eu

cd "$(dirname "$0")/../.."
. share/setup/packages.sh

# shellcheck disable=SC2086
packages_install $packages_build
cmake -S . -B build/release -DCMAKE_BUILD_TYPE=Release -DJUGGLE_TESTS=OFF
cmake --build build/release --parallel "$(packages_cores)"

if [ -t 0 ] && [ -t 1 ]; then
    build/release/bin/juggle demo
else
    build/release/bin/juggle demo --print
fi
echo "This was the demo. juggle itself: $PWD/build/release/bin/juggle"
echo "To install it: cmake --install build/release"
