/* SPDX-License-Identifier: MIT
 *
 * concerns: what an import changed for the person, until it was seen, and calls for papers that end soon stand
 * above the day.
 */
#include "juggle/app/concern.h"

#include "juggle/app/pipeline.h"
#include "juggle/base/text.h"
#include "ui.h"

enum { SHOWN_MOST = 5, CALLS_MOST = 2, ROOMY_ROWS = 16, WHAT_CELLS = 10, SOON_DAYS = 3 };

static int at_most(size_t count, int most)
{
    return count < (size_t)most ? (int)count : most;
}

/* Rows of each, where there is room for more than a line. */
static int call_rows(const struct scene *scene)
{
    return at_most(scene->call_count, CALLS_MOST);
}

struct rect ui_cut_concerns(const struct scene *scene, struct rect *area)
{
    bool told = scene->shown->day == scene->today && (scene->concern_count || scene->call_count);
    if (!told)
        return rect_cut_top(area, 0);
    if (area->rows < ROOMY_ROWS)
        return rect_cut_top(area, 1);
    return rect_cut_top(area, at_most(scene->concern_count, SHOWN_MOST) + call_rows(scene) + 1);
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

static void paint_call(const struct scene *scene, struct canvas *canvas, struct rect row, int which)
{
    const struct pipeline_call *call = &scene->calls[which];
    int from = row.col + 3 + WHAT_CELLS, end = row.col + row.cols - 1;
    bool soon = call->days_left < SOON_DAYS;
    size_t hidden = scene->call_count - (size_t)call_rows(scene);
    canvas_put(canvas, row.row, row.col + 1, soon ? INK_DUE : INK_DIM, soon ? "▲" : "·");
    canvas_put_cut(canvas, row.row, row.col + 3, WHAT_CELLS - 1, soon ? INK_DUE : INK_DIM, "call ends");
    from = canvas_put_cut(canvas, row.row, from, (end - from) * 2 / 5, INK_STRONG, call->conference->name);
    const char *more = hidden && which + 1 == call_rows(scene)
                           ? arena_printf(scene->arena, ", and %zu more", hidden)
                           : "";
    canvas_put_cut(canvas, row.row, from + 2, end - from - 2, INK_NORMAL,
                   arena_printf(scene->arena, "%s%s", call->until, more));
}

static void paint_brief(const struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        struct rect line)
{
    if (!scene->concern_count) {
        paint_call(scene, canvas, line, 0);
        return;
    }
    canvas_putf(canvas, line.row, line.col + 1, INK_DUE, "▲ %zu %s you", scene->concern_count,
                scene->concern_count == 1 ? "change concerns" : "changes concern");
    paint_key(ui, scene, canvas, line, 0);
}

void ui_paint_concerns(const struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect area)
{
    if (!area.rows)
        return;
    if (area.rows == 1) {
        paint_brief(ui, scene, canvas, area);
        return;
    }
    struct rect line = rect_cut_bottom(&area, 1);
    int calls = call_rows(scene), changes = area.rows - calls;
    canvas_hline(canvas, line.row, line.col, line.cols, INK_BORDER);
    for (int i = 0; i < changes; i++)
        paint_one(&scene->concerns[i], canvas, (struct rect){area.row + i, area.col, 1, area.cols});
    for (int i = 0; i < calls; i++)
        paint_call(scene, canvas, (struct rect){area.row + changes + i, area.col, 1, area.cols}, i);
    if (changes)
        paint_key(ui, scene, canvas, line, (int)scene->concern_count - changes);
}
