/* SPDX-License-Identifier: MIT
 *
 * export: as iCalendar: events with their series and exceptions as they are, blocks and travel as
 * events, tasks as VTODO. What came from a feed says from which, so that it finds back.
 */
#include "event_times.h"
#include "export.h"

#include <stdlib.h>
#include <string.h>

#include "juggle/ics/write.h"
#include "juggle/model/merge.h"
#include "juggle/model/recur.h"

struct writing {
    struct export *export;
    struct arena arena;
    struct ics_writer writer;
    VEC(uint64_t) wanted; /* keys of series and events that go out, ascending; only with a window */
    VEC(const char *) zones;
    struct record_list choices;
    struct span span;
};

static int by_value(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static bool has_window(const struct export *export)
{
    return export->from != DAY_NONE || export->to != DAY_NONE;
}

static uint64_t whole_key(const struct event *event)
{
    return merge_key(event->uid, "") ^ (uint64_t)event->feed;
}

/* A series goes out whole, with its exceptions, if anything of it is in the window. */
static bool goes_out(const struct writing *writing, const struct event *event)
{
    uint64_t key = whole_key(event);
    if (!has_window(writing->export))
        return true;
    return writing->wanted.count > 0 && bsearch(&key, writing->wanted.at, writing->wanted.count,
                                                sizeof key, by_value) != NULL;
}

static bool want(void *context, const void *record)
{
    struct writing *writing = context;
    if (export_wants(writing->export, record))
        VEC_PUSH(&writing->arena, &writing->wanted, whole_key(record));
    return true;
}

static void add_zone(struct writing *writing, const char *zone)
{
    if (!zone)
        return;
    for (size_t i = 0; i < writing->zones.count; i++)
        if (!strcmp(writing->zones.at[i], zone))
            return;
    VEC_PUSH(&writing->arena, &writing->zones, arena_strdup(&writing->arena, zone));
}

static void widen(struct span *span, instant start, instant end)
{
    if (start != INSTANT_NONE && start < span->start)
        span->start = start;
    if (end != INSTANT_NONE && end > span->end)
        span->end = end;
}

static bool look_at(void *context, const void *record)
{
    struct writing *writing = context;
    const struct event *event = record;
    if (!goes_out(writing, event))
        return true;
    if (!event->all_day) {
        add_zone(writing, event->zone);
        add_zone(writing, event->end_zone);
    }
    widen(&writing->span, event->start, event->series_end);
    widen(&writing->span, event->start, event->end);
    return true;
}

static const struct choice *choice_of_event(const struct writing *writing, int64_t event)
{
    for (size_t i = 0; i < writing->choices.count; i++) {
        const struct choice *choice = writing->choices.at[i];
        if (choice->event == event && (!choice->occurrence || !choice->occurrence[0]))
            return choice;
    }
    return NULL;
}

static const char *feed_uid(const struct export *export, int64_t feed)
{
    for (size_t i = 0; i < export->feeds.count; i++)
        if (record_id(export->feeds.at[i]) == feed)
            return ((const struct feed *)export->feeds.at[i])->uid;
    return NULL;
}

/* An exception that was moved to another zone names its occurrence by the clock of its series,
 * which nobody else can know: in UTC all can. */
static struct event with_plain_name(struct writing *writing, const struct event *event)
{
    struct event out = *event;
    const struct event *master = NULL;
    struct recur_moment moment;
    struct err err;
    char buf[RECUR_MOMENT_SIZE];
    struct world *world = writing->export->world;
    bool local = !str_blank(event->recurrence) &&
                 recur_moment_parse(event->recurrence, strlen(event->recurrence), &moment) &&
                 !moment.utc && !moment.date;
    if (!local || !store_find_event(world->store, &writing->arena, event->feed, event->uid, "", "",
                                    &master, &err))
        return out;
    if (!master || master->all_day || (!event->all_day && str_equal(master->zone, event->zone)))
        return out;
    moment.wall = wall_from_seconds(zone_instant(event_zone(world, master), moment.wall, NULL));
    moment.utc = true;
    out.recurrence = arena_strdup(&writing->arena, recur_moment_format(&moment, buf));
    return out;
}

static bool write_one(void *context, const void *record)
{
    struct writing *writing = context;
    const struct event *event = record;
    if (goes_out(writing, event)) {
        struct event out = with_plain_name(writing, event);
        ics_write_event(&writing->writer, &out, choice_of_event(writing, event->id),
                        feed_uid(writing->export, event->feed));
        writing->export->events++;
    }
    return true;
}

static bool in_window(const struct export *export, instant start, instant end)
{
    return start < export->window.end && end > export->window.start;
}

struct plans {
    struct record_list blocks, legs, tasks;
};

static bool read_plans(struct writing *writing, struct plans *plans, struct err *err)
{
    struct export *export = writing->export;
    struct store *store = export->world->store;
    *plans = (struct plans){0};
    if (export->only)
        return true;
    return store_all(store, &writing->arena, RECORD_BLOCK, &plans->blocks, err) &&
           store_all(store, &writing->arena, RECORD_LEG, &plans->legs, err) &&
           store_all(store, &writing->arena, RECORD_TASK, &plans->tasks, err);
}

static void look_at_plans(struct writing *writing, const struct plans *plans)
{
    for (size_t i = 0; i < plans->blocks.count; i++) {
        const struct block *block = plans->blocks.at[i];
        add_zone(writing, block->zone);
        widen(&writing->span, block->start, block->end);
    }
    for (size_t i = 0; i < plans->legs.count; i++) {
        const struct leg *leg = plans->legs.at[i];
        add_zone(writing, leg->zone);
        add_zone(writing, leg->end_zone);
        widen(&writing->span, leg->start, leg->end);
    }
}

static const char *block_title(const struct plans *plans, const struct block *block)
{
    for (size_t i = 0; !block->title && i < plans->tasks.count; i++)
        if (record_id(plans->tasks.at[i]) == block->task)
            return ((const struct task *)plans->tasks.at[i])->title;
    return block->title ? block->title : block->kind;
}

static const char *leg_title(const struct leg *leg)
{
    if (leg->title)
        return leg->title;
    return leg->way == WORD_way_BACK ? "Travel home" : "Travel";
}

static void write_plans(struct writing *writing, const struct plans *plans)
{
    struct export *export = writing->export;
    for (size_t i = 0; i < plans->blocks.count; i++) {
        const struct block *block = plans->blocks.at[i];
        if (in_window(export, block->start, block->end)) {
            ics_write_block(&writing->writer, block, block_title(plans, block));
            export->events++;
        }
    }
    for (size_t i = 0; i < plans->legs.count; i++) {
        const struct leg *leg = plans->legs.at[i];
        if (in_window(export, leg->start, leg->end)) {
            ics_write_leg(&writing->writer, leg, leg_title(leg));
            export->events++;
        }
    }
}

static bool write_task(void *context, const void *record)
{
    struct writing *writing = context;
    const struct task *task = record;
    if (writing->export->only && task->feed != writing->export->only->id)
        return true;
    ics_write_task(&writing->writer, task);
    writing->export->todos++;
    return true;
}

/* The zones, with every change that what goes out can meet. */
static void write_head(struct writing *writing)
{
    struct export *export = writing->export;
    struct world *world = export->world;
    enum { YEAR = 366 * DAY_SECONDS };
    if (writing->span.start > writing->span.end)
        writing->span = (struct span){world->now, world->now};
    if (writing->span.end < world->now + 2 * YEAR)
        writing->span.end = world->now + 2 * YEAR;
    writing->writer.zone_span = (struct span){writing->span.start - YEAR, writing->span.end};
    for (size_t i = 0; i < writing->zones.count; i++)
        (void)world_zone(world, writing->zones.at[i]);
    writing->writer.zones = &world->zones;
    ics_write_begin(&writing->writer, export->only ? export->only->name : "juggle");
    for (size_t i = 0; i < writing->zones.count; i++)
        ics_write_zone(&writing->writer, writing->zones.at[i]);
}

static bool write_all(struct writing *writing, struct err *err)
{
    struct export *export = writing->export;
    struct store *store = export->world->store;
    struct plans plans;
    if (has_window(export) && !export_visit(export, want, writing, err))
        return false;
    if (writing->wanted.count > 1)
        qsort(writing->wanted.at, writing->wanted.count, sizeof *writing->wanted.at, by_value);
    if (!store_all(store, &writing->arena, RECORD_CHOICE, &writing->choices, err) ||
        !read_plans(writing, &plans, err) || !export_visit(export, look_at, writing, err))
        return false;
    look_at_plans(writing, &plans);
    write_head(writing);
    if (!export_visit(export, write_one, writing, err))
        return false;
    write_plans(writing, &plans);
    if (export->tasks && !store_visit(store, RECORD_TASK, write_task, writing, err))
        return false;
    ics_write_end(&writing->writer);
    return true;
}

bool export_ics(struct export *export, struct err *err)
{
    struct writing writing = {.export = export, .span = {INT64_MAX, INT64_MIN}};
    writing.writer.out = &export->out;
    writing.writer.stamp = export->world->now;
    arena_init(&writing.arena);
    bool done = write_all(&writing, err);
    arena_finish(&writing.arena);
    return done;
}
