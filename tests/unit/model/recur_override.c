/* SPDX-License-Identifier: MIT
 *
 * Series with changed occurrences: moved in and out of the window, onwards, by UTC or date ids.
 */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "juggle/model/recur.h"
#include "recur_zonefile.h"

enum { MOST = 8 };

struct fixture {
    struct arena arena;
    struct recur_set set;
    struct recur_override overrides[MOST];
    size_t count;
};

static struct recur_moment moment(const char *text)
{
    struct recur_moment out;
    assert_true(recur_moment_parse(text, strlen(text), &out));
    return out;
}

static void begin(struct fixture *f, const char *start, const char *rules, const char *exdates,
                  struct recur_length length, bool berlin)
{
    struct recur_moment at = moment(start);
    arena_init(&f->arena);
    f->count = 0;
    struct recur_source source = {.start = at.wall,
                                  .all_day = at.date,
                                  .rules = rules,
                                  .exdates = exdates,
                                  .length = length,
                                  .zone = berlin ? zone_berlin_2026(&f->arena) : NULL};
    assert_int_equal(recur_build(&f->arena, &source, &f->set, NULL), RECUR_ACCEPTED);
}

static void change(struct fixture *f, const char *which, const char *start,
                   struct recur_length length, bool onwards)
{
    struct recur_moment to = moment(start);
    assert_true(f->count < MOST);
    f->overrides[f->count++] =
        (struct recur_override){.at = moment(which),
                                .onwards = onwards,
                                .all_day = to.date,
                                .start = to.wall,
                                .length = length,
                                .zone = to.utc || to.date ? NULL : f->set.zone};
}

/* "name>day/hour:minute", with the override's number where one holds, and minutes where asked for.
 */
static void check(struct fixture *f, const char *from, const char *to, const char *expected)
{
    struct recur_items items;
    struct str got;
    char buf[RECUR_MOMENT_SIZE];
    struct span window = {wall_seconds(moment(from).wall), wall_seconds(moment(to).wall)};
    str_init(&got);
    recur_assemble(&f->arena, &f->set, f->overrides, f->count, window, RECUR_STEPS, &items);
    for (size_t i = 0; i < items.count; i++) {
        const struct recur_item *item = &items.at[i];
        struct wall utc = wall_from_seconds(item->start);
        struct recur_moment at = {{item->at.day, 0}, true, false};
        str_addf(&got, "%s%s>%d/%d:%02d", i ? " " : "", recur_moment_format(&at, buf) + 6,
                 day_civil(utc.day).mday, utc.second / 3600, utc.second / 60 % 60);
        if (item->override != RECUR_MASTER)
            str_addf(&got, "#%zu+%d", item->override, (int)(item->end - item->start) / 60);
    }
    assert_string_equal(got.text, expected);
    assert_false(items.exhausted);
    str_finish(&got);
}

static const struct recur_length hour = {0, 3600};

static void one_is_moved(void **state)
{
    struct fixture f;
    (void)state;
    begin(&f, "20260601T090000", "FREQ=DAILY;COUNT=10", NULL, hour, false);
    check(&f, "20260602", "20260605", "02>2/9:00 03>3/9:00 04>4/9:00");
    change(&f, "20260603T090000Z", "20260603T140000Z", (struct recur_length){0, 1800}, false);
    check(&f, "20260602", "20260605", "02>2/9:00 03>3/14:00#0+30 04>4/9:00");
    /* Out of the window, and into another. */
    change(&f, "20260604T090000Z", "20260608T170000Z", hour, false);
    check(&f, "20260602", "20260605", "02>2/9:00 03>3/14:00#0+30");
    check(&f, "20260608", "20260609", "08>8/9:00 04>8/17:00#1+60");
    /* The later one of two for the same occurrence wins. */
    change(&f, "20260603T090000Z", "20260603T160000Z", hour, false);
    check(&f, "20260602", "20260605", "02>2/9:00 03>3/16:00#2+60");
    arena_finish(&f.arena);
}

static void ids_in_every_form(void **state)
{
    struct fixture f;
    (void)state;
    begin(&f, "20260601T090000", "FREQ=DAILY;COUNT=4", NULL, hour, true);
    change(&f, "20260602T070000Z", "20260602T120000Z", hour, false);
    change(&f, "20260603T090000", "20260603T120000Z", hour, false);
    change(&f, "20260604", "20260604T120000Z", hour, false);
    check(&f, "20260601", "20260610", "01>1/7:00 02>2/12:00#0+60 03>3/12:00#1+60 04>4/12:00#2+60");
    arena_finish(&f.arena);
}

static void strangers_are_shown(void **state)
{
    struct fixture f;
    (void)state;
    begin(&f, "20260601T090000", "FREQ=DAILY;COUNT=3", "20260602T090000", hour, false);
    change(&f, "20260602T090000Z", "20260602T100000Z", hour, false);
    change(&f, "20260620T090000Z", "20260621T090000Z", hour, false);
    check(&f, "20260601", "20260701", "01>1/9:00 02>2/10:00#0+60 03>3/9:00 20>21/9:00#1+60");
    arena_finish(&f.arena);
}

static void onwards_moves_what_follows(void **state)
{
    struct fixture f;
    (void)state;
    begin(&f, "20260601T090000", "FREQ=DAILY;COUNT=6", NULL, hour, false);
    change(&f, "20260603T090000Z", "20260603T110000Z", (struct recur_length){0, 7200}, true);
    change(&f, "20260605T090000Z", "20260605T090000Z", hour, false);
    check(&f, "20260601", "20260701",
          "01>1/9:00 02>2/9:00 03>3/11:00#0+120 04>4/11:00#0+120 05>5/9:00#1+60 06>6/11:00#0+120");
    /* A second one takes over from there. */
    change(&f, "20260604T090000Z", "20260604T080000Z", hour, true);
    check(&f, "20260603", "20260701",
          "03>3/11:00#0+120 04>4/8:00#2+60 05>5/9:00#1+60 06>6/8:00#2+60");
    arena_finish(&f.arena);
}

static void onwards_crosses_the_edge(void **state)
{
    struct fixture f;
    (void)state;
    begin(&f, "20260601T220000", "FREQ=DAILY;COUNT=10", NULL, hour, false);
    change(&f, "20260603T220000Z", "20260606T010000Z", hour, true);
    check(&f, "20260606", "20260608", "03>6/1:00#0+60 04>7/1:00#0+60");
    change(&f, "20260607T220000Z", "20260604T220000Z", hour, true);
    check(&f, "20260604", "20260606", "07>4/22:00#1+60 08>5/22:00#1+60");
    arena_finish(&f.arena);
}

static void onwards_keeps_the_wall_clock(void **state)
{
    struct fixture f;
    (void)state;
    begin(&f, "20260327T090000", "FREQ=DAILY;COUNT=4", NULL, hour, true);
    change(&f, "20260328T090000", "20260328T100000", hour, true);
    check(&f, "20260327", "20260401", "27>27/8:00 28>28/9:00#0+60 29>29/8:00#0+60 30>30/8:00#0+60");
    arena_finish(&f.arena);
}

static void whole_days(void **state)
{
    struct fixture f;
    const struct recur_length one = {1, 0}, two = {2, 0};
    (void)state;
    begin(&f, "20260601", "FREQ=WEEKLY;COUNT=3", NULL, one, false);
    change(&f, "20260608", "20260609", two, true);
    check(&f, "20260601", "20260701", "01>1/0:00 08>9/0:00#0+2880 15>16/0:00#0+2880");
    check(&f, "20260617", "20260618", "15>16/0:00#0+2880");
    arena_finish(&f.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_is_moved),
        cmocka_unit_test(ids_in_every_form),
        cmocka_unit_test(strangers_are_shown),
        cmocka_unit_test(onwards_moves_what_follows),
        cmocka_unit_test(onwards_crosses_the_edge),
        cmocka_unit_test(onwards_keeps_the_wall_clock),
        cmocka_unit_test(whole_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
