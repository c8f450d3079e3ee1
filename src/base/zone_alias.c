/* SPDX-License-Identifier: MIT
 *
 * zone_alias: from the names of time zones that calendars write to those of
 * the IANA database.
 */
#include "juggle/base/zone.h"

#include <stdlib.h>
#include <string.h>

#include "juggle/base/str.h"
#include "scan.h"

enum { NAME_MOST = 64, PARTS_MOST = 3 };

static const char *const names[] = {
#define ZONE(name) name,
#include "zone_names.def"
#undef ZONE
};

static const struct windows {
    const char *name;
    const char *zone;
} windows[] = {
#define WINDOWS(name, zone) {name, zone},
#include "zone_windows.def"
#undef WINDOWS
};

bool zone_name_valid(const char *name)
{
    int parts = 1;
    size_t length = 0, part_length = 0;
    for (; name[length]; length++) {
        char c = name[length];
        if (length == NAME_MOST)
            return false;
        if (c == '/') {
            if (part_length == 0 || ++parts > PARTS_MOST)
                return false;
            part_length = 0;
        } else if (ascii_is_alnum(c) || c == '_' || c == '+' || c == '-') {
            part_length++;
        } else {
            return false;
        }
    }
    return part_length > 0;
}

static int compare_name(const void *wanted, const void *row)
{
    return strcmp(wanted, *(const char *const *)row);
}

static const char *known(const char *name)
{
    const char *const *row =
        bsearch(name, names, sizeof names / sizeof names[0], sizeof names[0], compare_name);
    return row ? *row : NULL;
}

static int compare_nocase(const char *a, const char *b)
{
    while (*a && ascii_lower(*a) == ascii_lower(*b)) {
        a++;
        b++;
    }
    return (unsigned char)ascii_lower(*a) - (unsigned char)ascii_lower(*b);
}

static int compare_windows(const void *wanted, const void *row)
{
    return compare_nocase(wanted, ((const struct windows *)row)->name);
}

static const char *from_windows(const char *name)
{
    const struct windows *row = bsearch(name, windows, sizeof windows / sizeof windows[0],
                                        sizeof windows[0], compare_windows);
    return row ? row->zone : NULL;
}

/* The longest known name that stands behind a slash. */
static const char *from_prefixed(const char *name)
{
    for (const char *slash = strchr(name, '/'); slash; slash = strchr(slash + 1, '/')) {
        const char *found = known(slash + 1);
        if (found)
            return found;
    }
    return NULL;
}

/* One sign for all that people put between words; a hyphen before a digit is a minus. */
static char spelled(const char *at)
{
    bool parts = *at == '/' || *at == '\\' || *at == ' ' || *at == '_' || *at == '-';
    if (parts && ascii_is_alpha(at[1]))
        return '/';
    return ascii_lower(*at);
}

static bool spelled_alike(const char *a, const char *b)
{
    while (*a && spelled(a) == spelled(b)) {
        a++;
        b++;
    }
    return *a == '\0' && *b == '\0';
}

static const char *from_spelling(const char *name)
{
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (spelled_alike(name, names[i]))
            return names[i];
    }
    return NULL;
}

/* "+0200", "-5", "+02:00" as whole hours. */
static bool scan_hours(const char **at, int *out)
{
    bool west = **at == '-';
    int hours, minute = 0;
    if (!scan_char(at, '+') && !scan_char(at, '-'))
        return false;
    const char *digits = *at;
    if (scan_digits(at, 4, 4, &hours)) {
        minute = hours % 100;
        hours /= 100;
    } else {
        *at = digits;
        if (!scan_digits(at, 1, 2, &hours) ||
            (scan_char(at, ':') && !scan_digits(at, 2, 2, &minute)))
            return false;
    }
    *out = west ? -hours : hours;
    return minute == 0;
}

/* "GMT+0200" and the like; the names of the database count hours towards the west. */
static const char *from_offset(const char *name)
{
    char word[4], zone[] = "Etc/GMT+nn";
    int hours;
    if (!scan_word(&name, word, sizeof word) ||
        (!str_equal(word, "gmt") && !str_equal(word, "utc")))
        return NULL;
    scan_blanks(&name);
    if (!scan_hours(&name, &hours) || *name != '\0' || abs(hours) > 14)
        return NULL;
    char *digit = zone + strlen("Etc/GMT");
    *digit++ = hours > 0 ? '-' : '+';
    if (abs(hours) >= 10)
        *digit++ = '1';
    *digit++ = (char)('0' + abs(hours) % 10);
    *digit = '\0';
    return known(zone);
}

/* Newer than our table, but in an area of the world that the database has. */
static bool is_plausible(const char *name)
{
    static const char *const areas[] = {"Africa/", "America/",  "Antarctica/", "Arctic/",
                                        "Asia/",   "Atlantic/", "Australia/",  "Europe/",
                                        "Indian/", "Pacific/"};
    for (size_t i = 0; i < sizeof areas / sizeof areas[0]; i++) {
        if (str_starts(name, areas[i]))
            return zone_name_valid(name);
    }
    return false;
}

const char *zone_canonical(const char *name, enum zone_alias *how)
{
    static const struct {
        const char *(*find)(const char *name);
        enum zone_alias alias;
    } ways[] = {
        {known, ZONE_ALIAS_PLAIN},          {from_prefixed, ZONE_ALIAS_PREFIXED},
        {from_windows, ZONE_ALIAS_WINDOWS}, {from_spelling, ZONE_ALIAS_SPELLING},
        {from_offset, ZONE_ALIAS_SPELLING},
    };
    enum zone_alias found_how = ZONE_ALIAS_PLAIN;
    const char *found = NULL;
    for (size_t i = 0; i < sizeof ways / sizeof ways[0] && !found; i++) {
        found = ways[i].find(name);
        found_how = ways[i].alias;
    }
    if (!found && is_plausible(name)) {
        found = name;
        found_how = ZONE_ALIAS_PLAIN;
    }
    if (found && how)
        *how = found_how;
    return found;
}
