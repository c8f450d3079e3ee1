/* SPDX-License-Identifier: MIT
 *
 * export: as JSON: the contract's items, occurrence by occurrence, and behind them the records that
 * they are made of. A series without an end goes on for two years from now, unless --to says
 * otherwise. The items are built a quarter at a time, so that ten years cost no more memory than
 * one.
 */
#include "export.h"

enum { CHUNK_DAYS = 92, MARGIN_DAYS = 2, ENDLESS_DAYS = 731 };

struct document {
    struct export *export;
    struct arena arena; /* of a chunk */
    day first, end;     /* of everything that goes out */
    bool empty;         /* no item was written yet */
};

static void widen(struct document *document, instant start, instant end)
{
    if (start == INSTANT_NONE || end == INSTANT_NONE)
        return;
    day from = wall_from_seconds(start).day - MARGIN_DAYS,
        to = wall_from_seconds(end).day + MARGIN_DAYS;
    if (document->first == DAY_NONE || from < document->first)
        document->first = from;
    if (document->end == DAY_NONE || to > document->end)
        document->end = to;
}

static bool look_at(void *context, const void *record)
{
    struct document *document = context;
    const struct event *event = record;
    bool endless = (event->rrule || event->rdates) && event->series_end == INSTANT_NONE;
    instant horizon = document->export->world->now + (instant)ENDLESS_DAYS * DAY_SECONDS;
    widen(document, event->start, event->end);
    widen(document, event->start, endless ? horizon : event->series_end);
    return true;
}

static bool look_at_plans(struct document *document, struct err *err)
{
    struct store *store = document->export->world->store;
    struct record_list blocks, entries, legs;
    instant now = document->export->world->now;
    if (!store_all(store, &document->arena, RECORD_BLOCK, &blocks, err) ||
        !store_all(store, &document->arena, RECORD_ENTRY, &entries, err) ||
        !store_all(store, &document->arena, RECORD_LEG, &legs, err))
        return false;
    for (size_t i = 0; i < blocks.count; i++) {
        const struct block *block = blocks.at[i];
        widen(document, block->start, block->end);
    }
    for (size_t i = 0; i < entries.count; i++) {
        const struct entry *entry = entries.at[i];
        widen(document, entry->start, entry->end == INSTANT_NONE ? now : entry->end);
    }
    for (size_t i = 0; i < legs.count; i++) {
        const struct leg *leg = legs.at[i];
        widen(document, leg->start, leg->end);
    }
    return true;
}

static void write_value(struct document *document, const struct value *value)
{
    struct str *out = &document->export->out;
    if (!document->empty)
        str_add_char(out, ',');
    document->empty = false;
    value_write_json(out, value);
}

static bool belongs(const struct export *export, const struct item *item)
{
    return !export->only || (item->feed && item->feed->id == export->only->id);
}

/* Items stand in the chunk in which they begin; what began before everything in the first. */
static bool begins_in(const struct document *document, const struct item *item, day from, day to)
{
    return item->first_day < to && (item->first_day >= from || from == document->first);
}

static bool write_chunk(struct document *document, day from, day to, struct err *err)
{
    struct export *export = document->export;
    struct world *world = export->world;
    struct view view;
    struct snapshot snapshot;
    struct view_inputs inputs = world_inputs(world);
    struct span margin = {wall_seconds((struct wall){from - MARGIN_DAYS, 0}),
                          wall_seconds((struct wall){to + MARGIN_DAYS, 0})};
    arena_reset(&document->arena);
    if (!store_snapshot(world->store, &document->arena, margin, &snapshot, err))
        return false;
    view_build(&document->arena, &snapshot, &inputs, &view);
    for (size_t i = 0; i < view.count; i++) {
        const struct item *item = &view.items[i];
        struct span window = where_day(&view.where, from, 0);
        window.end = where_day(&view.where, to, 0).start;
        if (item->type == ITEM_TASK || !belongs(export, item) ||
            !begins_in(document, item, from, to) || !item_in(item, from, to, window))
            continue;
        struct value *list = value_list(&document->arena);
        put_item(list, world, &view, item);
        write_value(document, list->as.children.first);
        export->events++;
    }
    return true;
}

static bool write_tasks(struct document *document, struct err *err)
{
    struct export *export = document->export;
    struct view view;
    if (!world_view_all_tasks(export->world, &view, err))
        return false;
    for (size_t i = 0; i < view.count; i++) {
        const struct item *item = &view.items[i];
        if (item->type != ITEM_TASK || !belongs(export, item))
            continue;
        arena_reset(&document->arena);
        struct value *list = value_list(&document->arena);
        put_item(list, export->world, &view, item);
        write_value(document, list->as.children.first);
        export->todos++;
    }
    return true;
}

/* A journey's ends and a call's lie in zones of their own; NULL: at home. */
static const char *zone_of(enum record_kind kind, const struct field *field, const void *record)
{
    if (kind == RECORD_LEG) {
        const struct leg *leg = record;
        return str_equal(field->name, "end") ? leg->end_zone : leg->zone;
    }
    if (kind == RECORD_CONFERENCE && str_starts(field->name, "cfp")) {
        const struct conference *conference = record;
        return conference->cfp_zone ? conference->cfp_zone : conference->zone;
    }
    return NULL;
}

static void put_field(struct value *map, struct world *world, enum record_kind kind,
                      const struct field *field, const void *record)
{
    const char *at = (const char *)record + field->offset;
    char date[DATE_SIZE], id[ID_SIZE];
    switch (field->type) {
    case FIELD_TEXT:
        put_text_field(map, field->name, *(const char *const *)(const void *)at);
        return;
    case FIELD_INT:
        if (*(const int32_t *)(const void *)at == MINUTES_NONE)
            value_put_null(map, field->name);
        else
            value_put_int(map, field->name, *(const int32_t *)(const void *)at);
        return;
    case FIELD_LONG:
        value_put_int(map, field->name, *(const int64_t *)(const void *)at);
        return;
    case FIELD_FLAG:
        value_put_bool(map, field->name, *(const bool *)(const void *)at);
        return;
    case FIELD_INSTANT:
        put_instant(map, field->name, world, zone_of(kind, field, record),
                    *(const instant *)(const void *)at);
        return;
    case FIELD_DAY: {
        day value = *(const day *)(const void *)at;
        value_put_text(map, field->name, value == DAY_NONE ? NULL : day_format(value, date));
        return;
    }
    case FIELD_REF: {
        int64_t value = *(const int64_t *)(const void *)at;
        value_put_text(map, field->name, value ? id_format(field->target, value, id) : NULL);
        return;
    }
    case FIELD_WORD:
        value_put_text(map, field->name, word_of(field->words, *(const int *)(const void *)at));
        return;
    }
}

static bool write_record(struct document *document, enum record_kind kind, const void *record)
{
    const struct record_info *info = record_info(kind);
    char id[ID_SIZE], date[DATE_SIZE];
    bool dated = kind == RECORD_CHECKIN || kind == RECORD_SURVEY || kind == RECORD_RITUAL;
    arena_reset(&document->arena);
    struct value *map = value_map(&document->arena);
    value_put_text(map, dated ? "date" : "id",
                   dated ? day_format((day)record_id(record), date)
                         : id_format(kind, record_id(record), id));
    for (size_t i = 0; i < info->count; i++)
        put_field(map, document->export->world, kind, &info->fields[i], record);
    write_value(document, map);
    return true;
}

struct kind_context {
    struct document *document;
    enum record_kind kind;
};

static bool visit_record(void *context, const void *record)
{
    struct kind_context *one = context;
    const struct export *export = one->document->export;
    if (one->kind == RECORD_FEED && export->only && export->only->id != record_id(record))
        return true;
    return write_record(one->document, one->kind, record);
}

/* Under the plural of its name. */
static bool write_kind(struct document *document, enum record_kind kind, const char *name,
                       struct err *err)
{
    struct export *export = document->export;
    struct kind_context one = {document, kind};
    str_addf(&export->out, ",\"%s\":[", name);
    document->empty = true;
    if (!store_visit(export->world->store, kind, visit_record, &one, err))
        return false;
    str_add_char(&export->out, ']');
    return true;
}

static bool write_records(struct document *document, struct err *err)
{
    static const struct {
        enum record_kind kind;
        const char *name;
    } open[] = {{RECORD_FEED, "feeds"},
                {RECORD_CONFERENCE, "conferences"},
                {RECORD_LEG, "legs"},
                {RECORD_TALK, "talks"},
                {RECORD_SUBMISSION, "submissions"},
                {RECORD_CHOICE, "choices"},
                {RECORD_CAPTURE, "captures"},
                {RECORD_FILTER, "filters"}},
      private[] = {{RECORD_CHECKIN, "checkins"},
                   {RECORD_SURVEY, "surveys"},
                   {RECORD_RITUAL, "rituals"},
                   {RECORD_SNOOZE, "snoozes"}};
    const struct export *export = document->export;
    size_t count = export->only ? 1 : sizeof open / sizeof *open;
    for (size_t i = 0; i < count; i++)
        if (!write_kind(document, open[i].kind, open[i].name, err))
            return false;
    for (size_t i = 0; export->checkins && i < sizeof private / sizeof *private; i++)
        if (!write_kind(document, private[i].kind, private[i].name, err))
            return false;
    return true;
}

/* The days that the call names, and where it names none all that there is. */
static bool find_days(struct document *document, struct err *err)
{
    struct export *export = document->export;
    document->first = document->end = DAY_NONE;
    if (export->from == DAY_NONE || export->to == DAY_NONE)
        if (!export_visit(export, look_at, document, err) || !look_at_plans(document, err))
            return false;
    if (export->from != DAY_NONE)
        document->first = export->from;
    if (export->to != DAY_NONE)
        document->end = export->to;
    return true;
}

static bool write_document(struct document *document, struct err *err)
{
    struct export *export = document->export;
    char date[DATE_SIZE];
    if (!find_days(document, err))
        return false;
    str_add(&export->out, "{\"schema\":\"juggle.export/1\"");
    if (document->first != DAY_NONE)
        str_addf(&export->out, ",\"from\":\"%s\"", day_format(document->first, date));
    if (document->end != DAY_NONE)
        str_addf(&export->out, ",\"to\":\"%s\"", day_format(document->end, date));
    str_addf(&export->out, ",\"zone\":\"%s\",\"items\":[", zone_name(export->world->home));
    document->empty = true;
    for (day from = document->first; from != DAY_NONE && from < document->end; from += CHUNK_DAYS) {
        day to = from + CHUNK_DAYS < document->end ? from + CHUNK_DAYS : document->end;
        if (!write_chunk(document, from, to, err))
            return false;
    }
    if (export->tasks && !write_tasks(document, err))
        return false;
    str_add_char(&export->out, ']');
    if (!write_records(document, err))
        return false;
    str_add(&export->out, "}\n");
    return true;
}

bool export_json(struct export *export, struct err *err)
{
    struct document document = {.export = export};
    arena_init(&document.arena);
    bool done = write_document(&document, err);
    arena_finish(&document.arena);
    return done;
}
