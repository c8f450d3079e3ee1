/* SPDX-License-Identifier: MIT
 *
 * Forms in the program itself: what is kept and taken back, and notes through an editor: one that
 * writes, one that leaves the text alone, one that fails with or without having written.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "juggle_home.h"

static char editor[1100];

/* The editor is a shell's script; it is given the file behind its own words. */
static const char *const *editor_of(const char *script)
{
    static const char *env[2];
    char path[1024];
    snprintf(path, sizeof path, "%s/editor", home_path());
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fprintf(file, "#!/bin/sh\n%s\n", script) > 0);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(path, 0700), 0);
    snprintf(editor, sizeof editor, "EDITOR=%s", path);
    env[0] = editor;
    env[1] = NULL;
    return env;
}

static void leave(struct tty *tty)
{
    tty_keys(tty, "q");
    assert_int_equal(tty_exit_status(tty), 0);
    assert_true(tty_modes_restored(tty));
    tty_close(tty);
}

static void test_kept_and_taken_back(void **state)
{
    (void)state;
    home_do("add Slides ~2h today @talk");
    struct tty *tty = home_start(24, 80, NULL);
    tty_expect(tty, "Slides");
    tty_keys(tty, "e");
    tty_expect(tty, "Task t1");
    tty_type(tty, " for Oslo");
    tty_keys(tty, "Tab Tab");
    tty_type(tty, "x");
    tty_expect(tty, "not a length");
    tty_keys(tty, "Backspace Tab");
    tty_type(tty, "3 dec");
    tty_expect(tty, "Thu 3 Dec, in 10 days");
    tty_keys(tty, "Enter");
    tty_expect(tty, "Changed \"Slides\"");
    tty_expect(tty, "Slides for Oslo");
    tty_keys(tty, "u");
    tty_expect_gone(tty, "Slides for Oslo");
    leave(tty);
}

static void test_note(void **state)
{
    (void)state;
    home_do("add Slides ~2h today @talk");
    struct tty *tty =
        home_start(24, 80,
                   editor_of("stat -c 'mode %a' \"$1\" > \"$1.new\"; echo second >> \"$1.new\"; "
                             "mv \"$1.new\" \"$1\""));
    tty_expect(tty, "Slides");
    tty_keys(tty, "C-e");
    tty_expect(tty, "Changed \"Slides\"");
    assert_true(tty_alternate(tty));
    tty_keys(tty, "Enter");
    tty_expect(tty, "mode 600");
    tty_expect(tty, "second");
    tty_keys(tty, "Esc");
    tty_expect_gone(tty, "mode 600");
    tty_keys(tty, "u");
    tty_expect(tty, "Taken back");
    leave(tty);
}

static void test_note_in_a_form(void **state)
{
    (void)state;
    home_do("add Slides ~2h today @talk");
    struct tty *tty = home_start(24, 80, editor_of("printf 'one\\ntwo\\n' > \"$1\""));
    tty_expect(tty, "Slides");
    tty_keys(tty, "e S-Tab");
    tty_expect(tty, "C-e editor");
    tty_keys(tty, "C-e");
    tty_expect(tty, "one ... (2 lines)");
    tty_keys(tty, "x");
    tty_expect(tty, "several lines");
    tty_keys(tty, "Enter");
    tty_expect(tty, "Changed \"Slides\"");
    leave(tty);
}

static void test_editor_that_does_nothing_or_fails(void **state)
{
    (void)state;
    home_do("add Slides ~2h today @talk");
    struct tty *tty = home_start(24, 80, editor_of(":"));
    tty_expect(tty, "Slides");
    tty_keys(tty, "C-e");
    tty_expect(tty, "The note is as it was");
    (void)editor_of("exit 3");
    tty_keys(tty, "C-e");
    tty_expect(tty, "failed; nothing was changed");
    assert_true(tty_alternate(tty));
    leave(tty);
}

/* The path behind those words on the screen; the test reads what is there. */
static void read_draft(struct tty *tty, char *out, size_t size)
{
    char path[512];
    const char *at = strstr(tty_text(tty), "kept in ");
    assert_non_null(at);
    assert_int_equal(sscanf(at, "kept in %511[^;]", path), 1);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    out[fread(out, 1, size - 1, file)] = '\0';
    assert_int_equal(fclose(file), 0);
    assert_int_equal(unlink(path), 0);
    *strrchr(path, '/') = '\0';
    assert_int_equal(rmdir(path), 0);
}

/* What was written before the editor failed is no note, and isn't lost: the line says where it
 * is. */
static void test_a_draft_is_kept(void **state)
{
    char draft[100];
    (void)state;
    home_do("add Slides ~2h today @talk");
    struct tty *tty = home_start(24, 80, editor_of("echo half a thought > \"$1\"; exit 1"));
    tty_expect(tty, "Slides");
    tty_keys(tty, "C-e");
    tty_expect(tty, "What you wrote is kept in ");
    read_draft(tty, draft, sizeof draft);
    assert_string_equal(draft, "half a thought\n");
    assert_true(tty_alternate(tty));
    tty_keys(tty, "Enter");
    tty_expect(tty, "t1");
    tty_expect_gone(tty, "half a thought");
    tty_keys(tty, "q u");
    tty_expect(tty, "Taken back: Added \"Slides\""); /* it was no step */
    leave(tty);
}

int main(int argc, char **argv)
{
    juggle = argc > 1 ? argv[1] : NULL;
#define TEST(name) cmocka_unit_test_setup_teardown(test_##name, home_make, home_remove)
    const struct CMUnitTest tests[] = {
        TEST(kept_and_taken_back),
        TEST(note),
        TEST(note_in_a_form),
        TEST(editor_that_does_nothing_or_fails),
        TEST(a_draft_is_kept),
    };
    return juggle ? cmocka_run_group_tests(tests, NULL, NULL) : 2;
}
