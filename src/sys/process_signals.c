/* SPDX-License-Identifier: MIT
 *
 * process_signals: signals as bytes in a pipe, so that a loop can wait for them
 * together with its input.
 */
#include "juggle/sys/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static const int caught[] = {SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGCHLD, SIGTSTP, SIGCONT};

/* A handler has nothing but what is static. */
static int pipe_ends[2] = {-1, -1};
static volatile sig_atomic_t write_end = -1;

static void on_signal(int number)
{
    int kept = errno;
    unsigned char byte = (unsigned char)number;
    if (write_end >= 0)
        (void)!write(write_end, &byte, 1); /* a full pipe wakes the loop just as well */
    errno = kept;
}

static bool prepare_end(int fd)
{
    return fcntl(fd, F_SETFL, O_NONBLOCK) == 0 && fcntl(fd, F_SETFD, FD_CLOEXEC) == 0;
}

bool process_signals_open(int *fd, struct err *err)
{
    if (pipe(pipe_ends) != 0 || !prepare_end(pipe_ends[0]) || !prepare_end(pipe_ends[1]))
        return err_set(err, ERR_FAILED, "signals: no pipe: %s", strerror(errno));
    write_end = pipe_ends[1];
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
    sigfillset(&action.sa_mask);
    for (size_t i = 0; i < sizeof caught / sizeof caught[0]; i++) {
        struct sigaction before;
        sigaction(caught[i], NULL, &before);
        if (before.sa_handler != SIG_IGN)
            sigaction(caught[i], &action, NULL);
    }
    *fd = pipe_ends[0];
    return true;
}

void process_signals_close(void)
{
    for (size_t i = 0; i < sizeof caught / sizeof caught[0]; i++) {
        struct sigaction before;
        sigaction(caught[i], NULL, &before);
        if (before.sa_handler == on_signal)
            signal(caught[i], SIG_DFL);
    }
    write_end = -1;
    for (int i = 0; i < 2; i++) {
        if (pipe_ends[i] >= 0)
            close(pipe_ends[i]);
        pipe_ends[i] = -1;
    }
}
