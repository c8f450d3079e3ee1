/* SPDX-License-Identifier: MIT
 *
 * merge: an imported event beside the one that is stored: what differs, which of them is newer, and
 * the word for it. Keys by which they find one another stand here too.
 */
#include "juggle/model/merge.h"

#include <string.h>

#include "juggle/base/str.h"
#include "juggle/base/text.h"

const char *merge_word(enum merge_word word)
{
    static const char *const words[] = {"new",       "moved", "changed", "cancelled",
                                        "unchanged", "older", "skipped", "gone"};
    return words[word];
}

const char *merge_field_name(enum merge_field field)
{
    static const char *const names[] = {
#define MERGE_FIELD(NAME, name) #name,
        MERGE_FIELDS(MERGE_FIELD)
#undef MERGE_FIELD
    };
    return names[field];
}

static bool same_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "") == 0;
}

/* The items of a list as one number, whatever their order. */
static uint64_t sum_of(const char *list, char separator)
{
    uint64_t sum = 0;
    const char separators[] = {separator, '\0'};
    for (size_t length; list && *list; list += length + (list[length] == separator)) {
        length = strcspn(list, separators);
        sum += text_hash(TEXT_HASH_START, list, length) | 1;
    }
    return sum;
}

/* Some programs write such lists in another order each time. */
static bool same_set(const char *a, const char *b, char separator)
{
    return same_text(a, b) || (strlen(a ? a : "") == strlen(b ? b : "") &&
                               sum_of(a, separator) == sum_of(b, separator));
}

static const char *end_zone(const struct event *event)
{
    return event->end_zone ? event->end_zone : event->zone;
}

/* An all-day event's zone says nothing: its days are the person's own. */
static bool same_zones(const struct event *a, const struct event *b, enum merge_field field)
{
    if (a->all_day && b->all_day)
        return true;
    return field == MERGE_FIELD_ZONE ? same_text(a->zone, b->zone)
                                     : same_text(end_zone(a), end_zone(b));
}

static bool same_field(const struct event *a, const struct event *b, enum merge_field field)
{
    switch (field) {
    case MERGE_FIELD_START:
        return a->start == b->start;
    case MERGE_FIELD_END:
        return a->end == b->end;
    case MERGE_FIELD_ALL_DAY:
        return a->all_day == b->all_day;
    case MERGE_FIELD_ZONE:
    case MERGE_FIELD_END_ZONE:
        return same_zones(a, b, field);
    case MERGE_FIELD_TITLE:
        return same_text(a->title, b->title);
    case MERGE_FIELD_PLACE:
        return same_text(a->place, b->place);
    case MERGE_FIELD_STATUS:
        return a->status == b->status;
    case MERGE_FIELD_TRANSPARENT:
        return a->transparent == b->transparent;
    case MERGE_FIELD_DECLINED:
        return a->declined == b->declined;
    case MERGE_FIELD_DESCRIPTION:
        return same_text(a->description, b->description);
    case MERGE_FIELD_URL:
        return same_text(a->url, b->url);
    case MERGE_FIELD_PEOPLE:
        return same_set(a->people, b->people, '\n');
    case MERGE_FIELD_CATEGORIES:
        return same_set(a->categories, b->categories, ',');
    case MERGE_FIELD_RRULE:
        return same_text(a->rrule, b->rrule);
    case MERGE_FIELD_RDATES:
        return same_set(a->rdates, b->rdates, ',');
    case MERGE_FIELD_EXDATES:
        return same_set(a->exdates, b->exdates, ',');
    case MERGE_FIELD_ONWARDS:
        return a->onwards == b->onwards;
    case MERGE_FIELD_GONE:
        return a->gone == b->gone;
    case MERGE_FIELD_COUNT:
        break;
    }
    return true;
}

static uint32_t differing(const struct event *stored, const struct event *incoming)
{
    uint32_t fields = 0;
    for (int field = 0; field < MERGE_FIELD_COUNT; field++)
        if (!same_field(stored, incoming, (enum merge_field)field))
            fields |= UINT32_C(1) << field;
    return fields;
}

static int compare_stamps(instant stored, instant incoming)
{
    if (stored == INSTANT_NONE || incoming == INSTANT_NONE)
        return 0;
    return (incoming > stored) - (incoming < stored);
}

int merge_age(const struct event *stored, const struct event *incoming)
{
    bool has_old = stored->sequence != MINUTES_NONE, has_new = incoming->sequence != MINUTES_NONE;
    int32_t old = has_old ? stored->sequence : 0, fresh = has_new ? incoming->sequence : 0;
    int sequence = (fresh > old) - (fresh < old);
    int stamps = compare_stamps(stored->modified, incoming->modified);
    if (!stamps)
        stamps = compare_stamps(stored->stamp, incoming->stamp);
    if (has_old == has_new)
        return sequence ? sequence : stamps;
    return stamps ? stamps : sequence;
}

static bool has(uint32_t fields, enum merge_field field)
{
    return fields >> field & 1;
}

void merge_event(const struct event *stored, const struct event *incoming, struct merge *out)
{
    uint32_t fields = differing(stored, incoming);
    *out = (struct merge){MERGE_CHANGED, fields, merge_age(stored, incoming)};
    if (!fields)
        out->word = MERGE_UNCHANGED;
    else if (out->age < 0)
        out->word = MERGE_OLDER;
    else if (has(fields, MERGE_FIELD_STATUS) && incoming->status == WORD_status_CANCELLED)
        out->word = MERGE_CANCELLED;
    else if (has(fields, MERGE_FIELD_START) || has(fields, MERGE_FIELD_END) ||
             has(fields, MERGE_FIELD_ALL_DAY))
        out->word = MERGE_MOVED;
}

struct event merge_apply(const struct event *stored, const struct event *incoming)
{
    struct event result = *incoming;
    result.id = stored->id;
    result.uid = stored->uid;
    result.feed = stored->feed;
    result.recurrence = stored->recurrence;
    result.split = stored->split;
    result.created = stored->created;
    result.gone = false;
    return result;
}

static uint64_t hash_text(uint64_t hash, const char *text)
{
    return text_hash(hash, text ? text : "", text ? strlen(text) + 1 : 1);
}

uint64_t merge_key(const char *uid, const char *recurrence)
{
    return hash_text(hash_text(TEXT_HASH_START, uid), recurrence);
}

char *merge_weak_uid(const struct event *event, char buf[MERGE_UID_SIZE])
{
    static const char digits[] = "0123456789abcdef";
    static const char prefix[] = "without-uid-";
    struct wall start = {event->start_day, event->start_second};
    uint64_t hash = hash_text(hash_text(TEXT_HASH_START, event->title), event->place);
    size_t at = sizeof prefix - 1;
    hash = text_hash(hash, &start.day, sizeof start.day);
    hash = text_hash(hash, &start.second, sizeof start.second);
    memcpy(buf, prefix, at);
    for (int shift = 60; shift >= 0; shift -= 4)
        buf[at++] = digits[hash >> shift & 15];
    buf[at] = '\0';
    return buf;
}

static char *put_digits(char *at, int value, int count)
{
    for (int i = count; i-- > 0; value /= 10)
        at[i] = (char)('0' + value % 10);
    return at + count;
}

char *merge_split(const struct event *event, char buf[MERGE_SPLIT_SIZE])
{
    struct wall wall = wall_from_seconds(event->start);
    struct civil civil = day_civil(wall.day);
    char *at = put_digits(buf, civil.year, 4);
    at = put_digits(at, civil.month, 2);
    at = put_digits(at, civil.mday, 2);
    if (!event->all_day) {
        *at++ = 'T';
        at = put_digits(at, wall.second / 3600, 2);
        at = put_digits(at, wall.second / 60 % 60, 2);
        at = put_digits(at, wall.second % 60, 2);
        *at++ = 'Z';
    }
    *at = '\0';
    return buf;
}
