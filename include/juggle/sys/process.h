/* SPDX-License-Identifier: MIT
 *
 * process: what this process is to the system, and the processes it starts:
 * caged children that read foreign files, and the person's editor.
 */
#ifndef JUGGLE_SYS_PROCESS_H
#define JUGGLE_SYS_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "juggle/base/err.h"

/* The first thing that main does: files for nobody else (umask 077), SIGPIPE and SIGXFSZ ignored
 * so that writing fails instead, the standard descriptors taken even where they were closed.
 * False if the program runs with another user's rights (setuid, setgid). */
bool process_prepare(struct err *err) MUST_CHECK;

/* A descriptor that doesn't block, on which each byte is the number of a signal that came: SIGINT,
 * SIGTERM, SIGHUP, SIGWINCH, SIGCHLD, SIGTSTP, SIGCONT. Signals that were ignored from the start
 * (nohup) stay so. Opened once in the life of the process, closed with process_signals_close,
 * which gives the signals their usual meaning back. */
bool process_signals_open(int *fd, struct err *err) MUST_CHECK;
void process_signals_close(void);

/* Work for a child: writes its answer to out and returns the exit status. */
typedef int process_job(void *context, int out);

struct process_child {
    pid_t pid;
    int fd; /* what the child writes; reading it fails with EAGAIN after a long silence */
};

struct process_cage {
    const int *kept; /* descriptors that stay open in the child, besides its output */
    size_t kept_count;
    int silence_ms; /* 0: 10 s */
};

enum { PROCESS_KILLED = -1 };

/* Forks a child that can do nothing but compute: no file may grow, none but the kept descriptors is
 * open, standard error is silent, 60 s of CPU, 512 MiB, no core. It runs the job and ends. */
bool process_start(struct process_child *child, const struct process_cage *cage, process_job *job,
                   void *context, struct err *err) MUST_CHECK;
/* Reads off what is left and waits for the child; it is killed when it is silent for too long.
 * Returns its exit status, or PROCESS_KILLED if a signal ended it. */
int process_finish(struct process_child *child);
/* Ends a child whose answer nobody wants any more. */
void process_stop(struct process_child *child);

/* Runs the editor on a file and waits for it: `editor` if it isn't NULL, else $VISUAL, $EDITOR, vi;
 * read by the shell, so that it may have arguments, while the file's name is data. False if it
 * could not be run or ended with a failure. The caller gives the terminal up before, and takes it
 * back afterwards. */
bool process_edit(const char *editor, const char *file, struct err *err) MUST_CHECK;

#endif
