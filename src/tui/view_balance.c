/* SPDX-License-Identifier: MIT
 *
 * view_balance: where the time goes against where it should go, the load of the weeks, what
 * restores, and what stands out in the plan, each row with its evidence behind Enter.
 */
#include "ui.h"

#include "juggle/base/vec.h"
#include "juggle/draw/chart.h"
#include "over.h"

enum {
    MIX_WEEKS = 4, /* as many as the balance of the shell adds up */
    AREA_ROWS = 1 + AREA_COUNT,
    CHART_ROWS_MIN = 16,
    WIDE = 120,
    TALL = 36
};

struct layout {
    struct rect areas, weeks; /* each with a title row; no rows where there is no room */
    struct rect load, rest;
    struct rect findings, detail;
};

static struct layout lay_out(struct rect area)
{
    struct layout l = {.findings = area};
    bool tall = area.rows >= TALL;
    if (area.cols >= 60 && area.rows >= CHART_ROWS_MIN) {
        struct rect top = rect_cut_top(&l.findings, tall ? INSIGHT_MIX + 1 : AREA_ROWS);
        l.areas = rect_cut_left(&top, area.cols * 39 / 80);
        rect_cut_left(&top, 1);
        l.weeks = top;
        struct rect middle = rect_cut_top(&l.findings, tall ? 11 : 5);
        l.load = rect_cut_left(&middle, area.cols * 39 / 80);
        rect_cut_left(&middle, 1);
        l.rest = middle;
    }
    if (area.cols >= WIDE) {
        l.detail = l.findings;
        l.findings = rect_cut_left(&l.detail, area.cols * 39 / 80);
        rect_cut_left(&l.detail, 1);
    }
    return l;
}

/* ---- areas against their targets ---- */

struct mix {
    int64_t done[AREA_COUNT], spent[AREA_COUNT], total;
};

static struct mix add_up(const struct insight *insight)
{
    struct mix mix = {0};
    for (int i = INSIGHT_BACK - MIX_WEEKS + 1; i <= INSIGHT_BACK && i < insight->week_count; i++)
        for (int area = 0; area < AREA_COUNT; area++) {
            const struct insight_week *week = &insight->weeks[i];
            minutes spent = week->spent[area], done = week->areas[area].done;
            mix.done[area] += done < spent ? done : spent;
            mix.spent[area] += spent;
            mix.total += spent;
        }
    return mix;
}

static void paint_area(const struct scene *scene, struct canvas *canvas, struct rect line,
                       const struct mix *mix, enum area area, int full)
{
    int share = mix->total ? (int)((mix->spent[area] * 200 + mix->total) / (2 * mix->total)) : 0;
    int target = scene->insight->target[area], drift = share - target;
    int cells = line.cols - 10 - 19;
    canvas_put(canvas, line.row, line.col + 1, ui_area_ink(area), area_word(area));
    struct chart_scale scale = {line.row, line.col + 10, cells, full,
                                (int)(mix->total * target / 100)};
    const struct chart_part parts[] = {
        {(int)mix->done[area], CHART_SOLID, ui_area_ink(area)},
        {(int)(mix->spent[area] - mix->done[area]), CHART_LIGHT, ui_area_ink(area)},
    };
    if (cells > 3)
        chart_bar(canvas, scale, parts, mix->spent[area] > mix->done[area] ? 2 : 1);
    canvas_put_right(canvas, line.row, line.col + line.cols - 19, 12, INK_NORMAL,
                     arena_printf(scene->arena, "%d of %d %%", share, target));
    if (mix->total)
        canvas_put_right(canvas, line.row, line.col + line.cols - 6, 5,
                         drift >= 10 || drift <= -10 ? INK_DUE : INK_DIM,
                         arena_printf(scene->arena, "%+d", drift));
}

static void paint_areas(const struct scene *scene, struct canvas *canvas, struct rect area)
{
    struct mix mix = add_up(scene->insight);
    struct rect title = rect_cut_top(&area, 1);
    int64_t full = 1;
    for (int i = 0; i < AREA_COUNT; i++) {
        int64_t wanted = mix.total * scene->insight->target[i] / 100 * 11 / 10;
        full = mix.spent[i] > full ? mix.spent[i] : full;
        full = wanted > full ? wanted : full;
    }
    canvas_put(canvas, title.row, title.col + 1, INK_TITLE, "Four weeks");
    canvas_put_right(canvas, title.row, title.col + 12, title.cols - 13, INK_DIM,
                     "│ yours   share     off");
    for (int i = 0; i < AREA_COUNT && area.rows > 0; i++)
        paint_area(scene, canvas, rect_cut_top(&area, 1), &mix, (enum area)i, (int)full);
    if (area.rows > 2)
        canvas_put_wrapped(
            canvas, rect_inset(area, 1, 1), INK_DIM,
            "█ done  ░ planned  │ where your own target would be. Targets stand in the "
            "config, section [areas].");
}

/* ---- week by week ---- */

static minutes week_sum(const struct insight_week *week)
{
    minutes sum = 0;
    for (int area = 0; area < AREA_COUNT; area++)
        sum += week->spent[area];
    return sum;
}

static void paint_mix(const struct scene *scene, struct canvas *canvas, struct rect line,
                      const struct insight_week *week, bool present, minutes full)
{
    struct chart_share shares[AREA_COUNT];
    struct civil civil = day_civil(week->load.from);
    minutes sum = week_sum(week);
    int cells = line.cols - 9 - 7;
    for (int area = 0; area < AREA_COUNT; area++)
        shares[area] = (struct chart_share){week->spent[area], area_letter((enum area)area),
                                            ui_area_ink((enum area)area)};
    if (present)
        canvas_put(canvas, line.row, line.col, INK_NOW, "▶");
    canvas_putf(canvas, line.row, line.col + 1, present ? INK_TODAY : INK_NORMAL, "%s %02d",
                month_short(civil.month), civil.mday);
    if (full > 0 && cells > 0)
        chart_stack(canvas, line.row, line.col + 9, (int)((int64_t)cells * sum / full), shares,
                    AREA_COUNT);
    canvas_put_right(canvas, line.row, line.col + line.cols - 7, 6, INK_NORMAL,
                     arena_printf(scene->arena, "%dh", (sum + 30) / 60));
}

static void paint_weeks(const struct scene *scene, struct canvas *canvas, struct rect area)
{
    struct rect title = rect_cut_top(&area, 1);
    const struct insight_week *weeks = scene->insight->weeks;
    int count = area.rows < INSIGHT_MIX ? area.rows : INSIGHT_MIX;
    minutes full = 0;
    for (int i = INSIGHT_BACK - count + 1; i <= INSIGHT_BACK; i++)
        full = week_sum(&weeks[i]) > full ? week_sum(&weeks[i]) : full;
    canvas_put(canvas, title.row, title.col + 1, INK_TITLE, "Week by week");
    canvas_put_right(canvas, title.row, title.col + 14, title.cols - 15, INK_DIM,
                     "areas by letter");
    for (int i = INSIGHT_BACK - count + 1; i <= INSIGHT_BACK; i++)
        paint_mix(scene, canvas, rect_cut_top(&area, 1), &weeks[i], i == INSIGHT_BACK, full);
}

/* ---- load and rest ---- */

/* The weeks that a chart of so many cells shows: up to a half of them lie ahead. */
struct window {
    int first, count, bar_cells;
};

static struct window window_of(int cells, int week_count)
{
    struct window w = {.bar_cells = cells >= 2 * 30 ? 2 : 1};
    int step = w.bar_cells + 1;
    w.count = cells / step < week_count ? cells / step : week_count;
    w.first = INSIGHT_BACK - w.count / 2;
    if (w.first + w.count > week_count)
        w.first = week_count - w.count;
    w.first = w.first < 0 ? 0 : w.first;
    return w;
}

/* Months where they begin; one that would stand under the present is left out. */
static void paint_axis(struct canvas *canvas, const struct insight *insight, struct window w,
                       int row, int col)
{
    enum { MONTH_CELLS = 3 };
    int former = 0, end = 0, now = col + (INSIGHT_BACK - w.first) * (w.bar_cells + 1);
    for (int i = 0; i < w.count; i++) {
        struct civil civil = day_civil(insight->weeks[w.first + i].load.from);
        int at = col + i * (w.bar_cells + 1);
        bool free = at > end && (at + MONTH_CELLS <= now || at > now + 1);
        if (civil.month != former && free)
            end = canvas_put_cut(canvas, row, at, MONTH_CELLS, INK_DIM, month_short(civil.month));
        former = civil.month;
    }
    canvas_put(canvas, row, now, INK_NOW, "▲");
}

static void paint_load(const struct scene *scene, struct canvas *canvas, struct rect area)
{
    const struct insight *insight = scene->insight;
    const struct insight_week *present = &insight->weeks[INSIGHT_BACK];
    struct rect title = rect_cut_top(&area, 1), axis = rect_cut_bottom(&area, 1);
    rect_cut_left(&area, 5);
    struct window w = window_of(area.cols - 1, insight->week_count);
    struct chart_column *columns =
        ARENA_ARRAY(scene->arena, struct chart_column, (size_t)w.count + 1);
    for (int i = 0; i < w.count; i++) {
        const struct insight_week *week = &insight->weeks[w.first + i];
        columns[i] = (struct chart_column){week->sure, week->expected,
                                           week->load.forecast ? INK_NORMAL : INK_DIM};
        if (week->sure > 100)
            columns[i].ink = INK_OVER;
    }
    int below = area.rows * 2 / 3 > 0 ? area.rows * 2 / 3 : 1;
    struct chart_grid grid = {area, w.bar_cells, 1, 100 * area.rows / below, 100};
    canvas_put(canvas, title.row, title.col + 1, INK_TITLE, " Load ");
    canvas_putf(canvas, title.row, title.col + 7, INK_DIM, "this week %d, 100 is a full one ",
                present->sure + present->expected);
    chart_columns(canvas, &grid, columns, (size_t)w.count);
    canvas_put_right(canvas, area.row + area.rows - 1 - below, area.col - 4, 3, INK_DIM, "100");
    paint_axis(canvas, insight, w, axis.row, area.col);
}

enum trend { TREND_REST, TREND_NIGHTS, TREND_RECOVERY, TREND_ENERGY, TREND_COUNT };

static int trend_value(const struct insight_week *week, enum trend trend)
{
    switch (trend) {
    case TREND_REST:
        return week->load.longest_rest;
    case TREND_NIGHTS:
        return week->load.nights;
    case TREND_RECOVERY:
        return week->recovery;
    case TREND_ENERGY:
        return week->energy > 0 ? week->energy : CHART_NO_VALUE;
    case TREND_COUNT:
        break;
    }
    return CHART_NO_VALUE;
}

static const char *trend_text(const struct scene *scene, int value, enum trend trend)
{
    if (value == CHART_NO_VALUE)
        return "-";
    if (trend == TREND_ENERGY)
        return arena_printf(scene->arena, "%d.%d of 5", value / 10, value % 10);
    return trend == TREND_NIGHTS ? arena_printf(scene->arena, "%d", value)
                                 : ui_length(scene, value);
}

static void paint_trend(const struct scene *scene, struct canvas *canvas, struct rect line,
                        enum trend trend)
{
    static const char *const names[] = {"longest rest", "nights away", "recovery", "energy"};
    static const int fulls[] = {60 * 60, 5, 2 * DAY_MINUTES / 3, 50};
    const struct insight *insight = scene->insight;
    struct window w = window_of(2 * (line.cols - 14 - 10), insight->week_count);
    int *values = ARENA_ARRAY(scene->arena, int, (size_t)w.count + 1);
    for (int i = 0; i < w.count; i++)
        values[i] = trend_value(&insight->weeks[w.first + i], trend);
    int here = INSIGHT_BACK - w.first;
    canvas_put(canvas, line.row, line.col + 1, INK_NORMAL, names[trend]);
    if (w.count > 0)
        chart_sparkline(canvas, line.row, line.col + 14, values, (size_t)w.count, fulls[trend],
                        INK_DIM);
    if (here < w.count)
        canvas_dye(canvas, (struct rect){line.row, line.col + 14 + here, 1, 1}, INK_STRONG);
    canvas_put_right(canvas, line.row, line.col + line.cols - 10, 9, INK_NORMAL,
                     trend_text(scene, here < w.count ? values[here] : CHART_NO_VALUE, trend));
}

static void paint_rest(const struct scene *scene, struct canvas *canvas, struct rect area)
{
    struct rect title = rect_cut_top(&area, 1);
    canvas_put(canvas, title.row, title.col + 1, INK_TITLE, " What restores ");
    canvas_put_right(canvas, title.row, title.col + 16, title.cols - 17, INK_DIM, " this week ");
    for (int i = 0; i < TREND_COUNT && area.rows > 0; i++) {
        paint_trend(scene, canvas, rect_cut_top(&area, 1), (enum trend)i);
        if (area.rows > 2 * (TREND_COUNT - 1 - i))
            rect_cut_top(&area, 1);
    }
}

/* ---- findings ---- */

typedef VEC(int64_t) id_list;

static id_list finding_ids(const struct scene *scene)
{
    id_list ids = {0};
    for (int i = 0; scene->insight && i < scene->insight->finding_count; i++)
        VEC_PUSH(scene->arena, &ids, scene->insight->findings[i].id);
    return ids;
}

static const struct insight_finding *in_hand(const struct ui *ui, const struct scene *scene)
{
    bool chosen = ui->findings.selected >= 0 && ui->findings.known;
    return chosen ? insight_find(scene->insight, ui->findings.id) : NULL;
}

static void paint_finding(const struct scene *scene, struct canvas *canvas, struct rect line,
                          const struct insight_finding *f, bool chosen)
{
    bool waits = f->snoozed_until != DAY_NONE;
    bool words = line.cols >= 60;
    enum ink ink = waits ? INK_DONE : insight_finding_ink(f->level);
    struct civil civil = day_civil(f->to);
    canvas_put(canvas, line.row, line.col + 1, ink, insight_finding_sign(f->level));
    int col = line.col + 3, end = line.col + line.cols - 8;
    if (words) {
        canvas_put(canvas, line.row, col, ink, waits ? "waits" : rules_level_word(f->level));
        col += 6;
    }
    int room = words ? 28 : end - col - 1;
    canvas_put_cut(canvas, line.row, col, room - 1, waits ? INK_DONE : INK_STRONG, f->title);
    if (words)
        canvas_put_cut(canvas, line.row, col + room, end - col - room - 2,
                       waits ? INK_DONE : INK_NORMAL, f->fact);
    canvas_put_right(canvas, line.row, end, 7, INK_DIM,
                     f->ahead
                         ? arena_printf(scene->arena, "%d %s", civil.mday, month_short(civil.month))
                         : "now");
    if (f->command && !waits) /* Enter twice does it */
        canvas_put(canvas, line.row, end - 1, INK_STRONG, "→");
    if (chosen) {
        canvas_dye(canvas, line, INK_FOCUS);
        canvas_cursor(canvas, line.row, line.col, false);
    }
}

static void paint_findings(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                           struct rect area)
{
    const struct insight *insight = scene->insight;
    id_list ids = finding_ids(scene);
    struct rect title = rect_cut_top(&area, 1);
    canvas_put(canvas, title.row, title.col + 1, INK_TITLE, " Stands out ");
    if (insight->level != HEADLINE_GREEN)
        canvas_put_cut(canvas, title.row, title.col + 13, title.cols - 14, INK_DIM,
                       arena_printf(scene->arena, "%s ", insight->headline));
    list_sync(&ui->findings, ids.at, (int)ids.count, area.rows);
    if (!ids.count)
        canvas_put_wrapped(canvas, rect_inset(area, 0, 1), INK_HINT,
                           "Nothing stands out in what is recorded, now or in the weeks ahead.");
    for (int i = 0; i < (int)ids.count; i++) {
        struct rect line = {list_row_of(&ui->findings, area, i), area.col, 1, area.cols - 1};
        if (line.row >= 0)
            paint_finding(scene, canvas, line, &insight->findings[i], i == ui->findings.selected);
    }
    list_paint_bar(&ui->findings, canvas,
                   (struct rect){area.row, area.col + area.cols - 1, area.rows, 1});
}

/* ---- the whole ---- */

static void paint_lines(struct canvas *canvas, const struct layout *l, struct rect area)
{
    int top = area.row - (area.row > 1);
    int col = l->detail.cols ? l->detail.col - 1 : l->weeks.col - 1;
    int last = l->detail.cols ? area.row + area.rows - 1 : l->findings.row;
    if (l->areas.rows) {
        canvas_hline(canvas, l->load.row, area.col, area.cols, INK_BORDER);
        canvas_hline(canvas, l->findings.row, area.col, area.cols, INK_BORDER);
    }
    if (l->areas.rows || l->detail.cols)
        canvas_vline(canvas, top, col, last - top + 1, INK_BORDER);
}

static void paint(struct ui *ui, const struct scene *scene, struct canvas *canvas, struct rect area)
{
    struct layout l = lay_out(area);
    if (!ui_has_insight(ui, scene, canvas, area)) {
        list_sync(&ui->findings, NULL, 0, area.rows);
        return;
    }
    paint_lines(canvas, &l, area);
    if (l.areas.rows) {
        paint_areas(scene, canvas, l.areas);
        paint_weeks(scene, canvas, l.weeks);
        paint_load(scene, canvas, l.load);
        paint_rest(scene, canvas, l.rest);
    }
    paint_findings(ui, scene, canvas, l.findings);
    const struct insight_finding *f = in_hand(ui, scene);
    if (l.detail.rows > 1 && f) {
        rect_cut_top(&l.detail, 1);
        over_paint_finding(scene, canvas, rect_inset(l.detail, 0, 1), f);
    }
}

/* ---- hands ---- */

static const struct item *selection(const struct ui *ui, const struct scene *scene)
{
    (void)ui, (void)scene;
    return NULL;
}

static struct list *rows(struct ui *ui, const struct scene *scene, const int64_t **ids)
{
    id_list now = finding_ids(scene);
    list_sync(&ui->findings, now.at, (int)now.count, ui->findings.height);
    *ids = now.at;
    return &ui->findings;
}

static bool handle(struct ui *ui, const struct scene *scene, enum command command,
                   struct effect *effect)
{
    const int64_t *ids;
    bool known = scene->insight && scene->insight->wide;
    if (command != COMMAND_open && command != COMMAND_snooze)
        return false;
    (void)rows(ui, scene, &ids); /* hands are faster than pictures */
    const struct insight_finding *f = in_hand(ui, scene);
    if (f)
        over_open(ui, scene, command == COMMAND_open ? OVER_FINDING : OVER_SNOOZE, effect);
    else
        ui_say(ui, known ? "Nothing stands out" : "What stands out is still being added up", false,
               false);
    return true;
}

static bool mouse(struct ui *ui, const struct scene *scene, const struct input_event *event,
                  struct effect *effect)
{
    struct layout l = lay_out(ui_body(ui));
    const int64_t *ids;
    struct list *list = rows(ui, scene, &ids);
    rect_cut_top(&l.findings, 1);
    if (!list_mouse(list, event, l.findings, ids))
        return false;
    return event->mouse.action != MOUSE_DOUBLE || handle(ui, scene, COMMAND_open, effect);
}

const struct view_ops view_balance = {"Balance", handle, mouse, paint, selection, rows, NULL};
