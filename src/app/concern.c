/* SPDX-License-Identifier: MIT
 *
 * concern: what an import changed for the person, as lines of one mark of the store: fields between
 * tabs, one concern a line. A line that can't be read is left out.
 */
#include "juggle/app/concern.h"

#include <string.h>

#include "juggle/base/parse.h"
#include "juggle/base/str.h"
#include "juggle/base/text.h"
#include "juggle/base/vec.h"

enum { FIELDS = 9, MOST = 64 };

static const char mark_name[] = "concerns";

typedef VEC(struct concern) concern_list;

/* ---- lines ---- */

static void add_number(struct str *out, int64_t number)
{
    str_addf(out, "%lld\t", (long long)number);
}

/* Safe text has neither tabs nor newlines. */
static void write_line(struct str *out, struct arena *arena, const struct concern *concern)
{
    str_addf(out, "%s\t", concern->what);
    add_number(out, concern->event);
    add_number(out, concern->start);
    add_number(out, concern->other);
    add_number(out, concern->other_start);
    add_number(out, concern->until);
    str_addf(out, "%s\t%s\t%s\n", text_safe(arena, concern->place ? concern->place : ""),
             text_safe(arena, concern->title ? concern->title : ""),
             text_safe(arena, concern->text));
}

static bool read_number(const char *text, int64_t *out)
{
    return parse_int(text, INT64_MIN, INT64_MAX, out);
}

static bool read_line(char *line, struct concern *out)
{
    const char *fields[FIELDS];
    if (!str_fields(line, '\t', fields, FIELDS))
        return false;
    *out = (struct concern){
        .what = fields[0], .place = fields[6], .title = fields[7], .text = fields[8]};
    return read_number(fields[1], &out->event) && read_number(fields[2], &out->start) &&
           read_number(fields[3], &out->other) && read_number(fields[4], &out->other_start) &&
           read_number(fields[5], &out->until);
}

static bool read_all(struct world *world, concern_list *out, struct err *err)
{
    const char *text;
    if (!store_mark(world->store, &world->turn, mark_name, &text, err))
        return false;
    char *at = arena_strdup(&world->turn, text ? text : "");
    while (*at) {
        struct concern concern;
        char *end = strchr(at, '\n');
        if (end)
            *end = '\0';
        if (read_line(at, &concern))
            VEC_PUSH(&world->turn, out, concern);
        at = end ? end + 1 : at + strlen(at);
    }
    return true;
}

/* ---- what still holds ---- */

static bool find_event(struct world *world, int64_t id, const struct event **out, struct err *err)
{
    const void *record = NULL;
    bool done = store_find(world->store, &world->turn, RECORD_EVENT, id, &record, err);
    *out = record;
    return done;
}

/* Exceptions are chosen as their series is. */
static bool is_chosen(struct world *world, const struct event *event, bool *out, struct err *err)
{
    struct record_list said;
    *out = !str_blank(event->recurrence);
    if (*out)
        return true;
    if (!store_choices(world->store, &world->turn, event->id, &said, err))
        return false;
    for (size_t i = 0; i < said.count; i++) {
        const struct choice *choice = said.at[i];
        *out = *out || choice->starred || choice->role > WORD_role_NONE;
    }
    return true;
}

static bool is_so(const struct concern *concern, const struct event *event)
{
    if (str_equal(concern->what, "gone"))
        return event->gone;
    if (str_equal(concern->what, "cancelled"))
        return event->status == WORD_status_CANCELLED;
    return !event->gone && event->status != WORD_status_CANCELLED && event->start == concern->start;
}

static bool same_place(struct world *world, const struct concern *concern,
                       const struct event *event)
{
    return str_equal(text_safe(&world->turn, event->place ? event->place : ""), concern->place);
}

static bool other_holds(struct world *world, const struct concern *concern, bool *out,
                        struct err *err)
{
    const struct event *other;
    if (!find_event(world, concern->other, &other, err))
        return false;
    *out = other && !other->gone && other->status != WORD_status_CANCELLED &&
           (concern->other_start == INSTANT_NONE || other->start == concern->other_start);
    return true;
}

static bool holds(struct world *world, struct concern *concern, bool *out, struct err *err)
{
    const struct event *event;
    *out = false;
    if (concern->until <= world->now)
        return true;
    if (!find_event(world, concern->event, &event, err))
        return false;
    concern->feed = event ? event->feed : 0;
    if (!event || !is_so(concern, event) || !same_place(world, concern, event))
        return true;
    if (!is_chosen(world, event, out, err))
        return false;
    return !*out || !concern->other || other_holds(world, concern, out, err);
}

static bool read_holding(struct world *world, concern_list *out, struct err *err)
{
    concern_list all = {0};
    if (!read_all(world, &all, err))
        return false;
    for (size_t i = 0; i < all.count; i++) {
        bool so;
        if (!holds(world, &all.at[i], &so, err))
            return false;
        if (so)
            VEC_PUSH(&world->turn, out, all.at[i]);
    }
    return true;
}

/* ---- the door ---- */

bool concerns_read(struct world *world, struct concern **out, size_t *count, struct err *err)
{
    concern_list list = {0};
    if (!read_holding(world, &list, err))
        return false;
    *out = list.at;
    *count = list.count;
    return true;
}

static bool is_among(const struct concern *list, size_t count, const struct concern *concern)
{
    for (size_t i = 0; i < count; i++)
        if (list[i].event == concern->event && list[i].other == concern->other &&
            str_equal(list[i].what, concern->what))
            return true;
    return false;
}

bool concerns_add(struct world *world, const struct concern *fresh, size_t count, struct err *err)
{
    concern_list kept = {0};
    struct str text;
    if (!read_holding(world, &kept, err))
        return false;
    str_init(&text);
    for (size_t i = 0; i < count && i < MOST; i++)
        write_line(&text, &world->turn, &fresh[i]);
    for (size_t i = 0; i < kept.count && count + i < MOST; i++)
        if (!is_among(fresh, count, &kept.at[i]))
            write_line(&text, &world->turn, &kept.at[i]);
    bool done = store_set_mark(world->store, mark_name, text.text, err);
    str_finish(&text);
    return done;
}

bool concerns_seen(struct world *world, struct err *err)
{
    return store_set_mark(world->store, mark_name, NULL, err);
}
