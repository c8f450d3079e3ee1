/* SPDX-License-Identifier: MIT
 *
 * recur_build: a series as it is written becomes a set that can be expanded: rules parsed, moments
 * turned into instants and sorted.
 */
#include "recur_private.h"

#include <stdlib.h>
#include <string.h>

#include "juggle/base/ascii.h"
#include "juggle/base/vec.h"

typedef VEC(instant) instant_list;
typedef VEC(day) day_list;
typedef VEC(struct recur_date) date_list;

static const char EXRULE[] = "EXRULE:";

struct rule_list {
    struct recur_rule *at;
    size_t count;
};

instant recur_instant(const struct recur_set *set, const struct recur_moment *moment)
{
    struct wall wall = moment->wall;
    if (set->all_day)
        wall.second = 0;
    else if (moment->date)
        wall.second = set->start.second;
    if (set->all_day || (moment->utc && !moment->date))
        return wall_seconds(wall);
    return zone_instant(set->zone, wall, NULL);
}

static int by_value(const void *a, const void *b)
{
    instant x = *(const instant *)a, y = *(const instant *)b;
    return x < y ? -1 : x > y;
}

static int by_day(const void *a, const void *b)
{
    day x = *(const day *)a, y = *(const day *)b;
    return x < y ? -1 : x > y;
}

/* Gives each moment of a list separated by commas; bad ones are passed over. */
static bool next_moment(const char **text, struct recur_moment *out)
{
    while (*text && **text) {
        size_t length = strcspn(*text, ",\r\n \t");
        const char *at = *text;
        *text += length + (at[length] != '\0');
        if (length && recur_moment_parse(at, length, out))
            return true;
    }
    return false;
}

static int by_date(const void *a, const void *b)
{
    const struct recur_date *x = a, *y = b;
    return x->start < y->start ? -1 : x->start > y->start;
}

/* "/PT5400S" at the end of a moment's text. */
static int64_t own_length(const char *text, const char *end)
{
    int64_t seconds = 0;
    const char *at = memchr(text, '/', (size_t)(end - text));
    if (!at || end - at < 4 || at[1] != 'P' || at[2] != 'T')
        return -1;
    for (at += 3; at < end && ascii_is_digit(*at) && seconds < INT32_MAX; at++)
        seconds = seconds * 10 + (*at - '0');
    return at < end && *at == 'S' ? seconds : -1;
}

static void build_rdates(struct arena *arena, const char *text, struct recur_set *set)
{
    date_list list = {0};
    struct recur_moment moment;
    for (const char *from = text; next_moment(&text, &moment); from = text)
        VEC_PUSH(arena, &list,
                 ((struct recur_date){recur_instant(set, &moment), own_length(from, text)}));
    if (list.count > 1)
        qsort(list.at, list.count, sizeof *list.at, by_date);
    set->rdates = list.at;
    set->rdate_count = list.count;
}

static void build_exdates(struct arena *arena, const char *text, struct recur_set *set)
{
    instant_list list = {0};
    day_list days = {0};
    struct recur_moment moment;
    while (next_moment(&text, &moment))
        if (moment.date || set->all_day)
            VEC_PUSH(arena, &days, moment.wall.day);
        else
            VEC_PUSH(arena, &list, recur_instant(set, &moment));
    if (list.count > 1)
        qsort(list.at, list.count, sizeof *list.at, by_value);
    if (days.count > 1)
        qsort(days.at, days.count, sizeof *days.at, by_day);
    set->exdates = list.at;
    set->exdate_count = list.count;
    set->exdays = days.at;
    set->exday_count = days.count;
}

static bool starts_with(const char *text, const char *prefix)
{
    while (*prefix && ascii_lower(*text) == ascii_lower(*prefix))
        text++, prefix++;
    return !*prefix;
}

/* The next line that holds a rule of that sort, or NULL. */
static const char *next_line(const char *text, bool minus)
{
    for (;; text += strcspn(text, "\r\n")) {
        text += strspn(text, "\r\n");
        if (!*text)
            return NULL;
        if (starts_with(text, EXRULE) == minus)
            return text;
    }
}

static enum recur_refusal read_rule(struct arena *arena, const struct recur_set *set,
                                    const char *line, size_t length, struct recur_rule *out,
                                    struct err *err)
{
    enum recur_refusal why;
    if (!recur_parse(arena_strndup(arena, line, length), out, &why, err))
        return why;
    if (set->all_day && out->freq == RECUR_HOURLY) {
        (void)err_set(err, ERR_INPUT, "RRULE: whole days can't repeat every hour");
        return RECUR_INVALID;
    }
    return RECUR_ACCEPTED;
}

/* The lines that do or don't begin with EXRULE. Rules are big: room is made for those that there
 * are. */
static enum recur_refusal read_lines(struct arena *arena, const struct recur_set *set,
                                     const char *text, bool minus, struct rule_list *out,
                                     struct err *err)
{
    enum recur_refusal first = RECUR_ACCEPTED;
    struct err dropped;
    size_t lines = 0;
    for (const char *at = text; (at = next_line(at, minus)); at += strcspn(at, "\r\n"))
        lines++;
    out->at = lines ? ARENA_ARRAY(arena, struct recur_rule, lines) : NULL;
    for (const char *at = text; (at = next_line(at, minus)); at += strcspn(at, "\r\n")) {
        const char *rule = at + (minus ? strlen(EXRULE) : 0);
        struct err *says = err && first == RECUR_ACCEPTED ? err : &dropped;
        enum recur_refusal why =
            read_rule(arena, set, rule, strcspn(rule, "\r\n"), &out->at[out->count], says);
        out->count += why == RECUR_ACCEPTED;
        first = first == RECUR_ACCEPTED ? why : first;
    }
    return first;
}

static enum recur_refusal build_rules(struct arena *arena, const char *text, struct recur_set *set,
                                      struct err *err)
{
    struct rule_list rules = {0}, exrules = {0};
    enum recur_refusal why = read_lines(arena, set, text ? text : "", false, &rules, err);
    struct err *says = why == RECUR_ACCEPTED ? err : NULL;
    enum recur_refusal why_not = read_lines(arena, set, text ? text : "", true, &exrules, says);
    set->rules = rules.at;
    set->rule_count = rules.count;
    set->exrules = exrules.at;
    set->exrule_count = exrules.count;
    return why == RECUR_ACCEPTED ? why_not : why;
}

enum recur_refusal recur_build(struct arena *arena, const struct recur_source *source,
                               struct recur_set *out, struct err *err)
{
    *out = (struct recur_set){.start = source->start,
                              .all_day = source->all_day,
                              .zone = source->zone && !source->all_day ? source->zone : zone_utc(),
                              .length = source->length};
    if (out->all_day)
        out->start.second = 0;
    build_rdates(arena, source->rdates, out);
    build_exdates(arena, source->exdates, out);
    return build_rules(arena, source->rules, out, err);
}
