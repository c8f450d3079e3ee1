/* SPDX-License-Identifier: MIT
 *
 * pipeline_answer: the rate, the months and the calls as maps.
 */
#include "pipeline_answer.h"

static double rounded(double value)
{
    return (double)(int64_t)(value + 0.5);
}

static void put_rate(struct value *answer, const struct pipeline_rate *rate)
{
    struct value *map = value_put_map(answer, "acceptance");
    value_put_int(map, "percent", rate->percent);
    value_put_bool(map, "own", rate->own);
    value_put_int(map, "accepted", rate->accepted);
    value_put_int(map, "decided", rate->decided);
    value_put_int(map, "needed", PIPELINE_NEEDED);
}

static void put_month(struct value *list, struct world *world, const struct pipeline_month *month)
{
    struct value *map = value_push_map(list);
    value_put_text(map, "month",
                   arena_printf(&world->turn, "%04d-%02d", month->year, month->month));
    value_put_int(map, "waiting", month->waiting);
    value_put_real(map, "expected", rounded(month->expected));
    value_put_real(map, "all", rounded(month->all));
    value_put_bool(map, "full", month->full);
    value_put_text(map, "text", month->text);
    value_put_text(map, "rerun", month->rerun);
    value_put_text(map, "command", month->command);
}

bool put_pipeline(struct value *answer, struct world *world, struct err *err)
{
    struct pipeline pipeline;
    if (!pipeline_months(world, &pipeline, err))
        return false;
    put_rate(answer, &pipeline.rate);
    value_put_int(answer, "waiting", pipeline.waiting);
    struct value *months = value_put_list(answer, "months");
    for (size_t i = 0; i < pipeline.month_count; i++)
        put_month(months, world, &pipeline.months[i]);
    return true;
}

void put_calls(struct value *answer, struct world *world, const struct view *view)
{
    size_t count;
    const struct pipeline_call *calls = pipeline_calls(world, view, &count);
    struct value *list = value_put_list(answer, "calls");
    for (size_t i = 0; i < count; i++) {
        const struct conference *c = calls[i].conference;
        struct value *map = value_push_map(list);
        put_id(map, "id", RECORD_CONFERENCE, c->id);
        value_put_text(map, "name", c->name);
        put_instant(map, "cfp", world, c->cfp_zone ? c->cfp_zone : c->zone, c->cfp);
        value_put_int(map, "days_left", calls[i].days_left);
        value_put_text(map, "until", calls[i].until);
        value_put_bool(map, "drafting", calls[i].drafting);
        value_put_text(map, "url", c->cfp_url ? c->cfp_url : c->url);
    }
}
