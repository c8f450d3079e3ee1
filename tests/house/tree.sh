#!/bin/sh
# SPDX-License-Identifier: MIT
# The top level holds what belongs there and nothing else; scripts that people call can be run.
set -u
status=0
for entry in *; do
    case $entry in
    CMakeLists.txt | README.md | config.example.ini | LICENSE | src | include | share | tests) ;;
    build | build[-_]* | out) ;; # ignored by git
    *) echo "$entry: doesn't belong to the top level" >&2; status=1 ;;
    esac
done
for entry in CMakeLists.txt README.md config.example.ini LICENSE src/README.md; do
    [ -f "$entry" ] || { echo "$entry: missing" >&2; status=1; }
done
for script in share/setup/run.sh tests/run.sh .ci/run; do
    [ -x "$script" ] || { echo "$script: missing, or can't be run" >&2; status=1; }
done
exit $status
