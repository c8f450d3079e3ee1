/* SPDX-License-Identifier: MIT
 *
 * ics: any bytes as a calendar, through the child's and the parent's half of the reader.
 */
#include "reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    return reading_check(bytes, size);
}
