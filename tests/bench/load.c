/* SPDX-License-Identifier: MIT
 *
 * load WHAT: the model of load and recovery on a calendar as dense as a store of 100 k events in
 * ten years, 27 a day. WHAT is what is done beyond the read of its window: `nothing`, `day` (a
 * day's findings), `weeks` (16 weeks of forecast). Prints the milliseconds of the quickest of
 * several runs.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "juggle/load/forecast.h"

enum { TODAY = 20778, BACK = 161, AHEAD = 147, A_DAY = 27, RUNS = 5, WEEKS = 16, PIECE = 30 };

static struct load_block blocks[(BACK + AHEAD) * A_DAY];

/* Many short meetings, some of them over each other, as imported calendars have them. */
static void fill(struct load_input *input, struct load_config *config)
{
    static const enum kind_id kinds[] = {KIND_MEETING, KIND_CONTENT, KIND_SUPPORT, KIND_PREP,
                                         KIND_COMMUNITY};
    size_t count = 0;
    for (day d = TODAY - BACK; d < TODAY + AHEAD; d++)
        for (int i = 0; i < A_DAY; i++) {
            moment start = (moment)d * DAY_MINUTES + 9 * 60 + (i * 37 + d % 7 * 11) % (9 * 60);
            blocks[count++] = (struct load_block){.start = start,
                                                  .end = start + PIECE,
                                                  .kind = &kind_builtin()->at[kinds[i % 5]],
                                                  .tenths = LOAD_TENTHS_OF_KIND,
                                                  .origin = LOAD_PLANNED};
        }
    load_input_init(input);
    limits_default(config);
    input->blocks = blocks;
    input->block_count = count;
    input->config = config;
    input->last_day = TODAY + AHEAD - 1;
}

static void work(const struct load_input *input, const char *what)
{
    struct arena arena;
    arena_init(&arena);
    if (!strcmp(what, "day")) {
        struct findings findings;
        rules_evaluate(timeline_build(&arena, input), TODAY, &findings);
    } else if (!strcmp(what, "weeks")) {
        struct forecast_ask ask = {TODAY + 1, WEEKS, true, MINUTES_NONE};
        struct forecast forecast;
        forecast_build(&arena, input, &ask, &forecast);
    }
    arena_finish(&arena);
}

static double milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

int main(int argc, char **argv)
{
    struct load_input input;
    struct load_config config;
    double least = 0;
    if (argc < 2) {
        fprintf(stderr, "load: usage: load nothing|day|weeks [once]\n");
        return 1;
    }
    fill(&input, &config);
    for (int run = 0; run < (argc > 2 ? 1 : RUNS); run++) {
        double before = milliseconds();
        work(&input, argv[1]);
        double spent = milliseconds() - before;
        least = run && least < spent ? least : spent;
    }
    printf("%.3f\n", least);
    return 0;
}
