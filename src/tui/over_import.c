/* SPDX-License-Identifier: MIT
 *
 * over_import: a calendar comes in: first its file is asked for, then what it would change is shown, what
 * concerns the person first. Nothing is written before Enter.
 */
#include <string.h>

#include "complete.h"
#include "juggle/base/str.h"
#include "juggle/base/text.h"
#include "juggle/draw/chart.h"
#include "over.h"

enum { HEAD_ROWS = 4, LOW_ROWS = 9, WORD_CELLS = 11 };

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* ---- which file ---- */

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

static void handle_asking(struct ui *ui, const struct scene *scene, const struct input_event *event,
                          struct effect *effect)
{
    if (event_is_key(event, K_ENTER, 0))
        enter_path(ui, scene, effect);
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
        ui->import.path[0] = '\0'; /* what was wrong with the last one is said no more */
        ui->rows_over = (struct list){.height = ui->rows_over.height};
        effect->type = EFFECT_READ;
    }
}

/* ---- what it would change ---- */

static int64_t *preview_ids(const struct scene *scene)
{
    const struct preview *preview = scene->preview;
    int64_t *ids = ARENA_ARRAY(scene->arena, int64_t, preview->count + 1);
    for (size_t i = 0; i < preview->count; i++)
        ids[i] = preview->rows[i].type == PREVIEW_HEADING ? LIST_HEADING : (int64_t)i;
    return ids;
}

static bool move_preview(struct ui *ui, const struct scene *scene, enum command command)
{
    int64_t *ids = preview_ids(scene);
    list_sync(&ui->rows_over, ids, (int)scene->preview->count, ui->rows_over.height);
    return over_move(&ui->rows_over, command, ids);
}

static int head_rows(struct rect area)
{
    return area.rows < LOW_ROWS ? 1 : HEAD_ROWS;
}

/* The next of so many words, then none again. */
static int next_of(int at, enum word_group group)
{
    return at + 1 < word_count(group) ? at + 1 : -1;
}

static void handle_looking(struct ui *ui, const struct scene *scene,
                           const struct input_event *event, struct effect *effect)
{
    if (event->type == EVENT_MOUSE) {
        const struct preview *preview = scene->preview;
        int64_t *ids = preview_ids(scene);
        struct rect area = ui_body(ui);
        rect_cut_top(&area, head_rows(area));
        list_sync(&ui->rows_over, ids, (int)preview->count, area.rows);
        list_mouse(&ui->rows_over, event, area, ids);
        return;
    }
    if (event->type != EVENT_KEY)
        return;
    if (event_is_key(event, K_ENTER, 0))
        effect->type = EFFECT_IMPORT;
    else if (event_is_key(event, 'm', 0)) {
        ui->import.mode = next_of(ui->import.mode, WORD_GROUP_feed_mode);
        effect->type = EFFECT_PREVIEW;
    } else if (event_is_key(event, 'r', 0)) {
        ui->import.role = next_of(ui->import.role, WORD_GROUP_role);
        effect->type = EFFECT_PREVIEW;
    } else if (event_is_key(event, 'q', 0)) {
        ui->over = OVER_NONE;
    } else {
        move_preview(ui, scene, keymap_find(&ui->keymap, event->key));
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
    if (event_is_leave(event))
        ui->over = OVER_NONE;
    else if (ui->import.looking)
        handle_looking(ui, scene, event, effect);
    else
        handle_asking(ui, scene, event, effect);
}

/* ---- painting ---- */

static void paint_asking(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                         struct rect area)
{
    static const struct over_hint hints[] = {
        {"Enter", "look at it"}, {"Tab", "complete"}, {"Down", "choose"}, {"Esc", "back"}};
    struct rect title = rect_cut_top(&area, 2);
    bool tried = ui->import.path[0] && scene->preview;
    const char *problem = tried ? scene->preview->problem : NULL;
    canvas_put(canvas, title.row, title.col + 1, INK_TITLE, "Import");
    canvas_put_cut(canvas, title.row, title.col + 9, title.cols - 10, INK_HINT,
                   "which calendar? .ics, schedule.xml or schedule.json, or a folder of them");
    if (problem) {
        struct rect said = rect_inset(rect_cut_top(&area, 3), 0, 1);
        canvas_put_wrapped(canvas, said, INK_ERROR, problem);
    }
    list_sync(&ui->rows_over, NULL, (int)scene->path_count, area.rows);
    if (!scene->path_count)
        canvas_put_cut(canvas, area.row, area.col + 1, area.cols - 2, INK_HINT,
                       "No calendar here begins so. A path may begin with ~ or /.");
    for (int i = 0; i < (int)scene->path_count; i++) {
        struct rect line = {list_row_of(&ui->rows_over, area, i), area.col, 1, area.cols};
        if (line.row < 0)
            continue;
        canvas_put_cut(canvas, line.row, line.col + 2, line.cols - 3, INK_NORMAL, scene->paths[i]);
        if (ui->import.choosing && i == ui->rows_over.selected)
            canvas_dye(canvas, line, INK_FOCUS);
    }
    struct rect line = {ui->rows - 2, 0, 1, ui->cols};
    canvas_fill(canvas, line, INK_NORMAL);
    int col = canvas_put(canvas, line.row, 1, INK_PROMPT, "import") + 1;
    struct rect field = {line.row, col, 1, ui->cols - col - 1};
    input_paint(&ui->line, canvas, field, INK_INPUT, NULL, 0, true);
    over_paint_hints(ui, canvas, hints, COUNT_OF(hints));
}

static const char *mode_words(const struct ui *ui, const struct scene *scene)
{
    const struct preview *preview = scene->preview;
    const char *word = str_equal(preview->mode, "schedule") ? "programme"
                       : str_equal(preview->mode, "mine")   ? "my own calendar"
                                                            : preview->mode;
    return arena_printf(scene->arena, ui->import.mode < 0 ? "%s (guessed)" : "%s", word);
}

static void paint_head(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect head)
{
    const struct preview *preview = scene->preview;
    int room = head.cols - 2;
    if (head.rows < HEAD_ROWS) {
        canvas_put_cut(canvas, head.row, head.col + 1, room, INK_STRONG, preview->counts);
        return;
    }
    canvas_put(canvas, head.row, head.col + 1, INK_TITLE, "Import");
    canvas_put_cut(canvas, head.row, head.col + 9, room - 8, INK_STRONG, preview->source);
    canvas_put_cut(canvas, head.row + 1, head.col + 1, room, INK_NORMAL,
                   arena_printf(scene->arena, "%s · %s · %s (%s)", preview->name,
                                mode_words(ui, scene), preview->zone, preview->zone_from));
    if (preview->conference)
        canvas_put_cut(canvas, head.row + 2, head.col + 1, room, INK_NORMAL, preview->conference);
    else
        canvas_put_cut(canvas, head.row + 2, head.col + 1, room, INK_DIM, "no conference");
    canvas_put_cut(canvas, head.row + 3, head.col + 1, room, INK_STRONG,
                   preview->nothing ? arena_printf(scene->arena, "%s. Nothing would change.",
                                                   preview->counts)
                                    : preview->counts);
}

static enum ink word_ink(const struct preview_row *row)
{
    if (row->type == PREVIEW_CONCERN)
        return INK_DUE;
    return row->type == PREVIEW_ODD ? INK_DIM : INK_NORMAL;
}

/* As wide as the widest title, as long as the words beside it keep more than half. */
static int title_cells(const struct preview *preview, int cells)
{
    int widest = 10;
    for (size_t i = 0; i < preview->count; i++) {
        int width = text_width(preview->rows[i].title);
        widest = width > widest ? width : widest;
    }
    return widest + 2 < cells * 9 / 20 ? widest + 2 : cells * 9 / 20;
}

static void paint_row(const struct preview_row *row, struct canvas *canvas, struct rect line,
                      int title)
{
    int from = line.col + 2 + WORD_CELLS, cells = line.col + line.cols - from - 1;
    if (row->type == PREVIEW_HEADING) {
        canvas_hline(canvas, line.row, line.col, line.cols, INK_BORDER);
        canvas_putf(canvas, line.row, line.col + 2, INK_TITLE, " %s ", row->word);
        return;
    }
    if (row->type == PREVIEW_CONCERN)
        canvas_put(canvas, line.row, line.col, INK_DUE, "▲");
    canvas_put_cut(canvas, line.row, line.col + 2, WORD_CELLS - 1, word_ink(row), row->word);
    canvas_put_cut(canvas, line.row, from, title - 1, INK_NORMAL, row->title);
    canvas_put_cut(canvas, line.row, from + title, cells - title, INK_DIM, row->text);
}

static void paint_looking(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                          struct rect area)
{
    static const struct over_hint hints[] = {
        {"Enter", "import"}, {"m", "mode"}, {"r", "my role"}, {"Esc", "leave everything as it is"}};
    const struct preview *preview = scene->preview;
    paint_head(ui, scene, canvas, rect_cut_top(&area, head_rows(area)));
    int title = title_cells(preview, area.cols - WORD_CELLS - 4);
    struct rect bar = rect_cut_right(&area, 1);
    list_sync(&ui->rows_over, preview_ids(scene), (int)preview->count, area.rows);
    for (int i = 0; i < (int)preview->count; i++) {
        struct rect line = {list_row_of(&ui->rows_over, area, i), area.col, 1, area.cols};
        if (line.row < 0)
            continue;
        paint_row(&preview->rows[i], canvas, line, title);
        if (i == ui->rows_over.selected) {
            canvas_dye(canvas, line, INK_FOCUS);
            canvas_cursor(canvas, line.row, line.col, false);
        }
    }
    list_paint_bar(&ui->rows_over, canvas, bar);
    over_paint_hints(ui, canvas, hints, COUNT_OF(hints));
}

void over_import_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect area)
{
    over_blank(canvas, area);
    if (ui->import.looking)
        paint_looking(ui, scene, canvas, area);
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
