/* SPDX-License-Identifier: MIT
 *
 * floor_screen DB: a calendar's screen, no more: for each key (']' and '[' go by a day, '}' by a
 * week) one query, a page with the week's list beside the months, and refresh; q quits. Linked with
 * every library that a planner has.
 */
#include <curses.h>
#include <locale.h>
#include <time.h>

#include "floor.h"

enum { DAY = 86400, MONTHS_COL = 90, MONTHS_ROWS = 30 };

static void paint_list(sqlite3_stmt *statement, int64_t from)
{
    int64_t last = 0;
    floor_window(statement, from);
    for (int row = 1; row < LINES - 2 && sqlite3_step(statement) == SQLITE_ROW; row++) {
        time_t start = sqlite3_column_int64(statement, 0), end = sqlite3_column_int64(statement, 1);
        struct tm a, b;
        gmtime_r(&start, &a);
        gmtime_r(&end, &b);
        if (start / DAY != last) {
            attron(A_BOLD);
            mvprintw(row++, 1, "%04d-%02d-%02d", a.tm_year + 1900, a.tm_mon + 1, a.tm_mday);
            attroff(A_BOLD);
            last = start / DAY;
        }
        mvprintw(row, 3, "%02d:%02d-%02d:%02d %.60s", a.tm_hour, a.tm_min, b.tm_hour, b.tm_min,
                 floor_text(statement, 2));
    }
    sqlite3_reset(statement);
}

static void paint_months(int64_t from)
{
    for (int week = 0; week < MONTHS_ROWS; week++)
        for (int weekday = 0; weekday < 7; weekday++) {
            time_t at = from + (week * 7 + weekday - 35) * (int64_t)DAY;
            struct tm date;
            gmtime_r(&at, &date);
            mvprintw(2 + week, MONTHS_COL + 4 * weekday, "%2d", date.tm_mday);
        }
}

static void paint(sqlite3_stmt *statement, int64_t from)
{
    time_t at = from;
    struct tm date;
    gmtime_r(&at, &date);
    erase();
    attron(A_REVERSE);
    mvhline(0, 0, ' ', COLS);
    mvprintw(0, 1, "%04d-%02d-%02d", date.tm_year + 1900, date.tm_mon + 1, date.tm_mday);
    attroff(A_REVERSE);
    paint_list(statement, from);
    paint_months(from);
    mvprintw(LINES - 1, 0, "] [ a day   } a week   q quit");
    refresh();
}

static void open_screen(void)
{
    setlocale(LC_ALL, "");
    initscr();
    cbreak();
    noecho();
    keypad(stdscr, TRUE);
    start_color();
    use_default_colors();
    curs_set(0);
}

int main(int argc, char **argv)
{
    int64_t from = FLOOR_TODAY;
    int key;
    if (argc != 2)
        floor_fail("usage", "floor_screen DB");
    open_screen();
    sqlite3 *db = floor_open(argv[1], SQLITE_OPEN_READWRITE);
    sqlite3_stmt *statement = floor_prepare(db, FLOOR_WINDOW " LIMIT 60");
    do {
        paint(statement, from);
        key = getch();
        from += key == ']' ? DAY : key == '[' ? -DAY : key == '}' ? FLOOR_WEEK_SECONDS : 0;
    } while (key != 'q');
    endwin();
    sqlite3_finalize(statement);
    return sqlite3_close(db) != SQLITE_OK;
}
