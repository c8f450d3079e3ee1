/* SPDX-License-Identifier: MIT
 *
 * err: writing a failure into the caller's struct, and the table of exit
 * statuses that belongs to the codes.
 */
#include "juggle/base/err.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

static const int exit_statuses[] = {
#define ERR(name, exit, text) exit,
#include "juggle/base/errors.def"
#undef ERR
};

/* vsnprintf may have cut a character in half: takes its first bytes away too. */
static void drop_half_character(char *text, size_t length)
{
    size_t start = length;
    while (start > 0 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
        start--;
    if (start == 0)
        return;
    unsigned char lead = (unsigned char)text[start - 1];
    size_t wanted = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    if (length - (start - 1) < wanted)
        text[start - 1] = '\0';
}

bool err_setv(struct err *err, enum err_code code, const char *fmt, va_list args)
{
    if (!err)
        return false;
    err->code = code;
    int length = vsnprintf(err->text, sizeof err->text, fmt, args);
    if (length < 0)
        err->text[0] = '\0';
    else if ((size_t)length >= sizeof err->text)
        drop_half_character(err->text, sizeof err->text - 1);
    return false;
}

bool err_set(struct err *err, enum err_code code, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    err_setv(err, code, fmt, args);
    va_end(args);
    return false;
}

int err_exit_status(enum err_code code)
{
    assert((unsigned)code < ERR_CODE_COUNT);
    return exit_statuses[code];
}
