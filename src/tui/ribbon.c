/* SPDX-License-Identifier: MIT
 *
 * ribbon: what a day is made of from its first hour to its last: what lasts whole days, then
 * events, blocks and free time in their order, and now between them.
 */
#include "ribbon.h"

enum { GAP_MIN = 20 };

static bool in_ribbon(const struct item *item)
{
    return item->type != ITEM_ENTRY || !item->task;
}

static struct span working_hours(const struct scene *scene)
{
    const struct workday *work = workdays_on(scene->view.in.workdays, scene->shown->day);
    return (struct span){
        where_instant(&scene->view.where, (struct wall){scene->shown->day, work->start * 60}),
        where_instant(&scene->view.where, (struct wall){scene->shown->day, work->end * 60})};
}

static void push(const struct scene *scene, struct ribbon *out, struct piece piece)
{
    piece.rows = 1;
    VEC_PUSH(scene->arena, &out->pieces, piece);
}

static void push_gap(const struct scene *scene, struct ribbon *out, instant from, instant to)
{
    struct span hours = working_hours(scene);
    from = from > hours.start ? from : hours.start;
    to = to < hours.end ? to : hours.end;
    if (to - from >= GAP_MIN * 60)
        push(scene, out, (struct piece){.type = PIECE_GAP, .start = from, .end = to});
}

/* Free time until now, and the line that says so. Returns until when all is told. */
static instant push_now(const struct scene *scene, struct ribbon *out, instant reached)
{
    push_gap(scene, out, reached, scene->now);
    push(scene, out, (struct piece){.type = PIECE_NOW, .start = scene->now, .end = scene->now});
    return reached > scene->now ? reached : scene->now;
}

static void push_whole(const struct scene *scene, struct ribbon *out)
{
    const struct agenda_day *shown = scene->shown;
    for (size_t i = 0; i < shown->all_day_count; i++)
        push(scene, out, (struct piece){.type = PIECE_WHOLE, .item = shown->all_day[i]});
}

static void push_pieces(const struct scene *scene, struct ribbon *out)
{
    const struct agenda_day *shown = scene->shown;
    bool now_here = scene->now >= shown->window.start && scene->now < shown->window.end;
    bool now_told = !now_here;
    instant reached = working_hours(scene).start;
    const struct item *longest = NULL; /* that reaches furthest so far */
    push_whole(scene, out);
    for (size_t i = 0; i < shown->timed_count; i++) {
        const struct item *item = shown->timed[i];
        if (!in_ribbon(item))
            continue;
        if (!now_told && item->start > scene->now) {
            reached = push_now(scene, out, reached);
            now_told = true;
        }
        push_gap(scene, out, reached, item->start);
        push(scene, out,
             (struct piece){.type = PIECE_ITEM,
                            .item = item,
                            .start = item->start,
                            .end = item->end,
                            .meets = longest && item->start < longest->end ? longest : NULL});
        longest = !longest || item->end > longest->end ? item : longest;
        reached = item->end > reached ? item->end : reached;
    }
    if (!now_told)
        reached = push_now(scene, out, reached);
    push_gap(scene, out, reached, working_hours(scene).end);
}

/* Rows that are left over go to what lasts longest for the rows it has. */
static void stretch(struct ribbon *out, int rows)
{
    int used = (int)out->pieces.count;
    while (used < rows) {
        struct piece *most = NULL;
        instant weight = 0;
        for (size_t i = 0; i < out->pieces.count; i++) {
            struct piece *piece = &out->pieces.at[i];
            instant share = (piece->end - piece->start) / (piece->rows + 1);
            if (share >= 25 * 60 && share > weight) {
                most = piece;
                weight = share;
            }
        }
        if (!most)
            return;
        most->rows++;
        used++;
    }
}

void ribbon_build(const struct scene *scene, int height, struct ribbon *out)
{
    *out = (struct ribbon){0};
    push_pieces(scene, out);
    stretch(out, height);
    for (size_t i = 0; i < out->pieces.count; i++)
        for (int part = 0; part < out->pieces.at[i].rows; part++) {
            const struct item *item = part ? NULL : out->pieces.at[i].item;
            VEC_PUSH(scene->arena, &out->ids, item ? ui_row_id(item) : LIST_HEADING);
        }
}

void ribbon_sync(struct ui *ui, const struct ribbon *ribbon, int height)
{
    int whole = 0;
    while ((size_t)whole < ribbon->pieces.count && ribbon->pieces.at[whole].type == PIECE_WHOLE)
        whole++;
    if (!ui->ribbon.known)
        ui->ribbon.selected = whole;
    list_sync(&ui->ribbon, ribbon->ids.at, (int)ribbon->ids.count, height);
}
