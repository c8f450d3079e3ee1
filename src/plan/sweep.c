/* SPDX-License-Identifier: MIT
 *
 * sweep: the flow's own day, laid out minute by minute: at any moment what is due first of what has
 * begun. It loses nothing as long as pieces may be short; those that may not are left out again.
 */
#include "work.h"

struct sweep {
    const struct work *work;
    int32_t *amounts; /* of the day */
    moment at;
};

/* Of what has begun, the task that is due first; *until: when something else may take over. */
static size_t next_task(const struct sweep *sweep, moment *until)
{
    size_t best = sweep->work->due_count;
    for (size_t i = 0; i < sweep->work->due_count; i++) {
        const struct work_task *task = &sweep->work->tasks[i];
        if (!sweep->amounts[i])
            continue;
        if (task->from <= sweep->at)
            return i;
        if (task->from < *until)
            *until = task->from;
    }
    return best;
}

static void push_piece(const struct work *work, piece_list *pieces, struct piece piece)
{
    struct piece *last = pieces->count ? &pieces->at[pieces->count - 1] : NULL;
    if (last && last->task == piece.task && last->end == piece.start)
        last->end = piece.end;
    else
        VEC_PUSH(work->arena, pieces, piece);
}

static void sweep_gap(struct sweep *sweep, const struct gap *gap, piece_list *pieces)
{
    sweep->at = gap->start;
    while (sweep->at < gap->end) {
        moment until = gap->end;
        size_t i = next_task(sweep, &until);
        if (i < sweep->work->due_count) {
            if (sweep->at + sweep->amounts[i] < until)
                until = sweep->at + sweep->amounts[i];
            sweep->amounts[i] -= (int32_t)(until - sweep->at);
            push_piece(sweep->work, pieces, (struct piece){i, sweep->at, until, 0});
        }
        sweep->at = until;
    }
}

void day_flow(struct work *work, size_t d, piece_list *pieces, int32_t *left)
{
    struct sweep sweep = {.work = work};
    size_t kept = 0;
    sweep.amounts = ARENA_ARRAY(work->arena, int32_t, work->due_count);
    flow_take(&work->flow, work->left, d, sweep.amounts);
    for (size_t i = 0; i < work->days[d].gaps.count; i++)
        sweep_gap(&sweep, &work->days[d].gaps.at[i], pieces);
    for (size_t i = 0; i < pieces->count; i++) {
        struct piece piece = pieces->at[i];
        int32_t length = (int32_t)(piece.end - piece.start), chunk = work->tasks[piece.task].chunk;
        int32_t rest = left[piece.task] - length;
        if (rest > 0 && rest < chunk && length - (chunk - rest) >= chunk)
            length -= chunk - rest;
        if (length < chunk)
            continue;
        piece.end = piece.start + length;
        left[piece.task] -= length;
        pieces->at[kept++] = piece;
    }
    pieces->count = kept;
}
