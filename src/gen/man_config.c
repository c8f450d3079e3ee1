/* SPDX-License-Identifier: MIT
 *
 * man_config: the parts of juggle(5): settings, kinds and limits with their defaults.
 */
#include "gen.h"

#include "juggle/app/settings.h"
#include "juggle/draw/theme.h"

/* " Ic key No = Ar value" */
static void add_key(struct str *out, const char *key, const char *value)
{
    str_add(out, " Ic");
    mdoc_word(out, key);
    if (value[0]) {
        str_add(out, " No = Ar");
        mdoc_word(out, value);
    }
}

/* Rows without words of their own belong to the row above. */
static bool goes_on(const struct option *option)
{
    return !option[1].summary[0];
}

static void add_meaning(struct str *out, struct arena *arena, const struct option *option)
{
    struct str text;
    str_init(&text);
    str_add(&text, option->summary);
    if (option->type != OPTION_TEXT && option->type != OPTION_ZONE)
        str_addf(&text, "; %s", config_wanted(arena, option));
    mdoc_text(out, text.text);
    str_finish(&text);
}

void man_settings(struct str *out)
{
    size_t count;
    const struct option *options = config_options(&count), *first = options;
    struct arena arena;
    arena_init(&arena);
    for (const struct option *at = options; at < options + count; at++) {
        bool opens = at == options || !str_equal(at->section, at[-1].section);
        bool ends = at + 1 == options + count || !str_equal(at->section, at[1].section);
        if (opens) {
            mdoc_heading(out, arena_printf(&arena, "[%s]", at->section));
            str_add(out, ".Bl -tag -width Ds -compact\n");
        }
        if (at->summary[0]) {
            str_add(out, ".It");
            first = at;
        }
        add_key(out, at->key, at->preset);
        if (!ends && goes_on(at)) {
            str_add(out, " ,");
            continue;
        }
        str_add_char(out, '\n');
        add_meaning(out, &arena, first);
        str_add(out, ends ? ".El\n" : "");
    }
    arena_finish(&arena);
}

void man_roles(struct str *out)
{
    str_add(out, ".Bl -tag -width footer-text -compact\n");
    for (int i = 0; i < INK_COUNT; i++) {
        str_add(out, ".It");
        add_key(out, ink_name((enum ink)i), "");
        str_add_char(out, '\n');
        mdoc_text(out, ink_summary((enum ink)i));
    }
    str_add(out, ".El\n");
}

void man_kinds(struct str *out)
{
    const struct kind_key *key;
    const struct kind_set *kinds = kind_builtin();
    char buf[DATE_SIZE];
    struct arena arena;
    arena_init(&arena);
    str_add(out, ".Bl -tag -width Ds -compact\n");
    for (size_t i = 0; (key = config_kind_key(i)) != NULL; i++) {
        str_add(out, ".It");
        add_key(out, key->key, "");
        str_add_char(out, '\n');
        mdoc_text(out, arena_printf(&arena, "%s; %s", key->summary, key->hint));
    }
    str_add(out,
            ".El\n.Pp\nBuilt in:\n.Bl -column -compact \"community\" \"recovery\" \"intensity\" "
            "\"length\" \"letter\" \"colour\"\n"
            ".It Em kind Ta Em area Ta Em intensity Ta Em length Ta Em letter Ta Em colour\n");
    for (size_t i = 0; i < kinds->count; i++) {
        const struct kind *kind = &kinds->at[i];
        const char *area = area_word(kind->area);
        if (!(kind->flags & KIND_FORECAST_ONLY))
            str_addf(out, ".It Ic \"\\&%s\" Ta %s Ta %d Ta %s Ta %c Ta %s\n", kind->word,
                     area ? area : "none", kind->tenths / 10, length_format(kind->length, buf),
                     kind->letter, kind->colour);
    }
    str_add(out, ".El\n");
    arena_finish(&arena);
}

void man_limits(struct str *out)
{
    const char *group = "";
    struct arena arena;
    arena_init(&arena);
    struct config_tables tables = settings_tables(&arena);
    for (size_t i = 0; i < tables.limit_count; i++) {
        const char *own = tables.limit_group(i, &arena);
        if (!str_equal(group, own)) {
            str_add(out, i ? ".El\n.Pp\n" : ".Pp\n");
            mdoc_text(out, own);
            str_add(out, ".Bl -tag -width Ds -compact -offset indent\n");
        }
        group = own;
        str_add(out, ".It");
        add_key(out, tables.limit_key(i), tables.limit_preset(i, &arena));
        str_add_char(out, '\n');
        mdoc_text(out, tables.limit_summary(i, &arena));
    }
    str_add(out, ".El\n");
    arena_finish(&arena);
}
