/* SPDX-License-Identifier: MIT
 *
 * text_trips: conferences on paper, as a list, and one with all that hangs on it.
 */
#include "text.h"

static void dates(struct page *page, const struct value *c)
{
    const char *from = page_word(c, "from"), *to = page_word(c, "to");
    if (!*from)
        page_text(page, INK_DIM, "no date yet");
    else if (str_equal(from, to) || !*to)
        page_textf(page, INK_PLAIN, "%s %.4s", page_date(page, from), from);
    else
        page_textf(page, INK_PLAIN, "%s - %s %.4s", page_date(page, from), page_date(page, to), to);
}

static void legs(struct page *page, const struct value *c, const char *indent)
{
    for (const struct value *leg = value_first(c, "legs"); leg; leg = leg->next) {
        page_text(page, INK_PLAIN, indent);
        page_cell(page, INK_DIM, page_word(leg, "way"), 5);
        page_textf(page, INK_DIM, "%s %s %s - %s %s %s", page_date(page, page_word(leg, "start")),
                   page_clock(page, page_word(leg, "start")), page_word(leg, "zone"),
                   page_date(page, page_word(leg, "end")), page_clock(page, page_word(leg, "end")),
                   page_word(leg, "end_zone"));
        page_newline(page);
    }
}

void text_conferences(struct page *page, const struct value *answer)
{
    for (const struct value *c = value_first(answer, "items"); c; c = c->next) {
        page_text(page, INK_PLAIN, "  ");
        page_cell(page, INK_DIM, page_word(c, "id"), ID_CELLS);
        dates(page, c);
        page_text(page, INK_STRONG, "  ");
        page_text(page, INK_STRONG, page_word(c, "name"));
        page_textf(page, INK_DIM, "  %s  %s", page_word(c, "role"),
                   value_bool(c, "online") ? "online" : page_word(c, "place"));
        page_newline(page);
        legs(page, c, "         ");
    }
    if (!value_count(answer, "items")) {
        page_text(page, INK_DIM,
                  "No conferences yet. Import a programme, or: juggle conference add "
                  "FOSDEM --from 2027-01-30 --to 2027-01-31");
        page_newline(page);
    }
}

/* ---- one whole ---- */

static void heading(struct page *page, const char *text)
{
    page_newline(page);
    page_text(page, INK_STRONG, text);
    page_newline(page);
}

static void head(struct page *page, const struct value *c)
{
    page_text(page, INK_STRONG, page_word(c, "name"));
    page_textf(page, INK_DIM, "  %s  %s", page_word(c, "id"), page_word(c, "role"));
    page_newline(page);
    page_text(page, INK_PLAIN, "  ");
    dates(page, c);
    page_textf(page, INK_PLAIN, "  %s%s%s",
               value_bool(c, "online") ? "online" : page_word(c, "place"),
               value_text(c, "zone") ? "  " : "", page_word(c, "zone"));
    page_newline(page);
}

static void call_edge(struct page *page, const char *which, const char *said)
{
    if (!said)
        return;
    page_textf(page, INK_PLAIN, "  call for papers %s %s", which, said);
    page_newline(page);
}

/* What was said of it and isn't there for most. */
static void facts(struct page *page, const struct value *c)
{
    static const char *const rows[][2] = {
        {"url", "page"}, {"because", "declined"}, {"reach", "reach"}, {"note", "note"}};
    call_edge(page, "from", value_text(c, "cfp_opens_said"));
    call_edge(page, "until", value_text(c, "cfp_said"));
    if (value_int(c, "cost") > 0) {
        page_textf(page, INK_PLAIN, "  costs %lld %s", (long long)value_int(c, "cost"),
                   page_word(c, "currency"));
        page_newline(page);
    }
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (value_text(c, rows[i][0])) {
            page_textf(page, INK_DIM, "  %s  ", rows[i][1]);
            page_text(page, INK_PLAIN, page_word(c, rows[i][0]));
            page_newline(page);
        }
}

static void preparation(struct page *page, const struct value *c)
{
    size_t count = value_count(c, "tasks");
    if (!count)
        return;
    page_newline(page);
    page_text(page, INK_STRONG, "Preparation");
    page_textf(page, INK_DIM, "  %lld of %zu done, %s of %s left",
               (long long)value_int(c, "prep_done"), count, page_length(page, c, "prep_left_min"),
               page_length(page, c, "prep_min"));
    page_newline(page);
    for (const struct value *task = value_first(c, "tasks"); task; task = task->next)
        text_item(page, task);
}

void text_conference(struct page *page, const struct value *c)
{
    head(page, c);
    facts(page, c);
    if (value_count(c, "legs"))
        heading(page, "Travel");
    legs(page, c, "  ");
    if (value_count(c, "submissions"))
        heading(page, "Talks");
    for (const struct value *s = value_first(c, "submissions"); s; s = s->next) {
        page_text(page, INK_PLAIN, "  ");
        page_cell(page, INK_DIM, page_word(s, "id"), ID_CELLS);
        page_cell(page, INK_PLAIN, page_said(page, s, "stage"), 12);
        page_text(page, INK_PLAIN, page_word(s, "title"));
        page_newline(page);
    }
    preparation(page, c);
    if (value_count(c, "blocks"))
        heading(page, "Recovery");
    for (const struct value *block = value_first(c, "blocks"); block; block = block->next) {
        page_textf(page, INK_DIM, "  %s  ", page_date(page, page_word(block, "start")));
        text_item(page, block);
    }
    if (value_int(c, "sessions")) {
        heading(page, "Programme");
        page_textf(page, INK_PLAIN, "  %lld sessions, %lld of them yours",
                   (long long)value_int(c, "sessions"), (long long)value_int(c, "chosen_sessions"));
        page_newline(page);
    }
}
