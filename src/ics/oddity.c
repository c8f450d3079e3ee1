/* SPDX-License-Identifier: MIT
 *
 * oddity: the codes of oddities.def as words, and the limits of a source.
 */
#include "juggle/ics/read.h"

static const struct {
    const char *word;
    const char *meaning;
} rows[] = {
#define ODDITY(name, code, meaning) {code, meaning},
#include "juggle/ics/oddities.def"
#undef ODDITY
};

const char *oddity_word(enum oddity_code code)
{
    return code < ODDITY_COUNT ? rows[code].word : "unknown";
}

const char *oddity_meaning(enum oddity_code code)
{
    return code < ODDITY_COUNT ? rows[code].meaning : "";
}

const char *oddity_action_word(enum oddity_action action)
{
    static const char *const words[] = {"skipped", "repaired", "kept"};
    return words[action];
}

void ics_limits_default(struct ics_limits *limits)
{
    *limits = (struct ics_limits){
        .source_bytes = (size_t)128 << 20,
        .line_bytes = (size_t)256 << 10,
        .components = 1000000,
        .properties = 1000,
        .depth = 8,
        .oddities = 100,
    };
}
