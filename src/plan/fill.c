/* SPDX-License-Identifier: MIT
 *
 * fill: a knapsack over the choices, one row each. Parts of a task are a range of lengths with a
 * cost per unit, so the best of them comes from a sliding minimum: the work is choices times
 * length.
 */
#include "fill.h"

#include <string.h>

#define NEVER (INT64_MAX / 4)

void fill_init(struct arena *arena, struct fill *fill, int32_t room)
{
    size_t n = (size_t)room + 1;
    fill->room = room;
    fill->cost = ARENA_ARRAY(arena, int64_t, n);
    fill->next = ARENA_ARRAY(arena, int64_t, n);
    fill->shifted = ARENA_ARRAY(arena, int64_t, n);
    fill->queue = ARENA_ARRAY(arena, int32_t, n);
    fill->amount = ARENA_ARRAY(arena, uint16_t, n * FILL_CHOICES);
}

/* A way to reach x that costs less? */
static void offer(struct fill *fill, uint16_t *amount, int32_t x, int32_t units, int64_t cost)
{
    if (cost >= fill->next[x])
        return;
    fill->next[x] = cost;
    amount[x] = (uint16_t)units;
    if (cost - fill->idle * x < fill->least)
        fill->least = cost - fill->idle * x;
}

/* Parts of low..high units, each reached from the cheapest shorter filling: a queue of rising
 * costs. */
static void take_parts(struct fill *fill, uint16_t *amount, int32_t length, int32_t low,
                       int32_t high, int64_t weight, int64_t penalty)
{
    int32_t head = 0, tail = 0;
    for (int32_t x = low; x <= length; x++) {
        int32_t from = x - low;
        int64_t value = fill->shifted[from];
        while (tail > head && fill->shifted[fill->queue[tail - 1]] >= value)
            tail--;
        fill->queue[tail++] = from;
        while (fill->queue[head] < x - high)
            head++;
        from = fill->queue[head];
        if (fill->cost[from] < NEVER)
            offer(fill, amount, x, x - from, fill->shifted[from] + weight * x + penalty);
    }
}

/* Parts that cost more than others of the same length needn't be tried. */
static void take_choice(struct fill *fill, const struct fill_choice *choice, int32_t length,
                        int32_t unit, uint16_t *amount)
{
    int64_t weight = (int64_t)choice->weight * unit;
    bool gentle = choice->gentle <= choice->gentle_most && choice->gentle <= length;
    bool other = choice->least <= choice->most && choice->least <= length &&
                 (choice->least < choice->gentle || choice->most > choice->gentle_most);
    memcpy(fill->next, fill->cost, ((size_t)length + 1) * sizeof *fill->next);
    memset(amount, 0, ((size_t)length + 1) * sizeof *amount);
    if (choice->whole > 0)
        for (int32_t x = choice->whole; x <= length; x++)
            if (fill->cost[x - choice->whole] < NEVER)
                offer(fill, amount, x, choice->whole,
                      fill->cost[x - choice->whole] + weight * choice->whole);
    for (int32_t x = 0; x <= length && (gentle || other); x++)
        fill->shifted[x] = fill->cost[x] < NEVER ? fill->cost[x] - weight * x : NEVER;
    if (gentle)
        take_parts(fill, amount, length, choice->gentle, choice->gentle_most, weight, FILL_PART);
    if (other)
        take_parts(fill, amount, length, choice->least, choice->most, weight, FILL_CRUSH);
    int64_t *swap = fill->cost;
    fill->cost = fill->next;
    fill->next = swap;
}

/* Would it still cost more than the cheapest way so far if what is empty, one unit or more, were
 * filled to the end at this weight? Then no choice of that weight can take part in the best way. */
static bool is_settled(const struct fill *fill, int32_t length, int64_t weight)
{
    int64_t least = fill->least + (fill->idle - weight) * length;
    for (int32_t x = length - 1; x >= 0; x--)
        if (fill->cost[x] - weight * x <= least)
            return false;
    return true;
}

/* The shortest of the cheapest fillings. */
static int32_t find_cheapest(const struct fill *fill)
{
    int32_t x = 0;
    while (fill->cost[x] - fill->idle * x != fill->least)
        x++;
    return x;
}

int32_t fill_best(struct fill *fill, const struct fill_choice *choices, size_t count,
                  int32_t length, int32_t unit, int32_t *amounts)
{
    size_t row = (size_t)fill->room + 1, used = 0;
    fill->idle = (int64_t)FILL_IDLE * unit;
    fill->least = fill->cost[0] = 0;
    for (int32_t x = 1; x <= length; x++)
        fill->cost[x] = NEVER;
    for (; used < count && !is_settled(fill, length, (int64_t)choices[used].floor * unit); used++)
        take_choice(fill, &choices[used], length, unit, fill->amount + used * row);
    int32_t best = find_cheapest(fill), x = best;
    for (size_t i = count; i-- > 0;) {
        amounts[i] = i < used ? fill->amount[i * row + (size_t)x] : 0;
        x -= amounts[i];
    }
    return best;
}
