# SPDX-License-Identifier: MIT
# completions.zsh DOCS: for each line of standard input what zsh offers for it, on one line, separated by
# blanks. A zsh in a pseudo terminal of its own gets the line and a tab; a compadd in front of the built-in
# one tells what it is given.
zmodload zsh/zpty || exit 77
zpty shell zsh -f -i

# Reads until what was printed holds this.
until_seen() {
    local chunk
    seen=
    while [[ $seen != *$1* ]] && zpty -r shell chunk; do
        seen+=$chunk
    done
}

zpty -w shell "bindkey -e; PROMPT= RPS1= PS2=; fpath=(${(q)1} \$fpath)"
zpty -w shell 'autoload -Uz compinit; compinit -u -D'
zpty -w shell 'compadd() {
    if [[ ${@[1,(i)(-|--)]} != *-(O|A|D)\ * ]]; then
        local -a offered
        builtin compadd -O offered "$@"
        print -r -- "<${^offered}>"
    fi
    builtin compadd "$@"
}'
# Completion forgets comppostfuncs each time.
zpty -w shell 'over() { print -r -- "ov""er"; comppostfuncs=(over) }'
zpty -w shell 'comppostfuncs=(over); print -r -- "rea""dy"'
until_seen ready
while IFS= read -r line; do
    zpty -w -n shell $'\C-u'"$line"$'\t'
    until_seen over
    for part in ${(s:<:)seen}; do
        [[ $part == *'>'* ]] && print -rn -- "${part%%'>'*} "
    done
    print
done
zpty -d shell
