/* SPDX-License-Identifier: MIT
 *
 * replay: a fuzz target in the ordinary test run: every file of a folder, and mutations of each
 * that are the same in every run. What ends the program is left in the file "crash" of the working
 * folder.
 */
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "fuzz.h"

enum { BYTES_MAX = 256 * 1024, MUTATIONS = 400, NAMES_MAX = 1000 };

static uint8_t original[BYTES_MAX], mutated[BYTES_MAX];
static size_t mutated_size;

static void keep_crash(int signal_number)
{
    int fd = open("crash", O_CREAT | O_TRUNC | O_WRONLY, 0600);
    ssize_t written = fd >= 0 ? write(fd, mutated, mutated_size) : 0;
    (void)written;
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

/* xorshift64*, Vigna 2016. */
static uint64_t random_next(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * 2685821657736338717ULL;
}

static size_t random_below(uint64_t *state, size_t limit)
{
    return limit ? (size_t)(random_next(state) % limit) : 0;
}

static void insert(size_t at, const uint8_t *bytes, size_t size)
{
    if (mutated_size + size > BYTES_MAX)
        return;
    memmove(mutated + at + size, mutated + at, mutated_size - at);
    memcpy(mutated + at, bytes, size);
    mutated_size += size;
}

static void mutate_once(uint64_t *state, size_t original_size)
{
    static const uint8_t signs[] = "\n\r\t \"'#;=[]\\:,|-+%\x00\x7F\xFF\xC3\xA9\xEF\xBB\xBF";
    size_t at = random_below(state, mutated_size), from, size;
    switch (random_below(state, 5)) {
    case 0:
        if (mutated_size)
            mutated[at] = (uint8_t)random_next(state);
        break;
    case 1:
        insert(at, &signs[random_below(state, sizeof signs - 1)], 1);
        break;
    case 2: /* a piece goes */
        size = random_below(state, mutated_size - at < 40 ? mutated_size - at : 40);
        memmove(mutated + at, mutated + at + size, mutated_size - at - size);
        mutated_size -= size;
        break;
    case 3: /* a piece comes twice */
        from = random_below(state, original_size);
        size = random_below(state, original_size - from < 200 ? original_size - from : 200);
        insert(at, original + from, size);
        break;
    default: /* the end is lost */
        mutated_size = at;
        break;
    }
}

static void replay(const char *name, size_t size)
{
    uint64_t state = 0x9E3779B97F4A7C15ULL;
    for (const char *c = name; *c; c++)
        state = state * 31 + (unsigned char)*c;
    for (int i = 0; i <= MUTATIONS; i++) {
        memcpy(mutated, original, size);
        mutated_size = size;
        for (int n = i ? 1 + (int)random_below(&state, 8) : 0; n > 0; n--)
            mutate_once(&state, size);
        LLVMFuzzerTestOneInput(mutated, mutated_size);
    }
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The folder's files in the order of their names, so that every run does the same. */
static size_t list(const char *folder, char **names)
{
    size_t count = 0;
    DIR *directory = opendir(folder);
    const struct dirent *entry;
    while (directory && count < NAMES_MAX && (entry = readdir(directory)))
        if (entry->d_name[0] != '.')
            names[count++] = strdup(entry->d_name);
    if (directory)
        closedir(directory);
    qsort(names, count, sizeof *names, compare);
    return count;
}

int main(int argc, char **argv)
{
    static char *names[NAMES_MAX];
    static char path[4096];
    size_t count = argc == 2 ? list(argv[1], names) : 0;
    signal(SIGABRT, keep_crash);
    signal(SIGSEGV, keep_crash);
    for (size_t i = 0; i < count; i++) {
        snprintf(path, sizeof path, "%s/%s", argv[1], names[i]);
        FILE *file = fopen(path, "rb");
        CHECK(file);
        size_t size = fread(original, 1, sizeof original, file);
        fclose(file);
        replay(names[i], size);
        free(names[i]);
    }
    printf("%zu files, %d mutations of each\n", count, MUTATIONS);
    return count ? 0 : 1;
}
