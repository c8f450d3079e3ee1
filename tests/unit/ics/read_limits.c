/* SPDX-License-Identifier: MIT
 *
 * What is too long, too deep, too many or unfinished; the giants are made here, as nobody wants to
 * store them.
 */
#include "cases.h"

#include <stdlib.h>
#include <time.h>

#include "juggle/base/text.h"

#define DATED "DTSTART:20260911\n"
#define TOLD_S "event 3 u|S|2026-09-11..2026-09-12"

/* ---- unfinished ---- */

static const struct read_case unfinished[] = {
    {"without its end", "BEGIN:VCALENDAR\n" EVENT("UID:u\nSUMMARY:S\n" DATED),
     "calendar -\nevent 2 u|S|2026-09-11..2026-09-12\nodd 6 unclosed repaired\n"
     "end events=1 tasks=0 truncated\n"},
    {"cut inside of an event",
     "BEGIN:VCALENDAR\n" EVENT("UID:a\nSUMMARY:A\n" DATED) "BEGIN:VEVENT\nUID:b\n" DATED "SUMM",
     "calendar -\nevent 2 a|A|2026-09-11..2026-09-12\nodd 7 unclosed skipped b\n"
     "event 7 b|(untitled)|skipped\nodd 10 unclosed repaired\nend events=2 tasks=0 truncated\n"},
    {"cut inside of a task", "BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:t\nSUMMARY:T\n",
     "calendar -\nodd 4 unclosed repaired\nend events=0 tasks=0 truncated\n"},
    {"the next one begins in it",
     CALENDAR("BEGIN:VEVENT\nUID:a\nSUMMARY:A\n" DATED EVENT("UID:b\nSUMMARY:B\n" DATED)),
     "calendar -\nodd 3 unclosed repaired a\nevent 3 a|A|2026-09-11..2026-09-12\n"
     "event 7 b|B|2026-09-11..2026-09-12\nend events=2 tasks=0\n"},
    {"the next calendar begins in it",
     "BEGIN:VCALENDAR\nX-WR-CALNAME:One\nBEGIN:VEVENT\nUID:a\nSUMMARY:A\n" DATED
     "BEGIN:VCALENDAR\nX-WR-CALNAME:Two\n" EVENT("UID:b\nSUMMARY:B\n" DATED) "END:VCALENDAR\n",
     "calendar One\nodd 3 unclosed repaired a\nevent 3 a|A|2026-09-11..2026-09-12\n"
     "calendar Two\nevent 9 b|B|2026-09-11..2026-09-12\nend events=2 tasks=0\n"},
    {"an alarm is not closed", ONE(DATED "BEGIN:VALARM\nTRIGGER:-PT5M\nSUMMARY:not this one\n"),
     "calendar -\n" TOLD_S "\nend events=1 tasks=0\n"},
    {"a wrong end",
     "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:u\nSUMMARY:S\n" DATED "END:VTODO\nEND:VCALENDAR\n",
     "calendar -\nodd 2 unclosed repaired u\nevent 2 u|S|2026-09-11..2026-09-12\n"
     "end events=1 tasks=0\n"},
    {"an end too many",
     CALENDAR("X-WR-TIMEZONE:Europe/Berlin\nEND:VCALENDAR\n" EVENT("UID:u\nSUMMARY:S\n" DATED)),
     "calendar - zone=Europe/Berlin\nevent 5 u|S|2026-09-11..2026-09-12\nend events=1 tasks=0\n"},
    {"no calendar around it", EVENT("UID:a\nSUMMARY:A\n" DATED) EVENT("UID:b\nSUMMARY:B\n" DATED),
     "calendar -\nevent 1 a|A|2026-09-11..2026-09-12\nevent 6 b|B|2026-09-11..2026-09-12\n"
     "end events=2 tasks=0\n"},
    {"nothing in it", CALENDAR(""), "calendar -\nend events=0 tasks=0\n"},
};

static void test_unfinished(void **state)
{
    (void)state;
    check_cases(unfinished, COUNT_OF(unfinished));
}

/* ---- limits, small ones so that they can be seen ---- */

static void test_depth(void **state)
{
    char text[2000] = "";
    (void)state;
    for (int i = 0; i < 20; i++)
        strcat(text, "BEGIN:VCALENDAR\n");
    strcat(text, EVENT("UID:u\nSUMMARY:S\n" DATED));
    check_bytes(
        "nested", text, strlen(text), NULL,
        "calendar -\ncalendar -\ncalendar -\ncalendar -\ncalendar -\ncalendar -\ncalendar -\n"
        "odd 9 nested-too-deep repaired\nodd 25 unclosed repaired\n"
        "calendar -\nend events=0 tasks=0 truncated\n");
}

static void test_line(void **state)
{
    struct ics_limits limits;
    (void)state;
    ics_limits_default(&limits);
    limits.line_bytes = 24;
    static const char source[] =
        ONE(DATED "LOCATION:1234567890abcdeé7890\nDESCRIPTION:1234\n 567890abc\n def\n");
    check_bytes("cut between characters", source, strlen(source), &limits,
                "odd 7 too-long repaired\nodd 8 too-long repaired\ncalendar -\n" TOLD_S
                "|place=1234567890abcde|text=1234567890ab\nend events=1 tasks=0\n");
}

static void test_texts(void **state)
{
    static char text[90000];
    struct told told;
    (void)state;
    strcpy(text, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:u\nDTSTART:20260911\nDESCRIPTION:");
    for (size_t n = strlen(text), i = 0; i < 40000; i++, n += 2)
        strcpy(text + n, "é");
    strcat(text, "\nEND:VEVENT\nEND:VCALENDAR\n");
    told_init(&told);
    told_read(&told, text, strlen(text), NULL, NULL, 0);
    assert_int_equal(told.codes[ODDITY_TOO_LONG], 1);
    assert_true(text_is_utf8(told.text.text, told.text.length));
    assert_in_range(told.text.length, 65536, 65536 + 200);
    told_finish(&told);
}

static void test_counts(void **state)
{
    struct ics_limits limits;
    (void)state;
    ics_limits_default(&limits);
    limits.components = 2;
    limits.properties = 4;
    limits.source_bytes = 400;
    static const char three[] = CALENDAR(EVENT("UID:a\n") EVENT("UID:b\n") EVENT("UID:c\n"));
    check_bytes("components", three, strlen(three), &limits,
                "calendar -\nodd 3 no-start skipped a\nevent 3 a|(untitled)|skipped\n"
                "odd 6 no-start skipped b\nevent 6 b|(untitled)|skipped\n"
                "refused: test: it has more events and tasks than allowed; "
                "split it into several files\n");
    static const char five[] = ONE(DATED "LOCATION:L\nURL:https://x.example\nSTATUS:CANCELLED\n");
    check_bytes("properties", five, strlen(five), &limits,
                "odd 8 too-long repaired\ncalendar -\n" TOLD_S "|place=L\nend events=1 tasks=0\n");
    char large[500];
    memset(large, '\n', sizeof large);
    memcpy(large, "BEGIN:VCALENDAR", 15);
    check_bytes("bytes", large, sizeof large, &limits,
                "refused: test: it is larger than allowed; see import max_size in the config\n");
}

/* Of one code a hundred are told, but all that are skipped. */
static void test_oddities(void **state)
{
    static char text[40000];
    struct told told;
    struct ics_limits limits;
    (void)state;
    ics_limits_default(&limits);
    limits.oddities = 3;
    strcpy(text, "BEGIN:VCALENDAR\n");
    for (size_t n = strlen(text), i = 0; i < 10; i++)
        n += (size_t)snprintf(text + n, sizeof text - n, EVENT("UID:%zu\n") EVENT(DATED), i);
    strcat(text, "END:VCALENDAR\n");
    told_init(&told);
    told_read(&told, text, strlen(text), &limits, NULL, 0);
    assert_int_equal(told.codes[ODDITY_NO_START], 10);
    assert_int_equal(told.codes[ODDITY_NO_UID], 3 + 1); /* and one that counts the others */
    assert_non_null(strstr(told.text.text, "odd 0 no-uid repaired\nend "));
    assert_int_equal(told.skipped, 10);
    told_finish(&told);
}

/* ---- giants ---- */

enum { GIANT = 64 << 20 };

static char *giant;
static size_t giant_length;

static void put(const char *text)
{
    size_t length = strlen(text);
    memcpy(giant + giant_length, text, length);
    giant_length += length;
}

static void put_many(const char *text, size_t count)
{
    for (size_t i = 0; i < count; i++)
        put(text);
}

static int giant_setup(void **state)
{
    (void)state;
    giant = malloc(GIANT + 4096);
    return giant ? 0 : -1;
}

static int giant_teardown(void **state)
{
    (void)state;
    free(giant);
    return 0;
}

static void giant_begin(void)
{
    giant_length = 0;
    put("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:u\nSUMMARY:S\nDTSTART:20260911T100000Z\n");
}

/* With a good event behind it, which must come through. */
static void giant_read(struct told *told)
{
    struct timespec from, to;
    put("\nEND:VEVENT\n" EVENT("UID:good\nSUMMARY:Good\nDTSTART:20260912\n") "END:VCALENDAR\n");
    told_init(told);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    told_read(told, giant, giant_length, NULL, NULL, 0);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
    assert_true(told->ended);
    assert_true(to.tv_sec - from.tv_sec < 60); /* what is quadratic takes many minutes */
    assert_non_null(strstr(told->text.text, "good|Good|2026-09-12..2026-09-13\n"));
}

static void test_line_of_64_mb(void **state)
{
    struct told told;
    (void)state;
    giant_begin();
    put("LOCATION:");
    memset(giant + giant_length, 'x', GIANT - 1024 - giant_length);
    giant_length = GIANT - 1024;
    giant_read(&told);
    assert_int_equal(told.events, 2);
    assert_int_equal(told.codes[ODDITY_TOO_LONG], 2); /* the line, and what is left of the text */
    assert_true(told.text.length < 4096);
    told_finish(&told);
}

static void test_description_of_10_mb(void **state)
{
    struct told told;
    (void)state;
    giant_begin();
    put("DESCRIPTION:");
    put_many("words and words and words and words and words and words and words\n ", 145000);
    giant_read(&told);
    assert_int_equal(told.events, 2);
    assert_int_equal(told.codes[ODDITY_TOO_LONG], 2);
    assert_in_range(told.text.length, 60000, 70000);
    told_finish(&told);
}

static void test_a_million_exceptions(void **state)
{
    struct told told;
    (void)state;
    giant_begin();
    put("RRULE:FREQ=DAILY\nEXDATE:20260912T100000Z");
    put_many(",20260913T100000Z", 1000000);
    giant_read(&told);
    assert_int_equal(told.events, 2);
    assert_int_equal(told.codes[ODDITY_TOO_LONG], 1);
    assert_non_null(strstr(told.text.text, "|not=20260912T100000Z,20260913T100000Z"));
    told_finish(&told);
}

static void test_200000_unclosed(void **state)
{
    struct told told;
    (void)state;
    giant_length = 0;
    put("BEGIN:VCALENDAR\n");
    put_many("BEGIN:VEVENT\n", 200000);
    told_init(&told);
    told_read(&told, giant, giant_length, NULL, NULL, 0);
    assert_true(told.ended && told.truncated);
    assert_int_equal(told.codes[ODDITY_NESTED_TOO_DEEP], 1);
    assert_in_range(told.codes[ODDITY_UNCLOSED], 1, 2);
    assert_int_equal(told.events, told.skipped);
    told_finish(&told);
}

/* Lines of a character that end in CR alone. */
static void test_16_million_lines(void **state)
{
    struct told told;
    (void)state;
    giant_begin();
    put_many("x\r", 16 << 20);
    giant_read(&told);
    assert_int_equal(told.events, 2);
    told_finish(&told);
}

static void test_attachment_of_5_mb(void **state)
{
    struct told told;
    (void)state;
    giant_begin();
    put("ATTACH;ENCODING=BASE64;VALUE=BINARY:");
    put_many("QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVpBQkNERUZHSElKS0xNTk9QUVJTVFVWV1hZWg==\n ", 68000);
    giant_read(&told);
    assert_int_equal(told.events, 2);
    assert_true(told.text.length < 1024);
    told_finish(&told);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_unfinished),
        cmocka_unit_test(test_depth),
        cmocka_unit_test(test_line),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_oddities),
        cmocka_unit_test_setup_teardown(test_line_of_64_mb, giant_setup, giant_teardown),
        cmocka_unit_test_setup_teardown(test_description_of_10_mb, giant_setup, giant_teardown),
        cmocka_unit_test_setup_teardown(test_a_million_exceptions, giant_setup, giant_teardown),
        cmocka_unit_test_setup_teardown(test_200000_unclosed, giant_setup, giant_teardown),
        cmocka_unit_test_setup_teardown(test_16_million_lines, giant_setup, giant_teardown),
        cmocka_unit_test_setup_teardown(test_attachment_of_5_mb, giant_setup, giant_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
