/* SPDX-License-Identifier: MIT
 *
 * config: the person's settings: an ini file read strictly. What is wrong costs its own line: it is
 * told with file and line and the nearest right word, and the default stands in.
 */
#ifndef JUGGLE_CONFIG_CONFIG_H
#define JUGGLE_CONFIG_CONFIG_H

#include <stddef.h>
#include <stdint.h>

#include "juggle/base/arena.h"
#include "juggle/base/date.h"
#include "juggle/base/str.h"
#include "juggle/config/entries.h"
#include "juggle/model/kind.h"
#include "juggle/model/workdays.h"

/* What a value of options.def is, and the C type that it becomes. Words are ASCII case-blind. */
enum option_type {
    OPTION_TEXT,     /* as it stands; NULL where empty */
    OPTION_LIST,     /* texts separated by commas */
    OPTION_ZONE,     /* a time zone by any name that zone_canonical knows; NULL where empty */
    OPTION_WORD,     /* one of the choices, as it is spelled there */
    OPTION_WORDS,    /* one of the choices, as its index; on and off stand for yes and no */
    OPTION_WEEKDAY,  /* monday, mon: an enum weekday */
    OPTION_WEEKDAYS, /* "mon, tue": a bit per enum weekday */
    OPTION_LENGTH,   /* 45m, 1h30, 8h: minutes; MINUTES_NONE where empty */
    OPTION_CLOCK,    /* 04:00: minutes since midnight */
    OPTION_CLOCKS,   /* 09:00-18:00 within a day; both MINUTES_NONE where empty */
    OPTION_SHARE,    /* 0.30 */
    OPTION_FLAG,     /* on, off, yes, no, true, false */
    OPTION_SIZE      /* 128M: bytes */
};

struct text_list {
    const char *const *at;
    size_t count;
};

struct clock_span {
    minutes start;
    minutes end;
};

#define SETTING_TEXT const char *
#define SETTING_LIST struct text_list
#define SETTING_ZONE const char *
#define SETTING_WORD const char *
#define SETTING_WORDS int
#define SETTING_WEEKDAY enum weekday
#define SETTING_WEEKDAYS unsigned
#define SETTING_LENGTH minutes
#define SETTING_CLOCK minutes
#define SETTING_CLOCKS struct clock_span
#define SETTING_SHARE double
#define SETTING_FLAG bool
#define SETTING_SIZE int64_t

/* One member per row of options.def: settings->general_timezone. */
struct settings {
#define OPTION(section, key, type, empty, preset, choices, low, high, summary)                     \
    SETTING_##type section##_##key;
#include "juggle/config/options.def"
#undef OPTION
};

/* Of the choices of options.def, by their index. */
enum { TIME_FORMAT_24H, TIME_FORMAT_12H };
enum { ASCII_AUTO, ASCII_YES, ASCII_NO };
enum { HINTS_AUTO, HINTS_YES, HINTS_NO };

/* What other rooms let the config say, as config knows neither commands nor the load model. */
struct config_tables {
    const char *const *commands; /* that may stand in [keys] */
    const char *const *keys;     /* their keys where the config gives none; NULL: not told */
    size_t command_count;
    /* [rules]: a row's key, the heading that it stands under, its default as it would be written,
     * where it is from; parse says whether a text is a value for it, and which. */
    size_t limit_count;
    const char *(*limit_key)(size_t row);
    const char *(*limit_group)(size_t row, struct arena *arena);
    const char *(*limit_preset)(size_t row, struct arena *arena);
    const char *(*limit_summary)(size_t row, struct arena *arena);
    bool (*limit_parse)(size_t row, const char *text, double *value);
    /* Is there such a time zone? If not, *nearest is the one that may be meant, or NULL. No
     * function: a name that looks like a zone is taken for one. */
    bool (*zone_known)(struct arena *arena, const char *name, const char **nearest);
    const char *themes; /* the directory of the person's NAME.ini; NULL: there is none */
};

struct config;

/* A mistake: the message is one line, what is wrong and what to write. */
struct config_problem {
    const char *file;
    int line;            /* 0: of the file as a whole */
    const char *section; /* "" where there is none */
    const char *key;     /* "" where it is about no key */
    const char
        *nearest; /* the right word that is nearest to what stands there; NULL: none is near */
    const char *message;
};

struct config_row {
    const char *section;
    const char *key;
    const char *value; /* as it would be written */
    const char *file;  /* where it was set; NULL: the default */
    int line;          /* 0: the default */
};

/* Reads path (NULL or absent: defaults). What is wrong with it is told by config_problem. False
 * only with must_exist, when it can't be read at all (ERR_CONFIG). All of it, texts too, lives in
 * the arena; the tables must live as long. */
bool config_read(struct arena *arena, const char *path, bool must_exist,
                 const struct config_tables *tables, const struct config **out,
                 struct err *err) MUST_CHECK;
/* The same of a file's bytes; file is its name for messages. */
const struct config *config_parse(struct arena *arena, const char *file, const char *bytes,
                                  size_t size, const struct config_tables *tables);

const struct settings *config_settings(const struct config *config);
/* The built-in kinds in their order, as changed by [kind NAME], and behind them the person's
 * own. */
const struct kind_set *config_kinds(const struct config *config);
/* Hours, lunch and contract of each weekday. */
void config_workdays(const struct config *config, struct workdays *out);
/* The theme that the config asks for: a built-in one, or the person's own. */
struct theme;
void config_theme(const struct config *config, struct theme *out);
/* The keys that the config gives a command, NULL where it says nothing, "" where it takes them
 * away. */
const char *config_keys(const struct config *config, const char *command);
/* The value of a limit by its row; false: the default holds. */
bool config_limit(const struct config *config, size_t row, double *value);
size_t config_problem_count(const struct config *config);
/* Those of themes' own files first, each file's in the order of its lines. */
const struct config_problem *config_problem(const struct config *config, size_t n);
/* Every setting with where it comes from; false behind the last. */
bool config_row(const struct config *config, size_t n, struct config_row *out);
/* Appends the example: every setting with its default and what it means. Read back, it says
 * nothing. */
void config_example(struct arena *arena, const struct config_tables *tables, struct str *out);
/* Appends the example with these settings in the place of their defaults (lines aren't looked at).
 * It was read back: ERR_CONFIG says which of them is no right value, or can't be written; out is of
 * no use then. */
bool config_answered(struct arena *arena, const struct config_tables *tables,
                     const struct config_entry *answers, size_t count, struct str *out,
                     struct err *err) MUST_CHECK;

/* One row of options.def as data, for manuals. */
struct option {
    const char *section;
    const char *key;
    enum option_type type;
    bool may_be_empty;
    const char *preset;
    const char *choices;
    int64_t low;
    int64_t high;
    const char *summary;
    size_t offset; /* in struct settings */
};

const struct option *config_options(size_t *count);
/* How its value is written: "a length such as 45m, 1h30 or 8h, from 5m to 12h". */
const char *config_wanted(struct arena *arena, const struct option *option);

/* What a section [kind NAME] may say. */
struct kind_key {
    const char *key;
    const char *example;
    const char *hint; /* how its value is written */
    const char *summary;
};
/* The n-th of them; NULL behind the last. */
const struct kind_key *config_kind_key(size_t n);

#endif
