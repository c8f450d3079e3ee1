/* SPDX-License-Identifier: MIT
 *
 * pending: preparation takes the place of the ordinary work that the forecast expects, so that a
 * day never holds more than it has room for.
 */
#include "juggle/load/pending.h"

#include "juggle/base/vec.h"
#include "juggle/load/forecast.h"
#include "parts.h"

enum { REACH_DAYS = 60 }; /* preparation begins so long before at most */

struct folding {
    struct arena *arena;
    const struct timeline *plan;
    const struct kind_set *kinds;
    struct load_block *room; /* ordinary work that is expected, in order of time */
    size_t room_count;
    VEC(struct load_block) blocks;
};

static void push(struct folding *f, moment start, minutes length, enum kind_id kind)
{
    struct load_block block = {.start = start,
                               .end = start + length,
                               .kind = kind_find(f->kinds, kind_builtin()->at[kind].word),
                               .tenths = LOAD_TENTHS_OF_KIND,
                               .origin = LOAD_PLANNED};
    if (length > 0)
        VEC_PUSH(f->arena, &f->blocks, block);
}

static void push_presence(struct folding *f, const struct pending_offer *offer)
{
    const struct steps *steps = timeline_steps(f->plan);
    const struct load_config *config = timeline_config(f->plan);
    push(f, steps_instant(steps, offer->first, config->work_start + ENGAGEMENT_STAGE_AFTER),
         offer->stage, KIND_STAGE);
    if (offer->there)
        return;
    push(f, steps_instant(steps, offer->first - 1, ENGAGEMENT_ARRIVAL) - offer->way, offer->way,
         KIND_TRAVEL);
    for (day d = offer->first; d <= offer->last; d++)
        push(f, steps_instant(steps, d, config->work_start), config->contract_day, KIND_EVENT);
    push(f, steps_instant(steps, offer->last + 1, ENGAGEMENT_DEPARTURE), offer->way, KIND_TRAVEL);
}

/* From the day before the journey backwards, out of each day's room. */
static void push_prep(struct folding *f, const struct pending_offer *offer)
{
    const struct steps *steps = timeline_steps(f->plan);
    minutes left = offer->prep, today = 0;
    day last = DAY_NONE;
    for (size_t i = f->room_count; i-- > 0 && left > 0;) {
        struct load_block *room = &f->room[i];
        day d = steps_day(steps, room->start);
        if (d >= offer->first - 1 || d < offer->first - REACH_DAYS)
            continue;
        today = d == last ? today : 0;
        last = d;
        int64_t length =
            smaller(room->end - room->start, smaller(left, ENGAGEMENT_PREP_A_DAY - today));
        if (length <= 0)
            continue;
        room->end -= length;
        push(f, room->end, (minutes)length, KIND_PREP);
        left -= (minutes)length;
        today += (minutes)length;
    }
}

size_t pending_blocks(struct arena *arena, const struct timeline *plan,
                      const struct kind_set *kinds, const struct pending_offer *offers,
                      size_t count, day from, minutes typical, struct load_block **out)
{
    struct folding f = {.arena = arena, .plan = plan, .kinds = kinds};
    day last = from;
    for (size_t i = 0; i < count; i++)
        last = offers[i].last > last ? offers[i].last : last;
    f.room_count = forecast_fill(arena, plan, from, last, typical, &f.room);
    for (size_t i = 0; i < count; i++)
        if (offers[i].first > from) {
            push_presence(&f, &offers[i]);
            push_prep(&f, &offers[i]);
        }
    *out = f.blocks.at;
    return f.blocks.count;
}
