/* SPDX-License-Identifier: MIT
 *
 * write: a config of one's own: the example, with answers in the place of its defaults.
 *
 * What comes out was read back: every answer says what it was meant to say, and nothing is wrong
 * with it.
 */
#include <string.h>

#include "juggle/base/vec.h"
#include "private.h"

/* The quotes that a value needs so that it is read back whole; NULL: none would do. */
static const char *quotes_of(const char *value)
{
    size_t length = strlen(value);
    bool plain = !strpbrk(value, "#;\\") && value[0] != '"' && value[0] != '\'' &&
                 ini_trim(&value, length) == length;
    if (plain)
        return "";
    return !strchr(value, '"') ? "\"" : !strchr(value, '\'') ? "'" : NULL;
}

/* Is this line "#key = default"? */
static bool is_key(const char *line, const char *key)
{
    size_t length = strlen(key);
    return line[0] == '#' && !strncmp(line + 1, key, length) &&
           !strncmp(line + 1 + length, " =", 2);
}

static const struct config_entry *answer_of(const struct config_entry *answers, size_t count,
                                            const char *section, const char *line)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(answers[i].section, section) && is_key(line, answers[i].key))
            return &answers[i];
    return NULL;
}

static const char *section_of(struct arena *arena, const char *line, size_t length)
{
    return arena_strndup(arena, line + 1, length - 2);
}

static bool fill(struct arena *arena, const char *example, const struct config_entry *answers,
                 size_t count, struct str *out, struct err *err)
{
    const char *section = "";
    for (const char *line = example; *line;) {
        size_t length = strcspn(line, "\n");
        const struct config_entry *answer = answer_of(answers, count, section, line);
        const char *quote = answer ? quotes_of(answer->value) : "";
        if (!quote)
            return err_set(err, ERR_CONFIG, "[%s] %s: leave out one of the two sorts of quotes",
                           answer->section, answer->key);
        if (line[0] == '[')
            section = section_of(arena, line, length);
        if (answer)
            str_addf(out, "%s = %s%s%s\n", answer->key, quote, answer->value, quote);
        else
            str_add_bytes(out, line, length + 1);
        line += length + 1;
    }
    return true;
}

static bool says(const struct config *config, const struct config_entry *answer)
{
    struct config_row row;
    for (size_t i = 0; config_row(config, i, &row); i++)
        if (str_equal(row.section, answer->section) && str_equal(row.key, answer->key))
            return row.line && str_equal(row.value, answer->value);
    return false;
}

static bool check(struct arena *arena, const struct config_tables *tables, const struct str *text,
                  const struct config_entry *answers, size_t count, struct err *err)
{
    const struct config *config = config_parse(arena, "config", text->text, text->length, tables);
    if (config_problem_count(config))
        return err_set(err, ERR_CONFIG, "%s", config_problem(config, 0)->message);
    for (size_t i = 0; i < count; i++)
        if (!says(config, &answers[i]))
            return err_set(err, ERR_CONFIG, "[%s] %s: \"%s\" can't be written into a config",
                           answers[i].section, answers[i].key, answers[i].value);
    return true;
}

bool config_answered(struct arena *arena, const struct config_tables *tables,
                     const struct config_entry *answers, size_t count, struct str *out,
                     struct err *err)
{
    struct str example;
    str_init(&example);
    config_example(arena, tables, &example);
    bool ok = fill(arena, example.text, answers, count, out, err) &&
              check(arena, tables, out, answers, count, err);
    str_finish(&example);
    return ok;
}
