/* SPDX-License-Identifier: MIT
 *
 * quickadd_when: the parts of quick add that say when: dates, times, due and not before.
 */
#include "quickadd_private.h"

#include <string.h>

#include "juggle/base/ascii.h"
#include "juggle/base/parse.h"

const char *quickadd_date_label(struct quickadd_reader *r, day date, minutes clock)
{
    struct civil c = day_civil(date);
    char buf[DATE_SIZE];
    const char *label = arena_printf(r->arena, "%s %d %s", weekday_short(day_weekday(date)), c.mday,
                                     month_short(c.month));
    if (c.year != day_civil(r->context->today).year)
        label = arena_printf(r->arena, "%s %d", label, c.year);
    if (clock != MINUTES_NONE)
        label = arena_printf(r->arena, "%s %s", label,
                             clock_format(clock % DAY_MINUTES, r->context->h24, buf));
    return label;
}

/* ---- times ---- */

/* "17h" is seventeen hours long unless "at" stands before it; "15:00" and "9am" are times anyway.
 */
static bool is_clock_form(const char *word, bool led)
{
    return led || strchr(word, ':') || strchr(word, 'm');
}

/* A time of day. */
static size_t quickadd_clock(struct quickadd_reader *r, size_t at, bool led, minutes *out)
{
    const char *word = quickadd_bare(r, at);
    bool behind_date = r->read_to == at && r->first != DAY_NONE;
    if ((led || behind_date) && quickadd_is(r, at, "noon")) {
        *out = DAY_MINUTES / 2;
        return 1;
    }
    if (!ascii_is_digit(*word))
        return 0;
    if (quickadd_is_one(r, at + 1, "am pm") &&
        parse_clock(arena_printf(r->arena, "%s %s", word, quickadd_bare(r, at + 1)), out))
        return 2;
    return is_clock_form(word, led) && parse_clock(word, out);
}

/* Of "2:30-4pm" both are in the afternoon, where that leaves them in order. */
static bool parse_range(const char *text, minutes *start, minutes *end)
{
    const char *half = strstr(text, "pm");
    if (!parse_clock_range(text, start, end))
        return false;
    if (half && !strchr(text, 'a') && !strstr(half + 1, "pm") && *start + DAY_MINUTES / 2 < *end)
        *start += DAY_MINUTES / 2;
    return true;
}

/* "9-10" right behind a date, with nothing more of the title behind it: hours of the day. */
static bool bare_hours(struct quickadd_reader *r, size_t at)
{
    struct quickadd_reader trial = *r;
    const char *word = quickadd_bare(r, at);
    trial.read_to = 0;
    if (r->read_to != at || r->first == DAY_NONE || word[strspn(word, "0123456789-")] ||
        !quickadd_backed(&trial, at, at + 1, QUICKADD_TIME))
        return false;
    if (!parse_clock_range(arena_printf(r->arena, "%sh", word), &trial.start, &trial.end) ||
        trial.start < 7 * 60 || trial.end < trial.start)
        return false;
    r->start = trial.start;
    r->end = trial.end;
    return true;
}

/* "15:00-16:30" as one word, or led "9 to 11am" and "9 - 11am" as three. */
static size_t clock_range(struct quickadd_reader *r, size_t at, bool led)
{
    const char *word = quickadd_bare(r, at);
    if (ascii_is_digit(*word) && is_clock_form(word, led) && parse_range(word, &r->start, &r->end))
        return 1;
    if (!led && ascii_is_digit(*word) && bare_hours(r, at))
        return 1;
    if (!led || !quickadd_is_dash(r, at + 1) || !ascii_is_digit(*word))
        return 0;
    word = arena_printf(r->arena, "%s-%s", word, quickadd_bare(r, at + 2));
    return parse_range(word, &r->start, &r->end) ? 3 : 0;
}

/* Behind a start: "to 16:30", "- sat 01:00". */
static size_t range_end(struct quickadd_reader *r, size_t at)
{
    size_t taken, more;
    if (!quickadd_is_dash(r, at))
        return 0;
    taken = quickadd_clock(r, at + 1, true, &r->end);
    if (taken)
        return taken + 1;
    taken = quickadd_day(r, at + 1, true, &r->end_day);
    more = taken ? quickadd_clock(r, at + 1 + taken, true, &r->end) : 0;
    if (more)
        return 1 + taken + more;
    r->end_day = DAY_NONE;
    return 0;
}

static const char *time_label(struct quickadd_reader *r)
{
    char start[DATE_SIZE], end[DATE_SIZE];
    clock_format(r->start, r->context->h24, start);
    if (r->end == MINUTES_NONE)
        return arena_strdup(r->arena, start);
    clock_format(r->end % DAY_MINUTES, r->context->h24, end);
    if (r->end_day != DAY_NONE)
        return arena_printf(r->arena, "%s to %s", start,
                            quickadd_date_label(r, r->end_day, r->end));
    return arena_printf(r->arena, "%s-%s", start, end);
}

size_t quickadd_read_time(struct quickadd_reader *r, size_t at)
{
    size_t lead = quickadd_is_one(r, at, "at from") ? 1 : 0;
    if (r->start != MINUTES_NONE)
        return 0;
    size_t taken = clock_range(r, at + lead, lead != 0);
    if (!taken) {
        minutes start;
        taken = quickadd_clock(r, at + lead, lead != 0, &start);
        if (!taken || start == DAY_MINUTES)
            return 0;
        r->start = start;
        taken += range_end(r, at + lead + taken);
    }
    r->label = time_label(r);
    return lead + taken;
}

/* ---- dates ---- */

/* "from mon 9:00-10:00" and "from dec 3 to dec 5" say when it takes place, not when it may begin.
 */
static bool is_stretch(struct quickadd_reader *r, size_t at)
{
    struct quickadd_reader trial = *r;
    day first, last;
    if (quickadd_days(&trial, at, true, &first, &last))
        return true;
    size_t taken = quickadd_day(&trial, at, true, &first);
    return quickadd_read_time(&trial, at + taken) && trial.end != MINUTES_NONE;
}

/* Words that may lead to a date. "for 3 weeks" is how long. */
static size_t date_lead(struct quickadd_reader *r, size_t at)
{
    if (quickadd_is(r, at, "on"))
        return 1;
    if (quickadd_is(r, at, "for"))
        return !quickadd_is_one(r, at + 2, "day days week weeks month months");
    return quickadd_is(r, at, "from") && is_stretch(r, at + 1);
}

/* "the saturday paper", "our march release", "the second monday": a name, not a date. */
static bool is_name(struct quickadd_reader *r, size_t at)
{
    size_t before = at;
    if (before > 1 && quickadd_is_one(r, before - 1, "first second third fourth last"))
        before--;
    return before > 0 && ascii_is_alpha(*quickadd_bare(r, at)) &&
           quickadd_is_one(r, before - 1, "the a an my our your");
}

size_t quickadd_read_date(struct quickadd_reader *r, size_t at)
{
    size_t lead, taken;
    minutes clock;
    day first, last;
    if (r->first != DAY_NONE || is_name(r, at))
        return 0;
    lead = date_lead(r, at);
    taken = r->start == MINUTES_NONE ? quickadd_iso_time(r, at + lead, &first, &clock) : 0;
    if (taken) {
        r->first = first;
        r->start = clock;
        taken += range_end(r, at + lead + taken);
        r->label = arena_printf(r->arena, "%s %s", quickadd_date_label(r, first, MINUTES_NONE),
                                time_label(r));
        return lead + taken;
    }
    struct quickadd_reader trial = *r;
    taken = quickadd_days(&trial, at + lead, lead != 0, &first, &last);
    if (taken) {
        r->last = last;
        r->notes = trial.notes;
        r->label = arena_printf(r->arena, "%s to %s", quickadd_date_label(r, first, MINUTES_NONE),
                                quickadd_date_label(r, last, MINUTES_NONE));
    } else {
        taken = quickadd_day(r, at + lead, lead != 0, &first);
        r->label = taken ? quickadd_date_label(r, first, MINUTES_NONE) : NULL;
    }
    if (!taken)
        return 0;
    r->first = first;
    return lead + taken;
}

/* A time without a date is today's, or tomorrow's when it has passed. */
static day day_of_clock(struct quickadd_reader *r, minutes clock)
{
    const struct quickadd_context *context = r->context;
    minutes now = context->now;
    day date = context->today;
    while (date * (int64_t)DAY_MINUTES + clock <= context->today * (int64_t)DAY_MINUTES + now)
        date++;
    return date;
}

/* A date, a time, or both; *clock is MINUTES_NONE without one. A time alone is today's, or
 * tomorrow's. */
static size_t quickadd_when(struct quickadd_reader *r, size_t at, day *date, minutes *clock)
{
    size_t taken = quickadd_iso_time(r, at, date, clock);
    if (taken)
        return taken;
    size_t on = quickadd_is(r, at, "on") ? 1 : 0;
    *clock = MINUTES_NONE;
    taken = quickadd_day(r, at + on, true, date);
    if (taken) {
        size_t next = at + on + taken, link = quickadd_is(r, next, "at") ? 1 : 0;
        bool noon = quickadd_is(r, next, "noon");
        size_t more = quickadd_clock(r, next + link, link || noon, clock);
        if (!more)
            *clock = MINUTES_NONE;
        return on + taken + (more ? link + more : 0);
    }
    size_t link = quickadd_is(r, at, "at") ? 1 : 0;
    taken = quickadd_clock(r, at + link, link || quickadd_is(r, at, "noon"), clock);
    if (taken)
        *date = day_of_clock(r, *clock);
    return taken ? link + taken : 0;
}

size_t quickadd_read_due(struct quickadd_reader *r, size_t at)
{
    day date;
    minutes clock;
    if (r->due_day != DAY_NONE || !quickadd_is_one(r, at, "due by"))
        return 0;
    size_t taken = quickadd_when(r, at + 1, &date, &clock);
    if (!taken)
        return 0;
    r->due_day = date;
    r->due_minute = clock == DAY_MINUTES ? MINUTES_NONE : clock;
    r->label = arena_printf(r->arena, "due %s", quickadd_date_label(r, date, r->due_minute));
    return taken + 1;
}

size_t quickadd_read_earliest(struct quickadd_reader *r, size_t at)
{
    day date;
    minutes clock;
    bool start = quickadd_is_one(r, at, "start starting"), after = quickadd_is(r, at, "after");
    if (r->earliest_day != DAY_NONE || (start && at == 0) ||
        (!start && !after && !quickadd_is(r, at, "from")))
        return 0;
    struct quickadd_reader trial = *r;
    if (!quickadd_day(&trial, at + 1, true, &date) && !quickadd_iso_time(r, at + 1, &date, &clock))
        return 0;
    if (is_stretch(r, at + 1))
        return 0;
    size_t taken = quickadd_when(r, at + 1, &date, &clock);
    r->earliest_day = date + (after && clock == MINUTES_NONE);
    r->earliest_minute = clock;
    r->label =
        arena_printf(r->arena, "not before %s", quickadd_date_label(r, r->earliest_day, clock));
    return taken + 1;
}

size_t quickadd_read_all_day(struct quickadd_reader *r, size_t at)
{
    size_t taken = quickadd_is_one(r, at, "allday all-day") ? 1 : 0;
    if (!taken && quickadd_is(r, at, "all") && quickadd_is(r, at + 1, "day") &&
        quickadd_backed(r, at, at + 2, QUICKADD_ALL_DAY))
        taken = 2;
    if (!taken || r->all_day)
        return 0;
    r->all_day = true;
    r->label = "all day";
    return taken;
}
