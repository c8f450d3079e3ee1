/* SPDX-License-Identifier: MIT
 *
 * Undo and redo: everything back and forth, across restarts, by name, with the same ids.
 */
#include <string.h>

#include "kit.h"

static size_t travel(struct kit *kit, bool back, size_t count)
{
    struct step *steps;
    size_t done;
    MUST(kit, (back ? store_undo : store_redo)(kit->store, &kit->arena, count, &steps, &done,
                                               &kit->err));
    for (size_t i = 0; i < done; i++)
        assert_int_equal(steps[i].undone, back);
    return done;
}

static void test_made_changed_gone(void **state)
{
    struct kit *kit = *state;
    struct task task = kit_task("one");
    kit_open(kit, STORE_WRITE);
    kit_put(kit, RECORD_TASK, &task);
    task.title = "two";
    task.url = "https://example.org/";
    task.estimate = 30;
    kit_put(kit, RECORD_TASK, &task);
    kit_delete(kit, RECORD_TASK, task.id);
    assert_null(kit_find(kit, RECORD_TASK, 1));
    assert_int_equal(travel(kit, true, 1), 1);
    assert_true(record_equal(RECORD_TASK, kit_find(kit, RECORD_TASK, 1), &task));
    kit_reopen(kit);
    assert_int_equal(travel(kit, true, 1), 1);
    const struct task *first = kit_find(kit, RECORD_TASK, 1);
    assert_string_equal(first->title, "one");
    assert_null(first->url);
    assert_int_equal(first->estimate, MINUTES_NONE);
    assert_int_equal(travel(kit, true, 9), 1);
    assert_null(kit_find(kit, RECORD_TASK, 1));
    kit_reopen(kit);
    assert_int_equal(travel(kit, false, 2), 2);
    assert_true(record_equal(RECORD_TASK, kit_find(kit, RECORD_TASK, 1), &task));
    assert_int_equal(travel(kit, false, 2), 1);
    assert_null(kit_find(kit, RECORD_TASK, 1));
}

static void test_nothing_left(void **state)
{
    struct kit *kit = *state;
    struct step *steps;
    size_t done;
    kit_open(kit, STORE_WRITE);
    MUST_FAIL(kit, store_undo(kit->store, &kit->arena, 1, &steps, &done, &kit->err), ERR_FAILED);
    MUST_FAIL(kit, store_redo(kit->store, &kit->arena, 1, &steps, &done, &kit->err), ERR_FAILED);
    struct task task = kit_task("one");
    kit_put(kit, RECORD_TASK, &task);
    assert_int_equal(travel(kit, true, 1), 1);
    MUST_FAIL(kit, store_undo(kit->store, &kit->arena, 1, &steps, &done, &kit->err), ERR_FAILED);
}

static void test_a_new_step_ends_the_redo_list(void **state)
{
    struct kit *kit = *state;
    struct step *steps;
    size_t count;
    struct task a = kit_task("a"), b = kit_task("b"), c = kit_task("c");
    kit_open(kit, STORE_WRITE);
    kit_put(kit, RECORD_TASK, &a);
    kit_put(kit, RECORD_TASK, &b);
    assert_int_equal(travel(kit, true, 1), 1);
    assert_int_equal(kit_number(kit, "SELECT count(*) FROM image"), 1);
    MUST(kit, store_begin(kit->store, "nothing", &kit->err)); /* no change, no end */
    MUST(kit, store_commit(kit->store, NULL, &kit->err));
    MUST(kit, store_history(kit->store, &kit->arena, 0, &steps, &count, &kit->err));
    assert_int_equal(count, 2);
    assert_true(steps[0].undone);
    kit_put(kit, RECORD_TASK, &c);
    MUST_FAIL(kit, store_redo(kit->store, &kit->arena, 1, &steps, &count, &kit->err), ERR_FAILED);
    assert_int_equal(kit_number(kit, "SELECT count(*) FROM image"), 0);
    assert_int_equal(kit_number(kit, "SELECT count(*) FROM change"), 2);
    MUST(kit, store_history(kit->store, &kit->arena, 0, &steps, &count, &kit->err));
    assert_int_equal(count, 2);
    assert_int_equal(steps[0].id, 3); /* numbers of steps are not given again either */
}

/* An import costs one row of history, and its images are taken only when it is undone. */
static void test_what_was_made_needs_no_image(void **state)
{
    struct kit *kit = *state;
    enum { MANY = 300 };
    kit_open(kit, STORE_WRITE);
    MUST(kit, store_begin(kit->store, "Imported", &kit->err));
    for (int i = 0; i < MANY; i++) {
        struct event event =
            kit_event(arena_printf(&kit->arena, "e%d", i), "2026-11-21T10:00", "2026-11-21T11:00");
        MUST(kit, store_put(kit->store, RECORD_EVENT, &event, &kit->err));
        if (i % 50 == 0) { /* others in between, and what happens to them in the same step */
            struct choice choice;
            record_clear(RECORD_CHOICE, &choice);
            choice.event = event.id;
            MUST(kit, store_put(kit->store, RECORD_CHOICE, &choice, &kit->err));
            event.title = "changed at once";
            MUST(kit, store_put(kit->store, RECORD_EVENT, &event, &kit->err));
        }
    }
    MUST(kit, store_commit(kit->store, NULL, &kit->err));
    assert_int_equal(kit_number(kit, "SELECT count(*) FROM change"), 2);
    assert_int_equal(kit_number(kit, "SELECT count(*) FROM image"), 0);
    assert_int_equal(kit_number(kit,
                                "SELECT count(*) FROM change WHERE before IS NOT NULL OR after "
                                "IS NOT NULL"),
                     0);
    assert_int_equal(travel(kit, true, 1), 1);
    assert_int_equal(kit_count(kit, RECORD_EVENT), 0);
    assert_int_equal(kit_count(kit, RECORD_CHOICE), 0);
    assert_int_equal(kit_number(kit, "SELECT count(*) FROM image"), MANY + 6);
    kit_reopen(kit);
    assert_int_equal(travel(kit, false, 1), 1);
    assert_int_equal(kit_count(kit, RECORD_EVENT), MANY);
    assert_int_equal(kit_number(kit, "SELECT count(*) FROM image"), 0);
    assert_string_equal(((const struct event *)kit_find(kit, RECORD_EVENT, 51))->title,
                        "changed at once");
    assert_int_equal(kit_number(kit, "SELECT count(*) FROM occurrence"), MANY);
}

/* Made, changed, gone and made again inside one step, of a kind whose id is the day. */
static void test_turmoil_in_one_step(void **state)
{
    struct kit *kit = *state;
    struct checkin checkin;
    kit_open(kit, STORE_WRITE);
    record_clear(RECORD_CHECKIN, &checkin);
    checkin.id = 20778;
    checkin.energy = 1;
    kit_put(kit, RECORD_CHECKIN, &checkin);
    MUST(kit, store_begin(kit->store, "turmoil", &kit->err));
    checkin.energy = 2;
    MUST(kit, store_put(kit->store, RECORD_CHECKIN, &checkin, &kit->err));
    MUST(kit, store_delete(kit->store, RECORD_CHECKIN, 20778, &kit->err));
    checkin.energy = 3;
    MUST(kit, store_put(kit->store, RECORD_CHECKIN, &checkin, &kit->err));
    checkin.energy = 4;
    MUST(kit, store_put(kit->store, RECORD_CHECKIN, &checkin, &kit->err));
    struct task task = kit_task("short-lived");
    MUST(kit, store_put(kit->store, RECORD_TASK, &task, &kit->err));
    MUST(kit, store_delete(kit->store, RECORD_TASK, task.id, &kit->err));
    task.id = 0;
    MUST(kit, store_put(kit->store, RECORD_TASK, &task, &kit->err));
    MUST(kit, store_commit(kit->store, NULL, &kit->err));
    for (int i = 0; i < 2; i++) {
        assert_int_equal(((const struct checkin *)kit_find(kit, RECORD_CHECKIN, 20778))->energy, 4);
        assert_non_null(kit_find(kit, RECORD_TASK, 2));
        assert_int_equal(travel(kit, true, 1), 1);
        assert_int_equal(((const struct checkin *)kit_find(kit, RECORD_CHECKIN, 20778))->energy, 1);
        assert_int_equal(kit_count(kit, RECORD_TASK), 0);
        assert_int_equal(travel(kit, false, 1), 1);
    }
}

static void test_step_changes(void **state)
{
    struct kit *kit = *state;
    struct step_change *changes;
    size_t count;
    struct task task = kit_task("one");
    kit_open(kit, STORE_WRITE);
    kit_put(kit, RECORD_TASK, &task);
    task.title = "two";
    kit_put(kit, RECORD_TASK, &task);
    kit_delete(kit, RECORD_TASK, 1);
    for (int i = 0; i < 2; i++) { /* done and undone, they say the same */
        MUST(kit, store_step_changes(kit->store, &kit->arena, 1, 10, &changes, &count, &kit->err));
        assert_int_equal(count, 1);
        assert_true(changes[0].made && changes[0].op == CHANGE_PUT && !changes[0].before);
        assert_int_equal(record_id(changes[0].after), 1);
        MUST(kit, store_step_changes(kit->store, &kit->arena, 2, 10, &changes, &count, &kit->err));
        assert_int_equal(count, 1);
        assert_false(changes[0].made);
        assert_string_equal(((const struct task *)changes[0].before)->title, "one");
        assert_string_equal(((const struct task *)changes[0].after)->title, "two");
        assert_int_equal(((const struct task *)changes[0].after)->created, KIT_NOW);
        MUST(kit, store_step_changes(kit->store, &kit->arena, 3, 10, &changes, &count, &kit->err));
        assert_int_equal(count, 1);
        assert_true(changes[0].op == CHANGE_DELETE && !changes[0].after);
        assert_string_equal(((const struct task *)changes[0].before)->title, "two");
        if (i == 0)
            assert_int_equal(travel(kit, true, 3), 3);
    }
    MUST(kit, store_step_changes(kit->store, &kit->arena, 77, 10, &changes, &count, &kit->err));
    assert_int_equal(count, 0);
}

static void test_history_of_a_record(void **state)
{
    struct kit *kit = *state;
    struct step *steps;
    size_t count;
    struct task tasks[3] = {kit_task("a"), kit_task("b"), kit_task("c")};
    kit_open(kit, STORE_WRITE);
    MUST(kit, store_begin(kit->store, "three at once", &kit->err));
    for (int i = 0; i < 3; i++)
        MUST(kit, store_put(kit->store, RECORD_TASK, &tasks[i], &kit->err));
    MUST(kit, store_commit(kit->store, NULL, &kit->err));
    tasks[1].title = "bb";
    kit_put(kit, RECORD_TASK, &tasks[1]);
    kit_delete(kit, RECORD_TASK, 3);
    static const size_t wanted[] = {1, 2, 2};
    for (int64_t id = 1; id <= 3; id++) {
        MUST(kit, store_record_steps(kit->store, &kit->arena, RECORD_TASK, id, &steps, &count,
                                     &kit->err));
        assert_int_equal(count, wanted[id - 1]);
        assert_string_equal(steps[count - 1].label, "three at once");
        assert_int_equal(steps[count - 1].changes, 3);
    }
    MUST(kit,
         store_record_steps(kit->store, &kit->arena, RECORD_EVENT, 1, &steps, &count, &kit->err));
    assert_int_equal(count, 0);
    MUST(kit, store_history(kit->store, &kit->arena, 2, &steps, &count, &kit->err));
    assert_int_equal(count, 2);
    assert_string_equal(steps[0].label, "delete");
}

static void test_undo_of_a_limit(void **state)
{
    struct kit *kit = *state;
    struct step_change *changes;
    size_t count;
    kit_open(kit, STORE_WRITE);
    MUST(kit, store_begin(kit->store, "many", &kit->err));
    for (int i = 0; i < 20; i++) {
        struct task task = kit_task("x");
        MUST(kit, store_put(kit->store, RECORD_TASK, &task, &kit->err));
    }
    MUST(kit, store_commit(kit->store, NULL, &kit->err));
    MUST(kit, store_step_changes(kit->store, &kit->arena, 1, 7, &changes, &count, &kit->err));
    assert_int_equal(count, 7);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(changes[i].id, i + 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_made_changed_gone, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_nothing_left, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_a_new_step_ends_the_redo_list, kit_setup,
                                        kit_teardown),
        cmocka_unit_test_setup_teardown(test_what_was_made_needs_no_image, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_turmoil_in_one_step, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_step_changes, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_history_of_a_record, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_undo_of_a_limit, kit_setup, kit_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
