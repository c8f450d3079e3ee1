#!/bin/sh
# SPDX-License-Identifier: MIT
# install.sh CMAKE BUILD VERSION: installed into an empty root, everything is in its place and runs from there.
set -u
root=$(mktemp -d) || exit 1
trap 'rm -rf "$root"' EXIT
status=0
DESTDIR=$root "$1" --install "$2" >"$root/log" 2>&1 || { cat "$root/log" >&2; exit 1; }

for file in bin/juggle share/man/man1/juggle.1 share/man/man5/juggle.5 \
    share/bash-completion/completions/juggle share/zsh/site-functions/_juggle \
    share/fish/vendor_completions.d/juggle.fish share/doc/juggle/config.example.ini \
    share/doc/juggle/examples/terminal-days.ics; do
    [ -n "$(find "$root" -path "*/$file" -size +0)" ] || { echo "$file: not installed" >&2; status=1; }
done
[ -z "$(find "$root" -name 'juggle_gen*')" ] || { echo "juggle_gen is installed" >&2; status=1; }

juggle=$(find "$root" -path '*/bin/juggle')
mkdir "$root/home"
run() {
    env -i PATH="$PATH" HOME="$root/home" LC_ALL=C.UTF-8 "$juggle" "$@" </dev/null
}
said=$(run --version) || status=1
[ "$said" = "juggle $3" ] || { echo "--version says '$said', not 'juggle $3'" >&2; status=1; }
run help >/dev/null || { echo "help fails" >&2; status=1; }
run today >/dev/null || { echo "today fails in an empty home" >&2; status=1; }
exit $status
