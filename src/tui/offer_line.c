/* SPDX-License-Identifier: MIT
 *
 * offer_line: one line that says what was offered.
 */
#include <stdlib.h>
#include <string.h>

#include "juggle/base/parse.h"
#include "juggle/base/str.h"
#include "juggle/model/record.h"
#include "paper.h"

struct words {
    const char *at[64];
    size_t count;
};

static void split(struct arena *arena, const char *text, struct words *out)
{
    out->count = 0;
    while (*text && out->count < sizeof out->at / sizeof *out->at) {
        size_t length = strcspn(text, " ");
        if (length)
            out->at[out->count++] = arena_strndup(arena, text, length);
        text += length;
        text += *text == ' ';
    }
}

static void take_date(struct offer_line *out, day date)
{
    if (out->from == DAY_NONE)
        out->from = out->to = date;
    else if (date >= out->from)
        out->to = date;
    else
        out->from = date;
}

/* How many words are a date here: two ("dec 3"), one, or none. */
static size_t date_at(struct arena *arena, const struct words *words, size_t i, day today, day *out)
{
    if (i + 1 < words->count &&
        parse_day(arena_printf(arena, "%s %s", words->at[i], words->at[i + 1]), today, MONDAY, out))
        return 2;
    return parse_day(words->at[i], today, MONDAY, out);
}

static bool is_length(const char *word)
{
    size_t digits = strspn(word, "0123456789");
    return digits && (str_equal(word + digits, "min") || str_equal(word + digits, "m"));
}

/* A word with a meaning of its own. */
static bool take_word(struct arena *arena, const char *word, struct offer_line *out)
{
    int role;
    if (str_equal(word, "-") || str_equal(word, "to"))
        return out->from != DAY_NONE;
    if (str_equal_nocase(word, "online"))
        return out->online = true;
    if (word_parse(WORD_GROUP_role, word, &role) && role)
        out->role = word_of(WORD_GROUP_role, role);
    else if (str_equal(word, "new") || str_equal(word, "tweak") || str_equal(word, "rerun"))
        out->talk = word;
    else if (is_length(word))
        out->length = arena_strndup(arena, word, strspn(word, "0123456789"));
    else if (strchr(word, '/'))
        out->zone = word;
    else
        return false;
    return true;
}

void offer_line_read(struct arena *arena, const char *text, day today, struct offer_line *out)
{
    struct words words;
    struct str name;
    day date;
    *out = (struct offer_line){.from = DAY_NONE, .to = DAY_NONE, .role = "speaking"};
    split(arena, text, &words);
    str_init(&name);
    for (size_t i = 0; i < words.count; i++) {
        size_t taken = date_at(arena, &words, i, today, &date);
        if (taken)
            take_date(out, date);
        else if (!take_word(arena, words.at[i], out))
            str_addf(&name, "%s%s", name.length ? " " : "", words.at[i]);
        i += taken > 1;
    }
    out->name = arena_strdup(arena, name.text);
    str_finish(&name);
}
