/* SPDX-License-Identifier: MIT
 *
 * tables: what no compiler sees in the .def tables: words that stand twice, keys that clash,
 * defaults that aren't understood, sentences that no line holds.
 */
#include "unit.h"

#include <string.h>

#include "juggle/app/command.h"
#include "juggle/app/settings.h"
#include "juggle/draw/key.h"
#include "juggle/draw/theme.h"
#include "juggle/model/record.h"

enum { SUMMARY_MAX = 64, KEYS_MAX = 256 };

static const struct command_info *info_of(int command)
{
    return command_info((enum command)command);
}

static void verbs_stand_once(void **state)
{
    (void)state;
    for (int a = 0; a < COMMAND_COUNT; a++)
        for (int b = 0; b < a; b++)
            if (!strcmp(info_of(a)->verb, info_of(b)->verb))
                fail_msg("two commands are called %s", info_of(a)->verb);
}

/* A command of the terminal program alone needs a key or the palette's word, that of the shell its
 * verb. */
static void summaries_fit_a_line(void **state)
{
    (void)state;
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const char *summary = info_of(i)->summary;
        size_t length = strlen(summary);
        if (length < 5 || length > SUMMARY_MAX || summary[length - 1] == '.' ||
            strchr(summary, '\n'))
            fail_msg("%s: \"%s\"", info_of(i)->verb, summary);
    }
}

static bool next_key(const char **keys, struct key *out, char name[KEY_TEXT_SIZE])
{
    struct err err;
    *keys += strspn(*keys, " ");
    size_t length = strcspn(*keys, " ");
    if (!length)
        return false;
    assert_true(length < KEY_TEXT_SIZE);
    memcpy(name, *keys, length);
    name[length] = '\0';
    *keys += length;
    if (!key_parse(name, out, &err))
        fail_msg("%s: %s", name, err.text);
    return true;
}

/* Each default key is one that there is, and of one command only. */
static void keys_are_of_one_command(void **state)
{
    struct {
        struct key key;
        int command;
    } seen[KEYS_MAX];
    size_t count = 0;
    char name[KEY_TEXT_SIZE];
    (void)state;
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const char *keys = info_of(i)->keys;
        struct key key;
        if (*keys && !(info_of(i)->faces & FACE_TUI))
            fail_msg("%s has keys but no place in the terminal program", info_of(i)->verb);
        while (next_key(&keys, &key, name)) {
            for (size_t k = 0; k < count; k++)
                if (key_equal(seen[k].key, key))
                    fail_msg("%s: %s and %s", name, info_of(i)->verb,
                             info_of(seen[k].command)->verb);
            assert_true(count < KEYS_MAX);
            seen[count].key = key;
            seen[count++].command = i;
        }
    }
    assert_true(count > 30);
}

static bool together(const struct option_info *a, const struct option_info *b)
{
    return a->command == b->command || a->command == COMMAND__ || b->command == COMMAND__;
}

/* --tz is of every command and also a conference's own: the same name may be said again, not the
 * letter. */
static void options_stand_once(void **state)
{
    size_t count;
    const struct option_info *options = command_options(&count);
    (void)state;
    for (size_t a = 0; a < count; a++)
        for (size_t b = 0; b < a; b++) {
            if (options[a].command == options[b].command &&
                !strcmp(options[a].name, options[b].name))
                fail_msg("%s stands twice", options[a].name);
            if (together(&options[a], &options[b]) && options[a].letter &&
                options[a].letter == options[b].letter)
                fail_msg("-%c: %s and %s", options[a].letter, options[a].name, options[b].name);
        }
}

static void forms_match_their_values(void **state)
{
    size_t count;
    const struct option_info *options = command_options(&count);
    (void)state;
    for (size_t i = 0; i < count; i++) {
        CHECK_ROW(!strncmp(options[i].name, "--", 2), options[i].name);
        CHECK_ROW((options[i].form == FORM_WORDS) == (strchr(options[i].value, '|') != NULL),
                  options[i].name);
        CHECK_ROW(options[i].value[0] || options[i].form == FORM_TEXT, options[i].name);
    }
}

/* What may be missing stands at the end; of several that have no number, one needs exactly one
 * word. */
static void arguments_can_be_told_apart(void **state)
{
    size_t count;
    const struct argument_info *arguments = command_arguments(&count);
    (void)state;
    for (size_t i = 1; i < count; i++) {
        const struct argument_info *before = &arguments[i - 1], *at = &arguments[i];
        if (before->command != at->command)
            continue;
        CHECK_ROW(before->count != COUNT_OPTIONAL && before->count != COUNT_ANY_NUMBER, at->name);
        CHECK_ROW(before->count != COUNT_MANY || at->count == COUNT_ONE, at->name);
    }
    for (size_t i = 0; i < count; i++)
        CHECK_ROW(info_of((int)arguments[i].command)->faces & FACE_CLI, arguments[i].name);
}

static void settings_stand_once(void **state)
{
    size_t count;
    const struct option *options = config_options(&count);
    (void)state;
    for (size_t a = 0; a < count; a++)
        for (size_t b = 0; b < a; b++)
            if (!strcmp(options[a].section, options[b].section) &&
                !strcmp(options[a].key, options[b].key))
                fail_msg("[%s] %s stands twice", options[a].section, options[a].key);
}

/* config can't ask draw: the words of its row and draw's own are compared here. */
static void themes_are_draws(void **state)
{
    size_t count;
    struct str names;
    const struct option *options = config_options(&count);
    (void)state;
    str_init(&names);
    for (const char *const *name = theme_names(); *name; name++)
        str_addf(&names, "%s%s", names.length ? "|" : "", *name);
    for (size_t i = 0; i < count; i++)
        if (!strcmp(options[i].key, "theme"))
            assert_string_equal(options[i].choices, names.text);
    str_finish(&names);
}

/* Every limit's default is written as limits are read, and read back is the default. */
static void limits_read_their_defaults(void **state)
{
    struct arena arena;
    struct str text;
    (void)state;
    arena_init(&arena);
    str_init(&text);
    struct config_tables tables = settings_tables(&arena);
    str_add(&text, "[rules]\n");
    for (size_t i = 0; i < tables.limit_count; i++)
        str_addf(&text, "%s = %s\n", tables.limit_key(i), tables.limit_preset(i, &arena));
    const struct config *config = config_parse(&arena, "rules", text.text, text.length, &tables);
    if (config_problem_count(config))
        fail_msg("%s", config_problem(config, 0)->message);
    assert_true(tables.limit_count > 80);
    str_finish(&text);
    arena_finish(&arena);
}

static void words_of_a_group_stand_once(void **state)
{
    (void)state;
    for (int group = 0; group < WORD_GROUP_COUNT; group++)
        for (int a = 0; a < word_count((enum word_group)group); a++)
            for (int b = 0; b < a; b++)
                if (!strcmp(word_of((enum word_group)group, a), word_of((enum word_group)group, b)))
                    fail_msg("%s stands twice in a group", word_of((enum word_group)group, a));
}

static void kinds_stand_once(void **state)
{
    const struct kind_set *kinds = kind_builtin();
    (void)state;
    for (size_t a = 0; a < kinds->count; a++)
        for (size_t b = 0; b < a; b++) {
            CHECK_ROW(strcmp(kinds->at[a].word, kinds->at[b].word), kinds->at[a].word);
            CHECK_ROW(kinds->at[a].letter != kinds->at[b].letter, kinds->at[a].word);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verbs_stand_once),           cmocka_unit_test(summaries_fit_a_line),
        cmocka_unit_test(keys_are_of_one_command),    cmocka_unit_test(options_stand_once),
        cmocka_unit_test(forms_match_their_values),   cmocka_unit_test(arguments_can_be_told_apart),
        cmocka_unit_test(settings_stand_once),        cmocka_unit_test(themes_are_draws),
        cmocka_unit_test(limits_read_their_defaults), cmocka_unit_test(words_of_a_group_stand_once),
        cmocka_unit_test(kinds_stand_once),
    };
    return cmocka_run_group_tests_name("house_tables", tests, NULL, NULL);
}
