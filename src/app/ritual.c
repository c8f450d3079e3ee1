/* SPDX-License-Identifier: MIT
 *
 * ritual: reads what is kept of the day's opening and closing. A place is kept as "2026-11-24 2",
 * or "2026-11-24 done", under the ritual's name.
 */
#include "juggle/app/ritual.h"

#include <string.h>

#include "juggle/base/parse.h"
#include "juggle/base/str.h"

enum { BACK_MOST = 4 };

static const char *const words[RITUAL_KINDS] = {"morning", "evening", "weekly"};

static const char told_mark[] = "stop-told";

const char *ritual_word(enum ritual_kind kind)
{
    return words[kind];
}

bool ritual_parse(const char *word, enum ritual_kind *out)
{
    for (int i = 0; i < RITUAL_KINDS; i++)
        if (str_equal_nocase(word, words[i])) {
            *out = (enum ritual_kind)i;
            return true;
        }
    return false;
}

static bool read_place(struct world *world, enum ritual_kind kind, struct ritual_place *out,
                       struct err *err)
{
    const char *name = arena_printf(&world->turn, "ritual-%s", words[kind]), *text;
    int64_t screen = 0;
    *out = (struct ritual_place){.about = DAY_NONE};
    if (!store_mark(world->store, &world->turn, name, &text, err))
        return false;
    const char *blank = text ? strchr(text, ' ') : NULL;
    if (!blank ||
        !parse_iso_day(arena_strndup(&world->turn, text, (size_t)(blank - text)), &out->about))
        return true;
    out->done = str_equal(blank + 1, "done");
    if (!out->done && parse_int(blank + 1, 0, INT32_MAX, &screen))
        out->screen = (int)screen;
    return true;
}

static bool read_kept(struct world *world, day date, struct ritual *out, struct err *err)
{
    const void *record;
    record_clear(RECORD_RITUAL, out);
    if (!store_find(world->store, &world->turn, RECORD_RITUAL, date, &record, err))
        return false;
    if (record)
        *out = *(const struct ritual *)record;
    out->id = date;
    return true;
}

static bool read_told(struct world *world, bool *out, struct err *err)
{
    const char *text;
    char date[DATE_SIZE];
    if (!store_mark(world->store, &world->turn, told_mark, &text, err))
        return false;
    *out = text && str_equal(text, day_format(world->today, date));
    return true;
}

bool ritual_tell_stop(struct world *world, struct err *err)
{
    char date[DATE_SIZE];
    return world_store(world, STORE_WRITE, err) &&
           store_set_mark(world->store, told_mark, day_format(world->today, date), err);
}

static day working_day_before(const struct world *world)
{
    for (day d = world->today - 1; d >= world->today - BACK_MOST; d--)
        if (workdays_on(&world->workdays, d)->works)
            return d;
    return world->today - 1;
}

bool rituals_read(struct world *world, struct rituals *out, struct err *err)
{
    out->before = working_day_before(world);
    for (int i = 0; i < RITUAL_KINDS; i++)
        if (!read_place(world, (enum ritual_kind)i, &out->left[i], err))
            return false;
    return read_told(world, &out->stop_told, err) &&
           read_kept(world, world->today, &out->today, err) &&
           read_kept(world, out->before, &out->earlier, err);
}

minutes ritual_stop(const struct workdays *workdays, const struct ritual *kept)
{
    if (kept->stop_minute != MINUTES_NONE)
        return kept->stop_minute;
    for (day d = (day)kept->id; d < kept->id + WEEK_DAYS; d++)
        if (workdays_on(workdays, d)->works)
            return workdays_on(workdays, d)->end;
    return DAY_MINUTES - 1;
}
