/* SPDX-License-Identifier: MIT
 *
 * What terminals send for keys, clicks and pastes arrives as what it means.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tty.h"

static const char *demo;

static struct tty *start(const char *const env[])
{
    const char *const argv[] = {demo, NULL};
    struct tty *tty = tty_start(12, 40, env, argv);
    tty_expect(tty, "demo 12x40");
    return tty;
}

struct sent {
    const char *bytes;
    const char *name;
};

static void expect_keys(struct tty *tty, const struct sent *sent, size_t count)
{
    char line[64];
    for (size_t i = 0; i < count; i++) {
        snprintf(line, sizeof line, "%d key %s", (int)i + 1, sent[i].name);
        tty_type(tty, sent[i].bytes);
        tty_expect_row(tty, 11, line);
    }
}

static void test_sequences(void **state)
{
    (void)state;
    static const struct sent sent[] = {
        {"a", "a"},
        {"\r", "Enter"},
        {"\n", "Enter"},
        {"\t", "Tab"},
        {"\033[Z", "S-Tab"},
        {"\177", "Backspace"},
        {"\b", "Backspace"},
        {"\033OA", "Up"},
        {"\033[A", "Up"},
        {"\033[1;5C", "C-Right"},
        {"\033[1;2B", "S-Down"},
        {"\033[1;3D", "M-Left"},
        {"\033[5~", "PgUp"},
        {"\033[6;5~", "C-PgDn"},
        {"\033[H", "Home"},
        {"\033OF", "End"},
        {"\033[1~", "Home"},
        {"\033[4~", "End"},
        {"\033OP", "F1"},
        {"\033[11~", "F1"},
        {"\033[15~", "F5"},
        {"\033[24~", "F12"},
        {"\033[3~", "Del"},
        {"\022", "C-r"},
        {"\003", "C-c"},
        {"\023", "C-s"},
        {"\026", "C-v"},
        {"\034", "C-\\"},
        {"\033x", "M-x"},
        {"\033\177", "M-Backspace"},
        {"\xc3\xbc", "ü"},
        {"\xe6\x97\xa5", "日"},
        {"\033\xc3\xa9", "M-é"},
        {" ", "Space"},
    };
    struct tty *tty = start(NULL);
    expect_keys(tty, sent, sizeof sent / sizeof *sent);
    tty_close(tty);
}

static void test_a_lone_escape(void **state)
{
    (void)state;
    struct tty *tty = start(NULL);
    tty_type(tty, "\033");
    tty_expect(tty, "1 key Esc");
    tty_type(tty, "j");
    tty_expect(tty, "2 key j");
    tty_type(tty, "\033\033OA"); /* Esc and Up in one breath are two keys */
    tty_expect(tty, "4 key Up");
    tty_close(tty);
}

/* The bytes of a character may come apart; broken ones cost themselves only. */
static void test_bytes_apart(void **state)
{
    (void)state;
    struct tty *tty = start(NULL);
    tty_type(tty, "\xe6");
    tty_settle(tty);
    tty_type(tty, "\x97");
    tty_settle(tty);
    tty_type(tty, "\xa5");
    tty_expect(tty, "1 key 日");
    tty_type(tty, "\xff"
                  "a");
    tty_expect(tty, "2 key a");
    tty_type(tty, "\xe6\033[A"); /* a key ends what was begun */
    tty_expect(tty, "3 key Up");
    tty_close(tty);
}

/* What terminals answer or invent is nothing that was typed, also where it comes apart. */
static void test_unknown_sequences(void **state)
{
    (void)state;
    struct tty *tty = start(NULL);
    tty_type(tty, "\033[99;99~\033[?1;2c\033[I\033[O\033[5;200R\033[97;5u\033[1;9Q"
                  "\033]11;rgb:0000/0000/0000\033\\\033]0;title\007\033P1$r0m\033\\j");
    tty_expect(tty, "1 key j");
    tty_type(tty, "\033[99");
    tty_settle(tty);
    tty_type(tty, ";9~\033]11;rgb");
    tty_settle(tty);
    tty_type(tty, ":ffff\033");
    tty_settle(tty);
    tty_type(tty, "\\k");
    tty_expect(tty, "2 key k");
    tty_type(tty, "\033[3\003"); /* a control ends what never ends */
    tty_expect(tty, "3 key C-c");
    tty_type(tty, "\033["); /* by hand */
    tty_expect(tty, "4 key M-[");
    tty_close(tty);
}

static void test_mouse(void **state)
{
    (void)state;
    struct tty *tty = start(NULL);
    tty_click(tty, 4, 7);
    tty_expect(tty, "mouse 0 at 4,7");
    tty_click(tty, 4, 7);
    tty_expect(tty, "mouse 1 at 4,7");
    tty_click(tty, 5, 7);
    tty_expect(tty, "mouse 0 at 5,7");
    tty_type(tty, "\033[<0;8;5M\033[<32;8;7M");
    tty_expect(tty, "mouse 4 at 6,7");
    tty_type(tty, "\033[<0;8;7m");
    tty_expect(tty, "mouse 4 at 6,7, let go");
    tty_type(tty, "\033[<64;3;4M");
    tty_expect(tty, "mouse 2 at 3,2");
    tty_type(tty, "\033[<65;3;4M");
    tty_expect(tty, "mouse 3 at 3,2");
    tty_close(tty);
}

static void test_paste(void **state)
{
    (void)state;
    struct tty *tty = start(NULL);
    tty_paste(tty, "q\rx\033[A");
    tty_expect(tty, "paste of 3"); /* nothing of it was taken for a key */
    tty_keys(tty, "/");
    tty_paste(tty, "two\rlines");
    tty_expect_row(tty, 11, "two lines");
    tty_keys(tty, "Enter");
    tty_expect(tty, "entered two lines");
    tty_close(tty);
}

static void test_a_large_paste(void **state)
{
    (void)state;
    enum { SIZE = 1 << 20 };
    char *many = malloc(SIZE + 1);
    assert_non_null(many);
    memset(many, 'q', SIZE);
    many[SIZE] = '\0';
    struct tty *tty = start(NULL);
    tty_paste(tty, many);
    tty_expect(tty, "paste of 65536");
    tty_type(tty, "\033[200~never ended\003");
    tty_expect(tty, "paste of 11");
    tty_keys(tty, "j");
    tty_expect(tty, "1 key j");
    free(many);
    tty_close(tty);
}

/* Whatever a broken line sends: the program goes on, and the next key is a key. */
static void test_noise_on_the_line(void **state)
{
    (void)state;
    static const char bytes[] =
        "\033\033\033[[O;;0123456789~~BCDHMmx \001\r\t\xc3\xa9\xe6\x97\xff\x9b";
    struct tty *tty = start(NULL);
    uint32_t random = 20261123;
    char noise[512];
    for (int turn = 0; turn < 40; turn++) {
        for (size_t i = 0; i < sizeof noise; i++) {
            random = random * 1664525 + 1013904223;
            noise[i] = bytes[(random >> 16) % (sizeof bytes - 1)];
        }
        tty_send(tty, noise, sizeof noise);
        tty_settle(tty);
    }
    tty_keys(tty, "C-c Esc"); /* ends a paste, if one was begun */
    tty_settle(tty);
    tty_keys(tty, "k");
    tty_expect(tty, " key k");
    tty_close(tty);
}

static void test_other_terminals(void **state)
{
    (void)state;
    static const char *const names[] = {"xterm", "screen-256color", "tmux-256color", "linux",
                                        "rxvt",  "vt100",           "vt220",         "ansi"};
    static const struct sent sent[] = {{"j", "j"}, {"\033[B", "Down"}, {"\033", "Esc"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char term[64];
        snprintf(term, sizeof term, "TERM=%s", names[i]);
        const char *const env[] = {term, NULL};
        struct tty *tty = start(env);
        expect_keys(tty, sent, sizeof sent / sizeof *sent);
        tty_keys(tty, "q");
        assert_int_equal(tty_exit_status(tty), 0);
        assert_true(tty_modes_restored(tty));
        tty_close(tty);
    }
}

int main(int argc, char **argv)
{
    demo = argc > 1 ? argv[1] : NULL;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sequences),
        cmocka_unit_test(test_a_lone_escape),
        cmocka_unit_test(test_bytes_apart),
        cmocka_unit_test(test_unknown_sequences),
        cmocka_unit_test(test_mouse),
        cmocka_unit_test(test_paste),
        cmocka_unit_test(test_a_large_paste),
        cmocka_unit_test(test_noise_on_the_line),
        cmocka_unit_test(test_other_terminals),
    };
    return demo ? cmocka_run_group_tests(tests, NULL, NULL) : 2;
}
