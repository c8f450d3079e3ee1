/* SPDX-License-Identifier: MIT
 *
 * card_subject: the copy of a record on which a card's texts are tried.
 */
#include "card_rows.h"

#include <string.h>

#include "event_times.h"
#include "juggle/base/parse.h"
#include "juggle/base/str.h"

static bool occurrence_copy(struct world *world, const struct target *target, struct event *event,
                            struct err *err)
{
    struct view view;
    const struct item *item;
    if (!read_occurrence(world, target, &view, &item, err))
        return false;
    bool override = item->occurrence->event != item->occurrence->master;
    const char *rule = event->rrule;
    if (override)
        *event = *(struct event *)record_copy(&world->turn, RECORD_EVENT, item->occurrence->event);
    else if (event->all_day)
        event_place_days(event, item->first_day, item->end_day);
    else
        event_place(world, event, item->start, item->end);
    event->rrule = rule;
    return true;
}

static bool stored(struct world *world, const struct card *card, struct card_subject *out,
                   struct err *err)
{
    struct target target;
    if (!read_target(world, card->id, card->record, &target, err))
        return false;
    out->record = target_copy(world, &target);
    if (card->record != RECORD_EVENT)
        return true;
    return choice_of(world, &target, &out->choice, err) &&
           (!target.occurrence || occurrence_copy(world, &target, out->record, err));
}

/* Quick add's line, on a fresh task or event. */
static bool from_line(struct world *world, const struct card *card, struct card_subject *out,
                      struct err *err)
{
    struct quickadd read;
    struct view view;
    quickadd_read(&world->turn, card->line ? card->line : "", &world->quickadd, &read);
    if (card->record == RECORD_TASK) {
        line_task(out->record, &read);
        return true;
    }
    if (!world_view(world, read.day, read.day + 1, &view, err))
        return false;
    return line_event(world, &view, &read, out->record, out->choice, err);
}

static bool fresh(struct world *world, const struct card *card, struct card_subject *out,
                  struct err *err)
{
    out->record = arena_alloc(&world->turn, record_info(card->record)->size);
    record_clear(card->record, out->record);
    if (card->record == RECORD_EVENT) {
        out->choice = ARENA_NEW(&world->turn, struct choice);
        record_clear(RECORD_CHOICE, out->choice);
    }
    if (card->record == RECORD_TASK)
        ((struct task *)out->record)->priority = 0;
    else if (card->record == RECORD_CONFERENCE)
        ((struct conference *)out->record)->role = WORD_role_MAYBE;
    else if (card->record == RECORD_SUBMISSION)
        ((struct submission *)out->record)->stage = WORD_stage_SUBMITTED;
    return (card->record != RECORD_TASK && card->record != RECORD_EVENT) ||
           from_line(world, card, out, err);
}

/* The legs of the conference that the card began with, those that are there already. */
static bool journey(struct world *world, const struct card *card, struct card_subject *out,
                    struct err *err)
{
    struct record_list legs;
    const struct conference *conference = NULL;
    for (int way = 0; way < CARD_WAYS; way++) {
        out->legs[way] = ARENA_NEW(&world->turn, struct leg);
        record_clear(RECORD_LEG, out->legs[way]);
        out->legs[way]->way = (enum way)way;
    }
    out->record = out->legs[WORD_way_OUT];
    if (!card->line)
        return true;
    if (!read_conference(world, card->line, &conference, err) ||
        !store_all(world->store, &world->turn, RECORD_LEG, &legs, err))
        return false;
    for (int way = 0; way < CARD_WAYS; way++)
        out->legs[way]->conference = conference->id;
    for (size_t i = 0; i < legs.count; i++) {
        const struct leg *leg = legs.at[i];
        if (leg->conference == conference->id && (int)leg->way < CARD_WAYS)
            *out->legs[leg->way] = *leg;
    }
    return true;
}

bool card_subject_read(struct world *world, const struct card *card, struct card_subject *out,
                       struct err *err)
{
    *out = (struct card_subject){0};
    if (card->kind == CARD_JOURNEY)
        return journey(world, card, out, err);
    return card->id ? stored(world, card, out, err) : fresh(world, card, out, err);
}

bool card_journey_zones(struct world *world, struct card_subject *subject, struct err *err)
{
    const void *found = NULL;
    int64_t id = subject->legs[WORD_way_OUT]->conference;
    if (id && !store_find(world->store, &world->turn, RECORD_CONFERENCE, id, &found, err))
        return false;
    const struct conference *conference = found;
    const char *home = zone_name(world->home);
    const char *there = conference && conference->zone ? conference->zone : home;
    for (int way = 0; way < CARD_WAYS; way++) {
        struct leg *leg = subject->legs[way];
        bool out = way == WORD_way_OUT;
        leg->zone = leg->zone ? leg->zone : out ? home : there;
        leg->end_zone = leg->end_zone ? leg->end_zone : out ? there : home;
    }
    return true;
}

/* ---- writing ---- */

/* "out_start" is the start of the way out. */
static bool assign_journey(struct world *world, const struct card_row *row, const char *text,
                           struct card_subject *subject, struct err *err)
{
    static const char *const names[][2] = {
        {"start", "start"}, {"from", "zone"}, {"end", "end"}, {"to", "end_zone"}};
    struct leg *leg = subject->legs[str_starts(row->field, "back_")];
    const char *part = strchr(row->field, '_');
    for (size_t i = 0; part && i < sizeof names / sizeof *names; i++)
        if (str_equal(part + 1, names[i][0])) {
            if (row->reader == CARD_IS_END && leg->start == INSTANT_NONE)
                return err_set(err, ERR_USAGE, "say first when it leaves");
            return edit_other(world, RECORD_LEG, leg, names[i][1], text, err);
        }
    for (int way = 0; way < CARD_WAYS; way++)
        if (!edit_other(world, RECORD_LEG, subject->legs[way], row->field, text, err))
            return false;
    return true;
}

/* The last of an event's whole days. */
static bool is_last_day(const struct world *world, const struct card_row *row, const char *text,
                        const struct card_subject *subject, day *out)
{
    const struct event *event = subject->record;
    return row->reader == CARD_IS_END && subject->choice && event->all_day &&
           parse_day_alone(text, world->today, world->workdays.week_start, out);
}

const char *card_value(struct world *world, const struct card_row *row, const char *text,
                       const struct card_subject *subject)
{
    day date;
    char buf[DATE_SIZE];
    if (!is_last_day(world, row, text, subject, &date))
        return text;
    return arena_strdup(&world->turn, day_format(date + 1, buf)); /* the field's end is exclusive */
}

bool card_assign(struct world *world, const struct card *card, const struct card_row *row,
                 const char *text, struct card_subject *subject, struct err *err)
{
    day last;
    bool event_changed, choice_changed;
    if (is_last_day(world, row, text, subject, &last) &&
        last < ((const struct event *)subject->record)->start_day)
        return err_set(err, ERR_USAGE, "the last day is before the first");
    struct assignment set = {row->field, card_value(world, row, text, subject)};
    if (card->kind == CARD_JOURNEY)
        return assign_journey(world, row, text, subject, err);
    if (card->record == RECORD_EVENT)
        return edit_event(world, subject->record, subject->choice, set.field, set.value,
                          &event_changed, &choice_changed, err);
    return assign_one(world, card->record, subject->record, &set, err);
}
