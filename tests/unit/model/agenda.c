/* SPDX-License-Identifier: MIT
 *
 * agenda: what a day holds and what it has room for, and on which of several days a task stands.
 * Days begin at four, so that what is done at night counts where the evening does.
 */
#include "unit.h"

#include "juggle/model/agenda.h"

enum { MON = 20773, MOST = 3 }; /* Monday 2026-11-16 */

struct scene {
    struct arena arena;
    struct snapshot snapshot;
    struct event events[MOST];
    struct occurrence occurrences[MOST];
    struct choice choices[MOST];
    struct entry entries[MOST];
    struct task tasks[MOST];
    const struct event *event_at[MOST];
    const struct choice *choice_at[MOST];
    const struct entry *entry_at[MOST];
    const struct task *task_at[MOST];
    struct zone_set zones;
    struct workdays workdays;
    struct view view;
};

static instant at(int d, int hour)
{
    return ((instant)MON + d) * DAY_SECONDS + hour * 3600;
}

static int begin(void **state)
{
    struct scene *s = test_calloc(1, sizeof *s);
    arena_init(&s->arena);
    workdays_default(&s->workdays);
    s->snapshot.occurrences = s->occurrences;
    s->snapshot.events = s->event_at;
    s->snapshot.choices = s->choice_at;
    s->snapshot.entrys = s->entry_at;
    s->snapshot.tasks = s->task_at;
    *state = s;
    return 0;
}

static int end(void **state)
{
    struct scene *s = *state;
    arena_finish(&s->arena);
    test_free(s);
    return 0;
}

static struct event *add_event(struct scene *s, instant start, instant stop, const char *kind)
{
    size_t i = s->snapshot.event_count++;
    s->snapshot.choice_count++;
    s->snapshot.occurrence_count++;
    record_clear(RECORD_EVENT, &s->events[i]);
    record_clear(RECORD_CHOICE, &s->choices[i]);
    s->events[i].id = s->choices[i].id = s->choices[i].event = (int64_t)i + 1;
    s->choices[i].kind = kind;
    s->occurrences[i] = (struct occurrence){&s->events[i], NULL, NULL, start, stop};
    s->event_at[i] = &s->events[i];
    s->choice_at[i] = &s->choices[i];
    return &s->events[i];
}

static void add_entry(struct scene *s, instant start, instant stop)
{
    size_t i = s->snapshot.entry_count++;
    record_clear(RECORD_ENTRY, &s->entries[i]);
    s->entries[i].id = (int64_t)i + 1;
    s->entries[i].kind = "code";
    s->entries[i].start = start;
    s->entries[i].end = stop;
    s->entry_at[i] = &s->entries[i];
}

static struct task *add_task(struct scene *s, minutes estimate)
{
    size_t i = s->snapshot.task_count++;
    record_clear(RECORD_TASK, &s->tasks[i]);
    s->tasks[i].id = (int64_t)i + 1;
    s->tasks[i].estimate = estimate;
    s->task_at[i] = &s->tasks[i];
    return &s->tasks[i];
}

/* As it is on Wednesday at noon. */
static const struct agenda_day *days(struct scene *s, int count)
{
    struct view_inputs in = {.kinds = kind_builtin(),
                             .zones = &s->zones,
                             .home = zone_utc(),
                             .workdays = &s->workdays,
                             .now = at(2, 12),
                             .today = MON + 2};
    struct agenda_day *out = ARENA_ARRAY(&s->arena, struct agenda_day, (size_t)count);
    view_build(&s->arena, &s->snapshot, &in, &s->view);
    agenda_days_build(&s->arena, &s->view, MON, count, out);
    return out;
}

static void overlapping_hours_count_once(void **state)
{
    struct scene *s = *state;
    add_event(s, at(0, 10), at(0, 12), "meeting");
    add_event(s, at(0, 11), at(0, 13), "meeting");
    add_event(s, at(0, 10), at(0, 11), "meeting");
    const struct agenda_day *one = days(s, 1);
    const struct agenda_area *area = &one->areas[kind_find(kind_builtin(), "meeting")->area];
    assert_int_equal(one->timed_count, 3);
    assert_int_equal(one->capacity, one->contract - 180);
    assert_int_equal(area->planned, 180);
    assert_int_equal(area->done, 180);
}

static void work_at_night_is_shared_by_its_days(void **state)
{
    struct scene *s = *state;
    add_entry(s, at(0, 22), at(1, 9));
    const struct agenda_day *one = days(s, 3);
    enum area area = kind_find(kind_builtin(), "code")->area;
    for (int i = 0; i < 3; i++)
        assert_int_equal(one[i].done, one[i].areas[area].done);
    assert_int_equal(one[0].done, 6 * 60);
    assert_int_equal(one[1].done, 5 * 60);
    assert_int_equal(one[2].done, 0);
}

static void a_whole_day_of_work_leaves_no_room(void **state)
{
    struct scene *s = *state;
    add_event(s, at(0, 0), at(1, 0), "meeting")->all_day = true;
    add_event(s, at(1, 0), at(2, 0), "leave")->all_day = true;
    const struct agenda_day *one = days(s, 3);
    assert_int_equal(one[0].contract, 480);
    assert_int_equal(one[0].capacity, 0);
    assert_false(one[0].day_off);
    assert_true(one[1].day_off);
    assert_int_equal(one[1].contract, 0);
    assert_int_equal(one[2].capacity, 480);
}

static void check_standing(const struct agenda_day *one, int count, int on, minutes planned)
{
    for (int i = 0; i < count; i++) {
        assert_int_equal(one[i].task_count, i == on);
        assert_int_equal(one[i].planned, i == on ? planned : 0);
    }
}

static void a_task_stands_on_the_day_it_is_meant_for(void **state)
{
    struct scene *s = *state;
    struct task *task = add_task(s, 90);
    task->due_day = MON + 4;
    task->planned_on = MON + 3;
    check_standing(days(s, 5), 5, 3, 90);
}

static void an_overdue_task_stands_on_today(void **state)
{
    struct scene *s = *state;
    add_task(s, 90)->due_day = MON;
    check_standing(days(s, 5), 5, 2, 90);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(overlapping_hours_count_once, begin, end),
        cmocka_unit_test_setup_teardown(work_at_night_is_shared_by_its_days, begin, end),
        cmocka_unit_test_setup_teardown(a_whole_day_of_work_leaves_no_room, begin, end),
        cmocka_unit_test_setup_teardown(a_task_stands_on_the_day_it_is_meant_for, begin, end),
        cmocka_unit_test_setup_teardown(an_overdue_task_stands_on_today, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
