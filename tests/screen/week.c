/* SPDX-License-Identifier: MIT
 *
 * The week where it is crowded: what meets stands side by side or is counted, what goes on after
 * midnight is seen, and no task hides a block.
 */
#include "stage.h"
#include "week_grid.h"

static int make_crowd(void **state)
{
    if (open_stage(state) != 0)
        return -1;
    for (int i = 0; i < 12; i++) {
        char line[64];
        snprintf(line, sizeof line, "Parallel %d wed 14:00-15:%02d", i, 10 + 4 * i);
        RUN(COMMAND_add, line, NULL);
    }
    RUN(COMMAND_add, "Night deploy thu 22:00-02:00", NULL);
    RUN(COMMAND_add, "Inside the shift thu 14:00-14:30", NULL);
    read_scene();
    press('2');
    return 0;
}

static void test_crowded(void **state)
{
    (void)state;
    check_sizes("week-crowded");
    check("week-crowded", 30, 120);
}

/* Every block keeps at least the cells of its title: none lies below the hours, where the tasks
 * are, and of those that aren't shown each is counted once. */
static void test_nothing_lost(void **state)
{
    static const int sizes[][2] = {{24, 80}, {30, 120}, {50, 200}, {10, 40}, {12, 60}};
    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct week_grid grid;
        paint_at(sizes[i][0], sizes[i][1]);
        week_grid_lay_out(&stage.scene, ui_body(&stage.ui), &grid);
        week_grid_scale(&stage.scene, &grid);
        for (int column = 0; column < SCENE_WEEK; column++) {
            struct week_place *places;
            size_t count = week_grid_places(&stage.scene, &grid, column, &places), hidden = 0,
                   more = 0;
            for (size_t k = 0; k < count; k++) {
                assert_true(places[k].cells.rows > 0 && places[k].cells.cols > 0);
                assert_true(places[k].cells.row >= grid.area.row);
                assert_true(places[k].cells.row + places[k].cells.rows <=
                            grid.area.row + grid.hours);
                hidden += places[k].hidden;
                more += (size_t)places[k].more;
            }
            assert_int_equal(hidden, more);
        }
    }
}

/* j reaches every one of them, also those that are only counted, and the picture names it. */
static void test_in_hand(void **state)
{
    (void)state;
    press('l');
    press('l');
    for (int i = 0; i < 9; i++)
        press('j');
    check("week-counted", 24, 80);
}

static void test_twelve_hours(void **state)
{
    (void)state;
    stage.scene.h24 = false;
    check("week-12h", 24, 80);
    stage.scene.h24 = true;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_crowded),
        cmocka_unit_test(test_nothing_lost),
        cmocka_unit_test(test_twelve_hours),
        cmocka_unit_test(test_in_hand),
    };
    return cmocka_run_group_tests(tests, make_crowd, close_stage);
}
