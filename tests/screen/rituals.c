/* SPDX-License-Identifier: MIT
 *
 * The morning, the evening and the week: every screen with much and with nothing on it, and what
 * their keys do.
 */
#include <ctype.h>

#include "juggle/app/run.h"
#include "over.h"
#include "place.h"
#include "stage.h"

static struct place place;

/* ---- the turns that the terminal program makes ---- */

static void run_line(const char *const *words, size_t count, bool told)
{
    struct call call;
    struct reply reply;
    struct err err;
    reply_init(&reply, &stage.world);
    if (!args_parse(&stage.world.turn, (int)count, words, &call, &err) ||
        !run_call(&stage.world, &call, &reply, &err))
        fail_msg("%s", err.text);
    if (told && reply.said)
        ui_say(&stage.ui, reply.said, false, value_int(reply.answer, "undo") != 0);
    reply_finish(&reply);
}

static void run_command(const struct effect *effect)
{
    struct call call = {.command = effect->command,
                        .color = "never",
                        .arguments = effect->words,
                        .argument_count = effect->word_count};
    struct reply reply;
    struct err err;
    reply_init(&reply, &stage.world);
    if (!run_call(&stage.world, &call, &reply, &err))
        fail_msg("%s", err.text);
    reply_finish(&reply);
}

static void hand(uint32_t code)
{
    struct effect effect;
    struct input_event event = event_of_key(code, 0);
    ui_handle(&stage.ui, &stage.scene, &event, &effect);
    if (effect.type == EFFECT_LINE)
        run_line(effect.words, effect.word_count, true);
    else if (effect.type == EFFECT_RUN)
        run_command(&effect);
    if (effect.then)
        run_line(effect.then, effect.then_count, false);
    if (effect.type != EFFECT_NONE)
        read_scene();
    paint_at(24, 80);
}

/* A command line, its words between blanks but in "quotes". */
static void do_line(const char *text)
{
    const char *words[16] = {"juggle"};
    size_t count = 1;
    while (*text) {
        char end = *text == '"' ? '"' : ' ';
        text += end == '"';
        size_t length = strcspn(text, end == '"' ? "\"" : " ");
        words[count++] = arena_strndup(&stage.world.turn, text, length);
        text += length + (text[length] == end);
        text += strspn(text, " ");
    }
    run_line(words, count, false);
    read_scene();
}

/* ---- the stages ---- */

static void fill_days(void)
{
    do_line("add \"Answer the forum ~45m @support 2026-11-20\"");
    do_line("add \"Sketch the workshop ~1h30 @workshop 2026-11-20\"");
    do_line("add \"Tidy the demo repository ~2h @code 2026-11-20\"");
    do_line("add \"Send the invoice ~15m due 2026-11-20 @admin\"");
    do_line("add \"Rewrite the landing page ~4h @content 2026-11-20\"");
    const struct ritual_page *page;
    struct err err;
    struct ritual_wish wish = {true, true, RITUAL_MORNING, 0, stage.world.today};
    assert_true(ritual_read(&stage.world, &wish, &stage.scene.rituals, NULL, &page, &err));
    for (size_t i = 0; i < page->rows.count; i++)
        if (str_equal(page->rows.at[i].text, "Rewrite the landing page")) {
            const char *line =
                arena_printf(&stage.world.life, "defer %s 2026-11-20", page->rows.at[i].id);
            do_line(line);
            do_line(line);
            return;
        }
    fail_msg("nothing is left over");
}

static int open_morning(void **state)
{
    (void)state;
    if (open_stage_at("2026-11-23T08:30", NULL))
        return -1;
    fill_days();
    return 0;
}

static int open_evening(void **state)
{
    (void)state;
    if (open_stage_at("2026-11-23T18:20", NULL))
        return -1;
    fill_days();
    return 0;
}

static int open_empty(const char *now)
{
    return place_open(&place) || open_stage_at(now, place_of(&place, "juggle.db"));
}

static int open_empty_morning(void **state)
{
    (void)state;
    return open_empty("2026-11-23T08:30");
}

static int open_empty_evening(void **state)
{
    (void)state;
    return open_empty("2026-11-23T18:20");
}

static int close_empty(void **state)
{
    return close_stage(state) || place_close(&place);
}

/* ---- pictures ---- */

static void check_words(const char *picture)
{
    static const char *const never[] = {"guilt",  "should", "must ", "fail",  "score", "streak",
                                        "missed", "lazy",   "behind schedule", "danger", "at risk"};
    struct str lower;
    str_init(&lower);
    for (const char *c = picture; *c; c++)
        str_add_char(&lower, (char)tolower((unsigned char)*c));
    for (size_t i = 0; i < COUNT_OF(never); i++)
        if (strstr(lower.text, never[i]))
            fail_msg("\"%s\" in:\n%s", never[i], picture);
    str_finish(&lower);
}

static void check_screens(const char *name, uint32_t key)
{
    static const int sizes[][2] = {{24, 80}, {10, 40}, {50, 200}};
    hand(key);
    for (int at = 0; at < stage.scene.ritual->count; at++) {
        stage.ui.ritual.at = at;
        stage.ui.ritual.exact = true;
        read_scene();
        for (size_t i = 0; i < COUNT_OF(sizes); i++) {
            struct str picture;
            char file[64];
            snprintf(file, sizeof file, "%s-%d", name, at + 1);
            check(file, sizes[i][0], sizes[i][1]);
            str_init(&picture);
            canvas_dump(&stage.canvas, &picture);
            check_words(picture.text);
            str_finish(&picture);
        }
    }
    hand(K_ESC);
    assert_int_equal(stage.ui.over, OVER_NONE);
}

static void test_morning(void **state)
{
    (void)state;
    check_screens("morning", 'P');
}

static void test_evening(void **state)
{
    (void)state;
    check_screens("evening", 'Q');
    check_screens("weekly", 'W');
}

static void test_empty_morning(void **state)
{
    (void)state;
    check_screens("morning-empty", 'P');
}

static void test_empty_evening(void **state)
{
    (void)state;
    check_screens("evening-empty", 'Q');
    check_screens("weekly-empty", 'W');
}

static void test_every_size(void **state)
{
    static const uint32_t keys[] = {'P', 'Q', 'W'};
    (void)state;
    for (size_t k = 0; k < COUNT_OF(keys); k++) {
        hand(keys[k]);
        for (int at = 0; at < stage.scene.ritual->count; at++) {
            stage.ui.ritual.at = at;
            stage.ui.ritual.exact = true;
            read_scene();
            for (int rows = 1; rows <= 60; rows += 5)
                for (int cols = 1; cols <= 200; cols += rows < 12 ? 9 : 37)
                    paint_at(rows, cols);
        }
        hand(K_ESC);
    }
}

/* ---- hands ---- */

static const struct ritual_page *page(void)
{
    assert_non_null(stage.scene.ritual);
    return stage.scene.ritual;
}

static const struct ritual_row *row_of(const char *title)
{
    for (size_t i = 0; i < page()->rows.count; i++)
        if (str_equal(page()->rows.at[i].text, title))
            return &page()->rows.at[i];
    return NULL;
}

static void select_row(const char *title)
{
    hand('g');
    for (size_t i = 0; i < page()->rows.count; i++) {
        const struct ritual_row *row = over_ritual_row(&stage.ui, &stage.scene);
        if (row && str_equal(row->text, title))
            return;
        hand('j');
    }
    fail_msg("no row %s", title);
}

static void test_a_whole_morning(void **state)
{
    (void)state;
    hand('P');
    assert_int_equal(page()->at, 0);
    assert_int_equal(page()->rows.count, 5);
    assert_true(row_of("Rewrite the landing page")->asks);
    assert_null(row_of("Rewrite the landing page")->to);
    assert_string_equal(row_of("Send the invoice")->to, "2026-11-23");
    select_row("Tidy the demo repository");
    hand('x');
    assert_null(row_of("Tidy the demo repository"));
    hand('u');
    assert_non_null(row_of("Tidy the demo repository"));
    hand(K_ENTER); /* what has a day goes there; the third time stays */
    assert_int_equal(page()->at, 0);
    assert_int_equal(page()->rows.count, 1);
    hand('>');
    assert_int_equal(page()->rows.count, 1);
    assert_non_null(strstr(stage.ui.message, "Put off 2 times"));
    hand('-');
    assert_int_equal(page()->at, 1);
    assert_string_equal(page()->passed, "Nothing is left over from before.");
    const struct ritual_row *halved = row_of("Rewrite the landing page");
    assert_non_null(halved);
    assert_int_equal(halved->item->task->estimate, 120);
    assert_int_equal(halved->item->task->defers, 3);
    hand('u'); /* and with it the screen comes back */
    assert_int_equal(page()->at, 0);
    hand('X');
    assert_int_equal(page()->at, 1);
    hand(K_TAB);
    hand(K_TAB);
    assert_int_equal(page()->at, 3);
    hand(K_DOWN);
    hand(K_DOWN);
    hand(K_ENTER);
    assert_int_equal(stage.ui.over, OVER_NONE);
    assert_true(stage.scene.rituals.today.opened != INSTANT_NONE);
    assert_int_equal(stage.scene.rituals.today.stop_minute, 17 * 60 + 30);
    assert_string_equal(ui_stop_words(&stage.scene), "stop 17:30");
    assert_string_equal(ui_ritual_hint(&stage.ui, &stage.scene), "");
    hand('u');
    assert_true(stage.scene.rituals.today.opened == INSTANT_NONE);
    assert_string_equal(ui_ritual_hint(&stage.ui, &stage.scene), "P open the day");
}

/* The third time is moved where the same key is pressed again. */
static void test_the_third_time(void **state)
{
    (void)state;
    hand('P');
    select_row("Rewrite the landing page");
    hand('S');
    assert_non_null(row_of("Rewrite the landing page"));
    hand('>');
    assert_non_null(row_of("Rewrite the landing page"));
    hand('>');
    assert_null(row_of("Rewrite the landing page"));
    hand(K_ESC);
}

static void test_left_and_come_back(void **state)
{
    (void)state;
    hand('P');
    hand(K_TAB);
    hand(K_TAB);
    int at = page()->at;
    assert_true(at >= 2);
    hand(K_ESC);
    assert_int_equal(stage.ui.over, OVER_NONE);
    hand('P');
    assert_int_equal(page()->at, at);
    hand(K_LEFT);
    assert_int_equal(page()->at, at - 1);
    hand('2'); /* a view's key leads there, and nothing is lost */
    assert_int_equal(stage.ui.over, OVER_NONE);
    assert_int_equal(stage.ui.view, VIEW_WEEK);
    ui_finish(&stage.ui); /* as if the program had been started anew */
    ui_init(&stage.ui);
    stage.ui.day = stage.world.today;
    read_scene();
    hand('P');
    assert_int_equal(page()->at, at - 1);
    hand(K_ESC);
}

/* Yesterday is offered before noon, and today from its first screen. */
static void test_yesterday_is_closed(void **state)
{
    (void)state;
    day friday = stage.world.today - 3;
    hand('Q');
    assert_int_equal(page()->about, friday);
    hand('.');
    assert_int_equal(page()->about, stage.world.today);
    hand(K_ESC);
    hand('Q');
    for (int i = 0; i < 8 && stage.ui.over == OVER_EVENING; i++)
        hand(K_TAB);
    assert_int_equal(stage.ui.over, OVER_NONE);
    assert_true(stage.scene.rituals.earlier.closed != INSTANT_NONE);
    hand('Q');
    assert_int_equal(page()->about, stage.world.today);
    hand(K_ESC);
}

static void test_a_whole_evening(void **state)
{
    (void)state;
    hand('Q');
    assert_int_equal(page()->about, stage.world.today);
    hand(K_ENTER);
    assert_int_equal(page()->hands, RITUAL_PLACES);
    hand(K_ENTER);
    select_row("Rewrite the landing page");
    hand('X');
    while (page()->hands == RITUAL_PLACES)
        hand('X'); /* the demo has one that was put off often */
    assert_int_equal(page()->hands, RITUAL_CHECKS);
    hand('n');
    press_all("slept well");
    hand(K_ENTER);
    hand('4');
    hand('-');
    assert_int_equal(page()->hands, RITUAL_CLOSES);
    assert_string_equal(stage.scene.checkin->note, "slept well");
    assert_string_equal(input_text(&stage.ui.line), ""); /* each has its own note */
    hand('n');
    press_all("A good day.");
    hand(K_ENTER);
    hand(K_ENTER);
    assert_int_equal(stage.ui.over, OVER_NONE);
    assert_string_equal(stage.scene.rituals.today.note, "A good day.");
    assert_true(stage.scene.rituals.today.closed != INSTANT_NONE);
    hand('Q'); /* it can be looked at again: the check-in is there, and passed by */
    hand(K_ENTER);
    assert_string_equal(page()->passed, "Today's check-in is there.");
    hand(K_ESC);
}

/* The questions of the month come behind the check-in, and then the evening goes on. */
static void test_the_month_is_asked(void **state)
{
    struct settings settings = *stage.world.settings;
    const struct settings *former = stage.world.settings;
    (void)state;
    settings.checkin_monthly = true;
    stage.world.settings = &settings;
    hand('Q');
    hand(K_TAB);
    hand(K_TAB);
    assert_int_equal(page()->hands, RITUAL_CHECKS);
    hand('4');
    hand('4');
    assert_int_equal(stage.ui.over, OVER_SURVEY);
    for (int i = 0; i < 4; i++)
        hand('3');
    assert_int_equal(stage.ui.over, OVER_EVENING);
    assert_int_equal(page()->hands, RITUAL_CLOSES);
    hand(K_ESC);
    stage.world.settings = former;
}

static void test_captures_are_handed_over(void **state)
{
    (void)state;
    hand('W');
    for (int i = 0; i < 3; i++)
        hand(K_ENTER);
    size_t count = page()->rows.count;
    assert_true(count > 0);
    hand('x');
    assert_int_equal(page()->rows.count, count - 1);
    hand('u');
    assert_int_equal(page()->rows.count, count);
    hand(K_ENTER);
    assert_int_equal(stage.ui.over, OVER_NONE);
    assert_true(stage.scene.rituals.left[RITUAL_WEEKLY].done);
}

/* Once, whatever is done then. */
static void test_the_stop_is_said_once(void **state)
{
    struct err err;
    (void)state;
    do_line("ritual morning --stop 18:00");
    ui_say(&stage.ui, NULL, false, false);
    assert_true(ui_tell_stop(&stage.ui, &stage.scene));
    assert_non_null(strstr(stage.ui.message, "18:00"));
    assert_true(ritual_tell_stop(&stage.world, &err));
    read_scene();
    ui_say(&stage.ui, NULL, false, false);
    assert_false(ui_tell_stop(&stage.ui, &stage.scene));
}

int main(void)
{
#define ON(stage_of, test) cmocka_unit_test_setup_teardown(test, open_##stage_of, close_stage)
#define ON_EMPTY(stage_of, test)                                                                   \
    cmocka_unit_test_setup_teardown(test, open_empty_##stage_of, close_empty)
    const struct CMUnitTest tests[] = {
        ON(morning, test_morning),
        ON(evening, test_evening),
        ON_EMPTY(morning, test_empty_morning),
        ON_EMPTY(evening, test_empty_evening),
        ON(morning, test_every_size),
        ON(morning, test_a_whole_morning),
        ON(morning, test_the_third_time),
        ON(morning, test_left_and_come_back),
        ON(morning, test_yesterday_is_closed),
        ON(evening, test_a_whole_evening),
        ON(evening, test_the_month_is_asked),
        ON(evening, test_captures_are_handed_over),
        ON(evening, test_the_stop_is_said_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
