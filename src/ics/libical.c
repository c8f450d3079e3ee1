/* SPDX-License-Identifier: MIT
 *
 * libical: texts of a component by libical 3's parser, one component at a time, freed at once. Only
 * raw values and parameters are asked for: the convenient getters open files by names that the
 * source chose. It is loaded when the first component needs it: with ICU behind it, loading takes
 * longer than everything else that showing a day takes.
 */
#include <dlfcn.h>
#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

#include "component.h"
#include "juggle/base/text.h"

/* Its functions, by their own names. */
static struct {
#define CALL(name) __typeof__(&name) name;
#include "libical.def"
#undef CALL
} ical;

static bool find(void *library, const char *name, void *function, size_t size)
{
    void *found = dlsym(library, name);
    memcpy(function, &found, size);
    return found != NULL;
}

static bool load(void)
{
    void *library = dlopen(JUGGLE_LIBICAL, RTLD_NOW | RTLD_LOCAL);
    if (!library)
        return false;
#define CALL(name) &&find(library, #name, &ical.name, sizeof ical.name)
    bool whole = true
#include "libical.def"
        ;
#undef CALL
    if (whole)
        ical.icalerror_set_errors_are_fatal(0);
    return whole;
}

/* As in the arena; the parser itself just leaves out what it has none for. */
static _Noreturn void no_memory(void)
{
    abort();
}

static const char *text_of(struct arena *arena, icalproperty *property)
{
    icalvalue *value = ical.icalproperty_get_value(property);
    const char *text =
        value && ical.icalvalue_isa(value) == ICAL_TEXT_VALUE  ? ical.icalvalue_get_text(value)
        : value && ical.icalvalue_isa(value) == ICAL_URI_VALUE ? ical.icalvalue_get_uri(value)
                                                               : NULL;
    if (text)
        return arena_strdup(arena, text);
    char *raw = ical.icalproperty_get_value_as_string_r(property);
    if (value && !raw)
        no_memory();
    const char *copy = arena_strdup(arena, raw);
    ical.icalmemory_free_buffer(raw);
    return copy;
}

/* "Ada Example <ada@example.org>", and whether they said no: merge_is_declined reads that. */
static void add_person(struct arena *arena, icalproperty *property, struct str *people)
{
    icalparameter *answer =
        ical.icalproperty_get_first_parameter(property, ICAL_PARTSTAT_PARAMETER);
    char *name = ical.icalproperty_get_parameter_as_string_r(property, "CN");
    const char *address = text_of(arena, property);
    if (address && (!strncmp(address, "mailto:", 7) || !strncmp(address, "MAILTO:", 7)))
        address += 7;
    if (people->length < 16384)
        str_addf(people, "%s%s%s%s%s%s", people->length ? "\n" : "", name ? name : "",
                 name && address && *address ? " <" : "", address ? address : "",
                 name && address && *address ? ">" : "",
                 answer && ical.icalparameter_get_partstat(answer) == ICAL_PARTSTAT_DECLINED
                     ? " (declined)"
                     : "");
    ical.icalmemory_free_buffer(name);
}

static void take(struct arena *arena, icalproperty *property, struct texts *out, struct str *people,
                 struct str *categories)
{
    icalproperty_kind kind = ical.icalproperty_isa(property);
    if (kind == ICAL_SUMMARY_PROPERTY && !out->title)
        out->title = text_of(arena, property);
    else if (kind == ICAL_LOCATION_PROPERTY && !out->place)
        out->place = text_of(arena, property);
    else if (kind == ICAL_DESCRIPTION_PROPERTY && !out->description)
        out->description = text_of(arena, property);
    else if (kind == ICAL_URL_PROPERTY && !out->url)
        out->url = text_of(arena, property);
    else if (kind == ICAL_UID_PROPERTY && !out->uid)
        out->uid = text_of(arena, property);
    else if (kind == ICAL_COMMENT_PROPERTY && !out->comment)
        out->comment = text_of(arena, property);
    else if (kind == ICAL_ATTENDEE_PROPERTY || kind == ICAL_ORGANIZER_PROPERTY ||
             kind == ICAL_CONTACT_PROPERTY || kind == ICAL_X_PROPERTY)
        add_person(arena, property, people);
    else if (kind == ICAL_CATEGORIES_PROPERTY && categories->length < 2048) {
        const char *text = text_of(arena, property);
        str_addf(categories, "%s%s", categories->length ? "," : "", text ? text : "");
    }
}

static void walk(struct arena *arena, icalcomponent *parsed, struct texts *out)
{
    struct str people, categories;
    str_init(&people);
    str_init(&categories);
    for (icalproperty *p = ical.icalcomponent_get_first_property(parsed, ICAL_ANY_PROPERTY); p;
         p = ical.icalcomponent_get_next_property(parsed, ICAL_ANY_PROPERTY))
        take(arena, p, out, &people, &categories);
    out->people = people.length ? arena_strdup(arena, people.text) : NULL;
    out->categories = categories.length ? arena_strdup(arena, categories.text) : NULL;
    str_finish(&people);
    str_finish(&categories);
}

/* What the parser took for an error; -1: it refused all of it. */
static int error_count(icalcomponent *parsed)
{
    int count = parsed ? 0 : -1;
    icalproperty *p =
        parsed ? ical.icalcomponent_get_first_property(parsed, ICAL_XLICERROR_PROPERTY) : NULL;
    for (; p; p = ical.icalcomponent_get_next_property(parsed, ICAL_XLICERROR_PROPERTY))
        count++;
    return count;
}

/* A property that the parser has no memory for looks like one that is wrong: what is wrong is so
 * twice. */
static icalcomponent *parse(const char *text)
{
    icalcomponent *parsed = ical.icalparser_parse_string(text);
    int errors = error_count(parsed);
    if (errors == 0)
        return parsed;
    icalcomponent *again = ical.icalparser_parse_string(text);
    if (error_count(again) != errors)
        no_memory();
    if (again)
        ical.icalcomponent_free(again);
    return parsed;
}

bool libical_texts(struct arena *arena, const struct component *component, struct texts *out)
{
    struct str text;
    memset(out, 0, sizeof *out);
    if (!ical.icalcomponent_free && !load())
        return false;
    str_init(&text);
    component_text(component, &text);
    *ical.icalerrno_return() = ICAL_NO_ERROR;
    icalcomponent *parsed = parse(text.text);
    str_finish(&text);
    if (parsed)
        walk(arena, parsed, out);
    if (*ical.icalerrno_return() == ICAL_NEWFAILED_ERROR)
        no_memory();
    if (parsed)
        ical.icalcomponent_free(parsed);
    return true;
}
