/* SPDX-License-Identifier: MIT
 *
 * ini_value: a value as iniparser reads it in full. '#' and ';' begin a comment only between
 * blanks, so that "colour = #ff8800" and "find = #" are what they look like.
 */
#include "ini.h"

#include <string.h>

static bool is_blank_at(const char *text, size_t length, size_t at)
{
    return at < length && (text[at] == ' ' || text[at] == '\t');
}

static bool is_sign(char c)
{
    return c == '#' || c == ';';
}

/* The length without the comment behind it. */
static size_t without_comment(const char *value, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (is_sign(value[i]) && (i == 0 || is_blank_at(value, length, i - 1)) &&
            is_blank_at(value, length, i + 1))
            return ini_trim(&value, i);
    return length;
}

/* The value's own quotes hold what is between them. */
static bool add_quoted(struct ini_scan *scan, const char *key, const char *value, size_t length,
                       struct str *out)
{
    const char *close = memchr(value + 1, value[0], length - 1);
    const char *behind = close ? close + 1 : value;
    size_t rest = close ? ini_trim(&behind, length - (size_t)(behind - value)) : 0;
    if (!close || (rest && !is_sign(*behind))) {
        ini_scan_problem(scan, key,
                         arena_printf(scan->arena, "[%s] %s: %s", scan->section, key,
                                      close ? "nothing may stand behind the closing quote"
                                            : "the quote is not closed"));
        return false;
    }
    str_add_bytes(out, value, (size_t)(close - value) + 1);
    return true;
}

/* iniparser would go on in the next line. */
static size_t without_backslash(struct ini_scan *scan, const char *key, const char *value,
                                size_t length)
{
    size_t kept = length;
    while (kept && (value[kept - 1] == '\\' || is_blank_at(value, kept, kept - 1)))
        kept--;
    if (kept < length)
        ini_scan_problem(scan, key,
                         arena_printf(scan->arena,
                                      "[%s] %s: a value ends with its line; the backslash "
                                      "is left out",
                                      scan->section, key));
    return kept;
}

bool ini_scan_value(struct ini_scan *scan, const char *key, const char *value, size_t length,
                    struct str *out)
{
    if (length && (value[0] == '"' || value[0] == '\''))
        return add_quoted(scan, key, value, length, out);
    length = without_backslash(scan, key, value, without_comment(value, length));
    bool bare = !memchr(value, '#', length) && !memchr(value, ';', length);
    const char *quote = bare ? "" : memchr(value, '"', length) ? "'" : "\"";
    if (!bare && memchr(value, quote[0], length)) {
        ini_scan_problem(
            scan, key,
            arena_printf(scan->arena,
                         "[%s] %s: # and ; can't stand in a value with both sorts of quotes",
                         scan->section, key));
        return false;
    }
    str_add(out, quote);
    str_add_bytes(out, value, length);
    str_add(out, quote);
    return true;
}
