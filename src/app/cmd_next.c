/* SPDX-License-Identifier: MIT
 *
 * cmd_next: next and status: what comes now, as an item, and as one short line for a status bar.
 */
#include "handlers.h"

#include "juggle/base/text.h"

enum { STATUS_CELLS = 40, LOOK_AHEAD_DAYS = 14 };

/* The first that counts, ends later than now and begins before a time. */
static const struct item *first_before(struct world *world, const struct view *view, instant before)
{
    for (size_t i = 0; i < view->count; i++) {
        const struct item *item = &view->items[i];
        if (item->type == ITEM_TASK || item->start >= before)
            break;
        if (item->type != ITEM_ENTRY && item->counts && !item->all_day && item->end > world->now)
            return item;
    }
    return NULL;
}

/* What runs or begins today; else the first task of today; else what begins on another day. */
static const struct item *find_next(struct world *world, const struct view *view,
                                    const struct agenda_day *today)
{
    const struct item *timed = first_before(world, view, today->window.end);
    if (timed)
        return timed;
    for (size_t i = 0; i < today->task_count; i++)
        if (task_is_open(today->tasks[i]->task))
            return today->tasks[i];
    return first_before(world, view, INT64_MAX);
}

static const struct item *running_timer(const struct view *view)
{
    for (size_t i = 0; i < view->count; i++)
        if (view->items[i].type == ITEM_ENTRY && view->items[i].entry->end == INSTANT_NONE)
            return &view->items[i];
    return NULL;
}

static bool look(struct world *world, struct view *view, struct agenda_day *today, struct err *err)
{
    if (!world_view(world, world->today, world->today + LOOK_AHEAD_DAYS, view, err))
        return false;
    agenda_day_build(&world->turn, view, world->today, today);
    return true;
}

bool cmd_next(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    struct view view;
    struct agenda_day today;
    (void)call;
    if (!look(world, &view, &today, err))
        return false;
    const struct item *item = find_next(world, &view, &today);
    struct value *answer = reply_open(reply, world, "next");
    struct value *one = value_list(&world->turn), *items = value_put_list(answer, "items");
    if (item) {
        put_item(one, world, &view, item);
        put_item(items, world, &view, item);
    }
    value_put(answer, "item", one->as.children.first);
    return true;
}

static const char *when_text(struct world *world, const struct view *view, const struct item *item)
{
    char clock[DATE_SIZE], length[DATE_SIZE];
    if (item->start == INSTANT_NONE)
        return "";
    if (item->start <= world->now)
        return arena_printf(&world->turn, "until %s ",
                            clock_format(where_wall(&view->where, item->end).second / 60,
                                         world->h24, clock));
    instant away = (item->start - world->now) / 60;
    if (away < 60)
        return arena_printf(&world->turn, "in %s ", length_format((minutes)away, length));
    struct wall at = where_wall(&view->where, item->start);
    const char *time = clock_format(at.second / 60, world->h24, clock);
    if (at.day == world->today)
        return arena_printf(&world->turn, "%s ", time);
    if (at.day < world->today + 7)
        return arena_printf(&world->turn, "%s %s ", weekday_short(day_weekday(at.day)), time);
    return arena_printf(&world->turn, "%d %s %s ", day_civil(at.day).mday,
                        month_short(day_civil(at.day).month), time);
}

static const char *status_line(struct world *world, const struct view *view,
                               const struct agenda_day *today)
{
    struct str line;
    char length[DATE_SIZE];
    const struct item *timer = running_timer(view), *next = find_next(world, view, today);
    str_init(&line);
    if (timer)
        str_addf(&line, "[%s] %s",
                 length_format((minutes)((world->now - timer->start) / 60), length), timer->title);
    else if (next)
        str_addf(&line, "%s%s", when_text(world, view, next), next->title);
    else
        str_add(&line, "nothing planned");
    struct str cut;
    str_init(&cut);
    text_add_cut(&cut, text_safe(&world->turn, line.text), STATUS_CELLS, world->ascii);
    const char *result = arena_strdup(&world->turn, cut.text);
    str_finish(&cut);
    str_finish(&line);
    return result;
}

/* tmux reads "#" as the beginning of a command, Pango "&<>" as markup. */
static void add_escaped(struct str *out, const char *text, bool tmux)
{
    for (const char *at = text; *at; at++) {
        if (tmux && *at == '#')
            str_add(out, "##");
        else if (tmux && *at == '%')
            str_add(out, "%%");
        else if (!tmux && *at == '&')
            str_add(out, "&amp;");
        else if (!tmux && *at == '<')
            str_add(out, "&lt;");
        else if (!tmux && *at == '>')
            str_add(out, "&gt;");
        else
            str_add_char(out, *at);
    }
}

static void format_status(struct world *world, struct str *out, const char *format,
                          const char *line)
{
    if (str_equal(format, "tmux")) {
        add_escaped(out, line, true);
        return;
    }
    if (!str_equal(format, "waybar")) {
        str_add(out, line);
        return;
    }
    struct str escaped;
    struct value *map = value_map(&world->turn);
    str_init(&escaped);
    add_escaped(&escaped, line, false);
    value_put_text(map, "text", escaped.text);
    value_put_text(map, "tooltip", escaped.text);
    value_put_text(map, "class", "juggle");
    value_write_json(out, map);
    str_finish(&escaped);
}

/* A status bar asks every few seconds: when the store can't be read just now, the line says "..."
 * and the exit status is 0. */
bool cmd_status(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    struct view view;
    struct agenda_day today;
    struct err locked;
    const char *line = "...";
    if (look(world, &view, &today, &locked))
        line = status_line(world, &view, &today);
    else if (locked.code != ERR_STORE_LOCKED)
        return err_set(err, locked.code, "%s", locked.text);
    struct value *answer = reply_open(reply, world, "status");
    value_put_text(answer, "text", line);
    format_status(world, &reply->text, call_option(call, "--format"), line);
    str_add_char(&reply->text, '\n');
    return true;
}
