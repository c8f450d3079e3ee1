/* SPDX-License-Identifier: MIT
 *
 * completions_zsh: one _arguments a command, with what each option and argument means.
 */
#include "completions.h"

/* What _arguments writes above its offers ends at a colon. */
static const char message_signs[] = ":\\";
static const char summary_signs[] = "[]\\";

/* ":message:action" of an option's value or of an argument. */
static void add_place(struct str *out, enum form form, const char *name)
{
    struct str words;
    str_init(&words);
    completions_words(&words, form, name);
    str_add_char(out, ':');
    completions_quote(out, form == FORM_WORDS ? "word" : name, message_signs);
    str_add_char(out, ':');
    if (form == FORM_FILE)
        str_add(out, "_files");
    else if (form == FORM_ZONE)
        str_add(out, "_time_zone");
    else if (words.length)
        str_addf(out, "(%s)", words.text);
    else
        str_add_char(out, ' ');
    str_finish(&words);
}

static void add_option(struct str *out, const struct option_info *option)
{
    str_add(out, "            ");
    if (option->letter)
        str_addf(out, "'(-%c %s)'{-%c,%s}'[", option->letter, option->name, option->letter,
                 option->name);
    else
        str_addf(out, "'%s%s[", option->name, option->value[0] ? "=" : "");
    completions_quote(out, option->summary, summary_signs);
    str_add_char(out, ']');
    if (option->value[0])
        add_place(out, option->form, option->value);
    str_add(out, "'\n");
}

static void add_options(struct str *out, enum command command)
{
    size_t count;
    const struct option_info *options = command_options(&count);
    for (size_t i = 0; i < count; i++)
        if (options[i].command == command)
            add_option(out, &options[i]);
}

/* What follows arguments without a number of their own can't be told from them: it stands for both.
 */
static void add_arguments(struct str *out, enum command command)
{
    size_t count;
    const struct argument_info *arguments = command_arguments(&count);
    bool many = false;
    for (size_t i = 0, n = 1; i < count; i++) {
        const struct argument_info *argument = &arguments[i];
        bool last = i + 1 == count || arguments[i + 1].command != command;
        if (argument->command != command)
            continue;
        many = many || argument->count == COUNT_MANY || argument->count == COUNT_ANY_NUMBER;
        if (many && !last)
            continue;
        str_add(out, "            '");
        if (many)
            str_add_char(out, '*');
        else
            str_addf(out, argument->count == COUNT_OPTIONAL ? "%zu:" : "%zu", n++);
        add_place(out, argument->form, argument->name);
        str_add(out, "'\n");
    }
}

static void add_specs(struct str *out, enum command command)
{
    str_add(out, "        specs=(\n");
    add_options(out, command);
    add_arguments(out, command);
    str_add(out, "        ) ;;\n");
}

static void add_commands(struct str *out)
{
    struct str summary;
    str_init(&summary);
    str_add(out, "    commands=(\n");
    for (int i = 0; i < COMMAND_COUNT; i++) {
        if (!completions_is_first(i))
            continue;
        str_clear(&summary);
        completions_summary(&summary, i);
        str_addf(out, "        '%.*s:", (int)completions_first(i),
                 command_info((enum command)i)->verb);
        completions_quote(out, summary.text, "\\");
        str_add(out, "'\n");
    }
    str_add(out, "    )\n");
    str_finish(&summary);
}

/* The second words of those that have two. */
static void add_seconds(struct str *out, int command)
{
    str_addf(out, "    %.*s)\n        commands=(\n", (int)completions_first(command),
             command_info((enum command)command)->verb);
    for (int i = command; i < COMMAND_COUNT; i++) {
        if (!completions_has(i) || !completions_share_first(i, command))
            continue;
        str_addf(out, "            '%s:", completions_second(i));
        completions_quote(out, command_info((enum command)i)->summary, "\\");
        str_add(out, "'\n");
    }
    str_add(out, "        ) ;;\n");
}

void completions_zsh(struct str *out)
{
    str_add(out, "#compdef juggle\n# zsh completion of juggle, made from its tables\n_juggle()\n{\n"
                 "    local curcontext=$curcontext state verb\n"
                 "    local -a line commands globals specs\n    globals=(\n");
    add_options(out, COMMAND__);
    str_add(out, "    )\n");
    add_commands(out);
    str_add(out, "    _arguments -C $globals '1: :->command' '*:: :->rest' && return\n"
                 "    if [[ $state == command ]]; then\n"
                 "        _describe -t commands command commands\n        return\n    fi\n"
                 "    verb=$words[1]\n    case $verb in\n");
    for (int i = 0; i < COMMAND_COUNT; i++)
        if (completions_is_first(i) && completions_second(i)[0])
            add_seconds(out, i);
    str_add(out,
            "    *) commands=() ;;\n    esac\n"
            "    if (( $#commands )); then\n"
            "        if (( CURRENT == 2 )); then\n"
            "            _describe -t commands command commands\n            return\n        fi\n"
            "        shift words\n        (( CURRENT-- ))\n"
            "        verb=\"$verb $words[1]\"\n    fi\n"
            "    case $verb in\n");
    for (int i = 0; i < COMMAND_COUNT; i++)
        if (completions_has(i)) {
            str_addf(out, "    '%s')\n", command_info((enum command)i)->verb);
            add_specs(out, (enum command)i);
        }
    str_add(out, "    esac\n    _arguments $globals $specs\n}\n_juggle \"$@\"\n");
}
