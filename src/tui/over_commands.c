/* SPDX-License-Identifier: MIT
 *
 * over_commands: the palette, which runs any verb by its name, and the help, which shows the keys and runs
 * the row.
 */
#include <string.h>

#include "juggle/base/str.h"
#include "juggle/base/text.h"
#include "over.h"

static bool command_fits(const struct scene *scene, const struct command_info *info,
                         const char *typed)
{
    const char *wanted = text_fold(scene->arena, typed);
    return str_blank(typed) || strstr(text_fold(scene->arena, info->verb), wanted) ||
           strstr(text_fold(scene->arena, info->summary), wanted);
}

/* The palette runs any verb with words behind it ("defer fri"), so its first word is the filter. */
static const char *filter_word(const struct ui *ui, const struct scene *scene)
{
    const char *text = input_text(&ui->line);
    if (ui->over != OVER_PALETTE)
        return text;
    return arena_strndup(scene->arena, text, strcspn(text, " "));
}

/* Saved filters stand behind the commands, their indexes too. */
static void filter_rows(const struct scene *scene, const char *typed, struct over_rows *rows)
{
    const struct snapshot *s = scene->view.snapshot;
    for (size_t i = 0; i < s->filter_count; i++)
        if (strstr(text_fold(scene->arena, arena_printf(scene->arena, "filter %s", s->filters[i]->name)),
                   text_fold(scene->arena, typed)))
            over_push(scene, rows, COMMAND_COUNT + (int64_t)i, COMMAND_COUNT + (int)i);
}

static void command_rows(const struct ui *ui, const struct scene *scene, struct over_rows *rows)
{
    const char *typed = filter_word(ui, scene);
    int last_group = -1;
    for (int group = 0; group < GROUP_COUNT; group++)
        for (int i = 0; i < COMMAND_COUNT; i++) {
            const struct command_info *info = command_info((enum command)i);
            bool shown = info->faces & FACE_TUI && (info->keys[0] || ui->over == OVER_PALETTE);
            if ((int)info->group != group || !shown || !command_fits(scene, info, typed))
                continue;
            if (ui->over == OVER_HELP && group != last_group)
                over_push(scene, rows, LIST_HEADING, group);
            last_group = group;
            over_push(scene, rows, i, i);
        }
    if (ui->over == OVER_PALETTE)
        filter_rows(scene, typed, rows);
}

/* "role speaking": a verb of the command line with words, on the row in hand. */
static void run_typed(struct ui *ui, const struct scene *scene, enum command command,
                      struct effect *effect)
{
    const char *typed = input_text(&ui->line);
    const char *rest = typed + strcspn(typed, " ");
    rest += strspn(rest, " ");
    const char *last = *rest ? arena_strdup(&ui->scratch, rest) : NULL;
    over_close(ui);
    if (last && command_info(command)->where & WHERE_ROW)
        ui_run_on_selection(ui, scene, command, last, effect);
    else
        ui_command(ui, scene, command, effect);
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
    ui_command(ui, scene, (enum command)index, effect);
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
    canvas_put_cut(canvas, line.row, line.col + 2, 9, INK_FOOTER_KEY,
                   keymap_key(&ui->keymap, (enum command)index, key));
    canvas_put_cut(canvas, line.row, line.col + 12, 15, INK_NORMAL, info->verb);
    canvas_put_cut(canvas, line.row, line.col + 28, line.cols - 28, INK_DIM, info->summary);
}

const struct over_list over_palette_list = {":", "Commands", "No command of that name.", "run", command_rows,
                                           paint_command, choose, NULL, NULL};
const struct over_list over_help_list = {"filter", "Keys, Enter runs the row", "No key fits.", "run",
                                        command_rows, paint_command, choose, NULL, NULL};
