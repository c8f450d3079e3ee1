/* SPDX-License-Identifier: MIT
 *
 * filter: any bytes as a question of "/": understood, or refused with a message that can be shown;
 * it answers the same twice, and asking nothing finds everything.
 */
#include "fuzz.h"

#include <string.h>

#include "juggle/base/text.h"
#include "juggle/model/filter.h"

enum { TEXT_MOST = 2000 };

static void check_query(struct arena *arena, const struct filter_query *query)
{
    struct task task;
    record_clear(RECORD_TASK, &task);
    struct item item = {.type = ITEM_TASK,
                        .id = "t1",
                        .title = "Write the slides",
                        .tags = "urgent,later",
                        .kind = &kind_builtin()->at[KIND_CODE],
                        .start = INSTANT_NONE,
                        .end = INSTANT_NONE,
                        .task = &task};
    bool matches = filter_match(arena, query, &item);
    CHECK(matches || query->count > 0);
    CHECK(matches == filter_match(arena, query, &item));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct workdays workdays;
    struct view_inputs inputs = {.kinds = kind_builtin(),
                                 .home = zone_utc(),
                                 .workdays = &workdays,
                                 .today = day_of(2026, 11, 21)};
    struct filter_query query;
    struct err err = {0};
    struct arena arena;
    workdays_default(&workdays);
    arena_init(&arena);
    const char *text =
        arena_strndup(&arena, size ? (const char *)bytes : "", size < TEXT_MOST ? size : TEXT_MOST);
    if (filter_parse(&arena, text, &inputs, &query, &err))
        check_query(&arena, &query);
    else
        CHECK(err.code == ERR_USAGE && err.text[0]);
    arena_finish(&arena);
    return 0;
}
