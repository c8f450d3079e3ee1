/* SPDX-License-Identifier: MIT
 *
 * over: what the overlays share.
 */
#ifndef JUGGLE_SRC_TUI_OVER_H
#define JUGGLE_SRC_TUI_OVER_H

#include "juggle/base/vec.h"
#include "ui.h"

struct over_rows {
    VEC(int64_t) ids;  /* of the list; LIST_HEADING for headings */
    VEC(int) index;    /* into what the overlay lists */
};

void over_rows(const struct ui *ui, const struct scene *scene, struct over_rows *rows);
void over_push(const struct scene *scene, struct over_rows *rows, int64_t id, int index);
/* What is edited or shown in full; NULL where it is gone. */
const struct item *over_item(const struct ui *ui, const struct scene *scene);

struct over_hint {
    const char *key, *text;
};
/* In the footer's place. */
void over_paint_hints(const struct ui *ui, struct canvas *canvas, const struct over_hint *hints,
                      size_t count);

/* over_checkin.c: two keys a day. */
void over_checkin_open(struct ui *ui);
void over_checkin_handle(struct ui *ui, const struct input_event *event, struct effect *effect);
void over_checkin_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        struct rect area);

/* over_import.c: a calendar comes in. */
void over_import_open(struct ui *ui);
void over_import_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                        struct effect *effect);
void over_import_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect area);
/* In the place of the footer, while it is read. */
void over_import_progress(const struct ui *ui, struct canvas *canvas, size_t done, size_t total);

/* over_paper.c: a plan or an offer, to read and to accept. */
void over_paper_open(struct ui *ui, enum paper_kind kind, struct effect *effect);
void over_paper_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                       struct effect *effect);
void over_paper_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                      struct rect area);

/* over_finding.c: what stands out, in full, and the reason to let it wait. */
void over_finding_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                         struct effect *effect);
void over_finding_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        struct rect area);
/* The finding alone, as views show it beside their lists. */
void over_paint_finding(const struct scene *scene, struct canvas *canvas, struct rect area,
                        const struct insight_finding *finding);

/* over_programme.c: the sessions of a conference. */
bool over_programme_has(const struct item *item);
/* Of the item in hand, else the conference that is nearest in time. */
void over_programme_open(struct ui *ui, const struct scene *scene, const struct item *item,
                         struct effect *effect);
/* From a session in full. */
void over_programme_back(struct ui *ui);
struct programme_wish over_programme_wish(const struct ui *ui);
void over_programme_handle(struct ui *ui, const struct scene *scene,
                           const struct input_event *event, struct effect *effect);
void over_programme_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                          struct rect area);

/* Moves in a list by one of the commands that do so everywhere; false: not one of them. */
bool over_move(struct list *list, enum command command, const int64_t *ids);
/* Blank paper for an overlay that fills the body, the view's lines above it taken out too. */
void over_blank(struct canvas *canvas, struct rect area);

/* over_add.c: the line of quick add. */

/* An item as the line that would make it. */
const char *over_line_of(const struct scene *scene, const struct item *item);
/* Backspace right behind a chip gives it back as text. False: not that. */
bool over_drop_chip(struct ui *ui, const struct scene *scene, const struct input_event *event);
/* The line with its chips, and above it how each was understood. */
void over_paint_chips(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                      struct rect field);

#endif
