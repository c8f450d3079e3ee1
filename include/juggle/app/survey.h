/* SPDX-License-Identifier: MIT
 *
 * survey: four questions a month, for those who want them, along the dimensions of the ICD-11's
 * QD85 in our own words: no sum, no cut-off, no diagnosis; and never in a shared report.
 */
#ifndef JUGGLE_APP_SURVEY_H
#define JUGGLE_APP_SURVEY_H

#include "juggle/app/world.h"

/* WORN: from the last answer on which the footer of the warnings stands below. */
enum { SURVEY_QUESTIONS = 4, SURVEY_WORN = 3 };

struct survey_question {
    const char *text;
    const char *low, *high; /* what 1 and 5 mean */
};
const struct survey_question *survey_question(int which);
/* Is it switched on, and has the month neither answers nor a "not this time"? */
bool survey_due(struct world *world, bool *out, struct err *err) MUST_CHECK;

#endif
