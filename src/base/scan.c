/* SPDX-License-Identifier: MIT
 *
 * scan: the small steps that the parsers share.
 */
#include "scan.h"

bool scan_digits(const char **at, int least, int most, int *out)
{
    const char *c = *at;
    int number = 0, count = 0;
    for (; ascii_is_digit(*c); c++) {
        if (++count > most)
            return false;
        number = number * 10 + (*c - '0');
    }
    if (count < least)
        return false;
    *out = number;
    *at = c;
    return true;
}

bool scan_char(const char **at, char c)
{
    if (**at != c)
        return false;
    ++*at;
    return true;
}

void scan_blanks(const char **at)
{
    while (**at == ' ' || **at == '\t')
        ++*at;
}

bool scan_word(const char **at, char *word, int size)
{
    const char *c = *at;
    int length = 0;
    for (; ascii_is_alpha(*c); c++) {
        if (length == size - 1)
            return false;
        word[length++] = ascii_lower(*c);
    }
    if (length == 0)
        return false;
    word[length] = '\0';
    *at = c;
    return true;
}
