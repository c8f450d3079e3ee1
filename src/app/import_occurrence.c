/* SPDX-License-Identifier: MIT
 *
 * import: which occurrence an exception is of. Programs name it in the zone of its series, in that
 * of whoever moved it, or in UTC, and change their minds between two exports; it is one and the
 * same occurrence. What is stored keeps its name.
 */
#include "import.h"

#include <string.h>

#include "juggle/model/recur.h"

enum { FORMS = 3 };

/* What its name says, and in which zone. */
struct named {
    struct recur_moment moment;
    const struct zone *zone; /* NULL: not said; then the series' own is meant */
};

static bool read_name(struct import_pass *pass, const struct event *event, struct named *out)
{
    size_t length = strcspn(event->recurrence, "@");
    const char *zone = event->recurrence + length + (event->recurrence[length] == '@');
    *out = (struct named){.zone = *zone ? world_zone(pass->import->world, zone) : NULL};
    return recur_moment_parse(event->recurrence, length, &out->moment);
}

static const char *write_name(struct import_pass *pass, instant at, const struct zone *zone)
{
    char buf[RECUR_MOMENT_SIZE];
    struct wall wall = zone ? zone_wall(zone, at) : wall_from_seconds(at);
    struct recur_moment moment = {.wall = wall, .utc = !zone};
    return arena_strdup(&pass->scratch, recur_moment_format(&moment, buf));
}

static bool is_stored(struct import_pass *pass, int64_t feed, const struct event *event,
                      const char *name, bool *out, struct err *err)
{
    const struct event *stored = NULL;
    bool read = store_find_event(pass->import->world->store, &pass->scratch, feed, event->uid, name,
                                 "", &stored, err);
    *out = stored != NULL;
    return read;
}

/* As it is written, by the clock of the series, in UTC. Returns how many there are. */
static size_t forms_of(struct import_pass *pass, const struct event *event,
                       const struct named *named, const struct event *master,
                       const char *forms[FORMS])
{
    struct world *world = pass->import->world;
    const struct zone *own = event->zone ? world_zone(world, event->zone) : NULL;
    const struct zone *series = master && master->zone ? world_zone(world, master->zone) : NULL;
    const struct zone *zone = named->zone ? named->zone
                              : series    ? series
                              : own       ? own
                                          : pass->feed_zone;
    instant at = named->moment.utc ? wall_seconds(named->moment.wall)
                                   : zone_instant(zone, named->moment.wall, NULL);
    size_t count = 0;
    if (!named->zone)
        forms[count++] = event->recurrence;
    if (series)
        forms[count++] = write_name(pass, at, series);
    forms[count++] = write_name(pass, at, NULL);
    return count;
}

bool import_occurrence(struct import_pass *pass, int64_t feed, bool known, struct event *event,
                       struct err *err)
{
    const struct event *master = NULL;
    const char *forms[FORMS];
    struct named named;
    bool found = false;
    if (str_blank(event->recurrence) || !read_name(pass, event, &named) || named.moment.date)
        return true;
    if (known && !named.zone && !is_stored(pass, feed, event, event->recurrence, &found, err))
        return false;
    if (found)
        return true;
    if (known && !store_find_event(pass->import->world->store, &pass->scratch, feed, event->uid, "",
                                   "", &master, err))
        return false;
    size_t count = forms_of(pass, event, &named, master, forms);
    const char *name = named.zone ? forms[count - 1] : forms[0];
    for (size_t i = 0; known && i < count && !found; i++) {
        if (!is_stored(pass, feed, event, forms[i], &found, err))
            return false;
        name = found ? forms[i] : name;
    }
    event->recurrence = name;
    return true;
}
