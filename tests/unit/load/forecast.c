/* SPDX-License-Identifier: MIT
 *
 * The worked example of the model: eight weeks from 1 June 2026, and what a conference in San
 * Francisco does to them, declined, accepted as offered, and accepted in a better way.
 */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <cmocka.h>

#include <math.h>

#include "calendar.h"
#include "juggle/base/str.h"
#include "juggle/load/forecast.h"
#include "juggle/load/recovery.h"

enum {
    JUNE = MONDAY_1_JUNE_2026,
    FIRST = JUNE - 56,
    REGIONAL = JUNE + 36, /* 7 July */
    HOME = 120,
    COAST = -420,
    WEEKS = 8
};

static const struct load_off holidays[] = {{JUNE - 56, LOAD_HOLIDAY},
                                           {JUNE - 31, LOAD_HOLIDAY},
                                           {JUNE - 18, LOAD_HOLIDAY},
                                           {JUNE - 7, LOAD_HOLIDAY}};

static moment local(day d, minutes minute, int offset)
{
    return (moment)d * DAY_MINUTES + minute - offset;
}

static void plan(struct calendar *calendar, day d, minutes from, minutes to, enum kind_id kind,
                 int offset)
{
    calendar_add(calendar, local(d, from, offset), local(d, to, offset), kind)->origin =
        LOAD_PLANNED;
}

static bool is_weekday(day d, enum weekday weekday)
{
    return day_weekday(d) == weekday;
}

static void add_history(struct calendar *calendar)
{
    for (day d = FIRST; d < JUNE; d++) {
        if (day_weekday(d) > FRIDAY)
            continue;
        plan(calendar, d, 540, 690, KIND_CONTENT, HOME);
        plan(calendar, d, 700, 760, KIND_MEETING, HOME);
        plan(calendar, d, 800, 900, KIND_SUPPORT, HOME);
        plan(calendar, d, 910, 1050, KIND_PREP, HOME);
    }
}

static void add_regional_trip(struct calendar *calendar)
{
    plan(calendar, REGIONAL, 480, 720, KIND_TRAVEL, HOME);
    plan(calendar, REGIONAL, 780, 1020, KIND_EVENT, HOME);
    plan(calendar, REGIONAL, 1080, 1230, KIND_SOCIAL, HOME);
    plan(calendar, REGIONAL + 1, 540, 720, KIND_EVENT, HOME);
    plan(calendar, REGIONAL + 1, 780, 830, KIND_STAGE, HOME);
    plan(calendar, REGIONAL + 1, 840, 1050, KIND_EVENT, HOME);
    plan(calendar, REGIONAL + 1, 1110, 1260, KIND_SOCIAL, HOME);
    plan(calendar, REGIONAL + 2, 540, 780, KIND_EVENT, HOME);
    plan(calendar, REGIONAL + 2, 840, 1080, KIND_TRAVEL, HOME);
}

/* skipped: a day whose office hours are cancelled. */
static void add_office_hours(struct calendar *calendar, day skipped)
{
    for (day d = JUNE; d < JUNE + 7 * WEEKS; d++)
        if (is_weekday(d, WEDNESDAY) && d != skipped && (d < REGIONAL || d > REGIONAL + 2))
            plan(calendar, d, 600, 720, KIND_COMMUNITY, HOME);
}

static const moment back_from_coast = ((moment)JUNE + 19) * DAY_MINUTES + 540;

static moment leave_for_coast(int days_early)
{
    return local(JUNE + 13 - days_early, 780, HOME);
}

static void add_conference(struct calendar *calendar, int days_early, int receptions,
                           minutes recovery)
{
    moment out = leave_for_coast(days_early), arrival = out + 690;
    calendar_add(calendar, out, arrival, KIND_TRAVEL)->origin = LOAD_PLANNED;
    if (!days_early)
        plan(calendar, JUNE + 14, 600, 960, KIND_CONTENT, COAST);
    for (int i = 0; i < 3; i++) {
        plan(calendar, JUNE + 15 + i, 540, 720, KIND_EVENT, COAST);
        plan(calendar, JUNE + 15 + i, 780, 1080, KIND_EVENT, COAST);
        if (i == 0)
            plan(calendar, JUNE + 15, 840, 885, KIND_STAGE, COAST);
        if (i < receptions)
            plan(calendar, JUNE + 15 + i, 1140, 1320, KIND_SOCIAL, COAST);
    }
    calendar_add(calendar, local(JUNE + 18, 900, COAST), back_from_coast, KIND_TRAVEL)->origin =
        LOAD_PLANNED;
    for (day d = JUNE; d < JUNE + 12; d++)
        if (day_weekday(d) <= FRIDAY && !is_weekday(d, WEDNESDAY))
            plan(calendar, d, 540, 690, KIND_PREP, HOME);
    for (day d = JUNE + 21; recovery > 0; d++, recovery -= 480)
        plan(calendar, d, 540, 540 + (recovery < 480 ? recovery : 480), KIND_RECOVERY, HOME);
    calendar_step(calendar, arrival, COAST);
    calendar_step(calendar, back_from_coast, HOME);
}

/* One line a week, as the model's example prints it. */
static void describe(const struct load_week *week, struct str *out)
{
    static const enum load_level wanted[] = {LOAD_ALERT, LOAD_INFO};
    str_addf(out, "%.1f h %.0f nights %d %s:", week->work / 60.0, week->index, week->nights,
             headline_word(week->headline));
    for (int part = 0; part < 2; part++)
        for (int i = 0; i < LOAD_RULE_COUNT; i++) {
            enum load_level level = week->level[i];
            bool loud = level >= LOAD_WARN;
            if (level >= LOAD_INFO && loud == (wanted[part] == LOAD_ALERT))
                str_addf(out, " %s%s", rules_row((enum load_rule)i)->name,
                         level == LOAD_ALERT ? "!!"
                         : loud              ? "!"
                                             : "");
        }
}

static void check_weeks(struct calendar *calendar, const char *const *wanted)
{
    const struct forecast_ask ask = {JUNE, WEEKS, true, MINUTES_NONE};
    struct forecast forecast;
    calendar->input.off = holidays;
    calendar->input.off_count = 4;
    calendar->input.first_day = FIRST;
    forecast_build(&calendar->arena, &calendar->input, &ask, &forecast);
    assert_int_equal(forecast.count, WEEKS);
    for (int i = 0; i < WEEKS; i++) {
        struct str line;
        str_init(&line);
        describe(&forecast.weeks[i], &line);
        assert_string_equal(line.text, wanted[i]);
        assert_int_equal(forecast.weeks[i].from, JUNE + 7 * i);
        assert_true(forecast.weeks[i].forecast);
        str_finish(&line);
    }
}

static const struct load_trip regional = {(moment)REGIONAL * DAY_MINUTES + 480 - HOME,
                                          ((moment)REGIONAL + 2) * DAY_MINUTES + 1090 - HOME};

static void begin(struct calendar *calendar, day skipped_office_hours)
{
    calendar_init(calendar);
    calendar_step(calendar, (moment)20454 * DAY_MINUTES, 60);
    calendar_step(calendar, (moment)20541 * DAY_MINUTES + 60, HOME);
    add_history(calendar);
    add_regional_trip(calendar);
    add_office_hours(calendar, skipped_office_hours);
}

static void declined(void **state)
{
    static const char *const wanted[] = {
        "40.0 h 102 nights 0 green:",    "40.0 h 102 nights 0 green:",
        "40.0 h 102 nights 0 green: B1", "40.0 h 102 nights 0 green:",
        "40.0 h 102 nights 0 green:",    "44.3 h 129 nights 2 green: R7",
        "40.0 h 102 nights 0 green: R7", "40.0 h 102 nights 0 green: R7"};
    struct calendar calendar;
    (void)state;
    begin(&calendar, 0);
    calendar.input.trips = &regional;
    calendar.input.trip_count = 1;
    check_weeks(&calendar, wanted);
    calendar_finish(&calendar);
}

static void accepted_as_offered(void **state)
{
    static const char *const wanted[] = {
        "40.0 h 102 nights 0 green:",
        "51.0 h 123 nights 1 amber: L2! T2! H2 T1 B1",
        "52.5 h 163 nights 5 red: H1! H2!! R1! R2! L2! T2! B1! R3 R4 R5 L1 T1",
        "40.0 h 102 nights 0 amber: H1! R1! B1! H2 R4 R5 L1 T1 T2",
        "40.0 h 102 nights 0 green: B1! R5",
        "44.3 h 129 nights 2 green: B1! R5 R7 T3",
        "40.0 h 102 nights 0 green: B1! R7 T3",
        "40.0 h 102 nights 0 green: R7"};
    struct calendar calendar;
    (void)state;
    begin(&calendar, 0);
    add_conference(&calendar, 0, 3, 0);
    const struct load_trip trips[] = {regional, {leave_for_coast(0), back_from_coast}};
    calendar.input.trips = trips;
    calendar.input.trip_count = 2;
    check_weeks(&calendar, wanted);
    calendar_finish(&calendar);
}

static void accepted_a_day_earlier(void **state)
{
    static const char *const wanted[] = {"40.0 h 102 nights 0 green:",
                                         "51.5 h 124 nights 2 green: L2! H2 T1 B1",
                                         "38.0 h 121 nights 5 green: B1! H1 R5 T1 T3",
                                         "22.0 h 58 nights 0 green: B1! H1 R5 T1 T3",
                                         "40.0 h 102 nights 0 green: B1! R5 T3",
                                         "44.3 h 129 nights 2 green: B1! R5 R7 T3",
                                         "40.0 h 102 nights 0 green: B1! R7 T3",
                                         "40.0 h 102 nights 0 green: B1! R7"};
    struct calendar calendar;
    (void)state;
    begin(&calendar, JUNE + 16);
    add_conference(&calendar, 1, 1, 1200);
    const struct load_trip trips[] = {{leave_for_coast(1), back_from_coast}, regional};
    calendar.input.trips = trips;
    calendar.input.trip_count = 2;
    check_weeks(&calendar, wanted);
    calendar_finish(&calendar);
}

static void holds_harder_as_it_nears(void **state)
{
    static const struct {
        int away;
        const char *word;
    } days[] = {{15, "open"}, {14, "soft"},  {4, "soft"},   {3, "firm"},
                {2, "firm"},  {1, "locked"}, {0, "locked"}, {-1, "locked"}};
    (void)state;
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        assert_string_equal(recovery_hold_word(recovery_hold(JUNE, JUNE + days[i].away)),
                            days[i].word);
}

static void recovery_after_it(void **state)
{
    struct calendar calendar;
    struct load_block blocks[8];
    (void)state;
    begin(&calendar, 0);
    add_conference(&calendar, 0, 3, 0);
    const struct load_trip trips[] = {regional, {leave_for_coast(0), back_from_coast}};
    calendar.input.trips = trips;
    calendar.input.trip_count = 2;
    calendar.input.first_day = FIRST;
    calendar.input.last_day = JUNE + 7 * WEEKS - 1;
    const struct timeline *timeline = calendar_build(&calendar);
    const struct recovery *recovery = recovery_after(timeline, 0);
    assert_int_equal(recovery->travel_rest, 2880);
    assert_int_equal(recovery->lost_days, 2);
    assert_int_equal(recovery->excess, 720);
    assert_int_equal(recovery->short_rest, 300);
    assert_int_equal(recovery->light_days, 6);
    assert_true(fabs(recovery->min_days - 2.5) < 1e-9);
    assert_true(fabs(recovery->full_days - 4.5) < 1e-9);

    const struct kind *kind = &kind_builtin()->at[KIND_RECOVERY];
    assert_int_equal(recovery_blocks(timeline, 0, recovery->min_days, kind, blocks, 8), 3);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(blocks[i].start, local(JUNE + 21 + i, 540, HOME));
        assert_int_equal(blocks[i].end - blocks[i].start, i < 2 ? 480 : 240);
    }
    calendar_finish(&calendar);
}

/* A plan alone is the lower band: no more work, and no worse headline, than with fill. */
static void plan_alone(void **state)
{
    struct calendar calendar;
    struct forecast plan_only, filled;
    (void)state;
    begin(&calendar, 0);
    struct forecast_ask ask = {JUNE, WEEKS, false, MINUTES_NONE};
    forecast_build(&calendar.arena, &calendar.input, &ask, &plan_only);
    ask.fill = true;
    forecast_build(&calendar.arena, &calendar.input, &ask, &filled);
    for (int i = 0; i < WEEKS; i++)
        assert_true(plan_only.weeks[i].work < filled.weeks[i].work);
    assert_int_equal(plan_only.weeks[0].work, 120);
    calendar_finish(&calendar);
}

/* 7.5 hours on the days of the last eight weeks; with fewer than ten on record the contract's. */
static void typical_day(void **state)
{
    struct calendar calendar;
    (void)state;
    begin(&calendar, 0);
    const struct timeline *timeline = calendar_build(&calendar);
    assert_int_equal(forecast_typical(timeline, JUNE), 450);
    assert_int_equal(forecast_typical(timeline, FIRST + 10), 480);
    calendar_finish(&calendar);
}

/* Past weeks have what the person said in them, and look back. */
static void past_weeks(void **state)
{
    struct calendar calendar;
    struct load_checkin low[28];
    (void)state;
    begin(&calendar, 0);
    for (int i = 0; i < 28; i++)
        low[i] = (struct load_checkin){JUNE - 28 + i, 1, 5};
    calendar.input.checkins = low;
    calendar.input.checkin_count = 28;
    const struct timeline *timeline = calendar_build(&calendar);
    const struct load_week *weeks = forecast_weeks(&calendar.arena, timeline, JUNE - 28, 4, true);
    assert_int_equal(weeks[0].headline, HEADLINE_GREEN);
    assert_int_equal(weeks[0].level[RULE_C3], LOAD_WARN);
    assert_int_equal(weeks[3].level[RULE_C3], LOAD_ALERT);
    assert_int_equal(weeks[3].headline, HEADLINE_RED);
    assert_false(weeks[3].forecast);
    assert_int_equal(weeks[3].longest_rest, 2880 + 390);
    calendar_finish(&calendar);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(declined),
        cmocka_unit_test(accepted_as_offered),
        cmocka_unit_test(accepted_a_day_earlier),
        cmocka_unit_test(recovery_after_it),
        cmocka_unit_test(holds_harder_as_it_nears),
        cmocka_unit_test(plan_alone),
        cmocka_unit_test(typical_day),
        cmocka_unit_test(past_weeks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
