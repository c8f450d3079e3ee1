/* SPDX-License-Identifier: MIT
 *
 * faults: loaded before the C library into the program under test. FAULT=NAME:WHAT:K makes the K-th
 * call of a function go wrong (K+: that one and all after it): WHAT is kill (before the call), tear
 * (half of it is written, then the end), or an error such as EIO. FAULT_NOTES names a file for what
 * was seen: how often each was called or, before a kill, how many calls had changed something.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "faults.h"

#define NEXT(name) (__extension__(__typeof__(&(name)))dlsym(RTLD_NEXT, #name))

static const struct {
    const char *name;
    bool changes; /* files look different after it */
} calls[CALL_COUNT] = {
    [CALL_OPEN] = {"open", false},         [CALL_CREATE] = {"create", true},
    [CALL_CLOSE] = {"close", false},       [CALL_READ] = {"read", false},
    [CALL_WRITE] = {"write", true},        [CALL_PREAD] = {"pread", false},
    [CALL_PWRITE] = {"pwrite", true},      [CALL_FSYNC] = {"fsync", false},
    [CALL_FDATASYNC] = {"fdatasync", false}, [CALL_FTRUNCATE] = {"ftruncate", true},
    [CALL_UNLINK] = {"unlink", true},      [CALL_RENAME] = {"rename", true},
    [CALL_LINK] = {"link", true},          [CALL_MKDIR] = {"mkdir", true},
    [CALL_FCNTL] = {"fcntl", false},       [CALL_FCHMOD] = {"fchmod", true},
    [CALL_MALLOC] = {"malloc", false},
};

enum { ERRNO_KILL = -1, ERRNO_TEAR = -2 };

static struct {
    pid_t owner; /* a forked child has no part in it */
    int call, error;
    long at;
    bool on;
    long counts[CALL_COUNT], changes;
    char notes[512];
} fault = {.call = -1};

static int error_of(const char *word, size_t length)
{
    static const struct {
        const char *word;
        int error;
    } errors[] = {{"kill", ERRNO_KILL}, {"tear", ERRNO_TEAR}, {"EIO", EIO},      {"ENOSPC", ENOSPC},
                  {"EACCES", EACCES},   {"EMFILE", EMFILE},   {"ENOMEM", ENOMEM}, {"EROFS", EROFS},
                  {"EDQUOT", EDQUOT}};
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        if (strlen(errors[i].word) == length && !strncmp(errors[i].word, word, length))
            return errors[i].error;
    _exit(99);
}

__attribute__((constructor)) static void begin(void)
{
    const char *wish = getenv("FAULT"), *notes = getenv("FAULT_NOTES");
    fault.owner = getpid();
    if (notes)
        snprintf(fault.notes, sizeof fault.notes, "%s", notes);
    if (!wish)
        return;
    const char *what = strchr(wish, ':'), *at = what ? strchr(what + 1, ':') : NULL;
    for (int i = 0; at && i < CALL_COUNT; i++)
        if (strlen(calls[i].name) == (size_t)(what - wish) &&
            !strncmp(calls[i].name, wish, (size_t)(what - wish)))
            fault.call = i;
    if (fault.call < 0)
        _exit(99);
    fault.error = error_of(what + 1, (size_t)(at - what - 1));
    fault.at = strtol(at + 1, NULL, 10);
    fault.on = at[strlen(at) - 1] == '+';
}

/* By the plainest means: memory or descriptors may be what is short. */
static void note(const char *text, size_t length)
{
    int fd = *fault.notes ? NEXT(open)(fault.notes, O_WRONLY | O_CREAT | O_APPEND, 0600) : -1;
    if (fd < 0)
        return;
    (void)!NEXT(write)(fd, text, length);
    NEXT(close)(fd);
}

static void die(void)
{
    char text[32];
    int length = snprintf(text, sizeof text, "changes %ld\n", fault.changes);
    note(text, (size_t)length);
    kill(fault.owner, SIGKILL);
}

__attribute__((destructor)) static void end(void)
{
    char text[1024];
    int length = 0;
    if (getpid() != fault.owner)
        return;
    fault.call = -1;
    for (int i = 0; i < CALL_COUNT; i++)
        length += snprintf(text + length, sizeof text - (size_t)length, "%s %ld\n", calls[i].name,
                           fault.counts[i]);
    note(text, (size_t)length);
}

/* True: this call is to fail, with errno set. *torn: half of it may be done. */
static bool fails(enum call call, bool *torn)
{
    if (call != CALL_MALLOC && getpid() != fault.owner)
        return false;
    long count = ++fault.counts[call];
    bool hit = (int)call == fault.call && (count == fault.at || (fault.on && count > fault.at));
    if (hit && fault.error == ERRNO_KILL)
        die();
    fault.changes += calls[call].changes;
    if (torn)
        *torn = hit && fault.error == ERRNO_TEAR;
    if (!hit || fault.error < 0)
        return false;
    errno = fault.error;
    return true;
}

/* ---- files ---- */

static enum call kind_of_open(int flags)
{
    return flags & O_CREAT ? CALL_CREATE : CALL_OPEN;
}

/* Of the flags that ask for a mode juggle and SQLite know only O_CREAT. */
#define OPENS(name)                                            \
    int name(const char *path, int flags, ...)                 \
    {                                                          \
        va_list args;                                          \
        va_start(args, flags);                                 \
        mode_t mode = flags & O_CREAT ? va_arg(args, mode_t) : 0; \
        va_end(args);                                          \
        return fails(kind_of_open(flags), NULL) ? -1 : NEXT(name)(path, flags, mode); \
    }
OPENS(open)
OPENS(open64)

int __open_2(const char *path, int flags);
int __open_2(const char *path, int flags)
{
    return fails(kind_of_open(flags), NULL) ? -1 : NEXT(open)(path, flags);
}

int openat(int directory, const char *path, int flags, ...)
{
    va_list args;
    va_start(args, flags);
    mode_t mode = flags & O_CREAT ? va_arg(args, mode_t) : 0;
    va_end(args);
    return fails(kind_of_open(flags), NULL) ? -1 : NEXT(openat)(directory, path, flags, mode);
}

int mkstemps(char *path, int length)
{
    return fails(CALL_CREATE, NULL) ? -1 : NEXT(mkstemps)(path, length);
}

#define LOCKS(name)                                                      \
    int name(int fd, int command, ...)                                   \
    {                                                                    \
        va_list args;                                                    \
        va_start(args, command);                                         \
        void *more = va_arg(args, void *);                               \
        va_end(args);                                                    \
        return fails(CALL_FCNTL, NULL) ? -1 : NEXT(name)(fd, command, more); \
    }
LOCKS(fcntl)
LOCKS(fcntl64)

int close(int fd)
{
    /* As with Linux: even where it fails the descriptor is free again. */
    bool failed = fails(CALL_CLOSE, NULL);
    int error = errno, status = NEXT(close)(fd);
    if (failed)
        errno = error;
    return failed ? -1 : status;
}

ssize_t read(int fd, void *bytes, size_t size)
{
    return fails(CALL_READ, NULL) ? -1 : NEXT(read)(fd, bytes, size);
}

ssize_t pread64(int fd, void *bytes, size_t size, off64_t offset)
{
    return fails(CALL_PREAD, NULL) ? -1 : NEXT(pread64)(fd, bytes, size, offset);
}

ssize_t write(int fd, const void *bytes, size_t size)
{
    bool torn = false;
    if (fails(CALL_WRITE, &torn))
        return -1;
    ssize_t done = NEXT(write)(fd, bytes, torn ? size / 2 : size);
    if (torn)
        die();
    return done;
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t offset)
{
    bool torn = false;
    if (fails(CALL_PWRITE, &torn))
        return -1;
    ssize_t done = NEXT(pwrite64)(fd, bytes, torn ? size / 2 : size, offset);
    if (torn)
        die();
    return done;
}

int fsync(int fd)
{
    return fails(CALL_FSYNC, NULL) ? -1 : NEXT(fsync)(fd);
}

int fdatasync(int fd)
{
    return fails(CALL_FDATASYNC, NULL) ? -1 : NEXT(fdatasync)(fd);
}

int ftruncate64(int fd, off64_t size)
{
    return fails(CALL_FTRUNCATE, NULL) ? -1 : NEXT(ftruncate64)(fd, size);
}

int unlink(const char *path)
{
    return fails(CALL_UNLINK, NULL) ? -1 : NEXT(unlink)(path);
}

int rename(const char *from, const char *to)
{
    return fails(CALL_RENAME, NULL) ? -1 : NEXT(rename)(from, to);
}

int link(const char *from, const char *to)
{
    return fails(CALL_LINK, NULL) ? -1 : NEXT(link)(from, to);
}

int mkdir(const char *path, mode_t mode)
{
    return fails(CALL_MKDIR, NULL) ? -1 : NEXT(mkdir)(path, mode);
}

int fchmod(int fd, mode_t mode)
{
    return fails(CALL_FCHMOD, NULL) ? -1 : NEXT(fchmod)(fd, mode);
}

/* ---- memory: counted in children too, which go on from the parent's count ---- */

#if defined(__GLIBC__) && !defined(FAULTS_LEAVE_MEMORY)
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

void *malloc(size_t size)
{
    return fails(CALL_MALLOC, NULL) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fails(CALL_MALLOC, NULL) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    return fails(CALL_MALLOC, NULL) ? NULL : __libc_realloc(old, size);
}
#endif
