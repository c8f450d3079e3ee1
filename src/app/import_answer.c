/* SPDX-License-Identifier: MIT
 *
 * import: the answer: the contract's JSON, and a note for everything that was skipped or could not
 * be read.
 */
#include "import.h"

#include <stdlib.h>

/* What begins at the same time stays as the file has it: ids are given in its order. */
static int by_start(const void *a, const void *b)
{
    const struct import_change *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

static void put_changes(struct value *map, const struct import_result *result)
{
    char id[ID_SIZE];
    struct value *list = value_put_list(map, "changes");
    if (result->changes.count > 1)
        qsort(result->changes.at, result->changes.count, sizeof *result->changes.at, by_start);
    for (size_t i = 0; i < result->changes.count; i++) {
        const struct import_change *change = &result->changes.at[i];
        struct value *one = value_push_map(list);
        value_put_text(one, "id", id_format(RECORD_EVENT, change->id, id));
        value_put_text(one, "uid", change->uid);
        value_put_text(one, "title", change->title);
        value_put_text(one, "change", merge_word(change->word));
        value_put(one, "fields", change->fields);
        value_put_text(one, "text", change->words);
        value_put_bool(one, "concerns_me", change->concerns_me);
    }
}

static void put_oddities(struct value *map, const struct import_result *result)
{
    struct value *list = value_put_list(map, "oddities");
    for (size_t i = 0; i < result->oddities.count; i++) {
        const struct import_oddity *oddity = &result->oddities.at[i];
        struct value *one = value_push_map(list);
        value_put_text(one, "uid", oddity->uid);
        value_put_text(one, "title", oddity->title);
        if (oddity->line > 0)
            value_put_int(one, "line", oddity->line);
        else
            value_put_null(one, "line");
        value_put_text(one, "code", oddity->code);
        value_put_text(one, "message", oddity->message);
        value_put_text(one, "action", oddity->action);
    }
}

/* Zones that the file has otherwise than the world. */
static void put_conflicts(struct value *map, const struct import_result *result)
{
    struct value *list = value_put_list(map, "zone_conflicts");
    for (size_t i = 0; i < result->conflicts.count; i++) {
        const struct import_conflict *conflict = &result->conflicts.at[i];
        struct value *one = value_push_map(list);
        value_put_text(one, "zone", conflict->zone);
        value_put_int(one, "events", (int64_t)conflict->events);
        value_put_int(one, "least", conflict->least / 60);
        value_put_int(one, "most", conflict->most / 60);
    }
}

static void put_alike(struct value *map, const struct import_result *result)
{
    char id[ID_SIZE];
    struct value *list = value_put_list(map, "alike");
    for (size_t i = 0; i < result->alike.count; i++) {
        const struct import_alike *alike = &result->alike.at[i];
        struct value *one = value_push_map(list);
        value_put_text(one, "id", id_format(RECORD_EVENT, alike->stored, id));
        value_put_text(one, "new", id_format(RECORD_EVENT, alike->fresh, id));
        value_put_text(one, "title", alike->title);
        value_put_text(one, "new_title", alike->fresh_title);
        value_put_bool(one, "followed", alike->followed);
        value_put_text(one, "by", alike->slot ? "slot" : "looks");
    }
}

static struct value *put_tally(struct value *map, const char *key, const struct import_tally *tally)
{
    struct value *one = value_put_map(map, key);
    value_put_int(one, "in_file", (int64_t)tally->in_file);
    value_put_int(one, "new", (int64_t)tally->fresh);
    value_put_int(one, "changed", (int64_t)tally->changed);
    value_put_int(one, "unchanged", (int64_t)tally->unchanged);
    value_put_int(one, "skipped", (int64_t)tally->skipped);
    return one;
}

static void put_calls(struct value *map, struct world *world, const struct import_result *result)
{
    char id[ID_SIZE];
    struct value *calls = put_tally(map, "cfps", &result->calls);
    value_put_int(calls, "closed", (int64_t)result->calls.closed);
    struct value *list = value_put_list(calls, "changes");
    for (size_t i = 0; i < result->called.count; i++) {
        const struct import_called *called = &result->called.at[i];
        struct value *one = value_push_map(list);
        value_put_text(one, "id", id_format(RECORD_CONFERENCE, called->id, id));
        value_put_text(one, "name", called->name);
        value_put_text(one, "change", merge_word(called->word));
        put_instant(one, "cfp", world, NULL, called->cfp);
    }
}

static void put_result(struct value *list, struct world *world, const struct import_result *result)
{
    struct value *map = value_push_map(list);
    const struct feed *feed = &result->feed;
    put_id(map, "id", RECORD_FEED, feed->id);
    value_put_text(map, "name", feed->name);
    value_put_text(map, "source", result->source->name);
    value_put_text(map, "mode", word_of(WORD_GROUP_feed_mode, (int)feed->mode));
    value_put_text(map, "zone", feed->zone);
    value_put_text(map, "zone_from", result->zone_from);
    put_conflicts(map, result);
    put_id(map, "similar", RECORD_FEED, result->similar ? result->similar->id : 0);
    put_id(map, "conference", RECORD_CONFERENCE, feed->conference);
    put_day(map, "from", result->first_day);
    put_day(map, "to", result->last_day);
    value_put_int(map, "in_file", (int64_t)result->in_file);
    for (int word = 0; word < MERGE_WORD_COUNT; word++)
        value_put_int(map, merge_word((enum merge_word)word), (int64_t)result->counts[word]);
    value_put_int(map, "mine", (int64_t)result->mine);
    put_tally(map, "tasks", &result->tasks);
    put_calls(map, world, result);
    put_changes(map, result);
    put_alike(map, result);
    put_oddities(map, result);
}

/* As compilers do. Of JSON no line is known. */
static const char *source_line(struct import *import, const struct import_oddity *oddity)
{
    return oddity->line > 0
               ? arena_printf(&import->world->turn, "%s:%d", oddity->source, oddity->line)
               : oddity->source;
}

static void note_oddities(struct import *import, const struct import_result *result)
{
    for (size_t i = 0; i < result->oddities.count; i++) {
        const struct import_oddity *oddity = &result->oddities.at[i];
        const char *title = oddity->title ? oddity->title
                            : oddity->uid ? oddity->uid
                                          : "(untitled)";
        if (oddity->skipped)
            reply_note(import->reply, import->world, "%s: \"%s\" was skipped: %s (%s)",
                       source_line(import, oddity), title, oddity->message, oddity->code);
        else if (import->wish.verbose || !oddity->uid)
            reply_note(import->reply, import->world, "%s: %s%s%s (%s, %s)",
                       import->wish.verbose ? source_line(import, oddity) : oddity->source,
                       oddity->title ? oddity->title : "", oddity->title ? ": " : "",
                       oddity->message, oddity->code, oddity->action);
    }
}

/* What may have another name now; told one by one, and only of what was chosen. */
static size_t note_slots(struct import *import, const struct import_result *result)
{
    size_t count = 0;
    for (size_t i = 0; i < result->alike.count; i++) {
        const struct import_alike *alike = &result->alike.at[i];
        const struct import_chosen *chosen = import_chosen_find(import, alike->stored);
        count += alike->slot;
        if (alike->slot && chosen && chosen->concerns)
            reply_note(import->reply, import->world,
                       "%s: \"%s\" may be called \"%s\" now: the same room at the same time; what "
                       "you chose "
                       "stays with the old one",
                       result->source->name, alike->title ? alike->title : "",
                       alike->fresh_title ? alike->fresh_title : "");
    }
    return count;
}

/* What was written already has to be taken back first. */
static void note_alike(struct import *import, const struct import_result *result)
{
    const char *first = import->wish.dry_run ? "" : "juggle undo, then ";
    const char *name = result->source->name;
    size_t known = result->alike.count - note_slots(import, result);
    if (import->wish.follow)
        return;
    if (known > 0)
        reply_note(
            import->reply, import->world,
            "%s: %zu new events look like stored ones under other UIDs; to go on with those: "
            "%sjuggle import --follow",
            name, known, first);
    if (result->similar)
        reply_note(import->reply, import->world,
                   "%s: it looks like \"%s\" under other UIDs; to bring that up to date: %sjuggle "
                   "import --follow",
                   name, result->similar->name, first);
}

/* People wonder where they are. */
static void note_passed_over(struct import *import, const struct import_result *result,
                             size_t count, const char *name, const char *what)
{
    if (count)
        reply_note(import->reply, import->world, "%s: %zu %s left out: %s", result->source->name,
                   count, name, what);
}

static void note_result(struct import *import, const struct import_result *result)
{
    struct world *world = import->world;
    note_oddities(import, result);
    for (size_t i = 0; i < result->source->lost.count; i++)
        reply_note(import->reply, world, "%s", result->source->lost.at[i].text);
    note_alike(import, result);
    note_passed_over(import, result, result->freebusy, "VFREEBUSY",
                     "it says when somebody is busy, not with what");
    note_passed_over(import, result, result->journals, "VJOURNAL", "it is a diary's");
    if (result->tasks_along)
        reply_note(import->reply, world,
                   "%s: other days: %zu task%s that led up to them move%s along",
                   result->source->name, result->tasks_along, result->tasks_along == 1 ? "" : "s",
                   result->tasks_along == 1 ? "s" : "");
}

static void put_failed(struct import *import, struct value *answer)
{
    struct value *list = value_put_list(answer, "failed");
    for (size_t i = 0; i < import->source_count; i++) {
        const struct import_source *source = &import->sources[i];
        if (source->failure.code == ERR_NONE)
            continue;
        struct value *one = value_push_map(list);
        value_put_text(one, "source", source->name);
        value_put_text(one, "message", source->failure.text);
        reply_note(import->reply, import->world, "%s", source->failure.text);
    }
}

static bool is_partial(const struct import *import)
{
    for (size_t i = 0; i < import->source_count; i++) {
        const struct import_result *result = &import->results[i];
        if (import->sources[i].failure.code != ERR_NONE || import->sources[i].lost.count > 0 ||
            result->truncated || result->counts[MERGE_SKIPPED] > 0 || result->tasks.skipped > 0 ||
            result->calls.skipped > 0)
            return true;
    }
    return false;
}

void import_answer(struct import *import, int64_t step)
{
    struct reply *reply = import->reply;
    struct value *answer = reply_open(reply, import->world, "import");
    value_put_bool(answer, "dry_run", import->wish.dry_run);
    if (step)
        value_put_int(answer, "undo", step);
    else
        value_put_null(answer, "undo");
    struct value *feeds = value_put_list(answer, "feeds");
    for (size_t i = 0; i < import->source_count; i++) {
        if (import->sources[i].failure.code != ERR_NONE)
            continue;
        put_result(feeds, import->world, &import->results[i]);
        note_result(import, &import->results[i]);
    }
    struct value *concerns = value_put_list(answer, "concerns");
    for (size_t i = 0; i < import->concerns.count; i++)
        put_concern(concerns, &import->concerns.at[i]);
    put_failed(import, answer);
    reply->outcome = is_partial(import) ? ERR_PARTIAL : ERR_NONE;
    reply->said = import->source_count == 1
                      ? arena_printf(&import->world->turn, "Imported %s", import->sources[0].name)
                      : "Imported several calendars";
}
