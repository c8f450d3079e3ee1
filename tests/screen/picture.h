/* SPDX-License-Identifier: MIT
 *
 * picture: what is looked at in every picture of the screen, whichever stage it stands on: its
 * golden, and that the cursor stands somewhere, since who reads with the fingers or the ears looks
 * for the row there.
 */
#ifndef JUGGLE_TESTS_SCREEN_PICTURE_H
#define JUGGLE_TESTS_SCREEN_PICTURE_H

#include <stdio.h>

#include "unit.h"

#include "golden.h"
#include "juggle/draw/canvas.h"

static inline void picture_check(const struct canvas *canvas, const char *name)
{
    char file[128];
    struct str picture;
    snprintf(file, sizeof file, "%s-%dx%d", name, canvas->cols, canvas->rows);
    if (canvas->cursor_row == 0)
        fail_msg("%s: the cursor stands nowhere", file);
    str_init(&picture);
    canvas_dump(canvas, &picture);
    golden_check(file, picture.text);
    str_finish(&picture);
}

#endif
