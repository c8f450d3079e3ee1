/* SPDX-License-Identifier: MIT
 *
 * Places by the XDG rules, in every state of the environment; directories for
 * us alone.
 */
#include "unit.h"

#include <pwd.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "juggle/base/str.h"
#include "juggle/sys/paths.h"
#include "place.h"

static void set(const char *name, const char *value)
{
    if (value)
        setenv(name, value, 1);
    else
        unsetenv(name);
}

static void follow_the_environment(void **state)
{
    (void)state;
    static const struct {
        const char *home, *config_home, *data_home, *state_home;
        const char *config, *store, *log;
    } rows[] = {
        {"/h", NULL, NULL, NULL, "/h/.config/juggle/config.ini", "/h/.local/share/juggle/juggle.db",
         "/h/.local/state/juggle/log"},
        {"/h", "", "", "", "/h/.config/juggle/config.ini", "/h/.local/share/juggle/juggle.db",
         "/h/.local/state/juggle/log"},
        {"/h", "relative", "./r", "../r", "/h/.config/juggle/config.ini",
         "/h/.local/share/juggle/juggle.db", "/h/.local/state/juggle/log"},
        {"/h", "/c", "/d", "/s", "/c/juggle/config.ini", "/d/juggle/juggle.db", "/s/juggle/log"},
        {NULL, "/c", "/d", "/s", "/c/juggle/config.ini", "/d/juggle/juggle.db", "/s/juggle/log"},
        {"/with blank", NULL, "/d", NULL, "/with blank/.config/juggle/config.ini",
         "/d/juggle/juggle.db", "/with blank/.local/state/juggle/log"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct arena arena;
        struct paths paths;
        arena_init(&arena);
        set("HOME", rows[i].home);
        set("XDG_CONFIG_HOME", rows[i].config_home);
        set("XDG_DATA_HOME", rows[i].data_home);
        set("XDG_STATE_HOME", rows[i].state_home);
        paths_init(&paths, &arena);
        assert_string_equal(paths.config, rows[i].config);
        assert_string_equal(paths.store, rows[i].store);
        assert_string_equal(paths.log, rows[i].log);
        assert_true(paths_known(paths.store, NULL));
        arena_finish(&arena);
    }
}

static void belong_together(void **state)
{
    (void)state;
    struct arena arena;
    struct paths paths;
    arena_init(&arena);
    set("XDG_CONFIG_HOME", "/c");
    set("XDG_DATA_HOME", "/d");
    set("XDG_STATE_HOME", "/s");
    paths_init(&paths, &arena);
    assert_string_equal(paths.data, "/d/juggle");
    assert_string_equal(paths.backups, "/d/juggle/backups");
    assert_string_equal(paths.state, "/s/juggle");
    assert_string_equal(paths.templates, "/c/juggle/templates");
    assert_string_equal(paths.themes, "/c/juggle/themes");
    assert_true(str_starts(paths.share, "/"));
    assert_non_null(strstr(paths.share, "share/juggle"));
    arena_finish(&arena);
}

static void without_home_the_user_database_knows(void **state)
{
    (void)state;
    static const char *const homes[] = {NULL, "", "relative"};
    const struct passwd *entry = getpwuid(getuid());
    for (size_t i = 0; i < COUNT_OF(homes); i++) {
        struct arena arena;
        struct paths paths;
        struct err err = {0};
        arena_init(&arena);
        set("HOME", homes[i]);
        set("XDG_CONFIG_HOME", NULL);
        paths_init(&paths, &arena);
        if (entry && entry->pw_dir && *entry->pw_dir == '/') {
            assert_true(str_starts(paths.config, entry->pw_dir));
        } else {
            assert_null(paths.config);
            assert_false(paths_known(paths.config, &err));
        }
        arena_finish(&arena);
    }
    struct err err = {0};
    assert_false(paths_known(NULL, &err));
    assert_non_null(strstr(err.text, "HOME"));
}

static mode_t mode_of(const char *path)
{
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    return status.st_mode & 07777;
}

static void makes_private_directories(void **state)
{
    (void)state;
    struct place place;
    struct err err = {0};
    assert_int_equal(place_open(&place), 0);
    mode_t before = umask(0);
    assert_true(paths_make(place_of(&place, "a/b/c"), &err));
    assert_int_equal(mode_of(place_of(&place, "a")), 0700);
    assert_int_equal(mode_of(place_of(&place, "a/b/c")), 0700);
    assert_int_equal(chmod(place_of(&place, "a"), 0755), 0);
    assert_true(paths_make(place_of(&place, "a/b/c"), &err)); /* is there */
    assert_true(paths_make(place_of(&place, "a//d/"), &err));
    assert_int_equal(mode_of(place_of(&place, "a")), 0755);
    assert_int_equal(mode_of(place_of(&place, "a/d")), 0700);
    umask(before);

    place_file(&place, "file", "");
    assert_false(paths_make(place_of(&place, "file"), &err));
    assert_non_null(strstr(err.text, "not a directory"));
    assert_false(paths_make(place_of(&place, "file/x"), &err));
    assert_int_equal(err.code, ERR_FAILED);
    assert_int_equal(symlink("a", place_of(&place, "link")), 0);
    assert_true(paths_make(place_of(&place, "link/e"), &err));
    assert_int_equal(mode_of(place_of(&place, "a/e")), 0700);
    assert_int_equal(place_close(&place), 0);
}

static void sees_who_else_may_write(void **state)
{
    (void)state;
    static const struct {
        mode_t mode;
        bool good;
    } rows[] = {{0700, true},  {0755, true},  {0750, true}, {0770, false},
                {0702, false}, {0777, false}, {01777, true}};
    struct place place;
    struct err err;
    assert_int_equal(place_open(&place), 0);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        assert_int_equal(chmod(place.path, rows[i].mode), 0);
        assert_int_equal(paths_check_private(place.path, &err), rows[i].good);
        if (!rows[i].good)
            assert_int_equal(err.code, ERR_STORE_DENIED);
    }
    assert_int_equal(chmod(place.path, 0700), 0);
    assert_false(paths_check_private(place_of(&place, "none"), &err));
    assert_false(paths_check_private(place_file(&place, "file", ""), &err));
    assert_non_null(strstr(err.text, "not a directory"));
    if (geteuid() == 0) {
        assert_int_equal(chown(place.path, 65534, 65534), 0);
        assert_false(paths_check_private(place.path, &err));
        assert_non_null(strstr(err.text, "another user"));
    } else {
        assert_false(paths_check_private("/usr", &err));
    }
    assert_int_equal(place_close(&place), 0);
}

static void parents(void **state)
{
    (void)state;
    static const struct {
        const char *path, *parent;
    } rows[] = {
        {"/a/b", "/a"}, {"/a", "/"},     {"/", "/"},    {"a", "."},   {"a/b", "a"}, {"", "."},
        {"a/", "."},    {"/a/b/", "/a"}, {"a//b", "a"}, {"//a", "/"}, {"./a", "."}, {"../a", ".."},
    };
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        CHECK_ROW(str_equal(paths_parent(&arena, rows[i].path), rows[i].parent), rows[i].path);
    arena_finish(&arena);
}

static void makes_temporary_ones_where_asked(void **state)
{
    (void)state;
    struct arena arena;
    struct err err;
    struct stat info;
    char runtime[] = "/tmp/juggle-runtime-XXXXXX";
    arena_init(&arena);
    assert_non_null(mkdtemp(runtime));
    set("XDG_RUNTIME_DIR", runtime);
    set("TMPDIR", "/tmp");
    char *note = paths_make_temporary(&arena, "note", PATHS_RUNTIME, &err);
    assert_true(note && str_starts(note, runtime));
    assert_int_equal(stat(note, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0700);
    assert_int_equal(rmdir(note), 0);
    char *demo = paths_make_temporary(&arena, "demo", PATHS_TEMPORARY, &err);
    assert_true(demo && str_starts(demo, "/tmp/juggle-demo-"));
    assert_int_equal(rmdir(demo), 0);
    assert_int_equal(rmdir(runtime), 0);
    /* it is gone: the other place */
    note = paths_make_temporary(&arena, "note", PATHS_RUNTIME, &err);
    assert_true(note && str_starts(note, "/tmp/juggle-note-"));
    assert_int_equal(rmdir(note), 0);
    set("TMPDIR", "/nowhere/at/all");
    assert_null(paths_make_temporary(&arena, "note", PATHS_RUNTIME, &err));
    assert_int_equal(err.code, ERR_FAILED);
    set("TMPDIR", NULL);
    set("XDG_RUNTIME_DIR", NULL);
    arena_finish(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(follow_the_environment),
        cmocka_unit_test(belong_together),
        cmocka_unit_test(without_home_the_user_database_knows),
        cmocka_unit_test(makes_private_directories),
        cmocka_unit_test(sees_who_else_may_write),
        cmocka_unit_test(parents),
        cmocka_unit_test(makes_temporary_ones_where_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
