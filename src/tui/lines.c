/* SPDX-License-Identifier: MIT
 *
 * lines: writing and painting them.
 */
#include "lines.h"

#include <stdarg.h>
#include <string.h>

#include "juggle/base/date.h"
#include "juggle/base/parse.h"
#include "juggle/base/str.h"
#include "juggle/base/text.h"

enum { BAR_CELLS = 20 };

void lines_add(struct lines *lines, enum ink ink, int indent, const char *text)
{
    VEC_PUSH(
        lines->arena, &lines->all,
        ((struct line){.text = arena_strdup(lines->arena, text), .ink = ink, .indent = indent}));
}

void lines_addf(struct lines *lines, enum ink ink, int indent, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    const char *text = arena_vprintf(lines->arena, fmt, args);
    va_end(args);
    VEC_PUSH(lines->arena, &lines->all,
             ((struct line){.text = text, .ink = ink, .indent = indent}));
}

void lines_paragraph(struct lines *lines, enum ink ink, int hang, const char *text)
{
    struct str wrapped;
    if (str_blank(text))
        return;
    str_init(&wrapped);
    text_wrap(&wrapped, text, lines->cols, hang);
    for (const char *at = wrapped.text; *at;) {
        size_t length = strcspn(at, "\n");
        lines_add(lines, ink, 0, arena_strndup(lines->arena, at, length));
        at += length + (at[length] == '\n');
    }
    str_finish(&wrapped);
}

void lines_about(struct lines *lines, const char *id)
{
    if (lines->all.count)
        lines->all.at[lines->all.count - 1].id = id ? arena_strdup(lines->arena, id) : NULL;
}

void lines_heading(struct lines *lines, const char *text)
{
    if (lines->all.count)
        lines_add(lines, INK_NORMAL, 0, "");
    lines_add(lines, INK_TITLE, 0, text);
}

const char *lines_word(const struct value *map, const char *key)
{
    const char *text = value_text(map, key);
    return text ? text : "";
}

const char *lines_length(const struct lines *lines, const struct value *map, const char *key)
{
    char buf[DATE_SIZE];
    return arena_strdup(lines->arena, length_format((minutes)value_int(map, key), buf));
}

const char *lines_date(const struct lines *lines, const char *iso)
{
    day date;
    if (strlen(iso) < 10 || !parse_iso_day(arena_strndup(lines->arena, iso, 10), &date))
        return "";
    struct civil civil = day_civil(date);
    return arena_printf(lines->arena, "%s %d %s", weekday_short(day_weekday(date)), civil.mday,
                        month_short(civil.month));
}

const char *lines_clock(const struct lines *lines, const char *iso)
{
    struct wall wall;
    bool has_offset;
    int32_t offset;
    char buf[DATE_SIZE];
    if (!parse_iso_time(iso, &wall, &has_offset, &offset))
        return "";
    return arena_strdup(lines->arena, clock_format(wall.second / 60, lines->h24, buf));
}

void lines_bar(struct lines *lines, minutes done, minutes planned, minutes most)
{
    struct line *last = &lines->all.at[lines->all.count - 1];
    minutes whole = done > planned ? done : planned;
    if (most <= 0)
        return;
    last->bar.full = (int)((done * 1000 + most - 1) / most);
    last->bar.whole = (int)((whole * 1000 + most - 1) / most);
}

/* A short one loses cells, not its end: bars are read against each other. */
static void paint_bar(const struct line *line, struct canvas *canvas, struct rect cells, int col)
{
    int room = cells.col + cells.cols - col < BAR_CELLS ? cells.col + cells.cols - col : BAR_CELLS;
    for (int i = 0; i < room; i++) {
        int at = 1000 * i / room;
        if (at < line->bar.whole)
            canvas_put(canvas, cells.row, col + i, line->ink, at < line->bar.full ? "█" : "░");
    }
}

static void paint_line(const struct line *line, struct canvas *canvas, struct rect cells,
                       bool in_hand, bool focused)
{
    int col = cells.col + 1 + line->indent;
    int end =
        canvas_put_cut(canvas, cells.row, col, cells.col + cells.cols - col, line->ink, line->text);
    paint_bar(line, canvas, cells, end);
    if (!in_hand)
        return;
    if (focused)
        canvas_dye(canvas, cells, INK_FOCUS);
    canvas_cursor(canvas, cells.row, cells.col, false);
}

int lines_divide(const struct line *lines, size_t count, int rows)
{
    int best = 0, all = (int)count;
    for (int i = 1; i + 1 < all; i++) {
        bool fits = i <= rows && all - i - 1 <= rows && !*lines[i].text;
        int off = 2 * i > all ? 2 * i - all : all - 2 * i;
        int best_off = 2 * best > all ? 2 * best - all : all - 2 * best;
        if (fits && (!best || off < best_off))
            best = i + 1;
    }
    return best;
}

void lines_paint_divided(const struct line *lines, size_t count, int second, struct list *list,
                         struct canvas *canvas, struct rect area)
{
    struct rect left = area, right = rect_cut_right(&left, area.cols / 2);
    list_sync(list, NULL, (int)count, (int)count);
    for (int i = 0; i < (int)count; i++) {
        struct rect column = i < second ? left : right;
        struct rect cells = {column.row + (i < second ? i : i - second), column.col, 1,
                             column.cols - 1};
        paint_line(&lines[i], canvas, cells, i == list->selected, true);
    }
}

void lines_paint(const struct line *lines, size_t count, struct list *list, struct canvas *canvas,
                 struct rect area, bool focused)
{
    struct rect bar = rect_cut_right(&area, 1);
    list_sync(list, NULL, (int)count, area.rows);
    for (int i = list->top; i < (int)count && i < list->top + area.rows; i++) {
        int row = list_row_of(list, area, i);
        if (row >= 0)
            paint_line(&lines[i], canvas, (struct rect){row, area.col, 1, area.cols},
                       i == list->selected, focused);
    }
    list_paint_bar(list, canvas, bar);
}
