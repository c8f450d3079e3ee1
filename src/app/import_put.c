/* SPDX-License-Identifier: MIT
 *
 * import: the one place where an import writes: the step is opened by the first thing that is put,
 * after a copy was made, and a dry run only counts the ids that would be given.
 */
#include "import.h"

bool import_touch(struct import *import, struct err *err)
{
    struct world *world = import->world;
    bool known = world->access == STORE_WRITE; /* else the file wasn't there when it was read */
    if (import->wish.dry_run || import->begun)
        return true;
    if (!world_store(world, STORE_WRITE, err) || !store_copy_before(world->store, "import", err) ||
        !store_begin(world->store, "Imported", err))
        return false;
    import->begun = true;
    /* Somebody else has written since: what was read then may be wrong now. */
    import->again |= known && store_data_version(world->store) != import->data_version;
    return !import->company ||
           import->company->put(import->company->context, &import->wish.conference, err);
}

static bool count_id(struct import *import, enum record_kind kind, void *record, struct err *err)
{
    if (record_id(record) > 0)
        return true;
    if (import->next[kind] == 0 &&
        !store_next_id(import->world->store, kind, &import->next[kind], err))
        return false;
    *(int64_t *)record = import->next[kind]++;
    return true;
}

bool import_put(struct import *import, enum record_kind kind, void *record, struct err *err)
{
    if (import->wish.dry_run)
        return count_id(import, kind, record, err);
    return import_touch(import, err) && store_put(import->world->store, kind, record, err);
}
