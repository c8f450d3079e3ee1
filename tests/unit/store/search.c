/* SPDX-License-Identifier: MIT
 *
 * Search: found by any word however it is written, newest first, and in step with every change.
 */
#include <string.h>

#include "kit.h"

/* "e3 t1 " */
static char *found(struct kit *kit, const char *text, size_t limit)
{
    struct search_hit *hits;
    size_t count;
    char id[ID_SIZE];
    struct str out;
    str_init(&out);
    MUST(kit, store_search(kit->store, &kit->arena, text, limit, &hits, &count, &kit->err));
    assert_true(count <= limit);
    for (size_t i = 0; i < count; i++)
        str_addf(&out, "%s ", id_format(hits[i].kind, hits[i].id, id));
    char *copy = arena_strdup(&kit->arena, out.text);
    str_finish(&out);
    return copy;
}

static void put_event(struct kit *kit, const char *uid, const char *title, const char *place,
                      const char *start)
{
    struct event event = kit_event(uid, start, start);
    event.title = title;
    event.place = place;
    kit_put(kit, RECORD_EVENT, &event);
}

static void test_words(void **state)
{
    struct kit *kit = *state;
    static const struct {
        const char *text, *wanted;
    } rows[] = {
        {"zurich", "e2 e1 "},
        {"ZÜRICH", "e2 e1 "},
        {"zür", "e2 e1 "},
        {"rich", ""},
        {"keynote", "e1 "},
        {"key", "e1 "},
        {"keynote zurich", "e1 "},
        {"zurich keynote", "e1 "},
        {"keynote bern", ""},
        {"c++", "e3 "},
        {"it's", "e3 "},
        {"", ""},
        {"  \t ", ""},
        {"\"", ""},
        {"*", ""},
        {"AND", "e3 "},
        {"zurich OR", ""},
        {"title:keynote", ""},
        {"NEAR(a b)", ""},
        {"ке", "e4 "},
        {"東京", "e4 "},
    };
    kit_open(kit, STORE_WRITE);
    put_event(kit, "a", "The Keynote", "Zürich, Kongresshaus", "2026-11-21T10:00");
    put_event(kit, "b", "Dinner", "Zurich", "2026-12-21T10:00");
    put_event(kit, "c", "It's C++ and so what", NULL, "2026-11-22T10:00");
    put_event(kit, "d", "Кейт in 東京", NULL, "2026-11-22T10:00");
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        CHECK_ROW(!strcmp(found(kit, rows[i].text, 50), rows[i].wanted), rows[i].text);
}

static void test_newest_first_and_limited(void **state)
{
    struct kit *kit = *state;
    struct task task = kit_task("common");
    kit_open(kit, STORE_WRITE);
    put_event(kit, "a", "common", NULL, "2026-11-21T10:00");
    put_event(kit, "b", "common", NULL, "2020-11-21T10:00");
    put_event(kit, "c", "common", NULL, "2030-11-21T10:00");
    task.due_day = day_of(2027, 1, 1);
    kit_put(kit, RECORD_TASK, &task);
    assert_string_equal(found(kit, "common", 50), "e3 t1 e1 e2 ");
    assert_string_equal(found(kit, "common", 2), "e3 t1 ");
    assert_string_equal(found(kit, "common", 0), "");
}

static void test_every_kind_is_found(void **state)
{
    struct kit *kit = *state;
    struct event event = kit_event("e", "2026-11-21T10:00", "2026-11-21T11:00");
    struct task task = kit_task("word t");
    struct block block;
    struct entry entry;
    struct conference conference;
    struct talk talk;
    struct capture capture;
    struct choice choice;
    kit_open(kit, STORE_WRITE);
    record_clear(RECORD_BLOCK, &block);
    record_clear(RECORD_ENTRY, &entry);
    record_clear(RECORD_CONFERENCE, &conference);
    record_clear(RECORD_TALK, &talk);
    record_clear(RECORD_CAPTURE, &capture);
    record_clear(RECORD_CHOICE, &choice);
    kit_put(kit, RECORD_EVENT, &event);
    kit_put(kit, RECORD_TASK, &task);
    block.start = block.end = entry.start = kit_at("2027-01-01T00:00");
    block.note = entry.note = conference.reach = talk.abstract = capture.text = "a word too";
    kit_put(kit, RECORD_BLOCK, &block);
    kit_put(kit, RECORD_ENTRY, &entry);
    kit_put(kit, RECORD_CONFERENCE, &conference);
    kit_put(kit, RECORD_TALK, &talk);
    kit_put(kit, RECORD_CAPTURE, &capture);
    assert_string_equal(found(kit, "word", 50), "l1 b1 t1 n1 k1 c1 ");
    /* What is said of an event is found as the event, once. */
    choice.event = event.id;
    choice.note = "my word";
    kit_put(kit, RECORD_CHOICE, &choice);
    choice.id = 0;
    choice.occurrence = "20261121T100000";
    kit_put(kit, RECORD_CHOICE, &choice);
    assert_string_equal(found(kit, "my word", 50), "e1 ");
    event.title = "my word";
    kit_put(kit, RECORD_EVENT, &event);
    assert_string_equal(found(kit, "my word", 50), "e1 ");
}

static void test_in_step_with_changes(void **state)
{
    struct kit *kit = *state;
    struct event event = kit_event("e", "2026-11-21T10:00", "2026-11-21T11:00");
    struct choice choice;
    struct step *steps;
    struct search_hit *hits;
    size_t count;
    kit_open(kit, STORE_WRITE);
    event.title = "before";
    kit_put(kit, RECORD_EVENT, &event);
    event.title = "after";
    kit_put(kit, RECORD_EVENT, &event);
    assert_string_equal(found(kit, "before", 50), "");
    assert_string_equal(found(kit, "after", 50), "e1 ");
    MUST(kit, store_undo(kit->store, &kit->arena, 1, &steps, &count, &kit->err));
    assert_string_equal(found(kit, "before", 50), "e1 ");
    assert_string_equal(found(kit, "after", 50), "");
    record_clear(RECORD_CHOICE, &choice);
    choice.event = event.id;
    choice.note = "remark";
    kit_put(kit, RECORD_CHOICE, &choice);
    event.title = "before";
    event.start += DAY_SECONDS; /* what is said of it moves along */
    event.end += DAY_SECONDS;
    kit_put(kit, RECORD_EVENT, &event);
    MUST(kit, store_search(kit->store, &kit->arena, "remark", 5, &hits, &count, &kit->err));
    assert_int_equal(count, 1);
    assert_true(hits[0].at == event.start);
    kit_delete(kit, RECORD_EVENT, event.id);
    assert_string_equal(found(kit, "before", 50), "");
    assert_string_equal(found(kit, "remark", 50), "");
    assert_int_equal(kit_number(kit, "SELECT count(*) FROM found"), 0);
    MUST(kit, store_undo(kit->store, &kit->arena, 1, &steps, &count, &kit->err));
    assert_string_equal(found(kit, "remark", 50), "e1 ");
    kit_sql(kit, "INSERT INTO search (search) VALUES ('integrity-check')");
}

static void test_inside_a_step(void **state)
{
    struct kit *kit = *state;
    struct task task = kit_task("fresh");
    kit_open(kit, STORE_WRITE);
    MUST(kit, store_begin(kit->store, "a", &kit->err));
    MUST(kit, store_put(kit->store, RECORD_TASK, &task, &kit->err));
    assert_string_equal(found(kit, "fresh", 5), "t1 ");
    store_cancel(kit->store);
    assert_string_equal(found(kit, "fresh", 5), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_words, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_newest_first_and_limited, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_every_kind_is_found, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_in_step_with_changes, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_inside_a_step, kit_setup, kit_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
