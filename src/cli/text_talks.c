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
        page_cell(page, INK_PLAIN, page_word(s, "stage"), 12);
        page_text(page, INK_PLAIN, page_word(s, name));
        page_newline(page);
    }
}

void text_talks(struct page *page, const struct value *answer)
{
    for (const struct value *talk = value_first(answer, "items"); talk; talk = talk->next) {
        page_textf(page, INK_DIM, "  %-6s ", page_word(talk, "id"));
        page_text(page, INK_STRONG, page_word(talk, "title"));
        if (value_int(talk, "minutes") > 0)
            page_textf(page, INK_DIM, "  %lld min", (long long)value_int(talk, "minutes"));
        page_textf(page, INK_DIM, "  %s in it, given %lld times", page_length(page, talk, "invested_min"),
                   (long long)value_int(talk, "deliveries"));
        page_newline(page);
        submissions(page, talk, "name");
    }
    nothing(page, answer, "No talks yet. juggle talk add 'Profiling in the dark' --minutes 30");
}

void text_cfp(struct page *page, const struct value *answer)
{
    for (const struct value *c = value_first(answer, "items"); c; c = c->next) {
        int64_t left = value_int(c, "days_left");
        page_textf(page, INK_DIM, "  %-6s ", page_word(c, "id"));
        page_textf(page, left < 7 ? INK_WARN : INK_PLAIN, "%3lld d  %s %s  ", (long long)left,
                   page_date(page, page_word(c, "cfp")), page_clock(page, page_word(c, "cfp")));
        page_text(page, INK_STRONG, page_word(c, "name"));
        page_textf(page, INK_DIM, "  %s", page_date(page, page_word(c, "from")));
        page_newline(page);
        submissions(page, c, "talk");
    }
    nothing(page, answer, "No open calls. juggle conference add 'DevConf' --from 2027-06-01 --cfp 2027-02-01");
}

void text_captures(struct page *page, const struct value *answer)
{
    for (const struct value *c = value_first(answer, "items"); c; c = c->next) {
        page_textf(page, INK_DIM, "  %-6s ", page_word(c, "id"));
        page_cell(page, INK_PLAIN, page_word(c, "state"), 13);
        page_text(page, INK_PLAIN, page_word(c, "text"));
        page_textf(page, INK_DIM, "  %s", page_date(page, page_word(c, "created")));
        page_newline(page);
    }
    nothing(page, answer, "Nothing caught yet. juggle capture 'Ada: wants the edge SDK, promised a sample'");
}
