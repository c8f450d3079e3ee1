/* SPDX-License-Identifier: MIT
 *
 * Forms: each sort of record field by field, what is wrong beside its field, words on offer, and
 * which part of a series is meant.
 */
#include "over.h"
#include "stage.h"

static struct effect last;

/* What the program does with an effect of a form. */
static void act(struct effect *effect)
{
    struct err err;
    struct call call;
    struct reply reply;
    const char *const *words;
    size_t count;
    last = *effect;
    if (effect->type == EFFECT_READ)
        read_scene();
    if (effect->type != EFFECT_CARD)
        return;
    if (!card_form_act(&stage.ui.card, &stage.world, &words, &count, &err))
        over_form_failed(&stage.ui, err.text);
    if (!count)
        return;
    reply_init(&reply, &stage.world);
    bool kept = args_parse(&stage.world.turn, (int)count, words, &call, &err) &&
                run_call(&stage.world, &call, &reply, &err);
    ui_say(&stage.ui, kept ? reply.said : err.text, !kept, kept);
    over_form_sent(&stage.ui, kept);
    reply_finish(&reply);
    read_scene();
}

static void key(uint32_t code, uint32_t mods)
{
    struct effect effect;
    struct input_event event = event_of_key(code, mods);
    ui_handle(&stage.ui, &stage.scene, &event, &effect);
    act(&effect);
}

static void click(int row, int col)
{
    struct effect effect;
    struct input_event event = event_of_mouse(MOUSE_CLICK, row, col);
    ui_handle(&stage.ui, &stage.scene, &event, &effect);
    act(&effect);
}

static void type(const char *text)
{
    for (; *text; text++)
        key((unsigned char)*text, 0);
}

static void run(enum command command)
{
    struct effect effect = {0};
    ui_command(&stage.ui, &stage.scene, command, &effect);
    act(&effect);
}

static void edit(const char *id)
{
    struct effect effect = {0};
    over_form_of(&stage.ui, &stage.scene, id, NULL, &effect);
    act(&effect);
    assert_true(stage.ui.card.open);
}

/* An occurrence of a series of the person's own, of the week in sight. */
static const struct item *series(void)
{
    for (size_t i = 0; i < stage.scene.view.count; i++) {
        const struct item *item = &stage.scene.view.items[i];
        if (item->type == ITEM_EVENT && item->recurring && !item->feed && !item->all_day)
            return item;
    }
    fail_msg("no series");
    return NULL;
}

static void test_task(void **state)
{
    (void)state;
    key('e', 0);
    check_sizes("form-task");
    key(K_TAB, 0);
    key('u', MOD_CTRL);
    type("pre");
    check("form-offers", 24, 80);
    key(K_TAB, 0);
    assert_string_equal(form_text(&stage.ui.card.form, 1), "prep");
    key(K_TAB, 0);
    key('u', MOD_CTRL);
    type("long");
    check_sizes("form-wrong");
    key(K_ENTER, 0);
    assert_int_equal(stage.ui.over, OVER_FORM); /* with a complaint nothing is sent */
    key(K_ESC, 0);
    assert_int_equal(stage.ui.over, OVER_FORM);
    check("form-leaving", 24, 80);
    key('c', MOD_CTRL);
    assert_int_equal(stage.ui.over, OVER_NONE);
}

/* A field, a place in its text and a word on offer are where they are seen. */
static void test_mouse(void **state)
{
    const struct form_state *form = &stage.ui.card.form;
    (void)state;
    key('e', 0);
    paint_at(24, 80);
    click(form->area.row + 1, form->typed.col);
    assert_int_equal(form->focus, 1);
    key('k', MOD_CTRL);
    type("pre");
    paint_at(24, 80);
    assert_true(form->offer_count > 0);
    const char *offered = form->offers[0];
    click(form->offered.row, form->offered.col + 3);
    assert_string_equal(form_text(form, 1), offered);
    assert_int_equal(form->focus, 1);
    paint_at(24, 80);
    click(form->area.row, form->typed.col);
    type("Not now: ");
    check("form-clicked", 24, 80);
    key(K_ESC, 0);
    key(K_ESC, 0);
    assert_int_equal(stage.ui.over, OVER_NONE);
}

/* One step keeps all that was changed, and one takes it back. */
static void test_keeping(void **state)
{
    (void)state;
    key('e', 0);
    char id[64];
    snprintf(id, sizeof id, "%s", stage.ui.edited);
    type(", the last");
    key(K_TAB, 0);
    key(K_TAB, 0);
    key('u', MOD_CTRL);
    type("45m");
    key(K_ENTER, 0);
    assert_int_equal(stage.ui.over, OVER_NONE);
    check("form-kept", 24, 80);
    edit(id);
    assert_string_equal(form_text(&stage.ui.card.form, 2), "45m");
    key(K_ENTER, 0);
    assert_string_equal(stage.ui.message, "Nothing was changed");
    RUN(COMMAND_undo, NULL);
    read_scene();
    edit(id);
    assert_string_not_equal(form_text(&stage.ui.card.form, 2), "45m");
    key(K_ESC, 0);
}

static void test_line(void **state)
{
    (void)state;
    key('a', 0);
    type("Coffee with Bo fri 14:00-15:00");
    key(K_TAB, 0);
    check_sizes("form-event-new");
    key(K_ENTER, 0);
    assert_int_equal(stage.ui.over, OVER_NONE);
    assert_non_null(strstr(stage.ui.message, "Added \"Coffee with Bo\""));
    RUN(COMMAND_undo, NULL);
    read_scene();
}

/* What is meant for a day says which one, where lists don't stand below it. */
static void test_planned(void **state)
{
    (void)state;
    RUN(COMMAND_add, "Water the plants ~1h sat", NULL);
    read_scene();
    key('5', 0);
    check("tasks-planned", 24, 80);
    key('1', 0);
    RUN(COMMAND_undo, NULL);
    read_scene();
}

static void test_series(void **state)
{
    (void)state;
    const struct item *item = series();
    edit(item->id);
    check_sizes("form-event");
    type(" and more");
    key(K_ENTER, 0);
    check_sizes("form-series");
    key('q', 0);
    assert_false(stage.ui.card.asking);
    assert_int_equal(stage.ui.over, OVER_FORM);
    key(K_ENTER, 0);
    key('t', 0);
    assert_int_equal(stage.ui.over, OVER_NONE);
    RUN(COMMAND_undo, NULL);
    read_scene();
    /* Any other verb is held and asks the same. */
    struct effect effect = {0};
    const char *id = series()->id;
    ui_effect(&stage.ui, &effect, COMMAND_delete, &id, 1);
    over_scope_hold(&stage.ui, &stage.scene, &effect);
    assert_int_equal(effect.type, EFFECT_NONE);
    check("series-delete", 24, 80);
    key('f', 0);
    assert_int_equal(last.type, EFFECT_LINE);
    assert_string_equal(last.words[2], "--following");
    assert_int_equal(stage.ui.over, OVER_NONE);
}

static void test_new_ones(void **state)
{
    (void)state;
    run(COMMAND_conference_add);
    key(K_ENTER, 0);
    check_sizes("form-conference-new");
    type("DevConf");
    key(K_TAB, 0);
    type("5 jun");
    key(K_TAB, 0);
    type("4 jun");
    check("form-conference-days", 24, 80);
    key(K_ESC, 0);
    key(K_ESC, 0);
    run(COMMAND_talk_add);
    check_sizes("form-talk-new");
    key(K_ESC, 0);
    run(COMMAND_submit);
    check_sizes("form-submission-new");
    key(K_ESC, 0);
    run(COMMAND_travel);
    check_sizes("form-journey-new");
    key(K_ESC, 0);
    key('6', 0);
    key('a', 0);
    check("new-80", 24, 80);
    key(K_ESC, 0);
    key('1', 0);
}

static void test_others(void **state)
{
    static const char *const ids[] = {"c1", "k1", "s1", "j1", "b1"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(ids); i++) {
        char name[32];
        edit(ids[i]);
        snprintf(name, sizeof name, "form-%c", ids[i][0]);
        check(name, 24, 80);
        key(K_ESC, 0);
        assert_int_equal(stage.ui.over, OVER_NONE);
    }
}

static void test_every_size(void **state)
{
    (void)state;
    run(COMMAND_conference_add);
    for (int rows = 1; rows <= 40; rows++)
        for (int cols = 1; cols <= 200; cols += rows < 12 ? 3 : 17)
            paint_at(rows, cols);
    key(K_ESC, 0);
}

/* Whatever is typed, the fields are read, painted, and kept or refused with a reason. */
static void test_random_hands(void **state)
{
    static const char *const ids[] = {"c1", "k1", "s1", "j1", "b1"};
    static const uint32_t codes[] = {K_TAB,  K_UP,  K_DOWN, K_ENTER, K_ESC, K_BACKSPACE,
                                     K_HOME, K_END, 'a',    '1',     ':',   ' ',
                                     '-',    '/',   'e',    0xe9};
    uint32_t seed = 7;
    (void)state;
    for (int i = 0; i < 3000; i++) {
        if (stage.ui.over != OVER_FORM) {
            stage.ui.over = OVER_NONE;
            edit(ids[i % (int)COUNT_OF(ids)]);
        }
        seed = seed * 1664525 + 1013904223;
        key(codes[seed >> 16 & 15], seed >> 28 == 0 ? MOD_CTRL : seed >> 28 == 1 ? MOD_SHIFT : 0);
        if (i % 10 == 0)
            paint_at(6 + i % 40, 30 + i % 120);
        if (seed >> 20 & 1)
            click((int)(seed >> 8 & 31), (int)(seed >> 3 & 63));
    }
    while (stage.ui.over == OVER_FORM)
        key(K_ESC, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_task),       cmocka_unit_test(test_mouse),
        cmocka_unit_test(test_keeping),    cmocka_unit_test(test_line),
        cmocka_unit_test(test_planned),    cmocka_unit_test(test_series),
        cmocka_unit_test(test_new_ones),   cmocka_unit_test(test_others),
        cmocka_unit_test(test_every_size), cmocka_unit_test(test_random_hands),
    };
    return cmocka_run_group_tests(tests, open_stage, close_stage);
}
