/* SPDX-License-Identifier: MIT
 *
 * assign: FIELD=VALUE as it is written behind `edit` and `--set`, and its meaning for a record of
 * any kind.
 */
#ifndef JUGGLE_SRC_APP_ASSIGN_H
#define JUGGLE_SRC_APP_ASSIGN_H

#include "edit.h"

struct assignment {
    const char *field;
    const char *value; /* "" clears */
};

struct assign_list {
    struct assignment *at; /* in the order in which they have to be read */
    size_t count;
};

/* An event and what the person says of it, and which of the two was changed. */
struct assign_event {
    struct event *event;
    struct choice *choice;
    bool event_changed, choice_changed;
};

/* Words of the form FIELD=VALUE. ERR_USAGE. */
bool assign_read(struct world *world, const char *const *words, size_t count,
                 struct assign_list *out, struct err *err) MUST_CHECK;
/* What stands behind every --set of a call. */
bool assign_options(struct world *world, const struct call *call, struct assign_list *out,
                    struct err *err) MUST_CHECK;
/* One or all on a record that is no event; errors as edit.h says. */
bool assign_one(struct world *world, enum record_kind kind, void *record,
                const struct assignment *set, struct err *err) MUST_CHECK;
bool assign_all(struct world *world, enum record_kind kind, void *record,
                const struct assign_list *list, struct err *err) MUST_CHECK;
bool assign_to_event(struct world *world, struct assign_event *to, const struct assign_list *list,
                     struct err *err) MUST_CHECK;

#endif
