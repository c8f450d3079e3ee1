/* SPDX-License-Identifier: MIT
 *
 * over_commands: the palette, which runs any verb by its name, and the help, which shows the keys
 * and runs the row.
 */
#include <string.h>

#include "juggle/base/str.h"
#include "juggle/base/text.h"
#include "over.h"

/* In narrow windows the help has no names, and the palette no keys: what is left of a row says
 * more. */
enum { NARROW_COLS = 56, KEY_CELLS = 10, VERB_CELLS = 16 };

static bool command_fits(const struct scene *scene, const struct command_info *info,
                         const char *typed)
{
    const char *wanted = text_fold(scene->arena, typed);
    return str_blank(typed) || strstr(text_fold(scene->arena, info->verb), wanted) ||
           strstr(text_fold(scene->arena, info->summary), wanted);
}

/* Saved filters stand behind the commands, their indexes too. */
static void filter_rows(const struct scene *scene, const char *typed, struct over_rows *rows)
{
    const struct snapshot *s = scene->view.snapshot;
    for (size_t i = 0; i < s->filter_count; i++)
        if (strstr(text_fold(scene->arena,
                             arena_printf(scene->arena, "filter %s", s->filters[i]->name)),
                   text_fold(scene->arena, typed)))
            over_push(scene, rows, COMMAND_COUNT + (int64_t)i, COMMAND_COUNT + (int)i);
}

static void help_rows(const struct ui *ui, const struct scene *scene, struct over_rows *rows)
{
    int last_group = -1;
    for (int group = 0; group < GROUP_COUNT; group++)
        for (int i = 0; i < COMMAND_COUNT; i++) {
            const struct command_info *info = command_info((enum command)i);
            bool shown = info->faces & FACE_TUI && info->keys[0];
            if ((int)info->group != group || !shown ||
                !command_fits(scene, info, input_text(&ui->line)))
                continue;
            if (group != last_group)
                over_push(scene, rows, LIST_HEADING, group);
            last_group = group;
            over_push(scene, rows, i, i);
        }
}

/* ---- the palette ---- */

/* What the screen has, and what changes something by words alone; what only prints has no place
 * here. */
static bool in_palette(const struct command_info *info)
{
    return info->faces & FACE_TUI || info->store == NEEDS_WRITE;
}

/* The words behind the verb; NULL: this isn't its line. */
static const char *words_behind(const char *line, const char *verb)
{
    size_t length = strlen(verb);
    if (!str_starts(line, verb) || (line[length] && line[length] != ' '))
        return NULL;
    return line + length + strspn(line + length, " ");
}

/* How well a command answers what was typed: the less the better, RANKS not at all. */
enum { RANK_LINE, RANK_BEGINS, RANK_HAS, RANK_SAYS, RANKS };

static int rank_of(const struct scene *scene, const struct command_info *info, const char *typed)
{
    const char *wanted = text_fold(scene->arena, typed);
    if (str_blank(typed) || str_starts(info->verb, wanted))
        return RANK_BEGINS;
    if (words_behind(typed, info->verb))
        return RANK_LINE;
    return strstr(info->verb, wanted)                                    ? RANK_HAS
           : strstr(text_fold(scene->arena, info->summary), wanted) ? RANK_SAYS
                                                                    : RANKS;
}

static bool is_pushed(const struct over_rows *rows, int index)
{
    for (size_t i = 0; i < rows->index.count; i++)
        if (rows->index.at[i] == index)
            return true;
    return false;
}

/* What was run before, the last one first. */
static void recent_rows(const struct ui *ui, const struct scene *scene, struct over_rows *rows)
{
    const struct input_history *history = &ui->commanded;
    for (int i = history->count - 1; i >= 0; i--) {
        const char *line = history->lines[(history->start + i) % INPUT_HISTORY_MAX].text;
        for (int c = 0; c < COMMAND_COUNT; c++)
            if (in_palette(command_info((enum command)c)) &&
                words_behind(line, command_info((enum command)c)->verb) && !is_pushed(rows, c))
                over_push(scene, rows, c, c);
    }
}

static void palette_rows(const struct ui *ui, const struct scene *scene, struct over_rows *rows)
{
    const char *typed = input_text(&ui->line);
    if (str_blank(typed))
        recent_rows(ui, scene, rows);
    for (int rank = 0; rank < RANKS; rank++)
        for (int i = 0; i < COMMAND_COUNT; i++) {
            const struct command_info *info = command_info((enum command)i);
            if (in_palette(info) && rank_of(scene, info, typed) == rank && !is_pushed(rows, i))
                over_push(scene, rows, i, i);
        }
    filter_rows(scene, typed, rows);
}

/* A line for the shell's reader; quotes keep blanks together. */
static void run_line(struct ui *ui, const char *verb, const char *rest, struct effect *effect)
{
    enum { WORDS_MAX = 64 };
    const char *words[WORDS_MAX] = {"juggle"};
    size_t count = 1;
    const char *line = arena_printf(&ui->scratch, "%s %s", verb, rest);
    while (count < WORDS_MAX && *(line += strspn(line, " "))) {
        bool quoted = *line == '"';
        line += quoted;
        size_t length = strcspn(line, quoted ? "\"" : " ");
        words[count++] = arena_strndup(&ui->scratch, line, length);
        line += length + (quoted && line[length]);
    }
    ui_effect(ui, effect, COMMAND_COUNT, words, count);
    effect->type = EFFECT_LINE;
}

/* "role speaking": on the row in hand; "log 20m Sync": as the shell takes it. */
static void run_typed(struct ui *ui, const struct scene *scene, enum command command,
                      struct effect *effect)
{
    const struct command_info *info = command_info(command);
    const char *words = words_behind(input_text(&ui->line), info->verb);
    const char *rest = arena_strdup(&ui->scratch, words ? words : "");
    input_set(&ui->line, arena_printf(&ui->scratch, *rest ? "%s %s" : "%s%s", info->verb, rest));
    over_close(ui);
    if (info->where & WHERE_ROW && (*rest || !(info->faces & FACE_TUI)))
        ui_run_on_selection(ui, scene, command, *rest ? rest : NULL, effect);
    else if (info->store == NEEDS_WRITE && (*rest || !(info->faces & FACE_TUI)))
        run_line(ui, info->verb, rest, effect);
    else
        ui_command(ui, scene, command, effect);
}

void over_palette_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                         struct effect *effect)
{
    struct over_rows rows = {0};
    if (!event_is_key(event, K_TAB, 0)) {
        over_list_handle(ui, scene, event, effect);
        return;
    }
    palette_rows(ui, scene, &rows);
    list_sync(&ui->rows_over, rows.ids.at, (int)rows.ids.count, ui->rows_over.height);
    int at = ui->rows_over.selected;
    if (at < 0 || rows.index.at[at] >= COMMAND_COUNT)
        return;
    const char *verb = command_info((enum command)rows.index.at[at])->verb;
    if (!words_behind(input_text(&ui->line), verb) || !input_text(&ui->line)[strlen(verb)])
        input_set(&ui->line, arena_printf(&ui->scratch, "%s ", verb));
    ui->rows_over = (struct list){0};
}

void over_palette_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        struct rect area)
{
    static const struct over_hint keys[] = {{"Enter", "run"}, {"Tab", "complete"}, {"Esc", "back"}};
    over_list_paint(ui, scene, canvas, area);
    over_paint_hints(ui, canvas, keys, 3);
}

/* Which words the row in hand takes, as its help names them; the id is that of the row of the
 * view. */
static const char *palette_about(const struct ui *ui, const struct scene *scene)
{
    size_t count;
    struct str text;
    const struct argument_info *arguments = command_arguments(&count);
    struct over_rows rows = {0};
    palette_rows(ui, scene, &rows);
    int at = ui->rows_over.known ? ui->rows_over.selected : 0;
    if (at < 0 || at >= (int)rows.ids.count || rows.index.at[at] >= COMMAND_COUNT)
        return "";
    enum command command = (enum command)rows.index.at[at];
    const char *summary = "";
    str_init(&text);
    str_add(&text, command_info(command)->verb);
    for (size_t i = 0; i < count; i++) {
        bool row = command_info(command)->where & WHERE_ROW && str_equal(arguments[i].name, "ID");
        if (arguments[i].command != command || row)
            continue;
        str_addf(&text, arguments[i].count == COUNT_OPTIONAL ? " [%s]" : " %s", arguments[i].name);
        summary = arguments[i].summary;
    }
    const char *about = *summary ? arena_printf(scene->arena, "%s: %s", text.text, summary) : "";
    str_finish(&text);
    return about;
}

static void choose(struct ui *ui, const struct scene *scene, int index, struct effect *effect)
{
    if (index >= COMMAND_COUNT) {
        const char *text = scene->view.snapshot->filters[index - COMMAND_COUNT]->text;
        over_close(ui);
        over_filter_use(ui, scene, text, effect);
        return;
    }
    if (ui->over == OVER_PALETTE) {
        run_typed(ui, scene, (enum command)index, effect);
        return;
    }
    over_close(ui);
    over_command_below(ui, scene, (enum command)index, effect);
}

static void paint_command(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                          struct rect line, int index)
{
    char key[KEY_TEXT_SIZE];
    if (index >= COMMAND_COUNT) {
        const struct filter *filter = scene->view.snapshot->filters[index - COMMAND_COUNT];
        canvas_put_cut(canvas, line.row, line.col + 2, 25, INK_NORMAL,
                       arena_printf(scene->arena, "filter %s", filter->name));
        canvas_put_cut(canvas, line.row, line.col + 28, line.cols - 28, INK_DIM, filter->text);
        return;
    }
    const struct command_info *info = command_info((enum command)index);
    bool narrow = line.cols < NARROW_COLS, named = ui->over == OVER_PALETTE;
    int col = line.col + 2;
    if (!narrow || !named) {
        canvas_put_cut(canvas, line.row, col, KEY_CELLS - 1, INK_FOOTER_KEY,
                       keymap_key(&ui->keymap, (enum command)index, key));
        col += KEY_CELLS;
    }
    if (!narrow || named) {
        canvas_put_cut(canvas, line.row, col, VERB_CELLS - 1, INK_NORMAL, info->verb);
        col += VERB_CELLS;
    }
    canvas_put_cut(canvas, line.row, col, line.col + line.cols - col, INK_DIM, info->summary);
}

const struct over_list over_palette_list = {":",    "Commands",    "No command of that name.",
                                            "run",  palette_rows,  paint_command,
                                            choose, palette_about, NULL};
const struct over_list over_help_list = {"filter",
                                         "Keys, Enter runs the row",
                                         "No key fits.",
                                         "run",
                                         help_rows,
                                         paint_command,
                                         choose,
                                         NULL,
                                         NULL};
