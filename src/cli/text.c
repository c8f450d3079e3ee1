/* SPDX-License-Identifier: MIT
 *
 * text: which printer shows which answer. An answer without one of its own shows what was said and
 * the items that it holds.
 */
#include "text.h"

#include <string.h>

static const struct {
    const char *schema;
    void (*print)(struct page *page, const struct value *answer);
} printers[] = {
    {"juggle.today/1", text_today},
    {"juggle.week/1", text_week},
    {"juggle.month/1", text_month},
    {"juggle.agenda/1", text_agenda},
    {"juggle.list/1", text_items},
    {"juggle.search/1", text_items},
    {"juggle.next/1", text_items},
    {"juggle.show/1", text_show},
    {"juggle.feeds/1", text_feeds},
    {"juggle.filters/1", text_filters},
    {"juggle.conferences/1", text_conferences},
    {"juggle.history/1", text_history},
    {"juggle.doctor/1", text_doctor},
    {"juggle.import/1", text_import},
    {"juggle.burnout/1", text_burnout},
    {"juggle.balance/1", text_balance},
    {"juggle.recovery/1", text_recovery},
    {"juggle.whatif/1", text_whatif},
    {"juggle.plan/1", text_plan},
    {"juggle.talks/1", text_talks},
    {"juggle.cfp/1", text_cfp},
    {"juggle.captures/1", text_captures},
};

static void changed(struct page *page, const struct value *answer, const char *said)
{
    if (said) {
        page_text(page, INK_PLAIN, said);
        if (value_int(answer, "undo"))
            page_text(page, INK_DIM, "   (juggle undo takes it back)");
        else if (value_find(answer, "undo"))
            page_text(page, INK_DIM, "   (nothing changed)");
        page_newline(page);
    }
    for (const struct value *item = value_first(answer, "items"); item; item = item->next)
        if (value_text(item, "title") && value_text(item, "type"))
            text_item(page, item);
}

/* Undone, what was made is gone and what was removed is back. */
static const char *what_is(const struct value *change, bool undone)
{
    const char *what = page_word(change, "what");
    if (!strcmp(what, "changed"))
        return undone ? "as before" : "changed";
    return !strcmp(what, "made") == undone ? "gone" : "there again";
}

enum { SHOWN_DETAILS = 10 };

static void steps(struct page *page, const struct value *answer, const char *said)
{
    bool undone = !strcmp(page_word(answer, "schema"), "juggle.undo/1");
    page_text(page, INK_PLAIN, said);
    page_newline(page);
    for (const struct value *step = value_first(answer, "items"); step; step = step->next) {
        int shown = 0;
        for (const struct value *c = value_first(step, "details"); c; c = c->next) {
            if (!value_text(c, "title") || ++shown > SHOWN_DETAILS)
                continue;
            page_textf(page, INK_DIM, "  %-6s ", page_word(c, "id"));
            page_text(page, INK_PLAIN, page_word(c, "title"));
            page_textf(page, INK_DIM, "  %s", what_is(c, undone));
            page_newline(page);
        }
        if (value_int(step, "changes") > SHOWN_DETAILS && shown > SHOWN_DETAILS) {
            page_textf(page, INK_DIM, "  ... %lld records in all",
                       (long long)value_int(step, "changes"));
            page_newline(page);
        }
    }
}

void text_answer(struct page *page, const struct value *answer, const char *said)
{
    const char *schema = page_word(answer, "schema");
    for (size_t i = 0; i < sizeof printers / sizeof *printers; i++)
        if (!strcmp(printers[i].schema, schema)) {
            printers[i].print(page, answer);
            return;
        }
    if (!strcmp(schema, "juggle.undo/1") || !strcmp(schema, "juggle.redo/1"))
        steps(page, answer, said);
    else
        changed(page, answer, said);
    if (!strcmp(schema, "juggle.checkin/1"))
        text_surveys(page, answer);
}
