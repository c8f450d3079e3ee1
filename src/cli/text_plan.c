/* SPDX-License-Identifier: MIT
 *
 * text_plan: a proposal day by day, and what found no place, with the ways out.
 */
#include "text.h"

#include <string.h>

static void day_heading(struct page *page, const char **last, const char *start)
{
    const char *date = page_date(page, start);
    if (*last && !strcmp(*last, date))
        return;
    if (*last)
        page_newline(page);
    page_text(page, INK_STRONG, date);
    page_newline(page);
    *last = date;
}

static void block(struct page *page, const struct value *item)
{
    int clock = page->h24 ? 5 : 7;
    page_textf(page, INK_PLAIN, "  %*s-%-*s  ", clock, page_clock(page, page_word(item, "start")),
               clock, page_clock(page, page_word(item, "end")));
    page_text(page, INK_PLAIN, page_word(item, "title"));
    page_textf(page, INK_DIM, "  %s %s%s", page_word(item, "task"), page_word(item, "kind"),
               value_bool(item, "pinned") ? ", pinned" : value_text(item, "id") ? "" : ", new");
    page_newline(page);
}

static void unplaced(struct page *page, const struct value *map)
{
    page_textf(page, INK_DIM, "  %-5s ", page_word(map, "task"));
    page_text(page, INK_PLAIN, page_word(map, "title"));
    page_textf(page, INK_WARN, "  %s short", page_length(page, map, "short_min"));
    page_newline(page);
    page_textf(page, INK_DIM, "        %s", page_word(map, "because"));
    page_newline(page);
    for (const struct value *way = value_first(map, "ways_out"); way; way = way->next) {
        page_textf(page, INK_DIM, "        or: %s", way->as.text);
        page_newline(page);
    }
}

static void later(struct page *page, const struct value *map)
{
    page_textf(page, INK_DIM, "  %-5s ", page_word(map, "task"));
    page_text(page, INK_PLAIN, page_word(map, "title"));
    page_textf(page, INK_DIM, "  %s: %s", page_length(page, map, "short_min"),
               page_word(map, "because"));
    page_newline(page);
}

static bool waits(const struct value *map)
{
    return value_bool(map, "waits");
}

/* What is short of time, with ways out; or, a line each, what these days have no place for yet. */
static void unplaced_ones(struct page *page, const struct value *answer, bool waiting)
{
    bool any = false;
    for (const struct value *map = value_first(answer, "unplaced"); map; map = map->next) {
        if (waits(map) != waiting)
            continue;
        if (!any) {
            page_newline(page);
            page_text(page, waiting ? INK_STRONG : INK_WARN, waiting ? "Later" : "No place found");
            page_newline(page);
        }
        any = true;
        if (waiting)
            later(page, map);
        else
            unplaced(page, map);
    }
}

void text_plan(struct page *page, const struct value *answer)
{
    const char *last = NULL;
    for (const struct value *item = value_first(answer, "blocks"); item; item = item->next) {
        day_heading(page, &last, page_word(item, "start"));
        block(page, item);
    }
    if (!last) {
        page_text(page, INK_DIM,
                  "Nothing to plan: no open task has minutes left, or no day has room.");
        page_newline(page);
    }
    unplaced_ones(page, answer, false);
    unplaced_ones(page, answer, true);
    page_newline(page);
    if (value_int(answer, "kept") || value_int(answer, "moved"))
        page_textf(page, INK_DIM, "%lld blocks stay, %lld move. ",
                   (long long)value_int(answer, "kept"), (long long)value_int(answer, "moved"));
    page_text(page, INK_DIM,
              value_bool(answer, "applied") ? "Written; juggle undo takes it back."
                                            : "A proposal: juggle plan --apply writes it.");
    page_newline(page);
}
