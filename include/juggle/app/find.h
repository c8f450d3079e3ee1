/* SPDX-License-Identifier: MIT
 *
 * find: what a line of the filter language finds in the whole store, for `juggle search` and for
 * "/".
 */
#ifndef JUGGLE_APP_FIND_H
#define JUGGLE_APP_FIND_H

#include "juggle/app/world.h"
#include "juggle/model/filter.h"

struct find_hit {
    enum filter_sort sort;
    enum record_kind kind;
    int64_t id;
    instant at;              /* its start, due or making */
    /* what is no item of a day (conferences, talks, notes) as one without a kind */
    const struct item *item;
    const struct view *view; /* the item's; NULL: it is none */
    const void *record;      /* of what is none */
};

struct find_result {
    const struct find_hit *hits; /* newest first */
    size_t count;
    size_t counts[SORT_COUNT];
    bool more;    /* the counts are at least so many */
    /* where no word is asked for, only these days were looked through; DAY_NONE: all */
    day from, to;
};

/* Everything, the past and notes too. All of it lives as long as the turn. ERR_USAGE: the line is
 * wrong. */
bool find_read(struct world *world, const char *text, size_t limit, struct find_result *out,
               struct err *err) MUST_CHECK;
/* The same of a line that was read already. */
bool find_query(struct world *world, const struct filter_query *query, size_t limit,
                struct find_result *out, struct err *err) MUST_CHECK;

#endif
