/* SPDX-License-Identifier: MIT
 *
 * run: a command with its arguments, done, and what it answers.
 *
 * The shell, the palette and the keys all come through here, so that a verb means one thing.
 */
#ifndef JUGGLE_APP_RUN_H
#define JUGGLE_APP_RUN_H

#include "juggle/app/command.h"
#include "juggle/app/world.h"
#include "juggle/base/str.h"
#include "juggle/base/value.h"

/* A command as it was called, parsed by the tables. */
struct call {
    enum command command; /* COMMAND_COUNT: none was named */
    bool json;
    bool ascii;
    const char *color; /* auto, always, never */
    bool help;
    bool version;
    struct world_options world;
    const char *const *arguments;
    size_t argument_count;
    struct call_option {
        const struct option_info *info;
        const char *value; /* "" where it takes none */
    } *options;
    size_t option_count;
};

/* Parses argv[1..] (options anywhere, "--" ends them). ERR_USAGE names the nearest right word. */
bool args_parse(struct arena *arena, int argc, const char *const *argv, struct call *out,
                struct err *err) MUST_CHECK;
/* The value of a command's option ("--from"), NULL where it wasn't given. */
const char *call_option(const struct call *call, const char *name);
bool call_has(const struct call *call, const char *name);
/* The n-th argument or NULL. */
const char *call_argument(const struct call *call, size_t n);
/* Arguments from n on, joined by blanks. */
const char *call_rest(const struct call *call, struct arena *arena, size_t n);

struct reply {
    struct value *answer;  /* {"schema": "juggle.COMMAND/1", ...}; NULL: text only */
    struct str text;       /* what is printed without --json, where the command makes it itself */
    const char *said;      /* one line for the TUI: what happened */
    /* The exit status: of a success ERR_NONE, ERR_PARTIAL, ERR_AMBER or ERR_RED; where the answer
     * itself tells of something wrong (a check, a doctor's visit) the code of that. */
    enum err_code outcome;
    /* What is wrong, in a sentence; NULL: nothing. With --json a juggle.error/1 takes the place of
     * the answer. */
    const char *failure;
    struct value *notes;   /* texts for stderr */
};

void reply_init(struct reply *reply, struct world *world);
void reply_finish(struct reply *reply);

/* Opens what the command needs and does it. The reply lives in the world's turn. */
bool run_call(struct world *world, const struct call *call, struct reply *reply,
              struct err *err) MUST_CHECK;
/* The same from words, for keys and the palette: run_words(world, &reply, &err, COMMAND_defer,
 * "t12", "tomorrow", NULL). */
bool run_words(struct world *world, struct reply *reply, struct err *err, enum command command,
               ...) __attribute__((sentinel)) MUST_CHECK;

#endif
