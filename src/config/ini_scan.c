/* SPDX-License-Identifier: MIT
 *
 * ini_scan: the lines of an ini file, each judged on its own: section, setting, comment, or wrong.
 */
#include "ini.h"

#include <string.h>

#include "juggle/base/ascii.h"
#include "juggle/base/text.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

size_t ini_trim(const char **text, size_t length)
{
    while (length && is_blank(**text)) {
        ++*text;
        length--;
    }
    while (length && (is_blank((*text)[length - 1]) || (*text)[length - 1] == '\r'))
        length--;
    return length;
}

static const char *lower(struct arena *arena, const char *text, size_t length)
{
    char *copy = arena_strndup(arena, text, length);
    for (char *c = copy; *c; c++)
        *c = ascii_lower(*c);
    return copy;
}

void ini_scan_problem(struct ini_scan *scan, const char *key, const char *message)
{
    struct ini_problem one = {scan->line, scan->section ? scan->section : "", key, message};
    if (scan->problems.count == INI_PROBLEMS_MAX) {
        one.message = "here are more mistakes than anybody would read; the rest is left out";
        scan->full = true;
    }
    VEC_PUSH(scan->arena, &scan->problems, one);
}

static void read_section(struct ini_scan *scan, const char *text, size_t length)
{
    const char *close = memchr(text, ']', length);
    const char *behind = close ? close + 1 : text;
    size_t rest = close ? ini_trim(&behind, length - (size_t)(behind - text)) : 0;
    const char *name = text + 1;
    size_t name_length = close ? ini_trim(&name, (size_t)(close - name)) : 0;
    /* What follows belongs to nobody knows what: it is not the last section's. */
    scan->section = NULL;
    if (!close || (rest && *behind != '#' && *behind != ';'))
        ini_scan_problem(scan, "", "a section is [name], alone on its line");
    else if (!name_length || memchr(name, ':', name_length))
        ini_scan_problem(scan, "", "a section's name is a word without a colon");
    else
        scan->section = lower(scan->arena, name, name_length);
    if (scan->section)
        str_addf(&scan->clean, "[%s]\n", scan->section);
}

/* The entry of a key that stood before, or a new one. */
static struct ini_entry *entry_for(struct ini_scan *scan, const char *key)
{
    for (size_t i = 0; i < scan->entries.count; i++) {
        struct ini_entry *one = &scan->entries.at[i];
        if (!str_equal(one->key, key) || !str_equal(one->section, scan->section))
            continue;
        ini_scan_problem(scan, key,
                         arena_printf(scan->arena,
                                      "[%s] %s: stands twice, in line %d too; the last one holds",
                                      scan->section, key, one->line));
        return one;
    }
    struct ini_entry fresh = {scan->section, key, "", 0};
    VEC_PUSH(scan->arena, &scan->entries, fresh);
    return &scan->entries.at[scan->entries.count - 1];
}

static void read_setting(struct ini_scan *scan, const char *text, size_t length)
{
    const char *equals = memchr(text, '=', length), *key = text;
    size_t key_length = equals ? ini_trim(&key, (size_t)(equals - text)) : 0;
    if (!equals)
        ini_scan_problem(scan, "", "neither [section] nor key = value");
    else if (!key_length || memchr(key, ':', key_length))
        ini_scan_problem(scan, "", "a key is a word without a colon");
    else if (scan->entries.count == INI_ENTRIES_MAX) {
        ini_scan_problem(scan, "",
                         "here are more settings than there can be; the rest is left out");
        scan->full = true;
    } else if (scan->section) {
        const char *name = lower(scan->arena, key, key_length);
        const char *value = equals + 1;
        size_t value_length = ini_trim(&value, length - (size_t)(value - text));
        struct str line;
        str_init(&line);
        if (ini_scan_value(scan, name, value, value_length, &line)) {
            entry_for(scan, name)->line = scan->line;
            str_addf(&scan->clean, "%s = %s\n", name, line.text);
        }
        str_finish(&line);
    }
}

static bool holds_control(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (((unsigned char)text[i] < ' ' && text[i] != '\t') || text[i] == '\x7F')
            return true;
    return false;
}

static void read_line(struct ini_scan *scan, const char *text, size_t length)
{
    length = ini_trim(&text, length);
    if (!length || *text == '#' || *text == ';')
        return;
    if (length > INI_LINE_MAX)
        ini_scan_problem(
            scan, "", arena_printf(scan->arena, "the line is longer than %d bytes", INI_LINE_MAX));
    else if (!text_is_utf8(text, length))
        ini_scan_problem(scan, "", "the line is not UTF-8; save the file as UTF-8");
    else if (holds_control(text, length))
        ini_scan_problem(scan, "", "the line holds a control character");
    else if (*text == '[')
        read_section(scan, text, length);
    else
        read_setting(scan, text, length);
}

/* A byte order mark: that of UTF-8 is passed over, those of UTF-16 end the reading. */
static size_t passed_mark(struct ini_scan *scan, const char *bytes, size_t size)
{
    if (size >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3))
        return 3;
    if (size < 2 || (memcmp(bytes, "\xFF\xFE", 2) && memcmp(bytes, "\xFE\xFF", 2)))
        return 0;
    ini_scan_problem(scan, "", "the file is UTF-16; save it as UTF-8");
    return size;
}

void ini_scan(struct ini_scan *scan, const char *bytes, size_t size)
{
    for (size_t at = passed_mark(scan, bytes, size); at < size && !scan->full;) {
        const char *end = memchr(bytes + at, '\n', size - at);
        size_t length = end ? (size_t)(end - (bytes + at)) : size - at;
        scan->line++;
        read_line(scan, bytes + at, length);
        at += length + 1;
    }
}
