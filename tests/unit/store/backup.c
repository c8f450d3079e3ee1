/* SPDX-License-Identifier: MIT
 *
 * Copies: when they are made, which are kept, and how one is put back.
 */
#include "backup.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kit.h"

static void put_task(struct kit *kit, const char *title)
{
    struct task task = kit_task(title);
    kit_put(kit, RECORD_TASK, &task);
}

static struct copy_list copies(struct kit *kit)
{
    struct copy_list list;
    backup_list(&kit->arena, kit->backups, &list);
    return list;
}

static void test_one_a_day(void **state)
{
    struct kit *kit = *state;
    kit_open(kit, STORE_WRITE);
    put_task(kit, "first"); /* before it there is nothing to lose */
    assert_int_equal(kit_copies(kit), 0);
    kit_reopen(kit);
    put_task(kit, "second");
    put_task(kit, "third");
    assert_int_equal(kit_copies(kit), 1);
    kit_reopen(kit);
    put_task(kit, "fourth"); /* the same day */
    assert_int_equal(kit_copies(kit), 1);
    kit->options.now += DAY_SECONDS;
    kit_reopen(kit);
    put_task(kit, "fifth");
    struct copy_list list = copies(kit);
    assert_int_equal(list.count, 2);
    assert_string_equal(list.at[0].reason, "daily");
    assert_int_equal(list.at[0].date, day_of(2026, 11, 21));
    assert_non_null(strstr(list.at[1].path, "/000002-2026-11-22T090000Z-daily.db"));
    struct stat status;
    assert_int_equal(stat(list.at[1].path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_int_equal(stat(kit->backups, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0700);
    MUST(kit, backup_verify(list.at[1].path, &kit->err));
}

/* The program may be left open for days. */
static void test_one_on_each_day_it_stays_open(void **state)
{
    struct kit *kit = *state;
    struct step *steps;
    size_t count;
    struct task task = kit_task("Slides");
    kit_open(kit, STORE_WRITE);
    kit_put(kit, RECORD_TASK, &task);
    for (int i = 1; i <= 3; i++) {
        store_set_now(kit->store, KIT_NOW + i * (instant)DAY_SECONDS);
        task.title = arena_printf(&kit->arena, "Slides %d", i);
        kit_put(kit, RECORD_TASK, &task);
        assert_int_equal(kit_copies(kit), i);
    }
    store_set_now(kit->store, KIT_NOW + 3 * (instant)DAY_SECONDS + 60);
    task.title = "Slides";
    kit_put(kit, RECORD_TASK, &task);
    assert_int_equal(kit_copies(kit), 3);
    MUST(kit, store_history(kit->store, &kit->arena, 1, &steps, &count, &kit->err));
    assert_int_equal(steps[0].at, KIT_NOW + 3 * (instant)DAY_SECONDS + 60);
}

static void damage(struct kit *kit)
{
    enum { PAGE = 4096 };
    static const char nonsense[PAGE] = "no page";
    FILE *file = fopen(kit->path, "r+b");
    assert_non_null(file);
    int64_t root = kit_number(kit, "SELECT rootpage FROM sqlite_schema WHERE name = 'conference'");
    assert_int_equal(fseek(file, (long)(root - 1) * PAGE, SEEK_SET), 0);
    assert_int_equal(fwrite(nonsense, 1, sizeof nonsense, file), sizeof nonsense);
    assert_int_equal(fclose(file), 0);
}

static void test_looked_over_once_a_day(void **state)
{
    struct kit *kit = *state;
    struct task task = kit_task("Slides");
    kit_open(kit, STORE_WRITE);
    kit_put(kit, RECORD_TASK, &task);
    kit_close(kit);
    kit_open(kit, STORE_READ);
    uint64_t bytes = kit_hash(kit->path);
    MUST(kit, store_look_over(kit->store, &kit->err));
    assert_true(kit_hash(kit->path) == bytes);
    damage(kit);
    bytes = kit_hash(kit->path);
    MUST(kit, store_look_over(kit->store, &kit->err)); /* seen today */
    store_set_now(kit->store, KIT_NOW + DAY_SECONDS);
    MUST_FAIL(kit, store_look_over(kit->store, &kit->err), ERR_STORE_CORRUPT);
    MUST(kit, store_look_over(kit->store, &kit->err)); /* and said */
    assert_true(kit_hash(kit->path) == bytes);
}

static void test_before_something_big(void **state)
{
    struct kit *kit = *state;
    kit_open(kit, STORE_WRITE);
    MUST(kit, store_copy_before(kit->store, "import", &kit->err));
    assert_int_equal(kit_copies(kit), 0); /* nothing to lose */
    put_task(kit, "a");
    MUST(kit, store_copy_before(kit->store, "import", &kit->err));
    MUST(kit, store_copy_before(kit->store, "import", &kit->err)); /* the same state */
    assert_int_equal(kit_copies(kit), 1);
    put_task(kit, "b");
    MUST(kit, store_copy_before(kit->store, "a/b c", &kit->err));
    struct copy_list list = copies(kit);
    assert_int_equal(list.count, 2);
    assert_string_equal(list.at[1].reason, "a_b_c");
}

static void test_seven_are_kept(void **state)
{
    struct kit *kit = *state;
    kit_open(kit, STORE_WRITE);
    put_task(kit, "a");
    for (int i = 0; i < 12; i++) { /* four days of three each */
        kit->options.now = KIT_NOW + (instant)(i / 3) * DAY_SECONDS + i % 3;
        kit_reopen(kit);
        put_task(kit, "x");
        MUST(kit, store_copy_before(kit->store, "import", &kit->err));
    }
    struct copy_list list = copies(kit);
    assert_int_equal(list.count, 7);
    assert_int_equal(list.at[0].date, day_of(2026, 11, 21)); /* as far back as they can reach */
    for (size_t i = 1; i < list.count; i++)
        assert_true(list.at[i - 1].number < list.at[i].number);
}

/* A clock that jumps makes copies, but they push out no older days. */
static void test_a_bogus_clock(void **state)
{
    struct kit *kit = *state;
    static const instant clocks[] = {0, 4070908800 /* 2099 */, 2147483648, 60, KIT_NOW};
    kit_open(kit, STORE_WRITE);
    put_task(kit, "a");
    for (int i = 0; i < 4; i++) {
        kit->options.now = KIT_NOW + (instant)i * DAY_SECONDS;
        kit_reopen(kit);
        put_task(kit, "b");
    }
    for (size_t i = 0; i < 20; i++) {
        kit->options.now = clocks[i % COUNT_OF(clocks)] + (instant)i;
        kit_reopen(kit);
        put_task(kit, "c");
    }
    struct copy_list list = copies(kit);
    size_t days = 0;
    assert_true(list.count >= 3 && list.count <= 7);
    for (size_t i = 0; i < list.count; i++)
        days += list.at[i].date >= day_of(2026, 11, 21) && list.at[i].date < day_of(2026, 11, 25);
    assert_true(days >= 3);
    assert_true(list.at[list.count - 1].number > 20); /* their order is that of their making */
}

static void test_backup_to_a_file(void **state)
{
    struct kit *kit = *state;
    const char *made;
    char *path = arena_printf(&kit->arena, "%s/copy.db", kit->directory);
    kit_open(kit, STORE_READ);
    MUST_FAIL(kit, store_backup(kit->store, &kit->arena, path, &made, &kit->err), ERR_FAILED);
    kit_close(kit);
    kit_open(kit, STORE_WRITE);
    put_task(kit, "a");
    MUST(kit, store_backup(kit->store, &kit->arena, path, &made, &kit->err));
    assert_string_equal(made, path);
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    uint64_t before = kit_hash(path);
    put_task(kit, "b");
    MUST_FAIL(kit, store_backup(kit->store, &kit->arena, path, &made, &kit->err), ERR_FAILED);
    assert_true(kit_hash(path) == before); /* never over a file */
    MUST(kit, store_backup(kit->store, &kit->arena, NULL, &made, &kit->err));
    assert_non_null(strstr(made, "-backup.db"));
}

static void test_restore(void **state)
{
    struct kit *kit = *state;
    const char *made, *kept;
    kit_open(kit, STORE_WRITE);
    put_task(kit, "kept");
    MUST(kit, store_backup(kit->store, &kit->arena, NULL, &made, &kit->err));
    put_task(kit, "lost");
    kit_close(kit);
    MUST(kit, store_restore(&kit->options, &kit->arena, made, &kept, &kit->err));
    assert_non_null(kept);
    MUST(kit, backup_verify(kept, &kit->err));
    kit_open(kit, STORE_WRITE);
    assert_int_equal(kit_count(kit, RECORD_TASK), 1);
    put_task(kit, "goes on");
    kit_close(kit);
    const char *again = kept;
    MUST(kit, store_restore(&kit->options, &kit->arena, again, &kept, &kit->err));
    kit_open(kit, STORE_READ);
    assert_int_equal(kit_count(kit, RECORD_TASK), 2);
    assert_string_equal(((const struct task *)kit_find(kit, RECORD_TASK, 2))->title, "lost");
    struct stat status;
    assert_int_equal(stat(kit->path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
}

static void test_restore_refuses(void **state)
{
    struct kit *kit = *state;
    const char *kept, *made;
    char *path = arena_printf(&kit->arena, "%s/bad.db", kit->directory);
    kit_open(kit, STORE_WRITE);
    put_task(kit, "a");
    MUST(kit, store_backup(kit->store, &kit->arena, path, &made, &kit->err));
    kit_close(kit);
    uint64_t before = kit_hash(kit->path);
    MUST_FAIL(kit, store_restore(&kit->options, &kit->arena, "/nowhere/x.db", &kept, &kit->err),
              ERR_INPUT);
    assert_int_equal(truncate(path, 20480), 0);
    MUST_FAIL(kit, store_restore(&kit->options, &kit->arena, path, &kept, &kit->err),
              ERR_STORE_CORRUPT);
    kit_write(path, "no store", 8);
    MUST_FAIL(kit, store_restore(&kit->options, &kit->arena, path, &kept, &kit->err),
              ERR_STORE_FOREIGN);
    assert_true(kit_hash(kit->path) == before);
    assert_null(kept);
}

/* Over a store that nobody can read any more; what was there is kept byte for byte. */
static void test_restore_over_a_wreck(void **state)
{
    struct kit *kit = *state;
    const char *made, *kept;
    kit_open(kit, STORE_WRITE);
    put_task(kit, "a");
    MUST(kit, store_backup(kit->store, &kit->arena, NULL, &made, &kit->err));
    kit_close(kit);
    kit_write(kit->path, "SQLite format 3\0 and then nothing", 33);
    char *journal = arena_printf(&kit->arena, "%s-journal", kit->path);
    kit_write(journal, "left over", 9);
    uint64_t wreck = kit_hash(kit->path);
    MUST(kit, store_restore(&kit->options, &kit->arena, made, &kept, &kit->err));
    assert_true(kit_hash(kept) == wreck);
    assert_int_not_equal(access(journal, F_OK), 0);
    kit_open(kit, STORE_WRITE);
    assert_int_equal(kit_count(kit, RECORD_TASK), 1);
    kit_close(kit);
    unlink(kit->path); /* and where there is none at all */
    MUST(kit, store_restore(&kit->options, &kit->arena, made, &kept, &kit->err));
    assert_null(kept);
    kit_open(kit, STORE_READ);
    assert_int_equal(kit_count(kit, RECORD_TASK), 1);
}

/* A damaged store says which copy is the newest good one. */
static void test_corrupt_names_a_copy(void **state)
{
    struct kit *kit = *state;
    const char *good, *bad;
    kit_open(kit, STORE_WRITE);
    put_task(kit, "a");
    MUST(kit, store_backup(kit->store, &kit->arena, NULL, &good, &kit->err));
    put_task(kit, "b");
    MUST(kit, store_backup(kit->store, &kit->arena, NULL, &bad, &kit->err));
    kit_close(kit);
    assert_int_equal(truncate(bad, 8192), 0);
    assert_int_equal(truncate(kit->path, 8192), 0);
    kit->options.access = STORE_READ;
    struct store *store;
    bool opened = store_open(&store, &kit->options, &kit->err);
    if (opened) { /* it shows when something is read */
        const void *found;
        opened = store_find(store, &kit->arena, RECORD_TASK, 1, &found, &kit->err);
        store_close(store);
    }
    assert_false(opened);
    assert_int_equal(kit->err.code, ERR_STORE_CORRUPT);
    assert_non_null(strstr(kit->err.text, "juggle restore "));
    assert_non_null(strstr(kit->err.text, good));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_one_a_day, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_one_on_each_day_it_stays_open, kit_setup,
                                        kit_teardown),
        cmocka_unit_test_setup_teardown(test_looked_over_once_a_day, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_before_something_big, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_seven_are_kept, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_a_bogus_clock, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_backup_to_a_file, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_restore, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_restore_refuses, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_restore_over_a_wreck, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_corrupt_names_a_copy, kit_setup, kit_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
