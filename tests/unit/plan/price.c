/* SPDX-License-Identifier: MIT
 *
 * price: a conference in San Francisco, from Berlin, folded over a quiet spring.
 */
#include "unit.h"

#include "juggle/load/steps.h"
#include "juggle/plan/price.h"

enum { WEEKS = 8, ROOM = 400 };

static const struct template_row rows[] = {
    {"slides", "Slides: %s", "prep", MINUTES_NONE, 1000, TEMPLATE_FIRST, -10, TEMPLATE_ANY,
     MINUTES_NONE, 0},
    {"check", "Check: %s", "admin", 30, 0, TEMPLATE_FIRST, -2, TEMPLATE_ANY, MINUTES_NONE, 0},
    {"write-up", "Write up %s", "content", 120, 0, TEMPLATE_LAST, 5, TEMPLATE_ANY, MINUTES_NONE, 0},
};
static const struct template talk = {"talk-new", rows, 3, 60, 1200, 2700};

struct spring {
    struct arena arena;
    struct load_config config;
    struct workdays work;
    struct load_block blocks[ROOM];
    struct load_step step;
    struct load_input input;
    struct price_calendar calendar;
    struct price_ask ask;
};

static void hold(struct spring *s, day d, int from, int to, enum kind_id kind)
{
    moment midnight = (moment)d * DAY_MINUTES - 120;
    assert_in_range(s->input.block_count, 0, ROOM - 1);
    s->blocks[s->input.block_count++] = (struct load_block){.start = midnight + from,
                                                            .end = midnight + to,
                                                            .kind = &kind_builtin()->at[kind],
                                                            .tenths = LOAD_TENTHS_OF_KIND,
                                                            .origin = LOAD_PLANNED};
}

static int begin(void **state)
{
    struct spring *s = test_calloc(1, sizeof *s);
    day today = day_of(2026, 5, 31);
    arena_init(&s->arena);
    limits_default(&s->config);
    load_input_init(&s->input);
    s->input.blocks = s->blocks;
    s->step = (struct load_step){0, 120};
    s->input.steps = &s->step;
    s->input.step_count = 1;
    s->input.config = &s->config;
    for (day d = today - 55; d <= today; d++)
        if (day_weekday(d) <= FRIDAY) {
            hold(s, d, 540, 690, KIND_CONTENT);
            hold(s, d, 700, 760, KIND_MEETING);
            hold(s, d, 800, 900, KIND_SUPPORT);
            hold(s, d, 910, 1050, KIND_PREP);
        }
    for (day d = today + 1; d <= today + WEEKS * 7; d++)
        if (day_weekday(d) == WEDNESDAY)
            hold(s, d, 600, 720, KIND_COMMUNITY);
    workdays_default(&s->work);
    s->ask = (struct price_ask){.first = day_of(2026, 6, 16),
                                .last = day_of(2026, 6, 18),
                                .role = WORD_role_SPEAKING,
                                .talk_form = "new",
                                .stage = 20,
                                .template = &talk,
                                .out = {INSTANT_NONE, INSTANT_NONE},
                                .back = {INSTANT_NONE, INSTANT_NONE},
                                .work = &s->work};
    s->ask.zone = zone_fixed(&s->arena, "there", -7 * 3600);
    s->ask.home = zone_fixed(&s->arena, "home", 2 * 3600);
    *state = s;
    return 0;
}

static int end(void **state)
{
    struct spring *s = *state;
    arena_finish(&s->arena);
    test_free(s);
    return 0;
}

/* The calendar as it stands now: judged weeks and timeline. */
static const struct price_calendar *calendar(struct spring *s)
{
    day today = day_of(2026, 5, 31);
    struct forecast_ask future = {today + 1, WEEKS, true, MINUTES_NONE};
    s->calendar = (struct price_calendar){.input = &s->input,
                                          .past = timeline_build(&s->arena, &s->input),
                                          .today = today,
                                          .week_count = WEEKS};
    s->calendar.weeks = forecast_calendar(&s->arena, s->calendar.past,
                                          forecast_timeline(&s->arena, &s->input, &future), today,
                                          today + 1, WEEKS);
    return &s->calendar;
}

/* Leaves on Sunday the 14th at one, is home on Saturday the 20th at eleven. */
static void known_legs(struct spring *s)
{
    s->ask.out.start = (instant)day_of(2026, 6, 14) * DAY_SECONDS + 11 * 3600;
    s->ask.out.end = s->ask.out.start + 690 * 60;
    s->ask.back.end = (instant)day_of(2026, 6, 20) * DAY_SECONDS + 9 * 3600;
    s->ask.back.start = s->ask.back.end - 660 * 60;
}

/* Three days from nine to six, and a reception each evening, as the programme says. */
static void programme(struct spring *s, struct load_block sessions[6])
{
    for (int i = 0; i < 3; i++) {
        moment midnight = (moment)(s->ask.first + i) * DAY_MINUTES + 7 * 60;
        sessions[i] = (struct load_block){.start = midnight + 540,
                                          .end = midnight + 1080,
                                          .kind = &kind_builtin()->at[KIND_EVENT],
                                          .tenths = LOAD_TENTHS_OF_KIND,
                                          .origin = LOAD_PLANNED};
        sessions[3 + i] = sessions[i];
        sessions[3 + i].kind = &kind_builtin()->at[KIND_SOCIAL];
        sessions[3 + i].start = midnight + 1140;
        sessions[3 + i].end = midnight + 1320;
    }
    s->ask.sessions = sessions;
    s->ask.session_count = 6;
}

static minutes sum_of(const struct price_answer *answer, size_t from, enum kind_id kind)
{
    minutes sum = 0;
    for (size_t i = from; i < answer->input.block_count; i++)
        if (answer->input.blocks[i].kind->like == kind)
            sum += (minutes)(answer->input.blocks[i].end - answer->input.blocks[i].start);
    return sum;
}

static void assumed_legs(void **state)
{
    struct spring *s = *state;
    price_assume_legs(&s->ask);
    assert_int_equal(zone_wall(s->ask.zone, s->ask.out.end).day, s->ask.first - 1);
    assert_int_equal(zone_wall(s->ask.zone, s->ask.back.start).day, s->ask.last + 1);
    assert_int_equal(s->ask.out.end - s->ask.out.start, 13 * 3600);
    s->ask.out.start = INSTANT_NONE;
    s->ask.online = true;
    price_assume_legs(&s->ask);
    assert_int_equal(s->ask.out.start, INSTANT_NONE);
}

/* Sums of a calendar by hand: what was there, and each part of the price. */
static void the_whole_price(void **state)
{
    struct spring *s = *state;
    struct price_offer offer;
    known_legs(s);
    price_offer(&s->arena, calendar(s), &s->ask, &offer);
    const struct price_answer *answer = &offer.as_it_is;
    assert_int_equal(answer->price.proposal, 120);
    assert_int_equal(answer->price.prep, 1200);
    assert_int_equal(answer->price.missing, 0);
    assert_int_equal(answer->price.followup, 120);
    assert_int_equal(answer->price.travel, 690 + 660);
    assert_int_equal(answer->price.stage, 20);
    assert_int_equal(answer->price.onsite, 3 * 480 - 20);
    assert_int_equal(answer->price.days_away, 7);
    assert_true(answer->price.rest_least >= 1 &&
                answer->price.rest_least <= answer->price.rest_full);
    assert_int_equal(answer->price.recovery, (minutes)(answer->price.rest_least * 480));
    assert_int_equal(sum_of(answer, s->input.block_count, KIND_PREP), answer->price.prep);
    assert_int_equal(sum_of(answer, s->input.block_count, KIND_RECOVERY), answer->price.recovery);
    assert_int_equal(sum_of(answer, s->input.block_count, KIND_TRAVEL), answer->price.travel);
    assert_int_equal(answer->input.trip_count, 1);
}

/* Preparation keeps out of what stands there, of lunch, and of the hours that are no working hours.
 */
static void preparation_keeps_clear(void **state)
{
    struct spring *s = *state;
    struct price_offer offer;
    known_legs(s);
    price_offer(&s->arena, calendar(s), &s->ask, &offer);
    const struct load_input *input = &offer.as_it_is.input;
    for (size_t i = s->input.block_count; i < input->block_count; i++) {
        const struct load_block *prep = &input->blocks[i];
        if (prep->kind->like != KIND_PREP)
            continue;
        moment start = prep->start + 120, midnight = start / DAY_MINUTES * DAY_MINUTES;
        moment end = prep->end + 120;
        assert_true(day_weekday((day)(midnight / DAY_MINUTES)) <= FRIDAY);
        assert_true(start - midnight >= 540 && end - midnight <= 1080);
        assert_true(end - midnight <= 750 || start - midnight >= 795);
        for (size_t k = 0; k < s->input.block_count; k++)
            assert_true(s->input.blocks[k].end <= prep->start ||
                        s->input.blocks[k].start >= prep->end);
    }
}

/* Too late for it: what finds no room is told, and no change of the journey is offered for it. */
static void no_room_for_it(void **state)
{
    struct spring *s = *state;
    struct price_offer offer;
    s->ask.first = s->ask.last = day_of(2026, 6, 3);
    s->ask.zone = s->ask.home;
    price_assume_legs(&s->ask);
    price_offer(&s->arena, calendar(s), &s->ask, &offer);
    assert_int_equal(offer.verdict, PRICE_DOES_NOT_FIT);
    assert_true(offer.as_it_is.price.missing > 0);
    assert_int_equal(offer.as_it_is.price.missing,
                     1200 - sum_of(&offer.as_it_is, s->input.block_count, KIND_PREP));
    assert_int_equal(offer.best.effect.variants, 0);
}

/* The published example: as it is offered two weeks get worse; a day earlier, one reception and the
 * office hours cancelled, together and not one by one, leave none that is worse. */
static void the_changes_together(void **state)
{
    struct spring *s = *state;
    struct load_block sessions[6];
    struct price_offer offer;
    known_legs(s);
    programme(s, sessions);
    moment slides = (moment)day_of(2026, 6, 15) * DAY_MINUTES + 17 * 60;
    s->blocks[s->input.block_count] = s->blocks[s->input.block_count - 1];
    s->blocks[s->input.block_count].start = slides;
    s->blocks[s->input.block_count++].end = slides + 360;
    price_offer(&s->arena, calendar(s), &s->ask, &offer);
    assert_true(offer.as_it_is.effect.worse > 0);
    assert_int_equal(offer.verdict, PRICE_FITS_IF);
    assert_int_equal(offer.best.effect.variants, PRICE_EARLIER | PRICE_NO_SOCIAL | PRICE_NO_HOME);
    assert_int_equal(offer.best.effect.worse, 0);
    assert_int_equal(offer.each_count, PRICE_VARIANT_COUNT);
    for (size_t i = 0; i < offer.each_count; i++)
        assert_false(price_fits(&offer.each[i]));
    assert_int_equal(offer.best.out.start, offer.as_it_is.out.start - DAY_SECONDS);
    assert_int_equal(sum_of(&offer.as_it_is, s->input.block_count, KIND_SOCIAL), 3 * 180);
    assert_int_equal(sum_of(&offer.best, s->input.block_count, KIND_SOCIAL), 180);
    assert_true(offer.best.effect.warnings < offer.as_it_is.effect.warnings);
}

/* Office hours on Wednesday at ten are at one in the night there: they, and they alone, give way.
 */
static void what_gives_way(void **state)
{
    struct spring *s = *state;
    size_t count = 0, which = 0;
    known_legs(s);
    const struct price_calendar *at = calendar(s);
    for (size_t i = 0; i < s->input.block_count; i++) {
        assert_false(price_gives_way(at, &s->ask, PRICE_NO_SOCIAL, i));
        if (price_gives_way(at, &s->ask, PRICE_NO_HOME, i)) {
            which = i;
            count++;
        }
    }
    assert_int_equal(count, 1);
    const struct load_block *block = &s->input.blocks[which];
    assert_int_equal(block->kind->like, KIND_COMMUNITY);
    assert_int_equal(zone_wall(s->ask.zone, moment_instant(block->start)).second, 3600);
}

/* A talk from home costs preparation, no travel. */
static void online_fits(void **state)
{
    struct spring *s = *state;
    struct price_offer offer;
    s->ask.online = true;
    s->ask.talk_form = "rerun";
    s->ask.last = s->ask.first;
    s->ask.zone = s->ask.home;
    price_assume_legs(&s->ask);
    price_offer(&s->arena, calendar(s), &s->ask, &offer);
    assert_int_equal(offer.verdict, PRICE_FITS);
    assert_string_equal(price_verdict_word(offer.verdict), "fits");
    assert_int_equal(offer.best.effect.variants, 0);
    assert_int_equal(offer.as_it_is.price.travel, 0);
    assert_int_equal(offer.as_it_is.price.days_away, 0);
    assert_int_equal(offer.as_it_is.price.proposal, 30);
    assert_int_equal(sum_of(&offer.as_it_is, s->input.block_count, KIND_STAGE), 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(assumed_legs, begin, end),
        cmocka_unit_test_setup_teardown(the_whole_price, begin, end),
        cmocka_unit_test_setup_teardown(preparation_keeps_clear, begin, end),
        cmocka_unit_test_setup_teardown(no_room_for_it, begin, end),
        cmocka_unit_test_setup_teardown(the_changes_together, begin, end),
        cmocka_unit_test_setup_teardown(what_gives_way, begin, end),
        cmocka_unit_test_setup_teardown(online_fits, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
