/* SPDX-License-Identifier: MIT
 *
 * usage: help, overview and keys as text, row by row from commands.def and arguments.def.
 */
#include "usage.h"

#include <string.h>

#include "juggle/base/text.h"
#include "juggle/model/quickadd.h"

enum { VERB_CELLS = 16, OPTION_CELLS = 24, KEY_CELLS = 12, HELP_COLS = 80, USAGE_INDENT = 4 };

static void add_column(struct str *out, const char *text, int cells)
{
    int width = text_width(text);
    str_add(out, text);
    str_repeat(out, " ", width < cells ? cells - width : 1);
}

/* A word, or all that stands in brackets. */
static size_t part_length(const char *text)
{
    return text[0] == '[' ? strcspn(text, "]") + 1 : strcspn(text, " ");
}

/* Words from a column on; what is too wide goes on in lines of its own. */
static void add_wrapped(struct str *out, int col, const char *text, int indent)
{
    for (bool first = true; *text; first = false) {
        size_t length = part_length(text);
        struct str part;
        str_init(&part);
        str_add_bytes(&part, text, length);
        int cells = text_width(part.text);
        if (!first && col + 1 + cells > HELP_COLS) {
            str_add_char(out, '\n');
            str_repeat(out, " ", indent);
            col = indent;
        } else if (!first) {
            str_add_char(out, ' ');
            col++;
        }
        str_add(out, part.text);
        col += cells;
        str_finish(&part);
        text += length;
        text += strspn(text, " ");
    }
    str_add_char(out, '\n');
}

/* "  NAME      what it is", the second column below itself where it needs more lines. */
static void add_row(struct str *out, const char *name, const char *summary)
{
    int width = text_width(name), behind = width < OPTION_CELLS ? OPTION_CELLS : width + 1;
    str_add(out, "  ");
    add_column(out, name, OPTION_CELLS);
    str_add_char(out, ' ');
    add_wrapped(out, 2 + behind + 1, summary, 2 + OPTION_CELLS + 1);
}

static void add_argument(struct str *out, const struct argument_info *argument)
{
    bool optional = argument->count == COUNT_OPTIONAL || argument->count == COUNT_ANY_NUMBER;
    bool many = argument->count == COUNT_MANY || argument->count == COUNT_ANY_NUMBER;
    str_addf(out, optional ? " [%s%s]" : " %s%s", argument->name, many ? "..." : "");
}

/* "juggle conference add NAME --from DATE ..." without a newline. */
static void usage_line(struct str *out, enum command command)
{
    size_t count;
    const struct argument_info *arguments = command_arguments(&count);
    str_addf(out, "juggle %s", command_info(command)->verb);
    for (size_t i = 0; i < count; i++)
        if (arguments[i].command == command)
            add_argument(out, &arguments[i]);
    const struct option_info *options = command_options(&count);
    for (size_t i = 0; i < count; i++)
        if (options[i].command == command)
            str_addf(out, options[i].value[0] ? " [%s %s]" : " [%s%s]", options[i].name,
                     options[i].value);
}

static void add_option(struct str *out, const struct option_info *option)
{
    struct str name;
    str_init(&name);
    if (option->letter)
        str_addf(&name, "-%c, ", option->letter);
    str_add(&name, option->name);
    if (option->value[0])
        str_addf(&name, " %s", option->value);
    add_row(out, name.text, option->summary);
    str_finish(&name);
}

static bool add_options(struct str *out, enum command command, const char *title)
{
    size_t count;
    bool any = false;
    const struct option_info *options = command_options(&count);
    for (size_t i = 0; i < count; i++) {
        if (options[i].command != command)
            continue;
        if (!any)
            str_addf(out, "\n%s\n", title);
        any = true;
        add_option(out, &options[i]);
    }
    return any;
}

/* What a record's form asks for is what `edit` can change of it. */
static void add_fields(struct str *out)
{
    static const struct {
        const char *record, *field; /* one of both is NULL: a record comes before its fields */
    } rows[] = {
#define CARD(name, kind, title) {title, NULL},
#define ROW(name, kind, member, field, label, reader, group, hint) {NULL, field},
#include "juggle/app/cards.def"
    };
    str_add(out, "\nFields\n");
    for (size_t i = 0, count = sizeof rows / sizeof *rows; i < count;) {
        struct str fields;
        const char *record = rows[i++].record;
        str_init(&fields);
        for (; i < count && rows[i].field; i++)
            str_addf(&fields, "%s%s", fields.length ? " " : "", rows[i].field);
        if (!str_equal(record, "journey")) /* two legs and no id of its own */
            add_row(out, record, fields.text);
        str_finish(&fields);
    }
}

void usage_command(struct str *out, enum command command)
{
    size_t count;
    const struct command_info *info = command_info(command);
    const struct argument_info *arguments = command_arguments(&count);
    struct str line;
    str_init(&line);
    usage_line(&line, command);
    add_wrapped(out, 0, line.text, USAGE_INDENT);
    str_finish(&line);
    str_addf(out, "\n%s\n", info->summary);
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        if (arguments[i].command != command)
            continue;
        if (!any)
            str_add(out, "\nArguments\n");
        any = true;
        add_row(out, arguments[i].name, arguments[i].summary);
    }
    add_options(out, command, "Options");
    if (command == COMMAND_add)
        quickadd_help(out);
    if (command == COMMAND_edit)
        add_fields(out);
    if (info->faces & FACE_TUI && info->keys[0])
        str_addf(out, "\nIn the terminal program: %s\n", info->keys);
    str_add(out, "\nOptions of every command: juggle help\n");
}

void usage_overview(struct str *out)
{
    str_add(out,
            "juggle plans a developer advocate's days: talks, content, support and recovery.\n\n"
            "juggle [OPTIONS] [COMMAND [ARGUMENTS]]\n"
            "Without a command: the terminal program; where there is no terminal, the day.\n");
    for (int group = 0; group < GROUP_COUNT; group++) {
        bool any = false;
        for (int i = 0; i < COMMAND_COUNT; i++) {
            const struct command_info *info = command_info((enum command)i);
            if ((int)info->group != group || !(info->faces & FACE_CLI))
                continue;
            if (!any)
                str_addf(out, "\n%s\n", command_group_title((enum command_group)group));
            any = true;
            str_add(out, "  ");
            add_column(out, info->verb, VERB_CELLS);
            str_addf(out, " %s\n", info->summary);
        }
    }
    add_options(out, COMMAND__, "Options of every command");
    str_add(out, "\nMore of one: juggle help COMMAND. Keys: juggle keys. All of it: man juggle\n");
}

void usage_keys(struct str *out, const char *const *keys)
{
    for (int group = 0; group < GROUP_COUNT; group++) {
        bool any = false;
        for (int i = 0; i < COMMAND_COUNT; i++) {
            const struct command_info *info = command_info((enum command)i);
            if ((int)info->group != group || !(info->faces & FACE_TUI) || !keys[i][0])
                continue;
            if (!any)
                str_addf(out, "%s%s\n", out->length ? "\n" : "",
                         command_group_title((enum command_group)group));
            any = true;
            str_add(out, "  ");
            add_column(out, keys[i], KEY_CELLS);
            add_column(out, info->verb, VERB_CELLS);
            str_addf(out, "%s\n", info->summary);
        }
    }
}
