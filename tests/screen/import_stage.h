/* SPDX-License-Identifier: MIT
 *
 * import_stage: a home of its own with files to choose from, and the turns that the terminal
 * program makes in it: keys, what they cause, and pictures held against goldens.
 */
#ifndef JUGGLE_TESTS_SCREEN_IMPORT_STAGE_H
#define JUGGLE_TESTS_SCREEN_IMPORT_STAGE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "unit.h"

#include "juggle/app/run.h"
#include "over.h"
#include "picture.h"
#include "place.h"

struct setup {
    struct place place;
    struct world world;
    struct scene scene;
    struct ui ui;
    struct canvas canvas;
    struct preview preview;
    struct arena kept;
};

static struct setup stage;

static inline const char *told(const char *name)
{
    return arena_printf(&stage.place.names, TESTS_DATA "/import/%s", name);
}

/* ---- the turns that the terminal program makes ---- */

static inline void read_scene(void)
{
    struct err err;
    world_turn(&stage.world);
    struct scene_wish wish = ui_wish(&stage.ui);
    if (!scene_read(&stage.world, &wish, &stage.scene, &err))
        fail_msg("%s", err.text);
    stage.scene.preview = &stage.preview;
}

static inline void run(const struct effect *effect)
{
    struct reply reply;
    struct err err;
    struct call call = {.command = effect->command,
                        .color = "never",
                        .arguments = effect->words,
                        .argument_count = effect->word_count};
    reply_init(&reply, &stage.world);
    if ((effect->type == EFFECT_LINE &&
         !args_parse(&stage.world.turn, (int)effect->word_count, effect->words, &call, &err)) ||
        !run_call(&stage.world, &call, &reply, &err))
        ui_say(&stage.ui, err.text, true, false);
    else if (reply.said)
        ui_say(&stage.ui, reply.said, false, value_int(reply.answer, "undo") != 0);
    reply_finish(&reply);
}

static inline void do_import(void)
{
    struct err err;
    const char *said;
    bool undo;
    if (!preview_import(&stage.world, &stage.ui.import, &said, &undo, &err))
        fail_msg("%s", err.text);
    stage.ui.over = OVER_NONE;
    ui_say(&stage.ui, said, false, undo);
}

static inline void act(const struct effect *effect)
{
    switch ((int)effect->type) {
    case EFFECT_NONE:
        return;
    case EFFECT_RUN:
    case EFFECT_LINE:
        run(effect);
        break;
    case EFFECT_PREVIEW:
        arena_reset(&stage.kept);
        preview_read(&stage.world, &stage.ui.import, &stage.kept, &stage.preview);
        stage.ui.import.looking = stage.preview.problem == NULL;
        stage.ui.rows_over = (struct list){0};
        break;
    case EFFECT_IMPORT:
        do_import();
        break;
    default: /* none of the keys here makes any other that changes something */
        break;
    }
    read_scene();
}

static inline void handle(struct input_event event)
{
    struct effect effect;
    ui_handle(&stage.ui, &stage.scene, &event, &effect);
    act(&effect);
}

static inline void press(uint32_t code)
{
    handle(event_of_key(code, 0));
}

static inline void type(const char *text)
{
    for (; *text; text++)
        press((unsigned char)*text);
}

static inline void paint_at(int rows, int cols)
{
    canvas_resize(&stage.canvas, rows, cols);
    handle(event_of_size(rows, cols));
    ui_paint(&stage.ui, &stage.scene, &stage.canvas);
}

static inline void check(const char *name, int rows, int cols)
{
    paint_at(rows, cols);
    picture_check(&stage.canvas, name);
}

static inline void import_now(const char *path)
{
    stage.ui.import = (struct import_form){.mode = -1, .role = WORD_role_SPEAKING};
    snprintf(stage.ui.import.path, sizeof stage.ui.import.path, "%s", path);
    do_import();
    read_scene();
}

static inline void star(const char *title)
{
    for (size_t i = 0; i < stage.scene.view.count; i++)
        if (str_equal(stage.scene.view.items[i].title, title)) {
            run(&(struct effect){EFFECT_RUN, COMMAND_star, &stage.scene.view.items[i].id, 1, NULL,
                                 0});
            read_scene();
            return;
        }
    fail_msg("no session %s", title);
}

/* The stage: an empty store, and three files to choose from. */
static inline int open_stage(void **state)
{
    struct world_options options = {.now = "2027-01-25T08:30", .tz = "Europe/Berlin"};
    struct err err;
    (void)state;
    if (place_open(&stage.place) || chdir(stage.place.path))
        return -1;
    setenv("HOME", stage.place.path, 1);
    unsetenv("XDG_DATA_HOME");
    setenv("XDG_DATA_HOME", stage.place.path, 1);
    options.config = place_file(&stage.place, "config.ini", "[me]\nname = Ada Example\n");
    place_file(&stage.place, "notes.ics", "Dear diary\n");
    place_file(&stage.place, "empty.ics", "");
    if (!world_open(&stage.world, &options, &err) ||
        !world_store(&stage.world, STORE_READ, &err)) {
        fprintf(stderr, "%s\n", err.text);
        return -1;
    }
    arena_init(&stage.kept);
    ui_init(&stage.ui);
    stage.ui.day = stage.world.today;
    canvas_init(&stage.canvas, 24, 80, false);
    read_scene();
    paint_at(24, 80);
    return 0;
}

static inline int close_stage(void **state)
{
    (void)state;
    canvas_finish(&stage.canvas);
    ui_finish(&stage.ui);
    arena_finish(&stage.kept);
    world_close(&stage.world);
    return chdir("/") || place_close(&stage.place);
}

#endif
