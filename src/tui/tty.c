/* SPDX-License-Identifier: MIT
 *
 * tty: questions to the system and the environment about the terminal.
 */
#include "tty.h"

#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "juggle/draw/canvas.h"

bool tty_usable(struct err *err)
{
    const char *name = getenv("TERM");
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return err_set(err, ERR_USAGE, "terminal: input or output is none; use \"juggle today\"");
    if (!name || !*name)
        return err_set(err, ERR_USAGE, "terminal: TERM is not set; use \"juggle today\"");
    return true;
}

static int within_side(int length)
{
    return length < CANVAS_SIDE_MAX ? length : CANVAS_SIDE_MAX;
}

void tty_size(int *rows, int *cols)
{
    struct winsize size = {0};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
        return;
    *rows = within_side(size.ws_row);
    *cols = within_side(size.ws_col);
}

bool tty_is_utf8(void)
{
    return setlocale(LC_CTYPE, "") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

bool tty_wants_no_colour(void)
{
    const char *no_color = getenv("NO_COLOR");
    return no_color && *no_color;
}

int tty_sync_descriptor(void)
{
    const char *text = getenv("JUGGLE_TEST_SYNC");
    char *end;
    if (!text || !*text)
        return -1;
    long fd = strtol(text, &end, 10);
    return *end == '\0' && fd > STDERR_FILENO && fd < 1024 ? (int)fd : -1;
}

int64_t tty_milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool tty_at_end(int fd)
{
    struct pollfd state = {.fd = fd, .events = POLLIN};
    int bytes = 0;
    if (poll(&state, 1, 0) <= 0)
        return false;
    if (state.revents & (POLLHUP | POLLERR | POLLNVAL))
        return true;
    return (state.revents & POLLIN) && (ioctl(fd, FIONREAD, &bytes) != 0 || bytes == 0);
}
