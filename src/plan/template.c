/* SPDX-License-Identifier: MIT
 *
 * template: rows to tasks, and tasks that follow their day.
 */
#include "juggle/plan/template.h"

#include <stdlib.h>
#include <string.h>

#include "juggle/base/str.h"

enum {
    QUARTER = 15,
    STAGE_DEFAULT = 30,
    MEASURED_LEAST = 3,
    PER_MILLE = 1000,
};

static minutes to_quarters(int64_t length)
{
    return (minutes)((length + QUARTER - 1) / QUARTER * QUARTER);
}

static minutes within(int64_t length, minutes least, minutes most)
{
    if (length < least)
        return least;
    return length > most ? most : (minutes)length;
}

static minutes length_of(const struct template_row *row, minutes prep)
{
    if (row->own != MINUTES_NONE)
        return row->own;
    if (row->length != MINUTES_NONE)
        return row->length;
    return to_quarters((int64_t)prep * row->share / PER_MILLE);
}

static minutes default_prep(const struct template *template, const struct template_cause *cause)
{
    minutes stage = cause->stage > 0 ? cause->stage : STAGE_DEFAULT;
    if (!template->prep_per_minute && !template->prep_least)
        return 0;
    return to_quarters(within((int64_t)stage * template->prep_per_minute, template->prep_least,
                              template->prep_most));
}

minutes template_prep(const struct template *template, const struct template_cause *cause)
{
    minutes usual = default_prep(template, cause), prep = usual;
    for (size_t i = 0; i < template->count; i++) {
        const struct template_row *row = &template->rows[i];
        if (row->length == MINUTES_NONE && row->own != MINUTES_NONE)
            prep += row->own - (minutes)((int64_t)usual * row->share / PER_MILLE);
    }
    return prep > 0 ? to_quarters(prep) : 0;
}

void template_sums(const struct template *template, const struct template_cause *cause,
                   minutes *before, minutes *after)
{
    minutes prep = template_prep(template, cause), usual = default_prep(template, cause), fixed = 0;
    *after = 0;
    for (size_t i = 0; i < template->count; i++) {
        const struct template_row *row = &template->rows[i];
        if (row->anchor == TEMPLATE_LAST)
            *after += length_of(row, usual);
        else
            fixed += length_of(row, usual);
    }
    *before = prep ? prep : fixed;
}

static int by_length(const void *a, const void *b)
{
    minutes x = *(const minutes *)a, y = *(const minutes *)b;
    return x < y ? -1 : x > y;
}

minutes template_measured(const minutes *lengths, size_t count)
{
    struct arena scratch;
    if (count < MEASURED_LEAST)
        return MINUTES_NONE;
    arena_init(&scratch);
    minutes *sorted = arena_copy(&scratch, lengths, count * sizeof *lengths);
    qsort(sorted, count, sizeof *sorted, by_length);
    int64_t two = (int64_t)sorted[(count - 1) / 2] + sorted[count / 2];
    arena_finish(&scratch);
    return (minutes)(two / 2);
}

/* ---- rows to tasks ---- */

static day anchor_of(const struct template_row *row, const struct template_cause *cause)
{
    return row->anchor == TEMPLATE_LAST ? cause->last_day : cause->first_day;
}

/* The person's text is never a format. */
static const char *title_of(struct arena *arena, const char *title, const char *name)
{
    const char *hole = strstr(title, "%s");
    if (!hole)
        return title;
    return arena_printf(arena, "%.*s%s%s", (int)(hole - title), title, name ? name : "", hole + 2);
}

/* "talk-new/outline/20610": the row, and the due that it gave, by which it is seen whether the
 * person has touched it. */
static const char *template_mark(struct arena *arena, const struct template *template,
                                 const struct template_row *row, day due)
{
    return arena_printf(arena, "%s/%s/%d", template->name, row->key, due);
}

/* Days from the anchor, where there is less time than the steps before it ask for: all of them move
 * closer together, so that the first ones aren't all due at once. */
static int squeezed(const struct template *template, const struct template_cause *cause, day today,
                    int days)
{
    enum { BEFORE_FIRST = 7 }; /* what the first step has to itself */
    int asked = 0, left = cause->first_day - today;
    for (size_t i = 0; i < template->count; i++)
        if (template->rows[i].anchor == TEMPLATE_FIRST && -template->rows[i].due > asked)
            asked = -template->rows[i].due;
    if (days >= 0 || left >= asked || left <= 0)
        return days;
    asked += BEFORE_FIRST;
    return -((-days * left + asked - 1) / asked);
}

static void set_days(const struct template *template, const struct template_row *row,
                     const struct template_cause *cause, day today, struct task *task)
{
    day anchor = anchor_of(row, cause);
    bool before = row->anchor == TEMPLATE_FIRST;
    task->due_day = anchor + (before ? squeezed(template, cause, today, row->due) : row->due);
    if (row->earliest != TEMPLATE_ANY)
        task->earliest_day =
            anchor + (before ? squeezed(template, cause, today, row->earliest) : row->earliest);
    if (task->due_day < today)
        task->due_day = today;
    if (task->earliest_day != DAY_NONE && task->earliest_day <= today)
        task->earliest_day = DAY_NONE;
}

void template_expand(struct arena *arena, const struct template *template,
                     const struct template_cause *cause, day today, struct change_list *out)
{
    minutes prep = default_prep(template, cause);
    for (size_t i = 0; i < template->count; i++) {
        const struct template_row *row = &template->rows[i];
        struct task task;
        record_clear(RECORD_TASK, &task);
        task.title = title_of(arena, row->title, cause->name);
        task.kind = row->kind;
        task.estimate = length_of(row, prep);
        set_days(template, row, cause, today, &task);
        task.conference = cause->conference;
        task.talk = cause->talk;
        task.event = cause->event;
        task.anchor = template_mark(arena, template, row, task.due_day);
        if (task.estimate > 0)
            change_put(arena, out, RECORD_TASK, &task);
    }
}

/* ---- tasks that follow ---- */

const struct template_row *template_find(const struct template *template, const char *mark)
{
    size_t name = strlen(template->name);
    if (strncmp(mark, template->name, name) || mark[name] != '/')
        return NULL;
    for (size_t i = 0; i < template->count; i++) {
        size_t key = strlen(template->rows[i].key);
        if (!strncmp(mark + name + 1, template->rows[i].key, key) && mark[name + 1 + key] == '/')
            return &template->rows[i];
    }
    return NULL;
}

static const struct template_row *row_of(const struct template *const *templates, size_t count,
                                         const char *mark, const struct template **of)
{
    const struct template_row *row = NULL;
    for (size_t i = 0; i < count && !row; i++) {
        row = template_find(templates[i], mark);
        *of = templates[i];
    }
    return row;
}

static bool is_untouched(const struct task *task)
{
    const char *due = task->anchor ? strrchr(task->anchor, '/') : NULL;
    bool open = task->state == WORD_state_OPEN || task->state == WORD_state_WAITING;
    return due && open && task->due_day != DAY_NONE && strtol(due + 1, NULL, 10) == task->due_day;
}

void template_move(struct arena *arena, const struct template *const *templates, size_t count,
                   const struct task *const *tasks, size_t task_count,
                   const struct template_cause *before, const struct template_cause *after,
                   struct change_list *out)
{
    for (size_t i = 0; i < task_count; i++) {
        const struct template *of = NULL;
        if (tasks[i]->conference != before->conference || !is_untouched(tasks[i]))
            continue;
        const struct template_row *row = row_of(templates, count, tasks[i]->anchor, &of);
        day by = row ? anchor_of(row, after) - anchor_of(row, before) : 0;
        if (!by)
            continue;
        struct task moved = *tasks[i];
        moved.due_day += by;
        if (moved.earliest_day != DAY_NONE)
            moved.earliest_day += by;
        moved.anchor = template_mark(arena, of, row, moved.due_day);
        change_put(arena, out, RECORD_TASK, &moved);
    }
}
