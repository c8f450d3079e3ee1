/* SPDX-License-Identifier: MIT
 *
 * decode: the state between what was read and what it means.
 */
#include "decode.h"

#include <string.h>

enum { ESC = 27, CTRL_C = 3, BEL = 7, SKIP_MAX = 4096 };

void decode_init(struct decoder *decoder)
{
    memset(decoder, 0, sizeof *decoder);
    str_init(&decoder->paste);
}

void decode_finish(struct decoder *decoder)
{
    str_finish(&decoder->paste);
}

static bool take(struct decoder *decoder, decode_source *source, void *from, struct raw *out)
{
    if (!decoder->has_held)
        return source(from, out);
    *out = decoder->held;
    decoder->has_held = false;
    return true;
}

/* Feeds a byte; true with a key when it was the last of a character. Broken ones are dropped. */
static bool decode_byte(struct decoder *decoder, unsigned char byte, struct input_event *out)
{
    wchar_t wide = 0;
    char c = (char)byte;
    size_t taken = mbrtowc(&wide, &c, 1, &decoder->state);
    decoder->partial = taken == (size_t)-2;
    if (decoder->partial)
        return false;
    if (taken == (size_t)-1)
        memset(&decoder->state, 0, sizeof decoder->state);
    else
        *out = event_of_key((uint32_t)wide, decoder->alt ? MOD_ALT : 0);
    decoder->alt = false;
    return taken != (size_t)-1;
}

/* ---- what no key is ---- */

static void hold(struct decoder *decoder, const struct raw *raw)
{
    decoder->held = *raw;
    decoder->has_held = true;
}

static bool is_between(unsigned char byte, char low, char high)
{
    return byte >= (unsigned char)low && byte <= (unsigned char)high;
}

/* "ESC [" and a parameter or a capital is a sequence of a terminal, "ESC ]" or "ESC P" and a digit
 * an answer of one: whatever it says, it is nothing that was typed. By hand, "[" alone comes after
 * Esc.
 *
 * Source: ECMA-48, 5.4 and 5.6. */
static enum decode_skip begins(unsigned char second, const struct raw *third)
{
    if (third->type != RAW_BYTE)
        return SKIP_NOTHING;
    bool digit = is_between(third->byte, '0', '9');
    bool parameter = is_between(third->byte, '0', '?') || is_between(third->byte, 'A', 'Z');
    if (second == '[')
        return parameter ? SKIP_SEQUENCE : SKIP_NOTHING;
    if (second == ']' || second == 'P' || second == '_')
        return digit ? SKIP_STRING : SKIP_NOTHING;
    return SKIP_NOTHING;
}

/* False: it has come to its end before this byte, which is an input of its own. */
static bool skips(struct decoder *decoder, unsigned char byte)
{
    enum decode_skip skip = decoder->skip;
    bool within = skip == SKIP_STRING ? byte >= ' ' : is_between(byte, ' ', '?');
    if (within && ++decoder->skipped < SKIP_MAX && skip != SKIP_END)
        return true;
    decoder->skip = skip == SKIP_STRING && byte == ESC ? SKIP_END : SKIP_NOTHING;
    if (skip == SKIP_STRING)
        return byte == ESC || byte == BEL;
    return skip == SKIP_END ? byte == '\\' : is_between(byte, '@', '~');
}

/* Is it a sequence behind Esc and this byte? Then it is passed by, as far as it is here. */
static bool begin_skip(struct decoder *decoder, unsigned char second, decode_source *source,
                       void *from)
{
    struct raw third;
    if (!second || !strchr("[]P_", second) || !source(from, &third))
        return false;
    decoder->skip = begins(second, &third);
    decoder->skipped = 0;
    hold(decoder, &third);
    return decoder->skip != SKIP_NOTHING;
}

/* A character in the same breath makes it Alt; anything else stays what it is, after Esc. */
static bool decode_esc(struct decoder *decoder, decode_source *source, void *from,
                       struct input_event *out)
{
    struct raw next;
    if (take(decoder, source, from, &next)) {
        if (next.type == RAW_KEY && next.key.code == K_BACKSPACE) { /* a byte, too */
            *out = event_of_key(K_BACKSPACE, MOD_ALT);
            return true;
        }
        if (next.type == RAW_BYTE && begin_skip(decoder, next.byte, source, from))
            return false;
        if (next.type == RAW_BYTE && next.byte >= ' ') {
            decoder->alt = true;
            if (decode_byte(decoder, next.byte, out))
                return true;
            if (decoder->partial)
                return false;
        } else {
            hold(decoder, &next);
        }
    }
    *out = event_of_key(K_ESC, 0);
    return true;
}

static struct input_event decode_click(struct decoder *decoder, const struct raw *raw)
{
    struct input_event event = raw->mouse;
    bool again = decoder->clicked > 0 && raw->milliseconds - decoder->clicked <= DECODE_DOUBLE_MS &&
                 decoder->clicked_row == event.mouse.row && decoder->clicked_col == event.mouse.col;
    if (event.mouse.action == MOUSE_RELEASE)
        return event;
    if (event.mouse.action != MOUSE_CLICK || event.mouse.button != 1) {
        decoder->clicked = 0;
        return event;
    }
    if (again)
        event.mouse.action = MOUSE_DOUBLE;
    decoder->clicked = again ? 0 : raw->milliseconds;
    decoder->clicked_row = event.mouse.row;
    decoder->clicked_col = event.mouse.col;
    return event;
}

static bool end_paste(struct decoder *decoder, struct input_event *out)
{
    decoder->pasting = false;
    *out = event_of_paste(decoder->paste.text, decoder->paste.length);
    return true;
}

/* Terminals send CR for the ends of lines. */
static void add_pasted(struct decoder *decoder, unsigned char byte)
{
    bool second_half = byte == '\n' && decoder->after_cr;
    decoder->after_cr = byte == '\r';
    if (byte == '\r')
        byte = '\n';
    if (!second_half && decoder->paste.length < DECODE_PASTE_MAX)
        str_add_char(&decoder->paste, byte ? (char)byte : ' ');
}

/* Gathers bytes up to the end of the paste; keys that curses saw in them mean nothing. */
static bool decode_paste(struct decoder *decoder, decode_source *source, void *from,
                         struct input_event *out)
{
    struct raw raw;
    while (take(decoder, source, from, &raw)) {
        if (raw.type == RAW_PASTE_END || (raw.type == RAW_BYTE && raw.byte == CTRL_C))
            return end_paste(decoder, out);
        if (raw.type == RAW_BYTE)
            add_pasted(decoder, raw.byte);
    }
    return false;
}

static bool decode_raw(struct decoder *decoder, const struct raw *raw, decode_source *source,
                       void *from, struct input_event *out)
{
    bool esc = raw->type == RAW_BYTE && raw->byte == ESC;
    if (decoder->partial && (raw->type != RAW_BYTE || esc)) {
        memset(&decoder->state, 0, sizeof decoder->state);
        decoder->partial = decoder->alt = false;
    }
    switch (raw->type) {
    case RAW_BYTE:
        return esc ? decode_esc(decoder, source, from, out) : decode_byte(decoder, raw->byte, out);
    case RAW_KEY:
        *out = event_of_key(raw->key.code, raw->key.mods);
        return true;
    case RAW_MOUSE:
        *out = decode_click(decoder, raw);
        return true;
    case RAW_PASTE_START:
        decoder->pasting = true;
        decoder->after_cr = false;
        str_clear(&decoder->paste);
        return false;
    case RAW_PASTE_END:
        break;
    }
    return false;
}

bool decode_next(struct decoder *decoder, decode_source *source, void *from,
                 struct input_event *out)
{
    struct raw raw;
    for (;;) {
        if (decoder->pasting)
            return decode_paste(decoder, source, from, out);
        if (!take(decoder, source, from, &raw))
            return false;
        if (raw.type != RAW_BYTE)
            decoder->skip = SKIP_NOTHING;
        if (decoder->skip != SKIP_NOTHING && skips(decoder, raw.byte))
            continue;
        if (decode_raw(decoder, &raw, source, from, out))
            return true;
    }
}
