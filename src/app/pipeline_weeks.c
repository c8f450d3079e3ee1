/* SPDX-License-Identifier: MIT
 *
 * pipeline_weeks: the calendar with every talk that waits for an answer folded into it, against the
 * one without: the difference is what all of them would add, and the person's rate says how much to
 * expect.
 */
#include "burden.h"
#include "juggle/app/pipeline.h"

#include "juggle/base/str.h"
#include "juggle/base/vec.h"
#include "juggle/load/pending.h"
#include "templates.h"

enum {
    STAGE_MINUTES = 30,
    JOURNEY = 4 * 60,
    FULL = 100,
    MONTHS_MOST = 14,
    TYPICAL_DAYS = 60,
    YEAR_DAYS = 380
};

struct waiting {
    const struct submission *submission;
    const struct conference *conference;
    const struct talk *talk;
};

typedef VEC(struct waiting) waiting_list;
typedef VEC(struct pending_offer) offer_list;

static waiting_list gather(struct world *world, const struct snapshot *s, day today)
{
    waiting_list list = {0};
    for (size_t i = 0; i < s->submission_count; i++) {
        const struct submission *at = s->submissions[i];
        if (pipeline_waits(s, at, today))
            VEC_PUSH(&world->turn, &list,
                     ((struct waiting){at, snapshot_find(s, RECORD_CONFERENCE, at->conference),
                                       snapshot_find(s, RECORD_TALK, at->talk)}));
    }
    return list;
}

static int deliveries(const struct snapshot *s, int64_t talk)
{
    int given = 0;
    for (size_t i = 0; i < s->submission_count; i++)
        given +=
            s->submissions[i]->talk == talk && (s->submissions[i]->stage == WORD_stage_GIVEN ||
                                                s->submissions[i]->stage == WORD_stage_WRITTEN_UP);
    return given;
}

static minutes stage_of(const struct waiting *w)
{
    if (w->conference->talk_minutes > 0)
        return w->conference->talk_minutes;
    return w->talk && w->talk->length > 0 ? w->talk->length : STAGE_MINUTES;
}

/* By the template of such talks, the person's own hours where there are enough; nothing where it
 * can't be read, which whoever says yes is told. */
static minutes prep_as(struct world *world, const char *form, const struct waiting *w)
{
    struct template template;
    struct template_cause cause = {.stage = stage_of(w)};
    struct err err;
    int own;
    const char *name = template_for(WORD_role_SPEAKING, form);
    if (!name || !template_load(world, name, &template, &err) ||
        !template_measure(world, &template, &own, &err))
        return 0;
    return template_prep(&template, &cause);
}

static minutes prep_of(struct world *world, const struct snapshot *s, const struct waiting *w)
{
    const char *form = w->conference->talk_form;
    if (!form)
        form = deliveries(s, w->submission->talk) ? "rerun" : "new";
    return prep_as(world, form, w);
}

/* One journey for a conference, however many talks wait there. */
static bool is_first(const waiting_list *list, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (list->at[k].conference == list->at[i].conference)
            return false;
    return true;
}

static offer_list offers_of(struct world *world, const struct snapshot *s, const waiting_list *list)
{
    offer_list offers = {0};
    for (size_t i = 0; i < list->count; i++) {
        const struct waiting *w = &list->at[i];
        const struct conference *c = w->conference;
        struct pending_offer offer = {
            .first = c->first_day,
            .last = c->last_day != DAY_NONE ? c->last_day : c->first_day,
            .way = c->online ? 0 : JOURNEY,
            .prep = prep_of(world, s, w),
            .stage = stage_of(w),
            .there = c->online || c->role >= WORD_role_ATTENDING || !is_first(list, i),
        };
        VEC_PUSH(&world->turn, &offers, offer);
    }
    return offers;
}

/* The input with more blocks behind its own. */
static struct load_input with(struct world *world, const struct load_input *input,
                              const struct load_block *more, size_t count)
{
    struct load_input out = *input;
    struct load_block *blocks =
        ARENA_ARRAY(&world->turn, struct load_block, input->block_count + count + 1);
    for (size_t i = 0; i < input->block_count; i++)
        blocks[i] = input->blocks[i];
    for (size_t i = 0; i < count; i++)
        blocks[input->block_count + i] = more[i];
    out.blocks = blocks;
    out.block_count = input->block_count + count;
    return out;
}

static int waiting_in(const waiting_list *list, day from, day to)
{
    int count = 0;
    for (size_t i = 0; i < list->count; i++)
        count +=
            list->at[i].conference->first_day >= from && list->at[i].conference->first_day < to;
    return count;
}

static double at_least(double value)
{
    return value > 0 ? value : 0;
}

/* ---- months ---- */

/* A talk given before that isn't offered there yet, the one given most; NULL: there is none. */
static const struct talk *rerun_for(const struct snapshot *s, const struct waiting *w, int *given)
{
    const struct talk *best = NULL;
    *given = 0;
    for (size_t i = 0; i < s->talk_count; i++) {
        bool there = false;
        for (size_t k = 0; k < s->submission_count; k++)
            there |= s->submissions[k]->talk == s->talks[i]->id &&
                     s->submissions[k]->conference == w->conference->id;
        int times = deliveries(s, s->talks[i]->id);
        if (!there && times > *given) {
            best = s->talks[i];
            *given = times;
        }
    }
    return best;
}

static void suggest_rerun(struct world *world, const struct snapshot *s, const waiting_list *list,
                          day from, day to, struct pipeline_month *out)
{
    char new_text[DATE_SIZE], again[DATE_SIZE], talk_id[ID_SIZE], conference_id[ID_SIZE];
    for (size_t i = 0; i < list->count && !out->rerun; i++) {
        const struct waiting *w = &list->at[i];
        int given;
        const struct talk *talk = rerun_for(s, w, &given);
        bool fresh = !deliveries(s, w->submission->talk);
        if (w->conference->first_day < from || w->conference->first_day >= to || !fresh || !talk)
            continue;
        minutes prep = prep_of(world, s, w), less = prep_as(world, "rerun", w);
        if (less >= prep)
            continue;
        out->rerun = arena_printf(&world->turn,
                                  "\"%s\" would be new at %s: %s of preparation. \"%s\", given %d "
                                  "time%s, needs %s.",
                                  w->talk ? w->talk->title : "The talk", w->conference->name,
                                  length_format(prep, new_text), talk->title, given,
                                  given == 1 ? "" : "s", length_format(less, again));
        out->command = arena_printf(&world->turn, "juggle submit %s %s",
                                    id_format(RECORD_TALK, talk->id, talk_id),
                                    id_format(RECORD_CONFERENCE, w->conference->id, conference_id));
    }
}

static const char *number_word(struct world *world, int number)
{
    static const char *const words[] = {"none",      "the one",  "the two", "the three",
                                        "the four",  "the five", "the six", "the seven",
                                        "the eight", "the nine"};
    return number < 10 ? words[number] : arena_printf(&world->turn, "the %d", number);
}

static void judge_month(struct world *world, const struct timeline *plan,
                        const struct timeline *all, int percent, day from, day to,
                        struct pipeline_month *out)
{
    int weeks = 0;
    for (day d = from - 3; d + 3 < to; d++) { /* a week is the month's that holds its Thursday */
        if (day_weekday(d) != MONDAY)
            continue;
        double base = timeline_index(plan, d + 6), full = timeline_index(all, d + 6);
        out->all += full;
        out->expected += base + at_least(full - base) * percent / 100;
        weeks++;
    }
    if (!weeks)
        return;
    out->all /= weeks;
    out->expected /= weeks;
    out->full = out->all >= FULL;
    if (out->full)
        out->text = arena_printf(
            &world->turn,
            "Stop submitting for %s: %s pending already fill%s it (load %.0f if all say "
            "yes, %.0f expected, 100 is full).",
            month_long(out->month), number_word(world, out->waiting), out->waiting == 1 ? "s" : "",
            out->all, out->expected);
}

/* What the half year or year ahead is reckoned on. */
struct season {
    const struct snapshot *snapshot;
    const struct load_input *input;
    const struct timeline *plan; /* of the input */
    day today;
    day end; /* exclusive */
};

static void build_months(struct world *world, const struct season *season, const waiting_list *list,
                         const struct timeline *all, struct pipeline *out)
{
    struct pipeline_month *months = ARENA_ARRAY(&world->turn, struct pipeline_month, MONTHS_MOST);
    day first = month_first(season->today);
    for (int i = 0; i < MONTHS_MOST; i++) {
        day from = day_add_months(first, i), to = day_add_months(first, i + 1);
        struct civil civil = day_civil(from);
        struct pipeline_month month = {
            .year = civil.year, .month = civil.month, .waiting = waiting_in(list, from, to)};
        if (to > season->end)
            break;
        if (!month.waiting)
            continue;
        judge_month(world, season->plan, all, out->rate.percent, from, to, &month);
        if (month.full)
            suggest_rerun(world, season->snapshot, list, from, to, &month);
        months[out->month_count++] = month;
    }
    out->months = months;
}

/* The season's input with all of it in it. */
static struct load_input fold_all(struct world *world, const struct season *season,
                                  const waiting_list *list)
{
    struct load_block *more;
    offer_list offers = offers_of(world, season->snapshot, list);
    size_t count =
        pending_blocks(&world->turn, season->plan, &world->kinds, offers.at, offers.count,
                       season->today + 1, forecast_typical(season->plan, season->today), &more);
    return with(world, season->input, more, count);
}

bool pipeline_months(struct world *world, struct pipeline *out, struct err *err)
{
    struct view view;
    struct burden burden;
    struct season season = {.today = world->today, .end = world->today + YEAR_DAYS};
    if (!world_view(world, world->today, world->today + 1, &view, err))
        return false;
    waiting_list list = gather(world, view.snapshot, world->today);
    *out = (struct pipeline){.rate = pipeline_rate(view.snapshot), .waiting = (int)list.count};
    if (!list.count)
        return true;
    day from = world->today - TYPICAL_DAYS;
    if (!burden_read(world, from, season.end, &view, &burden, err))
        return false;
    list = gather(world, view.snapshot, world->today);
    season.snapshot = view.snapshot;
    season.input = &burden.input;
    season.plan = timeline_build(&world->turn, &burden.input);
    struct load_input input = fold_all(world, &season, &list);
    build_months(world, &season, &list, timeline_build(&world->turn, &input), out);
    return true;
}

void pipeline_build(struct world *world, const struct assessment *a, struct pipeline *out)
{
    const struct snapshot *s = a->view.snapshot;
    waiting_list list = gather(world, s, a->date);
    *out = (struct pipeline){.rate = pipeline_rate(s), .waiting = (int)list.count};
    if (!list.count || !a->week_count || !a->future)
        return;
    day end = a->weeks[a->week_count - 1].from + WEEK_DAYS;
    struct season season = {s, &a->ahead, a->past, a->date, end};
    struct load_input input = fold_all(world, &season, &list);
    struct forecast_ask ask = {a->date + 1, forecast_weeks_until(a->date + 1, end), true,
                               MINUTES_NONE};
    const struct timeline *full = forecast_timeline(&world->turn, &input, &ask);
    struct pipeline_week *weeks = ARENA_ARRAY(&world->turn, struct pipeline_week, a->week_count);
    for (size_t i = 0; i < a->week_count; i++) {
        day from = a->weeks[i].from, last = from + 6;
        double added =
            last > a->date ? timeline_index(full, last) - timeline_index(a->future, last) : 0;
        weeks[i] =
            (struct pipeline_week){from, waiting_in(&list, from, from + WEEK_DAYS),
                                   at_least(added) * out->rate.percent / 100, at_least(added)};
    }
    out->weeks = weeks;
    build_months(world, &season, &list, timeline_build(&world->turn, &input), out);
}
