/* SPDX-License-Identifier: MIT
 *
 * told: what the reader of calendars tells of some bytes, as text, a record a line, so that tests
 * can compare all of it at once:
 *
 *     calendar NAME zone=Europe/Berlin
 *     event 3 UID|TITLE|2026-09-10 09:00..10:00 Europe/Berlin|place=Hall A
 *     odd 3 no-uid repaired UID
 *     end events=1 tasks=0
 */
#ifndef JUGGLE_TESTS_SUPPORT_TOLD_H
#define JUGGLE_TESTS_SUPPORT_TOLD_H

#include "juggle/base/str.h"
#include "juggle/ics/read.h"

struct told {
    struct str text;
    size_t events, tasks, calls, skipped, same, oddities;
    size_t codes[ODDITY_COUNT];
    bool truncated;
    bool ended;
    bool quiet;      /* count only */
    int64_t *hashes; /* of the events, where hash_room is set: for reading the same again */
    size_t hash_count, hash_room;
    struct err err; /* why it was refused; code ERR_NONE: it wasn't */
    int status;     /* the child's */
};

void told_init(struct told *told);
void told_finish(struct told *told);
/* The bytes through both halves of the reader, in this process and by files. limits and known may
 * be NULL. */
void told_read(struct told *told, const void *bytes, size_t length, const struct ics_limits *limits,
               const int64_t *known, size_t known_count);
/* The same of an open file, which stays open. */
void told_read_fd(struct told *told, int fd, const struct ics_limits *limits, const int64_t *known,
                  size_t known_count);

#endif
