/* SPDX-License-Identifier: MIT
 *
 * search: the index of words, kept in step with the records, and asking it. The index holds no
 * texts: what is taken out of it must be given again word for word, which is what the record before
 * the change is there for.
 */
#include "private.h"

/* Which fields of which records; the place in this table is part of a document's number, and of
 * FOUND_CHOICES. */
#define AT(record, member) offsetof(struct record, member)
static const struct searched {
    enum record_kind kind;
    size_t texts[6]; /* 0: no more */
} searched[] = {
    {RECORD_EVENT,
     {AT(event, title), AT(event, place), AT(event, description), AT(event, people),
      AT(event, categories)}},
    {RECORD_CHOICE, {AT(choice, note), AT(choice, tags), AT(choice, project)}},
    {RECORD_TASK, {AT(task, title), AT(task, note), AT(task, tags), AT(task, project)}},
    {RECORD_BLOCK, {AT(block, title), AT(block, note)}},
    {RECORD_ENTRY, {AT(entry, title), AT(entry, note), AT(entry, tags)}},
    {RECORD_CONFERENCE,
     {AT(conference, name), AT(conference, place), AT(conference, note), AT(conference, tags),
      AT(conference, because), AT(conference, reach)}},
    {RECORD_TALK, {AT(talk, title), AT(talk, abstract), AT(talk, note), AT(talk, tags)}},
    {RECORD_CAPTURE, {AT(capture, text), AT(capture, note)}},
};
#undef AT

enum { PLACES = 8, TEXTS = 6 };
_Static_assert(sizeof searched / sizeof *searched == PLACES, "a document's number has three bits");

static int place_of(enum record_kind kind)
{
    for (int i = 0; i < PLACES; i++)
        if (searched[i].kind == kind)
            return i;
    return -1;
}

static int64_t document(int place, int64_t id)
{
    return id * PLACES + place;
}

static const char *text_of(int place, int i, const void *record)
{
    const void *at = (const char *)record + searched[place].texts[i];
    return *(const char *const *)at;
}

static void gather(struct str *out, int place, const void *record)
{
    str_clear(out);
    for (int i = 0; i < TEXTS && searched[place].texts[i]; i++) {
        const char *text = text_of(place, i, record);
        if (!text || !*text)
            continue;
        if (out->length)
            str_add_char(out, '\n');
        str_add(out, text);
    }
}

bool search_holds(struct store *store, enum record_kind kind, const void *record)
{
    int place = place_of(kind);
    if (place < 0)
        return false;
    gather(&store->text, place, record);
    return store->text.length > 0;
}

/* ---- when it was ---- */

static instant first_known(instant a, instant b)
{
    return a != INSTANT_NONE ? a : b != INSTANT_NONE ? b : 0;
}

static instant day_start(day date)
{
    return date == DAY_NONE ? INSTANT_NONE : wall_seconds((struct wall){date, 0});
}

static bool event_start(struct store *store, int64_t event, instant *out, struct err *err)
{
    struct query query;
    *out = 0;
    if (!query_open(&query, &store->sql, SQL_EVENT_START, err))
        return false;
    query_int(&query, 1, event);
    return query_number(&query, out, err);
}

/* Its start, its due date, else when it was made. */
static bool time_of(struct store *store, enum record_kind kind, const void *record, instant *out,
                    struct err *err)
{
    if (kind == RECORD_CHOICE)
        return event_start(store, ((const struct choice *)record)->event, out, err);
    if (kind == RECORD_EVENT)
        *out = ((const struct event *)record)->start;
    else if (kind == RECORD_TASK)
        *out = first_known(day_start(((const struct task *)record)->due_day),
                           ((const struct task *)record)->created);
    else if (kind == RECORD_BLOCK)
        *out = ((const struct block *)record)->start;
    else if (kind == RECORD_ENTRY)
        *out = ((const struct entry *)record)->start;
    else if (kind == RECORD_CONFERENCE)
        *out = first_known(day_start(((const struct conference *)record)->first_day),
                           ((const struct conference *)record)->created);
    else if (kind == RECORD_TALK)
        *out = first_known(((const struct talk *)record)->created, INSTANT_NONE);
    else
        *out = first_known(((const struct capture *)record)->created, INSTANT_NONE);
    return true;
}

static bool put_time(struct store *store, int64_t doc, instant at, struct err *err)
{
    struct query query;
    if (!query_open(&query, &store->sql, SQL_FOUND_PUT, err))
        return false;
    query_int(&query, 1, doc);
    query_int(&query, 2, at);
    return query_run(&query, err);
}

/* ---- keeping it in step ---- */

static bool put_words(struct store *store, enum sql_id statement, int64_t doc, struct err *err)
{
    struct query query;
    if (!query_open(&query, &store->sql, statement, err))
        return false;
    query_int(&query, 1, doc);
    query_text(&query, 2, store->text.text);
    return query_run(&query, err);
}

bool search_insert(struct store *store, enum record_kind kind, const void *record, struct err *err)
{
    int place = place_of(kind);
    instant at;
    if (place < 0 || !search_holds(store, kind, record))
        return true;
    int64_t doc = document(place, record_id(record));
    return put_words(store, SQL_SEARCH_ADD, doc, err) && time_of(store, kind, record, &at, err) &&
           put_time(store, doc, at, err);
}

bool search_remove(struct store *store, enum record_kind kind, const void *record, struct err *err)
{
    int place = place_of(kind);
    struct query query;
    if (place < 0 || !search_holds(store, kind, record))
        return true;
    int64_t doc = document(place, record_id(record));
    if (!put_words(store, SQL_SEARCH_DROP, doc, err) ||
        !query_open(&query, &store->sql, SQL_FOUND_DROP, err))
        return false;
    query_int(&query, 1, doc);
    return query_run(&query, err);
}

static bool same_words(int place, const void *before, const void *after)
{
    for (int i = 0; i < TEXTS && searched[place].texts[i]; i++)
        if (!str_equal(text_of(place, i, before), text_of(place, i, after)))
            return false;
    return true;
}

/* What is said of an event is as old as the event. */
static bool move_choices(struct store *store, int64_t event, instant at, struct err *err)
{
    struct query query;
    if (!query_open(&query, &store->sql, SQL_FOUND_CHOICES, err))
        return false;
    query_int(&query, 1, event);
    query_int(&query, 2, at);
    return query_run(&query, err);
}

static bool move_time(struct store *store, enum record_kind kind, const void *before,
                      const void *after, struct err *err)
{
    instant old, new;
    if (!time_of(store, kind, before, &old, err) || !time_of(store, kind, after, &new, err))
        return false;
    if (old == new)
        return true;
    if (kind == RECORD_EVENT && !move_choices(store, record_id(after), new, err))
        return false;
    return !search_holds(store, kind, after) ||
           put_time(store, document(place_of(kind), record_id(after)), new, err);
}

bool search_update(struct store *store, enum record_kind kind, const void *before,
                   const void *after, struct err *err)
{
    int place = place_of(kind);
    if (place < 0)
        return true;
    if (same_words(place, before, after))
        return move_time(store, kind, before, after, err);
    return search_remove(store, kind, before, err) && search_insert(store, kind, after, err) &&
           move_time(store, kind, before, after, err);
}

/* ---- asking ---- */

/* What is said of an event is found as the event. */
static bool read_hit(struct store *store, const struct query *row, struct search_hit *out,
                     struct err *err)
{
    struct query query;
    int64_t doc = query_column_int(row, 0);
    *out = (struct search_hit){searched[doc % PLACES].kind, doc / PLACES, query_column_int(row, 1)};
    if (out->kind != RECORD_CHOICE)
        return true;
    if (!query_open(&query, &store->sql, SQL_CHOICE_OF, err))
        return false;
    query_int(&query, 1, out->id);
    out->kind = RECORD_EVENT;
    return query_number(&query, &out->id, err);
}

static bool known(const struct search_hit *hits, size_t count, const struct search_hit *hit)
{
    for (size_t i = count; i-- > 0 && hits[i].at == hit->at;)
        if (hits[i].kind == hit->kind && hits[i].id == hit->id)
            return true;
    return false;
}

static bool read_hits(struct store *store, struct arena *arena, struct query *query, size_t limit,
                      struct search_hit **out, size_t *count, struct err *err)
{
    VEC(struct search_hit) hits = {0};
    bool row = true;
    while (row && hits.count < limit) {
        struct search_hit hit;
        if (!query_next(query, &row, err))
            return false;
        if (!row)
            break;
        if (!read_hit(store, query, &hit, err)) {
            query_close(query);
            return false;
        }
        if (!known(hits.at, hits.count, &hit))
            VEC_PUSH(arena, &hits, hit);
    }
    query_close(query);
    *out = hits.at;
    *count = hits.count;
    return true;
}

bool store_search(struct store *store, struct arena *arena, const char *text, size_t limit,
                  struct search_hit **out, size_t *count, struct err *err)
{
    struct query query;
    const char *words;
    *out = NULL;
    *count = 0;
    if (!sql_search_words(&store->sql, arena, text, &words, err))
        return false;
    if (!words || !limit)
        return true;
    if (!query_open(&query, &store->sql, SQL_SEARCH_QUERY, err))
        return false;
    query_text(&query, 1, words);
    query_int(&query, 2, limit < INT64_MAX / 2 ? (int64_t)limit * 2 : -1);
    return read_hits(store, arena, &query, limit, out, count, err);
}
