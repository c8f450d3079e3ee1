/* SPDX-License-Identifier: MIT
 *
 * box: see box.h. Trees are copied by hand, because thousands of them are.
 */
#include "box.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PATH_SIZE = 512, WORDS_MAX = 16, SECONDS_MAX = 60 };

static void give_up(const char *what)
{
    fprintf(stderr, "%s: %s\n", what, strerror(errno));
    exit(1);
}

/* ---- trees ---- */

static void path_in(char *path, const char *directory, const char *name)
{
    if (snprintf(path, PATH_SIZE, "%s/%s", directory, name) >= PATH_SIZE)
        give_up(name);
}

static void for_each(const char *directory, const char *other,
                     void (*visit)(const char *from, const char *to))
{
    DIR *dir = opendir(directory);
    struct dirent *entry;
    if (!dir)
        give_up(directory);
    while ((entry = readdir(dir)) != NULL) {
        char from[PATH_SIZE], to[PATH_SIZE];
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
            continue;
        path_in(from, directory, entry->d_name);
        path_in(to, other, entry->d_name);
        visit(from, to);
    }
    closedir(dir);
}

static bool is_directory(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static void tree_remove(const char *path, const char *ignored)
{
    (void)ignored;
    if (is_directory(path)) {
        chmod(path, 0700);
        for_each(path, path, tree_remove);
    }
    if (remove(path) && errno != ENOENT)
        give_up(path);
}

static void file_copy(const char *from, const char *to)
{
    static char bytes[1 << 16];
    int in = open(from, O_RDONLY), out = open(to, O_WRONLY | O_CREAT | O_EXCL, 0600);
    ssize_t got = 0;
    if (in < 0 || out < 0)
        give_up(from);
    while ((got = read(in, bytes, sizeof bytes)) > 0)
        if (write(out, bytes, (size_t)got) != got)
            give_up(to);
    close(in);
    close(out);
}

static void tree_copy(const char *from, const char *to)
{
    if (!is_directory(from)) {
        file_copy(from, to);
        return;
    }
    if (mkdir(to, 0700))
        give_up(to);
    for_each(from, to, tree_copy);
}

static void tree_replace(const char *from, const char *to)
{
    if (is_directory(to))
        tree_remove(to, NULL);
    tree_copy(from, to);
}

/* ---- the box ---- */

/* Where it's in memory, waiting for the disk takes no time. */
static const char *place(void)
{
    const char *wish = getenv("TMPDIR");
    return wish && *wish == '/' ? wish : access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
}

void box_open(struct box *box, int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: %s JUGGLE FAULTS\n", argv[0]);
        exit(2);
    }
    *box = (struct box){.juggle = argv[1], .faults = argv[2]};
    const char *all = getenv("JUGGLE_FAULT_ALL");
    box->all = all && *all;
    if (snprintf(box->root, sizeof box->root, "%s/juggle-fault-XXXXXX", place()) >=
            (int)sizeof box->root ||
        !mkdtemp(box->root))
        give_up(box->root);
    snprintf(box->home, sizeof box->home, "%s/home", box->root);
    if (mkdir(box->home, 0700))
        give_up(box->home);
}

void box_close(struct box *box)
{
    tree_remove(box->root, NULL);
}

void box_save(struct box *box, const char *name)
{
    char kept[PATH_SIZE];
    path_in(kept, box->root, name);
    tree_replace(box->home, kept);
}

void box_load(struct box *box, const char *name)
{
    char kept[PATH_SIZE];
    path_in(kept, box->root, name);
    tree_replace(kept, box->home);
}

void box_file(struct box *box, const char *name, const char *text)
{
    char path[PATH_SIZE];
    path_in(path, box->home, name);
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(text, 1, strlen(text), file) != strlen(text) || fclose(file))
        give_up(path);
}

bool box_has(const struct box *box, const char *name)
{
    char path[PATH_SIZE];
    path_in(path, box->home, name);
    return access(path, F_OK) == 0;
}

/* ---- running ---- */

static char *text_of(int fd)
{
    off_t size = lseek(fd, 0, SEEK_END);
    char *text = size < 0 ? NULL : calloc(1, (size_t)size + 1);
    if (!text || pread(fd, text, (size_t)size, 0) != size)
        give_up("output");
    close(fd);
    return text;
}

static int output(const struct box *box, const char *name)
{
    char path[PATH_SIZE];
    path_in(path, box->root, name);
    int fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0)
        give_up(path);
    return fd;
}

/* In the child: nothing of the tester's own surroundings gets in. */
static void become(const struct box *box, char **words, const char *fault, int out, int err)
{
    static const char *const usual[][2] = {
        {"PATH", "/usr/bin:/bin"},
        {"LC_ALL", "C.UTF-8"},
        {"TZ", "Europe/Berlin"},
        {"TERM", "dumb"},
        {"JUGGLE_NOW", "2026-11-23T09:00"},
        {"ASAN_OPTIONS", "verify_asan_link_order=0:detect_leaks=0"}};
    char notes[PATH_SIZE];
    path_in(notes, box->root, "notes");
    clearenv();
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        setenv(usual[i][0], usual[i][1], 1);
    setenv("HOME", box->home, 1);
    if (fault) {
        setenv("LD_PRELOAD", box->faults, 1);
        setenv("FAULT_NOTES", notes, 1);
    }
    if (fault && *fault)
        setenv("FAULT", fault, 1);
    int nothing = open("/dev/null", O_RDONLY);
    if (dup2(nothing, STDIN_FILENO) < 0 || dup2(out, STDOUT_FILENO) < 0 ||
        dup2(err, STDERR_FILENO) < 0 || chdir(box->home))
        _exit(98);
    close(nothing);
    alarm(SECONDS_MAX);
    execv(box->juggle, words);
    _exit(98);
}

static void split(char *command, char **words)
{
    static char name[] = "juggle";
    int count = 0;
    words[count++] = name;
    for (char *rest = NULL, *word = strtok_r(command, " ", &rest); word && count < WORDS_MAX - 1;
         word = strtok_r(NULL, " ", &rest))
        words[count++] = word;
    words[count] = NULL;
}

void box_run(struct box *box, const char *command, const char *fault, struct outcome *outcome)
{
    char copy[PATH_SIZE], notes[PATH_SIZE], *words[WORDS_MAX];
    int status = 0, out = output(box, "out"), err = output(box, "err");
    snprintf(copy, sizeof copy, "%s", command);
    split(copy, words);
    path_in(notes, box->root, "notes");
    unlink(notes);
    pid_t pid = fork();
    if (pid == 0)
        become(box, words, fault, out, err);
    if (pid < 0 || waitpid(pid, &status, 0) != pid)
        give_up("fork");
    outcome->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    outcome->out = text_of(out);
    outcome->err = text_of(err);
    if (outcome->status == 98 || outcome->status == 99) {
        fprintf(stderr, "%s: could not be run with %s\n", box->juggle, fault ? fault : "no fault");
        exit(1);
    }
}

void outcome_free(struct outcome *outcome)
{
    free(outcome->out);
    free(outcome->err);
}

int box_status(struct box *box, const char *command)
{
    struct outcome outcome;
    box_run(box, command, NULL, &outcome);
    outcome_free(&outcome);
    return outcome.status;
}

void box_must(struct box *box, const char *command)
{
    struct outcome outcome;
    box_run(box, command, NULL, &outcome);
    if (outcome.status != 0) {
        fprintf(stderr, "juggle %s: ended with %d: %s\n", command, outcome.status, outcome.err);
        exit(1);
    }
    outcome_free(&outcome);
}

/* ---- what the shim noted ---- */

static long noted(struct box *box, const char *name)
{
    char path[PATH_SIZE], word[32];
    long value, found = -1;
    path_in(path, box->root, "notes");
    FILE *file = fopen(path, "r");
    while (file && fscanf(file, "%31s %ld", word, &value) == 2)
        if (!strcmp(word, name))
            found = value;
    if (file)
        fclose(file);
    return found;
}

long box_count(struct box *box, const char *command, const char *call)
{
    struct outcome outcome;
    box_run(box, command, "", &outcome);
    long count = noted(box, call);
    if (outcome.status != 0 || count < 0) {
        fprintf(stderr, "juggle %s: ended with %d, %s %ld: %s\n", command, outcome.status, call,
                count, outcome.err);
        exit(1);
    }
    outcome_free(&outcome);
    return count;
}

long box_changes(struct box *box)
{
    return noted(box, "changes");
}
