/* SPDX-License-Identifier: MIT
 *
 * completions_bash: bash from 3.2 on, without the package bash-completion.
 */
#include "completions.h"

/* Which command stands there, and at which of its arguments the cursor is. */
static const char reading[] =
    "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n"
    "    local verb= word= words= files= options= n=0 i\n"
    "    COMPREPLY=()\n"
    "    if [[ $cur == '=' ]]; then\n"
    "        cur=\n"
    "    elif [[ $prev == '=' && COMP_CWORD -ge 2 ]]; then\n"
    "        prev=${COMP_WORDS[COMP_CWORD-2]}\n"
    "    fi\n"
    "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
    "        word=${COMP_WORDS[i]}\n"
    "        case $word in\n"
    "        --) ;;\n"
    "        -*) [[ $takes == *\" $word \"* ]] && ((i++))\n"
    "            [[ ${COMP_WORDS[i]} == '=' ]] && ((i++)) ;;\n"
    "        *)  if [[ -z $verb ]]; then\n"
    "                verb=$word\n"
    "            elif [[ $n == 0 && $pairs == *\" $verb $word \"* ]]; then\n"
    "                verb=\"$verb $word\"\n"
    "            else\n"
    "                ((n++))\n"
    "            fi ;;\n"
    "        esac\n"
    "    done\n";

static const char end[] = "    if [[ -n $files ]]; then\n"
                          "        local IFS=$'\\n'\n"
                          "        compopt -o filenames 2>/dev/null\n"
                          "        COMPREPLY=($(compgen -f -- \"$cur\"))\n"
                          "    elif [[ -n $words ]]; then\n"
                          "        COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
                          "    fi\n"
                          "}\n"
                          "complete -F _juggle juggle\n";

static void add_options(struct str *out, enum command command)
{
    size_t count;
    const struct option_info *options = command_options(&count);
    for (size_t i = 0; i < count; i++) {
        if (options[i].command != command)
            continue;
        str_addf(out, " %s", options[i].name);
        if (options[i].letter)
            str_addf(out, " -%c", options[i].letter);
    }
}

/* Two lists that the reading of the line needs. */
static void add_lists(struct str *out)
{
    size_t count;
    const struct option_info *options = command_options(&count);
    str_add(out, "    local takes='");
    for (size_t i = 0; i < count; i++) {
        if (options[i].value[0])
            str_addf(out, " %s", options[i].name);
        if (options[i].value[0] && options[i].letter)
            str_addf(out, " -%c", options[i].letter);
    }
    str_add(out, " '\n    local pairs='");
    for (int i = 0; i < COMMAND_COUNT; i++)
        if (completions_has(i) && completions_second(i)[0])
            str_addf(out, " %s ", command_info((enum command)i)->verb);
    str_add(out, "'\n");
}

/* What may stand at a place; false where nothing is known. */
static bool add_place(struct str *out, const char *place, enum form form, const char *list)
{
    struct str words;
    str_init(&words);
    completions_words(&words, form, list);
    bool known = form == FORM_FILE || words.length;
    if (form == FORM_FILE)
        str_addf(out, "%s files=1 ;;\n", place);
    else if (known)
        str_addf(out, "%s words='%s' ;;\n", place, words.text);
    str_finish(&words);
    return known;
}

/* An option that takes a value of which nothing is known still isn't followed by an argument. */
static void add_values(struct str *out)
{
    size_t count;
    const struct option_info *options = command_options(&count);
    struct str place;
    str_init(&place);
    str_add(out, "    case $verb:$prev in\n");
    for (size_t i = 0; i < count; i++) {
        const struct option_info *option = &options[i];
        const char *verb = option->command == COMMAND__ ? "*" : command_info(option->command)->verb;
        const char *quote = option->command == COMMAND__ ? "" : "'";
        if (!option->value[0])
            continue;
        str_clear(&place);
        str_addf(&place, "    %s%s:%s%s", quote, verb, quote, option->name);
        if (option->letter)
            str_addf(&place, " | %s%s:%s-%c", quote, verb, quote, option->letter);
        str_add(&place, ")");
        if (!add_place(out, place.text, option->form, option->value))
            str_addf(out, "%s ;;\n", place.text);
    }
    str_finish(&place);
}

static void add_commands(struct str *out)
{
    str_add(out, "    *)\n        case $verb in\n");
    for (int i = 0; i < COMMAND_COUNT; i++) {
        struct str options;
        str_init(&options);
        add_options(&options, (enum command)i);
        if (options.length)
            str_addf(out, "        '%s') options='%s' ;;\n", command_info((enum command)i)->verb,
                     options.text);
        str_finish(&options);
    }
    str_add(out, "        esac\n        case $verb:$n in\n        :*) words='");
    struct str words;
    str_init(&words);
    completions_words(&words, FORM_COMMAND_NAME, "");
    str_addf(out, "%s' ;;\n", words.text);
    str_finish(&words);
}

/* "conference" alone: add or edit. */
static void add_seconds(struct str *out, int command)
{
    str_addf(out, "        '%.*s:0') words='", (int)completions_first(command),
             command_info((enum command)command)->verb);
    for (int i = command; i < COMMAND_COUNT; i++)
        if (completions_has(i) && completions_share_first(i, command))
            str_addf(out, "%s ", completions_second(i));
    str_add(out, "' ;;\n");
}

/* Behind arguments without a number of their own stands what follows them, or one more of them. */
static void add_arguments(struct str *out, enum command command)
{
    size_t count;
    const struct argument_info *arguments = command_arguments(&count);
    struct str place;
    bool counted = true;
    str_init(&place);
    for (size_t i = 0, n = 0; i < count; i++) {
        const struct argument_info *argument = &arguments[i];
        if (argument->command != command)
            continue;
        counted = counted && argument->count != COUNT_MANY && argument->count != COUNT_ANY_NUMBER;
        str_clear(&place);
        str_addf(&place, "        '%s:'", command_info(command)->verb);
        str_addf(&place, counted ? "%zu)" : n ? "[%zu-9]*)" : "*)", n);
        add_place(out, place.text, argument->form, argument->name);
        n++;
    }
    str_finish(&place);
}

void completions_bash(struct str *out)
{
    str_add(out, "# bash completion of juggle, made from its tables\n_juggle()\n{\n");
    add_lists(out);
    str_add(out, reading);
    add_values(out);
    add_commands(out);
    for (int i = 0; i < COMMAND_COUNT; i++) {
        if (completions_is_first(i) && completions_second(i)[0])
            add_seconds(out, i);
        if (completions_has(i))
            add_arguments(out, (enum command)i);
    }
    str_add(out, "        esac\n        if [[ $cur == -* ]]; then\n            words=\"$options");
    add_options(out, COMMAND__);
    str_add(out, "\" files=\n        fi ;;\n    esac\n");
    str_add(out, end);
}
