/* SPDX-License-Identifier: MIT
 *
 * watch: a stopwatch for programs, from outside. "watch run CMD..." tells wall and CPU time, peak
 * memory and status of a whole run. "watch screen [-p KEYS] [-k KEYS] [-b] [-i SECONDS] CMD..."
 * runs it in a terminal of 120x40 and tells when its first picture and the answer to each key were
 * whole: the time of the last byte before a silence in which the program did nothing.
 *
 *   -p KEYS  pressed first, not told      -b          all keys of -k in one write
 *   -k KEYS  pressed one by one, told     -i SECONDS  what it does when left alone
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    QUIET_MS = 50,
    BUSY_LOOK_MS = 10,     /* silence is the end only if the program rests meanwhile */
    REST_NS = 2000000,     /* less than this in such a look is rest */
    PATIENCE_MS = 120000,  /* for a first byte */
    NO_ANSWER_MS = 300     /* a key that changes nothing */
};

extern char **environ;

struct screen {
    int fd;
    pid_t child;
    bool ended;
};

/* What came after something was asked for, until silence. */
struct answer {
    double last_ms; /* after the question */
    double cpu_ms;
    long bytes;
};

struct wish {
    const char *before, *keys;
    bool burst;
    long idle;
};

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int fail(const char *what)
{
    fprintf(stderr, "watch: %s: %s\n", what, strerror(errno));
    return 2;
}

/* ---- a whole run ---- */

static double milliseconds(struct timeval t)
{
    return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

static int run(char **command)
{
    struct rusage used;
    pid_t child;
    int status;
    double start = now_ms();
    if (posix_spawnp(&child, command[0], NULL, NULL, command, environ) != 0)
        return fail(command[0]);
    if (wait4(child, &status, 0, &used) < 0)
        return fail("wait4");
    double end = now_ms();
    printf("run %.3f %.3f %ld %d\n", end - start,
           milliseconds(used.ru_utime) + milliseconds(used.ru_stime), used.ru_maxrss,
           WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
    return 0;
}

/* ---- a screen ---- */

/* Nanoseconds on a processor so far, of its first thread. */
static long long busy_ns(pid_t child)
{
    char path[64], text[128] = "";
    snprintf(path, sizeof path, "/proc/%d/schedstat", (int)child);
    FILE *file = fopen(path, "r");
    if (!file)
        return 0;
    if (!fgets(text, sizeof text, file))
        text[0] = '\0';
    fclose(file);
    return strtoll(text, NULL, 10);
}

static long peak_kb(pid_t child)
{
    char path[64], line[256];
    long peak = 0;
    snprintf(path, sizeof path, "/proc/%d/status", (int)child);
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file))
        if (strncmp(line, "VmHWM:", 6) == 0)
            peak = strtol(line + 6, NULL, 10);
    if (file)
        fclose(file);
    return peak;
}

static bool start(struct screen *screen, char **command)
{
    struct winsize size = {.ws_row = 40, .ws_col = 120};
    *screen = (struct screen){.fd = -1};
    screen->child = forkpty(&screen->fd, NULL, NULL, &size);
    if (screen->child == 0) {
        setenv("TERM", "xterm-256color", 1);
        unsetenv("LINES");
        unsetenv("COLUMNS");
        execvp(command[0], command);
        _exit(127);
    }
    return screen->child > 0;
}

static void send_bytes(struct screen *screen, const char *bytes, size_t count)
{
    if (write(screen->fd, bytes, count) != (ssize_t)count)
        screen->ended = true;
}

/* A terminal says what it is when asked. */
static void reply(struct screen *screen, const char *text)
{
    static const char what[] = "\033[?62;22c";
    if (strstr(text, "\033[c") || strstr(text, "\033[0c"))
        send_bytes(screen, what, sizeof what - 1);
}

/* Bytes read, 0: silence. */
static long read_some(struct screen *screen, int milliseconds_most)
{
    char text[65537];
    struct pollfd fd = {.fd = screen->fd, .events = POLLIN};
    if (screen->ended || poll(&fd, 1, milliseconds_most) <= 0)
        return 0;
    ssize_t got = read(screen->fd, text, sizeof text - 1);
    if (got <= 0) {
        screen->ended = true;
        return 0;
    }
    text[got] = '\0';
    reply(screen, text);
    return got;
}

static bool rests(struct screen *screen, long *bytes)
{
    long long before = busy_ns(screen->child);
    *bytes = read_some(screen, BUSY_LOOK_MS);
    return *bytes == 0 && busy_ns(screen->child) - before < REST_NS;
}

static struct answer listen(struct screen *screen, double asked, int patience, long long busy)
{
    struct answer answer = {0};
    int most = patience;
    while (!screen->ended) {
        long got = read_some(screen, most);
        if (got == 0 && rests(screen, &got))
            break;
        if (got > 0) {
            answer.last_ms = now_ms() - asked;
            answer.bytes += got;
        }
        most = QUIET_MS;
    }
    answer.cpu_ms = (double)(busy_ns(screen->child) - busy) / 1e6;
    return answer;
}

static struct answer press(struct screen *screen, const char *keys, size_t count)
{
    long long busy = busy_ns(screen->child);
    double asked = now_ms();
    send_bytes(screen, keys, count);
    return listen(screen, asked, NO_ANSWER_MS, busy);
}

static void tell(const char *what, struct answer answer)
{
    printf("%s %.3f %.3f %ld\n", what, answer.last_ms, answer.cpu_ms, answer.bytes);
}

/* Left alone from when what a start brings with it is done. */
static void leave_alone(struct screen *screen, long seconds)
{
    enum { AT_REST_MS = 4000 };
    struct answer answer = {0};
    while (!screen->ended && read_some(screen, AT_REST_MS) > 0)
        ;
    long long busy = busy_ns(screen->child);
    double end = now_ms() + (double)seconds * 1e3;
    while (!screen->ended && now_ms() < end)
        answer.bytes += read_some(screen, (int)(end - now_ms()) + 1);
    answer.cpu_ms = (double)(busy_ns(screen->child) - busy) / 1e6;
    tell("idle", answer);
}

/* q leaves all programs that are measured here; what doesn't go is ended. */
static int stop(struct screen *screen)
{
    int status;
    for (int i = 0; i < 3 && !screen->ended; i++)
        press(screen, "q", 1);
    if (!screen->ended)
        kill(screen->child, SIGKILL);
    close(screen->fd);
    return waitpid(screen->child, &status, 0) == screen->child ? 0 : fail("waitpid");
}

static int measure(const struct wish *wish, char **command)
{
    struct screen screen;
    double asked = now_ms();
    if (!start(&screen, command))
        return fail("forkpty");
    tell("first", listen(&screen, asked, PATIENCE_MS, 0));
    if (screen.ended)
        return fail("the program left before its first picture");
    for (const char *key = wish->before; *key; key++)
        press(&screen, key, 1);
    if (wish->burst)
        tell("burst", press(&screen, wish->keys, strlen(wish->keys)));
    for (const char *key = wish->burst ? "" : wish->keys; *key; key++)
        tell("key", press(&screen, key, 1));
    if (wish->idle)
        leave_alone(&screen, wish->idle);
    printf("memory %ld\n", peak_kb(screen.child));
    return stop(&screen);
}

int main(int argc, char **argv)
{
    struct wish wish = {"", "", false, 0};
    int option;
    if (argc > 2 && strcmp(argv[1], "run") == 0)
        return run(argv + 2);
    if (argc > 2 && strcmp(argv[1], "screen") == 0) {
        argv++;
        argc--;
    } else {
        argc = 0;
    }
    while (argc && (option = getopt(argc, argv, "+p:k:bi:")) != -1) {
        if (option == 'p')
            wish.before = optarg;
        else if (option == 'k')
            wish.keys = optarg;
        else if (option == 'b')
            wish.burst = true;
        else if (option == 'i')
            wish.idle = strtol(optarg, NULL, 10);
        else
            return 2;
    }
    if (!argc || optind >= argc) {
        fputs("watch run CMD... | watch screen [-p KEYS] [-k KEYS] [-b] [-i SECONDS] CMD...\n",
              stderr);
        return 2;
    }
    return measure(&wish, argv + optind);
}
