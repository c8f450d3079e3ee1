# SPDX-License-Identifier: MIT
# packages.sh: what must be installed, and how it gets there. To be sourced; knows Debian and Ubuntu,
# and tells people on other systems what they need.

packages_build='cmake gcc libc6-dev make pkg-config libncurses-dev libsqlite3-dev libical-dev
    libiniparser-dev libexpat1-dev libjansson-dev tzdata'
packages_test='clang libclang-rt-dev libcmocka-dev libvterm-dev mandoc bash zsh fish python3
    python3-dateutil python3-icalendar khal calcurse chromium'

# Prints those of the packages that are not installed.
packages_missing() {
    for package in "$@"; do
        case $(dpkg-query -W -f '${db:Status-Status}' "$package:$(dpkg --print-architecture)" \
            2>/dev/null || dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) in
        installed*) ;;
        *) echo "$package" ;;
        esac
    done
}

packages_as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo env DEBIAN_FRONTEND=noninteractive "$@"
    else
        echo "Installing needs root, and sudo is not here. As root: $*" >&2
        return 1
    fi
}

packages_elsewhere() {
    cat >&2 <<'END'
This script installs packages on Debian and Ubuntu only. Elsewhere, please install:
  CMake 3.22 or newer, a C17 compiler (gcc or clang), make, pkg-config,
  and with their headers: ncurses (wide), SQLite 3.37 or newer, libical 3, iniparser 4,
  expat, jansson; and the time zones in /usr/share/zoneinfo.
For the tests also: clang with its sanitizers, cmocka, libvterm, mandoc, bash, zsh, fish,
  Python 3 with dateutil and icalendar, khal, Chromium.
Then: cmake -S . -B build/release && cmake --build build/release
END
}

# Installs what is missing of the packages; says so first. Nothing missing: nothing done.
packages_install() {
    if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
        packages_elsewhere
        return 1
    fi
    missing=$(packages_missing "$@")
    [ -n "$missing" ] || return 0
    packages_as_root apt-get update || return 1
    wanted=
    for package in $missing; do
        # Older releases have clang's runtime inside clang.
        if [ "$package" = libclang-rt-dev ] && ! apt-cache show "$package" >/dev/null 2>&1; then
            continue
        fi
        wanted="$wanted $package"
    done
    [ -n "$wanted" ] || return 0
    echo "Installing:$wanted"
    # shellcheck disable=SC2086
    packages_as_root apt-get install -y --no-install-recommends $wanted
}

packages_cores() {
    getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2
}
