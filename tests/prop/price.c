/* SPDX-License-Identifier: MIT
 *
 * price: random calendars and offers: nothing of the calendar is lost or moved, the sums are those
 * of the blocks, and no change is proposed that does not help.
 */
#include "unit.h"

#include <string.h>

#include "juggle/load/steps.h"
#include "juggle/plan/price.h"

enum { INSTANCES = 150, WEEKS = 8, BLOCKS = 400, TODAY = 20604 /* a Sunday */ };

static const struct template_row rows[] = {
    {"slides", "Slides: %s", "prep", MINUTES_NONE, 1000, TEMPLATE_FIRST, -10, TEMPLATE_ANY,
     MINUTES_NONE, 0},
    {"write-up", "Write up %s", "content", 120, 0, TEMPLATE_LAST, 5, TEMPLATE_ANY, MINUTES_NONE, 0},
};
static const struct template talk = {"talk-new", rows, 2, 60, 1200, 2700};

struct instance {
    struct arena arena;
    struct load_config config;
    struct workdays work;
    struct load_block blocks[BLOCKS];
    struct load_block sessions[8];
    struct load_step step;
    struct load_input input;
    struct price_calendar calendar;
    struct price_ask ask;
    uint32_t seed;
};

static int draw(struct instance *it, int below)
{
    it->seed = it->seed * 1664525u + 1013904223u;
    return (int)((it->seed >> 8) % (uint32_t)below);
}

static struct load_block block_at(day d, int minute, int length, enum kind_id kind)
{
    moment start = (moment)d * DAY_MINUTES + minute - 120;
    return (struct load_block){.start = start,
                               .end = start + length,
                               .kind = &kind_builtin()->at[kind],
                               .tenths = LOAD_TENTHS_OF_KIND,
                               .origin = LOAD_PLANNED};
}

static void draw_calendar(struct instance *it)
{
    static const enum kind_id kinds[] = {KIND_CONTENT, KIND_MEETING, KIND_COMMUNITY, KIND_SOCIAL,
                                         KIND_PERSONAL};
    int density = 1 + draw(it, 4);
    for (day d = TODAY - 56; d <= TODAY + WEEKS * 7; d++)
        for (int i = 0; i < density && it->input.block_count < BLOCKS; i++)
            if (draw(it, 7) < 5)
                it->blocks[it->input.block_count++] = block_at(
                    d, 420 + 15 * draw(it, 60), 15 * (1 + draw(it, 12)), kinds[draw(it, 5)]);
}

static void draw_ask(struct instance *it)
{
    day first = TODAY + 8 + draw(it, 35);
    it->ask = (struct price_ask){.first = first,
                                 .last = first + draw(it, 4),
                                 .role = WORD_role_SPEAKING,
                                 .online = !draw(it, 8),
                                 .stage = 10 + draw(it, 40),
                                 .template = &talk,
                                 .out = {INSTANT_NONE, INSTANT_NONE},
                                 .back = {INSTANT_NONE, INSTANT_NONE},
                                 .work = &it->work};
    it->ask.zone = zone_fixed(&it->arena, "there", (draw(it, 24) - 12) * 3600);
    it->ask.home = zone_fixed(&it->arena, "home", 2 * 3600);
    for (int i = 0; draw(it, 2) && i < 3; i++) {
        it->sessions[it->ask.session_count++] = block_at(first, 540 + 60 * i, 480, KIND_EVENT);
        it->sessions[it->ask.session_count++] = block_at(first, 1140 + 30 * i, 120, KIND_SOCIAL);
    }
    it->ask.sessions = it->sessions;
    price_assume_legs(&it->ask);
}

static void begin(struct instance *it, int number)
{
    memset(it, 0, sizeof *it);
    it->seed = (uint32_t)number * 2654435761u + 17;
    arena_init(&it->arena);
    limits_default(&it->config);
    workdays_default(&it->work);
    load_input_init(&it->input);
    it->input.blocks = it->blocks;
    it->step = (struct load_step){0, 120};
    it->input.steps = &it->step;
    it->input.step_count = 1;
    it->input.config = &it->config;
    draw_calendar(it);
    draw_ask(it);
    struct forecast_ask future = {TODAY + 1, WEEKS, true, MINUTES_NONE};
    it->calendar = (struct price_calendar){.input = &it->input,
                                           .past = timeline_build(&it->arena, &it->input),
                                           .today = TODAY,
                                           .week_count = WEEKS};
    it->calendar.weeks = forecast_calendar(&it->arena, it->calendar.past,
                                           forecast_timeline(&it->arena, &it->input, &future),
                                           TODAY, TODAY + 1, WEEKS);
}

/* The calendar's blocks stand where they stood; only what the variants name is empty. */
static void check_calendar(const struct instance *it, const struct price_answer *answer)
{
    for (size_t i = 0; i < it->input.block_count; i++) {
        const struct load_block *was = &it->blocks[i], *is = &answer->input.blocks[i];
        assert_true(is->start == was->start && is->kind == was->kind);
        assert_true(is->end == was->end || price_left_out(&it->calendar, answer, i));
        if (price_left_out(&it->calendar, answer, i))
            assert_true(answer->effect.variants & (PRICE_NO_SOCIAL | PRICE_NO_HOME));
    }
}

static void check_sums(const struct instance *it, const struct price_answer *answer)
{
    minutes sums[KIND_COUNT] = {0};
    for (size_t i = it->input.block_count; i < answer->input.block_count; i++)
        sums[answer->input.blocks[i].kind->like] +=
            (minutes)(answer->input.blocks[i].end - answer->input.blocks[i].start);
    assert_int_equal(sums[KIND_PREP] + answer->price.missing, answer->price.prep);
    assert_int_equal(sums[KIND_TRAVEL], answer->price.travel);
    assert_int_equal(sums[KIND_STAGE], answer->price.stage);
    assert_int_equal(sums[KIND_RECOVERY], answer->price.recovery);
}

static void never_lies(void **state)
{
    (void)state;
    static struct instance it;
    int verdicts[3] = {0};
    for (int number = 0; number < INSTANCES; number++) {
        struct price_offer offer, again;
        begin(&it, number);
        price_offer(&it.arena, &it.calendar, &it.ask, &offer);
        price_offer(&it.arena, &it.calendar, &it.ask, &again);
        assert_int_equal(offer.best.effect.variants, again.best.effect.variants);
        check_calendar(&it, &offer.as_it_is);
        check_calendar(&it, &offer.best);
        check_sums(&it, &offer.as_it_is);
        check_sums(&it, &offer.best);
        verdicts[offer.verdict]++;
        assert_int_equal(offer.verdict == PRICE_FITS, price_fits(&offer.as_it_is.effect));
        assert_int_equal(offer.verdict != PRICE_DOES_NOT_FIT, price_fits(&offer.best.effect));
        assert_true(offer.best.effect.worse <= offer.as_it_is.effect.worse);
        for (size_t i = 0; i < offer.each_count; i++)
            assert_true(offer.verdict == PRICE_FITS_IF ||
                        offer.best.effect.worse <= offer.each[i].worse);
        arena_finish(&it.arena);
    }
    print_message("fits %d, with changes %d, not %d\n", verdicts[0], verdicts[1], verdicts[2]);
    assert_true(verdicts[0] && verdicts[1] && verdicts[2]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(never_lies)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
