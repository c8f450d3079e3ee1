/* SPDX-License-Identifier: MIT
 *
 * floor_page: a full page of letters on ncurses; each key changes a dozen lines; q quits.
 */
#include <curses.h>
#include <locale.h>

static void paint(int turn)
{
    for (int row = 0; row < LINES; row++) {
        move(row, 0);
        for (int col = 0; col < COLS - 1; col++)
            addch((chtype)('a' + (row * 5 + col * 11) % 26));
    }
    for (int row = 3; row < 15 && row < LINES; row++)
        mvprintw(row, 30, "%02d:30 turn %d of row %d    ", row, turn, row * turn);
    refresh();
}

int main(void)
{
    int turn = 1;
    setlocale(LC_ALL, "");
    initscr();
    cbreak();
    noecho();
    keypad(stdscr, TRUE);
    start_color();
    use_default_colors();
    do {
        paint(turn++);
    } while (getch() != 'q');
    return endwin() == ERR;
}
