/* SPDX-License-Identifier: MIT
 *
 * schedule_text: abstracts are often HTML: its tags go, what breaks a line breaks a line, and its
 * entities become what they mean.
 */
#include "schedule.h"

#include <stdlib.h>
#include <string.h>

#include "juggle/base/ascii.h"

static const char *const breaking[] = {"br", "p",  "/p", "div", "/div", "li",  "/ul", "/ol", "tr",
                                       "h1", "h2", "h3", "h4",  "/h1",  "/h2", "/h3", "/h4"};

static const struct {
    const char *name;
    uint32_t code;
} entities[] = {{"amp", '&'},       {"lt", '<'},       {"gt", '>'},       {"quot", '"'},
                {"apos", '\''},     {"nbsp", ' '},     {"ndash", 0x2013}, {"mdash", 0x2014},
                {"hellip", 0x2026}, {"rsquo", 0x2019}, {"lsquo", 0x2018}, {"rdquo", 0x201D},
                {"ldquo", 0x201C}};

/* The length of a tag that begins here; 0: it is no tag. */
static size_t tag_length(const char *text)
{
    if (text[0] != '<' || !(ascii_is_alpha(text[1]) || text[1] == '/' || text[1] == '!'))
        return 0;
    size_t length = strcspn(text, ">");
    return text[length] ? length + 1 : 0;
}

/* A lone "<video>" is something to talk about, not a tag. */
static bool is_html(const char *text)
{
    return strstr(text, "</") || strstr(text, "<br") || strstr(text, "<p>");
}

static bool breaks(const char *tag)
{
    char name[8] = {0};
    for (size_t n = 0; n + 1 < sizeof name; n++) {
        char c = ascii_lower(tag[1 + n]);
        if (!ascii_is_alnum(c) && !(n == 0 && c == '/'))
            break;
        name[n] = c;
    }
    for (size_t i = 0; i < sizeof breaking / sizeof *breaking; i++)
        if (!strcmp(name, breaking[i]))
            return true;
    return false;
}

/* The code behind "&amp;" or "&#39;", and its length; 0: it is none. */
static uint32_t entity(const char *text, size_t *length)
{
    size_t name = strcspn(text + 1, "; &<");
    *length = name + 2;
    if (text[1 + name] != ';' || name == 0 || name > 8)
        return 0;
    if (text[1] == '#') {
        bool hex = text[2] == 'x' || text[2] == 'X';
        unsigned long code = strtoul(text + (hex ? 3 : 2), NULL, hex ? 16 : 10);
        return code > 0 && code <= 0x10FFFF ? (uint32_t)code : 0;
    }
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (strlen(entities[i].name) == name && !strncmp(entities[i].name, text + 1, name))
            return entities[i].code;
    return 0;
}

/* One line break at most, where text goes on. */
static void add_break(struct str *out)
{
    while (out->length && out->text[out->length - 1] == ' ')
        out->text[--out->length] = '\0';
    if (out->length && out->text[out->length - 1] != '\n')
        str_add_char(out, '\n');
}

static void add_plain(struct str *out, const char *text)
{
    size_t length;
    uint32_t code;
    for (const char *at = text; *at; at += length) {
        if ((length = tag_length(at)) > 0) {
            if (breaks(at))
                add_break(out);
        } else if (*at == '&' && (code = entity(at, &length)) > 0) {
            str_add_code(out, code);
        } else {
            length = 1;
            str_add_char(out, *at);
        }
    }
}

const char *schedule_plain(struct arena *arena, const char *text)
{
    struct str plain;
    if (!text || !is_html(text))
        return text;
    str_init(&plain);
    add_plain(&plain, text);
    const char *copy = arena_strdup(arena, plain.text + strspn(plain.text, "\n "));
    str_finish(&plain);
    return copy;
}
