/* SPDX-License-Identifier: MIT
 *
 * lines: writing and painting them.
 */
#include "lines.h"

#include <stdarg.h>
#include <string.h>

#include "juggle/base/date.h"
#include "juggle/base/parse.h"

void lines_add(struct lines *lines, enum ink ink, int indent, const char *text)
{
    VEC_PUSH(lines->arena, &lines->all,
             ((struct line){arena_strdup(lines->arena, text), ink, indent, NULL}));
}

void lines_addf(struct lines *lines, enum ink ink, int indent, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    const char *text = arena_vprintf(lines->arena, fmt, args);
    va_end(args);
    VEC_PUSH(lines->arena, &lines->all, ((struct line){text, ink, indent, NULL}));
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

const char *lines_said(const struct lines *lines, const char *word)
{
    char *said = arena_strdup(lines->arena, word);
    for (char *at = said; *at; at++)
        if (*at == '-')
            *at = ' ';
    return said;
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

void lines_paint(const struct line *lines, size_t count, struct list *list, struct canvas *canvas,
                 struct rect area, bool focused)
{
    struct rect bar = rect_cut_right(&area, 1);
    list_sync(list, NULL, (int)count, area.rows);
    for (int i = list->top; i < (int)count && i < list->top + area.rows; i++) {
        const struct line *line = &lines[i];
        int row = list_row_of(list, area, i), col = area.col + 1 + line->indent;
        if (row < 0)
            continue;
        canvas_put_cut(canvas, row, col, area.col + area.cols - col, line->ink, line->text);
        if (i != list->selected)
            continue;
        if (focused)
            canvas_dye(canvas, (struct rect){row, area.col, 1, area.cols}, INK_FOCUS);
        canvas_cursor(canvas, row, area.col, false);
    }
    list_paint_bar(list, canvas, bar);
}
