/* SPDX-License-Identifier: MIT
 *
 * What another program does to the store is noticed without looking all the time, and not before it
 * is whole; where nothing can be told it is looked for.
 */
#include "juggle/app/elsewhere.h"

#include <poll.h>

#include "unit.h"

#include "juggle/app/run.h"
#include "place.h"

struct fixture {
    struct place place;
    struct world mine, other;
    struct elsewhere elsewhere;
    int64_t version;
};

static void open_world(struct fixture *f, struct world *world, const char *store)
{
    struct err err;
    struct world_options options = {
        .now = "2026-11-24T09:00", .tz = "UTC", .db = place_of(&f->place, store)};
    if (!world_open(world, &options, &err))
        fail_msg("%s", err.text);
}

static void add(struct world *world, const char *line)
{
    struct reply reply;
    struct err err;
    reply_init(&reply, world);
    if (!run_words(world, &reply, &err, COMMAND_add, line, NULL))
        fail_msg("%s", err.text);
    reply_finish(&reply);
}

/* Seen, as a reading would. */
static void see(struct fixture *f)
{
    f->version = store_data_version(f->mine.store);
}

static int open_fixture(void **state)
{
    static struct fixture fixture;
    struct fixture *f = *state = &fixture;
    struct err err;
    if (place_open(&f->place) != 0)
        return -1;
    open_world(f, &f->mine, "juggle.db");
    open_world(f, &f->other, "juggle.db");
    if (!world_store(&f->mine, STORE_READ, &err))
        fail_msg("%s", err.text);
    elsewhere_init(&f->elsewhere, &f->mine);
    see(f);
    return 0;
}

static int close_fixture(void **state)
{
    struct fixture *f = *state;
    elsewhere_finish(&f->elsewhere);
    world_close(&f->mine);
    world_close(&f->other);
    return place_close(&f->place);
}

static bool is_told(struct fixture *f)
{
    struct pollfd fd = {.fd = elsewhere_fd(&f->elsewhere), .events = POLLIN};
    return poll(&fd, 1, 0) == 1;
}

static bool changed(struct fixture *f)
{
    return elsewhere_changed(&f->elsewhere, f->version, true);
}

/* There is a store, it was seen, and the kernel tells of it: false where it can't. */
static bool begin(struct fixture *f)
{
    add(&f->other, "Slides ~2h today");
    see(f);
    (void)changed(f);
    return elsewhere_fd(&f->elsewhere) >= 0;
}

static void needs_a_kernel_that_tells(struct fixture *f)
{
    if (begin(f))
        return;
    fprintf(stderr, "nothing is told of files in %s\n", f->place.path);
    skip();
}

/* No store yet: looked for each second, seen when it is made, and told of from then on. */
static void test_from_the_first(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(elsewhere_fd(&f->elsewhere), -1);
    assert_int_equal(elsewhere_wait(&f->elsewhere, f->version), 1000);
    assert_false(changed(f));
    add(&f->other, "Slides ~2h today");
    assert_true(changed(f));
}

static void test_told(void **state)
{
    struct fixture *f = *state;
    needs_a_kernel_that_tells(f);
    assert_int_equal(elsewhere_wait(&f->elsewhere, f->version), -1);
    assert_false(is_told(f));
    assert_false(changed(f));
    add(&f->other, "Newsletter ~1h today");
    assert_true(is_told(f));
    elsewhere_told(&f->elsewhere);
    assert_int_equal(elsewhere_fd(&f->elsewhere), -1); /* more news of the same wake nobody */
    assert_in_range(elsewhere_wait(&f->elsewhere, f->version), 1, 500);
    assert_true(changed(f));
    see(f);
    assert_false(is_told(f));
    assert_false(changed(f));
    assert_int_equal(elsewhere_wait(&f->elsewhere, f->version), -1);
}

/* As long as there is a journal a step is on its way, and a journal that stays can't hide it. */
static void test_while_it_is_written(void **state)
{
    struct fixture *f = *state;
    needs_a_kernel_that_tells(f);
    add(&f->other, "Newsletter ~1h today");
    const char *journal = place_file(&f->place, "juggle.db-journal", "");
    elsewhere_told(&f->elsewhere);
    int looks = 0;
    while (!changed(f) && looks < 100)
        looks++;
    assert_in_range(looks, 5, 50);
    see(f);
    add(&f->other, "Demo ~1h today");
    elsewhere_told(&f->elsewhere);
    (void)place_file(&f->place, "juggle.db-journal", "");
    assert_false(changed(f));
    remove(journal);
    assert_true(changed(f));
}

static void test_another_store(void **state)
{
    struct fixture *f = *state;
    struct world fresh;
    needs_a_kernel_that_tells(f);
    open_world(f, &fresh, "fresh.db");
    add(&fresh, "Elsewhere ~1h today");
    world_close(&fresh);
    assert_int_equal(rename(place_of(&f->place, "fresh.db"), place_of(&f->place, "juggle.db")), 0);
    assert_true(is_told(f));
    elsewhere_told(&f->elsewhere);
    assert_true(changed(f));
    see(f);
    add(&f->other, "Newsletter ~1h today"); /* into the new one */
    assert_true(is_told(f));
}

/* Where reading failed it is tried again each second, and a key looks whatever was told. */
static void test_asked_anyway(void **state)
{
    struct fixture *f = *state;
    (void)begin(f);
    assert_int_equal(elsewhere_wait(&f->elsewhere, -1), 1000);
    f->version = -1;
    assert_true(changed(f));
    see(f);
    add(&f->other, "Newsletter ~1h today");
    assert_true(elsewhere_changed(&f->elsewhere, f->version, false));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_from_the_first, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(test_told, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(test_while_it_is_written, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(test_another_store, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(test_asked_anyway, open_fixture, close_fixture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
