/* SPDX-License-Identifier: MIT
 *
 * text_burden: burnout, balance and recovery on paper: what a tired person understands in five
 * seconds first, the evidence after it.
 */
#include "text.h"

#include <string.h>

#include "juggle/base/date.h"
#include "juggle/base/parse.h"

enum { REASONS = 3, INDENT = 2, BAR = 20, SHARE_BAR = 12, WEEK_CELLS = 61 };

enum ink text_level_ink(const char *level)
{
    if (!strcmp(level, "red") || !strcmp(level, "alert"))
        return INK_STRONG;
    return !strcmp(level, "amber") || !strcmp(level, "warn") ? INK_WARN : INK_PLAIN;
}

static const char *upper(struct page *page, const char *word)
{
    char *copy = arena_strdup(&page->arena, word);
    for (char *at = copy; *at; at++)
        if (*at >= 'a' && *at <= 'z')
            *at = (char)(*at - 'a' + 'A');
    return copy;
}

static void finding(struct page *page, const struct value *f)
{
    const struct value *fix = value_find(f, "fix");
    const char *level = page_word(f, "level");
    bool ahead = !strcmp(page_word(f, "horizon"), "ahead");
    page_newline(page);
    page_text(page, text_level_ink(level), page_word(f, "title"));
    page_textf(page, INK_DIM, "  %s%s%s, %s", level, ahead ? ", ahead: " : "",
               ahead ? page_date(page, page_word(f, "to")) : "", page_word(f, "rule"));
    if (value_text(f, "snoozed_until"))
        page_textf(page, INK_DIM, ", waits until %s",
                   page_date(page, value_text(f, "snoozed_until")));
    page_newline(page);
    page_paragraph(page, INK_PLAIN, INDENT, page_word(f, "fact"));
    page_paragraph(page, INK_DIM, INDENT, page_word(f, "comparison"));
    page_paragraph(page, INK_GOOD, INDENT, page_word(fix, "text"));
    if (value_text(fix, "command")) {
        page_textf(page, INK_PLAIN, "    %s", value_text(fix, "command"));
        page_newline(page);
    }
    if (!page->verbose)
        return;
    for (const struct value *e = value_first(f, "evidence"); e; e = e->next) {
        page_textf(page, INK_DIM, "    %s  %-6s %s", page_date(page, page_word(e, "date")),
                   page_word(e, "id"), page_word(e, "text"));
        page_newline(page);
    }
    page_textf(page, INK_DIM, "    source: %s", page_word(f, "source"));
    page_newline(page);
}

/* The loudest first, whether now or ahead; false: shown already, or not loud enough. */
static size_t findings(struct page *page, const struct value *answer)
{
    static const char *const levels[] = {"alert", "warn", "info"};
    size_t shown = 0, most = page->verbose ? SIZE_MAX : REASONS;
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        for (const struct value *f = value_first(answer, "findings"); f; f = f->next) {
            bool waits = value_text(f, "snoozed_until") && !page->verbose;
            if (strcmp(page_word(f, "level"), levels[i]) || waits || shown == most)
                continue;
            finding(page, f);
            shown++;
        }
    return shown;
}

static const char *all_rules_text(struct page *page, const struct value *week)
{
    const char *text = "";
    for (const struct value *rule = value_first(week, "rules"); rule; rule = rule->next)
        text = arena_printf(&page->arena, "%s%s%s %s", text, *text ? ", " : "", rule->key,
                            rule->as.text);
    return text;
}

/* "C1 alert, R4 warn, 4 info": what speaks loudest, as much as there are cells for, and how many
 * more. */
static const char *rules_text(struct page *page, const struct value *week, int cells)
{
    static const char *const levels[] = {"alert", "warn"};
    enum { MORE_CELLS = 4 };
    const char *text = "";
    size_t shown = 0, count = value_count(week, "rules");
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        for (const struct value *rule = value_first(week, "rules"); rule; rule = rule->next) {
            if (strcmp(rule->as.text, levels[i]))
                continue;
            const char *longer = arena_printf(&page->arena, "%s%s%s %s", text, *text ? ", " : "",
                                              rule->key, levels[i]);
            if ((int)strlen(longer) > cells - MORE_CELLS)
                return arena_printf(&page->arena, "%s%s+%zu", text, *text ? " " : "",
                                    count - shown);
            text = longer;
            shown++;
        }
    if (shown == count)
        return text;
    const char *rest =
        arena_printf(&page->arena, "%s%s%zu info", text, *text ? ", " : "", count - shown);
    return (int)strlen(rest) <= cells ? rest
                                      : arena_printf(&page->arena, "%s +%zu", text, count - shown);
}

/* One row a week: the load as a bar whose mark is a full week of the contract. */
static void weeks(struct page *page, const struct value *answer)
{
    page_newline(page);
    page_text(page, INK_DIM, "week of     hours  load  nights");
    page_newline(page);
    for (const struct value *week = value_first(answer, "weeks"); week; week = week->next) {
        const char *level = page_word(week, "level");
        double index = value_real(week, "index");
        char bar[BAR + 1];
        for (int i = 0; i < BAR; i++)
            bar[i] = i * 10 < index ? '#' : i == 10 ? '|' : ' ';
        bar[BAR] = '\0';
        enum ink ink = value_bool(week, "forecast") ? INK_DIM : INK_PLAIN;
        page_cell(page, ink, page_date(page, page_word(week, "from")), DAY_CELLS);
        page_textf(page, ink, "%5.1f  %4.0f  %6lld  %s ", value_real(week, "hours"), index,
                   (long long)value_int(week, "nights_away"), bar);
        page_cell(page, text_level_ink(level), level, 5);
        page_textf(page, INK_DIM, "  %s",
                   page->verbose ? all_rules_text(page, week)
                                 : rules_text(page, week, page->width - WEEK_CELLS));
        page_newline(page);
    }
}

static void sums(struct page *page, const struct value *answer)
{
    page_paragraph(
        page, INK_DIM, 0,
        arena_printf(&page->arena,
                     "Seven days to %s: %.4g h, load %.0f (100 is a full week), longest rest %s, "
                     "nights away %lld; %lld %% recorded",
                     page_date(page, page_word(answer, "date")), value_real(answer, "hours"),
                     value_real(answer, "index"), page_length(page, answer, "longest_rest_min"),
                     (long long)value_int(answer, "nights_away"),
                     (long long)value_int(answer, "coverage")));
}

void text_burnout(struct page *page, const struct value *answer)
{
    const char *level = page_word(answer, "level");
    page_textf(page, text_level_ink(level), "%s", upper(page, level));
    page_text(page, INK_PLAIN, "  ");
    if (value_bool(answer, "short")) {
        page_text(page, INK_PLAIN, page_word(answer, "headline"));
        page_newline(page);
        return;
    }
    page_text(page, INK_PLAIN, page_word(answer, "headline"));
    page_newline(page);
    sums(page, answer);
    size_t shown = findings(page, answer), all = value_count(answer, "findings");
    if (all > shown) {
        page_newline(page);
        page_textf(page, INK_DIM, "%zu more, and the evidence: juggle burnout -v", all - shown);
        page_newline(page);
    }
    weeks(page, answer);
    if (value_text(answer, "footer")) {
        page_newline(page);
        page_paragraph(page, INK_DIM, 0, value_text(answer, "footer"));
    }
}

static void area_row(struct page *page, const struct value *area)
{
    double target = value_real(area, "target_share"), share = value_real(area, "share");
    double drift = value_real(area, "drift");
    char bar[SHARE_BAR + 1];
    for (int i = 0; i < SHARE_BAR; i++) {
        double at = (i + 0.5) / SHARE_BAR;
        bar[i] = at < share ? '#' : at < target ? '.' : ' ';
    }
    bar[SHARE_BAR] = '\0';
    page_cell(page, INK_PLAIN, area->key, 10);
    page_textf(page, INK_PLAIN, "%3.0f %% of %3.0f %%  %s  ", share * 100, target * 100, bar);
    page_textf(page, drift > 0.1 || drift < -0.1 ? INK_WARN : INK_DIM, "%+4.0f points",
               drift * 100);
    page_textf(page, INK_DIM, "   done %s, planned %s", page_length(page, area, "done_min"),
               page_length(page, area, "planned_min"));
    page_newline(page);
}

/* The last day of a stretch that ends before this one. */
static const char *last_date(struct page *page, const char *end)
{
    day date;
    char buf[DATE_SIZE];
    return parse_iso_day(end, &date) ? page_date(page, day_format(date - 1, buf)) : "";
}

void text_balance(struct page *page, const struct value *answer)
{
    page_textf(page, INK_STRONG, "%s to %s", page_date(page, page_word(answer, "from")),
               last_date(page, page_word(answer, "to")));
    page_text(page, INK_DIM, "   share of the time against your own target");
    page_newline(page);
    for (const struct value *area = value_first(answer, "areas"); area; area = area->next)
        area_row(page, area);
    page_newline(page);
    for (const struct value *week = value_first(answer, "weeks"); week; week = week->next) {
        page_textf(page, INK_DIM, "%s ", page_word(week, "from"));
        for (const struct value *area = value_first(week, "areas"); area; area = area->next)
            page_textf(page, INK_PLAIN, "  %s %.0f %%", area->key, value_real(area, "share") * 100);
        page_newline(page);
    }
}

static void earned(struct page *page, const struct value *answer)
{
    for (const struct value *entry = value_first(answer, "entries"); entry; entry = entry->next) {
        page_text(page, INK_DIM, "  ");
        page_cell(page, INK_DIM, page_date(page, page_word(entry, "date")), DAY_CELLS);
        page_textf(page, INK_PLAIN, "%6s  ", page_length(page, entry, "earned_min"));
        page_text(page, INK_PLAIN, page_word(entry, "cause"));
        page_newline(page);
        page_paragraph(page, INK_DIM, 22, page_word(entry, "because"));
    }
    if (!value_count(answer, "entries")) {
        page_text(page, INK_DIM, "  no journey ended in the last 26 weeks");
        page_newline(page);
    }
}

/* What is booked, and how firmly it stands; "open" is not worth a word. */
static void booked(struct page *page, const struct value *answer)
{
    bool held = false;
    if (!value_count(answer, "blocks"))
        return;
    page_newline(page);
    page_text(page, INK_DIM, "booked");
    page_newline(page);
    for (const struct value *block = value_first(answer, "blocks"); block; block = block->next) {
        const char *hold = page_word(block, "hold");
        bool open = !strcmp(hold, "open");
        page_text(page, INK_DIM, "  ");
        page_cell(page, INK_DIM, page_date(page, page_word(block, "start")), DAY_CELLS);
        page_textf(page, INK_PLAIN, "%6s  %-5s ", page_length(page, block, "rest_min"),
                   page_word(block, "id"));
        page_text(page, INK_PLAIN, page_word(block, "cause"));
        if (!open)
            page_textf(page, INK_DIM, "  %s", hold);
        if (value_int(block, "rest_min") < value_int(block, "length_min"))
            page_textf(page, INK_WARN, "  of %s, work lies over the rest",
                       page_length(page, block, "length_min"));
        page_newline(page);
        held |= !open && strcmp(hold, "soft");
    }
    if (held)
        page_paragraph(page, INK_DIM, INDENT,
                  "firm: stays unless its trip moves; locked: only your own word moves it");
}

void text_recovery(struct page *page, const struct value *answer)
{
    int64_t debt = value_int(answer, "debt_min");
    page_textf(page, INK_STRONG, "Recovery  earned %s  taken %s  booked %s  ",
               page_length(page, answer, "earned_min"), page_length(page, answer, "taken_min"),
               page_length(page, answer, "booked_min"));
    page_textf(page, debt ? INK_WARN : INK_GOOD, "still owed %s",
               page_length(page, answer, "debt_min"));
    page_newline(page);
    earned(page, answer);
    booked(page, answer);
    if (debt > 0) {
        page_newline(page);
        page_paragraph(page, INK_GOOD, 0, "Put a part of it into a free morning:");
        page_text(page, INK_PLAIN, "    juggle block recovery START/END");
        page_newline(page);
    }
}
