/* SPDX-License-Identifier: MIT
 *
 * parse_day: the days that people name, from the person's own today.
 */
#include "juggle/base/parse.h"

#include <string.h>

#include "juggle/base/str.h"
#include "scan.h"

enum { WORDS_MOST = 3, WORD_SIZE = 16, AMOUNT_MOST = 3660 };

struct words {
    char at[WORDS_MOST][WORD_SIZE]; /* lowered; "" behind the last */
    int count;
};

static bool words_read(struct words *words, const char *text)
{
    *words = (struct words){0};
    for (scan_blanks(&text); *text; scan_blanks(&text)) {
        if (words->count == WORDS_MOST)
            return false;
        char *word = words->at[words->count++];
        int length = 0;
        for (; *text && *text != ' ' && *text != '\t'; text++) {
            if (length == WORD_SIZE - 1)
                return false;
            word[length++] = ascii_lower(*text);
        }
    }
    return words->count > 0;
}

bool parse_weekday(const char *word, enum weekday *out)
{
    static const struct {
        const char *word;
        enum weekday weekday;
    } shorts[] = {{"tues", TUESDAY}, {"weds", WEDNESDAY}, {"thur", THURSDAY}, {"thurs", THURSDAY}};
    for (int i = MONDAY; i <= SUNDAY; i++) {
        enum weekday weekday = (enum weekday)i;
        if (str_equal_nocase(word, weekday_short(weekday)) ||
            str_equal_nocase(word, weekday_long(weekday))) {
            *out = weekday;
            return true;
        }
    }
    for (size_t i = 0; i < sizeof shorts / sizeof shorts[0]; i++) {
        if (str_equal_nocase(word, shorts[i].word)) {
            *out = shorts[i].weekday;
            return true;
        }
    }
    return false;
}

bool parse_month(const char *word, int *out)
{
    for (int month = 1; month <= 12; month++) {
        if (str_equal_nocase(word, month_short(month)) ||
            str_equal_nocase(word, month_long(month))) {
            *out = month;
            return true;
        }
    }
    if (!str_equal_nocase(word, "sept"))
        return false;
    *out = 9;
    return true;
}

/* "3", "3.", "3rd", "3," as a day of the month. */
static bool read_mday(const char *word, int *out)
{
    static const char *const tails[] = {"", ".", ",", "st", "nd", "rd", "th"};
    if (!scan_digits(&word, 1, 2, out) || *out < 1 || *out > 31)
        return false;
    for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++) {
        if (str_equal(word, tails[i]))
            return true;
    }
    return false;
}

static bool read_year(const char *word, int *out)
{
    return scan_digits(&word, 4, 4, out) && *word == '\0';
}

static bool day_of_year(int year, int month, int mday, day *out)
{
    struct civil civil = {year, month, mday};
    if (year < YEAR_MIN || year > YEAR_MAX || !civil_valid(civil))
        return false;
    *out = day_of(year, month, mday);
    return true;
}

/* The first such date that isn't past. A 29th of February may be eight years away. */
static bool coming_date(int month, int mday, day today, day *out)
{
    int year = day_civil(today).year;
    for (int i = 0; i <= 8; i++) {
        day found;
        if (day_of_year(year + i, month, mday, &found) && found >= today) {
            *out = found;
            return true;
        }
    }
    return false;
}

/* "dec 3", "3 dec", "3. december", either with a year behind it. */
static bool read_named_date(const struct words *words, day today, day *out)
{
    int month, mday, year;
    if (words->count < 2)
        return false;
    if (!(parse_month(words->at[0], &month) && read_mday(words->at[1], &mday)) &&
        !(parse_month(words->at[1], &month) && read_mday(words->at[0], &mday)))
        return false;
    if (words->count == 2)
        return coming_date(month, mday, today, out);
    return read_year(words->at[2], &year) && day_of_year(year, month, mday, out);
}

/* "3.12." and "3.12.2026"; "3.12" may be a version too, so only where nothing but a date may
 * stand. */
static bool read_dotted_date(const char *word, bool alone, day today, day *out)
{
    int mday, month, year;
    if (!scan_digits(&word, 1, 2, &mday) || !scan_char(&word, '.') ||
        !scan_digits(&word, 1, 2, &month) || !(scan_char(&word, '.') || (alone && !*word)))
        return false;
    if (month < 1 || month > 12)
        return false;
    if (*word == '\0')
        return coming_date(month, mday, today, out);
    return read_year(word, &year) && day_of_year(year, month, mday, out);
}

/* So many days, weeks or months from today. */
static bool move(day today, int amount, const char *unit, day *out)
{
    static const struct {
        const char *word;
        int days; /* 0: months */
    } units[] = {{"d", 1},    {"day", 1},   {"days", 1},  {"w", 7},
                 {"week", 7}, {"weeks", 7}, {"month", 0}, {"months", 0}};
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (!str_equal(units[i].word, unit))
            continue;
        day moved = units[i].days ? today + amount * units[i].days : day_add_months(today, amount);
        int year = day_civil(moved).year;
        if (year < YEAR_MIN || year > YEAR_MAX)
            return false;
        *out = moved;
        return true;
    }
    return false;
}

static bool read_amount(const char **word, int *out)
{
    return scan_digits(word, 1, 4, out) && *out <= AMOUNT_MOST;
}

/* "+3d", "-1w". */
static bool read_signed_move(const char *word, day today, day *out)
{
    int amount;
    bool back = *word == '-';
    if (!scan_char(&word, '+') && !scan_char(&word, '-'))
        return false;
    return read_amount(&word, &amount) && move(today, back ? -amount : amount, word, out);
}

/* "in 3 days", "3 weeks". */
static bool read_worded_move(const struct words *words, day today, day *out)
{
    int first = str_equal(words->at[0], "in") ? 1 : 0;
    if (words->count != first + 2)
        return false;
    const char *word = words->at[first];
    const char *unit = words->at[first + 1];
    int amount;
    return strlen(unit) > 1 && read_amount(&word, &amount) && *word == '\0' &&
           move(today, amount, unit, out);
}

static bool read_day_word(const char *word, day today, enum weekday week_start, day *out)
{
    struct civil civil = day_civil(today);
    const struct {
        const char *word;
        day day;
    } days[] = {
        {"today", today},
        {"tomorrow", today + 1},
        {"tmr", today + 1},
        {"tmrw", today + 1},
        {"yesterday", today - 1},
        {"eow", day_week_start(today, week_start) + 6},
        {"eom", month_first(today) + month_days(civil.year, civil.month) - 1},
    };
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        if (str_equal(days[i].word, word)) {
            *out = days[i].day;
            return true;
        }
    }
    return false;
}

static bool read_weekday(const struct words *words, day today, enum weekday week_start, day *out)
{
    enum weekday weekday;
    bool next = words->count == 2 && str_equal(words->at[0], "next");
    if (words->count != (next ? 2 : 1) || !parse_weekday(words->at[next], &weekday))
        return false;
    if (next)
        *out = day_week_start(today, week_start) + 7 + ((int)weekday - (int)week_start + 7) % 7;
    else
        *out = day_week_start(today, weekday) + 7;
    return true;
}

static bool read_day(const char *text, bool alone, day today, enum weekday week_start, day *out)
{
    struct words words;
    if (!words_read(&words, text))
        return false;
    if (read_weekday(&words, today, week_start, out) || read_named_date(&words, today, out) ||
        read_worded_move(&words, today, out))
        return true;
    return words.count == 1 &&
           (read_day_word(words.at[0], today, week_start, out) || parse_iso_day(words.at[0], out) ||
            read_dotted_date(words.at[0], alone, today, out) ||
            read_signed_move(words.at[0], today, out));
}

bool parse_day(const char *text, day today, enum weekday week_start, day *out)
{
    return read_day(text, false, today, week_start, out);
}

bool parse_day_alone(const char *text, day today, enum weekday week_start, day *out)
{
    return read_day(text, true, today, week_start, out);
}
