/* SPDX-License-Identifier: MIT
 *
 * mistakes: names that are not there, the nearest right one, clashes, and the order of the report.
 */
#include "tables.h"

struct mistake {
    const char *text;
    const char *told;
    const char *nearest;
    int line;
};

static const struct mistake mistakes[] = {
    {"[work]\ncontract_dya = 6h\n", "did you mean contract_day", "contract_day", 2},
    {"[work]\nwhatever = 6h\n", "no such key", NULL, 2},
    {"[general]\ncontract_day = 6h\n", "it belongs to [work]", NULL, 2},
    {"[wrok]\nhours = 9:00-17:00\nlunch =\n", "did you mean [work]", "work", 2},
    {"[nothing like it]\na = 1\n", "no such section", NULL, 2},
    {"name = Ada\n[me]\n", "put one above this line", NULL, 1},
    {"[keys]\ndoen = y\n", "did you mean done", "done", 2},
    {"[keys]\nfly = y\n", "juggle keys", NULL, 2},
    {"[keys]\ndone = Entre\n", "[keys] done = Entre: \"Entre\" is no key; nearest: Enter", NULL, 2},
    {"[keys]\ndone = y jj\n", "\"jj\" is no key", NULL, 2},
    {"[rules]\nh2_wran = 50\n", "did you mean h2_warn", "h2_warn", 2},
    {"[rules]\nh2_warn = much\n", "write a value such as 49", NULL, 2},
    {"[rules]\nh2_warn =\n", "write a value such as 49", NULL, 2},
    {"[general]\ntimezone = Europe/Berlni\n", "did you mean Europe/Berlin", "Europe/Berlin", 2},
    {"[general]\nweek_start = mondy\n", "did you mean Monday", "Monday", 2},
    {"[tui]\ntheme = drak\n", "did you mean dark", "dark", 2},
    {"[tui]\ntheme = drak\n", "one of dark, light, high-contrast, mono", "dark", 2},
    {"[plan]\nmin_chunk = 1m\n", "from 5m to 12h", NULL, 2},
    {"[general]\nday_starts_at = 14:00\n", "from 0:00 to 12:00", NULL, 2},
    {"[import]\nmax_size = 5G\n", "from 1K to 1024M", NULL, 2},
    {"[keys]\ndone = u\n", "u is the key of undo", NULL, 2},
    {"[keys]\ndone = y u\n", "u is the key of undo", NULL, 2},
    {"[keys]\ndone = y\nfind = z y\n", "y is the key of find", NULL, 2},
    {"[work]\nhours_sun = 9:00-12:00\n", "Sunday is no working day", NULL, 2},
    {"[work]\ncontract_sat = 2h\n", "Saturday is no working day", NULL, 2},
    {"[balance]\ntalks=0.3\ncontent=0.3\nsupport=0.2\nother=0.15\nrecovery=0.5\n", "add up to 1.45",
     NULL, 6},
};

static void what_is_wrong_is_told_once(void **state)
{
    for (size_t i = 0; i < COUNT_OF(mistakes); i++) {
        const struct mistake *row = &mistakes[i];
        const struct config *config = config_of(*state, row->text);
        CHECK_ROW(config_problem_count(config) == 1, row->text);
        const struct config_problem *problem = config_problem(config, 0);
        if (!strstr(problem->message, row->told))
            fail_msg("\"%s\": %s", row->text, problem->message);
        CHECK_ROW(problem->line == row->line, row->text);
        CHECK_ROW(str_equal(problem->nearest, row->nearest), row->text);
        CHECK_ROW(!strchr(problem->message, '\n'), row->text);
    }
}

static const char *const fine[] = {
    "[keys]\ndone = u\nundo = x\n",
    "[keys]\ndone = y\nfind = x\n",
    "[keys]\nundo =\ndone = u\n",
    "[keys]\ndone = x\n",
    "[work]\ndays = sat, sun\nhours_sun = 9:00-12:00\n",
    "[balance]\ntalks=0.2\ncontent=0.2\nsupport=0.2\nother=0.2\nrecovery=0.2\n",
    "[balance]\ntalks=0.9\n",
};

static void what_is_right_is_not_told(void **state)
{
    for (size_t i = 0; i < COUNT_OF(fine); i++)
        good_config(*state, fine[i]);
}

static void in_the_order_of_the_lines(void **state)
{
    const struct config *config = config_of(
        *state, "[kind stage]\nx = 1\n[tui]\nmouse = maybe\nnonsense\n[kind event]\nx = 1\n"
                "[work]\nx = 1\ncontract_day = x\n[keys]\ndone = u\n[tui]\nx = 1\n");
    int line = 0;
    assert_int_equal(config_problem_count(config), 8);
    for (size_t i = 0; i < config_problem_count(config); i++) {
        assert_true(config_problem(config, i)->line > line);
        line = config_problem(config, i)->line;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_wrong_is_told_once, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(what_is_right_is_not_told, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(in_the_order_of_the_lines, arena_setup, arena_teardown),
    };
    return cmocka_run_group_tests_name("config_mistakes", tests, NULL, NULL);
}
