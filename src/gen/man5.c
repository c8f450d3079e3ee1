/* SPDX-License-Identifier: MIT
 *
 * man5: the config file: every option, kind and limit with its default, from their tables.
 */
#include "gen.h"

#include "juggle/app/settings.h"

struct row {
    const char *section;
    const char *key;
    const char *preset;
    const char *choices;
    const char *summary;
};

static const struct row rows[] = {
#define OPTION(section, key, type, need, preset, choices, least, most, summary)                    \
    {#section, #key, preset, choices, summary},
#include "juggle/config/options.def"
#undef OPTION
};

static void add_key(struct str *out, const char *key, const char *preset)
{
    str_add(out, ".It Ic");
    mdoc_word(out, key);
    if (preset[0]) {
        str_add(out, " No = Ar");
        mdoc_word(out, preset);
    }
    str_add_char(out, '\n');
}

static void add_options(struct str *out)
{
    const char *section = "", *summary = "";
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!str_equal(section, rows[i].section))
            str_addf(out, "%s.Ss [%s]\n.Bl -tag -width Ds\n", i ? ".El\n" : "", rows[i].section);
        section = rows[i].section;
        /* Rows without words of their own are more of the row above. */
        summary = rows[i].summary[0] ? rows[i].summary : summary;
        add_key(out, rows[i].key, rows[i].preset);
        mdoc_sentence(out, summary);
        if (rows[i].choices[0]) {
            str_add(out, "One of\n.Ar");
            mdoc_word(out, rows[i].choices);
            str_add(out, " .\n");
        }
    }
    str_add(out, ".El\n");
}

static void add_kinds(struct str *out)
{
    const struct kind_key *key;
    const struct kind_set *kinds = kind_builtin();
    str_add(out,
            ".Ss [kind NAME]\nA kind of activity of your own, or changes to one that there is.\n"
            ".Bl -tag -width Ds\n");
    for (size_t i = 0; (key = config_kind_key(i)); i++) {
        add_key(out, key->key, "");
        mdoc_sentence(out, key->summary);
    }
    str_add(out, ".El\n.Pp\nBuilt in:\n.Bl -tag -width Ds\n");
    for (size_t i = 0; i < kinds->count; i++) {
        const struct kind *kind = &kinds->at[i];
        if (kind->flags & KIND_FORECAST_ONLY)
            continue;
        str_add(out, ".It Ic");
        mdoc_word(out, kind->word);
        str_addf(out, "\n%s, intensity %d.%d.\n", area_word(kind->area), kind->tenths / 10,
                 kind->tenths % 10);
        mdoc_sentence(out, kind->summary);
    }
    str_add(out, ".El\n");
}

static void add_keys(struct str *out)
{
    str_add(
        out,
        ".Ss [keys]\nA command of the terminal program and the keys that it has instead, separated "
        "by blanks.\nTwo commands that ask for the same key are told by\n"
        ".Ic juggle config check .\n.Bl -tag -width Ds\n");
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct command_info *info = command_info((enum command)i);
        if (!(info->faces & FACE_TUI))
            continue;
        add_key(out, info->verb, info->keys);
        mdoc_sentence(out, info->summary);
    }
    str_add(out, ".El\n");
}

static void add_limits(struct str *out)
{
    struct arena arena;
    arena_init(&arena);
    struct config_tables tables = settings_tables(&arena);
    str_add(out,
            ".Ss [rules]\nThe numbers that the warnings are measured by, and where each is from.\n"
            "A limit that is\n.Ar off\nis never reached.\n.Bl -tag -width Ds\n");
    for (size_t i = 0; i < tables.limit_count; i++) {
        add_key(out, tables.limit_key(i), tables.limit_preset(i, &arena));
        mdoc_sentence(out, tables.limit_summary(i, &arena));
    }
    str_add(out, ".El\n");
    arena_finish(&arena);
}

void man5_build(struct str *out)
{
    mdoc_begin(out, "juggle", 5, "the config of juggle");
    mdoc_section(out, "DESCRIPTION");
    str_add(out,
            "The config of\n.Xr juggle 1\nis an ini file: sections in brackets, then a\n"
            ".Ar key No = Ar value\non each line.\nA line that begins with # or ; is a comment; a "
            "value with one of them in it stands in quotes.\n.Pp\n"
            "All of it may be missing.\nA mistake costs its own line only: the default stands in, "
            "and\n.Ic juggle config check\nnames file, line and the nearest right word.\n"
            ".Ic juggle config init\nwrites an example with every key.\n.Pp\n"
            "Lengths are written 45m, 1h30 or 8h, times of day 09:00, spans 09:00\\-18:00, sizes "
            "128M.\nDefaults stand behind the keys.\n");
    add_options(out);
    add_kinds(out);
    add_keys(out);
    add_limits(out);
    mdoc_section(out, "FILES");
    str_add(out, ".Bl -tag -width Ds\n.It Pa $XDG_CONFIG_HOME/juggle/config.ini\n"
                 "Read unless\n.Fl \\-config\nor\n.Ev JUGGLE_CONFIG\nname another.\n"
                 "Without the variable:\n.Pa ~/.config/juggle/config.ini .\n.El\n");
    mdoc_section(out, "SEE ALSO");
    str_add(out, ".Xr juggle 1\n");
}
