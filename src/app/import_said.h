/* SPDX-License-Identifier: MIT
 *
 * import_said: what lists of calls have said of a conference, so that it can be told from what the
 * person said.
 */
#ifndef JUGGLE_SRC_APP_IMPORT_SAID_H
#define JUGGLE_SRC_APP_IMPORT_SAID_H

#include "import.h"

enum { IMPORT_SAID_MOST = 4 };
enum import_said_part {
    IMPORT_SAID_CFP,
    IMPORT_SAID_DAYS,
    IMPORT_SAID_PLACE,
    IMPORT_SAID_URL,
    IMPORT_SAID_CFP_URL
};
struct import_said {
    struct conference at[IMPORT_SAID_MOST]; /* the latest first; only the parts above are filled */
    size_t count;                           /* 0: no list has said anything yet */
};
/* Of the conference that a call is for. */
bool import_said_read(struct import *import, const struct conference *call, struct import_said *out,
                      struct err *err) MUST_CHECK;
/* Puts the call before what was said; in the open step. */
bool import_said_keep(struct import *import, const struct conference *call,
                      const struct import_said *before, struct err *err) MUST_CHECK;
/* Has a list said it as the conference has it? */
bool import_said_is(const struct import_said *said, enum import_said_part part,
                    const struct conference *conference);

#endif
