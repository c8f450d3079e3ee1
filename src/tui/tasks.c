/* SPDX-License-Identifier: MIT
 *
 * tasks: the rows of the list of tasks.
 */
#include "tasks.h"

#include <stdlib.h>
#include <string.h>

#include "juggle/base/str.h"
#include "juggle/base/text.h"
#include "juggle/model/filter.h"

/* What a task is sorted by: first its group, then what the order asks for. */
struct keyed {
    const struct item *item;
    const char *group; /* text of the group, to sort by */
    int rank;          /* of groups that have an order of their own */
    const char *name;
    int64_t first;
    const char *word;
    size_t place; /* as it stood: by need */
};

typedef VEC(struct keyed) keyed_list;

enum due_group { DUE_OVERDUE, DUE_TODAY, DUE_WEEK, DUE_LATER, DUE_UNDATED, DUE_FINISHED };

static const char *const due_names[] = {"Overdue", "Today",   "This week",
                                        "Later",   "No date", "Finished"};
static const char *const order_words[] = {"due date", "estimate", "title", "project"};
static const char *const grouping_words[] = {"due date", "project", "kind", "nothing"};

const char *tasks_order_word(enum tasks_order order)
{
    return order_words[order];
}

const char *tasks_grouping_word(enum tasks_grouping grouping)
{
    return grouping_words[grouping];
}

/* ---- groups ---- */

static day meant_for(const struct task *task)
{
    if (task->planned_on == DAY_NONE)
        return task->due_day;
    return task->due_day != DAY_NONE && task->due_day < task->planned_on ? task->due_day
                                                                         : task->planned_on;
}

static enum due_group due_group_of(const struct scene *scene, const struct task *task)
{
    day on = meant_for(task);
    day week_end = day_week_start(scene->today, scene->view.in.workdays->week_start) + 6;
    if (!task_is_open(task))
        return task->state == WORD_state_SOMEDAY ? DUE_UNDATED : DUE_FINISHED;
    if (on == DAY_NONE)
        return DUE_UNDATED;
    if (task->due_day != DAY_NONE && task->due_day < scene->today)
        return DUE_OVERDUE;
    if (on <= scene->today)
        return DUE_TODAY;
    return on <= week_end ? DUE_WEEK : DUE_LATER;
}

static void set_group(const struct ui *ui, const struct scene *scene, struct keyed *keyed)
{
    const struct item *item = keyed->item;
    keyed->rank = 0;
    keyed->group = "";
    keyed->name = NULL;
    switch (ui->grouping) {
    case TASKS_BY_DUE:
        keyed->rank = (int)due_group_of(scene, item->task);
        keyed->name = due_names[keyed->rank];
        break;
    case TASKS_BY_PROJECT:
        keyed->rank = str_blank(item->project);
        keyed->name = keyed->rank ? "No project" : item->project;
        keyed->group = text_fold(scene->arena, keyed->name);
        break;
    case TASKS_BY_KIND:
        keyed->rank = (int)item->kind->area;
        keyed->name = item->kind->word;
        keyed->group = keyed->name;
        break;
    case TASKS_UNGROUPED:
    case TASKS_GROUPINGS:
        break;
    }
}

static void set_order(const struct ui *ui, const struct scene *scene, struct keyed *keyed)
{
    const struct item *item = keyed->item;
    keyed->first = 0;
    keyed->word = "";
    switch (ui->order) {
    case TASKS_ORDER_ESTIMATE:
        keyed->first = -item_length(&scene->view, item);
        break;
    case TASKS_ORDER_TITLE:
        keyed->word = text_fold(scene->arena, item->title);
        break;
    case TASKS_ORDER_PROJECT:
        keyed->first = str_blank(item->project);
        keyed->word = item->project ? text_fold(scene->arena, item->project) : "";
        break;
    case TASKS_ORDER_DUE:
    case TASKS_ORDERS:
        break;
    }
}

static int by_keys(const void *a, const void *b)
{
    const struct keyed *x = a, *y = b;
    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    int groups = strcmp(x->group, y->group), words = strcmp(x->word, y->word);
    if (groups)
        return groups;
    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    return words ? words : (x->place > y->place) - (x->place < y->place);
}

/* ---- rows ---- */

/* A filter that isn't understood yet, while its last word is typed, holds as far as it is. */
static const char *read_filter(const struct ui *ui, const struct scene *scene,
                               struct filter_query *query)
{
    struct err err;
    if (filter_parse_begun(scene->arena, ui->filter, &scene->view.in, query, &err))
        return NULL;
    return arena_strdup(scene->arena, err.text);
}

const char *tasks_problem(const struct ui *ui, const struct scene *scene)
{
    struct filter_query query;
    return read_filter(ui, scene, &query);
}

bool tasks_wants_all(const struct ui *ui)
{
    return strstr(ui->filter, "state:") != NULL;
}

static void collect(const struct ui *ui, const struct scene *scene, struct tasks *out,
                    keyed_list *keyed)
{
    struct filter_query query;
    read_filter(ui, scene, &query);
    for (size_t i = 0; i < scene->task_count; i++) {
        const struct item *item = scene->tasks[i];
        minutes length = item_length(&scene->view, item);
        out->of++;
        out->sum_of += length;
        if (!filter_match(scene->arena, &query, item))
            continue;
        out->count++;
        out->sum += length;
        struct keyed one = {.item = item, .place = i};
        set_group(ui, scene, &one);
        set_order(ui, scene, &one);
        VEC_PUSH(scene->arena, keyed, one);
    }
    if (keyed->count > 1)
        qsort(keyed->at, keyed->count, sizeof *keyed->at, by_keys);
}

static bool same_group(const struct keyed *a, const struct keyed *b)
{
    return a->rank == b->rank && str_equal(a->group, b->group);
}

void tasks_build(const struct ui *ui, const struct scene *scene, struct tasks *out)
{
    keyed_list keyed = {0};
    *out = (struct tasks){0};
    collect(ui, scene, out, &keyed);
    for (size_t i = 0; i < keyed.count; i++) {
        const struct keyed *one = &keyed.at[i];
        if (i == 0 || !same_group(one, one - 1)) {
            bool late = ui->grouping == TASKS_BY_DUE && one->rank == DUE_OVERDUE;
            VEC_PUSH(scene->arena, &out->groups, ((struct tasks_group){one->name, late, 0, 0}));
            if (one->name)
                VEC_PUSH(scene->arena, &out->rows,
                         ((struct tasks_row){NULL, out->groups.count - 1}));
        }
        struct tasks_group *group = &out->groups.at[out->groups.count - 1];
        group->count++;
        group->sum += item_length(&scene->view, one->item);
        VEC_PUSH(scene->arena, &out->rows, ((struct tasks_row){one->item, out->groups.count - 1}));
    }
}
