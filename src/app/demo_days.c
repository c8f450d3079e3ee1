/* SPDX-License-Identifier: MIT
 *
 * demo_days: the ordinary work of half a year as time that was noted, and the pipeline of talks:
 * what was given, offered and caught on the way.
 */
#include "demo_year.h"

#include "handlers.h"
#include "juggle/base/str.h"

enum { DAYS_BACK = 182, TIRED_FROM = -26 };

/* A stretch of an ordinary day; it begins and ends up to half an hour off. */
static const struct stretch {
    const char *title, *kind;
    int hour, length;
} stretches[] = {
    {"Writing", "content", 9, 105},      {"Sample apps", "code", 9, 120},
    {"Slides", "prep", 9, 90},           {"Forum and DMs", "support", 11, 75},
    {"Issues and pull requests", "code", 11, 60}, {"Pair with the SDK team", "meeting", 13, 60},
    {"Video cut", "content", 13, 90},    {"Demo", "code", 13, 105},
    {"Planning", "admin", 15, 45},       {"Newsletter", "content", 15, 75},
    {"Answering", "support", 15, 90},    {"Reading", "learning", 16, 45},
};
enum { STRETCHES = sizeof stretches / sizeof *stretches, SLOTS = 4, CHOICES = STRETCHES / SLOTS };

static bool add_note(struct demo *demo, const struct stretch *stretch, int days)
{
    struct entry entry;
    record_clear(RECORD_ENTRY, &entry);
    entry.title = stretch->title;
    entry.kind = stretch->kind;
    entry.start = demo_at(demo, NULL, days, stretch->hour, (int)demo_random(demo, 3) * 15);
    entry.end = entry.start + (instant)(stretch->length + (int)demo_random(demo, 3) * 15) * 60;
    entry.zone = zone_name(demo->world->home);
    return store_put(demo->world->store, RECORD_ENTRY, &entry, demo->err);
}

static bool is_off(const struct demo *demo, int days)
{
    enum weekday weekday = day_weekday(demo->world->today + days);
    bool leave = days >= DEMO_LEAVE_FROM && days < DEMO_LEAVE_TO;
    bool away = days >= DEMO_TRIP_FROM && days <= DEMO_TRIP_TO;
    return weekday >= SATURDAY || leave || away;
}

bool demo_days(struct demo *demo)
{
    static const struct stretch evening = {"Answering from the sofa", "support", 21, 60};
    for (int days = -DAYS_BACK; days < 0; days++) {
        bool tired = days > TIRED_FROM;
        if (is_off(demo, days))
            continue;
        for (int slot = 0; slot < SLOTS; slot++) {
            const struct stretch *row =
                &stretches[slot * CHOICES + (int)demo_random(demo, CHOICES)];
            if ((tired || demo_random(demo, 8)) && !add_note(demo, row, days))
                return false;
        }
        if (tired && demo_random(demo, 3) == 0 && !add_note(demo, &evening, days))
            return false;
    }
    return true;
}

/* ---- the pipeline ---- */

static bool find_conference(struct demo *demo, const char *name, int64_t *out)
{
    struct record_list list;
    *out = 0;
    if (!store_all(demo->world->store, &demo->world->turn, RECORD_CONFERENCE, &list, demo->err))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        const struct conference *c = list.at[i];
        if (str_equal(c->name, name))
            *out = c->id;
    }
    return true;
}

static bool add_submission(struct demo *demo, int64_t talk, const char *conference,
                           enum stage stage, int days)
{
    struct submission s;
    record_clear(RECORD_SUBMISSION, &s);
    s.talk = talk;
    s.stage = stage;
    s.created = s.changed = demo_at(demo, NULL, days, 10, 0);
    return find_conference(demo, conference, &s.conference) &&
           store_put(demo->world->store, RECORD_SUBMISSION, &s, demo->err);
}

static bool add_talk(struct demo *demo, const char *title, int length, int invested, int64_t *out)
{
    struct talk talk;
    record_clear(RECORD_TALK, &talk);
    talk.title = title;
    talk.length = length;
    talk.invested = invested;
    talk.created = demo_at(demo, NULL, -DAYS_BACK, 10, 0);
    if (!store_put(demo->world->store, RECORD_TALK, &talk, demo->err))
        return false;
    *out = talk.id;
    return true;
}

static bool add_capture(struct demo *demo, const char *text, enum feedback state, int days)
{
    struct capture capture;
    record_clear(RECORD_CAPTURE, &capture);
    capture.text = text;
    capture.feedback = state;
    capture.created = capture.changed = demo_at(demo, NULL, days, 17, 0);
    return find_conference(demo, "CloudNative Days", &capture.conference) &&
           store_put(demo->world->store, RECORD_CAPTURE, &capture, demo->err);
}

/* What was written down for a conference before it stood in the calendar prepares for it. */
static bool tie_tasks(struct demo *demo, const char *project, const char *conference)
{
    struct record_list list;
    int64_t id;
    if (!find_conference(demo, conference, &id) ||
        !store_all(demo->world->store, &demo->world->turn, RECORD_TASK, &list, demo->err))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        struct task *task = record_copy(&demo->world->turn, RECORD_TASK, list.at[i]);
        if (!task->project || !str_equal(task->project, project))
            continue;
        task->conference = id;
        if (!store_put(demo->world->store, RECORD_TASK, task, demo->err))
            return false;
    }
    return true;
}

bool demo_pipeline(struct demo *demo)
{
    int64_t probes, shells;
    return add_talk(demo, "Probes for everybody", 30, 1980, &probes) &&
           add_talk(demo, "A shell that explains itself", 40, 600, &shells) &&
           tie_tasks(demo, "kubecon", "KubeCon NA") &&
           add_submission(demo, probes, "CloudNative Days", WORD_stage_GIVEN, -39) &&
           add_submission(demo, probes, "KubeCon NA", WORD_stage_CONFIRMED, -60) &&
           add_submission(demo, shells, "Winter of Code Conf", WORD_stage_SUBMITTED, -12) &&
           add_submission(demo, shells, "DevRel Summit", WORD_stage_DRAFTING, -3) &&
           add_capture(demo, "Retries in the SDK are flaky behind proxies", WORD_feedback_NEW,
                       -38) &&
           add_capture(demo, "The quickstart forgets the region", WORD_feedback_HANDED_OVER, -37) &&
           add_capture(demo, "Wants a plain HTTP example: shipped in the docs",
                       WORD_feedback_SHIPPED, -37);
}
