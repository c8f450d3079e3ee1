/* SPDX-License-Identifier: MIT
 *
 * answers: what needs a timeline.
 */
#include "answers.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "juggle/load/allday.h"
#include "juggle/load/forecast.h"
#include "juggle/load/recovery.h"

static double round_three(double value)
{
    char text[64];
    snprintf(text, sizeof text, "%.3f", value);
    return strtod(text, NULL);
}

json_t *answer_real(double value)
{
    return json_real(round_three(value));
}

json_t *answer_value(const struct finding *finding)
{
    double value = finding->value;
    if (!finding->has_value)
        return json_null();
    if (fabs(value) < 1e15 && !(value < floor(value)) && !(value > floor(value)))
        return json_integer((json_int_t)value);
    return json_real(value);
}

json_t *answer_daily(struct arena *arena, json_t *json, const struct vector_input *input)
{
    struct load_day d = timeline_day(input->timeline, input_day(json_object_get(json, "day")));
    (void)arena;
    return json_pack("{si si si sf si si si si}", "work", d.work, "nontravel", d.nontravel,
                     "travel", d.travel, "load", round_three((double)d.load / 10), "late", d.late,
                     "focus", d.focus, "switches", d.switches, "people", d.people);
}

static json_t *note_answer(const struct note *note)
{
    if (note->unit == UNIT_DATE)
        return input_date((day)note->value);
    if (note->unit == UNIT_YES)
        return json_boolean(note->value > 0);
    return answer_real(note->value);
}

json_t *answer_rule(struct arena *arena, json_t *json, const struct vector_input *input)
{
    enum load_rule rule;
    struct finding finding;
    int coverage;
    (void)arena;
    if (!rules_parse(json_string_value(json_object_get(json, "rule")), &rule))
        return NULL;
    rules_evaluate_one(input->timeline, rule, input_day(json_object_get(json, "day")), &finding,
                       &coverage);
    json_t *answer =
        json_pack("{ss si}", "level", rules_level_word(finding.level), "coverage", coverage);
    json_object_set_new(answer, "value",
                        finding.has_value ? answer_real(finding.value) : json_null());
    for (int i = 0; i < finding.note_count; i++)
        json_object_set_new(answer, finding.notes[i].name, note_answer(&finding.notes[i]));
    return answer;
}

json_t *answer_residual(struct arena *arena, json_t *json, const struct vector_input *input)
{
    json_t *list = json_array();
    const json_t *text;
    size_t i;
    (void)arena;
    json_array_foreach(json_object_get(json, "days"), i, text) json_array_append_new(
        list, json_integer(timeline_day(input->timeline, input_day(text)).misalignment));
    return json_pack("{so}", "residual", list);
}

json_t *answer_recovery(struct arena *arena, json_t *json, const struct vector_input *input)
{
    size_t trip = (size_t)input_number(json, "trip", 0), count;
    (void)arena;
    timeline_trips(input->timeline, &count);
    if (trip >= count)
        return NULL;
    const struct recovery *it = recovery_after(input->timeline, trip);
    return json_pack("{si sf si si si sf sf si}", "travel_rest_min", it->travel_rest, "travel_days",
                     round_three(it->travel_days), "lost_rest_days", it->lost_days, "excess_min",
                     it->excess, "short_rest_min", it->short_rest, "min_days", it->min_days,
                     "full_days", it->full_days, "light_days", it->light_days);
}

static const char *quiet_level(enum load_level level)
{
    return rules_level_word(level < LOAD_INFO ? LOAD_OK : level);
}

json_t *answer_forecast(struct arena *arena, json_t *json, const struct vector_input *input)
{
    const struct forecast_ask ask = {
        .from = input_day(json_object_get(json, "today")) + 1,
        .weeks = (int)input_number(json, "weeks", 0),
        .fill = true,
        .typical = (minutes)input_number(json, "typical", MINUTES_NONE),
    };
    struct forecast forecast;
    json_t *work = json_array(), *nights = json_array(), *h2 = json_array(), *t2 = json_array();
    forecast_build(arena, &input->load, &ask, &forecast);
    for (size_t i = 0; i < forecast.count; i++) {
        const struct load_week *week = &forecast.weeks[i];
        json_array_append_new(work, json_integer(week->work));
        json_array_append_new(nights, json_integer(week->nights));
        json_array_append_new(h2, json_string(quiet_level(week->level[RULE_H2])));
        json_array_append_new(t2, json_string(quiet_level(week->level[RULE_T2])));
    }
    return json_pack("{so so so so}", "work", work, "nights", nights, "H2", h2, "T2", t2);
}

json_t *answer_fill(struct arena *arena, json_t *json, const struct vector_input *input)
{
    day d = input_day(json_object_get(json, "day"));
    minutes typical = (minutes)input_number(json, "typical", input->config.contract_day);
    moment midnight = steps_instant(timeline_steps(input->timeline), d, 0);
    struct load_block *fill;
    json_t *added = json_array();
    size_t count = forecast_fill(arena, input->timeline, d, d, typical, &fill);
    for (size_t i = 0; i < count; i++)
        json_array_append_new(added, json_pack("[II]", (json_int_t)(fill[i].start - midnight),
                                               (json_int_t)(fill[i].end - midnight)));
    return json_pack("{so}", "added", added);
}

json_t *answer_all_day(struct arena *arena, json_t *json, const struct vector_input *input)
{
    const struct steps *steps = timeline_steps(input->timeline);
    const struct kind *kind =
        kind_find(kind_builtin(), json_string_value(json_object_get(json, "cat")));
    json_t *blocks = json_array(), *off = json_array();
    struct allday all_day;
    allday_expand(arena, &input->config, steps, kind, input_day(json_object_get(json, "first")),
                  input_day(json_object_get(json, "last_excl")),
                  json_is_true(json_object_get(json, "transparent")), &all_day);
    for (size_t i = 0; i < all_day.block_count; i++) {
        const struct load_block *block = &all_day.blocks[i];
        json_array_append_new(blocks, json_pack("[oiI]", input_date(steps_day(steps, block->start)),
                                                steps_minute(steps, block->start),
                                                (json_int_t)(block->end - block->start)));
    }
    for (size_t i = 0; i < all_day.off_count; i++)
        json_array_append_new(off, input_date(all_day.off[i].day));
    return json_pack("{so so}", "blocks", blocks, "off", off);
}
