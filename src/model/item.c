/* SPDX-License-Identifier: MIT
 *
 * item: from records to items: which choice, feed and conference speak for an event, what counts,
 * and in which order all of it stands.
 */
#include "juggle/model/item.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "juggle/base/str.h"

struct builder {
    struct arena *arena;
    struct view *view;
    struct item *items;
    size_t count;
};

static const struct kind *kind_or(const struct kind_set *set, const char *word,
                                  enum kind_id fallback)
{
    const struct kind *kind = word ? kind_find(set, word) : NULL;
    if (!kind)
        kind = kind_find(set, kind_builtin()->at[fallback].word);
    return kind ? kind : &kind_builtin()->at[fallback];
}

static enum feed_mode mode_of(const struct feed *feed)
{
    return feed ? feed->mode : WORD_feed_mode_MINE;
}

static const struct kind *event_kind(const struct builder *build, const struct item *item)
{
    const struct kind_set *kinds = build->view->in.kinds;
    const struct feed *feed = item->feed;
    if (item->choice && item->choice->kind)
        return kind_or(kinds, item->choice->kind, KIND_MEETING);
    if (role_on_stage(item->role))
        return kind_or(kinds, NULL, KIND_STAGE);
    switch (mode_of(feed)) {
    case WORD_feed_mode_SCHEDULE:
        return kind_or(kinds, feed->kind, KIND_EVENT);
    case WORD_feed_mode_HOLIDAYS:
        return kind_or(kinds, feed->kind, KIND_LEAVE);
    case WORD_feed_mode_MINE:
    case WORD_feed_mode_COUNT:
        break;
    }
    return kind_or(kinds, feed ? feed->kind : NULL, KIND_MEETING);
}

/* The contract's section "What counts". */
static bool event_counts(const struct item *item)
{
    const struct event *event = item->occurrence->event;
    const struct feed *feed = item->feed;
    bool has_kind = (item->choice && item->choice->kind) || (feed && feed->kind);
    if (event->status == WORD_status_CANCELLED || event->declined)
        return false;
    if (event->status == WORD_status_TENTATIVE && !item->starred && !(feed && feed->tentative))
        return false;
    switch (mode_of(feed)) {
    case WORD_feed_mode_SCHEDULE:
        return item->starred || item->role >= WORD_role_ATTENDING;
    case WORD_feed_mode_HOLIDAYS:
        return false;
    case WORD_feed_mode_MINE:
    case WORD_feed_mode_COUNT:
        break;
    }
    return !event->transparent && (has_kind || !event->all_day);
}


/* "20261201T100000" as "2026-12-01T10:00", "20261201" as "2026-12-01". */
static const char *recurrence_label(struct arena *arena, const char *recurrence)
{
    static const char form[] = "yyyy-mm-ddThh:mm";
    size_t length = recurrence ? strlen(recurrence) : 0;
    if (length < 8)
        return recurrence;
    size_t shown = length < 13 ? 10 : sizeof form - 1;
    char *label = arena_strndup(arena, form, shown);
    for (char *at = label; *at; at++)
        if (*at >= 'a' && *at <= 'z')
            *at = *recurrence++;
        else if (*at == 'T')
            recurrence++;
    return label;
}

/* A date names an occurrence of a rule that comes at most once a day. */
static bool once_a_day(const struct event *master)
{
    const char *rule = master->rrule ? master->rrule : "";
    return !strstr(rule, "HOURLY") && !strstr(rule, "BYHOUR") && !strstr(rule, "BYMINUTE") &&
           !master->rdates;
}

/* "e40@2026-12-01"; without printf, as a full calendar names thousands. */
static const char *occurrence_id(struct arena *arena, const char *id, const char *label,
                                 size_t shown)
{
    size_t before = strlen(id), most = label ? strlen(label) : 0;
    char *text = arena_alloc(arena, before + 1 + shown + 1);
    memcpy(text, id, before);
    text[before] = '@';
    if (most)
        memcpy(text + before + 1, label, most < shown ? most : shown);
    return text;
}

static void name_occurrence(struct builder *build, struct item *item)
{
    const struct occurrence *at = item->occurrence;
    char buf[ID_SIZE];
    item->number = at->master ? at->master->id : at->event->id;
    item->id = id_format(RECORD_EVENT, item->number, buf);
    if (at->master) {
        item->recurrence = recurrence_label(build->arena, at->recurrence);
        size_t shown = once_a_day(at->master) ? 10 : 16;
        item->id = occurrence_id(build->arena, buf, item->recurrence, shown);
    } else {
        item->id = arena_strdup(build->arena, buf);
    }
}

static day day_at(instant neutral)
{
    return wall_from_seconds(neutral).day;
}

/* An all-day item covers the person's own days, whatever the zone. */
static void place_all_day(const struct view *view, struct item *item, day first, day end)
{
    item->first_day = first;
    item->end_day = end > first ? end : first + 1;
    item->start = where_instant(&view->where, (struct wall){item->first_day, 0});
    item->end = where_instant(&view->where, (struct wall){item->end_day, 0});
}

static void place_timed(const struct view *view, struct item *item, instant start, instant end)
{
    item->start = start;
    item->end = end == INSTANT_NONE ? view->in.now : end;
    if (item->end < item->start)
        item->end = item->start;
    item->first_day = where_wall(&view->where, item->start).day;
    instant last = item->end > item->start ? item->end - 1 : item->end;
    item->end_day = where_wall(&view->where, last).day + 1;
}

static void add_event(struct builder *build, const struct occurrence *at)
{
    struct item *item = &build->items[build->count++];
    const struct snapshot *snapshot = build->view->snapshot;
    const struct event *event = at->event;
    item->type = ITEM_EVENT;
    item->occurrence = at;
    item->choice = snapshot_choice(snapshot, at);
    item->feed = snapshot_find(snapshot, RECORD_FEED, event->feed);
    item->role = item->choice ? item->choice->role : WORD_role_NONE;
    item->starred = item->choice && item->choice->starred;
    int64_t conference = item->choice && item->choice->conference ? item->choice->conference
                         : item->feed                             ? item->feed->conference
                                                                  : 0;
    item->conference = snapshot_find(snapshot, RECORD_CONFERENCE, conference);
    item->uid = event->uid;
    item->title = event->title ? event->title : "(untitled)";
    item->place = event->place;
    item->note = item->choice ? item->choice->note : NULL;
    item->description = event->description;
    item->url = event->url;
    item->tags = item->choice && item->choice->tags ? item->choice->tags : event->categories;
    item->project = item->choice ? item->choice->project : NULL;
    item->zone = event->zone;
    item->status = event->status;
    item->recurring = at->master != NULL;
    item->all_day = event->all_day;
    name_occurrence(build, item);
    item->kind = event_kind(build, item);
    item->counts = event_counts(item);
    if (event->all_day)
        place_all_day(build->view, item, day_at(at->start), day_at(at->end));
    else
        place_timed(build->view, item, at->start, at->end);
}

static struct item *add_plain(struct builder *build, enum item_type type, enum record_kind kind,
                              int64_t id)
{
    struct item *item = &build->items[build->count++];
    char buf[ID_SIZE];
    item->type = type;
    item->number = id;
    item->id = arena_strdup(build->arena, id_format(kind, id, buf));
    item->status = WORD_status_CONFIRMED;
    item->counts = true;
    return item;
}

static void add_block(struct builder *build, const struct block *block)
{
    const struct view *view = build->view;
    struct item *item = add_plain(build, ITEM_BLOCK, RECORD_BLOCK, block->id);
    const struct task *task = snapshot_find(view->snapshot, RECORD_TASK, block->task);
    item->block = block;
    item->task = task;
    item->uid = block->uid;
    item->kind = kind_or(view->in.kinds, task ? task->kind : block->kind,
                         task ? KIND_ADMIN : KIND_CONTENT);
    item->title = block->title ? block->title : task ? task->title : item->kind->word;
    item->note = block->note ? block->note : task ? task->note : NULL;
    item->tags = task ? task->tags : NULL;
    item->project = task ? task->project : NULL;
    item->url = task ? task->url : NULL;
    item->zone = block->zone;
    int64_t conference = block->conference ? block->conference : task ? task->conference : 0;
    item->conference = snapshot_find(view->snapshot, RECORD_CONFERENCE, conference);
    place_timed(view, item, block->start, block->end);
}

static void add_entry(struct builder *build, const struct entry *entry)
{
    const struct view *view = build->view;
    struct item *item = add_plain(build, ITEM_ENTRY, RECORD_ENTRY, entry->id);
    const struct task *task = snapshot_find(view->snapshot, RECORD_TASK, entry->task);
    item->entry = entry;
    item->task = task;
    item->uid = entry->uid;
    item->kind = kind_or(view->in.kinds, entry->kind ? entry->kind : task ? task->kind : NULL,
                         task ? KIND_ADMIN : KIND_SUPPORT);
    item->title = entry->title ? entry->title : task ? task->title : item->kind->word;
    item->note = entry->note;
    item->tags = entry->tags;
    item->project = task ? task->project : NULL;
    item->zone = entry->zone;
    place_timed(view, item, entry->start, entry->end);
}

static void add_leg(struct builder *build, const struct leg *leg)
{
    const struct view *view = build->view;
    struct item *item = add_plain(build, ITEM_LEG, RECORD_LEG, leg->id);
    const char *to = NULL;
    item->leg = leg;
    item->uid = leg->uid;
    item->conference = snapshot_find(view->snapshot, RECORD_CONFERENCE, leg->conference);
    if (item->conference)
        to = item->conference->place ? item->conference->place : item->conference->name;
    item->kind = kind_or(view->in.kinds, NULL, KIND_TRAVEL);
    item->title = leg->title                    ? leg->title
                  : leg->way == WORD_way_BACK   ? "Travel home"
                  : to ? arena_printf(build->arena, "Travel to %s", to)
                       : "Travel";
    item->note = leg->note;
    item->zone = leg->zone;
    place_timed(view, item, leg->start, leg->end);
}

static void add_task(struct builder *build, const struct task *task)
{
    const struct view *view = build->view;
    struct item *item = add_plain(build, ITEM_TASK, RECORD_TASK, task->id);
    item->task = task;
    item->uid = task->uid;
    item->title = task->title ? task->title : "(untitled)";
    item->kind = kind_or(view->in.kinds, task->kind, KIND_ADMIN);
    item->note = task->note;
    item->tags = task->tags;
    item->project = task->project;
    item->url = task->url;
    item->start = item->end = INSTANT_NONE;
    item->first_day = item->end_day = DAY_NONE;
    item->counts = task_is_open(task);
    item->status = WORD_status_CONFIRMED;
    item->feed = snapshot_find(view->snapshot, RECORD_FEED, task->feed);
    item->conference = snapshot_find(view->snapshot, RECORD_CONFERENCE, task->conference);
}

static int compare_instants(instant a, instant b)
{
    if (a == INSTANT_NONE || b == INSTANT_NONE) /* tasks last */
        return (a == INSTANT_NONE) - (b == INSTANT_NONE);
    return a < b ? -1 : a > b;
}

int item_compare_due(const void *a, const void *b)
{
    const struct task *x = (*(const struct item *const *)a)->task;
    const struct task *y = (*(const struct item *const *)b)->task;
    day dx = x->due_day == DAY_NONE ? INT32_MAX : x->due_day;
    day dy = y->due_day == DAY_NONE ? INT32_MAX : y->due_day;
    int px = priority_rank(x->priority), py = priority_rank(y->priority);
    if (dx != dy)
        return dx < dy ? -1 : 1;
    if (px != py)
        return px < py ? -1 : 1;
    if (x->position != y->position)
        return x->position < y->position ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

static int item_compare(const void *a, const void *b)
{
    const struct item *x = a, *y = b;
    int order = compare_instants(x->start, y->start);
    if (!order)
        order = x->number < y->number ? -1 : x->number > y->number;
    if (!order)
        order = (x->type > y->type) - (x->type < y->type);
    return order ? order : strcmp(x->id, y->id);
}

void view_build(struct arena *arena, const struct snapshot *snapshot,
                const struct view_inputs *inputs, struct view *out)
{
    size_t room = snapshot->occurrence_count + snapshot->task_count + snapshot->block_count +
                  snapshot->entry_count + snapshot->leg_count;
    *out = (struct view){.snapshot = snapshot, .in = *inputs};
    where_build(arena, inputs->home, snapshot->legs, snapshot->leg_count, inputs->zones,
                &out->where);
    struct builder build = {arena, out, ARENA_ARRAY(arena, struct item, room + 1), 0};
    for (size_t i = 0; i < snapshot->occurrence_count; i++)
        add_event(&build, &snapshot->occurrences[i]);
    for (size_t i = 0; i < snapshot->block_count; i++)
        add_block(&build, snapshot->blocks[i]);
    for (size_t i = 0; i < snapshot->entry_count; i++)
        add_entry(&build, snapshot->entrys[i]);
    for (size_t i = 0; i < snapshot->leg_count; i++)
        add_leg(&build, snapshot->legs[i]);
    for (size_t i = 0; i < snapshot->task_count; i++)
        add_task(&build, snapshot->tasks[i]);
    qsort(build.items, build.count, sizeof *build.items, item_compare);
    out->items = build.items;
    out->count = build.count;
}

minutes task_estimate(const struct kind_set *kinds, const struct task *task, bool *guessed)
{
    *guessed = task->estimate == MINUTES_NONE;
    return *guessed ? kind_or(kinds, task->kind, KIND_ADMIN)->length : task->estimate;
}

bool task_is_open(const struct task *task)
{
    return task->state == WORD_state_OPEN || task->state == WORD_state_DOING ||
           task->state == WORD_state_WAITING;
}

minutes task_spent(const struct view *view, int64_t task)
{
    minutes sum = 0;
    for (size_t i = 0; i < view->snapshot->entry_count; i++) {
        const struct entry *entry = view->snapshot->entrys[i];
        instant end = entry->end == INSTANT_NONE ? view->in.now : entry->end;
        if (entry->task == task && end > entry->start)
            sum += (minutes)((end - entry->start) / 60);
    }
    return sum;
}

minutes item_length(const struct view *view, const struct item *item)
{
    bool guessed;
    if (item->type == ITEM_TASK)
        return task_estimate(view->in.kinds, item->task, &guessed);
    return (minutes)((item->end - item->start) / 60);
}

bool item_in(const struct item *item, day from, day to, struct span window)
{
    if (item->type == ITEM_TASK)
        return false;
    if (item->all_day)
        return item->first_day < to && item->end_day > from;
    if (item->start == item->end)
        return item->start >= window.start && item->start < window.end;
    return item->start < window.end && item->end > window.start;
}
