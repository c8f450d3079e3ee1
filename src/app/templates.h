/* SPDX-License-Identifier: MIT
 *
 * templates: what an acceptance leads to, from share/templates or from the person's own files of
 * the same names in templates/ of the config's directory.
 */
#ifndef JUGGLE_SRC_APP_TEMPLATES_H
#define JUGGLE_SRC_APP_TEMPLATES_H

#include "juggle/app/world.h"
#include "juggle/plan/template.h"

/* ERR_NOT_FOUND: no such template. ERR_FAILED: the person's own file has a mistake, told with its
 * line. */
bool template_load(struct world *world, const char *name, struct template *out,
                   struct err *err) MUST_CHECK;
/* What the steps took the person so far, by finished tasks that the same steps made: the median
 * takes the template's length's place where there are enough. *count: so many of them stand behind
 * the preparation. */
bool template_measure(struct world *world, struct template *template, int *count,
                      struct err *err) MUST_CHECK;
/* The next mistake in the person's own files, one a file, from *next = 0 on; NULL: there are no
 * more. */
const char *template_problem(struct world *world, size_t *next);
/* All that are built in, each by the person's own file where there is one that can be read. */
bool template_load_all(struct world *world, const struct template *const **out, size_t *count,
                       struct err *err) MUST_CHECK;
/* The one for a role and, on stage, a form of talk ("new" where NULL); NULL: nothing follows. */
const char *template_for(enum role role, const char *form);

#endif
