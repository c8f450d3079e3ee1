/* SPDX-License-Identifier: MIT
 *
 * juggle_home: the home is a directory in TMPDIR; the command line is run by the shell, whose words
 * it takes.
 */
#define _XOPEN_SOURCE 700 /* nftw */
#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "juggle_home.h"

#include "nest.h"

enum { ENV_MAX = 16, PATH_SIZE = 1024, LINE_SIZE = 4096 };

const char *juggle;

static char home[PATH_SIZE];

int home_make(void **state)
{
    (void)state;
    return nest_make(home, sizeof home, "juggle-e2e") ? 0 : -1;
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *walk)
{
    (void)status;
    (void)type;
    (void)walk;
    return remove(path);
}

int home_remove(void **state)
{
    (void)state;
    return nftw(home, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

const char *home_path(void)
{
    return home;
}

bool home_has_store(void)
{
    char path[PATH_SIZE + 64];
    snprintf(path, sizeof path, "%s/.local/share/juggle/juggle.db", home);
    return access(path, F_OK) == 0;
}

/* The home's variables in front, so that the test's own win. */
static void make_env(const char *out[ENV_MAX], char variable[PATH_SIZE + 8],
                     const char *const env[])
{
    int count = 0;
    snprintf(variable, PATH_SIZE + 8, "HOME=%s", home);
    out[count++] = variable;
    out[count++] = "TZ=Europe/Berlin";
    out[count++] = "JUGGLE_NOW=2026-11-23T09:00";
    while (env && *env && count < ENV_MAX - 1)
        out[count++] = *env++;
    out[count] = NULL;
}

struct tty *home_run(int rows, int cols, const char *const env[], const char *const argv[])
{
    const char *all[ENV_MAX];
    char variable[PATH_SIZE + 8];
    make_env(all, variable, env);
    return tty_start(rows, cols, all, argv);
}

struct tty *home_start(int rows, int cols, const char *const env[])
{
    const char *const argv[] = {juggle, NULL};
    struct tty *tty = home_run(rows, cols, env, argv);
    tty_expect(tty, "1 Today");
    tty_settle(tty);
    return tty;
}

struct tty *home_start_job(int rows, int cols)
{
    const char *const argv[] = {juggle, NULL};
    const char *all[ENV_MAX];
    char variable[PATH_SIZE + 8];
    make_env(all, variable, NULL);
    struct tty *tty = tty_start_job(rows, cols, all, argv);
    tty_expect(tty, "1 Today");
    tty_settle(tty);
    return tty;
}

void home_do(const char *words)
{
    char line[LINE_SIZE];
    snprintf(line, sizeof line,
             "env -u XDG_DATA_HOME -u XDG_CONFIG_HOME -u JUGGLE_DB HOME='%s' TZ=Europe/Berlin "
             "LC_ALL=C.UTF-8 JUGGLE_NOW=2026-11-23T09:00 '%s' -q %s </dev/null >/dev/null",
             home, juggle, words);
    if (system(line) != 0) /* NOLINT(cert-env33-c): the words are the test's own */
        fail_msg("juggle %s: failed", words);
}
