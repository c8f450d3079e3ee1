/* SPDX-License-Identifier: MIT
 *
 * report_chart: charts of a report's page as SVG within it. Every bar has its number beside it or,
 * where there is no room, in its title; areas have letters as well as colours.
 */
#include "report_paper.h"

#include "juggle/base/parse.h"
#include "juggle/base/str.h"

enum {
    WIDTH = 760,
    LABEL = 108,    /* where bars begin */
    BAR_END = 500,  /* and the longest ends */
    ROW = 28,       /* from bar to bar */
    BAR = 14,
    LEFT = 44,      /* where columns begin, behind the hours */
    HIGH = 190,     /* from the top of the columns' room to its foot */
    TOP = 8,
    LETTER_ROOM = 15, /* a part of a column that is so high has its letter in it */
};

static void open_svg(struct paper *paper, int height, const char *about)
{
    str_addf(paper->out, "<svg viewBox=\"0 0 %d %d\" role=\"img\">\n<title>", WIDTH, height);
    paper_add(paper, about);
    str_add(paper->out, "</title>\n");
}

static void add_text(struct paper *paper, int x, int y, const char *class, const char *text)
{
    str_addf(paper->out, "<text x=\"%d\" y=\"%d\" class=\"%s\">", x, y, class);
    paper_add(paper, text);
    str_add(paper->out, "</text>\n");
}

/* A line that stands out from what it lies over. */
static void add_mark(struct paper *paper, int x1, int x2, int y1, int y2)
{
    static const char *const classes[] = {"halo", "planned"};
    for (int i = 0; i < 2; i++)
        str_addf(paper->out, "<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" class=\"%s\"/>\n", x1,
                 x2, y1, y2, classes[i]);
}

void chart_bars(struct paper *paper, const char *about, const struct paper_bar *bars, size_t count)
{
    int64_t most = 1;
    if (paper->form != PAPER_HTML || !count)
        return;
    for (size_t i = 0; i < count; i++) {
        most = bars[i].value > most ? bars[i].value : most;
        most = bars[i].mark > most ? bars[i].mark : most;
    }
    open_svg(paper, (int)count * ROW, about);
    for (size_t i = 0; i < count; i++) {
        int y = (int)i * ROW, middle = y + ROW / 2 + 4, wide = BAR_END - LABEL;
        int value = (int)(bars[i].value * wide / most),
            mark = LABEL + (int)(bars[i].mark * wide / most);
        add_text(paper, 0, middle, "name", bars[i].label);
        str_addf(paper->out,
                 "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"3\" class=\"rail\"/>\n",
                 LABEL, y + (ROW - BAR) / 2, wide, BAR);
        if (value)
            str_addf(paper->out,
                     "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"3\" class=\"%s\"/>\n",
                     LABEL, y + (ROW - BAR) / 2, value, BAR, bars[i].area);
        if (bars[i].mark)
            add_mark(paper, mark, mark, y + (ROW - BAR) / 2 - 3, y + (ROW + BAR) / 2 + 3);
        add_text(paper, BAR_END + 16, middle, "", bars[i].text);
    }
    str_add(paper->out, "</svg>\n");
}

/* ---- columns ---- */

static int64_t sum_of(const struct value *step, const char *key)
{
    int64_t sum = 0;
    for (const struct value *area = value_first(step, "areas"); area; area = area->next)
        sum += value_int(area, key);
    return sum;
}

/* Whole hours that leave four to eight steps of the scale. */
static int64_t scale_step(int64_t most)
{
    static const int hours[] = {1, 2, 4, 8, 12, 24};
    size_t i = 0;
    while (i + 1 < sizeof hours / sizeof *hours && most > (int64_t)hours[i] * 60 * 6)
        i++;
    return (int64_t)hours[i] * 60;
}

static void add_scale(struct paper *paper, int64_t most, int64_t step)
{
    for (int64_t at = 0; at <= most; at += step) {
        int y = TOP + HIGH - (int)(at * HIGH / most);
        str_addf(paper->out, "<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" class=\"grid\"/>\n",
                 LEFT, WIDTH, y, y);
        add_text(paper, LEFT - 8, y + 4, "end",
                 arena_printf(paper->arena, "%lldh", (long long)(at / 60)));
    }
}

static const char *label_of(struct paper *paper, const struct value *step)
{
    day from = DAY_NONE, to = DAY_NONE;
    if (!parse_iso_day(value_text(step, "from"), &from) ||
        !parse_iso_day(value_text(step, "to"), &to))
        return "";
    struct civil civil = day_civil(from);
    return to - from == 1
               ? arena_printf(paper->arena, "%.3s %d", weekday_long(day_weekday(from)), civil.mday)
               : arena_printf(paper->arena, "%d %s", civil.mday, month_short(civil.month));
}

static void add_column(struct paper *paper, const struct value *step, int x, int wide, int64_t most)
{
    char length[DATE_SIZE];
    int64_t below = 0, planned = sum_of(step, "planned_min");
    const char *label = label_of(paper, step);
    for (const struct value *area = value_first(step, "areas"); area; area = area->next) {
        int64_t done = value_int(area, "done_min");
        int foot = (int)(below * HIGH / most), head = (int)((below + done) * HIGH / most);
        below += done;
        if (head == foot)
            continue;
        str_addf(paper->out,
                 "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" class=\"%s\"><title>", x,
                 TOP + HIGH - head, wide, head - foot, area->key);
        paper_add(paper, arena_printf(paper->arena, "%s: %s %s", label, area->key,
                                      length_format((minutes)done, length)));
        str_add(paper->out, "</title></rect>\n");
        enum area letter;
        if (head - foot >= LETTER_ROOM && area_parse(area->key, &letter))
            add_text(paper, x + wide / 2, TOP + HIGH - (head + foot) / 2 + 4, "in",
                     arena_printf(paper->arena, "%c", area_letter(letter)));
    }
    if (planned) {
        int y = TOP + HIGH - (int)(planned * HIGH / most);
        add_mark(paper, x - 4, x + wide + 4, y, y);
    }
    add_text(paper, x + wide / 2, TOP + HIGH + 18, "mid", label);
}

void chart_steps(struct paper *paper, const struct value *answer)
{
    int64_t most = 0;
    int count = (int)value_count(answer, "steps");
    if (paper->form != PAPER_HTML || !count)
        return;
    for (const struct value *step = value_first(answer, "steps"); step; step = step->next) {
        int64_t done = sum_of(step, "done_min"), planned = sum_of(step, "planned_min");
        most = done > most ? done : most;
        most = planned > most ? planned : most;
    }
    int64_t unit = scale_step(most);
    most = most ? (most + unit - 1) / unit * unit : unit;
    open_svg(paper, TOP + HIGH + 24, "Hours done, area on area, and a line for what was planned");
    add_scale(paper, most, unit);
    int room = (WIDTH - LEFT) / count, wide = room * 3 / 5, x = LEFT + (room - wide) / 2;
    for (const struct value *step = value_first(answer, "steps"); step;
         step = step->next, x += room)
        add_column(paper, step, x, wide, most);
    str_add(paper->out, "</svg>\n");
}

void chart_legend(struct paper *paper, bool areas, const char *line)
{
    if (paper->form != PAPER_HTML)
        return;
    str_add(paper->out, "<ul class=\"legend\">\n");
    for (int area = 0; areas && area < AREA_COUNT; area++) {
        const char *word = area_word((enum area)area);
        str_addf(paper->out, "<li><i class=\"%s\">%c</i>%s</li>\n", word,
                 area_letter((enum area)area), word);
    }
    str_addf(paper->out, "<li><i class=\"line\"></i>%s</li>\n</ul>\n", line);
}
