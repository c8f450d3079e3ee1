/* SPDX-License-Identifier: MIT
 *
 * detail: one item in full: what is known of it, line by line, then its texts.
 */
#include "ui.h"

#include <string.h>

#include "juggle/base/str.h"
#include "juggle/base/text.h"
#include "juggle/load/recovery.h"

enum { LABEL_CELLS = 11, MEETINGS_MOST = 3 };

struct sheet {
    const struct scene *scene;
    struct canvas *canvas;
    struct rect rest;
};

static void line(struct sheet *sheet, const char *label, enum ink ink, const char *text)
{
    if (!text || !*text || sheet->rest.rows <= 0)
        return;
    struct rect cells = sheet->rest;
    canvas_put_cut(sheet->canvas, cells.row, cells.col, LABEL_CELLS - 1, INK_DIM, label);
    rect_cut_left(&cells, LABEL_CELLS);
    int used = canvas_put_wrapped(sheet->canvas, cells, ink, text);
    rect_cut_top(&sheet->rest, used < cells.rows ? used : cells.rows);
}

static void paragraph(struct sheet *sheet, const char *label, const char *text)
{
    if (!text || !*text || sheet->rest.rows <= 1)
        return;
    rect_cut_top(&sheet->rest, 1);
    struct rect row = rect_cut_top(&sheet->rest, 1);
    canvas_put(sheet->canvas, row.row, row.col, INK_DIM, label);
    int used = canvas_put_wrapped(sheet->canvas, sheet->rest, INK_NORMAL, text);
    rect_cut_top(&sheet->rest, used < sheet->rest.rows ? used : sheet->rest.rows);
}

/* How firmly recovery stands that a trip has brought and that is still to come. */
static enum recovery_hold hold_of(const struct scene *scene, const struct item *item)
{
    bool booked = item->block && item->kind->like == KIND_RECOVERY &&
                  item->block->placed == WORD_placed_BY_TRIP && item->end > scene->now;
    return booked ? recovery_hold(scene->today, item->first_day) : RECOVERY_OPEN;
}

static const char *hold_text(enum recovery_hold hold)
{
    static const char *const texts[] = {
        [RECOVERY_OPEN] = NULL,
        [RECOVERY_SOFT] = "soft: may be placed anew with its trip",
        [RECOVERY_FIRM] = "firm: stays unless its trip moves",
        [RECOVERY_LOCKED] = "locked: only your own word moves it",
    };
    return texts[hold];
}

const char *ui_title(const struct scene *scene, const struct item *item)
{
    enum recovery_hold hold = hold_of(scene, item);
    return hold == RECOVERY_OPEN
               ? item->title
               : arena_printf(scene->arena, "[%s] %s", recovery_hold_word(hold), item->title);
}

static const char *when(const struct scene *scene, const struct item *item)
{
    if (item->all_day && item->end_day == item->first_day + 1)
        return ui_date(scene, item->first_day);
    if (item->all_day)
        return arena_printf(scene->arena, "%s to %s", ui_date(scene, item->first_day),
                            ui_date(scene, item->end_day - 1));
    return arena_printf(scene->arena, "%s %s to %s, %s", ui_date(scene, item->first_day),
                        ui_clock_said(scene, item->start), ui_clock_said(scene, item->end),
                        ui_length(scene, item_length(&scene->view, item)));
}

/* What an item's own clock shows, where it isn't the person's. */
static const char *own_time(const struct scene *scene, const struct item *item)
{
    const struct zone *zone = item->zone ? zone_find(scene->view.in.zones, item->zone) : NULL;
    if (!zone || item->all_day || str_equal(item->zone, "UTC") || /* it is no place */
        zone_offset(zone, item->start) ==
            zone_offset(where_zone(&scene->view.where, item->start), item->start))
        return NULL;
    struct wall wall = zone_wall(zone, item->start);
    char clock[DATE_SIZE];
    return arena_printf(scene->arena, "%s %s, %s", ui_date(scene, wall.day),
                        clock_format(wall.second / 60, scene->h24, clock), item->zone);
}

/* What else stands at the same time. */
static void meetings(struct sheet *sheet, const struct item *item)
{
    const struct scene *scene = sheet->scene;
    int column = (int)(item->first_day - scene->week_from), told = 0;
    if (!item->counts || item->all_day || column < 0 || column >= SCENE_WEEK)
        return;
    for (size_t i = 0; i < scene->week[column].timed_count && told < MEETINGS_MOST; i++) {
        const struct item *other = scene->week[column].timed[i];
        if (other->type != ITEM_EVENT || !strcmp(other->id, item->id) ||
            other->start >= item->end || other->end <= item->start)
            continue;
        line(sheet, told++ ? "" : "meets", INK_DUE,
             arena_printf(scene->arena, "%s, %s to %s", other->title,
                          ui_clock_said(scene, other->start), ui_clock_said(scene, other->end)));
    }
}

/* A copy without all that stands in such brackets. */
static char *without_addresses(const struct scene *scene, const char *people, const char *bracket)
{
    char *text = arena_strdup(scene->arena, people);
    for (char *at = text; (at = strstr(at, bracket));) {
        const char *end = at + strcspn(at, ">");
        end += *end == '>';
        memmove(at, end, strlen(end) + 1);
    }
    return text;
}

static void event_lines(struct sheet *sheet, const struct item *item)
{
    const struct event *event = item->occurrence->event;
    line(sheet, "place", INK_NORMAL, item->place);
    if (item->feed)
        line(sheet, "from", INK_NORMAL, item->feed->name);
    if (item->conference)
        line(sheet, "conference", INK_NORMAL, item->conference->name);
    line(sheet, "status", INK_DUE,
         item->status == WORD_status_CONFIRMED ? NULL
                                               : word_of(WORD_GROUP_status, (int)item->status));
    line(sheet, "", INK_DUE, event->gone ? "its feed has it no more" : NULL);
    line(sheet, "role", INK_STRONG,
         item->role == WORD_role_NONE ? NULL : word_of(WORD_GROUP_role, (int)item->role));
    line(sheet, "chosen", INK_STRONG, item->starred ? "yes" : NULL);
    line(sheet, "counts", INK_NORMAL, item->counts ? "yes" : "no, it carries no load until chosen");
    line(sheet, "repeats", INK_NORMAL, item->recurring ? "yes" : NULL);
    meetings(sheet, item);
}

/* Addresses that are none are left out: exporters write them where a speaker keeps theirs back. */
static const char *people_text(const struct scene *scene, const struct item *item)
{
    const char *people = item->type == ITEM_EVENT ? item->occurrence->event->people : NULL;
    return people ? without_addresses(scene, people, " <invalid:") : NULL;
}

/* "ada,bo" as it is read: "ada, bo". */
static const char *listed(const struct scene *scene, const char *text, char between)
{
    struct str out;
    str_init(&out);
    for (; text && *text; text++)
        if (*text == between)
            str_add(&out, ", ");
        else
            str_add_char(&out, *text);
    const char *kept = arena_strdup(scene->arena, out.text);
    str_finish(&out);
    return kept;
}

const char *ui_people_names(const struct scene *scene, const struct item *item)
{
    const char *people = item->type == ITEM_EVENT ? item->occurrence->event->people : NULL;
    return people ? listed(scene, without_addresses(scene, people, " <"), '\n') : "";
}

static const char *estimate_text(const struct scene *scene, const struct task *task)
{
    bool guessed;
    minutes estimate = task_estimate(scene->view.in.kinds, task, &guessed);
    minutes spent = task_spent(&scene->view, task->id);
    const char *planned = ui_length(scene, estimate);
    return arena_printf(scene->arena, "%s%s%s", planned, guessed ? " (usual for its kind)" : "",
                        spent ? arena_printf(scene->arena, ", %s spent", ui_length(scene, spent))
                              : "");
}

const char *ui_pace_text(const struct scene *scene, const char *kind, minutes estimate)
{
    const struct pace_kind *pace = scene->insight ? pace_find(&scene->insight->pace, kind) : NULL;
    if (!pace || estimate == MINUTES_NONE || estimate <= 0)
        return NULL;
    return arena_printf(scene->arena, "likely ~%s, %s",
                        ui_length(scene, pace_expect(pace, estimate)),
                        pace_text(scene->arena, pace));
}

static void task_lines(struct sheet *sheet, const struct task *task)
{
    const struct scene *scene = sheet->scene;
    line(sheet, "estimate", INK_NORMAL, estimate_text(scene, task));
    line(sheet, "", INK_HINT, ui_pace_text(scene, task->kind, task->estimate));
    line(sheet, "state", INK_NORMAL,
         task->state == WORD_state_OPEN ? NULL : word_of(WORD_GROUP_state, (int)task->state));
    line(sheet, "due", INK_NORMAL,
         task->due_day == DAY_NONE ? NULL : ui_date(scene, task->due_day));
    line(sheet, "earliest", INK_NORMAL,
         task->earliest_day == DAY_NONE ? NULL : ui_date(scene, task->earliest_day));
    line(sheet, "planned on", INK_NORMAL,
         task->planned_on == DAY_NONE ? NULL : ui_date(scene, task->planned_on));
    line(sheet, "priority", INK_NORMAL,
         task->priority > 0 ? arena_printf(scene->arena, "p%d", task->priority) : NULL);
    line(sheet, "put off", INK_NORMAL,
         task->defers > 1   ? arena_printf(scene->arena, "%d times", task->defers)
         : task->defers > 0 ? "once"
                            : NULL);
    line(sheet, "repeats", INK_NORMAL, task->repeat);
}

void ui_paint_detail(const struct scene *scene, struct canvas *canvas, struct rect area,
                     const struct item *item)
{
    struct sheet sheet = {scene, canvas, area};
    int used = canvas_put_wrapped(canvas, sheet.rest, INK_TITLE, item->title);
    rect_cut_top(&sheet.rest, used + 1);
    line(&sheet, "when", INK_NORMAL, item->start == INSTANT_NONE ? NULL : when(scene, item));
    line(&sheet, "there", INK_NORMAL, item->start == INSTANT_NONE ? NULL : own_time(scene, item));
    line(&sheet, "kind", ui_area_ink(item->kind->area),
         item->kind->area == AREA_NONE ? item->kind->word
                                       : arena_printf(scene->arena, "%s (%s)", item->kind->word,
                                                      area_word(item->kind->area)));
    if (item->type == ITEM_EVENT)
        event_lines(&sheet, item);
    if (item->task)
        task_lines(&sheet, item->task);
    line(&sheet, "stands", INK_NORMAL, hold_text(hold_of(scene, item)));
    if (item->block)
        line(&sheet, "pinned", INK_NORMAL, item->block->pinned ? "yes, nothing moves it" : "no");
    line(&sheet, "project", INK_NORMAL, item->project);
    line(&sheet, "tags", INK_NORMAL, listed(scene, item->tags, ','));
    line(&sheet, "link", INK_NORMAL, item->url);
    line(&sheet, "id", INK_DIM, item->id);
    paragraph(&sheet, "people", people_text(scene, item));
    paragraph(&sheet, "note", item->note);
    paragraph(&sheet, "text", text_unmark(scene->arena, item->description));
}
