/* SPDX-License-Identifier: MIT
 *
 * deny: a full disk and one that fails, at one call or from one call on. The program ends with the
 * status that the contract names and says what to do; it has done the whole change or none of it;
 * once the disk is well again, the same change goes through.
 */
#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "box.h"

#ifdef JUGGLE_SANITIZED
enum { SAMPLE = 2 }; /* of each call with each error */
#else
enum { SAMPLE = 8 };
#endif

static struct box box;

struct operation {
    const char *name, *from, *command;
    bool once;      /* done, it can't be done again */
    char *before, *after;
    long calls, tried; /* calls that may go wrong, and those that did */
    long points, wrong;
};

static void complain(struct operation *op, const char *fault, const struct outcome *outcome,
                     const char *what)
{
    fprintf(stderr, "%s, %s: %s; ended with %d: %s\n", op->name, fault, what, outcome->status,
            outcome->err);
    op->wrong++;
}

/* "juggle: WHAT: WHY; WHAT TO DO", in one line. */
static bool is_clear(const char *message)
{
    const char *end = strchr(message, '\n');
    return !strncmp(message, "juggle: ", 8) && strchr(message + 8, ':') && strstr(message, "; ") &&
           end && !end[1];
}

static void judge_failure(struct operation *op, const char *fault, const struct outcome *outcome,
                          const char *state)
{
    if (outcome->status != 4)
        complain(op, fault, outcome, "not the status of a store that can't be used");
    if (!is_clear(outcome->err))
        complain(op, fault, outcome, "the message isn't clear");
    if (*outcome->out)
        complain(op, fault, outcome, "it said something was done");
    if (!strcmp(state, op->before))
        return;
    /* Written, but whether it would last could not be learned: it may be there, and must say so. */
    if (strcmp(state, op->after))
        complain(op, fault, outcome, "neither before nor after");
    else if (strstr(outcome->err, "nothing was changed"))
        complain(op, fault, outcome, "it said nothing was changed, and that isn't so");
}

static void judge(struct operation *op, const char *fault, const struct outcome *outcome)
{
    char *state = box_state(&box);
    if (!state) {
        complain(op, fault, outcome, "the store can't be read any more");
        return;
    }
    bool done = !strcmp(state, op->after);
    if (outcome->status != 0)
        judge_failure(op, fault, outcome, state);
    else if (!done)
        complain(op, fault, outcome, "said to be done, and isn't");
    if (!box_looked_over(&box))
        complain(op, fault, outcome, "the store isn't sound");
    if (box_status(&box, op->command) != 0 && !(done && op->once))
        complain(op, fault, outcome, "it doesn't go through afterwards");
    free(state);
}

static void try_point(struct operation *op, const char *call, const char *error, long at, bool on)
{
    char fault[64];
    struct outcome outcome;
    snprintf(fault, sizeof fault, "%s:%s:%ld%s", call, error, at, on ? "+" : "");
    box_load(&box, op->from);
    box_run(&box, op->command, fault, &outcome);
    op->points++;
    judge(op, fault, &outcome);
    outcome_free(&outcome);
}

static void try_call(struct operation *op, const char *call)
{
    static const char *const errors[] = {"ENOSPC", "EIO"};
    box_load(&box, op->from);
    long count = box_count(&box, op->command, call);
    long points = box_points(&box, count, SAMPLE);
    op->calls += count;
    op->tried += points;
    for (long i = 0; i < points; i++)
        for (int e = strcmp(call, "pread") ? 0 : 1; e < 2; e++) /* reading needs no room */
            for (int on = 0; on < 2; on++)
                try_point(op, call, errors[e], box_point(&box, count, SAMPLE, i), on);
}

static void run_operation(void **context)
{
    static const char *const calls[] = {"pwrite", "fdatasync", "fsync", "ftruncate", "unlink",
                                        "rename", "create",    "pread"};
    struct operation *op = *context;
    box_load(&box, op->from);
    op->before = box_state(&box);
    box_must(&box, op->command);
    op->after = box_state(&box);
    assert_true(op->before && op->after);
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        try_call(op, calls[i]);
    printf("%s: %ld points at %ld of %ld calls, %ld wrong\n", op->name, op->points, op->tried,
           op->calls, op->wrong);
    free(op->before);
    free(op->after);
    assert_true(op->points > 0 && op->wrong == 0);
}

static struct operation operations[] = {
    {.name = "first add", .from = "nothing", .command = "add Write the newsletter ~2h"},
    {.name = "add", .from = "full", .command = "add Write the newsletter ~2h"},
    {.name = "import", .from = "full", .command = "import second.ics"},
    {.name = "undo", .from = "full", .command = "undo 3"},
    {.name = "copy", .from = "full", .command = "backup late.db", .once = true},
    {.name = "restore", .from = "full", .command = "restore early.db"},
};

int main(int argc, char **argv)
{
    enum { COUNT = sizeof operations / sizeof *operations };
    struct CMUnitTest tests[COUNT];
    box_open(&box, argc, argv);
    box_fill(&box);
    for (size_t i = 0; i < COUNT; i++)
        tests[i] = (struct CMUnitTest){.name = operations[i].name,
                                       .test_func = run_operation,
                                       .initial_state = &operations[i]};
    int failed = cmocka_run_group_tests_name("deny", tests, NULL, NULL);
    box_close(&box);
    return failed;
}
