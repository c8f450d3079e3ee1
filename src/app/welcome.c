/* SPDX-License-Identifier: MIT
 *
 * welcome: the answers of the first start as a config.
 */
#include "juggle/app/welcome.h"

#include <stdlib.h>
#include <string.h>

#include "juggle/app/settings.h"
#include "juggle/base/str.h"
#include "juggle/sys/file.h"

static const struct {
    const char *section, *key;
    /* written although it is only what was found: what is home shall not move with the system */
    bool confirmed;
} rows[WELCOME_COUNT] = {
    [WELCOME_NAME] = {"me", "name", false},
    [WELCOME_ALIASES] = {"me", "aliases", false},
    [WELCOME_ZONE] = {"general", "timezone", true},
    [WELCOME_HOURS] = {"work", "hours", false},
};

static const char *with_tilde(struct arena *arena, const char *path)
{
    const char *home = getenv("HOME");
    size_t length = home ? strlen(home) : 0;
    if (!path || !length || strncmp(path, home, length) != 0 || path[length] != '/')
        return path;
    return arena_printf(arena, "~%s", path + length);
}

static const char *preset_of(const struct world *world, enum welcome_question question)
{
    struct config_row row;
    for (size_t i = 0; config_row(world->config, i, &row); i++)
        if (str_equal(row.section, rows[question].section) &&
            str_equal(row.key, rows[question].key))
            return row.value;
    return "";
}

void welcome_read(struct world *world, struct welcome *out)
{
    struct err ignored;
    *out = (struct welcome){.path = with_tilde(&world->life, world->config_path)};
    out->open = paths_known(world->config_path, &ignored) && !file_exists(world->config_path);
    for (int i = 0; i < WELCOME_COUNT; i++)
        out->presets[i] = preset_of(world, (enum welcome_question)i);
    out->presets[WELCOME_ZONE] = zone_name(world->home);
}

static const char *trimmed(struct arena *arena, const char *text)
{
    text += strspn(text, " ");
    size_t length = strlen(text);
    while (length && text[length - 1] == ' ')
        length--;
    return arena_strndup(arena, text, length);
}

/* Each alone, so that what is wrong is known by its question. */
static bool right(struct world *world, const struct config_tables *tables,
                  const struct config_entry *answers, const enum welcome_question *questions,
                  size_t count, enum welcome_question *wrong, struct err *err)
{
    for (size_t i = 0; i < count; i++) {
        struct str text;
        str_init(&text);
        bool ok = config_answered(&world->turn, tables, &answers[i], 1, &text, err);
        str_finish(&text);
        *wrong = questions[i];
        if (!ok)
            return false;
    }
    return true;
}

static bool write_new(struct world *world, const struct str *text, struct err *err)
{
    return paths_known(world->config_path, err) &&
           paths_make(paths_parent(&world->turn, world->config_path), err) &&
           file_write(world->config_path, text->text, text->length, FILE_NEW, err);
}

bool welcome_keep(struct world *world, const char *const answers[WELCOME_COUNT],
                  enum welcome_question *wrong, struct err *err)
{
    struct config_entry kept[WELCOME_COUNT];
    enum welcome_question questions[WELCOME_COUNT];
    struct config_tables tables = settings_tables(&world->life);
    tables.themes = world->paths.themes;
    struct str text;
    size_t count = 0;
    for (int i = 0; i < WELCOME_COUNT; i++)
        if (!str_blank(answers[i]) &&
            (rows[i].confirmed ||
             !str_equal(answers[i], preset_of(world, (enum welcome_question)i)))) {
            questions[count] = (enum welcome_question)i;
            kept[count++] = (struct config_entry){rows[i].section, rows[i].key,
                                                  trimmed(&world->life, answers[i]), 0};
        }
    str_init(&text);
    bool ok = right(world, &tables, kept, questions, count, wrong, err);
    if (ok) {
        *wrong = WELCOME_COUNT;
        ok = config_answered(&world->turn, &tables, kept, count, &text, err);
        if (ok)
            world_adopt(world, config_parse(&world->life,
                                            world->config_path ? world->config_path : "config",
                                            text.text, text.length, &tables));
        ok = ok && write_new(world, &text, err);
    }
    str_finish(&text);
    return ok;
}
