/* SPDX-License-Identifier: MIT
 *
 * wire: any bytes as what a child sends: the parent ends with an error, or takes only what is in
 * range.
 */
#include "fuzz.h"

#include <stdio.h>
#include <string.h>

#include "juggle/base/text.h"
#include "juggle/ics/read.h"

static void check_text(const char *text)
{
    CHECK(!text || text_is_utf8(text, strlen(text)));
}

static bool on_calendar(void *context, const struct ics_calendar *calendar)
{
    (void)context;
    check_text(calendar->name);
    check_text(calendar->zone);
    return true;
}

static bool on_event(void *context, const struct ics_event *event)
{
    const struct event *e = &event->event;
    (void)context;
    check_text(e->title);
    check_text(e->description);
    if (event->same || event->skipped)
        return true;
    CHECK(e->start_day >= day_of(YEAR_MIN, 1, 1) && e->start_day <= day_of(YEAR_MAX, 12, 31));
    CHECK(e->start_second >= 0 && e->start_second < DAY_SECONDS);
    CHECK(e->end_second >= 0 && e->end_second < DAY_SECONDS);
    CHECK(!e->zone || zone_name_valid(e->zone));
    return true;
}

static bool on_task(void *context, const struct task *task, int line)
{
    (void)context;
    check_text(task->title);
    CHECK(line >= 0);
    return true;
}

static bool on_call(void *context, const struct conference *call)
{
    (void)context;
    check_text(call->name);
    CHECK(call->uid && call->cfp != INSTANT_NONE);
    return true;
}

static bool on_oddity(void *context, const struct oddity *oddity)
{
    (void)context;
    CHECK(oddity_word(oddity->code) && oddity_action_word(oddity->action));
    check_text(oddity->message);
    return true;
}

static bool on_progress(void *context, size_t bytes)
{
    (void)context;
    (void)bytes;
    return true;
}

static bool on_end(void *context, const struct ics_end *end)
{
    (void)end;
    *(bool *)context = true;
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    bool ended = false;
    struct err err = {0};
    struct ics_visitor visitor = {&ended,    on_calendar, on_event, on_task,
                                  on_oddity, on_progress, on_end, on_call};
    FILE *file = tmpfile();
    CHECK(file && fwrite(bytes, 1, size, file) == size && fflush(file) == 0);
    rewind(file);
    bool fine = ics_receive(fileno(file), "fuzz", &visitor, &err);
    CHECK(fine ? ended : err.code == ERR_INPUT);
    fclose(file);
    return 0;
}
