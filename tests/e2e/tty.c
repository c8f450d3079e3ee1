/* SPDX-License-Identifier: MIT
 *
 * tty: the side of the test: input, waiting, expectations.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "golden.h"
#include "juggle/base/text.h"
#include "juggle/draw/key.h"
#include "tty_private.h"

enum { DEADLINE_MS = 20000, PUMP_MS = 20, QUIET_MS = 20, OPEN_MAX_TTYS = 4 };

/* A failed test jumps out of its function, so what it started is found and ended here. */
static struct tty *open_ttys[OPEN_MAX_TTYS];

static int64_t milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void fail_with_screen(struct tty *tty, const char *what, const char *text)
{
    int row, col;
    tty_cursor(tty, &row, &col);
    fprintf(stderr, "the screen (cursor %d,%d%s%s):\n%s", row, col, tty->alternate ? "" : ", main",
            tty->ended ? ", program ended" : "", tty_text(tty));
    fail_msg("%s \"%s\"", what, text);
}

/* ---- libvterm ---- */

static int on_property(VTermProp property, VTermValue *value, void *user)
{
    struct tty *tty = user;
    if (property == VTERM_PROP_ALTSCREEN)
        tty->alternate = value->boolean;
    else if (property == VTERM_PROP_CURSORVISIBLE)
        tty->cursor_shown = value->boolean;
    else if (property == VTERM_PROP_TITLE) {
        str_clear(&tty->title);
        str_add(&tty->title, value->string);
    }
    return 1;
}

static void on_reply(const char *bytes, size_t length, void *user)
{
    struct tty *tty = user;
    if (write(tty->master, bytes, length) < 0 && errno != EIO)
        fprintf(stderr, "tty: %s\n", strerror(errno));
}

static void open_screen(struct tty *tty, int rows, int cols)
{
    static const VTermScreenCallbacks callbacks = {.settermprop = on_property};
    tty->vterm = vterm_new(rows, cols);
    vterm_set_utf8(tty->vterm, 1);
    vterm_output_set_callback(tty->vterm, on_reply, tty);
    tty->screen = vterm_obtain_screen(tty->vterm);
    vterm_screen_enable_altscreen(tty->screen, 1);
    vterm_screen_set_callbacks(tty->screen, &callbacks, tty);
    vterm_screen_reset(tty->screen, 1);
}

/* ---- start and end ---- */

static void remember(struct tty *tty)
{
    for (int i = 0; i < OPEN_MAX_TTYS; i++) {
        if (!open_ttys[i]) {
            open_ttys[i] = tty;
            return;
        }
    }
}

/* Tests have one terminal at a time, or two; where all places are taken, tests have failed. */
static void close_leftovers(void)
{
    if (!open_ttys[OPEN_MAX_TTYS - 1])
        return;
    for (int i = 0; i < OPEN_MAX_TTYS; i++)
        tty_close(open_ttys[i]);
}

static struct tty *start(int rows, int cols, bool job, const char *const env[],
                         const char *const argv[])
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
    struct tty *tty = calloc(1, sizeof *tty);
    int sync[2];
    close_leftovers();
    if (!tty || openpty(&tty->master, &tty->slave, NULL, NULL, &size) != 0 || pipe(sync) != 0)
        fail_msg("no pseudo terminal: %s", strerror(errno));
    str_init(&tty->text);
    str_init(&tty->output);
    str_init(&tty->title);
    tcgetattr(tty->slave, &tty->modes);
    open_screen(tty, rows, cols);
    tty->child = tty_child(tty->slave, sync[1], job, env, argv);
    close(sync[1]);
    tty->sync = sync[0];
    fcntl(tty->sync, F_SETFL, O_NONBLOCK);
    fcntl(tty->master, F_SETFL, O_NONBLOCK);
    remember(tty);
    return tty;
}

struct tty *tty_start(int rows, int cols, const char *const env[], const char *const argv[])
{
    return start(rows, cols, false, env, argv);
}

struct tty *tty_start_job(int rows, int cols, const char *const env[], const char *const argv[])
{
    return start(rows, cols, true, env, argv);
}

void tty_close(struct tty *tty)
{
    if (!tty)
        return;
    for (int i = 0; i < OPEN_MAX_TTYS; i++)
        if (open_ttys[i] == tty)
            open_ttys[i] = NULL;
    if (!tty->ended) {
        kill(tty->child, SIGKILL);
        waitpid(tty->child, NULL, 0);
    }
    if (tty->master >= 0)
        close(tty->master);
    if (tty->slave >= 0)
        close(tty->slave);
    close(tty->sync);
    vterm_free(tty->vterm);
    str_finish(&tty->text);
    str_finish(&tty->output);
    str_finish(&tty->title);
    free(tty);
}

/* ---- input ---- */

static void read_signs(struct tty *tty)
{
    char signs[64];
    while (read(tty->sync, signs, sizeof signs) > 0)
        tty->synced = true;
}

void tty_send(struct tty *tty, const char *bytes, size_t length)
{
    read_signs(tty);
    tty->synced = false;
    int64_t end = milliseconds() + DEADLINE_MS;
    while (length > 0 && milliseconds() < end) {
        ssize_t done = write(tty->master, bytes, length);
        if (done < 0 && errno != EAGAIN)
            fail_with_screen(tty, "can't type:", strerror(errno));
        if (done <= 0) {
            tty_pump(tty, PUMP_MS);
            continue;
        }
        bytes += done;
        length -= (size_t)done;
    }
    if (length > 0)
        fail_with_screen(tty, "can't type:", "the program doesn't read");
}

void tty_type(struct tty *tty, const char *text)
{
    tty_send(tty, text, strlen(text));
}

void tty_paste(struct tty *tty, const char *text)
{
    tty_type(tty, "\033[200~");
    tty_type(tty, text);
    tty_type(tty, "\033[201~");
}

void tty_click(struct tty *tty, int row, int col)
{
    char report[64];
    snprintf(report, sizeof report, "\033[<0;%d;%dM\033[<0;%d;%dm", col + 1, row + 1, col + 1,
             row + 1);
    tty_type(tty, report);
}

static const struct {
    uint32_t code;
    const char *bytes;
    const char *modified; /* with %u for the modifiers' parameter */
} sequences[] = {
    {K_ENTER, "\r", NULL},
    {K_TAB, "\t", NULL},
    {K_ESC, "\033", NULL},
    {K_BACKSPACE, "\177", NULL},
    {K_DELETE, "\033[3~", "\033[3;%u~"},
    {K_INSERT, "\033[2~", "\033[2;%u~"},
    {K_UP, "\033OA", "\033[1;%uA"},
    {K_DOWN, "\033OB", "\033[1;%uB"},
    {K_RIGHT, "\033OC", "\033[1;%uC"},
    {K_LEFT, "\033OD", "\033[1;%uD"},
    {K_HOME, "\033OH", "\033[1;%uH"},
    {K_END, "\033OF", "\033[1;%uF"},
    {K_PGUP, "\033[5~", "\033[5;%u~"},
    {K_PGDN, "\033[6~", "\033[6;%u~"},
    {K_F1, "\033OP", "\033[1;%uP"},
    {K_F5, "\033[15~", "\033[15;%u~"},
    {K_F12, "\033[24~", "\033[24;%u~"},
};

static bool sequence_of(struct key key, char out[32])
{
    if (key.code == K_TAB && key.mods == MOD_SHIFT) {
        memcpy(out, "\033[Z", 4);
        return true;
    }
    for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++) {
        if (sequences[i].code != key.code)
            continue;
        if (key.mods && sequences[i].modified) {
            char number[2] = {(char)('1' + (int)key.mods), '\0'};
            const char *percent = strchr(sequences[i].modified, '%');
            snprintf(out, 32, "%.*s%s%s", (int)(percent - sequences[i].modified),
                     sequences[i].modified, number, percent + 2);
        } else {
            snprintf(out, 32, "%s%s", key.mods & MOD_ALT ? "\033" : "", sequences[i].bytes);
        }
        return true;
    }
    return false;
}

static void send_key(struct tty *tty, const char *name)
{
    struct key key;
    struct err err;
    char bytes[32];
    if (!key_parse(name, &key, &err))
        fail_msg("%s", err.text);
    if (sequence_of(key, bytes)) {
        tty_type(tty, bytes);
        return;
    }
    if (key.code >= K_FIRST)
        fail_msg("the harness has no bytes for \"%s\"", name);
    size_t length = 0;
    if (key.mods & MOD_ALT)
        bytes[length++] = '\033';
    if (key.mods & MOD_CTRL)
        bytes[length++] = (char)(key.code & 0x1F);
    else
        length += text_encode(key.code, bytes + length);
    tty_send(tty, bytes, length);
}

void tty_keys(struct tty *tty, const char *names)
{
    char name[32];
    int taken;
    while (sscanf(names, "%31s%n", name, &taken) == 1) {
        send_key(tty, name);
        names += taken;
    }
}

void tty_resize(struct tty *tty, int rows, int cols)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
    read_signs(tty);
    tty->synced = false;
    while (tty_pump(tty, 0)) /* what was painted for the old size belongs on the old size */
        continue;
    vterm_set_size(tty->vterm, rows, cols);
    ioctl(tty->master, TIOCSWINSZ, &size);
}

void tty_signal(struct tty *tty, int number)
{
    read_signs(tty);
    tty->synced = false;
    kill(tty->child, number);
}

void tty_hang_up(struct tty *tty)
{
    close(tty->slave);
    close(tty->master);
    tty->slave = tty->master = -1;
}

/* ---- waiting ---- */

bool tty_pump(struct tty *tty, int timeout)
{
    struct pollfd fd = {.fd = tty->master, .events = POLLIN};
    char bytes[16384];
    read_signs(tty);
    if (poll(&fd, 1, timeout) <= 0)
        return false;
    ssize_t got = read(tty->master, bytes, sizeof bytes);
    if (got <= 0)
        return false;
    str_add_bytes(&tty->output, bytes, (size_t)got);
    vterm_input_write(tty->vterm, bytes, (size_t)got);
    return true;
}

static void look_for_end(struct tty *tty)
{
    if (!tty->ended && waitpid(tty->child, &tty->status, WNOHANG) == tty->child)
        tty->ended = true;
}

void tty_expect_that(struct tty *tty, bool (*cond)(struct tty *tty, const void *with),
                     const void *with, const char *what)
{
    int64_t end = milliseconds() + DEADLINE_MS;
    while (!cond(tty, with)) {
        bool was_ended = tty->ended;
        look_for_end(tty);
        bool more = tty_pump(tty, PUMP_MS);
        if (!more && (was_ended || milliseconds() > end))
            fail_with_screen(tty, "not seen:", what);
    }
}

static bool has_text(struct tty *tty, const void *with)
{
    return strstr(tty_text(tty), with) != NULL;
}

static bool has_no_text(struct tty *tty, const void *with)
{
    return strstr(tty_text(tty), with) == NULL;
}

void tty_expect(struct tty *tty, const char *text)
{
    tty_expect_that(tty, has_text, text, text);
}

void tty_expect_gone(struct tty *tty, const char *text)
{
    tty_expect_that(tty, has_no_text, text, text);
}

struct row_text {
    int row;
    const char *text;
};

static bool row_is(struct tty *tty, const void *with)
{
    const struct row_text *wanted = with;
    const char *line = tty_text(tty);
    for (int row = 0; row < wanted->row && *line; row++)
        line += strcspn(line, "\n") + 1;
    size_t length = strcspn(line, "\n");
    return length == strlen(wanted->text) && memcmp(line, wanted->text, length) == 0;
}

void tty_expect_row(struct tty *tty, int row, const char *text)
{
    struct row_text wanted = {row, text};
    tty_expect_that(tty, row_is, &wanted, text);
}

static bool has_sign(struct tty *tty, const void *with)
{
    (void)with;
    return tty->synced;
}

/* What was written before the sign may still be on its way through the kernel. */
void tty_settle(struct tty *tty)
{
    tty_expect_that(tty, has_sign, NULL, "the program waits for input");
    while (tty_pump(tty, QUIET_MS))
        continue;
}

void tty_expect_golden(struct tty *tty, const char *name)
{
    tty_settle(tty);
    golden_check(name, tty_text(tty));
}

int tty_exit_status(struct tty *tty)
{
    int64_t end = milliseconds() + DEADLINE_MS;
    while (!tty->ended && milliseconds() < end) {
        look_for_end(tty);
        if (tty->master >= 0)
            tty_pump(tty, PUMP_MS);
        else
            poll(NULL, 0, 1);
    }
    while (tty->master >= 0 && tty_pump(tty, QUIET_MS))
        continue;
    if (!tty->ended)
        fail_with_screen(tty, "the program", "doesn't end");
    return WIFEXITED(tty->status) ? WEXITSTATUS(tty->status) : 128 + WTERMSIG(tty->status);
}
