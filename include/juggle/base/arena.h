/* SPDX-License-Identifier: MIT
 *
 * arena: memory that is given back all at once.
 *
 * What is allocated from an arena lives until arena_finish or arena_reset and
 * is never freed alone.  Memory comes zeroed and aligned for any type.  Out of
 * memory aborts: the program's SIGABRT handler restores the terminal, and the
 * store is transactional.
 */
#ifndef JUGGLE_BASE_ARENA_H
#define JUGGLE_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

#include "juggle/base/err.h"

struct arena_chunk;

struct arena {
    struct arena_chunk *chunks; /* newest first */
};

void arena_init(struct arena *arena);
void arena_finish(struct arena *arena);
/* Forgets everything, keeps one chunk for the next turn. */
void arena_reset(struct arena *arena);

/* Never NULL; size 0 gives a valid unique pointer. */
void *arena_alloc(struct arena *arena, size_t size);
/* count * size, checked against overflow. */
void *arena_array(struct arena *arena, size_t count, size_t size);
void *arena_copy(struct arena *arena, const void *bytes, size_t size);
/* NULL in, NULL out. */
char *arena_strdup(struct arena *arena, const char *text);
char *arena_strndup(struct arena *arena, const char *text, size_t length);
char *arena_printf(struct arena *arena, const char *fmt, ...) PRINTF_LIKE(2, 3);
char *arena_vprintf(struct arena *arena, const char *fmt, va_list args) PRINTF_LIKE(2, 0);
/* Bytes held from the system, for tests and figures. */
size_t arena_held(const struct arena *arena);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_array((arena), (count), sizeof(type)))

#endif
