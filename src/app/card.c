/* SPDX-License-Identifier: MIT
 *
 * card: what stands on the card of a record, and how what is typed on it is tried.
 */
#include "card_rows.h"

#include <string.h>

#include "juggle/base/str.h"

static const struct {
    enum record_kind record;
    const char *title;
} kinds[] = {
#define CARD(name, record, title) {RECORD_##record, title},
#include "juggle/app/cards.def"
};

static const struct {
    enum card_kind card;
    struct card_row row;
} rows[] = {
#define ROW(card, record, member, field, label, reader, group, hint)                               \
    {CARD_##card,                                                                                  \
     {field, label, hint, CARD_IS_##reader, WORD_GROUP_##group,                                    \
      sizeof #record == sizeof "choice" && #record[0] == 'c' && #record[1] == 'h',                 \
      offsetof(struct record, member)}},
#include "juggle/app/cards.def"
};

/* The card of an id, by its record and, of an event, by who owns it. */
static enum card_kind kind_of(enum record_kind record, const struct card_subject *subject)
{
    if (record == RECORD_EVENT && ((const struct event *)subject->record)->feed)
        return CARD_SESSION;
    for (int i = 0; i < CARD_COUNT; i++)
        if (kinds[i].record == record)
            return (enum card_kind)i;
    return CARD_COUNT;
}

static void lay_out(struct world *world, struct card *card, const struct card_subject *subject)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows && card->count < CARD_ROWS_MAX; i++) {
        const struct card_row *row = &rows[i].row;
        if (rows[i].card != card->kind)
            continue;
        card->rows[card->count] = row;
        card->before[card->count] =
            arena_strdup(card->arena, card_text(world, row, subject, card->record));
        card->texts[card->count] = card->before[card->count];
        card->count++;
    }
}

/* The texts become those that the line makes of it. */
static bool take_line(struct world *world, struct card *card, struct card_subject *subject,
                      const char *line, struct err *err)
{
    static const struct card_row whole = {.field = "line"};
    if (!card_assign(world, card, &whole, line, subject, err))
        return false;
    for (int i = 0; i < card->count; i++)
        card->texts[i] =
            arena_strdup(card->arena, card_text(world, card->rows[i], subject, card->record));
    return true;
}

bool card_read(struct world *world, struct arena *arena, const char *id, const char *line,
               struct card *out, struct err *err)
{
    struct card_subject subject;
    int64_t number;
    const char *occurrence = NULL;
    *out = (struct card){.arena = arena, .id = arena_strdup(arena, id)};
    if (!id_parse(id, &out->record, &number, &occurrence))
        return err_set(err, ERR_NOT_FOUND, "%s: not an id; ids look like t12, e40 or c3", id);
    if (!card_subject_read(world, out, &subject, err))
        return false;
    out->kind = kind_of(out->record, &subject);
    if (out->kind == CARD_COUNT)
        return err_set(err, ERR_FAILED, "%s: has no fields of yours", id);
    const char *sort = kinds[out->kind].title,
               *title = record_name(world, out->record, subject.record);
    out->heading = arena_printf(arena, "%c%s %s", *sort - 'a' + 'A', sort + 1, id);
    out->title = *title ? arena_strdup(arena, title) : NULL;
    out->series = out->kind == CARD_EVENT && occurrence;
    lay_out(world, out, &subject);
    return !line || take_line(world, out, &subject, line, err);
}

/* A submission begins with its conference, or its talk. */
static bool take_about(struct world *world, struct card *card, struct card_subject *subject,
                       const char *about, struct err *err)
{
    enum record_kind kind;
    int64_t id;
    bool talk = id_parse(about, &kind, &id, NULL) && kind == RECORD_TALK;
    for (int i = 0; i < card->count; i++) {
        const struct card_row *row = card->rows[i];
        if (row->reader != (talk ? CARD_IS_TALK : CARD_IS_CONFERENCE))
            continue;
        if (!card_assign(world, card, row, about, subject, err))
            return false;
        card->texts[i] = arena_strdup(card->arena, card_text(world, row, subject, card->record));
    }
    return true;
}

bool card_new(struct world *world, struct arena *arena, enum card_kind kind, const char *about,
              struct card *out, struct err *err)
{
    struct card_subject subject;
    struct quickadd read;
    bool line = kind == CARD_TASK || kind == CARD_EVENT;
    quickadd_read(&world->turn, line && about ? about : "", &world->quickadd, &read);
    if (line)
        kind = read.is_event ? CARD_EVENT : CARD_TASK;
    *out = (struct card){.arena = arena, .kind = kind, .record = kinds[kind].record};
    out->heading =
        kind == CARD_JOURNEY ? "Journey" : arena_printf(arena, "New %s", kinds[kind].title);
    if (about && (line || kind == CARD_JOURNEY))
        out->line = arena_strdup(arena, about);
    if (!card_subject_read(world, out, &subject, err) ||
        (kind == CARD_JOURNEY && !card_journey_zones(world, &subject, err)))
        return false;
    lay_out(world, out, &subject);
    return kind != CARD_SUBMISSION || !about || take_about(world, out, &subject, about, err);
}

bool card_changed(const struct card *card, const char *const *texts)
{
    for (int i = 0; i < card->count; i++)
        if (!str_equal(card->before[i], texts[i]))
            return true;
    return false;
}

/* ---- trying ---- */

static bool needed(const struct card *card, const struct card_row *row)
{
    switch ((int)card->kind) {
    case CARD_CONFERENCE:
        return row->reader == CARD_IS_TITLE || str_equal(row->field, "from");
    case CARD_SUBMISSION:
        return row->reader == CARD_IS_TALK || row->reader == CARD_IS_CONFERENCE;
    case CARD_JOURNEY:
        return row->reader == CARD_IS_CONFERENCE;
    default:
        return row->reader == CARD_IS_TITLE;
    }
}

/* What stands before the reason names the field or repeats what was typed; both are in sight. */
static const char *bare(struct world *world, const char *problem, const char *field,
                        const char *text)
{
    const char *const heads[] = {field, text};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        size_t length = strlen(heads[i]);
        if (!strncmp(problem, heads[i], length) && !strncmp(problem + length, ": ", 2))
            problem += length + 2;
    }
    return arena_strdup(&world->turn, problem);
}

static void try_row(struct world *world, const struct card *card, int at, const char *text,
                    struct card_subject *subject, struct card_answer *answer)
{
    struct err err = {0};
    const struct card_row *row = card->rows[at];
    bool journey_end = card->kind == CARD_JOURNEY && !*text;
    answer->missing = needed(card, row) && str_blank(text);
    if (answer->missing || journey_end || str_equal(text, card->before[at]))
        return;
    if (!card_assign(world, card, row, text, subject, &err))
        answer->problem = bare(world, err.text, row->field, text);
}

/* Rows whose fields others are read by come first, as assign_in_turn has them. */
static int turn_of(const struct card_row *row)
{
    switch ((int)row->reader) {
    case CARD_IS_CONFERENCE:
        return 0;
    case CARD_IS_ZONE:
        return 1;
    case CARD_IS_FLAG:
        return 2;
    case CARD_IS_START:
        return 3;
    default:
        return 4;
    }
}

/* What is wrong with the whole stands beside the field that can mend it. */
static void check_whole(struct world *world, const struct card *card,
                        const struct card_subject *subject, struct card_answer *answers)
{
    struct err err = {0};
    if (card->kind != CARD_CONFERENCE)
        return;
    struct conference *copy = record_copy(&world->turn, RECORD_CONFERENCE, subject->record);
    if (copy->first_day == DAY_NONE)
        return;
    copy->last_day = copy->last_day == DAY_NONE ? copy->first_day : copy->last_day;
    for (int i = 0; i < card->count && !check_conference(copy, &err); i++)
        if (str_equal(card->rows[i]->field, "to") && !answers[i].problem)
            answers[i].problem = copy->last_day < copy->first_day
                                     ? "before the first day"
                                     : "more than 60 days after the first";
}

bool card_try(struct world *world, const struct card *card, const char *const *texts,
              struct card_subject *subject, struct card_answer *answers, struct err *err)
{
    if (!card_subject_read(world, card, subject, err))
        return false;
    memset(answers, 0, (size_t)card->count * sizeof *answers);
    for (int turn = 0; turn <= 4; turn++) {
        for (int i = 0; i < card->count; i++)
            if (turn_of(card->rows[i]) == turn)
                try_row(world, card, i, texts[i], subject, &answers[i]);
        if (turn == 1 && card->kind == CARD_JOURNEY && !card_journey_zones(world, subject, err))
            return false;
    }
    return true;
}

bool card_check(struct world *world, const struct card *card, const char *const *texts,
                struct card_answer *answers, struct err *err)
{
    struct card_subject subject;
    if (!card_try(world, card, texts, &subject, answers, err))
        return false;
    check_whole(world, card, &subject, answers);
    for (int i = 0; i < card->count; i++)
        if (!answers[i].problem)
            answers[i].reading = card_reading(world, card, card->rows[i], &subject, texts[i]);
    return true;
}
