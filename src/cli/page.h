/* SPDX-License-Identifier: MIT
 *
 * page: lines of text for people: columns, colour where it is wanted, and what is foreign made
 * safe.
 */
#ifndef JUGGLE_SRC_CLI_PAGE_H
#define JUGGLE_SRC_CLI_PAGE_H

#include "juggle/base/str.h"
#include "juggle/base/value.h"

struct page {
    struct str out;
    struct arena arena; /* for what is made on the way */
    int width;          /* cells of a line */
    /* it is a terminal's: long titles and lines are made to fit, elsewhere they are whole */
    bool screen;
    bool colour;
    bool ascii;
    bool h24;
    bool verbose;
};

enum ink { INK_PLAIN, INK_STRONG, INK_DIM, INK_WARN, INK_GOOD };

void page_init(struct page *page);
void page_finish(struct page *page);
/* Foreign text, safe, in an ink. NULL adds nothing. */
void page_text(struct page *page, enum ink ink, const char *text);
void page_textf(struct page *page, enum ink ink, const char *fmt, ...) PRINTF_LIKE(3, 4);
/* Cut or filled to exactly so many cells. */
void page_cell(struct page *page, enum ink ink, const char *text, int cells);
/* Ends the line; one that is wider than the screen is broken between its words. */
void page_newline(struct page *page);
/* Words filled into lines that begin with so many blanks. */
void page_paragraph(struct page *page, enum ink ink, int indent, const char *text);
/* A value's text under key, or "". */
const char *page_word(const struct value *map, const char *key);
/* The same, a word of a table, as people read it. */
const char *page_said(struct page *page, const struct value *map, const char *key);
/* When an item begins and ends on the person's clock, as an ISO time or date; NULL where it has
 * none. */
const char *page_start(const struct value *item);
const char *page_end(const struct value *item);
/* "2h05", "45m"; "" where absent. */
const char *page_length(struct page *page, const struct value *map, const char *key);
/* "09:00" of an ISO time; "" of a date or null. */
const char *page_clock(struct page *page, const char *iso);
/* "Mon 23 Nov" of an ISO date or time. */
const char *page_date(struct page *page, const char *iso);

#endif
