/* SPDX-License-Identifier: MIT
 *
 * file: the config's file: absent, unreadable, not a file at all, too large; and silence on stderr.
 */
#include "tables.h"

#include "place.h"

struct home {
    struct arena arena;
    struct place place;
};

static int home_setup(void **state)
{
    static struct home home;
    arena_init(&home.arena);
    *state = &home;
    return place_open(&home.place);
}

static int home_teardown(void **state)
{
    struct home *home = *state;
    arena_finish(&home->arena);
    return place_close(&home->place);
}

static const struct config *read_config(struct home *home, const char *path)
{
    const struct config *config;
    struct err err;
    if (!config_read(&home->arena, path, false, &test_tables, &config, &err))
        fail_msg("%s", err.text);
    return config;
}

static bool refused(struct home *home, const char *path, struct err *err)
{
    const struct config *config;
    err->code = ERR_NONE;
    return !config_read(&home->arena, path, true, &test_tables, &config, err) &&
           err->code == ERR_CONFIG;
}

static void no_file_is_fine(void **state)
{
    struct home *home = *state;
    struct err err;
    assert_int_equal(config_problem_count(read_config(home, NULL)), 0);
    assert_int_equal(config_problem_count(read_config(home, place_of(&home->place, "none"))), 0);
    assert_true(refused(home, place_of(&home->place, "none"), &err));
    assert_non_null(strstr(err.text, "none"));
    assert_non_null(strstr(err.text, "config init"));
}

static void a_file_is_read(void **state)
{
    struct home *home = *state;
    const char *path = place_file(&home->place, "config.ini", "[me]\nname = Ada\nnmae = Bob\n");
    const struct config *config = read_config(home, path);
    assert_string_equal(config_settings(config)->me_name, "Ada");
    assert_int_equal(config_problem_count(config), 1);
    assert_string_equal(config_problem(config, 0)->file, path);
}

/* Told where the file is the default one, refused where it was named. */
static void check_unreadable(struct home *home, const char *path, const char *told)
{
    struct err err;
    const struct config *config = read_config(home, path);
    assert_int_equal(config_problem_count(config), 1);
    assert_int_equal(config_problem(config, 0)->line, 0);
    assert_non_null(strstr(config_problem(config, 0)->message, told));
    assert_int_equal(config_settings(config)->work_contract_day, 480);
    assert_int_equal(config_kinds(config)->count, kind_builtin()->count);
    assert_true(refused(home, path, &err));
    assert_non_null(strstr(err.text, told));
}

static void no_regular_file(void **state)
{
    struct home *home = *state;
    const char *fifo = place_of(&home->place, "fifo");
    assert_int_equal(mkfifo(fifo, 0600), 0);
    check_unreadable(home, fifo, "not a regular file");
    check_unreadable(home, home->place.path, "not a regular file");
    check_unreadable(home, "/dev/null", "not a regular file");
}

static void a_large_file(void **state)
{
    struct home *home = *state;
    struct str text;
    str_init(&text);
    str_repeat(&text, "#23456789012345\n", 4096);
    assert_int_equal(
        config_problem_count(read_config(home, place_file(&home->place, "full", text.text))), 0);
    str_add(&text, "#");
    check_unreadable(home, place_file(&home->place, "over", text.text), "larger than 64 KiB");
    str_finish(&text);
}

static void a_file_that_may_not_be_read(void **state)
{
    struct home *home = *state;
    const char *path = place_file(&home->place, "secret", "[me]\nname = Ada\n");
    if (geteuid() == 0) {
        fprintf(stderr, "root may read everything\n");
        skip();
    }
    chmod(path, 0);
    check_unreadable(home, path, "permission");
}

static void a_link_is_followed(void **state)
{
    struct home *home = *state;
    const char *path = place_file(&home->place, "real", "[me]\nname = Ada\n");
    const char *link = place_of(&home->place, "link");
    assert_int_equal(symlink(path, link), 0);
    assert_string_equal(config_settings(read_config(home, link))->me_name, "Ada");
}

/* Whatever stands in the file, nothing is printed: the terminal belongs to somebody else. */
static void nothing_is_printed(void **state)
{
    struct home *home = *state;
    static const char *const texts[] = {"nonsense\n",
                                        "[me\n",
                                        "a = \"x\n",
                                        "[me]\nname = x\\\n",
                                        "\xFF\xFE\n",
                                        "= \n",
                                        "[work]\ncontract_day = x\n"};
    const char *path = place_of(&home->place, "stderr");
    int saved = dup(STDERR_FILENO), file = open(path, O_CREAT | O_RDWR, 0600);
    assert_true(saved >= 0 && file >= 0);
    dup2(file, STDERR_FILENO);
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        config_of(&home->arena, texts[i]);
    read_config(home, place_of(&home->place, "none"));
    dup2(saved, STDERR_FILENO);
    off_t printed = lseek(file, 0, SEEK_END);
    close(saved);
    close(file);
    assert_int_equal(printed, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(no_file_is_fine, home_setup, home_teardown),
        cmocka_unit_test_setup_teardown(a_file_is_read, home_setup, home_teardown),
        cmocka_unit_test_setup_teardown(no_regular_file, home_setup, home_teardown),
        cmocka_unit_test_setup_teardown(a_large_file, home_setup, home_teardown),
        cmocka_unit_test_setup_teardown(a_file_that_may_not_be_read, home_setup, home_teardown),
        cmocka_unit_test_setup_teardown(a_link_is_followed, home_setup, home_teardown),
        cmocka_unit_test_setup_teardown(nothing_is_printed, home_setup, home_teardown),
    };
    return cmocka_run_group_tests_name("config_file", tests, NULL, NULL);
}
