/* SPDX-License-Identifier: MIT
 *
 * What is no store, or is one that can't be used: each is refused by its own code with a sentence
 * that says what to do, quickly, and without a byte being changed.
 */
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "kit.h"

static void refuse(struct kit *kit, const char *path, enum err_code wanted)
{
    for (int access = 0; access < 2; access++) {
        struct store *store;
        struct store_options options = kit->options;
        uint64_t before = kit_hash(path);
        options.path = path;
        options.access = access ? STORE_WRITE : STORE_READ;
        kit->err = (struct err){0};
        if (store_open(&store, &options, &kit->err))
            fail_msg("%s: was opened", path);
        if (kit->err.code != wanted)
            fail_msg("%s: %d: %s", path, (int)kit->err.code, kit->err.text);
        assert_null(store);
        assert_non_null(strstr(kit->err.text, path));
        assert_non_null(strstr(kit->err.text, "; "));
        assert_true(kit_hash(path) == before);
    }
}

static void test_files_of_others(void **state)
{
    struct kit *kit = *state;
    static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    static const char text[] = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n";
    char zeros[100] = {0}, noise[4096];
    for (size_t i = 0; i < sizeof noise; i++)
        noise[i] = (char)(i * 2654435761u >> 13);
    kit_write(kit->path, "", 0);
    refuse(kit, kit->path, ERR_STORE_FOREIGN);
    kit_write(kit->path, zeros, sizeof zeros);
    refuse(kit, kit->path, ERR_STORE_FOREIGN);
    kit_write(kit->path, png, sizeof png);
    refuse(kit, kit->path, ERR_STORE_FOREIGN);
    kit_write(kit->path, text, sizeof text - 1);
    refuse(kit, kit->path, ERR_STORE_FOREIGN);
    kit_write(kit->path, noise, sizeof noise);
    refuse(kit, kit->path, ERR_STORE_FOREIGN);
    unlink(kit->path);
    kit_sql(kit, "CREATE TABLE t (x); INSERT INTO t VALUES (1)");
    refuse(kit, kit->path, ERR_STORE_FOREIGN);
}

static void test_what_is_no_file(void **state)
{
    struct kit *kit = *state;
    char *fifo = arena_printf(&kit->arena, "%s/fifo", kit->directory);
    char *loop = arena_printf(&kit->arena, "%s/loop", kit->directory);
    char *nowhere = arena_printf(&kit->arena, "%s/nowhere", kit->directory);
    assert_int_equal(mkfifo(fifo, 0600), 0);
    assert_int_equal(symlink(loop, loop), 0);
    assert_int_equal(symlink("/nonexistent/file", nowhere), 0);
    refuse(kit, kit->directory, ERR_STORE_FOREIGN);
    refuse(kit, fifo, ERR_STORE_FOREIGN);
    refuse(kit, loop, ERR_STORE_FOREIGN);
    refuse(kit, nowhere, ERR_STORE_FOREIGN);
    refuse(kit, "/dev/null", ERR_STORE_FOREIGN);
}

/* The link that the person has made is followed, once. */
static void test_a_link_to_a_store(void **state)
{
    struct kit *kit = *state;
    char *link = arena_printf(&kit->arena, "%s/link.db", kit->directory);
    struct task task = kit_task("a");
    kit_open(kit, STORE_WRITE);
    kit_put(kit, RECORD_TASK, &task);
    kit_close(kit);
    assert_int_equal(symlink(kit->path, link), 0);
    kit->options.path = link;
    kit_open(kit, STORE_WRITE);
    assert_non_null(kit_find(kit, RECORD_TASK, 1));
    task.title = "b";
    kit_put(kit, RECORD_TASK, &task);
    kit_close(kit);
    struct stat status;
    assert_int_equal(lstat(link, &status), 0);
    assert_true(S_ISLNK(status.st_mode));
}

static void test_cut_short(void **state)
{
    struct kit *kit = *state;
    static const long sizes[] = {100, 512, 4096, 4097, 8192, 40960};
    char copy[1 << 18];
    struct task task = kit_task("a");
    kit_open(kit, STORE_WRITE);
    kit_put(kit, RECORD_TASK, &task);
    kit_close(kit);
    FILE *file = fopen(kit->path, "rb");
    size_t size = fread(copy, 1, sizeof copy, file);
    fclose(file);
    assert_in_range(size, 41000, sizeof copy - 1);
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        struct snapshot snapshot;
        struct store *store;
        bool fine;
        kit_write(kit->path, copy, (size_t)sizes[i]);
        kit->err = (struct err){0};
        kit->options.access = STORE_READ;
        fine = store_open(&store, &kit->options, &kit->err);
        fine =
            fine && store_snapshot(store, &kit->arena, (struct span){0, 1}, &snapshot, &kit->err);
        store_close(store);
        assert_false(fine);
        assert_int_equal(kit->err.code, ERR_STORE_CORRUPT);
        assert_int_equal(kit_size(kit->path), sizes[i]);
    }
}

static void test_newer_than_the_program(void **state)
{
    struct kit *kit = *state;
    const char *next = arena_printf(&kit->arena, "%d", ladder_today()->version + 1);
    const char *known = arena_printf(&kit->arena, "this one knows %d", ladder_today()->version);
    const char *const versions[] = {next, "2147483647", "-1"};
    kit_open(kit, STORE_WRITE);
    kit_close(kit);
    for (size_t i = 0; i < COUNT_OF(versions); i++) {
        kit_sql(kit, arena_printf(&kit->arena, "PRAGMA user_version = %s", versions[i]));
        refuse(kit, kit->path, ERR_STORE_NEWER);
        assert_non_null(strstr(kit->err.text, versions[i])); /* both versions are named */
        assert_non_null(strstr(kit->err.text, known));
    }
}

static void test_a_schema_that_acts(void **state)
{
    struct kit *kit = *state;
    kit_open(kit, STORE_WRITE);
    kit_close(kit);
    kit_sql(kit, "CREATE TRIGGER evil AFTER INSERT ON task BEGIN DELETE FROM event; END");
    refuse(kit, kit->path, ERR_STORE_FOREIGN);
    kit_sql(kit, "DROP TRIGGER evil; DROP TABLE occurrence");
    kit->options.access = STORE_READ;
    struct snapshot snapshot;
    struct store *store;
    MUST(kit, store_open(&store, &kit->options, &kit->err));
    MUST_FAIL(kit, store_snapshot(store, &kit->arena, (struct span){0, 1}, &snapshot, &kit->err),
              ERR_STORE_CORRUPT);
    store_close(store);
}

static void test_held_by_another(void **state)
{
    struct kit *kit = *state;
    sqlite3 *other;
    struct task task = kit_task("a");
    const void *found;
    kit_open(kit, STORE_WRITE);
    kit_put(kit, RECORD_TASK, &task);
    sqlite3_busy_timeout(kit->store->sql.db, 50); /* nobody wants to wait two seconds here */
    assert_int_equal(sqlite3_open(kit->path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    MUST_FAIL(kit, store_begin(kit->store, "x", &kit->err), ERR_STORE_LOCKED);
    /* reading goes on */
    MUST(kit, store_find(kit->store, &kit->arena, RECORD_TASK, 1, &found, &kit->err));
    assert_non_null(found);
    assert_int_equal(sqlite3_exec(other, "COMMIT; BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
    MUST_FAIL(kit, store_find(kit->store, &kit->arena, RECORD_TASK, 1, &found, &kit->err),
              ERR_STORE_LOCKED);
    sqlite3_close(other);
    task.title = "later";
    kit_put(kit, RECORD_TASK, &task); /* a retry works */
}

static void test_the_wait_is_two_seconds(void **state)
{
    struct kit *kit = *state;
    sqlite3 *other;
    struct timespec before, after;
    kit_open(kit, STORE_WRITE);
    assert_int_equal(sqlite3_open(kit->path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    clock_gettime(CLOCK_MONOTONIC, &before);
    MUST_FAIL(kit, store_begin(kit->store, "x", &kit->err), ERR_STORE_LOCKED);
    clock_gettime(CLOCK_MONOTONIC, &after);
    assert_in_range(after.tv_sec - before.tv_sec, 1, 10);
    sqlite3_close(other);
}

static void test_a_full_disk(void **state)
{
    struct kit *kit = *state;
    struct task task = kit_task("a");
    kit_open(kit, STORE_WRITE);
    kit_put(kit, RECORD_TASK, &task);
    uint64_t before = kit_hash(kit->path);
    sql_limit_pages(&kit->store->sql, (int)(kit_size(kit->path) / 4096));
    MUST(kit, store_begin(kit->store, "big", &kit->err));
    bool done = true;
    for (int i = 0; done && i < 1000; i++) {
        task.id = 0;
        task.note = arena_alloc(&kit->arena, 5000);
        memset((char *)(uintptr_t)task.note, 'x', 4999);
        kit->err = (struct err){0};
        done = store_put(kit->store, RECORD_TASK, &task, &kit->err);
    }
    assert_false(done);
    assert_int_equal(kit->err.code, ERR_STORE_FULL);
    assert_non_null(strstr(kit->err.text, kit->path));
    assert_non_null(strstr(kit->err.text, "KiB"));
    MUST_FAIL(kit, store_commit(kit->store, NULL, &kit->err), ERR_FAILED);
    kit_close(kit);
    assert_true(kit_hash(kit->path) == before);
    kit_open(kit, STORE_WRITE); /* and later there is room */
    task.id = 0;
    task.uid = NULL;
    kit_put(kit, RECORD_TASK, &task);
    assert_int_equal(kit_count(kit, RECORD_TASK), 2);
}

/* A crash in the middle of a commit: the journal is there, the file is half written. */
static void test_a_crash_is_taken_back(void **state)
{
    struct kit *kit = *state;
    struct task task = kit_task("a");
    char bytes[1 << 18];
    char *journal = arena_printf(&kit->arena, "%s-journal", kit->path);
    kit_open(kit, STORE_WRITE);
    kit_put(kit, RECORD_TASK, &task);
    assert_int_equal(sqlite3_exec(kit->store->sql.db,
                                  "PRAGMA cache_size = 1; PRAGMA cache_spill = 1; "
                                  "BEGIN; UPDATE task SET note = zeroblob(0) || "
                                  "printf('%.*c', 300000, 'x')",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    assert_true(kit_size(journal) > 512); /* spilled, so it is hot once the writer is gone */
    char *copy = arena_printf(&kit->arena, "%s/crashed.db", kit->directory);
    static const char *const suffixes[] = {"", "-journal"};
    for (int i = 0; i < 2; i++) {
        FILE *file = fopen(arena_printf(&kit->arena, "%s%s", kit->path, suffixes[i]), "rb");
        FILE *out = fopen(arena_printf(&kit->arena, "%s%s", copy, suffixes[i]), "wb");
        for (size_t got; (got = fread(bytes, 1, sizeof bytes, file)) > 0;)
            assert_int_equal(fwrite(bytes, 1, got, out), got);
        fclose(file);
        fclose(out);
    }
    kit_close(kit);
    kit->options.path = copy;
    kit_open(kit, STORE_READ);
    assert_null(((const struct task *)kit_find(kit, RECORD_TASK, 1))->note);
    assert_string_equal(((const struct task *)kit_find(kit, RECORD_TASK, 1))->title, "a");
    assert_int_not_equal(access(arena_printf(&kit->arena, "%s-journal", copy), F_OK), 0);
}

static void test_another_file_at_the_path(void **state)
{
    struct kit *kit = *state;
    struct task task = kit_task("old");
    const char *made;
    char *copy = arena_printf(&kit->arena, "%s/copy.db", kit->directory);
    kit_open(kit, STORE_WRITE);
    kit_put(kit, RECORD_TASK, &task);
    MUST(kit, store_backup(kit->store, &kit->arena, copy, &made, &kit->err));
    task.title = "new";
    kit_put(kit, RECORD_TASK, &task);
    int64_t version = store_data_version(kit->store);
    assert_int_equal(rename(copy, kit->path), 0); /* as a sync tool does */
    assert_int_not_equal(store_data_version(kit->store), version);
    assert_string_equal(((const struct task *)kit_find(kit, RECORD_TASK, 1))->title, "old");
    task.title = "newer";
    kit_put(kit, RECORD_TASK, &task);
    kit_reopen(kit);
    assert_string_equal(((const struct task *)kit_find(kit, RECORD_TASK, 1))->title, "newer");
    unlink(kit->path); /* what is gone can be read, but not written to in vain */
    assert_non_null(kit_find(kit, RECORD_TASK, 1));
    MUST_FAIL(kit, store_begin(kit->store, "x", &kit->err), ERR_STORE_IO);
}

static void test_absent_reads_as_empty(void **state)
{
    struct kit *kit = *state;
    struct snapshot snapshot;
    struct store *writer;
    struct task task = kit_task("a");
    struct span window = {KIT_NOW, KIT_NOW + 100};
    kit_open(kit, STORE_READ);
    assert_false(store_exists(kit->store));
    MUST(kit, store_snapshot(kit->store, &kit->arena, window, &snapshot, &kit->err));
    assert_int_equal(snapshot.task_count, 0);
    assert_int_equal(kit_size(kit->path), 0);
    int64_t version = store_data_version(kit->store);
    struct store_options options = kit->options;
    options.access = STORE_WRITE;
    MUST(kit, store_open(&writer, &options, &kit->err));
    MUST(kit, store_begin(writer, "x", &kit->err));
    MUST(kit, store_put(writer, RECORD_TASK, &task, &kit->err));
    MUST(kit, store_commit(writer, NULL, &kit->err));
    store_close(writer);
    assert_int_not_equal(store_data_version(kit->store), version); /* now it is there */
    assert_true(store_exists(kit->store));
    assert_non_null(kit_find(kit, RECORD_TASK, 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_files_of_others, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_what_is_no_file, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_a_link_to_a_store, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_cut_short, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_newer_than_the_program, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_a_schema_that_acts, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_held_by_another, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_the_wait_is_two_seconds, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_a_full_disk, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_a_crash_is_taken_back, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_another_file_at_the_path, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_absent_reads_as_empty, kit_setup, kit_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
