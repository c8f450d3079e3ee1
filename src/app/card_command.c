/* SPDX-License-Identifier: MIT
 *
 * card_command: the command line that keeps what was typed on a card.
 */
#include "card_rows.h"

#include <string.h>

#include "juggle/base/str.h"
#include "juggle/base/vec.h"

struct line {
    struct world *world;
    struct arena *arena;
    const struct card *card;
    const char *const *texts;
    struct card_subject subject;
    VEC(const char *) words;
};

static void add(struct line *line, const char *word)
{
    VEC_PUSH(line->arena, &line->words, arena_strdup(line->arena, word));
}

/* The trimmed text of the row with a reader, "" where the card has none. */
static const char *text_of(const struct line *line, enum card_reader reader)
{
    for (int i = 0; i < line->card->count; i++)
        if (line->card->rows[i]->reader == reader)
            return line->texts[i];
    return "";
}

/* The pair of every row that was changed, behind a prefix; rows of a reader in `but` stand
 * elsewhere. */
static void add_pairs(struct line *line, const char *prefix, enum card_reader but,
                      enum card_reader nor)
{
    for (int i = 0; i < line->card->count; i++) {
        const struct card_row *row = line->card->rows[i];
        if (row->reader == but || row->reader == nor ||
            str_equal(line->texts[i], line->card->before[i]))
            continue;
        const char *value = card_value(line->world, row, line->texts[i], &line->subject);
        add(line, arena_printf(line->arena, "%s%s=%s", prefix, row->field, value));
    }
}

static void add_edit(struct line *line, enum card_scope scope)
{
    static const char *const scopes[] = {[CARD_SCOPE_THIS] = "--this",
                                         [CARD_SCOPE_FOLLOWING] = "--following",
                                         [CARD_SCOPE_ALL] = "--all"};
    add(line, "edit");
    if (scope != CARD_SCOPE_NONE)
        add(line, scopes[scope]);
    add(line, "--");
    add(line, line->card->id);
    add_pairs(line, "", CARD_READERS, CARD_READERS);
}

static void add_new(struct line *line)
{
    enum card_reader but = CARD_READERS, nor = CARD_READERS;
    if (line->card->kind == CARD_CONFERENCE || line->card->kind == CARD_TALK) {
        add(line, line->card->kind == CARD_TALK ? "talk" : "conference");
        but = CARD_IS_TITLE;
    }
    if (line->card->kind == CARD_SUBMISSION) {
        but = CARD_IS_TALK;
        nor = CARD_IS_CONFERENCE;
    }
    add(line, line->card->kind == CARD_SUBMISSION ? "submit" : "add");
    add_pairs(line, "--set=", but, nor);
    add(line, "--");
    if (line->card->kind == CARD_SUBMISSION) {
        add(line, text_of(line, CARD_IS_TALK));
        add(line, text_of(line, CARD_IS_CONFERENCE));
    } else {
        const char *typed = line->card->line ? line->card->line : "";
        add(line, but == CARD_IS_TITLE ? text_of(line, CARD_IS_TITLE) : typed);
    }
}

/* An instant as `travel` reads it, with the offset of its zone. */
static const char *moment(struct line *line, const char *zone, instant at)
{
    char buf[TIME_SIZE];
    const struct zone *known = zone ? world_zone(line->world, zone) : NULL;
    return arena_strdup(
        line->arena, instant_format(at, zone_offset(known ? known : line->world->home, at), buf));
}

static void add_journey(struct line *line)
{
    static const char *const ways[] = {[WORD_way_OUT] = "out", [WORD_way_BACK] = "back"};
    add(line, "travel");
    for (int way = 0; way < CARD_WAYS; way++) {
        const struct leg *leg = line->subject.legs[way];
        if (leg->start == INSTANT_NONE || leg->end == INSTANT_NONE)
            continue;
        add(line,
            arena_printf(line->arena, "--%s=%s/%s", ways[way], moment(line, leg->zone, leg->start),
                         moment(line, leg->end_zone, leg->end)));
        add(line,
            arena_printf(line->arena, "--%s-zones=%s,%s", ways[way], leg->zone, leg->end_zone));
    }
    add(line, "--");
    add(line, text_of(line, CARD_IS_CONFERENCE));
}

bool card_command(struct world *world, const struct card *card, struct arena *arena,
                  const char *const *texts, enum card_scope scope, const char *const **words,
                  size_t *count, struct err *err)
{
    struct card_answer answers[CARD_ROWS_MAX];
    struct line line = {.world = world, .arena = arena, .card = card, .texts = texts};
    if (!card_try(world, card, texts, &line.subject, answers, err))
        return false;
    add(&line, "juggle");
    if (card->kind == CARD_JOURNEY)
        add_journey(&line);
    else if (card->id)
        add_edit(&line, scope);
    else
        add_new(&line);
    *words = line.words.at;
    *count = line.words.count;
    return true;
}
