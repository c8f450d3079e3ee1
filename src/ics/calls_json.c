/* SPDX-License-Identifier: MIT
 *
 * calls_json: lists of calls for papers as developers.events publishes them: an array of calls with
 * their conference, or of conferences with their call. The deadline is a number beside a text for
 * people, and only the number is believed.
 */
#include "calls.h"

#include <stdlib.h>
#include <string.h>

#include "juggle/base/text.h"

struct call {
    struct conference conference;
    uint64_t key;
    size_t place; /* in the list */
    bool said_again;
};

static const char *clean(struct reading *reading, const json_t *value, size_t most)
{
    struct subject nobody = {0};
    const char *text = reading_clean(reading, &nobody, json_string_value(value), most, false);
    return text ? arena_strdup(&reading->life, text) : NULL;
}

static const char *clean_url(struct reading *reading, const json_t *value)
{
    struct subject nobody = {0};
    const char *text = reading_clean_url(reading, &nobody, json_string_value(value));
    return text ? arena_strdup(&reading->life, text) : NULL;
}

/* Milliseconds since 1970 of a day that can be meant. */
static bool read_moment(const json_t *value, instant *out)
{
    json_int_t number = json_integer_value(value);
    instant low = wall_seconds((struct wall){day_of(1990, 1, 1), 0});
    instant high = wall_seconds((struct wall){day_of(2200, 1, 1), 0});
    if (!json_is_integer(value) || number < low * 1000 || number > high * 1000)
        return false;
    *out = number / 1000;
    return true;
}

static void read_days(const json_t *date, struct conference *out)
{
    instant first, last;
    const json_t *begin = json_is_array(date) ? json_array_get(date, 0) : date;
    const json_t *end = json_array_get(date, json_array_size(date) - 1);
    if (!read_moment(begin, &first))
        return;
    out->first_day = out->last_day = wall_from_seconds(first).day;
    if (read_moment(end, &last) && last > first)
        out->last_day = wall_from_seconds(last).day;
}

/* A conference comes back every year, with or without the year in its name. */
static uint64_t key_of(struct reading *reading, const struct conference *conference)
{
    day when = conference->first_day == DAY_NONE ? wall_from_seconds(conference->cfp).day
                                                 : conference->first_day;
    int year = day_civil(when).year;
    const char *name = text_fold(&reading->life, conference->name);
    return text_hash(text_hash(TEXT_HASH_START, name, strlen(name) + 1), &year, sizeof year);
}

static void skip(struct reading *reading, enum oddity_code code,
                 const struct conference *conference, const char *why)
{
    struct subject subject = {.uid = conference->uid, .title = conference->name};
    reading->end.calls++;
    reading_odd(reading, code, ODDITY_SKIPPED, &subject, why);
}

/* False: it can't be used; what has no call at all is none, and is passed over. */
static bool read_call(struct reading *reading, const json_t *one, struct call *out)
{
    struct conference *conference = &out->conference;
    const json_t *inner = json_object_get(one, "conf"), *call = json_object_get(one, "cfp");
    const json_t *conf = json_is_object(inner) ? inner : one;
    record_clear(RECORD_CONFERENCE, conference);
    if (!json_is_object(one) || (json_is_object(call) && !json_object_get(call, "untilDate")))
        return false;
    call = json_is_object(call) ? call : one;
    conference->name = clean(reading, json_object_get(conf, "name"), TITLE_MOST);
    if (!conference->name) {
        skip(reading, ODDITY_NO_UID, conference, "it has no name");
        return false;
    }
    if (!read_moment(json_object_get(call, "untilDate"), &conference->cfp)) {
        skip(reading, ODDITY_BAD_DATE, conference, "its deadline is no date");
        return false;
    }
    read_days(json_object_get(conf, "date"), conference);
    const char *place = clean(reading, json_object_get(conf, "location"), TITLE_MOST);
    conference->online = str_equal_nocase(place, "online");
    conference->place = conference->online ? NULL : place;
    conference->url = clean_url(reading, json_object_get(conf, "hyperlink"));
    conference->cfp_url = clean_url(reading, json_object_get(call, "link"));
    out->key = key_of(reading, conference);
    conference->uid = arena_printf(&reading->life, "cfp-%016llx", (unsigned long long)out->key);
    return true;
}

static int by_key(const void *a, const void *b)
{
    const struct call *x = *(struct call *const *)a, *y = *(struct call *const *)b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    if (x->conference.cfp != y->conference.cfp)
        return x->conference.cfp > y->conference.cfp ? -1 : 1;
    return (x->place > y->place) - (x->place < y->place);
}

/* Lists keep a call beside its extension: the latest deadline is meant. */
static void find_repeated(struct reading *reading, struct call *calls, size_t count)
{
    struct call **order = ARENA_ARRAY(&reading->life, struct call *, count + 1);
    for (size_t i = 0; i < count; i++)
        order[i] = &calls[i];
    if (count > 1)
        qsort(order, count, sizeof *order, by_key);
    for (size_t i = 1; i < count; i++)
        order[i]->said_again = order[i]->key == order[i - 1]->key;
}

static void tell(struct reading *reading, const struct call *call)
{
    struct wire *wire = &reading->wire;
    struct subject subject = {.uid = call->conference.uid, .title = call->conference.name};
    if (call->said_again) { /* it is one call all the same */
        reading_odd(reading, ODDITY_DUPLICATE_KEY, ODDITY_REPAIRED, &subject,
                    "the list has this call more than once; the latest deadline stays");
        return;
    }
    reading->end.calls++;
    wire_begin(wire, WIRE_CALL);
    wire_record(wire, RECORD_CONFERENCE, &call->conference);
    wire_end(wire);
}

bool calls_json_is_list(const json_t *root)
{
    size_t i;
    const json_t *one;
    json_array_foreach(root, i, one)
    {
        const json_t *call = json_object_get(one, "cfp");
        if (json_object_get(one, "untilDate") || json_is_object(call))
            return true;
    }
    return false;
}

void calls_json_take(struct reading *reading, const json_t *root)
{
    size_t i, count = 0, room = json_array_size(root);
    const json_t *one;
    if (room > reading->request->limits.components) {
        reading->refusal = "it has more calls than allowed";
        return;
    }
    struct call *calls = ARENA_ARRAY(&reading->life, struct call, room + 1);
    reading->calendar_told = false;
    reading->calendar.prodid = "calls.json";
    reading_tell_calendar(reading);
    json_array_foreach(root, i, one)
    {
        arena_reset(&reading->arena);
        if (read_call(reading, one, &calls[count]))
            calls[count++].place = i;
    }
    find_repeated(reading, calls, count);
    for (i = 0; i < count; i++)
        tell(reading, &calls[i]);
}
