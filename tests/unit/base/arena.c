/* SPDX-License-Identifier: MIT
 *
 * Memory that is given back at once, and vectors in it.
 */
#include "unit.h"

#include <string.h>

#include "juggle/base/vec.h"

static void is_zeroed_and_aligned_at_every_size(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    for (size_t size = 0; size < 3000; size++) {
        unsigned char *bytes = arena_alloc(&arena, size);
        assert_int_equal((uintptr_t)bytes % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(bytes[i], 0);
        memset(bytes, 0xA5, size);
    }
    arena_finish(&arena);
}

static void pieces_do_not_overlap(void **state)
{
    (void)state;
    enum { PIECES = 500 };
    struct arena arena;
    unsigned char *pieces[PIECES];
    size_t sizes[PIECES];
    arena_init(&arena);
    for (size_t i = 0; i < PIECES; i++) {
        sizes[i] = i * 7919 % 20000; /* small, middle, and too big to share a chunk */
        pieces[i] = arena_alloc(&arena, sizes[i]);
        memset(pieces[i], (int)(i % 251), sizes[i]);
    }
    for (size_t i = 0; i < PIECES; i++) {
        for (size_t j = 0; j < sizes[i]; j++)
            assert_int_equal(pieces[i][j], i % 251);
    }
    arena_finish(&arena);
}

static void empty_pieces_are_unique(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    void *a = arena_alloc(&arena, 0), *b = arena_alloc(&arena, 0);
    assert_non_null(a);
    assert_ptr_not_equal(a, b);
    arena_finish(&arena);
}

static void reset_keeps_one_chunk_and_zeroes_it(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    arena_reset(&arena); /* of nothing is nothing */
    for (int turn = 0; turn < 3; turn++) {
        for (int i = 0; i < 100; i++)
            memset(arena_alloc(&arena, 1000), 0xFF, 1000);
        assert_true(arena_held(&arena) >= 100 * 1000);
        arena_reset(&arena);
    }
    size_t held = arena_held(&arena);
    assert_true(held > 0);
    unsigned char *bytes = arena_alloc(&arena, 1000);
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(bytes[i], 0);
    assert_int_equal(arena_held(&arena), held);
    arena_finish(&arena);
    assert_int_equal(arena_held(&arena), 0);
}

static void turns_of_one_size_need_nothing_more(void **state)
{
    (void)state;
    struct arena arena;
    size_t held = 0;
    arena_init(&arena);
    for (int turn = 0; turn < 50; turn++) {
        for (int i = 0; i < 40; i++)
            arena_alloc(&arena, 100);
        if (turn == 1)
            held = arena_held(&arena);
        if (turn > 1)
            assert_int_equal(arena_held(&arena), held);
        arena_reset(&arena);
    }
    arena_finish(&arena);
}

static void wastes_little(void **state)
{
    (void)state;
    struct arena arena;
    size_t asked = 0;
    arena_init(&arena);
    for (size_t i = 0; i < 20000; i++) {
        size_t size = i * 31 % 400 * 16;
        arena_alloc(&arena, size);
        asked += size;
    }
    assert_true(arena_held(&arena) < asked + asked / 4);
    arena_finish(&arena);
}

static void copies_texts(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    assert_null(arena_strdup(&arena, NULL));
    assert_null(arena_strndup(&arena, NULL, 3));
    assert_string_equal(arena_strdup(&arena, "juggle"), "juggle");
    assert_string_equal(arena_strndup(&arena, "juggle", 3), "jug");
    assert_string_equal(arena_strndup(&arena, "ju", 30), "ju");
    assert_string_equal(arena_strndup(&arena, "", 0), "");
    assert_string_equal(arena_printf(&arena, "%s-%05d", "a", 42), "a-00042");
    assert_int_equal(strlen(arena_printf(&arena, "%20000s", "x")), 20000);
    assert_memory_equal(arena_copy(&arena, "a\0b", 3), "a\0b", 3);
    assert_non_null(arena_copy(&arena, NULL, 0));
    arena_finish(&arena);
}

struct pair {
    int number;
    const char *text;
};

static void vec_keeps_what_was_pushed(void **state)
{
    (void)state;
    struct arena arena;
    VEC(int) numbers = {0};
    VEC(struct pair) pairs = {0};
    arena_init(&arena);
    for (int i = 0; i < 10000; i++) {
        VEC_PUSH(&arena, &numbers, i * 3);
        arena_alloc(&arena, 1); /* somebody else's in between */
    }
    assert_int_equal(numbers.count, 10000);
    for (size_t i = 0; i < numbers.count; i++)
        assert_int_equal(numbers.at[i], (int)i * 3);
    for (int i = 0; i < 100; i++)
        VEC_PUSH(&arena, &pairs, ((struct pair){i, "x"}));
    assert_int_equal(pairs.at[99].number, 99);
    assert_string_equal(pairs.at[0].text, "x");
    arena_finish(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_zeroed_and_aligned_at_every_size),
        cmocka_unit_test(pieces_do_not_overlap),
        cmocka_unit_test(empty_pieces_are_unique),
        cmocka_unit_test(reset_keeps_one_chunk_and_zeroes_it),
        cmocka_unit_test(turns_of_one_size_need_nothing_more),
        cmocka_unit_test(wastes_little),
        cmocka_unit_test(copies_texts),
        cmocka_unit_test(vec_keeps_what_was_pushed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
