/* SPDX-License-Identifier: MIT
 *
 * import: one source from its first byte to its last: a caged child reads it, and what it sends is
 * taken record by record. The first records wait until it is clear which feed they belong to.
 */
#include "import.h"

#include <stdlib.h>
#include <string.h>

#include "juggle/sys/process.h"

/* What may wait: enough of most programmes to judge them whole, little of a long life's
 * calendar. */
enum { MOST_WAITING = 2000, MOST_WAITING_BYTES = 3 << 20 };

static bool stop_if(struct import_pass *pass, bool fine)
{
    pass->failed |= !fine;
    pass->stopped |= !fine;
    return !pass->stopped;
}

static const char *kept(struct import_pass *pass, const char *text)
{
    return arena_strdup(&pass->import->arena, text);
}

static void keep_first(struct import_pass *pass, const char **slot, const char *text)
{
    if (!*slot && !str_blank(text))
        *slot = kept(pass, text);
}

static bool on_calendar(void *context, const struct ics_calendar *calendar)
{
    struct import_pass *pass = context;
    struct import_head *head = &pass->head;
    pass->zone_now = kept(pass, calendar->zone);
    keep_first(pass, &head->name, calendar->name);
    keep_first(pass, &head->zone, calendar->zone);
    keep_first(pass, &head->prodid, calendar->prodid);
    keep_first(pass, &head->juggle_feed, calendar->juggle_feed);
    if (calendar->method && (!head->method || !str_equal(calendar->method, "PUBLISH")))
        head->method = kept(pass, calendar->method);
    return true;
}

static bool take_waiting(struct import_pass *pass, const struct import_waiting *one)
{
    pass->part = one->part;
    pass->zone_now = one->zone;
    if (one->task)
        return import_task(pass, one->task, one->line, pass->err);
    return import_event(pass, &one->event, pass->err);
}

static bool decide(struct import_pass *pass)
{
    const char *part = pass->part, *zone = pass->zone_now;
    bool fine = import_decide(pass, pass->err);
    pass->decided = true;
    for (size_t i = 0; fine && !pass->stopped && i < pass->waiting.count; i++)
        fine = take_waiting(pass, &pass->waiting.at[i]);
    pass->waiting.count = pass->waiting.capacity = 0;
    pass->waiting.at = NULL;
    arena_finish(&pass->buffer);
    pass->part = part;
    pass->zone_now = zone;
    return stop_if(pass, fine);
}

static bool wait_for(struct import_pass *pass, const struct import_waiting *one)
{
    VEC_PUSH(&pass->buffer, &pass->waiting, *one);
    if (pass->waiting.count < MOST_WAITING && arena_held(&pass->buffer) < MOST_WAITING_BYTES)
        return true;
    return decide(pass);
}

static bool on_event(void *context, const struct ics_event *event)
{
    struct import_pass *pass = context;
    if (pass->decided)
        return stop_if(pass, import_event(pass, event, pass->err));
    struct import_waiting one = {*event, NULL, event->line, pass->part, pass->zone_now};
    const struct event *copy = record_copy(&pass->buffer, RECORD_EVENT, &event->event);
    one.event.event = *copy;
    one.event.related = arena_strdup(&pass->buffer, event->related);
    return wait_for(pass, &one);
}

static bool on_task(void *context, const struct task *task, int line)
{
    struct import_pass *pass = context;
    if (pass->decided)
        return stop_if(pass, import_task(pass, task, line, pass->err));
    struct import_waiting one = {.line = line, .part = pass->part, .zone = pass->zone_now};
    one.task = record_copy(&pass->buffer, RECORD_TASK, task);
    return wait_for(pass, &one);
}

static bool on_call(void *context, const struct conference *call)
{
    struct import_pass *pass = context;
    return stop_if(pass, import_call(pass, call, pass->err));
}

/* That times float is said once, with the zone that was taken for them. */
static bool on_oddity(void *context, const struct oddity *oddity)
{
    struct import_pass *pass = context;
    if (oddity->code != ODDITY_FLOATING)
        import_oddity(pass, oddity->code, oddity->action, oddity->uid, oddity->title, oddity->line,
                      oddity->message);
    return true;
}

static bool on_progress(void *context, size_t bytes)
{
    struct import_pass *pass = context;
    const struct progress *progress = &pass->import->world->progress;
    if (progress->tell)
        progress->tell(progress->context, pass->import->done_bytes + bytes,
                       pass->import->all_bytes);
    return true;
}

static bool on_end(void *context, const struct ics_end *end)
{
    struct import_pass *pass = context;
    pass->parts_read++;
    pass->parts_of_overrides += end->only_overrides;
    pass->result->truncated |= end->truncated;
    pass->calls_in_file += end->calls;
    pass->result->freebusy += end->freebusy;
    pass->result->journals += end->journals;
    return true;
}

static int read_in_child(void *context, int out)
{
    return ics_child(context, out);
}

/* False with pass->failed unset: the part can't be read, and says why. */
static bool read_part(struct import_pass *pass, const struct import_part *part,
                      const struct ics_request *request, struct err *err)
{
    struct process_child child;
    struct process_cage cage = {.kept = &request->source_fd, .kept_count = 1};
    struct ics_visitor visitor = {pass,      on_calendar, on_event, on_task,
                                  on_oddity, on_progress, on_end, on_call};
    struct ics_request copy = *request;
    if (!process_start(&child, &cage, read_in_child, &copy, err)) {
        pass->failed = true;
        *pass->err = *err;
        return false;
    }
    if (ics_receive(child.fd, part->name, &visitor, err)) {
        process_finish(&child);
        return true;
    }
    process_stop(&child);
    return pass->stopped && !pass->failed;
}

static bool read_parts(struct import_pass *pass, struct ics_request *request)
{
    for (size_t i = 0; i < pass->source->parts.count && !pass->stopped; i++) {
        struct import_part *part = &pass->source->parts.at[i];
        struct err why = {0};
        if (part->lost)
            continue;
        pass->part = part->name;
        request->source_name = part->name;
        bool read =
            import_part_begin(part, request->limits.source_bytes, &request->source_fd, &why);
        if (read) {
            read = read_part(pass, part, request, &why);
            import_part_end(part, request->source_fd);
        }
        pass->import->done_bytes += part->bytes;
        if (pass->failed)
            return false;
        if (!read) {
            part->lost = true;
            VEC_PUSH(&pass->import->world->turn, &pass->source->lost, why);
            pass->import->again |= pass->result->in_file > 0; /* half of it was taken */
        }
    }
    return true;
}

static int by_number(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* The hashes of all that may be meant, sorted: what the child need not send again. */
static int64_t *known_hashes(const struct import_pass *pass, size_t *count)
{
    /* a caller that keeps sessions wants all */
    size_t total = 0, feeds = pass->import->kept ? 0 : pass->all_count;
    for (size_t i = 0; i < feeds; i++)
        total += pass->all[i].hash_count;
    int64_t *hashes = malloc((total + 1) * sizeof *hashes);
    *count = 0;
    if (!hashes)
        return NULL;
    for (size_t i = 0; i < feeds; i++)
        for (size_t j = 0; j < pass->all[i].hash_count; j++)
            hashes[(*count)++] = pass->all[i].by_hash[j].hash;
    if (feeds > 1 && total > 1)
        qsort(hashes, total, sizeof *hashes, by_number);
    return hashes;
}

static bool load_known(struct import_pass *pass, struct err *err)
{
    struct import *import = pass->import;
    int64_t wanted;
    bool one = import_feed_wanted(pass, &wanted);
    pass->all = ARENA_ARRAY(&import->arena, struct import_known, pass->feeds.count);
    for (size_t i = 0; i < pass->feeds.count; i++) {
        int64_t feed = record_id(pass->feeds.at[i]);
        if (one && feed != wanted)
            continue;
        if (!import_known_load(import->world->store, feed, &pass->all[pass->all_count], err))
            return false;
        pass->all_count++;
    }
    return true;
}

static bool read_source(struct import_pass *pass)
{
    struct ics_request request = {.source_fd = -1};
    ics_limits_default(&request.limits);
    request.limits.source_bytes = pass->import->most_bytes;
    int64_t *hashes = known_hashes(pass, &request.known_count);
    request.known = hashes;
    /* The same text may mean other times now; a caller that asks for all is told again what is odd
     * of it; and what is kept must be read. */
    if (pass->import->wish.zone || pass->import->wish.verbose || pass->import->kept)
        request.known_count = 0;
    bool fine = read_parts(pass, &request);
    free(hashes);
    return fine && (pass->decided || pass->stopped || decide(pass));
}

static void pass_finish(struct import_pass *pass)
{
    for (size_t i = 0; i < pass->all_count; i++)
        import_known_finish(&pass->all[i]);
    import_seen_finish(&pass->seen);
    import_seen_finish(&pass->unheard);
    arena_finish(&pass->buffer);
    arena_finish(&pass->scratch);
}

/* Nothing of it could be read. */
static bool all_lost(const struct import_source *source)
{
    for (size_t i = 0; i < source->parts.count; i++)
        if (!source->parts.at[i].lost)
            return false;
    return true;
}

bool import_pass_run(struct import *import, struct import_source *source,
                     struct import_result *result, struct err *err)
{
    struct import_pass pass = {.import = import, .source = source, .result = result, .err = err};
    arena_init(&pass.scratch);
    arena_init(&pass.buffer);
    pass.first_day = pass.last_day = DAY_NONE;
    result->source = source;
    record_clear(RECORD_FEED, &result->feed);
    bool fine = store_all(import->world->store, &import->arena, RECORD_FEED, &pass.feeds, err) &&
                load_known(&pass, err) && read_source(&pass);
    if (fine && all_lost(source))
        source->failure = source->lost.at[0];
    else if (fine && !pass.stopped)
        fine = import_finish(&pass, err);
    result->first_day = pass.first_day;
    result->last_day = pass.last_day;
    pass_finish(&pass);
    return fine;
}
