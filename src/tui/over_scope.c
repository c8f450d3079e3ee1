/* SPDX-License-Identifier: MIT
 *
 * over_scope: which part of a series is meant: this one, it and those that follow, or all. Whatever
 * verb is about to change one, from whichever view, is held here and asks once.
 */
#include <string.h>

#include "juggle/base/str.h"
#include "over.h"

static const struct {
    uint32_t key;
    enum card_scope scope;
    const char *option;
    struct over_hint hint;
} scopes[] = {
    {'t', CARD_SCOPE_THIS, "--this", {"t", "this"}},
    {'f', CARD_SCOPE_FOLLOWING, "--following", {"f", "following"}},
    {'a', CARD_SCOPE_ALL, "--all", {"a", "all"}},
};

enum { SCOPES = sizeof scopes / sizeof *scopes };

enum card_scope over_scope_of(const struct input_event *event, bool one_may)
{
    for (int i = one_may ? 0 : 1; i < SCOPES; i++)
        if (event_is_key(event, scopes[i].key, 0))
            return scopes[i].scope;
    return CARD_SCOPE_NONE;
}

/* An occurrence of the person's own; what an import owns has no parts to choose from. */
static const struct item *own_occurrence(const struct scene *scene, const char *id)
{
    const struct item *item = strchr(id, '@') ? over_find_item(scene, id) : NULL;
    return item && item->recurring && !item->feed ? item : NULL;
}

void over_scope_hold(struct ui *ui, const struct scene *scene, struct effect *effect)
{
    const struct item *item = NULL;
    bool concerned = effect->type == EFFECT_RUN &&
                     (effect->command == COMMAND_edit || effect->command == COMMAND_move ||
                      effect->command == COMMAND_delete);
    for (size_t i = 0; concerned && i < effect->word_count && !item; i++)
        item = own_occurrence(scene, effect->words[i]);
    if (!item)
        return;
    struct held *held = &ui->held;
    arena_reset(&held->arena);
    const char **words = ARENA_ARRAY(&held->arena, const char *, effect->word_count);
    for (size_t i = 0; i < effect->word_count; i++)
        words[i] = arena_strdup(&held->arena, effect->words[i]);
    held->command = effect->command;
    held->words = words;
    held->count = effect->word_count;
    held->title = arena_strdup(&held->arena, item->title);
    *effect = (struct effect){0};
    ui->over = OVER_SCOPE;
    ui_say(ui, NULL, false, false);
}

static void go_on(struct ui *ui, enum card_scope scope, struct effect *effect)
{
    const struct held *held = &ui->held;
    const char **words = ARENA_ARRAY(&ui->scratch, const char *, held->count + 4);
    size_t count = 0;
    words[count++] = "juggle";
    words[count++] = command_info(held->command)->verb;
    for (int i = 0; i < SCOPES; i++)
        if (scopes[i].scope == scope)
            words[count++] = scopes[i].option;
    words[count++] = "--";
    for (size_t i = 0; i < held->count; i++)
        words[count++] = arena_strdup(&ui->scratch, held->words[i]);
    *effect = (struct effect){
        .type = EFFECT_LINE, .command = held->command, .words = words, .word_count = count};
    over_close(ui);
}

void over_scope_handle(struct ui *ui, const struct scene *scene, const struct input_event *event,
                       struct effect *effect)
{
    enum card_scope scope = over_scope_of(event, true);
    (void)scene;
    if (event_is_leave(event) || event_is_key(event, 'q', 0))
        over_close(ui);
    else if (scope != CARD_SCOPE_NONE)
        go_on(ui, scope, effect);
}

void over_scope_paint(const struct ui *ui, const struct scene *scene, struct canvas *canvas,
                      const char *title, const char *verb, bool one_may)
{
    struct over_hint hints[SCOPES + 1];
    struct rect line = {ui->rows - 2, 0, 1, ui->cols};
    size_t count = 0;
    for (int i = one_may ? 0 : 1; i < SCOPES; i++)
        hints[count++] = scopes[i].hint;
    hints[count++] = (struct over_hint){"Esc", "back"};
    canvas_fill(canvas, line, INK_NORMAL);
    canvas_put_cut(
        canvas, line.row, 1, line.cols - 2, INK_PROMPT,
        arena_printf(scene->arena, "\"%s\" repeats: %s which?", title ? title : "It", verb));
    over_paint_hints(ui, canvas, hints, count);
}

void over_scope_paint_held(struct ui *ui, const struct scene *scene, struct canvas *canvas,
                           struct rect area)
{
    (void)area;
    over_scope_paint(ui, scene, canvas, ui->held.title,
                     ui->held.command == COMMAND_delete ? "delete" : "change", true);
}
