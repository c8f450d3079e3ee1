/* SPDX-License-Identifier: MIT
 *
 * example: config.example.ini from the tables: every setting with its default, commented out, so
 * that a copy of it changes nothing and later defaults still reach who took it.
 */
#include "juggle/config/config.h"

static void add_summary(struct str *out, const char *summary)
{
    if (summary[0])
        str_addf(out, "# %s\n", summary);
}

static void add_setting(struct str *out, const char *key, const char *value)
{
    str_addf(out, value[0] ? "#%s = %s\n" : "#%s =\n", key, value);
}

static void add_choices(struct str *out, const char *choices)
{
    if (!choices[0])
        return;
    str_add(out, "# one of: ");
    for (; *choices; choices++) {
        if (*choices == '|')
            str_add(out, ", ");
        else
            str_add_char(out, *choices);
    }
    str_add_char(out, '\n');
}

static void add_options(struct str *out)
{
    size_t count;
    const struct option *options = config_options(&count);
    const char *section = "";
    for (size_t i = 0; i < count; i++) {
        if (!str_equal(section, options[i].section))
            str_addf(out, "\n[%s]\n", options[i].section);
        section = options[i].section;
        add_summary(out, options[i].summary);
        add_choices(out, options[i].choices);
        add_setting(out, options[i].key, options[i].preset);
    }
}

static void add_kinds(struct str *out)
{
    const struct kind_set *kinds = kind_builtin();
    char buf[DATE_SIZE];
    str_add(out, "\n# Kinds of your own, or changes to the built-in ones: a section each.\n"
                 "#[kind video]\n");
    const struct kind_key *key;
    for (size_t i = 0; (key = config_kind_key(i)) != NULL; i++)
        str_addf(out, "# %s: %s\n#%s = %s\n", key->summary, key->hint, key->key, key->example);
    str_add(
        out,
        "#\n# The built-in kinds:\n#   name       area      intensity  length  letter  colour\n");
    for (size_t i = 0; i < kinds->count; i++) {
        const struct kind *kind = &kinds->at[i];
        const char *area = area_word(kind->area);
        if (kind->flags & KIND_FORECAST_ONLY)
            continue;
        str_addf(out, "#   %-10s %-9s %9d  %-6s  %-6c  %s\n", kind->word, area ? area : "-",
                 kind->tenths / 10, length_format(kind->length, buf), kind->letter, kind->colour);
    }
}

static void add_keys(struct str *out, const struct config_tables *tables)
{
    str_add(out, "\n# Keys of the terminal program: a command and its keys instead of these,\n"
                 "# separated by blanks; nothing behind the = takes them away.\n[keys]\n");
    for (size_t i = 0; i < tables->command_count; i++)
        add_setting(out, tables->commands[i], tables->keys ? tables->keys[i] : "");
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
    add_options(out);
    add_kinds(out);
    add_keys(out, tables);
    str_add(out, "\n# Limits of the warnings, each with where its number comes from.\n"
                 "# A limit that only makes a warning can be \"off\".\n[rules]\n");
    for (size_t i = 0; i < tables->limit_count; i++) {
        add_summary(out, tables->limit_summary(i, arena));
        add_setting(out, tables->limit_key(i), tables->limit_preset(i, arena));
    }
}
