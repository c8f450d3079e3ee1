/* SPDX-License-Identifier: MIT
 *
 * Random changes, undone and redone: the store must always hold what the plain fold of all changes
 * holds, each step back must be the state before it, and what the store has computed must still be
 * what would be computed now.
 */
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "kit.h"
#include "recur_random.h"

enum { STEPS = 40, ROUNDS = 12, CHANGES_MOST = 8, DAYS = 60 };

struct play {
    struct kit *kit;
    struct random random;
    struct arena arena; /* as long as a round */
    struct snapshot states[STEPS + 1];
    int at;      /* the state that the store is in */
    int newest;  /* how far redo would lead */
    int made;    /* for uids */
    int pending; /* negative ids given in this list */
    enum record_kind pending_kinds[CHANGES_MOST];
    bool deleted; /* something, in this list: what is left of the rest is not foreseen */
};

/* ---- what there is ---- */

struct gathering {
    struct arena *arena;
    enum record_kind kind;
    VEC(const void *) list;
};

static bool gather(void *context, const void *record)
{
    struct gathering *gathering = context;
    VEC_PUSH(gathering->arena, &gathering->list,
             record_copy(gathering->arena, gathering->kind, record));
    return true;
}

static int by_event(const void *a, const void *b)
{
    const struct choice *x = *(const struct choice *const *)a;
    const struct choice *y = *(const struct choice *const *)b;
    if (x->event != y->event)
        return x->event < y->event ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

static void read_all(struct play *play, struct snapshot *out)
{
    memset(out, 0, sizeof *out);
    for (int k = 0; k < RECORD_COUNT; k++) {
        struct gathering all = {.arena = &play->arena, .kind = (enum record_kind)k};
        MUST(play->kit, store_visit(play->kit->store, all.kind, gather, &all, &play->kit->err));
        if (k == RECORD_CHOICE && all.list.count > 1)
            qsort(all.list.at, all.list.count, sizeof *all.list.at, by_event);
        snapshot_set_records(out, all.kind, all.list.at, all.list.count);
    }
}

static void compare(struct play *play, const struct snapshot *wanted, const char *after)
{
    struct snapshot found;
    read_all(play, &found);
    for (int k = 0; k < RECORD_COUNT; k++) {
        enum record_kind kind = (enum record_kind)k;
        size_t want, have;
        const void *const *a = snapshot_records(wanted, kind, &want);
        const void *const *b = snapshot_records(&found, kind, &have);
        if (want != have)
            fail_msg("%s: %zu of %s, not %zu", after, have, record_info(kind)->name, want);
        for (size_t i = 0; i < want; i++)
            if (!record_equal(kind, a[i], b[i]))
                fail_msg("%s: %s %lld is another one", after, record_info(kind)->name,
                         (long long)record_id(b[i]));
    }
}

/* ---- random records ---- */

static const char *random_text(struct play *play)
{
    static const char *const texts[] = {"", "slides", "Übersicht über\nalles", "a \"b\" 'c'; --",
                                        "laptop hotel", "%s\t\x01"};
    return random_chance(&play->random, 30)
               ? NULL
               : texts[random_in(&play->random, 0, (int)COUNT_OF(texts) - 1)];
}

/* Of what there is, of what was put in this list, or none. */
static int64_t random_ref(struct play *play, enum record_kind target)
{
    size_t count;
    const void *const *there = snapshot_records(&play->states[play->at], target, &count);
    if (play->deleted || random_chance(&play->random, 30))
        return 0;
    for (int i = 0; i < play->pending; i++)
        if (play->pending_kinds[i] == target && random_chance(&play->random, 50))
            return -(i + 1);
    return count ? record_id(there[random_in(&play->random, 0, (int)count - 1)]) : 0;
}

static void random_field(struct play *play, const struct field *field, void *record)
{
    struct random *random = &play->random;
    switch (field->type) {
    case FIELD_TEXT:
        row_set_text(field, record, random_text(play));
        return;
    case FIELD_WORD:
        row_set_text(field, record,
                     word_of(field->words, random_in(random, 0, word_count(field->words) - 1)));
        return;
    case FIELD_FLAG:
        row_set_number(field, record, random_in(random, 0, 1));
        return;
    case FIELD_REF:
        row_set_number(field, record, random_ref(play, field->target));
        return;
    case FIELD_INT:
    case FIELD_LONG:
    case FIELD_DAY:
    case FIELD_INSTANT:
        if (field->type == FIELD_LONG || random_chance(random, 70))
            row_set_number(field, record, random_in(random, -3, 1000000));
        return;
    }
}

static const char *new_uid(struct play *play)
{
    return arena_printf(&play->arena, "uid %d", ++play->made);
}

/* Half of them single; the rest series, and overrides of series that there are. */
static void place_event(struct play *play, struct event *event)
{
    static const char *const rules[] = {"FREQ=DAILY;COUNT=9", "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=20",
                                        "FREQ=MONTHLY", "FREQ=WEEKLY;UNTIL=20270301T000000Z"};
    struct random *random = &play->random;
    event->start_day = day_of(2026, 11, 1) + random_in(random, 0, DAYS);
    event->start_second = random_in(random, 0, 95) * 900;
    event->end_day = event->start_day + random_in(random, 0, 2);
    event->end_second = random_in(random, 0, 95) * 900;
    event->zone = random_chance(random, 50) ? "Europe/Berlin" : "UTC";
    event->end_zone = NULL;
    event->rrule = random_chance(random, 30) ? rules[random_in(random, 0, 3)] : NULL;
    event->rdates = event->exdates = NULL;
    event->recurrence = event->split = "";
    event->onwards = event->onwards && random_chance(random, 20);
    series_anchor(event, &play->kit->store->zones);
    event->series_end = series_last(&play->arena, event, &play->kit->store->zones);
}

static void make_override(struct play *play, struct event *event)
{
    size_t count = play->states[play->at].event_count;
    if (play->deleted || !count || !random_chance(&play->random, 40))
        return;
    const struct event *master =
        play->states[play->at].events[random_in(&play->random, 0, (int)count - 1)];
    struct wall at = {master->start_day + ++play->made % 30, master->start_second};
    if (!series_is_master(master))
        return;
    event->uid = master->uid;
    event->feed = master->feed;
    event->rrule = NULL;
    event->series_end = INSTANT_NONE;
    event->recurrence =
        arena_printf(&play->arena, "%s", series_name(&play->arena, master, at));
    for (size_t i = 0; i < count; i++) /* there is one already */
        if (str_equal(play->states[play->at].events[i]->uid, event->uid) &&
            str_equal(play->states[play->at].events[i]->recurrence, event->recurrence))
            event->uid = new_uid(play);
    if (play->pending) /* or it may be in this list */
        event->uid = new_uid(play);
}

/* What a row must have, and keys that nobody else has. */
static void complete(struct play *play, enum record_kind kind, void *record)
{
    static const char *const needed[] = {"start", "end"};
    for (size_t i = 0; i < COUNT_OF(needed); i++) {
        const struct field *field = record_field(kind, needed[i]);
        if (field)
            row_set_number(field, record,
                           KIT_NOW + (instant)i * 3600 + random_in(&play->random, 0, 86400 * DAYS));
    }
    const struct field *uid = record_field(kind, "uid");
    if (uid)
        row_set_text(uid, record, new_uid(play));
    if (kind == RECORD_CHOICE)
        ((struct choice *)record)->occurrence = new_uid(play);
    if (kind == RECORD_EVENT)
        place_event(play, record);
}

static void *random_record(struct play *play, enum record_kind kind)
{
    const struct record_info *info = record_info(kind);
    void *record = arena_alloc(&play->arena, info->size);
    record_clear(kind, record);
    for (size_t i = 0; i < info->count; i++)
        random_field(play, &info->fields[i], record);
    complete(play, kind, record);
    if (kind == RECORD_EVENT)
        make_override(play, record);
    return record;
}

/* ---- random changes ---- */

static void put_new(struct play *play, struct change_list *list, enum record_kind kind)
{
    int64_t *record = random_record(play, kind);
    if (kind == RECORD_CHOICE && ((struct choice *)(void *)record)->event == 0)
        return;
    if (kind_by_day(kind)) {
        *record = random_in(&play->random, 1, 40);
    } else if (random_chance(&play->random, 60)) {
        play->pending_kinds[play->pending++] = kind;
        *record = -play->pending;
    }
    change_put(&play->arena, list, kind, record);
}

/* A few fields are others; what it is known by stays. */
static void put_changed(struct play *play, struct change_list *list, enum record_kind kind,
                        const void *before)
{
    const struct record_info *info = record_info(kind);
    void *record = record_copy(&play->arena, kind, before);
    for (size_t i = 0; i < info->count; i++) {
        const struct field *field = &info->fields[i];
        bool key = !strcmp(field->name, "uid") || field->type == FIELD_REF ||
                   !strcmp(field->name, "start") || !strcmp(field->name, "end");
        if (!key && random_chance(&play->random, 25))
            random_field(play, field, record);
    }
    if (kind == RECORD_CHOICE)
        ((struct choice *)record)->occurrence = ((const struct choice *)before)->occurrence;
    if (kind == RECORD_EVENT) {
        const char *recurrence = ((const struct event *)before)->recurrence;
        place_event(play, record);
        ((struct event *)record)->recurrence = recurrence;
    }
    change_put(&play->arena, list, kind, record);
}

static void add_change(struct play *play, struct change_list *list)
{
    static const enum record_kind often[] = {RECORD_FEED, RECORD_EVENT, RECORD_EVENT,
                                             RECORD_CHOICE, RECORD_TASK, RECORD_CONFERENCE};
    struct random *random = &play->random;
    enum record_kind kind = random_chance(random, 60)
                                ? often[random_in(random, 0, (int)COUNT_OF(often) - 1)]
                                : (enum record_kind)random_in(random, 0, RECORD_COUNT - 1);
    size_t count;
    const void *const *there = snapshot_records(&play->states[play->at], kind, &count);
    const void *one = count ? there[random_in(random, 0, (int)count - 1)] : NULL;
    int what = random_in(random, 0, 99);
    if (one && what < 15) {
        change_delete(&play->arena, list, kind, record_id(one));
        play->deleted = true;
    } else if (one && what < 45 && !play->deleted) {
        put_changed(play, list, kind, one);
    } else {
        put_new(play, list, kind);
    }
}

/* ---- the walk ---- */

static void apply(struct play *play)
{
    struct change_list list = {0};
    int64_t next[RECORD_COUNT], step;
    int changes = random_in(&play->random, 1, CHANGES_MOST);
    play->pending = 0;
    play->deleted = false;
    for (int i = 0; i < changes; i++)
        add_change(play, &list);
    for (int k = 0; k < RECORD_COUNT; k++) {
        next[k] = 1;
        if (!kind_by_day((enum record_kind)k))
            MUST(play->kit, store_next_id(play->kit->store, (enum record_kind)k, &next[k],
                                          &play->kit->err));
    }
    struct snapshot after = change_fold(&play->arena, &play->states[play->at], &list, next);
    MUST(play->kit, store_apply(play->kit->store, "a step", &list, &step, &play->kit->err));
    compare(play, &after, "a step");
    if (!step) /* nothing was changed */
        return;
    play->states[++play->at] = after;
    play->newest = play->at;
}

static void travel(struct play *play, bool back)
{
    struct step *steps;
    size_t done;
    int far = back ? play->at : play->newest - play->at;
    int count = random_in(&play->random, 1, 4);
    if (!far) {
        MUST_FAIL(play->kit,
                  (back ? store_undo : store_redo)(play->kit->store, &play->arena, 1, &steps, &done,
                                                   &play->kit->err),
                  ERR_FAILED);
        return;
    }
    MUST(play->kit, (back ? store_undo : store_redo)(play->kit->store, &play->arena, (size_t)count,
                                                     &steps, &done, &play->kit->err));
    assert_int_equal(done, count < far ? count : far);
    play->at += back ? -(int)done : (int)done;
    compare(play, &play->states[play->at], back ? "undo" : "redo");
}

static void check_computed_parts(struct play *play)
{
    struct store_finding *findings;
    size_t count;
    MUST(play->kit, store_check(&play->kit->options, &play->arena, true, &findings, &count,
                                &play->kit->err));
    for (size_t i = 0; i < count; i++)
        if (!findings[i].good)
            fail_msg("%s", findings[i].what);
    assert_true(count > 5);
}

/* Nobody pulls the plug here. */
static void open_fast(struct play *play)
{
    kit_close(play->kit);
    kit_open(play->kit, STORE_WRITE);
    assert_int_equal(
        sqlite3_exec(play->kit->store->sql.db, "PRAGMA synchronous = OFF", NULL, NULL, NULL),
        SQLITE_OK);
}

static void play_round(struct play *play)
{
    while (play->at < STEPS) {
        int what = random_in(&play->random, 0, 99);
        if (what < 70)
            apply(play);
        else if (what < 95)
            travel(play, what < 84);
        else
            open_fast(play);
    }
    check_computed_parts(play);
    while (play->at)
        travel(play, true);
    check_computed_parts(play);
    while (play->at < play->newest)
        travel(play, false);
}

static void test_store_is_the_fold(void **state)
{
    struct play play = {.random = random_seeded()};
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        void *kit;
        assert_int_equal(kit_setup(&kit), 0);
        play.kit = kit;
        play.kit->options.backup_dir = NULL;
        play.at = play.newest = 0;
        memset(play.states, 0, sizeof play.states);
        arena_init(&play.arena);
        open_fast(&play);
        play_round(&play);
        arena_finish(&play.arena);
        kit_teardown(&kit);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_store_is_the_fold)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
