/* SPDX-License-Identifier: MIT
 *
 * import: what lists of calls have said of a conference, the latest first, as lines of a mark. What
 * the conference says otherwise is the person's, and stays. Some more than the last one are kept:
 * an import that was undone leaves what an earlier list said.
 */
#include "import_said.h"

#include <string.h>

#include "juggle/base/parse.h"
#include "juggle/base/str.h"
#include "juggle/base/text.h"

enum { FIELDS = 7 };

static const char *mark_of(struct import *import, const struct conference *call)
{
    return arena_printf(&import->arena, "said %s", call->uid);
}

static bool read_line(char *line, struct conference *out)
{
    const char *fields[FIELDS];
    int64_t first, last;
    if (!str_fields(line, '\t', fields, FIELDS))
        return false;
    record_clear(RECORD_CONFERENCE, out);
    out->online = str_equal(fields[3], "online");
    out->place = fields[4];
    out->url = fields[5];
    out->cfp_url = fields[6];
    if (!parse_int(fields[0], INT64_MIN, INT64_MAX, &out->cfp) ||
        !parse_int(fields[1], INT32_MIN, INT32_MAX, &first) ||
        !parse_int(fields[2], INT32_MIN, INT32_MAX, &last))
        return false;
    out->first_day = (day)first;
    out->last_day = (day)last;
    return true;
}

bool import_said_read(struct import *import, const struct conference *call, struct import_said *out,
                      struct err *err)
{
    const char *text;
    char *rest = NULL;
    *out = (struct import_said){0};
    if (!store_mark(import->world->store, &import->arena, mark_of(import, call), &text, err))
        return false;
    char *lines = arena_strdup(&import->arena, text ? text : "");
    for (char *line = strtok_r(lines, "\n", &rest); line && out->count < IMPORT_SAID_MOST;
         line = strtok_r(NULL, "\n", &rest))
        if (read_line(line, &out->at[out->count]))
            out->count++;
    return true;
}

static void write_line(struct str *out, struct arena *arena, const struct conference *call)
{
    str_addf(out, "%lld\t%d\t%d\t%s\t", (long long)call->cfp, call->first_day, call->last_day,
             call->online ? "online" : "");
    str_addf(out, "%s\t%s\t%s\n", text_safe(arena, call->place ? call->place : ""),
             text_safe(arena, call->url ? call->url : ""),
             text_safe(arena, call->cfp_url ? call->cfp_url : ""));
}

bool import_said_keep(struct import *import, const struct conference *call,
                      const struct import_said *before, struct err *err)
{
    struct str text;
    if (!import->begun)
        return true;
    str_init(&text);
    write_line(&text, &import->arena, call);
    for (size_t i = 0; i < before->count && i + 1 < IMPORT_SAID_MOST; i++)
        write_line(&text, &import->arena, &before->at[i]);
    bool done = store_set_mark(import->world->store, mark_of(import, call), text.text, err);
    str_finish(&text);
    return done;
}

/* ---- whose is it? ---- */

static bool same_text(const char *a, const char *b)
{
    return str_equal(a ? a : "", b ? b : "");
}

static bool same(enum import_said_part part, const struct conference *a, const struct conference *b)
{
    switch (part) {
    case IMPORT_SAID_CFP:
        return a->cfp == b->cfp;
    case IMPORT_SAID_DAYS:
        return a->first_day == b->first_day && a->last_day == b->last_day;
    case IMPORT_SAID_PLACE:
        return same_text(a->place, b->place) && a->online == b->online;
    case IMPORT_SAID_URL:
        return same_text(a->url, b->url);
    case IMPORT_SAID_CFP_URL:
        return same_text(a->cfp_url, b->cfp_url);
    }
    return false;
}

bool import_said_is(const struct import_said *said, enum import_said_part part,
                    const struct conference *conference)
{
    for (size_t i = 0; i < said->count; i++)
        if (same(part, &said->at[i], conference))
            return true;
    return false;
}
