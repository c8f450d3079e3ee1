/* SPDX-License-Identifier: MIT
 *
 * decode: the state between what was read and what it means.
 */
#include "decode.h"

#include <string.h>

enum { ESC = 27, CTRL_C = 3 };

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

/* A character in the same breath makes it Alt; anything else stays what it is, after Esc. */
static bool decode_esc(struct decoder *decoder, decode_source *source, void *from,
                       struct input_event *out)
{
    struct raw next;
    if (source(from, &next)) {
        if (next.type == RAW_KEY && next.key.code == K_BACKSPACE) { /* a byte, too */
            *out = event_of_key(K_BACKSPACE, MOD_ALT);
            return true;
        }
        if (next.type == RAW_BYTE && next.byte >= ' ') {
            decoder->alt = true;
            if (decode_byte(decoder, next.byte, out))
                return true;
            if (decoder->partial)
                return false;
        } else {
            decoder->held = next;
            decoder->has_held = true;
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
        if (decode_raw(decoder, &raw, source, from, out))
            return true;
    }
}
