/* SPDX-License-Identifier: MIT
 *
 * man_commands: the parts of juggle(1): options, commands, keys, quick add, exit statuses.
 */
#include "gen.h"

#include <string.h>

#include "juggle/app/command.h"
#include "juggle/model/quickadd.h"

static void add_option(struct str *out, const struct option_info *option)
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
    mdoc_text(out, option->summary);
}

static void add_options(struct str *out, enum command command)
{
    size_t count;
    const struct option_info *options = command_options(&count);
    for (size_t i = 0; i < count; i++)
        if (options[i].command == command)
            add_option(out, &options[i]);
}

void man_options(struct str *out)
{
    str_add(out, ".Bl -tag -width Ds\n");
    add_options(out, COMMAND__);
    str_add(out, ".El\n");
}

static bool may_be_missing(const struct argument_info *argument)
{
    return argument->count == COUNT_OPTIONAL || argument->count == COUNT_ANY_NUMBER;
}

/* .It Ic conference add Ar NAME Oo Ar DATE Oc */
static void add_call(struct str *out, enum command command)
{
    size_t count;
    const struct argument_info *arguments = command_arguments(&count);
    str_add(out, ".It Ic");
    mdoc_word(out, command_info(command)->verb);
    for (size_t i = 0; i < count; i++) {
        if (arguments[i].command != command)
            continue;
        bool many = arguments[i].count == COUNT_MANY || arguments[i].count == COUNT_ANY_NUMBER;
        str_add(out, may_be_missing(&arguments[i]) ? " Oo Ar" : " Ar");
        mdoc_word(out, arguments[i].name);
        str_add(out, many ? " No ..." : "");
        str_add(out, may_be_missing(&arguments[i]) ? " Oc" : "");
    }
    str_add_char(out, '\n');
}

static void add_details(struct str *out, enum command command)
{
    size_t count;
    const struct argument_info *arguments = command_arguments(&count);
    struct str items;
    str_init(&items);
    for (size_t i = 0; i < count; i++) {
        if (arguments[i].command != command)
            continue;
        str_add(&items, ".It Ar");
        mdoc_word(&items, arguments[i].name);
        str_add_char(&items, '\n');
        mdoc_text(&items, arguments[i].summary);
    }
    add_options(&items, command);
    if (items.length)
        str_addf(out, ".Bl -tag -width Ds -compact\n%s.El\n", items.text);
    str_finish(&items);
}

void man_commands(struct str *out)
{
    for (int group = 0; group < GROUP_COUNT; group++) {
        bool any = false;
        for (int i = 0; i < COMMAND_COUNT; i++) {
            const struct command_info *info = command_info((enum command)i);
            if ((int)info->group != group || !(info->faces & FACE_CLI))
                continue;
            if (!any) {
                mdoc_heading(out, command_group_title((enum command_group)group));
                str_add(out, ".Bl -tag -width Ds\n");
            }
            any = true;
            add_call(out, (enum command)i);
            mdoc_text(out, info->summary);
            add_details(out, (enum command)i);
        }
        str_add(out, any ? ".El\n" : "");
    }
}

void man_keys(struct str *out)
{
    str_add(out, ".Bl -column -compact \"C\\-d PgDn\" \"defer\\-someday\" \"what it does\"\n");
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct command_info *info = command_info((enum command)i);
        if (!(info->faces & FACE_TUI) || !info->keys[0])
            continue;
        str_add(out, ".It Ic");
        mdoc_word(out, info->keys);
        str_add(out, " Ta Ic");
        mdoc_word(out, info->verb);
        str_add(out, " Ta No");
        mdoc_word(out, info->summary);
        str_add_char(out, '\n');
    }
    str_add(out, ".El\n");
}

void man_quickadd(struct str *out)
{
    size_t count;
    const struct quickadd_form *forms = quickadd_forms(&count);
    str_add(out,
            ".Bl -column -compact \"daily, weekly, monthly\" \"daily for 6 weeks\" \"meaning\"\n");
    for (size_t i = 0; i < count; i++) {
        str_add(out, ".It No");
        mdoc_word(out, forms[i].form);
        str_add(out, " Ta Li");
        mdoc_word(out, forms[i].example);
        str_add(out, " Ta No");
        mdoc_word(out, forms[i].meaning);
        str_add_char(out, '\n');
    }
    str_add(out, ".El\n");
}

void man_statuses(struct str *out)
{
    static const struct {
        int status;
        const char *meaning;
    } rows[] = {
#define ERR(name, exit, meaning) {exit, meaning},
#include "juggle/base/errors.def"
#undef ERR
    };
    str_add(out, ".Bl -tag -width Ds -compact\n");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bool first = i == 0 || rows[i].status != rows[i - 1].status;
        bool last = i + 1 == sizeof rows / sizeof *rows || rows[i].status != rows[i + 1].status;
        struct str meaning;
        str_init(&meaning);
        str_addf(&meaning, last ? "%s" : "%s;", rows[i].meaning);
        if (first)
            str_addf(out, ".It %d\n", rows[i].status);
        mdoc_text(out, meaning.text);
        str_finish(&meaning);
    }
    str_add(out, ".El\n");
}
