/* SPDX-License-Identifier: MIT
 *
 * Reading: by kind, by feed, by key, walks that may write, and what a snapshot holds.
 */
#include <string.h>

#include "kit.h"

struct seen {
    struct kit *kit;
    struct str ids;
    size_t stop_after;
    size_t count;
    bool writes;
};

static bool see(struct seen *seen, int64_t id)
{
    str_addf(&seen->ids, "%lld ", (long long)id);
    return ++seen->count != seen->stop_after;
}

static bool see_record(void *context, const void *record)
{
    struct seen *seen = context;
    if (seen->writes) { /* a walk may change what it walks over */
        struct event event = *(const struct event *)record;
        const void *other;
        MUST(seen->kit, store_find(seen->kit->store, &seen->kit->arena, RECORD_EVENT, event.id,
                                   &other, &seen->kit->err));
        event.title = "seen";
        MUST(seen->kit, store_put(seen->kit->store, RECORD_EVENT, &event, &seen->kit->err));
    }
    return see(seen, record_id(record));
}

static bool see_mark(void *context, const struct event_mark *mark)
{
    return see(context, mark->id);
}

/* Feeds 1 and 2 and the person's own, mixed: 1 2 own 1 2 own ... */
static void make_events(struct kit *kit, int count)
{
    struct feed a = kit_feed("a"), b = kit_feed("b");
    kit_put(kit, RECORD_FEED, &a);
    kit_put(kit, RECORD_FEED, &b);
    MUST(kit, store_begin(kit->store, "events", &kit->err));
    for (int i = 0; i < count; i++) {
        struct event event = kit_event(arena_printf(&kit->arena, "uid%d", i / 3),
                                       "2026-11-21T10:00", "2026-11-21T11:00");
        event.feed = (i + 1) % 3;
        event.hash = 1000 + i;
        event.gone = i == 3;
        if (i == 4) {
            event.rrule = "FREQ=DAILY";
            event.status = WORD_status_TENTATIVE;
        }
        MUST(kit, store_put(kit->store, RECORD_EVENT, &event, &kit->err));
    }
    MUST(kit, store_commit(kit->store, NULL, &kit->err));
}

static void test_walks(void **state)
{
    struct kit *kit = *state;
    struct seen seen = {.kit = kit};
    kit_open(kit, STORE_WRITE);
    make_events(kit, 9);
    str_init(&seen.ids);
    MUST(kit, store_visit_feed(kit->store, 1, see_record, &seen, &kit->err));
    assert_string_equal(seen.ids.text, "1 4 7 ");
    str_clear(&seen.ids);
    MUST(kit, store_visit_feed(kit->store, 0, see_record, &seen, &kit->err));
    assert_string_equal(seen.ids.text, "3 6 9 ");
    str_clear(&seen.ids);
    MUST(kit, store_visit(kit->store, RECORD_EVENT, see_record, &seen, &kit->err));
    assert_string_equal(seen.ids.text, "1 2 3 4 5 6 7 8 9 ");
    str_clear(&seen.ids);
    seen.count = 0;
    seen.stop_after = 4;
    MUST(kit, store_visit(kit->store, RECORD_EVENT, see_record, &seen, &kit->err));
    assert_string_equal(seen.ids.text, "1 2 3 4 ");
    str_clear(&seen.ids);
    MUST(kit, store_visit_marks(kit->store, 2, see_mark, &seen, &kit->err));
    assert_string_equal(seen.ids.text, "2 5 8 ");
    seen.writes = true;
    str_clear(&seen.ids);
    MUST(kit, store_begin(kit->store, "walk", &kit->err));
    MUST(kit, store_visit(kit->store, RECORD_EVENT, see_record, &seen, &kit->err));
    MUST(kit, store_commit(kit->store, NULL, &kit->err));
    assert_string_equal(seen.ids.text, "1 2 3 4 5 6 7 8 9 ");
    assert_int_equal(kit_number(kit, "SELECT count(*) FROM event WHERE title = 'seen'"), 9);
    str_finish(&seen.ids);
}

static bool keep_mark(void *context, const struct event_mark *mark)
{
    struct event_mark *marks = context;
    marks[mark->id] = *mark;
    return true;
}

static void test_marks_and_hashes(void **state)
{
    struct kit *kit = *state;
    struct event_mark marks[10] = {0};
    kit_open(kit, STORE_WRITE);
    make_events(kit, 9);
    MUST(kit, store_visit_marks(kit->store, 1, keep_mark, marks, &kit->err));
    MUST(kit, store_visit_marks(kit->store, 2, keep_mark, marks, &kit->err));
    assert_int_equal(marks[4].hash, 1003);
    assert_true(marks[4].gone && !marks[1].gone);
    assert_true(marks[1].start == kit_at("2026-11-21T10:00"));
    assert_true(marks[1].last == kit_at("2026-11-21T11:00"));
    assert_true(marks[5].last == INSTANT_NONE); /* a series without an end */
    assert_int_equal(marks[5].status, WORD_status_TENTATIVE);
    assert_int_equal(marks[3].id, 0);
}

static void test_known_uids(void **state)
{
    struct kit *kit = *state;
    static const char *const uids[] = {"uid0", "uid1", "nowhere", "uid2"};
    static const int64_t feeds[] = {2, 0, 1, 7};
    size_t counts[4];
    kit_open(kit, STORE_WRITE);
    make_events(kit, 7); /* uid2 is in feed 1 only */
    MUST(kit, store_known_uids(kit->store, uids, 4, feeds, 4, counts, &kit->err));
    assert_int_equal(counts[0], 2);
    assert_int_equal(counts[1], 2);
    assert_int_equal(counts[2], 3);
    assert_int_equal(counts[3], 0);
    MUST(kit, store_known_uids(kit->store, uids, 0, feeds, 4, counts, &kit->err));
    assert_int_equal(counts[2], 0);
}

static void test_events_by_key(void **state)
{
    struct kit *kit = *state;
    const struct event *found;
    struct record_list list;
    struct event master = kit_event("x", "2026-11-21T10:00", "2026-11-21T11:00");
    struct event override = master, split = master;
    kit_open(kit, STORE_WRITE);
    override.recurrence = "20261122T100000";
    split.split = "20261123T100000";
    kit_put(kit, RECORD_EVENT, &override);
    kit_put(kit, RECORD_EVENT, &split);
    kit_put(kit, RECORD_EVENT, &master);
    MUST(kit, store_find_event(kit->store, &kit->arena, 0, "x", NULL, NULL, &found, &kit->err));
    assert_int_equal(found->id, master.id);
    MUST(kit, store_find_event(kit->store, &kit->arena, 0, "x", "20261122T100000", "", &found,
                               &kit->err));
    assert_int_equal(found->id, override.id);
    MUST(kit, store_find_event(kit->store, &kit->arena, 0, "x", "", "20261123T100000", &found,
                               &kit->err));
    assert_int_equal(found->id, split.id);
    MUST(kit, store_find_event(kit->store, &kit->arena, 1, "x", "", "", &found, &kit->err));
    assert_null(found);
    MUST(kit, store_series(kit->store, &kit->arena, 0, "x", &list, &kit->err));
    assert_int_equal(list.count, 3);
    assert_int_equal(record_id(list.at[0]), master.id);
    assert_int_equal(record_id(list.at[2]), override.id);
    MUST(kit, store_all(kit->store, &kit->arena, RECORD_EVENT, &list, &kit->err));
    assert_int_equal(list.count, 3);
    make_events(kit, 3);
    MUST(kit, store_all(kit->store, &kit->arena, RECORD_EVENT, &list, &kit->err));
    assert_int_equal(list.count, 4); /* the person's own */
}

static void test_entries_and_blocks(void **state)
{
    struct kit *kit = *state;
    struct record_list list;
    struct task task = kit_task("t");
    struct entry entry;
    struct block block;
    kit_open(kit, STORE_WRITE);
    kit_put(kit, RECORD_TASK, &task);
    record_clear(RECORD_ENTRY, &entry);
    record_clear(RECORD_BLOCK, &block);
    entry.start = block.start = KIT_NOW;
    kit_put(kit, RECORD_ENTRY, &entry); /* runs */
    entry.id = 0;
    entry.uid = NULL;
    entry.end = KIT_NOW + 60;
    kit_put(kit, RECORD_ENTRY, &entry);
    block.task = task.id;
    for (int i = 2; i > 0; i--) {
        block.id = 0;
        block.uid = NULL;
        block.start = KIT_NOW + 3600 * i;
        block.end = block.start + 600;
        kit_put(kit, RECORD_BLOCK, &block);
    }
    MUST(kit, store_running(kit->store, &kit->arena, &list, &kit->err));
    assert_int_equal(list.count, 1);
    assert_int_equal(record_id(list.at[0]), 1);
    MUST(kit, store_task_blocks(kit->store, &kit->arena, task.id, &list, &kit->err));
    assert_int_equal(list.count, 2);
    assert_int_equal(record_id(list.at[0]), 2); /* in order of start */
    MUST(kit, store_task_blocks(kit->store, &kit->arena, 99, &list, &kit->err));
    assert_int_equal(list.count, 0);
}

static void put_task(struct kit *kit, const char *title, enum state task_state, const char *planned,
                     instant finished)
{
    struct task task = kit_task(title);
    task.state = task_state;
    task.finished = finished;
    if (planned)
        assert_true(kit_day_event("x", planned, planned).start_day > 0);
    task.planned_on = planned ? kit_day_event("x", planned, planned).start_day : DAY_NONE;
    kit_put(kit, RECORD_TASK, &task);
}

/* Unfinished tasks, and finished ones that the window touches in some way. */
static void test_tasks_of_a_snapshot(void **state)
{
    struct kit *kit = *state;
    struct snapshot snapshot;
    struct span window = {kit_at("2026-11-21T00:00"), kit_at("2026-11-28T00:00")};
    struct block block;
    kit_open(kit, STORE_WRITE);
    put_task(kit, "open", WORD_state_OPEN, NULL, INSTANT_NONE);
    put_task(kit, "someday", WORD_state_SOMEDAY, NULL, INSTANT_NONE);
    put_task(kit, "done then", WORD_state_DONE, NULL, kit_at("2026-11-22T00:00"));
    put_task(kit, "done long ago", WORD_state_DONE, NULL, kit_at("2025-11-22T00:00"));
    put_task(kit, "planned then", WORD_state_DROPPED, "2026-11-23", kit_at("2026-12-22T00:00"));
    put_task(kit, "with a block", WORD_state_DONE, NULL, kit_at("2026-12-22T00:00"));
    record_clear(RECORD_BLOCK, &block);
    block.task = 6;
    block.start = kit_at("2026-11-27T23:00");
    block.end = kit_at("2026-11-28T01:00");
    kit_put(kit, RECORD_BLOCK, &block);
    block.id = 0;
    block.uid = NULL;
    block.task = 1; /* of an open task, whenever it is */
    block.start = kit_at("2027-11-27T23:00");
    block.end = kit_at("2027-11-28T01:00");
    kit_put(kit, RECORD_BLOCK, &block);
    block.id = 0;
    block.uid = NULL;
    block.task = 4; /* of a finished one, elsewhere */
    kit_put(kit, RECORD_BLOCK, &block);
    MUST(kit, store_snapshot(kit->store, &kit->arena, window, &snapshot, &kit->err));
    assert_int_equal(snapshot.task_count, 5);
    static const int64_t wanted[] = {1, 2, 3, 5, 6};
    for (size_t i = 0; i < COUNT_OF(wanted); i++)
        assert_int_equal(snapshot.tasks[i]->id, wanted[i]);
    assert_int_equal(snapshot.block_count, 2);
}

static bool is_crowded(struct kit *kit, const char *from, const char *to, int64_t least)
{
    bool crowded;
    struct span window = {kit_at(from), kit_at(to)};
    MUST(kit, store_is_crowded(kit->store, window, least, &crowded, &kit->err));
    return crowded;
}

static void test_crowds(void **state)
{
    struct kit *kit = *state;
    struct event daily = kit_event("daily", "2026-11-21T10:00", "2026-11-21T11:00");
    struct event once = kit_event("once", "2026-11-23T00:00", "2026-11-23T01:00");
    struct event whole = kit_event("whole", "2026-11-22T00:00", "2026-11-23T00:00");
    kit_open(kit, STORE_WRITE);
    assert_false(is_crowded(kit, "2026-11-21T00:00", "2026-11-28T00:00", 1));
    daily.rrule = "FREQ=DAILY;COUNT=3";
    whole.all_day = true;
    kit_put(kit, RECORD_EVENT, &daily);
    kit_put(kit, RECORD_EVENT, &once);
    kit_put(kit, RECORD_EVENT, &whole);
    assert_true(is_crowded(kit, "2026-11-21T00:00", "2026-11-28T00:00", 4));
    assert_false(is_crowded(kit, "2026-11-21T00:00", "2026-11-28T00:00", 5));
    /* its end isn't in it */
    assert_true(is_crowded(kit, "2026-11-21T00:00", "2026-11-23T00:00", 2));
    assert_false(is_crowded(kit, "2026-11-21T00:00", "2026-11-23T00:00", 3));
    assert_true(is_crowded(kit, "2026-11-23T00:00", "2026-11-24T00:00", 2)); /* its beginning is */
}

static void test_the_rest_of_a_snapshot(void **state)
{
    struct kit *kit = *state;
    struct snapshot snapshot;
    struct span window = {kit_at("2026-11-21T00:00"), kit_at("2026-11-28T00:00")};
    struct checkin checkin;
    struct choice choice;
    struct event event = kit_event("e", "2026-11-22T10:00", "2026-11-22T11:00");
    kit_open(kit, STORE_WRITE);
    for (day date = day_of(2026, 11, 10); date < day_of(2026, 12, 10); date++) {
        record_clear(RECORD_CHECKIN, &checkin);
        checkin.id = date;
        kit_put(kit, RECORD_CHECKIN, &checkin);
    }
    kit_put(kit, RECORD_EVENT, &event);
    record_clear(RECORD_CHOICE, &choice);
    choice.event = event.id;
    choice.starred = true;
    kit_put(kit, RECORD_CHOICE, &choice);
    static const enum record_kind whole[] = {RECORD_CONFERENCE, RECORD_TALK,   RECORD_CAPTURE,
                                             RECORD_SURVEY,     RECORD_SNOOZE, RECORD_FILTER};
    for (size_t i = 0; i < COUNT_OF(whole); i++) {
        void *record = arena_alloc(&kit->arena, record_info(whole[i])->size);
        record_clear(whole[i], record);
        *(int64_t *)record = whole[i] == RECORD_SURVEY ? 20000 : 0;
        kit_put(kit, whole[i], record);
    }
    MUST(kit, store_snapshot(kit->store, &kit->arena, window, &snapshot, &kit->err));
    assert_in_range(snapshot.checkin_count, 8, 11);
    assert_int_equal(snapshot.choice_count, 1);
    assert_ptr_equal(snapshot_choice(&snapshot, &snapshot.occurrences[0]), snapshot.choices[0]);
    for (size_t i = 0; i < COUNT_OF(whole); i++) {
        size_t count;
        (void)snapshot_records(&snapshot, whole[i], &count);
        assert_int_equal(count, 1);
    }
    window = (struct span){INT64_MIN, INT64_MAX}; /* any window can be asked for */
    MUST(kit, store_snapshot(kit->store, &kit->arena, window, &snapshot, &kit->err));
    assert_int_equal(snapshot.checkin_count, 30);
    assert_int_equal(snapshot.occurrence_count, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_walks, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_marks_and_hashes, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_known_uids, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_events_by_key, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_entries_and_blocks, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_tasks_of_a_snapshot, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_crowds, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_the_rest_of_a_snapshot, kit_setup, kit_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
