/* SPDX-License-Identifier: MIT
 *
 * view_talks: the pipeline. Where there is room, submissions stand as cards in columns by stage,
 * with calls, conferences and talks below; else all of it is one list.
 */
#include "juggle/base/text.h"
#include "over.h"
#include "talks.h"

enum {
    BOARD_COLS = 120,
    BOARD_ROWS = 18,
    CARD_ROWS = 3,
    STAGE_CELLS = 11,
    WHEN_CELLS = 11,
    WHERE_CELLS = 20,
    CARD_CELLS = 36 /* enough for a place and a date beside it */
};

/* What the list holds, as it is laid out: rows by their index, below headings and hints. */
enum { LINE_PIPELINE = -1, LINE_HINT = -2, LINE_BLANK = -3, LINE_TITLE = -4 };

struct talks_lines {
    VEC(int64_t) ids;
    VEC(int) what;    /* an index, or one of the above */
    VEC(int) section; /* of headings and hints */
};

static const struct talks *talks_of(const struct scene *scene)
{
    static const struct talks nothing = {.rows = NULL};
    return scene->talks ? scene->talks : &nothing;
}

static bool has_board(const struct ui *ui)
{
    return ui->cols >= BOARD_COLS && ui_body(ui).rows >= BOARD_ROWS;
}

static void push(const struct scene *scene, struct talks_lines *lines, int64_t id, int what,
                 int section)
{
    VEC_PUSH(scene->arena, &lines->ids, id);
    VEC_PUSH(scene->arena, &lines->what, what);
    VEC_PUSH(scene->arena, &lines->section, section);
}

static void push_rows(const struct scene *scene, struct talks_lines *lines, int first, int last)
{
    const struct talks *talks = talks_of(scene);
    for (size_t i = 0; i < talks->count; i++)
        if ((int)talks->rows[i].section >= first && (int)talks->rows[i].section <= last)
            push(scene, lines, ui_row_of(talks->rows[i].id), (int)i, (int)talks->rows[i].section);
}

/* One part of the list: its title, its rows or what to do where there is none. */
static void push_part(const struct scene *scene, struct talks_lines *lines, int title, int first,
                      int last)
{
    size_t before = lines->ids.count;
    if (before)
        push(scene, lines, LIST_HEADING, LINE_BLANK, first);
    push(scene, lines, LIST_HEADING, title, first);
    size_t headed = lines->ids.count;
    push_rows(scene, lines, first, last);
    if (lines->ids.count == headed)
        push(scene, lines, LIST_HEADING, LINE_HINT, first);
}

static void lay_out(const struct ui *ui, const struct scene *scene, struct talks_lines *lines)
{
    *lines = (struct talks_lines){0};
    if (has_board(ui)) {
        push_rows(scene, lines, 0, TALKS_SECTIONS - 1);
        return;
    }
    push_part(scene, lines, LINE_PIPELINE, 0, TALKS_COLUMNS - 1);
    for (int section = TALKS_CALLS; section < TALKS_SECTIONS; section++)
        push_part(scene, lines, LINE_TITLE, section, section);
}

static void sync(struct ui *ui, const struct talks_lines *lines, int height)
{
    list_sync(&ui->talks, lines->ids.at, (int)lines->ids.count, height);
}

static const struct talks_row *row_in_hand(struct ui *ui, const struct scene *scene)
{
    struct talks_lines lines;
    lay_out(ui, scene, &lines);
    sync(ui, &lines, ui->talks.height);
    int at = ui->talks.selected;
    return at >= 0 && lines.what.at[at] >= 0 ? &talks_of(scene)->rows[lines.what.at[at]] : NULL;
}

/* ---- painting ---- */

static const char *hint_of(int section)
{
    switch (section) {
    case TALKS_CALLS:
        return "No call is open.  a adds a conference, with the last day of its call.";
    case TALKS_TRIPS:
        return "None yet.  Y prices one before you say yes, i imports a programme.";
    case TALKS_TALKS:
        return "None yet.  a adds one that can be given many times.";
    default:
        return "Nothing is offered yet.  a offers a talk to a conference.";
    }
}

static enum ink row_ink(const struct talks_row *row)
{
    return row->pressing                                             ? INK_DUE
           : row->section == TALKS_YES                               ? INK_STRONG
           : row->section == TALKS_NO || row->section == TALKS_GIVEN ? INK_DIM
                                                                     : INK_NORMAL;
}

/* note, title, where, when: what fits, the title getting what is left. */
static void paint_row(struct canvas *canvas, struct rect line, const struct talks_row *row,
                      int where_cells)
{
    bool where = line.cols >= 60;
    int right = WHEN_CELLS + (where ? where_cells : 0);
    int note = line.cols >= 40 ? (row->section < TALKS_COLUMNS ? STAGE_CELLS : 14) : 0;
    bool empty = !*row->when && (!where || !*row->where);
    int title = line.cols - (empty ? 0 : right) - note - 2, end = line.col + line.cols;
    enum ink ink = row_ink(row);
    canvas_put_cut(canvas, line.row, line.col + 1, note,
                   row->section < TALKS_COLUMNS ? ink : INK_DIM, row->note);
    canvas_put_cut(canvas, line.row, line.col + 1 + note, title, ink, row->title);
    if (where)
        canvas_put_cut(canvas, line.row, end - right, where_cells - 1, INK_DIM, row->where);
    canvas_put_right(canvas, line.row, end - WHEN_CELLS, WHEN_CELLS - 1,
                     row->pressing ? INK_DUE : INK_DIM, row->when);
}

static void paint_counts(const struct scene *scene, struct canvas *canvas, struct rect line)
{
    int col = canvas_put(canvas, line.row, line.col, INK_TITLE, "Pipeline") + 2;
    for (int i = 0; i < TALKS_COLUMNS; i++)
        if (talks_of(scene)->counts[i] && col < line.col + line.cols - 16)
            col = canvas_putf(canvas, line.row, col, INK_DIM, "%s %zu",
                              talks_section_title((enum talks_section)i),
                              talks_of(scene)->counts[i]) +
                  2;
    const char *outlook = talks_of(scene)->outlook;
    if (outlook && line.col + line.cols - col > text_width(outlook))
        canvas_put_right(canvas, line.row, col, line.col + line.cols - col - 1,
                         talks_of(scene)->full ? INK_DUE : INK_DIM, outlook);
}

static void paint_list(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect area)
{
    struct talks_lines lines;
    struct rect bar = rect_cut_right(&area, 1);
    lay_out(ui, scene, &lines);
    sync(ui, &lines, area.rows);
    for (int i = 0; i < (int)lines.ids.count; i++) {
        struct rect line = {list_row_of(&ui->talks, area, i), area.col + 1, 1, area.cols - 1};
        int what = lines.what.at[i], section = lines.section.at[i];
        if (line.row < 0)
            continue;
        if (what >= 0)
            paint_row(canvas, line, &talks_of(scene)->rows[what], WHERE_CELLS);
        else if (what == LINE_PIPELINE)
            paint_counts(scene, canvas, line);
        else if (what == LINE_TITLE)
            canvas_put_cut(canvas, line.row, line.col, line.cols, INK_TITLE,
                           talks_section_title((enum talks_section)section));
        else if (what == LINE_HINT)
            canvas_put_cut(canvas, line.row, line.col + 1, line.cols - 1, INK_HINT,
                           hint_of(section));
        if (i == ui->talks.selected) {
            canvas_dye(canvas, line, INK_FOCUS);
            canvas_cursor(canvas, line.row, line.col, false);
        }
    }
    list_paint_bar(&ui->talks, canvas, bar);
}

/* ---- the board ---- */

static int most_cards(const struct talks *talks)
{
    size_t cards = 2;
    for (int i = 0; i < TALKS_COLUMNS; i++)
        cards = talks->counts[i] > cards ? talks->counts[i] : cards;
    return (int)cards;
}

/* With the blank one below. In narrow columns the date has a row of its own, as far as all cards
 * are in sight. */
static int card_rows(const struct talks *talks, struct rect area)
{
    bool narrow = area.cols / TALKS_COLUMNS < CARD_CELLS;
    return CARD_ROWS + (narrow && most_cards(talks) * (CARD_ROWS + 1) < area.rows / 2);
}

/* What the fullest column needs, and no more than the half. */
static int board_rows(const struct talks *talks, struct rect area)
{
    int wanted = most_cards(talks) * card_rows(talks, area) + 1;
    return wanted < area.rows / 2 ? wanted : area.rows / 2;
}

/* Where a section stands, its title in the first row. */
static struct rect box_of(const struct talks *talks, struct rect area, int section)
{
    bool board = section < TALKS_COLUMNS;
    int parts = board ? TALKS_COLUMNS : TALKS_SECTIONS - TALKS_COLUMNS;
    int at = board ? section : section - TALKS_COLUMNS;
    int top = board_rows(talks, area);
    int from = area.cols * at / parts, to = area.cols * (at + 1) / parts;
    return (struct rect){area.row + (board ? 0 : top + 1), area.col + from,
                         board ? top : area.rows - top - 1, to - from - 1};
}

/* The index of the first row of a section among all, by the counts. */
static int first_of(const struct talks *talks, int section)
{
    int first = 0;
    for (int i = 0; i < section; i++)
        first += (int)talks->counts[i];
    return first;
}

/* Where a row stands; no rows high where it is out of sight. What is in hand stays in sight. */
static struct rect place_of(const struct ui *ui, const struct talks *talks, struct rect area,
                            int index)
{
    int section = (int)talks->rows[index].section, first = first_of(talks, section);
    struct rect box = box_of(talks, area, section);
    int height = section < TALKS_COLUMNS ? card_rows(talks, area) : 1;
    int room = (box.rows - 1) / height, at = index - first, in_hand = ui->talks.selected - first;
    bool here = in_hand >= 0 && in_hand < (int)talks->counts[section];
    int top = here && in_hand >= room ? in_hand - room + 1 : 0;
    if (at < top || at >= top + room)
        return (struct rect){box.row, box.col, 0, 0};
    return (struct rect){box.row + 1 + (at - top) * height, box.col, height == 1 ? 1 : height - 1,
                         box.cols};
}

static void paint_card(struct canvas *canvas, struct rect card,
                       const struct talks_row *row)
{
    for (int r = 0; r < card.rows; r++)
        canvas_put(canvas, card.row + r, card.col, INK_TALKS, "▌");
    rect_cut_left(&card, 2);
    canvas_put_cut(canvas, card.row, card.col, card.cols, row_ink(row), row->title);
    /* cells kept for it beside the place */
    int when = card.rows > 2 ? 0 : text_width(row->when) + 2;
    int col = canvas_put_cut(canvas, card.row + 1, card.col, card.cols - when, INK_DIM, row->where);
    canvas_put(canvas, card.row + (when ? 1 : 2), when ? col + 2 : card.col, INK_DIM, row->when);
}

/* Below the board lines are short: the places of a section take what they need, and leave the rest
 * to its titles. */
static int where_cells(const struct talks *talks, int section)
{
    int widest = 0, first = first_of(talks, section);
    for (int i = 0; i < (int)talks->counts[section]; i++) {
        int width = text_width(talks->rows[first + i].where) + 2;
        widest = width > widest ? width : widest;
    }
    return widest < WHERE_CELLS ? widest : WHERE_CELLS;
}

static void paint_title(const struct scene *scene, struct canvas *canvas, struct rect area,
                        int section)
{
    struct rect box = box_of(talks_of(scene), area, section);
    size_t count = talks_of(scene)->counts[section];
    int col = canvas_put_cut(canvas, box.row, box.col + 1, box.cols - 1, INK_TITLE,
                             talks_section_title((enum talks_section)section));
    if (count)
        canvas_putf(canvas, box.row, col + 1, INK_DIM, "%zu", count);
    else if (section >= TALKS_COLUMNS)
        canvas_put_wrapped(canvas,
                           (struct rect){box.row + 1, box.col + 1, box.rows - 1, box.cols - 2},
                           INK_HINT, hint_of(section));
}

static void paint_board(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        struct rect area)
{
    const struct talks *talks = talks_of(scene);
    struct talks_lines lines;
    lay_out(ui, scene, &lines);
    sync(ui, &lines, area.rows);
    canvas_hline(canvas, area.row + board_rows(talks, area), area.col, area.cols,
                 INK_BORDER);
    for (int section = 0; section < TALKS_SECTIONS; section++) {
        struct rect box = box_of(talks_of(scene), area, section);
        paint_title(scene, canvas, area, section);
        if (box.col > area.col)
            canvas_vline(canvas, box.row, box.col - 1, box.rows, INK_BORDER);
    }
    for (int i = 0; i < (int)talks->count; i++) {
        struct rect place = place_of(ui, talks, area, i);
        if (!place.rows)
            continue;
        if (place.rows > 1)
            paint_card(canvas, place, &talks->rows[i]);
        else
            paint_row(canvas, place, &talks->rows[i],
                      where_cells(talks, (int)talks->rows[i].section));
        if (i == ui->talks.selected) {
            canvas_dye(canvas, place, INK_FOCUS);
            canvas_cursor(canvas, place.row, place.col, false);
        }
    }
}

static void paint(struct ui *ui, const struct scene *scene, struct canvas *canvas, struct rect area)
{
    if (talks_of(scene)->problem)
        canvas_put_wrapped(canvas, rect_inset(area, 1, 1), INK_ERROR, talks_of(scene)->problem);
    else if (has_board(ui))
        paint_board(ui, scene, canvas, area);
    else
        paint_list(ui, scene, canvas, area);
}

/* ---- hands ---- */

/* The first row of the section before or after the one in hand that has any. */
static void go_to_section(struct ui *ui, const struct scene *scene, int by)
{
    const struct talks *talks = talks_of(scene);
    const struct talks_row *row = row_in_hand(ui, scene);
    struct talks_lines lines;
    int section = row ? (int)row->section : 0;
    do
        section += by;
    while (section >= 0 && section < TALKS_SECTIONS && !talks->counts[section]);
    if (section < 0 || section >= TALKS_SECTIONS)
        return;
    lay_out(ui, scene, &lines);
    for (int i = 0; i < (int)lines.what.count; i++)
        if (lines.what.at[i] == first_of(talks, section))
            list_select(&ui->talks, i, lines.ids.at);
}

static bool handle(struct ui *ui, const struct scene *scene, enum command command,
                   struct effect *effect)
{
    const struct talks_row *row = row_in_hand(ui, scene);
    switch ((int)command) {
    case COMMAND_left:
    case COMMAND_right:
    case COMMAND_pane:
        go_to_section(ui, scene, command == COMMAND_left ? -1 : 1);
        return true;
    case COMMAND_open:
        if (row)
            over_show(ui, scene, over_of(row->id), row->id, effect);
        return true;
    case COMMAND_programme:
        if (!row || !row->conference)
            return false;
        over_programme_open_of(ui, scene, row->conference, effect);
        return true;
    case COMMAND_drop:
        if (row && row->conference)
            over_decline_open(ui, scene, row->conference, effect);
        return true;
    case COMMAND_add:
        over_open(ui, scene, OVER_NEW, effect);
        return true;
    case COMMAND_delete:
        if (row)
            ui_effect(ui, effect, command, &row->id, 1);
        return true;
    default:
        return false;
    }
}

static bool mouse(struct ui *ui, const struct scene *scene, const struct input_event *event,
                  struct effect *effect)
{
    struct talks_lines lines;
    struct rect area = ui_body(ui);
    bool taken = false;
    lay_out(ui, scene, &lines);
    sync(ui, &lines, area.rows);
    if (!has_board(ui))
        taken = list_mouse(&ui->talks, event, area, lines.ids.at);
    for (int i = 0; has_board(ui) && i < (int)talks_of(scene)->count; i++)
        if (rect_has(place_of(ui, talks_of(scene), area, i), event->mouse.row, event->mouse.col)) {
            list_select(&ui->talks, i, lines.ids.at);
            taken = true;
            break;
        }
    return taken &&
           (event->mouse.action != MOUSE_DOUBLE || handle(ui, scene, COMMAND_open, effect));
}

static const struct item *selection(const struct ui *ui, const struct scene *scene)
{
    (void)ui, (void)scene;
    return NULL;
}

static const char *subject(struct ui *ui, const struct scene *scene)
{
    const struct talks_row *row = row_in_hand(ui, scene);
    return row ? row->id : NULL;
}

static struct list *rows(struct ui *ui, const struct scene *scene, const int64_t **ids)
{
    struct talks_lines lines;
    lay_out(ui, scene, &lines);
    sync(ui, &lines, ui->talks.height);
    *ids = lines.ids.at;
    return &ui->talks;
}

const struct view_ops view_talks = {"Talks", handle, mouse, paint, selection, rows, subject};
