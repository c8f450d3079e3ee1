/* SPDX-License-Identifier: MIT
 *
 * man1: the program: options, commands by group, keys, quick add, exit statuses. All but the
 * sentences that hold a manual together comes from the tables.
 */
#include "gen.h"

#include "juggle/model/quickadd.h"

static void add_option_item(struct str *out, const struct option_info *option)
{
    str_add(out, ".It");
    if (option->letter)
        str_addf(out, " Fl %c ,", option->letter);
    str_addf(out, " Fl \\-%s", option->name + 2);
    if (option->value[0]) {
        str_add(out, " Ar");
        mdoc_word(out, option->value);
    }
    str_add_char(out, '\n');
    mdoc_sentence(out, option->summary);
}

static size_t option_rows(enum command command)
{
    size_t count, mine = 0;
    const struct option_info *options = command_options(&count);
    for (size_t i = 0; i < count; i++)
        mine += options[i].command == command;
    return mine;
}

static size_t argument_rows(enum command command)
{
    size_t count, mine = 0;
    const struct argument_info *arguments = command_arguments(&count);
    for (size_t i = 0; i < count; i++)
        mine += arguments[i].command == command;
    return mine;
}

static void add_options(struct str *out, enum command command)
{
    size_t count;
    const struct option_info *options = command_options(&count);
    for (size_t i = 0; i < count; i++)
        if (options[i].command == command)
            add_option_item(out, &options[i]);
}

static void add_arguments(struct str *out, enum command command)
{
    size_t count;
    const struct argument_info *arguments = command_arguments(&count);
    for (size_t i = 0; i < count; i++) {
        if (arguments[i].command != command)
            continue;
        str_add(out, ".It Ar");
        mdoc_word(out, arguments[i].name);
        str_add_char(out, '\n');
        mdoc_sentence(out, arguments[i].summary);
    }
}

/* .It Ic conference add Ar NAME Op Ar DATE ... */
static void add_call(struct str *out, enum command command)
{
    size_t count;
    const struct argument_info *arguments = command_arguments(&count);
    str_add(out, ".It Ic");
    mdoc_word(out, command_info(command)->verb);
    for (size_t i = 0; i < count; i++) {
        if (arguments[i].command != command)
            continue;
        bool optional =
            arguments[i].count == COUNT_OPTIONAL || arguments[i].count == COUNT_ANY_NUMBER;
        bool many = arguments[i].count == COUNT_MANY || arguments[i].count == COUNT_ANY_NUMBER;
        str_add(out, optional ? " Oo Ar" : " Ar");
        mdoc_word(out, arguments[i].name);
        str_add(out, many ? " No ..." : "");
        str_add(out, optional ? " Oc" : "");
    }
    str_add_char(out, '\n');
}

static void add_command(struct str *out, enum command command)
{
    add_call(out, command);
    mdoc_sentence(out, command_info(command)->summary);
    if (!option_rows(command) && !argument_rows(command))
        return;
    str_add(out, ".Bl -tag -width Ds -compact\n");
    add_arguments(out, command);
    add_options(out, command);
    str_add(out, ".El\n");
}

static void add_commands(struct str *out)
{
    mdoc_section(out, "COMMANDS");
    for (int group = 0; group < GROUP_COUNT; group++) {
        bool any = false;
        for (int i = 0; i < COMMAND_COUNT; i++) {
            const struct command_info *info = command_info((enum command)i);
            if ((int)info->group != group || !(info->faces & FACE_CLI))
                continue;
            if (!any)
                str_addf(out, ".Ss %s\n.Bl -tag -width Ds\n",
                         command_group_title((enum command_group)group));
            any = true;
            add_command(out, (enum command)i);
        }
        str_add(out, any ? ".El\n" : "");
    }
}

static void add_keys(struct str *out)
{
    mdoc_section(out, "KEYS");
    str_add(out, "In the terminal program; C\\-r is Control and r.\nThe section [keys] of\n"
                 ".Xr juggle 5\nchanges them.\n.Bl -tag -width \"Space Enter\"\n");
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct command_info *info = command_info((enum command)i);
        if (!(info->faces & FACE_TUI) || !info->keys[0])
            continue;
        str_add(out, ".It Ic");
        mdoc_word(out, info->keys);
        str_add_char(out, '\n');
        mdoc_sentence(out, info->summary);
    }
    str_add(out, ".El\n");
}

/* The help of quick add, its lines as they are. */
static void add_quickadd(struct str *out)
{
    struct str help;
    mdoc_section(out, "QUICK ADD");
    str_add(
        out,
        "A line of\n.Ic add ,\nor of the key\n.Ic a ,\nis read for what it says.\n.Bd -literal\n");
    str_init(&help);
    quickadd_help(&help);
    for (char *line = help.text; *line;) {
        char *end = line;
        while (*end && *end != '\n')
            end++;
        bool last = !*end;
        *end = '\0';
        if (*line)
            mdoc_text(out, line);
        line = last ? end : end + 1;
    }
    str_finish(&help);
    str_add(out, ".Ed\n");
}

static void add_exit_statuses(struct str *out)
{
    static const struct {
        int status;
        const char *meaning;
    } rows[] = {
#define ERR(name, exit, meaning) {exit, meaning},
#include "juggle/base/errors.def"
#undef ERR
    };
    mdoc_section(out, "EXIT STATUS");
    str_add(out, ".Bl -tag -width Ds\n");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (i == 0 || rows[i].status != rows[i - 1].status)
            str_addf(out, ".It %d\n", rows[i].status);
        mdoc_sentence(out, rows[i].meaning);
    }
    str_add(out, ".El\n");
}

static const char environment[] =
    ".Sh ENVIRONMENT\n.Bl -tag -width Ds\n"
    ".It Ev JUGGLE_DB , Ev JUGGLE_CONFIG , Ev JUGGLE_NOW , Ev JUGGLE_TZ\n"
    "As the options\n.Fl \\-db ,\n.Fl \\-config ,\n.Fl \\-now\nand\n.Fl \\-tz ,\nwhich go first.\n"
    ".It Ev TZ\nThe home zone, where nothing else names one.\n"
    ".It Ev NO_COLOR\nNo colour, where it is set and not empty.\n"
    ".It Ev VISUAL , Ev EDITOR\nThe editor for notes.\n"
    ".It Ev XDG_DATA_HOME , Ev XDG_CONFIG_HOME , Ev XDG_STATE_HOME\nWhere the files are.\n"
    ".It Ev TZDIR\nThe time zones.\n.El\n";

static const char files[] =
    ".Sh FILES\n.Bl -tag -width Ds\n"
    ".It Pa ~/.local/share/juggle/juggle.db\nThe store, an SQLite database with mode 0600.\n"
    ".It Pa ~/.local/share/juggle/backups/\nCopies of it.\n"
    ".It Pa ~/.config/juggle/config.ini\nThe config, see\n.Xr juggle 5 .\n.El\n";

static const char examples[] =
    ".Sh EXAMPLES\nBring a conference's programme in, and look at what changed:\n"
    ".Dl juggle import \\-\\-dry\\-run schedule.ics\n"
    "A task, and an event:\n"
    ".Dl juggle add Draft demo ~3h due fri @content +kubecon\n"
    ".Dl juggle add Call with the booth crew tomorrow 10\\-11\n"
    "Is it too much?\n"
    ".Dl juggle burnout \\-\\-short\n"
    "Take the last step back:\n"
    ".Dl juggle undo\n"
    "See all of it without touching your own data:\n"
    ".Dl juggle demo\n";

void man1_build(struct str *out)
{
    mdoc_begin(out, "juggle", 1, "a planner for developer advocates");
    mdoc_section(out, "SYNOPSIS");
    str_add(out, ".Nm\n.Op Ar options\n.Op Ar command Op Ar argument ...\n");
    mdoc_section(out, "DESCRIPTION");
    str_add(
        out,
        ".Nm\nplans the days of somebody who speaks, writes and answers for a living: talks and "
        "the way there, content, support, and the time to recover.\n.Pp\n"
        "Without a command it opens the terminal program; where input or output is no terminal "
        "it prints the day.\n"
        "Every change is one step that\n.Ic undo\ntakes back, also after the program has ended.\n"
        "The signs of overload are measured by published limits; they are no diagnosis.\n");
    mdoc_section(out, "OPTIONS");
    str_add(out, "Before or after the command;\n.Fl \\-\nends them.\n.Bl -tag -width Ds\n");
    add_options(out, COMMAND__);
    str_add(out, ".El\n");
    add_commands(out);
    add_keys(out);
    add_quickadd(out);
    str_add(out, environment);
    str_add(out, files);
    add_exit_statuses(out);
    str_add(out, examples);
    mdoc_section(out, "SEE ALSO");
    str_add(out, ".Xr juggle 5\n");
}
