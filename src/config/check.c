/* SPDX-License-Identifier: MIT
 *
 * check: what only several settings together can have wrong.
 */
#include "private.h"

#include <string.h>

static const struct ini_entry *find(const struct ini *ini, const char *section, const char *key)
{
    for (size_t i = 0; i < ini->entry_count; i++)
        if (str_equal(ini->entries[i].section, section) &&
            str_equal_nocase(ini->entries[i].key, key))
            return &ini->entries[i];
    return NULL;
}

/* ---- keys: "j Down" ---- */

/* The first key of a that is one of b's too, into key; NULL where there is none. */
static const char *shared_key(struct arena *arena, const char *a, const char *b)
{
    for (a += strspn(a, " "); *a; a += strspn(a, " ")) {
        size_t length = strcspn(a, " ");
        for (const char *at = b + strspn(b, " "); *at; at += strspn(at, " ")) {
            size_t size = strcspn(at, " ");
            if (size == length && !memcmp(a, at, size))
                return arena_strndup(arena, a, length);
            at += size;
        }
        a += length;
    }
    return NULL;
}

static void check_pair(struct config *config, const struct ini_entry *entry, size_t one,
                       size_t other)
{
    const struct config_tables *tables = config->tables;
    const char *theirs = config->keys[other] ? config->keys[other] : tables->keys[other];
    const char *key = shared_key(config->arena, config->keys[one], theirs);
    if (key)
        config_tell(config, entry, NULL,
                    arena_printf(config->arena,
                                 "[keys] %s = %s: %s is the key of %s; give that one another",
                                 entry->key, entry->value, key, tables->commands[other]));
}

void config_check_keys(struct config *config, const struct ini *ini)
{
    const struct config_tables *tables = config->tables;
    for (size_t one = 0; tables->keys && one < tables->command_count; one++) {
        const struct ini_entry *entry = find(ini, "keys", tables->commands[one]);
        for (size_t other = 0; entry && config->keys[one] && other < tables->command_count; other++)
            if (other != one && !(config->keys[other] && other < one)) /* a pair is told once */
                check_pair(config, entry, one, other);
    }
}

/* ---- days ---- */

void config_check_days(struct config *config, const struct ini *ini)
{
    static const char *const keys[] = {"hours_", "contract_"};
    for (int i = MONDAY; i <= SUNDAY; i++)
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
            const char *name =
                arena_printf(config->arena, "%s%s", keys[k], weekday_short((enum weekday)i));
            const struct ini_entry *entry = find(ini, "work", name);
            if (!entry || !entry->value[0] || config->settings.work_days & 1u << i)
                continue;
            config_tell(config, entry, NULL,
                        arena_printf(config->arena,
                                     "[work] %s: %s is no working day; add it to days", entry->key,
                                     weekday_long((enum weekday)i)));
        }
}

/* ---- shares ---- */

void config_check_shares(struct config *config, const struct ini *ini)
{
    size_t count;
    double sum = 0;
    struct ini_entry whole = {"balance", "", "", 0};
    const struct option *options = config_options(&count);
    for (size_t i = 0; i < count; i++) {
        if (!str_equal(options[i].section, whole.section))
            continue;
        const struct ini_entry *entry = find(ini, options[i].section, options[i].key);
        if (!entry)
            return;
        if (entry->line > whole.line)
            whole.line = entry->line;
        sum += *(const double *)(const void *)((const char *)&config->settings + options[i].offset);
    }
    if (sum < 0.995 || sum > 1.005)
        config_tell(config, &whole, NULL,
                    arena_printf(config->arena,
                                 "[balance]: the shares add up to %.2f; they should to 1", sum));
}
