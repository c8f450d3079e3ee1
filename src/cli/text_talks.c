/* SPDX-License-Identifier: MIT
 *
 * text_talks: talks, open calls and captures on paper.
 */
#include "text.h"

static void nothing(struct page *page, const struct value *answer, const char *hint)
{
    if (value_count(answer, "items"))
        return;
    page_text(page, INK_DIM, hint);
    page_newline(page);
}

static void submissions(struct page *page, const struct value *item, const char *name)
{
    for (const struct value *s = value_first(item, "submissions"); s; s = s->next) {
        page_textf(page, INK_DIM, "           %-6s ", page_word(s, "id"));
        page_cell(page, INK_PLAIN, page_said(page, s, "stage"), 12);
        page_text(page, INK_PLAIN, page_word(s, name));
        page_newline(page);
    }
}

/* What a time on stage has cost so far. */
static void mileage(struct page *page, const struct value *talk)
{
    int64_t given = value_int(talk, "deliveries");
    page_textf(page, INK_DIM, "  %s in it, ", page_length(page, talk, "invested_min"));
    if (!given)
        page_text(page, INK_DIM, "not given yet");
    else if (given == 1)
        page_text(page, INK_DIM, "given once");
    else
        page_textf(page, INK_DIM, "given %lld times, %s each", (long long)given,
                   page_length(page, talk, "min_per_delivery"));
}

static void rate(struct page *page, const struct value *answer)
{
    const struct value *a = value_find(answer, "acceptance");
    int64_t waiting = value_int(answer, "waiting"), percent = value_int(a, "percent");
    page_newline(page);
    if (waiting)
        page_textf(page, INK_PLAIN, "%lld wait%s for an answer; at %lld %% that is about %.1f yes.",
                   (long long)waiting, waiting == 1 ? "s" : "", (long long)percent,
                   (double)(waiting * percent) / 100);
    else
        page_text(page, INK_PLAIN, "Nothing waits for an answer.");
    page_newline(page);
    if (value_bool(a, "own"))
        page_textf(page, INK_DIM, "Your own rate: %lld yes of %lld decided.",
                   (long long)value_int(a, "accepted"), (long long)value_int(a, "decided"));
    else
        page_textf(
            page, INK_DIM,
            "%lld %% is a published figure; your own counts from %lld decided on, %lld so far.",
            (long long)percent, (long long)value_int(a, "needed"),
            (long long)value_int(a, "decided"));
    page_newline(page);
}

/* Where the season is full already. */
static void pipeline(struct page *page, const struct value *answer)
{
    rate(page, answer);
    for (const struct value *m = value_first(answer, "months"); m; m = m->next) {
        if (!value_bool(m, "full"))
            continue;
        page_newline(page);
        page_paragraph(page, INK_WARN, 0, page_word(m, "text"));
        if (value_text(m, "rerun"))
            page_paragraph(page, INK_PLAIN, 2, page_word(m, "rerun"));
        if (value_text(m, "command")) {
            page_textf(page, INK_GOOD, "    %s", page_word(m, "command"));
            page_newline(page);
        }
    }
}

void text_talks(struct page *page, const struct value *answer)
{
    for (const struct value *talk = value_first(answer, "items"); talk; talk = talk->next) {
        page_textf(page, INK_DIM, "  %-6s ", page_word(talk, "id"));
        page_text(page, INK_STRONG, page_word(talk, "title"));
        if (value_int(talk, "minutes") > 0)
            page_textf(page, INK_DIM, "  %lld min", (long long)value_int(talk, "minutes"));
        mileage(page, talk);
        page_newline(page);
        submissions(page, talk, "name");
    }
    nothing(page, answer, "No talks yet. juggle talk add 'Profiling in the dark' --minutes 30");
    if (value_count(answer, "items"))
        pipeline(page, answer);
}

/* "opens in 5 days", at the left what is left until its end. */
static void call_times(struct page *page, const struct value *c, bool soon)
{
    int64_t days = value_int(c, "opens_in_days");
    if (value_text(c, "opens")) {
        page_text(page, INK_DIM, "           opens  ");
        page_textf(page, INK_PLAIN,
                   days > 1 ? "in %lld days, "
                   : days   ? "tomorrow, "
                            : "today, ",
                   (long long)days);
        page_text(page, INK_PLAIN, page_word(c, "opens"));
        page_newline(page);
    }
    if (value_text(c, "until")) {
        page_text(page, INK_DIM, "           until  ");
        page_text(page, soon ? INK_WARN : INK_PLAIN, page_word(c, "until"));
        page_newline(page);
    }
}

void text_cfp(struct page *page, const struct value *answer)
{
    for (const struct value *c = value_first(answer, "items"); c; c = c->next) {
        int64_t left = value_int(c, "days_left");
        bool ends = value_text(c, "until"), opens = value_text(c, "opens");
        bool soon = ends && !opens && left < 7 && !value_count(c, "submissions");
        page_textf(page, INK_DIM, "  %-6s ", page_word(c, "id"));
        page_cell(page, soon ? INK_WARN : INK_PLAIN,
                  !ends  ? ""
                  : left ? arena_printf(&page->arena, "%3lld d", (long long)left)
                         : "today",
                  7);
        page_text(page, INK_STRONG, page_word(c, "name"));
        page_textf(page, INK_DIM, "  on %s", page_date(page, page_word(c, "from")));
        page_newline(page);
        call_times(page, c, soon);
        submissions(page, c, "title");
    }
    nothing(page, answer,
            "No open calls. juggle conference add 'DevConf' --from 2027-06-01 --cfp 2027-02-01");
    if (value_count(answer, "items"))
        pipeline(page, answer);
}

void text_captures(struct page *page, const struct value *answer)
{
    for (const struct value *c = value_first(answer, "items"); c; c = c->next) {
        page_textf(page, INK_DIM, "  %-6s ", page_word(c, "id"));
        page_cell(page, INK_PLAIN, page_said(page, c, "state"), 13);
        page_text(page, INK_PLAIN, page_word(c, "text"));
        page_textf(page, INK_DIM, "  %s", page_date(page, page_word(c, "created")));
        page_newline(page);
    }
    nothing(page, answer,
            "Nothing caught yet. juggle capture 'Ada: wants the edge SDK, promised a sample'");
}
