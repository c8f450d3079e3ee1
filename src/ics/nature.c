/* SPDX-License-Identifier: MIT
 *
 * nature: people download login pages, archives and empty files; each is called by its name.
 */
#include "nature.h"

#include <string.h>

#include "juggle/base/ascii.h"

enum { LOOK_MOST = 4096 };

struct sign {
    const char *bytes;
    size_t length;
    const char *refusal;
};

static const char other_file[] =
    "it is not a calendar but another sort of file; choose the .ics file";

static const struct sign signs[] = {
    {"\x1f\x8b", 2, "it is compressed with gzip; unpack it first: gunzip FILE"},
    {"PK\x03\x04", 4, "it is a zip archive; unpack it first"},
    {"BZh", 3, "it is compressed with bzip2; unpack it first: bunzip2 FILE"},
    {"\xfd"
     "7zXZ",
     5, "it is compressed with xz; unpack it first: unxz FILE"},
    {"\x89PNG", 4, other_file},
    {"\xff\xd8\xff", 3, other_file},
    {"GIF8", 4, other_file},
    {"%PDF", 4, other_file},
    {"SQLite format 3", 15, other_file},
};

struct look {
    const char *text;
    size_t length;
};

static bool holds(const struct look *look, const char *word)
{
    size_t n = strlen(word);
    for (size_t i = 0; i + n <= look->length; i++) {
        size_t k = 0;
        while (k < n && ascii_lower(look->text[i + k]) == word[k])
            k++;
        if (k == n)
            return true;
    }
    return false;
}

static bool is_binary(const struct look *look)
{
    size_t odd = 0;
    for (size_t i = 0; i < look->length; i++)
        odd += (unsigned char)look->text[i] < ' ' && !ascii_is_space(look->text[i]);
    return odd * 8 > look->length;
}

static enum nature nature_of_markup(const struct look *look, const char **refusal)
{
    if (holds(look, "<html") || holds(look, "<!doctype html"))
        *refusal =
            "it is a web page, perhaps a login page; log in and download the .ics file itself";
    else if (holds(look, "<schedule") || holds(look, "<!doctype"))
        return NATURE_XML;
    else
        *refusal =
            "it is XML, but no conference's schedule; look for the .ics of the same calendar";
    return NATURE_OTHER;
}

static enum nature nature_of_json(const struct look *look, const char **refusal)
{
    if (holds(look, "\"schedule\"") || holds(look, "\"conference\"") || holds(look, "\"$schema\""))
        return NATURE_JSON;
    if (holds(look, "\"untildate\"") || holds(look, "\"cfp\""))
        return NATURE_JSON;
    *refusal = "it is JSON, but no conference's schedule; look for the .ics of the same calendar";
    return NATURE_OTHER;
}

enum nature nature_of(const struct source *source, const char **refusal)
{
    struct look look = {source->text + source->at, source->length - source->at};
    size_t blank = 0;
    if (look.length > LOOK_MOST)
        look.length = LOOK_MOST;
    *refusal = NULL;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (look.length >= signs[i].length && !memcmp(look.text, signs[i].bytes, signs[i].length))
            *refusal = signs[i].refusal;
    while (blank < look.length && ascii_is_space(look.text[blank]))
        blank++;
    if (blank == look.length)
        *refusal = "the file is empty; download it again";
    if (*refusal)
        return NATURE_OTHER;
    if (holds(&look, "begin:vcalendar"))
        return NATURE_ICS;
    if (look.text[blank] == '<')
        return nature_of_markup(&look, refusal);
    if (look.text[blank] == '{' || look.text[blank] == '[')
        return nature_of_json(&look, refusal);
    if (holds(&look, "begin:vevent") || holds(&look, "begin:vtodo"))
        return NATURE_ICS;
    *refusal =
        is_binary(&look)
            ? "it is not text; choose the .ics file"
            : "it is not an iCalendar file: BEGIN:VCALENDAR is missing; choose the .ics file";
    return NATURE_OTHER;
}
