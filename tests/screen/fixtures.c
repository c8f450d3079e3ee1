/* SPDX-License-Identifier: MIT
 *
 * fixtures: every view on an empty store, on an ordinary day, on one that holds too much and on a
 * trip: pictures at 80x24 and 200x60, and at all other sizes, in mono and in ASCII, what must hold
 * whatever stands there.
 */
#include "stage.h"

#include "juggle/base/text.h"
#include "place.h"

enum { VIEWS = 8, TRIP_DAYS = 22, ORDINARY_DAYS = 2 };

static const char *const views[VIEWS] = {"today", "week",  "month",   "season",
                                         "tasks", "talks", "balance", "review"};

/* The demo's year some days on; what is said of the load then is said anew. */
static int open_demo_at(int days)
{
    struct err err;
    if (open_stage(NULL) != 0)
        return -1;
    stage.world.now += (instant)days * DAY_SECONDS;
    stage.world.today += days;
    stage.ui.day = stage.world.today;
    if (!insight_read(&stage.insight, &stage.world, true, &err)) {
        fprintf(stderr, "%s\n", err.text);
        return -1;
    }
    read_scene();
    return 0;
}

static int open_ordinary(void **state)
{
    (void)state;
    return open_demo_at(ORDINARY_DAYS);
}

static int open_travelling(void **state)
{
    (void)state;
    return open_demo_at(TRIP_DAYS);
}

static int open_overloaded(void **state)
{
    static const char *const lines[] = {
        "Rewrite the quickstart ~3h today p1 @docs",
        "Deploy 🚀 дорожная карта ~2h due today @code",
        "עברית and e\xCC\x81 combining: 表の幅 ~4h due today @content",
        "Answer everybody who wrote since the release went out, one by one and kindly ~6h due today @support",
        "Incident review today 9:30-11:30 @incident",
        "Panel rehearsal today 10:00-12:00 @slides",
    };
    struct err err;
    (void)state;
    if (open_stage(NULL) != 0)
        return -1;
    for (size_t i = 0; i < COUNT_OF(lines); i++)
        RUN(COMMAND_add, lines[i], NULL);
    if (!insight_read(&stage.insight, &stage.world, true, &err))
        return -1;
    read_scene();
    return 0;
}

static struct place home;

/* One that was made and is empty again. */
static int open_empty(void **state)
{
    struct world_options options = {.now = "2026-11-23T13:24", .tz = "Europe/Berlin"};
    struct world world;
    struct err err;
    (void)state;
    if (place_open(&home) != 0)
        return -1;
    options.db = place_of(&home, "juggle.db");
    if (!world_open(&world, &options, &err) || !world_store(&world, STORE_WRITE, &err))
        return -1;
    world_close(&world);
    return open_stage_at(options.now, options.db);
}

static int close_empty(void **state)
{
    return close_stage(state) == 0 ? place_close(&home) : -1;
}

static void check_views(const char *fixture)
{
    for (uint32_t i = 0; i < VIEWS; i++) {
        char name[64];
        press('1' + i);
        snprintf(name, sizeof name, "%s-%s", fixture, views[i]);
        check(name, 24, 80);
        check(name, 60, 200);
    }
}

/* ---- what always holds ---- */

static uint32_t code_at(int row, int col)
{
    bool within = row >= 0 && row < stage.canvas.rows && col >= 0 && col < stage.canvas.cols;
    return within ? canvas_cell(&stage.canvas, row, col)->code : ' ';
}

static bool goes_down(uint32_t code)
{
    return code == 0x2502 || code == 0x251C || code == 0x2524 || code == 0x253C || code == 0x252C;
}

static void fail_at(const char *what, int row, int col)
{
    struct str picture;
    str_init(&picture);
    canvas_dump(&stage.canvas, &picture);
    fputs(picture.text, stderr);
    str_finish(&picture);
    fail_msg("%dx%d, view %d: %s at row %d, column %d", stage.canvas.cols, stage.canvas.rows,
             (int)stage.ui.view + 1, what, row, col);
}

/* A border that begins goes on until something ends it, in one column. */
static void check_borders(int row, int col)
{
    uint32_t code = code_at(row, col), below = code_at(row + 1, col);
    if (code == 0x252C && row == 1 && !goes_down(below) && below != 0x2534)
        fail_at("a border that leads nowhere", row, col);
    if ((code == 0x251C || code == 0x2524) && !goes_down(code_at(row - 1, col)))
        fail_at("a border that comes from nowhere", row, col);
}

static bool is_edge(uint32_t code)
{
    return goes_down(code) || code == 0x2590 || code == 0x2588;
}

/* What is cut has no room left before the edge; the columns of days are as wide as they are, and a
 * sentence of several lines ends where they do. */
static void check_cut(int row, int col)
{
    enum { ROOM = 16 }; /* a long word may have been the next one */
    int end = col + 1;
    bool columns = stage.ui.view == VIEW_WEEK || stage.ui.view == VIEW_MONTH;
    bool sentence =
        code_at(row, col - 1) == '.' || code_at(row, col - 1) == ' ' ||
        (code_at(row, col) == 0x2026 && canvas_cell(&stage.canvas, row, col)->ink == INK_HINT);
    if (columns || sentence || code_at(row, col) != 0x2026)
        return;
    while (end < stage.canvas.cols && code_at(row, end) == ' ')
        end++;
    if (end - col - 1 > ROOM && (end == stage.canvas.cols || is_edge(code_at(row, end))))
        fail_at("cut, though there is room", row, col);
}

/* The right half of a wide character belongs to one. */
static void check_halves(int row, int col)
{
    if (code_at(row, col) == 0 && (col == 0 || code_at(row, col - 1) < 0x1100))
        fail_at("half a character", row, col);
}

static void check_picture(bool ascii)
{
    bool small = stage.canvas.cols < 30 || stage.canvas.rows < 6;
    for (int row = 0; row < stage.canvas.rows; row++)
        for (int col = 0; col < stage.canvas.cols; col++) {
            if (ascii && code_at(row, col) > 0x7E)
                fail_at("not ASCII", row, col);
            check_halves(row, col);
            if (small || ascii)
                continue;
            check_borders(row, col);
            check_cut(row, col);
        }
    if (!small && (stage.canvas.cursor_row < 1 || stage.canvas.cursor_row >= stage.canvas.rows))
        fail_at("no focus", stage.canvas.cursor_row, stage.canvas.cursor_col);
}

/* The row in the hand can be told by its attributes alone. */
static void check_focus(void)
{
    struct theme mono;
    struct err err;
    assert_true(theme_init(&mono, "mono", &err));
    for (int col = 0; col < stage.canvas.cols; col++) {
        const struct cell *cell = canvas_cell(&stage.canvas, stage.canvas.cursor_row, col);
        struct pen pen = theme_pen(&mono, (enum ink)cell->ink, 0);
        if (cell->ink == INK_FOCUS)
            assert_true(pen.reverse || pen.bold || pen.underline);
    }
}

/* Every height where each row counts; under sanitizers every third. */
#ifdef JUGGLE_SANITIZED
enum { ROWS_ON = 3 };
#else
enum { ROWS_ON = 1 };
#endif

static void check_sizes_of(bool ascii)
{
    canvas_finish(&stage.canvas);
    canvas_init(&stage.canvas, 24, 80, ascii);
    stage.ui.ascii = ascii;
    for (uint32_t view = '1'; view < '1' + VIEWS; view++) {
        press(view);
        for (int rows = 1; rows <= 60; rows += rows < 26 ? ROWS_ON : 7)
            for (int cols = 28; cols <= 200; cols += cols < 100 ? 9 : 33) {
                paint_at(rows, cols);
                check_picture(ascii);
                check_focus();
            }
    }
    canvas_finish(&stage.canvas);
    canvas_init(&stage.canvas, 24, 80, false);
    stage.ui.ascii = false;
    press('1');
}

static void check_all(const char *fixture)
{
    check_views(fixture);
    check_sizes_of(false);
    check_sizes_of(true);
}

static void test_empty(void **state)
{
    (void)state;
    check_all("empty");
}

static void test_ordinary(void **state)
{
    (void)state;
    check_all("ordinary");
}

static void test_overloaded(void **state)
{
    (void)state;
    check_all("overloaded");
}

static void test_travelling(void **state)
{
    (void)state;
    check_all("travelling");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_empty, open_empty, close_empty),
        cmocka_unit_test_setup_teardown(test_ordinary, open_ordinary, close_stage),
        cmocka_unit_test_setup_teardown(test_overloaded, open_overloaded, close_stage),
        cmocka_unit_test_setup_teardown(test_travelling, open_travelling, close_stage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
