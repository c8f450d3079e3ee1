/* SPDX-License-Identifier: MIT
 *
 * ini: any bytes as a config. It is read to its end, prints nothing, keeps every setting in its
 * range, and tells its mistakes in order, one line each.
 */
#include "fuzz.h"

#include <string.h>

#include "juggle/base/parse.h"
#include "juggle/base/text.h"
#include "juggle/config/config.h"

static const char *const commands[] = {"done", "defer", "undo", "find"};
static const char *const keys[] = {"x", ">", "u", "/"};
static const char *const limits[] = {"h2_info", "h2_warn"};

static const char *limit_key(size_t row)
{
    return limits[row];
}

static const char *limit_text(size_t row, struct arena *arena)
{
    return arena_printf(arena, "%zu", row);
}

static bool limit_parse(size_t row, const char *text, double *value)
{
    (void)row;
    return parse_real(text, value);
}

static const struct config_tables tables = {
    .commands = commands,
    .keys = keys,
    .command_count = sizeof commands / sizeof *commands,
    .limit_count = sizeof limits / sizeof *limits,
    .limit_key = limit_key,
    .limit_group = limit_text,
    .limit_preset = limit_text,
    .limit_summary = limit_text,
    .limit_parse = limit_parse,
};

static void check_problems(const struct config *config)
{
    int line = 0;
    for (size_t i = 0; i < config_problem_count(config); i++) {
        const struct config_problem *problem = config_problem(config, i);
        CHECK(problem->line >= line);
        CHECK(problem->message[0] && !strchr(problem->message, '\n'));
        CHECK(text_is_utf8(problem->message, strlen(problem->message)));
        line = problem->line;
    }
}

static void check_settings(const struct config *config)
{
    const struct settings *s = config_settings(config);
    struct workdays week;
    config_workdays(config, &week);
    for (int i = MONDAY; i <= SUNDAY; i++) {
        CHECK(0 <= week.at[i].start && week.at[i].start < week.at[i].end);
        CHECK(week.at[i].end <= DAY_MINUTES);
        CHECK(0 <= week.at[i].contract && week.at[i].contract <= DAY_MINUTES);
    }
    CHECK(week.lunch_start <= week.lunch_end);
    CHECK(s->work_days != 0 && s->work_days < 1u << 7);
    CHECK(0 <= s->balance_talks && s->balance_talks <= 1);
    CHECK(s->import_max_size > 0 && s->tui_theme);
    CHECK(config_kinds(config)->count >= KIND_COUNT);
    for (size_t i = 0; i < config_kinds(config)->count; i++) {
        const struct kind *kind = &config_kinds(config)->at[i];
        CHECK(kind->word[0] && kind->like < KIND_COUNT && kind->length > 0);
        CHECK(0 <= kind->tenths && kind->tenths <= 100);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct arena arena;
    struct config_row row;
    arena_init(&arena);
    const struct config *config =
        config_parse(&arena, "fuzz.ini", size ? (const char *)bytes : "", size, &tables);
    check_problems(config);
    check_settings(config);
    for (size_t i = 0; config_row(config, i, &row); i++)
        CHECK(row.section[0] && row.key[0] && row.value);
    arena_finish(&arena);
    return 0;
}
