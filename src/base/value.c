/* SPDX-License-Identifier: MIT
 *
 * value: building an answer and finding things in it. Children are a chain in
 * the order of the calls.
 */
#include "juggle/base/value.h"

#include <assert.h>
#include <string.h>

static struct value *value_create(struct arena *arena, enum value_type type)
{
    struct value *value = ARENA_NEW(arena, struct value);
    value->type = type;
    return value;
}

static struct value *container(struct arena *arena, enum value_type type)
{
    struct value *value = value_create(arena, type);
    value->as.children.arena = arena;
    return value;
}

struct value *value_map(struct arena *arena)
{
    return container(arena, VALUE_MAP);
}

struct value *value_list(struct arena *arena)
{
    return container(arena, VALUE_LIST);
}

static struct arena *arena_of(const struct value *parent)
{
    assert(parent->type == VALUE_MAP || parent->type == VALUE_LIST);
    return parent->as.children.arena;
}

static struct value *text_value(struct arena *arena, const char *text)
{
    struct value *value = value_create(arena, text ? VALUE_TEXT : VALUE_NULL);
    if (text)
        value->as.text = arena_strdup(arena, text);
    return value;
}

static struct value *int_value(struct arena *arena, int64_t integer)
{
    struct value *value = value_create(arena, VALUE_INT);
    value->as.integer = integer;
    return value;
}

static struct value *append(struct value *parent, struct value *child)
{
    if (!child)
        child = value_create(arena_of(parent), VALUE_NULL);
    assert(!child->next);
    if (parent->as.children.last)
        parent->as.children.last->next = child;
    else
        parent->as.children.first = child;
    parent->as.children.last = child;
    parent->as.children.count++;
    return child;
}

void value_put(struct value *map, const char *key, struct value *child)
{
    assert(map->type == VALUE_MAP && !value_find(map, key));
    append(map, child)->key = key;
}

void value_put_null(struct value *map, const char *key)
{
    value_put(map, key, NULL);
}

void value_put_bool(struct value *map, const char *key, bool boolean)
{
    struct value *value = value_create(arena_of(map), VALUE_BOOL);
    value->as.boolean = boolean;
    value_put(map, key, value);
}

void value_put_int(struct value *map, const char *key, int64_t integer)
{
    value_put(map, key, int_value(arena_of(map), integer));
}

void value_put_real(struct value *map, const char *key, double real)
{
    struct value *value = value_create(arena_of(map), VALUE_REAL);
    value->as.real = real;
    value_put(map, key, value);
}

void value_put_text(struct value *map, const char *key, const char *text)
{
    value_put(map, key, text_value(arena_of(map), text));
}

struct value *value_put_map(struct value *map, const char *key)
{
    struct value *child = value_map(arena_of(map));
    value_put(map, key, child);
    return child;
}

struct value *value_put_list(struct value *map, const char *key)
{
    struct value *child = value_list(arena_of(map));
    value_put(map, key, child);
    return child;
}

void value_push(struct value *list, struct value *child)
{
    assert(list->type == VALUE_LIST);
    append(list, child);
}

void value_push_text(struct value *list, const char *text)
{
    value_push(list, text_value(arena_of(list), text));
}

void value_push_int(struct value *list, int64_t integer)
{
    value_push(list, int_value(arena_of(list), integer));
}

struct value *value_push_map(struct value *list)
{
    struct value *child = value_map(arena_of(list));
    value_push(list, child);
    return child;
}

const struct value *value_find(const struct value *map, const char *key)
{
    if (!map || map->type != VALUE_MAP)
        return NULL;
    for (const struct value *child = map->as.children.first; child; child = child->next) {
        if (child->key[0] == key[0] && strcmp(child->key, key) == 0)
            return child;
    }
    return NULL;
}

static const struct value *find_typed(const struct value *map, const char *key,
                                      enum value_type type)
{
    const struct value *found = value_find(map, key);
    return found && found->type == type ? found : NULL;
}

const char *value_text(const struct value *map, const char *key)
{
    const struct value *found = find_typed(map, key, VALUE_TEXT);
    return found ? found->as.text : NULL;
}

int64_t value_int(const struct value *map, const char *key)
{
    const struct value *found = find_typed(map, key, VALUE_INT);
    return found ? found->as.integer : 0;
}

double value_real(const struct value *map, const char *key)
{
    const struct value *found = find_typed(map, key, VALUE_REAL);
    return found ? found->as.real : 0;
}

bool value_bool(const struct value *map, const char *key)
{
    const struct value *found = find_typed(map, key, VALUE_BOOL);
    return found && found->as.boolean;
}

static const struct value *find_container(const struct value *map, const char *key)
{
    const struct value *found = value_find(map, key);
    bool holds = found && (found->type == VALUE_LIST || found->type == VALUE_MAP);
    return holds ? found : NULL;
}

const struct value *value_first(const struct value *map, const char *key)
{
    const struct value *found = find_container(map, key);
    return found ? found->as.children.first : NULL;
}

size_t value_count(const struct value *map, const char *key)
{
    const struct value *found = find_container(map, key);
    return found ? found->as.children.count : 0;
}
