/* SPDX-License-Identifier: MIT
 *
 * filter_match: terms against an item. The days of an event are those it lasts; of a task those
 * that it is due and meant for, and once it is finished the day of that.
 */
#include <string.h>

#include "filter_terms.h"
#include "juggle/base/str.h"
#include "juggle/base/text.h"

static const char *const sort_words[SORT_COUNT][2] = {
    [SORT_TASKS] = {"task", "tasks"},
    [SORT_EVENTS] = {"event", "events"},
    [SORT_BLOCKS] = {"block", "blocks"},
    [SORT_ENTRIES] = {"entry", "entries"},
    [SORT_JOURNEYS] = {"journey", "journeys"},
    [SORT_CONFERENCES] = {"conference", "conferences"},
    [SORT_TALKS] = {"talk", "talks"},
    [SORT_NOTES] = {"note", "notes"},
};

const char *filter_sort_word(enum filter_sort sort, size_t count)
{
    return sort_words[sort][count != 1];
}

enum filter_sort filter_sort_of(const struct item *item)
{
    switch (item->type) {
    case ITEM_EVENT:
        return SORT_EVENTS;
    case ITEM_TASK:
        return SORT_TASKS;
    case ITEM_BLOCK:
        return SORT_BLOCKS;
    case ITEM_ENTRY:
        return SORT_ENTRIES;
    case ITEM_LEG:
        break;
    }
    return SORT_JOURNEYS;
}

/* ---- words ---- */

static bool holds(struct arena *scratch, const char *text, const char *folded)
{
    return text && strstr(text_fold(scratch, text), folded);
}

static bool has_text(struct arena *scratch, const char *folded, const struct item *item)
{
    return holds(scratch, item->title, folded) || holds(scratch, item->note, folded) ||
           holds(scratch, item->description, folded) || holds(scratch, item->place, folded) ||
           holds(scratch, item->tags, folded) || holds(scratch, item->project, folded) ||
           str_equal_nocase(item->id, folded);
}

static bool has_tag(struct arena *scratch, const char *tags, const char *folded)
{
    const char *rest = tags ? text_fold(scratch, tags) : "";
    size_t length = strlen(folded);
    while (*rest) {
        rest += strspn(rest, ", ");
        size_t n = strcspn(rest, ",");
        if (n == length && memcmp(rest, folded, n) == 0)
            return true;
        rest += n;
    }
    return false;
}

/* ---- days ---- */

static bool meets(const struct filter_term *term, day first, day end)
{
    return first != DAY_NONE && (term->to == DAY_NONE || first < term->to) &&
           (term->from == DAY_NONE || end > term->from);
}

static bool on_day(const struct filter_term *term, day date)
{
    return date != DAY_NONE && meets(term, date, date + 1);
}

static bool due_matches(const struct filter_term *term, const struct task *task)
{
    if (!task || term->test == TEST_WITHIN)
        return task && on_day(term, task->due_day);
    return (task->due_day == DAY_NONE) == (term->test == TEST_NONE);
}

static bool time_matches(const struct filter_query *query, const struct filter_term *term,
                         enum filter_sort sort, const struct item *item)
{
    if (sort != SORT_TASKS)
        return meets(term, item->first_day,
                     item->end_day > item->first_day ? item->end_day : item->first_day + 1);
    if (item->task->finished != INSTANT_NONE && query->home) {
        instant turned = item->task->finished - (instant)query->day_starts_at * 60;
        return on_day(term, zone_wall(query->home, turned).day);
    }
    return on_day(term, item->task->due_day) || on_day(term, item->task->planned_on);
}

/* ---- all of them ---- */

static bool field_matches(struct arena *scratch, const struct filter_query *query,
                          const struct filter_term *term, enum filter_sort sort,
                          const struct item *item)
{
    const struct task *task = sort == SORT_TASKS ? item->task : NULL;
    switch (term->field) {
    case TERM_KIND:
        return item->kind && str_equal_nocase(item->kind->word,
                                              sort == SORT_EVENTS ? term->event_kind : term->text);
    case TERM_AREA:
        return item->kind && item->kind->area == term->area;
    case TERM_STATE:
        return task && (term->state == STATE_ANY || (int)task->state == term->state);
    case TERM_DUE:
        return due_matches(term, task);
    case TERM_BEFORE:
    case TERM_AFTER:
        return time_matches(query, term, sort, item);
    case TERM_IN:
        return term->sorts ? (term->sorts >> sort & 1) : time_matches(query, term, sort, item);
    case TERM_TAG:
        return term->test == TEST_WITHIN ? has_tag(scratch, item->tags, term->text)
                                         : str_blank(item->tags) == (term->test == TEST_NONE);
    case TERM_PROJECT:
        return term->test == TEST_WITHIN
                   ? item->project && str_equal(text_fold(scratch, item->project), term->text)
                   : str_blank(item->project) == (term->test == TEST_NONE);
    case TERM_TEXT:
    case TERM_COUNT:
        break;
    }
    return has_text(scratch, term->text, item);
}

/* Single words that an index has found; it knows nothing of words side by side. */
static bool is_found(const struct filter_query *query, const struct filter_term *term)
{
    return query->words_found && term->field == TERM_TEXT && !term->negated &&
           !strchr(term->text, ' ');
}

bool filter_match_as(struct arena *scratch, const struct filter_query *query, enum filter_sort sort,
                     const struct item *item)
{
    for (size_t i = 0; i < query->count; i++)
        if (!is_found(query, &query->terms[i]) &&
            field_matches(scratch, query, &query->terms[i], sort, item) == query->terms[i].negated)
            return false;
    return true;
}

bool filter_match(struct arena *scratch, const struct filter_query *query, const struct item *item)
{
    return filter_match_as(scratch, query, filter_sort_of(item), item);
}
