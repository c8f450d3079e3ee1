/* SPDX-License-Identifier: MIT
 *
 * import: what is told of a source: its oddities, and of each change what was and what is.
 */
#include "import.h"

#include <string.h>

#include "juggle/base/search.h"
#include "juggle/base/text.h"

static const char *kept(struct import *import, const char *text)
{
    return arena_strdup(&import->arena, text);
}

void import_oddity(struct import_pass *pass, enum oddity_code code, enum oddity_action action,
                   const char *uid, const char *title, int line, const char *message)
{
    struct import_oddity oddity = {
        .source = pass->part,
        .uid = kept(pass->import, uid),
        .title = kept(pass->import, title),
        .line = line,
        .code = oddity_word(code),
        .message = kept(pass->import, message ? message : oddity_meaning(code)),
        .action = oddity_action_word(action),
        .skipped = action == ODDITY_SKIPPED,
    };
    VEC_PUSH(&pass->import->arena, &pass->result->oddities, oddity);
}

const struct import_chosen *import_chosen_find(const struct import *import, int64_t event)
{
    size_t low;
    LOWER_BOUND(low, import->chosen_count, i, import->chosen[i].event < event);
    return low < import->chosen_count && import->chosen[low].event == event ? &import->chosen[low]
                                                                            : NULL;
}

/* As items show it: with the offset of its own zone, a date where it is all day. */
static const char *time_text(struct import *import, const struct event *event,
                             enum merge_field field)
{
    char buf[TIME_SIZE], date[DATE_SIZE];
    instant at = field == MERGE_FIELD_START ? event->start : event->end;
    if (event->all_day)
        return kept(import, day_format(wall_from_seconds(at).day, date));
    const char *name = field == MERGE_FIELD_END && event->end_zone ? event->end_zone : event->zone;
    const struct zone *zone = name ? world_zone(import->world, name) : NULL;
    if (!zone)
        zone = import->world->home;
    return kept(import, instant_format(at, zone_offset(zone, at), buf));
}

static void push_text(struct value *pair, const char *text)
{
    value_push_text(pair, text && text[0] ? text : NULL);
}

static void push_flag(struct value *pair, struct arena *arena, bool flag)
{
    struct value *value = ARENA_NEW(arena, struct value);
    value->type = VALUE_BOOL;
    value->as.boolean = flag;
    value_push(pair, value);
}

static void push_side(struct import *import, struct value *pair, const struct event *event,
                      enum merge_field field)
{
    const struct field *member = record_field(RECORD_EVENT, merge_field_name(field));
    const char *at = (const char *)event + member->offset;
    switch (field) {
    case MERGE_FIELD_START:
    case MERGE_FIELD_END:
        push_text(pair, time_text(import, event, field));
        return;
    case MERGE_FIELD_STATUS:
        push_text(pair, word_of(WORD_GROUP_status, (int)event->status));
        return;
    case MERGE_FIELD_ALL_DAY:
    case MERGE_FIELD_TRANSPARENT:
    case MERGE_FIELD_DECLINED:
    case MERGE_FIELD_ONWARDS:
    case MERGE_FIELD_GONE:
        push_flag(pair, &import->world->turn, *(const bool *)(const void *)at);
        return;
    case MERGE_FIELD_ZONE:
    case MERGE_FIELD_END_ZONE:
    case MERGE_FIELD_TITLE:
    case MERGE_FIELD_PLACE:
    case MERGE_FIELD_DESCRIPTION:
    case MERGE_FIELD_URL:
    case MERGE_FIELD_PEOPLE:
    case MERGE_FIELD_CATEGORIES:
    case MERGE_FIELD_RRULE:
    case MERGE_FIELD_RDATES:
    case MERGE_FIELD_EXDATES:
        push_text(pair, *(const char *const *)(const void *)at);
        return;
    case MERGE_FIELD_COUNT:
        return;
    }
}

static struct value *field_pairs(struct import *import, const struct event *old,
                                 const struct event *now, uint32_t fields)
{
    struct value *map = value_map(&import->world->turn);
    for (int i = 0; i < MERGE_FIELD_COUNT; i++)
        if (fields >> i & 1) {
            enum merge_field field = (enum merge_field)i;
            struct value *pair = value_put_list(map, merge_field_name(field));
            push_side(import, pair, old, field);
            push_side(import, pair, now, field);
        }
    return map;
}

void import_change(struct import *import, struct import_result *result, const struct event *stored,
                   const struct event *now, const struct merge *merge, bool concerns_me)
{
    bool is_told = merge->word != MERGE_NEW || import->wish.verbose;
    bool is_kept = concerns_me && result->feed.mode == WORD_feed_mode_SCHEDULE && !result->own;
    if (!is_told && !is_kept) /* a first import has nothing but new ones */
        return;
    import->said_in = result->feed.zone;
    const char *words = import_words(import, stored, now, merge);
    if (is_kept)
        import_concern(import, result, stored, now, merge, words);
    if (!is_told)
        return;
    struct import_change change = {
        .id = now->id,
        .uid = kept(import, now->uid),
        .title = kept(import, now->title),
        .words = words,
        .word = merge->word,
        .start = now->start,
        .fields = stored ? field_pairs(import, stored, now, merge->fields)
                         : value_map(&import->world->turn),
        .concerns_me = concerns_me,
    };
    VEC_PUSH(&import->arena, &result->changes, change);
}
