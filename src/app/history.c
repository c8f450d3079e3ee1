/* SPDX-License-Identifier: MIT
 *
 * history: the fields of a step's records in words. What is for the program alone (stamps, hashes,
 * the wall clock beside its instant) is left out.
 */
#include "juggle/app/history.h"

#include <string.h>

#include "handlers.h"
#include "juggle/base/vec.h"

static const char none[] = "-";

/* How a field differs from what its type says; the name is that of the record's row. */
static const struct {
    const char *name;
    enum { SKIPPED, LENGTH, CLOCK } as;
} special[] = {
    {"uid", SKIPPED},         {"hash", SKIPPED},         {"stamp", SKIPPED},
    {"modified", SKIPPED},    {"sequence", SKIPPED},     {"created", SKIPPED},
    {"changed", SKIPPED},     {"position", SKIPPED},     {"start_day", SKIPPED},
    {"end_day", SKIPPED},     {"start_second", SKIPPED}, {"end_second", SKIPPED},
    {"series_end", SKIPPED},  {"prodid", SKIPPED},       {"imported", SKIPPED},
    {"floating", SKIPPED},    {"onwards", SKIPPED},      {"anchor", SKIPPED},
    {"split", SKIPPED},       {"finished", SKIPPED},     {"estimate", LENGTH},
    {"length", LENGTH},       {"invested", LENGTH},      {"saved", LENGTH},
    {"talk_minutes", LENGTH}, {"due_minute", CLOCK},     {"earliest_minute", CLOCK},
    {"stop_minute", CLOCK},
};

enum { SPECIAL_COUNT = sizeof special / sizeof *special };

static int special_of(const char *name)
{
    int i = 0;
    while (i < SPECIAL_COUNT && strcmp(special[i].name, name) != 0)
        i++;
    return i;
}

static const char *day_words(struct world *world, day date)
{
    struct civil civil = day_civil(date);
    return arena_printf(&world->turn, "%s %d %s %d", weekday_short(day_weekday(date)), civil.mday,
                        month_short(civil.month), civil.year);
}

static const char *instant_words(struct world *world, instant at)
{
    char buf[DATE_SIZE];
    struct wall wall = zone_wall(world->home, at);
    return arena_printf(&world->turn, "%s %s", day_words(world, wall.day),
                        clock_format(wall.second / 60, world->h24, buf));
}

static const char *number_words(struct world *world, const struct field *field, int32_t number)
{
    char buf[DATE_SIZE];
    int which = special_of(field->name);
    if (number == MINUTES_NONE)
        return none;
    if (which < SPECIAL_COUNT && special[which].as == LENGTH)
        return arena_strdup(&world->turn, length_format(number, buf));
    if (which < SPECIAL_COUNT && special[which].as == CLOCK)
        return arena_strdup(&world->turn, clock_format(number, world->h24, buf));
    return number ? arena_printf(&world->turn, "%d", number) : none;
}

static const char *words_of(struct world *world, const struct field *field, const void *record)
{
    char id[ID_SIZE];
    const void *at = (const char *)record + field->offset;
    switch (field->type) {
    case FIELD_TEXT: {
        const char *text = *(const char *const *)at;
        return text && *text ? text : none;
    }
    case FIELD_FLAG:
        return *(const bool *)at ? "yes" : "no";
    case FIELD_INT:
        return number_words(world, field, *(const int32_t *)at);
    case FIELD_DAY: {
        day date = *(const day *)at;
        return date == DAY_NONE ? none : day_words(world, date);
    }
    case FIELD_INSTANT: {
        instant moment = *(const instant *)at;
        return moment == INSTANT_NONE ? none : instant_words(world, moment);
    }
    case FIELD_WORD:
        return word_of(field->words, *(const int *)at);
    case FIELD_REF: {
        int64_t ref = *(const int64_t *)at;
        return ref ? arena_strdup(&world->turn, id_format(field->target, ref, id)) : none;
    }
    case FIELD_LONG:
        break;
    }
    return arena_printf(&world->turn, "%lld", (long long)*(const int64_t *)at);
}

/* "due_day" is due, "planned_on" planned on. */
static const char *spoken(struct world *world, const char *name)
{
    size_t length = strlen(name);
    bool of_day = length > 4 && !strcmp(name + length - 4, "_day");
    char *text = arena_strndup(&world->turn, name, of_day ? length - 4 : length);
    for (char *c = text; *c; c++)
        if (*c == '_')
            *c = ' ';
    return text;
}

/* What was made shows what it says, not what it leaves open. */
static bool is_told(const char *before, const char *after)
{
    return before && after ? strcmp(before, after) != 0
                           : strcmp(before ? before : after, none) != 0 &&
                                 strcmp(before ? before : after, "no") != 0;
}

static void read_fields(struct world *world, const struct step_change *from,
                        struct history_change *change)
{
    const struct record_info *info = record_info(from->kind);
    VEC(struct history_field) fields = {0};
    for (size_t i = 0; i < info->count; i++) {
        const struct field *field = &info->fields[i];
        int which = special_of(field->name);
        if (which < SPECIAL_COUNT && special[which].as == SKIPPED)
            continue;
        const char *before = from->before ? words_of(world, field, from->before) : NULL;
        const char *after = from->after ? words_of(world, field, from->after) : NULL;
        if (!is_told(before, after))
            continue;
        struct history_field row = {spoken(world, field->name), before ? before : none,
                                    after ? after : none};
        VEC_PUSH(&world->turn, &fields, row);
    }
    change->fields = fields.at;
    change->field_count = fields.count;
}

bool history_read(struct world *world, int64_t step, size_t limit, struct history_change **out,
                  size_t *count, struct err *err)
{
    struct step_change *from;
    if (!store_step_changes(world->store, &world->turn, step, limit, &from, count, err))
        return false;
    *out = ARENA_ARRAY(&world->turn, struct history_change, *count + 1);
    for (size_t i = 0; i < *count; i++) {
        struct history_change *change = &(*out)[i];
        const void *record = from[i].after ? from[i].after : from[i].before;
        char id[ID_SIZE];
        *change = (struct history_change){
            .id = record_info(from[i].kind)->letter
                      ? arena_strdup(&world->turn, id_format(from[i].kind, from[i].id, id))
                      : record_info(from[i].kind)->name,
            .title = record_name(world, from[i].kind, record),
            .what = !from[i].before ? "made" : !from[i].after ? "removed" : "changed",
        };
        read_fields(world, &from[i], change);
    }
    return true;
}
