/* SPDX-License-Identifier: MIT
 *
 * str: a growing byte string, and the small questions about C strings.
 * Growth doubles, so a long text is built in linear time.
 */
#include "juggle/base/str.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "juggle/base/ascii.h"
#include "juggle/base/text.h"

enum { CAPACITY_FIRST = 64 };

/* Room for `more` bytes and the NUL behind them. */
static void str_reserve(struct str *str, size_t more)
{
    if (more < str->capacity - str->length)
        return;
    if (more > SIZE_MAX / 2 - str->length - 1)
        abort();
    size_t needed = str->length + more + 1;
    size_t capacity = str->capacity ? str->capacity : CAPACITY_FIRST;
    while (capacity < needed)
        capacity *= 2;
    char *text = realloc(str->text, capacity);
    if (!text)
        abort();
    str->text = text;
    str->capacity = capacity;
}

void str_init(struct str *str)
{
    *str = (struct str){0};
    str_reserve(str, 0);
    str->text[0] = '\0';
}

void str_finish(struct str *str)
{
    free(str->text);
    *str = (struct str){0};
}

void str_clear(struct str *str)
{
    str->length = 0;
    str->text[0] = '\0';
}

void str_add_bytes(struct str *str, const char *bytes, size_t length)
{
    str_reserve(str, length);
    if (length > 0)
        memcpy(str->text + str->length, bytes, length);
    str->length += length;
    str->text[str->length] = '\0';
}

void str_add(struct str *str, const char *text)
{
    str_add_bytes(str, text, strlen(text));
}

void str_add_char(struct str *str, char c)
{
    str_reserve(str, 1);
    str->text[str->length++] = c;
    str->text[str->length] = '\0';
}

void str_add_code(struct str *str, uint32_t code)
{
    char bytes[4];
    str_add_bytes(str, bytes, text_encode(code, bytes));
}

void str_addv(struct str *str, const char *fmt, va_list args)
{
    va_list again;
    va_copy(again, args);
    size_t room = str->capacity - str->length;
    int length = vsnprintf(str->text + str->length, room, fmt, args);
    if (length < 0)
        abort();
    if ((size_t)length >= room) {
        str_reserve(str, (size_t)length);
        vsnprintf(str->text + str->length, (size_t)length + 1, fmt, again);
    }
    va_end(again);
    str->length += (size_t)length;
}

void str_addf(struct str *str, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    str_addv(str, fmt, args);
    va_end(args);
}

void str_repeat(struct str *str, const char *text, int count)
{
    size_t length = strlen(text);
    for (int i = 0; i < count; i++)
        str_add_bytes(str, text, length);
}

bool str_equal(const char *a, const char *b)
{
    if (!a || !b)
        return a == b;
    return strcmp(a, b) == 0;
}

bool str_equal_nocase(const char *a, const char *b)
{
    if (!a || !b)
        return a == b;
    while (*a && ascii_lower(*a) == ascii_lower(*b)) {
        a++;
        b++;
    }
    return ascii_lower(*a) == ascii_lower(*b);
}

const char *str_said(struct arena *arena, const char *word)
{
    char *said = arena_strdup(arena, word);
    for (char *at = said; *at; at++)
        if (*at == '-')
            *at = ' ';
    return said;
}

bool str_starts(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

bool str_fields(char *line, char mark, const char **fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char *end = strchr(line, mark);
        if (!end && i + 1 < count)
            return false;
        fields[i] = line;
        if (end)
            *end = '\0';
        line = end ? end + 1 : line;
    }
    return true;
}

bool str_listed(const char *list, const char *item)
{
    size_t length = strlen(item);
    for (const char *at = list; at; at = strchr(at, ',') ? strchr(at, ',') + 1 : NULL)
        if (strncmp(at, item, length) == 0 && (at[length] == ',' || !at[length]))
            return true;
    return false;
}

bool str_blank(const char *text)
{
    if (!text)
        return true;
    while (ascii_is_space(*text))
        text++;
    return *text == '\0';
}
