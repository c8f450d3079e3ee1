/* SPDX-License-Identifier: MIT
 *
 * Reports of the mouse, byte for byte: presses, drags, releases and the wheel in both ways of
 * writing them, and noise that is none.
 */
#include "mouse.h"

#include <string.h>

#include "unit.h"

static const struct {
    const char *bytes; /* behind the beginning */
    bool old, known;
    enum mouse_action action;
    int button, row, col;
} rows[] = {
    {"0;8;5M", false, true, MOUSE_CLICK, 1, 4, 7},
    {"2;1;1M", false, true, MOUSE_CLICK, 3, 0, 0},
    {"4;8;5M", false, true, MOUSE_CLICK, 1, 4, 7},
    {"0;8;5m", false, true, MOUSE_RELEASE, 0, 4, 7},
    {"2;8;5m", false, false, MOUSE_CLICK, 0, 0, 0},
    {"32;200;60M", false, true, MOUSE_DRAG, 0, 59, 199},
    {"34;8;5M", false, false, MOUSE_CLICK, 0, 0, 0},
    {"35;8;5M", false, false, MOUSE_CLICK, 0, 0, 0},
    {"64;3;4M", false, true, MOUSE_WHEEL_UP, 0, 3, 2},
    {"65;3;4M", false, true, MOUSE_WHEEL_DOWN, 0, 3, 2},
    {"66;3;4M", false, false, MOUSE_CLICK, 0, 0, 0},
    {"0;0;5M", false, false, MOUSE_CLICK, 0, 0, 0},
    {"0;5M", false, false, MOUSE_CLICK, 0, 0, 0},
    {"0;5;6;7M", false, false, MOUSE_CLICK, 0, 0, 0},
    {";;M", false, false, MOUSE_CLICK, 0, 0, 0},
    {"M", false, false, MOUSE_CLICK, 0, 0, 0},
    {"0;99999;5M", false, false, MOUSE_CLICK, 0, 0, 0},
    {"111111111111111111111111111111111111M", false, false, MOUSE_CLICK, 0, 0, 0},
    {"0;8;5x", false, false, MOUSE_CLICK, 0, 0, 0},
    {" (%", true, true, MOUSE_CLICK, 1, 4, 7},
    {"#(%", true, true, MOUSE_RELEASE, 0, 4, 7},
    {"@(%", true, true, MOUSE_DRAG, 0, 4, 7},
    {"`(%", true, true, MOUSE_WHEEL_UP, 0, 4, 7},
    {"  %", true, false, MOUSE_CLICK, 0, 0, 0},
};

static void test_reports(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct mouse_report report;
        struct input_event event;
        size_t length = strlen(rows[i].bytes);
        mouse_begin(&report, rows[i].old);
        for (size_t k = 0; k + 1 < length; k++)
            CHECK_ROW(mouse_feed(&report, (unsigned char)rows[i].bytes[k], &event) == MOUSE_MORE,
                      rows[i].bytes);
        enum mouse_fed fed = mouse_feed(&report, (unsigned char)rows[i].bytes[length - 1], &event);
        CHECK_ROW(fed == (rows[i].known ? MOUSE_EVENT : MOUSE_NOTHING), rows[i].bytes);
        CHECK_ROW(!report.open, rows[i].bytes);
        if (fed != MOUSE_EVENT)
            continue;
        CHECK_ROW(event.mouse.action == rows[i].action, rows[i].bytes);
        CHECK_ROW(event.mouse.button == rows[i].button, rows[i].bytes);
        CHECK_ROW(event.mouse.row == rows[i].row && event.mouse.col == rows[i].col, rows[i].bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_reports)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
