/* SPDX-License-Identifier: MIT
 *
 * ladder: the numbered steps from older versions of the store to today's.
 */
#ifndef JUGGLE_SRC_STORE_LADDER_H
#define JUGGLE_SRC_STORE_LADDER_H

/* What leads from a version to the next one: share/sql/NNN.sql. */
const char *ladder_step(int version);

#endif
