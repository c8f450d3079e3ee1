/* SPDX-License-Identifier: MIT
 *
 * zone_parse: the bytes of a TZif file (RFC 9636) as a zone. The footer's rules
 * are written out for one whole cycle of the calendar, so that whoever asks the
 * zone needs to know of no footer.
 */
#include "zone_private.h"

#include <string.h>

enum {
    HEADER_SIZE = 44,
    TYPE_SIZE = 6,
    TRANSITIONS_MOST = 2000,
    TYPES_MOST = 256,
    FOOTER_MOST = 128,
    CYCLE_YEARS = 400,
    CYCLE_STEPS = 2 * (CYCLE_YEARS + 4),
};

/* RFC 9636 bounds transitions here, for files that begin with the big bang; the end is year 9000,
 * so that a whole cycle behind it has years of four digits. */
#define EARLIEST (-((int64_t)1 << 59))
#define LATEST (2567655 * (int64_t)DAY_SECONDS)

/* What is left of the file. */
struct bytes {
    const unsigned char *at;
    size_t left;
};

struct header {
    unsigned char version;
    uint32_t utc_flags, standard_flags, leaps, transitions, types, chars;
};

struct type {
    int32_t offset;
    bool summer;
};

static uint64_t big_endian(const unsigned char *at, int size)
{
    uint64_t number = 0;
    for (int i = 0; i < size; i++)
        number = number << 8 | at[i];
    return number;
}

static int32_t read_int32(const unsigned char *at)
{
    return (int32_t)(uint32_t)big_endian(at, 4);
}

static bool take(struct bytes *bytes, size_t size, const unsigned char **out)
{
    if (bytes->left < size)
        return false;
    *out = bytes->at;
    bytes->at += size;
    bytes->left -= size;
    return true;
}

static bool read_header(struct bytes *bytes, struct header *out)
{
    const unsigned char *at;
    if (!take(bytes, HEADER_SIZE, &at) || memcmp(at, "TZif", 4) != 0)
        return false;
    out->version = at[4];
    uint32_t *const counts[] = {&out->utc_flags,   &out->standard_flags, &out->leaps,
                                &out->transitions, &out->types,          &out->chars};
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        *counts[i] = (uint32_t)big_endian(at + 20 + 4 * i, 4);
        if (*counts[i] > UINT16_MAX)
            return false;
    }
    return true;
}

/* The old block in 32 bits, which every file still has in front. */
static bool skip_first_block(struct bytes *bytes, const struct header *header)
{
    const unsigned char *at;
    size_t size = (size_t)header->transitions * 5 + (size_t)header->types * TYPE_SIZE +
                  (size_t)header->leaps * 8 + header->chars + header->standard_flags +
                  header->utc_flags;
    return take(bytes, size, &at);
}

static bool read_types(struct bytes *bytes, const struct header *header, struct type *types)
{
    const unsigned char *at;
    if (!take(bytes, (size_t)header->types * TYPE_SIZE, &at))
        return false;
    for (size_t i = 0; i < header->types; i++, at += TYPE_SIZE) {
        types[i] = (struct type){read_int32(at), at[4] != 0};
        if (types[i].offset < -ZONE_OFFSET_MOST || types[i].offset > ZONE_OFFSET_MOST ||
            at[4] > 1 || at[5] >= header->chars)
            return false;
    }
    return true;
}

static int32_t first_standard(const struct type *types, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!types[i].summer)
            return types[i].offset;
    }
    return types[0].offset;
}

/* Transitions, their types, and what stands behind them up to the footer. */
static bool read_steps(struct arena *arena, struct bytes *bytes, const struct header *header,
                       struct zone_steps *steps, int32_t *before)
{
    const unsigned char *times, *indexes, *rest;
    struct type types[TYPES_MOST];
    size_t behind = (size_t)header->chars + header->standard_flags + header->utc_flags;
    if (!take(bytes, (size_t)header->transitions * 8, &times) ||
        !take(bytes, header->transitions, &indexes) || !read_types(bytes, header, types) ||
        !take(bytes, behind, &rest))
        return false;
    *before = first_standard(types, header->types);
    /* no growing: a week's events ask for several zones */
    steps->capacity = header->transitions + CYCLE_STEPS;
    steps->at = ARENA_ARRAY(arena, struct zone_step, steps->capacity);
    for (size_t i = 0; i < header->transitions; i++) {
        instant at = (instant)big_endian(times + 8 * i, 8);
        bool ascends = i == 0 || at > steps->at[i - 1].at;
        if (!ascends || at < EARLIEST || at > LATEST || indexes[i] >= header->types)
            return false;
        struct zone_step step = {at, types[indexes[i]].offset};
        VEC_PUSH(arena, steps, step);
    }
    return true;
}

/* The text between the newlines; "" if the file gives none. */
static bool read_footer(struct bytes *bytes, char text[FOOTER_MOST])
{
    if (bytes->left < 2 || bytes->at[0] != '\n')
        return false;
    const unsigned char *start = bytes->at + 1;
    const unsigned char *end = memchr(start, '\n', bytes->left - 1);
    if (!end || end - start >= FOOTER_MOST)
        return false;
    size_t length = (size_t)(end - start);
    memcpy(text, start, length);
    text[length] = '\0';
    return true;
}

/* Puts a step where its instant belongs; equal ones stay in the order of the calls. */
static void insert_step(struct zone_step *steps, size_t count, struct zone_step step)
{
    size_t i = count;
    for (; i > 0 && steps[i - 1].at > step.at; i--)
        steps[i] = steps[i - 1];
    steps[i] = step;
}

/* Adds a cycle's steps behind those of the file, and says where the cycle begins. */
static instant add_cycle(struct arena *arena, const struct zone_footer *footer,
                         struct zone_steps *steps)
{
    size_t count = 0;
    struct zone_years years = {.footer = footer};
    struct zone_step *cycle = ARENA_ARRAY(arena, struct zone_step, CYCLE_STEPS);
    instant last = steps->count ? steps->at[steps->count - 1].at : INT64_MIN;
    int first_year = YEAR_MIN;
    if (last > wall_seconds((struct wall){day_of(YEAR_MIN, 1, 1), 0}))
        first_year = day_civil(wall_from_seconds(last).day).year;

    /* Rules may reach over New Year: a year more at either side. */
    for (int year = first_year - 1; year <= first_year + CYCLE_YEARS + 2; year++) {
        instant start, end;
        zone_footer_year(&years, year, &start, &end);
        struct zone_step on = {start, footer->summer_offset};
        struct zone_step off = {end, footer->offset};
        insert_step(cycle, count++, start < end ? on : off);
        insert_step(cycle, count++, start < end ? off : on);
    }
    for (size_t i = 0; i < count; i++) {
        if (cycle[i].at > last)
            VEC_PUSH(arena, steps, cycle[i]);
    }
    return wall_seconds((struct wall){day_of(first_year + 1, 1, 1), 0});
}

static const struct zone *build(struct arena *arena, const char *name, const char *footer_text,
                                struct arena *scratch, struct zone_steps *steps, int32_t before)
{
    struct zone_footer footer;
    instant cycle = INSTANT_NONE;
    if (*footer_text) {
        if (!zone_footer_parse(footer_text, &footer))
            return NULL;
        if (steps->count == 0)
            before = footer.offset;
        if (footer.has_summer)
            cycle = add_cycle(scratch, &footer, steps);
    }
    struct zone *zone = zone_build(arena, name, before, steps->at, steps->count);
    zone->cycle = cycle;
    return zone;
}

/* What stands behind the old block. */
static const struct zone *read_second_block(struct arena *arena, const char *name,
                                            struct bytes *bytes, const struct header *header)
{
    struct arena scratch;
    struct zone_steps steps = {0};
    int32_t before;
    char footer[FOOTER_MOST];
    const struct zone *zone = NULL;
    if (header->types == 0 || header->types > TYPES_MOST || header->transitions > TRANSITIONS_MOST)
        return NULL;
    arena_init(&scratch);
    if (read_steps(&scratch, bytes, header, &steps, &before) && read_footer(bytes, footer))
        zone = build(arena, name, footer, &scratch, &steps, before);
    arena_finish(&scratch);
    return zone;
}

static const struct zone *refuse(struct err *err, const char *name, const char *why)
{
    err_set(err, ERR_FAILED, "time zone %s: %s", name, why);
    return NULL;
}

const struct zone *zone_parse(struct arena *arena, const char *name, const void *bytes, size_t size,
                              struct err *err)
{
    struct bytes left = {bytes, size};
    struct header header;
    if (!read_header(&left, &header))
        return refuse(err, name, "not a TZif file");
    if (header.version < '2')
        return refuse(err, name, "the file is of version 1, too old");
    if (!skip_first_block(&left, &header) || !read_header(&left, &header))
        return refuse(err, name, "the file is damaged");
    if (header.leaps > 0)
        return refuse(err, name, "the file counts leap seconds");
    const struct zone *zone = read_second_block(arena, name, &left, &header);
    return zone ? zone : refuse(err, name, "the file is damaged");
}
