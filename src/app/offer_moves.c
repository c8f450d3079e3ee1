/* SPDX-License-Identifier: MIT
 *
 * offer_moves: clears what an offer made louder, one cheapest change after the other, until it
 * fits. What doesn't get there is not worth naming.
 */
#include "offer_verdict.h"

struct edited {
    struct load_input input; /* with tasks */
    struct load_block *blocks;
    struct load_task *tasks;
};

static struct edited edit_begin(struct world *world, const struct load_input *input)
{
    struct edited e = {.input = *input};
    e.blocks = arena_copy(&world->turn, input->blocks, input->block_count * sizeof *e.blocks);
    e.tasks = arena_copy(&world->turn, input->tasks, input->task_count * sizeof *e.tasks);
    e.input.blocks = e.blocks;
    e.input.tasks = e.tasks;
    return e;
}

/* One finding's cheapest change, done in memory. */
static bool change_one(struct world *world, const struct assessment *a,
                       const struct assessed *found, const struct forecast_ask *future,
                       struct edited *e, struct remedy *out)
{
    struct load_input ahead = e->input;
    struct load_edit edit;
    size_t task;
    ahead.task_count = 0;
    if (found->finding.rule == RULE_P1) {
        if (!assess_later(world, a, &e->input, found, out, &task))
            return false;
        e->tasks[task].deadline += WEEK_DAYS;
        return true;
    }
    if (!found->ahead || !assess_remedy(world, a, &ahead, future, found, out, &edit))
        return false;
    fix_apply(e->blocks, &edit);
    return true;
}

static bool find_moves(struct world *world, struct verdict *v)
{
    const struct assessment *a = &v->best;
    struct edited e = edit_begin(world, &v->priced.best.input);
    day end = a->weeks[a->week_count - 1].from + WEEK_DAYS;
    struct forecast_ask future = {a->date + 1, forecast_weeks_until(a->date + 1, end), true,
                                  MINUTES_NONE};
    for (size_t i = 0; i < a->finding_count && v->move_count < VERDICT_MOVES_MOST; i++) {
        struct price_effect effect;
        const struct assessed *found = &a->findings[i];
        if (found->finding.level < LOAD_WARN ||
            !change_one(world, a, found, &future, &e, &v->moves[v->move_count]))
            continue;
        v->move_count++;
        price_judge(&world->turn, &v->calendar.price, &e.input, &effect);
        if (price_fits(&effect))
            return true;
    }
    return false;
}

void verdict_moves(struct world *world, struct verdict *v)
{
    if (v->priced.verdict != PRICE_DOES_NOT_FIT)
        return;
    if (!v->priced.best.price.missing && find_moves(world, v))
        v->priced.verdict = PRICE_FITS_IF;
    else
        v->move_count = 0;
}
