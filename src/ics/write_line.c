/* SPDX-License-Identifier: MIT
 *
 * write_line: folding and escaping by RFC 5545, 3.1 and 3.3.11.
 */
#include "write_line.h"

#include <string.h>

enum { FOLD_AT = 75, CHARACTER_MAX = 4 };

static void fold(struct str *out, const char *line, size_t length)
{
    size_t room = FOLD_AT;
    while (length > room) {
        size_t cut = room;
        while (cut > room - CHARACTER_MAX && ((unsigned char)line[cut] & 0xC0) == 0x80)
            cut--;
        str_add_bytes(out, line, cut);
        str_add(out, "\r\n ");
        line += cut;
        length -= cut;
        room = FOLD_AT - 1; /* the blank counts */
    }
    str_add_bytes(out, line, length);
    str_add(out, "\r\n");
}

/* The one way out: no control gets through, so that nothing in a value can begin a line. */
static void put_line(struct str *out, struct str *line)
{
    size_t length = 0;
    for (size_t i = 0; i < line->length; i++) {
        unsigned char c = (unsigned char)line->text[i];
        if ((c >= 0x20 && c != 0x7f) || c == '\t')
            line->text[length++] = line->text[i];
    }
    fold(out, line->text, length);
    str_finish(line);
}

void line_add(struct str *out, const char *fmt, ...)
{
    struct str line;
    va_list args;
    str_init(&line);
    va_start(args, fmt);
    str_addv(&line, fmt, args);
    va_end(args);
    put_line(out, &line);
}

static void add_escaped(struct str *line, const char *text, bool keep_commas)
{
    for (; *text; text++) {
        char c = *text;
        if (c == '\n')
            str_add(line, "\\n");
        else if (c == '\\' || c == ';' || (c == ',' && !keep_commas)) {
            str_add_char(line, '\\');
            str_add_char(line, c);
        } else
            str_add_char(line, c);
    }
}

static void add_named(struct str *out, const char *name, const char *text, bool keep_commas)
{
    struct str line;
    str_init(&line);
    str_addf(&line, "%s:", name);
    add_escaped(&line, text, keep_commas);
    put_line(out, &line);
}

void line_text(struct str *out, const char *name, const char *text)
{
    add_named(out, name, text, false);
}

void line_list(struct str *out, const char *name, const char *text)
{
    add_named(out, name, text, true);
}

void line_uri(struct str *out, const char *name, const char *uri)
{
    struct str line;
    str_init(&line);
    str_addf(&line, "%s:", name);
    for (; *uri; uri++)
        if (*uri != ' ' && *uri != '\t' && *uri != '"')
            str_add_char(&line, *uri);
    put_line(out, &line);
}
