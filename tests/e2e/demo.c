/* SPDX-License-Identifier: MIT
 *
 * demo: a small program on term, loop and draw, for the tests of those.
 *
 * It shows a list in a box, the last event by name, and does on a key what a program may do to its
 * terminal: die, leave, lend it out, write to stderr.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "juggle/draw/chart.h"
#include "juggle/draw/input.h"
#include "juggle/draw/list.h"
#include "loop.h"

enum { ROWS = 30 };

static int signal_pipe[2];

struct demo {
    struct term *term;
    struct theme theme;
    struct list list;
    struct input input;
    bool typing;
    bool going;
    int status;
    int tick;
    int events;
    char last[128];
};

static void on_signal(int number)
{
    int kept = errno;
    unsigned char byte = (unsigned char)number;
    if (write(signal_pipe[1], &byte, 1) < 0)
        byte = 0;
    errno = kept;
}

static void catch_signals(void)
{
    static const int numbers[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGUSR1};
    struct sigaction action = {.sa_handler = on_signal};
    if (pipe(signal_pipe) != 0)
        exit(1);
    fcntl(signal_pipe[0], F_SETFL, O_NONBLOCK);
    fcntl(signal_pipe[1], F_SETFL, O_NONBLOCK);
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        sigaction(numbers[i], &action, NULL);
}

static const char *const titles[] = {
    "Write: eBPF for humans",           "KubeCon \xe6\xbc\x94\xe8\xac\x9b",
    "caf\xc3\xa9 e\xcc\x81tude",        "emoji \xf0\x9f\x8e\xa4 on stage",
    "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d", "bell\a esc\033]0;evil\a end",
};

static void paint_list(struct demo *demo, struct canvas *canvas, struct rect body)
{
    canvas_box(canvas, body, INK_BORDER);
    struct rect inner = rect_inset(body, 1, 1);
    struct rect bar = rect_cut_right(&inner, 1);
    list_sync(&demo->list, NULL, ROWS, inner.rows);
    for (int i = 0; i < inner.rows && demo->list.top + i < ROWS; i++) {
        int index = demo->list.top + i;
        struct rect row = {inner.row + i, inner.col, 1, inner.cols};
        struct rect former = canvas_clip(canvas, row);
        int col = canvas_putf(canvas, row.row, row.col, INK_DIM, "%2d ", index);
        canvas_put_cut(canvas, row.row, col, row.col + row.cols - col, INK_TALKS,
                       titles[index % 6]);
        if (index == demo->list.selected) {
            canvas_dye(canvas, row, INK_FOCUS);
            canvas_cursor(canvas, row.row, row.col, false);
        }
        canvas_unclip(canvas, former);
    }
    list_paint_bar(&demo->list, canvas, bar);
}

static void paint(struct demo *demo, struct canvas *canvas)
{
    const struct chart_scale scale = {0, canvas->cols - 12, 10, ROWS, CHART_NO_MARK};
    canvas_clear(canvas);
    struct rect body = canvas_rect(canvas);
    struct rect head = rect_cut_top(&body, 1), foot = rect_cut_bottom(&body, 1);
    canvas_putf(canvas, head.row, 1, INK_HEADER, "demo %dx%d %d colours", canvas->rows,
                canvas->cols, term_colours(demo->term));
    chart_meter(canvas, scale, demo->list.selected, INK_LEVEL_GREEN);
    paint_list(demo, canvas, body);
    if (demo->typing)
        input_paint(&demo->input, canvas, foot, INK_INPUT, NULL, 0, true);
    else
        canvas_put_cut(canvas, foot.row, 0, foot.cols, INK_NOTICE, demo->last);
}

/* Another program has the terminal: it says a word and waits for a line. */
static void lend(struct demo *demo)
{
    char line[64];
    term_leave(demo->term);
    printf("editor here\n");
    fflush(stdout);
    ssize_t got = read(STDIN_FILENO, line, sizeof line);
    term_return(demo->term);
    snprintf(demo->last, sizeof demo->last, "editor said %.*s", got > 1 ? (int)got - 1 : 0, line);
}

static void let_a_child_die(struct demo *demo)
{
    int status = 0;
    pid_t child = fork();
    if (child == 0)
        abort();
    waitpid(child, &status, 0);
    snprintf(demo->last, sizeof demo->last, "the child died of %d", WTERMSIG(status));
}

static void leave(struct demo *demo, int status)
{
    demo->going = false;
    demo->status = status;
}

static bool act(struct demo *demo, uint32_t code)
{
    switch (code) {
    case 'q':
        leave(demo, 0);
        return true;
    case '/':
        demo->typing = true;
        input_set(&demo->input, "");
        return true;
    case 'A':
        abort();
    case 'X':
        exit(7);
    case 'V':
        raise(SIGSEGV);
        return true;
    case 'F':
        let_a_child_die(demo);
        return true;
    case 'E':
        lend(demo);
        return true;
    case 'W':
        fprintf(stderr, "noise from a library\n");
        return true;
    default:
        return false;
    }
}

static void handle_key(struct demo *demo, const struct input_event *event)
{
    char name[KEY_TEXT_SIZE];
    if (demo->typing && event_is_key(event, K_ENTER, 0)) {
        demo->typing = false;
        snprintf(demo->last, sizeof demo->last, "entered %.100s", input_text(&demo->input));
    } else if (demo->typing) {
        input_handle(&demo->input, event);
    } else if (!act(demo, event->key.code)) {
        if (event_is_key(event, K_DOWN, 0) || event_is_key(event, 'j', 0))
            list_move(&demo->list, LIST_DOWN, NULL);
        if (event_is_key(event, K_UP, 0) || event_is_key(event, 'k', 0))
            list_move(&demo->list, LIST_UP, NULL);
        snprintf(demo->last, sizeof demo->last, "%d key %s", ++demo->events,
                 key_format(event->key, name));
    }
}

static void handle(struct demo *demo, const struct input_event *event)
{
    switch (event->type) {
    case EVENT_KEY:
        handle_key(demo, event);
        break;
    case EVENT_PASTE:
        if (demo->typing)
            input_handle(&demo->input, event);
        snprintf(demo->last, sizeof demo->last, "paste of %zu", event->paste.length);
        break;
    case EVENT_MOUSE:
        if (event->mouse.action == MOUSE_RELEASE)
            snprintf(demo->last + strlen(demo->last), sizeof demo->last - strlen(demo->last),
                     ", let go");
        else
            snprintf(demo->last, sizeof demo->last, "mouse %d at %d,%d", (int)event->mouse.action,
                     event->mouse.row, event->mouse.col);
        break;
    case EVENT_RESIZE:
        snprintf(demo->last, sizeof demo->last, "size %dx%d", event->rows, event->cols);
        break;
    case EVENT_TICK:
        snprintf(demo->last, sizeof demo->last, "tick");
        demo->tick = -1;
        break;
    case EVENT_WAKE:
        snprintf(demo->last, sizeof demo->last, "wake %d", event->signal);
        break;
    case EVENT_END:
        leave(demo, 128 + event->signal);
        break;
    case EVENT_NONE:
        break;
    }
}

static void run(struct demo *demo)
{
    struct canvas canvas;
    struct loop loop;
    struct input_event event;
    int rows, cols;
    loop_init(&loop, demo->term, signal_pipe[0]);
    term_size(demo->term, &rows, &cols);
    canvas_init(&canvas, rows, cols, term_ascii(demo->term));
    while (demo->going) {
        term_size(demo->term, &rows, &cols);
        if (rows != canvas.rows || cols != canvas.cols)
            canvas_resize(&canvas, rows, cols);
        paint(demo, &canvas);
        term_show(demo->term, &canvas);
        loop_wait(&loop, -1, demo->tick);
        while (demo->going && loop_next(&loop, &event))
            handle(demo, &event);
    }
    canvas_finish(&canvas);
}

int main(int argc, char **argv)
{
    struct demo demo = {.going = true, .tick = -1};
    struct term_options options = {.theme = &demo.theme, .mouse = true};
    const char *theme = "dark";
    struct err err;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--ascii") == 0)
            options.ascii = true;
        else if (strcmp(argv[i], "--tick") == 0)
            demo.tick = 1;
        else
            theme = argv[i];
    }
    catch_signals();
    if (!theme_init(&demo.theme, theme, &err) || !term_open(&demo.term, &options, &err)) {
        fprintf(stderr, "demo: %s\n", err.text);
        return err_exit_status(err.code);
    }
    input_init(&demo.input, NULL);
    run(&demo);
    term_close(demo.term);
    input_finish(&demo.input);
    return demo.status;
}
