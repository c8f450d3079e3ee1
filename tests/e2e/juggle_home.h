/* SPDX-License-Identifier: MIT
 *
 * juggle_home: a home of its own for juggle in a terminal, and the command line in the same home.
 */
#ifndef JUGGLE_TESTS_E2E_JUGGLE_HOME_H
#define JUGGLE_TESTS_E2E_JUGGLE_HOME_H

#include "tty.h"

/* The program that is tested, set by main. */
extern const char *juggle;

/* cmocka's setup and teardown: makes and removes the home. */
int home_make(void **state);
int home_remove(void **state);
const char *home_path(void);

/* The terminal program in the home at 2026-11-23 09:00 in Berlin; `env` adds to that, and may be
 * NULL. */
struct tty *home_start(int rows, int cols, const char *const env[]);
struct tty *home_start_job(int rows, int cols);
/* Any program, with the home's environment. */
struct tty *home_run(int rows, int cols, const char *const env[], const char *const argv[]);
/* A command line in the home, e.g. "add Slides ~2h today"; fails the test where it doesn't succeed.
 */
void home_do(const char *words);
bool home_has_store(void);

#endif
