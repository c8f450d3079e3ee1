/* SPDX-License-Identifier: MIT
 *
 * input: a line's text, its history, and what each key does to it.
 */
#include "juggle/draw/input.h"

#include <string.h>

#include "juggle/base/text.h"
#include "input_edit.h"

void input_history_init(struct input_history *history)
{
    history->count = history->start = 0;
    for (int i = 0; i < INPUT_HISTORY_MAX; i++)
        str_init(&history->lines[i]);
}

void input_history_finish(struct input_history *history)
{
    for (int i = 0; i < INPUT_HISTORY_MAX; i++)
        str_finish(&history->lines[i]);
}

/* back 1 is the newest. */
static struct str *history_line(struct input_history *history, int back)
{
    return &history->lines[(history->start + history->count - back) % INPUT_HISTORY_MAX];
}

void input_history_add(struct input_history *history, const char *line)
{
    if (str_blank(line))
        return;
    if (history->count > 0 && str_equal(history_line(history, 1)->text, line))
        return;
    if (history->count == INPUT_HISTORY_MAX)
        history->start = (history->start + 1) % INPUT_HISTORY_MAX;
    else
        history->count++;
    struct str *newest = history_line(history, 1);
    str_clear(newest);
    str_add(newest, line);
}

void input_init(struct input *input, struct input_history *history)
{
    memset(input, 0, sizeof *input);
    input->history = history;
    str_init(&input->text);
    str_init(&input->cut);
    str_init(&input->own);
}

void input_finish(struct input *input)
{
    str_finish(&input->text);
    str_finish(&input->cut);
    str_finish(&input->own);
}

const char *input_text(const struct input *input)
{
    return input->text.text;
}

/* Bytes of whole characters that fit into the room. */
static size_t whole_characters(const struct str *text, size_t room)
{
    struct text_cluster cluster;
    size_t taken = 0;
    while (taken < text->length && text_next(text->text + taken, text->length - taken, &cluster) &&
           taken + cluster.bytes <= room)
        taken += cluster.bytes;
    return taken;
}

void input_insert(struct input *input, const char *bytes, size_t length)
{
    struct str raw, safe, line;
    str_init(&raw);
    str_init(&safe);
    str_init(&line);
    size_t bound =
        (size_t)INPUT_BYTES_MAX * 4; /* safe text can be shorter than what it came from */
    str_add_bytes(&raw, bytes, length < bound ? length : bound);
    text_add_safe(&safe, raw.text, false);
    size_t taken = whole_characters(&safe, INPUT_BYTES_MAX - input->text.length);
    str_add_bytes(&line, input->text.text, input->cursor);
    str_add_bytes(&line, safe.text, taken);
    str_add(&line, input->text.text + input->cursor);
    str_finish(&input->text);
    input->text = line;
    input->cursor = input_snap(input, input->cursor + taken);
    str_finish(&raw);
    str_finish(&safe);
}

void input_set(struct input *input, const char *text)
{
    str_clear(&input->text);
    input->cursor = 0;
    input->scroll = 0;
    input->recalled = 0;
    if (text)
        input_insert(input, text, strlen(text));
}

void input_remove(struct input *input, size_t start, size_t end)
{
    size_t length = input->text.length;
    end = input_snap(input, end < length ? end : length);
    start = start < end ? start : end;
    if (input_snap(input, start) != start)
        start = input_before(input, start);
    memmove(input->text.text + start, input->text.text + end, length - end + 1);
    input->text.length = length - (end - start);
    if (input->cursor >= end)
        input->cursor -= end - start;
    else if (input->cursor > start)
        input->cursor = start;
    input->cursor = input_snap(input, input->cursor);
}

static enum input_result go(struct input *input, size_t to)
{
    input->cursor = to;
    return INPUT_MOVED;
}

static enum input_result erase(struct input *input, size_t start, size_t end)
{
    if (start >= end)
        return INPUT_MOVED;
    input_remove(input, start, end);
    return INPUT_CHANGED;
}

/* Like erase, but C-y brings it back. */
static enum input_result cut(struct input *input, size_t start, size_t end)
{
    if (start >= end)
        return INPUT_MOVED;
    str_clear(&input->cut);
    str_add_bytes(&input->cut, input->text.text + start, end - start);
    return erase(input, start, end);
}

static enum input_result go_left(struct input *input)
{
    return go(input, input_before(input, input->cursor));
}

static enum input_result go_right(struct input *input)
{
    return go(input, input_after(input, input->cursor));
}

static enum input_result go_start(struct input *input)
{
    return go(input, 0);
}

static enum input_result go_end(struct input *input)
{
    return go(input, input->text.length);
}

static enum input_result go_word_left(struct input *input)
{
    return go(input, input_word_start(input, input->cursor));
}

static enum input_result go_word_right(struct input *input)
{
    return go(input, input_word_end(input, input->cursor));
}

static enum input_result erase_left(struct input *input)
{
    return erase(input, input_before(input, input->cursor), input->cursor);
}

static enum input_result erase_right(struct input *input)
{
    return erase(input, input->cursor, input_after(input, input->cursor));
}

static enum input_result cut_word_left(struct input *input)
{
    return cut(input, input_word_start(input, input->cursor), input->cursor);
}

static enum input_result cut_word_right(struct input *input)
{
    return cut(input, input->cursor, input_word_end(input, input->cursor));
}

static enum input_result cut_blank_left(struct input *input)
{
    return cut(input, input_blank_start(input, input->cursor), input->cursor);
}

static enum input_result cut_to_start(struct input *input)
{
    return cut(input, 0, input->cursor);
}

static enum input_result cut_to_end(struct input *input)
{
    return cut(input, input->cursor, input->text.length);
}

static enum input_result bring_back(struct input *input)
{
    input_insert(input, input->cut.text, input->cut.length);
    return INPUT_CHANGED;
}

/* Shows the n-th newest line of history; 0 is the own line, kept meanwhile. */
static enum input_result recall(struct input *input, int back)
{
    if (!input->history || back < 0 || back > input->history->count)
        return INPUT_IGNORED;
    if (input->recalled == 0) {
        str_clear(&input->own);
        str_add(&input->own, input->text.text);
    }
    input_set(input, back > 0 ? history_line(input->history, back)->text : input->own.text);
    input->recalled = back;
    return INPUT_CHANGED;
}

static enum input_result recall_older(struct input *input)
{
    return recall(input, input->recalled + 1);
}

static enum input_result recall_newer(struct input *input)
{
    return input->recalled > 0 ? recall(input, input->recalled - 1) : INPUT_IGNORED;
}

static const struct {
    struct key key;
    enum input_result (*act)(struct input *input);
} bindings[] = {
    {{K_LEFT, 0}, go_left},
    {{'b', MOD_CTRL}, go_left},
    {{K_RIGHT, 0}, go_right},
    {{'f', MOD_CTRL}, go_right},
    {{K_HOME, 0}, go_start},
    {{'a', MOD_CTRL}, go_start},
    {{K_END, 0}, go_end},
    {{'e', MOD_CTRL}, go_end},
    {{K_LEFT, MOD_CTRL}, go_word_left},
    {{K_LEFT, MOD_ALT}, go_word_left},
    {{'b', MOD_ALT}, go_word_left},
    {{K_RIGHT, MOD_CTRL}, go_word_right},
    {{K_RIGHT, MOD_ALT}, go_word_right},
    {{'f', MOD_ALT}, go_word_right},
    {{K_BACKSPACE, 0}, erase_left},
    {{K_DELETE, 0}, erase_right},
    {{'d', MOD_CTRL}, erase_right},
    {{'w', MOD_CTRL}, cut_blank_left},
    {{K_BACKSPACE, MOD_ALT}, cut_word_left},
    {{'d', MOD_ALT}, cut_word_right},
    {{'u', MOD_CTRL}, cut_to_start},
    {{'k', MOD_CTRL}, cut_to_end},
    {{'y', MOD_CTRL}, bring_back},
    {{K_UP, 0}, recall_older},
    {{'p', MOD_CTRL}, recall_older},
    {{K_DOWN, 0}, recall_newer},
    {{'n', MOD_CTRL}, recall_newer},
};

static enum input_result handle_key(struct input *input, struct key key)
{
    char encoded[5] = {0};
    for (size_t i = 0; i < sizeof bindings / sizeof *bindings; i++)
        if (key_equal(bindings[i].key, key))
            return bindings[i].act(input);
    if (key.mods || key.code >= K_FIRST || key.code < ' ')
        return INPUT_IGNORED;
    input_insert(input, encoded, text_encode(key.code, encoded));
    return INPUT_CHANGED;
}

enum input_result input_handle(struct input *input, const struct input_event *event)
{
    if (event->type == EVENT_KEY)
        return handle_key(input, event->key);
    if (event->type != EVENT_PASTE)
        return INPUT_IGNORED;
    input_insert(input, event->paste.text, event->paste.length);
    return INPUT_CHANGED;
}
