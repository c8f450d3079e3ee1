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

/* ---- talks ---- */

static void stage_rows(struct page *page, const struct value *talks, int stage)
{
    const char *name = word_of(WORD_GROUP_stage, stage);
    bool any = false;
    for (const struct value *t = value_first(talks, "items"); t; t = t->next)
        for (const struct value *s = value_first(t, "submissions"); s; s = s->next) {
            if (!str_equal(lines_word(s, "stage"), name))
                continue;
            if (!any)
                lines_add(&page->lines, INK_STRONG, 1, name);
            any = true;
            lines_addf(&page->lines, INK_NORMAL, 3, "%s at %s  (%s)", lines_word(t, "title"),
                       lines_word(s, "name"), lines_word(s, "id"));
        }
}

static void board(struct page *page, const struct value *talks)
{
    lines_heading(&page->lines, "Where talks stand");
    size_t before = page->lines.all.count;
    for (int stage = 0; stage < word_count(WORD_GROUP_stage); stage++)
        stage_rows(page, talks, stage);
    if (page->lines.all.count == before)
        lines_add(&page->lines, INK_HINT, 1,
                  "Nothing is offered yet.  : submit TALK CONFERENCE offers one.");
}

static void calls(struct page *page, const struct value *cfp)
{
    lines_heading(&page->lines, "Calls for papers");
    for (const struct value *c = value_first(cfp, "items"); c; c = c->next)
        lines_addf(&page->lines, value_int(c, "days_left") < 7 ? INK_DUE : INK_NORMAL, 1,
                   "%3lld days  %s  until %s", (long long)value_int(c, "days_left"),
                   lines_word(c, "name"), lines_date(&page->lines, lines_word(c, "cfp")));
    if (!value_count(cfp, "items"))
        lines_add(&page->lines, INK_HINT, 1, "No call is open.");
}

static void engagements(struct page *page, const struct value *conferences)
{
    bool any = false;
    lines_heading(&page->lines, "Conferences to come");
    for (const struct value *c = value_first(conferences, "items"); c; c = c->next) {
        day last;
        if (!parse_iso_day(lines_word(c, "to"), &last) || last < page->world->today ||
            value_text(c, "declined_on"))
            continue;
        any = true;
        lines_addf(&page->lines, INK_NORMAL, 1, "%s to %s  %s  %s%s%s",
                   lines_date(&page->lines, lines_word(c, "from")),
                   lines_date(&page->lines, lines_word(c, "to")), lines_word(c, "name"),
                   lines_word(c, "role"), value_text(c, "place") ? ", " : "",
                   lines_word(c, "place"));
    }
    if (!any)
        lines_add(&page->lines, INK_HINT, 1,
                  "None.  Y prices one before you say yes, i imports a programme.");
}

static void mileage(struct page *page, const struct value *talks)
{
    lines_heading(&page->lines, "Talks");
    for (const struct value *t = value_first(talks, "items"); t; t = t->next) {
        int64_t given = value_int(t, "deliveries");
        lines_addf(&page->lines, INK_NORMAL, 1, "%s  %s in it, given %lld times%s%s",
                   lines_word(t, "title"), lines_length(&page->lines, t, "invested_min"),
                   (long long)given, given ? ", each " : "",
                   given ? lines_length(&page->lines, t, "min_per_delivery") : "");
    }
    if (!value_count(talks, "items"))
        lines_add(&page->lines, INK_HINT, 1, "No talk yet.  : talk add TITLE keeps one.");
}

static void read_talks(struct page *page)
{
    const struct value *talks = answer_of(page, COMMAND_talks);
    const struct value *cfp = talks ? answer_of(page, COMMAND_cfp) : NULL;
    const struct value *conferences = cfp ? answer_of(page, COMMAND_conferences) : NULL;
    if (!conferences)
        return;
    board(page, talks);
    calls(page, cfp);
    engagements(page, conferences);
    mileage(page, talks);
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

void page_read(struct world *world, enum page_kind kind, struct arena *arena, struct paper *out)
{
    struct page page = {.world = world, .lines = {.arena = arena, .h24 = world->h24}};
    if (kind == PAGE_TALKS)
        read_talks(&page);
    else
        read_review(&page);
    *out = (struct paper){.problem = page.problem,
                          .title = "",
                          .lines = page.lines.all.at,
                          .count = page.lines.all.count};
}
