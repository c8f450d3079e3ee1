#!/bin/sh
# SPDX-License-Identifier: MIT
# purity.sh sanitized=WHAT LIBRARY...: what the pure libraries ask of the outside, and that nothing in them
# can be written to.
set -u
if [ "$1" != sanitized= ]; then
    echo "sanitizers add symbols and data of their own" >&2
    exit 77
fi
shift
command -v nm >/dev/null && command -v size >/dev/null || { echo "nm or size is missing" >&2; exit 77; }
[ $# -ge 3 ] || { echo "only $# libraries" >&2; exit 1; }
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
status=0

# Memory, bytes, numbers, sorting, ending a wrong program, and what compilers add.
cat >"$work/allowed" <<'END'
mem(cpy|move|set|cmp|chr|rchr|mem|pcpy|ccpy)
str(n?len|n?cpy|n?cat|n?cmp|chr|rchr|str|spn|cspn|pbrk|n?dup|n?casecmp|tol|toul|toll|toull|tod)
malloc|calloc|realloc|free|aligned_alloc|abort|__assert_fail
v?snprintf|qsort|bsearch|div|abs|labs
floor|ceil|round|lround|llround|trunc|rint|lrint|llrint|fmod|fabs|sqrt|pow|exp|log|log2|log10|sin|cos|hypot|fmin|fmax|nan
__stack_chk_fail|_GLOBAL_OFFSET_TABLE_
__(mem|st[rp]|v?snprintf)[a-z_]*_chk
__(add|sub|mul|div|mod|popcount|clz|ctz)[a-z]*[0-9]
END
allowed="^($(paste -sd'|' "$work/allowed"))\$"

nm --defined-only "$@" 2>/dev/null | awk 'NF == 3 { print $3 }' | sort -u >"$work/own"
for library in "$@"; do
    nm -u "$library" | awk 'NF == 2 && $1 == "U" { print $2 }' | sort -u >"$work/wanted"
    comm -23 "$work/wanted" "$work/own" | grep -vE "$allowed" >"$work/bad"
    if [ -s "$work/bad" ]; then
        echo "$(basename "$library") is not pure, it uses: $(tr '\n' ' ' <"$work/bad")" >&2
        status=1
    fi
    size -A "$library" | awk '$1 ~ /^\.(data|bss|tdata|tbss)/ && $1 !~ /^\.data\.rel\.ro/ && $2 > 0 {
        print $1 " of " $2 " bytes" }' >"$work/bad"
    if [ -s "$work/bad" ]; then
        echo "$(basename "$library") has writable data: $(paste -sd, "$work/bad")" >&2
        status=1
    fi
done
[ -s "$work/own" ] || { echo "no symbols found" >&2; status=1; }
exit $status
