/* SPDX-License-Identifier: MIT
 *
 * scan: nothing is believed of the source: not that lines are folded where they should be, not that
 * texts are free of line breaks, not that a line ends at all.
 */
#include "scan.h"

#include <string.h>

#include "juggle/base/ascii.h"
#include "property.h"
#include "quoted.h"

void scan_init(struct scan *scan, struct source *source, size_t longest)
{
    *scan = (struct scan){.source = source, .longest = longest};
    str_init(&scan->text);
}

void scan_finish(struct scan *scan)
{
    str_finish(&scan->text);
}

/* ---- what a line is ---- */

static bool starts_x(const char *text, size_t length)
{
    return length > 2 && (text[0] == 'X' || text[0] == 'x') && text[1] == '-';
}

/* "CN=", as it follows a semicolon; or nothing more, as the rest is folded; or an encoding without
 * its name. */
static bool starts_parameter(const char *text, size_t length)
{
    size_t n = 0;
    while (n < length && (ascii_is_alnum(text[n]) || text[n] == '-'))
        n++;
    return n == length || (n > 0 && text[n] == '=') || quoted_is(text - 1, length + 1);
}

/* "Note: bring a laptop" inside of a description is none, "NOTE:bring a laptop" is one. */
bool scan_is_property(const char *text, size_t length)
{
    size_t n = 0;
    bool upper = true;
    for (; n < length && (ascii_is_alnum(text[n]) || text[n] == '-' || text[n] == '_'); n++)
        upper &= text[n] < 'a';
    if (n == 0 || n == length || (text[n] != ':' && text[n] != ';'))
        return false;
    if (text[n] == ';' && !starts_parameter(text + n + 1, length - n - 1))
        return false;
    bool loose = n + 1 < length && text[n] == ':' && text[n + 1] == ' ';
    if ((upper && !loose) || starts_x(text, n))
        return true;
    return (upper || !loose) && property_named(text, n) != PROPERTY_UNKNOWN;
}

/* May a line break stand in it by mistake? */
static bool is_text(const char *line, size_t length)
{
    size_t n = 0;
    while (n < length && line[n] != ':' && line[n] != ';')
        n++;
    return starts_x(line, n) || property_use(property_named(line, n)) == PROPERTY_TEXT;
}

static void note(struct mended *mended, int line)
{
    if (mended->count++ == 0)
        mended->line = line;
}

/* ---- building a logical line ---- */

static bool add(struct scan *scan, const char *text, size_t length)
{
    size_t room = scan->longest - scan->text.length;
    str_add_bytes(&scan->text, text, length < room ? length : room);
    return length <= room;
}

/* The whole physical line that begins with a piece, without its first bytes. */
static bool add_physical(struct scan *scan, const struct piece *first, size_t without)
{
    struct piece piece = *first;
    bool fits = add(scan, piece.text + without, piece.length - without);
    for (bool more = !piece.ends; more; more = !piece.ends) {
        source_take(scan->source);
        if (!source_peek(scan->source, &piece))
            break;
        fits &= add(scan, piece.text, piece.length);
    }
    source_take(scan->source);
    scan->line++;
    return fits;
}

static void drop_physical(struct scan *scan, const struct piece *first)
{
    struct piece piece = *first;
    while (!piece.ends) {
        source_take(scan->source);
        if (!source_peek(scan->source, &piece))
            break;
    }
    source_take(scan->source);
    scan->line++;
}

/* A byte order mark stands where files were pasted together. */
static size_t mark_length(const struct piece *piece)
{
    return piece->length >= 3 && !memcmp(piece->text, "\xEF\xBB\xBF", 3) ? 3 : 0;
}

/* ---- a name that is folded itself ---- */

enum { NAME_MOST = 64, AHEAD = 512 };

static bool is_name(const char *text, size_t length)
{
    size_t n = 0;
    while (n < length && (ascii_is_alnum(text[n]) || text[n] == '-'))
        n++;
    return n == length && n > 0;
}

/* The next fold of what stands ahead goes to the name's end; false: what follows is none. */
static bool unfold_more(const char **at, const char *end, char name[NAME_MOST], size_t *length)
{
    *at += *at < end && **at == '\r';
    *at += *at < end && **at == '\n';
    if (*at == end || (**at != ' ' && **at != '\t'))
        return false;
    for (++*at; *at < end && **at != '\r' && **at != '\n' && *length < NAME_MOST; ++*at)
        name[(*length)++] = **at;
    return true;
}

/* Lines may be folded anywhere, so "SUMM" and " ARY:..." are one. The piece stays the next one. */
static bool is_split(struct scan *scan, struct piece *piece)
{
    char name[NAME_MOST];
    const char *at;
    size_t length = piece->length;
    bool property = false;
    if (!piece->ends || length >= NAME_MOST || !is_name(piece->text, length))
        return false;
    memcpy(name, piece->text, length);
    size_t ahead = source_ahead(scan->source, &at, AHEAD);
    const char *end = at + ahead;
    while (is_name(name, length) && length < NAME_MOST && unfold_more(&at, end, name, &length)) {
        size_t n = 0;
        while (n < length && name[n] != ':' && name[n] != ';')
            n++;
        property = n < length && is_name(name, n) &&
                   (starts_x(name, n) || property_named(name, n) != PROPERTY_UNKNOWN);
    }
    source_peek(scan->source, piece);
    return property;
}

/* Goes over empty lines and strays to the next property. */
static bool find_property(struct scan *scan, struct piece *piece)
{
    while (source_peek(scan->source, piece)) {
        if (scan->at_property)
            return true;
        size_t mark = mark_length(piece);
        if (scan_is_property(piece->text + mark, piece->length - mark) || is_split(scan, piece))
            return true;
        if (piece->length == 0) {
            source_take(scan->source);
            scan->line++;
        } else {
            drop_physical(scan, piece);
        }
    }
    return false;
}

static bool is_fold(const struct piece *piece)
{
    return piece->length > 0 && (piece->text[0] == ' ' || piece->text[0] == '\t');
}

/* A line break that should have been written as \n. */
static bool add_break(struct scan *scan, const struct piece *piece, int empty)
{
    bool fits = true;
    for (int i = 0; i <= empty && i < 2; i++)
        fits &= add(scan, "\\n", 2);
    return add_physical(scan, piece, 0) && fits;
}

/* Everything that goes on the line that has begun. */
static bool add_rest(struct scan *scan)
{
    struct piece piece;
    bool fits = true;
    int empty = 0;
    for (; source_peek(scan->source, &piece); empty++) {
        if (is_fold(&piece)) {
            fits &= add_physical(scan, &piece, 1);
            empty = -1;
        } else if (piece.length == 0 && piece.ends) {
            source_take(scan->source);
            scan->line++;
        } else {
            scan->at_property =
                !mark_length(&piece) &&
                (scan_is_property(piece.text, piece.length) || is_split(scan, &piece));
            if (scan->at_property || mark_length(&piece) ||
                !is_text(scan->text.text, scan->text.length))
                break;
            fits &= add_break(scan, &piece, empty);
            empty = -1;
        }
    }
    return fits;
}

static bool is_component(const struct piece *piece)
{
    return (piece->length > 6 && !memcmp(piece->text, "BEGIN:", 6)) ||
           (piece->length > 4 && !memcmp(piece->text, "END:", 4));
}

/* The lines of a quoted text are cut anywhere; each but the last ends with the sign for it. */
static bool add_quoted(struct scan *scan)
{
    struct piece piece;
    bool fits = true;
    while (quoted_goes_on(&scan->text)) {
        scan->text.text[--scan->text.length] = '\0';
        if (!source_peek(scan->source, &piece) || is_component(&piece))
            break;
        fits &= add_physical(scan, &piece, 0);
    }
    return fits;
}

static void take_nuls_out(struct scan *scan, int line)
{
    struct str *text = &scan->text;
    size_t kept = 0;
    if (!memchr(text->text, '\0', text->length))
        return;
    note(&scan->nuls, line);
    for (size_t i = 0; i < text->length; i++)
        if (text->text[i])
            text->text[kept++] = text->text[i];
    text->text[text->length = kept] = '\0';
}

/* Valid UTF-8 without NULs and without blanks at its end. */
static void clean(struct scan *scan, int line)
{
    struct str *text = &scan->text;
    take_nuls_out(scan, line);
    enum encoding_fault fault = encoding_mend(text);
    if (fault != ENCODING_SOUND)
        note(fault == ENCODING_BROKEN ? &scan->broken : &scan->windows, line);
    while (text->length &&
           (text->text[text->length - 1] == ' ' || text->text[text->length - 1] == '\t'))
        text->text[--text->length] = '\0';
}

/* Cut inside of a character, a line would look as if its encoding were wrong. */
static void cut_at_character(struct str *text)
{
    size_t length = text->length;
    while (length > 0 && text->length - length < 4 &&
           ((unsigned char)text->text[length - 1] & 0xC0) == 0x80)
        length--;
    if (length > 0 && (unsigned char)text->text[length - 1] >= 0xC0)
        length--;
    else
        length = text->length;
    text->text[text->length = length] = '\0';
}

bool scan_next(struct scan *scan, struct scan_line *out)
{
    struct piece piece;
    str_clear(&scan->text);
    if (!find_property(scan, &piece))
        return false;
    int line = scan->line + 1;
    scan->at_property = false;
    bool fits = add_physical(scan, &piece, mark_length(&piece));
    bool quoted = quoted_is(scan->text.text, scan->text.length);
    if (quoted)
        fits &= add_quoted(scan);
    fits &= add_rest(scan);
    if (quoted) {
        note(&scan->quoted, line);
        quoted_decode(&scan->text);
    }
    if (!fits)
        cut_at_character(&scan->text);
    clean(scan, line);
    *out = (struct scan_line){scan->text.text, scan->text.length, line, !fits};
    return true;
}
