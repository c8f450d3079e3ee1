/* SPDX-License-Identifier: MIT
 *
 * text_unmark: calendars write HTML into their descriptions; this is what it says to somebody who
 * reads it as text. Only the marks that such texts have are known: everything else in angle
 * brackets is the writer's own.
 */
#include "juggle/base/text.h"

#include <stdlib.h>
#include <string.h>

/* whatever is longer is no mark: the cost stays in bounds */
enum { NAME_MAX_SIZE = 12, INSIDE_MAX = 4096 };

enum effect { NO_EFFECT, BREAKS, ITEM, LINK };

struct mark {
    const char *name; /* NULL: none that is known */
    enum effect effect;
    bool closes;
    const char *inside; /* its attributes */
    size_t inside_length;
    size_t length; /* of all of it */
};

struct reading {
    struct str out;
    struct str link; /* the address that the words of a link lead to; empty: none is open */
    size_t words;    /* where they begin in out */
};

static const struct mark known[] = {
    {.name = "a", .effect = LINK},           {.name = "abbr"},
    {.name = "b"},                           {.name = "blockquote", .effect = BREAKS},
    {.name = "br", .effect = BREAKS},        {.name = "code"},
    {.name = "div", .effect = BREAKS},       {.name = "em"},
    {.name = "font"},                        {.name = "h1", .effect = BREAKS},
    {.name = "h2", .effect = BREAKS},        {.name = "h3", .effect = BREAKS},
    {.name = "h4", .effect = BREAKS},        {.name = "hr", .effect = BREAKS},
    {.name = "html-blob", .effect = BREAKS}, {.name = "i"},
    {.name = "img"},                         {.name = "li", .effect = ITEM},
    {.name = "ol", .effect = BREAKS},        {.name = "p", .effect = BREAKS},
    {.name = "pre", .effect = BREAKS},       {.name = "s"},
    {.name = "small"},                       {.name = "span"},
    {.name = "strong"},                      {.name = "sub"},
    {.name = "sup"},                         {.name = "table", .effect = BREAKS},
    {.name = "td"},                          {.name = "th"},
    {.name = "tr", .effect = BREAKS},        {.name = "u"},
    {.name = "ul", .effect = BREAKS},
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool name_is(const char *text, size_t length, const char *name)
{
    for (size_t i = 0; i < length; i++)
        if (!name[i] || (is_letter(text[i]) ? (text[i] | 0x20) : text[i]) != name[i])
            return false;
    return !name[length];
}

/* The mark at "<", its name NULL where it is none. */
static struct mark mark_at(const char *text)
{
    bool closes = text[1] == '/';
    const char *name = text + 1 + closes;
    size_t length = 0;
    while (length < NAME_MAX_SIZE && name[length] && !strchr(" \t\n/>", name[length]))
        length++;
    for (size_t i = 0; length && i < sizeof known / sizeof *known; i++) {
        const char *inside = name + length, *end;
        if (!name_is(name, length, known[i].name))
            continue;
        struct mark mark = known[i];
        end = memchr(inside, '>', strnlen(inside, INSIDE_MAX));
        mark.closes = closes;
        mark.inside = inside;
        mark.inside_length = end ? (size_t)(end - inside) : 0;
        mark.length = end ? (size_t)(end + 1 - text) : 0;
        return end ? mark : (struct mark){0};
    }
    return (struct mark){0};
}

static void end_line(struct str *out)
{
    while (out->length && out->text[out->length - 1] == ' ')
        out->text[--out->length] = '\0';
    if (out->length && out->text[out->length - 1] != '\n')
        str_add_char(out, '\n');
}

static void open_link(struct reading *r, const struct mark *mark)
{
    static const char href[] = "href=\"";
    str_clear(&r->link);
    r->words = r->out.length;
    for (size_t i = 0; i + sizeof href - 1 <= mark->inside_length; i++)
        if (!strncmp(mark->inside + i, href, sizeof href - 1)) {
            const char *address = mark->inside + i + sizeof href - 1;
            size_t most = mark->inside_length - i - (sizeof href - 1),
                   length = strcspn(address, "\"");
            str_add_bytes(&r->link, address, length < most ? length : most);
            return;
        }
}

/* Words that are an address themselves need no other. */
static void close_link(struct reading *r)
{
    const char *words = r->words <= r->out.length ? r->out.text + r->words : "";
    if (str_starts(r->link.text, "http") && *words && !strstr(words, "://"))
        str_addf(&r->out, " (%s)", r->link.text);
    str_clear(&r->link);
}

static void obey(struct reading *r, const struct mark *mark)
{
    if (mark->effect == LINK) {
        if (mark->closes)
            close_link(r);
        else
            open_link(r, mark);
    } else if (mark->effect != NO_EFFECT) {
        end_line(&r->out);
        if (mark->effect == ITEM && !mark->closes)
            str_add(&r->out, "- ");
    }
}

/* The character that "&...;" stands for, 0 where it is none; *length of all of it. */
static uint32_t entity_at(const char *text, size_t *length)
{
    static const struct {
        const char *name;
        uint32_t code;
    } names[] = {{"amp", '&'},       {"lt", '<'},       {"gt", '>'},
                 {"quot", '"'},      {"apos", '\''},    {"nbsp", ' '},
                 {"hellip", 0x2026}, {"ndash", 0x2013}, {"mdash", 0x2014}};
    size_t name = strcspn(text + 1, "; \n&<");
    *length = name + 2;
    if (text[1 + name] != ';' || !name)
        return 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i].name) == name && !strncmp(text + 1, names[i].name, name))
            return names[i].code;
    if (text[1] != '#' || name > 8)
        return 0;
    char *end;
    bool hex = (text[2] | 0x20) == 'x';
    unsigned long code = strtoul(text + 2 + hex, &end, hex ? 16 : 10);
    bool sound = *end == ';' && code >= ' ' && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return sound ? (uint32_t)code : 0;
}

static bool has_marks(const char *text)
{
    for (const char *at = strchr(text, '<'); at; at = strchr(at + 1, '<'))
        if (mark_at(at).name)
            return true;
    return false;
}

static size_t read_one(struct reading *r, const char *text)
{
    char bytes[4];
    size_t length = 0;
    struct mark mark = *text == '<' ? mark_at(text) : (struct mark){0};
    uint32_t code = *text == '&' ? entity_at(text, &length) : 0;
    if (mark.name) {
        obey(r, &mark);
        return mark.length;
    }
    if (code) {
        str_add_bytes(&r->out, bytes, text_encode(code, bytes));
        return length;
    }
    str_add_char(&r->out, *text);
    return 1;
}

const char *text_unmark(struct arena *arena, const char *text)
{
    struct reading r = {.words = 0};
    if (!text || !has_marks(text))
        return text;
    str_init(&r.out);
    str_init(&r.link);
    while (*text)
        text += read_one(&r, text);
    end_line(&r.out);
    if (r.out.length)
        r.out.text[--r.out.length] = '\0';
    text = arena_strdup(arena, r.out.text);
    str_finish(&r.out);
    str_finish(&r.link);
    return text;
}
