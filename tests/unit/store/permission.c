/* SPDX-License-Identifier: MIT
 *
 * Nobody else's business: files and directories of our own whatever the umask, others' refused, and
 * what may not be written is not.
 */
#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kit.h"

enum { NOBODY = 65534 };

static void check_tree(const char *path)
{
    DIR *open = opendir(path);
    assert_non_null(open);
    for (struct dirent *entry; (entry = readdir(open));) {
        char name[512];
        struct stat status;
        if (!strcmp(entry->d_name, ".."))
            continue;
        snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
        assert_int_equal(lstat(name, &status), 0);
        CHECK_ROW((status.st_mode & 077) == 0, name);
        CHECK_ROW(!strstr(name, ".juggle-"), name); /* nothing is left over */
        if (S_ISDIR(status.st_mode) && strcmp(entry->d_name, "."))
            check_tree(name);
    }
    closedir(open);
}

static void test_whatever_the_umask(void **state)
{
    struct kit *kit = *state;
    static const mode_t masks[] = {0, 022, 077};
    const char *made, *kept;
    for (size_t i = 0; i < COUNT_OF(masks); i++) {
        struct task task = kit_task("a");
        mode_t before = umask(masks[i]);
        kit->options.path =
            arena_printf(&kit->arena, "%s/data%zu/deep/juggle.db", kit->directory, i);
        kit->options.backup_dir =
            arena_printf(&kit->arena, "%s/data%zu/deep/backups", kit->directory, i);
        kit_open(kit, STORE_WRITE);
        kit_put(kit, RECORD_TASK, &task);
        MUST(kit, store_begin(kit->store, "open", &kit->err)); /* with a journal beside it */
        task.title = "b";
        MUST(kit, store_put(kit->store, RECORD_TASK, &task, &kit->err));
        check_tree(arena_printf(&kit->arena, "%s/data%zu", kit->directory, i));
        MUST(kit, store_commit(kit->store, NULL, &kit->err));
        MUST(kit, store_backup(kit->store, &kit->arena, NULL, &made, &kit->err));
        MUST(kit, store_backup(kit->store, &kit->arena,
                               arena_printf(&kit->arena, "%s/data%zu/copy.db", kit->directory, i),
                               &kept, &kit->err));
        kit_close(kit);
        MUST(kit, store_restore(&kit->options, &kit->arena, made, &kept, &kit->err));
        check_tree(arena_printf(&kit->arena, "%s/data%zu", kit->directory, i));
        umask(before);
    }
}

static void test_directories_of_others(void **state)
{
    struct kit *kit = *state;
    struct store *store;
    static const mode_t modes[] = {0770, 0707, 0777};
    for (int access = 0; access < 2; access++)
        for (size_t i = 0; i < COUNT_OF(modes); i++) {
            assert_int_equal(chmod(kit->directory, modes[i]), 0);
            kit->options.access = access ? STORE_WRITE : STORE_READ;
            MUST_FAIL(kit, store_open(&store, &kit->options, &kit->err), ERR_STORE_DENIED);
            assert_non_null(strstr(kit->err.text, "chmod go-w"));
        }
    assert_int_equal(chmod(kit->directory, 01777), 0); /* as /tmp is */
    kit_open(kit, STORE_WRITE);
    kit_close(kit);
    assert_int_equal(chmod(kit->directory, 0755), 0);
    kit_open(kit, STORE_WRITE);
    kit_close(kit);
    if (geteuid() != 0) {
        fprintf(stderr, "not root: directories of other owners were not tried\n");
        return;
    }
    assert_int_equal(chown(kit->directory, NOBODY, NOBODY), 0);
    MUST_FAIL(kit, store_open(&store, &kit->options, &kit->err), ERR_STORE_DENIED);
    assert_int_equal(chown(kit->directory, 0, 0), 0);
}

static void test_backups_in_others_hands(void **state)
{
    struct kit *kit = *state;
    struct task task = kit_task("a");
    kit_open(kit, STORE_WRITE);
    kit_put(kit, RECORD_TASK, &task);
    assert_int_equal(mkdir(kit->backups, 0777), 0);
    assert_int_equal(chmod(kit->backups, 0777), 0);
    MUST_FAIL(kit, store_copy_before(kit->store, "import", &kit->err), ERR_STORE_DENIED);
    kit_reopen(kit);
    task.title = "the daily copy keeps nobody from working";
    kit_put(kit, RECORD_TASK, &task);
    assert_int_equal(kit_copies(kit), 0);
}

/* In a child of its own, as nobody: 0 where everything is as it should be, else the line. */
static int as_nobody(struct kit *kit)
{
    struct store *store;
    const void *found;
    struct task task = kit_task("x");
    if (setgid(NOBODY) != 0 || setuid(NOBODY) != 0)
        return __LINE__;
    /* a file that can be read only: reading works, */
    kit->options.access = STORE_READ;
    if (!store_open(&store, &kit->options, &kit->err) ||
        !store_find(store, &kit->arena, RECORD_TASK, 1, &found, &kit->err) || !found)
        return __LINE__;
    store_close(store);
    /* writing is refused; */
    kit->options.access = STORE_WRITE;
    if (store_open(&store, &kit->options, &kit->err) || kit->err.code != ERR_STORE_DENIED)
        return __LINE__;
    /* in a directory that can be read only, too, */
    if (chmod(kit->path, 0600) != 0 || chmod(kit->directory, 0500) != 0)
        return __LINE__;
    bool done = store_open(&store, &kit->options, &kit->err);
    done = done && store_begin(store, "x", &kit->err) &&
           store_put(store, RECORD_TASK, &task, &kit->err) && store_commit(store, NULL, &kit->err);
    store_close(store);
    if (done || kit->err.code != ERR_STORE_DENIED)
        return __LINE__;
    /* and what can't even be looked at is no empty store. */
    kit->options.access = STORE_READ;
    if (chmod(kit->path, 0) != 0 || store_open(&store, &kit->options, &kit->err) ||
        kit->err.code != ERR_STORE_DENIED)
        return __LINE__;
    return 0;
}

static void test_what_may_not_be_written(void **state)
{
    struct kit *kit = *state;
    struct task task = kit_task("a");
    int status;
    if (geteuid() != 0) {
        fprintf(stderr, "not root: nobody's permissions were not tried\n");
        skip();
    }
    kit->options.backup_dir = NULL;
    kit_open(kit, STORE_WRITE);
    kit_put(kit, RECORD_TASK, &task);
    kit_close(kit);
    assert_int_equal(chmod(kit->path, 0400), 0);
    assert_int_equal(chown(kit->path, NOBODY, NOBODY), 0);
    assert_int_equal(chown(kit->directory, NOBODY, NOBODY), 0);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        int line = as_nobody(kit);
        if (line)
            fprintf(stderr, "line %d: %s\n", line, kit->err.text);
        _exit(line != 0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_whatever_the_umask, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_directories_of_others, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_backups_in_others_hands, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_what_may_not_be_written, kit_setup, kit_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
