/* SPDX-License-Identifier: MIT
 *
 * example: config.example.ini from the tables: every setting with its default, commented out, so
 * that a copy of it changes nothing and later defaults still reach who took it.
 */
#include <string.h>

#include "juggle/config/config.h"
#include "juggle/draw/theme.h"

enum { NOTE_COLUMN = 32 };

/* "#key = value", with a note behind it where there is one. */
static void add_setting(struct str *out, const char *key, const char *value, const char *note)
{
    size_t start = out->length;
    str_addf(out, value[0] ? "#%s = %s" : "#%s =", key, value);
    if (note[0]) {
        int length = (int)(out->length - start);
        str_repeat(out, " ", length < NOTE_COLUMN ? NOTE_COLUMN - length : 1);
        str_addf(out, "# %s", note);
    }
    str_add_char(out, '\n');
}

/* What it means, and the words where only some are allowed. */
static const char *note_of(struct arena *arena, const struct option *option)
{
    struct str note;
    str_init(&note);
    str_add(&note, option->summary);
    for (const char *c = option->choices; *c; c++) {
        if (c == option->choices)
            str_add(&note, ": ");
        if (*c == '|')
            str_add(&note, ", ");
        else
            str_add_char(&note, *c);
    }
    const char *copy = arena_strdup(arena, note.text);
    str_finish(&note);
    return copy;
}

static void add_options(struct str *out, struct arena *arena)
{
    size_t count;
    const struct option *options = config_options(&count);
    const char *section = "";
    for (size_t i = 0; i < count; i++) {
        if (!str_equal(section, options[i].section))
            str_addf(out, "\n[%s]\n", options[i].section);
        section = options[i].section;
        add_setting(out, options[i].key, options[i].preset, note_of(arena, &options[i]));
    }
}

static void add_kinds(struct str *out, struct arena *arena)
{
    const struct kind_set *kinds = kind_builtin();
    const struct kind_key *key;
    char buf[DATE_SIZE];
    str_add(out, "\n# Kinds of your own, or changes to the built-in ones: a section each.\n"
                 "#[kind video]\n");
    for (size_t i = 0; (key = config_kind_key(i)) != NULL; i++) {
        const char *note = arena_printf(arena, "%s: %s", key->summary, key->hint);
        add_setting(out, key->key, key->example, note);
    }
    str_add(out, "#\n# built in   area      intensity  length  letter  colour\n");
    for (size_t i = 0; i < kinds->count; i++) {
        const struct kind *kind = &kinds->at[i];
        const char *area = area_word(kind->area);
        if (kind->flags & KIND_FORECAST_ONLY)
            continue;
        str_addf(out, "# %-10s %-9s %9d  %-6s  %-6c  %s\n", kind->word, area ? area : "-",
                 kind->tenths / 10, length_format(kind->length, buf), kind->letter, kind->colour);
    }
}

/* The roles in lines that fit a terminal. */
static void add_roles(struct str *out)
{
    enum { LINE_CELLS = 96 };
    size_t start = out->length;
    str_add(out, "# roles:");
    for (int i = 0; i < INK_COUNT; i++) {
        const char *name = ink_name((enum ink)i);
        if (out->length - start + strlen(name) + 1 > LINE_CELLS) {
            start = out->length + 1;
            str_add(out, "\n#       ");
        }
        str_addf(out, " %s", name);
    }
    str_add_char(out, '\n');
}

static void add_themes(struct str *out)
{
    str_add(
        out,
        "\n# A theme of your own: a section each; then theme = mine in [tui]. A look is the colour "
        "of\n"
        "# the text, that behind it, and bold dim underline reverse italic; each can be left out.\n"
        "# Colours: black red green yellow blue magenta cyan white, bright-red ..., grey, "
        "default,\n"
        "# 0 to 255, #ff8800.\n"
        "# The same lines without the section make a file: ~/.config/juggle/themes/mine.ini.\n"
        "#[theme mine]\n");
    add_setting(out, "like", "dark", "where a role isn't named: dark, light, high-contrast, mono");
    add_setting(out, "focus", "black bright-cyan", ink_summary(INK_FOCUS));
    add_setting(out, "due", "#ff8800 bold", ink_summary(INK_DUE));
    str_add(out, "#\n");
    add_roles(out);
}

static void add_keys(struct str *out, const struct config_tables *tables)
{
    str_add(out, "\n# Keys of the terminal program: a command and its keys instead of these,\n"
                 "# separated by blanks; nothing behind the = takes them away.\n[keys]\n");
    for (size_t i = 0; i < tables->command_count; i++)
        add_setting(out, tables->commands[i], tables->keys ? tables->keys[i] : "", "");
}

static void add_limits(struct str *out, struct arena *arena, const struct config_tables *tables)
{
    const char *group = "";
    str_add(out, "\n# Limits of the warnings, each with where its number comes from. What makes\n"
                 "# a rule speak can be \"off\".\n[rules]\n");
    for (size_t i = 0; i < tables->limit_count; i++) {
        const char *own = tables->limit_group(i, arena);
        if (!str_equal(group, own))
            str_addf(out, "\n# %s\n", own);
        group = own;
        add_setting(out, tables->limit_key(i), tables->limit_preset(i, arena),
                    tables->limit_summary(i, arena));
    }
}

void config_example(struct arena *arena, const struct config_tables *tables, struct str *out)
{
    str_add(out,
            "# The settings of juggle. They are read from ~/.config/juggle/config.ini;\n"
            "# \"juggle config init\" puts this example there.\n"
            "#\n"
            "# Every line shows a default: take the # at its beginning away and change it.\n"
            "# \"juggle config check\" finds mistakes, \"juggle config show\" tells what holds.\n"
            "# A comment behind a value has a blank on both sides of its #.\n");
    add_options(out, arena);
    add_kinds(out, arena);
    add_themes(out);
    add_keys(out, tables);
    add_limits(out, arena, tables);
}
