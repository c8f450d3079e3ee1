/* SPDX-License-Identifier: MIT
 *
 * Every statement can be prepared, has the parameters that its callers count on, and none that is
 * asked often walks over a big table.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "kit.h"

/* A statement's SQL, ready to run; the caller finalizes it. */
static sqlite3_stmt *prepare(struct kit *kit, const char *before, enum sql_id id,
                             enum record_kind kind)
{
    sqlite3_stmt *statement = NULL;
    const char *rest;
    char *text = sql_text(&kit->arena, id, kind);
    char *whole = arena_printf(&kit->arena, "%s%s", before, text);
    if (sqlite3_prepare_v2(kit->store->sql.db, whole, -1, &statement, &rest) != SQLITE_OK)
        fail_msg("%s: %s", sql_name(id), sqlite3_errmsg(kit->store->sql.db));
    if (*rest)
        fail_msg("%s: more than one statement", sql_name(id));
    return statement;
}

/* The highest ?N in a text. */
static int highest_parameter(const char *sql)
{
    int highest = 0, number;
    for (; (sql = strchr(sql, '?')); sql++)
        if (sscanf(sql, "?%d", &number) == 1 && number > highest)
            highest = number;
    return highest;
}

static void check_one(struct kit *kit, enum sql_id id, enum record_kind kind)
{
    sqlite3_stmt *statement = prepare(kit, "", id, kind);
    int parameters = sqlite3_bind_parameter_count(statement);
    CHECK_ROW(parameters == highest_parameter(sql_text(&kit->arena, id, kind)), sql_name(id));
    /* Numbered, and without a gap but where references are left out. */
    for (int i = 1; i <= parameters && id != SQL_UPDATE_PLAIN; i++)
        CHECK_ROW(sqlite3_bind_parameter_name(statement, i) != NULL, sql_name(id));
    sqlite3_finalize(statement);
}

static void test_all_prepare(void **state)
{
    struct kit *kit = *state;
    kit_open(kit, STORE_WRITE);
    for (int id = 0; id < SQL_COUNT; id++) {
        bool each;
        enum record_kind kind = sql_kind((enum sql_id)id, &each);
        for (int k = 0; each && k < RECORD_COUNT; k++)
            check_one(kit, (enum sql_id)id, (enum record_kind)k);
        if (!each)
            check_one(kit, (enum sql_id)id, kind == RECORD_COUNT ? RECORD_FEED : kind);
    }
}

static void test_records_bind_all_fields(void **state)
{
    struct kit *kit = *state;
    kit_open(kit, STORE_WRITE);
    for (int k = 0; k < RECORD_COUNT; k++) {
        const struct record_info *info = record_info((enum record_kind)k);
        int all = (int)info->count + 1;
        sqlite3_stmt *insert = prepare(kit, "", SQL_INSERT, (enum record_kind)k);
        sqlite3_stmt *update = prepare(kit, "", SQL_UPDATE, (enum record_kind)k);
        sqlite3_stmt *find = prepare(kit, "", SQL_FIND, (enum record_kind)k);
        CHECK_ROW(sqlite3_bind_parameter_count(insert) == all, info->name);
        CHECK_ROW(sqlite3_bind_parameter_count(update) == all, info->name);
        CHECK_ROW(sqlite3_column_count(find) == all, info->name);
        for (int i = 1; i < all; i++)
            CHECK_ROW(!strcmp(sqlite3_column_name(find, i), info->fields[i - 1].name), info->name);
        sqlite3_finalize(insert);
        sqlite3_finalize(update);
        sqlite3_finalize(find);
    }
}

/* "SCAN task" is a walk over a table; "SCAN ... USING INDEX task_live" is one over what is wanted.
 */
static void check_plan(struct kit *kit, enum sql_id id, enum record_kind kind)
{
    static const char *const big[] = {"event", "occurrence", "choice", "task", "block",  "entry",
                                      "found", "change",     "image",  "step", "capture"};
    sqlite3_stmt *statement = prepare(kit, "EXPLAIN QUERY PLAN ", id, kind);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        const char *plan = (const char *)sqlite3_column_text(statement, 3);
        char word[32] = "";
        (void)sscanf(plan, "SCAN %31s", word);
        for (size_t i = 0; i < COUNT_OF(big); i++)
            if (!strcmp(word, big[i]) && !strstr(plan, "USING"))
                fail_msg("%s: %s", sql_name(id), plan);
    }
    sqlite3_finalize(statement);
}

/* Who names them is looked for in whole tables: no index is worth its while. */
static bool rarely_deleted(enum record_kind kind)
{
    return kind == RECORD_FEED || kind == RECORD_CONFERENCE || kind == RECORD_TALK;
}

static const enum sql_id hot[] = {SQL_FIND,
                                  SQL_FIND_MANY,
                                  SQL_RANGE,
                                  SQL_UPDATE,
                                  SQL_DELETE,
                                  SQL_EVENT_OWN,
                                  SQL_EVENT_KEY,
                                  SQL_EVENT_UID,
                                  SQL_EVENT_UID_KNOWN,
                                  SQL_EVENT_FEED_IDS,
                                  SQL_EVENT_MARKS,
                                  SQL_EVENT_OVERRIDDEN,
                                  SQL_EVENT_OVERRIDES,
                                  SQL_EVENT_REACHING,
                                  SQL_EVENT_PLACE,
                                  SQL_OCCURRENCE_DROP,
                                  SQL_OCCURRENCE_DROP_EVENT,
                                  SQL_OCCURRENCE_WINDOW,
                                  SQL_OCCURRENCE_EVENT,
                                  SQL_CHOICE_EVENT,
                                  SQL_TASK_WINDOW,
                                  SQL_BLOCK_WINDOW,
                                  SQL_ENTRY_WINDOW,
                                  SQL_ENTRY_RUNNING,
                                  SQL_BLOCK_TASK,
                                  SQL_NAMING_event_feed,
                                  SQL_NAMING_choice_event,
                                  SQL_NAMING_task_event,
                                  SQL_NAMING_block_task,
                                  SQL_NAMING_entry_task,
                                  SQL_NAMING_entry_event,
                                  SQL_NAMING_capture_task,
                                  SQL_SEARCH_QUERY,
                                  SQL_FOUND_PUT,
                                  SQL_FOUND_DROP,
                                  SQL_FOUND_CHOICES,
                                  SQL_CHOICE_OF,
                                  SQL_EVENT_START,
                                  SQL_STEP_LAST,
                                  SQL_STEP_NEXT,
                                  SQL_STEP_RECORD,
                                  SQL_CHANGE_LAST,
                                  SQL_CHANGES,
                                  SQL_CHANGES_BACK,
                                  SQL_CHANGE_GONE,
                                  SQL_IMAGE_FIND,
                                  SQL_IMAGES,
                                  SQL_IMAGES_DROP,
                                  SQL_META_READ,
                                  SQL_MARK_READ};

static void test_hot_ones_use_indexes(void **state)
{
    struct kit *kit = *state;
    kit_open(kit, STORE_WRITE);
    for (size_t i = 0; i < COUNT_OF(hot); i++) {
        bool each;
        enum record_kind kind = sql_kind(hot[i], &each);
        for (int k = 0; each && k < RECORD_COUNT; k++)
            if (hot[i] != SQL_DELETE || !rarely_deleted((enum record_kind)k))
                check_plan(kit, hot[i], (enum record_kind)k);
        if (!each)
            check_plan(kit, hot[i], kind == RECORD_COUNT ? RECORD_FEED : kind);
    }
}

static void test_every_reference_can_be_followed(void **state)
{
    struct kit *kit = *state;
    for (int k = 0; k < RECORD_COUNT; k++) {
        const struct record_info *info = record_info((enum record_kind)k);
        for (size_t i = 0; i < info->count; i++) {
            if (info->fields[i].type != FIELD_REF)
                continue;
            char *name =
                arena_printf(&kit->arena, "NAMING_%s_%s", info->name, info->fields[i].name);
            char *wanted = arena_printf(&kit->arena, "SELECT id FROM %s WHERE %s = ?1", info->name,
                                        info->fields[i].name);
            int found = 0;
            for (int id = 0; id < SQL_COUNT; id++)
                found += !strcmp(sql_name((enum sql_id)id), name) &&
                         !strcmp(sql_text(&kit->arena, (enum sql_id)id, RECORD_FEED), wanted);
            CHECK_ROW(found == 1, name);
        }
    }
}

static void test_queries_nest(void **state)
{
    struct kit *kit = *state;
    struct query outer, inner;
    struct task task = kit_task("a");
    bool row;
    kit_open(kit, STORE_WRITE);
    kit_put(kit, RECORD_TASK, &task);
    task = kit_task("b");
    kit_put(kit, RECORD_TASK, &task);
    for (int i = 0; i < 2; i++) {
        MUST(kit, query_open_kind(&outer, &kit->store->sql, SQL_IDS, RECORD_TASK, &kit->err));
        MUST(kit, query_open_kind(&inner, &kit->store->sql, SQL_IDS, RECORD_TASK, &kit->err));
        MUST(kit, query_next(&outer, &row, &kit->err) && row);
        assert_int_equal(query_column_int(&outer, 0), 1);
        MUST(kit, query_next(&inner, &row, &kit->err) && row);
        assert_int_equal(query_column_int(&inner, 0), 1);
        MUST(kit, query_next(&outer, &row, &kit->err) && row);
        assert_int_equal(query_column_int(&outer, 0), 2);
        query_close(&inner);
        query_close(&inner);
        MUST(kit, query_next(&outer, &row, &kit->err) && !row);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_all_prepare, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_records_bind_all_fields, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_hot_ones_use_indexes, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_every_reference_can_be_followed, kit_setup,
                                        kit_teardown),
        cmocka_unit_test_setup_teardown(test_queries_nest, kit_setup, kit_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
