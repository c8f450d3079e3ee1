/* SPDX-License-Identifier: MIT
 *
 * cmd_choose: star, unstar and role: what the person says of a session or a conference. It is kept
 * apart from what the feed says, so that a re-import never touches it.
 */
#include "handlers.h"

#include <string.h>

#include "juggle/base/str.h"

/* "2026-12-01T10:00" in the form of event.recurrence: "20261201T100000". */
static const char *recurrence_key(struct arena *arena, const char *label)
{
    const char *l = label;
    if (strlen(l) < 16)
        return arena_printf(arena, "%.4s%.2s%.2s", l, l + 5, l + 8);
    return arena_printf(arena, "%.4s%.2s%.2sT%.2s%.2s00", l, l + 5, l + 8, l + 11, l + 14);
}

/* The choice of exactly this event or occurrence; a new one of an occurrence begins as the series'
 * is. */
static bool find_choice(struct world *world, int64_t event, const char *occurrence,
                        struct choice **out, struct err *err)
{
    struct record_list list;
    struct choice *choice = ARENA_NEW(&world->turn, struct choice);
    record_clear(RECORD_CHOICE, choice);
    *out = choice;
    if (!store_choices(world->store, &world->turn, event, &list, err))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        const struct choice *at = list.at[i];
        const char *key = at->occurrence ? at->occurrence : "";
        if (str_equal(key, occurrence ? occurrence : "")) {
            *out = record_copy(&world->turn, RECORD_CHOICE, at);
            return true;
        }
        if (!*key)
            *choice = *(struct choice *)record_copy(&world->turn, RECORD_CHOICE, at);
    }
    choice->id = 0;
    choice->event = event;
    choice->occurrence = occurrence;
    return true;
}

bool choice_of(struct world *world, const struct target *target, struct choice **out,
               struct err *err)
{
    struct view view;
    const struct item *item;
    if (!target->occurrence)
        return find_choice(world, target->id, NULL, out, err);
    if (!read_occurrence(world, target, &view, &item, err))
        return false;
    return find_choice(world, target->id, recurrence_key(&world->turn, item->recurrence), out, err);
}

static const char *titled(struct world *world, const struct target *targets, size_t count)
{
    if (count != 1)
        return arena_printf(&world->turn, "%zu sessions", count);
    const struct event *event = targets[0].record;
    return arena_printf(&world->turn, "\"%s\"", event->title ? event->title : targets[0].text);
}

static bool set_star(struct world *world, const struct call *call, struct reply *reply,
                     bool starred, struct err *err)
{
    size_t count = call->argument_count;
    struct target *targets = ARENA_ARRAY(&world->turn, struct target, count);
    if (!change_begin(world, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        struct choice *choice;
        if (!read_target(world, call_argument(call, i), RECORD_EVENT, &targets[i], err) ||
            !choice_of(world, &targets[i], &choice, err))
            return false;
        choice->starred = starred;
        if (!store_put(world->store, RECORD_CHOICE, choice, err))
            return false;
    }
    change_label(world, reply, "%s %s", starred ? "Chose" : "No longer chosen:",
                 titled(world, targets, count));
    return (!starred || clash_say(world, targets, count, reply, err)) &&
           change_end(world, reply, starred ? "star" : "unstar", call->arguments, count, err);
}

bool cmd_star(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    return set_star(world, call, reply, true, err);
}

bool cmd_unstar(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    return set_star(world, call, reply, false, err);
}

static bool role_of_session(struct world *world, const struct target *target, enum role role,
                            struct err *err)
{
    struct choice *choice;
    if (!choice_of(world, target, &choice, err))
        return false;
    choice->role = role;
    return store_put(world->store, RECORD_CHOICE, choice, err);
}

static bool role_of_conference(struct world *world, const struct target *target, enum role role,
                               struct err *err)
{
    struct conference *conference = target_copy(world, target);
    conference->role = role;
    return store_put(world->store, RECORD_CONFERENCE, conference, err);
}

/* Who speaks at a conference is there for days, which count once the conference has a role
 * itself. */
static bool note_conference(struct world *world, const struct event *event, enum role role,
                            struct reply *reply, struct err *err)
{
    const void *feed, *conference;
    if (!event->feed || role < WORD_role_ATTENDING)
        return true;
    if (!store_find(world->store, &world->turn, RECORD_FEED, event->feed, &feed, err))
        return false;
    int64_t id = feed ? ((const struct feed *)feed)->conference : 0;
    if (!id)
        return true;
    if (!store_find(world->store, &world->turn, RECORD_CONFERENCE, id, &conference, err))
        return false;
    const struct conference *c = conference;
    if (c && c->role < WORD_role_ATTENDING)
        reply_note(reply, world,
                   "%s has no role of its own, so that its days count for nothing yet; "
                   "see: juggle role c%lld %s",
                   c->name, (long long)id, word_of(WORD_GROUP_role, (int)role));
    return true;
}

/* reply NULL: nothing is to be noted. */
static bool set_role(struct world *world, const char *id, enum role role, struct target *target,
                     struct reply *reply, struct err *err)
{
    if (!read_target(world, id, RECORD__, target, err))
        return false;
    if (target->kind == RECORD_CONFERENCE)
        return role_of_conference(world, target, role, err);
    if (target->kind == RECORD_EVENT)
        return role_of_session(world, target, role, err) &&
               (!reply || note_conference(world, target->record, role, reply, err));
    return err_set(err, ERR_FAILED,
                   "%s: only sessions and conferences have a role; see: juggle agenda",
                   target->text);
}

bool cmd_role(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    enum role role;
    size_t count = call->argument_count - 1;
    struct target *targets = ARENA_ARRAY(&world->turn, struct target, count + 1);
    if (count == 0)
        return err_set(err, ERR_USAGE, "role: needs ID and ROLE; write: juggle role e12 speaking");
    if (!read_role(call_argument(call, count), &role, err) || !change_begin(world, err))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!set_role(world, call_argument(call, i), role, &targets[i], i == 0 ? reply : NULL, err))
            return false;
    const char *word = word_of(WORD_GROUP_role, (int)role);
    const char *title = record_title(targets[0].kind, targets[0].record);
    if (count == 1)
        change_label(world, reply, "\"%s\": %s", title ? title : targets[0].text, word);
    else
        change_label(world, reply, "%zu of them: %s", count, word);
    return clash_say(world, targets, count, reply, err) &&
           change_end(world, reply, "role", call->arguments, count, err);
}
