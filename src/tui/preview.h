/* SPDX-License-Identifier: MIT
 *
 * preview: what an import would change, in the order in which the person wants to know it.
 */
#ifndef JUGGLE_SRC_TUI_PREVIEW_H
#define JUGGLE_SRC_TUI_PREVIEW_H

#include "juggle/app/world.h"
#include "juggle/model/record.h"

/* What was asked for, as the person may change it. */
struct import_form {
    bool looking;     /* at the preview; else the file is asked for */
    bool choosing;    /* a row of the files is in hand */
    char path[4096];
    int mode;         /* enum feed_mode, -1: to be guessed */
    int role;         /* enum role, -1: nothing said */
    bool zoning;      /* its zone is being typed */
    char zone[64];    /* "": to be found */
    int64_t conference; /* an id, or one of those below */
    bool follow;      /* what looks alike under another UID goes on */
};
enum { PREVIEW_FOUND = 0, PREVIEW_NEW = -1, PREVIEW_NONE = -2 };

enum preview_type { PREVIEW_HEADING, PREVIEW_CONCERN, PREVIEW_CHANGE, PREVIEW_ALIKE, PREVIEW_ODD };

struct preview_row {
    enum preview_type type;
    const char *word;  /* "moved", "line 12"; of a heading all of it */
    const char *title;
    const char *text;
};

struct preview {
    const char *problem; /* why there is nothing to see; NULL */
    const char *source;
    const char *name;
    const char *mode;
    const char *zone;
    const char *zone_from;
    const char *zone_odd;   /* the file has its zones otherwise than the world; NULL */
    const char *conference; /* NULL: none */
    const int64_t *conferences; /* that it could belong to by their days */
    size_t conference_count;
    bool alike;          /* something looks like what is stored under another UID */
    const char *counts;
    bool nothing;        /* it would change nothing */
    const struct preview_row *rows;
    size_t count;
};

/* The dry run. All of it lives in the arena, which outlives the turn. */
void preview_read(struct world *world, const struct import_form *form, struct arena *arena,
                  struct preview *out);
/* The import itself. *said: what happened; *undo: it is a step. */
bool preview_import(struct world *world, const struct import_form *form, const char **said,
                    bool *undo, struct err *err) MUST_CHECK;

#endif
