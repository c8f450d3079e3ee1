/* SPDX-License-Identifier: MIT
 *
 * tty_look: what can be seen of the screen.
 */
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "tty_private.h"

static VTermScreenCell cell_at(struct tty *tty, int row, int col)
{
    VTermScreenCell cell;
    memset(&cell, 0, sizeof cell);
    vterm_screen_get_cell(tty->screen, (VTermPos){row, col}, &cell);
    return cell;
}

static int colour_index(const VTermColor *colour, int is_default)
{
    if (is_default)
        return -1;
    return VTERM_COLOR_IS_INDEXED(colour) ? colour->indexed.idx : -2;
}

struct tty_look tty_look(struct tty *tty, int row, int col)
{
    VTermScreenCell cell = cell_at(tty, row, col);
    return (struct tty_look){
        .fg = colour_index(&cell.fg, VTERM_COLOR_IS_DEFAULT_FG(&cell.fg)),
        .bg = colour_index(&cell.bg, VTERM_COLOR_IS_DEFAULT_BG(&cell.bg)),
        .bold = cell.attrs.bold,
        .underline = cell.attrs.underline != VTERM_UNDERLINE_OFF,
        .reverse = cell.attrs.reverse,
        .italic = cell.attrs.italic,
    };
}

/* libvterm marks the right half of a wide character so. */
static const uint32_t right_half = UINT32_MAX;

unsigned tty_code(struct tty *tty, int row, int col)
{
    uint32_t code = cell_at(tty, row, col).chars[0];
    if (code == right_half)
        return 0;
    return code ? code : ' ';
}

static void add_row(struct tty *tty, int row, int cols)
{
    size_t start = tty->text.length;
    for (int col = 0; col < cols; col++) {
        VTermScreenCell cell = cell_at(tty, row, col);
        if (cell.chars[0] == right_half)
            continue;
        str_add_code(&tty->text, cell.chars[0] ? cell.chars[0] : ' ');
        for (int i = 1; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
            str_add_code(&tty->text, cell.chars[i]);
    }
    while (tty->text.length > start && tty->text.text[tty->text.length - 1] == ' ')
        tty->text.text[--tty->text.length] = '\0';
    str_add_char(&tty->text, '\n');
}

const char *tty_text(struct tty *tty)
{
    int rows, cols;
    vterm_get_size(tty->vterm, &rows, &cols);
    str_clear(&tty->text);
    for (int row = 0; row < rows; row++)
        add_row(tty, row, cols);
    return tty->text.text;
}

bool tty_alternate(struct tty *tty)
{
    return tty->alternate;
}

bool tty_cursor_shown(struct tty *tty)
{
    return tty->cursor_shown;
}

void tty_cursor(struct tty *tty, int *row, int *col)
{
    VTermPos at;
    vterm_state_get_cursorpos(vterm_obtain_state(tty->vterm), &at);
    *row = at.row;
    *col = at.col;
}

bool tty_modes_restored(struct tty *tty)
{
    struct termios now;
    return tcgetattr(tty->slave, &now) == 0 && now.c_iflag == tty->modes.c_iflag &&
           now.c_oflag == tty->modes.c_oflag && now.c_cflag == tty->modes.c_cflag &&
           now.c_lflag == tty->modes.c_lflag &&
           memcmp(now.c_cc, tty->modes.c_cc, sizeof now.c_cc) == 0;
}

const char *tty_output(struct tty *tty, size_t *length)
{
    *length = tty->output.length;
    return tty->output.text;
}

const char *tty_title(struct tty *tty)
{
    return tty->title.text;
}
