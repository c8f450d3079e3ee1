#!/bin/sh
# SPDX-License-Identifier: MIT
# Whatever building and testing ask the system for is installed by share/setup/packages.sh.
set -u
. share/setup/packages.sh
status=0
have=" $(echo "$packages_build $packages_test" | tr -s ' \n' '  ') "

# What is asked for, and the package that has it; "base" is on every Debian or comes with a compiler.
package_of() {
    case $1 in
    ncursesw) echo libncurses-dev ;;
    sqlite3 | libical | jansson) echo "lib${1#lib}-dev" ;;
    expat) echo libexpat1-dev ;;
    iniparser | cmocka | vterm) echo "lib$1-dev" ;;
    python:*) echo "python3-${1#python:}" ;;
    nm | size | sudo | dpkg-query | apt-get) echo base ;;
    *) echo "$1" ;;
    esac
}

need() {
    package=$(package_of "$1")
    case $package in base) return ;; esac
    case $have in
    *" $package "*) ;;
    *) echo "share/setup/packages.sh doesn't install $package, which $2 asks for" >&2; status=1 ;;
    esac
}

for module in $(grep -rhoE 'pkg_check_modules\([^)]*' share/cmake tests --include='*.cmake' --include=CMakeLists.txt |
    sed -E 's/.*[ (]([a-z0-9]+)([<>=]+[0-9.]+)?$/\1/'); do
    need "$module" CMake
done
for library in $(grep -rhoE 'find_library\([A-Z_]+ [a-z]+' share/cmake tests | sed 's/.* //'); do
    need "$library" CMake
done
for program in $(grep -rhoE 'find_program\([A-Z_0-9]+ (NAMES )?[a-z0-9]+' share/cmake tests | sed 's/.* //'); do
    need "$program" CMake
done
for tool in $(grep -rhoE 'command -v [a-z][a-z0-9-]*' share tests .ci | sed 's/.* //' | sort -u); do
    need "$tool" "a script"
done
# Modules that are neither Python's own nor a file of the tests.
modules=$(find tests -name '*.py' -exec sed -nE 's/^ *(import|from) ([a-z_0-9]+).*/\2/p' {} + | sort -u)
own=$(find tests -name '*.py' -exec basename {} .py \;)
# shellcheck disable=SC2086
for module in $(python3 -c 'import sys; print(*set(sys.argv[1].split()) - set(sys.argv[2].split()) - set(
    sys.stdlib_module_names))' "$modules" "$own" 2>/dev/null); do
    need "python:$module" "a test"
done
exit $status
