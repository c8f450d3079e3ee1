/* SPDX-License-Identifier: MIT
 *
 * cmd_report: a week, month or quarter as something to read or to hand on.
 */
#include "handlers.h"
#include "report.h"

#include "juggle/base/str.h"

static struct period period_of(const struct world *world, const struct call *call, day on)
{
    day month = month_first(on);
    struct civil civil = day_civil(on);
    if (call_has(call, "--quarter")) {
        day from = day_of(civil.year, (civil.month - 1) / 3 * 3 + 1, 1);
        return (struct period){from, day_add_months(from, 3), "quarter"};
    }
    if (call_has(call, "--month"))
        return (struct period){month, day_add_months(month, 1), "month"};
    day week = day_week_start(on, world->workdays.week_start);
    return (struct period){week, week + 7, "week"};
}

static bool read_form(const char *word, bool *json, enum paper_form *out, struct err *err)
{
    *json = str_equal(word, "json");
    *out = str_equal(word, "md")     ? PAPER_MARKDOWN
           : str_equal(word, "html") ? PAPER_HTML
                                     : PAPER_TEXT;
    if (!word || *json || *out != PAPER_TEXT || str_equal(word, "text"))
        return true;
    return err_set(err, ERR_USAGE, "%s: no such format; it is one of text, md, html, json", word);
}

bool cmd_report(struct world *world, const struct call *call, struct reply *reply, struct err *err)
{
    struct report report = {.world = world, .shared = call_has(call, "--share")};
    enum paper_form form;
    bool json;
    day on;
    if (!read_form(call_option(call, "--format"), &json, &form, err) ||
        !read_day(world, call_option(call, "--date"), &on, err))
        return false;
    report.period = period_of(world, call, on);
    if (!world_view(world, report.period.from, report.period.to, &report.view, err))
        return false;
    report.answer = reply_open(reply, world, "report");
    if (!report_gather(&report, err))
        return false;
    if (json) {
        value_write_json(&reply->text, report.answer);
        str_add(&reply->text, "\n");
    } else {
        report_write(&reply->text, form, &world->turn, report.answer);
    }
    return true;
}
