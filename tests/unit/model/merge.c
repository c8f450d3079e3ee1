/* SPDX-License-Identifier: MIT
 *
 * The words of a merge, which of two events is newer, and the keys by which they are found again.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "juggle/model/merge.h"

static struct event talk(void)
{
    struct event event;
    record_clear(RECORD_EVENT, &event);
    event.id = 4;
    event.feed = 2;
    event.uid = "talk-1";
    event.title = "Zones are hard";
    event.place = "Room 1";
    event.description = "";
    event.zone = "Europe/Brussels";
    event.start_day = event.end_day = day_of(2027, 1, 30);
    event.start_second = 10 * 3600;
    event.end_second = 11 * 3600;
    event.start = wall_seconds((struct wall){event.start_day, event.start_second}) - 3600;
    event.end = event.start + 3600;
    event.sequence = 1;
    event.stamp = 1000;
    event.created = 77;
    return event;
}

static struct merge merged(const struct event *stored, const struct event *incoming)
{
    struct merge merge;
    merge_event(stored, incoming, &merge);
    return merge;
}

static uint32_t bit(enum merge_field field)
{
    return UINT32_C(1) << field;
}

static void test_same_is_unchanged(void **state)
{
    struct event stored = talk(), incoming = talk();
    (void)state;
    incoming.id = 0;
    incoming.created = INSTANT_NONE;
    incoming.description = NULL; /* absent equals empty */
    struct merge merge = merged(&stored, &incoming);
    assert_int_equal(merge.word, MERGE_UNCHANGED);
    assert_int_equal(merge.fields, 0);
    assert_int_equal(merge.age, 0);
}

static void test_stamps_alone_are_unchanged(void **state)
{
    struct event stored = talk(), incoming = talk();
    (void)state;
    incoming.sequence = 9;
    incoming.stamp = 5000;
    incoming.modified = 5000;
    incoming.hash = 12345;
    struct merge merge = merged(&stored, &incoming);
    assert_int_equal(merge.word, MERGE_UNCHANGED);
    assert_true(merge.age > 0);
    incoming.sequence = 0;
    merge = merged(&stored, &incoming);
    assert_int_equal(merge.word, MERGE_UNCHANGED);
    assert_true(merge.age < 0);
}

static void test_start_or_end_moves(void **state)
{
    struct event stored = talk(), incoming = talk();
    (void)state;
    incoming.start += 1800;
    incoming.title = "Zones are harder";
    struct merge merge = merged(&stored, &incoming);
    assert_int_equal(merge.word, MERGE_MOVED);
    assert_int_equal(merge.fields, bit(MERGE_FIELD_START) | bit(MERGE_FIELD_TITLE));
    incoming = talk();
    incoming.end += 900;
    merge = merged(&stored, &incoming);
    assert_int_equal(merge.word, MERGE_MOVED);
    assert_int_equal(merge.fields, bit(MERGE_FIELD_END));
}

static void test_every_field_counts(void **state)
{
    struct event stored = talk();
    const struct {
        const char *name;
        size_t offset;
    } texts[] = {
        {"title", offsetof(struct event, title)},
        {"place", offsetof(struct event, place)},
        {"description", offsetof(struct event, description)},
        {"url", offsetof(struct event, url)},
        {"people", offsetof(struct event, people)},
        {"categories", offsetof(struct event, categories)},
        {"rrule", offsetof(struct event, rrule)},
        {"rdates", offsetof(struct event, rdates)},
        {"exdates", offsetof(struct event, exdates)},
        {"end_zone", offsetof(struct event, end_zone)},
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct event incoming = talk();
        *(const char **)(void *)((char *)&incoming + texts[i].offset) = "Asia/Tokyo";
        struct merge merge = merged(&stored, &incoming);
        assert_int_equal(merge.word, MERGE_CHANGED);
        int field = 0;
        while (!(merge.fields >> field & 1))
            field++;
        assert_int_equal(merge.fields, UINT32_C(1) << field);
        assert_string_equal(merge_field_name((enum merge_field)field), texts[i].name);
    }
    struct event incoming = talk();
    incoming.transparent = true;
    assert_int_equal(merged(&stored, &incoming).word, MERGE_CHANGED);
    incoming = talk();
    incoming.declined = true;
    assert_int_equal(merged(&stored, &incoming).word, MERGE_CHANGED);
    incoming = talk();
    incoming.status = WORD_status_TENTATIVE;
    assert_int_equal(merged(&stored, &incoming).word, MERGE_CHANGED);
}

static void test_the_order_of_lists_means_nothing(void **state)
{
    struct event stored = talk(), incoming = talk();
    (void)state;
    stored.exdates = "20270101T090000,20270108T090000,20270115T090000";
    incoming.exdates = "20270115T090000,20270101T090000,20270108T090000";
    stored.categories = "talk,rust";
    incoming.categories = "rust,talk";
    stored.people = "Ada <ada@example.org>\nBo";
    incoming.people = "Bo\nAda <ada@example.org>";
    assert_int_equal(merged(&stored, &incoming).word, MERGE_UNCHANGED);
    incoming.categories = "rust,tall";
    assert_int_equal(merged(&stored, &incoming).word, MERGE_CHANGED);
    incoming.categories = "rust,talk";
    incoming.exdates = "20270115T090000,20270101T090000,20270101T090000";
    assert_int_equal(merged(&stored, &incoming).word, MERGE_CHANGED);
}

static void test_another_zone_at_the_same_instant_is_no_move(void **state)
{
    struct event stored = talk(), incoming = talk();
    (void)state;
    incoming.zone = "UTC";
    incoming.start_second -= 3600;
    incoming.end_second -= 3600;
    struct merge merge = merged(&stored, &incoming);
    assert_int_equal(merge.word, MERGE_CHANGED);
    assert_int_equal(merge.fields, bit(MERGE_FIELD_ZONE) | bit(MERGE_FIELD_END_ZONE));
}

static void test_end_zone_that_repeats_the_zone_is_the_same(void **state)
{
    struct event stored = talk(), incoming = talk();
    (void)state;
    incoming.end_zone = "Europe/Brussels";
    assert_int_equal(merged(&stored, &incoming).word, MERGE_UNCHANGED);
}

static void test_a_zone_means_nothing_to_a_whole_day(void **state)
{
    struct event stored = talk(), incoming = talk();
    (void)state;
    stored.all_day = incoming.all_day = true;
    incoming.zone = "Asia/Tokyo";
    assert_int_equal(merged(&stored, &incoming).word, MERGE_UNCHANGED);
    incoming.all_day = false;
    assert_int_equal(merged(&stored, &incoming).word, MERGE_MOVED);
}

static void test_cancelled_wins_over_moved(void **state)
{
    struct event stored = talk(), incoming = talk();
    (void)state;
    incoming.start += 60;
    incoming.status = WORD_status_CANCELLED;
    assert_int_equal(merged(&stored, &incoming).word, MERGE_CANCELLED);
    stored.status = WORD_status_CANCELLED; /* turned so before: not again */
    assert_int_equal(merged(&stored, &incoming).word, MERGE_MOVED);
    incoming.start -= 60;
    assert_int_equal(merged(&stored, &incoming).word, MERGE_UNCHANGED);
}

static void test_a_gone_one_that_is_back_is_changed(void **state)
{
    struct event stored = talk(), incoming = talk();
    (void)state;
    stored.gone = true;
    struct merge merge = merged(&stored, &incoming);
    assert_int_equal(merge.word, MERGE_CHANGED);
    assert_int_equal(merge.fields, bit(MERGE_FIELD_GONE));
}

static void test_older_is_kept_as_stored(void **state)
{
    struct event stored = talk(), incoming = talk();
    (void)state;
    incoming.title = "Zones";
    incoming.sequence = 0;
    incoming.stamp = 9999; /* SEQUENCE decides first */
    assert_int_equal(merged(&stored, &incoming).word, MERGE_OLDER);
    incoming.sequence = 1;
    assert_int_equal(merged(&stored, &incoming).word, MERGE_CHANGED);
    incoming.stamp = 999;
    assert_int_equal(merged(&stored, &incoming).word, MERGE_OLDER);
}

static void test_age(void **state)
{
    struct event stored = talk(), incoming = talk();
    (void)state;
    stored.modified = 2000;
    incoming.modified = 1999;
    incoming.stamp = 3000; /* LAST-MODIFIED comes before DTSTAMP */
    assert_true(merge_age(&stored, &incoming) < 0);
    incoming.modified = 2000;
    assert_true(merge_age(&stored, &incoming) > 0);
    incoming.modified = INSTANT_NONE;
    incoming.stamp = 1000;
    assert_int_equal(merge_age(&stored, &incoming), 0);
    incoming.stamp = INSTANT_NONE;
    assert_int_equal(merge_age(&stored, &incoming), 0);
}

static void test_absent_sequence_is_zero_unless_stamps_differ(void **state)
{
    struct event stored = talk(), incoming = talk();
    (void)state;
    incoming.sequence = MINUTES_NONE;
    assert_true(merge_age(&stored, &incoming) < 0);
    incoming.stamp = 2000;
    assert_true(merge_age(&stored, &incoming) > 0);
    stored.sequence = MINUTES_NONE;
    incoming.stamp = 1000;
    assert_int_equal(merge_age(&stored, &incoming), 0);
    incoming.sequence = 191064626;
    assert_true(merge_age(&stored, &incoming) > 0);
}

static void test_apply_keeps_the_identity(void **state)
{
    struct event stored = talk(), incoming = talk();
    (void)state;
    stored.split = "20270130T090000Z";
    stored.gone = true;
    incoming.id = 0;
    incoming.feed = 0;
    incoming.title = "Other";
    incoming.created = 99;
    incoming.hash = 5;
    struct event result = merge_apply(&stored, &incoming);
    assert_int_equal(result.id, 4);
    assert_int_equal(result.feed, 2);
    assert_int_equal(result.created, 77);
    assert_string_equal(result.split, "20270130T090000Z");
    assert_string_equal(result.title, "Other");
    assert_int_equal(result.hash, 5);
    assert_false(result.gone);
}

static void test_keys(void **state)
{
    (void)state;
    assert_true(merge_key("a", "") == merge_key("a", NULL));
    assert_true(merge_key("a", "20270130") != merge_key("a", ""));
    assert_true(merge_key("ab", "c") != merge_key("a", "bc"));
}

static void test_weak_uid(void **state)
{
    struct event a = talk(), b = talk();
    char first[MERGE_UID_SIZE], second[MERGE_UID_SIZE];
    (void)state;
    b.uid = "made anew";
    b.description = "longer";
    assert_string_equal(merge_weak_uid(&a, first), merge_weak_uid(&b, second));
    b.place = "Room 2"; /* rooms are written anew as easily as UIDs */
    assert_string_not_equal(merge_weak_uid(&a, first), merge_weak_uid(&b, second));
    b = talk();
    b.start += 60;
    b.start_second += 60;
    assert_string_not_equal(merge_weak_uid(&a, first), merge_weak_uid(&b, second));
}

static void test_split(void **state)
{
    struct event event = talk();
    char buf[MERGE_SPLIT_SIZE];
    (void)state;
    assert_string_equal(merge_split(&event, buf), "20270130T090000Z");
    event.all_day = true;
    event.start = wall_seconds((struct wall){event.start_day, 0});
    assert_string_equal(merge_split(&event, buf), "20270130");
}

static void test_words(void **state)
{
    (void)state;
    assert_string_equal(merge_word(MERGE_NEW), "new");
    assert_string_equal(merge_word(MERGE_OLDER), "older");
    assert_string_equal(merge_word(MERGE_GONE), "gone");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_is_unchanged),
        cmocka_unit_test(test_stamps_alone_are_unchanged),
        cmocka_unit_test(test_start_or_end_moves),
        cmocka_unit_test(test_every_field_counts),
        cmocka_unit_test(test_the_order_of_lists_means_nothing),
        cmocka_unit_test(test_another_zone_at_the_same_instant_is_no_move),
        cmocka_unit_test(test_end_zone_that_repeats_the_zone_is_the_same),
        cmocka_unit_test(test_a_zone_means_nothing_to_a_whole_day),
        cmocka_unit_test(test_cancelled_wins_over_moved),
        cmocka_unit_test(test_a_gone_one_that_is_back_is_changed),
        cmocka_unit_test(test_older_is_kept_as_stored),
        cmocka_unit_test(test_age),
        cmocka_unit_test(test_absent_sequence_is_zero_unless_stamps_differ),
        cmocka_unit_test(test_apply_keeps_the_identity),
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_weak_uid),
        cmocka_unit_test(test_split),
        cmocka_unit_test(test_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
