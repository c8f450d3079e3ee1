/* SPDX-License-Identifier: MIT
 *
 * read: what the words of a call mean: days, spans, zones, roles, kinds and ids, with a sentence
 * for each that means nothing.
 */
#include "handlers.h"

#include <string.h>

#include "juggle/base/parse.h"
#include "juggle/base/text.h"

bool read_day(const struct world *world, const char *text, day *out, struct err *err)
{
    struct wall wall;
    bool has_offset;
    int32_t offset;
    if (!text) {
        *out = world->today;
        return true;
    }
    if (parse_day_alone(text, world->today, world->workdays.week_start, out))
        return true;
    if (parse_iso_time(text, &wall, &has_offset, &offset)) {
        *out = wall.day;
        return true;
    }
    return err_set(err, ERR_NOT_FOUND,
                   "%s: not a date; write 2026-12-03, dec 3, fri, tomorrow, +3d or eow", text);
}

bool read_span_end(const struct zone *zone, const char *text, const struct wall *start,
                   instant start_at, instant *out)
{
    struct wall wall;
    bool has_offset;
    int32_t offset;
    minutes number;
    if (parse_iso_time(text, &wall, &has_offset, &offset)) {
        *out = has_offset ? wall_seconds(wall) - offset : zone_instant(zone, wall, NULL);
        return true;
    }
    /* "3h" is a length here, though it is three o'clock elsewhere. */
    if (start && !strchr(text, ':') && parse_length(text, DAY_MINUTES, &number)) {
        *out = start_at + (instant)number * 60;
        return true;
    }
    if (start && parse_clock(text, &number)) {
        wall = (struct wall){start->day, 0};
        wall = wall_from_seconds(wall_seconds(wall) + (instant)number * 60);
        if (wall_compare(wall, *start) <= 0)
            wall.day++;
        *out = zone_instant(zone, wall, NULL);
        return true;
    }
    return false;
}

bool read_span(const char *text, const struct zone *zone,
               const struct zone *end_zone, struct span *out, struct err *err)
{
    char start[TIME_SIZE];
    struct wall wall;
    bool has_offset;
    int32_t offset;
    const char *slash = strchr(text, '/');
    size_t length = slash ? (size_t)(slash - text) : 0;
    if (!slash || length >= sizeof start)
        return err_set(err, ERR_USAGE, "%s: not START/END; write 2026-12-03T14:00/16:00", text);
    memcpy(start, text, length);
    start[length] = '\0';
    if (!read_span_end(zone, start, NULL, 0, &out->start))
        return err_set(err, ERR_USAGE, "%s: not a time; write 2026-12-03T14:00", start);
    if (parse_iso_time(start, &wall, &has_offset, &offset) &&
        !read_span_end(end_zone, slash + 1, &wall, out->start, &out->end))
        return err_set(err, ERR_USAGE, "%s: not a time; write 2026-12-03T16:00, 16:00 or 2h",
                       slash + 1);
    if (out->end <= out->start)
        return err_set(err, ERR_USAGE, "%s: ends before it starts; check both ends and their zones",
                       text);
    return true;
}

bool read_zone(struct world *world, const char *name, const struct zone **out, struct err *err)
{
    *out = world_zone(world, name);
    if (*out)
        return true;
    size_t count;
    const char *const *names = world_zone_names(world, &count);
    const char *near = str_nearest(name, names, count);
    if (near)
        return err_set(err, ERR_USAGE, "%s: no such time zone; did you mean %s", name, near);
    return err_set(err, ERR_USAGE,
                   "%s: no such time zone; write an IANA name such as Europe/Berlin", name);
}

bool read_word(enum word_group group, const char *noun, const char *word, int *out, struct err *err)
{
    if (word_parse(group, word, out))
        return true;
    const char *near = word_nearest(group, word);
    if (near)
        return err_set(err, ERR_USAGE, "%s: no such %s; did you mean %s", word, noun, near);
    struct str all;
    str_init(&all);
    for (int i = 0; i < word_count(group); i++)
        str_addf(&all, "%s%s", i ? ", " : "", word_of(group, i));
    err_set(err, ERR_USAGE, "%s: no such %s; it is one of %s", word, noun, all.text);
    str_finish(&all);
    return false;
}

bool read_role(const char *word, enum role *out, struct err *err)
{
    int role;
    if (!read_word(WORD_GROUP_role, "role", word, &role, err))
        return false;
    *out = (enum role)role;
    return true;
}

bool read_kind(struct world *world, const char *word, bool as_task, const struct kind **out,
               struct err *err)
{
    *out = kind_find_everyday(&world->kinds, word, as_task);
    if (*out)
        return true;
    const char *near = kind_nearest(&world->turn, &world->kinds, word, true);
    if (near)
        return err_set(err, ERR_USAGE, "%s: no such kind; did you mean %s", word, near);
    return err_set(err, ERR_USAGE,
                   "%s: no such kind; some are stage, prep, content, code, support, "
                   "meeting, travel, recovery",
                   word);
}

bool read_count(const char *text, int64_t least, int64_t most, int64_t fallback, int64_t *out,
                struct err *err)
{
    *out = fallback;
    if (!text || parse_int(text, least, most, out))
        return true;
    return err_set(err, ERR_USAGE, "%s: not a number from %lld to %lld", text, (long long)least,
                   (long long)most);
}

/* The command that lists a kind. */
static const char *listed_by(enum record_kind kind)
{
    static const struct {
        enum record_kind kind;
        const char *verb;
    } verbs[] = {
        {RECORD_TASK, "list"},   {RECORD_CONFERENCE, "conferences"}, {RECORD_FEED, "feeds"},
        {RECORD_TALK, "talks"},  {RECORD_SUBMISSION, "talks"},       {RECORD_CAPTURE, "captures"},
    };
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (verbs[i].kind == kind)
            return verbs[i].verb;
    return "agenda";
}

bool read_target(struct world *world, const char *text, enum record_kind want, struct target *out,
                 struct err *err)
{
    *out = (struct target){.text = text};
    if (!id_parse(text, &out->kind, &out->id, &out->occurrence))
        return err_set(err, ERR_NOT_FOUND,
                       "%s: not an id; ids look like t12, e40 or c3, see: juggle list", text);
    if (want != RECORD__ && out->kind != want)
        return err_set(err, ERR_NOT_FOUND, "%s: not a%s %s; an id of one begins with %c", text,
                       record_info(want)->name[0] == 'e' ? "n" : "", record_info(want)->name,
                       record_info(want)->letter);
    if (!store_find(world->store, &world->turn, out->kind, out->id, &out->record, err))
        return false;
    if (!out->record)
        return err_set(err, ERR_NOT_FOUND, "%s: there is no such %s; see: juggle %s", text,
                       record_info(out->kind)->name, listed_by(out->kind));
    return true;
}

void *target_copy(struct world *world, const struct target *target)
{
    return record_copy(&world->turn, target->kind, target->record);
}

/* By id, by exact name, by a name that only one has as a part. */
static bool find_by_name(struct world *world, const char *text, enum record_kind kind,
                         const char *(*name_of)(const void *), const void **out, struct err *err)
{
    struct record_list list;
    const char *wanted = text_fold(&world->turn, text);
    const void *part = NULL;
    size_t parts = 0;
    *out = NULL;
    if (!store_all(world->store, &world->turn, kind, &list, err))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        const char *name = name_of(list.at[i]);
        const char *folded = text_fold(&world->turn, name ? name : "");
        if (str_equal(folded, wanted)) {
            *out = list.at[i];
            return true;
        }
        if (strstr(folded, wanted)) {
            part = list.at[i];
            parts++;
        }
    }
    if (parts == 1)
        *out = part;
    else if (parts > 1)
        return err_set(err, ERR_NOT_FOUND, "%s: %zu of that name; take its id, see: juggle %ss",
                       text, parts, record_info(kind)->name);
    return true;
}

static const char *conference_name(const void *record)
{
    return ((const struct conference *)record)->name;
}

static const char *feed_name(const void *record)
{
    return ((const struct feed *)record)->name;
}

static bool read_named(struct world *world, const char *text, enum record_kind want,
                       const char *(*name_of)(const void *), const void **out, struct err *err)
{
    enum record_kind kind;
    int64_t id;
    struct target target;
    if (id_parse(text, &kind, &id, NULL) && kind == want) {
        if (!read_target(world, text, want, &target, err))
            return false;
        *out = target.record;
        return true;
    }
    if (!find_by_name(world, text, want, name_of, out, err))
        return false;
    return *out || err_set(err, ERR_NOT_FOUND, "%s: no %s of that name; see: juggle %ss", text,
                           record_info(want)->name, record_info(want)->name);
}

bool read_conference(struct world *world, const char *text, const struct conference **out,
                     struct err *err)
{
    const void *found;
    if (!read_named(world, text, RECORD_CONFERENCE, conference_name, &found, err))
        return false;
    *out = found;
    return true;
}

static const char *talk_title(const void *record)
{
    return ((const struct talk *)record)->title;
}

bool read_talk(struct world *world, const char *text, const struct talk **out, struct err *err)
{
    const void *found;
    if (!read_named(world, text, RECORD_TALK, talk_title, &found, err))
        return false;
    *out = found;
    return true;
}

bool read_feed(struct world *world, const char *text, const struct feed **out, struct err *err)
{
    const void *found;
    if (!read_named(world, text, RECORD_FEED, feed_name, &found, err))
        return false;
    *out = found;
    return true;
}

/* Does "2026-12-01" or "2026-12-01T10:00" name this occurrence? */
static bool names_occurrence(const char *written, const char *label)
{
    return written && label && strlen(written) >= 10 && str_starts(label, written);
}

bool read_occurrence(struct world *world, const struct target *target, struct view *view,
                     const struct item **out, struct err *err)
{
    char date[DATE_SIZE] = "";
    day on;
    if (target->occurrence && strlen(target->occurrence) >= 10)
        memcpy(date, target->occurrence, 10);
    if (!parse_iso_day(date, &on))
        return err_set(err, ERR_NOT_FOUND,
                       "%s: the part behind @ is not a date; write e40@2026-12-01", target->text);
    /* An occurrence may have been moved, so the stretch is wide. */
    if (!world_view(world, on - 62, on + 63, view, err))
        return false;
    for (size_t i = 0; i < view->count; i++) {
        const struct item *item = &view->items[i];
        if (item->type == ITEM_EVENT && item->number == target->id &&
            names_occurrence(target->occurrence, item->recurrence)) {
            *out = item;
            return true;
        }
    }
    return err_set(err, ERR_NOT_FOUND, "%s: the series has no occurrence then; see: juggle agenda",
                   target->text);
}
