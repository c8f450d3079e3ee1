/* SPDX-License-Identifier: MIT
 *
 * over_rows: what an overlay's list holds: commands that fit what is typed, what was found, steps.
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
}

void over_rows(const struct ui *ui, const struct scene *scene, struct over_rows *rows)
{
    *rows = (struct over_rows){0};
    if (ui->over == OVER_PALETTE || ui->over == OVER_HELP)
        command_rows(ui, scene, rows);
    else if (ui->over == OVER_FIND)
        for (size_t i = 0; i < scene->found_count; i++)
            over_push(scene, rows, (int64_t)i, (int)i);
    else if (ui->over == OVER_HISTORY)
        for (size_t i = 0; i < scene->step_count; i++)
            over_push(scene, rows, scene->steps[i].id, (int)i);
}

void over_push(const struct scene *scene, struct over_rows *rows, int64_t id, int index)
{
    VEC_PUSH(scene->arena, &rows->ids, id);
    VEC_PUSH(scene->arena, &rows->index, index);
}

bool over_move(struct list *list, enum command command, const int64_t *ids)
{
    static const struct {
        int command;
        enum list_move move;
    } moves[] = {
        {COMMAND_down, LIST_DOWN},           {COMMAND_up, LIST_UP},
        {COMMAND_page_down, LIST_PAGE_DOWN}, {COMMAND_page_up, LIST_PAGE_UP},
        {COMMAND_first, LIST_FIRST},         {COMMAND_last, LIST_LAST},
    };
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        if ((int)command == moves[i].command) {
            list_move(list, moves[i].move, ids);
            return true;
        }
    return false;
}
