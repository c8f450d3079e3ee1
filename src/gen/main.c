/* SPDX-License-Identifier: MIT
 *
 * juggle_gen: prints one document made from the tables. Runs while building; never installed.
 */
#include <stdio.h>

#include "gen.h"
#include "juggle/app/completions.h"
#include "juggle/app/settings.h"

static bool add_example(struct str *out)
{
    struct arena arena;
    arena_init(&arena);
    struct config_tables tables = settings_tables(&arena);
    config_example(&arena, &tables, out);
    arena_finish(&arena);
    return true;
}

static bool add_keys(struct str *out)
{
    readme_keys(out);
    return true;
}

static bool build(struct str *out, const char *what, const char *of, struct err *err)
{
    if (str_equal(what, "man") && of)
        return man_build(out, of, err);
    if (str_equal(what, "completions") && of && completions_script(out, of))
        return true;
    if (str_equal(what, "example"))
        return add_example(out);
    if (str_equal(what, "keys"))
        return add_keys(out);
    return err_set(err, ERR_USAGE, "man TEMPLATE, completions bash|zsh|fish, example or keys");
}

static bool print(const struct str *out, struct err *err)
{
    bool ok = fwrite(out->text, 1, out->length, stdout) == out->length && fflush(stdout) == 0;
    return ok || err_set(err, ERR_FAILED, "stdout: could not be written");
}

int main(int argc, char **argv)
{
    struct str out;
    struct err err;
    str_init(&out);
    bool ok =
        build(&out, argc > 1 ? argv[1] : "", argc > 2 ? argv[2] : NULL, &err) && print(&out, &err);
    if (!ok)
        fprintf(stderr, "juggle_gen: %s\n", err.text);
    str_finish(&out);
    return ok ? 0 : err_exit_status(err.code);
}
