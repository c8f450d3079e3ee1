/* SPDX-License-Identifier: MIT
 *
 * tui: the terminal program's turns: the terminal is taken, events go to the session while there
 * are any, and one picture goes out behind them.
 */
#include "juggle/tui/tui.h"

#include <stdlib.h>

#include "juggle/app/elsewhere.h"
#include "loop.h"
#include "session.h"

struct watch {
    struct session session;
    struct term *term;
    struct loop loop;
    struct elsewhere elsewhere;
};

/* -1 is for ever. */
static int sooner(int a, int b)
{
    return a < 0 || (b >= 0 && b < a) ? b : a;
}

/* False: time passed, and nothing else. */
static bool is_news(const struct session *s, const struct input_event *event)
{
    return event->type != EVENT_TICK || s->stale || world_wait(s->world) == 0;
}

/* How long a hand must rest before the model is asked; a hand may follow at once on the first
 * picture, too. */
enum { REST_MS = 120 };

/* Behind the first pictures of a day, not before them. */
static void look_over(struct session *s)
{
    struct err err;
    if (!s->world->store || store_look_over(s->world->store, &err))
        return;
    ui_say(&s->ui, err.text, true, false);
    session_paint(s);
}

static bool is_wanted(void *loop)
{
    return loop_has_input(loop);
}

/* Pictures never wait for the model: it is asked when nothing else is to do, and left again for a
 * key. */
static void ask_model(struct watch *watch)
{
    struct world *world = watch->session.world;
    world->interrupt = (struct interrupt){is_wanted, &watch->loop};
    session_ask_model(&watch->session);
    world->interrupt = (struct interrupt){0};
}

/* False: there was nothing to see in it. */
static bool take_event(struct watch *watch, const struct input_event *event, bool model_due)
{
    struct session *s = &watch->session;
    if (model_due && event->type == EVENT_TICK)
        ask_model(watch);
    else if (is_news(s, event))
        session_handle(s, event);
    else
        return false;
    watch->loop.resized = watch->loop.resized || s->lent;
    s->lent = false;
    return true;
}

static void wait_for_news(struct watch *watch, bool model_due)
{
    struct session *s = &watch->session;
    struct elsewhere *elsewhere = &watch->elsewhere;
    int64_t version = s->scene.version;
    int wait = sooner(world_wait(s->world), elsewhere_wait(elsewhere, version));
    loop_wait(&watch->loop, elsewhere_fd(elsewhere), model_due ? REST_MS : wait);
    if (watch->loop.told)
        elsewhere_told(elsewhere);
    else if (elsewhere_changed(elsewhere, version, watch->loop.ticked))
        s->stale = s->forget = true;
}

static void turns(struct watch *watch)
{
    struct session *s = &watch->session;
    struct input_event event;
    session_paint(s);
    while (!s->leaving) {
        bool news = false, due = session_model_due(s);
        if (!due)
            look_over(s);
        wait_for_news(watch, due);
        while (!s->leaving && loop_next(&watch->loop, &event))
            news = take_event(watch, &event, due) || news;
        if (news && !s->leaving)
            session_paint(s);
    }
}

static bool open_terminal(struct watch *watch, struct world *world, const struct call *call,
                          struct err *err)
{
    struct theme theme;
    world_theme(world, &theme);
    struct term_options options = {
        .theme = &theme,
        .mouse = world->settings->tui_mouse,
        .ascii = world->ascii || call->ascii,
        .no_colour = str_equal(call->color, "never"),
    };
    return term_open(&watch->term, &options, err);
}

bool tui_run(struct world *world, const struct call *call, int signals, int *status,
             struct err *err)
{
    int rows, cols;
    struct watch *watch = calloc(1, sizeof *watch);
    if (!watch)
        abort();
    bool ok = world_store(world, STORE_READ, err) && open_terminal(watch, world, call, err);
    if (ok) {
        term_size(watch->term, &rows, &cols);
        loop_init(&watch->loop, watch->term, signals);
        elsewhere_init(&watch->elsewhere, world);
        session_init(&watch->session, world, watch->term, rows, cols);
        turns(watch);
        term_close(watch->term);
        *status = watch->loop.end_signal > 0 ? 128 + watch->loop.end_signal : 0;
        session_finish(&watch->session);
        elsewhere_finish(&watch->elsewhere);
    }
    free(watch);
    return ok;
}
