/* SPDX-License-Identifier: MIT
 *
 * completions_fish: one `complete` a command, an option, and a place where words are known.
 */
#include "completions.h"

/* fish knows only these two escapes between single quotes. */
static const char signs[] = "'\\";

static void add_line_reader(struct str *out)
{
    size_t count;
    const struct option_info *options = command_options(&count);
    str_add(
        out,
        "# The command's words and arguments before the cursor, without options.\n"
        "function __juggle_words\n    set -l skip\n"
        "    for word in (commandline -opc)[2..-1]\n"
        "        if test -n \"$skip\"\n            set skip\n            continue\n        end\n"
        "        switch $word\n            case");
    for (size_t i = 0; i < count; i++) {
        if (options[i].value[0])
            str_addf(out, " %s", options[i].name);
        if (options[i].value[0] && options[i].letter)
            str_addf(out, " -%c", options[i].letter);
    }
    str_add(
        out,
        "\n                set skip 1\n            case '-*'\n            case '*'\n"
        "                echo $word\n        end\n    end\nend\n"
        "# Is it this command, and as many arguments of it as N? N is \"any\", or a number.\n"
        "function __juggle_at\n    set -l words (__juggle_words)\n    set -l verb $argv[2..-1]\n"
        "    set -l size (count $verb)\n"
        "    test $size -eq 0; or test \"$words[1..$size]\" = \"$verb\"; or return 1\n"
        "    test $argv[1] = any; or test (count $words) -eq (math $size + $argv[1])\nend\n"
        "complete -c juggle -f\n");
}

static void add_summary(struct str *out, const char *summary)
{
    str_add(out, " -d '");
    completions_quote(out, summary, signs);
    str_add(out, "'\n");
}

static void add_commands(struct str *out)
{
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct command_info *info = command_info((enum command)i);
        const char *second = completions_second(i);
        if (!completions_has(i))
            continue;
        if (completions_is_first(i)) {
            str_addf(out, "complete -c juggle -n '__juggle_at 0' -a %.*s",
                     (int)completions_first(i), info->verb);
            struct str summary;
            str_init(&summary);
            completions_summary(&summary, i);
            add_summary(out, summary.text);
            str_finish(&summary);
        }
        if (second[0]) {
            str_addf(out, "complete -c juggle -n '__juggle_at 0 %.*s' -a %s",
                     (int)completions_first(i), info->verb, second);
            add_summary(out, info->summary);
        }
    }
}

/* -F: files; -a: words; else nothing is known. */
static void add_place(struct str *out, enum form form, const char *list)
{
    struct str words;
    str_init(&words);
    completions_words(&words, form, list);
    if (form == FORM_FILE)
        str_add(out, " -F");
    else if (words.length)
        str_addf(out, " -a '%s'", words.text);
    str_finish(&words);
}

static void add_options(struct str *out)
{
    size_t count;
    const struct option_info *options = command_options(&count);
    for (size_t i = 0; i < count; i++) {
        const struct option_info *option = &options[i];
        str_add(out, "complete -c juggle");
        if (option->command != COMMAND__)
            str_addf(out, " -n '__juggle_at any %s'", command_info(option->command)->verb);
        str_addf(out, " -l %s", option->name + 2);
        if (option->letter)
            str_addf(out, " -s %c", option->letter);
        if (option->value[0]) {
            str_add(out, option->form == FORM_FILE ? " -r" : " -x");
            add_place(out, option->form, option->value);
        }
        add_summary(out, option->summary);
    }
}

static void add_arguments(struct str *out)
{
    size_t count, n = 0;
    const struct argument_info *arguments = command_arguments(&count);
    for (size_t i = 0; i < count; i++) {
        const struct argument_info *argument = &arguments[i];
        struct str place;
        n = i && arguments[i - 1].command == argument->command ? n + 1 : 0;
        str_init(&place);
        add_place(&place, argument->form, argument->name);
        if (place.length) {
            bool many = argument->count == COUNT_MANY || argument->count == COUNT_ANY_NUMBER;
            str_add(out, "complete -c juggle -n '__juggle_at ");
            str_addf(out, many ? "any" : "%zu", n);
            str_addf(out, " %s'%s\n", command_info(argument->command)->verb, place.text);
        }
        str_finish(&place);
    }
}

void completions_fish(struct str *out)
{
    str_add(out, "# fish completion of juggle, made from its tables\n");
    add_line_reader(out);
    add_commands(out);
    add_options(out);
    add_arguments(out);
}
