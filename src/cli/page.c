/* SPDX-License-Identifier: MIT
 *
 * page: the pieces of a printed line. Every foreign text passes through page_text or page_cell, so
 * no control character of a feed reaches the terminal.
 */
#include "page.h"

#include <string.h>

#include "juggle/base/date.h"
#include "juggle/base/parse.h"
#include "juggle/base/text.h"

void page_init(struct page *page)
{
    *page = (struct page){.width = 80, .h24 = true};
    str_init(&page->out);
    arena_init(&page->arena);
}

void page_finish(struct page *page)
{
    str_finish(&page->out);
    arena_finish(&page->arena);
}

static const char *ink_code(enum ink ink)
{
    switch (ink) {
    case INK_STRONG:
        return "\033[1m";
    case INK_DIM:
        return "\033[2m";
    case INK_WARN:
        return "\033[33m";
    case INK_GOOD:
        return "\033[32m";
    case INK_PLAIN:
        break;
    }
    return "";
}

static void open_ink(struct page *page, enum ink ink)
{
    if (page->colour)
        str_add(&page->out, ink_code(ink));
}

static void close_ink(struct page *page, enum ink ink)
{
    if (page->colour && ink != INK_PLAIN)
        str_add(&page->out, "\033[0m");
}

static const char *made_plain(struct page *page, const char *text)
{
    if (!page->ascii)
        return text;
    struct str plain;
    str_init(&plain);
    text_add_ascii(&plain, text);
    const char *copy = arena_strdup(&page->arena, plain.text);
    str_finish(&plain);
    return copy;
}

void page_text(struct page *page, enum ink ink, const char *text)
{
    if (!text)
        return;
    open_ink(page, ink);
    if (page->ascii)
        str_add(&page->out, made_plain(page, text_safe(&page->arena, text)));
    else
        text_add_safe(&page->out, text, false);
    close_ink(page, ink);
}

void page_textf(struct page *page, enum ink ink, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    page_text(page, ink, arena_vprintf(&page->arena, fmt, args));
    va_end(args);
}

void page_cell(struct page *page, enum ink ink, const char *text, int cells)
{
    if (cells <= 0)
        return;
    open_ink(page, ink);
    text_add_padded(&page->out, made_plain(page, text_safe(&page->arena, text ? text : "")), cells,
                    page->ascii);
    close_ink(page, ink);
}

/* Blanks before the first word, inks aside. */
static int indent_of(const char *line)
{
    int blanks = 0;
    for (; *line == ' ' || *line == '\033'; line++) {
        if (*line == ' ')
            blanks++;
        else
            line = strchr(line, 'm'); /* an ink is always whole */
    }
    return blanks;
}

/* What the terminal would break in the middle of a word goes on below, a little further in. */
static void break_line(struct page *page, size_t start)
{
    enum { FURTHER_IN = 4 };
    const char *line = arena_strdup(&page->arena, page->out.text + start);
    page->out.length = start;
    page->out.text[start] = '\0';
    text_wrap(&page->out, line, page->width, indent_of(line) + FURTHER_IN);
}

void page_newline(struct page *page)
{
    struct str *out = &page->out;
    while (out->length && out->text[out->length - 1] == ' ') /* nobody's friend */
        out->text[--out->length] = '\0';
    size_t start = out->length;
    while (start && out->text[start - 1] != '\n')
        start--;
    if (page->screen)
        break_line(page, start);
    str_add_char(out, '\n');
}

const char *page_word(const struct value *map, const char *key)
{
    const char *text = value_text(map, key);
    return text ? text : "";
}

const char *page_said(struct page *page, const struct value *map, const char *key)
{
    return str_said(&page->arena, page_word(map, key));
}

const char *page_length(struct page *page, const struct value *map, const char *key)
{
    char buf[DATE_SIZE];
    const struct value *value = value_find(map, key);
    if (!value || value->type != VALUE_INT)
        return "";
    return arena_strdup(&page->arena, length_format((minutes)value->as.integer, buf));
}

static const char *here(const struct value *item, const char *key)
{
    const struct value *clock = value_find(item, "here");
    return value_text(clock ? clock : item, key);
}

const char *page_start(const struct value *item)
{
    return here(item, "start");
}

const char *page_end(const struct value *item)
{
    return here(item, "end");
}

const char *page_clock(struct page *page, const char *iso)
{
    enum { DATE_LENGTH = 11, CLOCK_LENGTH = 5 }; /* 2026-11-21T, 09:00 */
    char clock[CLOCK_LENGTH + 1] = "", buf[DATE_SIZE];
    minutes of_day;
    if (iso && strlen(iso) >= DATE_LENGTH + CLOCK_LENGTH)
        memcpy(clock, iso + DATE_LENGTH, CLOCK_LENGTH);
    if (!parse_clock(clock, &of_day))
        return "";
    return arena_strdup(&page->arena, clock_format(of_day, page->h24, buf));
}

const char *page_date(struct page *page, const char *iso)
{
    day date;
    if (!iso || strlen(iso) < 10 || !parse_iso_day(arena_strndup(&page->arena, iso, 10), &date))
        return "";
    struct civil civil = day_civil(date);
    return arena_printf(&page->arena, "%s %d %s", weekday_short(day_weekday(date)), civil.mday,
                        month_short(civil.month));
}

void page_paragraph(struct page *page, enum ink ink, int indent, const char *text)
{
    enum { LEAST = 40 };
    const char *safe = made_plain(page, text_safe(&page->arena, text));
    const char *line = arena_printf(&page->arena, "%*s%s", indent, "", safe);
    open_ink(page, ink);
    text_wrap(&page->out, line, page->width < LEAST ? LEAST : page->width, indent);
    close_ink(page, ink);
    str_add_char(&page->out, '\n');
}
