/* SPDX-License-Identifier: MIT
 *
 * schedule: any bytes as what a conference's schedule in XML or JSON goes on with; what they begin
 * with decides which it is.
 */
#include "reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const char xml[] = "<schedule>", json[] = "{\"conference\":";
    bool begins = size > 0 && bytes[0] < 2;
    const char *head = !begins ? "" : bytes[0] ? xml : json;
    size_t length = strlen(head), from = begins;
    uint8_t *whole = malloc(length + size + 1);
    CHECK(whole);
    memcpy(whole, head, length);
    if (size > from)
        memcpy(whole + length, bytes + from, size - from);
    reading_check(whole, length + size - from);
    free(whole);
    return 0;
}
