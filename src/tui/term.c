/* SPDX-License-Identifier: MIT
 *
 * term: curses behind a door.
 *
 * What is on the screen is kept as cells, and only cells that differ are handed to curses, so a
 * whole repaint of a canvas costs little. Text is placed by our widths, which equal curses'.
 */
#include "term.h"

#include "decode.h"
#include "keys.h"
#include "mouse.h"
#include "rescue.h"
#include "tty.h"

#include <curses.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

enum {
    SEQUENCE_BASE = 0x4000, /* our codes for define_key, beyond all of curses' own */
    MOUSE_CODE = SEQUENCE_BASE + KEYS_MAX,
    MOUSE_OLD_CODE,
    ESCAPE_DELAY_MS = 25,
    RESCUE_BYTES = 256
};

static const char paste_on[] = "\033[?2004h", paste_off[] = "\033[?2004l";
/* Presses, moves while one is held, and both as SGR reports. */
static const char mouse_on[] = "\033[?1000h\033[?1002h\033[?1006h";
static const char mouse_off[] = "\033[?1002l\033[?1000l\033[?1006l";

struct term_pen {
    attr_t attributes;
    short pair;
};

struct term {
    SCREEN *screen;
    WINDOW *pad;          /* to read from: reading from a pad never refreshes the screen */
    struct termios modes; /* as they were before */
    struct theme theme;
    struct term_pen pens[INK_COUNT];
    int rows;
    int cols;
    int colours;
    bool ascii;
    bool mouse;
    bool paste;         /* brackets around pastes are asked for */
    bool away;          /* another program has the terminal */
    int cursor;         /* as curs_set was called last, -1: never */
    struct cell *shown; /* rows * cols: what is on the screen */
    cchar_t *line;      /* cells on their way to curses */
    int sync;           /* descriptor for tests, -1: none */
    struct decoder decoder;
    struct mouse_report report;
    struct key sequences[KEYS_MAX];
};

/* ---- sizes ---- */

static void *reallocate(void *memory, size_t count, size_t size)
{
    void *out = realloc(memory, count * size);
    if (!out)
        abort();
    return out;
}

static void set_size(struct term *term, int rows, int cols)
{
    term->rows = rows;
    term->cols = cols;
    term->shown = reallocate(term->shown, (size_t)rows * (size_t)cols, sizeof *term->shown);
    term->line = reallocate(term->line, (size_t)cols, sizeof *term->line);
    term_forget(term);
}

bool term_resized(struct term *term)
{
    int rows = LINES, cols = COLS;
    tty_size(&rows, &cols);
    if (rows == term->rows && cols == term->cols)
        return false;
    if (rows != LINES || cols != COLS)
        resizeterm(rows, cols);
    set_size(term, rows, cols);
    return true;
}

void term_size(const struct term *term, int *rows, int *cols)
{
    *rows = term->rows;
    *cols = term->cols;
}

bool term_ascii(const struct term *term)
{
    return term->ascii;
}

int term_colours(const struct term *term)
{
    return term->colours;
}

int term_fd(const struct term *term)
{
    (void)term;
    return STDIN_FILENO;
}

/* ---- colours ---- */

/* Of direct colour only the first 8 have names. */
static int colours_there(const struct term_options *options)
{
    int colours = tigetnum("colors");
    if (options->no_colour || tty_wants_no_colour() || colours < 8)
        return 0;
    if (colours == 256)
        return 256;
    return colours == 16 || colours == 88 ? 16 : 8;
}

static attr_t attributes_of(struct pen pen)
{
    return (pen.bold ? A_BOLD : 0) | (pen.dim ? A_DIM : 0) | (pen.underline ? A_UNDERLINE : 0) |
           (pen.reverse ? A_REVERSE : 0) | (pen.italic ? A_ITALIC : 0);
}

/* Pairs are few on small terminals, so equal ones are shared. */
static short pair_of(struct pen pen, struct pen *pairs, int *count)
{
    if (pen.fg < 0 && pen.bg < 0)
        return 0;
    for (int i = 1; i <= *count; i++)
        if (pairs[i].fg == pen.fg && pairs[i].bg == pen.bg)
            return (short)i;
    if (*count + 1 >= COLOR_PAIRS || init_pair((short)(*count + 1), pen.fg, pen.bg) == ERR)
        return 0;
    pairs[++*count] = pen;
    return (short)*count;
}

static void make_pens(struct term *term)
{
    struct pen pairs[INK_COUNT + 1];
    int count = 0;
    for (int i = 0; i < INK_COUNT; i++) {
        struct pen pen = theme_pen(&term->theme, (enum ink)i, term->colours);
        term->pens[i].attributes = attributes_of(pen);
        term->pens[i].pair = term->colours > 0 ? pair_of(pen, pairs, &count) : 0;
    }
}

static void term_set_theme(struct term *term, const struct theme *theme)
{
    term->theme = *theme;
    make_pens(term);
    term_forget(term);
}

/* ---- output ---- */

static void set_cchar(const struct term *term, const struct cell *cell, cchar_t *out)
{
    const struct term_pen *pen = &term->pens[cell->ink];
    wchar_t text[4] = {(wchar_t)cell->code, (wchar_t)cell->marks[0], (wchar_t)cell->marks[1], 0};
    if (cell->code >= 0x80 && wcwidth(text[0]) != cell->width) {
        text[0] = L'?'; /* a C library that knows better than our table */
        text[1] = 0;
    }
    setcchar(out, text, pen->attributes, pen->pair, NULL);
}

/* Hands cells [first, end) of a row to curses. */
static void show_cells(struct term *term, int row, const struct cell *cells, int first, int end)
{
    int count = 0;
    for (int col = first; col < end; col++) {
        if (cells[col].width == 0)
            continue;
        set_cchar(term, &cells[col], &term->line[count++]);
    }
    mvadd_wchnstr(row, first, term->line, count);
}

static void show_row(struct term *term, int row, const struct cell *cells, int cols)
{
    struct cell *shown = term->shown + (size_t)row * (size_t)term->cols;
    int first, end;
    if (!cells_differ(shown, cells, cols, &first, &end))
        return;
    show_cells(term, row, cells, first, end);
    memcpy(shown + first, cells + first, (size_t)(end - first) * sizeof *cells);
}

static void show_cursor(struct term *term, const struct canvas *canvas)
{
    int wanted = canvas->cursor_shown ? 1 : 0;
    int row = canvas->cursor_row, col = canvas->cursor_col;
    if (wanted != term->cursor)
        curs_set(wanted);
    term->cursor = wanted;
    move(row < term->rows ? row : term->rows - 1, col < term->cols ? col : term->cols - 1);
}

void term_show(struct term *term, const struct canvas *canvas)
{
    int rows = canvas->rows < term->rows ? canvas->rows : term->rows;
    int cols = canvas->cols < term->cols ? canvas->cols : term->cols;
    for (int row = 0; row < rows; row++)
        show_row(term, row, canvas_cell(canvas, row, 0), cols);
    show_cursor(term, canvas);
    refresh();
    term->away = false;
}

void term_forget(struct term *term)
{
    memset(term->shown, 0, (size_t)term->rows * (size_t)term->cols * sizeof *term->shown);
    erase();
    clearok(curscr, TRUE);
}

/* ---- input ---- */

static bool from_mouse(struct term *term, unsigned char byte, struct raw *out)
{
    if (mouse_feed(&term->report, byte, &out->mouse) != MOUSE_EVENT)
        return false;
    out->type = RAW_MOUSE;
    out->milliseconds = tty_milliseconds();
    return true;
}

static bool from_code(struct term *term, int code, struct raw *out)
{
    if (code < KEY_MIN && term->report.open)
        return from_mouse(term, (unsigned char)code, out);
    if (code < KEY_MIN) {
        *out = (struct raw){.type = RAW_BYTE, .byte = (unsigned char)code};
        return true;
    }
    term->report.open = false;
    if (code == MOUSE_CODE || code == MOUSE_OLD_CODE)
        mouse_begin(&term->report, code == MOUSE_OLD_CODE);
    if (code < SEQUENCE_BASE || code >= SEQUENCE_BASE + KEYS_MAX)
        return false;
    *out = (struct raw){.type = RAW_KEY, .key = term->sequences[code - SEQUENCE_BASE]};
    if (out->key.code == KEYS_PASTE_START)
        out->type = RAW_PASTE_START;
    else if (out->key.code == KEYS_PASTE_END)
        out->type = RAW_PASTE_END;
    return true;
}

/* Bytes, not characters, are asked of curses: it loses a character whose bytes come apart. */
static bool read_raw(void *from, struct raw *out)
{
    struct term *term = from;
    int code;
    while ((code = wgetch(term->pad)) != ERR)
        if (from_code(term, code, out))
            return true;
    return false;
}

bool term_read(struct term *term, struct input_event *out)
{
    return decode_next(&term->decoder, read_raw, term, out);
}

static const char *capability(const char *name)
{
    const char *text = tigetstr(name);
    return text && text != (const char *)-1 ? text : ""; /* NOLINT: curses says "none" so */
}

/* terminfo's keys first: where both know a sequence, ours say more. */
static void define_keys(struct term *term)
{
    char sequence[KEYS_SEQUENCE_SIZE];
    const char *name;
    int next = 0;
    for (int i = 0; keys_capability(i, &name, &term->sequences[next]); i++)
        if (*capability(name))
            define_key(capability(name), SEQUENCE_BASE + next++);
    for (int i = 0; keys_sequence(i, sequence, &term->sequences[next]); i++)
        define_key(sequence, SEQUENCE_BASE + next++);
}

/* ---- taking over and giving back ---- */

/* What an unplanned end has to write. Capabilities that ask for a pause are no problem there. */
static void arm_rescue(struct term *term)
{
    char bytes[RESCUE_BYTES];
    const char *const parts[] = {term->paste ? paste_off : "", term->mouse ? mouse_off : "",
                                 capability("sgr0"),           capability("op"),
                                 capability("cnorm"),          capability("rmkx"),
                                 capability("rmcup")};
    size_t length = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t more = strlen(parts[i]);
        if (length + more > sizeof bytes)
            break;
        memcpy(bytes + length, parts[i], more);
        length += more;
    }
    rescue_arm(STDOUT_FILENO, &term->modes, bytes, length);
}

/* curses installs handlers that leave the program by their own ways; the former ones stay. */
static SCREEN *new_screen(void)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
    struct sigaction before[4];
    for (int i = 0; i < 4; i++)
        sigaction(signals[i], NULL, &before[i]);
    SCREEN *screen = newterm(NULL, stdout, stdin);
    for (int i = 0; i < 4; i++)
        sigaction(signals[i], &before[i], NULL);
    return screen;
}

/* Past curses, which knows no such modes: they move nothing, so they can come at any time. */
static void ask_for_more(const struct term *term, bool on)
{
    const char *parts[] = {!term->paste ? "" : on ? paste_on : paste_off,
                           !term->mouse ? "" : on ? mouse_on : mouse_off};
    for (size_t i = 0; i < 2; i++)
        if (*parts[i] && write(STDOUT_FILENO, parts[i], strlen(parts[i])) < 0)
            return; /* the terminal is gone: poll will say so */
}

static void set_up_input(struct term *term, bool mouse)
{
    raw();
    noecho();
    nonl();
    set_escdelay(ESCAPE_DELAY_MS);
    typeahead(-1); /* typed keys are read before painting; none may interrupt it */
    term->pad = newpad(1, 1);
    keypad(term->pad, TRUE);
    nodelay(term->pad, TRUE);
    define_keys(term);
    term->mouse = mouse && *capability("kmous");
    if (term->mouse)
        define_key(MOUSE_SGR, MOUSE_CODE);
    if (term->mouse && !strcmp(capability("kmous"), MOUSE_OLD))
        define_key(MOUSE_OLD, MOUSE_OLD_CODE);
    /* Terminals that have a mouse understand the request, or ignore it. */
    term->paste = *capability("BE") || *capability("kmous");
    ask_for_more(term, true);
}

static void set_up_output(struct term *term, const struct term_options *options)
{
    term->ascii = options->ascii || !tty_is_utf8();
    term->colours = colours_there(options);
    if (term->colours > 0) {
        start_color();
        use_default_colors();
    }
    term->cursor = -1;
    term_resized(term);
    term_set_theme(term, options->theme);
}

static bool refuse(struct term *term, struct err *err)
{
    const char *name = getenv("TERM");
    bool known = term->screen != NULL;
    if (known)
        delscreen(term->screen);
    tcsetattr(STDIN_FILENO, TCSANOW, &term->modes);
    rescue_release_stderr();
    free(term);
    return err_set(err, ERR_USAGE, "terminal: TERM \"%.60s\" %s; use \"juggle today\"", name,
                   known ? "can't place the cursor" : "is not known here");
}

bool term_open(struct term **out, const struct term_options *options, struct err *err)
{
    if (!tty_usable(err))
        return false;
    struct term *term = reallocate(NULL, 1, sizeof *term);
    memset(term, 0, sizeof *term);
    tcgetattr(STDIN_FILENO, &term->modes);
    use_env(FALSE); /* the terminal's own size, not what LINES and COLUMNS once were */
    use_tioctl(TRUE);
    rescue_hold_stderr(); /* curses' helpers may have something to say, too */
    term->screen = new_screen();
    if (!term->screen || !*capability("cup") || !*capability("clear"))
        return refuse(term, err);
    decode_init(&term->decoder);
    set_up_input(term, options->mouse);
    set_up_output(term, options);
    term->sync = tty_sync_descriptor();
    arm_rescue(term);
    *out = term;
    return true;
}

void term_leave(struct term *term)
{
    if (term->away)
        return;
    ask_for_more(term, false);
    endwin();
    tcsetattr(STDIN_FILENO, TCSADRAIN, &term->modes);
    rescue_disarm();
    rescue_release_stderr();
    term->away = true;
}

void term_close(struct term *term)
{
    if (!term)
        return;
    term_leave(term);
    delwin(term->pad);
    delscreen(term->screen);
    decode_finish(&term->decoder);
    free(term->shown);
    free(term->line);
    free(term);
}

void term_return(struct term *term)
{
    arm_rescue(term);
    rescue_hold_stderr();
    reset_prog_mode();
    ask_for_more(term, true);
    term_resized(term);
    term_forget(term);
    term->cursor = -1;
    term->away = false;
}

/* The default action stops the whole group, as the key would where it makes a signal. */
void term_stop(struct term *term)
{
    struct sigaction plain = {.sa_handler = SIG_DFL}, before;
    term_leave(term);
    sigemptyset(&plain.sa_mask);
    sigaction(SIGTSTP, &plain, &before);
    kill(0, SIGTSTP);
    sigaction(SIGTSTP, &before, NULL);
    term_return(term);
}

void term_idle(struct term *term)
{
    while (term->sync >= 0 && write(term->sync, ".", 1) < 0 && errno == EINTR)
        continue;
}
