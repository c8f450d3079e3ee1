/* SPDX-License-Identifier: MIT
 *
 * err: how a function says why it could not do its work.
 *
 * What may fail returns bool and takes a caller-owned struct err as its last
 * parameter.  On success the err is untouched, so calls chain with &&.  The
 * text is one line without a full stop: "WHAT: WHY; WHAT TO DO".  Only main,
 * cli and the TUI's status line show it to anybody.
 */
#ifndef JUGGLE_BASE_ERR_H
#define JUGGLE_BASE_ERR_H

#include <stdarg.h>
#include <stdbool.h>

#define MUST_CHECK __attribute__((warn_unused_result))
#define PRINTF_LIKE(fmt, args) __attribute__((format(printf, fmt, args)))

enum err_code {
#define ERR(name, exit, text) ERR_##name,
#include "juggle/base/errors.def"
#undef ERR
    ERR_CODE_COUNT
};

enum { ERR_TEXT_SIZE = 512 };

struct err {
    enum err_code code;
    char text[ERR_TEXT_SIZE];
};

/* Sets code and text (cut at a character's boundary when too long) and returns
 * false, so that a failing function can end with "return err_set(...)". */
bool err_set(struct err *err, enum err_code code, const char *fmt, ...) PRINTF_LIKE(3, 4);
bool err_setv(struct err *err, enum err_code code, const char *fmt, va_list args) PRINTF_LIKE(3, 0);

/* The process's exit status for a code: the contract's table, one row each in errors.def. */
int err_exit_status(enum err_code code);

#endif
