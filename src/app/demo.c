/* SPDX-License-Identifier: MIT
 *
 * demo: where the sample year lives, and that it is gone afterwards.
 */
#include "juggle/app/demo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "demo_year.h"
#include "handlers.h"

enum { PATH_SIZE = 512 };

static bool make_directory(struct world *world, struct err *err)
{
    world->demo_directory = paths_make_temporary(&world->life, "demo", PATHS_TEMPORARY, err);
    if (!world->demo_directory)
        return false;
    world->store_path = arena_printf(&world->life, "%s/demo.db", world->demo_directory);
    return true;
}

/* The sample year's today is a day of work, whatever the weekday: on a weekend as the first day
 * that is. */
static void work_today(struct workdays *workdays, day today)
{
    struct workday *on = &workdays->at[day_weekday(today)];
    for (int i = 0; i < 7 && !on->works; i++)
        if (workdays->at[i].works)
            *on = workdays->at[i];
}

bool demo_fill(struct world *world, struct err *err)
{
    store_close(world->store);
    world->store = NULL;
    work_today(&world->workdays, world->today);
    return make_directory(world, err) && world_store(world, STORE_WRITE, err) &&
           demo_year(world, err);
}

void demo_discard(struct world *world)
{
    char path[PATH_SIZE];
    if (!world->demo_directory)
        return;
    store_close(world->store);
    world->store = NULL;
    unlink(world->store_path);
    snprintf(path, sizeof path, "%s-journal", world->store_path);
    unlink(path);
    rmdir(world->demo_directory);
    world->demo_directory = NULL;
}

/* The terminal program opens the demo itself; here it is printed. */
bool cmd_demo(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    struct call today = {.command = COMMAND_today, .color = call->color};
    bool ok = demo_fill(world, err) && run_call(world, &today, reply, err);
    demo_discard(world);
    return ok;
}
