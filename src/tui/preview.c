/* SPDX-License-Identifier: MIT
 *
 * preview: an import's dry run, through the same command as the shell's, read back from its answer.
 */
#include "preview.h"

#include "juggle/app/run.h"
#include "juggle/base/parse.h"
#include "juggle/base/str.h"
#include "juggle/base/vec.h"
#include "complete.h"

typedef VEC(struct preview_row) row_list;

/* ---- the call ---- */

static const struct option_info *find_option(const char *name)
{
    size_t count;
    const struct option_info *options = command_options(&count);
    for (size_t i = 0; i < count; i++)
        if (options[i].command == COMMAND_import && str_equal(options[i].name, name))
            return &options[i];
    return NULL;
}

static void add_option(struct call *call, const char *name, const char *value)
{
    call->options[call->option_count++] = (struct call_option){find_option(name), value};
}

/* Every change is listed, new ones too. */
static bool run(struct world *world, const struct import_form *form, bool dry, struct reply *reply,
                struct err *err)
{
    char id[ID_SIZE];
    struct call_option options[6];
    const char *path = complete_expand(&world->turn, form->path);
    struct call call = {.command = COMMAND_import,
                        .color = "never",
                        .arguments = &path,
                        .argument_count = 1,
                        .options = options};
    bool verbose = world->options.verbose;
    if (dry)
        add_option(&call, "--dry-run", "");
    if (form->mode >= 0)
        add_option(&call, "--mode", word_of(WORD_GROUP_feed_mode, form->mode));
    if (form->role >= 0)
        add_option(&call, "--role", word_of(WORD_GROUP_role, form->role));
    if (form->zone[0])
        add_option(&call, "--zone", form->zone);
    if (form->conference != PREVIEW_FOUND)
        add_option(&call, "--conference",
                   form->conference == PREVIEW_NEW ? "new"
                   : form->conference == PREVIEW_NONE
                       ? "none"
                       : id_format(RECORD_CONFERENCE, form->conference, id));
    if (form->follow)
        add_option(&call, "--follow", "");
    world->options.verbose = true;
    bool done = run_call(world, &call, reply, err);
    world->options.verbose = verbose;
    return done;
}

/* ---- the answer, row by row ---- */

static const char *kept(struct arena *arena, const char *text)
{
    return arena_strdup(arena, text ? text : "");
}

static bool listed(const struct value *change, const char *word, bool concerns, bool own)
{
    bool mine = value_bool(change, "concerns_me") && !own;
    return mine == concerns && str_equal(value_text(change, "change"), word);
}

static void add_heading(struct arena *arena, row_list *rows, const char *text)
{
    VEC_PUSH(arena, rows, ((struct preview_row){PREVIEW_HEADING, text, "", ""}));
}

/* What changed stands above already; here is what it now meets. */
static void add_meetings(struct arena *arena, const struct value *answer, row_list *rows)
{
    for (const struct value *at = value_first(answer, "concerns"); at; at = at->next)
        if (value_text(at, "other"))
            VEC_PUSH(arena, rows,
                     ((struct preview_row){PREVIEW_CONCERN, kept(arena, value_text(at, "what")),
                                           kept(arena, value_text(at, "title")),
                                           kept(arena, value_text(at, "text"))}));
}

static void add_changes_of(struct arena *arena, const struct value *feed, const char *word,
                           bool concerns, bool own, row_list *rows)
{
    for (const struct value *at = value_first(feed, "changes"); at; at = at->next)
        if (listed(at, word, concerns, own))
            VEC_PUSH(arena, rows,
                     ((struct preview_row){concerns ? PREVIEW_CONCERN : PREVIEW_CHANGE,
                                           kept(arena, value_text(at, "change")),
                                           kept(arena, value_text(at, "title")),
                                           kept(arena, value_text(at, "text"))}));
}

/* What hurts most first. own: the person's own calendar, all of which concerns them. */
static void add_changes(struct arena *arena, const struct value *feed, bool concerns, bool own,
                        const char *heading, row_list *rows)
{
    static const char *const words[] = {"moved", "cancelled", "gone", "changed", "new"};
    size_t before = rows->count;
    add_heading(arena, rows, heading);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        add_changes_of(arena, feed, words[i], concerns, own, rows);
    if (rows->count == before + 1)
        rows->count = before;
}

static void add_oddities(struct arena *arena, const struct value *feed, row_list *rows)
{
    if (value_count(feed, "oddities"))
        add_heading(arena, rows, "odd");
    for (const struct value *at = value_first(feed, "oddities"); at; at = at->next) {
        const char *title =
            value_text(at, "title") ? value_text(at, "title") : value_text(at, "uid");
        const char *line = value_int(at, "line")
                               ? arena_printf(arena, "line %lld", (long long)value_int(at, "line"))
                               : "file";
        VEC_PUSH(arena, rows,
                 ((struct preview_row){PREVIEW_ODD, line, kept(arena, title),
                                       arena_printf(arena, "%s: %s", value_text(at, "action"),
                                                    value_text(at, "message"))}));
    }
}

/* The calendar that a new one looks like, unless it stands in for it already; NULL: none. */
static const char *similar_name(struct world *world, struct arena *arena, const struct value *feed)
{
    const char *text = value_text(feed, "similar"), *id = value_text(feed, "id");
    enum record_kind kind;
    int64_t number;
    const void *record = NULL;
    struct err ignored;
    if (!text || str_equal(text, id) || !id_parse(text, &kind, &number, NULL) ||
        !store_find(world->store, &world->turn, RECORD_FEED, number, &record, &ignored) || !record)
        return NULL;
    return kept(arena, ((const struct feed *)record)->name);
}

/* Known by room and hour alone: told, not followed. */
static bool is_slot(const struct value *alike)
{
    return str_equal(value_text(alike, "by"), "slot");
}

static bool may_follow(const struct value *feed)
{
    bool any = value_text(feed, "similar") != NULL;
    for (const struct value *at = value_first(feed, "alike"); at && !any; at = at->next)
        any = !is_slot(at);
    return any;
}

/* What is here under another UID: offered, or taken over already. */
static void add_alike(struct world *world, struct arena *arena, const struct value *feed,
                      row_list *rows)
{
    const char *calendar = similar_name(world, arena, feed);
    if (value_count(feed, "alike") || calendar)
        add_heading(arena, rows, "under another UID");
    if (calendar)
        VEC_PUSH(arena, rows, ((struct preview_row){PREVIEW_ALIKE, "alike", calendar,
                                                    "f brings that calendar up to date"}));
    for (const struct value *at = value_first(feed, "alike"); at; at = at->next) {
        const char *title = value_text(at, "title"), *now = value_text(at, "new_title");
        const char *text =
            str_equal(title, now) ? "" : arena_printf(arena, "now \"%s\"", now ? now : "");
        if (is_slot(at))
            text = arena_printf(arena, "perhaps \"%s\" now: same room, same time", now ? now : "");
        VEC_PUSH(
            arena, rows,
            ((struct preview_row){PREVIEW_ALIKE, value_bool(at, "followed") ? "goes on" : "alike",
                                  kept(arena, title), text}));
    }
}

static const char *until_words(struct arena *arena, day until)
{
    struct civil civil = day_civil(until);
    return arena_printf(arena, "until %s %d %s", weekday_short(day_weekday(until)), civil.mday,
                        month_short(civil.month));
}

/* Calls for papers by their deadlines, as the list has them. */
static void add_calls(struct world *world, struct arena *arena, const struct value *feed,
                      row_list *rows)
{
    const struct value *calls = value_find(feed, "cfps");
    if (value_count(calls, "changes"))
        add_heading(arena, rows, "calls for papers");
    for (const struct value *at = value_first(calls, "changes"); at; at = at->next) {
        day until;
        const char *text = value_text(at, "cfp");
        bool dated = text && parse_iso_day(arena_strndup(&world->turn, text, 10), &until);
        VEC_PUSH(arena, rows,
                 ((struct preview_row){PREVIEW_CHANGE, kept(arena, value_text(at, "change")),
                                       kept(arena, value_text(at, "name")),
                                       dated ? until_words(arena, until) : ""}));
    }
}

static const char *count_words(struct arena *arena, const struct value *feed)
{
    static const struct {
        const char *key, *word;
    } counts[] = {{"new", "new"},         {"moved", "moved"},        {"changed", "changed"},
                  {"cancelled", "cancelled"}, {"gone", "gone"},      {"unchanged", "the same"},
                  {"older", "older"},     {"skipped", "skipped"},    {"mine", "yours"}};
    struct str out;
    str_init(&out);
    const struct value *tasks = value_find(feed, "tasks"), *calls = value_find(feed, "cfps");
    bool others = value_int(tasks, "in_file") || value_int(calls, "in_file");
    if (value_int(feed, "in_file") || !others)
        str_addf(&out, "%lld event%s%s", (long long)value_int(feed, "in_file"),
                 value_int(feed, "in_file") == 1 ? "" : "s", value_int(feed, "in_file") ? ":" : "");
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        if (value_int(feed, counts[i].key))
            str_addf(&out, "  %lld %s", (long long)value_int(feed, counts[i].key), counts[i].word);
    if (value_int(tasks, "in_file"))
        str_addf(&out, "%s%lld task%s", out.length ? "  and " : "",
                 (long long)value_int(tasks, "in_file"),
                 value_int(tasks, "in_file") == 1 ? "" : "s");
    if (value_int(calls, "in_file"))
        str_addf(&out, "%s%lld calls for papers:  %lld new  %lld changed  %lld over",
                 out.length ? "  and " : "", (long long)value_int(calls, "in_file"),
                 (long long)value_int(calls, "new"), (long long)value_int(calls, "changed"),
                 (long long)value_int(calls, "closed"));
    const char *words = arena_strdup(arena, out.text);
    str_finish(&out);
    return words;
}

/* Who reads the file elsewhere may come at another hour. */
static const char *zone_conflict(struct arena *arena, const struct value *feed)
{
    const struct value *first = value_first(feed, "zone_conflicts");
    long long events = 0;
    for (const struct value *at = first; at; at = at->next)
        events += value_int(at, "events");
    if (!first)
        return NULL;
    return arena_printf(arena, "its own %s%s %s wrong: %lld event%s",
                        value_text(first, "zone"), first->next ? " and others" : "",
                        first->next ? "are" : "is", events,
                        events == 1 ? "" : "s");
}

/* The conference that it goes to, "a new one" where the store has it not. */
static const char *conference_words(struct world *world, struct arena *arena,
                                    const struct value *feed, const struct import_form *form)
{
    const char *text = value_text(feed, "conference");
    enum record_kind kind;
    int64_t id;
    const void *record = NULL;
    struct err ignored;
    if (!text || !id_parse(text, &kind, &id, NULL))
        return NULL;
    bool known = store_find(world->store, &world->turn, RECORD_CONFERENCE, id, &record, &ignored) &&
                 record;
    const struct conference *conference = record;
    const char *name = known ? conference->name : value_text(feed, "name");
    int role = form->role >= 0 ? form->role : known ? (int)conference->role : 0;
    return arena_printf(arena, "%s %s%s, your role: %s", known ? "conference" : "a new conference",
                        name ? name : text, form->conference == PREVIEW_FOUND ? " (guessed)" : "",
                        word_of(WORD_GROUP_role, role));
}

/* Conferences within a fortnight of it. */
static void find_conferences(struct world *world, struct arena *arena, const struct value *feed,
                             struct preview *out)
{
    enum { NEAR_DAYS = 14 };
    struct record_list all;
    struct err ignored;
    day first, last;
    const char *from = value_text(feed, "from"), *to = value_text(feed, "to");
    if (!from || !to || !parse_iso_day(from, &first) || !parse_iso_day(to, &last) ||
        !store_all(world->store, &world->turn, RECORD_CONFERENCE, &all, &ignored))
        return;
    int64_t *ids = ARENA_ARRAY(arena, int64_t, all.count);
    for (size_t i = 0; i < all.count; i++) {
        const struct conference *one = all.at[i];
        day end = one->last_day == DAY_NONE ? one->first_day : one->last_day;
        if (one->first_day != DAY_NONE && one->first_day <= last + NEAR_DAYS &&
            end >= first - NEAR_DAYS)
            ids[out->conference_count++] = one->id;
    }
    out->conferences = ids;
}

static bool changes_nothing(const struct value *feed)
{
    static const char *const keys[] = {"new", "moved", "changed", "cancelled", "gone"};
    const struct value *tasks = value_find(feed, "tasks");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (value_int(feed, keys[i]))
            return false;
    const struct value *calls = value_find(feed, "cfps");
    return !value_int(tasks, "new") && !value_int(tasks, "changed") && !value_int(calls, "new") &&
           !value_int(calls, "changed");
}

static void read_feed(struct world *world, struct arena *arena, const struct value *answer,
                      const struct import_form *form, struct preview *out)
{
    const struct value *feed = value_first(answer, "feeds");
    const char *mode = value_text(feed, "mode");
    bool own = str_equal(mode, word_of(WORD_GROUP_feed_mode, WORD_feed_mode_MINE));
    row_list rows = {0};
    out->source = kept(arena, value_text(feed, "source"));
    out->name = kept(arena, value_text(feed, "name"));
    out->mode = kept(arena, mode);
    out->zone = kept(arena, value_text(feed, "zone"));
    out->zone_from = kept(arena, value_text(feed, "zone_from"));
    out->zone_odd = zone_conflict(arena, feed);
    out->conference = conference_words(world, arena, feed, form);
    out->counts = count_words(arena, feed);
    out->alike = may_follow(feed);
    find_conferences(world, arena, feed, out);
    out->nothing = changes_nothing(feed);
    add_changes(arena, feed, true, own, "concerns you", &rows);
    add_meetings(arena, answer, &rows);
    if (!form->follow)
        add_alike(world, arena, feed, &rows);
    add_changes(arena, feed, false, own, "changes", &rows);
    if (form->follow)
        add_alike(world, arena, feed, &rows);
    add_calls(world, arena, feed, &rows);
    add_oddities(arena, feed, &rows);
    out->rows = rows.at;
    out->count = rows.count;
}

void preview_read(struct world *world, const struct import_form *form, struct arena *arena,
                  struct preview *out)
{
    struct reply reply;
    struct err err;
    *out = (struct preview){0};
    reply_init(&reply, world);
    if (!run(world, form, true, &reply, &err))
        out->problem = kept(arena, err.text);
    else if (!value_count(reply.answer, "feeds"))
        out->problem = "There is no calendar in it.";
    else
        read_feed(world, arena, reply.answer, form, out);
    reply_finish(&reply);
}

bool preview_import(struct world *world, const struct import_form *form, const char **said,
                    bool *undo, struct err *err)
{
    struct reply reply;
    reply_init(&reply, world);
    bool done = run(world, form, false, &reply, err);
    if (done) {
        const struct value *feed = value_first(reply.answer, "feeds");
        const char *name = feed ? value_text(feed, "name") : NULL;
        *undo = value_int(reply.answer, "undo") != 0;
        *said = *undo ? arena_printf(&world->turn, "Imported %s: %s", name ? name : form->path,
                                     feed ? count_words(&world->turn, feed) : "")
                      : value_int(feed, "unchanged") ? "Nothing changed: all of it is here already"
                                                : "Nothing changed";
    }
    reply_finish(&reply);
    return done;
}
