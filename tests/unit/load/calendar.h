/* SPDX-License-Identifier: MIT
 *
 * calendar: a calendar written down in a test: blocks by day and clock, on a clock at home.
 */
#ifndef JUGGLE_TESTS_UNIT_LOAD_CALENDAR_H
#define JUGGLE_TESTS_UNIT_LOAD_CALENDAR_H

#include <string.h>

#include "juggle/load/rules.h"

enum { BLOCKS_MOST = 800, STEPS_MOST = 16, MONDAY_1_JUNE_2026 = 20605 };

struct calendar {
    struct arena arena;
    struct load_config config;
    struct load_input input;
    struct load_block blocks[BLOCKS_MOST];
    struct load_step steps[STEPS_MOST];
};

/* Empty, at UTC. */
static inline void calendar_init(struct calendar *calendar)
{
    memset(calendar, 0, sizeof *calendar);
    arena_init(&calendar->arena);
    limits_default(&calendar->config);
    load_input_init(&calendar->input);
    calendar->input.config = &calendar->config;
    calendar->input.blocks = calendar->blocks;
    calendar->input.steps = calendar->steps;
}

static inline void calendar_finish(struct calendar *calendar)
{
    arena_finish(&calendar->arena);
}

static inline void calendar_step(struct calendar *calendar, moment from, int offset)
{
    calendar->steps[calendar->input.step_count++] = (struct load_step){from, offset};
}

static inline struct load_block *calendar_add(struct calendar *calendar, moment start, moment end,
                                              enum kind_id kind)
{
    struct load_block *block = &calendar->blocks[calendar->input.block_count++];
    *block = (struct load_block){.start = start,
                                 .end = end,
                                 .kind = &kind_builtin()->at[kind],
                                 .tenths = LOAD_TENTHS_OF_KIND};
    return block;
}

/* Minutes of a day in UTC. */
static inline struct load_block *calendar_day(struct calendar *calendar, day d, minutes from,
                                              minutes to, enum kind_id kind)
{
    moment midnight = (moment)d * DAY_MINUTES;
    return calendar_add(calendar, midnight + from, midnight + to, kind);
}

static inline const struct timeline *calendar_build(struct calendar *calendar)
{
    return timeline_build(&calendar->arena, &calendar->input);
}

#endif
