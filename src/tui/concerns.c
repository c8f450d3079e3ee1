/* SPDX-License-Identifier: MIT
 *
 * concerns: what an import changed for the person, until it was seen, and calls for papers that end
 * soon stand above the day: rows like any other, from which Enter leads to the session or the
 * conference.
 */
#include "juggle/app/concern.h"

#include "juggle/app/pipeline.h"
#include "juggle/base/text.h"
#include "over.h"

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
    canvas_put_cut(canvas, row.row, row.col + 3, WHAT_CELLS - 1, soon ? INK_DUE : INK_DIM,
                   "call ends");
    from = canvas_put_cut(canvas, row.row, from, (end - from) * 2 / 5, INK_STRONG,
                          call->conference->name);
    const char *more = hidden && which + 1 == call_rows(scene)
                           ? arena_printf(scene->arena, ", and %zu more", hidden)
                           : "";
    canvas_put_cut(canvas, row.row, from + 2, end - from - 2, INK_NORMAL,
                   arena_printf(scene->arena, "%s%s", call->until, more));
}

/* Changes come first, then the calls, which always stay in sight. */
static void paint_told(const struct scene *scene, struct canvas *canvas, struct rect row, int which)
{
    if (which < (int)scene->concern_count)
        paint_one(&scene->concerns[which], canvas, row);
    else
        paint_call(scene, canvas, row, which - (int)scene->concern_count);
}

static void paint_hand(struct canvas *canvas, struct rect row)
{
    canvas_dye(canvas, row, INK_FOCUS);
    canvas_cursor(canvas, row.row, row.col, false);
}

/* One line for all: what is in hand, or how many there are. */
static void paint_brief(const struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        struct rect line)
{
    bool held = ui->pane == PANE_TOLD;
    if (held || !scene->concern_count) {
        paint_told(scene, canvas, line, held ? ui->told.selected : 0);
    } else {
        canvas_putf(canvas, line.row, line.col + 1, INK_DUE, "▲ %zu %s you", scene->concern_count,
                    scene->concern_count == 1 ? "change concerns" : "changes concern");
        paint_key(ui, scene, canvas, line, 0);
    }
    if (held)
        paint_hand(canvas, line);
}

/* The first change in sight, so that the one in hand is. */
static int first_of(const struct ui *ui, const struct scene *scene, int changes)
{
    int last = (int)scene->concern_count - changes;
    int first = ui->pane == PANE_TOLD ? ui->told.selected - changes + 1 : 0;
    return first < 0 ? 0 : first < last ? first : last;
}

/* Which one stands in a row of the band. */
static int told_in(const struct ui *ui, const struct scene *scene, int rows, int row)
{
    int changes = rows - call_rows(scene);
    return row < changes ? first_of(ui, scene, changes) + row
                         : (int)scene->concern_count + row - changes;
}

void ui_paint_concerns(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect area)
{
    ui_told_list(ui, scene);
    if (!area.rows)
        return;
    if (area.rows == 1) {
        paint_brief(ui, scene, canvas, area);
        return;
    }
    struct rect line = rect_cut_bottom(&area, 1);
    canvas_hline(canvas, line.row, line.col, line.cols, INK_BORDER);
    for (int i = 0; i < area.rows; i++) {
        struct rect row = {area.row + i, area.col, 1, area.cols};
        int which = told_in(ui, scene, area.rows, i);
        paint_told(scene, canvas, row, which);
        if (ui->pane == PANE_TOLD && which == ui->told.selected)
            paint_hand(canvas, row);
    }
    if (scene->concern_count)
        paint_key(ui, scene, canvas, line,
                  (int)scene->concern_count - area.rows + call_rows(scene));
}

/* ---- hands ---- */

static int told_count(const struct scene *scene)
{
    return scene->shown->day == scene->today ? (int)scene->concern_count + call_rows(scene) : 0;
}

struct list *ui_told_list(struct ui *ui, const struct scene *scene)
{
    int count = told_count(scene);
    list_sync(&ui->told, NULL, count, count);
    if (!count && ui->pane == PANE_TOLD)
        ui->pane = ui->below;
    return &ui->told;
}

const char *ui_told_id(const struct ui *ui, const struct scene *scene)
{
    char id[ID_SIZE];
    int at = ui->told.selected, changes = (int)scene->concern_count;
    if (ui->pane != PANE_TOLD || at < 0 || at >= told_count(scene))
        return NULL;
    return arena_strdup(scene->arena,
                        at < changes ? id_format(RECORD_EVENT, scene->concerns[at].event, id)
                                     : id_format(RECORD_CONFERENCE,
                                                 scene->calls[at - changes].conference->id, id));
}

const char *ui_told_subject(struct ui *ui, const struct scene *scene)
{
    const struct item *item = ui_view(ui->view)->selection(ui, scene);
    return ui->pane == PANE_TOLD ? ui_told_id(ui, scene) : item ? item->id : NULL;
}

static const struct feed *programme_of(const struct scene *scene, const struct concern *concern)
{
    const struct snapshot *s = scene->view.snapshot;
    for (size_t i = 0; i < s->feed_count; i++)
        if (s->feeds[i]->id == concern->feed && s->feeds[i]->conference &&
            s->feeds[i]->mode == WORD_feed_mode_SCHEDULE)
            return s->feeds[i];
    return NULL;
}

/* A session where it stands in its programme, anything else by itself. */
static void open_told(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    const char *id = ui_told_id(ui, scene);
    const struct feed *feed = NULL;
    if (!id)
        return;
    if (*id == 'e')
        feed = programme_of(scene, &scene->concerns[ui->told.selected]);
    if (feed)
        over_programme_open_at(ui, scene, feed->conference,
                               scene->concerns[ui->told.selected].start, id, effect);
    else
        over_show(ui, scene, over_of(id), id, effect);
}

static void go_up(struct ui *ui, int to)
{
    ui->below = ui->pane;
    ui->pane = PANE_TOLD;
    list_select(&ui->told, to, NULL);
}

/* From the uppermost row below the hand goes up here, and from the last one down again. */
bool ui_told_command(struct ui *ui, const struct scene *scene, enum command command,
                     struct effect *effect)
{
    const struct list *told = ui_told_list(ui, scene);
    if (!told->count)
        return false;
    if (ui->pane != PANE_TOLD) {
        bool top = (ui->pane ? &ui->day_tasks : &ui->ribbon)->selected <= 0;
        if (!(command == COMMAND_up && top) && !(command == COMMAND_pane && ui->pane == 1))
            return false;
        go_up(ui, command == COMMAND_up ? told->count - 1 : 0);
        return true;
    }
    if (command == COMMAND_open)
        open_told(ui, scene, effect);
    else if (command == COMMAND_pane)
        ui->pane = 0;
    else if (command == COMMAND_down && told->selected == told->count - 1)
        ui->pane = ui->below;
    else
        return false;
    return true;
}

bool ui_told_mouse(struct ui *ui, const struct scene *scene, const struct input_event *event,
                   struct effect *effect)
{
    struct rect area = ui_body(ui), band = ui_cut_concerns(scene, &area);
    if (!rect_has(band, event->mouse.row, event->mouse.col))
        return false;
    int row = event->mouse.row - band.row, rows = band.rows > 1 ? band.rows - 1 : 1;
    bool clicked = event->mouse.action == MOUSE_CLICK || event->mouse.action == MOUSE_DOUBLE;
    if (clicked && row < rows) {
        int which = band.rows > 1           ? told_in(ui, scene, rows, row)
                    : ui->pane == PANE_TOLD ? ui->told.selected
                                            : 0;
        if (ui->pane != PANE_TOLD)
            ui->below = ui->pane;
        ui->pane = PANE_TOLD;
        list_select(&ui->told, which, NULL);
    }
    if (event->mouse.action == MOUSE_DOUBLE && row < rows)
        open_told(ui, scene, effect);
    return true;
}
