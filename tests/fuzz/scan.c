/* SPDX-License-Identifier: MIT
 *
 * scan: any bytes as what stands before the reader of calendars: logical lines that are UTF-8
 * without NULs, none longer than allowed, in order, and never more of them than there are bytes.
 */
#include "fuzz.h"

#include <stdio.h>
#include <string.h>

#include "juggle/base/text.h"
#include "scan.h"

enum { LONGEST = 256, MENDED = 3 }; /* bytes of U+FFFD for one that is wrong */

static FILE *file_of(const uint8_t *bytes, size_t size)
{
    FILE *file = tmpfile();
    CHECK(file && fwrite(bytes, 1, size, file) == size && fflush(file) == 0);
    rewind(file);
    return file;
}

static void check_line(const struct scan_line *line, int behind)
{
    CHECK(line->length == strlen(line->text));
    CHECK(text_is_utf8(line->text, line->length));
    CHECK(line->length <= LONGEST * MENDED);
    CHECK(line->line >= behind);
    scan_is_property(line->text, line->length);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static struct source source;
    struct scan scan;
    struct scan_line line;
    size_t count = 0;
    int behind = 0;
    FILE *file = file_of(bytes, size);
    source_open(&source, fileno(file), size + 1);
    scan_init(&scan, &source, LONGEST);
    while (scan_next(&scan, &line)) {
        check_line(&line, behind);
        behind = line.line;
        count++;
    }
    CHECK(!source.too_big && !source.error && count <= size);
    scan_finish(&scan);
    fclose(file);
    return 0;
}
