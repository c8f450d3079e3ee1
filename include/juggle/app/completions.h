/* SPDX-License-Identifier: MIT
 *
 * completions: what a shell needs to complete juggle's words, made from the tables.
 */
#ifndef JUGGLE_APP_COMPLETIONS_H
#define JUGGLE_APP_COMPLETIONS_H

#include <stdbool.h>

#include "juggle/base/str.h"

/* Appends the script for "bash", "zsh" or "fish"; false for any other. */
bool completions_script(struct str *out, const char *shell);

#endif
