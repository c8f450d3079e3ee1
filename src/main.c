/* SPDX-License-Identifier: MIT
 *
 * main: a terminal and no words: the terminal program; else the command line.
 */
#include <locale.h>
#include <stdio.h>
#include <unistd.h>

#include "juggle/app/demo.h"
#include "juggle/cli/cli.h"
#include "juggle/sys/process.h"
#include "juggle/tui/tui.h"

static int version(const struct call *call)
{
    puts(call->json ? "{\"schema\":\"juggle.version/1\",\"version\":\"" JUGGLE_VERSION "\"}"
                    : "juggle " JUGGLE_VERSION);
    return 0;
}

static int terminal_program(const struct call *call)
{
    struct world world;
    struct err err;
    int signals, status = 0;
    if (!world_open(&world, &call->world, &err))
        return cli_fail(call, &err);
    world.ascii = world.ascii || call->ascii;
    bool ok = call->command != COMMAND_demo || demo_fill(&world, &err);
    ok = ok && process_signals_open(&signals, &err);
    ok = ok && tui_run(&world, call, signals, &status, &err);
    demo_discard(&world);
    world_close(&world);
    return ok ? status : cli_fail(call, &err);
}

/* help, and the day where there is no terminal, stand in for a missing command. */
static int run(struct call *call)
{
    bool terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    if (call->version)
        return version(call);
    if (call->help) {
        const char **words = (const char *[]){NULL, NULL};
        call->argument_count = 0;
        if (call->command != COMMAND_COUNT) {
            words[0] = command_info(call->command)->verb;
            call->argument_count = 1;
        }
        call->arguments = words;
        call->command = COMMAND_help;
        return cli_run(call);
    }
    bool opens = call->command == COMMAND_COUNT ||
                 (call->command == COMMAND_demo && !call_has(call, "--print"));
    if (opens && terminal && !call->json)
        return terminal_program(call);
    if (call->command == COMMAND_COUNT)
        call->command = COMMAND_today;
    return cli_run(call);
}

int main(int argc, char **argv)
{
    struct arena arena;
    struct call call;
    struct err err;
    if (!process_prepare(&err)) {
        fprintf(stderr, "juggle: %s\n", err.text);
        return err_exit_status(err.code);
    }
    setlocale(LC_CTYPE, "");
    arena_init(&arena);
    int status = args_parse(&arena, argc, (const char *const *)argv, &call, &err)
                     ? run(&call)
                     : cli_fail(&call, &err);
    status = cli_finish(&call, status);
    arena_finish(&arena);
    return status;
}
