/* SPDX-License-Identifier: MIT
 *
 * quickadd_day: dates of one to three words, and stretches of days.
 *
 * Forms that are plain English as well ("sat", "3 weeks", "march 3") need a word that leads to
 * them, or something beside them that is read, or the end of the line.
 */
#include "quickadd_private.h"

#include <string.h>

#include "juggle/base/ascii.h"
#include "juggle/base/parse.h"

enum { PHRASE_SIZE = 64, DAYS_MOST = 366 };

/* The words [at, at + count) with blanks between; the last one as it is, or without punctuation. */
static bool join(const struct quickadd_reader *r, size_t at, size_t count, bool bare,
                 char out[PHRASE_SIZE])
{
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        if (!quickadd_has(r, at + i))
            return false;
        const struct quickadd_word *word = &r->words.at[at + i];
        const char *text = bare && i + 1 == count ? word->bare : word->lower;
        size_t size = strlen(text);
        if (length + size + 2 > PHRASE_SIZE)
            return false;
        if (i)
            out[length++] = ' ';
        memcpy(out + length, text, size);
        length += size;
    }
    out[length] = '\0';
    return true;
}

static bool parse_words(const struct quickadd_reader *r, size_t at, size_t count, day today,
                        day *out)
{
    char phrase[PHRASE_SIZE];
    for (int bare = 0; bare <= 1; bare++)
        if (join(r, at, count, bare, phrase) &&
            parse_day(phrase, today, r->context->week_start, out))
            return true;
    return false;
}

/* "may 3" speaks of what may happen, "May 3" of a date. */
static bool is_verb_month(const struct quickadd_reader *r, size_t at)
{
    return quickadd_is_one(r, at, "may march") && !ascii_is_upper(*r->words.at[at].text);
}

static bool is_weak(const struct quickadd_reader *r, size_t at, size_t count)
{
    int number;
    const char *word = quickadd_bare(r, at);
    if (count == 1)
        return quickadd_is_one(r, at, "sat sun wed") || *word == '-';
    if (quickadd_is_one(r, at + 1, "day days week weeks month months") &&
        quickadd_number(word, 9999, &number))
        return true;
    return is_verb_month(r, at) || is_verb_month(r, at + 1);
}

/* "3.12." could be March 12 to somebody. */
static void note_dotted(struct quickadd_reader *r, size_t at, day date)
{
    const char *word = r->words.at[at].lower;
    size_t digits = strspn(word, "0123456789");
    size_t more = word[digits] == '.' ? strspn(word + digits + 1, "0123456789") : 0;
    struct civil c = day_civil(date);
    const char *rest = word + digits + 1 + more;
    if (digits && more && !*(rest + (*rest == '.')) && c.mday <= 12 && c.mday != c.month)
        quickadd_note(r, "%s read as %d %s", r->words.at[at].text, c.mday, month_short(c.month));
}

static bool only_digits_and(const char *word, char separator)
{
    size_t first = strspn(word, "0123456789");
    size_t second = word[first] == separator ? strspn(word + first + 1, "0123456789") : 0;
    return first >= 1 && first <= 2 && second >= 1 && second <= 2 && !word[first + 1 + second];
}

/* What only a leading word makes a date of: "3.12", "eod"; "12/3" is asked about. */
static size_t led_day(struct quickadd_reader *r, size_t at, day *out)
{
    const char *word = quickadd_bare(r, at);
    if (strcmp(word, "eod") == 0) {
        *out = r->context->today;
        return 1;
    }
    if (only_digits_and(word, '/'))
        quickadd_note(r, "%s can be two dates; write dec 3 or 3.12.", word);
    if (!only_digits_and(word, '.') ||
        !parse_day_alone(word, r->context->today, r->context->week_start, out))
        return 0;
    note_dotted(r, at, *out);
    return 1;
}

size_t quickadd_day(struct quickadd_reader *r, size_t at, bool led, day *out)
{
    enum weekday weekday;
    if (quickadd_is_one(r, at, "this coming") && parse_weekday(quickadd_bare(r, at + 1), &weekday))
        return parse_words(r, at + 1, 1, r->context->today, out) ? 2 : 0;
    for (size_t count = 3; count > 0; count--) {
        if (!parse_words(r, at, count, r->context->today, out))
            continue;
        if (!led && is_weak(r, at, count) && !quickadd_backed(r, at, at + count, QUICKADD_DATE))
            continue;
        if (count == 1)
            note_dotted(r, at, *out);
        return count;
    }
    return led ? led_day(r, at, out) : 0;
}

size_t quickadd_iso_time(const struct quickadd_reader *r, size_t at, day *date, minutes *clock)
{
    const char *word = quickadd_bare(r, at);
    char text[PHRASE_SIZE];
    if (strlen(word) < 15 || strlen(word) > 16 || word[10] != 't')
        return 0;
    memcpy(text, word, 10);
    text[10] = '\0';
    return parse_iso_day(text, date) && parse_clock(word + 11, clock) && *clock < DAY_MINUTES;
}

/* ---- several days ---- */

/* A day of the month of first, later in it: "5" behind "dec 3". */
static bool later_mday(const char *word, day first, day *out)
{
    struct civil c = day_civil(first);
    size_t digits = strspn(word, "0123456789");
    if (digits < 1 || digits > 2 || (word[digits] && strcmp(word + digits, ".") != 0))
        return false;
    c.mday = (word[0] - '0') * (digits == 2 ? 10 : 1) + (digits == 2 ? word[1] - '0' : 0);
    if (!civil_valid(c) || day_of(c.year, c.month, c.mday) <= first)
        return false;
    *out = day_of(c.year, c.month, c.mday);
    return true;
}

/* The end of a stretch: a date as seen from its first day. */
static size_t day_from(struct quickadd_reader *r, size_t at, day first, day *out)
{
    if (quickadd_has(r, at) && later_mday(quickadd_bare(r, at), first, out)) {
        day other;
        bool named = parse_words(r, at, 2, first, &other) && !is_weak(r, at, 2);
        if (!named && (quickadd_is_one(r, at - 1, "- \u2013 \u2014") ||
                       quickadd_backed(r, at, at + 1, QUICKADD_DATE)))
            return 1;
    }
    for (size_t count = 3; count > 0; count--)
        if (parse_words(r, at, count, first, out))
            return *out > first && *out - first <= DAYS_MOST ? count : 0;
    return 0;
}

/* Cuts "3-5", "mon-fri", "3.12.-5.12.", "2026-12-03..2026-12-05" at the separator that is tried. */
static bool cut_word(const char *word, const char *separator, size_t which, char left[PHRASE_SIZE],
                     const char **right)
{
    const char *at = strstr(word, separator);
    while (at && which--)
        at = strstr(at + 1, separator);
    if (!at || at == word || at - word >= PHRASE_SIZE)
        return false;
    memcpy(left, word, (size_t)(at - word));
    left[at - word] = '\0';
    *right = at + strlen(separator);
    return **right != '\0';
}

static bool parse_ends(const struct quickadd_reader *r, const char *left, const char *right,
                       day *first, day *last)
{
    enum weekday week_start = r->context->week_start;
    return parse_day(left, r->context->today, week_start, first) &&
           (later_mday(right, *first, last) || parse_day(right, *first, week_start, last)) &&
           *last > *first && *last - *first <= DAYS_MOST;
}

static bool cut_days(struct quickadd_reader *r, const char *word, day *first, day *last)
{
    static const char *const separators[] = {"..", "-", "\u2013"};
    char left[PHRASE_SIZE];
    const char *right;
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++)
        for (size_t which = 0; cut_word(word, separators[i], which, left, &right); which++)
            if (parse_ends(r, left, right, first, last))
                return true;
    return false;
}

static bool days_in_word(struct quickadd_reader *r, size_t at, day *first, day *last)
{
    return quickadd_has(r, at) && (cut_days(r, r->words.at[at].lower, first, last) ||
                                   cut_days(r, r->words.at[at].bare, first, last));
}

/* "dec 3-5", "3-5 dec", with a year behind them. */
static size_t days_of_month(struct quickadd_reader *r, size_t at, bool led, day *first, day *last)
{
    int month;
    size_t month_at = parse_month(quickadd_bare(r, at), &month) ? at : at + 1;
    size_t days_at = month_at == at ? at + 1 : at;
    const char *right, *days = quickadd_bare(r, days_at), *name = quickadd_bare(r, month_at);
    const char *year = quickadd_bare(r, at + 2);
    char left[PHRASE_SIZE];
    size_t taken = strlen(year) == 4 && strspn(year, "0123456789") == 4 ? 3 : 2;
    if (!parse_month(name, &month) || strlen(days) > 8 ||
        !(cut_word(days, "-", 0, left, &right) || cut_word(days, "\u2013", 0, left, &right)))
        return 0;
    for (; taken >= 2; taken--) {
        const char *phrase =
            arena_printf(r->arena, taken == 3 ? "%s %s %s" : "%s %s", name, left, year);
        if (parse_ends(r, phrase, right, first, last))
            break;
    }
    if (taken < 2 ||
        (!led && is_verb_month(r, month_at) && !quickadd_backed(r, at, at + taken, QUICKADD_DATE)))
        return 0;
    return taken;
}

size_t quickadd_days(struct quickadd_reader *r, size_t at, bool led, day *first, day *last)
{
    size_t taken = days_of_month(r, at, led, first, last);
    if (!taken)
        taken = days_in_word(r, at, first, last);
    if (taken)
        return taken;
    taken = quickadd_day(r, at, led, first);
    if (!taken || !quickadd_is_dash(r, at + taken))
        return 0;
    size_t more = day_from(r, at + taken + 1, *first, last);
    return more ? taken + 1 + more : 0;
}
