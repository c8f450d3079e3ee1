/* SPDX-License-Identifier: MIT
 *
 * What findings say: every rule at every level it can have, every place filled in, no word that
 * judges.
 */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdio.h>

#include "calendar.h"
#include "juggle/load/wording.h"

enum { JUNE = MONDAY_1_JUNE_2026 };

static const char *const never[] = {"burn",  "at risk", "diagnos", "health", "score", "streak",
                                    "medal", "guilt",   "should",  "must",   "fail",  "you are",
                                    "You ",  "danger",  "stress",  "{",      "}",     "  ",
                                    "nan",   " .",      " ,",      "..",     "inf "};

static void say(struct str *out, const struct timeline *timeline, const struct finding *finding)
{
    str_clear(out);
    wording_text(out, timeline, finding);
}

static void check_text(const char *text)
{
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        if (strstr(text, never[i])) {
            print_error("\"%s\" in: %s\n", never[i], text);
            fail();
        }
    assert_true(strlen(text) > 20);
    assert_int_equal(text[strlen(text) - 1] == '.' || text[strlen(text) - 1] == '?', 1);
}

/* A calendar on which nearly everything is found: two weeks of long days with late evenings, then a
 * trip far east and at once another one, tasks that don't fit, and two weeks of low check-ins. */
static const struct timeline *everything(struct calendar *calendar)
{
    static struct load_checkin checkins[42];
    static const struct load_task tasks[] = {{9000, JUNE + 30}};
    static const struct load_trip trips[] = {
        {((moment)JUNE + 20) * DAY_MINUTES, ((moment)JUNE + 28) * DAY_MINUTES},
        {((moment)JUNE + 29) * DAY_MINUTES, ((moment)JUNE + 36) * DAY_MINUTES}};
    calendar_init(calendar);
    calendar_step(calendar, 0, 0);
    calendar_step(calendar, ((moment)JUNE + 20) * DAY_MINUTES + 720, 540);
    for (int i = 0; i < 42; i++) {
        calendar_day(calendar, JUNE - 7 + i, 420, 1180 + i % 3 * 60, KIND_SUPPORT);
        calendar_day(calendar, JUNE - 7 + i, 1270, 1430, KIND_SOCIAL);
        checkins[i] = (struct load_checkin){JUNE - 7 + i, i < 20 ? 5 : i < 28 ? 3 : 1, 1};
    }
    calendar_day(calendar, JUNE + 20, 0, 720, KIND_TRAVEL);
    calendar->input.checkins = checkins;
    calendar->input.checkin_count = 42;
    calendar->input.tasks = tasks;
    calendar->input.task_count = 1;
    calendar->input.trips = trips;
    calendar->input.trip_count = 2;
    calendar->input.recorded_since = JUNE - 400;
    return calendar_build(calendar);
}

static void all_findings_read_well(void **state)
{
    struct calendar calendar;
    struct str text;
    bool said[LOAD_RULE_COUNT] = {false};
    int rules = 0;
    (void)state;
    str_init(&text);
    const struct timeline *timeline = everything(&calendar);
    for (day d = JUNE - 7; d < JUNE + 37; d++) {
        struct findings findings;
        rules_evaluate(timeline, d, &findings);
        for (int i = 0; i < LOAD_RULE_COUNT; i++) {
            say(&text, timeline, &findings.at[i]);
            if (findings.at[i].level < LOAD_INFO) {
                assert_string_equal(text.text, "");
                continue;
            }
            check_text(text.text);
            rules += !said[i];
            said[i] = true;
        }
        str_clear(&text);
        wording_headline(&text, timeline, &findings);
        check_text(text.text);
    }
    assert_true(rules >= 20);
    str_finish(&text);
    calendar_finish(&calendar);
}

/* Every level a rule's limits allow has a text of its own, whatever the finding holds. */
static void every_level_has_words(void **state)
{
    struct calendar calendar;
    struct str text;
    (void)state;
    str_init(&text);
    const struct timeline *timeline = everything(&calendar);
    for (int i = 0; i < LOAD_RULE_COUNT; i++)
        for (enum load_level level = LOAD_INFO; level <= LOAD_ALERT; level++) {
            struct finding finding;
            double limit;
            rules_evaluate_one(timeline, (enum load_rule)i, JUNE + 20, &finding, NULL);
            finding.level = level;
            finding.has_value = true;
            if (!rules_limit(&calendar.config, (enum load_rule)i, level, &limit))
                continue;
            say(&text, timeline, &finding);
            assert_true(text.length > 20);
        }
    str_finish(&text);
    calendar_finish(&calendar);
}

/* ---- what a text names stands in its rule's source ---- */

struct saying {
    enum load_rule rule;
    const char *text;
};

static const char stops[] = " (),;:.";

/* The next word without its stops; NULL: there is none. */
static const char *next_word(const char *at, char *out, size_t size)
{
    at += strspn(at, stops);
    size_t whole = strcspn(at, " (),;"), length = whole;
    while (length > 0 && strchr(stops, at[length - 1]))
        length--;
    assert_true(length < size);
    memcpy(out, at, length);
    out[length] = '\0';
    return length ? at + whole : NULL;
}

/* A year, the number of a law, an abbreviation, a name within the sentence. */
static bool is_name(const char *word, bool first)
{
    size_t capitals = 0, digits = 0, length = strlen(word);
    for (const char *c = word; *c; c++) {
        capitals += *c >= 'A' && *c <= 'Z';
        digits += *c >= '0' && *c <= '9';
    }
    bool year = digits == 4 && length == 4;
    return year || capitals >= 2 || (capitals && !first) ||
           (digits && (capitals || strchr(word, '/')));
}

/* "article 6", "articles 6 and 16", "section 3". */
static bool is_article(const char *word, const char *before, const char *two_before)
{
    return *word >= '0' && *word <= '9' &&
           (!strncmp(before, "article", 7) || !strcmp(before, "section") ||
            (!strcmp(before, "and") && !strcmp(two_before, "6")));
}

/* Answers how many names it has. */
static int check_saying(const struct saying *saying, const char *source)
{
    char word[64], before[64] = "", two_before[64] = "";
    int named = 0;
    bool first = true;
    for (const char *at = saying->text; (at = next_word(at, word, sizeof word)) != NULL;) {
        if (*word != '{' && (is_name(word, first) || is_article(word, before, two_before))) {
            if (!strstr(source, word))
                fail_msg("%s: \"%s\" is not in \"%s\"", saying->text, word, source);
            named++;
        }
        first = at[-1] == '.';
        memcpy(two_before, before, sizeof before);
        memcpy(before, word, sizeof word);
    }
    return named;
}

static void what_a_text_names_is_in_its_source(void **state)
{
    static const struct saying sayings[] = {
#define SAY(rule, level, fact, comparison, change)                                                 \
    {RULE_##rule, fact}, {RULE_##rule, comparison}, {RULE_##rule, change},
#include "juggle/load/rules.def"
    };
    int named[LOAD_RULE_COUNT] = {0}, rules = 0;
    (void)state;
    for (size_t i = 0; i < sizeof sayings / sizeof *sayings; i++)
        named[sayings[i].rule] += check_saying(&sayings[i], rules_row(sayings[i].rule)->source);
    for (int i = 0; i < LOAD_RULE_COUNT; i++)
        rules += named[i] > 0;
    assert_int_equal(LOAD_RULE_COUNT, 24);
    assert_true(rules >= 18); /* the others compare with targets and entries of the person's own */
}

static void assert_value(enum load_unit unit, double value, const char *wanted)
{
    struct str text;
    str_init(&text);
    wording_value(&text, unit, value);
    assert_string_equal(text.text, wanted);
    str_finish(&text);
}

static void values_with_units(void **state)
{
    (void)state;
    assert_value(UNIT_MINUTES, 45, "45 min");
    assert_value(UNIT_MINUTES, 3420, "57 h");
    assert_value(UNIT_MINUTES, 750, "12.5 h");
    assert_value(UNIT_CLOCK, 1260, "21:00");
    assert_value(UNIT_DAYS, 1, "1 day");
    assert_value(UNIT_DAYS, 9, "9 days");
    assert_value(UNIT_NIGHTS, 15, "15 nights");
    assert_value(UNIT_RATIO, 1.5, "1.5 times");
    assert_value(UNIT_SHARE, 0.62, "62 %");
    assert_value(UNIT_PERCENT, 112.4, "112 %");
    assert_value(UNIT_COUNT, 2.2678, "2.27");
    assert_value(UNIT_COUNT, 100, "100");
    assert_value(UNIT_SCALE, 2, "2");
    assert_value(UNIT_DATE, JUNE, "1 June");
    assert_value(UNIT_YES, 1, "yes");
}

static void a_long_week(void **state)
{
    struct calendar calendar;
    struct findings findings;
    struct str text;
    (void)state;
    str_init(&text);
    calendar_init(&calendar);
    for (int i = 0; i < 6; i++)
        calendar_day(&calendar, JUNE + i, 480, 1050, KIND_CONTENT);
    const struct timeline *timeline = calendar_build(&calendar);
    rules_evaluate(timeline, JUNE + 6, &findings);
    say(&text, timeline, &findings.at[RULE_H2]);
    assert_string_equal(
        text.text, "The seven days to 7 June hold 57 h. WHO/ILO call weeks from 55 h long; "
                   "they speak of years, not of one week. Dropping 2.5 h brings the week under "
                   "it.");
    str_clear(&text);
    wording_headline(&text, timeline, &findings);
    assert_string_equal(text.text,
                        "load + hours: The days of the week to 7 June are much alike, at "
                        "142 % of a full week.");
    calendar_finish(&calendar);
    str_finish(&text);
}

static void quiet_days(void **state)
{
    struct calendar calendar;
    struct findings findings;
    struct str text;
    (void)state;
    str_init(&text);
    calendar_init(&calendar);
    for (int i = 0; i < 5; i++)
        calendar_day(&calendar, JUNE + i, 540, 960, KIND_CONTENT);
    const struct timeline *timeline = calendar_build(&calendar);
    rules_evaluate(timeline, JUNE + 6, &findings);
    wording_headline(&text, timeline, &findings);
    assert_string_equal(text.text, "Nothing stands out in what is recorded.");
    assert_null(wording_footer(&findings));
    str_clear(&text);
    rules_evaluate(timeline, JUNE + 20, &findings);
    wording_headline(&text, timeline, &findings);
    assert_string_equal(text.text, "Too little is recorded to say: 28 % of the last seven days.");
    findings.headline = HEADLINE_AMBER;
    assert_non_null(strstr(wording_footer(&findings), "not a medical opinion"));
    calendar_finish(&calendar);
    str_finish(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_findings_read_well),
        cmocka_unit_test(every_level_has_words),
        cmocka_unit_test(what_a_text_names_is_in_its_source),
        cmocka_unit_test(values_with_units),
        cmocka_unit_test(a_long_week),
        cmocka_unit_test(quiet_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
