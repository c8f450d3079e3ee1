/* SPDX-License-Identifier: MIT
 *
 * timeline_days: segments cut at local midnights and at steps of the clock, summed into rows of
 * days, and what each row says of its day.
 */
#include "juggle/base/vec.h"
#include "bodyclock.h"
#include "parts.h"

/* A piece with its day: days may come twice (the date line), so pieces are sorted in later. */
struct cut {
    struct load_piece piece;
    day day;
    minutes from; /* since local midnight */
};

struct cuts {
    struct cut *at;
    size_t count;
    size_t capacity;
};

enum { SWITCH_GAP = 60 }; /* minutes: a longer pause makes it no switch */

/* One piece for each local day and step of the clock that a segment touches. */
static void segment_cut(struct arena *scratch, const struct timeline *timeline,
                        const struct segment *segment, struct cuts *cuts)
{
    for (moment at = segment->start; at < segment->end;) {
        moment local = at + steps_offset(&timeline->steps, at);
        day d = (day)floor_div(local, DAY_MINUTES);
        minutes from = (minutes)(local - (moment)d * DAY_MINUTES);
        moment end = smaller(segment->end, at + DAY_MINUTES - from);
        end = smaller(end, steps_next(&timeline->steps, at));
        struct load_piece piece = {
            at, end, segment->kind, segment->tenths, segment->block, segment->planned};
        VEC_PUSH(scratch, cuts, ((struct cut){piece, d, from}));
        at = end;
    }
}

static void range_add(struct timeline *timeline, day d)
{
    if (d < timeline->low)
        timeline->low = d;
    if (d > timeline->high)
        timeline->high = d;
}

/* With a margin: a night belongs to the day before it. */
static void rows_range(struct timeline *timeline, const struct cuts *cuts)
{
    const struct load_input *in = &timeline->in;
    timeline->low = timeline->high = timeline->first;
    range_add(timeline, timeline->last);
    for (size_t i = 0; i < cuts->count; i++)
        range_add(timeline, cuts->at[i].day);
    for (size_t i = 0; i < in->off_count; i++)
        if (day_in_reach(in->off[i].day))
            range_add(timeline, in->off[i].day);
    for (size_t i = 0; i < in->checkin_count; i++)
        if (day_in_reach(in->checkins[i].day))
            range_add(timeline, in->checkins[i].day);
    timeline->low--;
    timeline->high++;
}

static void rows_begin(struct arena *arena, struct timeline *timeline)
{
    const struct load_input *in = &timeline->in;
    size_t count = (size_t)(timeline->high - timeline->low) + 1;
    struct load_day *rows = ARENA_ARRAY(arena, struct load_day, count);
    for (size_t i = 0; i < count; i++) {
        rows[i].day = timeline->low + (day)i;
        rows[i].end = steps_end_of_day(&timeline->steps, rows[i].day);
        rows[i].rest = rows[i].rest_nontravel = -1;
        rows[i].rest_start = MOMENT_NONE;
        rows[i].week_off_end = in->last_week_off;
    }
    for (size_t i = 0; i < in->off_count; i++)
        if (day_in_reach(in->off[i].day))
            rows[in->off[i].day - timeline->low].off = in->off[i].cause;
    for (size_t i = 0; i < in->checkin_count; i++) {
        if (!day_in_reach(in->checkins[i].day))
            continue;
        struct load_day *row = &rows[in->checkins[i].day - timeline->low];
        row->energy = in->checkins[i].energy;
        row->switched_off = in->checkins[i].switched_off;
        row->known = true;
    }
    timeline->rows = rows;
}

/* The first row has no work, so there always is one before. */
static void row_add_late(const struct timeline *timeline, struct load_day *row, int64_t from,
                         int64_t to)
{
    const struct load_limits *limits = &timeline->config.limit;
    row->late += (minutes)larger(0, to - larger(from, limits->r4_from));
    row[-1].late += (minutes)larger(0, smaller(to, limits->r4_to) - from);
}

static void row_add_work(struct load_day *row, const struct load_piece *piece)
{
    minutes length = (minutes)(piece->end - piece->start);
    enum kind_id like = piece->kind->like;
    row->work += length;
    row->load += (int64_t)length * piece->tenths;
    if (piece->planned)
        row->assumed += length;
    if (kind_is_travel(piece->kind))
        row->travel += length;
    else
        row->nontravel += length;
    if (piece->kind->group == KIND_GROUP_PEOPLE)
        row->people += length;
    if (like == KIND_STAGE)
        row->stage += length;
    if (like == KIND_STAGE || like == KIND_EVENT)
        row->event += length;
}

static void row_add(const struct timeline *timeline, const struct cut *cut)
{
    const struct load_piece *piece = &cut->piece;
    struct load_day *row = &timeline->rows[cut->day - timeline->low];
    minutes length = (minutes)(piece->end - piece->start);
    row->recorded = row->known = true;
    if (piece->kind->area < AREA_COUNT && !(piece->kind->flags & KIND_FORECAST_ONLY))
        row->area[piece->kind->area] += length;
    if (!kind_is_work(piece->kind))
        return;
    row_add_work(row, piece);
    if (!kind_is_travel(piece->kind))
        row_add_late(timeline, row, cut->from, cut->from + length);
}

/* Work by day, and within a day in order of time. */
static void pieces_group(struct arena *arena, struct arena *scratch, struct timeline *timeline,
                         const struct cuts *cuts)
{
    size_t rows = (size_t)(timeline->high - timeline->low) + 1;
    size_t *start = ARENA_ARRAY(arena, size_t, rows + 1);
    size_t *next = ARENA_ARRAY(scratch, size_t, rows);
    for (size_t i = 0; i < cuts->count; i++)
        start[cuts->at[i].day - timeline->low + 1] += kind_is_work(cuts->at[i].piece.kind);
    for (size_t i = 0; i < rows; i++) {
        start[i + 1] += start[i];
        next[i] = start[i];
    }
    struct load_piece *pieces = ARENA_ARRAY(arena, struct load_piece, start[rows]);
    for (size_t i = 0; i < cuts->count; i++)
        if (kind_is_work(cuts->at[i].piece.kind))
            pieces[next[cuts->at[i].day - timeline->low]++] = cuts->at[i].piece;
    timeline->pieces = pieces;
    timeline->piece_start = start;
}

/* The longest stretch of focus; other work ends it, a short pause doesn't. */
static minutes day_focus(const struct load_piece *pieces, size_t count, double join)
{
    moment start = 0, end = 0, best = 0;
    bool open = false;
    for (size_t i = 0; i < count; i++) {
        if (pieces[i].kind->group != KIND_GROUP_FOCUS) {
            open = false;
            continue;
        }
        if (!open || (double)(pieces[i].start - end) >= join)
            start = pieces[i].start;
        end = pieces[i].end;
        open = true;
        best = larger(best, end - start);
    }
    return (minutes)best;
}

static int day_switches(const struct load_piece *pieces, size_t count)
{
    int switches = 0;
    for (size_t i = 1; i < count; i++)
        switches += pieces[i].kind->like != pieces[i - 1].kind->like &&
                    pieces[i].start - pieces[i - 1].end < SWITCH_GAP;
    return switches;
}

static void rows_finish(struct timeline *timeline)
{
    for (day d = timeline->low; d <= timeline->high; d++) {
        struct load_day *row = &timeline->rows[d - timeline->low];
        size_t count;
        const struct load_piece *pieces = timeline_pieces(timeline, d, &count);
        row->focus = day_focus(pieces, count, timeline->config.limit.f1_join);
        row->switches = day_switches(pieces, count);
        row->rest_day = day_is_rest(timeline, d);
        row->known = row->known || row->rest_day;
    }
}

static void rows_add_misalignment(struct timeline *timeline)
{
    const struct steps *steps = &timeline->steps;
    int body = steps_offset(steps, steps_instant(steps, timeline->first, DAY_MINUTES / 2));
    for (day d = timeline->first; d <= timeline->last; d++) {
        struct load_day *row = &timeline->rows[d - timeline->low];
        int local = steps_offset(steps, row->end - 1);
        row->misalignment = bodyclock_misalignment(local, body);
        body = bodyclock_adapt(&timeline->config.limit, local, body);
    }
}

/* A week off is a stretch of days without work, enough of them marked as leave. */
static void rows_add_weeks_off(struct timeline *timeline)
{
    const struct load_limits *limits = &timeline->config.limit;
    day last = timeline->in.last_week_off;
    int run = 0, leave = 0;
    for (day d = timeline->first; d <= timeline->high; d++) {
        struct load_day *row = &timeline->rows[d - timeline->low];
        bool free = row->rest_day && row->work < limits->workday_min;
        run = free ? run + 1 : 0;
        leave = free ? leave + (row->off == LOAD_LEAVE || row->off == LOAD_HOLIDAY) : 0;
        if (free && run >= limits->r7_block && leave >= limits->r7_leave_days)
            last = d;
        row->week_off_end = last;
    }
    timeline->free_run = run;
    timeline->free_leave = leave;
}

/* Days beyond the rows hold no work, but end a stretch of free days all the same. */
day timeline_week_off(const struct timeline *timeline, day d)
{
    const struct load_limits *limits = &timeline->config.limit;
    if (d <= timeline->high)
        return day_row(timeline, d)->week_off_end;
    day last = day_row(timeline, timeline->high)->week_off_end;
    int run = timeline->free_run, leave = timeline->free_leave;
    for (day x = timeline->high + 1; x <= d; x++) {
        bool free = day_is_rest(timeline, x) && 0 < limits->workday_min;
        run = free ? run + 1 : 0;
        leave = free ? leave : 0;
        if (free && run >= limits->r7_block && leave >= limits->r7_leave_days)
            last = x;
    }
    return last;
}

void timeline_days_build(struct arena *arena, struct arena *scratch, struct timeline *timeline)
{
    /* few cross a midnight */
    size_t room = timeline->segment_count + timeline->segment_count / 8 + 1;
    struct cuts cuts = {ARENA_ARRAY(scratch, struct cut, room), 0, room};
    for (size_t i = 0; i < timeline->segment_count; i++)
        segment_cut(scratch, timeline, &timeline->segments[i], &cuts);
    rows_range(timeline, &cuts);
    rows_begin(arena, timeline);
    for (size_t i = 0; i < cuts.count; i++)
        row_add(timeline, &cuts.at[i]);
    pieces_group(arena, scratch, timeline, &cuts);
    rows_finish(timeline);
    rows_add_misalignment(timeline);
    rows_add_weeks_off(timeline);
}
