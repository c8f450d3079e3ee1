/* SPDX-License-Identifier: MIT
 *
 * over: what the overlays share.
 */
#ifndef JUGGLE_SRC_TUI_OVER_H
#define JUGGLE_SRC_TUI_OVER_H

#include "juggle/base/vec.h"
#include "ui.h"

/* What a list over the body holds. */
struct over_rows {
    VEC(int64_t) ids;  /* LIST_HEADING for headings */
    VEC(int) index;    /* into what the overlay lists; a command_group for headings */
};

struct over_list {
    const char *prompt; /* of the line whose words choose the rows; NULL: there is no line */
    const char *title, *empty;
    const char *enter;  /* what Enter does, for the footer */
    void (*rows)(const struct ui *ui, const struct scene *scene, struct over_rows *rows);
    void (*paint_row)(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                      struct rect line, int index);
    void (*choose)(struct ui *ui, const struct scene *scene, int index, struct effect *effect);
    /* What it is about, behind the title; NULL: the title says all. */
    const char *(*about)(const struct ui *ui, const struct scene *scene);
    /* Of a row whose id is LIST_HEADING; NULL: its index is a command_group. */
    const char *(*heading)(const struct ui *ui, const struct scene *scene, int index);
};

struct over_ops {
    int command; /* what opens it; COMMAND_COUNT: a view or another overlay does */
    bool item;   /* it is about the row in hand, kept in ui->edited */
    bool reads;  /* the scene holds more while it is open */
    bool leaves; /* a click on a view's name leaves it: nothing is typed there that could be lost */
    const struct over_list *list;
    struct input_history *(*history)(struct ui *ui); /* of its line; NULL: none */
    void (*open)(struct ui *ui, const struct scene *scene, struct effect *effect);
    void (*handle)(struct ui *ui, const struct scene *scene, const struct input_event *event,
                   struct effect *effect);
    void (*paint)(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                  struct rect area);
    /* A command on its rows, where it is a page that others open above. */
    void (*run)(struct ui *ui, const struct scene *scene, enum command command,
                struct effect *effect);
    /* from what was opened above it (ui->under); NULL: nothing can be */
    void (*back)(struct ui *ui);
};

const struct over_ops *over_ops(enum overlay over);
/* Opens one, with an empty line. */
void over_open(struct ui *ui, const struct scene *scene, enum overlay over, struct effect *effect);
/* One that is about an item. */
void over_show(struct ui *ui, const struct scene *scene, enum overlay over, const char *id,
               struct effect *effect);
/* What shows a record, by its id. */
enum overlay over_of(const char *id);
/* Closes it; what was under it comes back. */
void over_close(struct ui *ui);
/* A key of the views: it closes the overlay, and means on the row in hand what it means there. */
void over_view_key(struct ui *ui, const struct scene *scene, const struct input_event *event,
                   struct effect *effect);
/* A command on what came back when an overlay was closed: the view, or the page under it. */
void over_command_below(struct ui *ui, const struct scene *scene, enum command command,
                        struct effect *effect);
/* What is edited or shown in full; NULL where it is gone. */
const struct item *over_item(const struct ui *ui, const struct scene *scene);
/* The item of an id, wherever the scene has it. */
const struct item *over_find_item(const struct scene *scene, const char *id);

struct over_hint {
    const char *key, *text;
};
/* In the footer's place. */
void over_paint_hints(const struct ui *ui, struct canvas *canvas, const struct over_hint *hints,
                      size_t count);
/* Is there room for all of them? */
bool over_hints_fit(const struct ui *ui, const struct over_hint *hints, size_t count);
/* The usual two: Enter does that, Esc goes back. */
void over_paint_enter(const struct ui *ui, struct canvas *canvas, const char *enter);
/* The line above the footer, blank behind its prompt: where the field goes. */
struct rect over_paint_prompt(const struct ui *ui, struct canvas *canvas, const char *prompt);
/* Blank paper for an overlay that fills the body, the view's lines above it taken out too. */
void over_blank(struct canvas *canvas, struct rect area);

/* over_list.c: overlays that are a list. */
void over_list_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                      struct effect *effect);
void over_list_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                     struct rect area);
void over_push(const struct scene *scene, struct over_rows *rows, int64_t id, int index);
/* Moves in a list by one of the commands that do so everywhere; false: not one of them. */
bool over_move(struct list *list, enum command command, const int64_t *ids);
/* The same where no row is in hand and there is only text to read: the sight moves at once. */
bool over_read_on(struct list *list, enum command command);

extern const struct over_list over_find_list, over_palette_list, over_help_list, over_history_list,
    over_stage_list, over_role_list, over_new_list, over_feedback_list;

/* over_commands.c: any verb by its name. */
void over_palette_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                         struct effect *effect);
void over_palette_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        struct rect area);

/* over_history.c: what was done, and what each step changed. */
void over_history_open(struct ui *ui, const struct scene *scene, struct effect *effect);
void over_history_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                         struct effect *effect);
void over_history_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        struct rect area);

/* over_find.c: everything, as it is typed. */
void over_find_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                      struct effect *effect);
void over_find_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                     struct rect area);
/* The next (1) or previous (-1) one of those that were found. */
void over_find_step(struct ui *ui, const struct scene *scene, int step, struct effect *effect);

/* over_filter.c: narrowing the list of tasks. */
void over_filter_open(struct ui *ui, const struct scene *scene, struct effect *effect);
void over_filter_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                        struct effect *effect);
void over_filter_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect area);
/* Shows the tasks through a filter. */
void over_filter_use(struct ui *ui, const struct scene *scene, const char *text,
                     struct effect *effect);
/* Asks under what name words are to be kept. */
void over_name_open(struct ui *ui, const struct scene *scene, const char *words,
                    struct effect *effect);
void over_name_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                      struct effect *effect);
void over_name_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                     struct rect area);

/* over_detail.c: one item in full. */
void over_detail_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                        struct effect *effect);
void over_detail_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect area);

/* over_add.c: the lines of quick add, edit and capture. */
void over_edit_open(struct ui *ui, const struct scene *scene, struct effect *effect);
void over_add_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                     struct effect *effect);
void over_add_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                    struct rect area);

/* over_survey.c: four questions a month, behind a check-in. */
void over_survey_open(struct ui *ui, const struct scene *scene, struct effect *effect);
void over_survey_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                        struct effect *effect);
void over_survey_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect area);

/* over_form.c: any record as a form. */
void over_form_open(struct ui *ui, const struct scene *scene, struct effect *effect);
/* Of a record, as a line of quick add would have it; NULL: as it is. */
void over_form_of(struct ui *ui, const struct scene *scene, const char *id, const char *line,
                  struct effect *effect);
/* A new one; about: see card_new. */
void over_form_new(struct ui *ui, const struct scene *scene, enum card_kind kind, const char *about,
                   struct effect *effect);
/* Commands that open a form for something new, or the editor for a note. False: not one of them. */
bool over_form_command(struct ui *ui, const struct scene *scene, enum command command,
                       struct effect *effect);
/* What became of it: it could not be read; it was kept, or not, and that was said. */
void over_form_failed(struct ui *ui, const char *problem);
void over_form_sent(struct ui *ui, bool kept);
void over_form_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                      struct effect *effect);
void over_form_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                     struct rect area);

/* over_scope.c: this one, the following, or all. */
enum card_scope over_scope_of(const struct input_event *event, bool one_may);
/* An effect that changes one of a series of the person's own waits for the answer. */
void over_scope_hold(struct ui *ui, const struct scene *scene, struct effect *effect);
void over_scope_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                       struct effect *effect);
void over_scope_paint(const struct ui *ui, const struct scene *scene, struct canvas *canvas,
                      const char *title, const char *verb, bool one_may);
void over_scope_paint_held(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                           struct rect area);

/* over_checkin.c: two keys a day. */
void over_checkin_open(struct ui *ui, const struct scene *scene, struct effect *effect);
void over_checkin_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                         struct effect *effect);
void over_checkin_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        struct rect area);

/* over_import.c: a calendar comes in. */
void over_import_open(struct ui *ui, const struct scene *scene, struct effect *effect);
void over_import_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                        struct effect *effect);
void over_import_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect area);
/* Its zone, typed; the preview comes back with it. */
void over_import_ask_zone(struct ui *ui, struct effect *effect);
/* over_preview.c: what it would change. */
void over_preview_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                         struct effect *effect);
void over_preview_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        struct rect area);
/* In the place of the footer, while it is read. */
void over_import_progress(const struct ui *ui, struct canvas *canvas, size_t done, size_t total);

/* over_paper.c: a plan or an offer, to read and to accept. */
void over_plan_open(struct ui *ui, const struct scene *scene, struct effect *effect);
void over_whatif_open(struct ui *ui, const struct scene *scene, struct effect *effect);
void over_paper_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                       struct effect *effect);
void over_paper_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                      struct rect area);

/* over_finding.c: what stands out, in full, and the reason to let it wait. */
void over_finding_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                         struct effect *effect);
void over_finding_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        struct rect area);
/* signs.c: the loudest one that speaks now. */
void over_why(struct ui *ui, const struct scene *scene, struct effect *effect);
/* The finding alone, as views show it beside their lists. */
void over_paint_finding(const struct scene *scene, struct canvas *canvas, struct rect area,
                        const struct insight_finding *finding);

/* over_welcome.c: ways to begin, and what is asked once. */
void over_welcome_open(struct ui *ui, const struct scene *scene, struct effect *effect);
void over_welcome_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                         struct effect *effect);
void over_welcome_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        struct rect area);
/* What became of the answers: wrong is the one that can't be right, WELCOME_COUNT: none. */
void over_welcome_kept(struct ui *ui, bool kept, enum welcome_question wrong, const char *problem);

/* over_record.c: the page of a conference or a talk. */
void over_record_open(struct ui *ui, const struct scene *scene, struct effect *effect);
void over_record_back(struct ui *ui);
/* The id of what has to be read for it, or NULL. */
const char *over_record_wish(const struct ui *ui);
void over_record_run(struct ui *ui, const struct scene *scene, enum command command,
                     struct effect *effect);
void over_record_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                        struct effect *effect);
void over_record_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect area);

/* over_page.c: closes what is open for a command that asks for no row; others do nothing. */
void over_leave_for(struct ui *ui, const struct scene *scene, enum command command,
                    struct effect *effect);
/* What means the same on a page as everywhere; nothing else does anything. */
void over_page_command(struct ui *ui, const struct scene *scene, enum command command,
                       struct effect *effect);
/* The page below the line that is typed above it. */
void over_page_paint_under(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                           struct rect area);

/* over_stage.c: what became of a submission. */
void over_stage_open(struct ui *ui, const struct scene *scene, struct effect *effect);
/* In which role the person is at what is marked or in hand, and stays closed where that takes none;
 * above another overlay at what ui->edited says. */
void over_role_open(struct ui *ui, const struct scene *scene, struct effect *effect);
/* And how far a piece of feedback has come. */
void over_feedback_open(struct ui *ui, const struct scene *scene, struct effect *effect);

/* over_decline.c: saying no. */
void over_decline_open(struct ui *ui, const struct scene *scene, int64_t conference,
                       struct effect *effect);
void over_decline_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                         struct effect *effect);
void over_decline_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                        struct rect area);

/* over_log.c: minutes already spent. */
void over_log_open(struct ui *ui, const struct scene *scene, struct effect *effect);
void over_log_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                     struct effect *effect);
void over_log_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                    struct rect area);

/* over_ritual.c: the morning, the evening and the week; over_ritual_hands.c: their keys. */
struct ritual_layout {
    struct rect title, passed, head, list, foot, verbs;
    struct rect side; /* of wide windows: the row in hand in full */
};
bool over_ritual_is(enum overlay over);
enum ritual_kind over_ritual_kind(const struct ui *ui);
struct ritual_layout over_ritual_layout(const struct ritual_page *page, struct rect body);
/* Takes the rows in, at that height; their ids live in the turn. */
const int64_t *over_ritual_rows(struct ui *ui, const struct scene *scene, int height);
/* The row in hand, or NULL. */
const struct ritual_row *over_ritual_row(struct ui *ui, const struct scene *scene);
struct ritual_wish over_ritual_wish(const struct ui *ui);
void over_ritual_open(struct ui *ui, const struct scene *scene, struct effect *effect);
void over_ritual_back(struct ui *ui);
void over_ritual_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                        struct effect *effect);
void over_ritual_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect area);

/* over_programme.c: the sessions of a conference. */
bool over_programme_has(const struct item *item);
/* Of the item in hand, else the conference that is nearest in time. */
void over_programme_open(struct ui *ui, const struct scene *scene, const struct item *item,
                         struct effect *effect);
void over_programme_open_of(struct ui *ui, const struct scene *scene, int64_t conference,
                            struct effect *effect);
/* At a session of it. */
void over_programme_open_at(struct ui *ui, const struct scene *scene, int64_t conference,
                            instant at, const char *id, struct effect *effect);
/* From a session in full. */
void over_programme_back(struct ui *ui);
void over_programme_run(struct ui *ui, const struct scene *scene, enum command command,
                        struct effect *effect);
struct programme_wish over_programme_wish(const struct ui *ui);
void over_programme_handle(struct ui *ui, const struct scene *scene,
                           const struct input_event *event, struct effect *effect);
void over_programme_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                          struct rect area);

#endif
