/* SPDX-License-Identifier: MIT
 *
 * parse: numbers, dates, times and lengths as people and machines write them.
 *
 * Each reads the whole of its text: trailing characters are an error. What is
 * refused leaves the outs alone. Nothing here knows a zone; `today` is the
 * person's own date.
 */
#ifndef JUGGLE_BASE_PARSE_H
#define JUGGLE_BASE_PARSE_H

#include <stdbool.h>
#include <stdint.h>

#include "juggle/base/arena.h"
#include "juggle/base/date.h"

/* Decimal, optional sign, in [low, high]. */
bool parse_int(const char *text, int64_t low, int64_t high, int64_t *out);
/* "12", "0.30", "-1.5": at most 15 digits, no exponent, point only. */
bool parse_real(const char *text, double *out);

/* "2026-11-21" only. */
bool parse_iso_day(const char *text, day *out);
/* "2026-11-21T09:00[:00][+01:00|Z]"; has_offset says whether an offset stood there (seconds
 * east in *offset). A blank may stand for the T. */
bool parse_iso_time(const char *text, struct wall *out, bool *has_offset, int32_t *offset);
/* "9:00", "09:00", "9am", "9:30pm", "17h", "17:00"; 24:00 is allowed as an end. Minutes of day. */
bool parse_clock(const char *text, minutes *out);
/* "15:00-16:30", "9-11am", "9-17h", "9:00–10:00", with or without blanks round the dash. An end
 * before the start is past midnight; whether that is meant is the caller's matter. */
bool parse_clock_range(const char *text, minutes *start, minutes *end);
/* "90m", "1h30", "1h30m", "1.5h", "2h", "45min", "2 hours", "1d 2h" (a day of `day_length`, which
 * is refused where that is 0), up to 366 days. */
bool parse_length(const char *text, minutes day_length, minutes *out);

/* A length of at most a day as the first word of a line or as its last one, and what the line is
 * without it, in the arena: "45m Fix CI", "Fix CI 45m". */
bool parse_spent(struct arena *arena, const char *line, minutes day_length, minutes *out,
                 const char **rest);

/* Day words, one to three of them, case-blind: "today", "tomorrow", "tmr", "yesterday", weekdays
 * ("fri" is the next one, never today), "next mon" (that of next week), "+3d", "-1w", "in 3 days",
 * "3 weeks", "eow", "eom", "dec 3", "3rd dec", "dec 3 2027", "3.12.", "3.12.2026", "2026-12-03";
 * "12/3" is refused as ambiguous. A date without a year that is past is next year's.
 * week_start tells where a week begins for "eow" (its last day) and "next". */
bool parse_day(const char *text, day today, enum weekday week_start, day *out);
/* The same where nothing but a date may stand (an argument, what follows `due`): "3.12" is one too
 * there, which in a title is as likely a version. */
bool parse_day_alone(const char *text, day today, enum weekday week_start, day *out);
/* One word that is a weekday, or a month: full or three letters, and what people write besides
 * ("tues", "weds", "thur", "thurs", "sept"). Case-blind. */
bool parse_weekday(const char *word, enum weekday *out);
bool parse_month(const char *word, int *out);

#endif
