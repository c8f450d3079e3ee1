/* SPDX-License-Identifier: MIT
 *
 * insight: what the load model says of the weeks round today, kept from turn to turn, as it takes
 * longer than a picture may. Who paints shows what is known so far.
 */
#ifndef JUGGLE_SRC_TUI_INSIGHT_H
#define JUGGLE_SRC_TUI_INSIGHT_H

#include "juggle/app/assess.h"
#include "juggle/draw/theme.h"
#include "juggle/model/agenda.h"
#include "juggle/model/pace.h"

/* Areas are known of the last INSIGHT_MIX weeks, this one included. */
enum { INSIGHT_BACK = 26, INSIGHT_AHEAD = 26, INSIGHT_MIX = 12 };
/* What the day's own level and findings look ahead, as burnout does. */
enum { INSIGHT_NEAR = 8 };

struct insight_evidence {
    day day;
    const char *id; /* of an item, or NULL */
    const char *text;
};

struct insight_finding {
    int64_t id; /* the same as long as the rule speaks, now or ahead */
    const char *rule;
    const char *title;
    const char *family;
    const char *fact;
    const char *comparison;
    const char *change; /* what would clear it, in general or by name */
    const char *source;
    const char *command; /* that does the change, or NULL */
    enum load_level level;
    bool ahead;
    day from, to;
    day snoozed_until; /* DAY_NONE: it may speak */
    const struct insight_evidence *evidence;
    int evidence_count;
};

struct insight_week {
    struct load_week load; /* its index with what is expected */
    int sure;              /* the index of what is recorded and planned */
    int expected;          /* what ordinary work is likely to add */
    int waiting;           /* submissions without an answer for conferences of this week */
    /* index points that they are expected to add, at the person's rate of yes */
    int pending;
    int pending_all;       /* and if all say yes */
    minutes recovery;
    int energy;            /* mean of the check-ins in tenths; -1: none */
    bool mixed;            /* the two below are known */
    struct agenda_area areas[AREA_COUNT];
    minutes spent[AREA_COUNT]; /* done and still planned, each minute once */
};

/* A month that what waits for an answer already fills. */
struct insight_month {
    day first; /* of the month */
    const char *text;
};

struct insight {
    struct arena arena;
    bool known;
    bool wide;  /* the weeks and months are known, too */
    bool stale; /* something was changed since */
    int64_t version;
    day date;
    enum headline level;
    const char *headline;
    const char *footer; /* below amber and red, or NULL */
    int coverage;       /* percent of the week's days that are known */
    const struct insight_finding *findings; /* the loudest first, those that wait last */
    int finding_count;
    const struct insight_week *weeks; /* INSIGHT_BACK before this one, then this one */
    int week_count;
    const struct insight_month *full_months;
    int full_month_count;
    int target[AREA_COUNT]; /* percent */
    struct pace pace;       /* how finished tasks went against their estimates */
};

void insight_init(struct insight *insight);
void insight_finish(struct insight *insight);
/* Would reading it again tell something new? version: of the store, as the scene has it; below 0:
 * it could not be read. wide: the weeks are wanted, too. */
bool insight_due(const struct insight *insight, const struct world *world, int64_t version,
                 bool wide);
/* Reads it anew; a year of weeks only where that is wanted, as it takes several times the time and
 * memory. The turn's own memory isn't touched. False: what was known is forgotten, and not due
 * again before the next change; after ERR_INTERRUPTED (world->interrupt) it is still known and
 * still due. */
bool insight_read(struct insight *insight, struct world *world, bool wide,
                  struct err *err) MUST_CHECK;
const struct insight_finding *insight_find(const struct insight *insight, int64_t id);
/* The week of a day, or NULL where it is not among them. */
const struct insight_week *insight_week(const struct insight *insight, day date);

/* A sign and a word, so that nothing rests on colour. */
const char *insight_level_sign(enum headline level);
enum ink insight_level_ink(enum headline level);
const char *insight_finding_sign(enum load_level level);
enum ink insight_finding_ink(enum load_level level);

#endif
