/* SPDX-License-Identifier: MIT
 *
 * change: lists of changes, what follows from a change by the rules alone, and the fold: a snapshot
 * with the changes done. The store does the same to its tables; its tests hold it to this.
 */
#include "juggle/model/change.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "juggle/base/str.h"
#include "juggle/base/vec.h"

static void push(struct arena *arena, struct change_list *list, struct change change)
{
    VEC_PUSH(arena, list, change);
}

void change_put(struct arena *arena, struct change_list *list, enum record_kind kind,
                const void *record)
{
    push(arena, list,
         (struct change){CHANGE_PUT, kind, record_id(record), record_copy(arena, kind, record)});
}

void change_delete(struct arena *arena, struct change_list *list, enum record_kind kind, int64_t id)
{
    push(arena, list, (struct change){CHANGE_DELETE, kind, id, NULL});
}

static void settle_text(const char **text)
{
    if (!*text)
        *text = "";
}

void change_settle(enum record_kind kind, void *record)
{
    if (kind == RECORD_EVENT) {
        struct event *event = record;
        settle_text(&event->recurrence);
        settle_text(&event->split);
    } else if (kind == RECORD_CHOICE) {
        settle_text(&((struct choice *)record)->occurrence);
    }
}

bool change_owns(enum record_kind kind, const struct field *field)
{
    static const struct {
        enum record_kind kind;
        enum record_kind owner;
    } owned[] = {
        {RECORD_EVENT, RECORD_FEED},       {RECORD_TASK, RECORD_FEED},
        {RECORD_CHOICE, RECORD_EVENT},     {RECORD_BLOCK, RECORD_TASK},
        {RECORD_BLOCK, RECORD_CONFERENCE}, {RECORD_LEG, RECORD_CONFERENCE},
        {RECORD_SUBMISSION, RECORD_TALK},  {RECORD_SUBMISSION, RECORD_CONFERENCE},
    };
    for (size_t i = 0; i < sizeof owned / sizeof *owned; i++)
        if (owned[i].kind == kind && owned[i].owner == field->target)
            return true;
    return false;
}

static bool empty(const char *text)
{
    return !text || !*text;
}

/* Is the event one of that master's overrides, so that it goes with it? */
static bool change_overrides(const struct event *master, const struct event *event)
{
    return empty(master->recurrence) && empty(master->split) && !empty(event->recurrence) &&
           empty(event->split) && event->feed == master->feed && str_equal(event->uid, master->uid);
}

/* ---- the fold ---- */

/* A negative id and what became of it. */
struct named {
    enum record_kind kind;
    int64_t given;
    int64_t real;
};

struct shelf {
    const void **at;
    size_t count;
    size_t capacity;
    bool own; /* the array is ours to change */
};

struct fold {
    struct arena *arena;
    struct shelf shelves[RECORD_COUNT];
    int64_t *next_id;
    VEC(struct named) names;
};

static int64_t *ref_of(void *record, const struct field *field)
{
    return (int64_t *)(void *)((char *)record + field->offset);
}

static int64_t ref_read(const void *record, const struct field *field)
{
    return *(const int64_t *)(const void *)((const char *)record + field->offset);
}

/* Choices stand in order of event first. */
static int compare(enum record_kind kind, const void *a, const void *b)
{
    if (kind == RECORD_CHOICE) {
        const struct choice *x = a, *y = b;
        if (x->event != y->event)
            return x->event < y->event ? -1 : 1;
    }
    return record_id(a) < record_id(b) ? -1 : record_id(a) > record_id(b);
}

static size_t place_of(const struct fold *fold, enum record_kind kind, int64_t id)
{
    const struct shelf *shelf = &fold->shelves[kind];
    for (size_t i = 0; i < shelf->count; i++)
        if (record_id(shelf->at[i]) == id)
            return i;
    return shelf->count;
}

static struct shelf *shelf_own(struct fold *fold, enum record_kind kind)
{
    struct shelf *shelf = &fold->shelves[kind];
    if (!shelf->own) {
        const void **copy = ARENA_ARRAY(fold->arena, const void *, shelf->count + 1);
        if (shelf->count)
            memcpy(copy, shelf->at, shelf->count * sizeof *copy);
        *shelf = (struct shelf){copy, shelf->count, shelf->count + 1, true};
    }
    return shelf;
}

static void take_out(struct fold *fold, enum record_kind kind, size_t place)
{
    struct shelf *shelf = shelf_own(fold, kind);
    shelf->count--;
    memmove(&shelf->at[place], &shelf->at[place + 1], (shelf->count - place) * sizeof *shelf->at);
}

static void put_in(struct fold *fold, enum record_kind kind, const void *record)
{
    struct shelf *shelf = shelf_own(fold, kind);
    size_t place = shelf->count;
    VEC_PUSH(fold->arena, shelf, record);
    for (; place > 0 && compare(kind, shelf->at[place - 1], record) > 0; place--)
        shelf->at[place] = shelf->at[place - 1];
    shelf->at[place] = record;
}

static void resolve(const struct fold *fold, enum record_kind kind, void *record)
{
    const struct record_info *info = record_info(kind);
    for (size_t i = 0; i < info->count; i++) {
        const struct field *field = &info->fields[i];
        int64_t *ref = ref_of(record, field);
        if (field->type != FIELD_REF || *ref >= 0)
            continue;
        for (size_t k = fold->names.count; k-- > 0;)
            if (fold->names.at[k].kind == field->target && fold->names.at[k].given == *ref) {
                *ref = fold->names.at[k].real;
                break;
            }
    }
}

static void fold_put(struct fold *fold, enum record_kind kind, const void *record)
{
    char *copy = arena_copy(fold->arena, record, record_info(kind)->size);
    int64_t *id = (int64_t *)(void *)copy;
    resolve(fold, kind, copy);
    change_settle(kind, copy);
    if (*id <= 0) {
        int64_t given = *id;
        *id = fold->next_id[kind]++;
        if (given < 0)
            VEC_PUSH(fold->arena, &fold->names, ((struct named){kind, given, *id}));
    }
    size_t place = place_of(fold, kind, *id);
    if (place < fold->shelves[kind].count)
        take_out(fold, kind, place);
    put_in(fold, kind, copy);
}

static void fold_delete(struct fold *fold, enum record_kind kind, int64_t id);

/* The first record of a kind that names another by a field; NULL when none does any more. */
static const void *find_naming(const struct fold *fold, enum record_kind kind,
                               const struct field *field, int64_t id)
{
    const struct shelf *shelf = &fold->shelves[kind];
    for (size_t i = 0; i < shelf->count; i++)
        if (ref_read(shelf->at[i], field) == id)
            return shelf->at[i];
    return NULL;
}

static void follow_field(struct fold *fold, enum record_kind kind, const struct field *field,
                         int64_t id)
{
    for (const void *record; (record = find_naming(fold, kind, field, id));) {
        if (change_owns(kind, field)) {
            fold_delete(fold, kind, record_id(record));
            continue;
        }
        char *copy = arena_copy(fold->arena, record, record_info(kind)->size);
        *ref_of(copy, field) = 0;
        take_out(fold, kind, place_of(fold, kind, record_id(record)));
        put_in(fold, kind, copy);
    }
}

static void follow_kind(struct fold *fold, enum record_kind kind, enum record_kind gone, int64_t id)
{
    const struct record_info *info = record_info(kind);
    for (size_t i = 0; i < info->count; i++)
        if (info->fields[i].type == FIELD_REF && info->fields[i].target == gone)
            follow_field(fold, kind, &info->fields[i], id);
}

static void drop_overrides(struct fold *fold, const struct event *master)
{
    for (size_t i = fold->shelves[RECORD_EVENT].count; i-- > 0;) {
        const struct event *event = fold->shelves[RECORD_EVENT].at[i];
        if (change_overrides(master, event))
            fold_delete(fold, RECORD_EVENT, event->id);
    }
}

static void fold_delete(struct fold *fold, enum record_kind kind, int64_t id)
{
    size_t place = place_of(fold, kind, id);
    if (place == fold->shelves[kind].count)
        return;
    const void *record = fold->shelves[kind].at[place];
    take_out(fold, kind, place);
    for (int k = 0; k < RECORD_COUNT; k++)
        follow_kind(fold, (enum record_kind)k, kind, id);
    if (kind == RECORD_EVENT)
        drop_overrides(fold, record);
}

struct snapshot change_fold(struct arena *arena, const struct snapshot *before,
                            const struct change_list *list, int64_t next_id[RECORD_COUNT])
{
    struct fold fold = {.arena = arena, .next_id = next_id};
    struct snapshot after = *before;
    for (int kind = 0; kind < RECORD_COUNT; kind++) {
        struct shelf *shelf = &fold.shelves[kind];
        const void *const *records =
            snapshot_records(before, (enum record_kind)kind, &shelf->count);
        shelf->at = (const void **)(uintptr_t)records; /* copied before it is changed */
    }
    for (size_t i = 0; i < list->count; i++) {
        const struct change *change = &list->at[i];
        if (change->op == CHANGE_PUT)
            fold_put(&fold, change->kind, change->record);
        else
            fold_delete(&fold, change->kind, change->id);
    }
    for (int kind = 0; kind < RECORD_COUNT; kind++)
        snapshot_set_records(&after, (enum record_kind)kind, fold.shelves[kind].at,
                             fold.shelves[kind].count);
    return after;
}
