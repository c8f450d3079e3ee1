/* SPDX-License-Identifier: MIT
 *
 * arena: chunks of memory, newest first. The newest is filled from its front;
 * what is too big to share gets a chunk of its own behind it, so that the room
 * left in the newest is not lost. A piece is zeroed when it is taken, as much
 * of a chunk is never used.
 */
#include "juggle/base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_GUARDED 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define ARENA_GUARDED 1
#endif

#ifdef ARENA_GUARDED
#include <sanitizer/asan_interface.h>
/* Keeps a poisoned gap behind each piece, so that one that runs into the next is seen. */
enum { GUARD = 16 };
#else
enum { GUARD = 0 };
#define ASAN_POISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
#endif

enum { CHUNK_FIRST = 8 * 1024, CHUNK_MOST = 1024 * 1024, ALIGN = _Alignof(max_align_t) };

struct arena_chunk {
    struct arena_chunk *next;
    size_t size;
    size_t used;
    max_align_t bytes[];
};

static char *chunk_bytes(struct arena_chunk *chunk)
{
    return (char *)chunk->bytes;
}

static struct arena_chunk *chunk_create(size_t size)
{
    struct arena_chunk *chunk = malloc(sizeof *chunk + size);
    if (!chunk)
        abort();
    *chunk = (struct arena_chunk){.size = size};
    ASAN_POISON_MEMORY_REGION(chunk_bytes(chunk), size);
    return chunk;
}

static void *chunk_take(struct arena_chunk *chunk, size_t room, size_t size)
{
    char *at = chunk_bytes(chunk) + chunk->used;
    chunk->used += room;
    ASAN_UNPOISON_MEMORY_REGION(at, size);
    return at;
}

static void chunks_free(struct arena_chunk *chunk)
{
    while (chunk) {
        struct arena_chunk *next = chunk->next;
        free(chunk);
        chunk = next;
    }
}

void arena_init(struct arena *arena)
{
    arena->chunks = NULL;
}

void arena_finish(struct arena *arena)
{
    chunks_free(arena->chunks);
    arena->chunks = NULL;
}

void arena_reset(struct arena *arena)
{
    struct arena_chunk *kept = arena->chunks;
    if (!kept)
        return;
    chunks_free(kept->next);
    kept->next = NULL;
    ASAN_POISON_MEMORY_REGION(chunk_bytes(kept), kept->size);
    kept->used = 0;
}

/* Doubles from chunk to chunk, so that a big arena has few and a small one wastes little. */
static size_t next_size(const struct arena *arena)
{
    size_t size = arena->chunks ? arena->chunks->size * 2 : CHUNK_FIRST;
    return size < CHUNK_MOST ? size : CHUNK_MOST;
}

static struct arena_chunk *chunk_with_room(struct arena *arena, size_t room)
{
    struct arena_chunk *newest = arena->chunks;
    if (newest && newest->size - newest->used >= room)
        return newest;

    size_t usual = next_size(arena);
    if (newest && room > usual / 4) {
        struct arena_chunk *own = chunk_create(room);
        own->next = newest->next;
        newest->next = own;
        return own;
    }
    struct arena_chunk *chunk = chunk_create(room > usual ? room : usual);
    chunk->next = newest;
    arena->chunks = chunk;
    return chunk;
}

/* As it comes, for who fills all of it. */
static void *take(struct arena *arena, size_t size)
{
    if (size > PTRDIFF_MAX - 2 * (size_t)ALIGN - GUARD - sizeof(struct arena_chunk))
        abort();
    size_t filled = size + GUARD + (size == 0);
    size_t room = (filled + ALIGN - 1) / ALIGN * ALIGN;
    return chunk_take(chunk_with_room(arena, room), room, size);
}

void *arena_alloc(struct arena *arena, size_t size)
{
    return memset(take(arena, size), 0, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size)
        abort();
    return arena_alloc(arena, count * size);
}

void *arena_copy(struct arena *arena, const void *bytes, size_t size)
{
    void *copy = take(arena, size);
    if (size > 0)
        memcpy(copy, bytes, size);
    return copy;
}

char *arena_strndup(struct arena *arena, const char *text, size_t length)
{
    if (!text)
        return NULL;
    size_t taken = strnlen(text, length);
    char *copy = take(arena, taken + 1);
    memcpy(copy, text, taken);
    copy[taken] = '\0';
    return copy;
}

char *arena_strdup(struct arena *arena, const char *text)
{
    return text ? arena_copy(arena, text, strlen(text) + 1) : NULL;
}

char *arena_vprintf(struct arena *arena, const char *fmt, va_list args)
{
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, fmt, args);
    if (length < 0)
        abort();
    char *text = take(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, fmt, again);
    va_end(again);
    return text;
}

char *arena_printf(struct arena *arena, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    char *text = arena_vprintf(arena, fmt, args);
    va_end(args);
    return text;
}

size_t arena_held(const struct arena *arena)
{
    size_t held = 0;
    for (const struct arena_chunk *chunk = arena->chunks; chunk; chunk = chunk->next)
        held += sizeof *chunk + chunk->size;
    return held;
}
