/* SPDX-License-Identifier: MIT
 *
 * cmd_ritual: what the morning, the evening and the week decide, kept: where tasks go, in one step
 * however many they are; when to stop; that it is done; and, outside of the history, where it was
 * left.
 */
#include "handlers.h"

#include <string.h>

#include "juggle/app/ritual.h"
#include "juggle/base/parse.h"

enum { SCREENS_MOST = 9, HALF_STEP = 5 };

struct keeping {
    enum ritual_kind kind;
    day about;
    int64_t screen;     /* from 1 */
    struct ritual kept; /* of the day that it is about */
    const char **ids;   /* of the tasks that were decided on */
    size_t count;
};

static bool read_keeping(struct world *world, const struct call *call, struct keeping *out,
                         struct err *err)
{
    const char *word = call_argument(call, 0);
    if (!ritual_parse(word, &out->kind))
        return err_set(err, ERR_USAGE, "%s: no such ritual; it is one of morning, evening, weekly",
                       word);
    if (!read_day(world, call_option(call, "--on"), &out->about, err) ||
        !read_count(call_option(call, "--screen"), 1, SCREENS_MOST, 1, &out->screen, err))
        return false;
    if (out->kind == RITUAL_WEEKLY)
        out->about = day_week_start(out->about, world->workdays.week_start);
    return true;
}

/* ---- tasks ---- */

static void halve(struct world *world, struct target *target)
{
    bool guessed;
    struct task *task = target_copy(world, target);
    minutes half = task_estimate(&world->kinds, task, &guessed) / 2;
    task->estimate = (half + HALF_STEP - 1) / HALF_STEP * HALF_STEP;
    target->record = task;
}

static bool finish_task(struct world *world, const struct target *target, bool done,
                        const char **said, struct err *err)
{
    *said = arena_printf(&world->turn, "%s \"%s\"", done ? "Done" : "Dropped",
                         record_title(RECORD_TASK, target->record));
    return task_finish(world, target, done ? WORD_state_DONE : WORD_state_DROPPED, err);
}

static bool place(struct world *world, const char *id, const char *when, bool half,
                  const char **said, struct err *err)
{
    struct target target;
    day to = DAY_NONE;
    bool done = str_equal_nocase(when, "done");
    if (!read_target(world, id, RECORD_TASK, &target, err))
        return false;
    if (done || str_equal_nocase(when, "drop"))
        return finish_task(world, &target, done, said, err);
    if (!str_equal_nocase(when, "someday") && !read_day(world, when, &to, err))
        return false;
    if (half)
        halve(world, &target);
    *said = arena_printf(
        &world->turn, "Moved \"%s\" to %s%s", record_title(RECORD_TASK, target.record),
        to == DAY_NONE ? "someday" : task_day_words(world, to), half ? ", half as long" : "");
    return task_defer(world, &target, to, err);
}

/* "t14=fri,half": half of the estimate, and then there. */
static bool decide(struct world *world, const char *pair, const char **id, const char **said,
                   struct err *err)
{
    const char *equals = strchr(pair, '=');
    if (!equals || equals == pair || !equals[1])
        return err_set(err, ERR_USAGE,
                       "%s: not ID=WHEN; write t12=tomorrow, t12=done or t12=fri,half", pair);
    *id = arena_strndup(&world->turn, pair, (size_t)(equals - pair));
    const char *comma = strchr(equals, ',');
    if (comma && !str_equal_nocase(comma + 1, "half"))
        return err_set(err, ERR_USAGE, "%s: only \"half\" can stand behind the day", pair);
    size_t length = comma ? (size_t)(comma - equals - 1) : strlen(equals + 1);
    return place(world, *id, arena_strndup(&world->turn, equals + 1, length), comma, said, err);
}

static bool decide_all(struct world *world, const struct call *call, struct keeping *keeping,
                       struct reply *reply, struct err *err)
{
    const char *said = NULL;
    size_t count = call->argument_count - 1;
    keeping->ids = ARENA_ARRAY(&world->turn, const char *, count + 1);
    for (; keeping->count < count; keeping->count++)
        if (!decide(world, call_argument(call, keeping->count + 1), &keeping->ids[keeping->count],
                    &said, err))
            return false;
    if (count == 1)
        change_label(world, reply, "%s", said);
    else if (count)
        change_label(world, reply, "Moved %zu tasks", count);
    return true;
}

/* ---- the day itself ---- */

static bool read_kept(struct world *world, struct keeping *keeping, struct err *err)
{
    const void *record;
    if (!store_find(world->store, &world->turn, RECORD_RITUAL, keeping->about, &record, err))
        return false;
    record_clear(RECORD_RITUAL, &keeping->kept);
    if (record)
        keeping->kept = *(const struct ritual *)record;
    keeping->kept.id = keeping->about;
    return true;
}

static void finish(struct world *world, struct keeping *keeping, struct reply *reply)
{
    struct ritual *kept = &keeping->kept;
    char clock[DATE_SIZE];
    if (keeping->kind == RITUAL_EVENING) {
        kept->closed = world->now;
        change_label(world, reply, "Closed %s", task_day_words(world, keeping->about));
        return;
    }
    kept->opened = world->now;
    if (kept->stop_minute == MINUTES_NONE)
        change_label(world, reply, "Opened %s", task_day_words(world, keeping->about));
    else
        change_label(world, reply, "Opened %s, stop at %s", task_day_words(world, keeping->about),
                     clock_format(kept->stop_minute, world->h24, clock));
}

static bool keep_day(struct world *world, const struct call *call, struct keeping *keeping,
                     struct reply *reply, struct err *err)
{
    const char *stop = call_option(call, "--stop"), *note = call_option(call, "--note");
    char clock[DATE_SIZE];
    if (keeping->kind == RITUAL_WEEKLY) {
        if (call_has(call, "--finish"))
            reply->said =
                "The week is looked back on; W opens it again, u takes back what was decided";
        return true;
    }
    if (stop && !parse_clock(stop, &keeping->kept.stop_minute))
        return err_set(err, ERR_USAGE, "%s: not a time of day; write 17:30", stop);
    if (stop)
        change_label(world, reply, "Stop at %s",
                     clock_format(keeping->kept.stop_minute, world->h24, clock));
    if (note)
        keeping->kept.note = *note ? note : NULL;
    if (call_has(call, "--finish"))
        finish(world, keeping, reply);
    else if (!stop && !note)
        return true;
    return store_put(world->store, RECORD_RITUAL, &keeping->kept, err);
}

/* ---- where it was left ---- */

static bool keep_place(struct world *world, const struct call *call, const struct keeping *keeping,
                       struct err *err)
{
    bool done = call_has(call, "--finish");
    char date[DATE_SIZE];
    if (!call_has(call, "--screen") && !done)
        return true;
    const char *name = arena_printf(&world->turn, "ritual-%s", ritual_word(keeping->kind));
    const char *day_text = day_format(keeping->about, date);
    return store_set_mark(
        world->store, name,
        done ? arena_printf(&world->turn, "%s done", day_text)
             : arena_printf(&world->turn, "%s %d", day_text, (int)keeping->screen - 1),
        err);
}

static bool answer(struct world *world, struct keeping *keeping, struct reply *reply,
                   struct err *err)
{
    struct rituals rituals;
    char clock[DATE_SIZE];
    if (!rituals_read(world, &rituals, err) || !read_kept(world, keeping, err))
        return false;
    const struct ritual_place *left = &rituals.left[keeping->kind];
    bool here = left->about == keeping->about;
    value_put_text(reply->answer, "ritual", ritual_word(keeping->kind));
    put_day(reply->answer, "date", keeping->about);
    value_put_int(reply->answer, "screen", here ? left->screen + 1 : 1);
    value_put_bool(reply->answer, "done", here && left->done);
    put_instant(reply->answer, "opened", world, NULL, keeping->kept.opened);
    put_instant(reply->answer, "closed", world, NULL, keeping->kept.closed);
    value_put_text(reply->answer, "stop",
                   keeping->kept.stop_minute == MINUTES_NONE
                       ? NULL
                       : clock_format(keeping->kept.stop_minute, true, clock));
    value_put_text(reply->answer, "note", keeping->kept.note);
    if (!reply->said)
        str_addf(&reply->text, "The %s of %s: %s\n",
                 keeping->kind == RITUAL_WEEKLY ? "week" : ritual_word(keeping->kind),
                 task_day_words(world, keeping->about),
                 !here        ? "not begun"
                 : left->done ? "done"
                              : arena_printf(&world->turn, "at screen %d", left->screen + 1));
    return true;
}

bool cmd_ritual(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    struct keeping keeping = {0};
    return read_keeping(world, call, &keeping, err) && change_begin(world, err) &&
           read_kept(world, &keeping, err) && decide_all(world, call, &keeping, reply, err) &&
           keep_day(world, call, &keeping, reply, err) &&
           change_end(world, reply, "ritual", keeping.ids, keeping.count, err) &&
           keep_place(world, call, &keeping, err) && answer(world, &keeping, reply, err);
}
