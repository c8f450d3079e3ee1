/* SPDX-License-Identifier: MIT
 *
 * concerns: what an import changed for the person, above the day until it was seen.
 */
#include "juggle/app/concern.h"

#include "juggle/base/text.h"
#include "ui.h"

enum { SHOWN_MOST = 5, ROOMY_ROWS = 16, WHAT_CELLS = 10 };

static bool told(const struct scene *scene)
{
    return scene->concern_count > 0 && scene->shown->day == scene->today;
}

struct rect ui_cut_concerns(const struct scene *scene, struct rect *area)
{
    int most = area->rows >= ROOMY_ROWS ? SHOWN_MOST : 1;
    int count = scene->concern_count < (size_t)most ? (int)scene->concern_count : most;
    bool line_below = area->rows >= ROOMY_ROWS;
    return rect_cut_top(area, told(scene) ? count + line_below : 0);
}

/* As in an import's preview. */
static void paint_one(const struct concern *concern, struct canvas *canvas, struct rect row)
{
    int from = row.col + 3 + WHAT_CELLS, cells = row.col + row.cols - from - 1;
    int title = text_width(concern->title) + 2;
    title = title < cells * 2 / 5 ? title : cells * 2 / 5;
    canvas_put(canvas, row.row, row.col + 1, INK_DUE, "▲");
    canvas_put_cut(canvas, row.row, row.col + 3, WHAT_CELLS - 1, INK_DUE, concern->what);
    canvas_put_cut(canvas, row.row, from, title - 1, INK_STRONG, concern->title);
    canvas_put_cut(canvas, row.row, from + title, cells - title, INK_NORMAL, concern->text);
}

static void paint_key(const struct ui *ui, const struct scene *scene, struct canvas *canvas,
                      struct rect line, int hidden)
{
    char key[KEY_TEXT_SIZE];
    const char *more = hidden > 0 ? arena_printf(scene->arena, "%d more, ", hidden) : "";
    const char *text = arena_printf(scene->arena, " %s%s %s ", more,
                                    keymap_key(&ui->keymap, COMMAND_seen, key),
                                    command_info(COMMAND_seen)->footer);
    canvas_put_right(canvas, line.row, line.col, line.cols - 2, INK_HINT, text);
}

void ui_paint_concerns(const struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect area)
{
    if (!area.rows)
        return;
    struct rect line = area;
    bool line_below = area.rows > 1;
    if (line_below) {
        line = rect_cut_bottom(&area, 1);
        canvas_hline(canvas, line.row, line.col, line.cols, INK_BORDER);
    } else {
        canvas_putf(canvas, line.row, line.col + 1, INK_DUE, "▲ %zu %s you", scene->concern_count,
                    scene->concern_count == 1 ? "change concerns" : "changes concern");
        paint_key(ui, scene, canvas, line, 0);
        return;
    }
    for (int i = 0; i < area.rows; i++)
        paint_one(&scene->concerns[i], canvas, (struct rect){area.row + i, area.col, 1, area.cols});
    paint_key(ui, scene, canvas, line, (int)scene->concern_count - area.rows);
}
