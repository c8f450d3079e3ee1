/* SPDX-License-Identifier: MIT
 *
 * juggle_gen: prints one document made from the tables. Runs while building and in the tests; it is
 * never installed.
 */
#include <stdio.h>

#include "gen.h"
#include "juggle/app/completions.h"
#include "juggle/app/settings.h"

static void example_build(struct str *out)
{
    struct arena arena;
    arena_init(&arena);
    struct config_tables tables = settings_tables(&arena);
    config_example(&arena, &tables, out);
    arena_finish(&arena);
}

static bool build(struct str *out, const char *what, const char *shell)
{
    static const struct {
        const char *name;
        void (*build)(struct str *out);
    } documents[] = {
        {"man1", man1_build},
        {"man5", man5_build},
        {"example", example_build},
        {"readme-keys", readme_keys_build},
    };
    if (shell)
        return str_equal(what, "completions") && completions_script(out, shell);
    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
        if (str_equal(what, documents[i].name)) {
            documents[i].build(out);
            return true;
        }
    }
    return false;
}

int main(int argc, char **argv)
{
    struct str out;
    bool ok = false;
    str_init(&out);
    if (argc == 2 || argc == 3)
        ok = build(&out, argv[1], argc == 3 ? argv[2] : NULL);
    if (!ok)
        fputs("juggle_gen: man1, man5, example, readme-keys or completions bash|zsh|fish\n",
              stderr);
    else if (fwrite(out.text, 1, out.length, stdout) != out.length || fflush(stdout))
        ok = false;
    str_finish(&out);
    return ok ? 0 : 1;
}
