/* SPDX-License-Identifier: MIT
 *
 * Steps: what is put is there for everybody or for nobody, what changes nothing leaves no trace.
 */
#include <stdio.h>
#include <string.h>

#include "kit.h"

static void test_put_and_find(void **state)
{
    struct kit *kit = *state;
    struct task task = kit_task("Slides");
    int64_t step = -1;
    kit_open(kit, STORE_WRITE);
    task.estimate = 90;
    task.due_day = day_of(2026, 12, 1);
    MUST(kit, store_begin(kit->store, "Added task", &kit->err));
    MUST(kit, store_put(kit->store, RECORD_TASK, &task, &kit->err));
    assert_int_equal(task.id, 1);
    MUST(kit, store_commit(kit->store, &step, &kit->err));
    assert_int_equal(step, 1);
    kit_reopen(kit);
    const struct task *found = kit_find(kit, RECORD_TASK, 1);
    assert_true(record_equal(RECORD_TASK, found, &task));
    assert_null(kit_find(kit, RECORD_TASK, 2));
}

/* Extremes of every type, and absent values, of every kind. */
static void fill(struct arena *arena, enum record_kind kind, void *record, int round)
{
    const struct record_info *info = record_info(kind);
    record_clear(kind, record);
    for (size_t i = 0; i < info->count; i++) {
        const struct field *field = &info->fields[i];
        if (field->type == FIELD_TEXT && round)
            row_set_text(field, record, arena_printf(arena, "%s ä \n '\"; %d", field->name, round));
        else if (field->type == FIELD_WORD)
            row_set_text(field, record, word_of(field->words, round % word_count(field->words)));
        else if (field->type != FIELD_REF && field->type != FIELD_TEXT && round)
            row_set_number(field, record,
                           field->type == FIELD_INSTANT || field->type == FIELD_LONG
                               ? (round == 1 ? INT64_MAX : INT64_MIN + 1)
                               : (round == 1 ? INT32_MAX : INT32_MIN + 1));
    }
}

/* What a row must have. */
static void complete(enum record_kind kind, void *record)
{
    static const char *const needed[] = {"start", "end", "start_day", "end_day"};
    for (size_t i = 0; i < COUNT_OF(needed); i++) {
        const struct field *field = record_field(kind, needed[i]);
        bool null;
        if (field && (row_number(field, record, &null), null))
            row_set_number(field, record, 1000);
    }
    const struct field *uid = record_field(kind, "uid");
    if (uid && !row_text(uid, record))
        row_set_text(uid, record, "some uid");
    if (kind == RECORD_CHOICE)
        ((struct choice *)record)->event = 1;
    change_settle(kind, record);
}

static void test_every_kind_comes_back_as_it_was(void **state)
{
    struct kit *kit = *state;
    struct event event = kit_event("e", "2026-11-21T10:00", "2026-11-21T11:00");
    kit_open(kit, STORE_WRITE);
    kit_put(kit, RECORD_EVENT, &event);
    for (int k = 0; k < RECORD_COUNT; k++)
        for (int round = 0; round < 3; round++) {
            enum record_kind kind = (enum record_kind)k;
            void *record = arena_alloc(&kit->arena, record_info(kind)->size);
            fill(&kit->arena, kind, record, round);
            complete(kind, record);
            if (kind_by_day(kind))
                *(int64_t *)record = 20000 + round;
            kit_put(kit, kind, record);
            CHECK_ROW(record_equal(kind, kit_find(kit, kind, record_id(record)), record),
                      record_info(kind)->name);
        }
}

static void test_nothing_changed_writes_nothing(void **state)
{
    struct kit *kit = *state;
    struct task task = kit_task("Slides");
    int64_t step = -1;
    kit_open(kit, STORE_WRITE);
    kit_put(kit, RECORD_TASK, &task);
    uint64_t before = kit_hash(kit->path);
    MUST(kit, store_begin(kit->store, "nothing", &kit->err));
    MUST(kit, store_put(kit->store, RECORD_TASK, &task, &kit->err));
    MUST(kit, store_delete(kit->store, RECORD_TASK, 99, &kit->err));
    MUST(kit, store_commit(kit->store, &step, &kit->err));
    assert_int_equal(step, 0);
    assert_true(kit_hash(kit->path) == before);
    assert_int_equal(kit_number(kit, "SELECT count(*) FROM step"), 1);
}

static void test_cancel_takes_all_back(void **state)
{
    struct kit *kit = *state;
    struct task task = kit_task("Slides");
    kit_open(kit, STORE_WRITE);
    uint64_t before = kit_hash(kit->path);
    store_cancel(kit->store);
    MUST(kit, store_begin(kit->store, "a", &kit->err));
    MUST(kit, store_put(kit->store, RECORD_TASK, &task, &kit->err));
    store_cancel(kit->store);
    assert_null(kit_find(kit, RECORD_TASK, 1));
    kit_close(kit);
    assert_true(kit_hash(kit->path) == before);
    kit_open(kit, STORE_WRITE);
    MUST(kit, store_begin(kit->store, "b", &kit->err));
    task.id = 0;
    MUST(kit, store_put(kit->store, RECORD_TASK, &task, &kit->err));
    kit_close(kit); /* closing takes back, too */
    assert_true(kit_hash(kit->path) == before);
}

static void test_negative_ids_name_what_was_put(void **state)
{
    struct kit *kit = *state;
    struct change_list list = {0};
    struct task task = kit_task("Slides");
    struct block block;
    struct conference conference;
    kit_open(kit, STORE_WRITE);
    record_clear(RECORD_BLOCK, &block);
    record_clear(RECORD_CONFERENCE, &conference);
    conference.id = -1;
    task.id = -1;
    task.conference = -1;
    block.task = -1;
    block.start = KIT_NOW;
    block.end = KIT_NOW + 3600;
    change_put(&kit->arena, &list, RECORD_CONFERENCE, &conference);
    change_put(&kit->arena, &list, RECORD_TASK, &task);
    change_put(&kit->arena, &list, RECORD_BLOCK, &block);
    MUST(kit, store_apply(kit->store, "Planned", &list, NULL, &kit->err));
    assert_int_equal(((const struct task *)kit_find(kit, RECORD_TASK, 1))->conference, 1);
    assert_int_equal(((const struct block *)kit_find(kit, RECORD_BLOCK, 1))->task, 1);
    block.task = -7;
    struct change_list wrong = {0};
    change_put(&kit->arena, &wrong, RECORD_BLOCK, &block);
    MUST_FAIL(kit, store_apply(kit->store, "Planned", &wrong, NULL, &kit->err), ERR_FAILED);
}

static void test_missing_uids_are_made(void **state)
{
    struct kit *kit = *state;
    struct task a = kit_task("a"), b = kit_task("b");
    a.uid = NULL;
    b.uid = "";
    kit_open(kit, STORE_WRITE);
    kit_put(kit, RECORD_TASK, &a);
    kit_put(kit, RECORD_TASK, &b);
    const struct task *found = kit_find(kit, RECORD_TASK, 1);
    assert_int_equal(strlen(found->uid), 36);
    assert_string_equal(found->uid, a.uid);
    assert_string_not_equal(found->uid, b.uid);
    assert_int_equal(found->uid[14], '4');
}

static void test_failed_step_is_taken_back_whole(void **state)
{
    struct kit *kit = *state;
    struct task task = kit_task("Slides"), lost = kit_task("lost");
    struct event event = kit_event("same", "2026-11-21T10:00", "2026-11-21T11:00");
    kit_open(kit, STORE_WRITE);
    kit_put(kit, RECORD_EVENT, &event);
    MUST(kit, store_begin(kit->store, "a", &kit->err));
    MUST(kit, store_put(kit->store, RECORD_TASK, &task, &kit->err));
    event.id = 0; /* the same key again */
    MUST_FAIL(kit, store_put(kit->store, RECORD_EVENT, &event, &kit->err), ERR_FAILED);
    MUST_FAIL(kit, store_commit(kit->store, NULL, &kit->err), ERR_FAILED);
    assert_null(kit_find(kit, RECORD_TASK, 1));
    MUST(kit, store_begin(kit->store, "b", &kit->err));
    lost.id = 77;
    MUST_FAIL(kit, store_put(kit->store, RECORD_TASK, &lost, &kit->err), ERR_NOT_FOUND);
    store_cancel(kit->store);
    MUST(kit, store_begin(kit->store, "c", &kit->err));
    lost.id = 0;
    lost.conference = 5; /* a reference that leads nowhere shows at the end */
    MUST(kit, store_put(kit->store, RECORD_TASK, &lost, &kit->err));
    MUST_FAIL(kit, store_commit(kit->store, NULL, &kit->err), ERR_FAILED);
    assert_int_equal(kit_count(kit, RECORD_TASK), 0);
}

static void test_ids_are_never_given_again(void **state)
{
    struct kit *kit = *state;
    struct step *steps;
    size_t count;
    int64_t next;
    kit_open(kit, STORE_WRITE);
    for (int i = 0; i < 3; i++) {
        struct task task = kit_task("x");
        MUST(kit, store_next_id(kit->store, RECORD_TASK, &next, &kit->err));
        kit_put(kit, RECORD_TASK, &task);
        assert_int_equal(task.id, i + 1);
        assert_int_equal(next, i + 1);
    }
    kit_delete(kit, RECORD_TASK, 3);
    struct task task = kit_task("y");
    kit_put(kit, RECORD_TASK, &task);
    assert_int_equal(task.id, 4);
    MUST(kit, store_undo(kit->store, &kit->arena, 1, &steps, &count, &kit->err));
    kit_reopen(kit);
    task.id = 0;
    kit_put(kit, RECORD_TASK, &task);
    assert_int_equal(task.id, 5);
}

static void test_labels(void **state)
{
    struct kit *kit = *state;
    struct task task = kit_task("Slides");
    struct step *steps;
    size_t count;
    kit_open(kit, STORE_WRITE);
    MUST(kit, store_begin(kit->store, "", &kit->err));
    MUST(kit, store_put(kit->store, RECORD_TASK, &task, &kit->err));
    store_label(kit->store, "Added task \"Slides\"");
    MUST(kit, store_commit(kit->store, NULL, &kit->err));
    MUST(kit, store_history(kit->store, &kit->arena, 0, &steps, &count, &kit->err));
    assert_int_equal(count, 1);
    assert_string_equal(steps[0].label, "Added task \"Slides\"");
    assert_int_equal(steps[0].at, KIT_NOW);
    assert_int_equal(steps[0].changes, 1);
    assert_false(steps[0].undone);
}

/* Asked until it says so; a file system's clock may have to go on first. */
static bool comes_to_rest(struct store *store)
{
    bool rests = false;
    for (int i = 0; !rests && i < 10; i++)
        rests = store_rests(store);
    return rests;
}

static void test_rests_until_another_writes(void **state)
{
    struct kit *kit = *state;
    struct store *other;
    struct task task = kit_task("Slides");
    char *copy = arena_printf(&kit->arena, "%s/copy.db", kit->directory);
    const char *made;
    kit_open(kit, STORE_WRITE);
    kit_put(kit, RECORD_TASK, &task);
    struct store_options options = kit->options;
    options.access = STORE_READ;
    MUST(kit, store_open(&other, &options, &kit->err));
    assert_false(store_rests(other));
    assert_true(comes_to_rest(other));
    assert_true(store_rests(other));
    task.title = "Draft";
    kit_put(kit, RECORD_TASK, &task);
    assert_false(store_rests(other));
    assert_false(store_rests(other)); /* not yet trusted */
    assert_true(comes_to_rest(other));
    MUST(kit, store_backup(kit->store, &kit->arena, copy, &made, &kit->err));
    assert_int_equal(rename(copy, kit->path), 0);
    assert_false(comes_to_rest(other)); /* another file, until somebody reads it */
    (void)store_data_version(other);
    assert_true(comes_to_rest(other));
    store_close(other);
}

static void test_two_stores_see_each_other(void **state)
{
    struct kit *kit = *state;
    struct store *other;
    struct task task = kit_task("Slides");
    const void *found;
    kit_open(kit, STORE_WRITE);
    struct store_options options = kit->options;
    options.access = STORE_READ;
    MUST(kit, store_open(&other, &options, &kit->err));
    int64_t before = store_data_version(other), own = store_data_version(kit->store);
    kit_put(kit, RECORD_TASK, &task);
    assert_int_equal(store_data_version(kit->store), own);
    assert_int_not_equal(store_data_version(other), before);
    MUST(kit, store_find(other, &kit->arena, RECORD_TASK, 1, &found, &kit->err));
    assert_non_null(found);
    MUST_FAIL(kit, store_begin(other, "x", &kit->err), ERR_STORE_DENIED);
    MUST_FAIL(kit, store_set_mark(other, "x", "y", &kit->err), ERR_STORE_DENIED);
    store_close(other);
}

static void test_marks_are_no_steps(void **state)
{
    struct kit *kit = *state;
    const char *value;
    kit_open(kit, STORE_WRITE);
    MUST(kit, store_mark(kit->store, &kit->arena, "seen", &value, &kit->err));
    assert_null(value);
    MUST(kit, store_set_mark(kit->store, "seen", "2026-11-21", &kit->err));
    MUST(kit, store_set_mark(kit->store, "seen", "2026-11-22", &kit->err));
    kit_reopen(kit);
    MUST(kit, store_mark(kit->store, &kit->arena, "seen", &value, &kit->err));
    assert_string_equal(value, "2026-11-22");
    MUST(kit, store_set_mark(kit->store, "seen", NULL, &kit->err));
    MUST(kit, store_mark(kit->store, &kit->arena, "seen", &value, &kit->err));
    assert_null(value);
    assert_int_equal(kit_number(kit, "SELECT count(*) FROM step"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_put_and_find, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_every_kind_comes_back_as_it_was, kit_setup,
                                        kit_teardown),
        cmocka_unit_test_setup_teardown(test_nothing_changed_writes_nothing, kit_setup,
                                        kit_teardown),
        cmocka_unit_test_setup_teardown(test_cancel_takes_all_back, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_negative_ids_name_what_was_put, kit_setup,
                                        kit_teardown),
        cmocka_unit_test_setup_teardown(test_missing_uids_are_made, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_failed_step_is_taken_back_whole, kit_setup,
                                        kit_teardown),
        cmocka_unit_test_setup_teardown(test_ids_are_never_given_again, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_labels, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_two_stores_see_each_other, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_rests_until_another_writes, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_marks_are_no_steps, kit_setup, kit_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
