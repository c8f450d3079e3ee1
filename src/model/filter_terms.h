/* SPDX-License-Identifier: MIT
 *
 * filter_terms: what the parts of the filter share: one condition each.
 */
#ifndef JUGGLE_SRC_MODEL_FILTER_TERMS_H
#define JUGGLE_SRC_MODEL_FILTER_TERMS_H

#include "juggle/model/filter.h"

enum term_field {
    TERM_TEXT,
    TERM_KIND,
    TERM_AREA,
    TERM_PROJECT,
    TERM_TAG,
    TERM_STATE,
    TERM_DUE,
    TERM_BEFORE,
    TERM_AFTER,
    TERM_IN,
    TERM_COUNT
};

enum term_test { TEST_WITHIN, TEST_NONE, TEST_ANY };

enum { STATE_ANY = -1 };

struct filter_term {
    enum term_field field;
    bool negated;
    enum term_test test; /* of days, projects and tags */
    const char *text;    /* folded; or a kind's word */
    const char *event_kind; /* "talk" is being on stage, of a task preparing it */
    enum area area;
    int state;
    unsigned sorts; /* of in:tasks; 0: a stretch of time */
    day from, to;   /* [from, to); DAY_NONE: open */
};

const char *filter_field_word(enum term_field field);

#endif
