/* SPDX-License-Identifier: MIT
 *
 * assign: words taken apart at their first '=', put in turn, and handed to the fields they name.
 */
#include "assign.h"

#include <string.h>

#include "juggle/base/str.h"

static int turn_of(const char *field)
{
    static const char *const first[] = {"line", "zone", "all_day", "start"};
    int turn = 0, count = (int)(sizeof first / sizeof *first);
    while (turn < count && !str_equal(field, first[turn]))
        turn++;
    return turn;
}

/* Times are read in the zone, and a start moves the end with it, in whatever order they were
 * written. */
static void assign_in_turn(struct assign_list *list)
{
    for (size_t i = 1; i < list->count; i++) {
        struct assignment moved = list->at[i];
        size_t at = i;
        for (; at > 0 && turn_of(list->at[at - 1].field) > turn_of(moved.field); at--)
            list->at[at] = list->at[at - 1];
        list->at[at] = moved;
    }
}

static bool take_apart(struct world *world, const char *pair, struct assignment *out,
                       struct err *err)
{
    const char *equals = strchr(pair, '=');
    if (!equals || equals == pair)
        return err_set(err, ERR_USAGE, "%s: not FIELD=VALUE; write title=\"New title\" or due=fri",
                       pair);
    *out =
        (struct assignment){arena_strndup(&world->turn, pair, (size_t)(equals - pair)), equals + 1};
    return true;
}

bool assign_read(struct world *world, const char *const *words, size_t count,
                 struct assign_list *out, struct err *err)
{
    *out = (struct assign_list){ARENA_ARRAY(&world->turn, struct assignment, count + 1), count};
    for (size_t i = 0; i < count; i++)
        if (!take_apart(world, words[i], &out->at[i], err))
            return false;
    assign_in_turn(out);
    return true;
}

bool assign_options(struct world *world, const struct call *call, struct assign_list *out,
                    struct err *err)
{
    const char **words = ARENA_ARRAY(&world->turn, const char *, call->option_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < call->option_count; i++)
        if (str_equal(call->options[i].info->name, "--set"))
            words[count++] = call->options[i].value;
    return assign_read(world, words, count, out, err);
}

bool assign_one(struct world *world, enum record_kind kind, void *record,
                const struct assignment *set, struct err *err)
{
    if (kind == RECORD_TASK)
        return edit_task(world, record, set->field, set->value, err);
    if (kind == RECORD_CONFERENCE)
        return edit_conference(world, record, set->field, set->value, err);
    return edit_other(world, kind, record, set->field, set->value, err);
}

bool assign_all(struct world *world, enum record_kind kind, void *record,
                const struct assign_list *list, struct err *err)
{
    for (size_t i = 0; i < list->count; i++)
        if (!assign_one(world, kind, record, &list->at[i], err))
            return false;
    return true;
}

bool assign_to_event(struct world *world, struct assign_event *to, const struct assign_list *list,
                     struct err *err)
{
    for (size_t i = 0; i < list->count; i++)
        if (!edit_event(world, to->event, to->choice, list->at[i].field, list->at[i].value,
                        &to->event_changed, &to->choice_changed, err))
            return false;
    return true;
}
