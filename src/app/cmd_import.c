/* SPDX-License-Identifier: MIT
 *
 * cmd_import: calendars brought up to date: what was asked for, the sources, and the one step that
 * all of it is. A step that turns out to be built on a wrong guess is taken back and built again.
 */
#include "import.h"

#include <stdlib.h>

/* Each attempt knows more than the one before; real files need one, nasty ones two or three. */
enum { MOST_ATTEMPTS = 8 };

static bool read_mode(const char *word, struct import_wish *wish, struct err *err)
{
    int value;
    if (!word || str_equal_nocase(word, "auto"))
        return true;
    wish->has_mode = word_parse(WORD_GROUP_feed_mode, word, &value);
    if (!wish->has_mode)
        return err_set(err, ERR_USAGE,
                       "%s: no such mode; it is one of mine, schedule, holidays, auto", word);
    wish->mode = (enum feed_mode)value;
    return true;
}

static bool read_whose(struct world *world, const char *text, struct import_wish *wish,
                       struct err *err)
{
    if (!text)
        return true;
    wish->which = str_equal_nocase(text, "none")  ? CONFERENCE_NONE
                  : str_equal_nocase(text, "new") ? CONFERENCE_NEW
                                                  : CONFERENCE_SAID;
    return wish->which != CONFERENCE_SAID || read_conference(world, text, &wish->conference, err);
}

static bool read_wish(struct world *world, const struct call *call, struct import_wish *wish,
                      struct err *err)
{
    const struct kind *kind;
    const char *role = call_option(call, "--role"), *kind_word = call_option(call, "--kind");
    const char *feed = call_option(call, "--feed"), *zone = call_option(call, "--zone");
    *wish = (struct import_wish){.feed = str_blank(feed) ? NULL : feed,
                                 .has_role = role != NULL,
                                 .follow = call_has(call, "--follow"),
                                 .dry_run = call_has(call, "--dry-run"),
                                 .verbose = world->options.verbose};
    if (!read_mode(call_option(call, "--mode"), wish, err) ||
        (role && !read_role(role, &wish->role, err)) ||
        !read_whose(world, call_option(call, "--conference"), wish, err) ||
        (zone && !read_zone(world, zone, &wish->zone, err)) ||
        (kind_word && !read_kind(world, kind_word, false, &kind, err)))
        return false;
    if (kind_word)
        wish->kind = kind->word;
    return true;
}

/* "--feed f9" means one that is there. */
static bool check_feed(struct world *world, const struct import_wish *wish, struct err *err)
{
    enum record_kind kind;
    int64_t id;
    const struct feed *feed;
    if (wish->feed && id_parse(wish->feed, &kind, &id, NULL) && kind == RECORD_FEED)
        return read_feed(world, wish->feed, &feed, err);
    return true;
}

static void open_source(struct import *import, const char *name, struct import_source *source)
{
    struct err why = {0};
    if (!import_source_open(&import->world->turn, name, import->most_bytes, source, &why))
        source->failure = why;
}

/* Sources that can't even be opened; with one named feed they are all one. */
static void open_sources(struct import *import, const struct call *call)
{
    struct arena *arena = &import->world->turn;
    import->sources = ARENA_ARRAY(arena, struct import_source, call->argument_count);
    for (size_t i = 0; i < call->argument_count; i++)
        open_source(import, call->arguments[i], &import->sources[import->source_count++]);
    if (!import->wish.feed)
        return;
    while (import->source_count > 1)
        import_source_join(arena, &import->sources[0], &import->sources[--import->source_count]);
    if (import->sources[0].parts.count > 0 && import->sources[0].failure.code != ERR_NONE) {
        VEC_PUSH(arena, &import->sources[0].lost, import->sources[0].failure);
        import->sources[0].failure = (struct err){0};
    }
}

/* What was looked at stays open for whoever takes it. */
static void use_kept(struct import *import, const struct call *call)
{
    import->sources = &import->kept->source;
    import->source_count = 1;
    if (!import->company)
        open_source(import, call->arguments[0], import->sources);
}

static void count_bytes(struct import *import)
{
    for (size_t i = 0; i < import->source_count; i++)
        for (size_t j = 0; j < import->sources[i].parts.count; j++)
            import->all_bytes += import->sources[i].parts.at[j].bytes;
}

static const struct err *first_failure(const struct import *import)
{
    for (size_t i = 0; i < import->source_count; i++)
        if (import->sources[i].failure.code == ERR_NONE)
            return NULL;
    return import->source_count ? &import->sources[0].failure : NULL;
}

static bool fail_with(const struct err *failure, struct err *err)
{
    *err = *failure;
    return false;
}

static int by_event(const void *a, const void *b)
{
    const struct import_chosen *x = a, *y = b;
    return (x->event > y->event) - (x->event < y->event);
}

static bool load_chosen(struct import *import, struct err *err)
{
    struct record_list choices;
    if (!store_all(import->world->store, &import->arena, RECORD_CHOICE, &choices, err))
        return false;
    import->chosen = ARENA_ARRAY(&import->arena, struct import_chosen, choices.count);
    import->chosen_count = choices.count;
    for (size_t i = 0; i < choices.count; i++) {
        const struct choice *choice = choices.at[i];
        bool stage = role_on_stage(choice->role);
        import->chosen[i] = (struct import_chosen){
            choice->event, stage, choice->starred || choice->role != WORD_role_NONE};
    }
    if (choices.count > 1)
        qsort(import->chosen, choices.count, sizeof *import->chosen, by_event);
    return true;
}

static void begin_attempt(struct import *import)
{
    struct world *world = import->world;
    arena_reset(&import->arena);
    import->again = false;
    import->todos_loaded = import->conferences_loaded = false;
    if (import->kept)
        import->kept->sessions.count = 0;
    import->done_bytes = 0;
    import->data_version = store_data_version(world->store);
    for (int kind = 0; kind < RECORD_COUNT; kind++)
        import->next[kind] = 0;
    const struct settings *settings = world->settings;
    merge_me_build(&import->arena, settings->me_name, settings->me_aliases.at,
                   settings->me_aliases.count, &import->me);
    import->results = ARENA_ARRAY(&import->arena, struct import_result, import->source_count);
}

static bool attempt(struct import *import, struct err *err)
{
    begin_attempt(import);
    if ((import->company && !import_touch(import, err)) || !load_chosen(import, err))
        return false;
    for (size_t i = 0; i < import->source_count; i++) {
        struct import_source *source = &import->sources[i];
        import->results[i].source = source;
        if (source->failure.code == ERR_NONE &&
            !import_pass_run(import, source, &import->results[i], err))
            return false;
    }
    return import->again || import_gone(import, err);
}

static bool attempt_all(struct import *import, struct err *err)
{
    for (int i = 0; i < MOST_ATTEMPTS; i++) {
        if (!attempt(import, err))
            return false;
        if (first_failure(import))
            return fail_with(first_failure(import), err);
        if (!import->again)
            return true;
        store_cancel(import->world->store);
        import->begun = false;
    }
    return err_set(err, ERR_FAILED,
                   "import: the store changes all the time; close the other juggle");
}

static bool commit(struct import *import, int64_t *step, struct err *err)
{
    struct world *world = import->world;
    const char *label = arena_printf(&world->turn, "Imported %zu calendars", import->source_count);
    *step = 0;
    if (!import->begun)
        return true;
    if (import->source_count == 1)
        label = arena_printf(&world->turn, "Imported %s", import->results[0].feed.name
                                                              ? import->results[0].feed.name
                                                              : import->sources[0].name);
    store_label(world->store, import->company ? import->company->label : label);
    return store_commit(world->store, step, err);
}

static bool run(struct import *import, const struct call *call, struct err *err)
{
    int64_t step;
    if (import->kept)
        use_kept(import, call);
    else
        open_sources(import, call);
    count_bytes(import);
    if (first_failure(import))
        return fail_with(first_failure(import), err);
    if (!attempt_all(import, err) || !import_concerns(import, err) || !commit(import, &step, err))
        return false;
    if (import->company)
        import->company->step = step;
    import_answer(import, step);
    return true;
}

static bool import_all(struct import *import, const struct call *call, struct err *err)
{
    struct world *world = import->world;
    if (!read_wish(world, call, &import->wish, err) || !check_feed(world, &import->wish, err))
        return false;
    if (import->company)
        import->wish.which = CONFERENCE_SAID;
    /* A store that isn't there yet is made by the first thing that is put. */
    if (!import->wish.dry_run && store_exists(world->store) &&
        !world_store(world, STORE_WRITE, err))
        return false;
    import->most_bytes = (size_t)world->settings->import_max_size;
    arena_init(&import->arena);
    bool done = run(import, call, err);
    if (!done && world->store)
        store_cancel(world->store);
    for (size_t i = 0; !import->kept && i < import->source_count; i++)
        import_source_close(&import->sources[i]);
    arena_finish(&import->arena);
    return done;
}

bool cmd_import(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    struct import import = {.world = world, .reply = reply};
    return import_all(&import, call, err);
}

bool import_look(struct world *world, const char *path, struct import_kept *kept,
                 struct reply *reply, struct err *err)
{
    const char *const words[] = {"juggle", "import", "--dry-run", "--mode", "schedule", "--", path};
    struct import import = {.world = world, .reply = reply, .kept = kept};
    struct call call;
    return args_parse(&world->turn, sizeof words / sizeof *words, words, &call, err) &&
           import_all(&import, &call, err);
}

bool import_with(struct world *world, struct import_kept *kept, struct import_company *company,
                 struct reply *reply, struct err *err)
{
    const char *const words[] = {"juggle", "import", "--mode", "schedule", "--", kept->source.name};
    struct import import = {.world = world, .reply = reply, .kept = kept, .company = company};
    struct call call;
    return args_parse(&world->turn, sizeof words / sizeof *words, words, &call, err) &&
           import_all(&import, &call, err);
}
