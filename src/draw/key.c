/* SPDX-License-Identifier: MIT
 *
 * key: the normal form of keys, and their names.
 */
#include "juggle/draw/key.h"

#include <string.h>

#include "juggle/base/str.h"
#include "juggle/base/text.h"

static const struct {
    uint32_t code;
    const char *name;
    const char *others;
} named[] = {
    {' ', "Space", "SPC"},
#define KEY(name, word, others) {K_##name, word, others},
#include "juggle/draw/keys.def"
#undef KEY
};

enum { NAMED_COUNT = sizeof named / sizeof *named };

static bool is_letter(uint32_t code)
{
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
}

/* C0 controls as what their key says: 0 is C-Space, 28 to 31 are C-\ C-] C-^ C-_. */
static struct key from_control(uint32_t code, uint32_t mods)
{
    if (code == 0)
        return (struct key){' ', mods | MOD_CTRL};
    return (struct key){code < 27 ? code + 'a' - 1 : code + '@', mods | MOD_CTRL};
}

static struct key without_ctrl(struct key key, uint32_t code)
{
    return (struct key){code, key.mods & ~(uint32_t)MOD_CTRL};
}

static struct key normal_ctrl(struct key key)
{
    switch (key.code) {
    case 'm':
    case 'j':
        return without_ctrl(key, K_ENTER);
    case 'i':
        return without_ctrl(key, K_TAB);
    case 'h':
    case '?':
        return without_ctrl(key, K_BACKSPACE);
    case '[':
        return without_ctrl(key, K_ESC);
    case '@':
        return (struct key){' ', key.mods};
    case '/':
        return (struct key){'_', key.mods};
    default:
        return key;
    }
}

struct key key_normal(uint32_t code, uint32_t mods)
{
    struct key key = {code, mods & (MOD_SHIFT | MOD_ALT | MOD_CTRL)};
    if (code == 0x7F)
        key.code = K_BACKSPACE;
    else if (code < ' ')
        key = from_control(code, key.mods);
    if (key.code >= K_FIRST)
        return key;
    if (is_letter(key.code) && (key.mods & MOD_CTRL))
        key.code |= 'a' - 'A';
    else if (is_letter(key.code) && (key.mods & MOD_SHIFT))
        key.code &= ~(uint32_t)('a' - 'A');
    key.mods &= ~(uint32_t)MOD_SHIFT;
    return key.mods & MOD_CTRL ? normal_ctrl(key) : key;
}

bool key_equal(struct key a, struct key b)
{
    return a.code == b.code && a.mods == b.mods;
}

static bool is_one_of(const char *word, const char *words)
{
    size_t length = strlen(word);
    while (*words) {
        size_t taken = strcspn(words, " ");
        char one[16] = {0};
        memcpy(one, words, taken < sizeof one ? taken : sizeof one - 1);
        if (taken == length && str_equal_nocase(one, word))
            return true;
        words += taken + (words[taken] == ' ');
    }
    return false;
}

static bool find_name(const char *name, uint32_t *out)
{
    for (size_t i = 0; i < NAMED_COUNT; i++) {
        if (str_equal_nocase(named[i].name, name) || is_one_of(name, named[i].others)) {
            *out = named[i].code;
            return true;
        }
    }
    return false;
}

static bool one_character(const char *name, uint32_t *out)
{
    size_t taken, length = strlen(name);
    if (length == 0)
        return false;
    *out = text_decode(name, length, &taken);
    return taken == length && *out > ' ' && *out != 0x7F && *out != TEXT_REPLACEMENT &&
           text_code_width(*out) > 0;
}

static uint32_t take_mods(const char **name)
{
    uint32_t mods = 0;
    while ((*name)[0] && (*name)[1] == '-' && (*name)[2]) {
        char letter = (*name)[0] | ('a' - 'A');
        if (letter == 'c')
            mods |= MOD_CTRL;
        else if (letter == 'm' || letter == 'a')
            mods |= MOD_ALT;
        else if (letter == 's')
            mods |= MOD_SHIFT;
        else
            break;
        *name += 2;
    }
    return mods;
}

static bool not_a_key(const char *name, const char *rest, struct err *err)
{
    const char *words[NAMED_COUNT];
    for (size_t i = 0; i < NAMED_COUNT; i++)
        words[i] = named[i].name;
    const char *meant = str_nearest(rest, words, NAMED_COUNT);
    return err_set(err, ERR_CONFIG, "\"%s\" is no key; %s%s", name,
                   meant ? "nearest: " : "e.g. x, C-r, M-x, S-Up, F5, Space", meant ? meant : "");
}

bool key_parse(const char *name, struct key *out, struct err *err)
{
    const char *rest = name;
    uint32_t code, mods = take_mods(&rest);
    if (!one_character(rest, &code) && !find_name(rest, &code))
        return not_a_key(name, rest, err);
    *out = key_normal(code, mods);
    return true;
}

char *key_format(struct key key, char buf[KEY_TEXT_SIZE])
{
    size_t length = 0;
    const char *name = NULL;
    char encoded[5] = {0};
    static const struct {
        uint32_t mod;
        char letter;
    } mods[] = {{MOD_CTRL, 'C'}, {MOD_ALT, 'M'}, {MOD_SHIFT, 'S'}};
    for (size_t i = 0; i < sizeof mods / sizeof *mods; i++) {
        if (key.mods & mods[i].mod) {
            buf[length++] = mods[i].letter;
            buf[length++] = '-';
        }
    }
    for (size_t i = 0; i < NAMED_COUNT; i++)
        if (named[i].code == key.code)
            name = named[i].name;
    if (!name) {
        text_encode(key.code, encoded);
        name = encoded;
    }
    memcpy(buf + length, name, strlen(name) + 1);
    return buf;
}
