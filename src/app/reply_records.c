/* SPDX-License-Identifier: MIT
 *
 * reply_records: talks, submissions and captures in answers, and any record by its kind.
 */
#include "reply.h"

void put_submission(struct value *list, struct world *world, const struct submission *s)
{
    struct value *map = value_push_map(list);
    put_id(map, "id", RECORD_SUBMISSION, s->id);
    value_put_text(map, "uid", s->uid);
    put_id(map, "talk", RECORD_TALK, s->talk);
    put_id(map, "conference", RECORD_CONFERENCE, s->conference);
    value_put_text(map, "stage", word_of(WORD_GROUP_stage, (int)s->stage));
    put_instant(map, "changed", world, NULL, s->changed);
    put_instant(map, "created", world, NULL, s->created);
    value_put_text(map, "note", s->note);
}

void put_talk(struct value *list, struct world *world, const struct talk *talk)
{
    struct value *map = value_push_map(list);
    put_id(map, "id", RECORD_TALK, talk->id);
    value_put_text(map, "uid", talk->uid);
    value_put_text(map, "title", talk->title);
    value_put_text(map, "abstract", talk->abstract);
    put_minutes(map, "minutes", talk->length);
    value_put_text(map, "url", talk->url);
    put_tags(map, "tags", talk->tags);
    value_put_text(map, "note", talk->note);
    put_instant(map, "created", world, NULL, talk->created);
}

void put_capture(struct value *list, struct world *world, const struct capture *capture)
{
    struct value *map = value_push_map(list);
    put_id(map, "id", RECORD_CAPTURE, capture->id);
    value_put_text(map, "uid", capture->uid);
    value_put_text(map, "text", capture->text);
    value_put_text(map, "state", word_of(WORD_GROUP_feedback, (int)capture->feedback));
    put_id(map, "task", RECORD_TASK, capture->task);
    put_id(map, "conference", RECORD_CONFERENCE, capture->conference);
    value_put_text(map, "note", capture->note);
    put_instant(map, "created", world, NULL, capture->created);
    put_instant(map, "changed", world, NULL, capture->changed);
}

bool put_record(struct value *list, struct world *world, enum record_kind kind, const void *record)
{
    if (kind == RECORD_CONFERENCE)
        put_conference(list, world, record);
    else if (kind == RECORD_FEED)
        put_feed(list, world, record);
    else if (kind == RECORD_TALK)
        put_talk(list, world, record);
    else if (kind == RECORD_SUBMISSION)
        put_submission(list, world, record);
    else if (kind == RECORD_CAPTURE)
        put_capture(list, world, record);
    else
        return false;
    return true;
}

const char *record_name(struct world *world, enum record_kind kind, const void *record)
{
    struct err ignored;
    const void *other = NULL;
    const char *own = record_title(kind, record);
    if (own && *own)
        return own;
    const struct field *task = record_field(kind, "task"), *event = record_field(kind, "event");
    const struct field *about = task ? task : event ? event : record_field(kind, "talk");
    if (!about || about->type != FIELD_REF)
        return "";
    int64_t id = *(const int64_t *)(const void *)((const char *)record + about->offset);
    if (!id || !store_find(world->store, &world->turn, about->target, id, &other, &ignored) ||
        !other)
        return "";
    const char *title = record_title(about->target, other);
    return title ? title : "";
}

void put_rest(struct value *map, struct world *world, enum record_kind kind, const void *record)
{
    static const char *const nulls[] = {"uid",  "kind",  "area",   "start",      "end",
                                        "zone", "place", "feed",   "conference", "recurrence_id",
                                        "role", "note",  "status", "url"};
    static const char *const flags[] = {"all_day", "starred", "counts", "recurring"};
    if (!value_find(map, "type"))
        value_put_text(map, "type", record_info(kind)->name);
    if (!value_find(map, "title"))
        value_put_text(map, "title", record_name(world, kind, record));
    for (size_t i = 0; i < sizeof nulls / sizeof *nulls; i++)
        if (!value_find(map, nulls[i]))
            value_put_null(map, nulls[i]);
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        if (!value_find(map, flags[i]))
            value_put_bool(map, flags[i], false);
    if (!value_find(map, "tags"))
        value_put_list(map, "tags");
}
