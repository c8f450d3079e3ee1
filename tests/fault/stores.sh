#!/bin/sh
# SPDX-License-Identifier: MIT
# stores.sh JUGGLE: files that are no store, or one that can't be used, are refused at once, with a reason
# and without a changed byte; odd surroundings; eight writers at a time lose nothing.
juggle=$1
. "$(dirname "$0")/prelude.sh"

print() {
    ls -ld "$1"
    if [ -f "$1" ]; then cksum <"$1"; fi
}

refused() {
    file=$1
    before=$(print "$file")
    for command in list today 'search demo' 'add Write' undo backup; do
        # shellcheck disable=SC2086
        within timeout 10 "$juggle" --db "$file" $command >out 2>err </dev/null
        status=$?
        [ $status -eq 4 ] || wrong "$file, $command: ended with $status: $(cat err)"
        grep -q '^juggle: .*: .*; ' err || wrong "$file, $command: doesn't say what to do: $(cat err)"
        [ "$(print "$file")" = "$before" ] || wrong "$file, $command: changed it"
    done
}

store=.local/share/juggle/juggle.db
run add Draft the demo >/dev/null || exit 1

: >empty
echo 'not a database' >text
printf '\211PNG\r\n\032\n00000000000000000000000000000' >png
head -c 60000 "$store" >cut
head -c 50 "$store" >stub
cp "$store" newer
printf '\177\377\377\377' | dd of=newer bs=1 seek=60 conv=notrunc 2>/dev/null
cp "$store" foreign
printf 'ABCD' | dd of=foreign bs=1 seek=68 conv=notrunc 2>/dev/null
mkdir directory
mkfifo fifo
ln -s loop loop
truncate -s 2G sparse
for file in text png cut stub newer foreign directory fifo loop sparse; do
    refused "$home/$file"
done
refused /dev/null
refused "$home/empty"
run --db newer list 2>&1 | grep -q 'newer juggle' || wrong "newer: isn't named"

# A store that nobody may write is read, and refuses a change.
mkdir shut && cp "$store" shut/a.db && chmod 0400 shut/a.db && chmod 0500 shut
if [ "$(id -u)" -eq 0 ]; then
    setpriv --version >/dev/null 2>&1 && chown -R 65534:65534 shut && chmod 0755 "$home" &&
        as='setpriv --reuid=65534 --regid=65534 --clear-groups'
else
    as=env
fi
if [ -n "${as:-}" ] && $as test -x "$juggle"; then
    # shellcheck disable=SC2086
    within $as "$juggle" --db "$home/shut/a.db" list >out 2>err || wrong "read-only: can't be read: $(cat err)"
    # shellcheck disable=SC2086
    within $as "$juggle" --db "$home/shut/a.db" add x >out 2>err
    [ $? -eq 4 ] || wrong "read-only: a change is not refused with 4: $(cat err)"
fi
chmod 0700 "$home"

# Nobody else may read what is made, whatever the umask.
(umask 000 && mkdir open && within env HOME="$home/open" "$juggle" add x >/dev/null &&
    within env HOME="$home/open" "$juggle" backup >/dev/null &&
    within env HOME="$home/open" "$juggle" export -o "$home/open/.local/x.ics" >/dev/null) || wrong "umask 000"
[ -z "$(find open/.local -perm /077)" ] || wrong "others may read: $(find open/.local -perm /077)"

# Eight writers, fifty changes each: whatever was said to be done is there, once; who waited too long for
# the seven others was refused as the contract says, and that is rare.
for writer in 1 2 3 4 5 6 7 8; do
    (
        for i in $(seq 50); do
            run --db crowd/c.db add "task-$writer-$i" >/dev/null 2>>"crowd.$writer"
            echo "$?" >>"status.$writer"
        done
    ) &
done
wait
said=$(cat status.? | grep -cx 0)
late=$(cat status.? | grep -cx 4)
[ $((said + late)) -eq 400 ] || wrong "crowd: $said done, $late late, others: $(cat crowd.?)"
[ "$late" -le 2 ] || wrong "crowd: $late of 400 waited too long"
[ "$(cat crowd.? | wc -l)" -eq "$late" ] || wrong "crowd: said more than needed: $(cat crowd.?)"
count=$(run --db crowd/c.db list | grep -c 'task-[0-9]*-[0-9]*')
[ "$count" -eq "$said" ] || wrong "crowd: $said changes were said to be done, $count are there"
run --db crowd/c.db doctor >out 2>&1 || wrong "crowd: $(cat out)"
echo "eight writers: $said done, $late waited too long, $count there"
[ $failures -eq 0 ]
