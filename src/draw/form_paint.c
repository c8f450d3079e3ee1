/* SPDX-License-Identifier: MIT
 *
 * form_paint: the fields, what is wrong with them, and the words on offer.
 */
#include "juggle/draw/form.h"

#include "juggle/base/text.h"

enum { BESIDE_FROM = 60 }; /* columns from which messages stand beside their fields */

static bool says_something(const struct form_state *form)
{
    for (int i = 0; i < form->count; i++)
        if (form->fields[i].message[0] || form->fields[i].reading[0])
            return true;
    return false;
}

static int label_width(const struct form_state *form, int cols)
{
    int widest = 0;
    for (int i = 0; i < form->count; i++) {
        int width = text_width(form->fields[i].label);
        widest = width > widest ? width : widest;
    }
    return widest < cols / 2 ? widest : cols / 2;
}

static void paint_field(struct form_field *field, struct canvas *canvas, struct rect row,
                        struct rect message, bool focus, bool hint)
{
    if (!focus)
        field->input.scroll = 0;
    if (focus)
        input_paint(&field->input, canvas, row, INK_INPUT, NULL, 0, true);
    else
        canvas_put_cut(canvas, row.row, row.col, row.cols, INK_INPUT, input_text(&field->input));
    if (!input_text(&field->input)[0] && field->hint && hint)
        canvas_put_cut(canvas, row.row, row.col, row.cols, INK_HINT, field->hint);
    if (field->message[0])
        canvas_put_cut(canvas, message.row, message.col, message.cols, INK_ERROR, field->message);
    else
        canvas_put_cut(canvas, message.row, message.col, message.cols, INK_DIM, field->reading);
}

/* Below the field in hand, or above it where there is more room. */
static void paint_offers(struct form_state *form, struct canvas *canvas, struct rect field)
{
    int bottom = canvas->clip.row + canvas->clip.rows;
    int below = bottom - field.row - 1, above = field.row - canvas->clip.row;
    int rows = form->offer_count < FORM_OFFERS_SHOWN ? form->offer_count : FORM_OFFERS_SHOWN;
    bool up = below < rows && above > below;
    int room = up ? above : below;
    rows = rows < room ? rows : room;
    form->offered = (struct rect){0};
    if (rows <= 0)
        return;
    struct rect box = {up ? field.row - rows : field.row + 1, field.col, rows, field.cols};
    form->offered = box;
    list_sync(&form->offer_list, NULL, form->offer_count, rows);
    canvas_fill(canvas, box, INK_NORMAL);
    for (int i = 0; i < rows; i++) {
        int index = form->offer_list.top + i;
        bool chosen = form->choosing && index == form->offer_list.selected;
        struct rect line = {box.row + i, box.col, 1, box.cols};
        canvas_put(canvas, line.row, line.col, INK_DIM, chosen ? ">" : " ");
        canvas_put_cut(canvas, line.row, line.col + 2, line.cols - 2, INK_NORMAL,
                       form->offers[index]);
        if (chosen)
            canvas_dye(canvas, line, INK_FOCUS);
    }
}

/* Fields in sight: all that fit, with the one in hand among them. */
static void scroll_to_focus(struct form_state *form, int rows)
{
    if (form->focus >= form->top + rows)
        form->top = form->focus - rows + 1;
    if (form->focus < form->top)
        form->top = form->focus;
    if (form->top > form->count - rows)
        form->top = form->count > rows ? form->count - rows : 0;
}

void form_paint(struct form_state *form, struct canvas *canvas, struct rect rect)
{
    enum { LABEL, FIELD, MESSAGE, COLUMNS };
    struct rect columns[COLUMNS] = {0};
    bool beside = rect.cols >= BESIDE_FROM;
    struct rect body = rect, foot = {0};
    if (!beside && rect.rows > 1)
        foot = rect_cut_bottom(&body, 1);
    const struct track tracks[] = {
        {.cells = label_width(form, rect.cols)}, {.weight = 3}, {.weight = 2}};
    layout_columns(body, beside ? 2 : 1, tracks, beside && says_something(form) ? COLUMNS : MESSAGE,
                   columns);
    form->area = body;
    form->typed = columns[FIELD];
    if (rect_empty(body) || form->count == 0)
        return;
    scroll_to_focus(form, body.rows);
    struct rect in_hand = {0};
    for (int i = form->top; i < form->count && i - form->top < body.rows; i++) {
        int row = body.row + i - form->top;
        bool focus = i == form->focus;
        struct rect field = {row, columns[FIELD].col, 1, columns[FIELD].cols};
        struct rect message = {row, columns[MESSAGE].col, 1, columns[MESSAGE].cols};
        canvas_put_right(canvas, row, columns[LABEL].col, columns[LABEL].cols,
                         focus ? INK_STRONG : INK_LABEL, form->fields[i].label);
        paint_field(&form->fields[i], canvas, field,
                    beside  ? message
                    : focus ? foot
                            : (struct rect){0},
                    focus, focus || !form->quiet);
        if (focus)
            form->cut = text_width(form->fields[i].message) > (beside ? message.cols : foot.cols);
        in_hand = focus ? field : in_hand;
    }
    paint_offers(form, canvas, in_hand);
}
