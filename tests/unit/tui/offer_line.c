/* SPDX-License-Identifier: MIT
 *
 * The line of an offer: dates, role, zone, talk; what is left is the name.
 */
#include "unit.h"

#include "paper.h"

static void read(struct arena *arena, const char *text, struct offer_line *out)
{
    offer_line_read(arena, text, day_of(2026, 11, 24), out);
}

static void whole_line(void **state)
{
    struct arena arena;
    struct offer_line line;
    (void)state;
    arena_init(&arena);
    read(&arena, "KubeCon EU 2027-03-23 to 2027-03-26 keynote Europe/Amsterdam tweak 45min", &line);
    assert_string_equal(line.name, "KubeCon EU");
    assert_int_equal(line.from, day_of(2027, 3, 23));
    assert_int_equal(line.to, day_of(2027, 3, 26));
    assert_string_equal(line.role, "keynote");
    assert_string_equal(line.zone, "Europe/Amsterdam");
    assert_string_equal(line.talk, "tweak");
    assert_string_equal(line.length, "45");
    assert_false(line.online);
    arena_finish(&arena);
}

static void dates_as_people_write_them(void **state)
{
    struct arena arena;
    struct offer_line line;
    (void)state;
    arena_init(&arena);
    read(&arena, "dec 3 - dec 5 Winter Days online attending", &line);
    assert_string_equal(line.name, "Winter Days");
    assert_int_equal(line.from, day_of(2026, 12, 3));
    assert_int_equal(line.to, day_of(2026, 12, 5));
    assert_string_equal(line.role, "attending");
    assert_true(line.online);
    read(&arena, "One day 2027-02-01", &line);
    assert_int_equal(line.to, line.from);
    assert_string_equal(line.role, "speaking");
    read(&arena, "Turned 2027-02-05 2027-02-01", &line);
    assert_int_equal(line.from, day_of(2027, 2, 1));
    assert_int_equal(line.to, day_of(2027, 2, 5));
    arena_finish(&arena);
}

static void nothing_yet(void **state)
{
    struct arena arena;
    struct offer_line line;
    (void)state;
    arena_init(&arena);
    read(&arena, "", &line);
    assert_string_equal(line.name, "");
    assert_int_equal(line.from, DAY_NONE);
    read(&arena, "to the moon and back", &line);
    assert_string_equal(line.name, "to the moon and back");
    assert_null(line.zone);
    arena_finish(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_line),
        cmocka_unit_test(dates_as_people_write_them),
        cmocka_unit_test(nothing_yet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
