/* SPDX-License-Identifier: MIT
 *
 * The time zone database: what is loaded and what is not even looked at, the
 * system's own zone from every source, names and version.
 */
#include "unit.h"

#include "juggle/base/str.h"
#include "juggle/sys/zoneinfo.h"
#include "place.h"
#include "zoneinfo_private.h"

struct fixture {
    struct place place;
    struct arena arena;
};

static int open_fixture(void **state)
{
    static struct fixture fixture;
    fixture = (struct fixture){0};
    arena_init(&fixture.arena);
    unsetenv("TZDIR");
    *state = &fixture;
    return place_open(&fixture.place);
}

static int close_fixture(void **state)
{
    struct fixture *f = *state;
    unsetenv("TZDIR");
    arena_finish(&f->arena);
    return place_close(&f->place);
}

static void loads_by_name(void **state)
{
    struct fixture *f = *state;
    const struct zone *berlin = zoneinfo_load(&f->arena, "Europe/Berlin", NULL);
    assert_non_null(berlin);
    assert_string_equal(zone_name(berlin), "Europe/Berlin");
    assert_int_equal(zone_offset(berlin, 1795248000), 3600);
    assert_non_null(zoneinfo_load(&f->arena, "America/Argentina/Buenos_Aires", NULL));
    assert_non_null(zoneinfo_load(&f->arena, "UTC", NULL));
}

static void refuses_by_name(void **state)
{
    struct fixture *f = *state;
    static const char *const names[] = {
        "",
        "Mars/Olympus",
        "../../../etc/passwd",
        "/etc/passwd",
        "Europe",
        "Europe/",
        "zone.tab",
        "Europe/Berlin\n",
        "posixrules.x",
        "tzdata.zi",
        "Europe/../UTC",
    };
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct err err = {0};
        CHECK_ROW(zoneinfo_load(&f->arena, names[i], &err) == NULL, names[i]);
        CHECK_ROW(err.code == ERR_NOT_FOUND, names[i]);
    }
}

/* A database of the test's own, with traps in it. */
static void passes_over_traps(void **state)
{
    struct fixture *f = *state;
    struct err err = {0};
    setenv("TZDIR", f->place.path, 1);
    assert_int_equal(mkdir(place_of(&f->place, "Europe"), 0700), 0);
    assert_int_equal(mkfifo(place_of(&f->place, "Europe/Fifo"), 0600), 0);
    assert_int_equal(mkdir(place_of(&f->place, "Europe/Directory"), 0700), 0);
    place_file(&f->place, "Europe/Text", "not a zone");
    place_file(&f->place, "Europe/Empty", "");
    const char *big = place_file(&f->place, "Europe/Big", "TZif2");
    assert_int_equal(truncate(big, 65537), 0);

    static const struct {
        const char *name;
        enum err_code code;
    } rows[] = {
        {"Europe/Fifo", ERR_NOT_FOUND}, {"Europe/Directory", ERR_NOT_FOUND},
        {"Europe/Big", ERR_NOT_FOUND},  {"Europe/Text", ERR_FAILED},
        {"Europe/Empty", ERR_FAILED},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        CHECK_ROW(zoneinfo_load(&f->arena, rows[i].name, &err) == NULL, rows[i].name);
        CHECK_ROW(err.code == rows[i].code, rows[i].name);
    }
    /* What it doesn't have comes from the next place. */
    assert_non_null(zoneinfo_load(&f->arena, "Europe/Berlin", NULL));
}

static void own_database_comes_first(void **state)
{
    struct fixture *f = *state;
    char command[256];
    setenv("TZDIR", f->place.path, 1);
    assert_int_equal(mkdir(place_of(&f->place, "Europe"), 0700), 0);
    snprintf(command, sizeof command, "cp /usr/share/zoneinfo/Asia/Tokyo %s/Europe/Berlin",
             f->place.path);
    assert_int_equal(system(command), 0);
    const struct zone *zone = zoneinfo_load(&f->arena, "Europe/Berlin", NULL);
    assert_int_equal(zone_offset(zone, 1795248000), 9 * 3600);
    setenv("TZDIR", "relative", 1);
    zone = zoneinfo_load(&f->arena, "Europe/Berlin", NULL);
    assert_int_equal(zone_offset(zone, 1795248000), 3600);
}

static void the_systems_own_zone(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *tz;       /* NULL: unset */
        const char *link;     /* NULL: no /etc/localtime */
        const char *timezone; /* NULL: no /etc/timezone */
        const char *name;
    } rows[] = {
        {"Asia/Tokyo", "/usr/share/zoneinfo/Europe/Berlin", "Europe/Paris", "Asia/Tokyo"},
        {":Asia/Tokyo", NULL, NULL, "Asia/Tokyo"},
        {"/usr/share/zoneinfo/Asia/Tokyo", NULL, NULL, "Asia/Tokyo"},
        {":/usr/share/zoneinfo/posix/Asia/Tokyo", NULL, NULL, "Asia/Tokyo"},
        {"", "/usr/share/zoneinfo/Europe/Berlin", NULL, "UTC"},
        {NULL, "/usr/share/zoneinfo/Europe/Berlin", "Europe/Paris", "Europe/Berlin"},
        {NULL, "../usr/share/zoneinfo/Europe/Berlin", NULL, "Europe/Berlin"},
        {NULL, "/usr/share/zoneinfo/Mars/Olympus", "Europe/Paris\n", "Europe/Paris"},
        {NULL, "/nowhere", "Europe/Paris # comment\n", "Europe/Paris"},
        {NULL, NULL, "Europe/Paris\n", "Europe/Paris"},
        {NULL, NULL, "../../etc/passwd\n", "UTC"},
        {NULL, NULL, "", "UTC"},
        {NULL, NULL, NULL, "UTC"},
        {"CET-1CEST,M3.5.0,M10.5.0/3", "/usr/share/zoneinfo/Europe/Berlin", NULL, "Europe/Berlin"},
        {":/etc/../x", NULL, "Europe/Paris", "Europe/Paris"},
        {"Mars/Olympus", NULL, NULL, "UTC"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char name[ZONEINFO_NAME_SIZE];
        const char *link = place_of(&f->place, "localtime");
        const char *file = place_of(&f->place, "timezone");
        unlink(link);
        unlink(file);
        if (rows[i].link)
            assert_int_equal(symlink(rows[i].link, link), 0);
        if (rows[i].timezone)
            place_file(&f->place, "timezone", rows[i].timezone);
        zoneinfo_local_from(&(struct zoneinfo_local){rows[i].tz, link, file}, name, sizeof name);
        if (strcmp(name, rows[i].name) != 0)
            fail_msg("row %zu: %s, expected %s", i, name, rows[i].name);
    }
}

static void a_link_to_a_link(void **state)
{
    struct fixture *f = *state;
    char name[ZONEINFO_NAME_SIZE];
    const char *link = place_of(&f->place, "localtime"), *next = place_of(&f->place, "next");
    assert_int_equal(symlink("next", link), 0);
    assert_int_equal(symlink("/usr/share/zoneinfo/Europe/Berlin", next), 0);
    zoneinfo_local_from(&(struct zoneinfo_local){NULL, link, "/nowhere"}, name, sizeof name);
    assert_string_equal(name, "Europe/Berlin");
    /* A name that doesn't fit is none. */
    zoneinfo_local_from(&(struct zoneinfo_local){NULL, link, "/nowhere"}, name, 6);
    assert_string_equal(name, "UTC");
}

static void this_systems_zone_can_be_loaded(void **state)
{
    struct fixture *f = *state;
    char name[ZONEINFO_NAME_SIZE];
    zoneinfo_local_name(name, sizeof name);
    assert_non_null(zoneinfo_load(&f->arena, name, NULL));
}

static bool has(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(names[i], name) == 0)
            return true;
    }
    return false;
}

static void check_list(const char *const *names, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        if (strcmp(names[i - 1], names[i]) >= 0)
            fail_msg("%s before %s", names[i - 1], names[i]);
    }
    for (size_t i = 0; i < count; i++)
        CHECK_ROW(zone_name_valid(names[i]), names[i]);
}

static void lists_names(void **state)
{
    struct fixture *f = *state;
    size_t count;
    const char *const *names = zoneinfo_list(&f->arena, &count);
    assert_true(count > 300);
    check_list(names, count);
    assert_true(has(names, count, "Europe/Berlin"));
    assert_true(has(names, count, "America/Argentina/Buenos_Aires"));
    assert_non_null(zoneinfo_version(&f->arena));
}

static void lists_names_from_text(void **state)
{
    struct fixture *f = *state;
    size_t count;
    setenv("TZDIR", f->place.path, 1);
    place_file(&f->place, "tzdata.zi",
               "# version 2031q\nR A 2000 o - O 1 0 1 S\nZ Europe/Zwei 1 - X\n2 - Y\n"
               "Z Europe/Eins 1 - X\nL Europe/Eins Old/Name\nL Europe/Eins\nZ ../bad 1 - X\n");
    const char *const *names = zoneinfo_list(&f->arena, &count);
    assert_int_equal(count, 3);
    assert_string_equal(names[0], "Europe/Eins");
    assert_string_equal(names[1], "Europe/Zwei");
    assert_string_equal(names[2], "Old/Name");
    assert_string_equal(zoneinfo_version(&f->arena), "2031q");
}

/* Where the text tells of none, the files do. */
static void lists_names_from_files(void **state)
{
    struct fixture *f = *state;
    size_t count;
    setenv("TZDIR", f->place.path, 1);
    place_file(&f->place, "tzdata.zi", "nothing\n");
    assert_int_equal(mkdir(place_of(&f->place, "Asia"), 0700), 0);
    assert_int_equal(mkdir(place_of(&f->place, "America"), 0700), 0);
    assert_int_equal(mkdir(place_of(&f->place, "America/Indiana"), 0700), 0);
    assert_int_equal(mkdir(place_of(&f->place, "posix"), 0700), 0);
    place_file(&f->place, "Asia/Tokyo", "");
    place_file(&f->place, "America/Indiana/Knox", "");
    place_file(&f->place, "posix/Asia", "");
    place_file(&f->place, "UTC", "");
    place_file(&f->place, "zone.tab", "");
    place_file(&f->place, "Bad.Name", "");
    const char *const *names = zoneinfo_list(&f->arena, &count);
    assert_int_equal(count, 3);
    assert_string_equal(names[0], "America/Indiana/Knox");
    assert_string_equal(names[1], "Asia/Tokyo");
    assert_string_equal(names[2], "UTC");
    assert_string_equal(zoneinfo_version(&f->arena), "unknown");
}

int main(void)
{
    if (access("/usr/share/zoneinfo/Europe/Berlin", R_OK) != 0) {
        fprintf(stderr, "skipped: there is no time zone database\n");
        return 77;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(loads_by_name, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(refuses_by_name, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(passes_over_traps, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(own_database_comes_first, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(the_systems_own_zone, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(a_link_to_a_link, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(this_systems_zone_can_be_loaded, open_fixture,
                                        close_fixture),
        cmocka_unit_test_setup_teardown(lists_names, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(lists_names_from_text, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(lists_names_from_files, open_fixture, close_fixture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
