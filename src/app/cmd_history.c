/* SPDX-License-Identifier: MIT
 *
 * cmd_history: undo, redo and history: steps by name, back and forth, across restarts.
 */
#include "handlers.h"

static void put_step(struct value *list, struct world *world, const struct step *step)
{
    struct value *map = value_push_map(list);
    value_put_int(map, "undo", step->id);
    put_instant(map, "at", world, NULL, step->at);
    value_put_text(map, "label", step->label);
    value_put_bool(map, "undone", step->undone);
    value_put_int(map, "changes", (int64_t)step->changes);
}

/* One field as the store has it, for "before" and "after". */
static void put_field(struct value *map, struct world *world, const struct field *field,
                      const void *record)
{
    const char *at = (const char *)record + field->offset;
    switch (field->type) {
    case FIELD_TEXT:
        put_text_field(map, field->name, *(const char *const *)(const void *)at);
        return;
    case FIELD_FLAG:
        value_put_bool(map, field->name, *(const bool *)at);
        return;
    case FIELD_INT:
        put_minutes(map, field->name, *(const int32_t *)(const void *)at);
        return;
    case FIELD_DAY:
        put_day(map, field->name, *(const day *)(const void *)at);
        return;
    case FIELD_INSTANT:
        put_instant(map, field->name, world, NULL, *(const instant *)(const void *)at);
        return;
    case FIELD_WORD:
        value_put_text(map, field->name, word_of(field->words, *(const int *)(const void *)at));
        return;
    case FIELD_REF:
        put_id(map, field->name, field->target, *(const int64_t *)(const void *)at);
        return;
    case FIELD_LONG:
        break;
    }
    value_put_int(map, field->name, *(const int64_t *)(const void *)at);
}

static bool field_differs(const struct step_change *change, const struct field *field,
                          struct world *world)
{
    struct value *a = value_map(&world->turn), *b = value_map(&world->turn);
    struct str x, y;
    put_field(a, world, field, change->before);
    put_field(b, world, field, change->after);
    str_init(&x);
    str_init(&y);
    value_write_json(&x, a);
    value_write_json(&y, b);
    bool differs = !str_equal(x.text, y.text);
    str_finish(&x);
    str_finish(&y);
    return differs;
}

static void put_change(struct value *list, struct world *world, const struct step_change *change)
{
    struct value *map = value_push_map(list);
    const struct record_info *info = record_info(change->kind);
    put_id(map, "id", change->kind, change->id);
    value_put_text(map, "type", info->name);
    put_title(map, change->kind, change->after ? change->after : change->before);
    value_put_text(map, "what",
                   !change->before ? "made" : !change->after ? "removed" : "changed");
    if (!change->before || !change->after)
        return;
    struct value *before = value_put_map(map, "before"), *after = value_put_map(map, "after");
    for (size_t i = 0; i < info->count; i++)
        if (field_differs(change, &info->fields[i], world)) {
            put_field(before, world, &info->fields[i], change->before);
            put_field(after, world, &info->fields[i], change->after);
        }
}

enum { SHOWN_CHANGES = 100 };

static bool put_steps(struct value *list, struct world *world, const struct step *steps,
                      size_t count, bool with_changes, struct err *err)
{
    for (size_t i = 0; i < count; i++) {
        struct step_change *changes;
        size_t change_count;
        put_step(list, world, &steps[i]);
        if (!with_changes)
            continue;
        if (!store_step_changes(world->store, &world->turn, steps[i].id, SHOWN_CHANGES, &changes,
                                &change_count, err))
            return false;
        struct value *details = value_put_list(list->as.children.last, "details");
        for (size_t k = 0; k < change_count; k++)
            put_change(details, world, &changes[k]);
    }
    return true;
}

static bool move_history(struct world *world, const struct call *call, struct reply *reply,
                         bool back, struct err *err)
{
    int64_t wanted;
    struct step *steps;
    size_t count;
    const char *verb = back ? "undo" : "redo";
    if (!read_count(call_argument(call, 0), 1, 1000000, 1, &wanted, err))
        return false;
    if (!(back ? store_undo : store_redo)(world->store, &world->turn, (size_t)wanted, &steps,
                                          &count, err))
        return false;
    struct value *answer = reply_open(reply, world, verb);
    value_put_int(answer, "undo", count ? steps[count - 1].id : 0);
    value_put_int(answer, "steps", (int64_t)count);
    if (count == 1)
        reply->said = arena_printf(&world->turn, "%s: %s", back ? "Taken back" : "Done again",
                                   steps[0].label);
    else
        reply->said = arena_printf(&world->turn, "%s: %zu steps",
                                   back ? "Taken back" : "Done again", count);
    return put_steps(value_put_list(answer, "items"), world, steps, count, true, err);
}

bool cmd_undo(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    return move_history(world, call, reply, true, err);
}

bool cmd_redo(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    return move_history(world, call, reply, false, err);
}

bool cmd_history(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    int64_t limit;
    struct step *steps;
    size_t count;
    if (!read_count(call_argument(call, 0), 1, 1000000, 20, &limit, err) ||
        !store_history(world->store, &world->turn, (size_t)limit, &steps, &count, err))
        return false;
    struct value *answer = reply_open(reply, world, "history");
    return put_steps(value_put_list(answer, "items"), world, steps, count, false, err);
}
