/* SPDX-License-Identifier: MIT
 *
 * A store of an older version: who reads sees it as it will be and changes no byte; who writes
 * climbs after a copy was made; and what was done before can still be taken back.
 */
#include "kit.h"

static const char to_version_1[] = "ALTER TABLE conference DROP COLUMN cfp_opens;"
                                   "UPDATE shape SET columns = replace(columns, ' cfp_opens', '');"
                                   "PRAGMA user_version = 1";

/* A conference that was renamed, in a file of the first version. */
static void make_old(struct kit *kit)
{
    struct conference conference;
    record_clear(RECORD_CONFERENCE, &conference);
    conference.name = "Curses Days";
    conference.cfp = KIT_NOW + 86400;
    kit_open(kit, STORE_WRITE);
    kit_put(kit, RECORD_CONFERENCE, &conference);
    conference.name = "Curses Days 2027";
    kit_put(kit, RECORD_CONFERENCE, &conference);
    kit_close(kit);
    kit_sql(kit, to_version_1);
    assert_int_equal(kit_number(kit, "SELECT count(*) FROM pragma_table_info('conference') "
                                     "WHERE name = 'cfp_opens'"),
                     0);
}

static const struct conference *named(struct kit *kit, const char *name)
{
    const struct conference *found = kit_find(kit, RECORD_CONFERENCE, 1);
    assert_string_equal(found->name, name);
    assert_true(found->cfp == KIT_NOW + 86400);
    return found;
}

static void set_opening(struct kit *kit, instant at)
{
    struct conference conference = *named(kit, "Curses Days 2027");
    conference.cfp_opens = at;
    kit_put(kit, RECORD_CONFERENCE, &conference);
}

static void test_reading_changes_no_byte(void **state)
{
    struct kit *kit = *state;
    make_old(kit);
    uint64_t before = kit_hash(kit->path);
    size_t copies = kit_copies(kit);
    kit_open(kit, STORE_READ);
    assert_true(named(kit, "Curses Days 2027")->cfp_opens == INSTANT_NONE);
    kit_close(kit);
    assert_true(kit_hash(kit->path) == before);
    assert_int_equal(kit_number(kit, "PRAGMA user_version"), 1);
    assert_int_equal(kit_copies(kit), copies);
}

static void test_writing_climbs_after_a_copy(void **state)
{
    struct kit *kit = *state;
    make_old(kit);
    uint64_t before = kit_hash(kit->path);
    size_t copies = kit_copies(kit);
    kit_open(kit, STORE_WRITE);
    assert_int_equal(kit_copies(kit), copies + 1);
    assert_int_equal(kit_number(kit, "PRAGMA user_version"), ladder_today()->version);
    assert_true(kit_hash(kit->path) != before);
    set_opening(kit, KIT_NOW + 3600);
    kit_reopen(kit);
    assert_int_equal(kit_copies(kit), copies + 1); /* it climbs once */
    assert_true(named(kit, "Curses Days 2027")->cfp_opens == KIT_NOW + 3600);
}

static void test_steps_from_before_are_taken_back(void **state)
{
    struct kit *kit = *state;
    make_old(kit);
    struct step *steps;
    size_t done;
    kit_open(kit, STORE_WRITE);
    set_opening(kit, KIT_NOW);
    MUST(kit, store_undo(kit->store, &kit->arena, 2, &steps, &done, &kit->err));
    assert_int_equal(done, 2);
    assert_true(named(kit, "Curses Days")->cfp_opens == INSTANT_NONE);
    MUST(kit, store_redo(kit->store, &kit->arena, 2, &steps, &done, &kit->err));
    assert_true(named(kit, "Curses Days 2027")->cfp_opens == KIT_NOW);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_reading_changes_no_byte, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_writing_climbs_after_a_copy, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_steps_from_before_are_taken_back, kit_setup,
                                        kit_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
