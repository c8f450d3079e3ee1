/* SPDX-License-Identifier: MIT
 *
 * cli: one call from the shell: do it, print the answer, end with the contract's status.
 */
#include "juggle/cli/cli.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "juggle/base/text.h"
#include "text.h"

static bool wants_colour(const struct call *call)
{
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    if (str_equal(call->color, "always"))
        return true;
    if (str_equal(call->color, "never") || (no_color && *no_color))
        return false;
    return isatty(STDOUT_FILENO) && term && strcmp(term, "dumb") != 0;
}

static int line_width(void)
{
    struct winsize size;
    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) || size.ws_col < 40)
        return 80;
    return size.ws_col;
}

static void print_json(const struct value *answer)
{
    struct str json;
    str_init(&json);
    value_write_json(&json, answer);
    str_add_char(&json, '\n');
    fwrite(json.text, 1, json.length, stdout);
    str_finish(&json);
}

static void print_text(const struct call *call, const struct world *world,
                       const struct reply *reply)
{
    struct page page;
    if (reply->text.length) {
        fwrite(reply->text.text, 1, reply->text.length, stdout);
        return;
    }
    page_init(&page);
    page.colour = wants_colour(call);
    page.width = line_width();
    page.screen = isatty(STDOUT_FILENO);
    page.ascii = world->ascii;
    page.h24 = world->h24;
    page.verbose = call->world.verbose;
    text_answer(&page, reply->answer, reply->said);
    fwrite(page.out.text, 1, page.out.length, stdout);
    page_finish(&page);
}

static void print_note(const struct call *call, const char *text)
{
    struct str safe;
    if (call->world.quiet)
        return;
    str_init(&safe);
    text_add_safe(&safe, text, false);
    fprintf(stderr, "juggle: %s\n", safe.text);
    str_finish(&safe);
}

/* A message names what was said first, and that may be nothing. */
static const char *before_message(const char *message)
{
    return message[0] == ':' ? "\"\"" : "";
}

static struct value *error_answer(struct arena *arena, int status, const char *message)
{
    struct value *answer = value_map(arena);
    value_put_text(answer, "schema", "juggle.error/1");
    value_put_int(answer, "code", status);
    value_put_text(answer, "message",
                   arena_printf(arena, "%s%s", before_message(message), message));
    return answer;
}

int cli_fail(const struct call *call, const struct err *err)
{
    int status = err_exit_status(err->code);
    struct str safe;
    str_init(&safe);
    text_add_safe(&safe, err->text, false);
    fprintf(stderr, "juggle: %s%s\n", before_message(safe.text), safe.text);
    str_finish(&safe);
    if (call->json) {
        struct arena arena;
        arena_init(&arena);
        print_json(error_answer(&arena, status, err->text));
        arena_finish(&arena);
    }
    return status;
}

int cli_finish(const struct call *call, int status)
{
    bool broken = ferror(stdout) != 0;
    if (fflush(stdout))
        broken = broken || errno != EPIPE;
    if (broken && errno == EPIPE)
        return status; /* "| head" read enough */
    if (!broken)
        return status;
    struct err err;
    struct call plain = *call;
    plain.json = false;
    err_set(&err, ERR_FAILED,
            "stdout: %s; the answer could not be written, but what was changed is saved: see "
            "juggle history",
            strerror(errno));
    cli_fail(&plain, &err);
    return err_exit_status(ERR_FAILED);
}

static void tell_config(const struct call *call, const struct world *world)
{
    size_t problems = world_problem_count(world);
    if (problems && call->command != COMMAND_config_check && call->command != COMMAND_doctor)
        print_note(call,
                   "config: it has mistakes, defaults stand in for them; see: juggle config check");
}

/* One object, whatever comes of a call: an answer that finds something wrong is an error that says
 * more. */
static void print_answer(struct world *world, const struct reply *reply)
{
    if (!reply->failure) {
        print_json(reply->answer);
        return;
    }
    struct value *error =
        error_answer(&world->turn, err_exit_status(reply->outcome), reply->failure);
    for (struct value *one = reply->answer->as.children.first, *next; one; one = next) {
        next = one->next;
        one->next = NULL;
        if (strcmp(one->key, "schema") != 0)
            value_put(error, one->key, one);
    }
    print_json(error);
}

static int answer(const struct call *call, struct world *world, struct err *err)
{
    struct reply reply;
    reply_init(&reply, world);
    if (!run_call(world, call, &reply, err)) {
        reply_finish(&reply);
        return cli_fail(call, err);
    }
    for (const struct value *note = reply.notes->as.children.first; note; note = note->next)
        print_note(call, note->as.text);
    if (call->json && reply.answer)
        print_answer(world, &reply);
    else if (!call->world.quiet || !reply.said)
        print_text(call, world, &reply);
    int status = err_exit_status(reply.outcome);
    reply_finish(&reply);
    return status;
}

/* What helps where a config is missing can't need it; doctor reports it. */
static bool makes_do_without_config(enum command command)
{
    return command == COMMAND_config_init || command == COMMAND_config_path ||
           command == COMMAND_help || command == COMMAND_completions || command == COMMAND_doctor;
}

int cli_run(const struct call *call)
{
    struct world world;
    struct world_options options = call->world;
    struct err err;
    options.config_may_lack = makes_do_without_config(call->command);
    if (!world_open(&world, &options, &err))
        return cli_fail(call, &err);
    world.ascii = world.ascii || call->ascii;
    tell_config(call, &world);
    int status = answer(call, &world, &err);
    world_close(&world);
    return status;
}
