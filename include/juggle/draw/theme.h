/* SPDX-License-Identifier: MIT
 *
 * theme: inks (colour roles), and how a theme makes a pen of each.
 *
 * A look is words: a first colour is the foreground, a second the background, the rest attributes.
 * Colours: black red green yellow blue magenta cyan white, bright-..., grey, default, 0 to 255,
 * #rrggbb. Attributes: bold dim underline reverse italic. "" is the terminal's own.
 */
#ifndef JUGGLE_DRAW_THEME_H
#define JUGGLE_DRAW_THEME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "juggle/base/err.h"

enum ink {
#define INK(name, word, mark, dark, light, high, mono, summary) INK_##name,
#include "juggle/draw/inks.def"
#undef INK
    INK_COUNT
};

const char *ink_name(enum ink ink);
const char *ink_summary(enum ink ink);
char ink_mark(enum ink ink);
/* ASCII case-blind; false when no ink is called so. */
bool ink_find(const char *name, enum ink *out);

struct pen {
    int16_t fg; /* -1 the terminal's own, else 0 to 255 of xterm's palette */
    int16_t bg;
    bool bold;
    bool dim;
    bool underline;
    bool reverse;
    bool italic;
};

struct theme {
    struct pen colour[INK_COUNT];
    struct pen mono[INK_COUNT]; /* attributes only */
};

/* "dark", "light", "high-contrast", "mono", ended by NULL. */
const char *const *theme_names(void);
/* A built-in theme; ERR_CONFIG when there is none of that name, and *theme is dark. */
bool theme_init(struct theme *theme, const char *name, struct err *err) MUST_CHECK;
/* Changes one ink, e.g. theme_set(&theme, "focus", "white blue bold", &err). ERR_CONFIG names the
 * word that isn't understood; then nothing is changed. Without colours its attributes hold. */
bool theme_set(struct theme *theme, const char *ink, const char *look, struct err *err) MUST_CHECK;
/* The pen for a terminal with so many colours: below 8 the mono look; at 8 and 16 the nearest of
 * those (bright ones as bold where there are only 8). */
struct pen theme_pen(const struct theme *theme, enum ink ink, int colours);

#endif
