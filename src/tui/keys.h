/* SPDX-License-Identifier: MIT
 *
 * keys: what terminals send for keys: by terminfo's names, and beyond what terminfo knows: the CSI
 * and SS3 forms of xterm and its followers, with Shift, Alt and Ctrl, and the marks of a paste.
 */
#ifndef JUGGLE_SRC_TUI_KEYS_H
#define JUGGLE_SRC_TUI_KEYS_H

#include "juggle/draw/key.h"

/* All sequences and capabilities together are fewer than KEYS_MAX. */
enum { KEYS_SEQUENCE_SIZE = 16, KEYS_MAX = 320 };

/* Codes of no key, only in key_sequence's answers. */
enum { KEYS_PASTE_START = K_LIMIT, KEYS_PASTE_END };

/* The n-th key capability of terminfo by name ("kcuu1"), and its key; false behind the last one. */
bool keys_capability(int n, const char **name, struct key *key);
/* The n-th sequence, NUL-ended, and its key; false behind the last one. */
bool keys_sequence(int n, char sequence[KEYS_SEQUENCE_SIZE], struct key *key);

#endif
