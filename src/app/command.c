/* SPDX-License-Identifier: MIT
 *
 * command: commands.def and arguments.def as data, and looking commands up by what was typed.
 */
#include "juggle/app/command.h"

#include <string.h>

#include "juggle/base/str.h"

static const struct command_info commands[] = {
#define COMMAND(name, verb, group, faces, store, where, keys, footer, summary)          \
    {#name, verb, GROUP_##group, FACE_##faces, NEEDS_##store, WHERE_##where, \
     keys,  footer, summary},
#include "juggle/app/commands.def"
#undef COMMAND
};

static const struct argument_info arguments[] = {
#define ARGUMENT(command, name, form, count, summary) \
    {COMMAND_##command, name, FORM_##form, COUNT_##count, summary},
#define OPTION(command, name, letter, value, form, summary)
#include "juggle/app/arguments.def"
#undef ARGUMENT
#undef OPTION
};

static const struct option_info options[] = {
#define ARGUMENT(command, name, form, count, summary)
#define OPTION(command, name, letter, value, form, summary) \
    {COMMAND_##command, name, letter, value, FORM_##form, summary},
#include "juggle/app/arguments.def"
#undef ARGUMENT
#undef OPTION
};

const struct command_info *command_info(enum command command)
{
    return &commands[command];
}

const char *command_group_title(enum command_group group)
{
    static const char *const titles[GROUP_COUNT] = {
        [GROUP_LOOK] = "Looking",           [GROUP_PLAN] = "Planning",
        [GROUP_CHOOSE] = "Choosing sessions", [GROUP_TIME] = "Time really spent",
        [GROUP_TRIPS] = "Conferences and travel", [GROUP_IMPORT] = "In and out",
        [GROUP_HISTORY] = "Taking back",    [GROUP_CARE] = "Care",
        [GROUP_MOVE] = "Moving about",      [GROUP_SCREEN] = "The screen",
    };
    return titles[group];
}

const struct argument_info *command_arguments(size_t *count)
{
    *count = sizeof arguments / sizeof *arguments;
    return arguments;
}

const struct option_info *command_options(size_t *count)
{
    *count = sizeof options / sizeof *options;
    return options;
}

/* "conference add" as two words, or as one argument. */
static bool verb_is(const char *verb, const char *first, const char *second)
{
    size_t length = strlen(first);
    return !strncmp(verb, first, length) && verb[length] == ' ' &&
           str_equal(verb + length + 1, second);
}

enum command command_find(const char *first, const char *second, int *taken)
{
    for (int i = 0; first && i < COMMAND_COUNT; i++) {
        *taken = str_equal(commands[i].verb, first)         ? 1
                 : verb_is(commands[i].verb, first, second) ? 2
                                                            : 0;
        if (*taken)
            return (enum command)i;
    }
    *taken = 0;
    return COMMAND_COUNT;
}

const char *command_nearest(const char *word, enum command_face face)
{
    const char *verbs[COMMAND_COUNT];
    size_t count = 0;
    for (int i = 0; i < COMMAND_COUNT; i++)
        if (commands[i].faces & face)
            verbs[count++] = commands[i].verb;
    return str_nearest(word, verbs, count);
}
