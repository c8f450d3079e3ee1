/* SPDX-License-Identifier: MIT
 *
 * paper_offer: the answer of `whatif` on paper.
 */
#ifndef JUGGLE_SRC_TUI_PAPER_OFFER_H
#define JUGGLE_SRC_TUI_PAPER_OFFER_H

#include "paper.h"

void paper_offer_write(struct lines *lines, const struct value *answer, struct paper *out);
/* After a no: the words to send, on a paper of their own. */
void paper_offer_letter(struct lines *lines, const struct paper *answered, struct paper *out);

#endif
