/* SPDX-License-Identifier: MIT
 *
 * insight: asks the model once and keeps words and numbers in an arena of its own. What the model
 * itself needs for them, a hundred times as much, is gone once they are known.
 */
#include "insight.h"

#include "juggle/app/timer.h"

#include <string.h>

#include "juggle/app/pipeline.h"
#include "juggle/base/vec.h"
#include "juggle/load/wording.h"

void insight_init(struct insight *insight)
{
    memset(insight, 0, sizeof *insight);
    arena_init(&insight->arena);
    insight->stale = true;
}

void insight_finish(struct insight *insight)
{
    arena_finish(&insight->arena);
}

bool insight_due(const struct insight *insight, const struct world *world, int64_t version,
                 bool wide)
{
    return insight->stale || (wide && !insight->wide && insight->known) ||
           insight->date != world->today || (version >= 0 && insight->version != version);
}

/* ---- words ---- */

static const char *headline_text(struct arena *arena, const struct assessment *a)
{
    struct str text;
    str_init(&text);
    wording_headline(&text, a->past, &a->today);
    const char *kept = arena_strdup(arena, text.text);
    str_finish(&text);
    return kept;
}

/* ---- findings ---- */

static struct insight_finding take_finding(struct arena *arena, struct world *world,
                                           const struct assessment *a,
                                           const struct assessed *assessed)
{
    const struct finding *f = &assessed->finding;
    const struct rule *rule = rules_row(f->rule);
    struct insight_evidence *evidence =
        ARENA_ARRAY(arena, struct insight_evidence, (size_t)f->evidence_count + 1);
    for (int i = 0; i < f->evidence_count; i++) {
        struct assess_evidence one = assess_evidence(world, a, assessed, i);
        evidence[i] = (struct insight_evidence){f->evidence[i].day, arena_strdup(arena, one.id),
                                                arena_strdup(arena, one.text)};
    }
    return (struct insight_finding){
        .id = (int64_t)f->rule * 2 + assessed->ahead,
        .rule = rule->name,
        .title = rule->title,
        .family = rules_family_word(rule->family),
        .fact = arena_strdup(arena, assess_said(world, assessed, wording_fact)),
        .comparison = arena_strdup(arena, assess_said(world, assessed, wording_comparison)),
        .change = arena_strdup(arena, assessed->remedy.text
                                          ? assessed->remedy.text
                                          : assess_said(world, assessed, wording_change)),
        .source = rule->source,
        .command = arena_strdup(arena, assessed->remedy.command),
        .level = f->level,
        .ahead = assessed->ahead,
        .from = f->from,
        .to = f->to,
        .snoozed_until = assessed->snoozed_until,
        .evidence = evidence,
        .evidence_count = f->evidence_count,
    };
}

static void take_findings(struct insight *insight, struct world *world, const struct assessment *a)
{
    struct insight_finding *list =
        ARENA_ARRAY(&insight->arena, struct insight_finding, a->finding_count + 1);
    int count = 0;
    for (int waits = 0; waits < 2; waits++)
        for (int level = LOAD_ALERT; level >= LOAD_INFO; level--)
            for (size_t i = 0; i < a->finding_count; i++) {
                const struct assessed *one = &a->findings[i];
                if ((int)one->finding.level == level && (one->snoozed_until != DAY_NONE) == waits)
                    list[count++] = take_finding(&insight->arena, world, a, one);
            }
    insight->findings = list;
    insight->finding_count = count;
}

/* ---- weeks ---- */

static int mean_energy(const struct timeline *timeline, day from)
{
    int sum = 0, count = 0;
    for (day d = from; d < from + 7; d++) {
        int energy = timeline_day(timeline, d).energy;
        sum += energy;
        count += energy > 0;
    }
    return count ? sum * 10 / count : -1;
}

static bool read_mix(struct world *world, const struct assessment *a, struct insight_week *week,
                     struct err *err)
{
    struct agenda_day days[7];
    struct view view;
    memset(days, 0, sizeof days);
    if (world_interrupted(world, err) ||
        !world_view(world, week->load.from, week->load.from + 7, &view, err))
        return false;
    agenda_days_build(&world->turn, &view, week->load.from, 7, days);
    week->mixed = true;
    for (int i = 0; i < 7; i++) {
        struct load_day load = timeline_day(a->past, days[i].day);
        for (int area = 0; area < AREA_COUNT; area++) {
            week->spent[area] += load.area[area];
            week->areas[area].planned += days[i].areas[area].planned;
            week->areas[area].done += days[i].areas[area].done;
        }
    }
    return true;
}

/* A week's items are gone before the next one's come. */
static bool take_mix(struct world *world, const struct assessment *a, struct insight_week *week,
                     struct err *err)
{
    struct arena turn = world->turn;
    arena_init(&world->turn);
    bool read = read_mix(world, a, week, err);
    arena_finish(&world->turn);
    world->turn = turn;
    return read;
}

static void take_months(struct insight *insight, const struct pipeline *pipeline)
{
    struct insight_month *months =
        ARENA_ARRAY(&insight->arena, struct insight_month, pipeline->month_count + 1);
    int count = 0;
    for (size_t i = 0; i < pipeline->month_count; i++) {
        const struct pipeline_month *month = &pipeline->months[i];
        if (month->full)
            months[count++] = (struct insight_month){day_of(month->year, month->month, 1),
                                                     arena_strdup(&insight->arena, month->text)};
    }
    insight->full_months = months;
    insight->full_month_count = count;
}

/* Numbers are rounded where they are shown, so that what is shown adds up. */
static void take_pending(struct insight_week *week, const struct pipeline_week *pending)
{
    week->waiting = pending->waiting;
    week->pending = (int)(pending->expected + 0.5);
    week->pending_all = (int)(pending->all + 0.5);
}

static bool take_weeks(struct insight *insight, struct world *world, const struct assessment *a,
                       struct err *err)
{
    struct pipeline pipeline;
    pipeline_build(world, a, &pipeline);
    take_months(insight, &pipeline);
    struct insight_week *weeks =
        ARENA_ARRAY(&insight->arena, struct insight_week, a->week_count + 1);
    for (size_t i = 0; i < a->week_count; i++) {
        struct insight_week *week = &weeks[i];
        day from = a->weeks[i].from;
        week->load = a->weeks[i];
        week->sure = (int)(timeline_index(a->past, from + 6) + 0.5);
        week->expected = (int)(week->load.index + 0.5) - week->sure;
        week->expected = week->expected > 0 ? week->expected : 0;
        week->energy = mean_energy(a->past, from);
        if (pipeline.weeks)
            take_pending(week, &pipeline.weeks[i]);
        for (day d = from; d < from + 7; d++)
            week->recovery += timeline_day(a->past, d).area[AREA_RECOVERY];
        bool mixed = (int)i > INSIGHT_BACK - INSIGHT_MIX && (int)i <= INSIGHT_BACK;
        if (mixed && !take_mix(world, a, week, err))
            return false;
    }
    insight->weeks = weeks;
    insight->week_count = (int)a->week_count;
    return true;
}

static bool take_pace(struct insight *insight, struct world *world, struct err *err)
{
    struct pace pace;
    if (!timer_pace(world, &pace, err))
        return false;
    struct pace_kind *kinds = arena_copy(&insight->arena, pace.kinds, pace.count * sizeof *kinds);
    for (size_t i = 0; i < pace.count; i++)
        kinds[i].kind = arena_strdup(&insight->arena, kinds[i].kind);
    insight->pace = (struct pace){kinds, pace.count};
    return true;
}

static bool read_all(struct insight *insight, struct world *world, struct err *err)
{
    struct assessment a;
    int back = insight->wide ? INSIGHT_BACK : 0,
        ahead = insight->wide ? INSIGHT_AHEAD : INSIGHT_NEAR;
    struct assess_ask ask = {world->today, back, ahead, true, true};
    if (!assess_build(world, &ask, &a, err))
        return false;
    insight->level = a.today.headline;
    insight->headline = headline_text(&insight->arena, &a);
    insight->footer = wording_footer(&a.today);
    insight->coverage = a.today.coverage;
    take_findings(insight, world, &a);
    for (int area = 0; area < AREA_COUNT; area++)
        insight->target[area] = world_target(world, (enum area)area);
    return (!insight->wide || take_weeks(insight, world, &a, err)) &&
           take_pace(insight, world, err);
}

bool insight_read(struct insight *insight, struct world *world, bool wide, struct err *err)
{
    struct arena turn = world->turn;
    struct insight fresh = {
        .date = world->today, .wide = wide, .version = store_data_version(world->store)};
    arena_init(&fresh.arena);
    arena_init(&world->turn);
    fresh.known = read_all(&fresh, world, err);
    arena_finish(&world->turn);
    world->turn = turn;
    bool later = !fresh.known && err->code == ERR_INTERRUPTED;
    if (later)
        insight->stale = true;
    arena_finish(later ? &fresh.arena : &insight->arena);
    if (!later)
        *insight = fresh;
    return fresh.known;
}

const struct insight_finding *insight_find(const struct insight *insight, int64_t id)
{
    for (int i = 0; insight && i < insight->finding_count; i++)
        if (insight->findings[i].id == id)
            return &insight->findings[i];
    return NULL;
}

const struct insight_week *insight_week(const struct insight *insight, day date)
{
    if (!insight || !insight->week_count || date < insight->weeks[0].load.from)
        return NULL;
    int at = (date - insight->weeks[0].load.from) / 7;
    return at < insight->week_count ? &insight->weeks[at] : NULL;
}

/* ---- signs ---- */

const char *insight_level_sign(enum headline level)
{
    static const char *const signs[] = {"○", "●", "~", "▲"};
    return signs[level];
}

enum ink insight_level_ink(enum headline level)
{
    static const enum ink inks[] = {INK_LEVEL_GREY, INK_LEVEL_GREEN, INK_LEVEL_AMBER,
                                    INK_LEVEL_RED};
    return inks[level];
}

const char *insight_finding_sign(enum load_level level)
{
    return level == LOAD_ALERT ? "▲" : level == LOAD_WARN ? "~" : "·";
}

/* No red for what is worth a word only. */
enum ink insight_finding_ink(enum load_level level)
{
    return level == LOAD_ALERT ? INK_LEVEL_RED : level == LOAD_WARN ? INK_LEVEL_AMBER : INK_DIM;
}
