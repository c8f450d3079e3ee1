/* SPDX-License-Identifier: MIT
 *
 * quoted: "=C3=A9" becomes its byte; ENCODING and CHARSET go, as what the bytes are shows in them.
 */
#include "quoted.h"

#include <string.h>

#include "juggle/base/ascii.h"

static const char word[] = "QUOTED-PRINTABLE", name[] = "ENCODING=", charset[] = "CHARSET=";

static bool starts(const char *text, const char *end, const char *with)
{
    for (; *with; text++, with++)
        if (text == end || ascii_upper(*text) != *with)
            return false;
    return true;
}

/* Where the parameters end and the value begins, or the end. Quotes are none in vCalendar. */
static const char *find_colon(const char *line, size_t length)
{
    const char *colon = memchr(line, ':', length);
    return colon ? colon : line + length;
}

static const char *find_parameters(const char *line, const char *colon)
{
    const char *at = line;
    while (at < colon && *at != ';')
        at++;
    return at;
}

/* A parameter behind its semicolon; early writers leave out its name. */
static bool is_encoding(const char *parameter, const char *colon)
{
    size_t skip = starts(parameter, colon, name) ? sizeof name - 1 : 0;
    const char *behind = parameter + skip + sizeof word - 1;
    return starts(parameter + skip, colon, word) && (behind == colon || *behind == ';');
}

/* Every line of every file comes here, and most have no parameters. No text's name is longer. */
bool quoted_is(const char *line, size_t length)
{
    enum { NAME_MOST = 24 };
    const char *at = memchr(line, ';', length < NAME_MOST ? length : NAME_MOST);
    if (!at || memchr(line, ':', (size_t)(at - line)))
        return false;
    const char *colon = find_colon(at, length - (size_t)(at - line));
    for (; at; at = memchr(at + 1, ';', (size_t)(colon - at - 1)))
        if (is_encoding(at + 1, colon))
            return true;
    return false;
}

bool quoted_goes_on(const struct str *line)
{
    return line->length > 0 && line->text[line->length - 1] == '=';
}

/* "C3", after its sign; -1: none. */
static int byte_of(const char *digits, const char *end)
{
    int byte = 0;
    for (int i = 0; i < 2; i++) {
        char c = digits + i < end ? ascii_upper(digits[i]) : ' ';
        if (!ascii_is_digit(c) && (c < 'A' || c > 'F'))
            return -1;
        byte = byte * 16 + (ascii_is_digit(c) ? c - '0' : c - 'A' + 10);
    }
    return byte;
}

static void add_escaped(struct str *out, char byte, bool after_return)
{
    if (byte == '\n' && after_return)
        return;
    if (byte == '\n' || byte == '\r')
        str_add(out, "\\n");
    else if (byte == '\\' || byte == ';' || byte == ',')
        str_addf(out, "\\%c", byte);
    else
        str_add_char(out, byte);
}

/* What is escaped already stays so. */
static void add_value(struct str *out, const char *at, const char *end)
{
    char before = '\0';
    while (at < end) {
        int byte = *at == '=' ? byte_of(at + 1, end) : -1;
        if (byte < 0 && *at == '\\' && at + 1 < end && strchr("nN;,\\", at[1])) {
            str_add_bytes(out, at, 2);
            before = '\0';
            at += 2;
            continue;
        }
        char c = byte < 0 ? *at : (char)byte;
        add_escaped(out, c, before == '\r');
        before = c;
        at += byte < 0 ? 1 : 3;
    }
}

static void add_parameters(struct str *out, const char *at, const char *colon)
{
    while (at < colon) {
        const char *next = memchr(at + 1, ';', (size_t)(colon - at - 1));
        next = next ? next : colon;
        if (!is_encoding(at + 1, colon) && !starts(at + 1, colon, charset))
            str_add_bytes(out, at, (size_t)(next - at));
        at = next;
    }
}

void quoted_decode(struct str *line)
{
    struct str out;
    const char *end = line->text + line->length, *colon = find_colon(line->text, line->length);
    const char *parameters = find_parameters(line->text, colon);
    str_init(&out);
    str_add_bytes(&out, line->text, (size_t)(parameters - line->text));
    add_parameters(&out, parameters, colon);
    if (colon < end) {
        str_add_char(&out, ':');
        add_value(&out, colon + 1, end);
    }
    str_clear(line);
    str_add_bytes(line, out.text, out.length);
    str_finish(&out);
}
