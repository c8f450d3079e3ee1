/* SPDX-License-Identifier: MIT
 *
 * session_stage: a store of its own in a place of its own, and the whole session on it, without a
 * terminal.
 */
#ifndef JUGGLE_TESTS_SCREEN_SESSION_STAGE_H
#define JUGGLE_TESTS_SCREEN_SESSION_STAGE_H

#include "unit.h"

#include "juggle/app/run.h"
#include "place.h"
#include "session.h"

struct session_stage {
    struct place place;
    struct world world;
    struct session session;
};

static struct session_stage stage;

/* now NULL: the clock goes on. */
static inline void stage_open(const char *now)
{
    struct err err;
    if (place_open_quick(&stage.place) != 0)
        fail_msg("no place");
    struct world_options options = {
        .now = now, .tz = "UTC", .db = place_of(&stage.place, "juggle.db")};
    if (!world_open(&stage.world, &options, &err))
        fail_msg("%s", err.text);
}

static inline void stage_run(enum command command, const char *word)
{
    struct reply reply;
    struct err err;
    reply_init(&reply, &stage.world);
    if (!run_words(&stage.world, &reply, &err, command, word, NULL))
        fail_msg("%s", err.text);
    reply_finish(&reply);
}

/* The first picture. */
static inline void stage_begin(int rows, int cols)
{
    session_init(&stage.session, &stage.world, NULL, rows, cols);
    session_paint(&stage.session);
}

static inline int stage_close(void)
{
    session_finish(&stage.session);
    world_close(&stage.world);
    return place_close(&stage.place);
}

#endif
