/* SPDX-License-Identifier: MIT
 *
 * completions: a script per shell, row by row from commands.def and arguments.def: commands, options, words
 * that an option takes, files where files belong.
 */
#include "juggle/app/completions.h"

#include <string.h>

#include "juggle/app/command.h"
#include "juggle/model/record.h"

static bool in_shell(int command)
{
    return command_info((enum command)command)->faces & FACE_CLI;
}

/* The first word of a verb stands once, however many verbs begin with it. */
static bool first_of_word(int command)
{
    const char *verb = command_info((enum command)command)->verb;
    size_t length = strcspn(verb, " ");
    for (int i = 0; i < command; i++) {
        const char *other = command_info((enum command)i)->verb;
        if (in_shell(i) && strcspn(other, " ") == length && !strncmp(other, verb, length))
            return false;
    }
    return true;
}

static void add_quoted(struct str *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '\'')
            str_add(out, "'\\''");
        else
            str_add_char(out, *text);
    }
}

static void add_words(struct str *out, const char *list)
{
    for (; *list; list++)
        str_add_char(out, *list == '|' ? ' ' : *list);
}

static void add_roles(struct str *out)
{
    for (int i = 0; i < word_count(WORD_GROUP_role); i++)
        str_addf(out, "%s%s", i ? " " : "", word_of(WORD_GROUP_role, i));
}

/* ---- bash ---- */

static void bash_options(struct str *out, enum command command)
{
    size_t count;
    const struct option_info *options = command_options(&count);
    for (size_t i = 0; i < count; i++)
        if (options[i].command == command)
            str_addf(out, " %s", options[i].name);
}

static void bash_values(struct str *out)
{
    size_t count;
    const struct option_info *options = command_options(&count);
    for (size_t i = 0; i < count; i++) {
        if (options[i].form == FORM_WORDS || options[i].form == FORM_ROLE) {
            str_addf(out, "    %s)\n        COMPREPLY=($(compgen -W '", options[i].name);
            if (options[i].form == FORM_ROLE)
                add_roles(out);
            else
                add_words(out, options[i].value);
            str_add(out, "' -- \"$cur\"))\n        return ;;\n");
        } else if (options[i].form == FORM_FILE && options[i].value[0]) {
            str_addf(out, "    %s)\n        COMPREPLY=($(compgen -f -- \"$cur\"))\n        return ;;\n",
                     options[i].name);
        }
    }
}

static void bash_commands(struct str *out)
{
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const char *verb = command_info((enum command)i)->verb;
        const char *blank = strchr(verb, ' ');
        if (!in_shell(i))
            continue;
        str_addf(out, "    '%s') opts=\"$opts", verb);
        bash_options(out, (enum command)i);
        str_add(out, "\" ;;\n");
        if (blank && first_of_word(i)) {
            str_addf(out, "    '%.*s') words=\"", (int)(blank - verb), verb);
            for (int k = 0; k < COMMAND_COUNT; k++) {
                const char *other = command_info((enum command)k)->verb;
                if (in_shell(k) && !strncmp(other, verb, (size_t)(blank - verb) + 1))
                    str_addf(out, "%s ", other + (blank - verb) + 1);
            }
            str_add(out, "\" ;;\n");
        }
    }
}

static void bash_script(struct str *out)
{
    str_add(out, "# bash completion for juggle\n_juggle()\n{\n"
                 "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n"
                 "    local verb= word opts= words=\n    COMPREPLY=()\n    case $prev in\n");
    bash_values(out);
    str_add(out, "    esac\n    for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
                 "        case $word in -*) ;; *) verb=\"${verb:+$verb }$word\" ;; esac\n    done\n"
                 "    opts='");
    bash_options(out, COMMAND__);
    str_add(out, "'\n    if [[ -z $verb ]]; then\n        words='");
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const char *verb = command_info((enum command)i)->verb;
        if (in_shell(i) && first_of_word(i))
            str_addf(out, "%.*s ", (int)strcspn(verb, " "), verb);
    }
    str_add(out, "'\n    fi\n    case $verb in\n");
    bash_commands(out);
    str_add(out, "    esac\n    case $cur in\n"
                 "    -*) COMPREPLY=($(compgen -W \"$opts\" -- \"$cur\")) ;;\n"
                 "    *) COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
                 "       [[ ${#COMPREPLY[@]} -gt 0 || -n $words ]] || COMPREPLY=($(compgen -f -- \"$cur\")) ;;\n"
                 "    esac\n}\ncomplete -o filenames -F _juggle juggle\n");
}

/* ---- zsh ---- */

static void zsh_option(struct str *out, const struct option_info *option)
{
    str_addf(out, " '%s[", option->name);
    add_quoted(out, option->summary);
    str_add(out, "]");
    if (option->form == FORM_WORDS && option->value[0]) {
        str_add(out, ":value:(");
        add_words(out, option->value);
        str_add(out, ")");
    } else if (option->form == FORM_ROLE) {
        str_add(out, ":role:(");
        add_roles(out);
        str_add(out, ")");
    } else if (option->value[0]) {
        str_addf(out, ":%s:%s", option->value, option->form == FORM_FILE ? "_files" : "");
    }
    str_add(out, "'");
}

static void zsh_options(struct str *out, enum command command)
{
    size_t count;
    const struct option_info *options = command_options(&count);
    for (size_t i = 0; i < count; i++)
        if (options[i].command == command)
            zsh_option(out, &options[i]);
}

static void zsh_script(struct str *out)
{
    str_add(out, "#compdef juggle\n# zsh completion for juggle\n_juggle()\n{\n    local -a verbs\n    verbs=(\n");
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct command_info *info = command_info((enum command)i);
        if (!in_shell(i) || !first_of_word(i))
            continue;
        str_addf(out, "        '%.*s:", (int)strcspn(info->verb, " "), info->verb);
        add_quoted(out, info->summary);
        str_add(out, "'\n");
    }
    str_add(out, "    )\n    if (( CURRENT == 2 )); then\n        _describe command verbs\n    fi\n"
                 "    case $words[2] in\n");
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const char *verb = command_info((enum command)i)->verb;
        if (!in_shell(i) || !first_of_word(i))
            continue;
        str_addf(out, "    %.*s) _arguments", (int)strcspn(verb, " "), verb);
        for (int k = 0; k < COMMAND_COUNT; k++) {
            const char *other = command_info((enum command)k)->verb;
            if (in_shell(k) && strcspn(other, " ") == strcspn(verb, " ") &&
                !strncmp(other, verb, strcspn(verb, " ")))
                zsh_options(out, (enum command)k);
        }
        str_add(out, " '*:argument:_files' ;;\n");
    }
    str_add(out, "    *) _arguments");
    zsh_options(out, COMMAND__);
    str_add(out, " ;;\n    esac\n}\n_juggle \"$@\"\n");
}

/* ---- fish ---- */

static void fish_script(struct str *out)
{
    size_t count;
    const struct option_info *options = command_options(&count);
    str_add(out, "# fish completion for juggle\n");
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct command_info *info = command_info((enum command)i);
        if (!in_shell(i) || !first_of_word(i))
            continue;
        str_addf(out, "complete -c juggle -n __fish_use_subcommand -a %.*s -d '",
                 (int)strcspn(info->verb, " "), info->verb);
        for (const char *c = info->summary; *c; c++)
            str_addf(out, *c == '\'' ? "\\%c" : "%c", *c);
        str_add(out, "'\n");
    }
    for (size_t i = 0; i < count; i++) {
        const struct option_info *option = &options[i];
        str_add(out, "complete -c juggle");
        if (option->command != COMMAND__) {
            const char *verb = command_info(option->command)->verb;
            str_addf(out, " -n '__fish_seen_subcommand_from %.*s'", (int)strcspn(verb, " "), verb);
        }
        str_addf(out, " -l %s", option->name + 2);
        if (option->letter)
            str_addf(out, " -s %c", option->letter);
        if (option->value[0])
            str_add(out, option->form == FORM_FILE ? " -r" : " -x");
        if (option->form == FORM_WORDS && option->value[0]) {
            str_add(out, " -a '");
            add_words(out, option->value);
            str_add(out, "'");
        }
        str_add(out, " -d '");
        for (const char *c = option->summary; *c; c++)
            str_addf(out, *c == '\'' ? "\\%c" : "%c", *c);
        str_add(out, "'\n");
    }
}

bool completions_script(struct str *out, const char *shell)
{
    if (str_equal(shell, "bash"))
        bash_script(out);
    else if (str_equal(shell, "zsh"))
        zsh_script(out);
    else if (str_equal(shell, "fish"))
        fish_script(out);
    else
        return false;
    return true;
}
