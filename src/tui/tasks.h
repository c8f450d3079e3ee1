/* SPDX-License-Identifier: MIT
 *
 * tasks: the rows of the list of tasks: which ones the filter leaves, in what order, under which
 * headings.
 */
#ifndef JUGGLE_SRC_TUI_TASKS_H
#define JUGGLE_SRC_TUI_TASKS_H

#include "juggle/base/vec.h"
#include "ui.h"

struct tasks_row {
    const struct item *item; /* NULL: a heading */
    size_t group;            /* into tasks->groups */
};

struct tasks_group {
    const char *name; /* NULL: all in one */
    bool late;        /* what is overdue */
    size_t count;
    minutes sum;
};

struct tasks {
    VEC(struct tasks_row) rows;
    VEC(struct tasks_group) groups;
    size_t count, of; /* tasks that fit, of all */
    minutes sum, sum_of;
};

void tasks_build(const struct ui *ui, const struct scene *scene, struct tasks *out);
/* What is wrong with the filter, or NULL. */
const char *tasks_problem(const struct ui *ui, const struct scene *scene);
/* Does it ask for states, so that all tasks have to be read? */
bool tasks_wants_all(const struct ui *ui);
/* "by due date": of the order and the groups now. */
const char *tasks_order_word(enum tasks_order order);
const char *tasks_grouping_word(enum tasks_grouping grouping);

#endif
