/* SPDX-License-Identifier: MIT
 *
 * The table of what a file has said: by key, and by key and start where a key has several.
 */
#include "unit.h"

#include "import.h"

static void test_one_start_per_key(void **state)
{
    struct import_seen seen = {0};
    (void)state;
    assert_null(import_seen_key(&seen, 7));
    assert_null(import_seen_find(&seen, 7, 100));
    import_seen_add(&seen, 7, 100)->id = 1;
    assert_int_equal(import_seen_key(&seen, 7)->id, 1);
    assert_int_equal(import_seen_find(&seen, 7, 100)->id, 1);
    assert_null(import_seen_find(&seen, 7, 101));
    assert_null(import_seen_key(&seen, 8));
    import_seen_finish(&seen);
}

static void test_more_starts_of_a_key(void **state)
{
    struct import_seen seen = {0};
    (void)state;
    for (int start = 0; start < 50; start++)
        import_seen_add(&seen, 7, start)->id = start;
    for (int start = 0; start < 50; start++)
        assert_int_equal(import_seen_find(&seen, 7, start)->id, start);
    assert_null(import_seen_find(&seen, 7, 50));
    assert_int_equal(import_seen_key(&seen, 7)->id, 0);
    import_seen_finish(&seen);
}

static void test_grows(void **state)
{
    enum { MANY = 20000 };
    struct import_seen seen = {0};
    (void)state;
    for (uint64_t key = 0; key < MANY; key++)
        import_seen_add(&seen, key * 3, (instant)key)->id = (int64_t)key + 1;
    assert_int_equal(seen.count, MANY);
    for (uint64_t key = 0; key < MANY; key++) {
        assert_int_equal(import_seen_find(&seen, key * 3, (instant)key)->id, key + 1);
        assert_null(import_seen_key(&seen, key * 3 + 1));
    }
    import_seen_finish(&seen);
}

static void test_known_by_hash_and_id(void **state)
{
    struct import_mark marks[] = {
        {.event = {.id = 3, .hash = 50}},
        {.event = {.id = 5, .hash = -9}},
        {.event = {.id = 9, .hash = 50}},
    };
    struct import_hash by_hash[] = {{-9, 1}, {50, 0}, {50, 2}};
    struct import_known known = {.marks = marks, .by_hash = by_hash, .count = 3, .hash_count = 3};
    (void)state;
    assert_int_equal(import_known_hash(&known, -9), 0);
    assert_int_equal(import_known_hash(&known, 50), 1); /* the first of them */
    assert_int_equal(import_known_hash(&known, 51), 3);
    assert_ptr_equal(import_known_id(&known, 5), &marks[1]);
    assert_null(import_known_id(&known, 4));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_start_per_key),
        cmocka_unit_test(test_more_starts_of_a_key),
        cmocka_unit_test(test_grows),
        cmocka_unit_test(test_known_by_hash_and_id),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
