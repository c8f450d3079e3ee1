/* SPDX-License-Identifier: MIT
 *
 * screens: every view on the demo's year, at the sizes of the design, held against goldens; every size
 * from 1x1 on painted without a fault; and a long walk of random keys that never leaves the canvas.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "unit.h"

#include "golden.h"
#include "juggle/app/demo.h"
#include "ui.h"

struct setup {
    struct world world;
    struct scene scene;
    struct insight insight;
    struct ui ui;
    struct canvas canvas;
};

static struct setup stage;

static void read_scene(void)
{
    struct err err;
    struct scene_wish wish = ui_wish(&stage.ui);
    world_turn(&stage.world);
    if (!scene_read(&stage.world, &wish, &stage.scene, &err))
        fail_msg("%s", err.text);
    stage.scene.insight = stage.insight.known ? &stage.insight : NULL;
}

static int open_stage(void **state)
{
    struct world_options options = {.now = "2026-11-23T13:24", .tz = "Europe/Berlin",
                                    .config = NULL};
    struct err err;
    (void)state;
    if (!world_open(&stage.world, &options, &err) || !demo_fill(&stage.world, &err)) {
        fprintf(stderr, "%s\n", err.text);
        return -1;
    }
    insight_init(&stage.insight);
    if (!insight_read(&stage.insight, &stage.world, &err)) {
        fprintf(stderr, "%s\n", err.text);
        return -1;
    }
    ui_init(&stage.ui);
    stage.ui.day = stage.world.today;
    canvas_init(&stage.canvas, 24, 80, false);
    read_scene();
    return 0;
}

static int close_stage(void **state)
{
    (void)state;
    canvas_finish(&stage.canvas);
    ui_finish(&stage.ui);
    insight_finish(&stage.insight);
    demo_discard(&stage.world);
    world_close(&stage.world);
    return 0;
}

static void paint_at(int rows, int cols)
{
    struct effect effect;
    struct input_event size = event_of_size(rows, cols);
    canvas_resize(&stage.canvas, rows, cols);
    ui_handle(&stage.ui, &stage.scene, &size, &effect);
    ui_paint(&stage.ui, &stage.scene, &stage.canvas);
}

static void press(uint32_t code)
{
    struct effect effect;
    struct input_event event = event_of_key(code, 0);
    ui_handle(&stage.ui, &stage.scene, &event, &effect);
    if (effect.type == EFFECT_READ)
        read_scene();
}

static void check(const char *name, int rows, int cols)
{
    char file[64];
    struct str picture;
    paint_at(rows, cols);
    snprintf(file, sizeof file, "%s-%dx%d", name, cols, rows);
    str_init(&picture);
    canvas_dump(&stage.canvas, &picture);
    golden_check(file, picture.text);
    str_finish(&picture);
}

static void test_goldens(void **state)
{
    static const struct {
        const char *name;
        uint32_t key;
    } views[] = {{"today", '1'}, {"week", '2'}, {"month", '3'}, {"season", '4'}, {"tasks", '5'},
                 {"balance", '7'}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(views); i++) {
        press(views[i].key);
        check(views[i].name, 24, 80);
        check(views[i].name, 10, 40);
        check(views[i].name, 50, 200);
    }
    press('1');
    press('?');
    check("help", 24, 80);
    press(K_ESC);
    press('a');
    for (const char *c = "Draft demo ~3h due fri @demo"; *c; c++)
        press((unsigned char)*c);
    check("add", 24, 80);
    press(K_ESC);
    press(K_ENTER);
    check("detail", 24, 80);
    press(K_ESC);
}

static void test_every_size(void **state)
{
    (void)state;
    for (uint32_t view = '1'; view <= '7'; view++) {
        press(view);
        for (int rows = 1; rows <= 60; rows++)
            for (int cols = 1; cols <= 200; cols += rows < 12 ? 3 : 17)
                paint_at(rows, cols);
    }
}

/* Painted after turning to each day of a week must be what is painted after reading it anew. */
static void test_turning_pages(void **state)
{
    (void)state;
    press('1');
    day first = stage.scene.week_from;
    for (day date = first; date < first + SCENE_WEEK; date++) {
        struct str turned, anew;
        str_init(&turned);
        str_init(&anew);
        stage.ui.day = date;
        assert_true(scene_turn_to(&stage.world, &stage.scene, date));
        paint_at(50, 200);
        canvas_dump(&stage.canvas, &turned);
        read_scene();
        paint_at(50, 200);
        canvas_dump(&stage.canvas, &anew);
        assert_string_equal(turned.text, anew.text);
        str_finish(&turned);
        str_finish(&anew);
    }
    assert_false(scene_turn_to(&stage.world, &stage.scene, first - 1));
    assert_false(scene_turn_to(&stage.world, &stage.scene, first + SCENE_WEEK));
    press('.');
}

static uint64_t seed = 7;

static unsigned random_below(unsigned limit)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(seed >> 33) % limit;
}

static void test_random_hands(void **state)
{
    static const uint32_t keys[] = {'1', '2', '3', '4', '5', '7', 's', 'j', 'k', 'h', 'l', 'g', 'G', '[', ']', '.', K_TAB, K_ESC,
                                    K_ENTER, '?', ':', '/', 'a', 'e', 'U', ' ', 'x', 't', '>', 'z', K_UP,
                                    K_DOWN, K_LEFT, K_RIGHT, K_PGDN, K_PGUP, K_BACKSPACE, 0x1F600, 0x0301};
    const char *given = getenv("JUGGLE_SEED");
    int count = getenv("JUGGLE_EVENTS") ? atoi(getenv("JUGGLE_EVENTS")) : 4000;
    (void)state;
    seed = given ? strtoull(given, NULL, 10) : 7;
    for (int i = 0; i < count; i++) {
        if (random_below(20) == 0) {
            struct effect effect;
            struct input_event click = event_of_mouse((enum mouse_action)random_below(4),
                                                      (int)random_below(60), (int)random_below(200));
            ui_handle(&stage.ui, &stage.scene, &click, &effect);
            if (effect.type == EFFECT_READ)
                read_scene();
        } else if (random_below(30) == 0) {
            paint_at(1 + (int)random_below(60), 1 + (int)random_below(200));
        } else {
            press(keys[random_below(COUNT_OF(keys))]);
        }
        ui_paint(&stage.ui, &stage.scene, &stage.canvas);
        assert_true(stage.canvas.cursor_row >= 0 && stage.canvas.cursor_row < stage.canvas.rows);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_goldens),
        cmocka_unit_test(test_every_size),
        cmocka_unit_test(test_turning_pages),
        cmocka_unit_test(test_random_hands),
    };
    return cmocka_run_group_tests(tests, open_stage, close_stage);
}
