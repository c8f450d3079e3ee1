/* SPDX-License-Identifier: MIT
 *
 * burden: each sort of item becomes blocks, days off or trips of the load model. What is decided
 * here is the contract's "What counts"; what it costs is decided in load. Of items that have hours
 * only what names and changes them is kept: a full calendar has ten thousand in the months that the
 * rules remember.
 */
#include "burden.h"

#include <stdlib.h>
#include <string.h>

#include "juggle/base/search.h"
#include "juggle/base/vec.h"
#include "juggle/load/allday.h"
#include "juggle/model/agenda.h"

/* Days whose events are held at once: few, as they are what takes room, and not fewer, as each
 * stretch is read with a day more on both sides. */
enum { STRETCH_DAYS = 28 };

/* The body clock needs so long after a journey at most (12 h at 57 min a day), also where nothing
 * is planned. */
enum { DAYS_AFTERWARDS = 14 };

struct hours {
    struct load_block block;
    const struct burden_item *item; /* NULL: on site */
    const struct entry *entry;      /* they were noted in, or NULL */
};

struct gather {
    struct world *world;
    const struct view *view; /* with all that isn't an event */
    day from, to;
    struct span window;
    struct steps clock;   /* the person's */
    struct arena growing; /* lists, until they are whole */
    VEC(struct hours) hours;
    VEC(struct hours) onsite;
    VEC(struct load_step) steps;
    VEC(struct load_off) off;
    VEC(struct load_checkin) checkins;
    VEC(struct load_trip) trips;
    VEC(struct load_task) tasks;
};

static int own_tenths(const struct item *item)
{
    int rating = MINUTES_NONE;
    if (item->choice)
        rating = item->choice->rating;
    else if (item->block)
        rating = item->block->rating;
    else if (item->entry)
        rating = item->entry->rating;
    return rating >= 0 && rating <= 10 ? rating * 10 : LOAD_TENTHS_OF_KIND;
}

static const struct burden_item *keep_item(struct gather *g, const struct item *item)
{
    struct arena *arena = &g->world->turn;
    struct burden_item kept = {
        .type = item->type,
        .role = item->role,
        .id = arena_strdup(arena, item->id),
        .title = arena_strdup(arena, item->title ? item->title : item->kind->word),
        .kind = item->kind,
        .feed = item->feed,
        .number = item->number,
        .task = item->block ? item->block->task : 0,
        .start = item->start,
        .end = item->end,
        .first_day = item->first_day,
        .all_day = item->all_day,
        .starred = item->starred,
        .recurring = item->recurring,
        .settled =
            item->block && item->block->pinned && item->block->placed != WORD_placed_BY_PERSON,
    };
    return arena_copy(arena, &kept, sizeof kept);
}

static void add_hours(struct gather *g, const struct item *item, const struct burden_item *kept,
                      moment start, moment end)
{
    bool planned = item->type != ITEM_ENTRY;
    struct load_block block = {
        .start = start,
        .end = end,
        .kind = item->kind,
        .tenths = own_tenths(item),
        .origin = planned ? LOAD_PLANNED : LOAD_ACTUAL,
        .id = planned ? kept->id : NULL,
    };
    VEC_PUSH(&g->growing, &g->hours, ((struct hours){block, kept, item->entry}));
}

static enum load_off_cause cause_of(const struct item *item)
{
    if (item->feed && item->feed->mode == WORD_feed_mode_HOLIDAYS)
        return LOAD_HOLIDAY;
    if (item->choice && item->choice->tags && strstr(item->choice->tags, "sick"))
        return LOAD_SICK;
    return LOAD_LEAVE;
}

/* What the model makes of the days of an all-day item that are looked at. */
static void add_all_day(struct gather *g, const struct item *item)
{
    struct allday days;
    bool leave = item->kind->like == KIND_LEAVE;
    if (leave ? item->status == WORD_status_CANCELLED
              : !item->counts || item->kind->flags & KIND_NOWORK)
        return;
    allday_expand(&g->growing, burden_config(g->world), &g->clock, item->kind,
                  item->first_day > g->from ? item->first_day : g->from,
                  item->end_day < g->to ? item->end_day : g->to, false, &days);
    for (size_t i = 0; i < days.off_count; i++)
        VEC_PUSH(&g->world->turn, &g->off, ((struct load_off){days.off[i].day, cause_of(item)}));
    const struct burden_item *kept = days.block_count ? keep_item(g, item) : NULL;
    for (size_t i = 0; i < days.block_count; i++)
        add_hours(g, item, kept, days.blocks[i].start, days.blocks[i].end);
}

static void add_item(struct gather *g, const struct item *item)
{
    if (!item_in(item, g->from, g->to, g->window)) /* of the window's edge, or a task */
        return;
    if (item->all_day)
        add_all_day(g, item);
    else if (item->type == ITEM_ENTRY || item->counts)
        add_hours(g, item, keep_item(g, item), moment_of(item->start), moment_of(item->end));
}

/* Hours at conferences on days [from, to) of a view that holds their programmes. */
static void add_onsite(struct gather *g, const struct view *view, day from, day to)
{
    const struct kind *kind = kind_find(&g->world->kinds, kind_builtin()->at[KIND_EVENT].word);
    for (size_t i = 0; i < view->snapshot->conference_count; i++) {
        const struct conference *c = view->snapshot->conferences[i];
        struct span at;
        for (day d = c->first_day > from ? c->first_day : from; d <= c->last_day && d < to; d++)
            if (agenda_onsite(view, c, d, &at))
                VEC_PUSH(&g->growing, &g->onsite,
                         ((struct hours){{moment_of(at.start), moment_of(at.end), kind,
                                          LOAD_TENTHS_OF_KIND, LOAD_PLANNED, NULL, NULL},
                                         NULL, NULL}));
    }
}

static void add_trips(struct gather *g)
{
    const struct snapshot *s = g->view->snapshot;
    for (size_t i = 0; i < s->conference_count; i++) {
        struct load_trip trip = {MOMENT_NEVER, MOMENT_NONE};
        for (size_t k = 0; k < s->leg_count; k++)
            if (s->legs[k]->conference == s->conferences[i]->id) {
                moment start = moment_of(s->legs[k]->start), end = moment_of(s->legs[k]->end);
                trip.out = start < trip.out ? start : trip.out;
                trip.back = end > trip.back ? end : trip.back;
            }
        if (trip.out < trip.back)
            VEC_PUSH(&g->world->turn, &g->trips, trip);
    }
}

static void add_person(struct gather *g)
{
    const struct snapshot *s = g->view->snapshot;
    for (size_t i = 0; i < s->checkin_count; i++) {
        const struct checkin *c = s->checkins[i];
        VEC_PUSH(&g->world->turn, &g->checkins,
                 ((struct load_checkin){(day)c->id, c->energy > 0 ? c->energy : 0,
                                        c->switched_off > 0 ? c->switched_off : 0}));
    }
    for (size_t i = 0; i < s->task_count; i++) {
        const struct task *task = s->tasks[i];
        bool guessed;
        if (!task_is_open(task) || task->due_day == DAY_NONE)
            continue;
        minutes left =
            task_estimate(&g->world->kinds, task, &guessed) - task_spent(g->view, task->id);
        if (left > 0)
            VEC_PUSH(&g->world->turn, &g->tasks, ((struct load_task){left, task->due_day}));
    }
}

/* In order of time, and then of anything that stays the same from one reading to the next. */
static int by_start(const void *a, const void *b)
{
    const struct hours *x = a, *y = b;
    if (x->block.start != y->block.start)
        return x->block.start < y->block.start ? -1 : 1;
    if (x->item->number != y->item->number)
        return x->item->number < y->item->number ? -1 : 1;
    if (x->item->type != y->item->type)
        return x->item->type < y->item->type ? -1 : 1;
    return strcmp(x->item->id, y->item->id);
}

/* The first of the sorted hours that begins at a moment or later. */
static size_t hours_from(const struct gather *g, moment at)
{
    size_t low;
    LOWER_BOUND(low, g->hours.count, i, g->hours.at[i].block.start < at);
    return low;
}

/* An entry takes the place of its task's blocks of that day, or of its event. */
static const char *plan_of(const struct gather *g, const struct hours *noted)
{
    day on = noted->item->first_day;
    struct span window = where_day(&g->view->where, on, 0);
    for (size_t i = hours_from(g, moment_of(window.start)); i < g->hours.count; i++) {
        const struct burden_item *item = g->hours.at[i].item;
        if (g->hours.at[i].block.start >= moment_of(window.end))
            break;
        bool same_task = item->type == ITEM_BLOCK && item->task && item->task == noted->entry->task;
        bool same_event = item->type == ITEM_EVENT && item->number == noted->entry->event;
        if (item->first_day == on && (same_task || same_event))
            return item->id;
    }
    return NULL;
}

/* The clock's steps: each change of zone at its instant, and between them those of the zone
 * itself. */
static void add_steps(struct gather *g)
{
    const struct where *where = &g->view->where;
    for (size_t i = 0; i <= where->count; i++) {
        const struct zone *zone = i ? where->steps[i - 1].zone : where->home;
        instant from = i ? where->steps[i - 1].from : g->window.start;
        instant until = i < where->count ? where->steps[i].from : g->window.end;
        if (i && from < g->window.start)
            from = g->window.start;
        for (instant at = from; at != INSTANT_NONE && at < until;
             at = zone_next_change(zone, at, until))
            VEC_PUSH(&g->world->turn, &g->steps,
                     ((struct load_step){moment_of(at), zone_offset(zone, at) / 60}));
    }
}

static void gather_begin(struct gather *g, struct world *world, const struct view *view, day from,
                         day to)
{
    *g = (struct gather){.world = world, .view = view, .from = from, .to = to};
    g->window = (struct span){where_day(&view->where, from, 0).start,
                              where_day(&view->where, to, 0).start};
    arena_init(&g->growing);
    add_steps(g);
    steps_build(&g->growing, g->steps.at, g->steps.count, &g->clock);
}

/* Hours on site stand last: where a session takes the same time, it is the session that is
 * named. */
static void give_blocks(struct gather *g, struct burden *out)
{
    size_t count = g->hours.count + g->onsite.count;
    struct load_block *blocks = ARENA_ARRAY(&g->world->turn, struct load_block, count);
    const struct burden_item **items =
        ARENA_ARRAY(&g->world->turn, const struct burden_item *, count);
    if (g->hours.count)
        qsort(g->hours.at, g->hours.count, sizeof *g->hours.at, by_start);
    for (size_t i = 0; i < count; i++) {
        const struct hours *hours =
            i < g->hours.count ? &g->hours.at[i] : &g->onsite.at[i - g->hours.count];
        blocks[i] = hours->block;
        blocks[i].plan_id = hours->entry ? plan_of(g, hours) : NULL;
        items[i] = hours->item;
    }
    out->input.blocks = blocks;
    out->input.block_count = count;
    out->items = items;
}

static void gather_end(struct gather *g, struct burden *out)
{
    struct load_input *input = &out->input;
    load_input_init(input);
    add_trips(g);
    add_person(g);
    give_blocks(g, out);
    input->steps = g->steps.at;
    input->step_count = g->steps.count;
    input->off = g->off.at;
    input->off_count = g->off.count;
    input->checkins = g->checkins.at;
    input->checkin_count = g->checkins.count;
    input->trips = g->trips.at;
    input->trip_count = g->trips.count;
    input->tasks = g->tasks.at;
    input->task_count = g->tasks.count;
    input->config = burden_config(g->world);
    if (input->block_count || input->checkin_count)
        input->last_day = g->to - 1 + DAYS_AFTERWARDS;
    arena_finish(&g->growing);
}

void burden_build(struct world *world, const struct view *view, day from, day to,
                  struct burden *out)
{
    struct gather g;
    gather_begin(&g, world, view, from, to);
    for (size_t i = 0; i < view->count; i++)
        add_item(&g, &view->items[i]);
    add_onsite(&g, view, from, to);
    gather_end(&g, out);
}

/* The events of days [from, to): each is of the stretch that it begins in, or of the first. */
static bool read_stretch(struct gather *g, day from, day to, struct err *err)
{
    struct arena arena;
    struct view view;
    if (world_interrupted(g->world, err))
        return false;
    arena_init(&arena);
    bool read = world_view_events(g->world, &arena, g->view, from, to, &view, err);
    instant start = from > g->from ? where_day(&g->view->where, from, 0).start : INT64_MIN;
    instant end = where_day(&g->view->where, to, 0).start;
    for (size_t i = 0; read && i < view.count; i++) {
        const struct item *item = &view.items[i];
        if (item->type == ITEM_EVENT && item->start >= start && item->start < end)
            add_item(g, item);
    }
    if (read)
        add_onsite(g, &view, from, to);
    arena_finish(&arena);
    return read;
}

static bool read_all(struct gather *g, struct world *world, day from, day to, struct view *view,
                     struct err *err)
{
    if (!world_view_rest(world, from, to, view, err))
        return false;
    gather_begin(g, world, view, from, to);
    for (size_t i = 0; i < view->count; i++)
        add_item(g, &view->items[i]);
    for (day at = from; at < to; at += STRETCH_DAYS)
        if (!read_stretch(g, at, at + STRETCH_DAYS < to ? at + STRETCH_DAYS : to, err)) {
            arena_finish(&g->growing);
            return false;
        }
    return true;
}

bool burden_read(struct world *world, day from, day to, struct view *view, struct burden *out,
                 struct err *err)
{
    struct gather g;
    bool own;
    if (!store_hold(world->store, &own, err))
        return false;
    bool read = read_all(&g, world, from, to, view, err);
    store_release(world->store, own);
    if (read)
        gather_end(&g, out);
    return read;
}
