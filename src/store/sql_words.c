/* SPDX-License-Identifier: MIT
 *
 * sql_words: what somebody asks for, cut by the index's own tokenizer and put in quotes word by
 * word, so that nothing of it can be an operator and no word can be two.
 */
#include <sqlite3.h>
#include <stdlib.h>

#include "juggle/base/str.h"
#include "sql.h"

static int add_word(void *context, int flags, const char *word, int length, int start, int end)
{
    struct str *out = context;
    (void)flags, (void)start, (void)end;
    str_add(out, out->length ? " \"" : "\"");
    str_add_bytes(out, word, (size_t)length); /* letters and digits: no quote is among them */
    str_add_char(out, '"');
    return SQLITE_OK;
}

static bool find_api(struct sql *sql, fts5_api **api, struct err *err)
{
    struct query query;
    bool row;
    *api = NULL;
    if (!query_open(&query, sql, SQL_TOKENIZER, err))
        return false;
    sqlite3_bind_pointer(query.stmt, 1, api, "fts5_api_ptr", NULL);
    if (!query_next(&query, &row, err))
        return false;
    query_close(&query);
    return *api || sql_fail(sql, SQLITE_ERROR, err);
}

static int cut(fts5_api *api, const char *text, struct str *out)
{
    static const char *options[] = {"remove_diacritics", "2"};
    fts5_tokenizer tokenizer;
    Fts5Tokenizer *own = NULL;
    void *context;
    int code = api->xFindTokenizer(api, "unicode61", &context, &tokenizer);
    if (code == SQLITE_OK)
        code = tokenizer.xCreate(context, options, 2, &own);
    if (code != SQLITE_OK)
        return code;
    size_t length = 0;
    while (text[length] && length < 4096) /* more is no search */
        length++;
    code = tokenizer.xTokenize(own, out, FTS5_TOKENIZE_QUERY, text, (int)length, add_word);
    tokenizer.xDelete(own);
    return code;
}

bool sql_search_words(struct sql *sql, struct arena *arena, const char *text, const char **out,
                      struct err *err)
{
    fts5_api *api;
    struct str words;
    *out = NULL;
    if (!find_api(sql, &api, err))
        return false;
    str_init(&words);
    int code = cut(api, text, &words);
    if (code == SQLITE_OK && words.length) {
        str_add(&words, " *");
        *out = arena_strndup(arena, words.text, words.length);
    }
    str_finish(&words);
    return code == SQLITE_OK || sql_fail(sql, code, err);
}
