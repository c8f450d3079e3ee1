/* SPDX-License-Identifier: MIT
 *
 * Cards: what of a record is written by hand, how it is read back, and what keeps it.
 */
#include "juggle/app/card.h"

#include "unit.h"

#include "import_home.h"

static struct home home;
static struct arena arena;
static struct card card;
static struct card_answer answers[CARD_ROWS_MAX];
static const char *texts[CARD_ROWS_MAX];

static int setup(void **state)
{
    (void)state;
    home_begin(&home);
    arena_init(&arena);
    assert_int_equal(JUGGLE(&home, "conference", "add", "KubeCon EU", "--from", "2027-03-23",
                            "--to", "2027-03-26", "--tz", "Europe/Amsterdam"),
                     0);
    assert_int_equal(JUGGLE(&home, "talk", "add", "eBPF for humans", "--minutes", "30"), 0);
    assert_int_equal(JUGGLE(&home, "add", "Draft demo ~3h due fri @demo +kubecon p1 #urgent"), 0);
    assert_int_equal(JUGGLE(&home, "add", "Sync tue 14:00-15:00 every week #team"), 0);
    assert_int_equal(JUGGLE(&home, "add", "Leave 2026-12-21 to 2026-12-23 @leave"), 0);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_finish(&arena);
    home_end(&home);
    return 0;
}

static void begin(void)
{
    for (int i = 0; i < card.count; i++)
        texts[i] = card.texts[i];
}

static void read_card(const char *id, const char *line)
{
    struct err err;
    if (!card_read(&home.world, &arena, id, line, &card, &err))
        fail_msg("%s", err.text);
    begin();
}

static void new_card(enum card_kind kind, const char *about)
{
    struct err err;
    if (!card_new(&home.world, &arena, kind, about, &card, &err))
        fail_msg("%s", err.text);
    begin();
}

static int row_of(const char *field)
{
    for (int i = 0; i < card.count; i++)
        if (str_equal(card.rows[i]->field, field))
            return i;
    fail_msg("no row %s", field);
    return 0;
}

static void check(void)
{
    struct err err;
    if (!card_check(&home.world, &card, texts, answers, &err))
        fail_msg("%s", err.text);
}

/* The answer to a text typed in a field: its reading, or the problem behind a "!". */
static const char *typed(const char *field, const char *text)
{
    int row = row_of(field);
    texts[row] = text;
    check();
    const struct card_answer *answer = &answers[row];
    return answer->problem   ? arena_printf(&arena, "! %s", answer->problem)
           : answer->missing ? "missing"
           : answer->reading ? answer->reading
                             : "";
}

/* The command line that keeps it. */
static const char *command(enum card_scope scope)
{
    struct err err;
    const char *const *words;
    size_t count;
    const char *line = "";
    if (!card_command(&home.world, &card, &arena, texts, scope, &words, &count, &err))
        fail_msg("%s", err.text);
    for (size_t i = 0; i < count; i++)
        line = arena_printf(&arena, "%s%s[%s]", line, i ? " " : "", words[i]);
    return line;
}

static const char *text(const char *field)
{
    return card.texts[row_of(field)];
}

static void test_task(void **state)
{
    (void)state;
    read_card("t1", NULL);
    assert_string_equal(card.heading, "Task t1");
    assert_string_equal(card.title, "Draft demo");
    assert_string_equal(text("estimate"), "3h");
    assert_string_equal(text("due"), "2026-11-27");
    assert_string_equal(text("kind"), "code");
    assert_string_equal(text("priority"), "1");
    assert_string_equal(text("tags"), "urgent");
    assert_string_equal(text("note"), "");
    assert_false(card_changed(&card, texts));
    assert_string_equal(typed("due", "mon"), "Mon 23 Nov, in 2 days");
    assert_string_equal(typed("due", "3 dec 17:00"), "Thu 3 Dec 17:00, in 12 days");
    assert_string_equal(typed("due", "3 jan"), "Sun 3 Jan 2027, in 43 d");
    assert_string_equal(typed("due", "someday"),
                        "! not a date; write 2026-12-03, dec 3, fri, tomorrow, +3d or eow");
    assert_string_equal(typed("due", "tomorrow"), "Sun 22 Nov, tomorrow");
    assert_string_equal(typed("estimate", "90m"), "1h30");
    assert_string_equal(typed("estimate", "long"),
                        "! not a length; write 45m, 1h30, 1.5h or minutes");
    assert_string_equal(typed("estimate", "2h"), "");
    assert_string_equal(typed("kind", "wirting"),
                        "! no such kind; some are stage, prep, content, code, support, "
                        "meeting, travel, recovery");
    assert_string_equal(typed("kind", "post"), "content: a post, a video, documentation");
    assert_string_equal(typed("priority", "7"), "! 7 is not 1, 2, 3 or 0 for none");
    assert_string_equal(typed("priority", "2"), "");
    assert_string_equal(typed("title", " "), "missing");
    assert_string_equal(typed("title", "Draft the demo"), "");
    assert_string_equal(typed("state", "waitin"), "! no such state; did you mean waiting");
    assert_string_equal(typed("state", "waiting"), "for somebody else");
    assert_string_equal(typed("repeat", "every 2 weeks"), "");
    assert_string_equal(typed("conference", "kube"), "Tue 23 Mar 2027, c1");
    assert_true(card_changed(&card, texts));
    assert_string_equal(
        command(CARD_SCOPE_NONE),
        "[juggle] [edit] [--] [t1] [title=Draft the demo] [kind=post] [estimate=2h] [due=tomorrow] "
        "[priority=2] [state=waiting] [conference=kube] [repeat=every 2 weeks]");
}

static void test_line_of_a_task(void **state)
{
    (void)state;
    read_card("t1", "Draft demo ~3h due sat @demo +kubecon p1 #urgent");
    assert_string_equal(text("due"), "2026-11-28");
    assert_true(card_changed(&card, texts));
    assert_string_equal(command(CARD_SCOPE_NONE), "[juggle] [edit] [--] [t1] [due=2026-11-28]");
}

static void test_event(void **state)
{
    (void)state;
    read_card("e1@2026-12-01", NULL);
    assert_true(card.series);
    assert_string_equal(text("start"), "2026-12-01 14:00");
    assert_string_equal(text("end"), "15:00");
    assert_string_equal(text("repeat"), "every week");
    assert_string_equal(text("all_day"), "no");
    assert_string_equal(text("tags"), "team");
    assert_string_equal(typed("start", "wed 10:00"), "Wed 25 Nov 10:00, in 4 days");
    check();
    assert_string_equal(answers[row_of("end")].reading, "11:00, 1h long"); /* it moved along */
    assert_string_equal(typed("end", "11:30"), "1h30 long");
    assert_string_equal(typed("end", "2h"), "12:00, 2h long");
    assert_string_equal(typed("end", "thu 1:00"), "Thu 26 Nov 1:00, 15h long");
    assert_string_equal(typed("end", "9:99"), "! not a time; write 2026-12-03T14:00 or fri 14:00");
    assert_string_equal(typed("zone", "America/New_Yrok"),
                        "! no such time zone; did you mean America/New_York");
    assert_string_equal(typed("zone", "America/New_York"), "UTC-5, now 3:00");
    assert_string_equal(typed("start", "wed 9:00"), "Wed 25 Nov 9:00 there, 15:00 at home");
    assert_string_equal(typed("end", "45m"), "9:45, 45m long");
    assert_string_equal(
        command(CARD_SCOPE_FOLLOWING),
        "[juggle] [edit] [--following] [--] [e1@2026-12-01] [start=wed 9:00] [end=45m] "
        "[zone=America/New_York]");
}

static void test_whole_days(void **state)
{
    (void)state;
    read_card("e2", NULL);
    assert_false(card.series);
    assert_string_equal(text("start"), "2026-12-21");
    assert_string_equal(text("end"), "2026-12-23");
    assert_string_equal(typed("end", "24 dec"), "Thu 24 Dec, 4 days");
    assert_string_equal(command(CARD_SCOPE_NONE), "[juggle] [edit] [--] [e2] [end=2026-12-25]");
    assert_string_equal(typed("end", "20 dec"), "! the last day is before the first");
}

static void test_new_from_a_line(void **state)
{
    (void)state;
    new_card(CARD_TASK, "Write up ~1h due fri");
    assert_string_equal(card.heading, "New task");
    assert_string_equal(text("title"), "Write up");
    assert_string_equal(typed("note", "two\nlines"), "");
    assert_string_equal(typed("estimate", ""), "30m, the usual of its kind");
    assert_string_equal(
        command(CARD_SCOPE_NONE),
        "[juggle] [add] [--set=estimate=] [--set=note=two\nlines] [--] [Write up ~1h due fri]");
    new_card(CARD_TASK, "Coffee fri 14:00-15:00");
    assert_int_equal(card.kind, CARD_EVENT);
    assert_string_equal(typed("place", "Room 3"), "");
    assert_string_equal(command(CARD_SCOPE_NONE),
                        "[juggle] [add] [--set=place=Room 3] [--] [Coffee fri 14:00-15:00]");
    new_card(CARD_TASK, NULL);
    assert_string_equal(typed("kind", ""), "");
    assert_string_equal(typed("title", ""), "missing");
    assert_string_equal(typed("title", "Now"), "");
    assert_string_equal(command(CARD_SCOPE_NONE), "[juggle] [add] [--set=title=Now] [--] []");
}

static void test_new_conference(void **state)
{
    (void)state;
    new_card(CARD_CONFERENCE, NULL);
    assert_string_equal(typed("name", ""), "missing");
    assert_string_equal(typed("name", "DevConf"), "");
    assert_string_equal(typed("from", ""), "missing");
    assert_string_equal(typed("from", "5 jun"), "Sat 5 Jun 2027, in 196 d");
    assert_string_equal(typed("to", "4 jun"), "! before the first day");
    assert_string_equal(typed("to", "5 oct"), "! more than 60 days after the first");
    assert_string_equal(typed("to", "6 jun"), "Sun 6 Jun 2027, in 197 d");
    assert_string_equal(typed("cfp", "3 dec"), "Thu 3 Dec, in 12 days");
    assert_string_equal(typed("online", "maybe"), "! neither true nor false");
    assert_string_equal(typed("online", "yes"), "");
    assert_string_equal(typed("cost", "900"), "");
    assert_string_equal(
        command(CARD_SCOPE_NONE),
        "[juggle] [conference] [add] [--set=from=5 jun] [--set=to=6 jun] [--set=online=yes] "
        "[--set=cfp=3 dec] [--set=cost=900] [--] [DevConf]");
    read_card("c1", NULL);
    assert_string_equal(text("zone"), "Europe/Amsterdam");
    assert_string_equal(text("from"), "2027-03-23");
    assert_string_equal(typed("name", ""), "missing");
}

static void test_talks(void **state)
{
    (void)state;
    new_card(CARD_SUBMISSION, "c1");
    assert_string_equal(text("conference"), "KubeCon EU");
    assert_string_equal(typed("talk", ""), "missing");
    assert_string_equal(typed("talk", "nothing"), "! no talk of that name; see: juggle talks");
    assert_string_equal(typed("talk", "eBPF for humans"), "");
    assert_string_equal(typed("stage", "drafting"), "the abstract is being written");
    assert_string_equal(
        command(CARD_SCOPE_NONE),
        "[juggle] [submit] [--set=stage=drafting] [--] [eBPF for humans] [KubeCon EU]");
    new_card(CARD_SUBMISSION, "k1");
    assert_string_equal(text("talk"), "eBPF for humans");
    read_card("k1", NULL);
    assert_string_equal(text("minutes"), "30m");
    new_card(CARD_TALK, NULL);
    typed("title", "New one");
    typed("minutes", "45m");
    assert_string_equal(command(CARD_SCOPE_NONE),
                        "[juggle] [talk] [add] [--set=minutes=45m] [--] [New one]");
}

static void test_journey(void **state)
{
    (void)state;
    new_card(CARD_JOURNEY, "c1");
    assert_string_equal(typed("out_from", ""), "Europe/Berlin, UTC+1");
    assert_string_equal(typed("out_to", ""), "Europe/Amsterdam, UTC+1");
    assert_string_equal(typed("back_from", ""), "Europe/Amsterdam, UTC+1");
    assert_string_equal(typed("out_end", "16:30"), "! say first when it leaves");
    assert_string_equal(typed("out_from", "America/New_York"), "UTC-5, now 3:00");
    assert_string_equal(typed("out_start", "22 mar 18:00"),
                        "Mon 22 Mar 2027 18:00 there, 23:00 at home");
    assert_string_equal(typed("out_end", "7h"), "Tue 23 Mar 2027 6:00, 7h long");
    assert_string_equal(
        command(CARD_SCOPE_NONE),
        "[juggle] [travel] [--out=2027-03-22T18:00:00-04:00/2027-03-23T06:00:00+01:00] "
        "[--out-zones=America/New_York,Europe/Amsterdam] [--] [KubeCon EU]");
    assert_string_equal(typed("conference", ""), "missing");
}

static int offered(const char *field, const char *begun, const char **first)
{
    const char *const *words;
    int count;
    card_offers(&home.world, &card, row_of(field), begun, &words, &count);
    *first = count ? words[0] : "";
    return count;
}

static void test_offers(void **state)
{
    const char *first;
    (void)state;
    read_card("e1@2026-12-01", NULL);
    assert_true(offered("zone", "new_y", &first) >= 1);
    assert_string_equal(first, "America/New_York");
    assert_true(offered("zone", "Europe/B", &first) > 5);
    assert_string_equal(first, "Europe/Belfast");
    assert_int_equal(offered("zone", "", &first), 0);
    assert_int_equal(offered("zone", "Europe/Berlin", &first), 0);
    assert_int_equal(offered("tags", "urg", &first), 1);
    assert_string_equal(first, "urgent");
    assert_int_equal(offered("tags", "team, ur", &first), 1);
    assert_string_equal(first, "team, urgent");
    assert_int_equal(offered("project", "ku", &first), 1);
    assert_string_equal(first, "kubecon");
    assert_int_equal(offered("kind", "sta", &first), 1);
    assert_string_equal(first, "stage");
    assert_int_equal(offered("role", "spea", &first), 1);
    assert_string_equal(first, "speaking");
    assert_int_equal(offered("status", "can", &first), 1);
    assert_string_equal(first, "cancelled");
    assert_int_equal(offered("conference", "kub", &first), 1);
    assert_string_equal(first, "KubeCon EU");
    assert_int_equal(offered("all_day", "y", &first), 1);
    assert_int_equal(offered("note", "y", &first), 0);
}

static void test_unknown(void **state)
{
    struct err err;
    (void)state;
    assert_false(card_read(&home.world, &arena, "t99", NULL, &card, &err));
    assert_int_equal(err.code, ERR_NOT_FOUND);
    assert_false(card_read(&home.world, &arena, "what", NULL, &card, &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_task),           cmocka_unit_test(test_line_of_a_task),
        cmocka_unit_test(test_event),          cmocka_unit_test(test_whole_days),
        cmocka_unit_test(test_new_from_a_line), cmocka_unit_test(test_new_conference),
        cmocka_unit_test(test_talks),          cmocka_unit_test(test_journey),
        cmocka_unit_test(test_offers),         cmocka_unit_test(test_unknown),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
