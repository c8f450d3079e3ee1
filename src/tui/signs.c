/* SPDX-License-Identifier: MIT
 *
 * signs: what stands out most now, in two lines for the day, and the key that says why.
 */
#include "over.h"

#include "juggle/base/str.h"
#include "juggle/base/text.h"

enum { SIGN_ROWS = 3, ROWS_LEFT = 8, WHY_CELLS = 6 };

/* The loudest that speaks now; NULL: none does. */
static const struct insight_finding *loudest(const struct scene *scene)
{
    const struct insight *known = scene->insight;
    for (int i = 0; known && i < known->finding_count; i++) {
        const struct insight_finding *f = &known->findings[i];
        if (!f->ahead && f->snoozed_until == DAY_NONE)
            return f;
    }
    return NULL;
}

struct rect ui_cut_signs(const struct scene *scene, struct rect *area)
{
    bool room = area->rows >= SIGN_ROWS + ROWS_LEFT && loudest(scene) && scene->day == scene->today;
    return rect_cut_bottom(area, room ? SIGN_ROWS : 0);
}

void ui_paint_signs(const struct ui *ui, const struct scene *scene, struct canvas *canvas,
                    struct rect area)
{
    char key[KEY_TEXT_SIZE];
    const struct insight_finding *f = loudest(scene);
    if (area.rows < SIGN_ROWS || !f)
        return;
    canvas_hline(canvas, area.row, area.col, area.cols, INK_BORDER);
    int row = area.row + 1, end = area.col + area.cols;
    int col = canvas_put(canvas, row, area.col + 1, insight_finding_ink(f->level),
                         insight_finding_sign(f->level));
    const char *fact = text_width(f->fact) <= end - col - 2 ? f->fact : f->title;
    canvas_put_cut(canvas, row, col + 1, end - col - 2, INK_NORMAL, fact);
    const char *change = str_blank(f->change) ? f->comparison : f->change;
    canvas_put_cut(canvas, row + 1, area.col + 3, area.cols - 4 - WHY_CELLS, INK_DIM,
                   arena_printf(scene->arena, f->command ? "→ %s" : "%s", change));
    col = canvas_put(canvas, row + 1, end - WHY_CELLS, INK_FOOTER_KEY,
                     keymap_key(&ui->keymap, COMMAND_why, key));
    canvas_put(canvas, row + 1, col + 1, INK_FOOTER_TEXT, "why");
}

void over_why(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    const struct insight_finding *f = loudest(scene);
    if (!f) {
        ui_say(ui,
               scene->insight ? "Nothing stands out now"
                              : "What stands out is still being added up",
               false, false);
        return;
    }
    ui->findings.id = f->id;
    ui->findings.known = true;
    over_open(ui, scene, OVER_FINDING, effect);
}
