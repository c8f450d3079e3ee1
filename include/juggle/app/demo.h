/* SPDX-License-Identifier: MIT
 *
 * demo: a sample year of one advocate, made from a seed relative to now, in a store of its own that
 * is thrown away. The person's own store is never opened.
 */
#ifndef JUGGLE_APP_DEMO_H
#define JUGGLE_APP_DEMO_H

#include "juggle/app/world.h"

/* Makes the store in a private temporary directory, fills it and leaves it open in the world. */
bool demo_fill(struct world *world, struct err *err) MUST_CHECK;
/* Closes it and removes what demo_fill made; nothing where it made nothing. */
void demo_discard(struct world *world);

#endif
