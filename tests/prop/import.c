/* SPDX-License-Identifier: MIT
 *
 * Random calendars, imported version after version: what the import says must be what a plain
 * reading of both versions says, every component counted once, and the same file again must change
 * nothing.
 */
#include "unit.h"

#include "../unit/app/import_home.h"
#include "recur_random.h"

enum { EVENTS = 40, ROUNDS = 60, HOURS = 400 };

/* One session as the file has it, and what the store must have. */
struct session {
    bool there;
    int hour; /* since the first day's midnight */
    int length;
    int title, place;
    int sequence;
    bool cancelled;
    /* stored */
    bool known, gone;
    bool fresher; /* unchanged, with a higher SEQUENCE: stored if anything else is */
    int stored_hour, stored_length, stored_title, stored_place, stored_sequence;
    bool stored_cancelled;
};

struct expected {
    int in_file, new, moved, changed, cancelled, unchanged, older, skipped, gone;
};

struct play {
    struct random random;
    struct session sessions[EVENTS];
    int order[EVENTS];
    struct str text;
    struct expected expected;
    bool stale;
};

static void write_session(struct play *play, int n, int sequence, int title)
{
    const struct session *s = &play->sessions[n];
    int mday = s->hour / 24 + 1, hour = s->hour % 24;
    str_addf(&play->text,
             "BEGIN:VEVENT\r\nUID:s%d\r\nDTSTART:202702%02dT%02d0000Z\r\nDURATION:PT%dM\r\n"
             "SUMMARY:Talk %d\r\nLOCATION:Room %d\r\nSEQUENCE:%d\r\nSTATUS:%s\r\nEND:VEVENT\r\n",
             n, mday, hour, s->length, title, s->place, sequence,
             s->cancelled ? "CANCELLED" : "CONFIRMED");
    play->expected.in_file++;
}

static void mutate(struct play *play, struct session *s)
{
    struct random *r = &play->random;
    if (!s->there) {
        s->there = random_chance(r, 30);
        if (!s->known) {
            s->hour = random_in(r, 0, HOURS);
            s->length = 30;
            s->sequence = random_in(r, 0, 3);
        }
        return;
    }
    if (random_chance(r, 8))
        s->there = false;
    if (random_chance(r, 15))
        s->hour = random_in(r, 0, HOURS);
    if (random_chance(r, 10))
        s->length = 15 * random_in(r, 1, 6);
    if (random_chance(r, 15))
        s->title = random_in(r, 0, 9);
    if (random_chance(r, 10))
        s->place = random_in(r, 0, 5);
    if (random_chance(r, 5))
        s->cancelled = !s->cancelled;
    if (random_chance(r, 20))
        s->sequence += random_chance(r, 70) ? 1 : -1;
    if (s->sequence < 0)
        s->sequence = 0;
}

static void store(struct session *s)
{
    s->known = true;
    s->gone = false;
    s->stored_hour = s->hour;
    s->stored_length = s->length;
    s->stored_title = s->title;
    s->stored_place = s->place;
    s->stored_sequence = s->sequence;
    s->stored_cancelled = s->cancelled;
}

static void expect(struct play *play, struct session *s)
{
    struct expected *e = &play->expected;
    bool moved = s->hour != s->stored_hour || s->length != s->stored_length;
    bool other = s->title != s->stored_title || s->place != s->stored_place ||
                 s->cancelled != s->stored_cancelled || s->gone;
    bool older = s->sequence < s->stored_sequence;
    if (!s->known) {
        e->new ++;
        store(s);
    } else if (!moved && !other) {
        e->unchanged++;
        play->stale |= older;
        s->fresher = s->sequence > s->stored_sequence;
    } else if (older) {
        e->older++;
        play->stale = true;
    } else {
        if (s->cancelled && !s->stored_cancelled)
            e->cancelled++;
        else if (moved)
            e->moved++;
        else
            e->changed++;
        store(s);
    }
}

static void shuffle(struct play *play)
{
    for (int i = EVENTS - 1; i > 0; i--) {
        int j = random_in(&play->random, 0, i), kept = play->order[i];
        play->order[i] = play->order[j];
        play->order[j] = kept;
    }
}

/* The next version's text, with copies that must lose, and what is to come of it. */
static void next_version(struct play *play)
{
    play->expected = (struct expected){0};
    play->stale = false;
    str_clear(&play->text);
    str_add(&play->text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nX-WR-CALNAME:Play\r\n");
    shuffle(play);
    for (int i = 0; i < EVENTS; i++) {
        int n = play->order[i];
        struct session *s = &play->sessions[n];
        mutate(play, s);
        if (!s->there)
            continue;
        int copies = random_chance(&play->random, 10);
        bool before = random_chance(&play->random, 50);
        if (copies && before)
            write_session(play, n, s->sequence > 0 ? s->sequence - 1 : 0,
                          s->sequence > 0 ? 99 : s->title);
        write_session(play, n, s->sequence, s->title);
        if (copies && !before)
            write_session(play, n, s->sequence, 98);
        play->expected.skipped += copies;
        expect(play, s);
    }
    str_add(&play->text, "END:VCALENDAR\r\n");
    bool any = play->expected.in_file > 0;
    for (int n = 0; n < EVENTS; n++) {
        struct session *s = &play->sessions[n];
        if (s->known && !s->there && !s->gone && !play->stale && any) {
            s->gone = true;
            play->expected.gone++;
        }
    }
}

static void refresh(struct play *play)
{
    const struct expected *e = &play->expected;
    bool changes = e->new || e->moved || e->changed || e->cancelled || e->gone;
    for (int n = 0; n < EVENTS; n++) {
        struct session *s = &play->sessions[n];
        if (s->fresher && changes)
            s->stored_sequence = s->sequence;
        s->fresher = false;
    }
}

static void compare(struct home *home, const struct play *play)
{
    const struct expected *e = &play->expected;
    assert_int_equal(home_count(home, "in_file"), e->in_file);
    assert_int_equal(home_count(home, "new"), e->new);
    assert_int_equal(home_count(home, "moved"), e->moved);
    assert_int_equal(home_count(home, "changed"), e->changed);
    assert_int_equal(home_count(home, "cancelled"), e->cancelled);
    assert_int_equal(home_count(home, "unchanged"), e->unchanged);
    assert_int_equal(home_count(home, "older"), e->older);
    assert_int_equal(home_count(home, "skipped"), e->skipped);
    assert_int_equal(home_count(home, "gone"), e->gone);
    assert_int_equal(home_sum(home), e->in_file);
}

static void import_again(struct home *home, const struct play *play, const char *path)
{
    int status = JUGGLE(home, "import", path, "--feed", "Play");
    assert_int_equal(status, play->expected.skipped ? 7 : 0);
    assert_int_equal(home_count(home, "unchanged") + home_count(home, "older"),
                     play->expected.in_file - play->expected.skipped);
    assert_int_equal(home_count(home, "skipped"), play->expected.skipped);
    assert_int_equal(home_count(home, "gone"), 0);
    assert_int_equal(value_find(home->reply.answer, "undo")->type, VALUE_NULL);
}

/* What the store holds at last is what the plain reading holds. */
static void compare_store(struct home *home, const struct play *play)
{
    assert_int_equal(JUGGLE(home, "agenda", "--from", "2027-01-31", "--days", "30", "--all"), 0);
    size_t known = 0;
    for (int n = 0; n < EVENTS; n++) {
        char uid[16], title[32];
        const struct session *s = &play->sessions[n];
        snprintf(uid, sizeof uid, "s%d", n);
        snprintf(title, sizeof title, "Talk %d", s->stored_title);
        const struct value *item = home_item(home, uid);
        known += s->known;
        assert_int_equal(item != NULL, s->known);
        if (item)
            assert_string_equal(value_text(item, "title"), title);
    }
    assert_int_equal(value_count(home->reply.answer, "items"), known);
}

static void test_versions(void **state)
{
    struct home home;
    struct play play = {.random = random_seeded()};
    (void)state;
    home_begin(&home);
    str_init(&play.text);
    for (int n = 0; n < EVENTS; n++)
        play.order[n] = n;
    for (int round = 0; round < ROUNDS; round++) {
        next_version(&play);
        const char *path = home_file(&home, "play.ics", play.text.text);
        int status = JUGGLE(&home, "import", path, "--feed", "Play");
        if (status == 1)
            print_error("round %d: %s\n", round, home.err.text);
        assert_int_equal(status, play.expected.skipped ? 7 : 0);
        compare(&home, &play);
        refresh(&play);
        import_again(&home, &play, path);
    }
    compare_store(&home, &play);
    str_finish(&play.text);
    home_end(&home);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_versions)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
