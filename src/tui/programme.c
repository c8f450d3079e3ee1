/* SPDX-License-Identifier: MIT
 *
 * programme: a conference's sessions, a day at a time: in order of time or of rooms, with notes
 * where chosen ones meet, lie too far apart or leave time between, and what the last import
 * changed.
 */
#include "programme.h"

#include <stdlib.h>
#include <string.h>

#include "juggle/base/text.h"
#include "juggle/base/vec.h"
#include "ui.h"

enum { STEPS_LOOKED_AT = 50, CHANGES_MOST = 5000, WALK_SECONDS = 10 * 60 };

typedef VEC(struct programme_row) row_list;
typedef VEC(const struct item *) item_list;

struct change_word {
    int64_t event;
    const char *word;
};

struct reading {
    struct world *world;
    struct arena *arena;
    const struct programme_wish *wish;
    struct programme *out;
    item_list sessions;
    VEC(struct change_word) changes;
    row_list rows;
};

bool programme_is_chosen(const struct item *item)
{
    return item->starred || item->role > WORD_role_NONE;
}

struct wall programme_wall(const struct programme *programme, instant at)
{
    return zone_wall(programme->zone, at);
}

/* ---- what the last import changed ---- */

static bool last_import(struct reading *r, int64_t *step, struct err *err)
{
    struct record_list feeds;
    struct step *steps;
    size_t count;
    *step = 0;
    if (!store_all(r->world->store, r->arena, RECORD_FEED, &feeds, err) ||
        !store_history(r->world->store, r->arena, STEPS_LOOKED_AT, &steps, &count, err))
        return false;
    for (size_t i = 0; i < count && !*step; i++)
        for (size_t k = 0; k < feeds.count && !steps[i].undone; k++) {
            const struct feed *feed = feeds.at[k];
            const char *label = arena_printf(r->arena, "Imported %s", feed->name ? feed->name : "");
            if (feed->conference == r->wish->conference && str_equal(steps[i].label, label))
                *step = steps[i].id;
        }
    return true;
}

static const char *change_between(const struct event *before, const struct event *after)
{
    if (after->gone)
        return "gone";
    if (after->status == WORD_status_CANCELLED && before->status != WORD_status_CANCELLED)
        return "cancelled";
    if (before->start != after->start || before->end != after->end)
        return "moved";
    if (!str_equal(before->place, after->place))
        return "room";
    return "changed";
}

static int by_event(const void *a, const void *b)
{
    const struct change_word *x = a, *y = b;
    return (x->event > y->event) - (x->event < y->event);
}

/* Where all of it is new, nothing is. */
static bool read_changes(struct reading *r, struct err *err)
{
    struct step_change *changes;
    size_t count;
    int64_t step;
    bool first = true;
    if (!last_import(r, &step, err))
        return false;
    if (!step)
        return true;
    if (!store_step_changes(r->world->store, r->arena, step, CHANGES_MOST, &changes, &count, err))
        return false;
    for (size_t i = 0; i < count; i++)
        first = first && (changes[i].kind != RECORD_FEED || changes[i].made);
    for (size_t i = 0; i < count && !first; i++) {
        const struct step_change *c = &changes[i];
        if (c->kind != RECORD_EVENT || !c->after)
            continue;
        const char *word = c->made || !c->before ? "new" : change_between(c->before, c->after);
        VEC_PUSH(r->arena, &r->changes, ((struct change_word){c->id, word}));
    }
    if (r->changes.count > 1)
        qsort(r->changes.at, r->changes.count, sizeof *r->changes.at, by_event);
    return true;
}

static const char *change_of(const struct reading *r, const struct item *item)
{
    struct change_word wanted = {item->occurrence->event->id, ""};
    const struct change_word *found =
        r->changes.count
            ? bsearch(&wanted, r->changes.at, r->changes.count, sizeof wanted, by_event)
            : NULL;
    if (found)
        return found->word;
    if (item->occurrence->event->gone)
        return "gone";
    return item->status == WORD_status_CANCELLED ? "cancelled" : "";
}

/* ---- sessions ---- */

static bool has_words(struct arena *arena, const struct item *item, const char *filter)
{
    const char *hay = text_fold(
        arena, arena_printf(arena, "%s %s %s %s", item->title ? item->title : "",
                            item->place ? item->place : "",
                            item->occurrence->event->people ? item->occurrence->event->people : "",
                            item->tags ? item->tags : ""));
    char *words = text_fold(arena, filter), *rest = NULL;
    for (char *word = strtok_r(words, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
        if (!strstr(hay, word))
            return false;
    return true;
}

static bool wanted(const struct reading *r, const struct item *item)
{
    const struct programme *out = r->out;
    if (item->type != ITEM_EVENT || !item->conference || !item->feed || item->all_day ||
        item->conference->id != r->wish->conference || item->feed->mode != WORD_feed_mode_SCHEDULE)
        return false;
    if (r->wish->only_mine && !programme_is_chosen(item))
        return false;
    if (!str_blank(r->wish->filter))
        return has_words(r->arena, item, r->wish->filter);
    return programme_wall(out, item->start).day == out->day;
}

static int by_room(const void *a, const void *b)
{
    const struct item *x = *(const struct item *const *)a, *y = *(const struct item *const *)b;
    int order = strcmp(x->place ? x->place : "", y->place ? y->place : "");
    if (order)
        return order;
    return (x->start > y->start) - (x->start < y->start);
}

static bool read_sessions(struct reading *r, struct err *err)
{
    struct programme *out = r->out;
    bool all = !str_blank(r->wish->filter);
    struct wall from = {all ? out->first : out->day, 0}, to = {(all ? out->last : out->day) + 1, 0};
    struct span window = {zone_instant(out->zone, from, NULL), zone_instant(out->zone, to, NULL)};
    struct view *view = ARENA_NEW(r->arena, struct view);
    if (!world_view_at(r->world, window, view, err))
        return false;
    out->items = view->items;
    out->item_count = view->count;
    for (size_t i = 0; i < view->count; i++)
        if (wanted(r, &view->items[i]))
            VEC_PUSH(r->arena, &r->sessions, &view->items[i]);
    if (r->wish->by_room && r->sessions.count > 1)
        qsort(r->sessions.at, r->sessions.count, sizeof *r->sessions.at, by_room);
    return true;
}

/* ---- rows ---- */

static void push_text(struct reading *r, enum programme_row_type type, const char *text)
{
    VEC_PUSH(r->arena, &r->rows, ((struct programme_row){type, NULL, text, ""}));
}

static bool meets(const struct item *a, const struct item *b)
{
    return a->start < b->end && b->start < a->end;
}

static bool takes_place(const struct item *item)
{
    return programme_is_chosen(item) && item->status != WORD_status_CANCELLED &&
           !item->occurrence->event->gone;
}

/* The chosen one that ends last before this begins, however the rows are sorted. */
static const struct item *one_before(const struct reading *r, const struct item *item)
{
    const struct item *best = NULL;
    for (size_t i = 0; i < r->out->item_count; i++) {
        const struct item *other = &r->out->items[i];
        if (other != item && other->type == ITEM_EVENT && other->conference == item->conference &&
            takes_place(other) && other->end <= item->start && (!best || other->end > best->end))
            best = other;
    }
    return best && item->start - best->end < 12 * 3600 ? best : NULL;
}

static void note_clashes(struct reading *r, const struct item *item)
{
    for (size_t i = 0; i < r->out->item_count; i++) {
        const struct item *other = &r->out->items[i];
        if (other != item && other->type == ITEM_EVENT && !other->all_day && other->counts &&
            other->status != WORD_status_CANCELLED && meets(item, other) &&
            !other->occurrence->event->gone)
            push_text(
                r, PROGRAMME_ALARM,
                arena_printf(r->arena, "meets \"%s\"", other->title ? other->title : "untitled"));
    }
}

static void note_gap(struct reading *r, const struct item *item)
{
    char length[DATE_SIZE];
    const struct item *before = one_before(r, item);
    if (!before)
        return;
    instant gap = item->start - before->end;
    bool same = str_blank(before->place) || str_blank(item->place) ||
                str_equal(before->place, item->place);
    length_format((minutes)(gap / 60), length);
    if (!same && gap < WALK_SECONDS)
        push_text(r, PROGRAMME_ALARM,
                  arena_printf(r->arena, "%s to walk here from %s", length, before->place));
    else if (gap > 0)
        push_text(r, PROGRAMME_NOTE, arena_printf(r->arena, "%s free before", length));
}

static void push_heading(struct reading *r, const struct item *item, const struct item *above)
{
    if (r->wish->by_room) {
        if (!above || !str_equal(above->place, item->place))
            push_text(r, PROGRAMME_HEADING, str_blank(item->place) ? "no room" : item->place);
        return;
    }
    day on = programme_wall(r->out, item->start).day;
    if (str_blank(r->wish->filter) || (above && programme_wall(r->out, above->start).day == on))
        return;
    struct civil civil = day_civil(on);
    push_text(r, PROGRAMME_HEADING,
              arena_printf(r->arena, "%s %d %s", weekday_short(day_weekday(on)), civil.mday,
                           month_short(civil.month)));
}

static void build_rows(struct reading *r)
{
    struct programme *out = r->out;
    for (size_t i = 0; i < r->sessions.count; i++) {
        const struct item *item = r->sessions.at[i];
        push_heading(r, item, i ? r->sessions.at[i - 1] : NULL);
        if (takes_place(item)) {
            note_clashes(r, item);
            note_gap(r, item);
        }
        out->chosen += programme_is_chosen(item);
        const char *change = change_of(r, item);
        out->changed += *change != '\0';
        VEC_PUSH(r->arena, &r->rows,
                 ((struct programme_row){PROGRAMME_SESSION, item, "", change}));
    }
    int64_t *ids = ARENA_ARRAY(r->arena, int64_t, r->rows.count + 1);
    for (size_t i = 0; i < r->rows.count; i++)
        ids[i] = r->rows.at[i].item ? ui_row_id(r->rows.at[i].item) : LIST_HEADING;
    out->rows = r->rows.at;
    out->ids = ids;
    out->count = r->rows.count;
    out->sessions = r->sessions.count;
}

static day day_of_wish(const struct reading *r, const struct conference *c)
{
    bool said = r->wish->day != DAY_NONE || r->wish->at != INSTANT_NONE;
    day wanted_day = r->wish->day != DAY_NONE        ? r->wish->day
                     : r->wish->at != INSTANT_NONE ? programme_wall(r->out, r->wish->at).day
                                                   : r->world->today;
    if (wanted_day < c->first_day)
        return c->first_day;
    if (wanted_day > c->last_day)
        return said ? c->last_day : c->first_day;
    return wanted_day;
}

bool programme_read(struct world *world, const struct programme_wish *wish,
                    const struct programme **out, struct err *err)
{
    const void *record;
    struct programme *programme = ARENA_NEW(&world->turn, struct programme);
    struct reading r = {.world = world, .arena = &world->turn, .wish = wish, .out = programme};
    *programme = (struct programme){.zone = world->home, .day = DAY_NONE};
    *out = programme;
    if (!store_find(world->store, r.arena, RECORD_CONFERENCE, wish->conference, &record, err))
        return false;
    const struct conference *conference = record;
    if (!conference || conference->first_day == DAY_NONE || conference->last_day == DAY_NONE)
        return true;
    const struct zone *zone = conference->zone ? world_zone(world, conference->zone) : NULL;
    programme->conference = conference;
    programme->zone = zone ? zone : world->home;
    programme->first = conference->first_day;
    programme->last = conference->last_day;
    programme->day = day_of_wish(&r, conference);
    if (!read_changes(&r, err) || !read_sessions(&r, err))
        return false;
    build_rows(&r);
    return true;
}
