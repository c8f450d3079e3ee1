/* SPDX-License-Identifier: MIT
 *
 * welcome: the first start: what is asked once, what the system already says to it, and the config
 * that the answers make.
 */
#ifndef JUGGLE_APP_WELCOME_H
#define JUGGLE_APP_WELCOME_H

#include "juggle/app/world.h"

enum welcome_question { WELCOME_NAME, WELCOME_ALIASES, WELCOME_ZONE, WELCOME_HOURS, WELCOME_COUNT };

struct welcome {
    bool open;        /* there is no config yet, and a place for it */
    const char *path; /* of the config, "~" for the home directory; NULL: no place is known */
    const char *presets[WELCOME_COUNT]; /* what holds where nothing is said */
};

/* Lives as long as the world. */
void welcome_read(struct world *world, struct welcome *out);
/* Takes the answers on, and writes the config: new, 0600, its directory 0700, never over a file. An
 * empty answer leaves the default. False: *wrong is the answer that can't be right, and nothing was
 * done; or it is WELCOME_COUNT: the file couldn't be written, and the answers hold for this run. */
bool welcome_keep(struct world *world, const char *const answers[WELCOME_COUNT],
                  enum welcome_question *wrong, struct err *err) MUST_CHECK;

#endif
