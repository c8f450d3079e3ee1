/* SPDX-License-Identifier: MIT
 *
 * survey: the monthly questions as a command, and in answers.
 */
#ifndef JUGGLE_SRC_APP_SURVEY_H
#define JUGGLE_SRC_APP_SURVEY_H

#include "handlers.h"
#include "juggle/app/survey.h"

/* `checkin --month`: four answers, "-" leaves one out; all four left out mean: not this month. */
bool survey_run(struct world *world, const struct call *call, struct reply *reply,
                struct err *err) MUST_CHECK;
/* "months": what was answered in the last twelve months, the oldest first. */
bool put_surveys(struct value *answer, struct world *world, struct err *err) MUST_CHECK;

#endif
