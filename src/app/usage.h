/* SPDX-License-Identifier: MIT
 *
 * usage: how a command is called, told from the tables.
 */
#ifndef JUGGLE_SRC_APP_USAGE_H
#define JUGGLE_SRC_APP_USAGE_H

#include "juggle/app/command.h"
#include "juggle/base/str.h"

/* The whole help of one command. */
void usage_command(struct str *out, enum command command);
/* All commands by group. */
void usage_overview(struct str *out);
/* All keys by group: "x  done  tick a task off"; keys by their command. */
void usage_keys(struct str *out, const char *const *keys);

#endif
