#!/bin/sh
# SPDX-License-Identifier: MIT
# manual.sh DOCS: mandoc finds no fault, not even of style, and the manual names every command, option and
# setting that there is and no command that there isn't.
set -u
docs=$1
status=0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
complain() {
    echo "$*" >&2
    status=1
}

if command -v mandoc >/dev/null; then
    # That one page names the other is no fault, though neither is installed.
    mandoc -Tlint -Wstyle "$docs/juggle.1" "$docs/juggle.5" |
        grep -v 'referenced manual not found: Xr juggle [15] ' >&2 && status=1
else
    echo "mandoc is missing" >&2
    status=77
fi

sed 's/\\-/-/g; s/\\&//g' "$docs/juggle.1" >"$work/1"
sed 's/\\-/-/g; s/\\&//g' "$docs/juggle.5" >"$work/5"
sed -nE 's/^COMMAND\([a-z_]+, "([^"]*)", [A-Z]+, (CLI|BOTH),.*/\1/p' include/juggle/app/commands.def >"$work/verbs"
sed -nE 's/^OPTION\([a-z_]+, "(--[a-z-]+)".*/\1/p' include/juggle/app/arguments.def >"$work/options"
sed -nE 's/^OPTION\(([a-z]+), ([a-z_]+),.*/\2/p' include/juggle/config/options.def >"$work/settings"
for list in verbs options settings; do
    [ "$(wc -l <"$work/$list")" -ge 20 ] || complain "the $list can't be read"
done
while read -r verb; do
    grep -qF ".It Ic \"$verb\"" "$work/1" || complain "juggle.1 doesn't name $verb"
done <"$work/verbs"
while read -r option; do
    grep -qE "^\.It.* Fl ${option#-}( |$)" "$work/1" || complain "juggle.1 doesn't name $option"
done <"$work/options"
while read -r setting; do
    grep -qF " Ic \"$setting\"" "$work/5" || complain "juggle.5 doesn't name $setting"
done <"$work/settings"

# Commands that examples and prose call.
sed -nE 's/^\.(Dl|Ic) (.*\| )?juggle ([a-z]+).*/\3/p' "$work/1" "$work/5" >"$work/called"
sed -nE 's/^    (.*\| )?juggle ([a-z]+).*/\2/p' README.md >>"$work/called"
[ -s "$work/called" ] || complain "no examples found"
while read -r verb; do
    grep -qE "^$verb( |$)" "$work/verbs" || complain "there is no juggle $verb, but documents call it"
done <"$work/called"
exit $status
