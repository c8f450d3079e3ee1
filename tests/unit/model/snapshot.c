/* SPDX-License-Identifier: MIT
 *
 * Finding in a snapshot: records by id, and what the person says of an occurrence.
 */
#include "juggle/model/snapshot.h"
#include "unit.h"

static void test_records_of_every_kind(void **state)
{
    (void)state;
    struct snapshot snapshot = {0};
    int64_t rows[RECORD_COUNT][2];
    const void *pointers[RECORD_COUNT][2];
    size_t count;
    for (int k = 0; k < RECORD_COUNT; k++) {
        rows[k][0] = 3;
        rows[k][1] = 10 + k;
        pointers[k][0] = &rows[k][0];
        pointers[k][1] = &rows[k][1];
        if (k != RECORD_CHOICE) /* those are compared by more than their ids */
            snapshot_set_records(&snapshot, (enum record_kind)k, pointers[k], 2);
    }
    for (int k = 0; k < RECORD_COUNT; k++) {
        enum record_kind kind = (enum record_kind)k;
        const void *const *found = snapshot_records(&snapshot, kind, &count);
        if (kind == RECORD_CHOICE) {
            assert_int_equal(count, 0);
            assert_null(snapshot_find(&snapshot, kind, 3));
            continue;
        }
        assert_int_equal(count, 2);
        assert_ptr_equal(found[1], &rows[k][1]);
        assert_ptr_equal(snapshot_find(&snapshot, kind, 3), &rows[k][0]);
        assert_ptr_equal(snapshot_find(&snapshot, kind, 10 + k), &rows[k][1]);
        assert_null(snapshot_find(&snapshot, kind, 9));
        assert_null(snapshot_find(&snapshot, kind, 99));
        assert_null(snapshot_find(&snapshot, kind, 0));
    }
}

static struct choice choice_of(int64_t id, int64_t event, const char *occurrence)
{
    struct choice choice;
    record_clear(RECORD_CHOICE, &choice);
    choice.id = id;
    choice.event = event;
    choice.occurrence = occurrence;
    return choice;
}

static void test_what_is_said_of_an_occurrence(void **state)
{
    (void)state;
    struct choice rows[] = {
        choice_of(9, 1, "20261201T100000"),
        choice_of(11, 1, ""),
        choice_of(2, 2, NULL),
        choice_of(5, 3, ""),
        choice_of(7, 4, "20261201T100000"),
    };
    const struct choice *list[COUNT_OF(rows)];
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        list[i] = &rows[i];
    struct snapshot snapshot = {.choices = list, .choice_count = COUNT_OF(rows)};
    struct event series = {.id = 1}, plain = {.id = 2}, override = {.id = 3}, other = {.id = 4};
    struct event silent = {.id = 5};
    const struct {
        struct occurrence occurrence;
        const struct choice *wanted;
    } cases[] = {
        {{.event = &plain}, &rows[2]},
        {{.event = &silent}, NULL},
        /* of the occurrence itself, */
        {{.event = &series, .master = &series, .recurrence = "20261201T100000"}, &rows[0]},
        /* of the series, */
        {{.event = &series, .master = &series, .recurrence = "20261202T100000"}, &rows[1]},
        /* of the override's own event, but the series' word for that occurrence comes first, */
        {{.event = &override, .master = &series, .recurrence = "20261202T100000"}, &rows[3]},
        {{.event = &override, .master = &series, .recurrence = "20261201T100000"}, &rows[0]},
        {{.event = &silent, .master = &series, .recurrence = "20261202T100000"}, &rows[1]},
        /* and of one occurrence only what is said of that one. */
        {{.event = &other, .master = &other, .recurrence = "20261202T100000"}, NULL},
        {{.event = &other, .master = &other, .recurrence = "20261201T100000"}, &rows[4]},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_ptr_equal(snapshot_choice(&snapshot, &cases[i].occurrence), cases[i].wanted);
    assert_ptr_equal(snapshot_find(&snapshot, RECORD_CHOICE, 5), &rows[3]);
    assert_null(snapshot_find(&snapshot, RECORD_CHOICE, 6));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_records_of_every_kind),
        cmocka_unit_test(test_what_is_said_of_an_occurrence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
