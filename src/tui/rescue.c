/* SPDX-License-Identifier: MIT
 *
 * rescue: the last resort. Its state is static because a signal handler has no other way to it;
 * only functions that POSIX allows in handlers are called from there.
 */
#include "rescue.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BYTES_MAX = 256, HELD_MAX = 65536 };

static const int faults[] = {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL,
                             SIGQUIT, SIGHUP,  SIGINT, SIGTERM};

enum { FAULTS = sizeof faults / sizeof *faults };

static struct {
    volatile sig_atomic_t armed;
    pid_t owner; /* children that die have no say */
    int fd;
    struct termios modes;
    char bytes[BYTES_MAX];
    size_t length;
    struct sigaction before[FAULTS];
    bool caught[FAULTS];
    bool at_exit;
} rescue;

static struct {
    volatile sig_atomic_t held;
    int file;
    int terminal;
} errors;

static void write_all(int fd, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t done = write(fd, bytes, length);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return;
        bytes += done;
        length -= (size_t)done;
    }
}

void rescue_release_stderr(void)
{
    char buf[512];
    size_t left = HELD_MAX;
    ssize_t got;
    if (!errors.held)
        return;
    errors.held = false;
    dup2(errors.terminal, STDERR_FILENO);
    close(errors.terminal);
    lseek(errors.file, 0, SEEK_SET);
    while (left > 0 && (got = read(errors.file, buf, sizeof buf)) > 0) {
        write_all(STDERR_FILENO, buf, (size_t)got);
        left -= left < (size_t)got ? left : (size_t)got;
    }
    close(errors.file);
}

static int nameless_file(void)
{
    char path[] = "/tmp/juggle-XXXXXX";
    int fd = mkstemp(path);
    if (fd < 0)
        return open("/dev/null", O_RDWR | O_CLOEXEC);
    unlink(path);
    fcntl(fd, F_SETFD, FD_CLOEXEC);
    return fd;
}

void rescue_hold_stderr(void)
{
    if (errors.held || !isatty(STDERR_FILENO))
        return;
    errors.terminal = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    errors.file = nameless_file();
    if (errors.terminal < 0 || errors.file < 0 || dup2(errors.file, STDERR_FILENO) < 0)
        return;
    errors.held = true;
}

static void give_back(void)
{
    if (!rescue.armed || getpid() != rescue.owner)
        return;
    rescue.armed = false;
    write_all(rescue.fd, rescue.bytes, rescue.length);
    tcsetattr(rescue.fd, TCSANOW, &rescue.modes);
    rescue_release_stderr();
}

/* The signal is blocked while this runs, so it arrives again, at the former action, on return. */
static void on_fault(int number)
{
    int kept = errno;
    give_back();
    for (int i = 0; i < FAULTS; i++)
        if (faults[i] == number)
            sigaction(number, &rescue.before[i], NULL);
    raise(number);
    errno = kept;
}

/* What somebody handles is left to them; a fault is taken even then, and handed on. */
static bool ours(int number, const struct sigaction *before)
{
    bool plain = !(before->sa_flags & SA_SIGINFO) && before->sa_handler == SIG_DFL;
    return plain || number == SIGABRT || number == SIGSEGV || number == SIGBUS ||
           number == SIGFPE || number == SIGILL;
}

void rescue_disarm(void)
{
    if (!rescue.armed)
        return;
    rescue.armed = false;
    for (int i = 0; i < FAULTS; i++)
        if (rescue.caught[i])
            sigaction(faults[i], &rescue.before[i], NULL);
}

void rescue_arm(int fd, const struct termios *modes, const char *bytes, size_t length)
{
    struct sigaction action = {.sa_handler = on_fault};
    rescue_disarm();
    rescue.owner = getpid();
    rescue.fd = fd;
    rescue.modes = *modes;
    rescue.length = length < BYTES_MAX ? length : BYTES_MAX;
    memcpy(rescue.bytes, bytes, rescue.length);
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < FAULTS; i++) {
        sigaction(faults[i], NULL, &rescue.before[i]);
        rescue.caught[i] = ours(faults[i], &rescue.before[i]);
        if (rescue.caught[i])
            sigaction(faults[i], &action, NULL);
    }
    if (!rescue.at_exit)
        rescue.at_exit = atexit(give_back) == 0;
    rescue.armed = true;
}
