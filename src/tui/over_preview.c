/* SPDX-License-Identifier: MIT
 *
 * over_preview: what an import would change, what concerns the person first; and what was guessed
 * of it, each of which a key changes. Nothing is written before Enter.
 */
#include "juggle/base/str.h"
#include "juggle/base/text.h"
#include "over.h"

enum { HEAD_ROWS = 4, LOW_ROWS = 9, WORD_CELLS = 11 };

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

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

/* Found, then each that could be meant, then a new one, then none. */
static void next_conference(struct ui *ui, const struct preview *preview)
{
    int64_t *at = &ui->import.conference;
    size_t next = 0;
    if (*at == PREVIEW_NONE) {
        *at = PREVIEW_FOUND;
        return;
    }
    while (*at > 0 && next < preview->conference_count && preview->conferences[next++] != *at)
        ;
    if (*at == PREVIEW_NEW)
        *at = PREVIEW_NONE;
    else
        *at = next < preview->conference_count ? preview->conferences[next] : PREVIEW_NEW;
}

/* The next of so many words, then none again. */
static int next_of(int at, enum word_group group)
{
    return at + 1 < word_count(group) ? at + 1 : -1;
}

/* What was guessed, by its key. */
static bool change(struct ui *ui, const struct preview *preview, const struct input_event *event)
{
    struct import_form *form = &ui->import;
    if (event_is_key(event, 'm', 0))
        form->mode = next_of(form->mode, WORD_GROUP_feed_mode);
    else if (event_is_key(event, 'r', 0))
        form->role = next_of(form->role, WORD_GROUP_role);
    else if (event_is_key(event, 'c', 0))
        next_conference(ui, preview);
    else if (event_is_key(event, 'f', 0) && (preview->alike || form->follow))
        form->follow = !form->follow;
    else
        return false;
    return true;
}

void over_preview_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                         struct effect *effect)
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
    else if (change(ui, scene->preview, event))
        effect->type = EFFECT_PREVIEW;
    else if (event_is_key(event, 'z', 0))
        over_import_ask_zone(ui, effect);
    else if (event_is_key(event, 'q', 0))
        ui->over = OVER_NONE;
    else
        move_preview(ui, scene, keymap_find(&ui->keymap, event->key));
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
    int said =
        canvas_put_cut(canvas, head.row, head.col + 9, room - 8, INK_STRONG, preview->source);
    if (preview->zone_odd)
        canvas_put_cut(canvas, head.row, said + 2, head.col + head.cols - said - 3, INK_DUE,
                       preview->zone_odd);
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

struct widths {
    int title, words;
};

static struct widths widest(const struct preview *preview, bool odd)
{
    struct widths widths = {10, 0};
    for (size_t i = 0; i < preview->count; i++) {
        const struct preview_row *row = &preview->rows[i];
        if (row->type == PREVIEW_HEADING || (row->type == PREVIEW_ODD) != odd)
            continue;
        int title = text_width(row->title), words = text_width(row->text);
        widths.title = title > widths.title ? title : widths.title;
        widths.words = words > widths.words ? words : widths.words;
    }
    return widths;
}

/* As wide as the widest title, as long as the words beside it keep what they need, or more than
 * half. */
static int title_cells(struct widths widths, int cells)
{
    int most = cells - widths.words > cells * 9 / 20 ? cells - widths.words : cells * 9 / 20;
    return widths.title + 2 < most ? widths.title + 2 : most;
}

/* What is odd has much to say, and a column of its own where that one is too wide for it. */
static int odd_title_cells(const struct preview *preview, int cells, int title)
{
    struct widths odd = widest(preview, true);
    int own = title_cells(odd, cells);
    return own < title && title + odd.words <= cells ? title : own;
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
    if (!*row->title) /* it is about all of the file */
        title = 0;
    else
        canvas_put_cut(canvas, line.row, from, title - 1, INK_NORMAL, row->title);
    canvas_put_cut(canvas, line.row, from + title, cells - title, INK_DIM, row->text);
}

void over_preview_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        struct rect area)
{
    bool follows = scene->preview->alike || ui->import.follow;
    const struct over_hint hints[] = {
        {"Enter", "import"}, {"m", "mode"}, {"z", "zone"}, {"c", "conference"}, {"r", "my role"},
        {follows ? "f" : "Esc", !follows ? "leave it" : ui->import.follow ? "apart" : "follow"},
        {"Esc", "leave it"}};
    const struct preview *preview = scene->preview;
    paint_head(ui, scene, canvas, rect_cut_top(&area, head_rows(area)));
    int cells = area.cols - WORD_CELLS - 4;
    int title = title_cells(widest(preview, false), cells);
    int odd_title = odd_title_cells(preview, cells, title);
    struct rect bar = rect_cut_right(&area, 1);
    list_sync(&ui->rows_over, preview_ids(scene), (int)preview->count, area.rows);
    for (int i = 0; i < (int)preview->count; i++) {
        struct rect line = {list_row_of(&ui->rows_over, area, i), area.col, 1, area.cols};
        if (line.row < 0)
            continue;
        paint_row(&preview->rows[i], canvas, line,
                  preview->rows[i].type == PREVIEW_ODD ? odd_title : title);
        if (i == ui->rows_over.selected) {
            canvas_dye(canvas, line, INK_FOCUS);
            canvas_cursor(canvas, line.row, line.col, false);
        }
    }
    list_paint_bar(&ui->rows_over, canvas, bar);
    over_paint_hints(ui, canvas, hints, COUNT_OF(hints) - !follows);
}

