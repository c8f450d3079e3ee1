/* SPDX-License-Identifier: MIT
 *
 * cli: a call done and its reply printed, as text or JSON. Answers go to stdout, all else to stderr
 * as "juggle: WHAT: WHY; WHAT TO DO".
 */
#ifndef JUGGLE_CLI_CLI_H
#define JUGGLE_CLI_CLI_H

#include "juggle/app/run.h"

/* Does the call and prints; the process's exit status. */
int cli_run(const struct call *call);
/* Tells an error; with --json on stdout too. The exit status. */
int cli_fail(const struct call *call, const struct err *err);
/* stdout flushed and closed: a full disk is an error, a closed pipe is none. */
int cli_finish(const struct call *call, int status);

#endif
