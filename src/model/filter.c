/* SPDX-License-Identifier: MIT
 *
 * filter: text to terms. A term that is not understood is an error with the nearest word, so that a
 * typing slip never looks like an empty list.
 */
#include "juggle/model/filter.h"

#include <string.h>

#include "filter_terms.h"
#include "juggle/base/str.h"
#include "juggle/base/text.h"
#include "juggle/base/vec.h"

enum { EVERY_SORT = (1 << SORT_COUNT) - 1 };

struct parser {
    struct arena *arena;
    const struct view_inputs *in;
    struct err *err;
};

/* One word of the line as it is written. */
struct written {
    const char *text; /* without quotes */
    bool quoted;      /* as a whole: then it names no field */
    bool negated;
};

/* ---- days ---- */

static bool set_test(const char *value, struct filter_term *term)
{
    bool none = str_equal_nocase(value, "none");
    if (!none && !str_equal_nocase(value, "any"))
        return false;
    term->test = none ? TEST_NONE : TEST_ANY;
    return true;
}

static bool read_period(const struct parser *parser, const char *value, day *from, day *to)
{
    return filter_period(parser->arena, value, parser->in->today, parser->in->workdays->week_start,
                         from, to);
}

/* "<fri", ">=2026-12"; a stretch alone is what lies within it. */
static bool read_compared(const struct parser *parser, const char *value, struct filter_term *term)
{
    char sign = *value;
    bool compares = sign == '<' || sign == '>', equal = compares && value[1] == '=';
    day from, to;
    if (!read_period(parser, value + compares + equal, &from, &to))
        return false;
    term->from = sign == '<' ? DAY_NONE : sign == '>' && !equal ? to : from;
    term->to = sign == '>' ? DAY_NONE : sign == '<' && !equal ? from : to;
    return true;
}

static bool parse_due(const struct parser *parser, const char *value, struct filter_term *term)
{
    day today = parser->in->today;
    if (set_test(value, term))
        return true;
    if (str_equal_nocase(value, "overdue")) {
        term->to = today;
        return true;
    }
    if (str_equal_nocase(value, "week")) {
        term->to = day_week_start(today, parser->in->workdays->week_start) + 7;
        return true;
    }
    return read_compared(parser, value, term) ||
           err_set(parser->err, ERR_USAGE,
                   "due:%s: not a date; try due:today, due:fri, due:overdue, due:week, due:none or "
                   "due:<2026-12-01",
                   value);
}

static bool parse_bound(const struct parser *parser, const char *value, struct filter_term *term)
{
    const char *word = filter_field_word(term->field);
    day from, to;
    if (!read_period(parser, value, &from, &to))
        return err_set(parser->err, ERR_USAGE,
                       "%s:%s: not a date; try %s:fri, %s:2026-12 or %s:\"next week\"", word, value,
                       word, word, word);
    if (term->field == TERM_BEFORE)
        term->to = from;
    else
        term->from = to;
    return true;
}

/* ---- words of groups ---- */

static bool parse_in(const struct parser *parser, const char *value, struct filter_term *term)
{
    const char *words[SORT_COUNT];
    for (int i = 0; i < SORT_COUNT; i++) {
        words[i] = filter_sort_word((enum filter_sort)i, 2);
        if (str_equal_nocase(value, words[i]) ||
            str_equal_nocase(value, filter_sort_word((enum filter_sort)i, 1))) {
            term->sorts = 1u << i;
            return true;
        }
    }
    if (read_period(parser, value, &term->from, &term->to))
        return true;
    const char *near = str_nearest(value, words, SORT_COUNT);
    return err_set(parser->err, ERR_USAGE, "in:%s: neither a time nor a sort of thing; %s%s", value,
                   near ? "did you mean in:"
                        : "try in:week, in:december, in:2026-12, in:tasks or in:notes",
                   near ? near : "");
}

static bool parse_kind(const struct parser *parser, const char *value, struct filter_term *term)
{
    const struct kind_set *kinds = parser->in->kinds;
    const struct kind *kind = kind_find_everyday(kinds, value, true);
    if (kind) {
        term->text = kind->word;
        term->event_kind = kind_find_everyday(kinds, value, false)->word;
        return true;
    }
    const char *near = kind_nearest(parser->arena, kinds, value, true);
    return err_set(parser->err, ERR_USAGE, "kind:%s: no such kind; %s%s", value,
                   near ? "did you mean kind:" : "see: juggle help add", near ? near : "");
}

static bool parse_area(const struct parser *parser, const char *value, struct filter_term *term)
{
    const char *words[AREA_COUNT];
    if (area_parse(value, &term->area))
        return true;
    for (int i = 0; i < AREA_COUNT; i++)
        words[i] = area_word((enum area)i);
    const char *near = str_nearest(value, words, AREA_COUNT);
    return err_set(parser->err, ERR_USAGE, "area:%s: no such area; %s%s", value,
                   near ? "did you mean area:"
                        : "it is one of talks, content, support, other, recovery",
                   near ? near : "");
}

static bool parse_state(const struct parser *parser, const char *value, struct filter_term *term)
{
    if (str_equal_nocase(value, "any") || str_equal_nocase(value, "all")) {
        term->state = STATE_ANY;
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
    const char *word = filter_field_word(term->field);
    if (term->field != TERM_TEXT && !*value)
        return err_set(parser->err, ERR_USAGE,
                       "%s: a word is missing behind it; put \"%s:\" in quotes to look for it",
                       arena_printf(parser->arena, "%s:", word), word);
    switch (term->field) {
    case TERM_KIND:
        return parse_kind(parser, value, term);
    case TERM_AREA:
        return parse_area(parser, value, term);
    case TERM_STATE:
        return parse_state(parser, value, term);
    case TERM_DUE:
        return parse_due(parser, value, term);
    case TERM_BEFORE:
    case TERM_AFTER:
        return parse_bound(parser, value, term);
    case TERM_IN:
        return parse_in(parser, value, term);
    case TERM_PROJECT:
    case TERM_TAG:
        if (set_test(value, term))
            return true;
        break;
    case TERM_TEXT:
    case TERM_COUNT:
        break;
    }
    term->text =
        text_fold(parser->arena, term->field == TERM_TAG && *value == '#' ? value + 1 : value);
    return true;
}

/* "field:" at the beginning of a word; an unknown one is an error only when it nearly is a known
 * one, as titles hold colons too. */
static bool parse_word(const struct parser *parser, const struct written *word,
                       struct filter_term *term)
{
    const char *colon = word->quoted ? NULL : strchr(word->text, ':');
    const char *names[TERM_COUNT];
    *term = (struct filter_term){.field = TERM_TEXT,
                                 .negated = word->negated,
                                 .area = AREA_NONE,
                                 .from = DAY_NONE,
                                 .to = DAY_NONE};
    if (!colon || colon == word->text)
        return parse_value(parser, word->text, term);
    char *name = arena_strndup(parser->arena, word->text, (size_t)(colon - word->text));
    for (int i = TERM_TEXT + 1; i < TERM_COUNT; i++) {
        names[i] = filter_field_word((enum term_field)i);
        if (str_equal_nocase(name, names[i])) {
            term->field = (enum term_field)i;
            return parse_value(parser, colon + 1, term);
        }
    }
    const char *near = str_nearest(name, names + 1, TERM_COUNT - 1);
    if (near)
        return err_set(parser->err, ERR_USAGE, "%s: no such field; did you mean %s:%s", word->text,
                       near, colon + 1);
    return parse_value(parser, word->text, term);
}

/* ---- words of the line ---- */

/* Quotes count at the beginning, behind '-' and behind a field's colon; one that is never closed
 * goes on to the end. False: there are no more words. */
static bool next_word(struct arena *arena, const char **text, struct written *word)
{
    const char *at = *text + strspn(*text, " \t\n");
    struct str bytes;
    bool begins = true, inside = false;
    *word = (struct written){0};
    if (!*at)
        return false;
    if (*at == '-' && at[1] && at[1] != ' ') {
        word->negated = true;
        at++;
    }
    word->quoted = *at == '"';
    str_init(&bytes);
    for (; *at && (inside || !strchr(" \t\n", *at)); at++) {
        if (*at == '"' && (inside || begins)) {
            inside = !inside;
            begins = false;
        } else {
            begins = *at == ':' && !inside && !word->quoted;
            str_add_char(&bytes, *at);
        }
    }
    *text = at;
    word->text = arena_strndup(arena, bytes.text, bytes.length);
    str_finish(&bytes);
    return true;
}

/* What the whole line says of what can be found at all. */
static void narrow(struct arena *arena, const struct filter_term *term, struct filter_query *query)
{
    bool word = term->field == TERM_TEXT;
    query->names_state = query->names_state || (term->field == TERM_STATE && !term->negated);
    query->only_words = query->only_words && word && !term->negated;
    if (term->negated) {
        query->sorts &= ~term->sorts;
        return;
    }
    if (word)
        query->words =
            arena_printf(arena, "%s%s%s", query->words, *query->words ? " " : "", term->text);
    if (term->sorts)
        query->sorts &= term->sorts;
    if (term->field == TERM_STATE || term->field == TERM_DUE)
        query->sorts &= 1u << SORT_TASKS;
    if (term->field != TERM_BEFORE && term->field != TERM_AFTER && term->field != TERM_IN)
        return;
    if (term->from != DAY_NONE && (query->from == DAY_NONE || term->from > query->from))
        query->from = term->from;
    if (term->to != DAY_NONE && (query->to == DAY_NONE || term->to < query->to))
        query->to = term->to;
}

bool filter_parse(struct arena *arena, const char *text, const struct view_inputs *inputs,
                  struct filter_query *out, struct err *err)
{
    struct parser parser = {arena, inputs, err};
    VEC(struct filter_term) terms = {0};
    struct written word;
    *out = (struct filter_query){.only_words = true,
                                 .words = "",
                                 .sorts = EVERY_SORT,
                                 .from = DAY_NONE,
                                 .to = DAY_NONE,
                                 .home = inputs->home,
                                 .day_starts_at = inputs->workdays->day_starts_at};
    while (next_word(arena, &text, &word)) {
        struct filter_term term;
        if (!parse_word(&parser, &word, &term))
            return false;
        if (term.field == TERM_TEXT && !*term.text)
            continue;
        narrow(arena, &term, out);
        VEC_PUSH(arena, &terms, term);
    }
    out->terms = terms.at;
    out->count = terms.count;
    return true;
}

bool filter_parse_begun(struct arena *arena, const char *text, const struct view_inputs *inputs,
                        struct filter_query *out, struct err *err)
{
    struct err ignored;
    size_t length = strlen(text);
    if (filter_parse(arena, text, inputs, out, err))
        return true;
    while (length > 0 && !strchr(" \t\n", text[length - 1]))
        length--;
    if (!filter_parse(arena, arena_strndup(arena, text, length), inputs, out, &ignored))
        *out = (struct filter_query){
            .words = "", .from = DAY_NONE, .to = DAY_NONE, .sorts = EVERY_SORT};
    return false;
}
