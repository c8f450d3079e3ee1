/* SPDX-License-Identifier: MIT
 *
 * kill: the program dies before each of its calls that touch a file, or halfway through a write,
 * one point after the other. Then the store must open, be sound, hold what was before or what is
 * after and nothing between, and take the same change again; what was said to be done must be
 * there.
 */
#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "box.h"

/* Points of one call: of those that change files, of those between them, and of torn writes. */
struct sample {
    long changing, between, torn;
};

#ifdef JUGGLE_SANITIZED
static const struct sample core = {4, 1, 2}, rest = {2, 1, 1};
#else
static const struct sample core = {1000, 12, 20}, rest = {25, 6, 10};
#endif

enum { SEEN_MAX = 4096 };

static struct box box;

struct operation {
    const char *name;
    const char *from;    /* the home it begins in */
    const char *command;
    const struct sample *sample;
    bool once;           /* done, it can't be done again */
    int version;         /* of the file before, where that is not today's */
    char *before, *after;
    long all, points, half, corrupt, lost;
    bool seen[SEEN_MAX]; /* numbers of changes after which the files were looked at already */
};

static void fail_point(const struct operation *op, const char *fault, const char *what, long *count)
{
    fprintf(stderr, "%s, %s: %s\n", op->name, fault, what);
    ++*count;
}

/* The program was killed; what is there now? */
static void look(struct operation *op, const char *fault, bool said)
{
    char *state = box_state(&box);
    if (!state) {
        fail_point(op, fault, "can't be read any more", &op->corrupt);
        return;
    }
    bool is_before = !strcmp(state, op->before), is_after = !strcmp(state, op->after);
    if (!is_before && !is_after)
        fail_point(op, fault, "neither before nor after", &op->half);
    if (said && !is_after)
        fail_point(op, fault, "said, but not done", &op->lost);
    if (op->version && box_version(&box) != op->version && !box_has_copy_of(&box, op->version))
        fail_point(op, fault, "climbed without a copy from before", &op->lost);
    if (!box_looked_over(&box))
        fail_point(op, fault, "not sound", &op->corrupt);
    if (box_status(&box, op->command) != 0 && !(is_after && op->once))
        fail_point(op, fault, "can't be done again", &op->corrupt);
    free(state);
}

/* Files look the same from one change to the next, so one look is enough for the calls between. */
static bool is_news(struct operation *op, long changes, bool torn)
{
    if (box.all || torn || changes < 0 || changes >= SEEN_MAX)
        return true;
    bool news = !op->seen[changes];
    op->seen[changes] = true;
    return news;
}

static void try_point(struct operation *op, const char *call, const char *how, long at)
{
    char fault[64];
    struct outcome outcome;
    snprintf(fault, sizeof fault, "%s:%s:%ld", call, how, at);
    box_load(&box, op->from);
    box_run(&box, op->command, fault, &outcome);
    bool said = *outcome.out != '\0';
    long changes = box_changes(&box);
    op->points++;
    if (outcome.status != 128 + 9)
        fail_point(op, fault, "was not killed", &op->lost);
    else if (said || is_news(op, changes, !strcmp(how, "tear")))
        look(op, fault, said);
    outcome_free(&outcome);
}

static void try_call(struct operation *op, const char *call, const char *how, long wanted)
{
    box_load(&box, op->from);
    long count = box_count(&box, op->command, call);
    long points = box_points(&box, count, wanted);
    op->all += count;
    for (long i = 0; i < points; i++)
        try_point(op, call, how, box_point(&box, count, wanted, i));
}

static char *state_or_fail(void)
{
    char *state = box_state(&box);
    assert_non_null(state);
    return state;
}

static void run_operation(void **context)
{
    static const char *const changing[] = {"pwrite", "create", "write", "unlink", "rename",
                                           "ftruncate", "mkdir", "link", "fchmod"};
    static const char *const between[] = {"fdatasync", "fsync", "close", "open", "fcntl", "pread"};
    struct operation *op = *context;
    box_load(&box, op->from);
    op->before = state_or_fail();
    assert_true(!op->version || box_version(&box) == op->version); /* reading climbs nothing */
    box_must(&box, op->command);
    op->after = state_or_fail();
    assert_true(!op->version || box_version(&box) > op->version);
    for (size_t i = 0; i < sizeof changing / sizeof *changing; i++)
        try_call(op, changing[i], "kill", op->sample->changing);
    for (size_t i = 0; i < sizeof between / sizeof *between; i++)
        try_call(op, between[i], "kill", op->sample->between);
    try_call(op, "pwrite", "tear", op->sample->torn);
    printf("%s: %ld of %ld points, %ld half, %ld corrupt, %ld lost\n", op->name, op->points,
           op->all, op->half, op->corrupt, op->lost);
    free(op->before);
    free(op->after);
    assert_true(op->points > 10);
    assert_true(op->half == 0 && op->corrupt == 0 && op->lost == 0);
}

static struct operation operations[] = {
    {.name = "first import", .from = "nothing", .command = "import first.ics", .sample = &rest},
    {.name = "import", .from = "full", .command = "import second.ics", .sample = &core},
    {.name = "add", .from = "full", .command = "add Write the newsletter ~2h", .sample = &core},
    {.name = "undo", .from = "full", .command = "undo 3", .sample = &core},
    {.name = "climb and add",
     .from = "version 1",
     .command = "add Write the newsletter ~2h",
     .sample = &core,
     .version = 1},
    {.name = "climb and undo",
     .from = "version 1",
     .command = "undo 3",
     .sample = &rest,
     .version = 1},
    {.name = "edit", .from = "full", .command = "edit t1 title=Other", .sample = &rest},
    {.name = "delete", .from = "full", .command = "delete f1", .sample = &rest, .once = true},
    {.name = "backup", .from = "full", .command = "backup", .sample = &rest},
    {.name = "copy", .from = "full", .command = "backup late.db", .sample = &rest, .once = true},
    {.name = "restore", .from = "full", .command = "restore early.db", .sample = &rest},
};

int main(int argc, char **argv)
{
    enum { COUNT = sizeof operations / sizeof *operations };
    struct CMUnitTest tests[COUNT];
    box_open(&box, argc, argv);
    box_fill(&box);
    box_load(&box, "nothing");
    box_old_store(&box, TESTS_DATA "/stores/version-1.sql");
    box_save(&box, "version 1");
    for (size_t i = 0; i < COUNT; i++)
        tests[i] = (struct CMUnitTest){.name = operations[i].name,
                                       .test_func = run_operation,
                                       .initial_state = &operations[i]};
    int failed = cmocka_run_group_tests_name("kill", tests, NULL, NULL);
    box_close(&box);
    return failed;
}
