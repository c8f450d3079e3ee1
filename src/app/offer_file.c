/* SPDX-License-Identifier: MIT
 *
 * offer_file: an offer's programme, read as an import would read it, and the hours that it asks
 * for.
 */
#include <string.h>

#include "import.h"
#include "juggle/base/parse.h"
#include "offer.h"

enum { WORD_MOST = 32 };

bool offer_programme(struct world *world, const char *path, struct offer *offer, struct err *err)
{
    struct import_kept *kept = ARENA_NEW(&world->turn, struct import_kept);
    struct reply reply;
    reply_init(&reply, world);
    *kept = (struct import_kept){.arena = &world->turn};
    offer->programme = kept;
    if (!import_look(world, path, kept, &reply, err)) {
        reply_finish(&reply);
        return false;
    }
    const struct value *feed = value_first(reply.answer, "feeds");
    const char *zone = feed ? value_text(feed, "zone") : NULL;
    offer->conference.name = feed ? arena_strdup(&world->turn, value_text(feed, "name")) : NULL;
    offer->ask.zone = zone ? world_zone(world, zone) : NULL;
    const char *known = feed ? value_text(feed, "conference") : NULL;
    enum record_kind kind;
    if (known && !id_parse(known, &kind, &offer->known, NULL))
        offer->known = 0;
    bool dated = feed && value_text(feed, "from") &&
                 parse_iso_day(value_text(feed, "from"), &offer->conference.first_day) &&
                 parse_iso_day(value_text(feed, "to"), &offer->conference.last_day);
    reply_finish(&reply);
    return dated ||
           err_set(err, ERR_INPUT, "%s: holds no event with a date to price; check the file", path);
}

void offer_close(struct offer *offer)
{
    if (offer->programme)
        import_source_close(&offer->programme->source);
}

/* By a word of its title: "Speakers' dinner". */
static bool is_social(const struct world *world, const char *title)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    for (const char *at = title ? title : ""; *at;) {
        char word[WORD_MOST];
        size_t length = strspn(at, letters);
        const struct kind *kind = NULL;
        if (length && length < sizeof word) {
            for (size_t i = 0; i < length; i++)
                word[i] = at[i] >= 'A' && at[i] <= 'Z' ? (char)(at[i] - 'A' + 'a') : at[i];
            word[length] = '\0';
            kind = kind_find_everyday(&world->kinds, word, false);
        }
        if (kind && kind->like == KIND_SOCIAL)
            return true;
        at += length ? length : 1;
    }
    return false;
}

struct hours {
    struct world *world;
    const struct offer *offer;
    struct span *days; /* of each date the sessions' hours, without what is social */
    VEC(struct load_block) blocks;
};

static void push(struct hours *hours, struct span at, enum kind_id id)
{
    const struct kind *kind = kind_find(&hours->world->kinds, kind_builtin()->at[id].word);
    VEC_PUSH(&hours->world->turn, &hours->blocks,
             ((struct load_block){.start = moment_of(at.start),
                                  .end = moment_of(at.end),
                                  .kind = kind,
                                  .tenths = LOAD_TENTHS_OF_KIND,
                                  .origin = LOAD_PLANNED}));
}

/* The date's place among the offer's days, -1: it is none of them. */
static int day_at(const struct offer *offer, instant at)
{
    day d = zone_wall(offer->ask.zone, at).day;
    return d < offer->conference.first_day || d > offer->conference.last_day
               ? -1
               : (int)(d - offer->conference.first_day);
}

static void gather_days(struct hours *hours)
{
    const struct import_kept *kept = hours->offer->programme;
    for (size_t i = 0; i < kept->sessions.count; i++) {
        const struct import_session *session = &kept->sessions.at[i];
        int at = day_at(hours->offer, session->at.start);
        if (at < 0 || is_social(hours->world, session->title))
            continue;
        struct span *one = &hours->days[at];
        bool first = one->start >= one->end;
        one->start = first || session->at.start < one->start ? session->at.start : one->start;
        one->end = first || session->at.end > one->end ? session->at.end : one->end;
    }
}

/* A dinner counts by itself where the sessions are over, else it is part of the day. */
static void push_apart(struct hours *hours, bool on_stage, minutes *stage)
{
    const struct import_kept *kept = hours->offer->programme;
    for (size_t i = 0; i < kept->sessions.count; i++) {
        const struct import_session *session = &kept->sessions.at[i];
        int at = day_at(hours->offer, session->at.start);
        if (at < 0)
            continue;
        if (session->mine && on_stage) {
            push(hours, session->at, KIND_STAGE);
            *stage += (minutes)((session->at.end - session->at.start) / 60);
        } else if (is_social(hours->world, session->title) &&
                   session->at.start >= hours->days[at].end) {
            push(hours, session->at, KIND_SOCIAL);
        }
    }
}

void offer_hours(struct world *world, struct offer *offer)
{
    struct hours hours = {.world = world, .offer = offer};
    int count = (int)(offer->conference.last_day - offer->conference.first_day) + 1;
    enum role role = offer->conference.role;
    minutes stage = 0;
    if (!offer->programme || role < WORD_role_ATTENDING)
        return;
    hours.days = ARENA_ARRAY(&world->turn, struct span, (size_t)count);
    memset(hours.days, 0, (size_t)count * sizeof *hours.days);
    gather_days(&hours);
    for (int i = 0; i < count && !offer->conference.online; i++)
        if (hours.days[i].start < hours.days[i].end)
            push(&hours, hours.days[i], KIND_EVENT);
    push_apart(&hours, role_on_stage(role), &stage);
    offer->conference.talk_minutes = stage > 0 ? stage : offer->conference.talk_minutes;
    offer->ask.sessions = hours.blocks.at;
    offer->ask.session_count = hours.blocks.count;
}
