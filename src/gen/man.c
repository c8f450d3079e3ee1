/* SPDX-License-Identifier: MIT
 *
 * man: a page of the manual from its template: prose as it stands, parts from the tables.
 */
#include "gen.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static const struct {
    const char *mark;
    void (*build)(struct str *out);
} parts[] = {
    {"@options@", man_options},   {"@commands@", man_commands}, {"@keys@", man_keys},
    {"@quickadd@", man_quickadd}, {"@statuses@", man_statuses}, {"@settings@", man_settings},
    {"@kinds@", man_kinds},     {"@roles@", man_roles},            {"@limits@", man_limits},
};

static bool add_part(struct str *out, const char *mark)
{
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (str_equal(mark, parts[i].mark)) {
            parts[i].build(out);
            return true;
        }
    return false;
}

bool man_build(struct str *out, const char *template, struct err *err)
{
    char line[1024];
    bool ok = true;
    FILE *file = fopen(template, "r");
    if (!file)
        return err_set(err, ERR_INPUT, "%s: %s", template, strerror(errno));
    while (ok && fgets(line, sizeof line, file)) {
        if (line[0] != '@') {
            str_add(out, line);
            continue;
        }
        line[strcspn(line, "\n")] = '\0';
        ok = add_part(out, line) || err_set(err, ERR_FAILED, "%s: no part %s", template, line);
    }
    if (ok && ferror(file))
        ok = err_set(err, ERR_INPUT, "%s: %s", template, strerror(errno));
    fclose(file);
    return ok;
}
