/* SPDX-License-Identifier: MIT
 *
 * filter_complete: the fields, and what could stand behind each of them, while a filter is typed.
 */
#include <string.h>

#include "filter_terms.h"
#include "juggle/base/str.h"
#include "juggle/base/text.h"
#include "juggle/base/vec.h"

static const char *const fields[] = {"kind", "area",   "project", "tag", "state",
                                     "due",  "before", "after",   "in"};

enum { FIELDS = sizeof fields / sizeof *fields };
_Static_assert(FIELDS == TERM_COUNT - 1, "one row a field, in the order of enum term_field");

typedef VEC(const char *) word_list;

const char *filter_field_word(enum term_field field)
{
    return field == TERM_TEXT ? "" : fields[field - 1];
}

/* ---- candidates ---- */

struct completing {
    struct arena *arena;
    const char *lead;  /* what stands before the value: "-kind:" */
    const char *begun; /* folded */
    word_list found;
};

static bool is_known(const struct completing *c, const char *word)
{
    for (size_t i = 0; i < c->found.count; i++)
        if (str_equal(text_fold(c->arena, c->found.at[i]), text_fold(c->arena, word)))
            return true;
    return false;
}

static void offer(struct completing *c, const char *value, const char *behind)
{
    if (str_blank(value) || !str_starts(text_fold(c->arena, value), c->begun))
        return;
    const char *quote = strchr(value, ' ') ? "\"" : "";
    const char *word = arena_printf(c->arena, "%s%s%s%s%s", c->lead, quote, value, quote, behind);
    if (!is_known(c, word))
        VEC_PUSH(c->arena, &c->found, word);
}

static void offer_all(struct completing *c, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        offer(c, words[i], "");
}

static void offer_tags(struct completing *c, const char *tags)
{
    while (tags && *tags) {
        tags += strspn(tags, ", ");
        size_t length = strcspn(tags, ",");
        offer(c, arena_strndup(c->arena, tags, length), "");
        tags += length;
    }
}

static void offer_of_items(struct completing *c, enum term_field field, const struct item *items,
                           size_t count)
{
    static const char *const tests[] = {"none", "any"};
    for (size_t i = 0; i < count; i++) {
        if (field == TERM_TAG)
            offer_tags(c, items[i].tags);
        else
            offer(c, items[i].project, "");
    }
    offer_all(c, tests, 2);
}

static void offer_sorts(struct completing *c)
{
    for (int i = 0; i < SORT_COUNT; i++)
        offer(c, filter_sort_word((enum filter_sort)i, 2), "");
}

static void offer_values(struct completing *c, enum term_field field,
                         const struct view_inputs *inputs, const struct item *items, size_t count)
{
    static const char *const due[] = {"today", "tomorrow", "week", "overdue", "none", "any"};
    static const char *const times[] = {"today", "week",       "next week",
                                        "month", "last month", "year"};
    switch (field) {
    case TERM_KIND:
        for (size_t i = 0; i < inputs->kinds->count; i++)
            if (!(inputs->kinds->at[i].flags & KIND_FORECAST_ONLY))
                offer(c, inputs->kinds->at[i].word, "");
        return;
    case TERM_AREA:
        for (int i = 0; i < AREA_COUNT; i++)
            offer(c, area_word((enum area)i), "");
        return;
    case TERM_STATE:
        for (int i = 0; i < word_count(WORD_GROUP_state); i++)
            offer(c, word_of(WORD_GROUP_state, i), "");
        offer(c, "any", "");
        return;
    case TERM_PROJECT:
    case TERM_TAG:
        offer_of_items(c, field, items, count);
        return;
    case TERM_DUE:
        offer_all(c, due, sizeof due / sizeof *due);
        return;
    case TERM_IN:
        offer_sorts(c);
        offer_all(c, times, sizeof times / sizeof *times);
        return;
    case TERM_BEFORE:
    case TERM_AFTER:
        offer_all(c, times, sizeof times / sizeof *times);
        return;
    case TERM_TEXT:
    case TERM_COUNT:
        break;
    }
    for (int i = 0; i < FIELDS; i++)
        offer(c, fields[i], ":");
}

/* Where the last word begins: behind the last blank that no quotes enclose. */
static size_t last_word(const char *text)
{
    size_t start = 0;
    bool inside = false;
    for (size_t i = 0; text[i]; i++) {
        bool opens = i == start || text[i - 1] == '-' || text[i - 1] == ':';
        if (text[i] == '"' && (inside || opens))
            inside = !inside;
        else if (text[i] == ' ' && !inside)
            start = i + 1;
    }
    return start;
}

const char *const *filter_complete(struct arena *arena, const char *text,
                                   const struct view_inputs *inputs, const struct item *items,
                                   size_t item_count, size_t *start, size_t *count)
{
    *start = last_word(text);
    const char *word = text + *start, *colon = strchr(word, ':');
    size_t minus = *word == '-';
    enum term_field field = TERM_TEXT;
    for (int i = 1; colon && i < TERM_COUNT; i++)
        if (str_equal_nocase(arena_strndup(arena, word + minus, (size_t)(colon - word) - minus),
                             filter_field_word((enum term_field)i)))
            field = (enum term_field)i;
    const char *value = field == TERM_TEXT ? word + minus : colon + 1;
    struct completing c = {.arena = arena,
                           .lead = arena_strndup(arena, word, (size_t)(value - word))};
    c.begun = text_fold(arena, *value == '"' ? value + 1 : value);
    if (field != TERM_TEXT || !colon)
        offer_values(&c, field, inputs, items, item_count);
    *count = c.found.count;
    return c.found.at;
}
