/* SPDX-License-Identifier: MIT
 *
 * cmd_talks: talks, what became of them at which conference, calls that are open, and saying no.
 */
#include <stdlib.h>

#include "assign.h"
#include "offer.h"
#include "pipeline_answer.h"
#include "juggle/base/str.h"

bool cmd_talk_add(struct world *world, const struct call *call, struct reply *reply,
                  struct err *err)
{
    struct talk talk;
    struct assign_list set;
    int64_t length;
    char id[ID_SIZE];
    record_clear(RECORD_TALK, &talk);
    talk.title = call_rest(call, &world->turn, 0);
    talk.created = world->now;
    if (str_blank(talk.title))
        return err_set(err, ERR_USAGE, "talk add: needs a title");
    if (!read_count(call_option(call, "--minutes"), 1, DAY_MINUTES, MINUTES_NONE, &length, err))
        return false;
    talk.length = (int32_t)length;
    if (!assign_options(world, call, &set, err) || !change_begin(world, err) ||
        !assign_all(world, RECORD_TALK, &talk, &set, err) ||
        !store_put(world->store, RECORD_TALK, &talk, err))
        return false;
    const char *made = id_format(RECORD_TALK, talk.id, id);
    change_label(world, reply, "Added talk \"%s\"", talk.title);
    return change_end(world, reply, "talk", &made, 1, err);
}

static bool find_submission(struct world *world, int64_t talk, int64_t conference,
                            struct submission *out, struct err *err)
{
    struct record_list list;
    if (!store_all(world->store, &world->turn, RECORD_SUBMISSION, &list, err))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        const struct submission *s = list.at[i];
        if (s->talk == talk && s->conference == conference)
            *out = *s;
    }
    return true;
}

bool cmd_submit(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    const struct talk *talk;
    const struct conference *conference;
    struct submission s;
    struct assign_list set;
    char id[ID_SIZE];
    record_clear(RECORD_SUBMISSION, &s);
    if (!assign_options(world, call, &set, err) || !change_begin(world, err) ||
        !read_talk(world, call_argument(call, 0), &talk, err) ||
        !read_conference(world, call_argument(call, 1), &conference, err) ||
        !find_submission(world, talk->id, conference->id, &s, err))
        return false;
    if (s.id > 0 && s.stage >= WORD_stage_SUBMITTED && s.stage != WORD_stage_WITHDRAWN &&
        s.stage != WORD_stage_REJECTED)
        return err_set(err, ERR_FAILED, "submit: \"%s\" is at %s already, as %s; see: juggle stage",
                       talk->title, conference->name,
                       word_said(&world->turn, WORD_GROUP_stage, (int)s.stage));
    if (s.id <= 0)
        s.created = world->now;
    s.talk = talk->id;
    s.conference = conference->id;
    s.stage = WORD_stage_SUBMITTED;
    size_t made;
    if (!assign_all(world, RECORD_SUBMISSION, &s, &set, err) ||
        !stage_reached(world, &s, &made, err) ||
        !store_put(world->store, RECORD_SUBMISSION, &s, err))
        return false;
    const char *at = id_format(RECORD_SUBMISSION, s.id, id);
    if (s.stage == WORD_stage_SUBMITTED)
        change_label(world, reply, "Submitted \"%s\" to %s", talk->title, conference->name);
    else
        change_label(world, reply, "\"%s\" at %s: %s", talk->title, conference->name,
                     word_said(&world->turn, WORD_GROUP_stage, (int)s.stage));
    return change_end(world, reply, "submit", &at, 1, err);
}

/* Was the talk given anywhere? */
static bool given_before(const struct record_list *submissions, int64_t talk)
{
    for (size_t i = 0; i < submissions->count; i++) {
        const struct submission *s = submissions->at[i];
        if (s->talk == talk && (s->stage == WORD_stage_GIVEN || s->stage == WORD_stage_WRITTEN_UP))
            return true;
    }
    return false;
}

/* Tasks that prepare for it are made once. */
static bool has_tasks(struct world *world, int64_t conference, bool *out, struct err *err)
{
    struct record_list tasks;
    *out = false;
    if (!store_all(world->store, &world->turn, RECORD_TASK, &tasks, err))
        return false;
    for (size_t i = 0; i < tasks.count; i++) {
        const struct task *task = tasks.at[i];
        *out |= task->conference == conference && task->anchor;
    }
    return true;
}

/* A yes makes a speaker of a visitor, and the tasks that lead up to the stage. */
static bool say_yes(struct world *world, const struct submission *s, const struct conference *found,
                    const struct talk *talk, size_t *made, struct err *err)
{
    struct record_list submissions;
    struct change_list tasks = {0};
    struct offer offer;
    bool there;
    struct conference *c = record_copy(&world->turn, RECORD_CONFERENCE, found);
    if (c->role < WORD_role_SPEAKING)
        c->role = WORD_role_SPEAKING;
    if (!store_put(world->store, RECORD_CONFERENCE, c, err) ||
        !has_tasks(world, c->id, &there, err) ||
        !store_all(world->store, &world->turn, RECORD_SUBMISSION, &submissions, err))
        return false;
    if (there || c->first_day == DAY_NONE || c->last_day < world->today)
        return true;
    offer_of(world, c, talk, given_before(&submissions, s->talk), &offer);
    if (!offer_tasks(world, &offer, c->id, s->talk, &tasks, err))
        return false;
    for (size_t i = 0; i < tasks.count; i++) {
        struct task *task = record_copy(&world->turn, RECORD_TASK, tasks.at[i].record);
        task->created = world->now;
        if (!store_put(world->store, RECORD_TASK, task, err))
            return false;
    }
    *made = tasks.count;
    return true;
}

bool stage_reached(struct world *world, struct submission *s, size_t *made, struct err *err)
{
    const void *talk, *conference;
    bool yes = s->stage == WORD_stage_ACCEPTED || s->stage == WORD_stage_CONFIRMED;
    s->changed = world->now;
    *made = 0;
    if (!store_find(world->store, &world->turn, RECORD_TALK, s->talk, &talk, err) ||
        !store_find(world->store, &world->turn, RECORD_CONFERENCE, s->conference, &conference, err))
        return false;
    return !yes || !conference || say_yes(world, s, conference, talk, made, err);
}

bool cmd_stage(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    struct target target;
    int stage;
    if (!read_word(WORD_GROUP_stage, "stage", call_argument(call, 1), &stage, err) ||
        !change_begin(world, err) ||
        !read_target(world, call_argument(call, 0), RECORD_SUBMISSION, &target, err))
        return false;
    struct submission *s = target_copy(world, &target);
    s->stage = (enum stage)stage;
    const void *talk, *conference;
    size_t made;
    if (!store_find(world->store, &world->turn, RECORD_TALK, s->talk, &talk, err) ||
        !store_find(world->store, &world->turn, RECORD_CONFERENCE, s->conference, &conference,
                    err) ||
        !stage_reached(world, s, &made, err) || !store_put(world->store, RECORD_SUBMISSION, s, err))
        return false;
    change_label(world, reply, "\"%s\" at %s is %s%s",
                 talk ? record_title(RECORD_TALK, talk) : target.text,
                 conference ? record_title(RECORD_CONFERENCE, conference) : "a conference",
                 word_said(&world->turn, WORD_GROUP_stage, stage),
                 made ? arena_printf(&world->turn, ", %zu tasks lead up to it", made) : "");
    return change_end(world, reply, "stage", &target.text, 1, err);
}

static bool withdraw_all(struct world *world, int64_t conference, struct err *err)
{
    struct record_list list;
    if (!store_all(world->store, &world->turn, RECORD_SUBMISSION, &list, err))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        const struct submission *at = list.at[i];
        if (at->conference != conference || at->stage >= WORD_stage_GIVEN)
            continue;
        struct submission *s = record_copy(&world->turn, RECORD_SUBMISSION, at);
        s->stage = WORD_stage_WITHDRAWN;
        s->changed = world->now;
        if (!store_put(world->store, RECORD_SUBMISSION, s, err))
            return false;
    }
    return true;
}

/* What was booked for it and is still to come goes with it. */
static bool drop_booked(struct world *world, int64_t conference, minutes *saved, struct err *err)
{
    static const enum record_kind kinds[] = {RECORD_LEG, RECORD_BLOCK};
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        struct record_list list;
        if (!store_all(world->store, &world->turn, kinds[k], &list, err))
            return false;
        for (size_t i = 0; i < list.count; i++) {
            const struct leg *leg = list.at[i];
            const struct block *block = list.at[i];
            bool is_leg = kinds[k] == RECORD_LEG;
            instant start = is_leg ? leg->start : block->start,
                    end = is_leg ? leg->end : block->end;
            if ((is_leg ? leg->conference : block->conference) != conference || start <= world->now)
                continue;
            *saved += (minutes)((end - start) / 60);
            if (!store_delete(world->store, kinds[k], record_id(list.at[i]), err))
                return false;
        }
    }
    return true;
}

/* Days on site by the contract, and the open tasks that prepare for it. */
static bool drop_work(struct world *world, const struct conference *c, minutes *saved,
                      struct err *err)
{
    struct record_list tasks;
    if (!store_all(world->store, &world->turn, RECORD_TASK, &tasks, err))
        return false;
    for (size_t i = 0; i < tasks.count; i++) {
        const struct task *at = tasks.at[i];
        bool guessed;
        if (at->conference != c->id || !task_is_open(at))
            continue;
        struct task *task = record_copy(&world->turn, RECORD_TASK, at);
        *saved += task_estimate(&world->kinds, task, &guessed);
        task->state = WORD_state_DROPPED;
        task->finished = world->now;
        if (!store_put(world->store, RECORD_TASK, task, err))
            return false;
    }
    for (day d = c->first_day; !c->online && d <= c->last_day; d++)
        *saved += workdays_on(&world->workdays, d)->contract;
    return true;
}

bool cmd_decline(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    const struct conference *found;
    minutes saved = 0;
    char id[ID_SIZE], length[DATE_SIZE];
    const char *because = call_option(call, "--because");
    if (str_blank(because))
        return err_set(err, ERR_USAGE,
                       "decline: needs --because TEXT; the reason is what you will want to know "
                       "next year");
    if (!change_begin(world, err) || !read_conference(world, call_argument(call, 0), &found, err) ||
        !drop_work(world, found, &saved, err) || !drop_booked(world, found->id, &saved, err) ||
        !withdraw_all(world, found->id, err))
        return false;
    struct conference *c = record_copy(&world->turn, RECORD_CONFERENCE, found);
    c->role = WORD_role_NONE;
    c->declined_on = world->today;
    c->because = because;
    c->saved = saved;
    if (!store_put(world->store, RECORD_CONFERENCE, c, err))
        return false;
    const char *made = id_format(RECORD_CONFERENCE, c->id, id);
    change_label(world, reply, "Declined \"%s\", which saves %s", c->name,
                 length_format(saved, length));
    return change_end(world, reply, "decline", &made, 1, err);
}

/* ---- looking ---- */

/* Minutes that went into a talk: what was spent on its tasks, and what it began with. */
static minutes invested(const struct view *view, const struct talk *talk)
{
    minutes sum = talk->invested > 0 ? talk->invested : 0;
    for (size_t i = 0; i < view->snapshot->task_count; i++)
        if (view->snapshot->tasks[i]->talk == talk->id)
            sum += task_spent(view, view->snapshot->tasks[i]->id);
    return sum;
}

bool cmd_talks(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    struct record_list talks, submissions;
    struct view view;
    (void)call;
    if (!world_view_all_tasks(world, &view, err) ||
        !store_all(world->store, &world->turn, RECORD_TALK, &talks, err) ||
        !store_all(world->store, &world->turn, RECORD_SUBMISSION, &submissions, err))
        return false;
    struct value *items = value_put_list(reply_open(reply, world, "talks"), "items");
    for (size_t i = 0; i < talks.count; i++) {
        const struct talk *talk = talks.at[i];
        int64_t given = 0;
        minutes spent = invested(&view, talk);
        put_talk(items, world, talk);
        struct value *map = items->as.children.last;
        struct value *list = value_put_list(map, "submissions");
        for (size_t k = 0; k < submissions.count; k++) {
            const struct submission *s = submissions.at[k];
            if (s->talk != talk->id)
                continue;
            const struct conference *c =
                snapshot_find(view.snapshot, RECORD_CONFERENCE, s->conference);
            put_submission(list, world, s);
            value_put_text(list->as.children.last, "name", c ? c->name : NULL);
            given += s->stage == WORD_stage_GIVEN || s->stage == WORD_stage_WRITTEN_UP;
        }
        value_put_int(map, "invested_min", spent);
        value_put_int(map, "deliveries", given);
        if (given)
            value_put_int(map, "min_per_delivery", spent / given);
        else
            value_put_null(map, "min_per_delivery");
    }
    return put_pipeline(reply->answer, world, err);
}

/* What the list goes by: when it ends, while that isn't known when it opens. */
static instant call_order(const struct conference *c)
{
    return c->cfp != INSTANT_NONE ? c->cfp : c->cfp_opens;
}

static int by_deadline(const void *a, const void *b)
{
    const struct conference *x = *(const struct conference *const *)a;
    const struct conference *y = *(const struct conference *const *)b;
    instant first = call_order(x), second = call_order(y);
    return first != second ? (first > second) - (first < second)
                           : (x->id > y->id) - (x->id < y->id);
}

static void put_offered(struct value *map, struct world *world,
                        const struct record_list *submissions, const struct snapshot *snapshot,
                        int64_t conference)
{
    struct value *list = value_put_list(map, "submissions");
    for (size_t i = 0; i < submissions->count; i++) {
        const struct submission *s = submissions->at[i];
        if (s->conference != conference)
            continue;
        const struct talk *talk = snapshot_find(snapshot, RECORD_TALK, s->talk);
        put_submission(list, world, s);
        value_put_text(list->as.children.last, "title", talk ? talk->title : NULL);
    }
}

/* Days until the deadline, whole ones; until it opens, by the calendar: what opens tomorrow is no 0
 * days away. */
static void put_call_times(struct value *map, struct world *world, const struct view *view,
                           const struct conference *c)
{
    bool opens = pipeline_opens(world, c);
    if (c->cfp == INSTANT_NONE)
        value_put_null(map, "days_left");
    else
        value_put_int(map, "days_left", (c->cfp - world->now) / DAY_SECONDS);
    if (opens)
        value_put_int(map, "opens_in_days", where_wall(&view->where, c->cfp_opens).day -
                                                where_wall(&view->where, world->now).day);
    else
        value_put_null(map, "opens_in_days");
    value_put_text(map, "until", c->cfp == INSTANT_NONE ? NULL : pipeline_until(world, view, c));
    value_put_text(map, "opens", opens ? pipeline_from(world, view, c) : NULL);
}

bool cmd_cfp(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    struct record_list conferences, submissions;
    struct view view;
    size_t count = 0;
    (void)call;
    if (!world_view(world, world->today, world->today + 1, &view, err) ||
        !store_all(world->store, &world->turn, RECORD_CONFERENCE, &conferences, err) ||
        !store_all(world->store, &world->turn, RECORD_SUBMISSION, &submissions, err))
        return false;
    const struct conference **open =
        ARENA_ARRAY(&world->turn, const struct conference *, conferences.count);
    for (size_t i = 0; i < conferences.count; i++) {
        const struct conference *c = conferences.at[i];
        bool ahead = c->cfp == INSTANT_NONE ? pipeline_opens(world, c) : c->cfp > world->now;
        if (ahead && c->declined_on == DAY_NONE)
            open[count++] = c;
    }
    if (count)
        qsort(open, count, sizeof *open, by_deadline);
    struct value *items = value_put_list(reply_open(reply, world, "cfp"), "items");
    for (size_t i = 0; i < count; i++) {
        put_conference(items, world, open[i]);
        struct value *map = items->as.children.last;
        put_call_times(map, world, &view, open[i]);
        put_offered(map, world, &submissions, view.snapshot, open[i]->id);
    }
    return put_pipeline(reply->answer, world, err);
}
