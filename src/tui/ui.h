/* SPDX-License-Identifier: MIT
 *
 * ui: the state of the screen, and the two pure functions round it: an event makes a new state and
 * perhaps an effect; the state and the scene make a picture.
 *
 * Views keep ids, never pointers into a scene.
 */
#ifndef JUGGLE_SRC_TUI_UI_H
#define JUGGLE_SRC_TUI_UI_H

#include "juggle/app/command.h"
#include "juggle/app/survey.h"
#include "juggle/app/welcome.h"
#include "juggle/draw/canvas.h"
#include "juggle/draw/event.h"
#include "juggle/draw/form.h"
#include "juggle/draw/input.h"
#include "juggle/draw/list.h"
#include "card_form.h"
#include "keymap.h"
#include "paper.h"
#include "preview.h"
#include "programme.h"
#include "scene.h"
#include "tour.h"

enum view_id {
    VIEW_TODAY,
    VIEW_WEEK,
    VIEW_MONTH,
    VIEW_SEASON,
    VIEW_TASKS,
    VIEW_TALKS,
    VIEW_BALANCE,
    VIEW_REVIEW,
    VIEW_COUNT
};

enum overlay {
    OVER_NONE,
    OVER_ADD,     /* quick add, with chips */
    OVER_EDIT,    /* the same line for an item that is there */
    OVER_FORM,    /* any record, field by field */
    OVER_SCOPE,   /* which part of a series is meant */
    OVER_NEW,     /* what is to be added */
    OVER_FIND,    /* search as you type */
    OVER_PALETTE, /* a command by name */
    OVER_HELP,
    OVER_DETAIL,  /* one item in full */
    OVER_HISTORY,
    OVER_CAPTURE, /* a line caught in the hallway */
    OVER_IMPORT,  /* a file, then what it would change */
    OVER_PLAN,    /* a plan, to accept */
    OVER_WHATIF,  /* an offer, and its price */
    OVER_FINDING, /* what stands out, with its evidence */
    OVER_SNOOZE,  /* the reason to let it wait */
    OVER_CHECKIN,
    OVER_SURVEY, /* the questions of the month */
    OVER_PROGRAMME, /* the sessions of a conference */
    OVER_LOG, /* minutes already spent */
    OVER_WELCOME, /* the first start */
    OVER_RECORD,  /* the page of a conference or a talk */
    OVER_STAGE,   /* what became of a submission */
    OVER_ROLE,    /* in which role the person is there */
    OVER_FEEDBACK, /* how far a piece of feedback is */
    OVER_DECLINE, /* why not */
    OVER_FILTER,  /* the line that narrows the list of tasks */
    OVER_FILTER_NAME, /* and what it is kept as */
    OVER_MORNING, /* the day's opening, its closing, and the week, a screen at a time */
    OVER_EVENING,
    OVER_WEEKLY
};

enum { PANE_TOLD = 2, MARKS_MAX = 512, MATCHES_MAX = 200, CHECKIN_QUESTIONS = 2 };

/* Of the list of tasks. */
enum tasks_order {
    TASKS_ORDER_DUE,
    TASKS_ORDER_ESTIMATE,
    TASKS_ORDER_TITLE,
    TASKS_ORDER_PROJECT,
    TASKS_ORDERS
};
enum tasks_grouping {
    TASKS_BY_DUE,
    TASKS_BY_PROJECT,
    TASKS_BY_KIND,
    TASKS_UNGROUPED,
    TASKS_GROUPINGS
};

/* What the mouse holds. */
struct drag {
    int64_t row; /* of its item */
    bool held, moved;
    bool edge;   /* by its lower edge */
    instant grip; /* the time under the hand when it was taken */
    instant start, end; /* where it would go */
};

/* One of those that the last search found. */
struct ui_match {
    char id[64];
    day on; /* DAY_NONE: it has no day */
};

struct programme_form {
    int64_t conference;
    day day;
    instant at; /* see programme_wish */
    bool by_room, only_mine, finding;
    char filter[128];
    struct list rows; /* while a session is shown in full */
};

struct record_form {
    char id[64];
    struct list rows; /* while something else is open above it */
};

struct checkin_form {
    int answers[CHECKIN_QUESTIONS];
    int at;      /* the question that is asked */
    bool noting;
};

struct survey_form {
    int answers[SURVEY_QUESTIONS];
    int at;
};

struct welcome_form {
    struct welcome known;   /* its texts live as long as the world */
    struct form_state form;
    bool asking;            /* the hand is in the form */
    bool greeting;          /* it opened by itself, and goes when there is something to show */
};

struct timer_form {
    bool asking;
    char stop_at[40], stop_words[32];
};

/* What waits for an answer: a command on one of a series. */
struct held {
    struct arena arena;
    enum command command;
    const char *const *words;
    size_t count;
    const char *title;
};

struct ritual_form {
    day about;
    int at;
    bool exact;    /* the person went back to it: it is shown, even with nothing on it */
    int64_t asked; /* the row whose third time was asked about, and by which verb */
    enum command verb;
    minutes stop;
    bool noting;
};

struct ui {
    int rows, cols;
    bool ascii;
    int hints; /* of the config: HINTS_AUTO and so on */
    struct keymap keymap;
    enum view_id view;
    day day;              /* the one in hand */
    bool day_follows;     /* it is today, and moves on with it */
    enum overlay over;
    /* of today: 0 the ribbon, 1 the tasks, PANE_TOLD what stands above them */
    int pane;
    int below;            /* the pane that the hand came from, when it went up there */
    struct list told;
    struct list ribbon;
    struct list day_tasks;
    struct list week;     /* rows of the column in hand */
    struct list tasks;
    struct list page;     /* lines of the review */
    enum review_period period;
    struct list talks;
    struct list season;   /* weeks; goes along with the day in hand */
    struct list findings;
    struct list nothing;  /* of views that have no rows */
    struct list rows_over; /* of the overlay */
    struct input line;
    struct input_history added, searched, commanded;
    char filter[256];     /* of the tasks view */
    char naming[256];     /* the filter that gets a name */
    enum tasks_order order;
    enum tasks_grouping grouping;
    struct ui_match matches[MATCHES_MAX];
    int match_count, match_at;
    struct drag drag;
    struct {
        int64_t row; /* 0: nothing */
        day on;      /* DAY_NONE: no day */
    } made; /* what was added last, and isn't in the hand yet */
    int64_t marks[MARKS_MAX];
    int64_t marked_last; /* from where a range goes */
    size_t mark_count;
    struct import_form import;
    struct paper_form paper;
    struct checkin_form checkin;
    struct survey_form survey;
    struct programme_form programme;
    struct welcome_form welcome;
    struct tour tour;
    struct timer_form timer;
    struct record_form record;
    bool history_whole; /* what a step changed has the whole body */
    struct card_form card;
    struct held held;
    struct ritual_form ritual;
    enum overlay under; /* what comes back when the one above it is closed */
    char edited[64];      /* the id of what is edited or shown in full */
    char message[256];
    bool message_is_error;
    bool message_undo;    /* "u undo" stands behind it */
    bool message_redo;    /* or "C-r redo" */
    struct arena scratch; /* of one event: an effect's words */
};

enum effect_type {
    EFFECT_NONE,
    EFFECT_RUN,     /* a command with words */
    EFFECT_LINE,    /* a whole command line, options too; its words begin with "juggle" */
    EFFECT_READ,    /* read the scene again: another day, another search */
    EFFECT_PREVIEW, /* the dry run of ui->import */
    EFFECT_IMPORT,  /* and the import itself */
    EFFECT_PAPER,   /* the answer to ui->paper */
    EFFECT_ACCEPT,  /* and yes to it */
    EFFECT_WELCOME, /* the first start's answers, by their questions */
    EFFECT_CARD,    /* what ui->card asks for */
    EFFECT_NOTE,    /* the editor, for the field in hand or the note of the record that is named */
    EFFECT_DEMO,    /* the sample year in the place of an empty store */
    EFFECT_QUIT
};

struct effect {
    enum effect_type type;
    enum command command;
    const char *const *words; /* in ui->scratch */
    size_t word_count;
    const char *const *then; /* a whole line that runs behind it, quietly; NULL: none */
    size_t then_count;
};

void ui_init(struct ui *ui);
void ui_finish(struct ui *ui);
/* Only goes to an earlier or later day, whatever is on the screen. */
bool ui_turns_page(const struct ui *ui, const struct input_event *event);
/* What has to be read for what is shown. */
struct scene_wish ui_wish(const struct ui *ui);
/* Does it speak of weeks, or only of the day's level? */
bool ui_needs_weeks(const struct ui *ui);
/* Pure but for ui. */
void ui_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
               struct effect *effect);
void ui_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas);
/* The line above the footer. NULL clears it. */
void ui_say(struct ui *ui, const char *text, bool is_error, bool undo);

/* Runs a command as its key would, for the palette and the help. */
void ui_command(struct ui *ui, const struct scene *scene, enum command command,
                struct effect *effect);

/* ---- for views and overlays ---- */

struct view_ops {
    const char *title;
    /* A command that isn't common to all; false: not mine. */
    bool (*handle)(struct ui *ui, const struct scene *scene, enum command command,
                   struct effect *effect);
    bool (*mouse)(struct ui *ui, const struct scene *scene, const struct input_event *event,
                  struct effect *effect);
    void (*paint)(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                  struct rect area);
    /* The item in hand, or NULL. */
    const struct item *(*selection)(const struct ui *ui, const struct scene *scene);
    struct list *(*list)(struct ui *ui, const struct scene *scene, const int64_t **ids);
    /* The id of the record in hand where its rows are no items ("c3"); NULL: they are. */
    const char *(*subject)(struct ui *ui, const struct scene *scene);
};

extern const struct view_ops view_today, view_week, view_month, view_season, view_tasks,
    view_balance, view_talks, view_review;
const struct view_ops *ui_view(enum view_id id);
/* The key of a view ("1", or what the config gave it), "" where it has none; in buf. */
char *ui_view_key(const struct ui *ui, enum view_id id, char buf[KEY_TEXT_SIZE]);

/* A list's id of an item: stable as long as the item's own id is. */
int64_t ui_row_id(const struct item *item);
/* The same of an id that stands for no item. */
int64_t ui_row_of(const char *id);
/* The id of what is in hand, of an item or another record; NULL: nothing is. */
const char *ui_subject(struct ui *ui, const struct scene *scene);
const struct item *ui_find_row(const struct scene *scene, int64_t row);
bool ui_is_marked(const struct ui *ui, const struct item *item);
/* mark.c: marking and ranges; false: the command is none of these. */
bool ui_mark_command(struct ui *ui, const struct scene *scene, enum command command);
/* made.c: what an answer says was added, and taking it in the hand in a view that is being
 * opened. */
struct value;
void ui_note_made(struct ui *ui, struct arena *arena, const struct value *answer);
void ui_take_made(struct ui *ui, enum view_id view, struct effect *effect);
/* drag.c: true: the mouse meant only that; the key only let go of what was held. */
bool drag_mouse(struct ui *ui, const struct scene *scene, const struct input_event *event,
                struct effect *effect);
bool drag_key(struct ui *ui);
/* shift.c: moving the row in hand to another time; likewise. */
bool shift_command(struct ui *ui, const struct scene *scene, enum command command,
                   struct effect *effect);
/* The ids that a verb means: of what is marked, else of the row in hand. 0: none, and the line says
 * why. */
size_t ui_meant(struct ui *ui, const struct scene *scene, enum command command,
                const char *words[MARKS_MAX]);
/* An effect that runs a command on the item in hand, or on all that are marked. */
void ui_run_on_selection(struct ui *ui, const struct scene *scene, enum command command,
                         const char *last_word, struct effect *effect);
void ui_effect(struct ui *ui, struct effect *effect, enum command command, const char *const *words,
               size_t count);
/* Must more than the week in hand be read: for a month, or rows marked elsewhere? */
bool ui_needs_wide(const struct ui *ui);
/* Shows another view. */
void ui_show(struct ui *ui, enum view_id view, struct effect *effect);
/* The next working day from the day after tomorrow, else the last day of the week. */
day ui_later_this_week(const struct scene *scene);
/* Takes another day in hand. */
void ui_go_to_day(struct ui *ui, const struct scene *scene, day date, struct effect *effect);
enum ink ui_area_ink(enum area area);
/* While travelling: home's zone, whose hours stand beside those of the place; NULL: home is where
 * the day in hand is, or goes by the same hours. */
const struct zone *ui_other_zone(const struct scene *scene);
/* "09:00", right for 12 and 24 hours. */
const char *ui_clock(const struct scene *scene, instant at);
/* The same in a sentence, without the blanks that align it in columns. */
const char *ui_clock_said(const struct scene *scene, instant at);
const char *ui_length(const struct scene *scene, minutes length);
const char *ui_date(const struct scene *scene, day date);
/* One row of a task, and of anything else, as lists show it. */
void ui_paint_task(struct ui *ui, const struct scene *scene, struct canvas *canvas, struct rect row,
                   const struct item *item, bool in_hand, bool focused);

/* False, and why is painted, where the model has said nothing yet or has nothing to speak of. */
bool ui_has_insight(const struct ui *ui, const struct scene *scene, struct canvas *canvas,
                    struct rect area);

/* concerns.c: what an import changed stands above the day. Cuts its rows off; none where nothing is
 * told. */
struct rect ui_cut_concerns(const struct scene *scene, struct rect *area);
void ui_paint_concerns(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect area);
/* The id of what is in hand there ("e40", "c3"); NULL: the hand is elsewhere. */
const char *ui_told_id(const struct ui *ui, const struct scene *scene);
/* The id of what is in hand in today, there or below. */
const char *ui_told_subject(struct ui *ui, const struct scene *scene);
/* The list as it is now; the hand leaves it where nothing is told any more. */
struct list *ui_told_list(struct ui *ui, const struct scene *scene);
/* Keys that go there, open what is in hand or lead back to the day. False: none of these. */
bool ui_told_command(struct ui *ui, const struct scene *scene, enum command command,
                     struct effect *effect);
bool ui_told_mouse(struct ui *ui, const struct scene *scene, const struct input_event *event,
                   struct effect *effect);

/* signs.c: what stands out most stands below the day. Cuts its rows off; none where nothing does or
 * there is no room. */
struct rect ui_cut_signs(const struct scene *scene, struct rect *area);
void ui_paint_signs(const struct ui *ui, const struct scene *scene, struct canvas *canvas,
                    struct rect area);

/* today_ahead.c: where rows are left: the days of the week after the one in hand, and what is due
 * in the next two weeks. */
void ui_paint_days_after(const struct scene *scene, struct canvas *canvas, struct rect area);
void ui_paint_due_next(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect area);
/* today_balance.c: the areas of the week, a row each below a title. */
void ui_paint_week_balance(const struct scene *scene, struct canvas *canvas, struct rect area);
/* "planned 2h of 7h30", or what a day without work is called. */
const char *ui_planned(const struct scene *scene, const struct agenda_day *on);

/* What an estimate of that kind is likely to become, after enough history; else NULL. */
const char *ui_pace_text(const struct scene *scene, const char *kind, minutes estimate);
/* detail.c: who speaks, names only, in one line; "": nobody is known. */
const char *ui_people_names(const struct scene *scene, const struct item *item);
/* detail.c: its title; of booked recovery that hardens also how firmly it stands: "[firm] Recovery
 * after DevConf". */
const char *ui_title(const struct scene *scene, const struct item *item);
/* One item in full. */
void ui_paint_detail(const struct scene *scene, struct canvas *canvas, struct rect area,
                     const struct item *item);

/* timer.c: what runs, and what is asked about it. */
struct timer_question;
/* Is there room for it in the top line, with so many cells free? */
bool timer_in_header(const struct scene *scene, int free);
void timer_paint(const struct scene *scene, struct canvas *canvas, struct rect line);
/* A question waits while something else is said or open. */
bool timer_may_ask(const struct ui *ui);
void timer_ask(struct ui *ui, const struct timer_question *question);
/* The key right behind the question. False: it means what it always does. */
bool timer_answer(struct ui *ui, const struct input_event *event, struct effect *effect);
bool timer_paint_question(const struct ui *ui, const struct scene *scene, struct canvas *canvas,
                          int row);

/* header.c: true where the timer stands in it. */
bool ui_paint_header(const struct ui *ui, const struct scene *scene, struct canvas *canvas);
/* False: no view's name is there. */
bool ui_click_header(struct ui *ui, const struct scene *scene, int col, struct effect *effect);

/* frame.c: header, footer and what lies between; clicks on them. */
struct rect ui_body(const struct ui *ui);
void ui_mouse(struct ui *ui, const struct scene *scene, const struct input_event *event,
              struct effect *effect);

/* ritual_tell.c: the stop, and what the day's opening and closing say beside it. "" where there is
 * nothing. */
const char *ui_stop_words(const struct scene *scene);
const char *ui_ritual_hint(const struct ui *ui, const struct scene *scene);
/* When the time to stop has come, it is said once: true, then that is to be kept. */
bool ui_tell_stop(struct ui *ui, const struct scene *scene);

/* over.c: what opens above a view. False: the command opens nothing. */
bool over_command(struct ui *ui, const struct scene *scene, enum command command,
                  const struct item *item, struct effect *effect);
void over_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                 struct effect *effect);
void over_paint(struct ui *ui, const struct scene *scene, struct canvas *canvas, struct rect area);

#endif
