/* SPDX-License-Identifier: MIT
 *
 * find: words are asked of the store's index, and what it finds must hold against the other
 * conditions. A line without words looks through the tasks, the small lists, and a stretch of days.
 */
#include "juggle/app/find.h"

#include <stdlib.h>

#include "juggle/base/str.h"
#include "juggle/base/vec.h"

/* Days that are looked through each way where a line has no words and doesn't say; at most so
 * many. */
enum { REACH_DAYS = 42, REACH_MOST = 366, INDEXED_MOST = 2000, TRIES = 5 };

typedef VEC(struct find_hit) hit_list;

struct finding {
    struct world *world;
    struct filter_query query;
    size_t limit;
    hit_list hits;
    struct find_result *out;
};

static bool sort_of_kind(enum record_kind kind, enum filter_sort *out)
{
    static const struct {
        enum record_kind kind;
        enum filter_sort sort;
    } sorts[] = {
        {RECORD_TASK, SORT_TASKS},
        {RECORD_EVENT, SORT_EVENTS},
        {RECORD_BLOCK, SORT_BLOCKS},
        {RECORD_ENTRY, SORT_ENTRIES},
        {RECORD_CONFERENCE, SORT_CONFERENCES},
        {RECORD_TALK, SORT_TALKS},
        {RECORD_CAPTURE, SORT_NOTES},
        {RECORD_LEG, SORT_JOURNEYS},
    };
    for (size_t i = 0; i < sizeof sorts / sizeof *sorts; i++)
        if (sorts[i].kind == kind) {
            *out = sorts[i].sort;
            return true;
        }
    return false;
}

/* ---- what is no item ---- */

static void fill(struct item *item, const char *title, const char *note, const char *tags,
                 instant made)
{
    item->title = title;
    item->note = note;
    item->tags = tags;
    item->first_day = made == INSTANT_NONE ? DAY_NONE : wall_from_seconds(made).day;
    item->end_day = item->first_day == DAY_NONE ? DAY_NONE : item->first_day + 1;
}

static const struct item *item_like(struct world *world, enum record_kind kind, const void *record)
{
    char id[ID_SIZE];
    struct item *item = ARENA_NEW(&world->turn, struct item);
    *item = (struct item){
        .number = record_id(record), .start = INSTANT_NONE, .end = INSTANT_NONE, .all_day = true};
    item->id = arena_strdup(&world->turn, id_format(kind, item->number, id));
    if (kind == RECORD_CONFERENCE) {
        const struct conference *c = record;
        fill(item, c->name, c->note, c->tags, INSTANT_NONE);
        item->place = c->place;
        item->description = c->because;
        item->conference = c;
        item->first_day = c->first_day;
        item->end_day = c->last_day == DAY_NONE ? c->first_day : c->last_day + 1;
    } else if (kind == RECORD_TALK) {
        const struct talk *talk = record;
        fill(item, talk->title, talk->note, talk->tags, talk->created);
        item->description = talk->abstract;
    } else {
        const struct capture *capture = record;
        fill(item, capture->text, capture->note, NULL, capture->created);
    }
    if (!item->title)
        item->title = item->id;
    return item;
}

/* ---- taking in ---- */

static bool take(struct finding *f, struct find_hit hit)
{
    if (!filter_match_as(&f->world->turn, &f->query, hit.sort, hit.item))
        return true;
    f->out->counts[hit.sort]++;
    if (f->hits.count < f->limit)
        VEC_PUSH(&f->world->turn, &f->hits, hit);
    else
        f->out->more = true;
    return true;
}

static bool take_record(struct finding *f, const struct search_hit *found, enum filter_sort sort,
                        struct err *err)
{
    struct find_hit hit = {.sort = sort, .kind = found->kind, .id = found->id, .at = found->at};
    struct view *view = ARENA_NEW(&f->world->turn, struct view);
    if (sort >= SORT_CONFERENCES) {
        if (!store_find(f->world->store, &f->world->turn, found->kind, found->id, &hit.record, err))
            return false;
        if (!hit.record)
            return true;
        hit.item = item_like(f->world, found->kind, hit.record);
        return take(f, hit);
    }
    if (!world_item(f->world, found->kind, found->id, view, &hit.item, err))
        return false;
    hit.view = view;
    return !hit.item || take(f, hit);
}

/* ---- by the index ---- */

static bool take_indexed(struct finding *f, struct err *err)
{
    struct search_hit *found;
    size_t count, most = f->limit > INDEXED_MOST ? f->limit : INDEXED_MOST, looked = 0;
    f->query.words_found = true;
    if (!store_search(f->world->store, &f->world->turn, f->query.words, most, &found, &count, err))
        return false;
    f->out->more = count >= most;
    for (size_t i = 0; i < count; i++) {
        enum filter_sort sort;
        if (!sort_of_kind(found[i].kind, &sort) || !(f->query.sorts >> sort & 1))
            continue;
        if (f->query.only_words && f->hits.count >= f->limit) { /* counted without being read */
            f->out->counts[sort]++;
            continue;
        }
        if (looked++ >= f->limit * TRIES || f->hits.count >= f->limit) {
            f->out->more = true;
            break;
        }
        if (!take_record(f, &found[i], sort, err))
            return false;
    }
    return true;
}

/* "t12" alone is also that task. */
static bool take_named(struct finding *f, const char *text, struct err *err)
{
    struct search_hit hit = {.at = INSTANT_NONE};
    enum filter_sort sort;
    if (!id_parse(text, &hit.kind, &hit.id, &(const char *){NULL}) ||
        !sort_of_kind(hit.kind, &sort))
        return true;
    f->query.words_found = true;
    return take_record(f, &hit, sort, err);
}

/* ---- without words ---- */

static void choose_days(struct finding *f)
{
    day from = f->query.from, to = f->query.to, today = f->world->today;
    if (from == DAY_NONE && to == DAY_NONE) {
        from = today - REACH_DAYS;
        to = today + REACH_DAYS;
    }
    from = from == DAY_NONE ? to - REACH_MOST : from;
    to = to == DAY_NONE || to - from > REACH_MOST ? from + REACH_MOST : to;
    f->out->from = from;
    f->out->to = to > from ? to : from + 1;
}

static instant time_of(const struct item *item)
{
    if (item->start != INSTANT_NONE && !item->all_day)
        return item->start;
    day on = item->task ? item->task->due_day : item->first_day;
    return on == DAY_NONE ? item->task ? item->task->created : INSTANT_NONE
                          : wall_seconds((struct wall){on, 0});
}

static bool take_items(struct finding *f, const struct view *view, bool tasks)
{
    static const enum record_kind kinds[] = {[SORT_TASKS] = RECORD_TASK,
                                             [SORT_EVENTS] = RECORD_EVENT,
                                             [SORT_BLOCKS] = RECORD_BLOCK,
                                             [SORT_ENTRIES] = RECORD_ENTRY,
                                             [SORT_JOURNEYS] = RECORD_LEG};
    for (size_t i = 0; i < view->count; i++) {
        const struct item *item = &view->items[i];
        enum filter_sort sort = filter_sort_of(item);
        if ((sort == SORT_TASKS) == tasks &&
            !take(f, (struct find_hit){sort, kinds[sort], item->number, time_of(item), item, view,
                                       NULL}))
            return false;
    }
    return true;
}

static bool take_all(struct finding *f, enum record_kind kind, enum filter_sort sort,
                     struct err *err)
{
    struct record_list list;
    if (!(f->query.sorts >> sort & 1))
        return true;
    if (!store_all(f->world->store, &f->world->turn, kind, &list, err))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        const struct item *item = item_like(f->world, kind, list.at[i]);
        if (!take(f, (struct find_hit){sort, kind, item->number, time_of(item), item, NULL,
                                       list.at[i]}))
            return false;
    }
    return true;
}

static int newest_first(const void *a, const void *b)
{
    const struct find_hit *x = a, *y = b;
    if (x->at != y->at)
        return x->at > y->at ? -1 : 1;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

static bool take_window(struct finding *f, struct err *err)
{
    const unsigned timed =
        1u << SORT_EVENTS | 1u << SORT_BLOCKS | 1u << SORT_ENTRIES | 1u << SORT_JOURNEYS;
    struct view *tasks = ARENA_NEW(&f->world->turn, struct view);
    struct view *days = ARENA_NEW(&f->world->turn, struct view);
    size_t limit = f->limit;
    f->limit = SIZE_MAX;
    if (f->query.sorts & 1u << SORT_TASKS &&
        (!world_view_all_tasks(f->world, tasks, err) || !take_items(f, tasks, true)))
        return false;
    if (f->query.sorts & timed) {
        choose_days(f);
        if (!world_view(f->world, f->out->from, f->out->to, days, err) ||
            !take_items(f, days, false))
            return false;
    }
    if (!take_all(f, RECORD_CONFERENCE, SORT_CONFERENCES, err) ||
        !take_all(f, RECORD_TALK, SORT_TALKS, err) || !take_all(f, RECORD_CAPTURE, SORT_NOTES, err))
        return false;
    if (f->hits.count > 1)
        qsort(f->hits.at, f->hits.count, sizeof *f->hits.at, newest_first);
    f->out->more = f->hits.count > limit;
    f->hits.count = f->out->more ? limit : f->hits.count;
    return true;
}

bool find_query(struct world *world, const struct filter_query *query, size_t limit,
                struct find_result *out, struct err *err)
{
    struct finding f = {.world = world, .query = *query, .limit = limit, .out = out};
    bool done = true;
    *out = (struct find_result){.from = DAY_NONE, .to = DAY_NONE};
    if (query->count && *query->words)
        done = take_named(&f, query->words, err) && take_indexed(&f, err);
    else if (query->count)
        done = take_window(&f, err);
    out->hits = f.hits.at;
    out->count = f.hits.count;
    return done;
}

bool find_read(struct world *world, const char *text, size_t limit, struct find_result *out,
               struct err *err)
{
    struct filter_query query;
    struct view_inputs inputs = world_inputs(world);
    return filter_parse(&world->turn, text, &inputs, &query, err) &&
           find_query(world, &query, limit, out, err);
}
