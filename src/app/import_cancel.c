/* SPDX-License-Identifier: MIT
 *
 * import: cancellations (METHOD:CANCEL) of what was never announced. They say nothing to the
 * person: RFC 5546 3.2.5 passes them over. A programme that lists a session as cancelled is another
 * thing: it shows what was planned.
 */
#include "import.h"

#include <stdlib.h>

static int by_number(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

void import_cancel_sort(struct import_source *source)
{
    if (source->announced.count > 1)
        qsort(source->announced.at, source->announced.count, sizeof *source->announced.at,
              by_number);
}

/* Of an exception the series is enough. */
static bool is_heard_of(struct import_pass *pass, const struct event *event, uint64_t key,
                        bool *out, struct err *err)
{
    const struct event *master = NULL;
    const struct import_source *source = pass->source;
    *out = source->announced.count > 0 &&
           bsearch(&key, source->announced.at, source->announced.count, sizeof key, by_number);
    if (*out || str_blank(event->recurrence))
        return true;
    *out = import_seen_key(&pass->seen, merge_key(event->uid, "")) != NULL;
    if (!*out && pass->known &&
        !store_find_event(pass->import->world->store, &pass->scratch, pass->known->feed, event->uid,
                          "", "", &master, err))
        return false;
    *out |= master != NULL;
    return true;
}

bool import_cancel_unheard(struct import_pass *pass, const struct event *event, uint64_t key,
                           int line, bool *out, struct err *err)
{
    bool heard;
    if (!is_heard_of(pass, event, key, &heard, err))
        return false;
    *out = !heard;
    if (heard)
        return true;
    pass->result->counts[MERGE_SKIPPED]++;
    import_seen_add(&pass->unheard, key, event->start);
    import_oddity(pass, ODDITY_OVERRIDE_WITHOUT_MASTER, ODDITY_SKIPPED, event->uid, event->title,
                  line, "it cancels an event that isn't here; there is nothing to cancel");
    return true;
}

void import_cancel_announced(struct import_pass *pass, uint64_t key)
{
    if (!import_seen_key(&pass->unheard, key))
        return;
    VEC_PUSH(&pass->import->world->turn, &pass->source->announced, key);
    pass->import->again = true;
}
