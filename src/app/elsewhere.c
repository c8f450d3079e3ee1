/* SPDX-License-Identifier: MIT
 *
 * elsewhere: when to look at the store for what others did to it.
 */
#include "juggle/app/elsewhere.h"

/* A step of another program takes some writes, and is whole when the last one is done: looked for
 * soon, and after some time in spite of a journal, which may have been left behind. */
enum { LOOK_MS = 1000, SOON_MS = 100, LOOKS_MOST = 20 };

void elsewhere_init(struct elsewhere *elsewhere, struct world *world)
{
    *elsewhere = (struct elsewhere){.world = world};
    file_watch_init(&elsewhere->watch);
}

void elsewhere_finish(struct elsewhere *elsewhere)
{
    file_watch_finish(&elsewhere->watch);
}

/* The world may have taken another store meanwhile. */
static bool is_told(const struct elsewhere *elsewhere)
{
    return elsewhere->told_of && elsewhere->told_of == elsewhere->world->store_path;
}

int elsewhere_fd(const struct elsewhere *elsewhere)
{
    return is_told(elsewhere) && elsewhere->looks == 0 ? elsewhere->watch.fd : -1;
}

void elsewhere_told(struct elsewhere *elsewhere)
{
    elsewhere->looks = LOOKS_MOST;
}

int elsewhere_wait(const struct elsewhere *elsewhere, int64_t version)
{
    if (elsewhere->looks > 0)
        return SOON_MS;
    return is_told(elsewhere) && version >= 0 ? -1 : LOOK_MS;
}

/* From here on; what was before is to be looked for. The path may be another file's by now. */
static void ask_to_be_told(struct elsewhere *elsewhere)
{
    const char *path = elsewhere->world->store_path;
    elsewhere->looks = 0;
    file_watch_drain(&elsewhere->watch);
    elsewhere->told_of = file_watch_at(&elsewhere->watch, path) ? path : NULL;
}

/* Is there no reason to ask the store itself? */
static bool may_rest(struct elsewhere *elsewhere, int64_t version)
{
    struct store *store = elsewhere->world->store;
    if (elsewhere->looks > 0) {
        if (--elsewhere->looks > 0 && store_is_written(store))
            return true;
        ask_to_be_told(elsewhere);
        return false;
    }
    if (is_told(elsewhere))
        return version >= 0;
    ask_to_be_told(elsewhere);
    return !is_told(elsewhere) && version >= 0 && store_rests(store);
}

bool elsewhere_changed(struct elsewhere *elsewhere, int64_t version, bool idle)
{
    struct store *store = elsewhere->world->store;
    if (!store || (idle && may_rest(elsewhere, version)))
        return false;
    return store_data_version(store) != version;
}
