/* SPDX-License-Identifier: MIT
 *
 * pipeline_answer: the rate, the months and the calls as maps. The weeks are only weighed where something
 * waits for an answer.
 */
#include "pipeline_answer.h"

enum { WEEKS_AHEAD = 52 };

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
    value_put_text(map, "month", arena_printf(&world->turn, "%04d-%02d", month->year, month->month));
    value_put_int(map, "waiting", month->waiting);
    value_put_real(map, "expected", rounded(month->expected));
    value_put_real(map, "all", rounded(month->all));
    value_put_bool(map, "full", month->full);
    value_put_text(map, "text", month->text);
    value_put_text(map, "rerun", month->rerun);
    value_put_text(map, "command", month->command);
}

static int count_waiting(const struct snapshot *s, day today)
{
    int count = 0;
    for (size_t i = 0; i < s->submission_count; i++)
        count += pipeline_waits(s, s->submissions[i], today);
    return count;
}

bool put_pipeline(struct value *answer, struct world *world, struct err *err)
{
    struct view view;
    struct assessment assessment;
    struct pipeline pipeline = {0};
    struct assess_ask ask = {.date = world->today, .ahead = WEEKS_AHEAD};
    if (!world_view(world, world->today, world->today + 1, &view, err))
        return false;
    int waiting = count_waiting(view.snapshot, world->today);
    struct pipeline_rate rate = pipeline_rate(view.snapshot);
    put_rate(answer, &rate);
    value_put_int(answer, "waiting", waiting);
    struct value *months = value_put_list(answer, "months");
    if (!waiting)
        return true;
    if (!assess_build(world, &ask, &assessment, err))
        return false;
    pipeline_build(world, &assessment, &pipeline);
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
