/* SPDX-License-Identifier: MIT
 *
 * pages: the answers of a few commands as lines.
 */
#include "pages.h"

#include <string.h>

#include "juggle/app/run.h"
#include "juggle/base/parse.h"
#include "juggle/base/str.h"

struct page {
    struct world *world;
    struct lines lines;
    const char *problem;
};

/* The answer of a command without words; NULL: it failed, and the page says why. */
static const struct value *answer_of(struct page *page, enum command command)
{
    struct reply reply;
    struct err err;
    const struct value *answer = NULL;
    reply_init(&reply, page->world);
    if (run_words(page->world, &reply, &err, command, NULL))
        answer = reply.answer;
    else
        page->problem = arena_strdup(page->lines.arena, err.text);
    reply_finish(&reply);
    return answer;
}

/* ---- review ---- */

static void rows(struct page *page, const struct value *report, const char *key, const char *title,
                 const char *name, const char *more)
{
    if (!value_count(report, key))
        return;
    lines_heading(&page->lines, title);
    for (const struct value *at = value_first(report, key); at; at = at->next)
        lines_addf(&page->lines, INK_NORMAL, 1, "%s%s%s", lines_word(at, name),
                   value_text(at, more) ? "  " : "", lines_word(at, more));
}

static void read_review(struct page *page)
{
    const struct value *report = answer_of(page, COMMAND_report);
    const struct value *captures = report ? answer_of(page, COMMAND_captures) : NULL;
    if (!captures)
        return;
    lines_heading(&page->lines, arena_printf(page->lines.arena, "The week from %s: %s of work",
                                             lines_date(&page->lines, lines_word(report, "from")),
                                             lines_length(&page->lines, report, "work_min")));
    for (const struct value *a = value_first(report, "areas"); a; a = a->next)
        lines_addf(&page->lines, INK_NORMAL, 1, "%-9s %7s done of %s planned", a->key,
                   lines_length(&page->lines, a, "done_min"),
                   lines_length(&page->lines, a, "planned_min"));
    rows(page, report, "done", "Done", "title", "kind");
    rows(page, report, "conferences", "Conferences", "name", "role");
    rows(page, report, "declined", "Said no to", "name", "because");
    if (value_int(report, "saved_min"))
        lines_addf(&page->lines, INK_DIM, 1, "saved %s",
                   lines_length(&page->lines, report, "saved_min"));
    rows(page, captures, "items", "Caught on the way", "text", "state");
    if (!value_count(captures, "items")) {
        lines_heading(&page->lines, "Caught on the way");
        lines_add(&page->lines, INK_HINT, 1,
                  "Nothing yet.  H catches a line: who, what, what was promised.");
    }
}

void page_review(struct world *world, struct arena *arena, struct paper *out)
{
    struct page page = {.world = world, .lines = {.arena = arena, .h24 = world->h24}};
    read_review(&page);
    *out = (struct paper){.problem = page.problem,
                          .title = "",
                          .lines = page.lines.all.at,
                          .count = page.lines.all.count};
}
