/* SPDX-License-Identifier: MIT
 *
 * export: the data on its way out, private to src/app: as iCalendar for other programs, as JSON
 * with all that is kept, as Markdown to read. Check-ins and what else is private leave only when
 * asked for.
 */
#ifndef JUGGLE_SRC_APP_EXPORT_H
#define JUGGLE_SRC_APP_EXPORT_H

#include "juggle/base/vec.h"
#include "handlers.h"

enum export_format { EXPORT_ICS, EXPORT_JSON, EXPORT_MD };

struct export {
    struct world *world;
    enum export_format format;
    const struct feed *only; /* NULL: everything */
    day from, to;            /* [from, to) of the person's clock; DAY_NONE: open */
    struct span window;      /* the same in instants, INT64_MIN and INT64_MAX where open */
    struct span days;        /* the same for whole days, which are as if in UTC */
    bool tasks;
    bool checkins;
    const char *file;        /* NULL: to standard output */
    struct record_list feeds; /* those that go out */
    struct str out;
    size_t events, todos;
};

/* Each appends the whole document to out. */
bool export_ics(struct export *export, struct err *err) MUST_CHECK;
bool export_json(struct export *export, struct err *err) MUST_CHECK;
bool export_md(struct export *export, struct err *err) MUST_CHECK;

/* Is there anything of an event in the window? */
bool export_wants(const struct export *export, const struct event *event);
/* Calls visit for each event that may go out: the person's own, then each feed's. */
bool export_visit(struct export *export, store_visit_fn visit, void *context,
                  struct err *err) MUST_CHECK;

#endif
