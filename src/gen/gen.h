/* SPDX-License-Identifier: MIT
 *
 * gen: what is written about juggle, made from its tables while building. Each document is one
 * function that appends to a string; mdoc_* are what the man pages share.
 */
#ifndef JUGGLE_SRC_GEN_H
#define JUGGLE_SRC_GEN_H

#include "juggle/app/command.h"
#include "juggle/base/str.h"

void man1_build(struct str *out);
void man5_build(struct str *out);
/* The Markdown table of the keys that the README holds. */
void readme_keys_build(struct str *out);

/* .Dd, .Dt and .Os of a page of this section, and its NAME. */
void mdoc_begin(struct str *out, const char *name, int section, const char *summary);
void mdoc_section(struct str *out, const char *title);
/* Text as a line of its own, whatever it begins with. */
void mdoc_text(struct str *out, const char *text);
/* The same with its first letter raised and a full stop. */
void mdoc_sentence(struct str *out, const char *text);
/* One argument of a macro, quoted where it must be; never taken for a macro's name. */
void mdoc_word(struct str *out, const char *text);

#endif
