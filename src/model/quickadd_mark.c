/* SPDX-License-Identifier: MIT
 *
 * quickadd_mark: the parts of quick add that a sign marks: links, @kind, #tag, +project, p1,
 * in:place; and lengths of time, marked by ~, by "for", or by their unit.
 */
#include "quickadd_private.h"

#include <string.h>

#include "juggle/base/ascii.h"
#include "juggle/base/parse.h"

static const char *without_end(struct arena *arena, const char *text, const char *unwanted)
{
    size_t length = strlen(text);
    while (length > 1 && strchr(unwanted, text[length - 1]))
        length--;
    return arena_strndup(arena, text, length);
}

size_t quickadd_read_url(struct quickadd_reader *r, size_t at)
{
    const struct quickadd_word *word = &r->words.at[at];
    size_t prefix = str_starts(word->lower, "https://")  ? 8
                    : str_starts(word->lower, "http://") ? 7
                                                         : 0;
    if (r->url || !prefix || !word->lower[prefix])
        return 0;
    r->url = without_end(r->arena, word->text, ",;.");
    r->label = r->url;
    return 1;
}

/* A hint where somebody mistyped; names of people are left in peace. */
static void note_near_kind(struct quickadd_reader *r, const char *name)
{
    const char *near = kind_nearest(r->arena, r->context->kinds, name, false);
    if (near)
        quickadd_note(r, "@%s is no kind; perhaps @%s", name, near);
}

size_t quickadd_read_kind(struct quickadd_reader *r, size_t at)
{
    const char *name = quickadd_bare(r, at);
    if (*name != '@' || !name[1] || r->kind)
        return 0;
    const struct kind *kind = kind_find_everyday(r->context->kinds, ++name, true);
    if (!kind || kind->flags & KIND_FORECAST_ONLY) {
        if (!r->depth)
            note_near_kind(r, name);
        return 0;
    }
    r->kind = name;
    r->label = name;
    return 1;
}

/* The rest of a word as a name: begins with a letter and holds letters, digits, and what joins
 * them. */
static const char *marked_name(struct quickadd_reader *r, size_t at, char mark)
{
    const char *text = r->words.at[at].text;
    if (*text != mark)
        return NULL;
    text = without_end(r->arena, text + 1, ",;.:!?)");
    if (!ascii_is_alpha(*text) && (unsigned char)*text < 0x80)
        return NULL;
    for (const char *c = text; *c; c++)
        if (!ascii_is_alnum(*c) && (unsigned char)*c < 0x80 && !strchr("-_./", *c))
            return NULL;
    return text;
}

size_t quickadd_read_tag(struct quickadd_reader *r, size_t at)
{
    const char *tag = marked_name(r, at, '#');
    if (!tag)
        return 0;
    if (!str_listed(r->tags, tag))
        r->tags = r->tags ? arena_printf(r->arena, "%s,%s", r->tags, tag) : tag;
    r->label = arena_printf(r->arena, "#%s", tag);
    return 1;
}

size_t quickadd_read_project(struct quickadd_reader *r, size_t at)
{
    const char *project = r->project ? NULL : marked_name(r, at, '+');
    if (!project)
        return 0;
    r->project = project;
    r->label = arena_printf(r->arena, "+%s", project);
    return 1;
}

/* Lower case only: "fix the P1 outage" speaks of something else. */
size_t quickadd_read_priority(struct quickadd_reader *r, size_t at)
{
    const char *word = r->words.at[at].text;
    if (r->priority || *word != 'p' || word[1] < '1' || word[1] > '3' ||
        strspn(word + 2, ",;.") != strlen(word + 2))
        return 0;
    r->priority = word[1] - '0';
    r->label = arena_printf(r->arena, "priority %d", r->priority);
    return 1;
}

size_t quickadd_read_place(struct quickadd_reader *r, size_t at)
{
    const struct quickadd_word *word = &r->words.at[at];
    if (r->place || r->placeless ||
        (!str_starts(word->lower, "in:") && !str_starts(word->lower, "at:")))
        return 0;
    const char *place = word->text + 3;
    size_t length = strlen(place);
    if (*place == '"' && length > 2 && place[length - 1] == '"')
        place = arena_strndup(r->arena, place + 1, length - 2);
    else
        place = without_end(r->arena, place, ",;.");
    if (str_blank(place) || strcmp(place, "\"\"") == 0)
        return 0;
    r->place = place;
    r->label = arena_printf(r->arena, "in %s", place);
    return 1;
}

/* "Area/City", as the tz database names its zones. */
static bool is_zone_name(const char *text)
{
    static const char *const areas[] = {"Africa/", "America/",  "Antarctica/", "Arctic/",
                                        "Asia/",   "Atlantic/", "Australia/",  "Europe/",
                                        "Indian/", "Pacific/"};
    if (strcmp(text, "UTC") == 0)
        return true;
    for (size_t i = 0; i < sizeof areas / sizeof *areas; i++)
        if (str_starts(text, areas[i]) && ascii_is_upper(text[strlen(areas[i])]))
            return true;
    return false;
}

/* Only behind a time: elsewhere such a word speaks of the place. */
size_t quickadd_read_zone(struct quickadd_reader *r, size_t at)
{
    if (r->zone || r->start == MINUTES_NONE || r->read_to != at)
        return 0;
    const char *name = without_end(r->arena, r->words.at[at].text, ",;.:!?)");
    if (!is_zone_name(name))
        return 0;
    r->zone = name;
    r->label = name;
    return 1;
}

/* ---- lengths ---- */

/* "3 days", "2d", "1 week": whole days, said as days. */
static int whole_days(const char *text)
{
    int amount = 0;
    size_t digits = strspn(text, "0123456789");
    const char *unit = text + digits + strspn(text + digits, " ");
    if (!digits || digits > 3)
        return 0;
    for (size_t i = 0; i < digits; i++)
        amount = amount * 10 + (text[i] - '0');
    if (str_equal(unit, "d") || str_equal(unit, "day") || str_equal(unit, "days"))
        return amount;
    if (str_equal(unit, "w") || str_equal(unit, "week") || str_equal(unit, "weeks"))
        return amount * 7;
    return 0;
}

static bool take_length(struct quickadd_reader *r, const char *text, bool days_too)
{
    int days = whole_days(text);
    minutes length = days * r->context->day_length;
    if (!days_too && (days || strchr(text, 'd')))
        return false;
    if (!*text || (!days && !parse_length(text, r->context->day_length, &length)) || length <= 0 ||
        days > 366)
        return false;
    char buf[DATE_SIZE];
    r->length = length;
    r->length_days = days;
    r->label = days ? arena_printf(r->arena, "%d %s", days, days == 1 ? "day" : "days")
                    : arena_printf(r->arena, "~%s", length_format(length, buf));
    return true;
}

static const char *two_words(struct quickadd_reader *r, size_t at)
{
    return arena_printf(r->arena, "%s %s", quickadd_bare(r, at), quickadd_bare(r, at + 1));
}

/* Of "1h 30m" and "2 hours" both words; of "2h talk" and "2h 3 slides" the first. */
static size_t take_lengths(struct quickadd_reader *r, size_t at, bool days_too)
{
    const char *unit = quickadd_bare(r, at + 1);
    bool two = unit[strspn(unit, "0123456789")] != '\0';
    if (two && take_length(r, two_words(r, at), days_too))
        return 2;
    return take_length(r, quickadd_bare(r, at), days_too) ? 1 : 0;
}

/* "~3h", "~1h 30m", "~2 hours". */
static size_t take_estimate(struct quickadd_reader *r, size_t at)
{
    const char *word = quickadd_bare(r, at) + 1, *unit = quickadd_bare(r, at + 1);
    if (!ascii_is_digit(*word))
        return 0;
    if (unit[strspn(unit, "0123456789")] &&
        take_length(r, arena_printf(r->arena, "%s %s", word, unit), true))
        return 2;
    return take_length(r, word, true) ? 1 : 0;
}

/* "in 3 hours", "every 15 minutes", "within 2h": when, not how long. */
static bool is_distance(const struct quickadd_reader *r, size_t at)
{
    return at > 0 && r->read_to != at && quickadd_is_one(r, at - 1, "in every within");
}

size_t quickadd_read_length(struct quickadd_reader *r, size_t at)
{
    const char *word = quickadd_bare(r, at);
    int number;
    if (r->length != MINUTES_NONE || is_distance(r, at))
        return 0;
    if (*word == '~')
        return take_estimate(r, at);
    if (quickadd_is(r, at, "for")) {
        size_t taken = take_lengths(r, at + 1, true);
        return taken ? taken + 1 : 0;
    }
    if (quickadd_number(word, 999, &number) && !quickadd_backed(r, at, at + 2, QUICKADD_LENGTH))
        return 0;
    return ascii_is_digit(*word) ? take_lengths(r, at, false) : 0;
}
