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

static int room_of(const struct lines *lines)
{
    return lines->cols > 0 && lines->cols < PAPER_CELLS ? lines->cols : PAPER_CELLS;
}

/* Words with blanks between them, as many to a line as there is room for. */
static void wrapped(struct lines *lines, enum ink ink, int indent, const char *text)
{
    int room = room_of(lines) - indent;
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
static const char *add_part(struct lines *lines, const char *line, const char *part)
{
    if (*line && text_width(line) + 2 + text_width(part) > room_of(lines)) {
        lines_add(lines, INK_NORMAL, 0, line);
        line = "";
    }
    return arena_printf(lines->arena, "%s%s%s", line, *line ? "  " : "", part);
}

static const char *add_minutes(struct lines *lines, const struct value *map, const char *line,
                               size_t row)
{
    static const char *const rows[][2] = {
        {"prep_min", "prep"},      {"travel_min", "travel"},     {"onsite_min", "on site"},
        {"stage_min", "stage"},    {"proposal_min", "proposal"}, {"followup_min", "follow-up"},
        {"total_min", "together"},
    };
    if (!value_int(map, rows[row][0]))
        return line;
    const char *part =
        arena_printf(lines->arena, "%s %s", rows[row][1], lines_length(lines, map, rows[row][0]));
    if (row == 0 && value_int(map, "prep_own_times"))
        part = arena_printf(lines->arena, "%s (your own, %lld times)", part,
                            (long long)value_int(map, "prep_own_times"));
    return add_part(lines, line, part);
}

static void price(struct lines *lines, const struct value *map)
{
    enum { BEFORE_IT = 4, ALL = 7 };
    const char *line = "";
    for (size_t i = 0; i < BEFORE_IT; i++)
        line = add_minutes(lines, map, line, i);
    lines_add(lines, INK_NORMAL, 0, line);
    line = value_int(map, "recovery_min")
               ? arena_printf(lines->arena, "recovery %s", days(lines, map))
               : "";
    for (size_t i = BEFORE_IT; i < ALL; i++)
        line = add_minutes(lines, map, line, i);
    if (value_int(map, "days_away"))
        line = add_part(lines, line,
                        arena_printf(lines->arena, "away %lld nights",
                                     (long long)value_int(map, "days_away") - 1));
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

struct week_row {
    const char *date, *now, *with, *changed; /* changed NULL: there are no changes */
    enum ink ink;
};

/* Side by side, or below each other where there is no room for that. */
static void put_week(struct lines *lines, const struct week_row *row)
{
    bool beside =
        room_of(lines) >= WEEK_CELLS + 2 * COLUMN_CELLS + (row->changed ? COLUMN_CELLS : 0);
    const char *changed = row->changed ? row->changed : "";
    if (beside) {
        lines_addf(lines, row->ink, 0, "%-*s%-*s%-*s%s", WEEK_CELLS, row->date, COLUMN_CELLS,
                   row->now, COLUMN_CELLS, row->with, changed);
        return;
    }
    lines_addf(lines, row->ink, 0, "%-*s%s", WEEK_CELLS, row->date, row->now);
    lines_addf(lines, row->ink, 0, "%-*s%s", WEEK_CELLS, "", row->with);
    if (row->changed)
        lines_addf(lines, row->ink, 0, "%-*s%s", WEEK_CELLS, "", changed);
}

static void weeks(struct lines *lines, const struct value *answer)
{
    const struct value *best = value_find(answer, "best");
    bool has_best = best && value_find(best, "text");
    if (!value_count(answer, "touched"))
        return;
    lines_add(lines, INK_NORMAL, 0, "");
    put_week(lines, &(struct week_row){"week of", "now", "with it",
                                       has_best ? "with changes" : NULL, INK_DIM});
    for (const struct value *from = value_first(answer, "touched"); from; from = from->next) {
        const struct value *was = week_at(value_find(answer, "before"), from->as.text);
        const struct value *is = week_at(value_find(answer, "after"), from->as.text);
        const struct value *third =
            has_best ? week_at(value_find(best, "after"), from->as.text) : NULL;
        bool same = was && is && str_equal(lines_word(was, "level"), lines_word(is, "level"));
        put_week(lines, &(struct week_row){
                            lines_date(lines, from->as.text), column(lines, was), column(lines, is),
                            has_best ? column(lines, third) : NULL, same ? INK_NORMAL : INK_DUE});
    }
    if (has_best)
        wrapped(lines, INK_STRONG, 0,
                arena_printf(lines->arena, "changes: %s", lines_word(best, "text")));
}

/* What one change does by itself: its weeks' levels and hours, under their dates. */
static void each(struct lines *lines, const struct value *answer)
{
    enum { WEEKS_MOST = 4, NAME_CELLS = 18, ONE_CELLS = 14 };
    int fit = (room_of(lines) - NAME_CELLS) / ONE_CELLS, most = fit < WEEKS_MOST ? fit : WEEKS_MOST;
    const char *head = arena_printf(lines->arena, "%-18s", "each change alone");
    const struct value *from = value_first(answer, "touched");
    if (!value_count(answer, "variants"))
        return;
    for (int shown = 0; from && shown < most; from = from->next, shown++)
        head = arena_printf(lines->arena, "%s  %-12s", head, lines_date(lines, from->as.text));
    lines_add(lines, INK_NORMAL, 0, "");
    lines_add(lines, INK_DIM, 0, head);
    for (const struct value *v = value_first(answer, "variants"); v; v = v->next) {
        const char *text = arena_printf(lines->arena, "%-18s", lines_word(v, "short"));
        from = value_first(answer, "touched");
        for (int shown = 0; from && shown < most; from = from->next, shown++) {
            const struct value *week = week_at(v, from->as.text);
            char buf[DATE_SIZE];
            length_format(week ? (minutes)(value_real(week, "hours") * 60 + 0.5) : 0, buf);
            text = arena_printf(lines->arena, "%s  %-5s %6s", text,
                                week ? lines_word(week, "level") : "", buf);
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
