/* SPDX-License-Identifier: MIT
 *
 * ritual_day: what the day holds, the plan for it, and when it ends.
 */
#include "juggle/app/pipeline.h"
#include "juggle/app/run.h"
#include "juggle/base/parse.h"
#include "overload.h"
#include "ritual.h"

enum { NEWS_MOST = 3 };

/* ---- what today holds ---- */

static struct ritual_row timed_row(struct ritual_reading *reading, const struct item *item)
{
    return (struct ritual_row){
        .item = item,
        .lead = ritual_clock(reading, item->start),
        .text = item->title,
        .right = ritual_length(reading, item_length(&reading->view, item)),
        .ink = item->end <= reading->world->now ? INK_DONE : INK_NORMAL,
    };
}

/* When its block begins, or NULL. */
static const char *block_time(struct ritual_reading *reading, const struct agenda_day *on,
                              const struct task *task)
{
    for (size_t i = 0; i < on->timed_count; i++)
        if (on->timed[i]->type == ITEM_BLOCK && on->timed[i]->block->task == task->id)
            return ritual_clock(reading, on->timed[i]->start);
    return NULL;
}

static void push_held(struct ritual_reading *reading, const struct agenda_day *on)
{
    struct ritual_page *page = reading->page;
    for (size_t i = 0; i < on->all_day_count; i++)
        if (on->all_day[i]->counts || on->all_day[i]->kind->like == KIND_LEAVE)
            VEC_PUSH(reading->arena, &page->rows,
                     ((struct ritual_row){.item = on->all_day[i], .lead = "all day",
                                          .text = on->all_day[i]->title, .ink = INK_SPAN}));
    for (size_t i = 0; i < on->timed_count; i++)
        if (on->timed[i]->type != ITEM_ENTRY && on->timed[i]->type != ITEM_BLOCK)
            VEC_PUSH(reading->arena, &page->rows, timed_row(reading, on->timed[i]));
}

static void push_task(struct ritual_reading *reading, const struct agenda_day *on,
                      const struct item *item, bool moves)
{
    struct ritual_row row = ritual_task_row(item);
    row.asks = false;
    row.to_text = block_time(reading, on, item->task);
    if (moves)
        ritual_send(reading, &row, ritual_next_workday(reading, on->day));
    VEC_PUSH(reading->arena, &reading->page->rows, row);
}

/* What could move stands above all else, as it is what is decided. */
static void push_day(struct ritual_reading *reading, const struct agenda_day *on)
{
    const struct item *over[OVERLOAD_MOST];
    size_t count = overload_pick(&reading->view, on, over);
    for (size_t i = 0; i < count; i++)
        push_task(reading, on, over[i], true);
    push_held(reading, on);
    for (size_t i = 0; i < on->task_count; i++) {
        bool moves = false;
        for (size_t k = 0; k < count; k++)
            moves = moves || over[k] == on->tasks[i];
        if (task_is_open(on->tasks[i]->task) && !moves)
            push_task(reading, on, on->tasks[i], false);
    }
    if (on->planned <= on->capacity)
        return;
    ritual_head(reading, INK_NORMAL,
                count ? "An arrow: the cheapest to move."
                      : "What is here is due, of first priority, or placed by you.");
    if (count)
        reading->page->enter = "move them";
}

/* Deadlines of calls first, then what stands out today: three lines at most. */
static void push_news(struct ritual_reading *reading)
{
    size_t call_count;
    const struct pipeline_call *calls = pipeline_calls(reading->world, &reading->view, &call_count);
    int count = 0;
    for (size_t i = 0; i < call_count && count < NEWS_MOST - 1; i++, count++)
        ritual_foot(reading, INK_DUE,
                    arena_printf(reading->arena, "Call ends: %s, %s", calls[i].conference->name,
                                 calls[i].until));
    for (int i = 0; reading->insight && i < reading->insight->finding_count && count < NEWS_MOST;
         i++) {
        const struct insight_finding *f = &reading->insight->findings[i];
        if (f->ahead || f->snoozed_until != DAY_NONE || f->from > reading->world->today)
            continue;
        ritual_foot(
            reading, insight_finding_ink(f->level),
            arena_printf(reading->arena, "%s %s", insight_finding_sign(f->level), f->title));
        count++;
    }
}

bool ritual_holds(struct ritual_reading *reading, struct err *err)
{
    struct ritual_page *page = reading->page;
    struct agenda_day on;
    (void)err;
    agenda_day_build(reading->arena, &reading->view, page->about, &on);
    ritual_head(reading, on.planned > on.capacity ? INK_OVER : INK_STRONG,
                arena_printf(reading->arena, "Today: %s%s", ritual_load(reading, &on),
                             on.day_off ? ", a day off"
                             : on.planned < on.capacity
                                 ? arena_printf(reading->arena, ", %s free",
                                                ritual_length(reading, on.capacity - on.planned))
                                 : ""));
    push_day(reading, &on);
    if (page->passed)
        ritual_offer_closing(reading);
    push_news(reading);
    page->first = ritual_next_workday(reading, page->about);
    page->empty = "Nothing is fixed today: the whole day is yours.";
    return true;
}

/* ---- the plan ---- */

static const char *iso_clock(struct ritual_reading *reading, const char *iso)
{
    struct wall wall;
    bool has_offset;
    int32_t offset;
    char buf[DATE_SIZE];
    if (!iso || !parse_iso_time(iso, &wall, &has_offset, &offset))
        return "";
    return arena_printf(reading->arena, reading->world->h24 ? "%5s" : "%7s",
                        clock_format(wall.second / 60, reading->world->h24, buf));
}

static bool push_plan(struct ritual_reading *reading, const struct value *answer)
{
    bool fresh = value_int(answer, "moved") > 0;
    for (const struct value *b = value_first(answer, "blocks"); b; b = b->next) {
        bool new = !value_text(b, "id");
        const char *end = iso_clock(reading, value_text(b, "end"));
        fresh = fresh || new;
        struct ritual_row row = {
            .lead = iso_clock(reading, value_text(b, "start")),
            .text = arena_strdup(reading->arena, value_text(b, "title")),
            .right = arena_printf(reading->arena, "to %s%s", end, new ? "  new" : "     "),
            .ink = new ? INK_STRONG : INK_NORMAL,
        };
        VEC_PUSH(reading->arena, &reading->page->rows, row);
    }
    return fresh;
}

static void push_unplaced(struct ritual_reading *reading, const struct value *answer)
{
    int count = 0;
    for (const struct value *u = value_first(answer, "unplaced"); u && count < 2;
         u = u->next, count++)
        ritual_foot(reading, INK_HINT,
                    arena_printf(reading->arena, "%s of \"%s\" stay out: %s",
                                 ritual_length(reading, (minutes)value_int(u, "short_min")),
                                 value_text(u, "title"), value_text(u, "because")));
}

bool ritual_proposal(struct ritual_reading *reading, struct err *err)
{
    struct ritual_page *page = reading->page;
    const char *words[] = {"juggle", "plan", "--today"};
    struct call call;
    struct reply reply;
    reply_init(&reply, reading->world);
    bool done = args_parse(reading->arena, 3, words, &call, err) &&
                run_call(reading->world, &call, &reply, err);
    if (done) {
        bool fresh = push_plan(reading, reply.answer);
        push_unplaced(reading, reply.answer);
        page->empty = "Nothing to plan: no open task, or no room left today.";
        if (page->rows.count)
            ritual_head(reading, INK_NORMAL,
                        fresh ? "Deadlines first, in the free hours."
                              : "It stands as it is planned.");
        page->enter = fresh ? "write it" : "go on";
        if (!fresh)
            page->hands = RITUAL_READS;
    }
    reply_finish(&reply);
    return done;
}

/* ---- the end of the day ---- */

bool ritual_stop_time(struct ritual_reading *reading, struct err *err)
{
    struct ritual_page *page = reading->page;
    struct agenda_day on;
    const struct workday *work = workdays_on(reading->view.in.workdays, page->about);
    char buf[DATE_SIZE];
    (void)err;
    agenda_day_build(reading->arena, &reading->view, page->about, &on);
    ritual_head(reading, INK_NORMAL,
                arena_printf(reading->arena, "Today: %s.", ritual_load(reading, &on)));
    if (work->works)
        ritual_head(reading, INK_NORMAL,
                    arena_printf(reading->arena, "Working hours end at %s.",
                                 clock_format(work->end, reading->world->h24, buf)));
    ritual_foot(reading, INK_HINT, "It stands beside the day, and is said once when it comes.");
    page->enter = "open the day";
    return true;
}
