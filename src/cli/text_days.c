/* SPDX-License-Identifier: MIT
 *
 * text_days: today, week, month and agenda on paper.
 */
#include "text.h"

#include <string.h>

#include "juggle/base/date.h"
#include "juggle/base/parse.h"

static bool is_type(const struct value *item, const char *type)
{
    return !strcmp(page_word(item, "type"), type);
}

/* "planned 6h35 of 5h45, 50m over" */
static const char *capacity_text(struct page *page, const struct value *map)
{
    int64_t over = value_int(map, "planned_min") - value_int(map, "capacity_min");
    char buf[DATE_SIZE];
    const char *planned = page_length(page, map, "planned_min");
    const char *capacity = page_length(page, map, "capacity_min");
    if (value_bool(map, "day_off"))
        return value_int(map, "planned_min")
                   ? arena_printf(&page->arena, "planned %s on a day off", planned)
                   : "a day off";
    if (over > 0)
        return arena_printf(&page->arena, "planned %s of %s, %s over", planned, capacity,
                            length_format((minutes)over, buf));
    return arena_printf(&page->arena, "planned %s of %s", planned, capacity);
}

/* Of a day in a table: "30m/8h", "off", or what is planned although it is. */
static const char *day_load(struct page *page, const struct value *one)
{
    bool off = value_bool(one, "day_off");
    if (off && !value_int(one, "planned_min"))
        return "off";
    return arena_printf(&page->arena, "%s/%s", page_length(page, one, "planned_min"),
                        off ? "off" : page_length(page, one, "capacity_min"));
}

static enum ink capacity_ink(const struct value *map)
{
    return value_int(map, "planned_min") > value_int(map, "capacity_min") ? INK_WARN : INK_PLAIN;
}

static void areas(struct page *page, const struct value *answer)
{
    bool any = false;
    for (const struct value *area = value_first(answer, "areas"); area; area = area->next) {
        if (!value_int(area, "planned_min") && !value_int(area, "done_min"))
            continue;
        if (!any)
            page_newline(page);
        page_textf(page, INK_DIM, "%s%s %s/%s", any ? "   " : "", area->key,
                   page_length(page, area, "done_min"), page_length(page, area, "planned_min"));
        any = true;
    }
    if (any)
        page_text(page, INK_DIM, "   (done/planned)");
    if (any)
        page_newline(page);
}

static size_t print_items(struct page *page, const struct value *answer, const char *key,
                          bool tasks)
{
    size_t count = 0;
    for (const struct value *item = value_first(answer, key); item; item = item->next)
        if (is_type(item, "task") == tasks) {
            text_item(page, item);
            count++;
        }
    return count;
}

static void print_concerns(struct page *page, const struct value *answer)
{
    for (const struct value *one = value_first(answer, "concerns"); one; one = one->next) {
        page_text(page, INK_WARN, "  ! ");
        page_cell(page, INK_WARN, page_word(one, "what"), 10);
        page_text(page, INK_STRONG, page_word(one, "title"));
        page_textf(page, INK_PLAIN, "  %s", page_word(one, "text"));
        page_newline(page);
    }
    if (!value_count(answer, "concerns"))
        return;
    page_text(page, INK_DIM, "    changed by an import; juggle seen takes this away");
    page_newline(page);
}

/* "Wed 10 Feb - Fri 12 Feb  DevWorld  speaking  Amsterdam", or what of it the day is. */
static size_t print_conferences(struct page *page, const struct value *answer, const char *date)
{
    day today, from, to;
    bool one_day = date && parse_iso_day(date, &today);
    for (const struct value *c = value_first(answer, "conferences"); c; c = c->next) {
        const char *first = page_word(c, "from"), *last = page_word(c, "to"), *days;
        if (one_day && parse_iso_day(first, &from) && parse_iso_day(last, &to))
            days = arena_printf(&page->arena, "day %d of %d", (int)(today - from + 1),
                                (int)(to - from + 1));
        else
            days = strcmp(first, last) ? arena_printf(&page->arena, "%s - %s",
                                                      page_date(page, first), page_date(page, last))
                                       : page_date(page, first);
        page_textf(page, INK_DIM, "  %-6s ", page_word(c, "id"));
        page_cell(page, INK_PLAIN, days, one_day ? 13 : 25);
        page_text(page, INK_STRONG, page_word(c, "name"));
        page_textf(page, INK_DIM, "  %s  %s", page_word(c, "role"), page_word(c, "place"));
        page_newline(page);
    }
    return value_count(answer, "conferences");
}

/* Calls for papers that end soon and got no talk yet. */
static void print_calls(struct page *page, const struct value *answer)
{
    for (const struct value *call = value_first(answer, "calls"); call; call = call->next) {
        bool soon = value_int(call, "days_left") < 3;
        page_text(page, soon ? INK_WARN : INK_DIM, "  ! call ends  ");
        page_text(page, INK_STRONG, page_word(call, "name"));
        page_textf(page, soon ? INK_WARN : INK_PLAIN, "  %s", page_word(call, "until"));
        page_text(page, INK_DIM, value_bool(call, "drafting") ? "  the abstract is a draft" : "");
        page_newline(page);
    }
}

/* What stands out most; the rest is told by burnout. */
static void print_findings(struct page *page, const struct value *answer)
{
    enum { MOST = 2 };
    int shown = 0;
    for (const struct value *f = value_first(answer, "findings"); f && shown < MOST; f = f->next) {
        bool alert = !strcmp(page_word(f, "level"), "alert");
        if (!alert && strcmp(page_word(f, "level"), "warn") != 0)
            continue;
        if (!shown++)
            page_newline(page);
        page_text(page, INK_WARN, alert ? "! " : "~ ");
        page_text(page, INK_STRONG, page_word(f, "title"));
        page_newline(page);
        page_paragraph(page, INK_DIM, 2, page_word(f, "fact"));
    }
    if (shown)
        page_text(page, INK_DIM, "  why, and what clears it: juggle burnout");
    if (shown)
        page_newline(page);
}

void text_today(struct page *page, const struct value *answer)
{
    page_text(page, INK_STRONG, page_date(page, page_word(answer, "date")));
    page_textf(page, INK_DIM, "  %s  ", page_word(answer, "zone"));
    page_text(page, capacity_ink(answer), capacity_text(page, answer));
    page_newline(page);
    print_concerns(page, answer);
    print_calls(page, answer);
    size_t timed = print_conferences(page, answer, page_word(answer, "date"));
    timed += print_items(page, answer, "marks", false);
    timed += print_items(page, answer, "items", false);
    int64_t sessions = value_int(answer, "unchosen_sessions");
    if (sessions) {
        page_textf(page, INK_DIM,
                   "  %lld programme session%s; see: juggle agenda --all --from %s --days 1",
                   (long long)sessions, sessions == 1 ? "" : "s", page_word(answer, "date"));
        page_newline(page);
    }
    if (!timed) {
        page_text(page, INK_DIM, "  nothing at a fixed time");
        page_newline(page);
    }
    page_newline(page);
    page_text(page, INK_STRONG, "Tasks");
    page_newline(page);
    if (!print_items(page, answer, "items", true)) {
        page_text(page, INK_DIM,
                  "  none for this day; add one: juggle add Draft demo ~2h fri @demo");
        page_newline(page);
    }
    areas(page, answer);
    print_findings(page, answer);
}

/* ---- the week: seven columns ---- */

enum { COLUMN_MIN = 10, ISO_DATE = 10 };

struct column {
    const struct value *items[64];
    size_t count;
};

static void fill_columns(const struct value *answer, day from, struct column columns[WEEK_DAYS])
{
    for (const struct value *item = value_first(answer, "items"); item; item = item->next) {
        day first, last;
        char buf[11] = "";
        const char *start = page_start(item);
        if (!start || is_type(item, "entry"))
            continue;
        memcpy(buf, start, strnlen(start, 10));
        if (!parse_iso_day(buf, &first))
            continue;
        last = first;
        if (value_bool(item, "all_day") && parse_iso_day(page_word(item, "end"), &last))
            last--;
        for (day d = first > from ? first : from; d <= last && d < from + WEEK_DAYS; d++) {
            struct column *column = &columns[d - from];
            if (column->count < sizeof column->items / sizeof *column->items)
                column->items[column->count++] = item;
        }
    }
}

static void week_row(struct page *page, const struct column columns[WEEK_DAYS], size_t row,
                     int cells)
{
    for (int i = 0; i < WEEK_DAYS; i++) {
        const struct value *item = row < columns[i].count ? columns[i].items[row] : NULL;
        const char *text = "";
        if (item && value_bool(item, "all_day"))
            text = page_word(item, "title");
        else if (item)
            text = arena_printf(&page->arena, "%s %s", page_clock(page, page_start(item)),
                                page_word(item, "title"));
        page_cell(page, INK_PLAIN, text, cells - 1);
        page_text(page, INK_PLAIN, " ");
    }
    page_newline(page);
}

void text_week(struct page *page, const struct value *answer)
{
    day from;
    static const struct column empty;
    struct column columns[WEEK_DAYS];
    int cells = page->width / WEEK_DAYS > COLUMN_MIN ? page->width / WEEK_DAYS : COLUMN_MIN;
    if (!parse_iso_day(page_word(answer, "from"), &from))
        return;
    for (int i = 0; i < WEEK_DAYS; i++)
        columns[i] = empty;
    fill_columns(answer, from, columns);
    if (print_conferences(page, answer, NULL))
        page_newline(page);
    for (const struct value *one = value_first(answer, "days"); one; one = one->next)
        page_cell(page, INK_STRONG, page_date(page, page_word(one, "date")), cells);
    page_newline(page);
    for (const struct value *one = value_first(answer, "days"); one; one = one->next)
        page_cell(page, capacity_ink(one), day_load(page, one), cells);
    page_newline(page);
    size_t rows = 0;
    for (int i = 0; i < WEEK_DAYS; i++)
        rows = columns[i].count > rows ? columns[i].count : rows;
    for (size_t row = 0; row < rows; row++)
        week_row(page, columns, row, cells);
    page_newline(page);
    page_text(page, capacity_ink(answer), capacity_text(page, answer));
    page_newline(page);
    if (value_count(answer, "items"))
        print_items(page, answer, "items", true);
    areas(page, answer);
}

/* ---- the month: a line a day ---- */

enum { LOAD_CELLS = 5 }; /* of what is planned, right-aligned */

static void month_day(struct page *page, const struct value *answer, const struct value *one)
{
    const char *date = page_word(one, "date");
    page_cell(page, INK_PLAIN, page_date(page, date), 11);
    const char *load = day_load(page, one);
    int before = (int)strcspn(load, "/");
    page_cell(page, capacity_ink(one),
              arena_printf(&page->arena, "%*s%s", before < LOAD_CELLS ? LOAD_CELLS - before : 0, "",
                           load),
              13);
    struct str titles;
    str_init(&titles);
    for (const struct value *item = value_first(answer, "items"); item; item = item->next) {
        const char *start = page_start(item);
        if (start && !strncmp(start, date, 10) && !is_type(item, "entry"))
            str_addf(&titles, "%s%s", titles.length ? ", " : "", page_word(item, "title"));
    }
    page_cell(page, INK_PLAIN, titles.text, page->width - 24);
    str_finish(&titles);
    page_newline(page);
}

void text_month(struct page *page, const struct value *answer)
{
    if (print_conferences(page, answer, NULL))
        page_newline(page);
    for (const struct value *one = value_first(answer, "days"); one; one = one->next)
        month_day(page, answer, one);
    page_newline(page);
    page_text(page, capacity_ink(answer), capacity_text(page, answer));
    page_newline(page);
}

void text_agenda(struct page *page, const struct value *answer)
{
    const char *last = "";
    bool any = print_conferences(page, answer, NULL) > 0;
    for (const struct value *item = value_first(answer, "items"); item; item = item->next) {
        const char *start = page_start(item) ? page_start(item) : "";
        if (strncmp(start, last, ISO_DATE) != 0) {
            if (*last || any)
                page_newline(page);
            page_text(page, INK_STRONG, page_date(page, start));
            page_newline(page);
        }
        last = start;
        text_item(page, item);
    }
    if (!*last && !any) {
        page_textf(page, INK_DIM, "Nothing from %s to %s.", page_word(answer, "from"),
                   page_word(answer, "to"));
        page_newline(page);
    }
    if (value_int(answer, "unchosen")) {
        if (*last)
            page_newline(page);
        int64_t more = value_int(answer, "unchosen");
        page_textf(page, INK_DIM, "%lld more that %s count; --all shows %s too", (long long)more,
                   more == 1 ? "doesn't" : "don't", more == 1 ? "it" : "them");
        page_newline(page);
    }
}
