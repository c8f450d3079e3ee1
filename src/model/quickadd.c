/* SPDX-License-Identifier: MIT
 *
 * quickadd: goes over the line from left to right, lets each part of the grammar try each word, and
 * makes chips of what was read and a title of the rest. Also the grammar's own help.
 */
#include "quickadd_private.h"

#include <string.h>

#include "juggle/base/parse.h"
#include "juggle/base/text.h"

enum { TRIALS_MOST = 3 };

typedef size_t read_part(struct quickadd_reader *r, size_t at);

static const struct {
    read_part *read;
    const char *title;
} parts[] = {
#define QUICKADD(name, reader, title) {quickadd_read_##reader, title},
#include "juggle/model/quickadd.def"
};

static const struct quickadd_form forms[] = {
#define QUICKADD_FORM(name, form, example, meaning) {QUICKADD_##name, form, example, meaning},
#include "juggle/model/quickadd.def"
};

/* ---- what readers ask about words ---- */

bool quickadd_has(const struct quickadd_reader *r, size_t at)
{
    return at < r->words.count && !r->words.at[at].plain;
}

const char *quickadd_bare(const struct quickadd_reader *r, size_t at)
{
    return quickadd_has(r, at) ? r->words.at[at].bare : "";
}

bool quickadd_is(const struct quickadd_reader *r, size_t at, const char *word)
{
    return strcmp(quickadd_bare(r, at), word) == 0;
}

bool quickadd_is_one(const struct quickadd_reader *r, size_t at, const char *words)
{
    const char *word = quickadd_bare(r, at);
    size_t length = strlen(word);
    while (length && *words) {
        size_t size = strcspn(words, " ");
        if (size == length && strncmp(words, word, size) == 0)
            return true;
        words += size + strspn(words + size, " ");
    }
    return false;
}

bool quickadd_is_dash(const struct quickadd_reader *r, size_t at)
{
    return quickadd_is_one(r, at, "- -- to until till through \u2013 \u2014");
}

bool quickadd_number(const char *word, int most, int *out)
{
    int64_t value;
    if (*word < '0' || *word > '9' || strlen(word) > 6 || !parse_int(word, 0, most, &value))
        return false;
    *out = (int)value;
    return true;
}

bool quickadd_backed(const struct quickadd_reader *r, size_t at, size_t to, enum quickadd_part own)
{
    struct quickadd_reader trial = *r;
    enum quickadd_part part;
    if (at > 0 && (to >= r->words.count || r->read_to == at))
        return true;
    return ++trial.depth <= TRIALS_MOST && quickadd_read_part(&trial, to, &part) > 0 && part != own;
}

void quickadd_note(struct quickadd_reader *r, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    VEC_PUSH(r->arena, &r->notes, arena_vprintf(r->arena, fmt, args));
    va_end(args);
}

size_t quickadd_read_part(struct quickadd_reader *r, size_t at, enum quickadd_part *part)
{
    if (!quickadd_has(r, at))
        return 0;
    for (int i = 0; i < QUICKADD_COUNT; i++) {
        size_t taken = parts[i].read(r, at);
        if (taken) {
            *part = (enum quickadd_part)i;
            return taken;
        }
    }
    return 0;
}

/* ---- the line ---- */

/* What a chip leaves behind at the title's end: "Call Ann," before "fri". */
static void trim_end(struct str *title)
{
    size_t length = title->length;
    while (length && strchr(",;:- ", title->text[length - 1]))
        length--;
    if (length && length < title->length) {
        title->length = length;
        title->text[length] = '\0';
    }
}

static void add_title(struct str *title, const struct quickadd_word *word)
{
    if (!*word->text)
        return;
    if (title->length)
        str_add_char(title, ' ');
    str_add(title, word->text);
}

static struct quickadd_chip chip(const struct quickadd_reader *r, size_t at, size_t taken,
                                 enum quickadd_part part)
{
    struct quickadd_range range = {r->words.at[at].range.start,
                                   r->words.at[at + taken - 1].range.end};
    return (struct quickadd_chip){range, part, r->label};
}

static void read_line(struct quickadd_reader *r, struct quickadd *out)
{
    VEC(struct quickadd_chip) chips = {0};
    struct str title;
    str_init(&title);
    for (size_t at = 0; at < r->words.count;) {
        enum quickadd_part part;
        size_t taken = quickadd_read_part(r, at, &part);
        if (!taken) {
            add_title(&title, &r->words.at[at++]);
            continue;
        }
        VEC_PUSH(r->arena, &chips, chip(r, at, taken, part));
        at += taken;
        r->read_to = at;
    }
    if (r->words.count && r->read_to == r->words.count)
        trim_end(&title);
    out->title = arena_strdup(r->arena, title.text);
    out->chips = chips.at;
    out->chip_count = chips.count;
    str_finish(&title);
}

/* What kind a word means depends on what the line turned out to be. */
static void label_kind(struct quickadd *out, struct quickadd_chip *chips)
{
    for (size_t i = 0; i < out->chip_count; i++)
        if (chips[i].part == QUICKADD_KIND && out->kind)
            chips[i].label = out->kind->word;
}

static void name_after_kind(struct quickadd_reader *r, struct quickadd *out)
{
    if (*out->title || !r->kind)
        return;
    char *title = arena_strdup(r->arena, r->kind);
    if (title[0] >= 'a' && title[0] <= 'z')
        title[0] = (char)(title[0] - 'a' + 'A');
    out->title = title;
}

static void read_once(struct arena *arena, const char *text, const struct quickadd_context *context,
                      bool placeless, struct quickadd *out)
{
    struct quickadd_reader r = {
        .arena = arena,
        .context = context,
        .words = quickadd_split(arena, text, context),
        .placeless = placeless,
        .until = DAY_NONE,
        .due_day = DAY_NONE,
        .due_minute = MINUTES_NONE,
        .earliest_day = DAY_NONE,
        .earliest_minute = MINUTES_NONE,
        .length = MINUTES_NONE,
        .start = MINUTES_NONE,
        .end = MINUTES_NONE,
        .end_day = DAY_NONE,
        .first = DAY_NONE,
        .last = DAY_NONE,
    };
    *out = (struct quickadd){.title = ""};
    read_line(&r, out);
    struct quickadd_chip *chips = arena_copy(arena, out->chips, out->chip_count * sizeof *chips);
    quickadd_settle(&r, out);
    label_kind(out, chips);
    name_after_kind(&r, out);
    out->chips = chips;
    out->notes = r.notes.at;
    out->note_count = r.notes.count;
}

/* Only an event has a place: what a task's line says of one must not get lost. */
void quickadd_read(struct arena *arena, const char *text, const struct quickadd_context *context,
                   struct quickadd *out)
{
    read_once(arena, text, context, false, out);
    if (out->place && !out->is_event)
        read_once(arena, text, context, true, out);
}

/* ---- help ---- */

const char *quickadd_title(enum quickadd_part part)
{
    return part < QUICKADD_COUNT ? parts[part].title : "";
}

const struct quickadd_form *quickadd_forms(size_t *count)
{
    *count = sizeof forms / sizeof *forms;
    return forms;
}

void quickadd_help(struct str *out)
{
    enum { FORM_CELLS = 22, EXAMPLE_CELLS = 17 };
    str_add(out, "\nWhat is read in the text; the rest is the title\n");
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        str_add(out, "  ");
        text_add_padded(out, forms[i].form, FORM_CELLS, true);
        str_add_char(out, ' ');
        text_add_padded(out, forms[i].example, EXAMPLE_CELLS, true);
        str_addf(out, " %s\n", forms[i].meaning);
    }
}
