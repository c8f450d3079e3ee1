/* SPDX-License-Identifier: MIT
 *
 * fix: each candidate is first taken out: where that does not help, moving it won't either. Where
 * it helps, a move that helps as much is preferred, as it loses no work.
 */
#include "juggle/load/fix.h"

#include <stdlib.h>

#include "rules_parts.h"

/* TRIED: trials are cheap, but not free. HALF_HOURS: how many of them later on its day a block may
 * go. LATER: days after the window that it may go to. ECHO: how long a change is heard in rules
 * that look back a week. */
enum { TRIED = 40, HALF_HOURS = 6, LATER = 8, ECHO = 8, WATCHED = 2 * ECHO + LATER + 16 };

struct search {
    struct arena *scratch;
    const struct fix_ask *ask;
    struct load_block *blocks; /* a copy that each trial changes and puts back */
    struct load_input input;
    struct steps steps;
    day watched; /* the first day whose levels are held */
    struct load_levels before[WATCHED];
};

struct ranked {
    const struct fix_candidate *candidate;
    int64_t load;
    moment start;
};

static int by_load(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    if (x->load != y->load)
        return x->load < y->load ? -1 : 1;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return x->candidate->block < y->candidate->block ? -1
                                                     : x->candidate->block > y->candidate->block;
}

static const struct timeline *build(struct search *s)
{
    return s->ask->future ? forecast_timeline(s->scratch, &s->input, s->ask->future)
                          : timeline_build(s->scratch, &s->input);
}

void fix_apply(struct load_block *blocks, const struct load_edit *edit)
{
    struct load_block *block = &blocks[edit->block];
    moment length = block->end - block->start;
    if (edit->what == EDIT_MOVE)
        block->start = edit->start;
    block->end = block->start + (edit->what == EDIT_MOVE ? length : 0);
}

static bool is_harmless(const struct search *s, const struct timeline *timeline)
{
    struct load_levels after;
    for (day d = s->watched; d < s->watched + WATCHED; d++) {
        const struct load_levels *before = &s->before[d - s->watched];
        rules_levels(timeline, d, &after);
        for (int i = 0; i < LOAD_RULE_COUNT; i++)
            if (after.at[i] >= LOAD_INFO && after.at[i] > before->at[i])
                return false;
    }
    return true;
}

/* Does the change bring the rule to `most` or below, with no rule louder on any day that hears it?
 * *level: the rule's level after it, whether harmless or not. */
static bool is_good(struct search *s, const struct load_edit *edit, int most,
                    enum load_level *level)
{
    struct load_levels after;
    fix_apply(s->blocks, edit);
    const struct timeline *timeline = build(s);
    rules_levels(timeline, s->ask->day, &after);
    *level = (enum load_level)after.at[s->ask->rule];
    bool good = (int)*level <= most && is_harmless(s, timeline);
    s->blocks[edit->block] = s->ask->input->blocks[edit->block];
    arena_reset(s->scratch);
    return good;
}

/* Nothing else stands there: two things at once would only look lighter. */
static bool is_free(const struct load_input *input, size_t block, moment start)
{
    moment end = start + (input->blocks[block].end - input->blocks[block].start);
    for (size_t i = 0; i < input->block_count; i++)
        if (i != block && input->blocks[i].start < end && input->blocks[i].end > start)
            return false;
    return true;
}

static bool try_move(struct search *s, size_t block, moment start, enum load_level wanted,
                     struct fix *out)
{
    struct load_edit edit = {.what = EDIT_MOVE, .block = block, .start = start};
    enum load_level level;
    if (!is_free(s->ask->input, block, start) || !is_good(s, &edit, (int)wanted, &level))
        return false;
    *out = (struct fix){level <= LOAD_OK, level, edit};
    return true;
}

/* Later on the same day by half hours, then at the same time on the working days after the
 * window. */
static bool find_move(struct search *s, size_t block, enum load_level wanted, struct fix *out)
{
    const struct load_config *config = s->ask->input->config;
    moment start = s->ask->input->blocks[block].start;
    day on = steps_day(&s->steps, start);
    minutes minute = steps_minute(&s->steps, start);
    for (int half = 1; half <= HALF_HOURS; half++) {
        moment later = start + half * 30;
        if (steps_day(&s->steps, later) == on && try_move(s, block, later, wanted, out))
            return true;
    }
    for (day d = s->ask->last + 1; d <= s->ask->last + LATER; d++) {
        if (config && !config->workdays[day_weekday(d)])
            continue;
        if (try_move(s, block, steps_instant(&s->steps, d, minute), wanted, out))
            return true;
    }
    return false;
}

static size_t rank(const struct search *s, struct ranked *out)
{
    const struct fix_ask *ask = s->ask;
    size_t count = 0;
    for (size_t i = 0; i < ask->count; i++) {
        const struct load_block *block = &ask->input->blocks[ask->candidates[i].block];
        day d = steps_day(&s->steps, block->start);
        if (d < ask->first || d > ask->last || block->end <= block->start)
            continue;
        int tenths = block->tenths == LOAD_TENTHS_OF_KIND ? block->kind->tenths : block->tenths;
        out[count++] = (struct ranked){&ask->candidates[i], (block->end - block->start) * tenths,
                                       block->start};
    }
    if (count)
        qsort(out, count, sizeof *out, by_load);
    size_t most = ask->most ? ask->most : TRIED;
    return count < most ? count : most;
}

static bool search(struct search *s, const struct ranked *ranked, size_t count, struct fix *out)
{
    enum load_level now = (enum load_level)s->before[s->ask->day - s->watched].at[s->ask->rule];
    bool found = false;
    for (size_t i = 0; i < count; i++) {
        const struct fix_candidate *candidate = ranked[i].candidate;
        struct load_edit edit = {.what = EDIT_REMOVE, .block = candidate->block};
        enum load_level level = LOAD_ALERT;
        int most = (int)(found ? out->level : now) - 1;
        bool good = is_good(s, &edit, most, &level);
        if ((int)level > most)
            continue;
        struct fix fix = {level <= LOAD_OK, level, edit};
        if (!(candidate->movable && find_move(s, candidate->block, level, &fix)) &&
            !(candidate->removable && good))
            continue;
        *out = fix;
        found = true;
        if (fix.clears)
            return true;
    }
    return found;
}

bool fix_search(struct arena *scratch, const struct fix_ask *ask, struct fix *out)
{
    struct arena held;
    arena_init(&held);
    struct search s = {.scratch = scratch, .ask = ask, .input = *ask->input};
    steps_build(&held, ask->input->steps, ask->input->step_count, &s.steps);
    struct ranked *ranked = ARENA_ARRAY(&held, struct ranked, ask->count);
    size_t count = rank(&s, ranked);
    bool found = false;
    if (count) {
        s.blocks = ARENA_ARRAY(&held, struct load_block, ask->input->block_count);
        for (size_t i = 0; i < ask->input->block_count; i++)
            s.blocks[i] = ask->input->blocks[i];
        s.input.blocks = s.blocks;
        s.watched = ask->day - ECHO;
        const struct timeline *before = build(&s);
        for (day d = s.watched; d < s.watched + WATCHED; d++)
            rules_levels(before, d, &s.before[d - s.watched]);
        arena_reset(scratch);
        found = search(&s, ranked, count, out);
    }
    arena_finish(&held);
    return found;
}
