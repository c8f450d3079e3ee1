/* SPDX-License-Identifier: MIT
 *
 * stage: the demo's year on a canvas, with keys to press and pictures held against goldens.
 */
#ifndef JUGGLE_TESTS_SCREEN_STAGE_H
#define JUGGLE_TESTS_SCREEN_STAGE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "unit.h"

#include "juggle/app/demo.h"
#include "juggle/app/run.h"
#include "picture.h"
#include "ui.h"

struct setup {
    struct world world;
    struct scene scene;
    struct insight insight;
    struct ui ui;
    struct canvas canvas;
};

static struct setup stage;

static inline void read_scene(void)
{
    struct err err;
    struct scene_wish wish = ui_wish(&stage.ui);
    wish.insight = stage.insight.known ? &stage.insight : NULL;
    world_turn(&stage.world);
    if (!scene_read(&stage.world, &wish, &stage.scene, &err))
        fail_msg("%s", err.text);
    stage.scene.insight = stage.insight.known ? &stage.insight : NULL;
}

/* db NULL: the demo's year. */
static inline int open_stage_at(const char *now, const char *db)
{
    struct world_options options = {.now = now, .tz = "Europe/Berlin", .db = db};
    struct err err;
    if (!world_open(&stage.world, &options, &err) ||
        !(db ? world_store(&stage.world, STORE_READ, &err) : demo_fill(&stage.world, &err))) {
        fprintf(stderr, "%s\n", err.text);
        return -1;
    }
    insight_init(&stage.insight);
    if (!insight_read(&stage.insight, &stage.world, true, &err)) {
        fprintf(stderr, "%s\n", err.text);
        return -1;
    }
    ui_init(&stage.ui);
    stage.ui.day = stage.world.today;
    canvas_init(&stage.canvas, 24, 80, false);
    read_scene();
    return 0;
}

static inline int open_stage(void **state)
{
    (void)state;
    return open_stage_at("2026-11-23T13:24", NULL);
}

static inline int close_stage(void **state)
{
    (void)state;
    canvas_finish(&stage.canvas);
    ui_finish(&stage.ui);
    insight_finish(&stage.insight);
    if (stage.world.demo_directory)
        demo_discard(&stage.world);
    world_close(&stage.world);
    return 0;
}

static inline void paint_at(int rows, int cols)
{
    struct effect effect;
    struct input_event size = event_of_size(rows, cols);
    canvas_resize(&stage.canvas, rows, cols);
    ui_handle(&stage.ui, &stage.scene, &size, &effect);
    ui_paint(&stage.ui, &stage.scene, &stage.canvas);
}

static inline void press(uint32_t code)
{
    struct effect effect;
    struct input_event event = event_of_key(code, 0);
    ui_handle(&stage.ui, &stage.scene, &event, &effect);
    if (effect.type == EFFECT_READ)
        read_scene();
}

static inline void check(const char *name, int rows, int cols)
{
    paint_at(rows, cols);
    picture_check(&stage.canvas, name);
}

/* A command as the keys run it; its words end with NULL. */
#define RUN(command, ...)                                                                          \
    do {                                                                                           \
        struct reply run_reply;                                                                    \
        struct err run_err;                                                                        \
        reply_init(&run_reply, &stage.world);                                                      \
        if (!run_words(&stage.world, &run_reply, &run_err, command, __VA_ARGS__))                  \
            fail_msg("%s", run_err.text);                                                          \
        reply_finish(&run_reply);                                                                  \
    } while (0)

static inline void press_all(const char *letters)
{
    for (; *letters; letters++)
        press((unsigned char)*letters);
}

static inline void check_sizes(const char *name)
{
    check(name, 24, 80);
    check(name, 10, 40);
    check(name, 50, 200);
}

#endif
