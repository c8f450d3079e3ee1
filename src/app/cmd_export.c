/* SPDX-License-Identifier: MIT
 *
 * cmd_export: what goes out, in which form, and where to.
 */
#include "export.h"

#include <string.h>

#include "juggle/model/series.h"
#include "juggle/sys/file.h"

static const char *const format_words[] = {"ics", "json", "md"};

static bool find_format(const char *word, enum export_format *out)
{
    for (size_t i = 0; i < sizeof format_words / sizeof *format_words; i++)
        if (str_equal_nocase(word, format_words[i])) {
            *out = (enum export_format)i;
            return true;
        }
    return false;
}

/* Said, or by the file's ending; --json without a file asks for JSON itself. */
static bool read_format(struct export *export, const struct call *call, struct err *err)
{
    const char *word = call_option(call, "--format");
    const char *dot = export->file ? strrchr(export->file, '.') : NULL;
    export->format = call->json && !export->file ? EXPORT_JSON : EXPORT_ICS;
    if (word)
        return find_format(word, &export->format) ||
               err_set(err, ERR_USAGE, "%s: no such format; it is one of ics, json, md", word);
    if (dot)
        find_format(dot + 1, &export->format);
    return true;
}

/* A day's midnight: at home, and as whole days have it. */
static void set_edge(const struct world *world, day date, instant *at_home, instant *whole)
{
    *at_home = zone_instant(world->home, (struct wall){date, 0}, NULL);
    *whole = wall_seconds((struct wall){date, 0});
}

static bool read_window(struct export *export, const struct call *call, struct err *err)
{
    struct world *world = export->world;
    const char *from = call_option(call, "--from"), *to = call_option(call, "--to");
    export->from = export->to = DAY_NONE;
    export->window = export->days = (struct span){INT64_MIN, INT64_MAX};
    if ((from && !read_day(world, from, &export->from, err)) ||
        (to && !read_day(world, to, &export->to, err)))
        return false;
    if (from)
        set_edge(world, export->from, &export->window.start, &export->days.start);
    if (to)
        set_edge(world, export->to, &export->window.end, &export->days.end);
    if (from && to && export->to <= export->from)
        return err_set(err, ERR_USAGE, "export: --to must be later than --from");
    return true;
}

static bool read_feeds(struct export *export, const char *name, struct err *err)
{
    struct world *world = export->world;
    if (!name)
        return store_all(world->store, &world->turn, RECORD_FEED, &export->feeds, err);
    if (!read_feed(world, name, &export->only, err))
        return false;
    const void **one = ARENA_ARRAY(&world->turn, const void *, 1);
    one[0] = export->only;
    export->feeds = (struct record_list){one, 1};
    return true;
}

static bool read_options(struct export *export, const struct call *call, struct err *err)
{
    const char *file = call_option(call, "--output");
    export->tasks = call_has(call, "--tasks");
    export->checkins = call_has(call, "--checkins");
    export->file = str_equal(file, "-") ? NULL : file;
    return read_format(export, call, err) && read_window(export, call, err) &&
           read_feeds(export, call_option(call, "--feed"), err);
}

static const struct zone *zone_of(void *world, const char *name)
{
    return world_zone(world, name);
}

static bool overlaps(struct span window, instant start, instant end)
{
    return start < window.end && (end > window.start || (start == end && start >= window.start));
}

/* Between the first and the last of a series there may be none in the window, or only one that was
 * moved away; what can't be looked at goes out. */
static bool takes_place(const struct export *export, const struct event *master, struct span window)
{
    struct series_zones zones = {zone_of, export->world};
    struct series_items items;
    struct record_list list;
    struct arena arena;
    struct err dropped;
    arena_init(&arena);
    bool known =
        store_series(export->world->store, &arena, master->feed, master->uid, &list, &dropped);
    bool any = !known;
    if (known)
        series_expand(&arena, (const struct event *const *)list.at, list.count, &zones, window,
                      &items);
    for (size_t i = 0; !any && i < items.count; i++)
        any = overlaps(window, items.at[i].start, items.at[i].end);
    arena_finish(&arena);
    return any;
}

bool export_wants(const struct export *export, const struct event *event)
{
    struct span window = event->all_day ? export->days : export->window;
    bool series = series_is_master(event);
    bool closed = export->from != DAY_NONE && export->to != DAY_NONE;
    instant end = series ? event->series_end : event->end;
    return overlaps(window, event->start, end == INSTANT_NONE ? INT64_MAX : end) &&
           (!series || !closed || takes_place(export, event, window));
}

bool export_visit(struct export *export, store_visit_fn visit, void *context, struct err *err)
{
    struct store *store = export->world->store;
    if (!export->only && !store_visit_feed(store, 0, visit, context, err))
        return false;
    for (size_t i = 0; i < export->feeds.count; i++)
        if (!store_visit_feed(store, record_id(export->feeds.at[i]), visit, context, err))
            return false;
    return true;
}

static bool build(struct export *export, struct err *err)
{
    switch (export->format) {
    case EXPORT_ICS:
        return export_ics(export, err);
    case EXPORT_JSON:
        return export_json(export, err);
    case EXPORT_MD:
        break;
    }
    return export_md(export, err);
}

static void answer(struct export *export, struct reply *reply)
{
    struct world *world = export->world;
    struct value *map = reply_open(reply, world, "export");
    value_put_text(map, "format", format_words[export->format]);
    value_put_text(map, "file", export->file);
    value_put_int(map, "events", (int64_t)export->events);
    value_put_int(map, "tasks", (int64_t)export->todos);
    reply->said = arena_printf(&world->turn, "Exported %zu events and %zu tasks to %s",
                               export->events, export->todos, export->file);
    str_addf(&reply->text, "%s\n", reply->said);
}

/* A document on standard output is the answer itself; only a JSON one can stand for an answer. */
static void give(struct export *export, const struct call *call, struct reply *reply)
{
    if (call->json && export->format != EXPORT_JSON) {
        struct value *map = reply_open(reply, export->world, "export");
        value_put_text(map, "text", export->out.text);
        return;
    }
    str_finish(&reply->text);
    reply->text = export->out;
    str_init(&export->out);
}

bool cmd_export(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    struct export export = {.world = world};
    str_init(&export.out);
    bool done = read_options(&export, call, err) && build(&export, err);
    if (done && export.checkins && export.format == EXPORT_ICS)
        reply_note(reply, world,
                   "export: check-ins have no place in iCalendar; take --format json");
    if (done && export.file) {
        done = file_write(export.file, export.out.text, export.out.length, FILE_REPLACE, err);
        if (done)
            answer(&export, reply);
    } else if (done) {
        give(&export, call, reply);
    }
    str_finish(&export.out);
    return done;
}
