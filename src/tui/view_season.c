/* SPDX-License-Identifier: MIT
 *
 * view_season: half a year back and ahead, one row a week: the sure load against a full week, what
 * is likely to come on top, what spans the week, and what stands out in it.
 */
#include "ui.h"

#include "juggle/base/str.h"
#include "juggle/base/text.h"
#include "juggle/draw/chart.h"
#include "spans.h"

enum {
    WEEKS = INSIGHT_BACK + 1 + INSIGHT_AHEAD,
    PAGE_WEEKS = 4,
    FULL_WEEK = 100,
    WIDE_COLS = 110,
    MARKS_LEAST = 12
};

/* Where each part of a row stands; no cells where there is no room for it. */
struct columns {
    int date;
    int bar, bar_cells, full;
    int load;
    int figures; /* hours, rest, nights, energy */
    int words, word_cells;
    int level;
    int marks, mark_cells;
};

/* widest: of the marks, which take no more of a wide window than they need. */
static struct columns lay_out(int col, int cols, int widest)
{
    struct columns c = {.date = col + 1, .bar = col + 8};
    bool wide = cols >= WIDE_COLS, plain = cols >= 60;
    c.bar_cells = wide ? cols / 4 : plain ? 18 : 10;
    c.full = wide ? 200 : 160;
    c.load = c.bar + c.bar_cells;
    int next = c.load + 6;
    if (wide) {
        c.figures = next;
        next += 29;
    }
    c.words = next;
    if (!plain) {
        c.level = next;
        c.words = next + 2;
        c.word_cells = col + cols - c.words;
        return c;
    }
    c.mark_cells = wide ? cols / 5 : cols / 6;
    if (wide && widest < c.mark_cells)
        c.mark_cells = widest;
    c.marks = col + cols - c.mark_cells;
    c.level = c.marks - 8;
    c.word_cells = c.level - 2 - c.words;
    return c;
}

static day first_week(const struct scene *scene)
{
    return day_week_start(scene->today, scene->view.in.workdays->week_start) - 7 * INSIGHT_BACK;
}

static int week_in_hand(const struct ui *ui, const struct scene *scene)
{
    int week = ui->day < first_week(scene) ? 0 : (int)(ui->day - first_week(scene)) / 7;
    return week < WEEKS ? week : WEEKS - 1;
}

/* ---- a week ---- */

/* "CFPs pending: 2  expected 110, KubeCon NA (keynote), recovery 1.5 d" */
static const char *words_of(const struct scene *scene, const struct insight_week *week, int cells)
{
    struct str text;
    size_t count;
    day from = week->load.from;
    const struct span_days *spans = spans_build(scene, from, from + 6, &count);
    int contract = scene->view.in.workdays->at[MONDAY].contract;
    str_init(&text);
    if (week->waiting)
        str_addf(&text, cells >= 40 ? "CFPs pending: %d  expected %d" : "%d CFP: %d", week->waiting,
                 week->sure + week->expected + week->pending);
    for (size_t i = 0; i < count; i++) {
        bool there = spans[i].first <= from + 6 && spans[i].last >= from;
        const char *name = cells >= 20 ? spans[i].name : spans[i].brief;
        if (spans[i].conference)
            str_addf(&text, "%s%s%s", text.length ? ", " : "", there ? "" : "✈ ", name);
    }
    if (contract > 0 && week->recovery * 2 >= contract)
        str_addf(&text, "%srecovery %.2g d", text.length ? ", " : "",
                 (double)(week->recovery * 2 / contract) / 2);
    const char *kept = arena_strdup(scene->arena, text.text);
    str_finish(&text);
    return kept;
}

static void paint_bar(struct canvas *canvas, int row, const struct columns *c,
                      const struct insight_week *week)
{
    int within = week->sure < FULL_WEEK ? week->sure : FULL_WEEK;
    int all = week->pending_all > week->pending ? week->pending_all - week->pending : 0;
    enum ink ink = week->load.forecast ? INK_NORMAL : INK_DIM;
    const struct chart_part all_parts[] = {
        {within, CHART_SOLID, ink},
        {week->sure - within, CHART_DARK, INK_OVER},
        {week->expected, CHART_DOTS, INK_DIM},
        {week->pending, CHART_MEDIUM, INK_FORECAST},
        {all, CHART_LIGHT, INK_FORECAST},
    };
    struct chart_part parts[sizeof all_parts / sizeof *all_parts];
    size_t count = 1; /* behind the first only those that hold something */
    parts[0] = all_parts[0];
    for (size_t i = 1; i < sizeof all_parts / sizeof *all_parts; i++)
        if (all_parts[i].amount > 0)
            parts[count++] = all_parts[i];
    struct chart_scale scale = {row, c->bar, c->bar_cells, c->full, FULL_WEEK};
    chart_bar(canvas, scale, parts, count);
}

static void paint_figures(const struct scene *scene, struct canvas *canvas, int row, int col,
                          const struct insight_week *week)
{
    canvas_put_right(canvas, row, col, 7, INK_NORMAL, ui_length(scene, week->load.work));
    canvas_put_right(
        canvas, row, col + 7, 7, INK_DIM,
        week->load.longest_rest > 0 ? ui_length(scene, week->load.longest_rest / 60 * 60) : "-");
    if (week->load.nights)
        canvas_put_right(canvas, row, col + 14, 5, INK_NORMAL,
                         arena_printf(scene->arena, "%d", week->load.nights));
    if (week->energy > 0)
        canvas_put_right(canvas, row, col + 19, 7, INK_NORMAL,
                         arena_printf(scene->arena, "%d.%d", week->energy / 10, week->energy % 10));
}

static enum load_level family_level(const struct insight_week *week, enum load_family family)
{
    enum load_level worst = LOAD_NODATA;
    for (int i = 0; i < LOAD_RULE_COUNT; i++)
        if (rules_row((enum load_rule)i)->family == family && week->load.level[i] > worst)
            worst = week->load.level[i];
    return worst;
}

/* "▲self ~rest": families that warn, the loudest first, with room for it their rules too. What is
 * only a preference stands in the balance. */
static const char *marks_of(const struct scene *scene, const struct insight_week *week, bool rules)
{
    struct str text;
    str_init(&text);
    for (int level = LOAD_ALERT; level >= LOAD_WARN; level--)
        for (int family = 0; family < LOAD_FAMILY_COUNT; family++) {
            if ((int)family_level(week, (enum load_family)family) != level ||
                rules_family_part((enum load_family)family) == LOAD_SHOWN)
                continue;
            str_addf(&text, "%s%s%s", text.length ? " " : "",
                     insight_finding_sign((enum load_level)level),
                     rules_family_word((enum load_family)family));
            for (int i = 0; rules && i < LOAD_RULE_COUNT; i++)
                if ((int)rules_row((enum load_rule)i)->family == family &&
                    week->load.level[i] >= LOAD_WARN)
                    str_addf(&text, " %s", rules_row((enum load_rule)i)->name);
        }
    const char *kept = arena_strdup(scene->arena, text.text);
    str_finish(&text);
    return kept;
}

/* Of all weeks, so that nothing moves sideways while they go by. */
static int widest_marks(const struct scene *scene)
{
    int widest = MARKS_LEAST;
    for (int i = 0; i < scene->insight->week_count; i++) {
        int width = text_width(marks_of(scene, &scene->insight->weeks[i], true)) + 1;
        widest = width > widest ? width : widest;
    }
    return widest;
}

static void paint_week(const struct ui *ui, const struct scene *scene, struct canvas *canvas,
                       struct rect line, struct columns c, int index)
{
    const struct insight_week *week = &scene->insight->weeks[index];
    struct civil civil = day_civil(week->load.from);
    enum headline level = week->load.headline;
    bool present = index == INSIGHT_BACK, past = index < INSIGHT_BACK;
    int load = week->sure + week->expected;
    if (present)
        canvas_put(canvas, line.row, line.col, INK_NOW, "▶");
    canvas_putf(canvas, line.row, c.date,
                present ? INK_TODAY
                : past  ? INK_DIM
                        : INK_NORMAL,
                "%s %02d", month_short(civil.month), civil.mday);
    paint_bar(canvas, line.row, &c, week);
    canvas_put_right(canvas, line.row, c.load, 5, week->sure > FULL_WEEK ? INK_OVER : INK_NORMAL,
                     arena_printf(scene->arena, "%d", load));
    if (c.figures)
        paint_figures(scene, canvas, line.row, c.figures, week);
    canvas_put_cut(canvas, line.row, c.words, c.word_cells, INK_SPAN,
                   words_of(scene, week, c.word_cells));
    canvas_put(canvas, line.row, c.level, insight_level_ink(level), insight_level_sign(level));
    if (c.mark_cells) {
        canvas_put(canvas, line.row, c.level + 2, insight_level_ink(level), headline_word(level));
        canvas_put_cut(canvas, line.row, c.marks, c.mark_cells, INK_DIM,
                       marks_of(scene, week, c.figures > 0));
    }
    if (index == week_in_hand(ui, scene)) {
        canvas_dye(canvas, line, INK_FOCUS);
        canvas_cursor(canvas, line.row, line.col, false);
    }
}

/* ---- the whole ---- */

static void paint_heads(struct canvas *canvas, struct rect line, struct columns c)
{
    canvas_put(canvas, line.row, c.date, INK_TITLE, "week");
    canvas_put_cut(canvas, line.row, c.bar, c.bar_cells, INK_DIM,
                   c.bar_cells > 24 ? "█ sure · usual ▒ expected ░ all say yes │ full"
                                    : "█sure ▒exp. ░all");
    canvas_put_right(canvas, line.row, c.load, 5, INK_TITLE, "load");
    if (c.figures)
        canvas_put(canvas, line.row, c.figures, INK_TITLE, "  hours   rest away  energy");
    canvas_put_cut(canvas, line.row, c.words, c.word_cells, INK_TITLE, "trips, calls, recovery");
    if (c.mark_cells)
        canvas_put(canvas, line.row, c.level, INK_TITLE, "level   warns");
}

/* Before anything is chosen the present stands in the upper third, as what comes matters more. */
static void sync(struct ui *ui, const struct scene *scene, int height)
{
    bool first = !ui->season.known;
    int week = week_in_hand(ui, scene);
    list_sync(&ui->season, NULL, WEEKS, height);
    list_select(&ui->season, week, NULL);
    if (first && WEEKS > height) {
        int top = week - height / 3;
        ui->season.top = top < 0 ? 0 : top > WEEKS - height ? WEEKS - height : top;
    }
}

/* Where submitting more would not help: of the week in hand's month, else of the first such
 * month. */
static const char *full_month(const struct ui *ui, const struct insight *insight)
{
    const char *text = NULL;
    for (int i = insight->full_month_count; i-- > 0;)
        text = insight->full_months[i].text;
    for (int i = 0; i < insight->full_month_count; i++)
        if (insight->full_months[i].first == month_first(ui->day))
            text = insight->full_months[i].text;
    return text;
}

static struct rect rows_area(const struct ui *ui, const struct scene *scene, struct rect area,
                             struct rect *heads, struct rect *note)
{
    bool said = scene->insight && full_month(ui, scene->insight) && area.rows >= 12;
    area = rect_inset(area, 0, area.cols >= 60 ? 1 : 0);
    *heads = rect_cut_top(&area, area.rows >= 8 ? 1 : 0);
    *note = rect_cut_bottom(&area, !said ? 0 : area.cols >= 120 ? 2 : 3);
    return area;
}

static void paint(struct ui *ui, const struct scene *scene, struct canvas *canvas, struct rect area)
{
    struct rect heads, note;
    area = rows_area(ui, scene, area, &heads, &note);
    if (!ui_has_insight(ui, scene, canvas, area))
        return;
    struct columns c =
        lay_out(area.col, area.cols - 1, area.cols >= WIDE_COLS ? widest_marks(scene) : 0);
    if (heads.rows)
        paint_heads(canvas, heads, c);
    if (note.rows) {
        struct rect line = rect_cut_top(&note, 1);
        canvas_hline(canvas, line.row, line.col, line.cols, INK_BORDER);
        canvas_put_wrapped(canvas, note, INK_DUE, full_month(ui, scene->insight));
    }
    sync(ui, scene, area.rows);
    for (int i = 0; i < scene->insight->week_count; i++) {
        int row = list_row_of(&ui->season, area, i);
        if (row >= 0)
            paint_week(ui, scene, canvas, (struct rect){row, area.col, 1, area.cols - 1}, c, i);
    }
    list_paint_bar(&ui->season, canvas,
                   (struct rect){area.row, area.col + area.cols - 1, area.rows, 1});
}

/* ---- hands ---- */

static const struct item *selection(const struct ui *ui, const struct scene *scene)
{
    (void)ui, (void)scene;
    return NULL;
}

static struct list *rows(struct ui *ui, const struct scene *scene, const int64_t **ids)
{
    sync(ui, scene, ui->season.height);
    *ids = NULL;
    return &ui->season;
}

static void go_weeks(struct ui *ui, const struct scene *scene, int weeks, struct effect *effect)
{
    int week = week_in_hand(ui, scene) + weeks;
    week = week < 0 ? 0 : week >= WEEKS ? WEEKS - 1 : week;
    day monday = first_week(scene) + 7 * week;
    ui_go_to_day(ui, scene, week == INSIGHT_BACK ? scene->today : monday, effect);
}

static bool handle(struct ui *ui, const struct scene *scene, enum command command,
                   struct effect *effect)
{
    int page = ui->season.height > 1 ? ui->season.height - 1 : 1;
    const struct {
        int command;
        int weeks;
    } moves[] = {
        {COMMAND_up, -1},         {COMMAND_down, 1},       {COMMAND_left, -1},
        {COMMAND_right, 1},       {COMMAND_page_up, -page}, {COMMAND_page_down, page},
        {COMMAND_first, -WEEKS},  {COMMAND_last, WEEKS},   {COMMAND_earlier, -PAGE_WEEKS},
        {COMMAND_later, PAGE_WEEKS},
    };
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        if (moves[i].command == (int)command) {
            go_weeks(ui, scene, moves[i].weeks, effect);
            return true;
        }
    if (command != COMMAND_open)
        return false;
    ui_show(ui, VIEW_WEEK, effect);
    return true;
}

static bool mouse(struct ui *ui, const struct scene *scene, const struct input_event *event,
                  struct effect *effect)
{
    struct rect heads, note, area = rows_area(ui, scene, ui_body(ui), &heads, &note);
    bool up = event->mouse.action == MOUSE_WHEEL_UP;
    if (up || event->mouse.action == MOUSE_WHEEL_DOWN) {
        go_weeks(ui, scene, up ? -1 : 1, effect);
        return true;
    }
    sync(ui, scene, area.rows);
    int index = list_index_at(&ui->season, area, event->mouse.row);
    if (index < 0 || !rect_has(area, event->mouse.row, event->mouse.col))
        return false;
    go_weeks(ui, scene, index - week_in_hand(ui, scene), effect);
    if (event->mouse.action == MOUSE_DOUBLE)
        ui_show(ui, VIEW_WEEK, effect);
    return true;
}

const struct view_ops view_season = {"Season", handle, mouse, paint, selection, rows, NULL};
