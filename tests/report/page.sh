#!/bin/sh
# SPDX-License-Identifier: MIT
# page.sh JUGGLE [SHARE]: the report's page is well formed, loads nothing, and stands as it should in a browser: its colours
# are there, and nothing reaches over the edge of a wide window or a narrow one.
# SHARE "one": only the first picture is taken, and the others by the other build.
set -u
juggle=$1
share=${2:-all}
here=$(cd "$(dirname "$0")" && pwd)
. "$here/home.sh"
for browser in chromium chromium-browser google-chrome; do
    command -v "$browser" >/dev/null 2>&1 && break
    browser=
done
if ! command -v python3 >/dev/null 2>&1; then
    echo "skipped: python3 is not here" >&2
    exit 77
fi
fill_home
status=0
pictures=0
for words in "--week" "--quarter --share"; do
    # shellcheck disable=SC2086
    run report $words --format html >"$home/page.html" || exit 1
    python3 "$here/page.py" "$home/page.html" || status=1
    [ -n "$browser" ] || continue
    for width in 1000 420; do
        [ "$share" = all ] || [ $pictures -eq 0 ] || continue
        HOME=$home timeout 120 "$browser" --headless --no-sandbox --disable-gpu --disable-dev-shm-usage \
            --hide-scrollbars --window-size=$width,3000 --screenshot="$home/page.png" "file://$home/page.html" \
            >"$home/log" 2>&1 || { cat "$home/log" >&2; exit 1; }
        python3 "$here/picture.py" "$home/page.png" $width || status=1
        pictures=$((pictures + 1))
    done
done
echo "$pictures of 4 pictures taken"
if [ $status -eq 0 ] && [ -z "$browser" ]; then
    echo "skipped: there is no chromium to look at the page; its text was checked" >&2
    exit 77
fi
exit $status
