/* SPDX-License-Identifier: MIT
 *
 * key: keys, with their modifiers, and their names as the config and the help write them.
 */
#ifndef JUGGLE_DRAW_KEY_H
#define JUGGLE_DRAW_KEY_H

#include <stdbool.h>
#include <stdint.h>

#include "juggle/base/err.h"

/* Keys without a character, numbered above Unicode. K_, as curses has macros called KEY_. */
enum key_code {
    K_NONE = 0,
    K_FIRST = 0x110000,
    K_BEFORE = K_FIRST - 1,
#define KEY(name, word, others) K_##name,
#include "juggle/draw/keys.def"
#undef KEY
    K_LIMIT
};

enum key_mods { MOD_SHIFT = 1, MOD_ALT = 2, MOD_CTRL = 4 };

/* Always in the normal form of key_normal. */
struct key {
    uint32_t code; /* a code point, or an enum key_code */
    uint32_t mods;
};

/* What terminals can't tell apart is one key: C-m Enter, C-i Tab, C-h Backspace, C-[ Esc, C-@
 * C-Space; S-a is A, C-A is C-a; there is no Shift on other characters. */
struct key key_normal(uint32_t code, uint32_t mods);
bool key_equal(struct key a, struct key b);
/* "a", "<", "Space", "C-r", "M-x", "S-Up", "C-M-Left", "F5". ERR_CONFIG names the nearest. */
bool key_parse(const char *name, struct key *out, struct err *err) MUST_CHECK;
enum { KEY_TEXT_SIZE = 32 };
/* The name in buf, which is returned; key_parse reads it back. */
char *key_format(struct key key, char buf[KEY_TEXT_SIZE]);

#endif
