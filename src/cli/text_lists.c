/* SPDX-License-Identifier: MIT
 *
 * text_lists: items, details, feeds, history, imports and findings on paper.
 */
#include "text.h"

#include <string.h>

#include "juggle/base/date.h"
#include "juggle/base/parse.h"
#include "juggle/base/text.h"

enum { TIME_CELLS = 13, TITLE_LEAST = 20 };

/* "due fri", "3h", "p1" of a task, as one text. */
static const char *text_task_facts(struct page *page, const struct value *item)
{
    struct str facts;
    const char *estimate = page_length(page, item, "estimate_min");
    str_init(&facts);
    if (*estimate)
        str_addf(&facts, "%s ", estimate);
    else if (value_find(item, "counted_min"))
        str_addf(&facts, "~%s ", page_length(page, item, "counted_min"));
    if (value_int(item, "priority"))
        str_addf(&facts, "p%lld ", (long long)value_int(item, "priority"));
    if (value_text(item, "due"))
        str_addf(&facts, "due %s ", page_date(page, page_word(item, "due")));
    if (value_text(item, "planned_on") && !value_text(item, "due"))
        str_addf(&facts, "on %s ", page_date(page, page_word(item, "planned_on")));
    if (strcmp(page_word(item, "state"), "open"))
        str_addf(&facts, "%s ", page_word(item, "state"));
    if (value_text(item, "project"))
        str_addf(&facts, "+%s ", page_word(item, "project"));
    const char *text = arena_strdup(&page->arena, facts.text);
    str_finish(&facts);
    return text;
}

static const char *event_facts(struct page *page, const struct value *item)
{
    struct str facts;
    str_init(&facts);
    if (!strcmp(page_word(item, "status"), "cancelled"))
        str_add(&facts, "cancelled ");
    else if (!strcmp(page_word(item, "status"), "tentative"))
        str_add(&facts, "tentative ");
    if (value_bool(item, "gone"))
        str_add(&facts, "gone from its feed ");
    if (value_text(item, "role"))
        str_addf(&facts, "%s ", page_word(item, "role"));
    else if (value_bool(item, "starred"))
        str_add(&facts, "* ");
    if (value_text(item, "place"))
        str_add(&facts, page_word(item, "place"));
    const char *text = arena_strdup(&page->arena, facts.text);
    str_finish(&facts);
    return text;
}

/* There is one for each row of long lists: not worth a format. */
static const char *stretch(struct page *page, const char *from, const char *to)
{
    size_t first = strlen(from), second = strlen(to);
    char *text = ARENA_ARRAY(&page->arena, char, first + second + 2);
    memcpy(text, from, first);
    text[first] = '-';
    memcpy(text + first + 1, to, second);
    return text;
}

static const char *times(struct page *page, const struct value *item)
{
    const char *start = page_start(item), *end = page_end(item);
    if (value_text(item, "from"))
        return page_date(page, page_word(item, "from"));
    if (value_bool(item, "all_day"))
        return "all day";
    if (!start)
        return "";
    return stretch(page, page_clock(page, start), page_clock(page, end));
}

/* On a screen a line stays one line: a title too long for what stands round it is cut. */
static void item_title(struct page *page, enum ink ink, const char *title, int room)
{
    room = room > TITLE_LEAST ? room : TITLE_LEAST;
    if (page->screen && text_width(title) > room)
        page_cell(page, ink, title, room);
    else
        page_text(page, ink, title);
}

void text_item(struct page *page, const struct value *item)
{
    bool task = !strcmp(page_word(item, "type"), "task");
    bool done = !strcmp(page_word(item, "state"), "done");
    enum ink ink = done || (!task && !value_bool(item, "counts")) ? INK_DIM : INK_PLAIN;
    const char *facts = task ? text_task_facts(page, item) : event_facts(page, item);
    int id = (int)strlen(page_word(item, "id")) + 1, used;
    id = ID_CELLS >= id ? ID_CELLS : id;
    page_text(page, INK_PLAIN, "  ");
    page_cell(page, INK_DIM, page_word(item, "id"), id);
    const char *when = task ? "" : times(page, item);
    if (*when)
        page_cell(page, INK_PLAIN, when, TIME_CELLS);
    else if (task && done)
        page_text(page, INK_GOOD, "x ");
    used = 2 + id +
           (*when          ? TIME_CELLS
            : task && done ? 2
                           : 0) +
           text_width(page_word(item, "kind")) + 2 + text_width(facts) + 2;
    item_title(page, ink, page_word(item, "title"), page->width - used);
    if (value_text(item, "kind")) {
        page_text(page, INK_PLAIN, "  ");
        page_text(page, INK_DIM, page_word(item, "kind"));
    }
    if (*facts) {
        page_text(page, INK_PLAIN, "  ");
        page_text(page, INK_DIM, facts);
    }
    page_newline(page);
}

void text_items(struct page *page, const struct value *answer)
{
    const char *last = "";
    bool search = !strcmp(page_word(answer, "schema"), "juggle.search/1");
    bool next = !strcmp(page_word(answer, "schema"), "juggle.next/1");
    for (const struct value *item = value_first(answer, "items"); item; item = item->next) {
        const char *date = page_date(page, page_start(item));
        if ((search || next) && *date && strcmp(date, last)) {
            page_textf(page, INK_STRONG, search ? "%s %.4s" : "%s", date, page_start(item));
            page_newline(page);
            last = date;
        }
        text_item(page, item);
    }
    if (!value_count(answer, "items")) {
        page_text(page, INK_DIM,
                  search
                      ? "Nothing found. Fewer words find more; fields stand in: juggle help search"
                      : "Nothing here. Add a task: juggle add Draft demo ~2h fri");
        page_newline(page);
    }
}

void text_feeds(struct page *page, const struct value *answer)
{
    for (const struct value *feed = value_first(answer, "items"); feed; feed = feed->next) {
        page_text(page, INK_PLAIN, "  ");
        page_cell(page, INK_DIM, page_word(feed, "id"), ID_CELLS);
        page_text(page, INK_PLAIN, page_word(feed, "name"));
        page_textf(page, INK_DIM, "  %s  %s", page_word(feed, "mode"), page_word(feed, "zone"));
        if (value_text(feed, "imported"))
            page_textf(page, INK_DIM, "  imported %s",
                       page_date(page, page_word(feed, "imported")));
        page_newline(page);
    }
    if (!value_count(answer, "items")) {
        page_text(page, INK_DIM, "No calendars yet. Import one: juggle import programme.ics");
        page_newline(page);
    }
}

void text_filters(struct page *page, const struct value *answer)
{
    for (const struct value *filter = value_first(answer, "items"); filter; filter = filter->next) {
        page_text(page, INK_PLAIN, "  ");
        page_cell(page, INK_PLAIN, page_word(filter, "name"), 20);
        page_text(page, INK_DIM, page_word(filter, "filter"));
        page_newline(page);
    }
    if (!value_count(answer, "items")) {
        page_text(
            page, INK_DIM,
            "No saved filters yet. Keep one: juggle filter save soon \"due:week -state:waiting\"");
        page_newline(page);
    }
}

void text_history(struct page *page, const struct value *answer)
{
    for (const struct value *step = value_first(answer, "items"); step; step = step->next) {
        page_textf(page, INK_DIM, "%6lld  %s %s  ", (long long)value_int(step, "undo"),
                   page_date(page, page_word(step, "at")), page_clock(page, page_word(step, "at")));
        page_text(page, value_bool(step, "undone") ? INK_DIM : INK_PLAIN, page_word(step, "label"));
        if (value_bool(step, "undone"))
            page_text(page, INK_DIM, "  undone; juggle redo");
        page_newline(page);
    }
    if (!value_count(answer, "items")) {
        page_text(page, INK_DIM, "Nothing was changed yet.");
        page_newline(page);
    }
}

void text_doctor(struct page *page, const struct value *answer)
{
    for (const struct value *one = value_first(answer, "items"); one; one = one->next) {
        bool good = value_bool(one, "good");
        page_text(page, good ? INK_GOOD : INK_WARN, good ? "  ok    " : "  ILL   ");
        page_text(page, INK_PLAIN, page_word(one, "what"));
        if (value_text(one, "how"))
            page_textf(page, INK_PLAIN, "; %s", page_word(one, "how"));
        page_newline(page);
    }
}

/* ---- import ---- */

static void count_word(struct page *page, const struct value *feed, const char *key,
                       const char *word)
{
    if (value_int(feed, key))
        page_textf(page, INK_PLAIN, "  %lld %s", (long long)value_int(feed, key), word);
}

static void import_changes(struct page *page, const struct value *feed, bool mine)
{
    for (const struct value *c = value_first(feed, "changes"); c; c = c->next) {
        if (value_bool(c, "concerns_me") != mine)
            continue;
        page_text(page, mine ? INK_WARN : INK_PLAIN, mine ? "  ! " : "    ");
        page_cell(page, INK_PLAIN, page_word(c, "change"), 10);
        page_cell(page, INK_DIM, page_word(c, "id"), ID_CELLS);
        page_text(page, INK_PLAIN, page_word(c, "title"));
        page_textf(page, INK_DIM, "  %s", page_word(c, "text"));
        page_newline(page);
    }
}

/* what: of one, and of more. */
static void import_counts(struct page *page, const struct value *counts, const char *const what[2],
                          bool dry)
{
    static const struct {
        const char *key, *word;
    } rows[] = {{"new", "new"},         {"moved", "moved"},
                {"changed", "changed"}, {"cancelled", "cancelled"},
                {"unchanged", "the same"}, {"older", "older than what is here"},
                {"skipped", "skipped"}, {"gone", "gone from the file"},
                {"closed", "over already"}};
    long long in_file = value_int(counts, "in_file");
    page_textf(page, INK_PLAIN, "  %s%lld %s%s", dry ? "would read " : "", in_file,
               what[in_file != 1], in_file ? ":" : "");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        count_word(page, counts, rows[i].key, rows[i].word);
    page_newline(page);
}

/* The first deadlines to come are said; juggle cfp has them all. */
static void import_calls(struct page *page, const struct value *calls)
{
    enum { MOST = 20 };
    size_t count = value_count(calls, "changes"), told = 0;
    for (const struct value *one = value_first(calls, "changes"); one; one = one->next) {
        if (told++ == MOST && !page->verbose)
            break;
        page_text(page, INK_PLAIN, "    ");
        page_cell(page, INK_PLAIN, page_word(one, "change"), 10);
        page_cell(page, INK_DIM, page_word(one, "id"), ID_CELLS);
        page_text(page, INK_PLAIN, page_word(one, "name"));
        page_textf(page, INK_DIM, "  until %s", page_date(page, page_word(one, "cfp")));
        page_newline(page);
    }
    if (count > MOST && !page->verbose) {
        page_textf(page, INK_DIM, "    %zu more: juggle cfp", count - MOST);
        page_newline(page);
    }
}

static void import_feed(struct page *page, const struct value *feed, bool dry)
{
    page_text(page, INK_STRONG, page_word(feed, "name"));
    if (value_text(feed, "id"))
        page_textf(page, INK_DIM, "  %s  %s  %s", page_word(feed, "id"), page_word(feed, "mode"),
                   page_word(feed, "zone"));
    page_newline(page);
    static const char *const events_words[] = {"event", "events"},
                             *const tasks_words[] = {"task", "tasks"},
                             *const calls_words[] = {"call for papers", "calls for papers"};
    const struct value *tasks = value_find(feed, "tasks"), *calls = value_find(feed, "cfps");
    bool others = value_int(tasks, "in_file") || value_int(calls, "in_file");
    if (value_int(feed, "in_file") || !others)
        import_counts(page, feed, events_words, dry);
    if (value_int(tasks, "in_file"))
        import_counts(page, tasks, tasks_words, dry);
    if (value_int(calls, "in_file"))
        import_counts(page, calls, calls_words, dry);
    import_calls(page, calls);
    if (value_int(feed, "mine")) {
        page_textf(page, INK_PLAIN, "  %lld of them %s yours", (long long)value_int(feed, "mine"),
                   value_int(feed, "mine") == 1 ? "is" : "are");
        page_newline(page);
    }
    import_changes(page, feed, true);
    if (page->verbose || value_count(feed, "changes") <= 20)
        import_changes(page, feed, false);
    else {
        page_textf(page, INK_DIM, "    %zu changes; all of them: -v", value_count(feed, "changes"));
        page_newline(page);
    }
}

/* What changed stands above already; here is what it now meets. */
static void import_meetings(struct page *page, const struct value *answer)
{
    for (const struct value *one = value_first(answer, "concerns"); one; one = one->next) {
        if (!value_text(one, "other"))
            continue;
        page_text(page, INK_WARN, "  ! ");
        page_cell(page, INK_PLAIN, page_word(one, "what"), 10);
        page_cell(page, INK_DIM, page_word(one, "id"), ID_CELLS);
        page_text(page, INK_PLAIN, page_word(one, "title"));
        page_textf(page, INK_DIM, "  %s", page_word(one, "text"));
        page_newline(page);
    }
}

void text_import(struct page *page, const struct value *answer)
{
    bool dry = value_bool(answer, "dry_run");
    for (const struct value *feed = value_first(answer, "feeds"); feed; feed = feed->next)
        import_feed(page, feed, dry);
    import_meetings(page, answer);
    page_text(page, INK_DIM, dry                           ? "Nothing was written."
                             : value_int(answer, "undo")   ? "juggle undo takes it back."
                                                           : "Nothing changed.");
    page_newline(page);
}
