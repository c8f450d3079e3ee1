/* SPDX-License-Identifier: MIT
 *
 * report_sums: work of a period in numbers: by area and by kind, planned beside done, day by day or
 * week by week, and what each area took beside the person's own target.
 */
#include "report.h"

#include "burden.h"
#include "juggle/base/str.h"

static void add_areas(struct agenda_area sums[AREA_COUNT], const struct agenda_day *one)
{
    for (int area = 0; area < AREA_COUNT; area++) {
        sums[area].planned += one->areas[area].planned;
        sums[area].done += one->areas[area].done;
    }
}

static void put_kinds(struct report *report, const struct agenda_day *days, size_t count)
{
    const struct kind_set *kinds = &report->world->kinds;
    struct value *list = value_put_list(report->answer, "kinds");
    for (size_t i = 0; i < kinds->count; i++) {
        const struct kind *kind = &kinds->at[i];
        struct agenda_area sums = {0};
        if (kind->area == AREA_NONE)
            continue;
        for (size_t k = 0; k < count; k++)
            agenda_kind_add(&report->world->turn, &report->view, &days[k], kind, &sums);
        if (!sums.planned && !sums.done)
            continue;
        struct value *map = value_push_map(list);
        value_put_text(map, "kind", kind->word);
        value_put_text(map, "area", area_word(kind->area));
        value_put_int(map, "planned_min", sums.planned);
        value_put_int(map, "done_min", sums.done);
    }
}

/* Days of a week, else weeks: those at the ends as far as they lie in the period. */
static void put_steps(struct report *report, const struct agenda_day *days, size_t count)
{
    struct value *list = value_put_list(report->answer, "steps");
    enum weekday start = report->world->workdays.week_start;
    bool daily = str_equal(report->period.name, "week");
    for (size_t i = 0, next; i < count; i = next) {
        struct agenda_area sums[AREA_COUNT] = {0};
        day end = daily ? days[i].day + 1 : day_week_start(days[i].day, start) + WEEK_DAYS;
        for (next = i; next < count && days[next].day < end; next++)
            add_areas(sums, &days[next]);
        struct value *map = value_push_map(list);
        put_day(map, "from", days[i].day);
        put_day(map, "to", days[next - 1].day + 1);
        put_areas(map, "areas", sums);
    }
}

static void put_balance(struct report *report, const struct agenda_area areas[AREA_COUNT])
{
    int64_t all = 0;
    struct value *map = value_put_map(report->answer, "balance");
    for (int area = 0; area < AREA_COUNT; area++)
        all += areas[area].done;
    for (int area = 0; area < AREA_COUNT; area++) {
        struct value *one = value_put_map(map, area_word((enum area)area));
        value_put_int(one, "target_percent", world_target(report->world, (enum area)area));
        if (all)
            value_put_int(one, "done_percent", (areas[area].done * 200 + all) / (2 * all));
        else
            value_put_null(one, "done_percent");
    }
}

void report_sums(struct report *report)
{
    const struct period *period = &report->period;
    struct agenda_area areas[AREA_COUNT] = {0};
    struct burden burden;
    size_t count = (size_t)(period->to - period->from);
    struct agenda_day *days = ARENA_ARRAY(&report->world->turn, struct agenda_day, count);
    agenda_days_build(&report->world->turn, &report->view, period->from, (int)count, days);
    for (size_t i = 0; i < count; i++)
        add_areas(areas, &days[i]);
    put_areas(report->answer, "areas", areas);
    burden_build(report->world, &report->view, period->from, period->to, &burden);
    const struct timeline *timeline = timeline_build(&report->world->turn, &burden.input);
    value_put_int(report->answer, "work_min",
                  timeline_work(timeline, period->from, period->to - 1));
    value_put_int(report->answer, "nights_away",
                  timeline_nights(timeline, period->from, period->to - 1));
    put_balance(report, areas);
    put_kinds(report, days, count);
    put_steps(report, days, count);
}
