/* SPDX-License-Identifier: MIT
 *
 * ritual: the screens, in their order, and reading the one that is looked at.
 */
#include "ritual.h"

#include "juggle/base/str.h"

enum { VIEW_BACK = 8, VIEW_AHEAD = 15 };

static const struct ritual_screen morning[] = {
    {"Left over", RITUAL_PLACES, true, ritual_left_before},
    {"What today holds", RITUAL_PLACES, false, ritual_holds},
    {"A plan for today", RITUAL_PLANS, true, ritual_proposal},
    {"When to stop", RITUAL_STOPS, false, ritual_stop_time},
};

static const struct ritual_screen evening[] = {
    {"What got done", RITUAL_TICKS, false, ritual_done},
    {"What moves", RITUAL_PLACES, true, ritual_left_of_day},
    {"Check-in", RITUAL_CHECKS, true, ritual_checkin},
    {"Closing line", RITUAL_CLOSES, false, ritual_closing},
};

static const struct ritual_screen weekly[] = {
    {"Planned against done", RITUAL_READS, false, ritual_areas},
    {"What stands out", RITUAL_READS, false, ritual_findings},
    {"The week ahead", RITUAL_READS, false, ritual_next_week},
    {"Still to hand over", RITUAL_HANDS, false, ritual_captures},
};

#define SCREENS(list) {list, (int)(sizeof(list) / sizeof *(list))}

static const struct ritual_screen *ritual_screens(enum ritual_kind kind, int *count)
{
    static const struct {
        const struct ritual_screen *screens;
        int count;
    } all[RITUAL_KINDS] = {SCREENS(morning), SCREENS(evening), SCREENS(weekly)};
    *count = all[kind].count;
    return all[kind].screens;
}

/* ---- reading ---- */

static bool read_screen(struct ritual_reading *reading, const struct ritual_screen *screen,
                        struct err *err)
{
    struct ritual_page *page = reading->page;
    *page = (struct ritual_page){.kind = page->kind,
                                 .at = page->at,
                                 .count = page->count,
                                 .about = page->about,
                                 .passed = page->passed,
                                 .hands = screen->hands,
                                 .title = screen->title,
                                 .enter = "go on",
                                 .first = page->about};
    return screen->read(reading, err);
}

bool ritual_read(struct world *world, const struct ritual_wish *wish, const struct rituals *kept,
                 const struct insight *insight, const struct ritual_page **out, struct err *err)
{
    struct ritual_page *page = ARENA_NEW(&world->turn, struct ritual_page);
    struct ritual_reading reading = {world, &world->turn, kept, insight, {0}, page};
    *page = (struct ritual_page){.kind = wish->kind, .about = wish->about};
    const struct ritual_screen *screens = ritual_screens(wish->kind, &page->count);
    page->at = wish->at < page->count ? wish->at : page->count - 1;
    if (!world_view(world, wish->about - VIEW_BACK, wish->about + VIEW_AHEAD, &reading.view, err) ||
        !read_screen(&reading, &screens[page->at], err))
        return false;
    while (!wish->exact && !page->rows.count && screens[page->at].passes &&
           page->at + 1 < page->count) {
        page->passed = page->empty;
        page->at++;
        if (!read_screen(&reading, &screens[page->at], err))
            return false;
    }
    *out = page;
    return true;
}

/* ---- for the screens ---- */

void ritual_offer_closing(struct ritual_reading *reading)
{
    const struct ritual *earlier = &reading->kept->earlier;
    if (earlier->opened != INSTANT_NONE && earlier->closed == INSTANT_NONE)
        ritual_foot(reading, INK_HINT,
                    arena_printf(reading->arena,
                                 "%s is still open; Q closes it first, if you like.",
                                 ritual_date(reading, reading->kept->before)));
}

void ritual_head(struct ritual_reading *reading, enum ink ink, const char *text)
{
    VEC_PUSH(reading->arena, &reading->page->head, ((struct line){.text = text, .ink = ink}));
}

void ritual_foot(struct ritual_reading *reading, enum ink ink, const char *text)
{
    VEC_PUSH(reading->arena, &reading->page->foot, ((struct line){.text = text, .ink = ink}));
}

const char *ritual_length(struct ritual_reading *reading, minutes length)
{
    char buf[DATE_SIZE];
    return arena_strdup(reading->arena, length_format(length, buf));
}

const char *ritual_clock(struct ritual_reading *reading, instant at)
{
    char buf[DATE_SIZE];
    minutes minute = where_wall(&reading->view.where, at).second / 60;
    return arena_printf(reading->arena, reading->world->h24 ? "%5s" : "%7s",
                        clock_format(minute, reading->world->h24, buf));
}

const char *ritual_date(struct ritual_reading *reading, day date)
{
    struct civil civil = day_civil(date);
    return arena_printf(reading->arena, "%s %d %s", weekday_short(day_weekday(date)), civil.mday,
                        month_short(civil.month));
}

const char *ritual_load(struct ritual_reading *reading, const struct agenda_day *on)
{
    const char *sums =
        arena_printf(reading->arena, "planned %s of %s", ritual_length(reading, on->planned),
                     ritual_length(reading, on->capacity));
    if (on->planned <= on->capacity)
        return sums;
    return arena_printf(reading->arena, "%s, %s over", sums,
                        ritual_length(reading, on->planned - on->capacity));
}

struct ritual_row ritual_task_row(const struct item *item)
{
    return (struct ritual_row){
        .item = item, .id = item->id, .text = item->title, .asks = item->task->defers >= 2};
}

void ritual_send(struct ritual_reading *reading, struct ritual_row *row, day to)
{
    char date[DATE_SIZE];
    row->to = arena_strdup(reading->arena, day_format(to, date));
    row->to_text = to == reading->world->today ? "→ today"
                                               : arena_printf(reading->arena, "→ %s %d",
                                                              weekday_short(day_weekday(to)),
                                                              day_civil(to).mday);
}

day ritual_next_workday(const struct ritual_reading *reading, day after)
{
    for (day d = after + 1; d <= after + 7; d++)
        if (workdays_on(&reading->world->workdays, d)->works)
            return d;
    return after + 1;
}
