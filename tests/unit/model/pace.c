/* SPDX-License-Identifier: MIT
 *
 * pace: the median of what tasks took, kind by kind, silent while too little is known; and when a
 * timer is worth a question.
 */
#include "unit.h"

#include "juggle/model/pace.h"
#include "juggle/model/stopwatch.h"

static int arena_setup(void **state)
{
    static struct arena arena;
    arena_init(&arena);
    *state = &arena;
    return 0;
}

static int arena_teardown(void **state)
{
    arena_finish(*state);
    return 0;
}

enum { TASKS = 16 };

static struct task tasks[TASKS];
static struct entry entries[2 * TASKS];
static const struct task *all_tasks[TASKS];
static const struct entry *all_entries[2 * TASKS];

/* Each task in two sittings. */
static void put(int at, const char *kind, minutes estimate, minutes spent, enum state state)
{
    record_clear(RECORD_TASK, &tasks[at]);
    tasks[at].id = at + 1;
    tasks[at].kind = kind;
    tasks[at].estimate = estimate;
    tasks[at].state = state;
    all_tasks[at] = &tasks[at];
    for (int half = 0; half < 2; half++) {
        struct entry *entry = &entries[2 * at + half];
        record_clear(RECORD_ENTRY, entry);
        entry->id = 100 - 2 * at - half; /* not in the tasks' order */
        entry->task = tasks[at].id;
        entry->start = (instant)half * 100000;
        entry->end = entry->start + (instant)(half ? spent - spent / 2 : spent / 2) * 60;
        all_entries[2 * at + half] = entry;
    }
}

static void build(struct arena *arena, int count, struct pace *out)
{
    pace_build(arena, all_tasks, (size_t)count, all_entries, (size_t)count * 2, out);
}

static void median_of_each_kind(void **state)
{
    static const minutes posts[] = {60, 90, 96, 120, 600}; /* of an hour each: one went astray */
    struct pace pace;
    for (int i = 0; i < 5; i++)
        put(i, "content", 60, posts[i], WORD_state_DONE);
    for (int i = 5; i < 11; i++)
        put(i, "admin", 60, i < 8 ? 30 : 36, WORD_state_DONE);
    build(*state, 11, &pace);
    assert_int_equal(pace.count, 2);
    const struct pace_kind *content = pace_find(&pace, "content"),
                           *admin = pace_find(&pace, "admin");
    assert_non_null(content);
    assert_int_equal(content->tasks, 5);
    assert_true(content->ratio > 1.599 && content->ratio < 1.601);
    assert_int_equal(content->estimated, 300);
    assert_int_equal(content->spent, 966);
    /* an even count: between the two in the middle */
    assert_true(admin->ratio > 0.549 && admin->ratio < 0.551);
    assert_string_equal(pace_text(*state, content),
                        "your content tasks take 1.6 times the estimate");
    assert_int_equal(pace_expect(content, 180), 285);
    assert_int_equal(pace_expect(admin, 5), 15);
    assert_null(pace_find(&pace, "stage"));
    assert_null(pace_find(&pace, NULL));
}

static void silent_where_too_little_speaks(void **state)
{
    struct pace pace;
    for (int i = 0; i < 4; i++)
        put(i, "content", 60, 120, WORD_state_DONE);
    put(4, "content", 60, 120, WORD_state_OPEN);            /* not done */
    put(5, "content", MINUTES_NONE, 120, WORD_state_DONE);  /* no estimate */
    put(6, "content", 60, 0, WORD_state_DONE);              /* no time */
    build(*state, 7, &pace);
    assert_int_equal(pace.kinds[0].tasks, 4);
    assert_null(pace_find(&pace, "content"));
    put(7, "content", 60, 120, WORD_state_DONE);
    build(*state, 8, &pace);
    assert_non_null(pace_find(&pace, "content"));
    entries[14].end = INSTANT_NONE; /* half of the last one still runs */
    build(*state, 8, &pace);
    assert_int_equal(pace.kinds[0].spent, 4 * 120 + 60);
}

static void good_estimates_need_no_word(void **state)
{
    struct pace pace;
    for (int i = 0; i < 6; i++)
        put(i, "content", 60, 65, WORD_state_DONE);
    build(*state, 6, &pace);
    assert_int_equal(pace.kinds[0].tasks, 6);
    assert_null(pace_find(&pace, "content"));
    pace_build(*state, NULL, 0, NULL, 0, &pace);
    assert_int_equal(pace.count, 0);
}

static void a_timer_is_asked_about(void **state)
{
    enum { H = 3600 };
    const instant nine = 1000000;
    static const struct {
        const char *name;
        instant now;
        minutes left, grace, longest;
        bool other_day;
        instant work_ends;
        enum stopwatch_matter matter;
        instant stop;
    } rows[] = {
        {"within the estimate", H, 120, 15, 600, false, 9 * H, STOPWATCH_FINE, H},
        {"within the grace", 2 * H + 840, 120, 15, 600, false, 9 * H, STOPWATCH_FINE, 2 * H + 840},
        {"over", 2 * H + 900, 120, 15, 600, false, 9 * H, STOPWATCH_OVERRUN, 2 * H},
        {"over before it began", 900, -30, 15, 600, false, 9 * H, STOPWATCH_OVERRUN, 0},
        {"overruns aren't asked about", 9 * H, 120, MINUTES_NONE, 600, false, 9 * H, STOPWATCH_FINE,
         9 * H},
        {"no estimate", 9 * H, MINUTES_NONE, 15, 600, false, 9 * H, STOPWATCH_FINE, 9 * H},
        {"too long", 11 * H, MINUTES_NONE, 15, 600, false, 9 * H, STOPWATCH_FORGOTTEN, 9 * H},
        {"over the night", 17 * H, 120, 15, MINUTES_NONE, true, 9 * H, STOPWATCH_FORGOTTEN, 2 * H},
        {"work ended first", 17 * H, 600, 15, 600, true, H, STOPWATCH_FORGOTTEN, H},
        {"nothing known", 17 * H, MINUTES_NONE, 15, 600, true, INSTANT_NONE, STOPWATCH_FORGOTTEN,
         H},
        {"a minute over midnight", 60, MINUTES_NONE, 15, 600, true, INSTANT_NONE,
         STOPWATCH_FORGOTTEN, 60},
        {"any length will do", 30 * H, MINUTES_NONE, 15, MINUTES_NONE, false, INSTANT_NONE,
         STOPWATCH_FINE, 30 * H},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        instant ends = rows[i].work_ends == INSTANT_NONE ? INSTANT_NONE : nine + rows[i].work_ends;
        struct stopwatch watch = {nine, nine + rows[i].now, rows[i].left, rows[i].grace,
                                  rows[i].longest, rows[i].other_day, ends};
        instant stop;
        enum stopwatch_matter matter = stopwatch_judge(&watch, &stop);
        if (matter != rows[i].matter || stop != nine + rows[i].stop)
            fail_msg("%s: matter %d, stop %lld", rows[i].name, (int)matter,
                     (long long)(stop - nine));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(median_of_each_kind, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(silent_where_too_little_speaks, arena_setup,
                                        arena_teardown),
        cmocka_unit_test_setup_teardown(good_estimates_need_no_word, arena_setup, arena_teardown),
        cmocka_unit_test(a_timer_is_asked_about),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
