/* SPDX-License-Identifier: MIT
 *
 * header: the top line: the date, the views by their keys, and the level of the load at the right
 * end.
 *
 * What doesn't fit goes in this order: the year, the name juggle, the ends of the views' names, and
 * the names of views that aren't shown.
 */
#include "ui.h"

#include <string.h>

struct header {
    const char *date;
    int date_col;
    int tabs_col;
    bool program;
    /* the view that is shown has its own always */
    enum { NAMES_NONE, NAMES_BRIEF, NAMES_FULL } names;
};

/* A view's name as far as there is room for it. */
static const char *name_of(const struct ui *ui, const struct header *header, enum view_id id)
{
    static const char *const brief[VIEW_COUNT] = {
        [VIEW_TODAY] = "Today", [VIEW_WEEK] = "Week",  [VIEW_MONTH] = "Mon",
        [VIEW_SEASON] = "Seas", [VIEW_TASKS] = "Task", [VIEW_TALKS] = "Talk",
        [VIEW_BALANCE] = "Bal", [VIEW_REVIEW] = "Rev",
    };
    if (header->names == NAMES_FULL || id == ui->view)
        return ui_view(id)->title;
    return header->names == NAMES_BRIEF ? brief[id] : "";
}

static int tab_cells(const struct ui *ui, const struct header *header, enum view_id id)
{
    char buf[KEY_TEXT_SIZE];
    int key = (int)strlen(ui_view_key(ui, id, buf));
    int name = (int)strlen(name_of(ui, header, id));
    return 1 + key + (name && key) + name + (id == ui->view);
}

static int level_cells(const struct scene *scene)
{
    return scene->insight ? 4 + (int)strlen(headline_word(scene->insight->level)) : 10;
}

static bool fits(const struct ui *ui, const struct scene *scene, struct header *header)
{
    int col = header->date_col + (int)strlen(header->date) + 1;
    header->tabs_col = col;
    for (int i = 0; i < VIEW_COUNT; i++)
        col += tab_cells(ui, header, (enum view_id)i);
    return col + level_cells(scene) <= ui->cols;
}

static struct header lay_out(const struct ui *ui, const struct scene *scene)
{
    const char *date = ui_date(scene, ui->day);
    const char *dated = arena_printf(scene->arena, "%s %d", date, day_civil(ui->day).year);
    struct header tries[] = {
        {dated, 9, 0, true, NAMES_FULL},  {date, 9, 0, true, NAMES_FULL},
        {date, 1, 0, false, NAMES_FULL},  {date, 9, 0, true, NAMES_BRIEF},
        {date, 1, 0, false, NAMES_BRIEF}, {dated, 9, 0, true, NAMES_NONE},
        {date, 9, 0, true, NAMES_NONE},   {date, 1, 0, false, NAMES_NONE},
    };
    size_t count = sizeof tries / sizeof *tries;
    for (size_t i = 0; i < count; i++)
        if (fits(ui, scene, &tries[i]))
            return tries[i];
    return tries[count - 1];
}

static void paint_level(const struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        int from)
{
    const struct insight *known = scene->insight;
    if (!known)
        return;
    const char *text = arena_printf(scene->arena, "%s %s", insight_level_sign(known->level),
                                    headline_word(known->level));
    int cells = 2 + (int)strlen(headline_word(known->level));
    int col = ui->cols - 1 - cells;
    if (col < from) /* the sign alone, in the last cell */
        canvas_put_cut(canvas, 0, ui->cols - 1, 1, insight_level_ink(known->level),
                       insight_level_sign(known->level));
    else
        canvas_put(canvas, 0, col, insight_level_ink(known->level), text);
}

bool ui_paint_header(const struct ui *ui, const struct scene *scene, struct canvas *canvas)
{
    struct header header = lay_out(ui, scene);
    int col = header.tabs_col;
    if (header.program)
        canvas_put(canvas, 0, 1, INK_HEADER, "juggle");
    canvas_put(canvas, 0, header.date_col, ui->day == scene->today ? INK_TODAY : INK_HEADER,
               header.date);
    for (int i = 0; i < VIEW_COUNT; i++) {
        enum view_id id = (enum view_id)i;
        const char *name = name_of(ui, &header, id);
        char buf[KEY_TEXT_SIZE];
        const char *key = ui_view_key(ui, id, buf);
        canvas_putf(canvas, 0, col, id == ui->view ? INK_TAB_ACTIVE : INK_TAB, " %s%s%s%s",
                    key, *name && *key ? " " : "", name,
                    id == ui->view ? " " : "");
        col += tab_cells(ui, &header, id);
    }
    paint_level(ui, scene, canvas, col);
    int free = ui->cols - level_cells(scene) - col - 2;
    bool timed = timer_in_header(scene, free);
    if (timed)
        timer_paint(scene, canvas, (struct rect){0, col + 2, 1, free - 2});
    return timed;
}

bool ui_click_header(struct ui *ui, const struct scene *scene, int col, struct effect *effect)
{
    struct header header = lay_out(ui, scene);
    int at = header.tabs_col;
    for (int i = 0; i < VIEW_COUNT; i++) {
        int cells = tab_cells(ui, &header, (enum view_id)i);
        if (col >= at && col < at + cells) {
            ui_show(ui, (enum view_id)i, effect);
            return true;
        }
        at += cells;
    }
    return false;
}
