/* SPDX-License-Identifier: MIT
 *
 * text_wrap: a line broken between its words.
 */
#include "juggle/base/text.h"

#include <string.h>

static int word_cells(const char *word, size_t length)
{
    struct str plain;
    str_init(&plain);
    for (size_t i = 0; i < length; i++) {
        if (word[i] == '\033')
            i += strcspn(word + i, "m");
        else
            str_add_char(&plain, word[i]);
    }
    int cells = text_width(plain.text);
    str_finish(&plain);
    return cells;
}

void text_wrap(struct str *out, const char *line, int cells, int indent)
{
    bool begun = false;
    for (int column = 0; *line;) {
        size_t blanks = strspn(line, " "), length = strcspn(line + blanks, " ");
        int word = word_cells(line + blanks, length);
        bool breaks = begun && column + (int)blanks + word > cells;
        if (breaks)
            str_add_char(out, '\n');
        column = (breaks ? indent : column + (int)blanks) + word;
        str_repeat(out, " ", breaks ? indent : (int)blanks);
        str_add_bytes(out, line + blanks, length);
        line += blanks + length;
        begun = true;
    }
}
