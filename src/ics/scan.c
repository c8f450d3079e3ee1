/* SPDX-License-Identifier: MIT
 *
 * scan: bytes to logical lines. Nothing is believed of the source: not its encoding, not its line ends,
 * not that it ends.
 */
#include "scan.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "juggle/base/ascii.h"
#include "juggle/base/text.h"

static void fill(struct scan *scan)
{
    ssize_t got = 0;
    scan->at = scan->length = 0;
    do
        got = read(scan->fd, scan->buffer, sizeof scan->buffer);
    while (got < 0 && errno == EINTR);
    if (got <= 0) {
        scan->ended = true;
        return;
    }
    scan->length = (size_t)got;
    scan->total += (size_t)got;
    if (scan->total > scan->limits->source_bytes) {
        scan->too_big = true;
        scan->ended = true;
        scan->length = 0;
    }
}

static int next_byte(struct scan *scan)
{
    if (scan->at == scan->length && !scan->ended)
        fill(scan);
    return scan->at < scan->length ? scan->buffer[scan->at++] : -1;
}

static int next_unit(struct scan *scan)
{
    int a = next_byte(scan), b = a < 0 ? -1 : next_byte(scan);
    if (b < 0)
        return -1;
    return scan->form == SCAN_UTF16_LE ? a | b << 8 : a << 8 | b;
}

/* One character of UTF-16 as UTF-8 into out; the unit itself is returned for finding line ends. */
static int next_utf16(struct scan *scan, struct str *out)
{
    int unit = next_unit(scan);
    if (unit < 0 || unit == '\n' || unit == '\r')
        return unit;
    uint32_t code = (uint32_t)unit;
    if (unit >= 0xD800 && unit < 0xDC00) {
        int low = next_unit(scan);
        code = low >= 0xDC00 && low < 0xE000
                   ? 0x10000u + ((uint32_t)(unit - 0xD800) << 10) + (uint32_t)(low - 0xDC00)
                   : TEXT_REPLACEMENT;
    }
    str_add_code(out, code);
    return unit;
}

/* Bytes 0x80-0x9F of Windows-1252; 0: none. */
static const uint16_t windows[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

/* A line that isn't UTF-8 is read as Windows-1252, which includes Latin-1. */
static void convert(struct scan *scan, struct str *line)
{
    struct str utf8;
    if (text_is_utf8(line->text, line->length))
        return;
    str_init(&utf8);
    for (size_t i = 0; i < line->length; i++) {
        unsigned char c = (unsigned char)line->text[i];
        uint32_t code = c >= 0x80 && c < 0xA0 ? windows[c - 0x80] : c;
        str_add_code(&utf8, code ? code : TEXT_REPLACEMENT);
    }
    str_clear(line);
    str_add_bytes(line, utf8.text, utf8.length);
    str_finish(&utf8);
    if (!scan->converted)
        scan->converted_line = scan->line;
    scan->converted = true;
}

static bool physical_line(struct scan *scan, struct str *out)
{
    int c = 0;
    bool any = false;
    str_clear(out);
    for (;;) {
        c = scan->form == SCAN_UTF8 ? next_byte(scan) : next_utf16(scan, out);
        if (c < 0)
            break;
        any = true;
        if (c == '\n' || c == '\r')
            break;
        if (scan->form == SCAN_UTF8 && out->length < scan->limits->line_bytes && c)
            str_add_char(out, (char)c);
        else if (scan->form == SCAN_UTF8 && c)
            scan->cut = true;
    }
    if (c == '\r') { /* CRLF is one end */
        size_t mark = scan->at;
        int next = scan->form == SCAN_UTF8 ? next_byte(scan) : next_unit(scan);
        if (next >= 0 && next != '\n')
            scan->at = scan->at >= mark ? scan->at - (scan->form == SCAN_UTF8 ? 1 : 2) : 0;
    }
    scan->line += any;
    return any;
}

bool scan_is_property(const char *text)
{
    size_t n = 0;
    while (ascii_is_alpha(text[n]) || ascii_is_digit(text[n]) || text[n] == '-' || text[n] == '_')
        n++;
    return n > 0 && (text[n] == ':' || text[n] == ';');
}

/* What comes next belongs to the line before: a fold, or text with a raw line break in it. */
static bool continues(struct scan *scan, const struct str *logical, bool *raw)
{
    const char *ahead = scan->ahead.text;
    *raw = false;
    if (ahead[0] == ' ' || ahead[0] == '\t')
        return true;
    *raw = scan->ahead.length > 0 && !scan_is_property(ahead) && scan_is_property(logical->text);
    return *raw;
}

bool scan_line(struct scan *scan, struct str *out, int *line)
{
    str_clear(out);
    scan->cut = false;
    if (!scan->has_ahead) {
        scan->has_ahead = physical_line(scan, &scan->ahead);
        scan->ahead_line = scan->line;
    }
    if (!scan->has_ahead)
        return false;
    str_add_bytes(out, scan->ahead.text, scan->ahead.length);
    *line = scan->ahead_line;
    bool raw;
    while ((scan->has_ahead = physical_line(scan, &scan->ahead)) && continues(scan, out, &raw)) {
        const char *more = scan->ahead.text + !raw;
        size_t length = scan->ahead.length - !raw;
        if (out->length + length > scan->limits->line_bytes) {
            scan->cut = true;
            continue;
        }
        if (raw)
            str_add(out, "\\n");
        str_add_bytes(out, more, length);
    }
    scan->ahead_line = scan->line;
    convert(scan, out);
    while (out->length && (out->text[out->length - 1] == ' ' || out->text[out->length - 1] == '\t'))
        out->text[--out->length] = '\0';
    return true;
}

/* ---- what it is ---- */

static bool begins(const struct scan *scan, const char *bytes, size_t length)
{
    return scan->length >= length && !memcmp(scan->buffer, bytes, length);
}

static bool holds(const struct scan *scan, const char *word)
{
    size_t n = strlen(word);
    for (size_t i = 0; i + n <= scan->length && i < 2048; i++) {
        size_t k = 0;
        while (k < n && ascii_lower((char)scan->buffer[i + k]) == word[k])
            k++;
        if (k == n)
            return true;
    }
    return false;
}

static const char *nature(const struct scan *scan)
{
    size_t i = 0, zeros = 0;
    if (!scan->length)
        return "the file is empty; download it again";
    if (begins(scan, "\x1f\x8b", 2))
        return "it is compressed with gzip; unpack it first: gunzip FILE";
    if (begins(scan, "PK\x03\x04", 4))
        return "it is a zip archive; unpack it first";
    if (begins(scan, "\x89PNG", 4) || begins(scan, "\xff\xd8\xff", 3) || begins(scan, "%PDF", 4) ||
        begins(scan, "SQLite format 3", 15))
        return "it is not a calendar but another sort of file; choose the .ics file";
    if (scan->form == SCAN_UTF8 && holds(scan, "begin:vcalendar"))
        return NULL;
    while (i < scan->length && (scan->buffer[i] == ' ' || scan->buffer[i] == '\n' ||
                                scan->buffer[i] == '\r' || scan->buffer[i] == '\t'))
        i++;
    if (holds(scan, "<html") || holds(scan, "<!doctype html"))
        return "it is a web page, perhaps a login page; log in and download the .ics file itself";
    if (i < scan->length && (scan->buffer[i] == '{' || scan->buffer[i] == '['))
        return "it is JSON, not an iCalendar file; look for the .ics of the same programme";
    if (i < scan->length && scan->buffer[i] == '<')
        return "it is XML, not an iCalendar file; look for the .ics of the same programme";
    if (scan->form != SCAN_UTF8 || holds(scan, "begin:vevent") || holds(scan, "begin:vtodo"))
        return NULL;
    for (i = 0; i < scan->length; i++)
        zeros += scan->buffer[i] == 0;
    if (zeros * 8 > scan->length)
        return "it is not text; choose the .ics file";
    return "it is not an iCalendar file: BEGIN:VCALENDAR is missing; choose the .ics file";
}

void scan_init(struct scan *scan, int fd, const struct ics_limits *limits, const char **refusal)
{
    memset(scan, 0, sizeof *scan);
    scan->fd = fd;
    scan->limits = limits;
    str_init(&scan->ahead);
    fill(scan);
    if (begins(scan, "\xEF\xBB\xBF", 3))
        scan->at = 3;
    else if (begins(scan, "\xFF\xFE", 2) || (scan->length > 3 && !scan->buffer[1] && !scan->buffer[3]))
        scan->form = SCAN_UTF16_LE;
    else if (begins(scan, "\xFE\xFF", 2) || (scan->length > 3 && !scan->buffer[0] && !scan->buffer[2]))
        scan->form = SCAN_UTF16_BE;
    if (scan->form != SCAN_UTF8) {
        scan->at = begins(scan, "\xFF\xFE", 2) || begins(scan, "\xFE\xFF", 2) ? 2 : 0;
        scan->converted = true;
        scan->converted_line = 1;
    }
    *refusal = nature(scan);
}

void scan_finish(struct scan *scan)
{
    str_finish(&scan->ahead);
}
