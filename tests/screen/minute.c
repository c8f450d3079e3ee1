/* SPDX-License-Identifier: MIT
 *
 * A minute goes by: the now line moves and the store isn't read for it, unless what is shown
 * depends on the time.
 */
#include "session_stage.h"

enum { AGO = 180, MARK = 77 };

static int begin(void **state)
{
    (void)state;
    stage_open(NULL);
    stage_run(COMMAND_add, "Slides ~2h today @talk");
    stage_begin(40, 120);
    stage.world.now -= AGO; /* the picture was made some minutes ago */
    stage.session.scene.now -= AGO;
    return 0;
}

static int end(void **state)
{
    (void)state;
    return stage_close();
}

static void tick(void)
{
    struct input_event event = {.type = EVENT_TICK};
    session_handle(&stage.session, &event);
    session_paint(&stage.session);
}

static void test_moves_on(void **state)
{
    (void)state;
    const struct scene *scene = &stage.session.scene;
    struct agenda_area talks = scene->areas[AREA_TALKS];
    instant before = scene->now;
    assert_int_equal(world_wait(&stage.world), 0);
    stage.session.scene.path_count = MARK;
    tick();
    assert_in_range(scene->now - before, AGO, 2 * AGO);
    assert_int_equal(scene->view.in.now, scene->now);
    assert_memory_equal(&scene->areas[AREA_TALKS], &talks, sizeof talks);
    assert_int_equal(talks.planned, 120);
    assert_int_equal(scene->path_count, MARK); /* a reading begins with an empty scene */
}

static void test_what_runs_is_read(void **state)
{
    (void)state;
    const struct scene *scene = &stage.session.scene;
    stage_run(COMMAND_start, "t1");
    stage.session.stale = stage.session.forget = true;
    session_paint(&stage.session);
    stage.world.now -= AGO;
    tick();
    assert_non_null(scene->timer);
    assert_int_equal(scene->timer->end, stage.world.now);
}

/* Whoever travels may be in another zone by now; and on another day all is another. */
static void test_needs_a_turn(void **state)
{
    (void)state;
    struct scene *scene = &stage.session.scene;
    stage.world.travels = true;
    assert_false(scene_tick(&stage.world, scene));
    stage.world.travels = false;
    assert_true(scene_tick(&stage.world, scene));
    stage.world.today--;
    assert_false(scene_tick(&stage.world, scene));
    scene->version = -1;
    assert_false(scene_tick(&stage.world, scene));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_moves_on, begin, end),
        cmocka_unit_test_setup_teardown(test_what_runs_is_read, begin, end),
        cmocka_unit_test_setup_teardown(test_needs_a_turn, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
