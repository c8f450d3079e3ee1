/* SPDX-License-Identifier: MIT
 *
 * keys: sequences made from two tables: keys that end in a letter, and those that end in '~'.
 *
 * A modified key has the parameter 1 + Shift 1 + Alt 2 + Ctrl 4, which are our own MOD_ bits.
 */
#include "keys.h"

#include <stdio.h>

enum { MODIFIED = 7 }; /* parameters 2 to 8 */

static const struct {
    char letter;
    enum key_code code;
} lettered[] = {
    {'A', K_UP},  {'B', K_DOWN}, {'C', K_RIGHT}, {'D', K_LEFT}, {'H', K_HOME},
    {'F', K_END}, {'P', K_F1},   {'Q', K_F2},    {'R', K_F3},   {'S', K_F4},
};

static const struct {
    int number;
    enum key_code code;
} numbered[] = {
    {1, K_HOME}, {2, K_INSERT}, {3, K_DELETE}, {4, K_END},  {5, K_PGUP}, {6, K_PGDN}, {7, K_HOME},
    {8, K_END},  {11, K_F1},    {12, K_F2},    {13, K_F3},  {14, K_F4},  {15, K_F5},  {17, K_F6},
    {18, K_F7},  {19, K_F8},    {20, K_F9},    {21, K_F10}, {23, K_F11}, {24, K_F12},
};

static const struct {
    const char *sequence;
    struct key key;
} single[] = {
    {"\033[Z", {K_TAB, MOD_SHIFT}},
    {"\033[200~", {KEYS_PASTE_START, 0}},
    {"\033[201~", {KEYS_PASTE_END, 0}},
};

static const struct {
    const char *name;
    struct key key;
} capabilities[] = {
    {"kcuu1", {K_UP, 0}},
    {"kcud1", {K_DOWN, 0}},
    {"kcub1", {K_LEFT, 0}},
    {"kcuf1", {K_RIGHT, 0}},
    {"khome", {K_HOME, 0}},
    {"kend", {K_END, 0}},
    {"kll", {K_END, 0}},
    {"ka1", {K_HOME, 0}},
    {"ka3", {K_PGUP, 0}},
    {"kc1", {K_END, 0}},
    {"kc3", {K_PGDN, 0}},
    {"kpp", {K_PGUP, 0}},
    {"knp", {K_PGDN, 0}},
    {"kich1", {K_INSERT, 0}},
    {"kdch1", {K_DELETE, 0}},
    {"kbs", {K_BACKSPACE, 0}},
    {"kent", {K_ENTER, 0}},
    {"kcbt", {K_TAB, MOD_SHIFT}},
    {"kri", {K_UP, MOD_SHIFT}},
    {"kind", {K_DOWN, MOD_SHIFT}},
    {"kLFT", {K_LEFT, MOD_SHIFT}},
    {"kRIT", {K_RIGHT, MOD_SHIFT}},
    {"kUP5", {K_UP, MOD_CTRL}},
    {"kDN5", {K_DOWN, MOD_CTRL}},
    {"kLFT5", {K_LEFT, MOD_CTRL}},
    {"kRIT5", {K_RIGHT, MOD_CTRL}},
    {"kf1", {K_F1, 0}},
    {"kf2", {K_F2, 0}},
    {"kf3", {K_F3, 0}},
    {"kf4", {K_F4, 0}},
    {"kf5", {K_F5, 0}},
    {"kf6", {K_F6, 0}},
    {"kf7", {K_F7, 0}},
    {"kf8", {K_F8, 0}},
    {"kf9", {K_F9, 0}},
    {"kf10", {K_F10, 0}},
    {"kf11", {K_F11, 0}},
    {"kf12", {K_F12, 0}},
};

enum {
    CAPABILITIES = sizeof capabilities / sizeof *capabilities,
    LETTERED = sizeof lettered / sizeof *lettered,
    NUMBERED = sizeof numbered / sizeof *numbered,
    SINGLE = sizeof single / sizeof *single,
    LETTER_FORMS = 2 + MODIFIED, /* ESC O A, ESC [ A, ESC [ 1 ; 2 A ... */
    NUMBER_FORMS = 1 + MODIFIED  /* ESC [ 5 ~, ESC [ 5 ; 2 ~ ... */
};

_Static_assert(CAPABILITIES + LETTERED * LETTER_FORMS + NUMBERED * NUMBER_FORMS + SINGLE < KEYS_MAX,
               "KEYS_MAX is too small");

static void lettered_sequence(int n, char *out, struct key *key)
{
    int form = n % LETTER_FORMS;
    char letter = lettered[n / LETTER_FORMS].letter;
    *key = (struct key){lettered[n / LETTER_FORMS].code, 0};
    if (form < 2) {
        snprintf(out, KEYS_SEQUENCE_SIZE, "\033%c%c", form == 0 ? 'O' : '[', letter);
        return;
    }
    key->mods = (uint32_t)form - 1;
    snprintf(out, KEYS_SEQUENCE_SIZE, "\033[1;%d%c", form, letter);
}

static void numbered_sequence(int n, char *out, struct key *key)
{
    int form = n % NUMBER_FORMS, number = numbered[n / NUMBER_FORMS].number;
    *key = (struct key){numbered[n / NUMBER_FORMS].code, (uint32_t)form};
    if (form == 0)
        snprintf(out, KEYS_SEQUENCE_SIZE, "\033[%d~", number);
    else
        snprintf(out, KEYS_SEQUENCE_SIZE, "\033[%d;%d~", number, form + 1);
}

bool keys_capability(int n, const char **name, struct key *key)
{
    if (n >= CAPABILITIES)
        return false;
    *name = capabilities[n].name;
    *key = capabilities[n].key;
    return true;
}

bool keys_sequence(int n, char sequence[KEYS_SEQUENCE_SIZE], struct key *key)
{
    if (n < LETTERED * LETTER_FORMS) {
        lettered_sequence(n, sequence, key);
        return true;
    }
    n -= LETTERED * LETTER_FORMS;
    if (n < NUMBERED * NUMBER_FORMS) {
        numbered_sequence(n, sequence, key);
        return true;
    }
    n -= NUMBERED * NUMBER_FORMS;
    if (n >= SINGLE)
        return false;
    snprintf(sequence, KEYS_SEQUENCE_SIZE, "%s", single[n].sequence);
    *key = single[n].key;
    return true;
}
