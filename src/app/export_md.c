/* SPDX-License-Identifier: MIT
 *
 * export: as Markdown, to be read: what counts (or a feed's whole programme), day by day, then the
 * tasks.
 */
#include "export.h"

#include <string.h>

#include "juggle/base/text.h"

/* Where the call names no days: four weeks from today. */
enum { USUAL_DAYS = 28 };

struct page {
    struct export *export;
    struct arena arena;
    struct view view;
};

/* Foreign text as one line that Markdown leaves alone. */
static void add_plain(struct page *page, const char *text)
{
    struct str *out = &page->export->out;
    for (const char *c = text_safe(&page->arena, text ? text : ""); *c; c++) {
        if (strchr("\\`*_[]<>#|", *c))
            str_add_char(out, '\\');
        str_add_char(out, *c);
    }
}

static void add_clock(struct page *page, const struct item *item)
{
    struct str *out = &page->export->out;
    const struct world *world = page->export->world;
    char start[DATE_SIZE], end[DATE_SIZE];
    if (item->all_day) {
        str_add(out, "all day");
        return;
    }
    struct wall from = where_wall(&page->view.where, item->start);
    struct wall to = where_wall(&page->view.where, item->end);
    str_addf(out, "%s–%s", clock_format(from.second / 60, world->h24, start),
             clock_format(to.second / 60, world->h24, end));
}

static void add_item(struct page *page, const struct item *item)
{
    struct str *out = &page->export->out;
    str_add(out, "- ");
    add_clock(page, item);
    str_add(out, " **");
    add_plain(page, item->title);
    str_add(out, "**");
    if (item->place) {
        str_add(out, ", ");
        add_plain(page, item->place);
    }
    if (item->role != WORD_role_NONE)
        str_addf(out, " (%s)", word_of(WORD_GROUP_role, (int)item->role));
    if (item->status != WORD_status_CONFIRMED)
        str_addf(out, " (%s)", word_of(WORD_GROUP_status, (int)item->status));
    str_add_char(out, '\n');
    page->export->events++;
}

static bool belongs(const struct export *export, const struct item *item)
{
    if (item->type == ITEM_TASK)
        return false;
    if (export->only)
        return item->feed && item->feed->id == export->only->id;
    return item->counts || item->all_day;
}

static void add_day(struct page *page, day date)
{
    struct str *out = &page->export->out;
    struct span window = where_day(&page->view.where, date, 0);
    struct civil civil = day_civil(date);
    bool head = false;
    for (size_t i = 0; i < page->view.count; i++) {
        const struct item *item = &page->view.items[i];
        if (!belongs(page->export, item) || !item_in(item, date, date + 1, window))
            continue;
        if (!head)
            str_addf(out, "\n## %s %d %s %d\n\n", weekday_long(day_weekday(date)), civil.mday,
                     month_long(civil.month), civil.year);
        head = true;
        add_item(page, item);
    }
}

static void add_tasks(struct page *page)
{
    struct str *out = &page->export->out;
    char date[DATE_SIZE];
    str_add(out, "\n## Tasks\n\n");
    for (size_t i = 0; i < page->view.count; i++) {
        const struct item *item = &page->view.items[i];
        if (item->type != ITEM_TASK ||
            (page->export->only && item->task->feed != page->export->only->id))
            continue;
        str_addf(out, "- [%c] ", item->task->state == WORD_state_DONE ? 'x' : ' ');
        add_plain(page, item->title);
        if (item->task->due_day != DAY_NONE)
            str_addf(out, " (due %s)", day_format(item->task->due_day, date));
        str_add_char(out, '\n');
        page->export->todos++;
    }
}

static bool add_checkin(void *context, const void *record)
{
    struct page *page = context;
    struct str *out = &page->export->out;
    const struct checkin *checkin = record;
    char date[DATE_SIZE];
    day on = (day)checkin->id;
    if ((page->export->from != DAY_NONE && on < page->export->from) ||
        (page->export->to != DAY_NONE && on >= page->export->to))
        return true;
    str_addf(out, "- %s:", day_format(on, date));
    if (checkin->energy != MINUTES_NONE)
        str_addf(out, " energy %d", (int)checkin->energy);
    if (checkin->switched_off != MINUTES_NONE)
        str_addf(out, " switched off %d", (int)checkin->switched_off);
    if (checkin->note) {
        str_add(out, " ");
        add_plain(page, checkin->note);
    }
    str_add_char(out, '\n');
    return true;
}

static bool add_all(struct page *page, struct err *err)
{
    struct export *export = page->export;
    struct world *world = export->world;
    char first[DATE_SIZE], last[DATE_SIZE];
    day from = export->from == DAY_NONE ? world->today : export->from;
    day to = export->to == DAY_NONE ? from + USUAL_DAYS : export->to;
    if (!world_view(world, from, to, &page->view, err))
        return false;
    str_add(&export->out, "# ");
    add_plain(page, export->only ? export->only->name : "Agenda");
    str_addf(&export->out, "\n\n%s to %s, %s\n", day_format(from, first), day_format(to - 1, last),
             zone_name(world->home));
    for (day date = from; date < to; date++)
        add_day(page, date);
    if (export->tasks)
        add_tasks(page);
    if (!export->checkins)
        return true;
    str_add(&export->out, "\n## Check-ins\n\n");
    return store_visit(world->store, RECORD_CHECKIN, add_checkin, page, err);
}

bool export_md(struct export *export, struct err *err)
{
    struct page page = {.export = export};
    arena_init(&page.arena);
    bool done = add_all(&page, err);
    arena_finish(&page.arena);
    return done;
}
