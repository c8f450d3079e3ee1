/* SPDX-License-Identifier: MIT
 *
 * wire: messages out and in.
 */
#include "wire.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "juggle/base/text.h"

enum { FLUSH_AT = 64 << 10 };

void wire_init(struct wire *wire, int fd)
{
    *wire = (struct wire){.fd = fd};
    str_init(&wire->message);
    str_init(&wire->out);
}

static void wire_flush(struct wire *wire)
{
    size_t done = 0;
    while (!wire->broken && done < wire->out.length) {
        ssize_t wrote = write(wire->fd, wire->out.text + done, wire->out.length - done);
        if (wrote < 0 && errno != EINTR)
            wire->broken = true;
        else if (wrote > 0)
            done += (size_t)wrote;
    }
    str_clear(&wire->out);
}

void wire_finish(struct wire *wire)
{
    wire_flush(wire);
    str_finish(&wire->message);
    str_finish(&wire->out);
}

void wire_begin(struct wire *wire, enum wire_type type)
{
    str_clear(&wire->message);
    str_add_char(&wire->message, (char)type);
}

void wire_number(struct wire *wire, int64_t number)
{
    str_add_bytes(&wire->message, (const char *)&number, sizeof number);
}

void wire_text(struct wire *wire, const char *text)
{
    int32_t length = text ? (int32_t)strlen(text) : -1;
    str_add_bytes(&wire->message, (const char *)&length, sizeof length);
    if (length > 0)
        str_add_bytes(&wire->message, text, (size_t)length);
}

static int64_t number_at(const struct field *field, const void *at)
{
    switch (field->type) {
    case FIELD_INT:
        return *(const int32_t *)at;
    case FIELD_DAY:
        return *(const day *)at;
    case FIELD_FLAG:
        return *(const bool *)at;
    case FIELD_WORD:
        return *(const int *)at;
    case FIELD_TEXT:
    case FIELD_INSTANT:
    case FIELD_REF:
    case FIELD_LONG:
        break;
    }
    return *(const int64_t *)at;
}

void wire_record(struct wire *wire, enum record_kind kind, const void *record)
{
    const struct record_info *info = record_info(kind);
    for (size_t i = 0; i < info->count; i++) {
        const void *at = (const char *)record + info->fields[i].offset;
        if (info->fields[i].type == FIELD_TEXT)
            wire_text(wire, *(const char *const *)at);
        else
            wire_number(wire, number_at(&info->fields[i], at));
    }
}

void wire_end(struct wire *wire)
{
    uint32_t length = (uint32_t)wire->message.length;
    str_add_bytes(&wire->out, (const char *)&length, sizeof length);
    str_add_bytes(&wire->out, wire->message.text, wire->message.length);
    if (wire->out.length >= FLUSH_AT)
        wire_flush(wire);
}

/* ---- in ---- */

int64_t wire_read_number(struct wire_reader *reader, int64_t low, int64_t high)
{
    int64_t number = 0;
    if (reader->end - reader->at < (ptrdiff_t)sizeof number) {
        reader->bad = true;
        return 0;
    }
    memcpy(&number, reader->at, sizeof number);
    reader->at += sizeof number;
    if (number < low || number > high) {
        reader->bad = true;
        return low;
    }
    return number;
}

const char *wire_read_text(struct wire_reader *reader)
{
    int32_t length;
    if (reader->end - reader->at < (ptrdiff_t)sizeof length) {
        reader->bad = true;
        return NULL;
    }
    memcpy(&length, reader->at, sizeof length);
    reader->at += sizeof length;
    if (length < 0)
        return NULL;
    if (length > reader->end - reader->at || !text_is_utf8(reader->at, (size_t)length) ||
        memchr(reader->at, '\0', (size_t)length)) {
        reader->bad = true;
        return NULL;
    }
    const char *text = arena_strndup(reader->arena, reader->at, (size_t)length);
    reader->at += length;
    return text;
}

static void set_number(struct wire_reader *reader, const struct field *field, void *at)
{
    switch (field->type) {
    case FIELD_INT:
    case FIELD_DAY:
        *(int32_t *)at = (int32_t)wire_read_number(reader, INT32_MIN, INT32_MAX);
        return;
    case FIELD_FLAG:
        *(bool *)at = wire_read_number(reader, 0, 1) != 0;
        return;
    case FIELD_WORD:
        *(int *)at = (int)wire_read_number(reader, 0, word_count(field->words) - 1);
        return;
    case FIELD_TEXT:
    case FIELD_INSTANT:
    case FIELD_REF:
    case FIELD_LONG:
        break;
    }
    *(int64_t *)at = wire_read_number(reader, INT64_MIN, INT64_MAX);
}

void wire_read_record(struct wire_reader *reader, enum record_kind kind, void *record)
{
    const struct record_info *info = record_info(kind);
    record_clear(kind, record);
    for (size_t i = 0; i < info->count; i++) {
        void *at = (char *)record + info->fields[i].offset;
        if (info->fields[i].type == FIELD_TEXT)
            *(const char **)at = wire_read_text(reader);
        else
            set_number(reader, &info->fields[i], at);
    }
}
