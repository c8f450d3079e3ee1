/* SPDX-License-Identifier: MIT
 *
 * filter: text to terms, and terms against an item. A term that is not understood is an error with the
 * nearest word, so that a typing slip never looks like an empty list.
 */
#include "juggle/model/filter.h"

#include <string.h>

#include "juggle/base/parse.h"
#include "juggle/base/str.h"
#include "juggle/base/text.h"
#include "juggle/base/vec.h"

enum term_field { TERM_TEXT, TERM_KIND, TERM_AREA, TERM_PROJECT, TERM_TAG, TERM_STATE, TERM_DUE };
enum due_test { DUE_ON, DUE_BEFORE, DUE_AFTER, DUE_NONE, DUE_ANY };

struct filter_term {
    enum term_field field;
    bool negated;
    const char *text; /* folded; or a kind's word */
    enum area area;
    int state; /* -1: any open one */
    enum due_test due;
    day day;
};

static const char *const field_words[] = {"", "kind", "area", "project", "tag", "state", "due"};
enum { FIELD_WORDS = sizeof field_words / sizeof *field_words };

struct parser {
    struct arena *arena;
    const struct view_inputs *in;
    struct err *err;
};

static bool parse_due(const struct parser *parser, const char *value, struct filter_term *term)
{
    day today = parser->in->today;
    enum weekday week_start = parser->in->workdays->week_start;
    if (str_equal_nocase(value, "none") || str_equal_nocase(value, "any")) {
        term->due = str_equal_nocase(value, "none") ? DUE_NONE : DUE_ANY;
        return true;
    }
    if (str_equal_nocase(value, "overdue")) {
        term->due = DUE_BEFORE;
        term->day = today;
        return true;
    }
    if (str_equal_nocase(value, "week")) {
        term->due = DUE_BEFORE;
        term->day = day_week_start(today, week_start) + 7;
        return true;
    }
    term->due = *value == '<' ? DUE_BEFORE : *value == '>' ? DUE_AFTER : DUE_ON;
    if (parse_day(term->due == DUE_ON ? value : value + 1, today, week_start, &term->day))
        return true;
    return err_set(parser->err, ERR_USAGE,
                   "due:%s: not a date; try due:today, due:fri, due:overdue, due:week, due:none or "
                   "due:<2026-12-01",
                   value);
}

static bool parse_kind(const struct parser *parser, const char *value, struct filter_term *term)
{
    const struct kind_set *kinds = parser->in->kinds;
    const struct kind *kind = kind_find_everyday(kinds, value, true);
    if (kind) {
        term->text = kind->word;
        return true;
    }
    const char **words = ARENA_ARRAY(parser->arena, const char *, kinds->count);
    for (size_t i = 0; i < kinds->count; i++)
        words[i] = kinds->at[i].word;
    const char *near = str_nearest(value, words, kinds->count);
    return err_set(parser->err, ERR_USAGE, "kind:%s: no such kind; %s%s", value,
                   near ? "did you mean kind:" : "see: juggle help add", near ? near : "");
}

static bool parse_area(const struct parser *parser, const char *value, struct filter_term *term)
{
    if (area_parse(value, &term->area))
        return true;
    return err_set(parser->err, ERR_USAGE,
                   "area:%s: no such area; it is one of talks, content, support, other, recovery",
                   value);
}

static bool parse_state(const struct parser *parser, const char *value, struct filter_term *term)
{
    if (str_equal_nocase(value, "any") || str_equal_nocase(value, "all")) {
        term->state = -2;
        return true;
    }
    if (word_parse(WORD_GROUP_state, value, &term->state))
        return true;
    const char *near = word_nearest(WORD_GROUP_state, value);
    return err_set(parser->err, ERR_USAGE, "state:%s: no such state; %s%s", value,
                   near ? "did you mean state:"
                        : "it is one of open, doing, waiting, someday, done, dropped, any",
                   near ? near : "");
}

static bool parse_value(const struct parser *parser, const char *value, struct filter_term *term)
{
    switch (term->field) {
    case TERM_KIND:
        return parse_kind(parser, value, term);
    case TERM_AREA:
        return parse_area(parser, value, term);
    case TERM_STATE:
        return parse_state(parser, value, term);
    case TERM_DUE:
        return parse_due(parser, value, term);
    case TERM_TEXT:
    case TERM_PROJECT:
    case TERM_TAG:
        break;
    }
    term->text = text_fold(parser->arena, value);
    return true;
}

/* "field:" at the beginning of a word; an unknown one is an error only when it nearly is a known one, as
 * titles hold colons too. */
static bool parse_word(const struct parser *parser, const char *word, bool quoted,
                       struct filter_term *term)
{
    const char *colon = quoted ? NULL : strchr(word, ':');
    *term = (struct filter_term){.field = TERM_TEXT, .day = DAY_NONE};
    if (!quoted && word[0] == '-' && word[1]) {
        term->negated = true;
        word++;
    }
    if (!colon || colon == word)
        return parse_value(parser, word, term);
    char *name = arena_strndup(parser->arena, word, (size_t)(colon - word));
    for (int i = 1; i < FIELD_WORDS; i++)
        if (str_equal_nocase(name, field_words[i])) {
            term->field = (enum term_field)i;
            return parse_value(parser, colon + 1, term);
        }
    const char *near = str_nearest(name, field_words + 1, FIELD_WORDS - 1);
    if (near)
        return err_set(parser->err, ERR_USAGE, "%s: no such field; did you mean %s:%s", word, near,
                       colon + 1);
    return parse_value(parser, word, term);
}

/* One word, or what stands between quotes; NULL at the end. */
static const char *next_word(struct arena *arena, const char **text, bool *quoted)
{
    const char *from = *text + strspn(*text, " \t\n");
    if (!*from)
        return NULL;
    *quoted = *from == '"';
    from += *quoted;
    size_t length = strcspn(from, *quoted ? "\"" : " \t\n");
    *text = from + length + (*quoted && from[length] ? 1 : 0);
    return arena_strndup(arena, from, length);
}

bool filter_parse(struct arena *arena, const char *text, const struct view_inputs *inputs,
                  struct filter_query *out, struct err *err)
{
    struct parser parser = {arena, inputs, err};
    VEC(struct filter_term) terms = {0};
    bool quoted;
    *out = (struct filter_query){0};
    for (const char *word; (word = next_word(arena, &text, &quoted));) {
        struct filter_term term;
        if (!parse_word(&parser, word, quoted, &term))
            return false;
        out->names_state = out->names_state || term.field == TERM_STATE;
        VEC_PUSH(arena, &terms, term);
    }
    out->terms = terms.at;
    out->count = terms.count;
    return true;
}

static bool holds(struct arena *scratch, const char *text, const char *folded)
{
    return text && strstr(text_fold(scratch, text), folded);
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

static bool due_matches(const struct filter_term *term, const struct task *task)
{
    day due = task ? task->due_day : DAY_NONE;
    switch (term->due) {
    case DUE_NONE:
        return due == DAY_NONE;
    case DUE_ANY:
        return due != DAY_NONE;
    case DUE_ON:
        return due == term->day;
    case DUE_BEFORE:
        return due != DAY_NONE && due < term->day;
    case DUE_AFTER:
        break;
    }
    return due != DAY_NONE && due > term->day;
}

static bool term_matches(struct arena *scratch, const struct filter_term *term,
                         const struct item *item)
{
    switch (term->field) {
    case TERM_KIND:
        return str_equal_nocase(item->kind->word, term->text);
    case TERM_AREA:
        return item->kind->area == term->area;
    case TERM_STATE:
        return term->state == -2 || (item->task && (int)item->task->state == term->state);
    case TERM_DUE:
        return due_matches(term, item->task);
    case TERM_TAG:
        return has_tag(scratch, item->tags, term->text);
    case TERM_PROJECT:
        return item->project && str_equal(text_fold(scratch, item->project), term->text);
    case TERM_TEXT:
        break;
    }
    return holds(scratch, item->title, term->text) || holds(scratch, item->note, term->text) ||
           holds(scratch, item->description, term->text) ||
           holds(scratch, item->place, term->text) || holds(scratch, item->tags, term->text) ||
           holds(scratch, item->project, term->text) || str_equal_nocase(item->id, term->text);
}

bool filter_match(struct arena *scratch, const struct filter_query *query, const struct item *item)
{
    for (size_t i = 0; i < query->count; i++)
        if (term_matches(scratch, &query->terms[i], item) == query->terms[i].negated)
            return false;
    return true;
}
