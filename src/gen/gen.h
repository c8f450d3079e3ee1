/* SPDX-License-Identifier: MIT
 *
 * gen: what is written about juggle, made from its tables while building. Each part of a document
 * is one function that appends to a string; the prose round the parts of the manual stands in
 * share/man.
 */
#ifndef JUGGLE_SRC_GEN_GEN_H
#define JUGGLE_SRC_GEN_GEN_H

#include "juggle/base/err.h"
#include "juggle/base/str.h"

/* A page of the manual: the template with each line @PART@ replaced. ERR_INPUT, ERR_FAILED. */
bool man_build(struct str *out, const char *template, struct err *err) MUST_CHECK;

/* Parts of juggle(1). */
void man_options(struct str *out);
void man_commands(struct str *out);
void man_keys(struct str *out);
void man_quickadd(struct str *out);
void man_statuses(struct str *out);
/* Parts of juggle(5). */
void man_settings(struct str *out);
void man_kinds(struct str *out);
void man_roles(struct str *out);
void man_limits(struct str *out);

/* The Markdown table of the keys that the README holds. */
void readme_keys(struct str *out);

/* A line of running text, broken where it gets long; whatever it begins with. */
void mdoc_text(struct str *out, const char *text);
/* One argument of a macro, quoted; never taken for a macro's name. */
void mdoc_word(struct str *out, const char *text);
/* ".Ss title". */
void mdoc_heading(struct str *out, const char *title);

#endif
