/* SPDX-License-Identifier: MIT
 *
 * allday: dates become contract days or days off.
 */
#include "juggle/load/allday.h"

#include "parts.h"

void allday_expand(struct arena *arena, const struct load_config *config, const struct steps *steps,
                   const struct kind *kind, day first, day last_excl, bool transparent,
                   struct allday *out)
{
    *out = (struct allday){0};
    first = (day)larger(first, REACH_FIRST);
    last_excl = (day)smaller(last_excl, REACH_LAST + 1);
    if (transparent || last_excl <= first)
        return;
    size_t days = (size_t)(last_excl - first);
    if (kind->like == KIND_LEAVE) {
        out->off = ARENA_ARRAY(arena, struct load_off, days);
        for (day d = first; d < last_excl; d++)
            out->off[out->off_count++] = (struct load_off){d, LOAD_LEAVE};
        return;
    }
    out->blocks = ARENA_ARRAY(arena, struct load_block, days);
    for (day d = first; d < last_excl; d++) {
        moment start = steps_instant(steps, d, config->work_start);
        out->blocks[out->block_count++] = (struct load_block){.start = start,
                                                              .end = start + config->contract_day,
                                                              .kind = kind,
                                                              .tenths = LOAD_TENTHS_OF_KIND,
                                                              .origin = LOAD_PLANNED};
    }
}
