/* SPDX-License-Identifier: MIT
 *
 * What goes with a record that is deleted, what only loses its name, and that one undo brings it
 * all back.
 */
#include <string.h>

#include "kit.h"

/* All records of all kinds, as one text. */
static char *picture(struct kit *kit)
{
    struct str out;
    str_init(&out);
    for (int k = 0; k < RECORD_COUNT; k++) {
        const struct record_info *info = record_info((enum record_kind)k);
        struct query query;
        bool row = true;
        MUST(kit,
             query_open_kind(&query, &kit->store->sql, SQL_ALL, (enum record_kind)k, &kit->err));
        while (row) {
            MUST(kit, query_next(&query, &row, &kit->err));
            for (size_t i = 0; row && i <= info->count; i++) {
                const char *text = query_column_text(&query, (int)i);
                str_addf(&out, "%s|", text ? text : "-");
            }
        }
    }
    char *copy = arena_strdup(&kit->arena, out.text);
    str_finish(&out);
    return copy;
}

static int64_t put(struct kit *kit, enum record_kind kind, void *record)
{
    MUST(kit, store_put(kit->store, kind, record, &kit->err));
    return record_id(record);
}

/* One of every kind that names another. */
static void make_world(struct kit *kit)
{
    struct conference conference;
    struct feed feed = kit_feed("f");
    struct talk talk;
    struct event event = kit_event("e", "2026-11-21T10:00", "2026-11-21T11:00");
    struct task task = kit_task("t");
    struct choice choice;
    struct block block;
    struct entry entry;
    struct leg leg;
    struct submission submission;
    struct capture capture;
    record_clear(RECORD_CONFERENCE, &conference);
    record_clear(RECORD_TALK, &talk);
    record_clear(RECORD_CHOICE, &choice);
    record_clear(RECORD_BLOCK, &block);
    record_clear(RECORD_ENTRY, &entry);
    record_clear(RECORD_LEG, &leg);
    record_clear(RECORD_SUBMISSION, &submission);
    record_clear(RECORD_CAPTURE, &capture);
    block.start = entry.start = leg.start = KIT_NOW;
    block.end = entry.end = leg.end = KIT_NOW + 60;
    MUST(kit, store_begin(kit->store, "world", &kit->err));
    feed.conference = choice.conference = task.conference = leg.conference = submission.conference =
        capture.conference = put(kit, RECORD_CONFERENCE, &conference);
    event.feed = put(kit, RECORD_FEED, &feed);
    choice.event = task.event = entry.event = put(kit, RECORD_EVENT, &event);
    task.talk = submission.talk = put(kit, RECORD_TALK, &talk);
    put(kit, RECORD_CHOICE, &choice);
    block.task = entry.task = capture.task = put(kit, RECORD_TASK, &task);
    put(kit, RECORD_BLOCK, &block);
    block.id = 0;
    block.uid = NULL;
    block.task = 0;
    block.conference = conference.id;
    put(kit, RECORD_BLOCK, &block); /* recovery */
    put(kit, RECORD_ENTRY, &entry);
    put(kit, RECORD_LEG, &leg);
    put(kit, RECORD_SUBMISSION, &submission);
    put(kit, RECORD_CAPTURE, &capture);
    MUST(kit, store_commit(kit->store, NULL, &kit->err));
}

static void check_undo(struct kit *kit, const char *before)
{
    struct step *steps;
    size_t count;
    const char *after = picture(kit);
    MUST(kit, store_undo(kit->store, &kit->arena, 1, &steps, &count, &kit->err));
    assert_string_equal(picture(kit), before);
    MUST(kit, store_redo(kit->store, &kit->arena, 1, &steps, &count, &kit->err));
    assert_string_equal(picture(kit), after);
    assert_int_equal(kit_number(kit, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
}

static void test_feed(void **state)
{
    struct kit *kit = *state;
    struct task own = kit_task("imported");
    kit_open(kit, STORE_WRITE);
    make_world(kit);
    own.feed = 1;
    kit_put(kit, RECORD_TASK, &own);
    const char *before = picture(kit);
    kit_delete(kit, RECORD_FEED, 1);
    assert_int_equal(kit_count(kit, RECORD_EVENT), 0);
    assert_int_equal(kit_count(kit, RECORD_CHOICE), 0);
    assert_int_equal(kit_count(kit, RECORD_TASK), 1); /* the imported one went along */
    assert_int_equal(((const struct task *)kit_find(kit, RECORD_TASK, 1))->event, 0);
    assert_int_equal(((const struct entry *)kit_find(kit, RECORD_ENTRY, 1))->event, 0);
    check_undo(kit, before);
}

static void test_task(void **state)
{
    struct kit *kit = *state;
    kit_open(kit, STORE_WRITE);
    make_world(kit);
    const char *before = picture(kit);
    kit_delete(kit, RECORD_TASK, 1);
    assert_int_equal(kit_count(kit, RECORD_BLOCK), 1);
    assert_int_equal(((const struct entry *)kit_find(kit, RECORD_ENTRY, 1))->task, 0);
    assert_int_equal(((const struct capture *)kit_find(kit, RECORD_CAPTURE, 1))->task, 0);
    check_undo(kit, before);
}

static void test_conference(void **state)
{
    struct kit *kit = *state;
    kit_open(kit, STORE_WRITE);
    make_world(kit);
    const char *before = picture(kit);
    kit_delete(kit, RECORD_CONFERENCE, 1);
    assert_int_equal(kit_count(kit, RECORD_LEG), 0);
    assert_int_equal(kit_count(kit, RECORD_BLOCK), 1);
    assert_int_equal(kit_count(kit, RECORD_SUBMISSION), 0);
    assert_int_equal(((const struct feed *)kit_find(kit, RECORD_FEED, 1))->conference, 0);
    assert_int_equal(((const struct choice *)kit_find(kit, RECORD_CHOICE, 1))->conference, 0);
    assert_int_equal(((const struct task *)kit_find(kit, RECORD_TASK, 1))->conference, 0);
    check_undo(kit, before);
}

static void test_talk(void **state)
{
    struct kit *kit = *state;
    kit_open(kit, STORE_WRITE);
    make_world(kit);
    const char *before = picture(kit);
    kit_delete(kit, RECORD_TALK, 1);
    assert_int_equal(kit_count(kit, RECORD_SUBMISSION), 0);
    assert_int_equal(((const struct task *)kit_find(kit, RECORD_TASK, 1))->talk, 0);
    check_undo(kit, before);
}

static void test_series(void **state)
{
    struct kit *kit = *state;
    struct event master = kit_event("weekly", "2026-11-23T10:00", "2026-11-23T11:00");
    struct event override = kit_event("weekly", "2026-11-30T12:00", "2026-11-30T13:00");
    struct event alone = kit_event("weekly", "2026-12-01T12:00", "2026-12-01T13:00");
    kit_open(kit, STORE_WRITE);
    master.rrule = "FREQ=WEEKLY;COUNT=4";
    override.recurrence = "20261130T100000";
    alone.split = "20261201T120000"; /* the same UID, and yet another event */
    kit_put(kit, RECORD_EVENT, &master);
    kit_put(kit, RECORD_EVENT, &override);
    kit_put(kit, RECORD_EVENT, &alone);
    const char *before = picture(kit);
    kit_delete(kit, RECORD_EVENT, master.id);
    assert_int_equal(kit_count(kit, RECORD_EVENT), 1);
    assert_non_null(kit_find(kit, RECORD_EVENT, alone.id));
    check_undo(kit, before);
    assert_int_equal(kit_number(kit, "SELECT count(*) FROM occurrence"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_feed, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_task, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_conference, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_talk, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_series, kit_setup, kit_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
