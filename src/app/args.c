/* SPDX-License-Identifier: MIT
 *
 * args: argv to a call, by the tables: options anywhere, "--" ends them, and every mistake names
 * the nearest right word.
 */
#include "juggle/app/run.h"

#include <string.h>

#include "juggle/base/str.h"
#include "juggle/base/vec.h"

struct args {
    struct arena *arena;
    int argc;
    const char *const *argv;
    struct call *out;
    bool behind_command; /* what is read now stands after the command's words */
    VEC(const char *) words;
    VEC(struct call_option) options;
    struct err *err;
};

static bool takes_value(const struct option_info *option)
{
    return option->value[0] != '\0';
}

/* A command's own option wins over a global one of the same name, but only behind the command:
 * "juggle --tz HOME conference add X --tz THERE". */
static const struct option_info *find_option(const struct args *args, const char *name,
                                             size_t length, char letter)
{
    size_t count;
    const struct option_info *rows = command_options(&count), *global = NULL, *own = NULL;
    for (size_t i = 0; i < count; i++) {
        bool same = letter ? rows[i].letter == letter
                           : strlen(rows[i].name) == length && !strncmp(rows[i].name, name, length);
        if (same && rows[i].command == COMMAND__)
            global = &rows[i];
        else if (same && rows[i].command == args->out->command)
            own = &rows[i];
    }
    return own && (args->behind_command || !global) ? own : global;
}

static bool unknown_option(struct args *args, const char *word)
{
    size_t count, known = 0;
    const struct option_info *rows = command_options(&count);
    const char **names = ARENA_ARRAY(args->arena, const char *, count);
    for (size_t i = 0; i < count; i++)
        if (rows[i].command == args->out->command || rows[i].command == COMMAND__)
            names[known++] = rows[i].name + strspn(rows[i].name, "-");
    /* The dashes are every option's and make none of them nearer. */
    const char *near = str_nearest(word + strspn(word, "-"), names, known);
    const char *verb =
        args->out->command < COMMAND_COUNT ? command_info(args->out->command)->verb : NULL;
    if (near)
        return err_set(args->err, ERR_USAGE, "%s: no such option; did you mean --%s", word, near);
    return err_set(args->err, ERR_USAGE, "%s: no such option; see: juggle help%s%s", word,
                   verb ? " " : "", verb ? verb : "");
}

/* Is `value` one of "a|b|c"? */
static bool word_in_list(const char *list, const char *value)
{
    size_t length = strlen(value);
    for (const char *at = list; *at; at += strcspn(at, "|"), at += *at == '|')
        if (strcspn(at, "|") == length && !strncmp(at, value, length))
            return true;
    return false;
}

static const char *nearest_in_list(struct arena *arena, const char *list, const char *value)
{
    const char *words[16];
    size_t count = 0;
    for (const char *at = list; *at && count < 16; at += *at == '|') {
        size_t length = strcspn(at, "|");
        words[count++] = arena_strndup(arena, at, length);
        at += length;
    }
    return str_nearest(value, words, count);
}

/* "a, b, c" of "a|b|c". */
static const char *list_told(struct arena *arena, const char *list)
{
    struct str text;
    str_init(&text);
    for (const char *at = list; *at; at++)
        if (*at == '|')
            str_add(&text, ", ");
        else
            str_add_char(&text, *at);
    const char *told = arena_strdup(arena, text.text);
    str_finish(&text);
    return told;
}

static bool check_value(struct args *args, const struct option_info *option, const char *value)
{
    if (option->form != FORM_WORDS || word_in_list(option->value, value))
        return true;
    const char *near = nearest_in_list(args->arena, option->value, value);
    const char *told = list_told(args->arena, option->value);
    if (near)
        return err_set(args->err, ERR_USAGE, "%s %s: not one of %s; did you mean %s", option->name,
                       value, told, near);
    return err_set(args->err, ERR_USAGE, "%s %s: not one of %s", option->name, value, told);
}

static void take_global(struct args *args, const struct option_info *option, const char *value)
{
    struct call *call = args->out;
    const char *name = option->name;
    if (str_equal(name, "--db"))
        call->world.db = value;
    else if (str_equal(name, "--config"))
        call->world.config = value;
    else if (str_equal(name, "--now"))
        call->world.now = value;
    else if (str_equal(name, "--tz"))
        call->world.tz = value;
    else if (str_equal(name, "--color"))
        call->color = value;
    else if (str_equal(name, "--json"))
        call->json = true;
    else if (str_equal(name, "--ascii"))
        call->ascii = true;
    else if (str_equal(name, "--quiet"))
        call->world.quiet = true;
    else if (str_equal(name, "--verbose"))
        call->world.verbose = true;
    else if (str_equal(name, "--help"))
        call->help = true;
    else if (str_equal(name, "--version"))
        call->version = true;
}

static bool take_option(struct args *args, const struct option_info *option, const char *value,
                        const char *said)
{
    if (takes_value(option) && !value)
        return err_set(args->err, ERR_USAGE, "%s: needs %s after it", said, option->value);
    if (!takes_value(option) && value)
        return err_set(args->err, ERR_USAGE, "%s: takes no value", said);
    if (value && !check_value(args, option, value))
        return false;
    if (option->command == COMMAND__)
        take_global(args, option, value);
    else
        VEC_PUSH(args->arena, &args->options, ((struct call_option){option, value ? value : ""}));
    return true;
}

/* "--name", "--name=value", "--name value"; *i moves over a value. */
static bool long_option(struct args *args, int *i)
{
    const char *word = args->argv[*i];
    size_t length = strcspn(word, "=");
    const struct option_info *option = find_option(args, word, length, 0);
    if (!option)
        return unknown_option(args, arena_strndup(args->arena, word, length));
    const char *value = word[length] ? word + length + 1 : NULL;
    if (!value && takes_value(option) && *i + 1 < args->argc)
        value = args->argv[++*i];
    return take_option(args, option, value, option->name);
}

/* "-v", "-o FILE", "-oFILE", "-qn". */
static bool short_options(struct args *args, int *i)
{
    for (const char *at = args->argv[*i] + 1; *at; at++) {
        char said[3] = {'-', *at, '\0'};
        const struct option_info *option = find_option(args, NULL, 0, *at);
        if (!option)
            return unknown_option(args, said);
        const char *value = NULL;
        if (takes_value(option)) {
            value = at[1] ? at + 1 : *i + 1 < args->argc ? args->argv[++*i] : NULL;
            return take_option(args, option, value, said);
        }
        if (!take_option(args, option, NULL, said))
            return false;
    }
    return true;
}

static bool looks_like_option(const char *word)
{
    bool number = word[0] == '-' && word[1] >= '0' && word[1] <= '9';
    return word[0] == '-' && word[1] && !number;
}

static bool takes_filter(enum command command)
{
    size_t count;
    const struct argument_info *rows = command_arguments(&count);
    for (size_t i = 0; i < count; i++)
        if (rows[i].command == command && rows[i].form == FORM_FILTER)
            return true;
    return false;
}

/* "-tag:later" takes a word of a filter back; "-qv" stays what it is. */
static bool is_filter_word(const struct args *args, const char *word)
{
    if (!takes_filter(args->out->command) || !args->behind_command || word[1] == '-' || !word[2])
        return false;
    for (const char *at = word + 1; *at; at++)
        if (!find_option(args, NULL, 0, *at))
            return true;
    return false;
}

/* Does the option take the next word, by the options of any command? Needed before the command is
 * known. */
static bool skips_next(const char *word)
{
    size_t count, length = strlen(word);
    const struct option_info *rows = command_options(&count);
    for (size_t i = 0; i < count; i++) {
        bool same = word[1] == '-' ? str_equal(rows[i].name, word)
                                   : length == 2 && rows[i].letter && rows[i].letter == word[1];
        if (same && takes_value(&rows[i]))
            return true;
    }
    return false;
}

/* The command is the first word (or two) that is neither an option nor an option's value. */
static void find_command(struct args *args, int consumed[2], const char **unknown)
{
    const char *words[2] = {NULL, NULL};
    int places[2] = {-1, -1}, found = 0, taken = 0;
    bool only_words = false;
    for (int i = 1; i < args->argc && found < 2; i++) {
        if (!only_words && looks_like_option(args->argv[i])) {
            only_words = !strcmp(args->argv[i], "--");
            i += !only_words && skips_next(args->argv[i]);
            continue;
        }
        places[found] = i;
        words[found++] = args->argv[i];
    }
    args->out->command = COMMAND_COUNT;
    *unknown = words[0];
    consumed[0] = consumed[1] = -1;
    if (!words[0])
        return;
    args->out->command = command_find(words[0], words[1], &taken);
    for (int i = 0; i < taken && args->out->command != COMMAND_COUNT; i++)
        consumed[i] = places[i];
}

static bool read_option(struct args *args, int *i)
{
    const char *word = args->argv[*i];
    return word[1] == '-' ? long_option(args, i) : short_options(args, i);
}

/* "conference add", "conference edit": what a word alone, or one with a wrong second word, may have
 * meant. */
static const char *pairs_of(struct args *args, const char *word)
{
    const char *pairs = NULL;
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct command_info *info = command_info((enum command)i);
        size_t length = strcspn(info->verb, " ");
        if ((info->faces & FACE_CLI) && info->verb[length] && strlen(word) == length &&
            !strncmp(info->verb, word, length))
            pairs = pairs ? arena_printf(args->arena, "%s, %s", pairs, info->verb) : info->verb;
    }
    return pairs;
}

/* A mistyped option in front takes its value for the command. */
static bool check_options_before(struct args *args, const char *word)
{
    size_t count;
    const struct option_info *rows = command_options(&count);
    for (int i = 1; i < args->argc && args->argv[i] != word; i++) {
        bool known = args->argv[i][0] != '-' || args->argv[i][1] != '-' || !args->argv[i][2];
        size_t length = strcspn(args->argv[i], "=");
        for (size_t k = 0; k < count && !known; k++)
            known = strlen(rows[k].name) == length && !strncmp(rows[k].name, args->argv[i], length);
        if (!known)
            return unknown_option(args, arena_strndup(args->arena, args->argv[i], length));
    }
    return true;
}

static bool unknown_command(struct args *args, const char *word)
{
    const char *near = command_nearest(word, FACE_CLI), *pairs = pairs_of(args, word);
    if (!check_options_before(args, word))
        return false;
    if (pairs)
        return err_set(args->err, ERR_USAGE, "%s: needs its second word; did you mean: juggle %s",
                       word, pairs);
    if (near)
        return err_set(args->err, ERR_USAGE, "%s: no such command; did you mean: juggle %s", word,
                       near);
    return err_set(args->err, ERR_USAGE, "%s: no such command; see: juggle help", word);
}

static bool check_count(struct args *args)
{
    size_t count, least = 0, most = 0;
    const struct argument_info *rows = command_arguments(&count);
    const char *missing = NULL;
    for (size_t i = 0; i < count; i++) {
        if (rows[i].command != args->out->command)
            continue;
        bool needed = rows[i].count == COUNT_ONE || rows[i].count == COUNT_MANY;
        bool many = rows[i].count == COUNT_MANY || rows[i].count == COUNT_ANY_NUMBER;
        if (needed && ++least > args->words.count && !missing)
            missing = rows[i].name;
        most = many || most == SIZE_MAX ? SIZE_MAX : most + 1;
    }
    const char *verb = command_info(args->out->command)->verb;
    if (missing)
        return err_set(args->err, ERR_USAGE, "%s: needs %s; see: juggle help %s", verb, missing,
                       verb);
    if (args->words.count > most)
        return err_set(args->err, ERR_USAGE,
                       "%s: %s is too much; words that belong together need quotes, see: "
                       "juggle help %s",
                       verb, args->words.at[most], verb);
    return true;
}

static bool read_words(struct args *args, const int consumed[2])
{
    bool only_words = false;
    for (int i = 1; i < args->argc; i++) {
        const char *word = args->argv[i];
        args->behind_command = i > consumed[0];
        if (!only_words && !strcmp(word, "--"))
            only_words = true;
        else if (!only_words && looks_like_option(word) && !is_filter_word(args, word)) {
            if (!read_option(args, &i))
                return false;
        } else if (i != consumed[0] && i != consumed[1])
            VEC_PUSH(args->arena, &args->words, word);
    }
    return true;
}

/* "juggle conference --help": help on all that begin with the word. */
static bool help_family(struct args *args, const char *word)
{
    bool asked = false;
    for (int i = 1; i < args->argc; i++)
        asked = asked || str_equal(args->argv[i], "--help") || str_equal(args->argv[i], "-h");
    if (!asked || !pairs_of(args, word))
        return false;
    VEC_PUSH(args->arena, &args->words, word);
    args->out->command = COMMAND_help;
    args->out->arguments = args->words.at;
    args->out->argument_count = 1;
    return true;
}

bool args_parse(struct arena *arena, int argc, const char *const *argv, struct call *out,
                struct err *err)
{
    struct args args = {.arena = arena, .argc = argc, .argv = argv, .out = out, .err = err};
    int consumed[2];
    const char *unknown;
    *out = (struct call){.color = "auto"};
    for (int i = 1; i < argc && strcmp(argv[i], "--"); i++)
        out->json = out->json || str_equal(argv[i], "--json"); /* also for a mistake before it */
    find_command(&args, consumed, &unknown);
    if (out->command == COMMAND_COUNT && unknown)
        return help_family(&args, unknown) || unknown_command(&args, unknown);
    if (!read_words(&args, consumed))
        return false;
    out->arguments = args.words.at;
    out->argument_count = args.words.count;
    out->options = args.options.at;
    out->option_count = args.options.count;
    return out->command == COMMAND_COUNT || out->help || out->version || check_count(&args);
}

const char *call_option(const struct call *call, const char *name)
{
    for (size_t i = call->option_count; i-- > 0;)
        if (str_equal(call->options[i].info->name, name))
            return call->options[i].value;
    return NULL;
}

bool call_has(const struct call *call, const char *name)
{
    return call_option(call, name) != NULL;
}

const char *call_argument(const struct call *call, size_t n)
{
    return n < call->argument_count ? call->arguments[n] : NULL;
}

const char *call_rest(const struct call *call, struct arena *arena, size_t n)
{
    const char *joined = n < call->argument_count ? call->arguments[n] : "";
    for (size_t i = n + 1; i < call->argument_count; i++)
        joined = arena_printf(arena, "%s %s", joined, call->arguments[i]);
    return joined;
}
