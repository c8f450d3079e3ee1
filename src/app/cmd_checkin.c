/* SPDX-License-Identifier: MIT
 *
 * cmd_checkin: checkin and snooze: what only the person knows, and which warnings may wait.
 */
#include "survey.h"
#include "juggle/base/parse.h"
#include "juggle/load/rules.h"

/* 1..5, or "-" for left out. */
static bool read_scale(const char *text, const char *what, int32_t *out, struct err *err)
{
    int64_t number;
    if (str_equal(text, "-"))
        return true;
    if (!parse_int(text, 1, 5, &number))
        return err_set(err, ERR_USAGE,
                       "checkin: %s: %s is a number from 1 to 5, or - to leave it out", text, what);
    *out = (int32_t)number;
    return true;
}

static void put_scale(struct value *map, const char *key, int32_t number)
{
    if (number > 0)
        value_put_int(map, key, number);
    else
        value_put_null(map, key);
}

bool cmd_checkin(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    const void *known;
    struct checkin checkin;
    bool due;
    if (call_has(call, "--month"))
        return survey_run(world, call, reply, err);
    record_clear(RECORD_CHECKIN, &checkin);
    if (!change_begin(world, err) ||
        !store_find(world->store, &world->turn, RECORD_CHECKIN, world->today, &known, err))
        return false;
    if (known)
        checkin = *(const struct checkin *)known;
    else
        checkin.created = world->now;
    checkin.id = world->today;
    if (!read_scale(call_argument(call, 0), "energy", &checkin.energy, err) ||
        !read_scale(call_argument(call, 1), "switched off", &checkin.switched_off, err))
        return false;
    if (call->argument_count > 2)
        checkin.note = call_rest(call, &world->turn, 2);
    if (checkin.energy <= 0 && checkin.switched_off <= 0 && str_blank(checkin.note))
        return err_set(err, ERR_USAGE,
                       "checkin: all of it is left out; say one of the two, or a note");
    if (!store_put(world->store, RECORD_CHECKIN, &checkin, err))
        return false;
    change_label(world, reply, "Checked in");
    if (!change_end(world, reply, "checkin", NULL, 0, err))
        return false;
    put_day(reply->answer, "date", world->today);
    put_scale(reply->answer, "energy", checkin.energy);
    put_scale(reply->answer, "switched_off", checkin.switched_off);
    value_put_text(reply->answer, "note", checkin.note);
    if (!survey_due(world, &due, err))
        return false;
    value_put_bool(reply->answer, "monthly_due", due);
    return !due || put_surveys(reply->answer, world, err);
}

/* One that is already put aside gets the new date. */
static bool find_snooze(struct world *world, const char *rule, struct snooze *out, struct err *err)
{
    struct record_list list;
    if (!store_all(world->store, &world->turn, RECORD_SNOOZE, &list, err))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        const struct snooze *snooze = list.at[i];
        if (str_equal(snooze->rule, rule) && snooze->until > world->today)
            *out = *snooze;
    }
    return true;
}

bool cmd_snooze(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    const char *word = call_argument(call, 0), *because = call_option(call, "--because");
    const char *until = call_option(call, "--until");
    const char *names[LOAD_RULE_COUNT];
    enum load_rule rule;
    struct snooze snooze;
    char date[DATE_SIZE];
    record_clear(RECORD_SNOOZE, &snooze);
    for (int i = 0; i < LOAD_RULE_COUNT; i++)
        names[i] = rules_row((enum load_rule)i)->name;
    if (!rules_parse(word, &rule)) {
        const char *near = str_nearest(word, names, LOAD_RULE_COUNT);
        return err_set(err, ERR_NOT_FOUND, "%s: no such rule; %s%s", word,
                       near ? "did you mean " : "juggle burnout --json lists them",
                       near ? near : "");
    }
    if (!until || str_blank(because))
        return err_set(err, ERR_USAGE,
                       "snooze: needs --until DATE and --because TEXT (\"I chose this\" is fine)");
    if (!change_begin(world, err) || !find_snooze(world, names[rule], &snooze, err) ||
        !read_day(world, until, &snooze.until, err))
        return false;
    if (snooze.until <= world->today)
        return err_set(err, ERR_USAGE,
                       "%s: not a day to come; a warning can wait until tomorrow or later", until);
    snooze.rule = names[rule];
    snooze.first_day = world->today;
    snooze.because = because;
    if (!store_put(world->store, RECORD_SNOOZE, &snooze, err))
        return false;
    change_label(world, reply, "%s \"%s\" waits until %s", snooze.rule, rules_row(rule)->title,
                 day_format(snooze.until, date));
    if (!change_end(world, reply, "snooze", NULL, 0, err))
        return false;
    value_put_text(reply->answer, "rule", snooze.rule);
    put_day(reply->answer, "until", snooze.until);
    value_put_text(reply->answer, "because", because);
    return true;
}
