/* SPDX-License-Identifier: MIT
 *
 * value_json: an answer as JSON (RFC 8259) on one line. Nothing in it asks the
 * locale: digits and the point are our own.
 */
#include "juggle/base/value.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "juggle/base/text.h"

static bool is_plain(char c)
{
    return c >= ' ' && c <= '~' && c != '"' && c != '\\';
}

static bool is_escaped(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code <= 0x9F) || code == 0x2028 || code == 0x2029;
}

static void write_code(struct str *out, uint32_t code)
{
    static const char names[] = "\"\\\b\f\n\r\t";
    static const char letters[] = "\"\\bfnrt";
    const char *name = code < 0x80 ? memchr(names, (int)code, sizeof names - 1) : NULL;
    if (name) {
        str_add_char(out, '\\');
        str_add_char(out, letters[name - names]);
    } else if (is_escaped(code)) {
        str_addf(out, "\\u%04x", (unsigned)code);
    } else {
        str_add_code(out, code);
    }
}

static void write_text(struct str *out, const char *text)
{
    size_t left = strlen(text);
    str_add_char(out, '"');
    while (left > 0) {
        size_t taken = 0;
        while (taken < left && is_plain(text[taken]))
            taken++;
        if (taken > 0)
            str_add_bytes(out, text, taken);
        else
            write_code(out, text_decode(text, left, &taken));
        text += taken;
        left -= taken;
    }
    str_add_char(out, '"');
}

static void write_int(struct str *out, int64_t integer)
{
    char digits[20];
    size_t at = sizeof digits;
    uint64_t left = integer < 0 ? 0 - (uint64_t)integer : (uint64_t)integer;
    do {
        digits[--at] = (char)('0' + left % 10);
        left /= 10;
    } while (left > 0);
    if (integer < 0)
        str_add_char(out, '-');
    str_add_bytes(out, digits + at, sizeof digits - at);
}

enum { DIGITS_MOST = 9 };

/* The significant digits of a number above 0, without zeros at their end, and where the point
 * stands behind the first of them. */
static int significant(double real, char digits[DIGITS_MOST + 1], int *exponent)
{
    char printed[32];
    int count = 0;
    const char *at = printed;
    snprintf(printed, sizeof printed, "%.*e", DIGITS_MOST - 1, real);
    for (; *at != 'e'; at++) {
        /* The locale's point stands among them, whatever it looks like. */
        if (*at >= '0' && *at <= '9' && count < DIGITS_MOST)
            digits[count++] = *at;
    }
    *exponent = (int)strtol(at + 1, NULL, 10);
    while (count > 1 && digits[count - 1] == '0')
        count--;
    return count;
}

static void write_real(struct str *out, double real)
{
    char digits[DIGITS_MOST + 1];
    int exponent;
    if (!isfinite(real)) {
        str_add(out, "null");
        return;
    }
    if (real == 0) {
        str_add_char(out, '0');
        return;
    }
    int count = significant(fabs(real), digits, &exponent);
    if (real < 0)
        str_add_char(out, '-');
    if (exponent < 0)
        str_add(out, "0.");
    str_repeat(out, "0", -exponent - 1);
    for (int i = 0; i < count; i++) {
        str_add_char(out, digits[i]);
        if (i == exponent && i + 1 < count)
            str_add_char(out, '.');
    }
    str_repeat(out, "0", exponent + 1 - count);
}

static void write_children(struct str *out, const struct value *parent)
{
    bool map = parent->type == VALUE_MAP;
    str_add_char(out, map ? '{' : '[');
    for (const struct value *child = parent->as.children.first; child; child = child->next) {
        if (child != parent->as.children.first)
            str_add_char(out, ',');
        if (map) {
            write_text(out, child->key);
            str_add_char(out, ':');
        }
        value_write_json(out, child);
    }
    str_add_char(out, map ? '}' : ']');
}

void value_write_json(struct str *out, const struct value *value)
{
    switch (value->type) {
    case VALUE_NULL:
        str_add(out, "null");
        return;
    case VALUE_BOOL:
        str_add(out, value->as.boolean ? "true" : "false");
        return;
    case VALUE_INT:
        write_int(out, value->as.integer);
        return;
    case VALUE_REAL:
        write_real(out, value->as.real);
        return;
    case VALUE_TEXT:
        write_text(out, value->as.text);
        return;
    case VALUE_LIST:
    case VALUE_MAP:
        write_children(out, value);
        return;
    }
}
