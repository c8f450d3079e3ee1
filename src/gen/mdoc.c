/* SPDX-License-Identifier: MIT
 *
 * mdoc: text as roff takes it: nothing in a table's row is mistaken for a request or an escape.
 */
#include "gen.h"

#include "juggle/base/ascii.h"

static bool is_lower(char c)
{
    return ascii_is_alpha(c) && !ascii_is_upper(c);
}

static void add_escaped(struct str *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '\\')
            str_add(out, "\\e");
        else if (*text == '"')
            str_add(out, "\\(dq");
        else if (*text == '-')
            str_add(out, "\\-");
        else
            str_add_char(out, *text);
    }
}

void mdoc_begin(struct str *out, const char *name, int section, const char *summary)
{
    str_addf(out,
             ".\\\" SPDX-License-Identifier: MIT\n.\\\" Made from juggle's tables.\n"
             ".Dd November 21, 2026\n.Dt %s %d\n.Os\n",
             "JUGGLE", section);
    mdoc_section(out, "NAME");
    str_addf(out, ".Nm %s\n.Nd %s\n", name, summary);
}

void mdoc_section(struct str *out, const char *title)
{
    str_addf(out, ".Sh %s\n", title);
}

void mdoc_text(struct str *out, const char *text)
{
    if (*text == '.' || *text == '\'')
        str_add(out, "\\&");
    add_escaped(out, text);
    str_add_char(out, '\n');
}

/* A word such as t12, kind: or START/END keeps its first letter. */
static bool is_plain_word(const char *text)
{
    while (is_lower(*text))
        text++;
    return *text == '\0' || *text == ' ' || *text == ',' || *text == ';';
}

void mdoc_sentence(struct str *out, const char *text)
{
    struct str line;
    str_init(&line);
    str_add(&line, text);
    if (is_lower(line.text[0]) && is_plain_word(line.text))
        line.text[0] = (char)(line.text[0] - ('a' - 'A'));
    if (line.length && line.text[line.length - 1] != '.')
        str_add_char(&line, '.');
    mdoc_text(out, line.text);
    str_finish(&line);
}

void mdoc_word(struct str *out, const char *text)
{
    str_add(out, " \"\\&");
    add_escaped(out, text);
    str_add_char(out, '"');
}
