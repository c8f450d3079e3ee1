/* SPDX-License-Identifier: MIT
 *
 * state: what a box holds, told by the program's own reading commands, and a home to begin from.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "box.h"

/* ---- the state ---- */

/* A uid that was made by chance: 8-4-4-4-12 hexadecimal digits. */
static bool is_made_uid(const char *at)
{
    for (int i = 0; i < 36; i++) {
        bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? at[i] != '-' : !isxdigit((unsigned char)at[i]))
            return false;
    }
    return true;
}

static void steady(char *text)
{
    for (char *at = text; *at; at++)
        if (is_made_uid(at))
            memset(at, 'u', 36);
}

static bool tell(struct box *box, const char *command, char **text)
{
    struct outcome outcome;
    box_run(box, command, NULL, &outcome);
    bool ok = outcome.status == 0;
    if (!ok)
        fprintf(stderr, "juggle %s: ended with %d: %s\n", command, outcome.status, outcome.err);
    size_t had = *text ? strlen(*text) : 0;
    char *more = realloc(*text, had + strlen(outcome.out) + 1);
    if (!more)
        exit(1);
    strcpy(more + had, outcome.out);
    *text = more;
    outcome_free(&outcome);
    return ok;
}

char *box_state(struct box *box)
{
    char *text = NULL;
    if (tell(box, "export --format json --tasks --checkins --from 2020-01-01 --to 2030-01-01",
             &text) &&
        tell(box, "history 1000 --json", &text)) {
        steady(text);
        return text;
    }
    free(text);
    return NULL;
}

bool box_sound(struct box *box)
{
    struct outcome outcome;
    box_run(box, "doctor --deep --json", NULL, &outcome);
    bool sound = outcome.status == 0 && strstr(outcome.out, "\"good\":true") &&
                 !strstr(outcome.out, "\"good\":false");
    if (!sound)
        fprintf(stderr, "doctor: %d: %s%s\n", outcome.status, outcome.out, outcome.err);
    outcome_free(&outcome);
    return sound;
}

bool box_looked_over(struct box *box)
{
    return box_whole(box) && (box->looks++ % DOCTOR_EVERY != 0 || box_sound(box));
}

/* ---- a home to begin from ---- */

enum { EVENTS = 60, TEXT_SIZE = EVENTS * 256 };

/* `from` and `to` number the events; of what both calendars have, every third moves by an hour. */
static void calendar(struct box *box, const char *name, int from, int to, int hour)
{
    static char text[TEXT_SIZE];
    int at = snprintf(text, sizeof text,
                      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//tests//faults\r\n"
                      "X-WR-CALNAME:Work\r\n");
    for (int i = from; i < to; i++)
        at += snprintf(text + at, sizeof text - (size_t)at,
                       "BEGIN:VEVENT\r\nUID:event-%d@faults\r\nDTSTAMP:20261101T000000Z\r\n"
                       "DTSTART:202612%02dT%02d0000Z\r\nDURATION:PT45M\r\nSUMMARY:Meeting %d\r\n"
                       "END:VEVENT\r\n",
                       i, 1 + i % 28, 8 + i / 28 + (i % 3 ? 0 : hour), i);
    snprintf(text + at, sizeof text - (size_t)at, "END:VCALENDAR\r\n");
    box_file(box, name, text);
}

void box_fill(struct box *box)
{
    calendar(box, "first.ics", 0, EVENTS - 20, 0);
    calendar(box, "second.ics", 10, EVENTS, 1);
    box_save(box, "nothing");
    box_must(box, "import first.ics");
    box_must(box, "backup early.db");
    box_must(box, "add Draft the demo ~3h due 2026-11-27 @demo +kubecon #urgent");
    box_must(box, "add Office hours tue 15:00-16:00 every week");
    box_must(
        box,
        "conference add KubeCon --from 2026-12-14 --to 2026-12-16 --place Paris --tz Europe/Paris");
    box_must(box, "done t1");
    box_save(box, "full");
}

/* ---- points ---- */

long box_points(const struct box *box, long count, long wanted)
{
    return box->all || count < wanted ? count : wanted;
}

long box_point(const struct box *box, long count, long wanted, long i)
{
    if (box->all || count <= wanted)
        return i + 1;
    unsigned long mixed = ((unsigned long)i + 1) * 2654435761UL % 4294967296UL;
    long from = i * count / wanted, to = (i + 1) * count / wanted;
    return from + 1 + (long)((mixed >> 8) % (unsigned long)(to - from));
}
