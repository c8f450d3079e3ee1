/* SPDX-License-Identifier: MIT
 *
 * import: VTODOs as tasks. A task has no fields that are the feed's alone, so what the file said
 * last is remembered as a fingerprint (task.anchor): the same again touches nothing, whatever the
 * person has done with the task since; something new brings the file's fields, and never opens what
 * is done.
 */
#include "import.h"

#include <stdlib.h>
#include <string.h>

#include "juggle/base/text.h"

static const char anchor_prefix[] = "vtodo ";

static uint64_t hash_text(uint64_t hash, const char *text)
{
    return text_hash(hash, text ? text : "", text ? strlen(text) + 1 : 1);
}

static uint64_t hash_number(uint64_t hash, int64_t number)
{
    return text_hash(hash, &number, sizeof number);
}

static const char *fingerprint(struct arena *arena, const struct task *task)
{
    uint64_t hash = hash_text(TEXT_HASH_START, task->title);
    hash = hash_text(hash, task->note);
    hash = hash_text(hash, task->url);
    hash = hash_text(hash, task->tags);
    hash = hash_text(hash, task->repeat);
    hash = hash_number(hash, task->state);
    hash = hash_number(hash, task->priority);
    hash = hash_number(hash, task->due_day);
    hash = hash_number(hash, task->due_minute);
    hash = hash_number(hash, task->earliest_day);
    hash = hash_number(hash, task->earliest_minute);
    return arena_printf(arena, "%s%016llx", anchor_prefix, (unsigned long long)hash);
}

static int by_uid(const void *a, const void *b)
{
    uint64_t x = ((const struct import_todo *)a)->uid, y = ((const struct import_todo *)b)->uid;
    return (x > y) - (x < y);
}

typedef VEC(struct import_todo) todo_list;

struct loading {
    struct arena *arena;
    todo_list todos;
};

static bool add_todo(void *context, const void *record)
{
    struct loading *loading = context;
    const struct task *task = record;
    struct import_todo todo = {hash_text(TEXT_HASH_START, task->uid), task->id};
    VEC_PUSH(loading->arena, &loading->todos, todo);
    return true;
}

static bool load_todos(struct import *import, struct err *err)
{
    struct loading loading = {.arena = &import->arena};
    if (import->todos_loaded)
        return true;
    if (!store_visit(import->world->store, RECORD_TASK, add_todo, &loading, err))
        return false;
    if (loading.todos.count > 1)
        qsort(loading.todos.at, loading.todos.count, sizeof *loading.todos.at, by_uid);
    import->todos = loading.todos.at;
    import->todo_count = loading.todos.count;
    import->todos_loaded = true;
    return true;
}

static bool find_task(struct import_pass *pass, const char *uid, const struct task **out,
                      struct err *err)
{
    struct import *import = pass->import;
    struct import_todo wanted = {hash_text(TEXT_HASH_START, uid), 0};
    const void *record = NULL;
    const struct import_todo *todo =
        import->todo_count
            ? bsearch(&wanted, import->todos, import->todo_count, sizeof wanted, by_uid)
            : NULL;
    *out = NULL;
    if (!todo)
        return true;
    if (!store_find(import->world->store, &pass->scratch, RECORD_TASK, todo->id, &record, err))
        return false;
    const struct task *task = record;
    *out = task && str_equal(task->uid, uid) ? task : NULL;
    return true;
}

static bool put_new(struct import_pass *pass, struct task *task, struct err *err)
{
    if (!import_feed_ready(pass, err))
        return false;
    task->feed = pass->result->own ? 0 : pass->result->feed.id;
    if (pass->result->own)
        task->anchor = NULL;
    if (task->created == INSTANT_NONE)
        task->created = pass->import->world->now;
    pass->result->tasks.fresh++;
    pass->result->dirty = true;
    return import_put(pass->import, RECORD_TASK, task, err);
}

static bool put_changed(struct import_pass *pass, const struct task *stored,
                        const struct task *incoming, struct err *err)
{
    struct task task = *stored;
    bool closes = incoming->state == WORD_state_DONE || incoming->state == WORD_state_DROPPED;
    task.title = incoming->title;
    task.note = incoming->note;
    task.url = incoming->url;
    task.tags = incoming->tags;
    task.repeat = incoming->repeat;
    task.priority = incoming->priority;
    task.due_day = incoming->due_day;
    task.due_minute = incoming->due_minute;
    task.earliest_day = incoming->earliest_day;
    task.earliest_minute = incoming->earliest_minute;
    task.anchor = incoming->anchor;
    if (closes && stored->state != WORD_state_DONE && stored->state != WORD_state_DROPPED) {
        task.state = incoming->state;
        task.finished = incoming->finished == INSTANT_NONE ? pass->import->world->now
                                                           : incoming->finished;
    }
    pass->result->tasks.changed++;
    pass->result->dirty = true;
    return import_put(pass->import, RECORD_TASK, &task, err);
}

bool import_task(struct import_pass *pass, const struct task *incoming, int line, struct err *err)
{
    struct task task = *incoming;
    const struct task *stored;
    arena_reset(&pass->scratch);
    pass->result->tasks.in_file++;
    task.id = 0;
    task.anchor = fingerprint(&pass->scratch, &task);
    if (str_blank(task.uid))
        task.uid =
            arena_printf(&pass->scratch, "without-uid-%s", task.anchor + sizeof anchor_prefix - 1);
    uint64_t key = merge_key("VTODO", task.uid);
    if (import_seen_key(&pass->seen, key)) {
        pass->result->tasks.skipped++;
        import_oddity(pass, ODDITY_DUPLICATE_KEY, ODDITY_SKIPPED, task.uid, task.title, line,
                      "the file has this task more than once; the first one stays");
        return true;
    }
    import_seen_add(&pass->seen, key, 0);
    if (!load_todos(pass->import, err) || !find_task(pass, task.uid, &stored, err))
        return false;
    if (!stored)
        return put_new(pass, &task, err);
    bool imported = stored->anchor && str_starts(stored->anchor, anchor_prefix);
    if (imported && !str_equal(stored->anchor, task.anchor) && !pass->result->own)
        return put_changed(pass, stored, &task, err);
    pass->result->tasks.unchanged++;
    return true;
}
