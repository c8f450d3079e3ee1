/* SPDX-License-Identifier: MIT
 *
 * The schema is what records.def says, and the numbered steps lead to the same.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "kit.h"

struct column {
    char name[64];
    char type[16];
    bool not_null;
};

static size_t read_columns(struct kit *kit, const char *table, struct column *out, size_t room)
{
    sqlite3_stmt *statement;
    size_t count = 0;
    char *sql = arena_printf(&kit->arena, "PRAGMA table_info(%s)", table);
    assert_int_equal(sqlite3_prepare_v2(kit->store->sql.db, sql, -1, &statement, NULL), SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW && count < room) {
        struct column *column = &out[count++];
        snprintf(column->name, sizeof column->name, "%s", sqlite3_column_text(statement, 1));
        snprintf(column->type, sizeof column->type, "%s", sqlite3_column_text(statement, 2));
        column->not_null = sqlite3_column_int(statement, 3) != 0;
    }
    sqlite3_finalize(statement);
    return count;
}

static const char *table_sql(struct kit *kit, const char *table)
{
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_prepare_v2(kit->store->sql.db,
                                        "SELECT sql FROM sqlite_schema WHERE name = ?1", -1,
                                        &statement, NULL),
                     SQLITE_OK);
    sqlite3_bind_text(statement, 1, table, -1, SQLITE_STATIC);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    const char *sql = arena_strdup(&kit->arena, (const char *)sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    return sql;
}

static bool is_text(enum field_type type)
{
    return type == FIELD_TEXT || type == FIELD_WORD;
}

static void test_columns_are_the_fields(void **state)
{
    struct kit *kit = *state;
    kit_open(kit, STORE_WRITE);
    for (int k = 0; k < RECORD_COUNT; k++) {
        const struct record_info *info = record_info((enum record_kind)k);
        struct column columns[64];
        size_t count = read_columns(kit, info->name, columns, COUNT_OF(columns));
        CHECK_ROW(count == info->count + 1, info->name);
        CHECK_ROW(!strcmp(columns[0].name, "id") && !strcmp(columns[0].type, "INTEGER"),
                  info->name);
        for (size_t i = 0; i < info->count; i++) {
            const struct field *field = &info->fields[i];
            bool always =
                field->type == FIELD_FLAG || field->type == FIELD_WORD || field->type == FIELD_LONG;
            CHECK_ROW(!strcmp(columns[i + 1].name, field->name), field->name);
            CHECK_ROW(!strcmp(columns[i + 1].type, is_text(field->type) ? "TEXT" : "INTEGER"),
                      field->name);
            CHECK_ROW(!always || columns[i + 1].not_null, field->name);
        }
        CHECK_ROW(strstr(table_sql(kit, info->name), ") STRICT") != NULL, info->name);
        CHECK_ROW((strstr(table_sql(kit, info->name), "AUTOINCREMENT") == NULL) ==
                      kind_by_day((enum record_kind)k),
                  info->name);
    }
}

static void test_references_are_foreign_keys(void **state)
{
    struct kit *kit = *state;
    kit_open(kit, STORE_WRITE);
    for (int k = 0; k < RECORD_COUNT; k++) {
        const struct record_info *info = record_info((enum record_kind)k);
        const char *sql = table_sql(kit, info->name);
        for (size_t i = 0; i < info->count; i++) {
            if (info->fields[i].type != FIELD_REF)
                continue;
            char *wanted = arena_printf(
                &kit->arena, " %s INTEGER%s REFERENCES %s DEFERRABLE INITIALLY DEFERRED",
                info->fields[i].name, strstr(sql, " event INTEGER NOT NULL") ? " NOT NULL" : "",
                record_info(info->fields[i].target)->name);
            char *loose =
                arena_printf(&kit->arena,
                             " %s INTEGER REFERENCES %s DEFERRABLE INITIALLY "
                             "DEFERRED",
                             info->fields[i].name, record_info(info->fields[i].target)->name);
            CHECK_ROW(strstr(sql, wanted) || strstr(sql, loose), wanted);
        }
    }
}

/* Every word of the group can be stored, and nothing else. */
static void check_words(struct kit *kit, const char *sql, const struct field *field)
{
    int words = word_count(field->words), found = 0;
    char *name = arena_printf(&kit->arena, "%s = '", field->name);
    for (const char *at = sql; (at = strstr(at, name)); at += strlen(name))
        found++;
    CHECK_ROW(found == words, field->name);
    for (int i = 0; i < words; i++) {
        char *one = arena_printf(&kit->arena, "%s = '%s'", field->name, word_of(field->words, i));
        CHECK_ROW(strstr(sql, one) != NULL, one);
    }
}

static void test_words_and_flags_are_checked(void **state)
{
    struct kit *kit = *state;
    kit_open(kit, STORE_WRITE);
    for (int k = 0; k < RECORD_COUNT; k++) {
        const struct record_info *info = record_info((enum record_kind)k);
        const char *sql = table_sql(kit, info->name);
        for (size_t i = 0; i < info->count; i++) {
            const struct field *field = &info->fields[i];
            if (field->type == FIELD_WORD)
                check_words(kit, sql, field);
            if (field->type == FIELD_FLAG)
                CHECK_ROW(strstr(sql, arena_printf(&kit->arena, "CHECK (%s IN (0, 1))",
                                                   field->name)) != NULL,
                          field->name);
        }
    }
}

static void gather_schema(struct sql *sql, struct str *out, struct kit *kit)
{
    struct query query;
    bool row = true;
    MUST(kit, query_open(&query, sql, SQL_SCHEMA, &kit->err));
    while (row) {
        MUST(kit, query_next(&query, &row, &kit->err));
        for (int i = 0; row && i < 3; i++)
            str_addf(out, "%s|", query_column_text(&query, i) ? query_column_text(&query, i) : "");
    }
}

static void test_ladder_leads_to_the_schema(void **state)
{
    struct kit *kit = *state;
    struct sql climbed, made;
    struct str a, b;
    int64_t application = 0, version = 0;
    str_init(&a);
    str_init(&b);
    MUST(kit, sql_open_memory(&made, "made", &kit->err));
    MUST(kit, migrate_create(&made, ladder_today(), &kit->err));
    MUST(kit, sql_open_memory(&climbed, "climbed", &kit->err));
    MUST(kit, migrate_climb(&climbed, ladder_today(), &kit->err));
    gather_schema(&made, &a, kit);
    gather_schema(&climbed, &b, kit);
    assert_string_equal(a.text, b.text);
    assert_true(a.length > 4000);
    for (int i = 0; i < 2; i++) {
        MUST(kit, sql_number(i ? &made : &climbed, SQL_APPLICATION_ID, &application, &kit->err));
        MUST(kit, sql_number(i ? &made : &climbed, SQL_USER_VERSION, &version, &kit->err));
        assert_int_equal(application, STORE_APPLICATION_ID);
        assert_int_equal(version, ladder_today()->version);
    }
    sql_close(&made);
    sql_close(&climbed);
    str_finish(&a);
    str_finish(&b);
}

static int pragma_of(struct kit *kit, const char *pragma)
{
    sqlite3_stmt *statement;
    char *sql = arena_printf(&kit->arena, "PRAGMA %s", pragma);
    assert_int_equal(sqlite3_prepare_v2(kit->store->sql.db, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    int value = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    return value;
}

static void test_pragmas_are_set(void **state)
{
    struct kit *kit = *state;
    struct err err;
    static const struct {
        const char *pragma;
        int wanted;
    } rows[] = {{"foreign_keys", 1},  {"cell_size_check", 1}, {"secure_delete", 1},
                {"temp_store", 2},    {"synchronous", 3},     {"trusted_schema", 0},
                {"cache_size", -500}};
    kit_open(kit, STORE_WRITE);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        CHECK_ROW(pragma_of(kit, rows[i].pragma) == rows[i].wanted, rows[i].pragma);
    }
    assert_true(store_begin(kit->store, "A step", &err));
    assert_int_equal(pragma_of(kit, "cache_size"), -3000);
    store_cancel(kit->store);
    assert_int_equal(pragma_of(kit, "cache_size"), -500);
    /* What hostile schemas need is off. */
    assert_int_not_equal(sqlite3_exec(kit->store->sql.db,
                                      "PRAGMA writable_schema = ON; UPDATE "
                                      "sqlite_schema SET sql = ''",
                                      NULL, NULL, NULL),
                         SQLITE_OK);
    assert_int_not_equal(
        sqlite3_exec(kit->store->sql.db, "ATTACH ':memory:' AS other", NULL, NULL, NULL),
        SQLITE_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_columns_are_the_fields, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_references_are_foreign_keys, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_words_and_flags_are_checked, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_ladder_leads_to_the_schema, kit_setup, kit_teardown),
        cmocka_unit_test_setup_teardown(test_pragmas_are_set, kit_setup, kit_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
