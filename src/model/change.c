/* SPDX-License-Identifier: MIT
 *
 * change: lists of wishes, and what a snapshot looks like once they are granted.
 */
#include "juggle/model/change.h"

#include <stdlib.h>

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

struct fold {
    struct arena *arena;
    struct snapshot *snapshot;
    int64_t *next_id;
    struct {
        enum record_kind kind;
        int64_t given, real;
    } made[64];
    size_t made_count;
};

static void name_references(struct fold *fold, enum record_kind kind, void *record)
{
    const struct record_info *info = record_info(kind);
    for (size_t i = 0; i < info->count; i++) {
        int64_t *id = (int64_t *)(void *)((char *)record + info->fields[i].offset);
        if (info->fields[i].type != FIELD_REF || *id >= 0)
            continue;
        for (size_t k = 0; k < fold->made_count; k++)
            if (fold->made[k].kind == info->fields[i].target && fold->made[k].given == *id)
                *id = fold->made[k].real;
    }
}

/* By id; choices by event first. */
static int compare(enum record_kind kind, const void *a, const void *b)
{
    if (kind == RECORD_CHOICE) {
        const struct choice *x = a, *y = b;
        if (x->event != y->event)
            return x->event < y->event ? -1 : 1;
    }
    return record_id(a) < record_id(b) ? -1 : record_id(a) > record_id(b);
}

static void set_records(struct fold *fold, enum record_kind kind, int64_t without, const void *with)
{
    size_t count, kept = 0;
    const void *const *old = snapshot_records(fold->snapshot, kind, &count);
    const void **records = ARENA_ARRAY(fold->arena, const void *, count + 1);
    bool placed = with == NULL;
    for (size_t i = 0; i < count; i++) {
        if (record_id(old[i]) == without)
            continue;
        if (!placed && compare(kind, with, old[i]) < 0) {
            records[kept++] = with;
            placed = true;
        }
        records[kept++] = old[i];
    }
    if (!placed)
        records[kept++] = with;
    snapshot_set_records(fold->snapshot, kind, records, kept);
}

static void fold_put(struct fold *fold, const struct change *change)
{
    void *record = record_copy(fold->arena, change->kind, change->record);
    int64_t *id = record;
    if (*id <= 0) {
        int64_t given = *id;
        *id = fold->next_id[change->kind]++;
        if (given < 0 && fold->made_count < sizeof fold->made / sizeof *fold->made) {
            fold->made[fold->made_count].kind = change->kind;
            fold->made[fold->made_count].given = given;
            fold->made[fold->made_count++].real = *id;
        }
    }
    name_references(fold, change->kind, record);
    set_records(fold, change->kind, *id, record);
}

struct snapshot change_fold(struct arena *arena, const struct snapshot *before,
                            const struct change_list *list, int64_t next_id[RECORD_COUNT])
{
    struct snapshot after = *before;
    struct fold fold = {.arena = arena, .snapshot = &after, .next_id = next_id};
    for (size_t i = 0; i < list->count; i++) {
        if (list->at[i].op == CHANGE_PUT)
            fold_put(&fold, &list->at[i]);
        else
            set_records(&fold, list->at[i].kind, list->at[i].id, NULL);
    }
    return after;
}
