/* SPDX-License-Identifier: MIT
 *
 * The grammar of quick add against a table of lines and readings (tests/data/quickadd.txt), its
 * examples against itself, and chips: their ranges, and taking them back.
 */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "juggle/base/parse.h"
#include "juggle/model/quickadd.h"
#include "quickadd_show.h"

#define TABLE TESTS_DATA "/quickadd.txt"

static char *trimmed(char *text)
{
    size_t length = strlen(text);
    while (length && (text[length - 1] == ' ' || text[length - 1] == '\n'))
        text[--length] = '\0';
    return text + strspn(text, " ");
}

/* "= 2026-11-21 09:00" sets the clock for the lines below, "= sunday" the week's first day. */
static void set_context(struct quickadd_context *context, const char *text)
{
    struct wall wall;
    bool has_offset;
    int32_t offset;
    if (parse_weekday(text, &context->week_start))
        return;
    assert_true(parse_iso_time(text, &wall, &has_offset, &offset));
    context->today = wall.day;
    context->now = wall.second / 60;
}

static int try_line(struct quickadd_context *context, char *line, int number)
{
    struct arena arena;
    struct quickadd read;
    struct str shown;
    char *bar = strstr(line, " | ");
    if (*line == '=') {
        set_context(context, trimmed(line + 1));
        return 0;
    }
    if (*line == '\0' || *line == ';')
        return 0;
    assert_non_null(bar);
    *bar = '\0';
    arena_init(&arena);
    str_init(&shown);
    quickadd_read(&arena, trimmed(line), context, &read);
    quickadd_show(&read, &shown);
    bool same = strcmp(shown.text, trimmed(bar + 3)) == 0;
    if (!same)
        fprintf(stderr, "%d: %s\n  wanted %s\n  got    %s\n", number, trimmed(line),
                trimmed(bar + 3), shown.text);
    str_finish(&shown);
    arena_finish(&arena);
    return same ? 1 : -1;
}

static void table(void **state)
{
    struct quickadd_context context = quickadd_test_context();
    char line[1024];
    int tried = 0, wrong = 0, number = 0;
    FILE *file = fopen(TABLE, "r");
    (void)state;
    assert_non_null(file);
    while (fgets(line, sizeof line, file)) {
        int result = try_line(&context, trimmed(line), ++number);
        tried += result != 0;
        wrong += result < 0;
    }
    fclose(file);
    fprintf(stderr, "%d lines, %d wrong\n", tried, wrong);
    assert_int_equal(wrong, 0);
    assert_true(tried >= 300);
}

/* Every example of the help is read as the part that it stands for. */
static void examples_are_read(void **state)
{
    struct quickadd_context context = quickadd_test_context();
    struct arena arena;
    size_t count;
    const struct quickadd_form *forms = quickadd_forms(&count);
    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < count; i++) {
        struct quickadd read;
        bool found = false;
        const char *text = arena_printf(&arena, "Thing %s", forms[i].example);
        quickadd_read(&arena, text, &context, &read);
        for (size_t k = 0; k < read.chip_count; k++)
            found = found || read.chips[k].part == forms[i].part;
        if (found != (forms[i].part != QUICKADD_COUNT))
            fail_msg("\"%s\" is not read as %s", forms[i].example, quickadd_title(forms[i].part));
    }
    arena_finish(&arena);
}

static void chips_tell_their_place(void **state)
{
    static const char text[] = "Draft  demo ~3h due fri 17:00, @demo";
    static const char *const labels[] = {"~3h", "due Fri 27 Nov 17:00", "code"};
    static const char *const places[] = {"~3h", "due fri 17:00,", "@demo"};
    struct quickadd_context context = quickadd_test_context();
    struct arena arena;
    struct quickadd read;
    (void)state;
    arena_init(&arena);
    quickadd_read(&arena, text, &context, &read);
    assert_int_equal(read.chip_count, 3);
    for (size_t i = 0; i < 3; i++) {
        struct quickadd_range range = read.chips[i].range;
        assert_string_equal(read.chips[i].label, labels[i]);
        assert_int_equal(range.end - range.start, strlen(places[i]));
        assert_memory_equal(text + range.start, places[i], strlen(places[i]));
    }
    assert_string_equal(read.title, "Draft demo");
    arena_finish(&arena);
}

/* Backspace: the last chip becomes text, one after the other. */
static void chips_are_taken_back(void **state)
{
    static const char text[] = "Ship it fri p1 #now";
    static const char *const titles[] = {"Ship it", "Ship it #now", "Ship it p1 #now",
                                         "Ship it fri p1 #now"};
    struct quickadd_context context = quickadd_test_context();
    struct quickadd_range plain[3];
    struct arena arena;
    struct quickadd read;
    (void)state;
    arena_init(&arena);
    context.plain = plain;
    for (size_t i = 0; i < 4; i++) {
        context.plain_count = i;
        quickadd_read(&arena, text, &context, &read);
        assert_string_equal(read.title, titles[i]);
        assert_int_equal(read.chip_count, 3 - i);
        if (i < 3)
            plain[i] = read.chips[read.chip_count - 1].range;
    }
    assert_int_equal(read.day, DAY_NONE);
    arena_finish(&arena);
}

static void help_shows_every_form(void **state)
{
    struct str help;
    size_t count;
    const struct quickadd_form *forms = quickadd_forms(&count);
    (void)state;
    str_init(&help);
    quickadd_help(&help);
    for (size_t i = 0; i < count; i++)
        assert_non_null(strstr(help.text, forms[i].meaning));
    for (const char *line = help.text; *line; line += strcspn(line, "\n") + 1)
        assert_in_range(strcspn(line, "\n"), 0, 80);
    str_finish(&help);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(table),
        cmocka_unit_test(examples_are_read),
        cmocka_unit_test(chips_tell_their_place),
        cmocka_unit_test(chips_are_taken_back),
        cmocka_unit_test(help_shows_every_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
