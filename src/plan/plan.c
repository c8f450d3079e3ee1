/* SPDX-License-Identifier: MIT
 *
 * plan: day after day, and what came of it. Where least pieces cost a deadline, it is tried again
 * with less regard for comfort and for the last plan, and the plan that leaves out least is taken.
 */
#include "juggle/plan/plan.h"

#include <stdlib.h>
#include <string.h>

#include "juggle/base/search.h"
#include "work.h"

enum { AGAIN = 6, PATIENCE = 60000 /* tasks times days that are tried again */ };

/* ---- runs ---- */

struct regard {
    struct keep_manner keep;
    enum day_regard day; /* the manners of its days */
};

struct loss {
    int64_t missed; /* of tasks with a due */
    int64_t later;  /* of the others */
    bool crumbs;    /* less than a piece of a task is left */
};

static struct loss loss_of(const struct work *work)
{
    struct loss loss = {0};
    for (size_t i = 0; i < work->count; i++) {
        int32_t left = work->left[i] + work->tasks[i].in->remaining - work->tasks[i].accepted;
        *(work->tasks[i].due ? &loss.missed : &loss.later) += left;
        loss.crumbs =
            loss.crumbs || (work->left[i] > 0 && work->left[i] < work->tasks[i].chunk);
    }
    return loss;
}

static bool is_less(const struct loss *a, const struct loss *b)
{
    return a->missed != b->missed ? a->missed < b->missed : a->later < b->later;
}

static void fill_days(struct work *work, enum day_regard regard)
{
    int64_t missed = flow_short(&work->flow, work->left, 0, INT64_MAX);
    for (size_t d = 0; d < work->day_count; d++)
        missed = day_fill(work, d, regard, missed);
}

static bool is_done(const struct work *work)
{
    for (size_t i = 0; i < work->count; i++)
        if (work->left[i] > 0)
            return false;
    return true;
}

/* The days once more, less what was placed since, for what waited in vain. */
static void fill_rest(struct work *work, size_t since, enum day_regard regard)
{
    size_t end = work->pieces.count, d;
    for (size_t i = since; i < end; i++) {
        const struct piece *piece = &work->pieces.at[i];
        if (!work_find_day(work, piece, &d))
            continue;
        work->left[piece->task] += (int32_t)(piece->end - piece->start);
        work_take(work, d, piece);
    }
    for (d = 0; d < work->day_count; d++)
        flow_set_day(&work->flow, d, &work->days[d].gaps, work->days[d].room);
    fill_days(work, regard);
}

static void run(struct work *work, struct regard regard)
{
    work_reset(work);
    work->pieces = (piece_list){0};
    if (regard.keep.present)
        work_keep(work, regard.keep);
    size_t placed = work->pieces.count;
    fill_days(work, regard.day);
    if (regard.day != DAY_CALM)
        return;
    for (enum day_regard next = DAY_PARTS; next <= DAY_FULL && !is_done(work); next++) {
        size_t before = placed;
        placed = work->pieces.count;
        fill_rest(work, before, next);
    }
}

/* The best plan so far. */
struct best {
    struct loss loss;
    piece_list pieces;
    int32_t *left;
};

/* Is this run the best one? */
static bool run_better(struct work *work, struct regard regard, struct best *best)
{
    run(work, regard);
    struct loss loss = loss_of(work);
    if (regard.keep.blind ? is_less(&best->loss, &loss) : !is_less(&loss, &best->loss))
        return false;
    best->loss = loss;
    best->pieces = work->pieces;
    memcpy(best->left, work->left, work->count * sizeof *work->left);
    return true;
}

/* What a run has placed is taken for planned, so that the next one fills what it left empty. */
static void adopt(struct work *work, const piece_list *pieces)
{
    struct plan_present *present = ARENA_ARRAY(work->arena, struct plan_present, pieces->count);
    for (size_t i = 0; i < pieces->count; i++) {
        const struct piece *piece = &pieces->at[i];
        present[i] =
            (struct plan_present){piece->from, work->tasks[piece->task].in->id,
                                  moment_instant(piece->start), moment_instant(piece->end)};
    }
    work->present = present;
    work->present_count = pieces->count;
}

static void run_best(struct work *work)
{
    static const struct regard regards[] = {
        {{.present = true}, DAY_CALM},
        {{.present = true}, DAY_FULL},
        {{.present = true, .whole = true}, DAY_FULL},
        {{.present = true, .whole = true}, DAY_STRICT},
        {{.present = false}, DAY_FULL},
        {{.present = false}, DAY_STRICT},
        {{.present = true, .blind = true}, DAY_FULL},
    };
    struct best best = {.loss.missed = INT64_MAX};
    size_t patience = PATIENCE / (work->count * work->day_count + 1);
    best.left = ARENA_ARRAY(work->arena, int32_t, work->count);
    for (size_t i = 0; i < sizeof regards / sizeof *regards; i++) {
        bool met = best.loss.missed <= work->least_short;
        if (met && (i > (best.loss.crumbs ? 2 : 1) || !(best.loss.missed + best.loss.later)))
            break;
        if (i > patience + 1 && !regards[i].keep.blind)
            continue;
        if (!regards[i].keep.present || i < 2 || work->present_count)
            run_better(work, regards[i], &best);
    }
    for (int i = 0; patience && i < AGAIN && best.loss.missed > work->least_short; i++) {
        adopt(work, &best.pieces);
        if (!run_better(work, regards[1 + i % 2], &best) && i % 2)
            break;
    }
    work->pieces = best.pieces;
    memcpy(work->left, best.left, work->count * sizeof *work->left);
}

/* ---- what came of it ---- */

static int by_start(const void *a, const void *b)
{
    const struct piece *x = a, *y = b;
    return x->start < y->start ? -1 : x->start > y->start;
}

/* Pieces of one task that touch become one, unless they stood apart before. */
static void join_pieces(struct work *work)
{
    piece_list *list = &work->pieces;
    size_t kept = 0;
    if (list->count)
        qsort(list->at, list->count, sizeof *list->at, by_start);
    for (size_t i = 0; i < list->count; i++) {
        struct piece *last = kept ? &list->at[kept - 1] : NULL;
        if (last && last->end == list->at[i].start && last->task == list->at[i].task &&
            !last->from && !list->at[i].from)
            last->end = list->at[i].end;
        else
            list->at[kept++] = list->at[i];
    }
    list->count = kept;
}

/* Present blocks by task, those of a task in order of start: to be found by the pieces. */
static int by_task(const void *a, const void *b)
{
    const struct plan_present *x = *(const struct plan_present *const *)a;
    const struct plan_present *y = *(const struct plan_present *const *)b;
    if (x->task != y->task)
        return x->task < y->task ? -1 : 1;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return x->id < y->id ? -1 : x->id > y->id;
}

struct matching {
    const struct plan_present **list;
    bool *used;
    size_t count;
};

static size_t first_of(const struct matching *m, int64_t task)
{
    size_t low;
    LOWER_BOUND(low, m->count, i, m->list[i]->task < task);
    return low;
}

/* Gives the block a present one of its task: the one that stands there, or else any that is
 * left. */
static void match(struct matching *m, int64_t task, struct plan_block *block, bool exactly)
{
    for (size_t i = first_of(m, task); i < m->count && m->list[i]->task == task; i++) {
        const struct plan_present *present = m->list[i];
        bool same = present->start == block->start && present->end == block->end;
        if (m->used[i] || (exactly && !same))
            continue;
        m->used[i] = true;
        block->from = present->id;
        block->kept = same;
        return;
    }
}

static void match_blocks(struct work *work, struct plan_block *blocks, size_t count)
{
    const struct plan_input *in = work->in;
    struct matching m = {.count = in->present_count};
    m.list = ARENA_ARRAY(work->arena, const struct plan_present *, m.count);
    m.used = ARENA_ARRAY(work->arena, bool, m.count);
    for (size_t i = 0; i < m.count; i++)
        m.list[i] = &in->present[i];
    if (m.count)
        qsort(m.list, m.count, sizeof(const struct plan_present *), by_task);
    for (size_t i = 0; i < count; i++)
        match(&m, in->tasks[blocks[i].task].id, &blocks[i], true);
    for (size_t i = 0; i < count; i++)
        if (!blocks[i].kept)
            match(&m, in->tasks[blocks[i].task].id, &blocks[i], false);
}

static void take_blocks(struct work *work, struct plan *out)
{
    struct plan_block *blocks = ARENA_ARRAY(work->arena, struct plan_block, work->pieces.count);
    for (size_t i = 0; i < work->pieces.count; i++) {
        const struct piece *piece = &work->pieces.at[i];
        blocks[i].task = (size_t)(work->tasks[piece->task].in - work->in->tasks);
        blocks[i].start = moment_instant(piece->start);
        blocks[i].end = moment_instant(piece->end);
    }
    match_blocks(work, blocks, work->pieces.count);
    out->blocks = blocks;
    out->block_count = work->pieces.count;
    for (size_t i = 0; i < out->block_count; i++)
        out->kept += blocks[i].kept;
    out->moved = work->in->present_count - out->kept;
}

void plan_build(struct arena *arena, const struct plan_input *input, struct plan *out)
{
    struct work work;
    *out = (struct plan){0};
    work_build(arena, input, &work);
    work_accept(&work);
    run_best(&work);
    join_pieces(&work);
    take_blocks(&work, out);
    out->short_min = loss_of(&work).missed;
    out->least_short = work.least_short;
    explain_build(&work, out);
}
