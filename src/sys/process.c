/* SPDX-License-Identifier: MIT
 *
 * process: the first steps of the program, and the editor.
 */
#include "juggle/sys/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "juggle/base/arena.h"

/* A file opened later must not get the number on which answers or messages go out. The stand-in is
 * open the wrong way round, so that using it fails as it would without. */
static void take_standard_descriptors(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) < 0)
            (void)!open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
}

/* Whoever gets no memory aborts, here and in the libraries; nothing is committed by then, or all of
 * it is. A mistake of the program's own, which leaves errno alone, ends it as ever. */
static void on_abort(int number)
{
    static const char message[] =
        "juggle: out of memory; nothing is half done, close other programs "
        "and try again\n";
    if (errno != ENOMEM) {
        signal(number, SIG_DFL);
        raise(number);
        return;
    }
    (void)!write(STDERR_FILENO, message, sizeof message - 1);
    _exit(err_exit_status(ERR_FAILED));
}

bool process_prepare(struct err *err)
{
    umask(077);
    take_standard_descriptors();
    errno = 0;
    signal(SIGABRT, on_abort);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    signal(SIGCHLD, SIG_DFL); /* inherited as ignored, it would hide how a child ended */
    if (getuid() != geteuid() || getgid() != getegid())
        return err_set(err, ERR_FAILED,
                       "juggle: runs with another user's rights; "
                       "take the setuid bit from the program");
    return true;
}

/* Signals that the terminal sends to both of us are the editor's, but a stop is for both. */
struct attitude {
    struct sigaction interrupt, quit, stop;
};

static void step_back(struct attitude *before)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    struct sigaction usual = {.sa_handler = SIG_DFL};
    sigaction(SIGINT, &ignore, &before->interrupt);
    sigaction(SIGQUIT, &ignore, &before->quit);
    sigaction(SIGTSTP, &usual, &before->stop);
}

static void step_forward(const struct attitude *before)
{
    sigaction(SIGINT, &before->interrupt, NULL);
    sigaction(SIGQUIT, &before->quit, NULL);
    sigaction(SIGTSTP, &before->stop, NULL);
}

static void run_editor(const char *command, const char *editor, const char *file)
{
    static const int signals[] = {SIGINT, SIGQUIT, SIGPIPE, SIGXFSZ};
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++)
        signal(signals[i], SIG_DFL);
    execl("/bin/sh", "sh", "-c", command, editor, file, (char *)NULL);
    _exit(127);
}

static int wait_for(pid_t pid)
{
    int status;
    pid_t got;
    do
        got = waitpid(pid, &status, 0);
    while (got < 0 && errno == EINTR);
    return got == pid ? status : -1;
}

static const char *usual_editor(void)
{
    static const char *const variables[] = {"VISUAL", "EDITOR"};
    for (size_t i = 0; i < sizeof variables / sizeof variables[0]; i++) {
        const char *editor = getenv(variables[i]);
        if (editor && *editor)
            return editor;
    }
    return "vi";
}

bool process_edit(const char *editor, const char *file, struct err *err)
{
    struct arena scratch;
    struct attitude before;
    if (!editor)
        editor = usual_editor();
    arena_init(&scratch);
    const char *command = arena_printf(&scratch, "%s \"$@\"", editor);
    step_back(&before);
    pid_t pid = fork();
    if (pid == 0)
        run_editor(command, editor, file);
    int status = pid > 0 ? wait_for(pid) : -1;
    step_forward(&before);
    arena_finish(&scratch);
    if (pid < 0)
        return err_set(err, ERR_FAILED, "editor: can't be started: %s", strerror(errno));
    if (status == -1 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return err_set(err, ERR_FAILED, "editor: \"%s\" failed; nothing was changed", editor);
    return true;
}
