/* SPDX-License-Identifier: MIT
 *
 * demo_year: ordinary weeks, a content series, support shifts, a quiet month with leave, an
 * overloaded one before the second trip, and a day that is worth looking at.
 */
#include "demo_year.h"

#include "event_times.h"
#include "handlers.h"

enum {
    WEEKS_BACK = 26,
    WEEKS_AHEAD = 26,
    QUIET_FROM = -140,
    QUIET_TO = -112,
    LOUD_FROM = 5,
    LOUD_TO = 33
};

unsigned demo_random(struct demo *demo, unsigned limit)
{
    demo->seed += 0x9E3779B97F4A7C15u;
    uint64_t z = demo->seed;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (unsigned)((z ^ (z >> 31)) % limit);
}

instant demo_at(const struct demo *demo, const char *name, int days, int hour, int minute)
{
    const struct zone *zone = name ? world_zone(demo->world, name) : NULL;
    struct wall wall = {demo->world->today + days, (hour * 60 + minute) * 60};
    return zone_instant(zone ? zone : demo->world->home, wall, NULL);
}

bool demo_event(struct demo *demo, const struct demo_event *given, struct event *out)
{
    struct choice choice;
    record_clear(RECORD_EVENT, out);
    record_clear(RECORD_CHOICE, &choice);
    out->feed = given->feed;
    out->title = given->title;
    out->zone = given->zone ? given->zone : zone_name(demo->world->home);
    out->created = out->stamp = demo->world->now;
    out->rrule = given->rule;
    instant start = demo_at(demo, out->zone, given->days, given->hour, given->minute);
    event_place(demo->world, out, start, start + (instant)given->length * 60);
    event_bound_series(demo->world, out);
    if (!store_put(demo->world->store, RECORD_EVENT, out, demo->err))
        return false;
    choice.event = out->id;
    choice.kind = given->kind;
    return !given->kind || store_put(demo->world->store, RECORD_CHOICE, &choice, demo->err);
}

/* Days from today to the nth weekday of this week and so many weeks on. */
static int weekday_in(const struct demo *demo, int weeks, enum weekday weekday)
{
    return (int)(day_week_start(demo->world->today, MONDAY) - demo->world->today) + weeks * 7 +
           (int)weekday;
}

static bool add_task(struct demo *demo, struct task *task)
{
    task->created = demo->world->now - (instant)14 * DAY_SECONDS;
    task->defers = task->defers > 0 ? task->defers : 0;
    if (task->priority < 0)
        task->priority = 0;
    return store_put(demo->world->store, RECORD_TASK, task, demo->err);
}

static struct task make_task(const char *title, const char *kind, minutes estimate)
{
    struct task task;
    record_clear(RECORD_TASK, &task);
    task.title = title;
    task.kind = kind;
    task.estimate = estimate;
    task.priority = 0;
    return task;
}

static bool add_block(struct demo *demo, int64_t task, int days, int hour, int minute, int length)
{
    struct block block;
    record_clear(RECORD_BLOCK, &block);
    block.task = task;
    block.start = demo_at(demo, NULL, days, hour, minute);
    block.end = block.start + (instant)length * 60;
    block.zone = zone_name(demo->world->home);
    block.placed = WORD_placed_BY_PERSON;
    block.pinned = true;
    return store_put(demo->world->store, RECORD_BLOCK, &block, demo->err);
}

static bool add_entry(struct demo *demo, int64_t task, const char *title, const char *kind,
                      int days, int hour, int minute, int length)
{
    struct entry entry;
    record_clear(RECORD_ENTRY, &entry);
    entry.task = task;
    entry.title = title;
    entry.kind = kind;
    entry.start = demo_at(demo, NULL, days, hour, minute);
    entry.end = entry.start + (instant)length * 60;
    entry.zone = zone_name(demo->world->home);
    return store_put(demo->world->store, RECORD_ENTRY, &entry, demo->err);
}

/* ---- what repeats ---- */

/* Standing meetings don't take place while the person is on leave. */
static const char *leave_dates(struct demo *demo, enum weekday weekday, int hour, int minute)
{
    struct str dates;
    str_init(&dates);
    for (int days = DEMO_LEAVE_FROM; days < DEMO_LEAVE_TO; days++) {
        day on = demo->world->today + days;
        struct civil civil = day_civil(on);
        if (day_weekday(on) == weekday)
            str_addf(&dates, "%s%04d%02d%02dT%02d%02d00", dates.length ? "," : "", civil.year,
                     civil.month, civil.mday, hour, minute);
    }
    const char *kept = arena_strdup(&demo->world->turn, dates.text);
    str_finish(&dates);
    return kept;
}

static bool standing_meetings(struct demo *demo)
{
    static const struct {
        const char *title, *kind, *rule;
        enum weekday weekday;
        int hour, minute, length;
    } rows[] = {
        {"Team sync", "meeting", "FREQ=WEEKLY", MONDAY, 10, 0, 45},
        {"1:1 with Noor", "meeting", "FREQ=WEEKLY;INTERVAL=2", WEDNESDAY, 11, 0, 30},
        {"Office hours", "community", "FREQ=WEEKLY", TUESDAY, 15, 0, 60},
        {"Support shift", "support", "FREQ=WEEKLY", THURSDAY, 13, 30, 120},
        {"Docs review", "content", "FREQ=WEEKLY;INTERVAL=2", FRIDAY, 10, 0, 60},
        {"Community stream", "community", "FREQ=MONTHLY;BYDAY=3TH", THURSDAY, 18, 0, 90},
    };
    struct event event;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct demo_event meeting = {
            .title = rows[i].title,
            .kind = rows[i].kind,
            .days = weekday_in(demo, -WEEKS_BACK, rows[i].weekday),
            .hour = rows[i].hour,
            .minute = rows[i].minute,
            .length = rows[i].length,
            .rule = rows[i].rule,
        };
        if (!demo_event(demo, &meeting, &event))
            return false;
        event.exdates = leave_dates(demo, rows[i].weekday, rows[i].hour, rows[i].minute);
        if (!store_put(demo->world->store, RECORD_EVENT, &event, demo->err))
            return false;
    }
    return true;
}

/* ---- what was written ---- */

static const char *const topics[] = {"eBPF for humans", "Shells that explain",
                                     "Postgres at the edge", "Reading flame graphs"};

static bool past_part(struct demo *demo, struct task *task, int days)
{
    task->state = WORD_state_DONE;
    task->planned_on = demo->world->today + days;
    task->finished = demo_at(demo, NULL, days, 16, 30);
    return add_task(demo, task) &&
           add_entry(demo, task->id, task->title, task->kind, days - 1, 9, 0,
                     90 + (int)demo_random(demo, 5) * 15) &&
           add_entry(demo, task->id, task->title, task->kind, days, 14, 0,
                     60 + (int)demo_random(demo, 7) * 15);
}

static bool content_series(struct demo *demo)
{
    for (int week = -WEEKS_BACK, part = 1; week < 12; week += 2, part++) {
        int days = weekday_in(demo, week, THURSDAY);
        const char *topic = topics[(unsigned)(part / 4) % (sizeof topics / sizeof *topics)];
        struct task task = make_task(
            arena_printf(&demo->world->turn, "%s, part %d", topic, part % 4 + 1), "content", 180);
        if (days > QUIET_FROM && days < QUIET_TO)
            continue;
        if (days < -1) {
            if (!past_part(demo, &task, days))
                return false;
            continue;
        }
        task.due_day = demo->world->today + days;
        task.project = "blog";
        if (!add_task(demo, &task))
            return false;
        if (week < 4 && !add_block(demo, task.id, days - 1, 9, 0, 120))
            return false;
    }
    return true;
}

/* ---- months that stand out ---- */

static bool quiet_month(struct demo *demo)
{
    struct event leave;
    struct choice choice;
    record_clear(RECORD_EVENT, &leave);
    record_clear(RECORD_CHOICE, &choice);
    leave.title = "Leave: the lakes";
    leave.created = leave.stamp = demo->world->now;
    event_place_days(&leave, demo->world->today + DEMO_LEAVE_FROM,
                     demo->world->today + DEMO_LEAVE_TO);
    if (!store_put(demo->world->store, RECORD_EVENT, &leave, demo->err))
        return false;
    choice.event = leave.id;
    choice.kind = "leave";
    return store_put(demo->world->store, RECORD_CHOICE, &choice, demo->err);
}

static bool loud_month(struct demo *demo)
{
    static const struct {
        const char *title, *kind;
        int length;
    } rows[] = {
        {"Launch war room", "incident", 90},    {"Partner webinar", "stage", 60},
        {"Podcast recording", "content", 90},   {"Customer demo", "community", 60},
        {"Release livestream", "community", 90}, {"Roadmap review", "meeting", 60},
        {"Meetup: local group", "event", 150},  {"Backlash thread", "incident", 60},
    };
    struct event event;
    unsigned count = sizeof rows / sizeof *rows;
    for (int days = LOUD_FROM; days < LOUD_TO; days++) {
        enum weekday weekday = day_weekday(demo->world->today + days);
        unsigned row = demo_random(demo, count);
        int hour = rows[row].length > 100 ? 18 : 14 + (int)demo_random(demo, 4);
        if (weekday >= SATURDAY || demo_random(demo, 3) == 0)
            continue;
        const struct demo_event one = {.title = rows[row].title,
                                       .kind = rows[row].kind,
                                       .days = days,
                                       .hour = hour,
                                       .length = rows[row].length};
        if (!demo_event(demo, &one, &event))
            return false;
    }
    return true;
}

/* ---- today ---- */

static bool today_tasks(struct demo *demo)
{
    day today = demo->world->today;
    struct task auth = make_task("Answer auth thread", "support", 20);
    struct task slides = make_task("KubeCon slides", "prep", 90);
    struct task notes = make_task("Office hours notes", "community", 30);
    struct task expenses = make_task("Expenses Lisbon", "admin", MINUTES_NONE);
    struct task abstract = make_task("Abstract for the winter CFP", "prep", 105);
    struct task demo_code = make_task("Demo: trace a slow query", "code", 120);
    auth.state = WORD_state_DONE;
    auth.finished = demo->world->now;
    auth.planned_on = slides.planned_on = notes.planned_on = expenses.planned_on = today;
    demo_code.planned_on = today;
    slides.priority = 1;
    slides.project = "kubecon";
    slides.tags = "deck";
    expenses.defers = 2;
    abstract.due_day = today;
    demo_code.project = "kubecon";
    return add_task(demo, &auth) && add_entry(demo, auth.id, auth.title, auth.kind, 0, 8, 30, 20) &&
           add_task(demo, &slides) && add_block(demo, slides.id, 0, 11, 0, 90) &&
           add_task(demo, &notes) && add_task(demo, &expenses) && add_task(demo, &abstract) &&
           add_task(demo, &demo_code) && add_block(demo, demo_code.id, 0, 16, 0, 60);
}

static bool coming_tasks(struct demo *demo)
{
    static const struct {
        const char *title, *kind, *project, *tags;
        int estimate, due;
    } rows[] = {
        {"Dry run of the keynote", "prep", "kubecon", NULL, 90, 6},
        {"Record the demo as a fallback", "code", "kubecon", NULL, 120, 8},
        {"Hand over feedback: flaky SDK retries", "feedback", NULL, "sdk", 30, 2},
        {"Newsletter, December", "content", "newsletter", NULL, 120, 9},
        {"Reply to the workshop invitation", "admin", NULL, NULL, 15, 3},
        {"Read the profiling paper", "learning", NULL, NULL, 60, -1},
        {"Video cut: office hours highlights", "content", "video", NULL, 180, 15},
        {"Triage the forum backlog", "support", NULL, "forum", 60, 1},
        {"Book the hotel for spring", "admin", NULL, NULL, 20, 20},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct task task = make_task(rows[i].title, rows[i].kind, rows[i].estimate);
        task.project = rows[i].project;
        task.tags = rows[i].tags;
        task.due_day = rows[i].due >= 0 ? demo->world->today + rows[i].due : DAY_NONE;
        if (!add_task(demo, &task))
            return false;
    }
    return true;
}

static bool today_events(struct demo *demo)
{
    static const struct demo_event events[] = {
        {.title = "Write: flame graphs, the middle", .kind = "content", .hour = 9, .length = 105},
        {.title = "Sync with the docs team", .kind = "meeting", .hour = 14, .length = 45},
        {.title = "Walk", .kind = "recovery", .hour = 17, .minute = 15, .length = 30},
    };
    struct event event;
    for (size_t i = 0; i < sizeof events / sizeof *events; i++)
        if (!demo_event(demo, &events[i], &event))
            return false;
    return add_entry(demo, 0, "DM: which SDK for edge?", "support", 0, 10, 50, 10);
}

/* Check-ins of half a year: good ones, and tired ones after the first trip. */
static bool checkins(struct demo *demo)
{
    for (int days = -60; days < 0; days++) {
        struct checkin checkin;
        record_clear(RECORD_CHECKIN, &checkin);
        if (demo_random(demo, 4) == 0)
            continue;
        checkin.id = demo->world->today + days;
        checkin.energy = 3 + (int)demo_random(demo, 3) - (days > -20 ? 1 : 0);
        checkin.switched_off = 2 + (int)demo_random(demo, 4);
        checkin.created = demo_at(demo, NULL, days, 18, 0);
        if (!store_put(demo->world->store, RECORD_CHECKIN, &checkin, demo->err))
            return false;
    }
    return true;
}

bool demo_year(struct world *world, struct err *err)
{
    struct demo demo = {world, 20261121, err};
    if (!store_begin(world->store, "The demo's year", err))
        return false;
    bool ok = standing_meetings(&demo) && content_series(&demo) && quiet_month(&demo) &&
              loud_month(&demo) && today_events(&demo) && today_tasks(&demo) &&
              coming_tasks(&demo) && checkins(&demo) && demo_days(&demo) &&
              demo_trips(world, err) && demo_pipeline(&demo);
    if (ok && store_commit(world->store, NULL, err))
        return true;
    store_cancel(world->store);
    return false;
}
