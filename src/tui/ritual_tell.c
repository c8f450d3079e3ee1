/* SPDX-License-Identifier: MIT
 *
 * ritual_tell: what is said of the day's opening and closing outside of them: the time to stop,
 * which key opens or closes the day, and, once, that the time has come.
 */
#include "ui.h"

enum { NOON = 12 * 60, NEAR = 30 };

static bool has_stop(const struct scene *scene)
{
    return scene->rituals.today.stop_minute != MINUTES_NONE;
}

/* A stop before the day's beginning is after midnight. */
static instant stop_of(const struct scene *scene)
{
    minutes stop = ritual_stop(scene->view.in.workdays, &scene->rituals.today);
    bool next = stop < scene->view.in.workdays->day_starts_at;
    return where_instant(&scene->view.where, (struct wall){scene->today + next, stop * 60});
}

const char *ui_stop_words(const struct scene *scene)
{
    char clock[DATE_SIZE];
    if (!has_stop(scene) || scene->shown->day != scene->today)
        return "";
    return arena_printf(scene->arena, "stop %s",
                        clock_format(scene->rituals.today.stop_minute, scene->h24, clock));
}

static bool morning_waits(const struct scene *scene)
{
    return scene->rituals.today.opened == INSTANT_NONE && scene->minute < NOON &&
           scene->minute >= scene->view.in.workdays->day_starts_at;
}

static bool evening_waits(const struct scene *scene)
{
    return scene->rituals.today.closed == INSTANT_NONE && scene->now >= stop_of(scene) - NEAR * 60;
}

const char *ui_ritual_hint(const struct ui *ui, const struct scene *scene)
{
    char key[KEY_TEXT_SIZE];
    bool works = workdays_on(scene->view.in.workdays, scene->today)->works;
    if (ui->hints == HINTS_NO || ui->over != OVER_NONE || !works || scene->empty ||
        ui->view != VIEW_TODAY || scene->shown->day != scene->today)
        return "";
    enum command command = morning_waits(scene)   ? COMMAND_morning
                           : evening_waits(scene) ? COMMAND_evening
                                                  : COMMAND_COUNT;
    if (command == COMMAND_COUNT)
        return "";
    return arena_printf(scene->arena, "%s %s", keymap_key(&ui->keymap, command, key),
                        command_info(command)->footer);
}

bool ui_tell_stop(struct ui *ui, const struct scene *scene)
{
    char clock[DATE_SIZE], key[KEY_TEXT_SIZE];
    if (!has_stop(scene) || scene->rituals.stop_told || !timer_may_ask(ui) ||
        scene->rituals.today.closed != INSTANT_NONE || scene->now < stop_of(scene))
        return false;
    ui_say(ui,
           arena_printf(&ui->scratch, "%s, when you meant to stop. %s closes the day.",
                        clock_format(scene->rituals.today.stop_minute, scene->h24, clock),
                        keymap_key(&ui->keymap, COMMAND_evening, key)),
           false, false);
    return true;
}
