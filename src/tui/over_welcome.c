/* SPDX-License-Identifier: MIT
 *
 * over_welcome: the first start: three ways to begin, and beside them what is asked once. The keys
 * of the views mean what they always do; only who goes to the questions types into them.
 */
#include <string.h>

#include "juggle/base/str.h"
#include "over.h"

enum { WAY_IMPORT, WAY_ADD, WAY_DEMO, WAY_ASK, WAY_COUNT, LOW_ROWS = 13 };

static const struct {
    int command; /* whose key it has; COMMAND_COUNT: the letter's */
    const char *letter, *text, *more;
} ways[WAY_COUNT] = {
    {COMMAND_import, "", "import a programme or a calendar", ".ics, .xml, .json, or a directory"},
    {COMMAND_add, "", "add a task or an event", "Draft demo ~3h due fri @demo"},
    {COMMAND_COUNT, "d", "look at the demo", "a sample year; also: juggle demo"},
    {COMMAND_COUNT, "n", "say who you are", "name, zone and hours, asked once"},
};

static const struct {
    const char *label, *hint;
} questions[WELCOME_COUNT] = {
    [WELCOME_NAME] = {"name", "finds your sessions in programmes"},
    [WELCOME_ALIASES] = {"aliases", "ada, A. Example, ada@example.org"},
    [WELCOME_ZONE] = {"zone", "Europe/Berlin"},
    [WELCOME_HOURS] = {"hours", "09:00-18:00"},
};

void over_welcome_open(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    struct welcome_form *welcome = &ui->welcome;
    (void)scene, (void)effect;
    welcome->asking = welcome->greeting = false;
    form_finish(&welcome->form);
    form_init(&welcome->form);
    for (int i = 0; i < WELCOME_COUNT; i++)
        form_add(&welcome->form, questions[i].label, questions[i].hint,
                 welcome->known.presets[i] ? welcome->known.presets[i] : "");
}

/* The questions are one of the ways until they were answered. */
static int way_count(const struct ui *ui)
{
    return ui->welcome.known.open ? WAY_COUNT : WAY_ASK;
}

static void go(struct ui *ui, const struct scene *scene, int way, struct effect *effect)
{
    if (way == WAY_ASK) {
        ui->welcome.asking = ui->welcome.known.open;
    } else if (way == WAY_DEMO) {
        effect->type = EFFECT_DEMO;
    } else {
        over_close(ui);
        ui_command(ui, scene, (enum command)ways[way].command, effect);
    }
}

/* ---- the questions ---- */

static void send(struct ui *ui, bool skip, struct effect *effect)
{
    const char *answers[WELCOME_COUNT];
    for (int i = 0; i < WELCOME_COUNT; i++) {
        answers[i] = skip ? "" : form_text(&ui->welcome.form, i);
        form_complain(&ui->welcome.form, i, NULL);
    }
    ui_effect(ui, effect, COMMAND_welcome, answers, WELCOME_COUNT);
    effect->type = EFFECT_WELCOME;
}

static void answer(struct ui *ui, const struct input_event *event, struct effect *effect)
{
    struct form_state *form = &ui->welcome.form;
    struct input_event next = event_of_key(K_TAB, 0);
    bool more = event_is_key(event, K_ENTER, 0) && form->focus < WELCOME_COUNT - 1;
    if (event_is_leave(event)) {
        send(ui, true, effect);
        return;
    }
    int field = form->focus;
    switch (form_handle(form, more ? &next : event)) {
    case FORM_CHANGED:
        form_complain(form, field, NULL);
        break;
    case FORM_SENT:
        send(ui, false, effect);
        break;
    case FORM_LEFT:
    case FORM_HANDLED:
    case FORM_IGNORED:
        break;
    }
}

void over_welcome_kept(struct ui *ui, bool kept, enum welcome_question wrong, const char *problem)
{
    struct welcome_form *welcome = &ui->welcome;
    if (!kept && wrong != WELCOME_COUNT) {
        const char *why = strstr(problem, ": "); /* which setting it is, its label says */
        form_complain(&welcome->form, (int)wrong, why ? why + 2 : problem);
        welcome->form.focus = (int)wrong;
        /* beside the field there may be room for its beginning only */
        ui_say(ui, problem, true, false);
        return;
    }
    welcome->asking = false;
    welcome->known.open = false; /* asked is asked, also where it couldn't be written */
    ui->rows_over = (struct list){0};
    if (kept)
        ui_say(ui,
               arena_printf(&ui->scratch, "Kept in %s; change it there at any time",
                            welcome->known.path),
               false, false);
    else
        ui_say(ui, arena_printf(&ui->scratch, "%s. It holds until you leave", problem), true,
               false);
}

/* ---- keys ---- */

static int rows_from(struct rect body)
{
    return body.row + (body.rows < LOW_ROWS ? 1 : 2);
}

static int way_of(const struct input_event *event)
{
    for (int i = 0; i < WAY_COUNT; i++)
        if (ways[i].letter[0] && event_is_key(event, (unsigned char)ways[i].letter[0], 0))
            return i;
    return WAY_COUNT;
}

static void choose(struct ui *ui, const struct scene *scene, const struct input_event *event,
                   struct effect *effect)
{
    enum command command =
        event->type == EVENT_KEY ? keymap_find(&ui->keymap, event->key) : COMMAND_COUNT;
    list_sync(&ui->rows_over, NULL, way_count(ui), way_count(ui));
    if (event_is_key(event, K_ESC, 0))
        over_close(ui);
    else if (event_is_key(event, K_ENTER, 0))
        go(ui, scene, ui->rows_over.selected, effect);
    else if (event_is_key(event, K_TAB, 0))
        go(ui, scene, WAY_ASK, effect);
    /* nothing was searched yet */
    else if (command == COMMAND_COUNT || command == COMMAND_next_match) {
        if (way_of(event) < way_count(ui))
            go(ui, scene, way_of(event), effect);
    } else if (command == COMMAND_back) /* here it is the first screen, and nothing is below it */
        effect->type = EFFECT_QUIT;
    else if (!over_move(&ui->rows_over, command, NULL))
        over_view_key(ui, scene, event, effect);
}

void over_welcome_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                         struct effect *effect)
{
    int row = event->mouse.row - rows_from(ui_body(ui));
    if (ui->welcome.asking)
        answer(ui, event, effect);
    else if (event->type == EVENT_MOUSE && event->mouse.row == 0) {
        over_close(ui);
        ui_mouse(ui, scene, event, effect);
    } else if (event->type == EVENT_MOUSE && row >= 0 && row < way_count(ui) &&
             event->mouse.action == MOUSE_CLICK)
        go(ui, scene, row, effect);
    else if (event->type == EVENT_KEY)
        choose(ui, scene, event, effect);
}

/* ---- painting ---- */

static void paint_way(struct ui *ui, struct canvas *canvas, struct rect line, int way)
{
    char key[KEY_TEXT_SIZE];
    const char *letter = ways[way].command == COMMAND_COUNT
                             ? ways[way].letter
                             : keymap_key(&ui->keymap, (enum command)ways[way].command, key);
    int more = line.cols >= 76 ? 40 : line.cols;
    canvas_put_cut(canvas, line.row, line.col + 1, 3, INK_FOOTER_KEY, letter);
    int col =
        canvas_put_cut(canvas, line.row, line.col + 5, line.cols - 5, INK_STRONG, ways[way].text);
    if (more > col - line.col)
        canvas_put_cut(canvas, line.row, line.col + more, line.cols - more, INK_DIM,
                       ways[way].more);
    if (way != ui->rows_over.selected || ui->welcome.asking)
        return;
    canvas_dye(canvas, line, INK_FOCUS);
    canvas_cursor(canvas, line.row, line.col, false);
}

static void paint_questions(struct ui *ui, struct canvas *canvas, struct rect area)
{
    struct rect foot = area;
    struct welcome_form *welcome = &ui->welcome;
    struct rect title = rect_cut_top(&area, 1);
    canvas_put_cut(canvas, title.row, title.col, title.cols, INK_TITLE,
                   welcome->asking ? "About you. Enter takes what stands there" : "About you");
    if (area.rows > WELCOME_COUNT + 2)
        rect_cut_top(&area, 1);
    struct rect fields = rect_cut_top(&area, WELCOME_COUNT + (area.cols < 60));
    int row = canvas->cursor_row, col = canvas->cursor_col;
    bool shown = canvas->cursor_shown;
    form_paint(&welcome->form, canvas, rect_inset(fields, 0, 1));
    if (!welcome->asking)
        canvas_cursor(canvas, row, col, shown);
    if (area.rows < 2 || foot.cols < 60)
        return;
    rect_cut_top(&area, 1);
    canvas_put_wrapped(
        canvas, area, INK_HINT,
        "The name and the aliases find your own sessions in a programme. All of it stands in a "
        "file of yours and can be changed there; nothing leaves this machine.");
}

static void paint_hints(const struct ui *ui, struct canvas *canvas)
{
    static const struct over_hint asking[] = {
        {"Enter", "next, at the end: keep"}, {"Tab", "next"}, {"Esc", "skip all of it"}};
    static const struct over_hint brief[] = {{"Enter", "next"}, {"Esc", "skip all of it"}};
    struct over_hint choosing[4] = {{"Enter", "choose"}};
    size_t count = 1;
    char help[KEY_TEXT_SIZE];
    if (ui->welcome.known.open)
        choosing[count++] = (struct over_hint){"Tab", "who you are"};
    choosing[count++] = (struct over_hint){keymap_key(&ui->keymap, COMMAND_help, help), "help"};
    choosing[count++] = (struct over_hint){"q", "leave"};
    if (ui->welcome.asking && !over_hints_fit(ui, asking, 3))
        over_paint_hints(ui, canvas, brief, 2);
    else if (ui->welcome.asking)
        over_paint_hints(ui, canvas, asking, 3);
    else
        over_paint_hints(ui, canvas, choosing, count);
}

void over_welcome_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        struct rect area)
{
    bool low = area.rows < LOW_ROWS;
    (void)scene;
    over_blank(canvas, area);
    struct rect former = canvas_clip(canvas, area);
    struct rect inner = rect_inset(area, 0, 1);
    list_sync(&ui->rows_over, NULL, way_count(ui), way_count(ui));
    if (!low || !ui->welcome.asking) {
        struct rect title = rect_cut_top(&inner, low ? 1 : 2);
        canvas_put_cut(canvas, title.row, title.col, title.cols, INK_TITLE,
                       "Welcome. How to begin:");
        for (int i = 0; i < way_count(ui); i++)
            paint_way(ui, canvas, rect_cut_top(&inner, 1), i);
        rect_cut_top(&inner, low ? 0 : 1);
    }
    if (ui->welcome.known.open && (ui->welcome.asking || !low))
        paint_questions(ui, canvas, inner);
    canvas_unclip(canvas, former);
    paint_hints(ui, canvas);
}
