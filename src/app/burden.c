/* SPDX-License-Identifier: MIT
 *
 * burden: each sort of item becomes blocks, days off or trips of the load model. What is decided here is
 * the contract's "What counts"; what it costs is decided in load.
 */
#include "burden.h"

#include <string.h>

#include "juggle/base/vec.h"
#include "juggle/model/agenda.h"

struct gather {
    struct world *world;
    const struct view *view;
    day from, to;
    struct span window;
    VEC(struct load_block) blocks;
    VEC(const struct item *) items; /* beside blocks */
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

/* source: whose hours they are, where the item is only a piece of it. */
static void add_block(struct gather *g, const struct item *item, const struct item *source,
                      enum load_origin origin, const char *plan_id)
{
    struct load_block block = {
        .start = moment_of(item->start),
        .end = moment_of(item->end),
        .kind = item->kind,
        .tenths = own_tenths(item),
        .origin = origin,
        .id = origin == LOAD_PLANNED ? item->id : NULL,
        .plan_id = plan_id,
    };
    VEC_PUSH(&g->world->turn, &g->blocks, block);
    VEC_PUSH(&g->world->turn, &g->items, source);
}

/* An entry takes the place of its task's blocks of that day, or of its event. */
static const char *plan_of(const struct gather *g, const struct item *entry)
{
    for (size_t i = 0; i < g->view->count; i++) {
        const struct item *item = &g->view->items[i];
        bool same_task = item->type == ITEM_BLOCK && item->block->task && entry->entry->task &&
                         item->block->task == entry->entry->task &&
                         item->first_day == entry->first_day;
        bool same_event = item->type == ITEM_EVENT && entry->entry->event &&
                          item->number == entry->entry->event &&
                          item->first_day == entry->first_day;
        if (same_task || same_event)
            return item->id;
    }
    return NULL;
}

static void add_off(struct gather *g, day first, day end, enum load_off_cause cause)
{
    for (day d = first > g->from ? first : g->from; d < end && d < g->to; d++)
        VEC_PUSH(&g->world->turn, &g->off, ((struct load_off){d, cause}));
}

static enum load_off_cause cause_of(const struct item *item)
{
    if (item->feed && item->feed->mode == WORD_feed_mode_HOLIDAYS)
        return LOAD_HOLIDAY;
    if (item->choice && item->choice->tags && strstr(item->choice->tags, "sick"))
        return LOAD_SICK;
    return LOAD_LEAVE;
}

/* All-day work is a contract day on each date, from the start of working hours; leave marks days off. */
static void add_all_day(struct gather *g, const struct item *item)
{
    const struct load_config *config = burden_config(g->world);
    if (item->kind->like == KIND_LEAVE) {
        if (item->status != WORD_status_CANCELLED)
            add_off(g, item->first_day, item->end_day, cause_of(item));
        return;
    }
    if (!item->counts || item->kind->flags & KIND_NOWORK)
        return;
    for (day d = item->first_day; d < item->end_day; d++) {
        struct item piece = *item;
        piece.start = where_instant(&g->view->where, (struct wall){d, config->work_start * 60});
        piece.end = piece.start + (instant)config->contract_day * 60;
        add_block(g, &piece, item, LOAD_PLANNED, NULL);
    }
}

static void add_item(struct gather *g, const struct item *item)
{
    if (item->type == ITEM_TASK)
        return;
    if (item->all_day)
        add_all_day(g, item);
    else if (item->type == ITEM_ENTRY)
        add_block(g, item, item, LOAD_ACTUAL, plan_of(g, item));
    else if (item->counts)
        add_block(g, item, item, LOAD_PLANNED, NULL);
}

static void add_onsite(struct gather *g)
{
    const struct kind *kind = kind_find(&g->world->kinds, kind_builtin()->at[KIND_EVENT].word);
    for (size_t i = 0; i < g->view->snapshot->conference_count; i++) {
        const struct conference *c = g->view->snapshot->conferences[i];
        struct span at;
        day first = c->first_day > g->from ? c->first_day : g->from;
        for (day d = first; d <= c->last_day && d < g->to; d++) {
            if (!agenda_onsite(g->view, c, d, &at))
                continue;
            VEC_PUSH(&g->world->turn, &g->blocks,
                     ((struct load_block){moment_of(at.start), moment_of(at.end), kind,
                                          LOAD_TENTHS_OF_KIND, LOAD_PLANNED, NULL, NULL}));
            VEC_PUSH(&g->world->turn, &g->items, NULL);
        }
    }
}

/* The clock's steps: each change of zone at its instant, and between them those of the zone itself. */
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
        minutes left = task_estimate(&g->world->kinds, task, &guessed) - task_spent(g->view, task->id);
        if (left > 0)
            VEC_PUSH(&g->world->turn, &g->tasks, ((struct load_task){left, task->due_day}));
    }
}

void burden_build(struct world *world, const struct view *view, day from, day to,
                  struct burden *out)
{
    struct gather g = {.world = world, .view = view, .from = from, .to = to};
    g.window = (struct span){where_day(&view->where, from, 0).start,
                             where_day(&view->where, to, 0).start};
    for (size_t i = 0; i < view->count; i++)
        if (view->items[i].type != ITEM_TASK && item_in(&view->items[i], from, to, g.window))
            add_item(&g, &view->items[i]);
    add_onsite(&g);
    add_steps(&g);
    add_trips(&g);
    add_person(&g);
    struct load_input *input = &out->input;
    load_input_init(input);
    input->blocks = g.blocks.at;
    input->block_count = g.blocks.count;
    input->steps = g.steps.at;
    input->step_count = g.steps.count;
    input->off = g.off.at;
    input->off_count = g.off.count;
    input->checkins = g.checkins.at;
    input->checkin_count = g.checkins.count;
    input->trips = g.trips.at;
    input->trip_count = g.trips.count;
    input->tasks = g.tasks.at;
    input->task_count = g.tasks.count;
    input->config = burden_config(world);
    out->items = g.items.at;
}
