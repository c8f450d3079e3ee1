/* SPDX-License-Identifier: MIT
 *
 * loop: poll, and sorting out what it says. Order within a turn: the end, a new size, what was
 * typed, then what happened by itself.
 */
#include "loop.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include "tty.h"

enum {
    TURN_EVENTS_MAX = 4096, /* so that input that never ends can't keep the picture from changing */
    RESIZE_REST_MS = 16     /* while a window is dragged, a picture in this time is enough */
};

void loop_init(struct loop *loop, struct term *term, int signals)
{
    *loop = (struct loop){.term = term, .signals = signals};
}

static void note_signal(struct loop *loop, int number)
{
    switch (number) {
    case SIGINT:
    case SIGTERM:
    case SIGHUP:
    case SIGQUIT:
        loop->ended = true;
        loop->end_signal = number;
        break;
    case SIGWINCH:
        loop->resized = true;
        break;
    case SIGTSTP:
        loop->stopping = true;
        break;
    case SIGCONT: /* somebody else may have written on the screen, and changed its modes and size */
        term_return(loop->term);
        loop->resized = true;
        loop->woken = true;
        loop->wake_signal = number;
        break;
    default:
        loop->woken = true;
        loop->wake_signal = number;
        break;
    }
}

static void read_signals(struct loop *loop)
{
    unsigned char numbers[64];
    ssize_t got;
    if (loop->signals < 0)
        return;
    while ((got = read(loop->signals, numbers, sizeof numbers)) != 0) {
        if (got < 0 && errno != EINTR)
            return;
        for (ssize_t i = 0; i < got; i++)
            note_signal(loop, numbers[i]);
    }
}

/* False: nothing came in that time, no signal either. */
static bool wait_for_input(struct loop *loop, int other, int milliseconds)
{
    struct pollfd fds[] = {{.fd = term_fd(loop->term), .events = POLLIN},
                           {.fd = loop->signals, .events = POLLIN},
                           {.fd = other, .events = POLLIN}};
    int ready = poll(fds, 3, milliseconds);
    if (ready == 0)
        loop->ticked = true;
    loop->told = ready == 1 && fds[2].revents;
    if (ready > 0 && fds[0].revents && tty_at_end(fds[0].fd))
        note_signal(loop, SIGHUP);
    return ready != 0;
}

bool loop_has_input(const struct loop *loop)
{
    struct pollfd fds[] = {{.fd = term_fd(loop->term), .events = POLLIN},
                           {.fd = loop->signals, .events = POLLIN}};
    return poll(fds, 2, 0) > 0;
}

/* A dragged window sends a storm of sizes: only the last one is worth a picture. */
static void rest_while_resizing(struct loop *loop)
{
    struct pollfd fd = {.fd = term_fd(loop->term), .events = POLLIN};
    if (!loop->resized || loop->ended || loop->stopping)
        return;
    poll(&fd, 1, RESIZE_REST_MS);
    read_signals(loop);
}

void loop_wait(struct loop *loop, int other, int milliseconds)
{
    bool came = loop->full;
    loop->events = 0;
    loop->told = false;
    if (!loop->full) {
        term_idle(loop->term);
        came = wait_for_input(loop, other, milliseconds);
    }
    loop->full = false;
    if (came)
        read_signals(loop);
    rest_while_resizing(loop);
    loop->resized = term_resized(loop->term) || loop->resized;
}

static void stop(struct loop *loop)
{
    loop->stopping = false;
    term_stop(loop->term);
    read_signals(loop);
    loop->stopping = false;
    loop->woken = true;
    loop->wake_signal = SIGCONT;
    loop->resized = true;
}

static bool next_of_itself(struct loop *loop, struct input_event *out)
{
    if (loop->woken) {
        loop->woken = false;
        *out = (struct input_event){.type = EVENT_WAKE, .signal = loop->wake_signal};
        return true;
    }
    if (loop->ticked) {
        loop->ticked = false;
        *out = (struct input_event){.type = EVENT_TICK};
        return true;
    }
    return false;
}

static bool next_size(struct loop *loop, struct input_event *out)
{
    int rows, cols;
    term_size(loop->term, &rows, &cols);
    loop->resized = false;
    *out = event_of_size(rows, cols);
    return true;
}

bool loop_next(struct loop *loop, struct input_event *out)
{
    if (loop->stopping)
        stop(loop);
    if (loop->ended) {
        loop->ended = false;
        *out = (struct input_event){.type = EVENT_END, .signal = loop->end_signal};
        return true;
    }
    if (loop->resized)
        return next_size(loop, out);
    if (++loop->events >= TURN_EVENTS_MAX) {
        loop->full = true;
        return false;
    }
    while (term_read(loop->term, out)) {
        if (!event_is_key(out, 'z', MOD_CTRL))
            return true;
        stop(loop);
        return next_size(loop, out);
    }
    return next_of_itself(loop, out);
}
