/* SPDX-License-Identifier: MIT
 *
 * day: one day filled, in several manners from the most agreeable to the most exact, until one
 * costs no deadline. What is asked after each is the flow: can all that is left still be done on
 * the days to come?
 */
#include "work.h"

#include <stdlib.h>
#include <string.h>

enum { QUARTER = 15, ACTIVE = 96, OFF_HOURS = 6, FINE = 0 /* see day_unit */ };

/* Minute by minute it is costly to choose: so many times what fits is choice enough. */
enum { PLENTY = 2 };

static const struct day_manner manners[DAY_MANNERS] = {
    {.unit = QUARTER, .gentle = true, .calm = true},
    {.unit = QUARTER, .gentle = true, .calm = true, .cut = true},
    {.unit = QUARTER, .gentle = true},
    {.unit = QUARTER, .gentle = true, .cut = true},
    {.unit = QUARTER},
    {.unit = FINE},
    {.unit = FINE, .backward = true},
    {.unit = FINE, .cut = true},
    {.unit = FINE, .cut = true, .backward = true},
    {.unit = QUARTER, .cut = true, .backward = true},
};

/* One try at one day. */
struct attempt {
    struct work *work;
    size_t d;
    struct day_manner manner;
    int32_t *left;
    piece_list pieces;
    int32_t room;
    const size_t *active; /* tasks that the day may hold, the urgent ones first */
    size_t active_count;
};

/* The tasks that have time on the day, the urgent ones first. */
static size_t find_tasks(const struct work *work, size_t d, size_t *out)
{
    const struct gaps *gaps = &work->days[d].gaps;
    size_t count = 0;
    if (!gaps->count)
        return 0;
    moment start = gaps->at[0].start, end = gaps->at[gaps->count - 1].end;
    for (size_t i = 0; i < work->count; i++)
        if (work->left[i] > 0 && work->tasks[i].from < end && work->tasks[i].to > start)
            out[count++] = i;
    return count;
}

/* ---- one stretch of free time ---- */

static int32_t units_up(int64_t length, int32_t unit)
{
    return (int32_t)((length + unit - 1) / unit);
}

static moment align_up(moment at, int32_t unit)
{
    moment rest = at % unit;
    return rest ? at - rest + unit : at;
}

static bool has_energy(const struct work *work, size_t d, const struct gap *gap)
{
    const struct gap *energy = &work->days[d].energy;
    return gap->start < energy->end && energy->start < gap->end;
}

static struct fill_choice choice_of(const struct attempt *attempt, size_t task, size_t rank,
                                    bool energy)
{
    const struct work *work = attempt->work;
    const struct work_task *it = &work->tasks[task];
    int32_t unit = attempt->manner.unit, left = attempt->left[task], chunk = it->chunk;
    struct fill_choice choice = {.weight = (int32_t)rank, .floor = (int32_t)rank};
    int32_t soft = attempt->manner.gentle && it->in->focus ? work->in->focus_block : chunk;
    soft = soft > chunk ? soft : chunk;
    if (left <= attempt->room && (left >= chunk || left == it->in->remaining))
        choice.whole = units_up(left, unit);
    choice.least = units_up(chunk, unit);
    choice.most = (left < attempt->room + chunk ? left - chunk : attempt->room) / unit;
    choice.gentle = units_up(soft, unit);
    /* What is broken off once leaves as long a stretch behind, or, where there is too little for
     * that, its rest. */
    int32_t rest = left >= 2 * soft ? soft : chunk;
    choice.gentle_most = (left < attempt->room + rest ? left - rest : attempt->room) / unit;
    if (attempt->manner.calm && soft > chunk)
        choice.most = 0;
    if (attempt->manner.gentle && it->in->focus != energy)
        choice.weight += OFF_HOURS;
    return choice;
}

struct portion {
    size_t task;
    int32_t units;
    bool first; /* rather at the beginning of the stretch */
};

static int by_place(const void *a, const void *b)
{
    const struct portion *x = a, *y = b;
    if (x->first != y->first)
        return x->first ? -1 : 1;
    return x->task < y->task ? -1 : x->task > y->task;
}

/* Hard things go to the end of the stretch where energy is high; what was broken off goes on at
 * once. */
static void order_portions(const struct attempt *attempt, const struct gap *gap,
                           struct portion *portions, size_t count)
{
    const struct work *work = attempt->work;
    const struct gap *energy = &work->days[attempt->d].energy;
    bool early =
        energy->end - gap->start >= gap->end - energy->start || energy->start <= gap->start;
    const struct piece *last =
        attempt->pieces.count ? &attempt->pieces.at[attempt->pieces.count - 1] : NULL;
    for (size_t i = 0; i < count; i++) {
        bool focus = work->tasks[portions[i].task].in->focus;
        portions[i].first = attempt->manner.gentle && has_energy(work, attempt->d, gap) &&
                            focus == early;
        if (last && last->end == gap->start && last->task == portions[i].task)
            portions[i].first = true;
    }
    qsort(portions, count, sizeof *portions, by_place);
}

static void lay_out(struct attempt *attempt, const struct gap *gap, struct portion *portions,
                    size_t count)
{
    int32_t unit = attempt->manner.unit;
    moment at = align_up(gap->start, unit);
    if (count)
        order_portions(attempt, gap, portions, count);
    for (size_t i = 0; i < count; i++) {
        int32_t *left = &attempt->left[portions[i].task];
        int32_t length = portions[i].units * unit < *left ? portions[i].units * unit : *left;
        VEC_PUSH(attempt->work->arena, &attempt->pieces,
                 ((struct piece){portions[i].task, at, at + length, 0}));
        at += (moment)portions[i].units * unit;
        *left -= length;
        attempt->room -= length;
    }
}

static void fill_gap(struct attempt *attempt, const struct gap *gap)
{
    struct work *work = attempt->work;
    struct fill_choice choices[FILL_CHOICES];
    struct portion portions[FILL_CHOICES];
    int32_t amounts[FILL_CHOICES], unit = attempt->manner.unit;
    size_t tasks[FILL_CHOICES], count = 0, chosen = 0;
    int64_t length = gap->end - align_up(gap->start, unit);
    length = length < attempt->room ? length : attempt->room;
    if (length < unit)
        return;
    bool energy = has_energy(work, attempt->d, gap);
    int64_t plenty = attempt->manner.gentle || unit == QUARTER ? INT64_MAX : PLENTY * length;
    for (size_t i = 0; i < attempt->active_count && count < FILL_CHOICES && plenty > 0; i++) {
        size_t task = attempt->active[i];
        const struct work_task *it = &work->tasks[task];
        if (attempt->left[task] <= 0 || it->from > gap->start || it->to < gap->end)
            continue;
        choices[count] = choice_of(attempt, task, count, energy);
        tasks[count++] = task;
        plenty -= attempt->left[task];
    }
    if (!count)
        return;
    fill_best(&work->fill, choices, count, (int32_t)length / unit, unit, amounts);
    for (size_t i = 0; i < count; i++)
        if (amounts[i])
            portions[chosen++] = (struct portion){tasks[i], amounts[i], false};
    lay_out(attempt, gap, portions, chosen);
}

/* ---- one day ---- */

static int by_moment(const void *a, const void *b)
{
    moment x = *(const moment *)a, y = *(const moment *)b;
    return x < y ? -1 : x > y;
}

struct bounds {
    moment *at; /* ascending */
    size_t count;
};

/* Where tasks of the day begin and end: those with a due, or where it is calm all of them. */
static struct bounds find_bounds(const struct attempt *attempt)
{
    const struct work *work = attempt->work;
    const struct flow_cut *cut = &work->flow.cuts[attempt->d];
    struct bounds out = {cut->bounds, cut->count - 1};
    if (!attempt->manner.calm)
        return out;
    out = (struct bounds){ARENA_ARRAY(work->arena, moment, 2 * attempt->active_count), 0};
    for (size_t i = 0; i < attempt->active_count; i++) {
        const struct work_task *task = &work->tasks[attempt->active[i]];
        out.at[out.count++] = task->from;
        out.at[out.count++] = task->to;
    }
    if (out.count)
        qsort(out.at, out.count, sizeof *out.at, by_moment);
    return out;
}

static struct gaps cut_gaps(const struct attempt *attempt)
{
    struct bounds bounds = find_bounds(attempt);
    const struct gaps *gaps = &attempt->work->days[attempt->d].gaps;
    VEC(struct gap) out = {0};
    for (size_t i = 0; i < gaps->count; i++) {
        struct gap rest = gaps->at[i];
        for (size_t k = 0; k < bounds.count; k++)
            if (bounds.at[k] > rest.start && bounds.at[k] < rest.end) {
                VEC_PUSH(attempt->work->arena, &out, ((struct gap){rest.start, bounds.at[k]}));
                rest.start = bounds.at[k];
            }
        VEC_PUSH(attempt->work->arena, &out, rest);
    }
    return (struct gaps){out.at, out.count};
}

static void fill_manner(struct attempt *attempt)
{
    struct gaps gaps = attempt->work->days[attempt->d].gaps;
    if (attempt->manner.cut)
        gaps = cut_gaps(attempt);
    for (size_t i = 0; i < gaps.count && attempt->active_count; i++)
        fill_gap(attempt, &gaps.at[attempt->manner.backward ? gaps.count - 1 - i : i]);
}

static int32_t common(int64_t a, int32_t unit)
{
    int32_t b = (int32_t)((a < 0 ? -a : a) % unit);
    while (b) {
        int32_t rest = unit % b;
        unit = b;
        b = rest;
    }
    return unit;
}

/* The finest unit that a day asks for: what its free time and its tasks are all multiples of.
 * Nothing that fits better is lost, and there is less to try. */
static int32_t day_unit(const struct work *work, size_t d, size_t task_count)
{
    const struct work_day *one = &work->days[d];
    const struct flow_cut *cut = &work->flow.cuts[d];
    int32_t unit = common(one->room, QUARTER);
    if (!one->gaps.count)
        return unit;
    for (size_t i = 0; i < one->gaps.count; i++)
        unit = common(one->gaps.at[i].end, common(one->gaps.at[i].start, unit));
    for (size_t i = 0; i + 1 < cut->count; i++)
        unit = common(cut->bounds[i], unit);
    for (size_t i = 0; i < task_count && unit > 1; i++) {
        size_t task = work->today[i];
        unit = common(work->left[task], common(work->tasks[task].chunk, unit));
    }
    return unit;
}

static struct attempt attempt_begin(struct work *work, size_t d, size_t number, size_t task_count)
{
    struct attempt attempt = {.work = work, .d = d, .room = work->days[d].room};
    attempt.left = work->tries + number * work->count;
    attempt.active = work->today;
    attempt.active_count = task_count < ACTIVE ? task_count : ACTIVE;
    if (work->count)
        memcpy(attempt.left, work->left, work->count * sizeof *work->left);
    return attempt;
}

/* Has one of the attempts before it left the same of what has a due? */
static bool is_known(const struct work *work, size_t number)
{
    const int32_t *left = work->tries + number * work->count;
    for (size_t i = 0; i < number; i++)
        if (!work->due_count ||
            !memcmp(work->tries + i * work->count, left, work->due_count * sizeof *left))
            return true;
    return false;
}

static void accept(struct work *work, const struct attempt *attempt)
{
    if (work->count)
        memcpy(work->left, attempt->left, work->count * sizeof *work->left);
    for (size_t i = 0; i < attempt->pieces.count; i++)
        VEC_PUSH(work->arena, &work->pieces, attempt->pieces.at[i]);
}

int64_t day_fill(struct work *work, size_t d, enum day_regard regard, int64_t missed)
{
    int64_t least = INT64_MAX;
    struct attempt best = {0};
    size_t number = 0, task_count = find_tasks(work, d, work->today);
    int32_t fine = 0;
    bool plain = work->flow.cuts[d].count < 2;
    for (size_t i = regard; i <= DAY_MANNERS && least > missed; i++) {
        if (i < DAY_MANNERS && manners[i].cut && !manners[i].calm && plain)
            continue;
        struct attempt attempt = attempt_begin(work, d, number, task_count);
        if (i < DAY_MANNERS) {
            attempt.manner = manners[i];
            if (attempt.manner.unit == FINE)
                attempt.manner.unit = fine = fine ? fine : day_unit(work, d, task_count);
            fill_manner(&attempt);
        } else {
            day_flow(work, d, &attempt.pieces, attempt.left);
        }
        if (is_known(work, number++))
            continue;
        int64_t after = flow_short(&work->flow, attempt.left, d + 1, least);
        if (after < least) {
            least = after;
            best = attempt;
        }
    }
    accept(work, &best);
    return least;
}
