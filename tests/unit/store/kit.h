/* SPDX-License-Identifier: MIT
 *
 * kit: a store in a directory of its own, zones without a database, and failures that say why.
 */
#ifndef JUGGLE_TESTS_UNIT_STORE_KIT_H
#define JUGGLE_TESTS_UNIT_STORE_KIT_H

#include "juggle/store/store.h"
#include "private.h"
#include "unit.h"

/* 2026-11-21T09:00Z */
#define KIT_NOW ((instant)1795251600)

struct kit {
    char directory[64];
    char path[96];
    char backups[96];
    struct arena arena;
    struct arena zone_arena;
    const struct zone *berlin;
    struct store_options options;
    struct store *store;
    struct err err;
};

/* cmocka's setup and teardown: *state is a struct kit, with no store open yet. */
int kit_setup(void **state);
int kit_teardown(void **state);

#define MUST(kit, call)                                                                            \
    do {                                                                                           \
        if (!(call))                                                                               \
            fail_msg("%s: %s", #call, (kit)->err.text);                                            \
    } while (0)
/* Fails as it should, with this code. */
#define MUST_FAIL(kit, call, wanted)                                                               \
    do {                                                                                           \
        (kit)->err = (struct err){0};                                                              \
        if (call)                                                                                  \
            fail_msg("%s: did not fail", #call);                                                   \
        if ((kit)->err.code != (wanted))                                                           \
            fail_msg("%s: %d: %s", #call, (int)(kit)->err.code, (kit)->err.text);                  \
    } while (0)

void kit_open(struct kit *kit, enum store_access access);
void kit_close(struct kit *kit);
/* Closed and opened again. */
void kit_reopen(struct kit *kit);

/* Of all bytes of a file; 0 where there is none, or something else. */
uint64_t kit_hash(const char *path);
size_t kit_size(const char *path);
void kit_write(const char *path, const void *bytes, size_t size);
/* How many copies there are. */
size_t kit_copies(struct kit *kit);
/* Runs SQL on the file, as another program would. */
void kit_sql(struct kit *kit, const char *sql);
/* The first number that SQL answers there. */
int64_t kit_number(struct kit *kit, const char *sql);

/* One step with one put; answers the id. */
int64_t kit_put(struct kit *kit, enum record_kind kind, void *record);
void kit_delete(struct kit *kit, enum record_kind kind, int64_t id);
/* NULL where there is none. */
const void *kit_find(struct kit *kit, enum record_kind kind, int64_t id);
size_t kit_count(struct kit *kit, enum record_kind kind);

/* The instant of "2026-12-01T10:00" as in UTC. */
instant kit_at(const char *text);
/* An event of the person's: title, and its times as if in UTC. */
struct event kit_event(const char *uid, const char *start, const char *end);
struct event kit_day_event(const char *uid, const char *first, const char *end);
struct task kit_task(const char *title);
struct feed kit_feed(const char *name);
/* Its wall clock is that of Berlin from now on. */
void kit_in_berlin(struct kit *kit, struct event *event);

#endif
