/* SPDX-License-Identifier: MIT
 *
 * pipeline_answer: talks on their way as answers tell them.
 */
#ifndef JUGGLE_SRC_APP_PIPELINE_ANSWER_H
#define JUGGLE_SRC_APP_PIPELINE_ANSWER_H

#include "juggle/app/pipeline.h"
#include "reply.h"

/* "acceptance", "waiting", and "months" with what waits in them. */
bool put_pipeline(struct value *answer, struct world *world, struct err *err) MUST_CHECK;
/* "calls": those that end soon and got no talk yet. */
void put_calls(struct value *answer, struct world *world, const struct view *view);

#endif
