/* SPDX-License-Identifier: MIT
 *
 * handlers: what run dispatches to, one function per command of the command line, and the few
 * things that several of them need.
 */
#ifndef JUGGLE_SRC_APP_HANDLERS_H
#define JUGGLE_SRC_APP_HANDLERS_H

#include "reply.h"

/* HANDLER(name): bool cmd_name(...): commands of the CLI face only. */
#define HANDLER(name)                                                                     \
    bool cmd_##name(struct world *world, const struct call *call, struct reply *reply,    \
                    struct err *err) MUST_CHECK;
#define HANDLER_CLI(name) HANDLER(name)
#define HANDLER_BOTH(name) HANDLER(name)
#define HANDLER_TUI(name)
#define COMMAND(name, verb, group, faces, store, where, keys, footer, summary) HANDLER_##faces(name)
#include "juggle/app/commands.def"
#undef COMMAND
#undef HANDLER
#undef HANDLER_CLI
#undef HANDLER_BOTH
#undef HANDLER_TUI

/* A date as people write it, by the person's today; NULL text gives today. ERR_NOT_FOUND. */
bool read_day(const struct world *world, const char *text, day *out, struct err *err) MUST_CHECK;
/* START/END: ISO times at a zone unless they carry an offset; END may be a clock time or a length
 * of its own ("16:00", "2h"). end_zone: the zone of END where it carries none. ERR_USAGE. */
bool read_span(const char *text, const struct zone *zone,
               const struct zone *end_zone, struct span *out, struct err *err) MUST_CHECK;
/* One end of a span: an ISO time, or for the end (start given) also a clock time or a length after
 * it. */
bool read_span_end(const struct zone *zone, const char *text, const struct wall *start,
                   instant start_at, instant *out) MUST_CHECK;
/* A zone's name, checked; nearest named. ERR_USAGE. */
bool read_zone(struct world *world, const char *name, const struct zone **out,
               struct err *err) MUST_CHECK;
/* logbook.c: a line of the log, where it is asked for; err NULL: it was done. */
void logbook_note(struct world *world, const struct call *call, struct reply *reply,
                  const struct err *err);

/* One of a group's words; a wrong one is a mistake of usage that names the nearest, or all of
 * them. */
bool read_word(enum word_group group, const char *noun, const char *word, int *out,
               struct err *err) MUST_CHECK;
bool read_role(const char *word, enum role *out, struct err *err) MUST_CHECK;
/* A kind's own or everyday word. ERR_USAGE names the nearest. */
bool read_kind(struct world *world, const char *word, bool as_task, const struct kind **out,
               struct err *err) MUST_CHECK;
bool read_count(const char *text, int64_t least, int64_t most, int64_t fallback, int64_t *out,
                struct err *err) MUST_CHECK;

/* An id of the command line: kind, number and, of a series, the occurrence. */
struct target {
    enum record_kind kind;
    int64_t id;
    const char *occurrence; /* as written behind '@', NULL */
    const void *record;     /* what the store holds */
    const char *text;
};
/* Parses and reads it from the store; ERR_NOT_FOUND where it isn't there. want: RECORD__ takes any
 * kind. */
bool read_target(struct world *world, const char *text, enum record_kind want, struct target *out,
                 struct err *err) MUST_CHECK;
/* The record of a target, copied so that it may be changed. */
void *target_copy(struct world *world, const struct target *target);
/* By id or by name (folded, unique or exact). */
bool read_conference(struct world *world, const char *text, const struct conference **out,
                     struct err *err) MUST_CHECK;
bool read_talk(struct world *world, const char *text, const struct talk **out,
               struct err *err) MUST_CHECK;
bool read_feed(struct world *world, const char *text, const struct feed **out,
               struct err *err) MUST_CHECK;
/* The occurrence that "e40@2026-12-01" means, as an item of a view round it. */
bool read_occurrence(struct world *world, const struct target *target, struct view *view,
                     const struct item **out, struct err *err) MUST_CHECK;

/* Changing commands: open a step, read and put, say what it was, and answer
 * {"undo":17,"items":[...]}. What is changed is read after change_begin, so that no other instance
 * comes between. */
bool change_begin(struct world *world, struct err *err) MUST_CHECK;
/* Names the step for undo, and is what the status line says. */
void change_label(struct world *world, struct reply *reply, const char *fmt, ...) PRINTF_LIKE(3, 4);
/* Adds to what is said what sessions just chosen clash with; the step's name stays. Inside the
 * step. */
bool clash_say(struct world *world, const struct target *targets, size_t count, struct reply *reply,
               struct err *err) MUST_CHECK;
/* Answers with a step that was committed (0: nothing was written) and the items named by ids (t12,
 * e40 ...). */
bool change_answer(struct world *world, struct reply *reply, const char *command, int64_t step,
                   const char *const *ids, size_t count, struct err *err) MUST_CHECK;
/* Commits; answers with the items named by ids, as they are now. */
bool change_end(struct world *world, struct reply *reply, const char *command,
                const char *const *ids, size_t count, struct err *err) MUST_CHECK;

/* What the person says of an event or an occurrence; a fresh one (id 0) where nothing was said
 * yet. */
bool choice_of(struct world *world, const struct target *target, struct choice **out,
               struct err *err) MUST_CHECK;
/* One field of a conference by its JSON name. */
bool edit_conference(struct world *world, struct conference *conference, const char *field,
                     const char *value, struct err *err) MUST_CHECK;
/* Has it both its days, in order, and not too many? ERR_USAGE. */
bool check_conference(const struct conference *conference, struct err *err) MUST_CHECK;
/* What hangs on a conference follows its first day, in the open step. */
bool conference_moved(struct world *world, const struct conference *before,
                      const struct conference *after, struct err *err) MUST_CHECK;
/* The tasks alone: an import knows that the days are others, but not whether what is booked can
 * move. *moved: how many; put false: only counted. */
bool conference_tasks_moved(struct world *world, const struct conference *before,
                            const struct conference *after, bool put, size_t *moved,
                            struct err *err) MUST_CHECK;
/* The recovery that a trip needs at least (wellbeing model, section 4), placed right after its way
 * home, in the open step. What stands there already stays; what the person moved or pinned counts,
 * and so does what is near, unless the trip itself moved. */
bool book_recovery(struct world *world, const struct conference *conference,
                   struct err *err) MUST_CHECK;
/* The same after one of its journeys was changed or deleted. */
bool recovery_follow(struct world *world, const struct leg *leg, struct err *err) MUST_CHECK;
/* Recovery to come that the person placed for a conference moves by so many days. */
bool recovery_shift(struct world *world, int64_t conference, day by, struct err *err) MUST_CHECK;
/* One of them, where the model puts it, so many minutes of it. */
struct load_block;
bool recovery_put(struct world *world, const struct conference *conference,
                  const struct load_block *at, int64_t length, struct err *err) MUST_CHECK;
/* Appends the ids of a conference's recovery blocks. */
bool recovery_ids(struct world *world, int64_t conference, const char **ids, size_t room,
                  size_t *count, struct err *err) MUST_CHECK;
/* A submission whose stage has just been set, before it is put: a yes makes a speaker of a visitor,
 * and the tasks that lead up to the stage, *made of them. */
bool stage_reached(struct world *world, struct submission *submission, size_t *made,
                   struct err *err) MUST_CHECK;
/* What a line of quick add says, taken over into a task, or into an event and what the person says
 * of it. */
void line_task(struct task *task, const struct quickadd *read);
bool line_event(struct world *world, const struct view *view, const struct quickadd *read,
                struct event *event, struct choice *choice, struct err *err) MUST_CHECK;
/* What concerns the person, as today and imports answer it; of other days than today nothing. */
struct concern;
void put_concern(struct value *list, const struct concern *concern);
bool put_concerns(struct value *answer, struct world *world, day date, struct err *err) MUST_CHECK;
/* The words of a call from one on as a line of the filter language. */
const char *filter_words(struct world *world, const struct call *call, size_t from);
/* The words of a call behind those of the saved filter that it names. ERR_NOT_FOUND names the
 * nearest. */
bool filter_line(struct world *world, const struct call *call, const char **out,
                 struct err *err) MUST_CHECK;
/* What done, drop and defer do with one task in the open step; when DAY_NONE: some day. */
bool task_finish(struct world *world, const struct target *target, enum state state,
                 struct err *err) MUST_CHECK;
bool task_defer(struct world *world, const struct target *target, day when,
                struct err *err) MUST_CHECK;
/* The day that a task is moved to, "Wed 25 Nov". */
const char *task_day_words(struct world *world, day date);
/* The next task of a repeating one that was just done, by its rule, put into the open step. */
bool task_repeat(struct world *world, const struct task *done, struct err *err) MUST_CHECK;

#endif
