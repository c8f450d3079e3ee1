/* SPDX-License-Identifier: MIT
 *
 * theme: looks as words, made into pens, and pens fitted to what a terminal can show.
 */
#include "juggle/draw/theme.h"

#include <string.h>

#include "juggle/base/parse.h"
#include "juggle/base/str.h"

enum { THEME_DARK, THEME_LIGHT, THEME_HIGH_CONTRAST, THEME_MONO, THEME_COUNT };

static const char *const names[] = {"dark", "light", "high-contrast", "mono", NULL};

static const struct {
    const char *name;
    char mark;
    const char *looks[THEME_COUNT];
    const char *summary;
} inks[INK_COUNT] = {
#define INK(name, word, mark, dark, light, high, mono, summary)                                    \
    {word, mark, {dark, light, high, mono}, summary},
#include "juggle/draw/inks.def"
#undef INK
};

const char *ink_name(enum ink ink)
{
    return inks[ink].name;
}

const char *ink_summary(enum ink ink)
{
    return inks[ink].summary;
}

char ink_mark(enum ink ink)
{
    return inks[ink].mark;
}

bool ink_find(const char *name, enum ink *out)
{
    for (int i = 0; i < INK_COUNT; i++) {
        if (!str_equal_nocase(inks[i].name, name))
            continue;
        *out = (enum ink)i;
        return true;
    }
    return false;
}

const char *const *theme_names(void)
{
    return names;
}

static const struct {
    const char *name;
    int16_t index;
} colours[] = {
    {"black", 0},         {"red", 1},
    {"green", 2},         {"yellow", 3},
    {"blue", 4},          {"magenta", 5},
    {"cyan", 6},          {"white", 7},
    {"grey", 8},          {"gray", 8},
    {"bright-black", 8},  {"bright-red", 9},
    {"bright-green", 10}, {"bright-yellow", 11},
    {"bright-blue", 12},  {"bright-magenta", 13},
    {"bright-cyan", 14},  {"bright-white", 15},
    {"default", -1},
};

struct rgb {
    int red, green, blue;
};

/* xterm's palette: 16 named ones, a cube of 6x6x6, 24 greys. */
static struct rgb palette(int index)
{
    static const uint8_t named[16][3] = {
        {0, 0, 0},       {205, 0, 0},   {0, 205, 0},   {205, 205, 0},
        {0, 0, 238},     {205, 0, 205}, {0, 205, 205}, {229, 229, 229},
        {127, 127, 127}, {255, 0, 0},   {0, 255, 0},   {255, 255, 0},
        {92, 92, 255},   {255, 0, 255}, {0, 255, 255}, {255, 255, 255},
    };
    static const uint8_t steps[6] = {0, 95, 135, 175, 215, 255};
    if (index < 16)
        return (struct rgb){named[index][0], named[index][1], named[index][2]};
    if (index >= 232)
        return (struct rgb){8 + 10 * (index - 232), 8 + 10 * (index - 232), 8 + 10 * (index - 232)};
    index -= 16;
    return (struct rgb){steps[index / 36], steps[index / 6 % 6], steps[index % 6]};
}

/* The nearest of palette[first, end) by distance in RGB. */
static int16_t nearest(struct rgb want, int first, int end)
{
    int best = first, best_distance = INT32_MAX;
    for (int i = first; i < end; i++) {
        struct rgb got = palette(i);
        int red = got.red - want.red, green = got.green - want.green, blue = got.blue - want.blue;
        int distance = red * red + green * green + blue * blue;
        if (distance < best_distance) {
            best_distance = distance;
            best = i;
        }
    }
    return (int16_t)best;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool parse_hex(const char *word, int16_t *out)
{
    int value[6];
    if (word[0] != '#' || strlen(word) != 7)
        return false;
    for (int i = 0; i < 6; i++) {
        value[i] = hex_digit(word[i + 1]);
        if (value[i] < 0)
            return false;
    }
    /* The first 16 are whatever the person's terminal makes of them: not an exact colour. */
    *out = nearest(
        (struct rgb){16 * value[0] + value[1], 16 * value[2] + value[3], 16 * value[4] + value[5]},
        16, 256);
    return true;
}

static bool parse_colour(const char *word, int16_t *out)
{
    int64_t number;
    for (size_t i = 0; i < sizeof colours / sizeof *colours; i++) {
        if (str_equal_nocase(colours[i].name, word)) {
            *out = colours[i].index;
            return true;
        }
    }
    if (parse_int(word, 0, 255, &number)) {
        *out = (int16_t)number;
        return true;
    }
    return parse_hex(word, out);
}

static bool parse_attribute(const char *word, struct pen *pen)
{
    struct {
        const char *name;
        bool *flag;
    } const attributes[] = {
        {"bold", &pen->bold},       {"dim", &pen->dim},       {"underline", &pen->underline},
        {"reverse", &pen->reverse}, {"italic", &pen->italic},
    };
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
        if (str_equal_nocase(attributes[i].name, word)) {
            *attributes[i].flag = true;
            return true;
        }
    }
    return false;
}

static const struct pen no_pen = {.fg = -1, .bg = -1};

static bool parse_word(const char *word, int *seen, struct pen *pen, struct err *err)
{
    int16_t colour;
    if (parse_attribute(word, pen))
        return true;
    if (!parse_colour(word, &colour))
        return err_set(err, ERR_CONFIG,
                       "\"%s\" is no colour and no attribute; e.g. \"cyan bold\", \"16 #ffcc00\"",
                       word);
    if (*seen == 2)
        return err_set(err, ERR_CONFIG, "\"%s\" is one colour too many; two are enough", word);
    if ((*seen)++ == 0)
        pen->fg = colour;
    else
        pen->bg = colour;
    return true;
}

static bool parse_look(const char *look, struct pen *out, struct err *err)
{
    struct pen pen = no_pen;
    int seen = 0;
    while (*look) {
        char word[32];
        size_t length = strcspn(look, " \t,");
        if (length >= sizeof word)
            return err_set(err, ERR_CONFIG, "\"%.40s\" is no colour", look);
        memcpy(word, look, length);
        word[length] = '\0';
        if (length > 0 && !parse_word(word, &seen, &pen, err))
            return false;
        look += length;
        look += strspn(look, " \t,");
    }
    *out = pen;
    return true;
}

static bool has_attributes(struct pen pen)
{
    return pen.bold || pen.dim || pen.underline || pen.reverse || pen.italic;
}

static struct pen without_colours(struct pen pen)
{
    pen.fg = pen.bg = -1;
    return pen;
}

static bool theme_fill(struct theme *theme, int which, struct err *err)
{
    for (int i = 0; i < INK_COUNT; i++)
        if (!parse_look(inks[i].looks[which], &theme->colour[i], err) ||
            !parse_look(inks[i].looks[THEME_MONO], &theme->mono[i], err))
            return false;
    return true;
}

bool theme_init(struct theme *theme, const char *name, struct err *err)
{
    int which = THEME_COUNT;
    for (int i = 0; i < THEME_COUNT; i++)
        if (str_equal_nocase(names[i], name))
            which = i;
    if (!theme_fill(theme, which < THEME_COUNT ? which : THEME_DARK, err))
        return false;
    if (which == THEME_COUNT)
        return err_set(err, ERR_CONFIG,
                       "theme \"%s\": there is none of that name; dark, light, high-contrast, mono",
                       name ? name : "");
    return true;
}

bool theme_set(struct theme *theme, const char *ink, const char *look, struct err *err)
{
    const char *words[INK_COUNT];
    struct pen pen;
    enum ink which;
    if (!ink_find(ink, &which)) {
        for (int i = 0; i < INK_COUNT; i++)
            words[i] = inks[i].name;
        const char *meant = str_nearest(ink, words, INK_COUNT);
        return err_set(err, ERR_CONFIG, "\"%s\" is no colour role%s%s", ink,
                       meant ? "; nearest: " : "", meant ? meant : "");
    }
    if (!parse_look(look, &pen, err))
        return false;
    theme->colour[which] = pen;
    if (has_attributes(pen))
        theme->mono[which] = without_colours(pen);
    return true;
}

/* bold makes the bright ones of a terminal that has only 8; grey would vanish on black there. */
static int16_t reduce(int16_t index, int colours_there, bool *bold)
{
    if (index < 0 || index < colours_there)
        return index;
    if (index >= 16)
        index = nearest(palette(index), 0, colours_there < 16 ? 8 : 16);
    if (index < colours_there)
        return index;
    if (index == 8)
        return 7;
    *bold = true;
    return (int16_t)(index - 8);
}

struct pen theme_pen(const struct theme *theme, enum ink ink, int colours_there)
{
    bool ignored = false;
    if (colours_there < 8)
        return theme->mono[ink];
    struct pen pen = theme->colour[ink];
    pen.fg = reduce(pen.fg, colours_there, &pen.bold);
    pen.bg = reduce(pen.bg, colours_there, &ignored);
    return pen;
}
