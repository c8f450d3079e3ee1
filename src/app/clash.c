/* SPDX-License-Identifier: MIT
 *
 * clash: what somebody who has just chosen a session has on already at its time, as half a
 * sentence.
 */
#include "handlers.h"

#include "juggle/base/str.h"

/* A conference's own days are no clash with its sessions, and work that was planned can move. */
static bool is_fixed(const struct item *item)
{
    bool held = item->type == ITEM_LEG || (item->type == ITEM_EVENT && item->occurrence);
    return held && item->counts && !item->all_day && item->start != INSTANT_NONE &&
           item->status != WORD_status_CANCELLED;
}

static bool is_clash(const struct item *item, const struct item *chosen)
{
    return is_fixed(item) && !str_equal(item->id, chosen->id) && item->start < chosen->end &&
           chosen->start < item->end;
}

static bool read_chosen(struct world *world, const struct target *target, struct view *view,
                        const struct item **out, struct err *err)
{
    return target->occurrence ? read_occurrence(world, target, view, out, err)
                              : world_item(world, RECORD_EVENT, target->id, view, out, err);
}

/* The time first, as lines are cut at their ends; where one session was chosen its day is known. */
static const char *named(struct world *world, const struct view *view, const struct item *item,
                         bool dated)
{
    char buf[DATE_SIZE];
    struct wall wall = where_wall(&view->where, item->start);
    struct civil civil = day_civil(wall.day);
    const char *date =
        dated ? arena_printf(&world->turn, "%s %d %s ", weekday_short(day_weekday(wall.day)),
                             civil.mday, month_short(civil.month))
              : "";
    return arena_printf(&world->turn, "%s%s \"%s\"", date,
                        clock_format(wall.second / 60, world->h24, buf),
                        item->title ? item->title : "untitled");
}

struct clashes {
    bool dated;
    const char *first;
    size_t count;
};

/* Two that were chosen together and meet are one clash. */
static bool is_told(const struct target *targets, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(targets[i].text, id))
            return true;
    return false;
}

/* Of the last one; those before it are told. */
static bool look(struct world *world, const struct target *targets, size_t last,
                 struct clashes *out, struct err *err)
{
    const struct target *target = &targets[last];
    struct view own, all;
    const struct item *chosen;
    if (!read_chosen(world, target, &own, &chosen, err))
        return false;
    if (!chosen || !is_fixed(chosen))
        return true;
    if (!world_view_at(world, (struct span){chosen->start, chosen->end}, &all, err))
        return false;
    for (size_t i = 0; i < all.count; i++)
        if (is_clash(&all.items[i], chosen) && !is_told(targets, last, all.items[i].id) &&
            out->count++ == 0)
            out->first = named(world, &all, &all.items[i], out->dated);
    return true;
}

bool clash_say(struct world *world, const struct target *targets, size_t count, struct reply *reply,
               struct err *err)
{
    struct clashes found = {.dated = count > 1};
    for (size_t i = 0; i < count; i++)
        if (targets[i].kind == RECORD_EVENT && !look(world, targets, i, &found, err))
            return false;
    if (!found.count)
        return true;
    const char *more =
        found.count > 1 ? arena_printf(&world->turn, " and %zu more", found.count - 1) : "";
    reply->said =
        arena_printf(&world->turn, "%s; clashes with %s%s", reply->said, found.first, more);
    return true;
}
