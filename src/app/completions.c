/* SPDX-License-Identifier: MIT
 *
 * completions: words for each form, and the door to the shells' scripts.
 */
#include "juggle/app/completions.h"

#include <string.h>

#include "completions.h"
#include "juggle/base/ascii.h"
#include "juggle/base/date.h"
#include "juggle/model/kind.h"
#include "juggle/model/record.h"

bool completions_has(int command)
{
    return command_info((enum command)command)->faces & FACE_CLI;
}

size_t completions_first(int command)
{
    return strcspn(command_info((enum command)command)->verb, " ");
}

const char *completions_second(int command)
{
    const char *blank = strchr(command_info((enum command)command)->verb, ' ');
    return blank ? blank + 1 : "";
}

bool completions_share_first(int a, int b)
{
    size_t length = completions_first(a);
    return completions_first(b) == length && !strncmp(command_info((enum command)a)->verb,
                                                      command_info((enum command)b)->verb, length);
}

bool completions_is_first(int command)
{
    for (int i = 0; i < command; i++)
        if (completions_has(i) && completions_share_first(i, command))
            return false;
    return completions_has(command);
}

void completions_summary(struct str *out, int command)
{
    if (!completions_second(command)[0])
        str_add(out, command_info((enum command)command)->summary);
    for (int i = command; i < COMMAND_COUNT && completions_second(command)[0]; i++)
        if (completions_has(i) && completions_share_first(i, command))
            str_addf(out, "%s%s", i == command ? "" : ", ", completions_second(i));
}

static void add_word(struct str *out, const char *word)
{
    if (out->length)
        str_add_char(out, ' ');
    str_add(out, word);
}

static void add_list(struct str *out, const char *list)
{
    for (; *list; list++)
        str_add_char(out, *list == '|' ? ' ' : *list);
}

static void add_kinds(struct str *out)
{
    const struct kind_set *kinds = kind_builtin();
    for (size_t i = 0; i < kinds->count; i++)
        if (!(kinds->at[i].flags & KIND_FORECAST_ONLY))
            add_word(out, kinds->at[i].word);
}

static void add_days(struct str *out)
{
    static const char *const days[] = {"today", "tomorrow", "yesterday", "eow", "eom"};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        add_word(out, days[i]);
    for (int i = MONDAY; i <= SUNDAY; i++) {
        add_word(out, weekday_long((enum weekday)i));
        char *initial = out->text + out->length - strlen(weekday_long((enum weekday)i));
        *initial = ascii_lower(*initial);
    }
}

static void add_commands(struct str *out)
{
    for (int i = 0; i < COMMAND_COUNT; i++)
        if (completions_is_first(i)) {
            if (out->length)
                str_add_char(out, ' ');
            str_add_bytes(out, command_info((enum command)i)->verb, completions_first(i));
        }
}

void completions_words(struct str *out, enum form form, const char *list)
{
    switch (form) {
    case FORM_WORDS:
        add_list(out, list);
        break;
    case FORM_ROLE:
        for (int i = 0; i < word_count(WORD_GROUP_role); i++)
            add_word(out, word_of(WORD_GROUP_role, i));
        break;
    case FORM_KIND:
        add_kinds(out);
        break;
    case FORM_DATE:
        add_days(out);
        break;
    case FORM_COMMAND_NAME:
        add_commands(out);
        break;
    case FORM_TEXT:
    case FORM_LENGTH:
    case FORM_TIME:
    case FORM_SPAN:
    case FORM_ID:
    case FORM_TASK:
    case FORM_EVENT:
    case FORM_CONFERENCE:
    case FORM_FEED:
    case FORM_FILE:
    case FORM_ZONE:
    case FORM_NUMBER:
    case FORM_FILTER:
    case FORM_FIELD:
        break;
    }
}

void completions_quote(struct str *out, const char *text, const char *signs)
{
    for (; *text; text++) {
        if (*text == '\'' && !strchr(signs, '\'')) {
            str_add(out, "'\\''");
            continue;
        }
        if (strchr(signs, *text))
            str_add_char(out, '\\');
        str_add_char(out, *text);
    }
}

bool completions_script(struct str *out, const char *shell)
{
    static const struct {
        const char *shell;
        void (*build)(struct str *out);
    } scripts[] = {
        {"bash", completions_bash}, {"zsh", completions_zsh}, {"fish", completions_fish}};
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        if (str_equal(shell, scripts[i].shell)) {
            scripts[i].build(out);
            return true;
        }
    return false;
}
