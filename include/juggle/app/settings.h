/* SPDX-License-Identifier: MIT
 *
 * settings: what the config may say beyond its own options: the commands that keys can be given to,
 * and the limits of the load model.
 */
#ifndef JUGGLE_APP_SETTINGS_H
#define JUGGLE_APP_SETTINGS_H

#include "juggle/base/arena.h"
#include "juggle/config/config.h"

/* For config_read and config_example; lives in the arena. */
struct config_tables settings_tables(struct arena *arena);

#endif
