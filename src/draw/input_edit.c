/* SPDX-License-Identifier: MIT
 *
 * input_edit: finding places in a line of text, between characters and between words.
 */
#include "input_edit.h"

#include "juggle/base/text.h"

size_t input_after(const struct input *input, size_t at)
{
    struct text_cluster cluster;
    if (at >= input->text.length ||
        !text_next(input->text.text + at, input->text.length - at, &cluster))
        return input->text.length;
    return at + cluster.bytes;
}

size_t input_before(const struct input *input, size_t at)
{
    size_t found = 0;
    for (size_t next = input_after(input, 0); next < at; next = input_after(input, next))
        found = next;
    return found;
}

size_t input_snap(const struct input *input, size_t at)
{
    size_t found = 0;
    while (found < at && found < input->text.length)
        found = input_after(input, found);
    return found;
}

/* Letters and digits; of other scripts everything that is no ASCII sign. */
static bool in_word(const struct input *input, size_t at)
{
    unsigned char c = (unsigned char)input->text.text[at];
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0x80;
}

static bool is_blank(const struct input *input, size_t at)
{
    return input->text.text[at] == ' ';
}

size_t input_word_start(const struct input *input, size_t at)
{
    while (at > 0 && !in_word(input, input_before(input, at)))
        at = input_before(input, at);
    while (at > 0 && in_word(input, input_before(input, at)))
        at = input_before(input, at);
    return at;
}

size_t input_word_end(const struct input *input, size_t at)
{
    while (at < input->text.length && !in_word(input, at))
        at = input_after(input, at);
    while (at < input->text.length && in_word(input, at))
        at = input_after(input, at);
    return at;
}

size_t input_blank_start(const struct input *input, size_t at)
{
    while (at > 0 && is_blank(input, input_before(input, at)))
        at = input_before(input, at);
    while (at > 0 && !is_blank(input, input_before(input, at)))
        at = input_before(input, at);
    return at;
}
