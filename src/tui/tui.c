/* SPDX-License-Identifier: MIT
 *
 * tui: the terminal program's turns: the terminal is taken, events go to the session while there are any,
 * and one picture goes out behind them.
 */
#include "juggle/tui/tui.h"

#include <stdlib.h>

#include "loop.h"
#include "session.h"

struct watch {
    struct session session;
    struct term *term;
    struct loop loop;
};

/* Has another program changed the store since it was read? */
static bool changed_elsewhere(const struct watch *watch)
{
    struct store *store = watch->session.world->store;
    int64_t version = watch->session.scene.version;
    bool idle = watch->loop.ticked && version >= 0;
    return store && !(idle && store_rests(store)) && store_data_version(store) != version;
}

/* A look at what others do, at least so often; mostly it asks the file system alone. */
enum { LOOK_MS = 1000 };

static int wait_of(const struct session *s)
{
    int wait = world_wait(s->world);
    return wait < 0 || wait > LOOK_MS ? LOOK_MS : wait;
}

/* False: time passed, and nothing else. */
static bool is_news(const struct session *s, const struct input_event *event)
{
    return event->type != EVENT_TICK || s->stale || world_wait(s->world) == 0;
}

/* How long a hand must rest before the model is asked; a hand may follow at once on the first picture, too. */
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

/* Pictures never wait for the model: it is asked when nothing else is to do, and left again for a key. */
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

static void turns(struct watch *watch)
{
    struct session *s = &watch->session;
    struct input_event event;
    session_paint(s);
    while (!s->leaving) {
        bool news = false, due = session_model_due(s);
        if (!due)
            look_over(s);
        loop_wait(&watch->loop, due ? REST_MS : wait_of(s));
        if (changed_elsewhere(watch))
            s->stale = s->forget = true;
        while (!s->leaving && loop_next(&watch->loop, &event))
            news = take_event(watch, &event, due) || news;
        if (news && !s->leaving)
            session_paint(s);
    }
}

static bool open_terminal(struct watch *watch, struct world *world, const struct call *call, struct err *err)
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
        session_init(&watch->session, world, watch->term, rows, cols);
        turns(watch);
        term_close(watch->term);
        *status = watch->loop.end_signal > 0 ? 128 + watch->loop.end_signal : 0;
        session_finish(&watch->session);
    }
    free(watch);
    return ok;
}
