/* SPDX-License-Identifier: MIT
 *
 * floor_import DB FILE.ics: each VEVENT of the file through libical into a table with its own text,
 * an index of words and a row for each occurrence up to 2032, in one transaction.
 */
#include <libical/ical.h>
#include <string.h>
#include <unistd.h>

#include "floor.h"

enum { ZONES_MAX = 64, EXCEPTIONS_MAX = 16, LAST_YEAR = 2032 };

static const char schema[] =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -8000;"
    "CREATE TABLE event(id INTEGER PRIMARY KEY, uid TEXT NOT NULL, title TEXT, place TEXT, text TEXT,"
    " tags TEXT, zone TEXT, start INTEGER, \"end\" INTEGER, rule TEXT, sequence INTEGER, raw TEXT);"
    "CREATE UNIQUE INDEX event_uid ON event(uid);"
    "CREATE INDEX event_when ON event(start, \"end\");"
    "CREATE INDEX event_series ON event(start) WHERE rule IS NOT NULL;"
    "CREATE TABLE occurrence(start INTEGER, \"end\" INTEGER, event INTEGER,"
    " PRIMARY KEY(start, \"end\", event)) WITHOUT ROWID;"
    "CREATE VIRTUAL TABLE word USING fts5(title, place, text, content='event', content_rowid='id');"
    "BEGIN IMMEDIATE";

struct import {
    sqlite3 *db;
    sqlite3_stmt *event, *word, *occurrence;
    icalcomponent *head; /* the VTIMEZONEs */
    struct {
        char name[64];
        icaltimezone *zone;
    } zones[ZONES_MAX];
    int zone_count;
    int64_t count;
};

/* One event's fields, as libical gives them. */
struct fields {
    const char *uid, *title, *place, *text, *tags, *zone;
    char *rule;
    time_t start, end;
    int sequence;
};

static void execute(sqlite3 *db, const char *sql)
{
    char *why = NULL;
    if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK)
        floor_fail(sql, why);
}

static void run(struct import *import, sqlite3_stmt *statement)
{
    if (sqlite3_step(statement) != SQLITE_DONE)
        floor_fail("insert", sqlite3_errmsg(import->db));
    sqlite3_reset(statement);
}

static void bind(sqlite3_stmt *statement, int place, const char *text)
{
    sqlite3_bind_text(statement, place, text, -1, SQLITE_STATIC);
}

static icaltimezone *zone_named(struct import *import, const char *name)
{
    if (!name)
        return icaltimezone_get_utc_timezone();
    for (int i = 0; i < import->zone_count; i++)
        if (strcmp(import->zones[i].name, name) == 0)
            return import->zones[i].zone;
    icaltimezone *zone = import->head ? icalcomponent_get_timezone(import->head, name) : NULL;
    if (!zone)
        zone = icaltimezone_get_builtin_timezone(name);
    if (import->zone_count < ZONES_MAX) {
        int i = import->zone_count++;
        snprintf(import->zones[i].name, sizeof import->zones[i].name, "%s", name);
        import->zones[i].zone = zone;
    }
    return zone;
}

static time_t instant_of(struct import *import, icalproperty *property, struct icaltimetype time,
                         const char **zone)
{
    icalparameter *parameter = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    *zone = parameter ? icalparameter_get_tzid(parameter) : NULL;
    return icaltime_as_timet_with_zone(time, zone_named(import, *zone));
}

static void read_property(struct import *import, icalproperty *p, struct fields *out)
{
    const char *ignored;
    switch ((int)icalproperty_isa(p)) {
    case ICAL_UID_PROPERTY:
        out->uid = icalproperty_get_uid(p);
        break;
    case ICAL_SUMMARY_PROPERTY:
        out->title = icalproperty_get_summary(p);
        break;
    case ICAL_LOCATION_PROPERTY:
        out->place = icalproperty_get_location(p);
        break;
    case ICAL_DESCRIPTION_PROPERTY:
        out->text = icalproperty_get_description(p);
        break;
    case ICAL_CATEGORIES_PROPERTY:
        out->tags = icalproperty_get_categories(p);
        break;
    case ICAL_DTSTART_PROPERTY:
        out->start = instant_of(import, p, icalproperty_get_dtstart(p), &out->zone);
        break;
    case ICAL_DTEND_PROPERTY:
        out->end = instant_of(import, p, icalproperty_get_dtend(p), &ignored);
        break;
    case ICAL_SEQUENCE_PROPERTY:
        out->sequence = icalproperty_get_sequence(p);
        break;
    case ICAL_RRULE_PROPERTY: {
        struct icalrecurrencetype rule = icalproperty_get_rrule(p);
        out->rule = icalrecurrencetype_as_string_r(&rule);
        break;
    }
    default:
        break;
    }
}

static void put_occurrence(struct import *import, time_t start, time_t end)
{
    sqlite3_bind_int64(import->occurrence, 1, start);
    sqlite3_bind_int64(import->occurrence, 2, end);
    sqlite3_bind_int64(import->occurrence, 3, import->count);
    run(import, import->occurrence);
}

static int read_exceptions(icalcomponent *event, struct icaltimetype out[EXCEPTIONS_MAX])
{
    int count = 0;
    icalproperty *p = icalcomponent_get_first_property(event, ICAL_EXDATE_PROPERTY);
    for (; p && count < EXCEPTIONS_MAX;
         p = icalcomponent_get_next_property(event, ICAL_EXDATE_PROPERTY))
        out[count++] = icalproperty_get_exdate(p);
    return count;
}

static void put_series(struct import *import, icalcomponent *event, const struct fields *fields)
{
    struct icaltimetype except[EXCEPTIONS_MAX], at;
    int count = read_exceptions(event, except);
    icalproperty *rule = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
    icalproperty *start = icalcomponent_get_first_property(event, ICAL_DTSTART_PROPERTY);
    icaltimezone *zone = zone_named(import, fields->zone);
    icalrecur_iterator *walk =
        icalrecur_iterator_new(icalproperty_get_rrule(rule), icalproperty_get_dtstart(start));
    while (!icaltime_is_null_time(at = icalrecur_iterator_next(walk)) && at.year < LAST_YEAR) {
        int skipped = 0;
        for (int i = 0; i < count; i++)
            skipped |= icaltime_compare(except[i], at) == 0;
        time_t begin = icaltime_as_timet_with_zone(at, zone);
        if (!skipped)
            put_occurrence(import, begin, begin + fields->end - fields->start);
    }
    icalrecur_iterator_free(walk);
}

static void put_event(struct import *import, const struct fields *fields, const char *raw)
{
    sqlite3_stmt *statement = import->event;
    sqlite3_bind_int64(statement, 1, ++import->count);
    bind(statement, 2, fields->uid);
    bind(statement, 3, fields->title);
    bind(statement, 4, fields->place);
    bind(statement, 5, fields->text);
    bind(statement, 6, fields->tags);
    bind(statement, 7, fields->zone);
    sqlite3_bind_int64(statement, 8, fields->start);
    sqlite3_bind_int64(statement, 9, fields->end);
    bind(statement, 10, fields->rule);
    sqlite3_bind_int64(statement, 11, fields->sequence);
    bind(statement, 12, raw);
    run(import, statement);
    sqlite3_bind_int64(import->word, 1, import->count);
    bind(import->word, 2, fields->title);
    bind(import->word, 3, fields->place);
    bind(import->word, 4, fields->text);
    run(import, import->word);
}

static void take(struct import *import, const char *raw)
{
    struct fields fields = {0};
    icalcomponent *event = icalparser_parse_string(raw);
    icalproperty *p = icalcomponent_get_first_property(event, ICAL_ANY_PROPERTY);
    for (; p; p = icalcomponent_get_next_property(event, ICAL_ANY_PROPERTY))
        read_property(import, p, &fields);
    put_event(import, &fields, raw);
    if (fields.rule)
        put_series(import, event, &fields);
    else
        put_occurrence(import, fields.start, fields.end);
    free(fields.rule);
    icalcomponent_free(event);
}

static int begins(const char *line, const char *with)
{
    return strncmp(line, with, strlen(with)) == 0;
}

/* What stands before the first event, closed by hand. */
static void take_head(struct import *import, char *head, size_t length)
{
    static const char end[] = "END:VCALENDAR\r\n";
    memcpy(head + length, end, sizeof end);
    import->head = icalparser_parse_string(head);
}

static void read_file(struct import *import, FILE *file)
{
    static char head[1 << 16], raw[1 << 16];
    char *line = NULL;
    size_t size = 0, length = 0, head_length = 0;
    int inside = 0;
    ssize_t got;
    while ((got = getline(&line, &size, file)) > 0) {
        if (!inside && begins(line, "BEGIN:VEVENT")) {
            if (!import->head)
                take_head(import, head, head_length);
            inside = 1;
            length = 0;
        }
        char *into = inside ? raw : head;
        size_t *used = inside ? &length : &head_length;
        if (*used + (size_t)got + 64 > sizeof raw)
            floor_fail("an event", "too long for this");
        memcpy(into + *used, line, (size_t)got + 1);
        *used += (size_t)got;
        if (inside && begins(line, "END:VEVENT")) {
            take(import, raw);
            inside = 0;
        } else if (begins(line, "END:VCALENDAR")) {
            break;
        }
    }
    free(line);
}

static void drop(const char *path)
{
    static const char *const endings[] = {"", "-wal", "-shm"};
    char name[4096];
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        snprintf(name, sizeof name, "%s%s", path, endings[i]);
        unlink(name);
    }
}

int main(int argc, char **argv)
{
    struct import import = {0};
    if (argc != 3)
        floor_fail("usage", "floor_import DB FILE.ics");
    FILE *file = fopen(argv[2], "r");
    if (!file)
        floor_fail(argv[2], "can't be read");
    drop(argv[1]);
    import.db = floor_open(argv[1], SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    execute(import.db, schema);
    import.event = floor_prepare(
        import.db, "INSERT INTO event VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)");
    import.word = floor_prepare(
        import.db, "INSERT INTO word(rowid, title, place, text) VALUES (?1, ?2, ?3, ?4)");
    import.occurrence = floor_prepare(import.db, "INSERT INTO occurrence VALUES (?1, ?2, ?3)");
    read_file(&import, file);
    execute(import.db, "COMMIT");
    sqlite3_finalize(import.event);
    sqlite3_finalize(import.word);
    sqlite3_finalize(import.occurrence);
    fclose(file);
    printf("%lld events\n", (long long)import.count);
    return sqlite3_close(import.db) != SQLITE_OK;
}
