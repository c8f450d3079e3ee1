/* SPDX-License-Identifier: MIT
 *
 * What the load model is told of a year: the same whether its events are read at once or by
 * stretches, and left again when something else is wanted.
 */
#include "burden.h"

#include "unit.h"

#include "import_home.h"
#include "juggle/app/demo.h"

static struct home home;
static struct world world;

enum { BACK = 200, AHEAD = 150 };

/* Time noted on the day of a block, for the block's task. */
static bool note_time(struct err *err)
{
    struct record_list blocks;
    struct entry entry;
    record_clear(RECORD_ENTRY, &entry);
    if (!store_all(world.store, &world.turn, RECORD_BLOCK, &blocks, err))
        return false;
    for (size_t i = 0; i < blocks.count && !entry.task; i++) {
        const struct block *block = blocks.at[i];
        entry.task = block->task;
        entry.start = block->start;
        entry.end = block->start + 1800;
    }
    return entry.task && store_begin(world.store, "noted", err) &&
           store_put(world.store, RECORD_ENTRY, &entry, err) &&
           store_commit(world.store, NULL, err);
}

static int setup(void **state)
{
    struct world_options options = {.now = "2026-11-21T09:00", .tz = "Europe/Berlin"};
    struct err err;
    (void)state;
    home_begin(&home);
    bool ready = world_open(&world, &options, &err) && demo_fill(&world, &err) && note_time(&err);
    return ready ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    demo_discard(&world);
    world_close(&world);
    home_end(&home);
    return 0;
}

static void same_text(const char *a, const char *b)
{
    assert_int_equal(!a, !b);
    if (a)
        assert_string_equal(a, b);
}

static void same_block(const struct load_block *a, const struct load_block *b)
{
    assert_int_equal(a->start, b->start);
    assert_int_equal(a->end, b->end);
    assert_ptr_equal(a->kind, b->kind);
    assert_int_equal(a->tenths, b->tenths);
    assert_int_equal(a->origin, b->origin);
    same_text(a->id, b->id);
    same_text(a->plan_id, b->plan_id);
}

static void same_item(const struct burden_item *a, const struct burden_item *b)
{
    assert_int_equal(!a, !b);
    if (!a)
        return;
    same_text(a->id, b->id);
    same_text(a->title, b->title);
    assert_int_equal(a->type, b->type);
    assert_int_equal(a->feed ? a->feed->id : 0, b->feed ? b->feed->id : 0);
    assert_int_equal(a->settled, b->settled);
    assert_int_equal(a->recurring, b->recurring);
}

static void check_stretches_tell_the_same(void **state)
{
    struct view whole, rest;
    struct burden at_once, by_stretches;
    struct err err;
    size_t replaced = 0, on_site = 0, off = 0;
    day from = world.today - BACK, to = world.today + AHEAD;
    (void)state;
    assert_true(world_view(&world, from, to, &whole, &err));
    burden_build(&world, &whole, from, to, &at_once);
    assert_true(burden_read(&world, from, to, &rest, &by_stretches, &err));
    const struct load_input *a = &at_once.input, *b = &by_stretches.input;
    assert_int_equal(rest.snapshot->event_count, 0);
    assert_int_equal(a->block_count, b->block_count);
    for (size_t i = 0; i < a->block_count; i++) {
        same_block(&a->blocks[i], &b->blocks[i]);
        same_item(at_once.items[i], by_stretches.items[i]);
        replaced += a->blocks[i].plan_id != NULL;
        on_site += at_once.items[i] == NULL;
    }
    assert_int_equal(a->off_count, b->off_count);
    for (; off < a->off_count; off++) {
        assert_int_equal(a->off[off].day, b->off[off].day);
        assert_int_equal(a->off[off].cause, b->off[off].cause);
    }
    assert_int_equal(a->step_count, b->step_count);
    assert_int_equal(a->trip_count, b->trip_count);
    assert_int_equal(a->checkin_count, b->checkin_count);
    assert_int_equal(a->task_count, b->task_count);
    assert_true(a->block_count > 300 && replaced && on_site && off && a->trip_count);
}

/* Two years of work written as one whole-day event. */
static bool put_residency(day first, day end, struct err *err)
{
    struct event event;
    struct choice choice;
    record_clear(RECORD_EVENT, &event);
    record_clear(RECORD_CHOICE, &choice);
    event.id = -1;
    event.title = "Residency";
    event.all_day = true;
    event.start_day = first;
    event.end_day = end;
    event.start_second = event.end_second = event.sequence = 0;
    event.start = (instant)first * DAY_SECONDS;
    event.end = (instant)end * DAY_SECONDS;
    choice.event = -1;
    choice.occurrence = "";
    choice.kind = "content";
    return store_begin(world.store, "residency", err) &&
           store_put(world.store, RECORD_EVENT, &event, err) &&
           store_put(world.store, RECORD_CHOICE, &choice, err) &&
           store_commit(world.store, NULL, err);
}

/* Days outside are known by that event alone, and would look like all that was done then. */
static void check_only_the_days_asked_for(void **state)
{
    struct view view;
    struct burden burden;
    struct err err;
    int days = 0;
    day from = world.today - 10, to = world.today + 10;
    (void)state;
    assert_true(put_residency(from - 365, to + 365, &err));
    assert_true(burden_read(&world, from, to, &view, &burden, &err));
    for (size_t i = 0; i < burden.input.block_count; i++) {
        const struct burden_item *item = burden.items[i];
        days += item && str_equal(item->title, "Residency");
    }
    assert_int_equal(days, to - from);
    assert_int_equal(timeline_first(timeline_build(&world.turn, &burden.input)), from);
}

static int asked, patience;

static bool is_asked(void *context)
{
    (void)context;
    return ++asked > patience;
}

/* Wherever it is interrupted it ends with the word for it, and at last it is done. */
static void check_interrupted_anywhere(void **state)
{
    struct assess_ask ask = {world.today, 1, 8, true, true};
    struct assessment assessment;
    struct err err;
    bool done = false;
    (void)state;
    for (patience = 0; !done && patience < 1000; patience++) {
        asked = 0;
        world.interrupt = (struct interrupt){is_asked, NULL};
        done = assess_build(&world, &ask, &assessment, &err);
        world.interrupt = (struct interrupt){0};
        if (!done) {
            assert_int_equal(err.code, ERR_INTERRUPTED);
            assert_int_equal(asked, patience + 1);
        }
    }
    assert_true(done && patience > 8);
    assert_true(world_view(&world, world.today, world.today + 1, &assessment.view, &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(check_stretches_tell_the_same),
        cmocka_unit_test(check_interrupted_anywhere),
        cmocka_unit_test(check_only_the_days_asked_for),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
