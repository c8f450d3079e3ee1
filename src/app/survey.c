/* SPDX-License-Identifier: MIT
 *
 * survey: the questions' words, and the months' answers as a line of numbers each, to be looked at
 * and not to be added up.
 */
#include "survey.h"

#include "juggle/base/parse.h"
#include "juggle/base/str.h"
#include "juggle/load/wording.h"

enum { MONTHS_SHOWN = 12 };

const struct survey_question *survey_question(int which)
{
    static const struct survey_question questions[SURVEY_QUESTIONS] = {
        {"My work left me drained.", "never", "almost always"},
        {"I kept my distance from people I usually like to help.", "never", "almost always"},
        {"I doubted that my work makes a difference.", "never", "almost always"},
        {"All in all, how worn out by work do I feel?", "not at all", "completely"},
    };
    return &questions[which];
}

static int32_t *place_of(struct survey *survey, int which)
{
    int32_t *const places[SURVEY_QUESTIONS] = {&survey->first, &survey->second, &survey->third,
                                               &survey->fourth};
    return places[which];
}

/* 1..5, or 0 where it was left out. */
static int survey_answer(const struct survey *survey, int which)
{
    struct survey copy = *survey;
    int32_t number = *place_of(&copy, which);
    return number >= 1 && number <= 5 ? number : 0;
}

bool survey_due(struct world *world, bool *out, struct err *err)
{
    const void *known = NULL;
    *out = world->settings->checkin_monthly;
    if (*out && !store_find(world->store, &world->turn, RECORD_SURVEY, month_first(world->today),
                            &known, err))
        return false;
    *out &= !known;
    return true;
}

static bool read_answer(const char *text, int32_t *out, struct err *err)
{
    int64_t number;
    if (str_equal(text, "-"))
        return true;
    if (!text || !parse_int(text, 1, 5, &number))
        return err_set(err, ERR_USAGE,
                       "checkin --month: %s: four answers from 1 to 5, or - to leave one out",
                       text ? text : "too few");
    *out = (int32_t)number;
    return true;
}

static void put_month(struct value *list, struct world *world, const struct survey *survey)
{
    struct civil civil = day_civil((day)survey->id);
    struct value *map = value_push_map(list);
    value_put_text(map, "month", arena_printf(&world->turn, "%04d-%02d", civil.year, civil.month));
    struct value *answers = value_put_list(map, "answers");
    for (int i = 0; i < SURVEY_QUESTIONS; i++)
        if (survey_answer(survey, i))
            value_push_int(answers, survey_answer(survey, i));
        else
            value_push(answers, NULL);
}

static bool any_answer(const struct survey *survey)
{
    bool any = false;
    for (int i = 0; i < SURVEY_QUESTIONS; i++)
        any |= survey_answer(survey, i) > 0;
    return any;
}

bool put_surveys(struct value *answer, struct world *world, struct err *err)
{
    struct record_list list;
    day first = day_add_months(month_first(world->today), 1 - MONTHS_SHOWN);
    struct value *months = value_put_list(answer, "months"), *questions;
    if (!store_all(world->store, &world->turn, RECORD_SURVEY, &list, err))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        const struct survey *survey = list.at[i];
        if (survey->id >= first && any_answer(survey))
            put_month(months, world, survey);
    }
    questions = value_put_list(answer, "questions");
    for (int i = 0; i < SURVEY_QUESTIONS; i++)
        value_push_text(questions, survey_question(i)->text);
    return true;
}

bool survey_run(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    struct survey survey;
    record_clear(RECORD_SURVEY, &survey);
    survey.id = month_first(world->today);
    survey.created = world->now;
    if (call->argument_count > SURVEY_QUESTIONS)
        return err_set(err, ERR_USAGE, "checkin --month: four answers, no note");
    for (int i = 0; i < SURVEY_QUESTIONS; i++)
        if (!read_answer(call_argument(call, (size_t)i), place_of(&survey, i), err))
            return false;
    if (!change_begin(world, err) || !store_put(world->store, RECORD_SURVEY, &survey, err))
        return false;
    const char *month = month_long(day_civil((day)survey.id).month);
    change_label(world, reply, any_answer(&survey) ? "Noted for %s" : "Not asked again in %s",
                 month);
    if (!change_end(world, reply, "checkin", NULL, 0, err) ||
        !put_surveys(reply->answer, world, err))
        return false;
    bool worn = survey_answer(&survey, SURVEY_QUESTIONS - 1) >= SURVEY_WORN;
    value_put_text(reply->answer, "footer", worn ? wording_care() : NULL);
    return true;
}
