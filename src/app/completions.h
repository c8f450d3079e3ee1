/* SPDX-License-Identifier: MIT
 *
 * completions: what the three shells' scripts share: which commands there are, and the words that
 * may stand where a form is wanted.
 */
#ifndef JUGGLE_SRC_APP_COMPLETIONS_H
#define JUGGLE_SRC_APP_COMPLETIONS_H

#include "juggle/app/command.h"
#include "juggle/base/str.h"

void completions_bash(struct str *out);
void completions_zsh(struct str *out);
void completions_fish(struct str *out);

/* Is it a command of the shell? */
bool completions_has(int command);
/* Do they begin with the same word? */
bool completions_share_first(int a, int b);
/* Is it the first of the commands that begin with its first word? "conference add" is, "conference
 * edit" isn't. */
bool completions_is_first(int command);
/* The bytes of a verb's first word. */
size_t completions_first(int command);
/* The second word, "" where there is none. */
const char *completions_second(int command);
/* Appends what a first word is for: the command's summary, or the words that may follow it. */
void completions_summary(struct str *out, int command);
/* Appends the words that can stand there, separated by blanks; nothing where no words are known.
 * list holds those of FORM_WORDS. */
void completions_words(struct str *out, enum form form, const char *list);
/* Text between single quotes; every one of the signs gets a backslash. */
void completions_quote(struct str *out, const char *text, const char *signs);

#endif
