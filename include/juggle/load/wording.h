/* SPDX-License-Identifier: MIT
 *
 * wording: findings as sentences: fact, comparison with its source, smallest change, from the rows
 * of rules.def. The calendar is the subject; no verdicts.
 */
#ifndef JUGGLE_LOAD_WORDING_H
#define JUGGLE_LOAD_WORDING_H

#include "juggle/base/str.h"
#include "juggle/load/rules.h"

/* Appends one part of the text of a finding of info or above; nothing where there is no text. */
void wording_fact(struct str *out, const struct timeline *timeline, const struct finding *finding);
void wording_comparison(struct str *out, const struct timeline *timeline,
                        const struct finding *finding);
void wording_change(struct str *out, const struct timeline *timeline,
                    const struct finding *finding);
/* The three in order, with blanks between. */
void wording_text(struct str *out, const struct timeline *timeline, const struct finding *finding);
/* One sentence for the day: the families it is about and the weightiest fact, or that nothing
 * stands out, or how little is recorded. */
void wording_headline(struct str *out, const struct timeline *timeline,
                      const struct findings *findings);
/* What stands below amber and red, and whenever C3 is at alert; NULL: nothing. */
const char *wording_footer(const struct findings *findings);
/* The same sentence wherever a person said to be worn out. */
const char *wording_care(void);
/* A value as it is shown: "57 h", "1.5 times", "9 days". */
void wording_value(struct str *out, enum load_unit unit, double value);

#endif
