/* SPDX-License-Identifier: MIT
 *
 * text_show: one thing whole: its title, then a line for each fact that there is, then its history.
 */
#include "text.h"

#include <string.h>

#include "juggle/base/date.h"
#include "juggle/base/parse.h"
#include "juggle/base/text.h"

enum { LABEL_CELLS = 15 };

/* Said in the heading, or of use to programs only. */
static bool said_above(const char *key)
{
    static const char *const keys[] = {"id",  "title",   "type", "uid",  "area",         "start",
                                       "end", "all_day", "text", "name", "recurrence_id"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (!strcmp(key, keys[i]))
            return true;
    return false;
}

static bool worth_showing(const struct value *value)
{
    if (value->type == VALUE_BOOL)
        return value->as.boolean;
    if (value->type == VALUE_INT)
        return value->as.integer != 0;
    if (value->type == VALUE_MAP)
        return false;
    return value->type != VALUE_NULL && (value->type != VALUE_LIST || value->as.children.count);
}

/* "2026-11-24T16:00:00+01:00" as "Tue 24 Nov 2026 16:00"; other text as it is. */
static const char *plain_text(struct page *page, const char *text)
{
    const char *date =
        strlen(text) == 10 || (strlen(text) > 16 && text[10] == 'T') ? page_date(page, text) : "";
    if (!*date)
        return text;
    return arena_printf(&page->arena, "%s %.4s%s%s", date, text, text[10] ? " " : "",
                        text[10] ? page_clock(page, text) : "");
}

static const char *value_said(struct page *page, const struct value *value)
{
    char length[DATE_SIZE];
    size_t size = strlen(value->key);
    if (value->type == VALUE_TEXT)
        return text_unmark(&page->arena, plain_text(page, value->as.text));
    if (value->type == VALUE_INT && size > 4 && !strcmp(value->key + size - 4, "_min"))
        return arena_strdup(&page->arena, length_format((minutes)value->as.integer, length));
    if (value->type == VALUE_INT)
        return arena_printf(&page->arena, "%lld", (long long)value->as.integer);
    if (value->type == VALUE_BOOL)
        return "yes";
    const char *list = "";
    if (value->type == VALUE_LIST)
        for (const struct value *c = value->as.children.first; c; c = c->next)
            list = arena_printf(&page->arena, "%s%s%s", list, *list ? ", " : "",
                                c->type == VALUE_TEXT ? c->as.text : "");
    return list;
}

/* "estimate_min" is called estimate. */
static const char *label_of(struct page *page, const char *key)
{
    size_t size = strlen(key);
    if (size > 4 && !strcmp(key + size - 4, "_min"))
        size -= 4;
    char *label = arena_strndup(&page->arena, key, size);
    for (char *c = label; *c; c++)
        if (*c == '_')
            *c = ' ';
    return label;
}

/* A text of several lines stays in its column. */
static void line(struct page *page, const char *label, const char *text)
{
    do {
        size_t length = strcspn(text, "\n");
        page_text(page, INK_PLAIN, "  ");
        page_cell(page, INK_DIM, label, LABEL_CELLS);
        page_text(page, INK_PLAIN, arena_strndup(&page->arena, text, length));
        page_newline(page);
        text += length + (text[length] == '\n');
        label = "";
    } while (*text);
}

/* "Tue 24 Nov 2026 16:00-17:00", with both dates where they differ. */
static const char *span_said(struct page *page, const char *start, const char *end, bool all_day)
{
    day last;
    const char *from = plain_text(page, start);
    if (!end)
        return arena_printf(&page->arena, "%s, running", from);
    if (all_day && parse_iso_day(end, &last)) {
        char buf[DATE_SIZE];
        const char *to = plain_text(page, arena_strdup(&page->arena, day_format(last - 1, buf)));
        return strcmp(from, to) ? arena_printf(&page->arena, "%s - %s", from, to) : from;
    }
    if (!strncmp(start, end, 10))
        return arena_printf(&page->arena, "%s-%s", from, page_clock(page, end));
    return arena_printf(&page->arena, "%s - %s", from, plain_text(page, end));
}

static void times(struct page *page, const struct value *item)
{
    const char *start = value_text(item, "start");
    const struct value *here = value_find(item, "here");
    if (start)
        line(page, "when",
             span_said(page, start, value_text(item, "end"), value_bool(item, "all_day")));
    if (here && here->type == VALUE_MAP && value_text(here, "start"))
        line(page, "by your clock",
             span_said(page, page_word(here, "start"), value_text(here, "end"), false));
}

static void whole(struct page *page, const struct value *item)
{
    const char *title = value_text(item, "title");
    page_text(page, INK_STRONG,
              title                      ? title
              : value_text(item, "text") ? page_word(item, "text")
                                         : page_word(item, "type"));
    page_textf(page, INK_DIM, "  %s  %s", page_word(item, "id"), page_word(item, "type"));
    page_newline(page);
    times(page, item);
    for (const struct value *v = item->as.children.first; v; v = v->next)
        if (!said_above(v->key) && worth_showing(v))
            line(page, label_of(page, v->key), value_said(page, v));
}

void text_show(struct page *page, const struct value *answer)
{
    const struct value *item = value_find(answer, "item");
    if (item && !strcmp(page_word(item, "type"), "conference"))
        text_conference(page, item);
    else if (item)
        whole(page, item);
    if (value_count(answer, "history")) {
        page_newline(page);
        page_text(page, INK_STRONG, "History");
        page_newline(page);
    }
    for (const struct value *step = value_first(answer, "history"); step; step = step->next) {
        page_textf(page, INK_PLAIN, "  %s  %s", page_date(page, page_word(step, "at")),
                   page_word(step, "label"));
        page_text(page, INK_DIM, value_bool(step, "undone") ? "  undone" : NULL);
        page_newline(page);
    }
}
