/* SPDX-License-Identifier: MIT
 *
 * edit_other: fields of blocks, entries, legs and feeds, and the texts and words of all other
 * records.
 */
#include "edit.h"

#include "juggle/base/str.h"

/* start and end, wherever a record has them as instants. */
static bool edit_times(struct world *world, enum record_kind kind, void *record, const char *name,
                       const char *value, struct err *err)
{
    const struct field *start = record_field(kind, "start"), *end = record_field(kind, "end");
    const struct field *zone_field =
        record_field(kind, str_equal(name, "end") ? "end_zone" : "zone");
    if (!zone_field)
        zone_field = record_field(kind, "zone");
    char *base = record;
    const char *zone_text =
        zone_field ? *(const char *const *)(const void *)(base + zone_field->offset) : NULL;
    const struct zone *zone = zone_text ? world_zone(world, zone_text) : NULL;
    instant *from = (instant *)(void *)(base + start->offset);
    instant *to = (instant *)(void *)(base + end->offset), at;
    bool begins = str_equal(name, "start");
    if (!zone)
        zone = world->home;
    if (!(begins ? start_instant_value(world, zone, value, *from, &at, err)
                 : end_instant_value(world, zone, value, *from, &at, err)))
        return false;
    if (begins) {
        if (*to != INSTANT_NONE)
            *to += at - *from;
        *from = at;
    } else {
        *to = at;
    }
    if (*to != INSTANT_NONE && *to < *from)
        return err_set(err, ERR_USAGE, "end: %s is before the start", value);
    if (kind == RECORD_BLOCK) /* from now on nothing else moves it */
        ((struct block *)record)->placed = WORD_placed_BY_PERSON;
    return true;
}

static bool edit_text(struct world *world, const struct field *field, void *at, const char *value,
                      struct err *err)
{
    const char **text = at;
    const struct kind *kind;
    const struct zone *zone;
    if (str_equal(field->name, "kind") && *value) {
        if (!read_kind(world, value, false, &kind, err))
            return false;
        *text = kind->word;
    } else if ((str_equal(field->name, "zone") || str_equal(field->name, "end_zone")) && *value) {
        if (!read_zone(world, value, &zone, err))
            return false;
        *text = zone_name(zone);
    } else if (str_equal(field->name, "tags")) {
        *text = tags_value(&world->turn, value);
    } else {
        *text = text_value(value);
    }
    return true;
}

/* An id, or the name of a conference or talk; "" lets go. */
static bool edit_ref(struct world *world, const struct field *field, int64_t *at, const char *value,
                     struct err *err)
{
    struct target target = {0};
    const struct conference *conference;
    const struct talk *talk;
    if (*value && field->target == RECORD_TALK) {
        if (!read_talk(world, value, &talk, err))
            return false;
        target.id = talk->id;
    } else if (*value && field->target == RECORD_CONFERENCE) {
        if (!read_conference(world, value, &conference, err))
            return false;
        target.id = conference->id;
    } else if (*value && !read_target(world, value, field->target, &target, err)) {
        return false;
    }
    *at = target.id;
    return true;
}

static bool edit_field(struct world *world, const struct field *field, void *at, const char *value,
                       struct err *err)
{
    int word;
    switch (field->type) {
    case FIELD_TEXT:
        return edit_text(world, field, at, value, err);
    case FIELD_FLAG:
        return flag_value(value, at, err);
    case FIELD_INT:
        return length_value(world, value, at, err);
    case FIELD_WORD:
        if (!read_word(field->words, field->name, value, &word, err))
            return false;
        *(int *)at = word;
        return true;
    case FIELD_DAY:
        return read_day(world, value, at, err);
    case FIELD_INSTANT:
        return instant_value(world, world->home, value, at, err);
    case FIELD_REF:
        return edit_ref(world, field, at, value, err);
    case FIELD_LONG:
        break;
    }
    return err_set(err, ERR_FAILED, "%s: can't be changed by hand", field->name);
}

/* What juggle keeps for itself. */
static bool is_inner(const char *name)
{
    static const char *const inner[] = {"uid",     "created", "changed", "imported",
                                        "calname", "prodid",  "source"};
    for (size_t i = 0; i < sizeof inner / sizeof *inner; i++)
        if (str_equal(inner[i], name))
            return true;
    return false;
}

/* Fields go by their names in answers; where the record's differ, this says so. */
static const char *field_behind(enum record_kind kind, const char *name)
{
    static const struct {
        enum record_kind kind;
        const char *shown, *kept;
    } names[] = {
        {RECORD_TALK, "minutes", "length"},
        {RECORD_TALK, "invested_min", "invested"},
        {RECORD_CAPTURE, "state", "feedback"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].kind == kind && str_equal(names[i].shown, name))
            return names[i].kept;
    return name;
}

bool edit_other(struct world *world, enum record_kind kind, void *record, const char *shown,
                const char *value, struct err *err)
{
    const struct record_info *info = record_info(kind);
    const char *name = field_behind(kind, shown);
    const struct field *field = record_field(kind, name);
    if (!field || is_inner(name)) {
        const char **names = ARENA_ARRAY(&world->turn, const char *, info->count);
        size_t count = 0;
        for (size_t i = 0; i < info->count; i++)
            if (!is_inner(info->fields[i].name))
                names[count++] = info->fields[i].name;
        return no_such_field(name, info->name, names, count, err);
    }
    if (str_equal(name, "start") || str_equal(name, "end"))
        return edit_times(world, kind, record, name, value, err);
    if ((str_equal(name, "name") || str_equal(name, "text")) && str_blank(value))
        return err_set(err, ERR_USAGE, "%s: can't be empty", name);
    return edit_field(world, field, (char *)record + field->offset, value, err);
}
