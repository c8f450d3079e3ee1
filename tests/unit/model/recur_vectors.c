/* SPDX-License-Identifier: MIT
 *
 * Expectations of other projects' own recurrence tests: one JSON object a line. Every vector gives
 * exactly what it expects, or is refused by name, or stands below with the reason why it can't be
 * met.
 */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <cmocka.h>

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "juggle/base/vec.h"
#include "juggle/model/recur.h"
#include "recur_zonefile.h"

#define VECTORS SHARED_DIR "/ics/open/recurrence/vectors.jsonl"

static const struct {
    const char *rule, *start, *because;
} unmet[] = {
    {"FREQ=YEARLY;COUNT=3;BYWEEKNO=20", "19970902T090000",
     "takes BYWEEKNO without BYDAY for every day of the week; the RFC and all other vectors take "
     "DTSTART's weekday"},
    {"FREQ=DAILY;INTERVAL=1;UNTIL=20020201T000000Z", "20020101T090000Z",
     "expects what two EXRULEs take away, but has lost them"},
};

struct tally {
    int met, subhourly, rscale, invalid, unsupported, unmet, failed;
};

static const char *text_of(json_t *vector, const char *key)
{
    return json_string_value(json_object_get(vector, key));
}

static const char *why_unmet(const char *rule, const char *start)
{
    for (size_t i = 0; i < sizeof unmet / sizeof *unmet; i++)
        if (!strcmp(unmet[i].rule, rule) && !strcmp(unmet[i].start, start))
            return unmet[i].because;
    return NULL;
}

static const char *joined(struct arena *arena, json_t *list)
{
    struct str all;
    size_t i;
    json_t *item;
    str_init(&all);
    json_array_foreach(list, i, item) str_addf(&all, "%s%s", i ? "," : "", json_string_value(item));
    const char *text = arena_strdup(arena, all.text);
    str_finish(&all);
    return text;
}

/* "1997-09-20T09:00:00-04:00" as it would be written beside DTSTART: 19970920T090000. */
static void without_offset(const char *text, char out[32])
{
    size_t length = 0;
    for (const char *at = text; *at && length < 15; at++)
        if (*at != '-' && *at != ':')
            out[length++] = *at;
    out[length] = '\0';
    if (!strchr(text, '-'))
        snprintf(out, 32, "%.31s", text);
}

static void local_text(const struct recur_occurrence *o, const struct recur_moment *start,
                       char out[32])
{
    struct recur_moment moment = {o->at, start->date, start->utc};
    recur_moment_format(&moment, out);
}

static bool offset_agrees(const struct recur_occurrence *o, const char *expected)
{
    size_t length = strlen(expected);
    if (!strchr(expected, '-') || length < 25)
        return true;
    int hours = atoi(expected + length - 6), odd = atoi(expected + length - 2);
    int64_t offset = hours * 3600 + (hours < 0 ? -odd : odd) * 60;
    return wall_seconds(o->at) - o->start == offset;
}

/* Answers how expected and result agree, saying where they part. */
static bool compare(json_t *vector, const struct recur_moment *start,
                    const struct recur_result *result)
{
    json_t *expected = json_object_get(vector, "expected");
    size_t count = json_array_size(expected), skip = 0;
    bool prefix = json_is_false(json_object_get(vector, "complete"));
    const char *from = text_of(vector, "start_at");
    json_t *number = json_object_get(vector, "expected_count");
    char own[32], theirs[32];
    if (number && (json_int_t)result->count != json_integer_value(number))
        return false;
    if (from && count && strcmp(json_string_value(json_array_get(expected, 0)), from) >= 0)
        for (; skip < result->count; skip++) {
            local_text(&result->at[skip], start, own);
            if (strcmp(own, from) >= 0)
                break;
        }
    if (result->unmatched && !count && !number)
        return result->count == 1; /* the rule yields nothing: DTSTART alone */
    if (result->count - skip < count || (!prefix && result->count - skip != count))
        return false;
    for (size_t i = 0; i < count; i++) {
        const char *text = json_string_value(json_array_get(expected, i));
        without_offset(text, theirs);
        local_text(&result->at[i + skip], start, own);
        if (strcmp(own, theirs) != 0 || !offset_agrees(&result->at[i + skip], text))
            return false;
    }
    return true;
}

static bool refused_as_allowed(json_t *vector, enum recur_refusal why, struct tally *tally)
{
    bool invalid = json_is_true(json_object_get(vector, "rfc5545_invalid"));
    switch (why) {
    case RECUR_SUBHOURLY:
        tally->subhourly++;
        return true;
    case RECUR_RSCALE:
        tally->rscale++;
        return true;
    case RECUR_INVALID:
        tally->invalid++;
        return invalid;
    case RECUR_UNSUPPORTED:
        tally->unsupported++;
        return invalid || json_object_get(vector, "expect_error");
    case RECUR_ACCEPTED:
        break;
    }
    return false;
}

static void try_vector(json_t *vector, struct tally *tally)
{
    const char *rule = text_of(vector, "rrule"), *start_text = text_of(vector, "dtstart");
    const char *zone_text = text_of(vector, "tzid");
    struct arena arena;
    struct err err = {0};
    struct recur_moment start;
    struct recur_set set;
    struct recur_result result;
    arena_init(&arena);
    if (!recur_moment_parse(start_text, strlen(start_text), &start)) {
        assert_int_equal(json_array_size(json_object_get(vector, "expected")), 0);
        tally->met++; /* beyond the calendar: nothing, as expected */
        arena_finish(&arena);
        return;
    }
    struct recur_source source = {
        .start = start.wall,
        .all_day = start.date,
        .zone = zone_text ? zone_from_file(&arena, zone_text) : NULL,
        .rules = rule,
        .rdates = joined(&arena, json_object_get(vector, "rdate")),
        .exdates = joined(&arena, json_object_get(vector, "exdate")),
    };
    enum recur_refusal why = recur_build(&arena, &source, &set, &err);
    recur_expand(&arena, &set, (struct span){INT64_MIN, INT64_MAX}, RECUR_STEPS, &result);
    bool good = why == RECUR_ACCEPTED ? compare(vector, &start, &result)
                                      : refused_as_allowed(vector, why, tally);
    const char *because = why_unmet(rule, start_text);
    if (good == (because != NULL)) {
        fprintf(stderr, "%s %s: %s\n", start_text, rule, good ? "is met by now" : "differs");
        tally->failed++;
    }
    if (because)
        fprintf(stderr, "not met: %s %s: %s\n", start_text, rule, because);
    tally->unmet += because != NULL;
    tally->met += why == RECUR_ACCEPTED && good;
    arena_finish(&arena);
}

static void vectors_are_met(void **state)
{
    FILE *file = *state;
    struct tally tally = {0};
    static char line[1 << 20];
    while (fgets(line, sizeof line, file)) {
        json_t *vector = json_loads(line, 0, NULL);
        assert_non_null(vector);
        try_vector(vector, &tally);
        json_decref(vector);
    }
    fprintf(stderr,
            "met %d; refused: %d sub-hourly, %d RSCALE, %d invalid, %d unsupported; not met %d\n",
            tally.met, tally.subhourly, tally.rscale, tally.invalid, tally.unsupported,
            tally.unmet);
    assert_int_equal(tally.failed, 0);
    assert_true(tally.met > 300);
}

int main(void)
{
    FILE *file = fopen(VECTORS, "r");
    if (!file || !zone_file_exists("America/New_York")) {
        fprintf(stderr, "skipped: %s or the zone files are not here\n", VECTORS);
        return 77;
    }
    const struct CMUnitTest tests[] = {cmocka_unit_test_prestate(vectors_are_met, file)};
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    fclose(file);
    return failed;
}
