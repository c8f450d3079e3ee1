/* SPDX-License-Identifier: MIT
 *
 * session: what an event comes to. It goes through ui_handle, its effect through the same commands
 * as the shell's, and the picture is painted anew; a terminal shows it, where there is one.
 */
#include "session.h"

#include <stdlib.h>
#include <string.h>

#include "juggle/app/demo.h"
#include "juggle/app/run.h"
#include "juggle/app/timer.h"
#include "juggle/base/text.h"
#include "note.h"
#include "over.h"

static void show(struct session *s)
{
    if (s->term)
        term_show(s->term, &s->canvas);
}

static void tell_stop(struct session *s)
{
    struct err err;
    if (ui_tell_stop(&s->ui, &s->scene) && !ritual_tell_stop(s->world, &err))
        ui_say(&s->ui, err.text, true, false);
}

/* What couldn't be read is said, and the screen shows what it can. */
static void read_scene(struct session *s)
{
    struct err err;
    world_turn(s->world);
    if (s->ui.day_follows)
        s->ui.day = s->world->today;
    struct scene_wish wish = ui_wish(&s->ui);
    bool greeted = s->scene.empty && s->ui.over == OVER_WELCOME && !s->ui.welcome.asking;
    wish.insight = s->insight.known ? &s->insight : NULL;
    wish.first = !s->read;
    if (!scene_read(s->world, &wish, &s->scene, &err))
        ui_say(&s->ui, err.text, true, false);
    if (greeted && !s->scene.empty)
        over_close(&s->ui); /* another program made a beginning */
    s->scene.preview = &s->preview;
    s->scene.paper = &s->paper;
    s->scene.insight = s->insight.known ? &s->insight : NULL;
    tell_stop(s);
    s->read = arena_held(&s->world->turn);
}

/* ---- imports ---- */

/* What is short is read before it could be told. */
static void tell_progress(void *context, size_t done, size_t total)
{
    struct session *s = context;
    int percent = total ? (int)(100.0 * (double)done / (double)total) : 0;
    if (percent < s->told + 4)
        return;
    s->told = percent;
    over_import_progress(&s->ui, &s->canvas, done, total);
    show(s);
}

static void look_at_import(struct session *s)
{
    arena_reset(&s->kept);
    s->told = 0;
    s->world->progress = (struct progress){tell_progress, s};
    preview_read(s->world, &s->ui.import, &s->kept, &s->preview);
    s->world->progress = (struct progress){0};
    /* Keys that were pressed while nothing could be seen yet don't mean what is there now. */
    struct input_event unseen;
    while (s->told && s->term && term_read(s->term, &unseen))
        ;
    s->ui.import.looking = s->preview.problem == NULL;
    s->ui.rows_over = (struct list){0};
}

/* "Imported NAME: 12 new": where the line is too long for the window, the name gives way to what
 * came of it. */
static const char *keep_end(struct session *s, const char *said)
{
    enum { UNDO_CELLS = 10, NAME_LEAST = 12 };
    int over = text_width(said) - (s->ui.cols - UNDO_CELLS);
    const char *end = strstr(said, ": ");
    if (over <= 0 || !end)
        return said;
    const char *name = arena_strndup(&s->world->turn, said, (size_t)(end - said));
    int cells = text_width(name) - over;
    struct str cut;
    str_init(&cut);
    text_add_cut(&cut, name, cells > NAME_LEAST ? cells : NAME_LEAST, s->ui.ascii);
    said = arena_printf(&s->world->turn, "%s%s", cut.text, end);
    str_finish(&cut);
    return said;
}

static void do_import(struct session *s)
{
    struct err err;
    char key[KEY_TEXT_SIZE];
    const char *said;
    bool undo;
    s->told = 0;
    s->insight.stale = true;
    s->world->progress = (struct progress){tell_progress, s};
    bool done = preview_import(s->world, &s->ui.import, &said, &undo, &err);
    s->world->progress = (struct progress){0};
    s->ui.over = OVER_NONE;
    if (done && undo && s->preview.conference)
        said = arena_printf(&s->world->turn, "%s.  %s opens it", said,
                            keymap_key(&s->ui.keymap, COMMAND_programme, key));
    if (done)
        ui_say(&s->ui, keep_end(s, said), false, undo);
    else
        ui_say(&s->ui, err.text, true, false);
}

static void keep_welcome(struct session *s, const struct effect *effect)
{
    struct err err = {0};
    enum welcome_question wrong;
    bool kept = welcome_keep(s->world, effect->words, &wrong, &err);
    welcome_read(s->world, &s->ui.welcome.known);
    over_welcome_kept(&s->ui, kept, wrong, err.text);
    s->insight.stale = true;
}

/* The empty store of the person stays as it is. */
static void open_demo(struct session *s)
{
    struct err err;
    if (!demo_fill(s->world, &err)) {
        ui_say(&s->ui, err.text, true, false);
        return;
    }
    s->ui.over = OVER_NONE;
    tour_begin(&s->ui);
    s->insight.stale = true;
    ui_say(&s->ui, "A sample year in a store of its own; q leaves, and it is thrown away", false,
           false);
}

enum { PAPER_EDGES = 3 }; /* blanks on both sides, and the bar */

static void read_paper(struct session *s)
{
    arena_reset(&s->kept);
    s->ui.paper.cols = s->ui.cols - PAPER_EDGES;
    paper_read(s->world, &s->ui.paper, &s->kept, &s->paper);
    s->ui.paper.reading = s->ui.paper.kind == PAPER_PLAN || !s->paper.problem;
    s->ui.rows_over = (struct list){0};
}

static void accept_paper(struct session *s)
{
    struct err err;
    const char *said;
    s->insight.stale = true;
    bool done = paper_accept(s->world, &s->ui.paper, &s->kept, &s->paper, &said, &err);
    if (!done || s->ui.paper.answer != PAPER_NO)
        s->ui.over = OVER_NONE; /* else the words to send are read there */
    ui_say(&s->ui, done ? said : err.text, !done, done);
}

/* Its words name a command by itself, or are a whole line as the shell takes it. */
static bool call_of(struct session *s, const struct effect *effect, struct call *call,
                    struct err *err)
{
    if (effect->type == EFFECT_LINE)
        return args_parse(&s->world->turn, (int)effect->word_count, effect->words, call, err);
    *call = (struct call){.command = effect->command,
                          .color = "never",
                          .arguments = effect->words,
                          .argument_count = effect->word_count};
    return true;
}

/* Each picture leaves some words in the turn, and a key that is held down paints many without
 * reading anything. */
enum { PICTURES_BYTES_MAX = 1 << 20 };

static bool is_full(const struct session *s)
{
    return arena_held(&s->world->turn) > s->read + PICTURES_BYTES_MAX;
}

/* Keys that only turn pages come in bursts: one reading, before the picture, is enough for all. */
static void refresh(struct session *s)
{
    if (is_full(s))
        s->stale = s->forget = true;
    if (s->stale && (s->forget || !scene_turn_to(s->world, &s->scene, s->ui.day)))
        read_scene(s);
    s->stale = false;
    s->forget = false;
}

static bool run_effect(struct session *s, const struct effect *effect)
{
    struct reply reply;
    struct err err;
    struct call call;
    reply_init(&reply, s->world);
    s->insight.stale = true;
    bool done = call_of(s, effect, &call, &err) && run_call(s->world, &call, &reply, &err);
    if (!done)
        ui_say(&s->ui, err.text, true, false);
    else if (reply.said) {
        bool back = call.command == COMMAND_undo;
        ui_say(&s->ui, reply.said, false, !back && value_int(reply.answer, "undo") != 0);
        s->ui.message_redo = back;
    }
    if (done && call.command == COMMAND_add)
        ui_note_made(&s->ui, &s->world->turn, reply.answer);
    reply_finish(&reply);
    return done;
}

/* False: nothing was done that could be seen elsewhere. */
static bool act_on_card(struct session *s)
{
    struct err err;
    struct effect line = {.type = EFFECT_LINE};
    if (!card_form_act(&s->ui.card, s->world, &line.words, &line.word_count, &err))
        over_form_failed(&s->ui, err.text);
    if (!line.word_count)
        return false;
    over_form_sent(&s->ui, run_effect(s, &line));
    return true;
}

/* The screen is the editor's meanwhile, and may be of another size afterwards. */
static void write_note(struct session *s, struct effect effect)
{
    struct err err;
    if (s->term)
        term_leave(s->term);
    if (!note_write(&s->ui, s->world, &effect, &err))
        ui_say(&s->ui, err.text, true, false);
    if (s->term)
        term_return(s->term);
    s->lent = true;
    if (effect.type == EFFECT_LINE)
        run_effect(s, &effect);
}

/* What is only kept, such as where something was left: nothing is said, and no load is another
 * one. */
static void run_behind(struct session *s, const struct effect *effect)
{
    struct reply reply;
    struct err err;
    struct call call;
    reply_init(&reply, s->world);
    if (!args_parse(&s->world->turn, (int)effect->then_count, effect->then, &call, &err) ||
        !run_call(s->world, &call, &reply, &err))
        ui_say(&s->ui, err.text, true, false);
    reply_finish(&reply);
}

static void act(struct session *s, const struct effect *effect)
{
    switch (effect->type) {
    case EFFECT_NONE:
        return;
    case EFFECT_QUIT:
        s->leaving = true;
        return;
    case EFFECT_RUN:
    case EFFECT_LINE:
        run_effect(s, effect);
        break;
    case EFFECT_PREVIEW:
        look_at_import(s);
        break;
    case EFFECT_IMPORT:
        do_import(s);
        break;
    case EFFECT_PAPER:
        read_paper(s);
        break;
    case EFFECT_ACCEPT:
        accept_paper(s);
        break;
    case EFFECT_WELCOME:
        keep_welcome(s, effect);
        break;
    case EFFECT_CARD:
        if (!act_on_card(s))
            return;
        break;
    case EFFECT_NOTE:
        write_note(s, *effect);
        break;
    case EFFECT_DEMO:
        open_demo(s);
        break;
    case EFFECT_READ:
        break;
    }
    if (effect->then)
        run_behind(s, effect);
    s->stale = true;
}

/* Once for each matter: what couldn't be noted as asked is asked again at the next start, and no
 * sooner. */
static void ask_about_timer(struct session *s)
{
    struct err ignored;
    const struct timer_question *question = s->scene.question;
    if (!question || !timer_may_ask(&s->ui) ||
        text_hash(TEXT_HASH_START, question->mark, strlen(question->mark)) == s->asked)
        return;
    s->asked = text_hash(TEXT_HASH_START, question->mark, strlen(question->mark));
    timer_ask(&s->ui, question);
    if (!timer_asked(s->world, question, &ignored))
        s->stale = true;
}

/* Another program made the store meanwhile. */
static void stop_greeting(struct session *s)
{
    const struct welcome_form *welcome = &s->ui.welcome;
    if (s->ui.over == OVER_WELCOME && welcome->greeting && !welcome->asking && !s->scene.empty)
        over_close(&s->ui);
}

void session_paint(struct session *s)
{
    refresh(s);
    stop_greeting(s);
    ask_about_timer(s);
    ui_paint(&s->ui, &s->scene, &s->canvas);
    show(s);
}

void session_handle(struct session *s, const struct input_event *event)
{
    struct effect effect;
    if (event->type == EVENT_RESIZE)
        canvas_resize(&s->canvas, event->rows, event->cols);
    if (event->type == EVENT_TICK && !s->stale && scene_tick(s->world, &s->scene)) {
        tell_stop(s);
        return;
    }
    if (s->scene.begun)
        s->stale = s->forget = true;
    if (!ui_turns_page(&s->ui, event)) {
        refresh(s);
        s->forget = true;
    }
    ui_handle(&s->ui, &s->scene, event, &effect);
    act(s, &effect);
}

bool session_model_due(const struct session *s)
{
    return s->scene.begun ||
           insight_due(&s->insight, s->world, s->scene.version, ui_needs_weeks(&s->ui));
}

void session_ask_model(struct session *s)
{
    struct err err;
    if (s->scene.begun) {
        s->stale = s->forget = true;
        session_paint(s);
    }
    bool read = insight_read(&s->insight, s->world, ui_needs_weeks(&s->ui), &err);
    if (!read && err.code == ERR_INTERRUPTED)
        return;
    if (!read)
        ui_say(&s->ui, err.text, true, false);
    s->stale = s->forget = true;
}

/* Nothing was stored and nothing was said yet: ways to begin. */
static void greet(struct session *s)
{
    struct effect ignored;
    welcome_read(s->world, &s->ui.welcome.known);
    if (s->world->demo_directory)
        tour_begin(&s->ui);
    else if (s->scene.empty && s->ui.welcome.known.open)
        over_open(&s->ui, &s->scene, OVER_WELCOME, &ignored);
    s->ui.welcome.greeting = s->ui.over == OVER_WELCOME;
}

/* Keys of the config; a clash keeps what was there and is told. */
static void take_keys(struct session *s)
{
    struct str report;
    str_init(&report);
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const char *keys = world_keys(s->world, (enum command)i);
        if (keys)
            keymap_set(&s->ui.keymap, (enum command)i, keys, &report);
    }
    if (report.length)
        ui_say(&s->ui, report.text, true, false);
    else if (world_problem_count(s->world))
        ui_say(&s->ui, "The config has mistakes; see: juggle config check", true, false);
    str_finish(&report);
}

static void take_settings(struct session *s)
{
    take_keys(s);
    s->ui.hints = s->world->settings->tui_hints;
}

void session_init(struct session *s, struct world *world, struct term *term, int rows, int cols)
{
    *s = (struct session){.world = world, .term = term};
    arena_init(&s->kept);
    ui_init(&s->ui);
    insight_init(&s->insight);
    take_settings(s);
    s->ui.ascii = term && term_ascii(term);
    s->ui.rows = rows;
    s->ui.cols = cols;
    canvas_init(&s->canvas, rows, cols, s->ui.ascii);
    s->ui.day = world->today;
    read_scene(s);
    greet(s);
}

void session_finish(struct session *s)
{
    canvas_finish(&s->canvas);
    insight_finish(&s->insight);
    ui_finish(&s->ui);
    arena_finish(&s->kept);
}
