/* SPDX-License-Identifier: MIT
 *
 * mdoc: text as mdoc(7) takes it: nothing in a table's row is mistaken for a request, a macro or an
 * escape.
 */
#include "gen.h"

#include <string.h>

enum { LINE_MAX_BYTES = 76 };

static void add_escaped(struct str *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '\\')
            str_add(out, "\\e");
        else if (text[i] == '"')
            str_add(out, "\\(dq");
        else if (text[i] == '-')
            str_add(out, "\\-");
        else
            str_add_char(out, text[i]);
    }
}

static void add_line(struct str *out, const char *text, size_t length)
{
    if (length && (*text == '.' || *text == '\''))
        str_add(out, "\\&");
    add_escaped(out, text, length);
    str_add_char(out, '\n');
}

/* The bytes of the words that fit in a line; a word that doesn't stands alone. */
static size_t fitting(const char *text)
{
    size_t length = strcspn(text, " ");
    while (text[length]) {
        size_t next = length + 1 + strcspn(text + length + 1, " ");
        if (next > LINE_MAX_BYTES)
            break;
        length = next;
    }
    return length;
}

void mdoc_text(struct str *out, const char *text)
{
    while (*text) {
        size_t length = fitting(text);
        add_line(out, text, length);
        text += length + strspn(text + length, " ");
    }
}

/* In quotes, and with \& at either end, so that neither a macro's name nor punctuation is seen in
 * it. */
static void add_quoted(struct str *out, const char *text)
{
    size_t length = strlen(text);
    str_add(out, "\"\\&");
    add_escaped(out, text, length);
    str_add(out, length && strchr(".,:;?!)]", text[length - 1]) ? "\\&\"" : "\"");
}

void mdoc_word(struct str *out, const char *text)
{
    str_add_char(out, ' ');
    add_quoted(out, text);
}

void mdoc_heading(struct str *out, const char *title)
{
    str_add(out, ".Ss ");
    add_quoted(out, title);
    str_add_char(out, '\n');
}
