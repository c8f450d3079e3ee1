/* SPDX-License-Identifier: MIT
 *
 * reach: whatever juggle can do is reached in the terminal program by a key, or by its name in the
 * palette and a click on its row there; what is for the shell alone says here where its matter
 * stands instead, or why not.
 */
#include "unit.h"

#include <string.h>

#include "juggle/app/command.h"

static const struct {
    enum command command;
    const char *instead;
} shell_alone[] = {
    {COMMAND_agenda, "the week shows it, 2"},
    {COMMAND_search, "/ in every view"},
    {COMMAND_filters, "/ and the palette list them"},
    {COMMAND_filter_save, "C-s in /"},
    {COMMAND_filter_delete, "rare, and a new filter of the same name replaces it, C-s in /"},
    {COMMAND_show, "Enter opens the row in full"},
    {COMMAND_next, "the day's now line shows it"},
    {COMMAND_status, "a line for prompts and status bars; the header says it here"},
    {COMMAND_burnout, "the balance shows each finding, 7"},
    {COMMAND_recovery, "the balance and a conference's page"},
    {COMMAND_feeds, "/ finds them, Enter opens one"},
    {COMMAND_conferences, "the talks list them, 6"},
    {COMMAND_cfp, "the talks list them, 6"},
    {COMMAND_captures, "the review and the week's ritual list them"},
    {COMMAND_ritual, "P, Q and W keep what they decide with it"},
    {COMMAND_move, "> < { } J K + - move rows with it"},
    {COMMAND_block, "A places blocks, the mouse and J K move them"},
    {COMMAND_unstar, "* takes a choice back"},
    {COMMAND_start, "t"},
    {COMMAND_stop, "t"},
    {COMMAND_feedback, "Enter on a piece of feedback in the review"},
    {COMMAND_conference_edit, "e on a conference"},
    {COMMAND_stage, "Enter on a submission"},
    {COMMAND_decline, "X on a conference, d in an offer"},
    {COMMAND_export, "writes files, whose names the shell completes"},
    {COMMAND_backup, "made each day of use by itself"},
    {COMMAND_restore, "puts another store under a program that runs"},
    {COMMAND_doctor, "for a store that no longer opens"},
    {COMMAND_config_check, "read at the start of the program"},
    {COMMAND_config_path, "for scripts"},
    {COMMAND_config_show, "for scripts"},
    {COMMAND_config_init, "the first start writes the config"},
    {COMMAND_keys, "? shows them"},
    {COMMAND_completions, "for the shell"},
    {COMMAND_demo, "d on the first screen"},
};

static const char *instead_of(enum command command)
{
    for (size_t i = 0; i < COUNT_OF(shell_alone); i++)
        if (shell_alone[i].command == command)
            return shell_alone[i].instead;
    return NULL;
}

static void each_is_reached(void **state)
{
    (void)state;
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct command_info *info = command_info((enum command)i);
        const char *instead = instead_of((enum command)i);
        if (!(info->faces & FACE_TUI) && !instead)
            fail_msg(
                "%s: is not in the terminal program; say where its matter stands there, or why not",
                info->verb);
        if (info->faces & FACE_TUI && instead)
            fail_msg("%s: is in the terminal program; the reason why not is no longer needed",
                     info->verb);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_is_reached)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
