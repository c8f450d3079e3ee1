/* SPDX-License-Identifier: MIT
 *
 * quickadd_private: what the files of quick add share: the words of a line, what was found in them
 * so far, and one reader for each part of the grammar.
 */
#ifndef JUGGLE_SRC_MODEL_QUICKADD_PRIVATE_H
#define JUGGLE_SRC_MODEL_QUICKADD_PRIVATE_H

#include "juggle/base/vec.h"
#include "juggle/model/quickadd.h"
#include "juggle/model/recur_rule.h"

struct quickadd_word {
    struct quickadd_range range;
    const char *text;  /* as it was typed, without a backslash before it */
    const char *lower; /* ASCII letters lowered */
    const char *bare;  /* the same without punctuation behind it */
    bool plain;        /* never read */
};

struct quickadd_words {
    const struct quickadd_word *at;
    size_t count;
};

/* Splits at blanks; quoted parts are plain words of their own. */
struct quickadd_words quickadd_split(struct arena *arena, const char *text,
                                     const struct quickadd_context *context);

typedef VEC(const char *) quickadd_notes;

/* A value: a trial reads ahead on a copy, and is forgotten. */
struct quickadd_reader {
    struct arena *arena;
    const struct quickadd_context *context;
    struct quickadd_words words;
    size_t read_to;    /* the word behind the last one that was read; 0: none yet */
    int depth;         /* trials inside trials */
    bool placeless;    /* it has no place: its words stay in the title */
    const char *label; /* of the chip that is being read */
    quickadd_notes notes;

    const char *url, *place, *zone, *project, *kind; /* NULL: none yet */
    const char *tags;
    int priority;
    bool repeats;
    struct recur_rule rule;
    int rule_days; /* it goes on for so many days, or months; 0: not said */
    int rule_months;
    day until; /* DAY_NONE: not said */
    day due_day, earliest_day;
    minutes due_minute, earliest_minute;
    minutes length;
    int length_days; /* the same, said in days or weeks; 0: not so */
    bool all_day;
    minutes start, end; /* MINUTES_NONE: not said */
    day end_day;        /* "fri 22:00 - sat 01:00"; DAY_NONE */
    day first, last;    /* DAY_NONE; last only of several days */
};

/* One for each part: how many words from at on were read, 0 for none. What was found stands in the
 * reader, and label says it. */
#define QUICKADD(name, reader, title)                                                              \
    size_t quickadd_read_##reader(struct quickadd_reader *r, size_t at);
#include "juggle/model/quickadd.def"

/* Tries every part on the words from at on; *part is the one that was read. */
size_t quickadd_read_part(struct quickadd_reader *r, size_t at, enum quickadd_part *part);
/* Is there a word at, and may it be read? */
bool quickadd_has(const struct quickadd_reader *r, size_t at);
/* Its bare text; "" where there is none or it is plain. */
const char *quickadd_bare(const struct quickadd_reader *r, size_t at);
bool quickadd_is(const struct quickadd_reader *r, size_t at, const char *word);
/* One of words separated by blanks. */
bool quickadd_is_one(const struct quickadd_reader *r, size_t at, const char *words);
/* For words of plain English, [at, to), that might be a part: is something else beside them that is
 * read, or nothing behind them? */
bool quickadd_backed(const struct quickadd_reader *r, size_t at, size_t to, enum quickadd_part own);
void quickadd_note(struct quickadd_reader *r, const char *fmt, ...) PRINTF_LIKE(2, 3);

/* A date, of one to three words. led: a word before it says that one comes, so that weaker forms
 * do. */
size_t quickadd_day(struct quickadd_reader *r, size_t at, bool led, day *out);
/* Several days: "dec 3-5", "mon-wed", "dec 28 to jan 3". */
size_t quickadd_days(struct quickadd_reader *r, size_t at, bool led, day *first, day *last);
/* "2026-12-03T15:00". */
size_t quickadd_iso_time(const struct quickadd_reader *r, size_t at, day *date, minutes *clock);
/* "-", "to" and their like. */
bool quickadd_is_dash(const struct quickadd_reader *r, size_t at);
/* "12" as a whole word; numbers above most are none. */
bool quickadd_number(const char *word, int most, int *out);
/* "Fri 27 Nov", with the year when it is another one; with a time where there is one. */
const char *quickadd_date_label(struct quickadd_reader *r, day date, minutes clock);

/* From what was found to what it means. */
void quickadd_settle(struct quickadd_reader *r, struct quickadd *out);

#endif
