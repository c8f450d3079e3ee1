/* SPDX-License-Identifier: MIT
 *
 * command: the table of everything juggle can do, as data.
 */
#ifndef JUGGLE_APP_COMMAND_H
#define JUGGLE_APP_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

enum command {
#define COMMAND(name, verb, group, faces, store, where, keys, footer, summary) COMMAND_##name,
#include "juggle/app/commands.def"
#undef COMMAND
    COMMAND_COUNT,
    COMMAND__ = COMMAND_COUNT /* every command: the global options */
};

enum command_group {
    GROUP_LOOK,
    GROUP_PLAN,
    GROUP_CHOOSE,
    GROUP_TIME,
    GROUP_TRIPS,
    GROUP_IMPORT,
    GROUP_HISTORY,
    GROUP_CARE,
    GROUP_MOVE,
    GROUP_SCREEN,
    GROUP_COUNT
};

enum command_face { FACE_CLI = 1, FACE_TUI = 2, FACE_BOTH = 3 };
enum command_store { NEEDS_NONE, NEEDS_READ, NEEDS_THERE, NEEDS_WRITE };
enum command_where {
    WHERE_ANY = 0,
    WHERE_ROW = 1,
    WHERE_TIME = 2,
    WHERE_LIST = 4,
    WHERE_INPUT = 8
};

struct command_info {
    const char *name; /* the row's, e.g. conference_add */
    const char *verb; /* e.g. "conference add" */
    enum command_group group;
    enum command_face faces;
    enum command_store store;
    enum command_where where;
    const char *keys;
    const char *footer;
    const char *summary;
};

enum form {
    FORM_TEXT,
    FORM_DATE,
    FORM_LENGTH,
    FORM_TIME,
    FORM_SPAN,
    FORM_ID,
    FORM_TASK,
    FORM_EVENT,
    FORM_CONFERENCE,
    FORM_FEED,
    FORM_FILE,
    FORM_ZONE,
    FORM_ROLE,
    FORM_KIND,
    FORM_NUMBER,
    FORM_FILTER,
    FORM_FIELD,
    FORM_COMMAND_NAME,
    FORM_WORDS
};

enum argument_count { COUNT_ONE, COUNT_OPTIONAL, COUNT_MANY, COUNT_ANY_NUMBER };

struct argument_info {
    enum command command;
    const char *name;
    enum form form;
    enum argument_count count;
    const char *summary;
};

struct option_info {
    enum command command; /* COMMAND__: global */
    const char *name;     /* with the two dashes */
    char letter;          /* 0: none */
    const char *value;    /* "" none; the words where form is FORM_WORDS */
    enum form form;
    const char *summary;
};

const struct command_info *command_info(enum command command);
const char *command_group_title(enum command_group group);
/* All rows; walk them filtering by command. */
const struct argument_info *command_arguments(size_t *count);
const struct option_info *command_options(size_t *count);
/* The command that the first word names, or both together; *taken is how many of them: 1 or 2.
 * COMMAND_COUNT when there is none. second may be NULL. */
enum command command_find(const char *first, const char *second, int *taken);
/* The verb nearest to a mistyped one, or NULL; face filters. */
const char *command_nearest(const char *word, enum command_face face);

#endif
