/* SPDX-License-Identifier: MIT
 *
 * Other people's calendars, where they are at hand: each is read without a crash in less than a
 * second, has as many events as their list says, reads the same a second time, and is known again.
 */
#include "cases.h"

#include <fcntl.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#define OPEN SHARED_DIR "/ics/open/"

/* Under sanitizers and on a busy machine. */
enum { SECONDS_MOST = 2, LINE_MOST = 8192, COLUMNS = 20 };

static FILE *manifest;

static int by_number(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static double seconds(void)
{
    struct timespec at;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at);
    return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

static void read_again(const char *name, int fd, struct told *first)
{
    struct told again;
    told_init(&again);
    again.quiet = true;
    if (first->hash_count > 1)
        qsort(first->hashes, first->hash_count, sizeof *first->hashes, by_number);
    lseek(fd, 0, SEEK_SET);
    told_read_fd(&again, fd, NULL, first->hashes, first->hash_count);
    CHECK_ROW(again.events == first->events && again.tasks == first->tasks, name);
    /* What was not closed is read anew, as it may have been whole before. */
    CHECK_ROW(again.same + first->codes[ODDITY_UNCLOSED] + first->skipped >= again.events, name);
    told_finish(&again);
}

/* The count of events in the file, of which ours may be less where there is nothing of an event. */
static void read_one(const char *name, long events)
{
    struct told told;
    static char path[4096];
    snprintf(path, sizeof path, OPEN "%s", name);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) /* too large to be kept, or not text of a calendar */
        return;
    told_init(&told);
    told.quiet = true;
    told.hash_room = 200000;
    double start = seconds();
    told_read_fd(&told, fd, NULL, NULL, 0);
    CHECK_ROW(seconds() - start < SECONDS_MOST, name);
    CHECK_ROW(told.ended || told.err.code == ERR_INPUT, name);
    if (told.ended && events >= 0)
        CHECK_ROW((long)told.events == events, name);
    if (told.ended)
        read_again(name, fd, &told);
    close(fd);
    told_finish(&told);
}

static size_t split(char *line, char **columns)
{
    size_t count = 0;
    for (char *at = line; at && count < COLUMNS; count++) {
        columns[count] = strsep(&at, "\t\n");
    }
    return count;
}

/* Where libical's count is not ours: what it loses, or takes for an event. */
static bool counts_otherwise(const char *name)
{
    static const char *const names[] = {"hostile/libical-", "hostile/utf16le-bom"};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (str_starts(name, names[i]))
            return true;
    return false;
}

static void test_files(void **state)
{
    static char line[LINE_MOST];
    char *columns[COLUMNS];
    size_t read = 0;
    (void)state;
    while (fgets(line, sizeof line, manifest)) {
        if (split(line, columns) < COLUMNS || !strcmp(columns[0], "file") ||
            strcmp(columns[1], "open"))
            continue;
        char *end;
        long events = strtol(columns[9], &end, 10);
        bool known = end != columns[9] && !counts_otherwise(columns[0]);
        read_one(columns[0], known ? events : -1);
        read++;
    }
    assert_true(read > 900);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_files)};
    manifest = fopen(OPEN "MANIFEST.tsv", "r");
    if (!manifest) {
        fprintf(stderr, "skipped: no collection of calendars at %s\n", OPEN);
        return 77;
    }
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    fclose(manifest);
    return failed;
}
