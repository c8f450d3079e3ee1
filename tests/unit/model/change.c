/* SPDX-License-Identifier: MIT
 *
 * Changes and their fold: puts, deletes and what follows from them; the snapshot before stays as it
 * was.
 */
#include "juggle/model/change.h"

#include "unit.h"

struct world {
    struct arena arena;
    struct snapshot snapshot;
    int64_t next[RECORD_COUNT];
};

static int setup(void **state)
{
    static struct world world;
    world = (struct world){0};
    for (int k = 0; k < RECORD_COUNT; k++)
        world.next[k] = 1;
    *state = &world;
    return 0;
}

static int teardown(void **state)
{
    arena_finish(&((struct world *)*state)->arena);
    return 0;
}

static void fold(struct world *world, const struct change_list *list)
{
    world->snapshot = change_fold(&world->arena, &world->snapshot, list, world->next);
}

static void put(struct world *world, struct change_list *list, enum record_kind kind,
                const void *record)
{
    change_put(&world->arena, list, kind, record);
}

static void test_lists_keep_copies(void **state)
{
    struct world *world = *state;
    struct change_list list = {0};
    struct task task;
    char title[] = "Slides";
    record_clear(RECORD_TASK, &task);
    task.title = title;
    task.id = -1;
    put(world, &list, RECORD_TASK, &task);
    change_delete(&world->arena, &list, RECORD_EVENT, 7);
    title[0] = 'X';
    task.id = 5;
    assert_int_equal(list.count, 2);
    assert_int_equal(list.at[0].op, CHANGE_PUT);
    assert_int_equal(list.at[0].id, -1);
    assert_string_equal(((const struct task *)list.at[0].record)->title, "Slides");
    assert_int_equal(list.at[1].op, CHANGE_DELETE);
    assert_int_equal(list.at[1].kind, RECORD_EVENT);
    assert_int_equal(list.at[1].id, 7);
}

static void test_put_makes_and_replaces(void **state)
{
    struct world *world = *state;
    struct change_list made = {0}, changed = {0};
    struct task task;
    record_clear(RECORD_TASK, &task);
    for (int i = 0; i < 3; i++)
        put(world, &made, RECORD_TASK, &task);
    fold(world, &made);
    struct snapshot before = world->snapshot;
    assert_int_equal(before.task_count, 3);
    task.id = 2;
    task.title = "changed";
    put(world, &changed, RECORD_TASK, &task);
    fold(world, &changed);
    assert_int_equal(world->snapshot.task_count, 3);
    assert_string_equal(world->snapshot.tasks[1]->title, "changed");
    assert_ptr_equal(world->snapshot.tasks[0], before.tasks[0]); /* what is unchanged is shared */
    assert_null(before.tasks[1]->title);                         /* and the one before is const */
    for (int i = 0; i < 3; i++)
        assert_int_equal(world->snapshot.tasks[i]->id, i + 1);
}

static void test_negative_ids_are_resolved(void **state)
{
    struct world *world = *state;
    struct change_list list = {0};
    struct task task;
    struct block block;
    struct conference conference;
    record_clear(RECORD_TASK, &task);
    record_clear(RECORD_BLOCK, &block);
    record_clear(RECORD_CONFERENCE, &conference);
    world->next[RECORD_TASK] = 40;
    task.id = conference.id = -1; /* the same number of two kinds */
    task.conference = -1;
    block.task = -1;
    put(world, &list, RECORD_CONFERENCE, &conference);
    put(world, &list, RECORD_TASK, &task);
    put(world, &list, RECORD_BLOCK, &block);
    fold(world, &list);
    assert_int_equal(world->snapshot.tasks[0]->id, 40);
    assert_int_equal(world->snapshot.tasks[0]->conference, 1);
    assert_int_equal(world->snapshot.blocks[0]->task, 40);
    assert_int_equal(world->next[RECORD_TASK], 41);
}

static void test_keys_are_settled(void **state)
{
    struct world *world = *state;
    struct change_list list = {0};
    struct event event;
    struct choice choice;
    record_clear(RECORD_EVENT, &event);
    record_clear(RECORD_CHOICE, &choice);
    choice.event = 1;
    put(world, &list, RECORD_EVENT, &event);
    put(world, &list, RECORD_CHOICE, &choice);
    fold(world, &list);
    assert_string_equal(world->snapshot.events[0]->recurrence, "");
    assert_string_equal(world->snapshot.events[0]->split, "");
    assert_null(world->snapshot.events[0]->title);
    assert_string_equal(world->snapshot.choices[0]->occurrence, "");
}

static void test_choices_stand_by_event(void **state)
{
    struct world *world = *state;
    struct change_list list = {0};
    static const int64_t events[] = {3, 1, 2, 1};
    for (size_t i = 0; i < COUNT_OF(events); i++) {
        struct choice choice;
        record_clear(RECORD_CHOICE, &choice);
        choice.event = events[i];
        put(world, &list, RECORD_CHOICE, &choice);
    }
    fold(world, &list);
    static const int64_t ids[] = {2, 4, 3, 1};
    for (size_t i = 0; i < COUNT_OF(ids); i++)
        assert_int_equal(world->snapshot.choices[i]->id, ids[i]);
}

/* A feed with an event that has a choice, a task and an entry; the task has a block. */
static void make_family(struct world *world)
{
    struct change_list list = {0};
    struct feed feed;
    struct event event;
    struct choice choice;
    struct task task;
    struct block block;
    struct entry entry;
    record_clear(RECORD_FEED, &feed);
    record_clear(RECORD_EVENT, &event);
    record_clear(RECORD_CHOICE, &choice);
    record_clear(RECORD_TASK, &task);
    record_clear(RECORD_BLOCK, &block);
    record_clear(RECORD_ENTRY, &entry);
    event.feed = choice.event = task.event = block.task = entry.event = entry.task = 1;
    put(world, &list, RECORD_FEED, &feed);
    put(world, &list, RECORD_EVENT, &event);
    put(world, &list, RECORD_CHOICE, &choice);
    put(world, &list, RECORD_TASK, &task);
    put(world, &list, RECORD_BLOCK, &block);
    put(world, &list, RECORD_ENTRY, &entry);
    fold(world, &list);
}

static void test_delete_takes_along(void **state)
{
    struct world *world = *state;
    struct change_list feed = {0}, task = {0}, nothing = {0};
    make_family(world);
    change_delete(&world->arena, &nothing, RECORD_FEED, 99);
    fold(world, &nothing);
    assert_int_equal(world->snapshot.feed_count, 1);
    change_delete(&world->arena, &feed, RECORD_FEED, 1);
    fold(world, &feed);
    assert_int_equal(world->snapshot.feed_count, 0);
    assert_int_equal(world->snapshot.event_count, 0);
    assert_int_equal(world->snapshot.choice_count, 0);
    assert_int_equal(world->snapshot.task_count, 1);
    assert_int_equal(world->snapshot.tasks[0]->event, 0);
    assert_int_equal(world->snapshot.entrys[0]->event, 0);
    assert_int_equal(world->snapshot.entrys[0]->task, 1);
    change_delete(&world->arena, &task, RECORD_TASK, 1);
    fold(world, &task);
    assert_int_equal(world->snapshot.task_count, 0);
    assert_int_equal(world->snapshot.block_count, 0);
    assert_int_equal(world->snapshot.entry_count, 1);
    assert_int_equal(world->snapshot.entrys[0]->task, 0);
}

static void test_overrides_go_with_their_master(void **state)
{
    struct world *world = *state;
    struct change_list made = {0}, gone = {0};
    static const struct {
        const char *uid, *recurrence, *split;
        int64_t feed;
    } rows[] = {
        {"a", "", "", 1},         {"a", "20261201", "", 1}, {"a", "20261202", "x", 1},
        {"a", "20261201", "", 2}, {"b", "20261201", "", 1}, {"a", "20261203", NULL, 1},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct event event;
        record_clear(RECORD_EVENT, &event);
        event.uid = rows[i].uid;
        event.recurrence = rows[i].recurrence;
        event.split = rows[i].split;
        event.feed = rows[i].feed;
        put(world, &made, RECORD_EVENT, &event);
    }
    fold(world, &made);
    change_delete(&world->arena, &gone, RECORD_EVENT, 1);
    fold(world, &gone);
    assert_int_equal(world->snapshot.event_count, 3);
    assert_int_equal(world->snapshot.events[0]->id, 3);
    assert_int_equal(world->snapshot.events[1]->id, 4);
    assert_int_equal(world->snapshot.events[2]->id, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_lists_keep_copies, setup, teardown),
        cmocka_unit_test_setup_teardown(test_put_makes_and_replaces, setup, teardown),
        cmocka_unit_test_setup_teardown(test_negative_ids_are_resolved, setup, teardown),
        cmocka_unit_test_setup_teardown(test_keys_are_settled, setup, teardown),
        cmocka_unit_test_setup_teardown(test_choices_stand_by_event, setup, teardown),
        cmocka_unit_test_setup_teardown(test_delete_takes_along, setup, teardown),
        cmocka_unit_test_setup_teardown(test_overrides_go_with_their_master, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
