/* SPDX-License-Identifier: MIT
 *
 * over_paper: a plan or the price of an offer, to read, and to say yes to with Enter.
 */
#include <string.h>

#include "juggle/base/str.h"
#include "over.h"

enum { HEAD_ROWS = 2 };

/* What there is to read; an empty one until it was asked for. */
static const struct paper *paper_of(const struct scene *scene)
{
    static const struct paper nothing = {.title = ""};
    return scene->paper && (scene->paper->title || scene->paper->problem) ? scene->paper : &nothing;
}

void over_plan_open(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    (void)scene;
    ui->paper = (struct paper_form){.kind = PAPER_PLAN, .reading = true};
    effect->type = EFFECT_PAPER;
}

void over_whatif_open(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    (void)scene, (void)effect;
    ui->paper = (struct paper_form){.kind = PAPER_WHATIF};
}

/* y and d, of an offer. false: the key is none of them. */
static bool answer(struct ui *ui, const struct scene *scene, const struct input_event *event,
                   struct effect *effect)
{
    const struct paper *paper = paper_of(scene);
    bool offered = event_is_key(event, 'y', 0) && paper->accept && ui->paper.kind == PAPER_WHATIF;
    bool no = event_is_key(event, 'd', 0) && paper->decline;
    if (!offered && !no)
        return false;
    ui->paper.answer = no ? PAPER_NO : PAPER_AS_OFFERED;
    effect->type = EFFECT_ACCEPT;
    return true;
}

static void enter(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    const char *text = input_text(&ui->line);
    if (ui->paper.reading) {
        ui->paper.answer = PAPER_YES;
        if (paper_of(scene)->accept)
            effect->type = EFFECT_ACCEPT;
        else if (paper_of(scene)->title[0])
            ui->over = OVER_NONE;
        return;
    }
    if (str_blank(text) || strlen(text) >= sizeof ui->paper.line)
        return;
    memcpy(ui->paper.line, text, strlen(text) + 1);
    effect->type = EFFECT_PAPER;
}

static void scroll(struct ui *ui, const struct scene *scene, const struct input_event *event,
                   struct effect *effect)
{
    enum command command =
        event->type == EVENT_KEY ? keymap_find(&ui->keymap, event->key) : COMMAND_COUNT;
    struct rect area = ui_body(ui);
    rect_cut_top(&area, HEAD_ROWS);
    list_sync(&ui->rows_over, NULL, (int)paper_of(scene)->count, ui->rows_over.height);
    if (event->type == EVENT_MOUSE)
        list_mouse(&ui->rows_over, event, area, NULL);
    else if (command == COMMAND_back)
        ui->over = OVER_NONE;
    else if (!over_read_on(&ui->rows_over, command))
        over_leave_for(ui, scene, command, effect);
}

void over_paper_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                       struct effect *effect)
{
    if (event_is_leave(event))
        ui->over = OVER_NONE;
    else if (event_is_key(event, K_ENTER, 0))
        enter(ui, scene, effect);
    else if (ui->paper.reading) {
        if (!answer(ui, scene, event, effect))
            scroll(ui, scene, event, effect);
    } else if (input_handle(&ui->line, event) == INPUT_CHANGED)
        ui->paper.line[0] = '\0'; /* what was wrong with the last one is said no more */
}

/* ---- painting ---- */

static const char *offer_reading(const struct ui *ui, const struct scene *scene)
{
    struct offer_line line;
    offer_line_read(scene->arena, input_text(&ui->line), scene->today, &line);
    if (line.from == DAY_NONE)
        return "name, first and last day, my role, zone, new, tweak or rerun, 30min, online";
    return arena_printf(scene->arena, "%s · %s%s%s · %s%s%s%s%s%s",
                        str_blank(line.name) ? "?" : line.name, ui_date(scene, line.from),
                        line.to > line.from ? " to " : "",
                        line.to > line.from ? ui_date(scene, line.to) : "", line.role,
                        line.talk ? ", " : "", line.talk ? line.talk : "", line.zone ? " · " : "",
                        line.zone ? line.zone : "", line.online ? " · online" : "");
}

/* With a blank line below it, where there is room for that. */
static void put_paragraph(struct canvas *canvas, struct rect *area, enum ink ink, const char *text)
{
    int used = canvas_put_wrapped(canvas, *area, ink, text) + (area->rows > 6);
    rect_cut_top(area, used < area->rows ? used : area->rows);
}

static void paint_asking(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                         struct rect area)
{
    struct rect line = {ui->rows - 2, 0, 1, ui->cols};
    canvas_put(canvas, area.row, area.col + 1, INK_TITLE, "What would a yes cost?");
    area = rect_inset(area, 0, 1);
    rect_cut_top(&area, area.rows > 8 ? 2 : 1);
    put_paragraph(canvas, &area, INK_HINT,
                  "KubeCon EU 2027-03-23 2027-03-26 speaking Europe/Amsterdam new 30min");
    put_paragraph(canvas, &area, INK_STRONG, offer_reading(ui, scene));
    if (ui->paper.line[0] && paper_of(scene)->problem)
        put_paragraph(canvas, &area, INK_ERROR, paper_of(scene)->problem);
    canvas_fill(canvas, line, INK_NORMAL);
    int col = canvas_put(canvas, line.row, 1, INK_PROMPT, "what if") + 1;
    input_paint(&ui->line, canvas, (struct rect){line.row, col, 1, ui->cols - col - 1}, INK_INPUT,
                NULL, 0, true);
}

static void paint_reading(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                          struct rect area)
{
    const struct paper *paper = paper_of(scene);
    struct rect head = rect_cut_top(&area, HEAD_ROWS);
    if (paper->problem) {
        canvas_put_wrapped(canvas, rect_inset(area, 0, 1), INK_ERROR, paper->problem);
        return;
    }
    canvas_put_cut(canvas, head.row, head.col + 1, head.cols - 2, INK_TITLE, paper->title);
    lines_paint(paper->lines, paper->count, &ui->rows_over, canvas, area, false);
}

/* Every answer has its key in sight: where words are too many, fewer say the same. */
static void paint_keys(const struct ui *ui, struct canvas *canvas, const struct paper *paper)
{
    enum { KEYS = 4 }; /* with all of them there are changes to accept */
    const char *leave = paper->decline   ? "nothing"
                        : !paper->accept ? "back"
                        : ui->cols < 50  ? "leave"
                                         : "leave everything as it is";
    const struct over_hint keys[KEYS] = {
        {"Enter", paper->accept}, {"y", paper->offered}, {"d", paper->decline}, {"Esc", leave}};
    const char *const brief[KEYS] = {"with changes", "as is", "no", ""};
    struct over_hint shown[KEYS];
    size_t count = 0;
    for (size_t i = 0; i < KEYS; i++)
        if (keys[i].text)
            shown[count++] = keys[i];
    if (count == KEYS && !over_hints_fit(ui, shown, count))
        for (size_t i = 0; i < KEYS; i++)
            shown[i].text = brief[i];
    over_paint_hints(ui, canvas, shown, count);
}

void over_paper_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                      struct rect area)
{
    static const struct paper asking = {.accept = "price it"};
    const struct paper *paper = ui->paper.reading ? paper_of(scene) : &asking;
    over_blank(canvas, area);
    if (ui->paper.reading)
        paint_reading(ui, scene, canvas, area);
    else
        paint_asking(ui, scene, canvas, area);
    paint_keys(ui, canvas, paper);
}
