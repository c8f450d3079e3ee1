/* SPDX-License-Identifier: MIT
 *
 * memory: one allocation fails, or all from one on, anywhere in a command and in the libraries
 * below it. No signal ends the program; what can't be done is said; the store is as before or as
 * after.
 */
#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "box.h"

enum { ONCE = 24, ON = 8 }; /* points of each command, of each way to fail */

static struct box box;

struct row {
    const char *command;
    bool changes;
    char *before, *after;
    long points, wrong;
};

static void complain(struct row *row, const char *fault, const struct outcome *outcome,
                     const char *what)
{
    fprintf(stderr, "%s, %s: %s; ended with %d: %s\n", row->command, fault, what, outcome->status,
            outcome->err);
    row->wrong++;
}

static void judge_store(struct row *row, const char *fault, const struct outcome *outcome)
{
    char *state = box_state(&box);
    bool done = state && !strcmp(state, row->after);
    if (!state || (!done && strcmp(state, row->before)))
        complain(row, fault, outcome, "neither before nor after");
    if (state && outcome->status == 0 && !done)
        complain(row, fault, outcome, "said to be done, and isn't");
    if (!box_sound(&box))
        complain(row, fault, outcome, "the store isn't sound");
    free(state);
}

static void try_point(struct row *row, long at, bool on)
{
    char fault[64];
    struct outcome outcome;
    snprintf(fault, sizeof fault, "malloc:ENOMEM:%ld%s", at, on ? "+" : "");
    if (row->changes)
        box_load(&box, "full");
    box_run(&box, row->command, fault, &outcome);
    row->points++;
    if (outcome.status >= 128)
        complain(row, fault, &outcome, "ended by a signal");
    else if (outcome.status != 0 && strncmp(outcome.err, "juggle: ", 8))
        complain(row, fault, &outcome, "it doesn't say why");
    if (row->changes)
        judge_store(row, fault, &outcome);
    outcome_free(&outcome);
}

static void run_command(void **context)
{
    struct row *row = *context;
    box_load(&box, "full");
    row->before = box_state(&box);
    long count = box_count(&box, row->command, "malloc");
    row->after = box_state(&box);
    assert_true(row->before && row->after && count > 20);
    for (long i = 0; i < box_points(&box, count, ONCE); i++)
        try_point(row, box_point(&box, count, ONCE, i), false);
    for (long i = 0; i < box_points(&box, count, ON); i++)
        try_point(row, box_point(&box, count, ON, i), true);
    free(row->before);
    free(row->after);
    printf("%s: %ld of %ld points, %ld wrong\n", row->command, row->points, count, row->wrong);
    assert_int_equal(row->wrong, 0);
}

static struct row rows[] = {
    {.command = "today"},
    {.command = "week --json"},
    {.command = "agenda --all"},
    {.command = "list state:done"},
    {.command = "search demo"},
    {.command = "show t1"},
    {.command = "history"},
    {.command = "export --format ics --tasks"},
    {.command = "doctor"},
    {.command = "config show"},
    {.command = "completions bash"},
    {.command = "help add"},
    {.command = "add Write the newsletter ~2h fri", .changes = true},
    {.command = "edit t1 title=Other", .changes = true},
    {.command = "undo 2", .changes = true},
    {.command = "import second.ics", .changes = true},
    {.command = "backup", .changes = true},
};

int main(int argc, char **argv)
{
    enum { COUNT = sizeof rows / sizeof *rows };
    struct CMUnitTest tests[COUNT];
#ifdef JUGGLE_SANITIZED
    fputs("skipped: a sanitizer has its own allocator\n", stderr);
    return 77;
#endif
    box_open(&box, argc, argv);
    box_fill(&box);
    box_must(&box, "config init");
    box_save(&box, "full");
    for (size_t i = 0; i < COUNT; i++)
        tests[i] = (struct CMUnitTest){
            .name = rows[i].command, .test_func = run_command, .initial_state = &rows[i]};
    int failed = cmocka_run_group_tests_name("memory", tests, NULL, NULL);
    box_close(&box);
    return failed;
}
