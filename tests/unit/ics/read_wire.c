/* SPDX-License-Identifier: MIT
 *
 * The parent's half believes nothing: what a child could send if it were somebody else's.
 */
#include "cases.h"

#include <stdlib.h>
#include <unistd.h>

static bool on_calendar(void *context, const struct ics_calendar *calendar)
{
    (void)calendar;
    return *(bool *)context;
}

static bool on_event(void *context, const struct ics_event *event)
{
    (void)event;
    return *(bool *)context;
}

static bool on_task(void *context, const struct task *task, int line)
{
    (void)task;
    (void)line;
    return *(bool *)context;
}

static bool on_oddity(void *context, const struct oddity *oddity)
{
    (void)oddity;
    return *(bool *)context;
}

static bool on_progress(void *context, size_t bytes)
{
    (void)bytes;
    return *(bool *)context;
}

static bool on_end(void *context, const struct ics_end *end)
{
    (void)end;
    return *(bool *)context;
}

struct answer {
    bool fine;
    struct err err;
};

static struct answer receive(const void *bytes, size_t length, bool go_on)
{
    struct answer answer = {0};
    struct ics_visitor visitor = {&go_on,    on_calendar, on_event, on_task,
                                  on_oddity, on_progress, on_end, NULL};
    FILE *file = tmpfile();
    if (!file || fwrite(bytes, 1, length, file) != length || fflush(file) != 0)
        abort();
    rewind(file);
    answer.fine = ics_receive(fileno(file), "test", &visitor, &answer.err);
    fclose(file);
    return answer;
}

/* What a good child sends of a source with everything in it. */
static size_t good_messages(char *out, size_t room)
{
    static const char source[] =
        CALENDAR("X-WR-CALNAME:Name\nX-WR-TIMEZONE:Europe/Berlin\n" EVENT(
            "UID:u\nSUMMARY:S\nDTSTART:20260911T100000\nRRULE:FREQ=DAILY;COUNT=2\nLOCATION:L\n")
                     EVENT("UID:v\n") "BEGIN:VTODO\nUID:t\nSUMMARY:T\nDUE:20260911\nEND:VTODO\n");
    struct ics_request request = {.source_name = "test"};
    FILE *in = tmpfile(), *to = tmpfile();
    ics_limits_default(&request.limits);
    if (!in || !to || fputs(source, in) < 0 || fflush(in) != 0)
        abort();
    rewind(in);
    request.source_fd = fileno(in);
    assert_int_equal(ics_child(&request, fileno(to)), 0);
    rewind(to);
    size_t length = fread(out, 1, room, to);
    fclose(in);
    fclose(to);
    return length;
}

static void test_good(void **state)
{
    char bytes[8192];
    (void)state;
    size_t length = good_messages(bytes, sizeof bytes);
    assert_true(receive(bytes, length, true).fine);
    struct answer stopped = receive(bytes, length, false);
    assert_false(stopped.fine);
    assert_int_equal(stopped.err.code, ERR_NONE); /* the visitor keeps its own */
}

static void test_cut(void **state)
{
    char bytes[8192];
    (void)state;
    size_t length = good_messages(bytes, sizeof bytes);
    for (size_t i = 0; i < length; i++) {
        struct answer answer = receive(bytes, i, true);
        assert_false(answer.fine);
        assert_int_equal(answer.err.code, ERR_INPUT);
    }
}

/* Every byte as something else: refused, or taken for something that is in range. */
static void test_changed(void **state)
{
    static const unsigned char others[] = {0x00, 0x01, 0x7F, 0x80, 0xFF};
    char bytes[8192];
    (void)state;
    size_t length = good_messages(bytes, sizeof bytes);
    for (size_t i = 0; i < length; i++)
        for (size_t k = 0; k < sizeof others; k++) {
            char was = bytes[i];
            bytes[i] = (char)others[k];
            struct answer answer = receive(bytes, length, true);
            assert_true(answer.fine || answer.err.code == ERR_INPUT);
            bytes[i] = was;
        }
}

static void test_nonsense(void **state)
{
    static const struct {
        const char *bytes;
        size_t length;
    } rows[] = {
        {"", 0},
        {"\0\0\0\0", 4},
        {"\xFF\xFF\xFF\xFF", 4},
        {"\1\0\0\0\x63", 5},
        {"\1\0\0\0\2", 5},
        {"\5\0\0\0\1\xFF\xFF\xFF\x7F", 9},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct answer answer = receive(rows[i].bytes, rows[i].length, true);
        assert_false(answer.fine);
        assert_int_equal(answer.err.code, ERR_INPUT);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_cut),
        cmocka_unit_test(test_changed),
        cmocka_unit_test(test_nonsense),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
