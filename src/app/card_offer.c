/* SPDX-License-Identifier: MIT
 *
 * card_offer: words that would fit what is being typed in a row of a card.
 */
#include "card_rows.h"

#include <string.h>

#include "juggle/base/str.h"
#include "juggle/base/text.h"
#include "juggle/base/vec.h"
#include "juggle/sys/zoneinfo.h"

enum { OFFERS_MAX = 40 };

typedef VEC(const char *) word_list;

static void push(struct arena *arena, word_list *list, const char *word)
{
    for (size_t i = 0; i < list->count; i++)
        if (str_equal(list->at[i], word))
            return;
    VEC_PUSH(arena, list, arena_strdup(arena, word));
}

/* ---- what there is ---- */

static void kind_words(struct world *world, struct arena *arena, word_list *out)
{
    for (size_t i = 0; i < world->kinds.count; i++)
        if (!(world->kinds.at[i].flags & KIND_FORECAST_ONLY))
            push(arena, out, world->kinds.at[i].word);
}

static void each_tag(struct arena *arena, word_list *out, const char *tags)
{
    for (const char *at = tags ? tags : ""; *at; at += *at == ',') {
        size_t length = strcspn(at, ","), blank = strspn(at, " ");
        if (length > blank)
            push(arena, out, arena_strndup(arena, at + blank, length - blank));
        at += length;
    }
}

/* Of what is open and what is near; the whole past is not worth the reading. */
static void words_in_use(struct world *world, struct arena *arena, bool projects, word_list *out)
{
    struct view view;
    struct err ignored;
    if (!world_view(world, world->today - 14, world->today + 60, &view, &ignored))
        return;
    for (size_t i = 0; i < view.count; i++) {
        const struct item *item = &view.items[i];
        if (!projects && !item->feed)
            each_tag(arena, out, item->tags);
        else if (projects && item->project)
            push(arena, out, item->project);
    }
}

static void titles(struct world *world, struct arena *arena, enum record_kind kind, word_list *out)
{
    struct record_list list;
    struct err ignored;
    if (!store_all(world->store, &world->turn, kind, &list, &ignored))
        return;
    for (size_t i = list.count; i-- > 0;) { /* the youngest first */
        const char *title = record_title(kind, list.at[i]);
        if (title)
            push(arena, out, title);
    }
}

static void zones(struct arena *arena, word_list *out)
{
    size_t count;
    const char *const *names = zoneinfo_list(arena, &count);
    for (size_t i = 0; i < count; i++)
        VEC_PUSH(arena, out, names[i]);
}

static void fixed(struct arena *arena, enum card_reader reader, word_list *out)
{
    static const char *const choices[] = {"new", "tweak", "rerun"};
    static const char *const flags[] = {"yes", "no"};
    for (size_t i = 0; reader == CARD_IS_CHOICE && i < sizeof choices / sizeof *choices; i++)
        push(arena, out, choices[i]);
    for (size_t i = 0; reader == CARD_IS_FLAG && i < sizeof flags / sizeof *flags; i++)
        push(arena, out, flags[i]);
}

static void read_words(struct world *world, struct arena *arena, const struct card_row *row,
                       word_list *out)
{
    if (row->reader == CARD_IS_KIND)
        kind_words(world, arena, out);
    else if (row->reader == CARD_IS_ZONE)
        zones(arena, out);
    else if (row->reader == CARD_IS_TAGS || row->reader == CARD_IS_PROJECT)
        words_in_use(world, arena, row->reader == CARD_IS_PROJECT, out);
    else if (row->reader == CARD_IS_CONFERENCE || row->reader == CARD_IS_TALK)
        titles(world, arena, row->reader == CARD_IS_TALK ? RECORD_TALK : RECORD_CONFERENCE, out);
    else
        fixed(arena, row->reader, out);
    for (int i = 0; row->reader == CARD_IS_WORD && i < word_count(row->words); i++)
        push(arena, out, word_of(row->words, i));
}

/* Read once a card, except for words of tables, of which it may have several rows. */
static const struct card_words *words_of(struct world *world, struct card *card,
                                         const struct card_row *row)
{
    struct card_words *words = &card->words[row->reader];
    bool table = row->reader == CARD_IS_WORD;
    word_list list = {0};
    if (words->known && !table)
        return words;
    read_words(world, table ? &world->turn : card->arena, row, &list);
    *words = (struct card_words){list.at, list.count, true};
    return words;
}

/* ---- what fits ---- */

/* Those that begin as typed, or have a part that does, before those that hold it somewhere. */
static void choose(struct world *world, const struct card_words *words, const char *head,
                   const char *typed, word_list *out)
{
    const char *wanted = text_fold(&world->turn, typed);
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < words->count && out->count < OFFERS_MAX; i++) {
            const char *folded = text_fold(&world->turn, words->at[i]);
            const char *part = strrchr(folded, '/');
            bool begins = str_starts(folded, wanted) || (part && str_starts(part + 1, wanted));
            if (pass == 0 ? begins : !begins && strstr(folded, wanted))
                push(&world->turn, out, arena_printf(&world->turn, "%s%s", head, words->at[i]));
        }
}

void card_offers(struct world *world, struct card *card, int row, const char *typed,
                 const char *const **out, int *count)
{
    word_list list = {0};
    const char *last = card->rows[row]->reader == CARD_IS_TAGS ? strrchr(typed, ',') : NULL;
    const char *head = "";
    if (last) {
        last += 1 + strspn(last + 1, " ");
        head = arena_strndup(&world->turn, typed, (size_t)(last - typed));
    }
    const char *word = last ? last : typed;
    if (!str_blank(word))
        choose(world, words_of(world, card, card->rows[row]), head, word, &list);
    /* what is typed in full needs no words */
    bool settled = list.count && str_equal(list.at[0], typed);
    *out = list.at;
    *count = settled ? 0 : (int)list.count;
}
