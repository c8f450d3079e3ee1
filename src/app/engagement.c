/* SPDX-License-Identifier: MIT
 *
 * engagement: all that hangs on a conference: journeys, talks offered to it, the tasks that prepare
 * for it, recovery that is booked for it, and what of its programme was chosen.
 */
#include "engagement.h"

#include "juggle/app/pipeline.h"

#include "reply.h"

/* Of the view of all tasks, those for this conference; what is left of open ones is summed. */
static void put_preparation(struct value *map, struct world *world, const struct view *view,
                            int64_t conference)
{
    minutes all = 0, left = 0;
    int64_t done = 0;
    struct value *tasks = value_list(&world->turn);
    for (size_t i = 0; i < view->count; i++) {
        const struct item *item = &view->items[i];
        if (item->type != ITEM_TASK || item->task->conference != conference ||
            item->task->state == WORD_state_DROPPED)
            continue;
        bool guessed;
        minutes estimate = task_estimate(&world->kinds, item->task, &guessed);
        minutes rest = estimate - task_spent(view, item->task->id);
        all += estimate;
        done += item->task->state == WORD_state_DONE;
        if (task_is_open(item->task) && rest > 0)
            left += rest;
        put_item(tasks, world, view, item);
    }
    value_put_int(map, "prep_min", all);
    value_put_int(map, "prep_left_min", left);
    value_put_int(map, "prep_done", done);
    value_put(map, "tasks", tasks);
}

static bool put_talks_offered(struct value *map, struct world *world, int64_t conference,
                              struct err *err)
{
    struct record_list submissions;
    struct value *list = value_put_list(map, "submissions");
    if (!store_all(world->store, &world->turn, RECORD_SUBMISSION, &submissions, err))
        return false;
    for (size_t i = 0; i < submissions.count; i++) {
        const struct submission *s = submissions.at[i];
        const void *talk;
        if (s->conference != conference)
            continue;
        if (!store_find(world->store, &world->turn, RECORD_TALK, s->talk, &talk, err))
            return false;
        put_submission(list, world, s);
        value_put_text(list->as.children.last, "title",
                       talk ? record_title(RECORD_TALK, talk) : NULL);
    }
    return true;
}

static bool put_recovery_blocks(struct value *map, struct world *world, int64_t conference,
                                struct err *err)
{
    struct record_list blocks;
    struct value *list = value_put_list(map, "blocks");
    if (!store_all(world->store, &world->turn, RECORD_BLOCK, &blocks, err))
        return false;
    for (size_t i = 0; i < blocks.count; i++) {
        const struct block *block = blocks.at[i];
        struct view view;
        const struct item *item;
        if (block->conference != conference)
            continue;
        if (!world_item(world, RECORD_BLOCK, block->id, &view, &item, err))
            return false;
        if (item)
            put_item(list, world, &view, item);
    }
    return true;
}

/* How many sessions its calendars hold on its days, and how many of them are the person's. */
static bool put_programme(struct value *map, struct world *world, const struct conference *c,
                          struct err *err)
{
    struct view view;
    int64_t sessions = 0, chosen = 0;
    if (c->first_day != DAY_NONE && c->last_day != DAY_NONE) {
        if (!world_view(world, c->first_day, c->last_day + 1, &view, err))
            return false;
        for (size_t i = 0; i < view.count; i++) {
            const struct item *item = &view.items[i];
            if (item->type != ITEM_EVENT || !item->feed || !item->conference ||
                item->conference->id != c->id)
                continue;
            sessions++;
            chosen += item->starred || item->role > WORD_role_NONE;
        }
    }
    value_put_int(map, "sessions", sessions);
    value_put_int(map, "chosen_sessions", chosen);
    return true;
}

bool put_legs(struct value *map, struct world *world, int64_t conference, struct err *err)
{
    struct record_list legs;
    struct value *trip = value_put_list(map, "legs");
    if (!store_all(world->store, &world->turn, RECORD_LEG, &legs, err))
        return false;
    for (size_t i = 0; i < legs.count; i++)
        if (((const struct leg *)legs.at[i])->conference == conference)
            put_leg(trip, world, legs.at[i]);
    return true;
}

bool put_engagement(struct value *map, struct world *world, const struct conference *conference,
                    struct err *err)
{
    struct view view;
    if (!put_legs(map, world, conference->id, err) ||
        !put_talks_offered(map, world, conference->id, err) ||
        !world_view_all_tasks(world, &view, err))
        return false;
    put_preparation(map, world, &view, conference->id);
    if (conference->cfp_opens != INSTANT_NONE)
        value_put_text(map, "cfp_opens_said", pipeline_from(world, &view, conference));
    if (conference->cfp != INSTANT_NONE)
        value_put_text(map, "cfp_said", pipeline_until(world, &view, conference));
    return put_recovery_blocks(map, world, conference->id, err) &&
           put_programme(map, world, conference, err);
}
