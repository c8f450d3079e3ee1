/* SPDX-License-Identifier: MIT
 *
 * private: a config as it is being filled, for the files of this folder.
 */
#ifndef JUGGLE_SRC_CONFIG_PRIVATE_H
#define JUGGLE_SRC_CONFIG_PRIVATE_H

#include "ini.h"
#include "juggle/base/vec.h"
#include "juggle/config/config.h"
#include "juggle/draw/theme.h"
#include "kinds.h"

struct config_theme {
    const char *name;
    struct theme theme;
};

struct config {
    struct arena *arena;
    const char *file;
    const struct config_tables *tables;
    struct settings settings;
    struct kinds kinds;
    VEC(struct config_theme) themes; /* the person's own */
    struct kind_set kind_set;
    const char **keys; /* by tables->commands; NULL: nothing was said */
    struct config_limit_value {
        bool set;
        double value;
    } * limits;
    VEC(struct config_problem) problems; /* by line */
    VEC(struct config_row) rows;
};

/* Tells a mistake; section, key and message as in struct config_problem. */
void config_tell(struct config *config, const struct ini_entry *entry, const char *nearest,
                 const char *message);
/* "[section] key = value: write WANTED". */
void config_tell_value(struct config *config, const struct ini_entry *entry, const char *wanted,
                       const char *nearest);
/* "[section] key: no such key", with the nearest of the names. */
void config_tell_key(struct config *config, const struct ini_entry *entry, const char *nearest,
                     const char *more);
/* Where a setting comes from, for config_row. */
void config_remember(struct config *config, const struct ini_entry *entry);

/* The entries of their sections. */
void config_take_option(struct config *config, const struct ini_entry *entry);
void config_take_key(struct config *config, const struct ini_entry *entry);
void config_take_limit(struct config *config, const struct ini_entry *entry);
/* All [kind NAME] of the file, `like` first, as it sets all the others. */
void config_take_kinds(struct config *config, const struct ini *ini);
/* All [theme NAME], `like` first too: of the config, or of a theme's own file. */
void config_take_themes(struct config *config, const struct ini *ini, bool from_file);
/* The files NAME.ini of tables->themes, by name: each as if it were [theme NAME]. */
void config_take_theme_files(struct config *config);
/* "mine" of the section "theme mine"; NULL: no such section. */
const char *config_theme_section(const char *section);
/* The name of an own theme as it was written, or NULL; and the one, built in or not, that is
 * nearest. */
const char *config_theme_name(const struct config *config, const char *name);
const char *config_nearest_theme(const struct config *config, const char *name);
/* "one of dark, light, high-contrast, mono, mine". */
const char *config_themes_wanted(const struct config *config);
/* Two commands with the same key. */
void config_check_keys(struct config *config, const struct ini *ini);
/* Hours and contracts of days without work. */
void config_check_days(struct config *config, const struct ini *ini);
/* Shares that were all set and don't add up. */
void config_check_shares(struct config *config, const struct ini *ini);

#endif
