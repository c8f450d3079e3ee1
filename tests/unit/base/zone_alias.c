/* SPDX-License-Identifier: MIT
 *
 * Names of time zones as calendars write them.
 */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "juggle/base/str.h"
#include "juggle/base/zone.h"

static void valid_names(void **state)
{
    (void)state;
    static const char *const good[] = {
        "UTC",   "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+12",
        "GMT-0", "EST5EDT",       "America/Port-au-Prince"};
    static const char *const bad[] = {
        "",
        "/",
        "/Europe/Berlin",
        "Europe/",
        "Europe//Berlin",
        "a/b/c/d",
        "..",
        "../etc",
        "Europe/../etc",
        "a.b",
        "Europe/Ber lin",
        "a\\b",
        "Z\u00fcrich",
        "a\nb",
        "a:b",
        "~",
        "Europe/Berlin/",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    };
    for (size_t i = 0; i < COUNT_OF(good); i++)
        CHECK_ROW(zone_name_valid(good[i]), good[i]);
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        CHECK_ROW(!zone_name_valid(bad[i]), bad[i]);
}

static const struct {
    const char *name, *zone;
    enum zone_alias how;
} aliases[] = {
    {"Europe/Berlin", "Europe/Berlin", ZONE_ALIAS_PLAIN},
    {"US/Eastern", "US/Eastern", ZONE_ALIAS_PLAIN},
    {"UTC", "UTC", ZONE_ALIAS_PLAIN},
    {"EST5EDT", "EST5EDT", ZONE_ALIAS_PLAIN},
    {"Etc/GMT+5", "Etc/GMT+5", ZONE_ALIAS_PLAIN},
    {"Europe/Newtown", "Europe/Newtown", ZONE_ALIAS_PLAIN}, /* newer than the table */
    {"/freeassociation.sourceforge.net/Europe/Berlin", "Europe/Berlin", ZONE_ALIAS_PREFIXED},
    {"/freeassociation.sourceforge.net/Tzfile/America/Argentina/Buenos_Aires",
     "America/Argentina/Buenos_Aires", ZONE_ALIAS_PREFIXED},
    {"/mozilla.org/20050126_1/Europe/Paris", "Europe/Paris", ZONE_ALIAS_PREFIXED},
    {"/citadel.org/20210210_1/America/New_York", "America/New_York", ZONE_ALIAS_PREFIXED},
    {"/example.com/UTC", "UTC", ZONE_ALIAS_PREFIXED},
    {"W. Europe Standard Time", "Europe/Berlin", ZONE_ALIAS_WINDOWS},
    {"w. europe standard time", "Europe/Berlin", ZONE_ALIAS_WINDOWS},
    {"Eastern Standard Time", "America/New_York", ZONE_ALIAS_WINDOWS},
    {"AUS Eastern Standard Time", "Australia/Sydney", ZONE_ALIAS_WINDOWS},
    {"FLE Standard Time", "Europe/Kyiv", ZONE_ALIAS_WINDOWS},
    {"Central Standard Time (Mexico)", "America/Mexico_City", ZONE_ALIAS_WINDOWS},
    {"UTC-02", "Etc/GMT+2", ZONE_ALIAS_WINDOWS},
    {"tzone://Microsoft/Utc", "Etc/UTC", ZONE_ALIAS_WINDOWS},
    {"Yukon Standard Time", "America/Whitehorse", ZONE_ALIAS_WINDOWS},
    {"Afghanistan Standard Time", "Asia/Kabul", ZONE_ALIAS_WINDOWS},
    {"Europe-Brussels", "Europe/Brussels", ZONE_ALIAS_SPELLING},
    {"europe/berlin", "Europe/Berlin", ZONE_ALIAS_SPELLING},
    {"America/New York", "America/New_York", ZONE_ALIAS_SPELLING},
    {"America-New_York", "America/New_York", ZONE_ALIAS_SPELLING},
    {"AMERICA/PORT AU PRINCE", "America/Port-au-Prince", ZONE_ALIAS_SPELLING},
    {"GMT+0200", "Etc/GMT-2", ZONE_ALIAS_SPELLING},
    {"GMT-0500", "Etc/GMT+5", ZONE_ALIAS_SPELLING},
    {"UTC+1", "Etc/GMT-1", ZONE_ALIAS_SPELLING},
    {"UTC +02:00", "Etc/GMT-2", ZONE_ALIAS_SPELLING},
    {"gmt-11", "Etc/GMT+11", ZONE_ALIAS_SPELLING},
    {"GMT+14", "Etc/GMT-14", ZONE_ALIAS_SPELLING},
    {"GMT+0000", "Etc/GMT+0", ZONE_ALIAS_SPELLING},
    {"utc", "Etc/UTC", ZONE_ALIAS_WINDOWS},
};
static const char *const unknown[] = {
    "",
    "/",
    "Mars/Olympus",
    "Custom Time Zone",
    "GMT+0530",
    "GMT+15",
    "GMT-13",
    "GMT+",
    "GMT+2x",
    "../../../etc/passwd",
    "Europe/../../etc/passwd",
    "/Europe/Newtown",
    "PDT2",
    "Standard Time",
    "Europe/",
    "GMT+00200",
    "XYZ+2",
    "UTC+1:00:00",
    "Etc/GMT 5",
    "Z\u00fcrich",
};

static void canonical_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(aliases); i++) {
        enum zone_alias how = ZONE_ALIAS_PLAIN;
        const char *zone = zone_canonical(aliases[i].name, &how);
        CHECK_ROW(str_equal(zone, aliases[i].zone), aliases[i].name);
        CHECK_ROW(how == aliases[i].how, aliases[i].name);
        CHECK_ROW(str_equal(zone_canonical(aliases[i].name, NULL), zone), aliases[i].name);
    }
    for (size_t i = 0; i < COUNT_OF(unknown); i++) {
        enum zone_alias how = ZONE_ALIAS_SPELLING;
        CHECK_ROW(zone_canonical(unknown[i], &how) == NULL, unknown[i]);
        CHECK_ROW(how == ZONE_ALIAS_SPELLING, unknown[i]);
    }
}

static const char *const names[] = {
#define ZONE(name) name,
#include "zone_names.def"
#undef ZONE
};
static const struct {
    const char *name, *zone;
} windows[] = {
#define WINDOWS(name, zone) {name, zone},
#include "zone_windows.def"
#undef WINDOWS
};

/* The tables are searched by halves, so that a row in the wrong place would not be found. */
static void every_row_is_found(void **state)
{
    (void)state;
    assert_true(COUNT_OF(names) > 590);
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        enum zone_alias how;
        CHECK_ROW(str_equal(zone_canonical(names[i], &how), names[i]), names[i]);
        CHECK_ROW(how == ZONE_ALIAS_PLAIN && zone_name_valid(names[i]), names[i]);
    }
    assert_true(COUNT_OF(windows) >= 139);
    for (size_t i = 0; i < COUNT_OF(windows); i++) {
        const char *zone = zone_canonical(windows[i].name, NULL);
        if (strcmp(windows[i].name, "UTC") != 0) /* which is a zone itself */
            CHECK_ROW(str_equal(zone, windows[i].zone), windows[i].name);
        CHECK_ROW(str_equal(zone_canonical(windows[i].zone, NULL), windows[i].zone),
                  windows[i].zone);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(valid_names),
        cmocka_unit_test(canonical_names),
        cmocka_unit_test(every_row_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
