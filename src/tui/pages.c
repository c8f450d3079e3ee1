/* SPDX-License-Identifier: MIT
 *
 * pages: the answers of a few commands as lines.
 */
#include "pages.h"

#include <string.h>

#include "juggle/app/run.h"
#include "juggle/base/parse.h"
#include "juggle/base/str.h"
#include "juggle/base/vec.h"

struct page {
    struct world *world;
    struct arena *arena;
    VEC(struct paper_line) lines;
    const char *problem;
};

static void add(struct page *page, enum ink ink, int indent, const char *text)
{
    VEC_PUSH(page->arena, &page->lines,
             ((struct paper_line){arena_strdup(page->arena, text), ink, indent}));
}

static void heading(struct page *page, const char *text)
{
    if (page->lines.count)
        add(page, INK_NORMAL, 0, "");
    add(page, INK_TITLE, 0, text);
}

static const char *word(const struct value *map, const char *key)
{
    const char *text = value_text(map, key);
    return text ? text : "";
}

static const char *length_of(const struct page *page, const struct value *map, const char *key)
{
    char buf[DATE_SIZE];
    return arena_strdup(page->arena, length_format((minutes)value_int(map, key), buf));
}

static const char *date_of(const struct page *page, const char *iso)
{
    day date;
    if (strlen(iso) < 10 || !parse_iso_day(arena_strndup(page->arena, iso, 10), &date))
        return "";
    struct civil civil = day_civil(date);
    return arena_printf(page->arena, "%s %d %s", weekday_short(day_weekday(date)), civil.mday,
                        month_short(civil.month));
}

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
        page->problem = arena_strdup(page->arena, err.text);
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
            if (!str_equal(word(s, "stage"), name))
                continue;
            if (!any)
                add(page, INK_STRONG, 1, name);
            any = true;
            add(page, INK_NORMAL, 3,
                arena_printf(page->arena, "%s at %s  (%s)", word(t, "title"), word(s, "name"),
                             word(s, "id")));
        }
}

static void board(struct page *page, const struct value *talks)
{
    heading(page, "Where talks stand");
    size_t before = page->lines.count;
    for (int stage = 0; stage < word_count(WORD_GROUP_stage); stage++)
        stage_rows(page, talks, stage);
    if (page->lines.count == before)
        add(page, INK_HINT, 1, "Nothing is offered yet.  : submit TALK CONFERENCE offers one.");
}

static void calls(struct page *page, const struct value *cfp)
{
    heading(page, "Calls for papers");
    for (const struct value *c = value_first(cfp, "items"); c; c = c->next)
        add(page, value_int(c, "days_left") < 7 ? INK_DUE : INK_NORMAL, 1,
            arena_printf(page->arena, "%3lld days  %s  until %s", (long long)value_int(c, "days_left"),
                         word(c, "name"), date_of(page, word(c, "cfp"))));
    if (!value_count(cfp, "items"))
        add(page, INK_HINT, 1, "No call is open.");
}

static void engagements(struct page *page, const struct value *conferences)
{
    bool any = false;
    heading(page, "Conferences to come");
    for (const struct value *c = value_first(conferences, "items"); c; c = c->next) {
        day last;
        if (!parse_iso_day(word(c, "to"), &last) || last < page->world->today ||
            value_text(c, "declined_on"))
            continue;
        any = true;
        add(page, INK_NORMAL, 1,
            arena_printf(page->arena, "%s to %s  %s  %s%s%s", date_of(page, word(c, "from")),
                         date_of(page, word(c, "to")), word(c, "name"), word(c, "role"),
                         value_text(c, "place") ? ", " : "", word(c, "place")));
    }
    if (!any)
        add(page, INK_HINT, 1, "None.  Y prices one before you say yes, i imports a programme.");
}

static void mileage(struct page *page, const struct value *talks)
{
    heading(page, "Talks");
    for (const struct value *t = value_first(talks, "items"); t; t = t->next) {
        int64_t given = value_int(t, "deliveries");
        add(page, INK_NORMAL, 1,
            arena_printf(page->arena, "%s  %s in it, given %lld times%s%s", word(t, "title"),
                         length_of(page, t, "invested_min"), (long long)given, given ? ", each " : "",
                         given ? length_of(page, t, "min_per_delivery") : ""));
    }
    if (!value_count(talks, "items"))
        add(page, INK_HINT, 1, "No talk yet.  : talk add TITLE keeps one.");
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
    heading(page, title);
    for (const struct value *at = value_first(report, key); at; at = at->next)
        add(page, INK_NORMAL, 1,
            arena_printf(page->arena, "%s%s%s", word(at, name), value_text(at, more) ? "  " : "",
                         word(at, more)));
}

static void read_review(struct page *page)
{
    const struct value *report = answer_of(page, COMMAND_report);
    const struct value *captures = report ? answer_of(page, COMMAND_captures) : NULL;
    if (!captures)
        return;
    heading(page, arena_printf(page->arena, "The week from %s: %s of work", date_of(page, word(report, "from")),
                               length_of(page, report, "work_min")));
    for (const struct value *a = value_first(report, "areas"); a; a = a->next)
        add(page, INK_NORMAL, 1,
            arena_printf(page->arena, "%-9s %7s done of %s planned", a->key, length_of(page, a, "done_min"),
                         length_of(page, a, "planned_min")));
    rows(page, report, "done", "Done", "title", "kind");
    rows(page, report, "conferences", "Conferences", "name", "role");
    rows(page, report, "declined", "Said no to", "name", "because");
    if (value_int(report, "saved_min"))
        add(page, INK_DIM, 1, arena_printf(page->arena, "saved %s", length_of(page, report, "saved_min")));
    rows(page, captures, "items", "Caught on the way", "text", "state");
    if (!value_count(captures, "items")) {
        heading(page, "Caught on the way");
        add(page, INK_HINT, 1, "Nothing yet.  H catches a line: who, what, what was promised.");
    }
}

void page_read(struct world *world, enum page_kind kind, struct arena *arena, struct paper *out)
{
    struct page page = {.world = world, .arena = arena};
    if (kind == PAGE_TALKS)
        read_talks(&page);
    else
        read_review(&page);
    *out = (struct paper){
        .problem = page.problem, .title = "", .lines = page.lines.at, .count = page.lines.count};
}
