/* SPDX-License-Identifier: MIT
 *
 * merge: what a calendar is likely to be, from its beginning: a programme with parallel sessions, a
 * list of holidays, or the person's own. A guess is shown and can be changed, so it stays simple:
 * points for what programmes have, taken off for what only people's own calendars have.
 */
#include "juggle/model/merge.h"

#include <stdlib.h>
#include <string.h>

#include "juggle/base/ascii.h"
#include "juggle/base/str.h"
#include "juggle/base/text.h"

struct stretch {
    instant start; /* wall clocks as if in UTC: zones don't matter here */
    instant end;
    uint64_t place;
};

struct census {
    size_t events;   /* that are no exceptions of a series */
    size_t all_day;
    size_t series;
    size_t people;   /* that name somebody */
    size_t told;     /* with a URL or a long description */
    size_t parallel; /* at the same time as another one elsewhere */
    day first;
    day last;
};

static const char *const programme_words[] = {
    "conference", "conf",    "schedule", "programme", "program",   "agenda",    "sessions",
    "talks",      "summit",  "devroom",  "meetup",    "meetups",   "devcon",    "fosdem",
    "pycon",      "camp",    "fest",     "festival",  "symposium", "congress",  "workshops",
    "devdays",    "kubecon", "barcamp",  "unconf",    "events",    "konferenz", "community",
    "world's fair", "open spaces", "data week", "hackathon", "cfp", "cfps", NULL};

/* "railsconf", "devfest2026" */
static const char *const programme_endings[] = {"conf", "fest",  "days", "camp",
                                                "meetup", "summit", NULL};

static const char *const holiday_words[] = {
    "holiday", "holidays", "feiertag", "feiertage",  "ferien", "schulferien", "jours feries",
    "festivos", "feestdagen", "giorni festivi", "helligdage", "vacances", "feriados", NULL};

static const char *const own_words[] = {"my calendar", "personal", "private", "privat", "work",
                                        "arbeit",      "home",     "family",  NULL};

static const char *const vague_names[] = {"calendar", "ical",   "icalendar", "events",  "event",
                                          "kalender", "agenda", "schedule",  "basic",   "default",
                                          "untitled", "unnamed", NULL};

static bool any_word(const char *folded, const char *const *words)
{
    for (; *words; words++)
        if (text_has_word(folded, *words))
            return true;
    return false;
}

/* Does a word, less the digits behind it, end so, and have more than that? */
static bool ends_so(const char *word, size_t length, const char *ending)
{
    size_t tail = strlen(ending);
    while (length > 0 && ascii_is_digit(word[length - 1]))
        length--;
    return length > tail && memcmp(word + length - tail, ending, tail) == 0;
}

static bool any_ending(const char *folded, const char *const *endings)
{
    for (size_t length; *folded; folded += length + (folded[length] == ' ')) {
        length = strcspn(folded, " ");
        for (const char *const *ending = endings; *ending; ending++)
            if (ends_so(folded, length, *ending))
                return true;
    }
    return false;
}

bool merge_name_is_vague(const char *name)
{
    if (str_blank(name) || strstr(name, "{{"))
        return true;
    for (const char *const *at = vague_names; *at; at++)
        if (str_equal_nocase(name, *at))
            return true;
    return false;
}

static int by_start(const void *a, const void *b)
{
    const struct stretch *x = a, *y = b;
    return (x->start > y->start) - (x->start < y->start);
}

/* How many overlap one that began before them in another place, or are overlapped so. */
static size_t count_parallel(struct stretch *at, size_t count)
{
    size_t parallel = 0, longest = 0;
    bool counted = false; /* the one that reaches furthest */
    if (count > 1)
        qsort(at, count, sizeof *at, by_start);
    for (size_t i = 1; i < count; i++) {
        bool overlaps = at[i].start < at[longest].end && at[i].place != at[longest].place;
        if (overlaps) {
            parallel += counted ? 1 : 2;
            counted = true;
        }
        if (at[i].end >= at[longest].end) {
            longest = i;
            counted = overlaps;
        }
    }
    return parallel;
}

static void count_event(struct census *census, const struct event *event, struct stretch *out)
{
    const char *where = event->place && event->place[0] ? event->place : event->title;
    struct wall start = {event->start_day, event->all_day ? 0 : event->start_second};
    struct wall end = {event->end_day, event->all_day ? 0 : event->end_second};
    census->all_day += event->all_day;
    census->series += event->rrule || event->rdates;
    census->people += event->people && event->people[0];
    census->told += event->url || (event->description && strlen(event->description) > 80);
    if (census->events == 0 || start.day < census->first)
        census->first = start.day;
    if (census->events == 0 || start.day > census->last)
        census->last = start.day;
    census->events++;
    *out =
        (struct stretch){wall_seconds(start), wall_seconds(end),
                         text_hash(TEXT_HASH_START, where ? where : "", where ? strlen(where) : 0)};
}

static struct census take_census(struct arena *scratch, const struct merge_calendar *calendar)
{
    struct census census = {0};
    struct stretch *stretches = ARENA_ARRAY(scratch, struct stretch, calendar->count + 1);
    for (size_t i = 0; i < calendar->count; i++) {
        const struct event *event = calendar->events[i];
        bool exception = event->recurrence && event->recurrence[0];
        if (!exception && event->start_day != DAY_NONE && event->end_day != DAY_NONE)
            count_event(&census, event, &stretches[census.events]);
    }
    census.parallel = count_parallel(stretches, census.events);
    return census;
}

static int points_for_shape(const struct census *census)
{
    int points = 0;
    size_t n = census->events;
    if (n >= 6 && census->parallel * 3 >= n)
        points += 3;
    else if (n >= 6 && census->parallel * 8 >= n)
        points += 1;
    if (n >= 10 && census->last - census->first < 10)
        points += 1;
    if (n >= 4 && census->told * 4 >= n * 3 && census->series * 5 < n)
        points += 1;
    if (n >= 4 && census->people * 2 >= n && census->series * 5 < n)
        points += 1;
    if (census->series * 5 >= n && n > 0)
        points -= 2;
    return points;
}

static int points_for_name(const char *folded)
{
    bool programme = any_word(folded, programme_words) || any_ending(folded, programme_endings);
    int points = programme ? 2 : 0;
    if (any_word(folded, own_words) || strchr(folded, '@')) /* services name one's own by address */
        points -= 3;
    return points;
}

/* "fosdem-2027_schedule.ics" becomes words. */
static const char *name_words(struct arena *scratch, const struct merge_calendar *calendar)
{
    char *text = arena_printf(scratch, "%s %s", calendar->name ? calendar->name : "",
                              calendar->source ? calendar->source : "");
    for (char *c = text; *c; c++)
        if (*c == '_' || *c == '-' || *c == '.')
            *c = ' ';
    return text_fold(scratch, text);
}

enum feed_mode merge_guess_mode(struct arena *scratch, const struct merge_calendar *calendar)
{
    if (calendar->programme)
        return WORD_feed_mode_SCHEDULE;
    struct census census = take_census(scratch, calendar);
    const char *words = name_words(scratch, calendar);
    if (any_word(words, holiday_words) && census.all_day * 10 >= census.events * 9)
        return WORD_feed_mode_HOLIDAYS;
    int points = points_for_shape(&census) + points_for_name(words);
    return points >= 2 ? WORD_feed_mode_SCHEDULE : WORD_feed_mode_MINE;
}

enum { ZONES_COUNTED = 16 };

struct tally {
    const char *zone;
    size_t count;
};

static void tally_zone(struct tally *tallies, size_t *used, const char *zone)
{
    size_t i = 0;
    while (i < *used && !str_equal(tallies[i].zone, zone))
        i++;
    if (i == ZONES_COUNTED)
        return;
    if (i == *used)
        tallies[(*used)++] = (struct tally){zone, 0};
    tallies[i].count++;
}

const char *merge_guess_zone(const struct merge_calendar *calendar)
{
    struct tally tallies[ZONES_COUNTED];
    size_t used = 0;
    const struct tally *best = NULL;
    for (size_t i = 0; i < calendar->count; i++) {
        const struct event *event = calendar->events[i];
        if (!event->all_day && !event->floating && event->zone && !str_equal(event->zone, "UTC"))
            tally_zone(tallies, &used, event->zone);
    }
    for (size_t i = 0; i < used; i++)
        if (!best || tallies[i].count > best->count)
            best = &tallies[i];
    return best ? best->zone : NULL;
}

/* What stands behind the last comma; NULL where there is none, or digits in it. */
static const char *last_part(const char *place)
{
    const char *comma = place ? strrchr(place, ',') : NULL;
    if (!comma)
        return NULL;
    comma += 1 + strspn(comma + 1, " ");
    return comma[0] && !strpbrk(comma, "0123456789:/@") ? comma : NULL;
}

const char *merge_guess_place(struct arena *arena, const struct merge_calendar *calendar)
{
    const char *town = NULL;
    size_t placed = 0, same = 0;
    for (size_t i = 0; i < calendar->count; i++) {
        const char *place = calendar->events[i]->place, *part = last_part(place);
        placed += place && place[0];
        if (!town)
            town = part;
        same += town && part && strcmp(town, part) == 0;
    }
    return same >= 2 && same * 10 >= placed * 9 ? arena_strdup(arena, town) : NULL;
}
