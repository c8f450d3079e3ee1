/* SPDX-License-Identifier: MIT
 *
 * over_programme: the programme of a conference: its days and rooms, what was chosen, where that
 * meets or leaves time, and what the last import changed.
 */
#include <string.h>

#include "juggle/base/str.h"
#include "juggle/base/text.h"
#include "over.h"
#include "programme.h"

enum { ROOM_CELLS = 16, CHANGE_CELLS = 10, PEOPLE_CELLS = 34, WIDE_COLS = 70 };

static bool has_programme(const struct snapshot *s, int64_t conference)
{
    for (size_t i = 0; i < s->feed_count; i++)
        if (s->feeds[i]->conference == conference && s->feeds[i]->mode == WORD_feed_mode_SCHEDULE)
            return true;
    return false;
}

/* The one that is on, else the next one, else the last one. */
static int64_t nearest_conference(const struct scene *scene)
{
    const struct snapshot *s = scene->view.snapshot;
    const struct conference *best = NULL;
    for (size_t i = 0; i < s->conference_count; i++) {
        const struct conference *c = s->conferences[i];
        if (c->first_day == DAY_NONE || !has_programme(s, c->id))
            continue;
        bool ahead = c->last_day >= scene->today,
             best_ahead = best && best->last_day >= scene->today;
        if (!best || (ahead && !best_ahead) ||
            (ahead == best_ahead &&
             (ahead ? c->first_day < best->first_day : c->last_day > best->last_day)))
            best = c;
    }
    return best ? best->id : 0;
}

bool over_programme_has(const struct item *item)
{
    return item && item->type == ITEM_EVENT && item->conference && item->feed && !item->all_day &&
           item->feed->mode == WORD_feed_mode_SCHEDULE;
}

void over_programme_open_of(struct ui *ui, const struct scene *scene, int64_t conference,
                            struct effect *effect)
{
    over_open(ui, scene, OVER_PROGRAMME, effect);
    ui->programme =
        (struct programme_form){.conference = conference, .day = DAY_NONE, .at = INSTANT_NONE};
    effect->type = EFFECT_READ;
}

void over_programme_open_at(struct ui *ui, const struct scene *scene, int64_t conference,
                            instant at, const char *id, struct effect *effect)
{
    over_programme_open_of(ui, scene, conference, effect);
    ui->programme.at = at;
    ui->rows_over = (struct list){.id = ui_row_of(id), .known = true};
}

void over_programme_open(struct ui *ui, const struct scene *scene, const struct item *item,
                         struct effect *effect)
{
    int64_t conference =
        item && item->conference ? item->conference->id : nearest_conference(scene);
    if (!conference) {
        ui_say(ui, "No conference has a programme yet; i imports one", true, false);
        return;
    }
    if (over_programme_has(item))
        over_programme_open_at(ui, scene, conference, item->start, item->id, effect);
    else
        over_programme_open_of(ui, scene, conference, effect);
}

/* The session in full, or its role; closing that comes back here. */
static void open_session(struct ui *ui, const struct scene *scene, enum overlay over,
                         const struct item *item, struct effect *effect)
{
    struct list rows = ui->rows_over;
    ui->under = OVER_PROGRAMME;
    over_show(ui, scene, over, item->id, effect);
    ui->programme.rows = rows;
}

void over_programme_back(struct ui *ui)
{
    ui->over = OVER_PROGRAMME;
    ui->under = OVER_NONE;
    ui->rows_over = ui->programme.rows;
}

struct programme_wish over_programme_wish(const struct ui *ui)
{
    const struct programme_form *form = &ui->programme;
    return (struct programme_wish){
        .conference =
            ui->over == OVER_PROGRAMME || ui->under == OVER_PROGRAMME ? form->conference : 0,
        .day = form->day,
        .at = form->at,
        .by_room = form->by_room,
        .only_mine = form->only_mine,
        .filter = form->finding ? input_text(&ui->line) : form->filter,
    };
}

/* ---- hands ---- */

static void sync(struct ui *ui, const struct programme *programme)
{
    list_sync(&ui->rows_over, programme->ids, (int)programme->count, ui->rows_over.height);
}

static const struct item *in_hand(struct ui *ui, const struct programme *programme)
{
    sync(ui, programme);
    int at = ui->rows_over.selected;
    return at >= 0 && at < (int)programme->count ? programme->rows[at].item : NULL;
}

static void go_to(struct ui *ui, const struct programme *programme, day to, struct effect *effect)
{
    if (to < programme->first || to > programme->last)
        return;
    ui->programme.day = to;
    ui->rows_over = (struct list){.height = ui->rows_over.height};
    effect->type = EFFECT_READ;
}

static void handle_finding(struct ui *ui, const struct input_event *event, struct effect *effect)
{
    struct programme_form *form = &ui->programme;
    if (event_is_key(event, K_ESC, 0))
        form->filter[0] = '\0';
    else if (event_is_key(event, K_ENTER, 0)) {
        const char *text = input_text(&ui->line);
        size_t length = strlen(text) < sizeof form->filter ? strlen(text) : 0;
        memcpy(form->filter, text, length);
        form->filter[length] = '\0';
    } else {
        if (input_handle(&ui->line, event) == INPUT_CHANGED)
            effect->type = EFFECT_READ;
        return;
    }
    form->finding = false;
    effect->type = EFFECT_READ;
}

static void find(struct ui *ui)
{
    ui->programme.finding = true;
    input_set(&ui->line, ui->programme.filter);
}

static void go_back(struct ui *ui, struct effect *effect)
{
    if (ui->programme.filter[0])
        ui->programme.filter[0] = '\0';
    else if (ui->programme.only_mine)
        ui->programme.only_mine = false;
    else
        ui->over = OVER_NONE;
    effect->type = EFFECT_READ;
}

static void star(struct ui *ui, const struct item *item, struct effect *effect)
{
    if (item)
        ui_effect(ui, effect, item->starred ? COMMAND_unstar : COMMAND_star, &item->id, 1);
}

void over_programme_run(struct ui *ui, const struct scene *scene, enum command command,
                        struct effect *effect)
{
    const struct programme *programme = scene->programme;
    const struct item *item = in_hand(ui, programme);
    switch ((int)command) {
    case COMMAND_earlier:
        go_to(ui, programme, programme->day - 1, effect);
        return;
    case COMMAND_later:
        go_to(ui, programme, programme->day + 1, effect);
        return;
    case COMMAND_pane:
        ui->programme.by_room = !ui->programme.by_room;
        effect->type = EFFECT_READ;
        return;
    case COMMAND_star:
        star(ui, item, effect);
        return;
    case COMMAND_find:
        find(ui);
        return;
    case COMMAND_back:
        go_back(ui, effect);
        return;
    case COMMAND_open:
        if (item)
            open_session(ui, scene, OVER_DETAIL, item, effect);
        return;
    case COMMAND_role:
        if (item)
            open_session(ui, scene, OVER_ROLE, item, effect);
        return;
    default:
        if (!over_move(&ui->rows_over, command, programme->ids))
            over_page_command(ui, scene, command, effect);
    }
}

void over_programme_handle(struct ui *ui, const struct scene *scene,
                           const struct input_event *event, struct effect *effect)
{
    const struct programme *programme = scene->programme;
    if (!programme || !programme->conference || event_is_key(event, 'c', MOD_CTRL)) {
        ui->over = OVER_NONE;
        effect->type = EFFECT_READ;
    } else if (ui->programme.finding) {
        handle_finding(ui, event, effect);
    } else if (event->type == EVENT_MOUSE) {
        struct rect area = ui_body(ui);
        rect_cut_top(&area, 1);
        sync(ui, programme);
        list_mouse(&ui->rows_over, event, area, programme->ids);
    } else if (event_is_key(event, 'm', 0)) {
        ui->programme.only_mine = !ui->programme.only_mine;
        effect->type = EFFECT_READ;
    } else if (event->type == EVENT_KEY) {
        over_programme_run(ui, scene, keymap_find(&ui->keymap, event->key), effect);
    }
}

/* ---- painting ---- */

static char sign_of(const struct item *item)
{
    if (item->role >= WORD_role_SPEAKING && item->role <= WORD_role_WORKSHOP)
        return '>';
    return item->starred || item->role > WORD_role_NONE ? '*' : ' ';
}

static enum ink row_ink(const struct scene *scene, const struct programme_row *row)
{
    const struct item *item = row->item;
    if (item->status == WORD_status_CANCELLED || item->occurrence->event->gone ||
        item->end <= scene->now)
        return INK_DONE;
    return programme_is_chosen(item) ? INK_STRONG : INK_NORMAL;
}

static const char *clock_there(const struct scene *scene, instant at)
{
    char buf[DATE_SIZE];
    struct wall wall = programme_wall(scene->programme, at);
    return arena_printf(scene->arena, "%*s", scene->h24 ? 5 : 7,
                        clock_format(wall.second / 60, scene->h24, buf));
}

/* Where rows stand by room, the heading says it. Else rooms take what they need, and leave the rest
 * to the titles. */
static int room_cells(const struct programme *programme, int cols, bool by_room)
{
    int most = cols >= 2 * WIDE_COLS ? 2 * ROOM_CELLS : ROOM_CELLS, widest = 0;
    if (by_room || cols < WIDE_COLS)
        return 0;
    for (size_t i = 0; i < programme->count && widest < most; i++) {
        const struct item *item = programme->rows[i].item;
        int width = item && !str_blank(item->place) ? text_width(item->place) + 2 : 0;
        widest = width > widest ? width : widest;
    }
    return widest < most ? widest : most;
}

/* Names have a column where there is room, and a programme that says any. */
static int people_cells(const struct programme *programme, int cols)
{
    for (size_t i = 0; i < programme->item_count && cols >= 2 * WIDE_COLS; i++)
        if (programme->items[i].type == ITEM_EVENT && programme->items[i].occurrence->event->people)
            return PEOPLE_CELLS;
    return 0;
}

static void paint_session(const struct scene *scene, struct canvas *canvas, struct rect line,
                          const struct programme_row *row, int room)
{
    const struct item *item = row->item;
    bool wide = line.cols >= WIDE_COLS, changes = wide && scene->programme->changed > 0;
    int col = line.col + 1, end = line.col + line.cols - 1 - (changes ? CHANGE_CELLS : 0);
    enum ink ink = row_ink(scene, row);
    canvas_put(canvas, line.row, col, INK_DIM, clock_there(scene, item->start));
    col += scene->h24 ? 6 : 8;
    if (wide) {
        canvas_put_right(canvas, line.row, col, 5, INK_DIM,
                         ui_length(scene, (minutes)((item->end - item->start) / 60)));
        col += 6;
    }
    canvas_putf(canvas, line.row, col, INK_TALKS, "%c", sign_of(item));
    col += 2;
    int people = people_cells(scene->programme, line.cols);
    canvas_put_cut(canvas, line.row, col, end - col - room - people - 1, ink, item->title);
    if (people)
        canvas_put_cut(canvas, line.row, end - room - people, people - 1, INK_NORMAL,
                       ui_people_names(scene, item));
    if (room)
        canvas_put_cut(canvas, line.row, end - room, room - 1, INK_DIM, item->place);
    if (changes)
        canvas_put_cut(canvas, line.row, end, CHANGE_CELLS, INK_DUE, row->change);
}

static void paint_row(const struct scene *scene, struct canvas *canvas, struct rect line,
                      const struct programme_row *row, int room)
{
    int col = line.col + (scene->h24 ? 7 : 9) + (line.cols >= WIDE_COLS ? 6 : 0);
    switch (row->type) {
    case PROGRAMME_SESSION:
        paint_session(scene, canvas, line, row, room);
        return;
    case PROGRAMME_HEADING:
        canvas_put_cut(canvas, line.row, line.col + 1, line.cols - 2, INK_TITLE, row->text);
        return;
    case PROGRAMME_NOTE:
        canvas_put_cut(canvas, line.row, col, line.cols - col - 1, INK_FREE, row->text);
        return;
    case PROGRAMME_ALARM:
        canvas_put_cut(canvas, line.row, col, line.cols - col - 1, INK_DUE,
                       arena_printf(scene->arena, "▲ %s", row->text));
        return;
    }
}

static void paint_title(const struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        struct rect line)
{
    const struct programme *programme = scene->programme;
    const char *filter = over_programme_wish(ui).filter;
    const char *where = !str_blank(filter) ? arena_printf(scene->arena, "all days  /%s", filter)
                            : arena_printf(scene->arena, "%s, day %d of %d",
                                           ui_date(scene, programme->day),
                                           programme->day - programme->first + 1,
                                           programme->last - programme->first + 1);
    const char *right = arena_printf(scene->arena, "%zu session%s, %zu yours%s",
                                     programme->sessions, programme->sessions == 1 ? "" : "s",
                                     programme->chosen, ui->programme.by_room ? ", by room" : "");
    int width = (int)strlen(right) < line.cols / 2 ? (int)strlen(right) : 0;
    canvas_put_cut(canvas, line.row, line.col + 1, line.cols - width - 3, INK_TITLE,
                   arena_printf(scene->arena, "%s  %s", programme->conference->name, where));
    canvas_put_right(canvas, line.row, line.col, line.cols - 1, INK_DIM, width ? right : "");
}

static void paint_foot(struct ui *ui, struct canvas *canvas)
{
    static const struct over_hint hints[] = {
        {"*", "star"}, {"[ ]", "day"}, {"Tab", "room/time"}, {"m", "mine"},
        {"R", "role"}, {"/", "find"},  {"Enter", "open"},    {"Esc", "back"}};
    static const struct over_hint finding[] = {{"Enter", "keep"}, {"Esc", "all again"}};
    over_paint_hints(ui, canvas, ui->programme.finding ? finding : hints,
                     ui->programme.finding ? 2 : sizeof hints / sizeof *hints);
    if (!ui->programme.finding)
        return;
    struct rect line = {ui->rows - 2, 0, 1, ui->cols};
    canvas_fill(canvas, line, INK_NORMAL);
    int col = canvas_put(canvas, line.row, 1, INK_PROMPT, "find") + 1;
    struct rect field = {line.row, col, 1, ui->cols - col - 1};
    input_paint(&ui->line, canvas, field, INK_INPUT, NULL, 0, true);
}

void over_programme_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                          struct rect area)
{
    const struct programme *programme = scene->programme;
    over_blank(canvas, area);
    if (!programme || !programme->conference) {
        canvas_put(canvas, area.row, area.col + 1, INK_HINT, "This conference has no days yet.");
        return;
    }
    paint_title(ui, scene, canvas, rect_cut_top(&area, 1));
    struct rect bar = rect_cut_right(&area, 1);
    int room = room_cells(programme, area.cols, ui->programme.by_room);
    list_sync(&ui->rows_over, programme->ids, (int)programme->count, area.rows);
    if (!programme->count)
        canvas_put_cut(canvas, area.row, area.col + 1, area.cols - 2, INK_HINT,
                       has_programme(scene->view.snapshot, ui->programme.conference)
                           ? "Nothing here: [ and ] change the day, Esc takes a filter back."
                           : "No programme was imported for it yet: Esc, then i reads one.");
    int last = ui->rows_over.top + area.rows < (int)programme->count ? ui->rows_over.top + area.rows
                                                                     : (int)programme->count;
    for (int i = ui->rows_over.top; i < last; i++) {
        struct rect line = {list_row_of(&ui->rows_over, area, i), area.col, 1, area.cols};
        if (line.row < 0)
            continue;
        paint_row(scene, canvas, line, &programme->rows[i], room);
        if (i == ui->rows_over.selected) {
            canvas_dye(canvas, line, INK_FOCUS);
            canvas_cursor(canvas, line.row, line.col, false);
        }
    }
    list_paint_bar(&ui->rows_over, canvas, bar);
    paint_foot(ui, canvas);
}
