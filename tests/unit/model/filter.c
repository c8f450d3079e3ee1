/* SPDX-License-Identifier: MIT
 *
 * The language of "/": what each line finds among a few things, what is refused and what is
 * proposed instead, which days a word means, and what is offered while it is typed.
 */
#include "juggle/model/filter.h"

#include <stdio.h>
#include <string.h>

#include "juggle/base/str.h"
#include "unit.h"

/* A Saturday. */
#define TODAY day_of(2026, 11, 21)

enum { THINGS = 9 };

struct fixture {
    struct arena arena;
    struct workdays workdays;
    struct view_inputs inputs;
    struct task tasks[THINGS];
    struct item items[THINGS];
    enum filter_sort sorts[THINGS];
};

static struct item *put(struct fixture *f, int at, enum filter_sort sort, const char *id,
                        const char *title, const struct kind *kind)
{
    static const enum item_type types[SORT_COUNT] = {
        [SORT_TASKS] = ITEM_TASK, [SORT_BLOCKS] = ITEM_BLOCK};
    struct item *item = &f->items[at];
    record_clear(RECORD_TASK, &f->tasks[at]);
    *item = (struct item){
        .type = types[sort], .id = id, .title = title, .kind = kind, .first_day = DAY_NONE};
    f->sorts[at] = sort;
    if (sort == SORT_TASKS)
        item->task = &f->tasks[at];
    return item;
}

static void last(struct item *item, int year, int month, int mday, int count)
{
    item->first_day = day_of(year, month, mday);
    item->end_day = item->first_day + count;
}

static void put_tasks(struct fixture *f)
{
    const struct kind *kinds = kind_builtin()->at;
    struct item *item = put(f, 0, SORT_TASKS, "t1", "KubeCon slides", &kinds[KIND_PREP]);
    item->project = "KubeCon";
    item->tags = "urgent,demo";
    f->tasks[0].due_day = day_of(2026, 11, 27);
    item = put(f, 1, SORT_TASKS, "t2", "Fix: eBPF loop", &kinds[KIND_CODE]);
    item->tags = "later, Demo";
    item->note = "Ask Zoë about the second loop";
    f->tasks[1].due_day = day_of(2026, 11, 20);
    f->tasks[1].state = WORD_state_DOING;
    item = put(f, 2, SORT_TASKS, "t3", "Expenses", &kinds[KIND_ADMIN]);
    item->project = "Big Trip";
    f->tasks[2].planned_on = day_of(2026, 11, 24);
    item = put(f, 3, SORT_TASKS, "t4", "Old post", &kinds[KIND_CONTENT]);
    f->tasks[3].state = WORD_state_DONE;
    f->tasks[3].due_day = day_of(2026, 10, 1);
    f->tasks[3].finished = wall_seconds((struct wall){day_of(2026, 11, 19), 2 * 3600});
    put(f, 4, SORT_TASKS, "t5", "Read the monitor book", &kinds[KIND_LEARNING]);
    f->tasks[4].state = WORD_state_SOMEDAY;
}

static int set_up(void **state)
{
    static struct fixture f;
    const struct kind *kinds = kind_builtin()->at;
    memset(&f, 0, sizeof f);
    arena_init(&f.arena);
    workdays_default(&f.workdays);
    f.inputs = (struct view_inputs){
        .kinds = kind_builtin(), .home = zone_utc(), .workdays = &f.workdays, .today = TODAY};
    put_tasks(&f);
    struct item *item = put(&f, 5, SORT_EVENTS, "e6", "Keynote: kind: of", &kinds[KIND_STAGE]);
    item->place = "Brüssel";
    last(item, 2026, 12, 2, 1);
    last(put(&f, 6, SORT_EVENTS, "e7", "FOSDEM", &kinds[KIND_EVENT]), 2027, 1, 30, 2);
    item = put(&f, 7, SORT_BLOCKS, "b8", "KubeCon slides", &kinds[KIND_PREP]);
    last(item, 2026, 11, 23, 1);
    item = put(&f, 8, SORT_NOTES, "n9", "Zoe wants a loop", NULL);
    last(item, 2026, 11, 19, 1);
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    arena_finish(&((struct fixture *)*state)->arena);
    return 0;
}

static const struct {
    const char *line;
    const char *found; /* ids; or "!" and a part of what is said */
} rows[] = {
    /* words */
    {"", "t1 t2 t3 t4 t5 e6 e7 b8 n9"},
    {"   ", "t1 t2 t3 t4 t5 e6 e7 b8 n9"},
    {"slides", "t1 b8"},
    {"SLIDES", "t1 b8"},
    {"kubecon slides", "t1 b8"},
    {"slides kubecon", "t1 b8"},
    {"zoe", "t2 n9"},
    {"Zoë loop", "t2 n9"},
    {"brussel", "e6"},
    {"t3", "t3"},
    {"\"second loop\"", "t2"},
    {"\"loop second\"", ""},
    {"second loop", "t2"},
    {"\"second loop", "t2"},
    {"urgent", "t1"},
    {"trip", "t3"},
    {"nothing-like-it", ""},
    /* not so */
    {"-loop", "t1 t3 t4 t5 e6 e7 b8"},
    {"loop -zoe", ""},
    {"loop -ask", "n9"},
    {"-\"second loop\" loop", "n9"},
    {"-", ""},
    {"- loop", ""},
    {"--loop", "t1 t2 t3 t4 t5 e6 e7 b8 n9"},
    {"-kind:prep", "t2 t3 t4 t5 e6 e7 n9"},
    {"-tag:demo in:tasks", "t3 t4 t5"},
    /* kinds and areas */
    {"kind:prep", "t1 b8"},
    {"kind:PREP", "t1 b8"},
    {"KIND:prep", "t1 b8"},
    {"kind:slides", "t1 b8"},
    {"kind:demo", "t2"},
    {"kind:talk", "t1 e6 b8"},
    {"kind:stage", "e6"},
    {"kind:1:1", ""},
    {"kind:prep kind:code", ""},
    {"kind:prp", "!did you mean kind:prep"},
    {"kind:zzzzz", "!no such kind"},
    {"kind:", "!kind:: a word is missing"},
    {"\"kind:\"", "e6"},
    {"\"kind: of\"", "e6"},
    {"area:talks", "t1 e6 e7 b8"},
    {"area:content", "t2 t4"},
    {"-area:talks -area:content", "t3 t5 n9"},
    {"area:talk", "!did you mean area:talks"},
    {"area:q", "!it is one of talks"},
    {"knd:prep", "!did you mean kind:prep"},
    {"prject:x", "!did you mean project:x"},
    {"-knd:prep", "!did you mean kind:prep"},
    /* what only looks like a field */
    {"fix:", "t2"},
    {"keynote:", "e6"},
    {"http://x.y", ""},
    {":prep", ""},
    {"12:30", ""},
    /* projects and tags */
    {"project:kubecon", "t1"},
    {"project:Kube", ""},
    {"project:\"big trip\"", "t3"},
    {"project:\"Big Trip\" expenses", "t3"},
    {"project:big", ""},
    {"project:none in:tasks", "t2 t4 t5"},
    {"project:any", "t1 t3"},
    {"tag:urgent", "t1"},
    {"tag:#urgent", "t1"},
    {"tag:URGENT", "t1"},
    {"tag:demo", "t1 t2"},
    {"tag:dem", ""},
    {"tag:none state:any", "t3 t4 t5"},
    {"tag:any", "t1 t2"},
    /* states */
    {"state:open", "t1 t3"},
    {"state:doing", "t2"},
    {"state:done", "t4"},
    {"state:any", "t1 t2 t3 t4 t5"},
    {"state:all", "t1 t2 t3 t4 t5"},
    {"-state:any", "e6 e7 b8 n9"},
    {"state:dne", "!did you mean state:done"},
    {"state:qqqqq", "!it is one of open"},
    /* due */
    {"due:fri", "t1"},
    {"due:today", ""},
    {"due:2026-11-27", "t1"},
    {"due:\"nov 27\"", "t1"},
    {"due:27.11.", "t1"},
    {"due:overdue", "t2 t4"},
    {"due:week", "t2 t4"},
    {"due:\"next week\"", "t1"},
    {"due:november", "t1 t2"},
    {"due:<fri", "t2 t4"},
    {"due:<=fri", "t1 t2 t4"},
    {"due:>2026-11-20", "t1"},
    {"due:>=2026-11-20", "t1 t2"},
    {"due:2026-11-20..2026-11-27", "t1 t2"},
    {"due:none", "t3 t5"},
    {"due:none state:any", "t3 t5"},
    {"due:any", "t1 t2 t4"},
    {"due:monitor", "!not a date"},
    {"due:<", "!not a date"},
    {"due:12/3", "!not a date"},
    /* before, after, in */
    {"before:today", "t2 t4 n9"},
    {"before:2026-12", "t1 t2 t3 t4 b8 n9"},
    {"after:today", "t1 t3 e6 e7 b8"},
    {"after:2026-12", "e7"},
    {"after:fri before:2027", "e6"},
    {"after:2027-01-30", "e7"},
    {"after:2027-01-31", ""},
    {"before:2027-01-31 after:2027-01-29", "e7"},
    {"in:week", "t2 t4 n9"},
    {"in:\"next week\"", "t1 t3 b8"},
    {"in:december", "e6"},
    {"in:2026-12", "e6"},
    {"in:2026-W48", "t1 t3 b8"},
    {"in:q1", "e7"},
    {"in:2027", "e7"},
    {"in:yesterday", "t2"},
    {"in:2026-11-18", "t4"},
    {"state:done in:week", "t4"},
    {"in:2026-12-01..2027-01-30", "e6 e7"},
    {"in:mon..fri", "t1 t3 b8"},
    {"in:fri..mon", "!neither a time nor a sort"},
    {"in:may", ""},
    {"in:tasks", "t1 t2 t3 t4 t5"},
    {"in:task due:none", "t3 t5"},
    {"in:events", "e6 e7"},
    {"in:notes", "n9"},
    {"-in:tasks -in:events", "b8 n9"},
    {"in:nots", "!did you mean in:notes"},
    {"in:2026-13", "!neither a time"},
    {"in:2026-W54", "!neither a time"},
    {"before:x", "!not a date; try before:fri"},
    {"after:", "!a word is missing"},
};

static const char *found_by(struct fixture *f, const char *line)
{
    struct filter_query query;
    struct err err;
    const char *out = "";
    if (!filter_parse(&f->arena, line, &f->inputs, &query, &err))
        return arena_printf(&f->arena, "!%s", err.text);
    for (int i = 0; i < THINGS; i++) {
        if (!filter_match_as(&f->arena, &query, f->sorts[i], &f->items[i]))
            continue;
        out = arena_printf(&f->arena, "%s%s%s", out, *out ? " " : "", f->items[i].id);
        /* What a reader may leave out by the query's own word is never a match. */
        CHECK_ROW(query.sorts >> f->sorts[i] & 1, line);
    }
    return out;
}

static void test_what_is_found(void **state)
{
    struct fixture *f = *state;
    assert_true(COUNT_OF(rows) >= 80);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const char *found = found_by(f, rows[i].line);
        bool told = rows[i].found[0] == '!' && found[0] == '!' && strstr(found, rows[i].found + 1);
        if (!told && strcmp(found, rows[i].found) != 0)
            fail_msg("%s: %s, not %s", rows[i].line, found, rows[i].found);
    }
}

static void test_what_a_reader_may_leave_out(void **state)
{
    static const struct {
        const char *line, *words;
        bool only_words, names_state;
        int from, to; /* from today; 9999: open */
    } cases[] = {
        {"loop second", "loop second", true, false, 9999, 9999},
        {"loop -second", "loop", false, false, 9999, 9999},
        {"\"the loop\" kind:code", "the loop", false, false, 9999, 9999},
        {"kind:code", "", false, false, 9999, 9999},
        {"state:done", "", false, true, 9999, 9999},
        {"-state:done", "", false, false, 9999, 9999},
        {"after:today before:fri", "", false, false, 1, 6},
        {"in:week after:tue", "", false, false, 4, 2},
        {"-in:week", "", false, false, 9999, 9999},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct filter_query query;
        struct err err;
        CHECK_ROW(filter_parse(&f->arena, cases[i].line, &f->inputs, &query, &err), cases[i].line);
        CHECK_ROW(str_equal(query.words, cases[i].words), cases[i].line);
        CHECK_ROW(query.only_words == cases[i].only_words, cases[i].line);
        CHECK_ROW(query.names_state == cases[i].names_state, cases[i].line);
        CHECK_ROW(query.from == (cases[i].from == 9999 ? DAY_NONE : TODAY + cases[i].from),
                  cases[i].line);
        CHECK_ROW(query.to == (cases[i].to == 9999 ? DAY_NONE : TODAY + cases[i].to),
                  cases[i].line);
    }
}

static void test_periods(void **state)
{
    static const struct {
        const char *text, *from, *to; /* to is not part of it */
    } cases[] = {
        {"today", "2026-11-21", "2026-11-22"},
        {"tomorrow", "2026-11-22", "2026-11-23"},
        {"sat", "2026-11-28", "2026-11-29"},
        {"week", "2026-11-16", "2026-11-23"},
        {"this week", "2026-11-16", "2026-11-23"},
        {"NEXT WEEK", "2026-11-23", "2026-11-30"},
        {"last week", "2026-11-09", "2026-11-16"},
        {"month", "2026-11-01", "2026-12-01"},
        {"last month", "2026-10-01", "2026-11-01"},
        {"year", "2026-01-01", "2027-01-01"},
        {"next year", "2027-01-01", "2028-01-01"},
        {"november", "2026-11-01", "2026-12-01"},
        {"oct", "2027-10-01", "2027-11-01"},
        {"sept", "2027-09-01", "2027-10-01"},
        {"2026-02", "2026-02-01", "2026-03-01"},
        {"2024-2", "2024-02-01", "2024-03-01"},
        {"2026", "2026-01-01", "2027-01-01"},
        {"q4", "2026-10-01", "2027-01-01"},
        {"Q3", "2027-07-01", "2027-10-01"},
        {"2026-q1", "2026-01-01", "2026-04-01"},
        {"2026-W53", "2026-12-28", "2027-01-04"},
        {"2027-w1", "2027-01-04", "2027-01-11"},
        {"+3d", "2026-11-24", "2026-11-25"},
        {"2026-11-21..2026-11-21", "2026-11-21", "2026-11-22"},
        {"nov..2027-02", "2026-11-01", "2027-03-01"},
    };
    static const char *const refused[] = {
        "",  "wek",  "2026-", "2026-0", "2026-13",          "2027-W53", "q5",
        "q", "1800", "..",    "fri..",  "2026-12..2026-11", "next",     "next fortnight"};
    struct fixture *f = *state;
    char buf[DATE_SIZE];
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        day from, to;
        CHECK_ROW(filter_period(&f->arena, cases[i].text, TODAY, MONDAY, &from, &to),
                  cases[i].text);
        CHECK_ROW(str_equal(day_format(from, buf), cases[i].from), cases[i].text);
        CHECK_ROW(str_equal(day_format(to, buf), cases[i].to), cases[i].text);
    }
    for (size_t i = 0; i < COUNT_OF(refused); i++) {
        day from, to;
        CHECK_ROW(!filter_period(&f->arena, refused[i], TODAY, MONDAY, &from, &to), refused[i]);
    }
}

static void test_completion(void **state)
{
    static const struct {
        const char *line, *offered;
        size_t start;
    } cases[] = {
        {"", "kind: area: project: tag: state: due: before: after: in:", 0},
        {"k", "kind:", 0},
        {"slides st", "state:", 7},
        {"-t", "-tag:", 0},
        {"kind:co", "kind:community kind:content kind:code", 0},
        {"KIND:cod", "KIND:code", 0},
        {"x state:d", "state:doing state:done state:dropped", 2},
        {"tag:", "tag:urgent tag:demo tag:later tag:none tag:any", 0},
        {"project:b", "project:\"Big Trip\"", 0},
        {"project:\"big", "project:\"Big Trip\"", 0},
        {"project:\"big t", "project:\"Big Trip\"", 0},
        {"in:ne", "in:\"next week\"", 0},
        {"area:r", "area:recovery", 0},
        {"zzz", "", 0},
        {"http://", "", 0},
        {"a \"b k", "", 2},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        size_t start, count;
        const char *out = "";
        const char *const *words =
            filter_complete(&f->arena, cases[i].line, &f->inputs, f->items, THINGS, &start, &count);
        for (size_t k = 0; k < count; k++)
            out = arena_printf(&f->arena, "%s%s%s", out, k ? " " : "", words[k]);
        if (!str_equal(out, cases[i].offered) || start != cases[i].start)
            fail_msg("%s: %s from %zu, not %s", cases[i].line, out, start, cases[i].offered);
    }
}

/* While a word is begun, what stands before it goes on to hold, and the mistake is told. */
static void test_a_line_being_typed(void **state)
{
    struct fixture *f = *state;
    struct filter_query query;
    struct err err;
    assert_false(filter_parse_begun(&f->arena, "tag:demo kind:co", &f->inputs, &query, &err));
    assert_int_equal(query.count, 1);
    assert_non_null(strstr(err.text, "kind:co"));
    assert_false(filter_parse_begun(&f->arena, "kind:qq slides", &f->inputs, &query, &err));
    assert_int_equal(query.count, 0);
    assert_true(filter_match(&f->arena, &query, &f->items[0]));
    assert_true(filter_parse_begun(&f->arena, "tag:demo kind:code", &f->inputs, &query, &err));
    assert_int_equal(query.count, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_what_is_found, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_what_a_reader_may_leave_out, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_periods, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_completion, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_line_being_typed, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
