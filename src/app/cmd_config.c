/* SPDX-License-Identifier: MIT
 *
 * cmd_config: config check, path, show and init.
 */
#include "handlers.h"
#include "templates.h"

#include "juggle/base/str.h"
#include "juggle/sys/file.h"
#include "juggle/app/settings.h"

bool cmd_config_check(struct world *world, const struct call *call, struct reply *reply,
                      struct err *err)
{
    size_t count = config_problem_count(world->config);
    (void)call, (void)err;
    struct value *answer = reply_open(reply, world, "config");
    value_put_text(answer, "file", world->config_path);
    struct value *items = value_put_list(answer, "problems");
    for (size_t i = 0; i < count; i++) {
        const struct config_problem *problem = config_problem(world->config, i);
        struct value *map = value_push_map(items);
        value_put_text(map, "file", problem->file);
        value_put_int(map, "line", problem->line);
        value_put_text(map, "message", problem->message);
        if (problem->line) /* else it is about the whole file, and names it */
            str_addf(&reply->text, "%s:%d: ", problem->file, problem->line);
        str_addf(&reply->text, "%s\n", problem->message);
    }
    const char *problem;
    for (size_t next = 0; (problem = template_problem(world, &next)); count++) {
        struct value *map = value_push_map(items);
        value_put_null(map, "file");
        value_put_null(map, "line");
        value_put_text(map, "message", problem);
        str_addf(&reply->text, "%s\n", problem);
    }
    if (count) {
        reply->outcome = ERR_CONFIG;
        reply->failure =
            arena_printf(&world->turn, "config: %zu mistake%s; mend what `problems` names", count,
                         count == 1 ? "" : "s");
    } else if (world->config_path && !file_exists(world->config_path))
        str_addf(&reply->text,
                 "%s: not there, so all is as built in; juggle config init writes one\n",
                 world->config_path);
    else
        str_addf(&reply->text, "%s: no mistakes\n",
                 world->config_path ? world->config_path : "config");
    return true;
}

bool cmd_config_path(struct world *world, const struct call *call, struct reply *reply,
                     struct err *err)
{
    (void)call;
    if (!paths_known(world->config_path, err))
        return false;
    value_put_text(reply_open(reply, world, "config"), "file", world->config_path);
    str_addf(&reply->text, "%s\n", world->config_path);
    return true;
}

bool cmd_config_show(struct world *world, const struct call *call, struct reply *reply,
                     struct err *err)
{
    struct config_row row;
    const char *section = "";
    (void)call, (void)err;
    struct value *items = value_put_list(reply_open(reply, world, "config"), "items");
    for (size_t i = 0; config_row(world->config, i, &row); i++) {
        struct value *map = value_push_map(items);
        value_put_text(map, "section", row.section);
        value_put_text(map, "key", row.key);
        value_put_text(map, "value", row.value);
        value_put_text(map, "file", row.file);
        value_put_int(map, "line", row.line);
        if (!str_equal(section, row.section))
            str_addf(&reply->text, "%s[%s]\n", i ? "\n" : "", row.section);
        section = row.section;
        str_addf(&reply->text, "%s = %s", row.key, row.value);
        if (row.line && str_equal(row.file, world->config_path))
            str_addf(&reply->text, "    # line %d", row.line);
        else if (row.line)
            str_addf(&reply->text, "    # %s:%d", row.file, row.line);
        str_add_char(&reply->text, '\n');
    }
    return true;
}

bool cmd_config_init(struct world *world, const struct call *call, struct reply *reply,
                     struct err *err)
{
    struct str example;
    struct config_tables tables = settings_tables(&world->turn);
    (void)call;
    if (!paths_known(world->config_path, err) ||
        !paths_make(paths_parent(&world->turn, world->config_path), err))
        return false;
    str_init(&example);
    config_example(&world->turn, &tables, &example);
    bool ok = file_write(world->config_path, example.text, example.length, FILE_NEW, err);
    str_finish(&example);
    if (!ok)
        return false;
    value_put_text(reply_open(reply, world, "config"), "file", world->config_path);
    str_addf(&reply->text, "Wrote %s; every line of it is a default that you can change.\n",
             world->config_path);
    return true;
}
