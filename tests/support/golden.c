/* SPDX-License-Identifier: MIT
 *
 * golden: reading, writing and comparing the expected screens.
 */
#include "golden.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#ifndef GOLDEN_DIR
#define GOLDEN_DIR TESTS_DATA "/../screen/golden"
#endif

/* A line of text at *at, moved behind it; "" where there is none any more. */
static const char *next_line(const char **at, int *length)
{
    const char *line = *at;
    size_t taken = strcspn(line, "\n");
    *length = (int)taken;
    *at = line + taken + (line[taken] == '\n');
    return line;
}

bool golden_same(const char *name, const char *expected, const char *got)
{
    int row = 0;
    if (strcmp(expected, got) == 0)
        return true;
    fprintf(stderr, "%s: not as expected ('-' expected, '+' got)\n", name);
    while (*expected || *got) {
        int wanted_length, got_length;
        const char *wanted_line = next_line(&expected, &wanted_length);
        const char *got_line = next_line(&got, &got_length);
        bool same =
            wanted_length == got_length && memcmp(wanted_line, got_line, (size_t)got_length) == 0;
        fprintf(stderr, "%3d %c|%.*s|\n", row, same ? ' ' : '-', wanted_length, wanted_line);
        if (!same)
            fprintf(stderr, "%3d +|%.*s|\n", row, got_length, got_line);
        row++;
    }
    return false;
}

static char *read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    size_t length = 0, size = 0, got;
    if (!file)
        return NULL;
    do {
        size = size * 2 + 4096;
        text = realloc(text, size);
        if (!text)
            abort();
        got = fread(text + length, 1, size - length - 1, file);
        length += got;
    } while (got > 0);
    text[length] = '\0';
    fclose(file);
    return text;
}

static void write_file(const char *path, const char *text)
{
    mkdir(GOLDEN_DIR, 0777); /* if it is there already, all the better */
    FILE *file = fopen(path, "wb");
    if (!file || fputs(text, file) == EOF || fclose(file) != 0)
        fail_msg("%s: %s", path, strerror(errno));
}

static bool updating(void)
{
    const char *wish = getenv("UPDATE_GOLDEN");
    return wish && strcmp(wish, "1") == 0;
}

void golden_check(const char *name, const char *got)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s.txt", GOLDEN_DIR, name);
    if (updating()) {
        write_file(path, got);
        return;
    }
    char *expected = read_file(path);
    if (!expected)
        fail_msg("%s: %s; UPDATE_GOLDEN=1 writes it", path, strerror(errno));
    bool same = golden_same(name, expected, got);
    free(expected);
    if (!same)
        fail_msg("%s: not as %s; UPDATE_GOLDEN=1 takes it as it is now", name, path);
}
