/* SPDX-License-Identifier: MIT
 *
 * quickadd_settle: from what was found in a line to what it means: a task or an event, when it
 * takes place, how long, and where a repetition begins.
 */
#include "quickadd_private.h"

static const struct kind *kind_as(const struct quickadd_reader *r, bool as_task)
{
    return r->kind ? kind_find_everyday(r->context->kinds, r->kind, as_task) : NULL;
}

/* Leave is a day off even when only one day is said; several days at once are an event of those
 * kinds that take place rather than being worked at. */
static bool is_all_day(const struct quickadd_reader *r)
{
    const struct kind *kind = kind_as(r, false);
    if (r->start != MINUTES_NONE)
        return false;
    if (r->all_day)
        return true;
    if (!kind || r->first == DAY_NONE)
        return false;
    if (kind->like == KIND_LEAVE)
        return true;
    bool several = r->last != DAY_NONE || r->length_days > 1;
    return several && (kind->like == KIND_EVENT || kind->like == KIND_TRAVEL ||
                       kind->like == KIND_RECOVERY || kind->like == KIND_PERSONAL);
}

/* "from dec 24 for 10 days @leave" says when it takes place. */
static void take_start(struct quickadd_reader *r)
{
    struct quickadd_reader trial = *r;
    trial.first = r->earliest_day;
    if (r->first != DAY_NONE || r->earliest_minute != MINUTES_NONE || !is_all_day(&trial))
        return;
    r->first = r->earliest_day;
    r->earliest_day = DAY_NONE;
}

/* ---- where a repetition begins ---- */

static bool names_days(const struct recur_rule *rule)
{
    bool any = rule->weekdays || rule->months || rule->month_days.up || rule->month_days.down;
    for (int i = 0; i < 7; i++)
        any = any || rule->nth[i].up || rule->nth[i].down;
    return any;
}

/* The first day of the rule that isn't before `from`. Every other week begins with the nearest one.
 */
static day first_of_rule(const struct recur_rule *rule, day from)
{
    struct recur_rule nearest = *rule;
    struct wall first = {from, 0};
    nearest.interval = 1;
    nearest.count = 0;
    if (names_days(rule) && recur_next(&nearest, first, (struct wall){from - 1, 0}, &first))
        return first.day;
    return from;
}

/* A weekday is the next one, never today. */
static day rule_from(const struct quickadd_reader *r)
{
    if (r->first != DAY_NONE)
        return r->first;
    return r->context->today + (r->rule.weekdays != 0 && r->rule.freq == RECUR_WEEKLY);
}

static const char *rule_text(struct quickadd_reader *r, day first)
{
    struct str text;
    day last = r->until;
    if (r->rule_days)
        last = first + r->rule_days - 1;
    if (r->rule_months)
        last = day_add_months(first, r->rule_months) - 1;
    if (last != DAY_NONE) {
        r->rule.has_until = true;
        r->rule.until = (struct recur_moment){{last, 0}, true, false};
    }
    if (r->until != DAY_NONE && r->until < first)
        quickadd_note(r, "the repetition ends before it begins, on %s",
                      quickadd_date_label(r, r->until, MINUTES_NONE));
    str_init(&text);
    recur_format(&r->rule, &text);
    const char *copy = arena_strdup(r->arena, text.text);
    str_finish(&text);
    return copy;
}

/* ---- events ---- */

static int64_t minute_of(day date, minutes clock)
{
    return (int64_t)date * DAY_MINUTES + clock;
}

static minutes usual_length(const struct quickadd_reader *r)
{
    const struct kind *kind = kind_as(r, false);
    if (!kind)
        kind = kind_find(r->context->kinds, kind_builtin()->at[KIND_MEETING].word);
    return kind && kind->length > 0 ? kind->length : kind_builtin()->at[KIND_MEETING].length;
}

static bool has_passed(const struct quickadd_reader *r, day date)
{
    return minute_of(date, r->start) <= minute_of(r->context->today, r->context->now);
}

/* Without a date: today, or the next day on which the time is still to come. */
static day event_day(struct quickadd_reader *r)
{
    char buf[DATE_SIZE];
    day date = r->first;
    if (r->repeats) {
        date = first_of_rule(&r->rule, rule_from(r));
        if (r->first == DAY_NONE && has_passed(r, date))
            date = first_of_rule(&r->rule, date + 1);
    } else if (date == DAY_NONE) {
        for (date = r->context->today; has_passed(r, date);)
            date++;
        if (date > r->context->today)
            quickadd_note(r, "%s has passed today: %s",
                          clock_format(r->start, r->context->h24, buf),
                          quickadd_date_label(r, date, MINUTES_NONE));
    }
    return date;
}

static void set_end(struct quickadd_reader *r, struct quickadd *out)
{
    int64_t start = minute_of(out->day, out->start), end;
    if (r->end == MINUTES_NONE)
        end = start + (r->length != MINUTES_NONE ? r->length : usual_length(r));
    else if (r->end_day != DAY_NONE)
        end = minute_of(r->end_day, r->end);
    else
        end = minute_of(out->day + (r->end <= r->start), r->end);
    if (end <= start) {
        quickadd_note(r, "the end comes before the start");
        end = start + usual_length(r);
    }
    out->end_day = (day)(end / DAY_MINUTES - (end % DAY_MINUTES < 0));
    out->end = (minutes)(end - minute_of(out->end_day, 0));
    out->length = (minutes)(end - start);
}

/* "dec 3-5 9:00-17:00": at that time on each of the days. */
static void repeat_daily(struct quickadd_reader *r)
{
    r->rule = (struct recur_rule){.freq = RECUR_DAILY, .interval = 1};
    r->until = r->last;
    r->repeats = true;
}

static void settle_timed(struct quickadd_reader *r, struct quickadd *out)
{
    if (r->last != DAY_NONE && !r->repeats)
        repeat_daily(r);
    out->day = event_day(r);
    out->start = r->start;
    set_end(r, out);
}

static void settle_whole_days(struct quickadd_reader *r, struct quickadd *out)
{
    day first = r->first != DAY_NONE ? r->first : r->context->today;
    int days = r->last != DAY_NONE ? r->last - first + 1 : r->length_days;
    out->all_day = true;
    out->day = r->repeats ? first_of_rule(&r->rule, rule_from(r)) : first;
    out->end_day = out->day + (days > 0 ? days : 1);
}

static void settle_event(struct quickadd_reader *r, struct quickadd *out)
{
    out->is_event = true;
    if (r->start != MINUTES_NONE)
        settle_timed(r, out);
    else
        settle_whole_days(r, out);
    if (r->due_day != DAY_NONE)
        quickadd_note(r, "an event has no due date");
    if (r->earliest_day != DAY_NONE)
        quickadd_note(r, "an event has no earliest start");
}

/* ---- tasks ---- */

/* Several days: it may begin on the first and is due on the last. */
static void settle_task(struct quickadd_reader *r, struct quickadd *out)
{
    out->due_day = r->due_day;
    out->due_minute = r->due_minute;
    out->earliest_day = r->earliest_day;
    out->earliest_minute = r->earliest_minute;
    out->length = r->length;
    if (r->last == DAY_NONE) {
        out->day = r->first;
    } else {
        out->earliest_day = r->earliest_day != DAY_NONE ? r->earliest_day : r->first;
        out->due_day = r->due_day != DAY_NONE ? r->due_day : r->last;
    }
    bool anchored = out->due_day != DAY_NONE || out->earliest_day != DAY_NONE;
    if (r->repeats && (r->first != DAY_NONE || !anchored) && r->last == DAY_NONE)
        out->day = first_of_rule(&r->rule, rule_from(r));
    if (out->due_day != DAY_NONE && out->earliest_day != DAY_NONE &&
        out->due_day < out->earliest_day)
        quickadd_note(r, "due before it may begin");
}

void quickadd_settle(struct quickadd_reader *r, struct quickadd *out)
{
    take_start(r);
    bool event = r->start != MINUTES_NONE || is_all_day(r);
    out->day = out->end_day = out->due_day = out->earliest_day = DAY_NONE;
    out->start = out->end = out->length = out->due_minute = out->earliest_minute = MINUTES_NONE;
    out->kind = kind_as(r, !event);
    out->project = r->project;
    out->tags = r->tags;
    out->priority = r->priority;
    out->place = r->place;
    out->zone = r->zone;
    out->url = r->url;
    if (event)
        settle_event(r, out);
    else
        settle_task(r, out);
    if (r->repeats) {
        day first = out->day != DAY_NONE ? out->day : out->due_day;
        out->repeat = rule_text(r, first != DAY_NONE ? first : r->context->today);
    }
    if (r->first != DAY_NONE && r->first < r->context->today)
        quickadd_note(r, "%s is past", quickadd_date_label(r, r->first, MINUTES_NONE));
}
