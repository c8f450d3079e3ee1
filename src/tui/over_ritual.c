/* SPDX-License-Identifier: MIT
 *
 * over_ritual: one screen of the morning, the evening or the week: its title and how far it is,
 * what is said, the rows, and the keys that mean something there.
 */
#include "over.h"

#include <string.h>

#include "juggle/base/text.h"
#include "juggle/draw/chart.h"

enum {
    ROOMY_ROWS = 14,
    WIDE_COLS = 60,
    SIDE_COLS = 130,
    LIST_COLS = 90,
    TO_CELLS = 10,
    LEAD_CELLS = 8
};

bool over_ritual_is(enum overlay over)
{
    return over == OVER_MORNING || over == OVER_EVENING || over == OVER_WEEKLY;
}

enum ritual_kind over_ritual_kind(const struct ui *ui)
{
    return (enum ritual_kind)(ui->over - OVER_MORNING);
}

struct ritual_wish over_ritual_wish(const struct ui *ui)
{
    if (!over_ritual_is(ui->over))
        return (struct ritual_wish){0};
    return (struct ritual_wish){.open = true,
                                .exact = ui->ritual.exact,
                                .kind = over_ritual_kind(ui),
                                .at = ui->ritual.at,
                                .about = ui->ritual.about};
}

/* ---- what is where ---- */

static bool has_verbs(const struct ritual_page *page)
{
    return page->rows.count && (page->hands == RITUAL_PLACES || page->hands == RITUAL_HANDS ||
                                page->hands == RITUAL_TICKS);
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

struct ritual_layout over_ritual_layout(const struct ritual_page *page, struct rect body)
{
    struct ritual_layout l = {0};
    struct rect rest = rect_inset(body, 0, body.cols >= WIDE_COLS ? 2 : 1);
    bool roomy = body.rows >= ROOMY_ROWS;
    if (body.cols >= SIDE_COLS) {
        l.side = rest;
        rest = rect_cut_left(&l.side, LIST_COLS);
        rect_cut_left(&l.side, 3);
        rect_cut_top(&l.side, 2);
    }
    int lines = (int)page->foot.count * (rest.cols < WIDE_COLS ? 2 : 1);
    l.title = rect_cut_top(&rest, 1);
    rect_cut_top(&rest, roomy);
    if (page->passed && rest.rows > 2)
        l.passed = rect_cut_top(&rest, 1);
    l.head = rect_cut_top(&rest, least((int)page->head.count, rest.rows / 3));
    rect_cut_top(&rest, roomy && (l.head.rows || l.passed.rows));
    l.verbs = rect_cut_bottom(&rest, has_verbs(page) && rest.rows > 2);
    l.foot = rect_cut_bottom(&rest, rest.rows > 4 ? least(lines, rest.rows / 3) : 0);
    rect_cut_bottom(&rest, roomy && (l.foot.rows || l.verbs.rows));
    l.list = rest;
    return l;
}

/* ---- rows ---- */

static int64_t row_id(const struct ritual_row *row, size_t index)
{
    const char *name = row->item ? row->item->id : row->id;
    if (!name)
        return (int64_t)index;
    return (int64_t)(text_hash(TEXT_HASH_START, name, strlen(name)) >> 2);
}

const int64_t *over_ritual_rows(struct ui *ui, const struct scene *scene, int height)
{
    const struct ritual_page *page = scene->ritual;
    int64_t *ids = ARENA_ARRAY(scene->arena, int64_t, page->rows.count + 1);
    for (size_t i = 0; i < page->rows.count; i++)
        ids[i] = row_id(&page->rows.at[i], i);
    list_sync(&ui->rows_over, ids, (int)page->rows.count, height);
    return ids;
}

const struct ritual_row *over_ritual_row(struct ui *ui, const struct scene *scene)
{
    over_ritual_rows(ui, scene, ui->rows_over.height);
    int at = ui->rows_over.selected;
    return at >= 0 && at < (int)scene->ritual->rows.count ? &scene->ritual->rows.at[at] : NULL;
}

/* ---- painting rows ---- */

static void paint_placed(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                         struct rect line, const struct ritual_row *row)
{
    struct rect to = rect_cut_right(&line, TO_CELLS);
    ui_paint_task(ui, scene, canvas, line, row->item, false, false);
    if (row->to_text)
        canvas_put_right(canvas, to.row, to.col, to.cols,
                         row->asks ? INK_DUE : row->to ? INK_STRONG : INK_DIM, row->to_text);
}

/* "3h of 4h", "3h unplanned", "none of 4h". */
static const char *done_of_planned(const struct scene *scene, const struct ritual_row *row)
{
    if (!row->planned)
        return row->done ? arena_printf(scene->arena, "%s unplanned", ui_length(scene, row->done))
                         : "none";
    return arena_printf(scene->arena, "%s of %s", row->done ? ui_length(scene, row->done) : "none",
                        ui_length(scene, row->planned));
}

static void paint_area(const struct scene *scene, struct canvas *canvas, struct rect line,
                       const struct ritual_page *page, const struct ritual_row *row)
{
    minutes full = 1, sum = 0;
    for (size_t i = 0; i < page->rows.count; i++) {
        const struct ritual_row *r = &page->rows.at[i];
        minutes most = r->done > r->planned ? r->done : r->planned;
        full = most > full ? most : full;
        sum += r->done;
    }
    int share = sum ? (int)((row->done * 200 + sum) / (2 * sum)) : 0,
        off = sum ? share - row->target : 0;
    bool wide = line.cols >= WIDE_COLS - 4;
    struct rect right = rect_cut_right(&line, wide ? 36 : 16);
    canvas_put(canvas, line.row, line.col, ui_area_ink(row->area), row->text);
    struct chart_scale scale = {line.row, line.col + 10, line.cols - 11, full, CHART_NO_MARK};
    if (scale.cells > 3)
        chart_progress(canvas, scale, row->done, row->planned, ui_area_ink(row->area));
    canvas_put_right(canvas, right.row, right.col, wide ? 18 : 16, INK_NORMAL,
                     done_of_planned(scene, row));
    if (wide)
        canvas_put_right(canvas, right.row, right.col + 18, 18,
                         off >= 10 || off <= -10 ? INK_DUE : INK_DIM,
                         arena_printf(scene->arena, "%d %%, yours %d %%", share, row->target));
}

static void paint_plain(struct canvas *canvas, struct rect line, const struct ritual_row *row)
{
    if (row->lead) {
        struct rect lead = rect_cut_left(&line, LEAD_CELLS);
        canvas_put_cut(canvas, lead.row, lead.col, lead.cols - 1, INK_DIM, row->lead);
    }
    if (row->right) {
        int cells = text_width(row->right);
        struct rect right = rect_cut_right(&line, cells);
        canvas_put_right(canvas, right.row, right.col, right.cols, INK_DIM, row->right);
        rect_cut_right(&line, 2);
    }
    canvas_put_cut(canvas, line.row, line.col, line.cols, row->ink, row->text);
}

static void paint_list(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect area)
{
    const struct ritual_page *page = scene->ritual;
    struct rect bar = rect_cut_right(&area, 2);
    rect_cut_left(&bar, 1);
    over_ritual_rows(ui, scene, area.rows);
    for (size_t i = 0; i < page->rows.count; i++) {
        const struct ritual_row *row = &page->rows.at[i];
        struct rect line = {list_row_of(&ui->rows_over, area, (int)i), area.col, 1, area.cols};
        if (line.row < 0)
            continue;
        if (row->charted)
            paint_area(scene, canvas, line, page, row);
        else if (row->id && row->item && row->item->type == ITEM_TASK &&
                 page->hands == RITUAL_PLACES)
            paint_placed(ui, scene, canvas, line, row);
        else
            paint_plain(canvas, line, row);
        if ((int)i == ui->rows_over.selected) {
            if (has_verbs(page))
                canvas_dye(canvas, line, INK_FOCUS);
            canvas_cursor(canvas, line.row, line.col, false);
        }
    }
    list_paint_bar(&ui->rows_over, canvas, bar);
}

/* ---- painting what stands round them ---- */

static void paint_title(const struct scene *scene, struct canvas *canvas, struct rect line)
{
    static const char *const names[RITUAL_KINDS] = {"Morning", "Evening", "Week"};
    const struct ritual_page *page = scene->ritual;
    const char *about = "";
    if (line.cols < WIDE_COLS - 4)
        about = "";
    else if (page->kind == RITUAL_WEEKLY)
        about = arena_printf(scene->arena, " from %s", ui_date(scene, page->about));
    else if (page->about != scene->today)
        about = arena_printf(scene->arena, " of %s", ui_date(scene, page->about));
    const char *right = arena_printf(scene->arena, "%s%s  %d/%d", names[page->kind], about,
                                     page->at + 1, page->count);
    struct rect mark = rect_cut_right(&line, text_width(right));
    canvas_cursor(canvas, line.row, line.col, false); /* where no row has it */
    canvas_put(canvas, mark.row, mark.col, INK_DIM, right);
    canvas_put_cut(canvas, line.row, line.col, line.cols - 1, INK_TITLE, page->title);
}

static void paint_lines(struct canvas *canvas, struct rect area, const struct line *lines,
                        size_t count)
{
    for (size_t i = 0; i < count && area.rows > 0; i++) {
        int used = canvas_put_wrapped(canvas, area, lines[i].ink, lines[i].text);
        rect_cut_top(&area, used < area.rows ? used : area.rows);
    }
}

static const char *verb(const struct ui *ui, const struct scene *scene, enum command command,
                        const char *does)
{
    char key[KEY_TEXT_SIZE];
    return arena_printf(scene->arena, "%s %s  ", keymap_key(&ui->keymap, command, key), does);
}

static const char *verb_words(struct ui *ui, const struct scene *scene)
{
    const struct ritual_page *page = scene->ritual;
    if (page->hands == RITUAL_TICKS)
        return arena_printf(
            scene->arena, "%s%s", verb(ui, scene, COMMAND_done, "opens it again"),
            page->about < scene->today ? verb(ui, scene, COMMAND_now, "today instead") : "");
    if (page->hands == RITUAL_HANDS)
        return arena_printf(scene->arena, "%s%s", verb(ui, scene, COMMAND_done, "handed over"),
                            verb(ui, scene, COMMAND_drop, "nothing follows"));
    const struct ritual_row *row = over_ritual_row(ui, scene);
    return arena_printf(
        scene->arena, "%s%s%s%s%s%s%s",
        page->first == scene->today ? verb(ui, scene, COMMAND_now, "today") : "",
        verb(ui, scene, COMMAND_defer, "tomorrow"), verb(ui, scene, COMMAND_defer_week, "later"),
        verb(ui, scene, COMMAND_defer_someday, "someday"), verb(ui, scene, COMMAND_done, "done"),
        verb(ui, scene, COMMAND_drop, "drop"), row && row->asks ? "- half" : "");
}

static void paint_stop(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect area)
{
    char clock[DATE_SIZE];
    const char *text =
        arena_printf(scene->arena, " %s ", clock_format(ui->ritual.stop, scene->h24, clock));
    canvas_put(canvas, area.row, area.col, INK_LABEL, "Stop at");
    int col = canvas_put(canvas, area.row, area.col + 9, INK_TAB_ACTIVE, text);
    canvas_cursor(canvas, area.row, area.col + 9, false);
    canvas_put_cut(canvas, area.row, col + 2, area.col + area.cols - col - 2, INK_HINT,
                   "↑ ↓ a quarter of an hour");
}

static void paint_closing(struct ui *ui, struct canvas *canvas, struct rect area)
{
    struct rect line = rect_cut_top(&area, 1);
    int col = canvas_put(canvas, line.row, line.col, INK_LABEL, "Note") + 1;
    struct rect field = {line.row, col, 1, line.col + line.cols - col};
    if (ui->ritual.noting || ui->line.text.length)
        input_paint(&ui->line, canvas, field, INK_INPUT, NULL, 0, ui->ritual.noting);
    else
        canvas_put_cut(canvas, line.row, col, field.cols, INK_HINT,
                       "n writes a line about the day, only if you like");
}

/* As many as there is room for; the first and the last always. */
static void paint_hints(struct ui *ui, struct canvas *canvas, struct over_hint *hints, size_t count)
{
    int cells = 1;
    for (size_t i = 0; i < count; i++)
        cells += (int)strlen(hints[i].key) + (int)strlen(hints[i].text) + 3;
    while (count > 2 && cells - 2 > ui->cols) {
        const struct over_hint *left_out = &hints[count - 2];
        cells -= (int)strlen(left_out->key) + (int)strlen(left_out->text) + 3;
        hints[count - 2] = hints[count - 1];
        count--;
    }
    over_paint_hints(ui, canvas, hints, count);
}

static void paint_footer(struct ui *ui, const struct scene *scene, struct canvas *canvas)
{
    const struct ritual_page *page = scene->ritual;
    bool answers = page->hands == RITUAL_CHECKS && page->rows.count;
    struct over_hint hints[6];
    size_t count = 0;
    if (ui->ritual.noting || (answers && ui->checkin.noting)) {
        over_paint_hints(ui, canvas, &(struct over_hint){"Enter", "keep the note"}, 1);
        return;
    }
    if (answers) {
        hints[count++] = (struct over_hint){"1-5", "answer"};
        hints[count++] = (struct over_hint){"-", "leave out"};
        hints[count++] = (struct over_hint){"n", "note"};
    } else {
        hints[count++] = (struct over_hint){"Enter", page->enter};
    }
    hints[count++] = (struct over_hint){"Tab", "skip"};
    if (page->at > 0)
        hints[count++] = (struct over_hint){"Left", "back"};
    hints[count++] = (struct over_hint){"Esc", "leave"};
    paint_hints(ui, canvas, hints, count);
}

static void paint_side(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect side)
{
    const struct ritual_row *row = over_ritual_row(ui, scene);
    if (!side.cols || !row || !row->item)
        return;
    canvas_vline(canvas, side.row, side.col - 2, side.rows, INK_BORDER);
    ui_paint_detail(scene, canvas, side, row->item);
}

static void paint_body(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect area)
{
    const struct ritual_page *page = scene->ritual;
    struct ritual_layout l = over_ritual_layout(page, area);
    if (page->hands == RITUAL_CHECKS) {
        struct rect rest = area;
        rect_cut_top(&rest, area.rows >= ROOMY_ROWS ? 2 : 1);
        over_checkin_paint(ui, scene, canvas, rest);
        paint_title(scene, canvas, l.title);
        return;
    }
    paint_title(scene, canvas, l.title);
    if (page->passed)
        canvas_put_cut(canvas, l.passed.row, l.passed.col, l.passed.cols, INK_HINT, page->passed);
    paint_lines(canvas, l.head, page->head.at, page->head.count);
    paint_list(ui, scene, canvas, l.list);
    if (!page->rows.count && page->empty)
        canvas_put_wrapped(canvas, l.list, INK_HINT, page->empty);
    if (page->hands == RITUAL_STOPS)
        paint_stop(ui, scene, canvas, l.list);
    else if (page->hands == RITUAL_CLOSES)
        paint_closing(ui, canvas, l.list);
    paint_lines(canvas, l.foot, page->foot.at, page->foot.count);
    if (l.verbs.rows)
        canvas_put_cut(canvas, l.verbs.row, l.verbs.col, l.verbs.cols, INK_NORMAL,
                       verb_words(ui, scene));
    paint_side(ui, scene, canvas, l.side);
}

void over_ritual_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect area)
{
    over_blank(canvas, area);
    if (!scene->ritual) {
        over_paint_hints(ui, canvas, &(struct over_hint){"Esc", "leave"}, 1);
        return;
    }
    struct rect former = canvas_clip(canvas, area);
    paint_body(ui, scene, canvas, area);
    canvas_unclip(canvas, former);
    paint_footer(ui, scene, canvas);
}
