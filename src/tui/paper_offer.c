/* SPDX-License-Identifier: MIT
 *
 * paper_offer: the price of a yes as lines: the minutes, the weeks now, with it and with the
 * changes that do most, what would have to move, and the words for a no.
 */
#include "paper_offer.h"

#include <string.h>

#include "juggle/base/str.h"
#include "juggle/base/text.h"

enum { PAPER_CELLS = 76, WEEK_CELLS = 13, COLUMN_CELLS = 21, CELL = 64 };

/* Words with blanks between them, as many to a line as there is room for. */
static void wrapped(struct lines *lines, enum ink ink, int indent, const char *text)
{
    int room = PAPER_CELLS - indent;
    while (*text) {
        size_t length = 0, fits = 0;
        do {
            length += strcspn(text + length, " ");
            if (fits && text_width(arena_strndup(lines->arena, text, length)) > room)
                break;
            fits = length;
            length += strspn(text + length, " ");
        } while (text[fits]);
        lines_add(lines, ink, indent, arena_strndup(lines->arena, text, fits));
        text += fits + strspn(text + fits, " ");
    }
}

/* ---- the price ---- */

static const char *days(struct lines *lines, const struct value *map)
{
    double least = value_real(map, "rest_days"), full = value_real(map, "rest_full_days");
    return full > least ? arena_printf(lines->arena, "%g-%g d", least, full)
                        : arena_printf(lines->arena, "%g d", least);
}

/* A part's two words hang together, so that no line ends between them. */
static void price(struct lines *lines, const struct value *map)
{
    static const char *const rows[][2] = {
        {"prep_min", "prep"},      {"travel_min", "travel"},     {"onsite_min", "on site"},
        {"stage_min", "stage"},    {"proposal_min", "proposal"}, {"followup_min", "follow-up"},
        {"total_min", "together"},
    };
    const char *line = "";
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!value_int(map, rows[i][0]))
            continue;
        const char *part =
            arena_printf(lines->arena, "%s %s", rows[i][1], lines_length(lines, map, rows[i][0]));
        if (i == 0 && value_int(map, "prep_own_times"))
            part = arena_printf(lines->arena, "%s (your own, %lld times)", part,
                                (long long)value_int(map, "prep_own_times"));
        line = arena_printf(lines->arena, "%s%s%s", line, *line ? "  " : "", part);
        if (i == 3) {
            lines_add(lines, INK_NORMAL, 0, line);
            line = "";
        }
    }
    if (value_int(map, "recovery_min"))
        line = arena_printf(lines->arena, "recovery %s  %s", days(lines, map), line);
    if (value_int(map, "days_away"))
        line = arena_printf(lines->arena, "%s  away %lld nights", line,
                            (long long)value_int(map, "days_away") - 1);
    lines_add(lines, INK_NORMAL, 0, line);
}

/* ---- the weeks ---- */

static const struct value *week_at(const struct value *map, const char *from)
{
    const struct value *week = value_first(map, "weeks");
    while (week && !str_equal(lines_word(week, "from"), from))
        week = week->next;
    return week;
}

static const char *column(struct lines *lines, const struct value *week)
{
    char buf[DATE_SIZE];
    if (!week)
        return "";
    length_format((minutes)(value_real(week, "hours") * 60 + 0.5), buf);
    return arena_printf(lines->arena, "%-6s%6s%5.0f", lines_word(week, "level"), buf,
                        value_real(week, "index"));
}

static void weeks(struct lines *lines, const struct value *answer)
{
    const struct value *best = value_find(answer, "best");
    bool has_best = best && value_find(best, "text");
    if (!value_count(answer, "touched"))
        return;
    lines_add(lines, INK_NORMAL, 0, "");
    lines_addf(lines, INK_DIM, 0, "%-*s%-*s%-*s%s", WEEK_CELLS, "week of", COLUMN_CELLS, "now", COLUMN_CELLS,
               "with it", has_best ? "with changes" : "");
    for (const struct value *from = value_first(answer, "touched"); from; from = from->next) {
        const struct value *was = week_at(value_find(answer, "before"), from->as.text);
        const struct value *is = week_at(value_find(answer, "after"), from->as.text);
        const struct value *third = has_best ? week_at(value_find(best, "after"), from->as.text) : NULL;
        bool same = was && is && str_equal(lines_word(was, "level"), lines_word(is, "level"));
        lines_addf(lines, same ? INK_NORMAL : INK_DUE, 0, "%-*s%-*s%-*s%s", WEEK_CELLS,
                   lines_date(lines, from->as.text), COLUMN_CELLS, column(lines, was), COLUMN_CELLS,
                   column(lines, is), column(lines, third));
    }
    if (has_best)
        wrapped(lines, INK_STRONG, 0, arena_printf(lines->arena, "changes: %s", lines_word(best, "text")));
}

/* What one change does by itself: its weeks' levels and hours, under their dates. */
static void each(struct lines *lines, const struct value *answer)
{
    enum { WEEKS_MOST = 4 };
    const char *head = arena_printf(lines->arena, "%-18s", "each change alone");
    const struct value *from = value_first(answer, "touched");
    if (!value_count(answer, "variants"))
        return;
    for (int shown = 0; from && shown < WEEKS_MOST; from = from->next, shown++)
        head = arena_printf(lines->arena, "%s  %-12s", head, lines_date(lines, from->as.text));
    lines_add(lines, INK_NORMAL, 0, "");
    lines_add(lines, INK_DIM, 0, head);
    for (const struct value *v = value_first(answer, "variants"); v; v = v->next) {
        const char *text = arena_printf(lines->arena, "%-18s", lines_word(v, "short"));
        from = value_first(answer, "touched");
        for (int shown = 0; from && shown < WEEKS_MOST; from = from->next, shown++) {
            const struct value *week = week_at(v, from->as.text);
            char buf[DATE_SIZE];
            length_format(week ? (minutes)(value_real(week, "hours") * 60 + 0.5) : 0, buf);
            text = arena_printf(lines->arena, "%s  %-5s %6s", text, week ? lines_word(week, "level") : "", buf);
        }
        lines_add(lines, INK_NORMAL, 0, text);
    }
}

/* ---- the word on it ---- */

static void moves(struct lines *lines, const struct value *answer, const char *verdict)
{
    lines_add(lines, INK_NORMAL, 0, "");
    for (const struct value *note = value_first(answer, "notes"); note; note = note->next)
        wrapped(lines, INK_NORMAL, 0, note->as.text);
    lines_add(lines, str_equal(verdict, "does-not-fit") ? INK_DUE : INK_STRONG, 0,
              str_equal(verdict, "fits")      ? "Fits: no week gets worse."
              : str_equal(verdict, "fits-if") ? "Fits if these move:"
                                              : "Does not fit.");
    for (const struct value *move = value_first(answer, "move"); move; move = move->next)
        wrapped(lines, INK_NORMAL, 1, lines_word(move, "text"));
    if (value_int(answer, "prep_missing_min") > 0)
        lines_addf(lines, INK_DUE, 1, "%s of the preparation find no room before it.",
                   lines_length(lines, answer, "prep_missing_min"));
}

void paper_offer_write(struct lines *lines, const struct value *answer, struct paper *out)
{
    const char *verdict = lines_word(answer, "verdict"), *talk = value_text(answer, "talk");
    const struct value *best = value_find(answer, "best");
    bool has_best = best && value_find(best, "text");
    out->title = arena_printf(
        lines->arena, "What if   %s · %s to %s · %s%s%s%s", lines_word(answer, "name"),
        lines_date(lines, lines_word(answer, "from")), lines_date(lines, lines_word(answer, "to")),
        lines_word(answer, "role"), talk ? " (" : "", talk ? talk : "", talk ? " talk)" : "");
    out->accept = has_best ? "accept with changes" : "accept";
    out->offered = has_best ? "as offered" : NULL;
    out->decline = "decline";
    out->reason = arena_strdup(lines->arena, lines_word(answer, "reason"));
    out->letter = arena_strdup(lines->arena, lines_word(answer, "decline_text"));
    price(lines, value_find(answer, "price"));
    weeks(lines, answer);
    moves(lines, answer, verdict);
    each(lines, answer);
}

void paper_offer_letter(struct lines *lines, const struct paper *answered, struct paper *out)
{
    out->title = "Declined. Words to send:";
    wrapped(lines, INK_NORMAL, 1, answered->letter);
    lines_add(lines, INK_NORMAL, 0, "");
    lines_add(lines, INK_DIM, 0,
              "The reason and the hours that it saves are kept; u takes it back.");
}
