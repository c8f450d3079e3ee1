/* SPDX-License-Identifier: MIT
 *
 * process_child: a child in a cage, for work on foreign bytes that may end in
 * a crash or never. Its answer comes through a socket and not a pipe, because
 * a socket lets the reader give up after a silence.
 */
#include "juggle/sys/process.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "juggle/base/parse.h"

enum {
    SILENCE_MS = 10 * 1000,
    CPU_SECONDS = 60,
    MEMORY = 512 * 1024 * 1024,
    DESCRIPTORS = 16,
    DESCRIPTORS_UNLISTED = 1024,
    FAREWELL_MS = 1000, /* from the end of the answer to the end of the child */
};

/* ---- in the child ---- */

static bool is_kept(int fd, const struct process_cage *cage, int out)
{
    if (fd <= STDERR_FILENO || fd == out)
        return true;
    for (size_t i = 0; i < cage->kept_count; i++) {
        if (cage->kept[i] == fd)
            return true;
    }
    return false;
}

static void close_up_to(int end, const struct process_cage *cage, int out)
{
    for (int fd = STDERR_FILENO + 1; fd < end; fd++) {
        if (!is_kept(fd, cage, out))
            close(fd);
    }
}

/* Only up to the highest one that is open: there may be a million possible ones. */
static void close_others(const struct process_cage *cage, int out)
{
    int end = 0;
    DIR *list = opendir("/dev/fd");
    struct dirent *entry;
    while (list && (entry = readdir(list)) != NULL) {
        int64_t fd;
        if (parse_int(entry->d_name, end, INT_MAX - 1, &fd))
            end = (int)fd + 1;
    }
    if (list)
        closedir(list);
    close_up_to(list ? end : DESCRIPTORS_UNLISTED, cage, out);
}

static void silence_standard_descriptors(void)
{
    int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        if (nowhere < 0)
            close(fd);
        else
            dup2(nowhere, fd);
    }
    if (nowhere > STDERR_FILENO)
        close(nowhere);
}

static void forget_handlers(void)
{
    static const int numbers[] = {SIGINT,  SIGTERM, SIGHUP,  SIGWINCH, SIGCHLD, SIGTSTP, SIGCONT,
                                  SIGPIPE, SIGABRT, SIGSEGV, SIGBUS,   SIGFPE,  SIGILL,  SIGQUIT};
    sigset_t none;
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        signal(numbers[i], SIG_DFL);
    signal(SIGXFSZ, SIG_IGN); /* writing a file is to fail, not to look like a crash */
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static bool limit(int resource, rlim_t most)
{
    struct rlimit now;
    if (getrlimit(resource, &now) != 0)
        return false;
    most = most < now.rlim_max ? most : now.rlim_max;
    return setrlimit(resource, &(struct rlimit){most, most}) == 0;
}

static bool close_cage(void)
{
    bool closed = limit(RLIMIT_CORE, 0) && limit(RLIMIT_CPU, CPU_SECONDS);
#ifndef JUGGLE_COUNTED /* under valgrind, which has files, descriptors and memory of its own */
    closed = closed && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_NOFILE, DESCRIPTORS);
#ifndef JUGGLE_SANITIZED /* whose shadow memory needs all addresses */
    closed = closed && limit(RLIMIT_AS, MEMORY);
#endif
#endif
#ifdef __linux__
    prctl(PR_SET_DUMPABLE, 0);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
#endif
    return closed;
}

static void run(const struct process_cage *cage, process_job *job, void *context, int out,
                pid_t parent)
{
    forget_handlers();
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(1);
#else
    (void)parent;
#endif
    silence_standard_descriptors();
    close_others(cage, out);
    _exit(close_cage() ? job(context, out) : 1);
}

/* ---- in the parent ---- */

static bool open_channel(int ends[2], int silence_ms)
{
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
        return false;
    struct timeval silence = {silence_ms / 1000, silence_ms % 1000 * (suseconds_t)1000};
    if (fcntl(ends[0], F_SETFD, FD_CLOEXEC) == 0 && fcntl(ends[1], F_SETFD, FD_CLOEXEC) == 0 &&
        setsockopt(ends[0], SOL_SOCKET, SO_RCVTIMEO, &silence, sizeof silence) == 0 &&
        shutdown(ends[0], SHUT_WR) == 0)
        return true;
    int reason = errno;
    close(ends[0]);
    close(ends[1]);
    errno = reason;
    return false;
}

bool process_start(struct process_child *child, const struct process_cage *cage, process_job *job,
                   void *context, struct err *err)
{
    int ends[2];
    pid_t parent = getpid();
    if (!open_channel(ends, cage->silence_ms > 0 ? cage->silence_ms : SILENCE_MS))
        return err_set(err, ERR_FAILED, "reader: no channel: %s", strerror(errno));
    pid_t pid = fork();
    if (pid == 0)
        run(cage, job, context, ends[1], parent);
    int reason = errno;
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        return err_set(err, ERR_FAILED, "reader: can't be started: %s", strerror(reason));
    }
    *child = (struct process_child){pid, ends[0]};
    return true;
}

/* True at the end of the answer, false after a silence. */
static bool read_off(int fd)
{
    char bytes[4096];
    ssize_t got;
    do
        got = read(fd, bytes, sizeof bytes);
    while (got > 0 || (got < 0 && errno == EINTR));
    return got == 0 || errno == ECONNRESET;
}

static bool has_ended(pid_t pid, int options, int *status)
{
    pid_t got;
    do
        got = waitpid(pid, status, options);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        *status = SIGKILL;
    return got != 0;
}

static int stop_and_wait(struct process_child *child)
{
    int status;
    kill(child->pid, SIGKILL);
    has_ended(child->pid, 0, &status);
    return status;
}

int process_finish(struct process_child *child)
{
    int status = 0;
    bool ended = false;
    if (read_off(child->fd)) {
        for (int waited = 0; !ended && waited < FAREWELL_MS; waited++) {
            ended = has_ended(child->pid, WNOHANG, &status);
            if (!ended)
                poll(NULL, 0, 1);
        }
    }
    if (!ended)
        status = stop_and_wait(child);
    close(child->fd);
    return WIFEXITED(status) ? WEXITSTATUS(status) : PROCESS_KILLED;
}

void process_stop(struct process_child *child)
{
    stop_and_wait(child);
    close(child->fd);
}
