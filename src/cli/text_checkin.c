/* SPDX-License-Identifier: MIT
 *
 * text_checkin: what stands behind a check-in: the questions of the month, or their answers over
 * the months.
 */
#include "text.h"

#include "juggle/base/date.h"
#include "juggle/base/parse.h"

enum { QUESTION_CELLS = 58, MONTH_CELLS = 4, FITS_80 = 5 };

static const char *month_name(const char *month)
{
    day date;
    char buf[DATE_SIZE];
    for (int i = 0; i < 7; i++)
        buf[i] = month[i];
    buf[7] = '-', buf[8] = '0', buf[9] = '1', buf[10] = '\0';
    return parse_iso_day(buf, &date) ? month_short(day_civil(date).month) : "";
}

static const struct value *at(const struct value *list, size_t index)
{
    const struct value *child = list ? list->as.children.first : NULL;
    for (; child && index; index--)
        child = child->next;
    return child;
}

/* A row a question, a column a month: the newest that fit. */
static void months(struct page *page, const struct value *answer)
{
    size_t count = value_count(answer, "months"), first = count > FITS_80 ? count - FITS_80 : 0;
    const struct value *list = value_find(answer, "months");
    size_t which = 0;
    page_cell(page, INK_DIM, "", QUESTION_CELLS);
    for (size_t i = first; i < count; i++)
        page_cell(page, INK_DIM, month_name(page_word(at(list, i), "month")), MONTH_CELLS);
    page_newline(page);
    for (const struct value *q = value_first(answer, "questions"); q; q = q->next, which++) {
        page_cell(page, INK_PLAIN, q->as.text, QUESTION_CELLS);
        for (size_t i = first; i < count; i++) {
            const struct value *number = at(value_find(at(list, i), "answers"), which);
            bool said = number && number->type == VALUE_INT;
            page_cell(page, said ? INK_STRONG : INK_DIM,
                      said ? arena_printf(&page->arena, " %lld", (long long)number->as.integer)
                           : " -",
                      MONTH_CELLS);
        }
        page_newline(page);
    }
}

void text_surveys(struct page *page, const struct value *answer)
{
    if (value_bool(answer, "monthly_due")) {
        page_newline(page);
        page_text(page, INK_DIM, "Once a month, only if you like: 1 never to 5 almost always");
        page_newline(page);
        for (const struct value *q = value_first(answer, "questions"); q; q = q->next) {
            page_text(page, INK_PLAIN, "  ");
            page_text(page, INK_PLAIN, q->as.text);
            page_newline(page);
        }
        page_text(
            page, INK_GOOD,
            "    juggle checkin --month 2 1 2 2     (- leaves one out; four: not this month)");
        page_newline(page);
    } else if (value_count(answer, "months")) {
        page_newline(page);
        months(page, answer);
    }
    if (value_text(answer, "footer")) {
        page_newline(page);
        page_paragraph(page, INK_DIM, 0, value_text(answer, "footer"));
    }
}
