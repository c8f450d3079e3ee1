/* SPDX-License-Identifier: MIT
 *
 * templates: ini files as rows of tasks.
 */
#include "templates.h"

#include <stdlib.h>
#include <string.h>

#include "juggle/base/parse.h"
#include "juggle/base/str.h"
#include "juggle/base/vec.h"
#include "juggle/config/entries.h"

#define TEMPLATE(symbol, name) extern const unsigned char template_##symbol[];
#include "templates.def"
#undef TEMPLATE

static const struct {
    const char *name;
    const unsigned char *text;
} built_in[] = {
#define TEMPLATE(symbol, name) {name, template_##symbol},
#include "templates.def"
#undef TEMPLATE
};

enum { ROWS_MOST = 64, FAR = 1000 };

struct reading {
    const char *file;
    const struct kind_set *kinds;
    struct template *out;
    struct template_row *rows; /* the template's, still to be written */
};

static bool wrong(const struct reading *r, const struct config_entry *entry, const char *what,
                  struct err *err)
{
    return err_set(err, ERR_CONFIG, "%s:%d: %s = %s: %s", r->file, entry->line, entry->key,
                   entry->value, what);
}

static bool take_length(const struct reading *r, const struct config_entry *entry, minutes *out,
                        struct err *err)
{
    if (str_equal(entry->value, "0m")) {
        *out = 0;
        return true;
    }
    return parse_length(entry->value, DAY_MINUTES, out) ||
           wrong(r, entry, "not a length; write 45m, 2h or 1h30", err);
}

static bool take_days(const struct reading *r, const struct config_entry *entry, int *out,
                      struct err *err)
{
    int64_t days;
    if (!parse_int(entry->value, -FAR, FAR, &days))
        return wrong(r, entry, "not a number of days", err);
    *out = (int)days;
    return true;
}

static bool take_share(const struct reading *r, const struct config_entry *entry, int *out,
                       struct err *err)
{
    char *end;
    double share = strtod(entry->value, &end);
    if (*end || end == entry->value || !(share >= 0 && share <= 1))
        return wrong(r, entry, "not a share from 0 to 1", err);
    *out = (int)(share * 1000 + 0.5);
    return true;
}

static bool take_head(const struct reading *r, const struct config_entry *entry, struct err *err)
{
    if (str_equal(entry->key, "per_minute"))
        return take_length(r, entry, &r->out->prep_per_minute, err);
    if (str_equal(entry->key, "least"))
        return take_length(r, entry, &r->out->prep_least, err);
    if (str_equal(entry->key, "most"))
        return take_length(r, entry, &r->out->prep_most, err);
    return str_equal(entry->key, "about") || wrong(r, entry, "a template has no such setting", err);
}

static bool take_setting(const struct reading *r, const struct config_entry *entry,
                         struct template_row *row, struct err *err)
{
    if (str_equal(entry->key, "title"))
        row->title = entry->value;
    else if (str_equal(entry->key, "kind") && kind_find(r->kinds, entry->value))
        row->kind = entry->value;
    else if (str_equal(entry->key, "kind"))
        return wrong(r, entry, "no such kind", err);
    else if (str_equal(entry->key, "length"))
        return take_length(r, entry, &row->length, err);
    else if (str_equal(entry->key, "share"))
        return take_share(r, entry, &row->share, err);
    else if (str_equal(entry->key, "due"))
        return take_days(r, entry, &row->due, err);
    else if (str_equal(entry->key, "earliest"))
        return take_days(r, entry, &row->earliest, err);
    else if (str_equal(entry->key, "from") &&
             (str_equal(entry->value, "last") || str_equal(entry->value, "first")))
        row->anchor = str_equal(entry->value, "last") ? TEMPLATE_LAST : TEMPLATE_FIRST;
    else
        return wrong(r, entry, "a step has no such setting", err);
    return true;
}

/* The row of a section; a new section begins a new one. */
static struct template_row *row_of(const struct reading *r, const char *section)
{
    for (size_t i = 0; i < r->out->count; i++)
        if (str_equal(r->rows[i].key, section))
            return &r->rows[i];
    if (r->out->count == ROWS_MOST)
        return NULL;
    r->rows[r->out->count] = (struct template_row){.key = section,
                                                   .title = "%s",
                                                   .length = MINUTES_NONE,
                                                   .earliest = TEMPLATE_ANY,
                                                   .own = MINUTES_NONE};
    return &r->rows[r->out->count++];
}

static bool take_all(struct world *world, const char *file, const char *name,
                     const struct config_entries *entries, struct template *out, struct err *err)
{
    struct reading r = {file, &world->kinds, out,
                        ARENA_ARRAY(&world->turn, struct template_row, ROWS_MOST)};
    *out = (struct template){.name = name, .rows = r.rows};
    for (size_t i = 0; i < entries->count; i++) {
        const struct config_entry *entry = &entries->at[i];
        if (str_equal(entry->section, "template")) {
            if (!take_head(&r, entry, err))
                return false;
            continue;
        }
        struct template_row *row = row_of(&r, entry->section);
        if (!row)
            return wrong(&r, entry, "a template has at most 64 steps", err);
        if (!take_setting(&r, entry, row, err))
            return false;
    }
    return true;
}

/* *own: there is a file of the person's. */
static bool load_own(struct world *world, const char *name, struct template *out, bool *own,
                     struct err *err)
{
    struct config_entries entries;
    *own = false;
    if (!world->paths.templates)
        return true;
    const char *path = arena_printf(&world->turn, "%s/%s.ini", world->paths.templates, name);
    if (config_entries_read(&world->turn, path, &entries, own, err) &&
        (!*own || take_all(world, path, name, &entries, out, err)))
        return true;
    err->code = ERR_FAILED;
    return false;
}

static bool load_built_in(struct world *world, const char *name, struct template *out,
                          struct err *err)
{
    struct config_entries entries;
    for (size_t i = 0; i < sizeof built_in / sizeof *built_in; i++) {
        const char *text = (const char *)built_in[i].text;
        if (str_equal(built_in[i].name, name))
            return config_entries_parse(&world->turn, name, text, strlen(text), &entries, err) &&
                   take_all(world, name, name, &entries, out, err);
    }
    return err_set(err, ERR_NOT_FOUND, "%s: no such template", name);
}

bool template_load(struct world *world, const char *name, struct template *out, struct err *err)
{
    bool own;
    return load_own(world, name, out, &own, err) && (own || load_built_in(world, name, out, err));
}

const char *template_problem(struct world *world, size_t *next)
{
    struct template template;
    while (*next < sizeof built_in / sizeof *built_in) {
        struct err err;
        bool own;
        if (!load_own(world, built_in[(*next)++].name, &template, &own, &err))
            return arena_strdup(&world->turn, err.text);
    }
    return NULL;
}

bool template_load_all(struct world *world, const struct template *const **out, size_t *count,
                       struct err *err)
{
    *count = sizeof built_in / sizeof *built_in;
    const struct template **list = ARENA_ARRAY(&world->turn, const struct template *, *count);
    for (size_t i = 0; i < *count; i++) {
        struct template *one = ARENA_NEW(&world->turn, struct template);
        struct err why;
        if (!template_load(world, built_in[i].name, one, &why) &&
            !load_built_in(world, built_in[i].name, one, err))
            return false;
        list[i] = one;
    }
    *out = list;
    return true;
}

/* ---- the person's own hours ---- */

struct finished {
    int64_t task;
    const struct template_row *row;
    minutes spent;
};
typedef VEC(struct finished) finished_list;

static bool find_finished(struct world *world, const struct template *template, finished_list *out,
                          struct err *err)
{
    struct record_list tasks, entries;
    if (!store_all(world->store, &world->turn, RECORD_TASK, &tasks, err))
        return false;
    for (size_t i = 0; i < tasks.count; i++) {
        const struct task *task = tasks.at[i];
        const struct template_row *row =
            task->anchor ? template_find(template, task->anchor) : NULL;
        if (row && task->state == WORD_state_DONE)
            VEC_PUSH(&world->turn, out, ((struct finished){task->id, row, 0}));
    }
    if (!out->count)
        return true;
    if (!store_all(world->store, &world->turn, RECORD_ENTRY, &entries, err))
        return false;
    for (size_t i = 0; i < entries.count; i++) {
        const struct entry *entry = entries.at[i];
        for (size_t k = 0; k < out->count; k++)
            if (entry->task == out->at[k].task && entry->end != INSTANT_NONE &&
                entry->end > entry->start)
                out->at[k].spent += (minutes)((entry->end - entry->start) / 60);
    }
    return true;
}

bool template_measure(struct world *world, struct template *template, int *count, struct err *err)
{
    finished_list finished = {0};
    *count = 0;
    if (!find_finished(world, template, &finished, err))
        return false;
    if (!finished.count)
        return true;
    struct template_row *rows =
        arena_copy(&world->turn, template->rows, template->count * sizeof *rows);
    minutes *lengths = ARENA_ARRAY(&world->turn, minutes, finished.count);
    for (size_t i = 0; i < template->count; i++) {
        size_t often = 0;
        for (size_t k = 0; k < finished.count; k++)
            if (finished.at[k].row == &template->rows[i] && finished.at[k].spent > 0)
                lengths[often++] = finished.at[k].spent;
        rows[i].own = template_measured(lengths, often);
        rows[i].own_count = rows[i].own == MINUTES_NONE ? 0 : (int)often;
        if (rows[i].anchor == TEMPLATE_FIRST && rows[i].own_count > *count)
            *count = rows[i].own_count;
    }
    template->rows = rows;
    return true;
}

const char *template_for(enum role role, const char *form)
{
    switch (role) {
    case WORD_role_SPEAKING:
        return str_equal(form, "rerun")   ? "talk-rerun"
               : str_equal(form, "tweak") ? "talk-tweak"
                                          : "talk-new";
    case WORD_role_KEYNOTE:
        return str_equal(form, "rerun")   ? "talk-rerun"
               : str_equal(form, "tweak") ? "talk-tweak"
                                          : "keynote";
    case WORD_role_WORKSHOP:
        return str_equal(form, "rerun")   ? "talk-rerun"
               : str_equal(form, "tweak") ? "talk-tweak"
                                          : "workshop";
    case WORD_role_BOOTH:
        return "booth";
    case WORD_role_ATTENDING:
    case WORD_role_ORGANISING:
        return "attending";
    case WORD_role_NONE:
    case WORD_role_MAYBE:
    case WORD_role_COUNT:
        break;
    }
    return NULL;
}
