/* SPDX-License-Identifier: MIT
 *
 * reply: the pieces that answers are made of.
 */
#include "reply.h"
#include "world_fold.h"

#include <string.h>

void reply_init(struct reply *reply, struct world *world)
{
    *reply = (struct reply){.outcome = ERR_NONE, .notes = value_list(&world->turn)};
    str_init(&reply->text);
}

void reply_finish(struct reply *reply)
{
    str_finish(&reply->text);
}

struct value *reply_open(struct reply *reply, struct world *world, const char *command)
{
    reply->answer = value_map(&world->turn);
    value_put_text(reply->answer, "schema", arena_printf(&world->turn, "juggle.%s/1", command));
    return reply->answer;
}

void reply_note(struct reply *reply, struct world *world, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    value_push_text(reply->notes, arena_vprintf(&world->turn, fmt, args));
    va_end(args);
}

void put_day(struct value *map, const char *key, day date)
{
    char buf[DATE_SIZE];
    value_put_text(map, key, date == DAY_NONE ? NULL : day_format(date, buf));
}

void put_instant(struct value *map, const char *key, struct world *world, const char *name,
                 instant at)
{
    char buf[TIME_SIZE];
    const struct zone *zone = name ? world_zone(world, name) : NULL;
    if (!zone)
        zone = world->home;
    value_put_text(map, key,
                   at == INSTANT_NONE ? NULL : instant_format(at, zone_offset(zone, at), buf));
}

void put_minutes(struct value *map, const char *key, minutes length)
{
    if (length == MINUTES_NONE)
        value_put_null(map, key);
    else
        value_put_int(map, key, length);
}

void put_tags(struct value *map, const char *key, const char *tags)
{
    struct value *list = value_put_list(map, key);
    for (const char *at = tags ? tags : ""; *at; at += *at == ',') {
        size_t length = strcspn(at, ",");
        size_t blank = strspn(at, " ");
        if (length > blank)
            value_push_text(list,
                            arena_strndup(map->as.children.arena, at + blank, length - blank));
        at += length;
    }
}

void put_text_field(struct value *map, const char *name, const char *text)
{
    if (str_equal(name, "tags"))
        put_tags(map, name, text);
    else
        value_put_text(map, name, text);
}

void put_id(struct value *map, const char *key, enum record_kind kind, int64_t id)
{
    char buf[ID_SIZE];
    value_put_text(map, key, id ? id_format(kind, id, buf) : NULL);
}

const char *record_title(enum record_kind kind, const void *record)
{
    static const char *const names[] = {"title", "name", "text"};
    for (size_t i = 0; record && i < sizeof names / sizeof *names; i++) {
        const struct field *field = record_field(kind, names[i]);
        if (field)
            return *(const char *const *)(const void *)((const char *)record + field->offset);
    }
    return NULL;
}

void put_title(struct value *map, enum record_kind kind, const void *record)
{
    value_put_text(map, "title", record_title(kind, record));
}

static const char *item_type_word(enum item_type type)
{
    switch (type) {
    case ITEM_EVENT:
    case ITEM_LEG:
        return "event";
    case ITEM_TASK:
        return "task";
    case ITEM_BLOCK:
        return "block";
    case ITEM_ENTRY:
        break;
    }
    return "entry";
}

/* The person's clock, where it isn't that of the item's own zone. */
static void put_here(struct value *map, struct world *world, const struct view *view,
                     const struct item *item)
{
    const struct zone *own = item->zone ? world_zone(world, item->zone) : NULL;
    const struct zone *here = where_zone(&view->where, item->start);
    if (item->all_day || item->type == ITEM_TASK || item->type == ITEM_LEG || !own ||
        (zone_offset(own, item->start) == zone_offset(here, item->start) &&
         zone_offset(own, item->end) == zone_offset(here, item->end)))
        return;
    struct value *clock = value_put_map(map, "here");
    put_instant(clock, "start", world, zone_name(here), item->start);
    put_instant(clock, "end", world, zone_name(here), item->end);
}

static void put_times(struct value *map, struct world *world, const struct item *item)
{
    if (item->all_day) {
        put_day(map, "start", item->first_day);
        put_day(map, "end", item->end_day);
        return;
    }
    const char *end_zone = item->zone;
    if (item->type == ITEM_LEG && item->leg->end_zone)
        end_zone = item->leg->end_zone;
    if (item->type == ITEM_EVENT && item->occurrence->event->end_zone)
        end_zone = item->occurrence->event->end_zone;
    bool running = item->type == ITEM_ENTRY && item->entry->end == INSTANT_NONE;
    put_instant(map, "start", world, item->zone, item->start);
    put_instant(map, "end", world, end_zone, running ? INSTANT_NONE : item->end);
}

/* A date, or a date with a time at home. */
static void put_wall(struct value *map, const char *key, struct world *world, day date,
                     minutes minute)
{
    if (date == DAY_NONE || minute == MINUTES_NONE)
        put_day(map, key, date);
    else
        put_instant(map, key, world, NULL,
                    zone_instant(world->home, (struct wall){date, minute * 60}, NULL));
}

static void put_task(struct value *map, struct world *world, const struct view *view,
                     const struct task *task)
{
    bool guessed;
    minutes counted = task_estimate(&world->kinds, task, &guessed);
    put_minutes(map, "estimate_min", task->estimate);
    if (guessed)
        put_minutes(map, "counted_min", counted);
    put_minutes(map, "spent_min", task_spent(view, task->id));
    put_wall(map, "due", world, task->due_day, task->due_minute);
    put_wall(map, "earliest", world, task->earliest_day, task->earliest_minute);
    if (task->priority > 0)
        value_put_int(map, "priority", task->priority);
    else
        value_put_null(map, "priority");
    value_put_text(map, "state", word_of(WORD_GROUP_state, (int)task->state));
    value_put_int(map, "defers", task->defers > 0 ? task->defers : 0);
    put_day(map, "planned_on", task->planned_on);
    value_put_text(map, "repeat", task->repeat);
}

static void put_details(struct value *map, struct world *world, const struct view *view,
                        const struct item *item)
{
    switch (item->type) {
    case ITEM_TASK:
        put_task(map, world, view, item->task);
        break;
    case ITEM_BLOCK:
        put_id(map, "task", RECORD_TASK, item->block->task);
        value_put_bool(map, "pinned", item->block->pinned);
        break;
    case ITEM_ENTRY:
        put_id(map, "task", RECORD_TASK, item->entry->task);
        value_put_bool(map, "running", item->entry->end == INSTANT_NONE);
        break;
    case ITEM_EVENT:
        value_put_text(map, "description", item->description);
        if (item->occurrence->event->gone)
            value_put_bool(map, "gone", true);
        break;
    case ITEM_LEG:
        break;
    }
}

void put_item(struct value *list, struct world *world, const struct view *view,
              const struct item *item)
{
    struct value *map = value_push_map(list);
    bool folded = item->number >= FOLDED_IDS; /* in memory only: nobody could name it */
    value_put_text(map, "id", folded ? NULL : item->id);
    value_put_text(map, "uid", folded ? NULL : item->uid);
    value_put_text(map, "type", item_type_word(item->type));
    value_put_text(map, "title", item->title);
    value_put_text(map, "kind", item->kind->word);
    value_put_text(map, "area", area_word(item->kind->area));
    put_times(map, world, item);
    value_put_bool(map, "all_day", item->all_day);
    value_put_text(map, "zone", item->zone);
    value_put_text(map, "place", item->place);
    value_put_text(map, "status", word_of(WORD_GROUP_status, (int)item->status));
    put_id(map, "feed", RECORD_FEED, item->feed ? item->feed->id : 0);
    put_id(map, "conference", RECORD_CONFERENCE, item->conference ? item->conference->id : 0);
    value_put_text(map, "role",
                   item->role == WORD_role_NONE ? NULL : word_of(WORD_GROUP_role, (int)item->role));
    value_put_bool(map, "starred", item->starred);
    value_put_bool(map, "counts", item->counts);
    value_put_bool(map, "recurring", item->recurring);
    value_put_text(map, "recurrence_id", item->recurrence);
    put_tags(map, "tags", item->tags);
    value_put_text(map, "note", item->note);
    value_put_text(map, "url", item->url);
    value_put_text(map, "project", item->project);
    put_details(map, world, view, item);
    put_here(map, world, view, item);
}

void put_areas(struct value *map, const char *key, const struct agenda_area areas[AREA_COUNT])
{
    struct value *all = value_put_map(map, key);
    for (int area = 0; area < AREA_COUNT; area++) {
        struct value *one = value_put_map(all, area_word((enum area)area));
        value_put_int(one, "planned_min", areas[area].planned);
        value_put_int(one, "done_min", areas[area].done);
    }
}

void put_conference(struct value *list, struct world *world, const struct conference *c)
{
    struct value *map = value_push_map(list);
    put_id(map, "id", RECORD_CONFERENCE, c->id);
    value_put_text(map, "uid", c->uid);
    value_put_text(map, "name", c->name);
    put_day(map, "from", c->first_day);
    put_day(map, "to", c->last_day);
    value_put_text(map, "place", c->place);
    value_put_text(map, "zone", c->zone);
    value_put_bool(map, "online", c->online);
    value_put_text(map, "role", word_of(WORD_GROUP_role, (int)c->role));
    put_instant(map, "cfp_opens", world, c->cfp_zone ? c->cfp_zone : c->zone, c->cfp_opens);
    put_instant(map, "cfp", world, c->cfp_zone ? c->cfp_zone : c->zone, c->cfp);
    value_put_text(map, "url", c->url);
    put_minutes(map, "minutes", c->talk_minutes);
    value_put_text(map, "talk", c->talk_form);
    put_minutes(map, "cost", c->cost);
    value_put_text(map, "currency", c->currency);
    put_day(map, "declined_on", c->declined_on);
    value_put_text(map, "because", c->because);
    put_minutes(map, "saved_min", c->saved);
    put_tags(map, "tags", c->tags);
    value_put_text(map, "reach", c->reach);
    value_put_text(map, "note", c->note);
}

void put_feed(struct value *list, struct world *world, const struct feed *feed)
{
    struct value *map = value_push_map(list);
    put_id(map, "id", RECORD_FEED, feed->id);
    value_put_text(map, "uid", feed->uid);
    value_put_text(map, "name", feed->name);
    value_put_text(map, "source", feed->source);
    value_put_text(map, "mode", word_of(WORD_GROUP_feed_mode, (int)feed->mode));
    value_put_text(map, "zone", feed->zone);
    value_put_text(map, "kind", feed->kind);
    put_id(map, "conference", RECORD_CONFERENCE, feed->conference);
    put_instant(map, "imported", world, NULL, feed->imported);
    value_put_text(map, "note", feed->note);
}

void put_leg(struct value *list, struct world *world, const struct leg *leg)
{
    struct value *map = value_push_map(list);
    put_id(map, "id", RECORD_LEG, leg->id);
    value_put_text(map, "uid", leg->uid);
    put_id(map, "conference", RECORD_CONFERENCE, leg->conference);
    value_put_text(map, "way", word_of(WORD_GROUP_way, (int)leg->way));
    value_put_text(map, "title", leg->title);
    put_instant(map, "start", world, leg->zone, leg->start);
    put_instant(map, "end", world, leg->end_zone, leg->end);
    value_put_text(map, "zone", leg->zone);
    value_put_text(map, "end_zone", leg->end_zone);
    value_put_text(map, "note", leg->note);
}
