/* SPDX-License-Identifier: MIT
 *
 * Recovery that a trip has brought says how firmly it stands, in words: in the day, the week, its
 * own page and that of its conference.
 */
#include "stage.h"

static bool call(int count, const char *const *words)
{
    struct call call;
    struct reply reply;
    struct err err;
    reply_init(&reply, &stage.world);
    bool done = args_parse(&stage.world.turn, count, words, &call, &err) &&
                run_call(&stage.world, &call, &reply, &err);
    reply_finish(&reply);
    return done;
}

static int make_trip(void **state)
{
    static const char *const conference[] = {"juggle", "conference",     "add",    "DevConf",
                                             "--from", "2026-11-18",     "--to",   "2026-11-20",
                                             "--tz",   "America/Denver", "--role", "speaking"};
    static const char *const travel[] = {"juggle",
                                         "travel",
                                         "DevConf",
                                         "--out",
                                         "2026-11-16T10:00/2026-11-17T00:30",
                                         "--back",
                                         "2026-11-21T10:00-07:00/2026-11-22T09:00"};
    (void)state;
    if (open_stage_at("2026-11-23T08:00", NULL) != 0 ||
        !call((int)(sizeof conference / sizeof *conference), conference) ||
        !call((int)(sizeof travel / sizeof *travel), travel))
        return -1;
    read_scene();
    return 0;
}

static const struct item *recovery_of(day d)
{
    for (size_t i = 0; i < stage.scene.view.count; i++) {
        const struct item *item = &stage.scene.view.items[i];
        if (item->block && item->first_day == d && item->kind->like == KIND_RECOVERY)
            return item;
    }
    fail_msg("no recovery on that day");
    return NULL;
}

static void test_titles(void **state)
{
    static const struct {
        int before;
        const char *title;
    } rows[] = {
        {0, "[locked] Recovery after DevConf"}, {1, "[locked] Recovery after DevConf"},
        {2, "[firm] Recovery after DevConf"},   {3, "[firm] Recovery after DevConf"},
        {4, "[soft] Recovery after DevConf"},   {14, "[soft] Recovery after DevConf"},
        {15, "Recovery after DevConf"},
    };
    (void)state;
    const struct item *item = recovery_of(stage.scene.today);
    struct scene scene = stage.scene;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        scene.today = stage.scene.today - rows[i].before;
        assert_string_equal(ui_title(&scene, item), rows[i].title);
    }
    scene = stage.scene;
    scene.now = item->end; /* it is over */
    assert_string_equal(ui_title(&scene, item), "Recovery after DevConf");
}

static void test_pictures(void **state)
{
    (void)state;
    check_sizes("held");
    press('2');
    check("held-week", 24, 80);
    check("held-week", 50, 200);
    press('1');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_titles),
        cmocka_unit_test(test_pictures),
    };
    return cmocka_run_group_tests(tests, make_trip, close_stage);
}
