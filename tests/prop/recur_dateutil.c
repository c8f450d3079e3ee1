/* SPDX-License-Identifier: MIT
 *
 * Random rules, expanded here and by python-dateutil: the first occurrences must be the same. Left
 * out is what the two read differently on purpose: BYWEEKNO, YEARLY with BYMONTHDAY alone, and
 * BYSETPOS of the first week. Skipped where dateutil is not installed.
 */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <cmocka.h>

#include <string.h>
#include <unistd.h>

#include "juggle/model/recur.h"
#include "recur_random.h"
#include "share.h"

enum { RULES = SHARE_OF(2000), MOST = 15, STEPS = 400000 };

static struct str lines[RULES]; /* START RULE MOST, as they were asked */
static struct str ours[RULES];
static int asked;

static void add_occurrence(struct str *out, struct wall at)
{
    struct recur_moment moment = {at, false, false};
    char buf[RECUR_MOMENT_SIZE];
    str_addf(out, "%s%s", out->length ? " " : "", recur_moment_format(&moment, buf));
}

/* Rules that find little would keep dateutil busy up to the year 9999. */
static bool expand_one(struct arena *arena, struct wall start, const char *rule, struct str *out)
{
    struct recur_set set;
    struct recur_result result;
    struct recur_source source = {.start = start, .rules = rule};
    struct span window = {wall_seconds(start), (instant)day_of(2100, 1, 1) * DAY_SECONDS};
    if (recur_build(arena, &source, &set, NULL) != RECUR_ACCEPTED)
        return false;
    instant width = 400 * (instant)DAY_SECONDS;
    struct span near = {window.start, window.start + width};
    recur_expand(arena, &set, near, STEPS, &result);
    if (result.count < MOST)
        recur_expand(arena, &set, window, STEPS, &result);
    for (size_t i = 0; i < result.count && i < MOST; i++)
        add_occurrence(out, result.at[i].at);
    return result.count >= MOST && !result.unmatched;
}

static void make_rules(void)
{
    struct random r = random_seeded();
    struct arena arena;
    arena_init(&arena);
    while (asked < RULES) {
        struct random_rule want = {.freq =
                                       (enum recur_freq)random_in(&r, RECUR_YEARLY, RECUR_HOURLY)};
        struct wall start = {day_of(random_in(&r, 1990, 2030), 1, 1) + random_in(&r, 0, 364),
                             random_in(&r, 0, DAY_SECONDS - 1)};
        struct str rule;
        str_init(&rule);
        str_init(&ours[asked]);
        random_rule(&r, &want, &rule);
        if (expand_one(&arena, start, rule.text, &ours[asked])) {
            str_init(&lines[asked]);
            add_occurrence(&lines[asked], start);
            str_addf(&lines[asked], " %s %d", rule.text, MOST);
            asked++;
        } else {
            str_finish(&ours[asked]);
        }
        str_finish(&rule);
        arena_reset(&arena);
    }
    arena_finish(&arena);
}

/* NULL: dateutil is not here. */
static FILE *ask_dateutil(void)
{
    char path[] = "/tmp/juggle-recur-XXXXXX", command[512];
    int fd = mkstemp(path);
    FILE *file = fd < 0 ? NULL : fdopen(fd, "w");
    assert_non_null(file);
    for (int i = 0; i < asked; i++)
        fprintf(file, "%s\n", lines[i].text);
    fclose(file);
    snprintf(command, sizeof command, "python3 %s < %s; rm -f %s", RECUR_DATEUTIL_PY, path, path);
    return popen(command, "r");
}

static void dateutil_agrees(void **state)
{
    FILE *answers = ask_dateutil();
    static char line[4096];
    int answered = 0, differ = 0;
    (void)state;
    assert_non_null(answers);
    for (; answered < asked && fgets(line, sizeof line, answers); answered++) {
        line[strcspn(line, "\n")] = '\0';
        if (strcmp(line, ours[answered].text) != 0 && ++differ <= 5)
            fprintf(stderr, "%s\n  ours   %s\n  theirs %s\n", lines[answered].text,
                    ours[answered].text, line);
    }
    pclose(answers);
    fprintf(stderr, "%d rules compared, %d differ\n", answered, differ);
    assert_int_equal(answered, asked);
    assert_int_equal(differ, 0);
}

int main(void)
{
    if (system("python3 -c 'import dateutil.rrule' 2>/dev/null") != 0) {
        fprintf(stderr, "skipped: python3-dateutil is not installed\n");
        return 77;
    }
    make_rules();
    const struct CMUnitTest tests[] = {cmocka_unit_test(dateutil_agrees)};
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    for (int i = 0; i < asked; i++) {
        str_finish(&lines[i]);
        str_finish(&ours[i]);
    }
    return failed;
}
