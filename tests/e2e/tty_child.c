/* SPDX-License-Identifier: MIT
 *
 * tty_child: the side of the program: its session, its terminal, its environment, and a shell of
 * twenty lines that knows how to let a job stop and go on.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tty_private.h"

enum { VARIABLES_MAX = 64, VARIABLE_SIZE = 4096, ARGUMENTS_MAX = 16 };

struct environment {
    char *at[VARIABLES_MAX + 1];
    int count;
};

/* "K=V" replaces or adds, "K" removes. */
static void set_variable(struct environment *environment, const char *text)
{
    size_t length = strcspn(text, "=");
    int i = 0;
    while (i < environment->count &&
           !(strncmp(environment->at[i], text, length) == 0 && environment->at[i][length] == '='))
        i++;
    if (!text[length]) {
        if (i < environment->count)
            environment->at[i] = environment->at[--environment->count];
    } else if (i < VARIABLES_MAX) {
        environment->at[i] = strdup(text);
        environment->count += i == environment->count;
    }
    environment->at[environment->count] = NULL;
}

static void make_environment(struct environment *out, int sync, const char *const env[])
{
    static const char *const kept[] = {"PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LD_LIBRARY_PATH"};
    char variable[VARIABLE_SIZE];
    out->count = 0;
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        if (!getenv(kept[i]))
            continue;
        snprintf(variable, sizeof variable, "%s=%s", kept[i], getenv(kept[i]));
        set_variable(out, variable);
    }
    snprintf(variable, sizeof variable, "JUGGLE_TEST_SYNC=%d", sync);
    set_variable(out, variable);
    set_variable(out, "LSAN_OPTIONS=print_suppressions=0:suppressions=" LEAKS_OF_OTHERS);
    set_variable(out, "NCURSES_GPM_TERMS=none"); /* no mouse but the terminal's */
    set_variable(out, "TERM=xterm-256color");
    set_variable(out, "LC_ALL=C.UTF-8");
    for (; env && *env; env++)
        set_variable(out, *env);
}

/* Signals as a shell would leave them for a program it starts. */
static void plain_signals(void)
{
    for (int number = 1; number < NSIG; number++)
        if (number != SIGKILL && number != SIGSTOP)
            signal(number, SIG_DFL);
}

static void run(const struct environment *environment, const char *const argv[])
{
    char *arguments[ARGUMENTS_MAX + 1] = {NULL};
    for (int i = 0; i < ARGUMENTS_MAX && argv[i]; i++)
        arguments[i] = strdup(argv[i]); /* execve's type has no const */
    plain_signals();
    execve(argv[0], arguments, environment->at);
    fprintf(stderr, "%s: %s\n", argv[0], strerror(errno));
    _exit(127);
}

static void say(const char *text)
{
    if (write(STDOUT_FILENO, text, strlen(text)) < 0)
        _exit(126);
}

/* Goes on with a stopped job when a line was typed. The job must have given back a terminal that
 * reads lines, or this never comes back. */
static void wait_for_line(pid_t job)
{
    char line[64];
    tcsetpgrp(STDIN_FILENO, getpgrp());
    say("[stopped]\r\n");
    while (read(STDIN_FILENO, line, sizeof line) < 0 && errno == EINTR)
        continue;
    say("[continued]\r\n");
    tcsetpgrp(STDIN_FILENO, job);
    kill(-job, SIGCONT);
}

static void run_job(const struct environment *environment, const char *const argv[])
{
    int status = 0;
    signal(SIGTTOU, SIG_IGN);
    pid_t job = fork();
    if (job == 0) {
        setpgid(0, 0);
        tcsetpgrp(STDIN_FILENO, getpid());
        run(environment, argv);
    }
    setpgid(job, job);
    tcsetpgrp(STDIN_FILENO, job);
    while (waitpid(job, &status, WUNTRACED) == job || errno == EINTR) {
        if (WIFSTOPPED(status))
            wait_for_line(job);
        else if (WIFEXITED(status))
            _exit(WEXITSTATUS(status));
        else if (WIFSIGNALED(status))
            _exit(128 + WTERMSIG(status));
    }
    _exit(126);
}

pid_t tty_child(int slave, int sync, bool job, const char *const env[], const char *const argv[])
{
    struct environment environment;
    pid_t child = fork();
    if (child != 0)
        return child;
    setsid();
    ioctl(slave, TIOCSCTTY, 0);
    dup2(slave, STDIN_FILENO);
    dup2(slave, STDOUT_FILENO);
    dup2(slave, STDERR_FILENO);
    for (int fd = STDERR_FILENO + 1; fd < 64; fd++)
        if (fd != sync)
            close(fd);
    make_environment(&environment, sync, env);
    if (job)
        run_job(&environment, argv);
    run(&environment, argv);
    return -1;
}
