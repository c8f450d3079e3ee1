/* SPDX-License-Identifier: MIT
 *
 * settings: what the config may say beyond its own options.
 */
#ifndef JUGGLE_SRC_APP_SETTINGS_H
#define JUGGLE_SRC_APP_SETTINGS_H

#include "juggle/app/world.h"

struct config_tables settings_tables(struct arena *arena);

#endif
