/* SPDX-License-Identifier: MIT
 *
 * merge: which sessions of a programme are the person's own, by name and aliases as whole words.
 */
#include "juggle/model/merge.h"

#include <string.h>

#include "juggle/base/str.h"
#include "juggle/base/text.h"

/* One letter would be found in every text. */
enum { SHORTEST_NAME = 2 };

static void add_word(struct arena *arena, const char **words, size_t *count, const char *name)
{
    const char *folded = name ? text_fold(arena, name) : "";
    if (strlen(folded) >= SHORTEST_NAME && !str_blank(folded))
        words[(*count)++] = folded;
}

void merge_me_build(struct arena *arena, const char *name, const char *const *aliases,
                    size_t alias_count, struct merge_me *out)
{
    const char **words = ARENA_ARRAY(arena, const char *, alias_count + 1);
    size_t count = 0;
    add_word(arena, words, &count, name);
    for (size_t i = 0; i < alias_count; i++)
        add_word(arena, words, &count, aliases[i]);
    *out = (struct merge_me){words, count};
}

static bool names_me(struct arena *scratch, const struct merge_me *me, const char *text)
{
    if (!text)
        return false;
    const char *folded = text_fold(scratch, text);
    for (size_t i = 0; i < me->count; i++)
        if (text_has_word(folded, me->words[i]))
            return true;
    return false;
}

bool merge_is_mine(struct arena *scratch, const struct merge_me *me, const struct event *event)
{
    if (!me->count)
        return false;
    return names_me(scratch, me, event->people) || names_me(scratch, me, event->title) ||
           names_me(scratch, me, event->description);
}

bool merge_is_declined(struct arena *scratch, const struct merge_me *me, const struct event *event)
{
    static const char word[] = " (declined)";
    if (!me->count || !event->people || !strstr(event->people, word))
        return false;
    for (const char *at = event->people, *end; *at; at = *end ? end + 1 : end) {
        size_t length = strcspn(at, "\n"), tail = sizeof word - 1;
        end = at + length;
        if (length > tail && memcmp(end - tail, word, tail) == 0 &&
            names_me(scratch, me, arena_strndup(scratch, at, length)))
            return true;
    }
    return false;
}
