/* SPDX-License-Identifier: MIT
 *
 * card: a record laid out as fields to write in: their present texts, how what is typed was read or
 * what is wrong with it, words that would fit, and the command line that keeps what was changed.
 *
 * Nothing is written here: what is typed is tried on a copy, by the readers of `edit`.
 */
#ifndef JUGGLE_APP_CARD_H
#define JUGGLE_APP_CARD_H

#include "juggle/app/world.h"

enum card_kind {
#define CARD(name, record, title) CARD_##name,
#include "juggle/app/cards.def"
    CARD_COUNT
};

enum card_reader {
    CARD_IS_TEXT,
    CARD_IS_TITLE, /* a text that can't be left out */
    CARD_IS_LONG,  /* a text of several lines */
    CARD_IS_DAY,
    CARD_IS_MOMENT,   /* a day with or without a time, at home */
    CARD_IS_DEADLINE, /* likewise; a day means its end, where it was said */
    CARD_IS_OPENING,  /* likewise; a day means its start */
    CARD_IS_START,
    CARD_IS_END, /* also a clock time or a length behind its start; of whole days the last one */
    CARD_IS_LENGTH,
    CARD_IS_NUMBER,
    CARD_IS_PRIORITY,
    CARD_IS_FLAG,
    CARD_IS_KIND,
    CARD_IS_WORD,
    CARD_IS_CHOICE, /* new, tweak or rerun */
    CARD_IS_ZONE,
    CARD_IS_TAGS,
    CARD_IS_PROJECT,
    CARD_IS_CONFERENCE,
    CARD_IS_TALK,
    CARD_IS_REPEAT,
    CARD_READERS
};

struct card_row {
    const char *field, *label, *hint;
    enum card_reader reader;
    enum word_group words;
    bool of_choice; /* what holds it */
    size_t offset;
};

enum { CARD_ROWS_MAX = 18 };

/* Which part of a series a change is for. */
enum card_scope { CARD_SCOPE_NONE, CARD_SCOPE_THIS, CARD_SCOPE_FOLLOWING, CARD_SCOPE_ALL };

struct card_words {
    const char *const *at;
    size_t count;
    bool known;
};

struct card {
    struct arena *arena; /* what it holds lives there */
    enum card_kind kind;
    enum record_kind record;
    const char *id;      /* NULL: a new one */
    const char *line;    /* of quick add, for a new one */
    const char *heading; /* "Task t12", "New conference" */
    const char *title;   /* of what is there; NULL */
    const struct card_row *rows[CARD_ROWS_MAX];
    const char *before[CARD_ROWS_MAX]; /* as stored; of a new one as its line was understood */
    const char *texts[CARD_ROWS_MAX];  /* to begin with: as before, or as another line has it */
    int count;
    bool series; /* one of the person's own: which part is meant has to be asked */
    struct card_words words[CARD_READERS]; /* read when they are first asked for */
};

struct card_answer {
    const char *problem; /* NULL: fine */
    const char *reading; /* how it was understood; NULL: there is nothing to say */
    bool missing;        /* it is empty, and can't stay so */
};

/* What there is behind an id; a line of quick add (NULL: none) says how it is to become. An
 * occurrence is a card of its own. The card lives in the arena, which outlives the turn.
 * ERR_NOT_FOUND. */
bool card_read(struct world *world, struct arena *arena, const char *id, const char *line,
               struct card *out, struct err *err) MUST_CHECK;
/* A new one. about: the line of quick add of a task or an event (its words say which), the
 * conference of a journey or a submission as id or name, or a submission's talk as id; NULL:
 * nothing is known. A journey that is there already comes with its legs. */
bool card_new(struct world *world, struct arena *arena, enum card_kind kind, const char *about,
              struct card *out, struct err *err) MUST_CHECK;
/* How the texts, one a row, are read. The answers live in the world's turn. */
bool card_check(struct world *world, const struct card *card, const char *const *texts,
                struct card_answer *answers, struct err *err) MUST_CHECK;
/* Words for what is typed in a row, best first, whole texts; they live in the turn or the card. */
void card_offers(struct world *world, struct card *card, int row, const char *typed,
                 const char *const **out, int *count);
/* Is anything else than it was? */
bool card_changed(const struct card *card, const char *const *texts);
/* The command line that keeps it, "juggle" first; in the arena. */
bool card_command(struct world *world, const struct card *card, struct arena *arena,
                  const char *const *texts, enum card_scope scope, const char *const **words,
                  size_t *count, struct err *err) MUST_CHECK;

#endif
