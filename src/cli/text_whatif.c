/* SPDX-License-Identifier: MIT
 *
 * text_whatif: the price of a yes on paper: what it costs, the weeks as they are, with it, and with
 * the changes that do most; then the word on it.
 */
#include <string.h>

#include "juggle/base/date.h"
#include "text.h"

enum { WEEK_CELLS = 12, COLUMN = 22, SHORT_CELLS = 20, EACH_MOST = 4, INDENT = 2 };

static void price(struct page *page, const struct value *map)
{
    static const struct {
        const char *key, *word;
    } rows[] = {
        {"proposal_min", "proposal"}, {"prep_min", "preparation"},   {"travel_min", "travel"},
        {"onsite_min", "on site"},    {"stage_min", "on stage"},     {"followup_min", "follow-up"},
        {"recovery_min", "recovery"}, {"total_min", "all together"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!value_int(map, rows[i].key))
            continue;
        page_textf(page, i + 1 == sizeof rows / sizeof *rows ? INK_STRONG : INK_PLAIN,
                   "  %-13s %7s", rows[i].word, page_length(page, map, rows[i].key));
        if (!strcmp(rows[i].key, "prep_min") && value_int(map, "prep_own_times"))
            page_textf(page, INK_DIM, "  your own, %lld times",
                       (long long)value_int(map, "prep_own_times"));
        if (!strcmp(rows[i].key, "recovery_min") &&
            value_real(map, "rest_full_days") > value_real(map, "rest_days"))
            page_textf(page, INK_DIM, "  %g day%s, in full %g", value_real(map, "rest_days"),
                       value_real(map, "rest_days") == 1 ? "" : "s",
                       value_real(map, "rest_full_days"));
        page_newline(page);
    }
    if (value_int(map, "days_away")) {
        page_textf(page, INK_PLAIN, "  %-13s %7lld", "days away",
                   (long long)value_int(map, "days_away"));
        page_newline(page);
    }
}

/* ---- weeks ---- */

/* The week of a list that begins on a date; NULL: the list has none. */
static const struct value *week_at(const struct value *map, const char *from)
{
    const struct value *week = value_first(map, "weeks");
    while (week && strcmp(page_word(week, "from"), from))
        week = week->next;
    return week;
}

static const char *hours(struct page *page, const struct value *week)
{
    char buf[DATE_SIZE];
    return arena_strdup(&page->arena,
                        length_format((minutes)(value_real(week, "hours") * 60 + 0.5), buf));
}

static void column(struct page *page, const struct value *week)
{
    if (!week)
        return;
    const char *level = page_word(week, "level");
    page_cell(page, text_level_ink(level), level, 7);
    page_cell(page, INK_PLAIN, hours(page, week), 7);
    page_textf(page, INK_DIM, "%4.0f", value_real(week, "index"));
    page_cell(page, INK_PLAIN, "", COLUMN - 18);
}

static int rank(const char *level)
{
    static const char *const levels[] = {"nodata", "ok", "info", "warn", "alert"};
    for (int i = 0; i < (int)(sizeof levels / sizeof *levels); i++)
        if (!strcmp(levels[i], level))
            return i;
    return 0;
}

/* The rules that warn, and more loudly than in the other week. */
static const char *louder(struct page *page, const struct value *was, const struct value *is)
{
    const struct value *before = value_find(was, "rules");
    const char *text = "";
    for (const struct value *rule = value_first(is, "rules"); rule; rule = rule->next) {
        const char *old = value_text(before, rule->key);
        if (rank(rule->as.text) >= 3 && rank(rule->as.text) > rank(old ? old : "ok"))
            text = arena_printf(&page->arena, "%s%s%s %s", text, *text ? ", " : "", rule->key,
                                rule->as.text);
    }
    return text;
}

static void findings(struct page *page, const struct value *was, const struct value *with,
                     const struct value *best)
{
    const char *text = louder(page, was, with);
    const char *changed = best ? louder(page, was, best) : "";
    if (*text)
        page_paragraph(page, INK_DIM, WEEK_CELLS, arena_printf(&page->arena, "with it: %s", text));
    if (*changed)
        page_paragraph(page, INK_DIM, WEEK_CELLS,
                       arena_printf(&page->arena, "with changes: %s", changed));
}

static void weeks(struct page *page, const struct value *answer)
{
    const struct value *best = value_find(answer, "best");
    bool has_third = best && value_find(best, "after");
    if (!value_count(answer, "touched"))
        return;
    page_cell(page, INK_DIM, "week of", WEEK_CELLS);
    page_cell(page, INK_DIM, "now", COLUMN);
    page_cell(page, INK_DIM, "with it", has_third ? COLUMN : 7);
    page_text(page, INK_DIM, has_third ? "with changes" : NULL);
    page_newline(page);
    for (const struct value *from = value_first(answer, "touched"); from; from = from->next) {
        const struct value *was = week_at(value_find(answer, "before"), from->as.text);
        const struct value *is = week_at(value_find(answer, "after"), from->as.text);
        const struct value *third =
            has_third ? week_at(value_find(best, "after"), from->as.text) : NULL;
        page_cell(page, INK_PLAIN, page_date(page, from->as.text), WEEK_CELLS);
        column(page, was);
        column(page, is);
        column(page, third);
        page_newline(page);
        findings(page, was, is, third);
    }
    if (has_third)
        page_paragraph(page, INK_PLAIN, 0,
                       arena_printf(&page->arena, "Changes: %s.", page_word(best, "text")));
}

/* ---- what each change does alone ---- */

static void each_row(struct page *page, const struct value *answer, const struct value *variant)
{
    int shown = 0;
    page_cell(page, INK_PLAIN, "", INDENT);
    page_cell(page, INK_PLAIN, page_word(variant, "short"), SHORT_CELLS);
    for (const struct value *from = value_first(answer, "touched"); from && shown < EACH_MOST;
         from = from->next, shown++) {
        const struct value *week = week_at(variant, from->as.text);
        const char *level = week ? page_word(week, "level") : "";
        page_cell(page, text_level_ink(level), level, 6);
        page_cell(page, INK_PLAIN, week ? hours(page, week) : "", 8);
    }
    page_newline(page);
}

static void each(struct page *page, const struct value *answer)
{
    int shown = 0;
    if (!value_count(answer, "variants"))
        return;
    page_newline(page);
    page_cell(page, INK_DIM, "each change alone", INDENT + SHORT_CELLS);
    for (const struct value *from = value_first(answer, "touched"); from && shown < EACH_MOST;
         from = from->next, shown++)
        page_cell(page, INK_DIM, page_date(page, from->as.text), 14);
    page_newline(page);
    for (const struct value *variant = value_first(answer, "variants"); variant;
         variant = variant->next)
        each_row(page, answer, variant);
}

/* ---- the word on it ---- */

static void lines(struct page *page, const struct value *answer, const char *key)
{
    for (const struct value *line = value_first(answer, key); line; line = line->next)
        page_paragraph(page, INK_PLAIN, 0, line->as.text);
}

static void moves(struct page *page, const struct value *answer)
{
    for (const struct value *move = value_first(answer, "move"); move; move = move->next) {
        page_paragraph(page, INK_PLAIN, INDENT, page_word(move, "text"));
        if (value_text(move, "command")) {
            page_textf(page, INK_DIM, "    %s", page_word(move, "command"));
            page_newline(page);
        }
    }
}

static const char *sentence(const char *verdict)
{
    if (!strcmp(verdict, "fits"))
        return "Fits: no week gets worse.";
    return strcmp(verdict, "fits-if") ? "Does not fit." : "Fits, if these move:";
}

static void accepted(struct page *page, const struct value *answer)
{
    const struct value *programme = value_find(answer, "programme");
    page_text(page, INK_GOOD, "You said yes; juggle undo takes it back.");
    page_newline(page);
    if (!programme)
        return;
    page_textf(page, INK_PLAIN,
               "The programme came along as %s: %lld sessions, %lld of them yours.",
               page_word(programme, "id"), (long long)value_int(programme, "in_file"),
               (long long)value_int(programme, "mine"));
    page_newline(page);
    if (value_int(programme, "skipped")) {
        page_textf(page, INK_WARN,
                   "%lld can't be read; juggle import with the same file names them.",
                   (long long)value_int(programme, "skipped"));
        page_newline(page);
    }
}

static void outcome(struct page *page, const struct value *answer, const char *verdict)
{
    bool declined = value_bool(answer, "declined");
    if (value_bool(answer, "accepted")) {
        accepted(page, answer);
        return;
    }
    if (declined || !strcmp(verdict, "does-not-fit")) {
        page_newline(page);
        page_paragraph(page, INK_DIM, 0, page_word(answer, "decline_text"));
    }
    page_newline(page);
    if (declined)
        page_text(page, INK_DIM, "Declined; juggle undo takes it back.");
    else
        page_paragraph(
            page, INK_DIM, 0,
            value_find(answer, "best") && value_find(answer, "best")->type == VALUE_MAP
                ? "Nothing is written: --accept says yes, --best with changes, --decline WHY no."
                : "Nothing is written: --accept says yes, --decline WHY no.");
    if (declined)
        page_newline(page);
}

void text_whatif(struct page *page, const struct value *answer)
{
    const char *verdict = page_word(answer, "verdict");
    page_text(page, INK_STRONG, page_word(answer, "name"));
    page_textf(page, INK_DIM, "  %s to %s  %s", page_date(page, page_word(answer, "from")),
               page_date(page, page_word(answer, "to")), page_word(answer, "role"));
    if (value_text(answer, "talk"))
        page_textf(page, INK_DIM, ", %s talk", page_word(answer, "talk"));
    page_newline(page);
    price(page, value_find(answer, "price"));
    page_newline(page);
    weeks(page, answer);
    each(page, answer);
    page_newline(page);
    lines(page, answer, "notes");
    page_text(page, strcmp(verdict, "does-not-fit") ? INK_GOOD : INK_WARN, sentence(verdict));
    page_newline(page);
    moves(page, answer);
    if (value_int(answer, "prep_missing_min") > 0) {
        page_textf(page, INK_WARN, "  %s of the preparation find no place before it.",
                   page_length(page, answer, "prep_missing_min"));
        page_newline(page);
    }
    outcome(page, answer, verdict);
}
