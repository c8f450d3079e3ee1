/* SPDX-License-Identifier: MIT
 *
 * ritual_week: a week looked back on, and the next one looked at: areas against the person's own
 * targets, what stands out and since when, the days to come, and what is still to hand over.
 */
#include "juggle/app/run.h"
#include "juggle/base/str.h"
#include "ritual.h"

static struct agenda_day *read_days(struct ritual_reading *reading, day from)
{
    struct agenda_day *days = ARENA_ARRAY(reading->arena, struct agenda_day, WEEK_DAYS);
    agenda_days_build(reading->arena, &reading->view, from, WEEK_DAYS, days);
    return days;
}

/* ---- areas ---- */

bool ritual_areas(struct ritual_reading *reading, struct err *err)
{
    struct ritual_page *page = reading->page;
    const struct agenda_day *days = read_days(reading, page->about);
    minutes planned = 0, done = 0;
    (void)err;
    for (int area = 0; area < AREA_COUNT; area++) {
        struct ritual_row row = {.charted = true,
                                 .area = (enum area)area,
                                 .text = area_word((enum area)area),
                                 .target = world_target(reading->world, (enum area)area)};
        for (int i = 0; i < WEEK_DAYS; i++) {
            row.planned += days[i].areas[area].planned;
            row.done += days[i].areas[area].done;
        }
        planned += row.planned;
        done += row.done;
        VEC_PUSH(reading->arena, &page->rows, row);
    }
    if (planned || done)
        ritual_head(
            reading, INK_STRONG,
            arena_printf(reading->arena,
                         planned ? "%s done, %s were planned" : "%s done, nothing was planned",
                         ritual_length(reading, done), ritual_length(reading, planned)));
    ritual_foot(reading, INK_HINT,
                planned || done
                    ? "Percent: the share of an area, and the one that you want. 8 tells more."
                    : "Nothing was planned or noted in this week.");
    return true;
}

/* ---- what stands out ---- */

static const char *since(struct ritual_reading *reading, const struct insight_finding *f)
{
    if (f->snoozed_until != DAY_NONE)
        return "waits";
    if (f->ahead)
        return "ahead";
    if (f->from >= reading->page->about)
        return "new this week";
    return arena_printf(reading->arena, "since %d %s", day_civil(f->from).mday,
                        month_short(day_civil(f->from).month));
}

static void compare_weeks(struct ritual_reading *reading)
{
    const struct insight_week *week = insight_week(reading->insight, reading->page->about);
    const struct insight_week *last =
        insight_week(reading->insight, reading->page->about - WEEK_DAYS);
    if (!week || !last)
        return;
    ritual_head(reading, INK_STRONG,
                arena_printf(reading->arena, "Load %d, the week before %d.",
                             (int)(week->load.index + 0.5), (int)(last->load.index + 0.5)));
    ritual_head(reading, INK_NORMAL,
                arena_printf(reading->arena, "Recovery %s, the week before %s.",
                             ritual_length(reading, week->recovery),
                             ritual_length(reading, last->recovery)));
}

bool ritual_findings(struct ritual_reading *reading, struct err *err)
{
    struct ritual_page *page = reading->page;
    (void)err;
    page->empty = reading->insight ? "Nothing stands out." : "Adding up the weeks";
    if (!reading->insight)
        return true;
    compare_weeks(reading);
    for (int i = 0; i < reading->insight->finding_count; i++) {
        const struct insight_finding *f = &reading->insight->findings[i];
        struct ritual_row row = {.lead = insight_finding_sign(f->level),
                                 .text = f->title,
                                 .right = since(reading, f),
                                 .ink = f->snoozed_until == DAY_NONE ? insight_finding_ink(f->level)
                                                                     : INK_DIM};
        VEC_PUSH(reading->arena, &page->rows, row);
    }
    if (page->rows.count)
        ritual_foot(reading, INK_HINT, "7 shows each with its days, its source and a way out.");
    return true;
}

/* ---- the next week ---- */

static void add_text(struct str *text, const char *more)
{
    str_addf(text, "%s%s", text->length ? ", " : "", more);
}

/* What a day is about: trips and whole days first, then what begins at a time. */
static const char *day_text(struct ritual_reading *reading, const struct agenda_day *on)
{
    struct str text;
    const struct snapshot *s = reading->view.snapshot;
    str_init(&text);
    for (size_t i = 0; i < s->conference_count; i++) {
        const struct conference *c = s->conferences[i];
        if (c->role >= WORD_role_ATTENDING && c->first_day <= on->day && c->last_day >= on->day &&
            c->name)
            add_text(&text, c->name);
    }
    if (on->day_off)
        add_text(&text, "day off");
    for (size_t i = 0; i < on->timed_count; i++)
        if (on->timed[i]->type == ITEM_LEG || on->timed[i]->type == ITEM_EVENT)
            add_text(&text, on->timed[i]->title);
    const char *result = text.length ? arena_strdup(reading->arena, text.text) : "";
    str_finish(&text);
    return result;
}

bool ritual_next_week(struct ritual_reading *reading, struct err *err)
{
    struct ritual_page *page = reading->page;
    day from = page->about + WEEK_DAYS;
    const struct agenda_day *days = read_days(reading, from);
    minutes planned = 0, capacity = 0;
    (void)err;
    for (int i = 0; i < WEEK_DAYS; i++) {
        bool over = days[i].planned > days[i].capacity;
        struct ritual_row row = {
            .lead = arena_printf(reading->arena, "%s %2d", weekday_short(day_weekday(from + i)),
                                 day_civil(from + i).mday),
            .text = day_text(reading, &days[i]),
            .right = days[i].planned || days[i].capacity
                         ? arena_printf(reading->arena, "%s of %s",
                                        ritual_length(reading, days[i].planned),
                                        ritual_length(reading, days[i].capacity))
                         : "free",
            .ink = over ? INK_DUE : INK_NORMAL,
        };
        planned += days[i].planned;
        capacity += days[i].capacity;
        VEC_PUSH(reading->arena, &page->rows, row);
    }
    const struct insight_week *week =
        reading->insight ? insight_week(reading->insight, from) : NULL;
    ritual_head(
        reading, planned > capacity ? INK_OVER : INK_STRONG,
        arena_printf(reading->arena, "Planned %s of %s%s", ritual_length(reading, planned),
                     ritual_length(reading, capacity),
                     week ? arena_printf(reading->arena, ", load %d", (int)(week->load.index + 0.5))
                          : ""));
    ritual_foot(reading, INK_HINT, "A proposes a plan for it; 2 and ] show it hour by hour.");
    return true;
}

/* ---- what was caught ---- */

bool ritual_captures(struct ritual_reading *reading, struct err *err)
{
    struct ritual_page *page = reading->page;
    struct record_list list;
    char id[ID_SIZE];
    if (!store_all(reading->world->store, reading->arena, RECORD_CAPTURE, &list, err))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        const struct capture *c = list.at[i];
        if (c->feedback != WORD_feedback_NEW && c->feedback != WORD_feedback_NOTE)
            continue;
        day caught =
            where_date(&reading->view.where, c->created, reading->view.in.workdays->day_starts_at);
        struct ritual_row row = {
            .id = arena_strdup(reading->arena, id_format(RECORD_CAPTURE, c->id, id)),
            .text = c->text,
            .right = ritual_date(reading, caught)};
        VEC_PUSH(reading->arena, &page->rows, row);
    }
    page->empty = "Everything that was caught has been handed over.";
    page->enter = "done with the week";
    if (page->rows.count)
        ritual_head(reading, INK_NORMAL, "For the product, and still with you.");
    return true;
}
