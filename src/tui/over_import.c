/* SPDX-License-Identifier: MIT
 *
 * over_import: a calendar comes in: first its file is asked for, then over_preview shows what it
 * would change. Its zone is asked for as the file is: a line, and what could be meant below it.
 */
#include <string.h>

#include "complete.h"
#include "juggle/base/str.h"
#include "juggle/base/text.h"
#include "juggle/draw/chart.h"
#include "over.h"

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* ---- which file, which zone ---- */

static struct list *path_rows(struct ui *ui, const struct scene *scene)
{
    list_sync(&ui->rows_over, NULL, (int)scene->path_count, ui->rows_over.height);
    return &ui->rows_over;
}

static const char *path_in_hand(struct ui *ui, const struct scene *scene)
{
    struct list *list = path_rows(ui, scene);
    bool in_hand = ui->import.choosing && list->selected >= 0;
    return in_hand ? scene->paths[list->selected] : NULL;
}

/* Takes a path over into the line; what stands below it then is another list. */
static void take_path(struct ui *ui, const char *path, struct effect *effect)
{
    input_set(&ui->line, path);
    ui->import.choosing = false;
    ui->rows_over = (struct list){.height = ui->rows_over.height};
    effect->type = EFFECT_READ;
}

static void complete(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    const char *chosen = path_in_hand(ui, scene);
    take_path(ui,
              chosen ? chosen
                     : complete_common(&ui->scratch, input_text(&ui->line), scene->paths,
                                       scene->path_count),
              effect);
}

static void look_at(struct ui *ui, const char *path, struct effect *effect)
{
    size_t length = strlen(path);
    if (length >= sizeof ui->import.path)
        return;
    memcpy(ui->import.path, path, length + 1);
    ui->import.mode = ui->import.role = -1;
    effect->type = EFFECT_PREVIEW;
}

static void enter_path(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    const char *chosen = path_in_hand(ui, scene);
    const char *path = arena_strdup(&ui->scratch, chosen ? chosen : input_text(&ui->line));
    size_t length = strlen(path);
    if (chosen)
        take_path(ui, path, effect);
    if (!str_blank(path) && !(chosen && path[length - 1] == '/'))
        look_at(ui, path, effect);
}

/* Back to the preview, with the zone or as it was. */
static void leave_zone(struct ui *ui, enum effect_type then, struct effect *effect)
{
    ui->import.zoning = ui->import.choosing = false;
    ui->rows_over = (struct list){0};
    effect->type = then;
}

/* What was begun means the first that begins so; nothing means what the file says. */
static void enter_zone(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    const char *chosen = path_in_hand(ui, scene);
    if (!chosen && str_blank(input_text(&ui->line)))
        chosen = "";
    if (!chosen && scene->path_count)
        chosen = scene->paths[0];
    if (!chosen || strlen(chosen) >= sizeof ui->import.zone)
        return;
    strcpy(ui->import.zone, chosen);
    leave_zone(ui, EFFECT_PREVIEW, effect);
}

void over_import_ask_zone(struct ui *ui, struct effect *effect)
{
    input_set(&ui->line, ui->import.zone);
    ui->import.zoning = true;
    ui->import.choosing = false;
    ui->rows_over = (struct list){0};
    effect->type = EFFECT_READ;
}

/* The first row is taken in hand by the first step down. */
static void choose_path(struct ui *ui, const struct scene *scene, enum list_move move)
{
    struct list *list = path_rows(ui, scene);
    if (ui->import.choosing)
        list_move(list, move, NULL);
    else
        list_move(list, LIST_FIRST, NULL);
    ui->import.choosing = scene->path_count > 0;
}

/* What is wrong with the file that was named last. */
static const char *problem_of(const struct ui *ui, const struct scene *scene)
{
    bool tried = !ui->import.zoning && ui->import.path[0] && scene->preview;
    return tried ? scene->preview->problem : NULL;
}

/* Title and problem cut off, the names are left. */
static void cut_head(const struct ui *ui, const struct scene *scene, struct rect *area,
                     struct rect *title, struct rect *problem)
{
    *title = rect_cut_top(area, 2);
    *problem = rect_cut_top(area, problem_of(ui, scene) ? 3 : 0);
}

/* A click takes a name in hand, one on the name in hand does what Enter does. */
static void click_path(struct ui *ui, const struct scene *scene, const struct input_event *event,
                       struct effect *effect)
{
    struct rect title, problem, area = ui_body(ui);
    struct list *list = path_rows(ui, scene);
    int before = ui->import.choosing ? list->selected : -1;
    cut_head(ui, scene, &area, &title, &problem);
    if (!list_mouse(list, event, area, NULL))
        return;
    bool again = event->mouse.action == MOUSE_DOUBLE || list->selected == before;
    if (event->mouse.action != MOUSE_CLICK && event->mouse.action != MOUSE_DOUBLE)
        return;
    ui->import.choosing = true;
    if (again)
        (ui->import.zoning ? enter_zone : enter_path)(ui, scene, effect);
}

static void handle_asking(struct ui *ui, const struct scene *scene, const struct input_event *event,
                          struct effect *effect)
{
    if (event->type == EVENT_MOUSE)
        click_path(ui, scene, event, effect);
    else if (event_is_key(event, K_ENTER, 0))
        (ui->import.zoning ? enter_zone : enter_path)(ui, scene, effect);
    else if (event_is_key(event, K_TAB, 0))
        complete(ui, scene, effect);
    else if (event_is_key(event, K_DOWN, 0) || event_is_key(event, 'n', MOD_CTRL))
        choose_path(ui, scene, LIST_DOWN);
    else if (event_is_key(event, K_UP, 0) || event_is_key(event, 'p', MOD_CTRL))
        choose_path(ui, scene, LIST_UP);
    else if (event_is_key(event, K_PGDN, 0))
        choose_path(ui, scene, LIST_PAGE_DOWN);
    else if (event_is_key(event, K_PGUP, 0))
        choose_path(ui, scene, LIST_PAGE_UP);
    else if (input_handle(&ui->line, event) == INPUT_CHANGED) {
        ui->import.choosing = false;
        if (!ui->import.zoning)
            ui->import.path[0] = '\0'; /* what was wrong with the last one is said no more */
        ui->rows_over = (struct list){.height = ui->rows_over.height};
        effect->type = EFFECT_READ;
    }
}

void over_import_open(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    (void)scene, (void)effect;
    ui->import = (struct import_form){.mode = -1, .role = -1};
}

void over_import_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                        struct effect *effect)
{
    if (event_is_leave(event) && ui->import.zoning)
        leave_zone(ui, EFFECT_READ, effect);
    else if (event_is_leave(event))
        ui->over = OVER_NONE;
    else if (ui->import.looking && !ui->import.zoning)
        over_preview_handle(ui, scene, event, effect);
    else
        handle_asking(ui, scene, event, effect);
}

/* ---- painting ---- */

static const char *nothing_fits(const struct ui *ui)
{
    if (ui->import.zoning)
        return "No zone has a word that begins so. A town near by may do.";
    return str_blank(input_text(&ui->line))
               ? "No calendar is here or in ~/Downloads. A path may begin with ~ or /."
               : "No calendar here begins so. A path may begin with ~ or /.";
}

static void paint_choices(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                          struct rect area)
{
    list_sync(&ui->rows_over, NULL, (int)scene->path_count, area.rows);
    if (!scene->path_count)
        canvas_put_wrapped(canvas, rect_inset(area, 0, 1), INK_HINT, nothing_fits(ui));
    for (int i = 0; i < (int)scene->path_count; i++) {
        struct rect line = {list_row_of(&ui->rows_over, area, i), area.col, 1, area.cols};
        if (line.row < 0)
            continue;
        canvas_put_cut(canvas, line.row, line.col + 2, line.cols - 3, INK_NORMAL, scene->paths[i]);
        if (ui->import.choosing && i == ui->rows_over.selected)
            canvas_dye(canvas, line, INK_FOCUS);
    }
}

static void paint_asking(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                         struct rect area)
{
    static const struct over_hint file_hints[] = {
        {"Enter", "look at it"}, {"Tab", "complete"}, {"Down", "choose"}, {"Esc", "back"}};
    static const struct over_hint zone_hints[] = {
        {"Enter", "take it"}, {"Tab", "complete"}, {"Down", "choose"}, {"Esc", "back"}};
    bool zone = ui->import.zoning;
    const char *problem = problem_of(ui, scene);
    struct rect title, said;
    cut_head(ui, scene, &area, &title, &said);
    canvas_put(canvas, title.row, title.col + 1, INK_TITLE, "Import");
    canvas_put_cut(canvas, title.row, title.col + 9, title.cols - 10, INK_HINT,
                   zone ? "in which zone are its times that name none? empty: as the file says"
                        : "which calendar? .ics, schedule.xml, schedule.json or a folder of them");
    if (problem)
        canvas_put_wrapped(canvas, rect_inset(said, 0, 1), INK_ERROR, problem);
    paint_choices(ui, scene, canvas, area);
    struct rect field = over_paint_prompt(ui, canvas, zone ? "zone" : "import");
    input_paint(&ui->line, canvas, field, INK_INPUT, NULL, 0, true);
    over_paint_hints(ui, canvas, zone ? zone_hints : file_hints, COUNT_OF(file_hints));
}

void over_import_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect area)
{
    over_blank(canvas, area);
    if (ui->import.looking && !ui->import.zoning)
        over_preview_paint(ui, scene, canvas, area);
    else
        paint_asking(ui, scene, canvas, area);
}

void over_import_progress(const struct ui *ui, struct canvas *canvas, size_t done, size_t total)
{
    struct rect line = {ui->rows - 1, 0, 1, ui->cols};
    canvas_fill(canvas, line, INK_NORMAL);
    int share = total ? (int)(100.0 * (double)(done < total ? done : total) / (double)total) : 0;
    int col = canvas_put(canvas, line.row, 1, INK_STRONG, "Reading");
    struct chart_scale scale = {line.row, col + 1, ui->cols - col - 8, 100, CHART_NO_MARK};
    if (scale.cells > 3)
        chart_progress(canvas, scale, share, 100, INK_TALKS);
    canvas_putf(canvas, line.row, ui->cols - 6, INK_NORMAL, "%3d %%", share);
}
