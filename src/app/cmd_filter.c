/* SPDX-License-Identifier: MIT
 *
 * cmd_filter: filters that the person keeps under a name. They are records like all others: saving
 * one is a step that undo takes back.
 */
#include "handlers.h"

#include <string.h>

#include "juggle/base/str.h"
#include "juggle/base/text.h"
#include "juggle/model/filter.h"

enum { NAME_MOST = 40 };

/* By its name, whatever its case; *out NULL where there is none. */
static bool find_saved(struct world *world, const char *name, const struct filter **out,
                       const char **nearest, struct err *err)
{
    struct record_list list;
    *out = NULL;
    if (!store_all(world->store, &world->turn, RECORD_FILTER, &list, err))
        return false;
    const char **names = ARENA_ARRAY(&world->turn, const char *, list.count + 1);
    for (size_t i = 0; i < list.count; i++) {
        const struct filter *filter = list.at[i];
        names[i] = filter->name;
        if (str_equal(text_fold(&world->turn, filter->name), text_fold(&world->turn, name)))
            *out = filter;
    }
    *nearest = str_nearest(name, names, list.count);
    return true;
}

static bool need_saved(struct world *world, const char *name, const struct filter **out,
                       struct err *err)
{
    const char *nearest;
    if (!find_saved(world, name, out, &nearest, err))
        return false;
    if (*out)
        return true;
    return err_set(err, ERR_NOT_FOUND, "%s: no such filter; %s%s", name,
                   nearest ? "did you mean " : "see: juggle filters", nearest ? nearest : "");
}

/* 'due:next week': the shell took the quotes. */
static const char *quoted(struct world *world, const char *word)
{
    const char *colon = strchr(word, ':');
    if (!colon || strchr(word, '"') || !strchr(colon, ' '))
        return word;
    return arena_printf(&world->turn, "%.*s\"%s\"", (int)(colon + 1 - word), word, colon + 1);
}

const char *filter_words(struct world *world, const struct call *call, size_t from)
{
    struct filter_query query;
    struct err ignored;
    struct view_inputs inputs = world_inputs(world);
    const char *plain = call_rest(call, &world->turn, from), *text = "";
    if (filter_parse(&world->turn, plain, &inputs, &query, &ignored))
        return plain;
    for (size_t i = from; i < call->argument_count; i++)
        text = arena_printf(&world->turn, "%s%s%s", text, *text ? " " : "",
                            quoted(world, call_argument(call, i)));
    return filter_parse(&world->turn, text, &inputs, &query, &ignored) ? text : plain;
}

bool filter_line(struct world *world, const struct call *call, const char **out, struct err *err)
{
    const struct filter *saved;
    const char *name = call_option(call, "--saved");
    *out = filter_words(world, call, 0);
    if (!name)
        return true;
    if (!need_saved(world, name, &saved, err))
        return false;
    *out = arena_printf(&world->turn, "%s %s", saved->text, *out);
    return true;
}

static bool check_name(const char *name, struct err *err)
{
    if (str_blank(name) || text_width(name) > NAME_MOST)
        return err_set(err, ERR_USAGE, "filter save: the name must have 1 to %d letters",
                       NAME_MOST);
    return true;
}

bool cmd_filter_save(struct world *world, const struct call *call, struct reply *reply,
                     struct err *err)
{
    const char *name = call_argument(call, 0), *text = filter_words(world, call, 1), *nearest;
    struct filter_query query;
    struct view_inputs inputs = world_inputs(world);
    const struct filter *old;
    struct filter filter;
    record_clear(RECORD_FILTER, &filter);
    if (!check_name(name, err) || !filter_parse(&world->turn, text, &inputs, &query, err))
        return false;
    if (!query.count)
        return err_set(err, ERR_USAGE, "filter save: %s would hold nothing; write words behind it",
                       name);
    if (!change_begin(world, err) || !find_saved(world, name, &old, &nearest, err))
        return false;
    filter.id = old ? old->id : 0;
    filter.name = name;
    filter.text = text;
    if (!store_put(world->store, RECORD_FILTER, &filter, err))
        return false;
    change_label(world, reply, "Saved the filter \"%s\"", name);
    return change_end(world, reply, "filter", NULL, 0, err);
}

bool cmd_filter_delete(struct world *world, const struct call *call, struct reply *reply,
                       struct err *err)
{
    const struct filter *saved;
    if (!change_begin(world, err) || !need_saved(world, call_argument(call, 0), &saved, err) ||
        !store_delete(world->store, RECORD_FILTER, saved->id, err))
        return false;
    change_label(world, reply, "Forgot the filter \"%s\"", saved->name);
    return change_end(world, reply, "filter", NULL, 0, err);
}

bool cmd_filters(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    struct record_list list;
    (void)call;
    if (!store_all(world->store, &world->turn, RECORD_FILTER, &list, err))
        return false;
    struct value *items = value_put_list(reply_open(reply, world, "filters"), "items");
    for (size_t i = 0; i < list.count; i++) {
        const struct filter *filter = list.at[i];
        struct value *map = value_push_map(items);
        value_put_text(map, "name", filter->name);
        value_put_text(map, "filter", filter->text);
    }
    return true;
}
