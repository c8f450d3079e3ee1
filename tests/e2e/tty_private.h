/* SPDX-License-Identifier: MIT
 *
 * tty_private: what the files of tty share.
 */
#ifndef JUGGLE_TESTS_E2E_TTY_PRIVATE_H
#define JUGGLE_TESTS_E2E_TTY_PRIVATE_H

#include <sys/types.h>
#include <termios.h>

#include <vterm.h>

#include "juggle/base/str.h"
#include "tty.h"

struct tty {
    int master;
    int slave; /* kept open, so that the modes can be read when the program is gone */
    int sync;  /* the program's sign that it waits */
    pid_t child;
    bool ended;
    int status;  /* of waitpid */
    bool synced; /* a sign came since the last input */
    bool alternate;
    bool cursor_shown;
    struct termios modes;
    VTerm *vterm;
    VTermScreen *screen;
    struct str text;
    struct str output;
    struct str title;
};

/* Forks, and starts the program with the slave as its terminal. */
pid_t tty_child(int slave, int sync, bool job, const char *const env[], const char *const argv[]);
/* Reads what came within so many milliseconds; false when nothing did. */
bool tty_pump(struct tty *tty, int milliseconds);

#endif
