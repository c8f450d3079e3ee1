/* SPDX-License-Identifier: MIT
 *
 * cmd_capture: one line caught in the hallway. It becomes a follow-up with a nudge in three days,
 * or, with
 * @feedback, something that the product team has to hear.
 */
#include "handlers.h"

#include "juggle/base/str.h"

enum { NUDGE_DAYS = 3, NUDGE_MINUTES = 15 };

/* The conference that the person is at today, or 0. */
static bool conference_here(struct world *world, int64_t *out, struct err *err)
{
    struct record_list list;
    *out = 0;
    if (!store_all(world->store, &world->turn, RECORD_CONFERENCE, &list, err))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        const struct conference *c = list.at[i];
        if (c->role >= WORD_role_ATTENDING && c->first_day <= world->today &&
            c->last_day >= world->today)
            *out = c->id;
    }
    return true;
}

/* @kind decides between the two; every other word belongs to what was said. */
static const char *take_words(struct world *world, const char *line, bool *feedback)
{
    struct str text;
    str_init(&text);
    *feedback = false;
    for (const char *at = line; *at;) {
        size_t length = 0;
        while (at[length] && at[length] != ' ')
            length++;
        const char *word = arena_strndup(&world->turn, at, length);
        if (str_equal_nocase(word, "@feedback"))
            *feedback = true;
        else if (length)
            str_addf(&text, "%s%s", text.length ? " " : "", word);
        at += length + (at[length] == ' ');
    }
    const char *kept = arena_strdup(&world->turn, text.text);
    str_finish(&text);
    return kept;
}

static bool put_follow_up(struct world *world, struct capture *capture, struct err *err)
{
    struct task task;
    record_clear(RECORD_TASK, &task);
    task.title = arena_printf(&world->turn, "Follow up: %s", capture->text);
    task.kind = kind_builtin()->at[KIND_COMMUNITY].word;
    task.estimate = NUDGE_MINUTES;
    task.planned_on = world->today + NUDGE_DAYS;
    task.conference = capture->conference;
    task.created = world->now;
    if (!store_put(world->store, RECORD_TASK, &task, err))
        return false;
    capture->task = task.id;
    return true;
}

bool cmd_capture(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    struct capture capture;
    bool feedback;
    char id[ID_SIZE], task[ID_SIZE];
    record_clear(RECORD_CAPTURE, &capture);
    capture.text = take_words(world, call_rest(call, &world->turn, 0), &feedback);
    capture.feedback = feedback ? WORD_feedback_NEW : WORD_feedback_FOLLOW_UP;
    capture.created = capture.changed = world->now;
    if (str_blank(capture.text))
        return err_set(err, ERR_USAGE, "capture: needs a line: who, what, what was promised");
    if (!change_begin(world, err) || !conference_here(world, &capture.conference, err) ||
        (!feedback && !put_follow_up(world, &capture, err)) ||
        !store_put(world->store, RECORD_CAPTURE, &capture, err))
        return false;
    const char *ids[2] = {id_format(RECORD_CAPTURE, capture.id, id),
                          id_format(RECORD_TASK, capture.task, task)};
    change_label(world, reply,
                 feedback ? "Caught for the product: \"%s\""
                          : "Caught, with a nudge in three days: \"%s\"",
                 capture.text);
    return change_end(world, reply, "capture", ids, feedback ? 1 : 2, err);
}

bool cmd_feedback(struct world *world, const struct call *call, struct reply *reply,
                  struct err *err)
{
    struct target target;
    int state;
    if (!read_word(WORD_GROUP_feedback, "state", call_argument(call, 1), &state, err) ||
        !change_begin(world, err) ||
        !read_target(world, call_argument(call, 0), RECORD_CAPTURE, &target, err))
        return false;
    struct capture *capture = target_copy(world, &target);
    capture->feedback = (enum feedback)state;
    capture->changed = world->now;
    if (!store_put(world->store, RECORD_CAPTURE, capture, err))
        return false;
    change_label(world, reply, "\"%s\" is %s", capture->text,
                 word_said(&world->turn, WORD_GROUP_feedback, state));
    return change_end(world, reply, "feedback", &target.text, 1, err);
}

bool cmd_captures(struct world *world, const struct call *call, struct reply *reply,
                  struct err *err)
{
    struct record_list list;
    (void)call;
    if (!store_all(world->store, &world->turn, RECORD_CAPTURE, &list, err))
        return false;
    struct value *items = value_put_list(reply_open(reply, world, "captures"), "items");
    for (size_t i = 0; i < list.count; i++)
        put_capture(items, world, list.at[i]);
    return true;
}
