/* SPDX-License-Identifier: MIT
 *
 * report_paper: the pieces of a report as text, Markdown and HTML. The HTML page is one file that
 * loads nothing.
 */
#include "report_paper.h"

#include <string.h>

#include "juggle/base/str.h"
#include "juggle/base/text.h"

extern const unsigned char report_style[];

enum { LEAD_CELLS = 13, CELL_CELLS = 10, TEXT_CELLS = 44, LINE_CELLS = 80 };

void paper_add(struct paper *paper, const char *text)
{
    for (const char *c = text_safe(paper->arena, text ? text : ""); *c; c++) {
        if (paper->form == PAPER_HTML && strchr("&<>\"", *c))
            str_add(paper->out, *c == '&'   ? "&amp;"
                                : *c == '<' ? "&lt;"
                                : *c == '>' ? "&gt;"
                                            : "&quot;");
        else if (paper->form == PAPER_MARKDOWN && strchr("\\`*_[]<>#|", *c))
            str_addf(paper->out, "\\%c", *c);
        else
            str_add_char(paper->out, *c);
    }
}

/* A text in so many cells at least, with its blanks before or behind it. */
static void add_padded(struct paper *paper, struct str *out, const char *text, int cells,
                       bool right)
{
    const char *safe = text_safe(paper->arena, text ? text : "");
    int blanks = cells - text_width(safe);
    str_repeat(out, " ", right && blanks > 0 ? blanks : 0);
    str_add(out, safe);
    str_repeat(out, " ", !right && blanks > 0 ? blanks : 0);
}

/* A line of plain text; what doesn't fit goes on below. */
static void add_lines(struct paper *paper, const char *line, int indent)
{
    text_wrap(paper->out, line, LINE_CELLS, indent);
    str_add_char(paper->out, '\n');
}

static void add_element(struct paper *paper, const char *name, const char *class, const char *text)
{
    if (!text || !*text)
        return;
    str_addf(paper->out, *class ? "<%s class=\"%s\">" : "<%s>", name, class);
    paper_add(paper, text);
    str_addf(paper->out, "</%s>", name);
}

static void leave(struct paper *paper)
{
    if (paper->form == PAPER_HTML && paper->inside != PAPER_NOWHERE)
        str_add(paper->out, paper->inside == PAPER_IN_ROWS ? "</ul>\n" : "</table>\n");
    paper->inside = PAPER_NOWHERE;
}

static void add_facts(struct paper *paper, const struct paper_fact *facts, size_t count)
{
    if (paper->form == PAPER_HTML)
        str_add(paper->out, "<ul class=\"facts\">\n");
    else if (paper->form == PAPER_TEXT)
        str_add(paper->out, "  ");
    for (size_t i = 0; i < count; i++) {
        if (paper->form == PAPER_HTML) {
            str_add(paper->out, "<li>");
            add_element(paper, "b", "", facts[i].number);
            paper_add(paper, facts[i].what);
            str_add(paper->out, "</li>\n");
            continue;
        }
        str_add(paper->out, i ? ", " : "");
        paper_add(paper, facts[i].number);
        str_add_char(paper->out, ' ');
        paper_add(paper, facts[i].what);
    }
    str_add(paper->out, paper->form == PAPER_HTML ? "</ul>\n" : "\n");
}

static void open_page(struct paper *paper, const char *title)
{
    str_add(paper->out,
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
            "style-src 'unsafe-inline'\"/>\n");
    add_element(paper, "title", "", title);
    str_addf(paper->out, "\n<style>\n%s</style>\n</head>\n<body>\n<main>\n",
             (const char *)report_style);
}

void paper_open(struct paper *paper, const char *title, const char *under,
                const struct paper_fact *facts, size_t count)
{
    if (paper->form == PAPER_HTML) {
        open_page(paper, title);
        add_element(paper, "h1", "", title);
        str_add(paper->out, "\n<p class=\"under\">");
        paper_add(paper, under);
        str_add(paper->out, "</p>\n");
    } else {
        str_add(paper->out, paper->form == PAPER_MARKDOWN ? "# " : "");
        paper_add(paper, title);
        str_add(paper->out, paper->form == PAPER_MARKDOWN ? "\n\n" : "\n");
    }
    add_facts(paper, facts, count);
}

void paper_close(struct paper *paper, const char *foot)
{
    leave(paper);
    if (paper->form == PAPER_HTML) {
        str_add(paper->out, paper->section ? "</section>\n" : "");
        add_element(paper, "footer", "", foot);
        str_add(paper->out, "\n</main>\n</body>\n</html>\n");
        return;
    }
    str_add_char(paper->out, '\n');
    if (paper->form == PAPER_TEXT)
        add_lines(paper, text_safe(paper->arena, foot), 0);
    else
        paper_add(paper, foot);
    str_add(paper->out, paper->form == PAPER_TEXT ? "" : "\n");
}

void paper_section(struct paper *paper, const char *title, const char *more)
{
    leave(paper);
    if (paper->form == PAPER_HTML) {
        str_addf(paper->out, "%s<section>\n<h2>", paper->section ? "</section>\n" : "");
        paper_add(paper, title);
        add_element(paper, "small", "", more);
        str_add(paper->out, "</h2>\n");
    } else {
        str_add(paper->out, paper->form == PAPER_MARKDOWN ? "\n## " : "\n");
        paper_add(paper, title);
        str_add(paper->out, !more ? "" : paper->form == PAPER_MARKDOWN ? ": " : "  ");
        paper_add(paper, more);
        str_add(paper->out, paper->form == PAPER_MARKDOWN ? "\n\n" : "\n");
    }
    paper->section = true;
}

static void add_row_html(struct paper *paper, const char *lead, const char *text, const char *more,
                         const char *note)
{
    str_add(paper->out, paper->inside == PAPER_IN_ROWS ? "<li>" : "<ul class=\"rows\">\n<li>");
    add_element(paper, "span", "lead", lead && *lead ? lead : "-");
    add_element(paper, "span", "text", text);
    add_element(paper, "span", "more", more);
    add_element(paper, "span", "note", note);
    str_add(paper->out, "</li>\n");
}

static void add_row_markdown(struct paper *paper, const char *lead, const char *text,
                             const char *more, const char *note)
{
    str_add(paper->out, "- ");
    paper_add(paper, lead);
    str_add(paper->out, lead && *lead ? ": " : "");
    paper_add(paper, text);
    str_add(paper->out, more && *more ? ", " : "");
    paper_add(paper, more);
    str_add(paper->out, note && *note ? "; " : "");
    paper_add(paper, note);
    str_add_char(paper->out, '\n');
}

static void add_row_text(struct paper *paper, const char *lead, const char *text, const char *more,
                         const char *note)
{
    enum { BELOW = LEAD_CELLS + 2 };
    struct str row;
    bool last = !more || !*more;
    str_init(&row);
    str_add(&row, "  ");
    add_padded(paper, &row, lead, LEAD_CELLS, false);
    add_padded(paper, &row, text, last ? 0 : TEXT_CELLS, false);
    str_add(&row, last ? "" : "  ");
    add_padded(paper, &row, more, 0, false);
    add_lines(paper, row.text, BELOW);
    str_finish(&row);
    if (note && *note)
        add_lines(paper,
                  arena_printf(paper->arena, "%*s%s", BELOW, "", text_safe(paper->arena, note)),
                  BELOW);
}

void paper_row(struct paper *paper, const char *lead, const char *text, const char *more,
               const char *note)
{
    if (paper->inside == PAPER_IN_TABLE)
        leave(paper);
    if (paper->form == PAPER_HTML)
        add_row_html(paper, lead, text, more, note);
    else if (paper->form == PAPER_MARKDOWN)
        add_row_markdown(paper, lead, text, more, note);
    else
        add_row_text(paper, lead, text, more, note);
    paper->inside = PAPER_IN_ROWS;
}

void paper_cells(struct paper *paper, const char *const cells[])
{
    bool head = paper->inside != PAPER_IN_TABLE, md = paper->form == PAPER_MARKDOWN;
    if (head)
        leave(paper);
    str_add(paper->out, paper->form == PAPER_HTML ? head ? "<table>\n<tr>" : "<tr>"
                        : md                      ? "|"
                                                  : " ");
    for (int i = 0; cells[i]; i++) {
        if (paper->form == PAPER_HTML) {
            add_element(paper, head ? "th" : "td", "", cells[i]);
            continue;
        }
        str_add_char(paper->out, ' ');
        if (md)
            paper_add(paper, cells[i]);
        else
            add_padded(paper, paper->out, cells[i], i ? CELL_CELLS : LEAD_CELLS, i > 0);
        str_add(paper->out, md ? " |" : "");
    }
    str_add(paper->out, paper->form == PAPER_HTML ? "</tr>\n" : "\n");
    if (head && md)
        for (int i = 0; cells[i]; i++)
            str_addf(paper->out, "%s%s", i ? " ---: |" : "| --- |", cells[i + 1] ? "" : "\n");
    paper->inside = PAPER_IN_TABLE;
}
