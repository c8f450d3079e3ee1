/* SPDX-License-Identifier: MIT
 *
 * cmd_seen: what concerns the person was seen; today tells it no more. A mark, no step.
 */
#include "handlers.h"
#include "juggle/app/concern.h"

void put_concern(struct value *list, const struct concern *concern)
{
    char id[ID_SIZE];
    struct value *map = value_push_map(list);
    value_put_text(map, "what", concern->what);
    value_put_text(map, "id", id_format(RECORD_EVENT, concern->event, id));
    value_put_text(map, "title", concern->title);
    value_put_text(map, "text", concern->text);
    put_id(map, "other", RECORD_EVENT, concern->other);
}

bool put_concerns(struct value *answer, struct world *world, day date, struct err *err)
{
    struct concern *concerns;
    size_t count = 0;
    struct value *list = value_put_list(answer, "concerns");
    if (date == world->today && !concerns_read(world, &concerns, &count, err))
        return false;
    for (size_t i = 0; i < count; i++)
        put_concern(list, &concerns[i]);
    return true;
}

bool cmd_seen(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    struct concern *concerns;
    size_t count;
    (void)call;
    if (!concerns_read(world, &concerns, &count, err))
        return false;
    if (count && (!world_store(world, STORE_WRITE, err) || !concerns_seen(world, err)))
        return false;
    struct value *answer = reply_open(reply, world, "seen");
    value_put_int(answer, "seen", (int64_t)count);
    reply->said = count ? "Seen" : "There was nothing to see";
    return true;
}
