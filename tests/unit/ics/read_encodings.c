/* SPDX-License-Identifier: MIT
 *
 * What bytes are before they are a calendar: encodings, line ends, folds, and files that are
 * something else.
 */
#include "cases.h"

#include "juggle/base/text.h"

#define DATED "DTSTART:20260911T140000Z\nDTEND:20260911T143000Z\n"

static const char plain[] = CALENDAR(EVENT("UID:u\nSUMMARY:Größe 🎤\n" DATED));
static const char plain_told[] = "calendar -\n"
                                 "event 3 u|Größe 🎤|2026-09-11 14:00..14:30 UTC\n";

/* As UTF-16, with or without its mark. */
static size_t utf16(const char *text, bool big_endian, bool mark, unsigned char *out)
{
    size_t n = 0, taken;
    uint32_t units[2];
    for (size_t i = mark ? 0 : 1, at = 0, length = strlen(text); i == 0 || at < length; i++) {
        uint32_t code = 0xFEFF;
        if (i > 0) {
            code = text_decode(text + at, length - at, &taken);
            at += taken;
        }
        size_t count = code > 0xFFFF ? 2 : 1;
        units[0] = count == 1 ? code : 0xD800 + ((code - 0x10000) >> 10);
        units[1] = 0xDC00 + ((code - 0x10000) & 0x3FF);
        for (size_t k = 0; k < count; k++) {
            out[n++] = (unsigned char)(big_endian ? units[k] >> 8 : units[k]);
            out[n++] = (unsigned char)(big_endian ? units[k] : units[k] >> 8);
        }
    }
    return n;
}

static void test_utf16(void **state)
{
    static unsigned char bytes[4096];
    char expected[256];
    (void)state;
    snprintf(expected, sizeof expected, "%sodd 1 bad-encoding repaired\nend events=1 tasks=0\n",
             plain_told);
    for (int form = 0; form < 4; form++) {
        size_t length = utf16(plain, form & 1, form & 2, bytes);
        check_bytes("UTF-16", bytes, length, NULL, expected);
    }
    size_t length = utf16(plain, false, true, bytes); /* half a unit at the end */
    check_bytes("UTF-16, an odd byte", bytes, length - 1, NULL, expected);
}

/* Blocks of the source end anywhere: also inside of a pair. */
static void test_utf16_long(void **state)
{
    static char text[200000];
    static unsigned char bytes[600000];
    struct told told;
    (void)state;
    strcpy(text, "BEGIN:VCALENDAR\r\n");
    for (size_t n = strlen(text), i = 0; i < 900; i++)
        n += (size_t)snprintf(text + n, sizeof text - n,
                              "BEGIN:VEVENT\r\nUID:%zu\r\nSUMMARY:🎤🎤é🎤%zu\r\n"
                              "DTSTART:20260911T140000Z\r\nEND:VEVENT\r\n",
                              i, i);
    strcat(text, "END:VCALENDAR\r\n");
    size_t length = utf16(text, false, true, bytes);
    told_init(&told);
    told_read(&told, bytes, length, NULL, NULL, 0);
    assert_int_equal(told.events, 900);
    assert_int_equal(told.oddities, 1);
    assert_non_null(strstr(told.text.text, "|🎤🎤é🎤899|"));
    assert_null(strstr(told.text.text, "\xEF\xBF\xBD"));
    told_finish(&told);
}

static const struct read_case lines[] = {
    {"CR alone",
     "BEGIN:VCALENDAR\rBEGIN:VEVENT\rUID:u\rSUMMARY:S\rDTSTART:20260911\rEND:VEVENT\rEND:"
     "VCALENDAR\r",
     "calendar -\nevent 2 u|S|2026-09-11..2026-09-12\nend events=1 tasks=0\n"},
    {"ends mixed, and blank lines",
     "BEGIN:VCALENDAR\r\n\r\nBEGIN:VEVENT\nUID:u\rSUMMARY:S\r\n\nDTSTART:20260911\nEND:VEVENT\r"
     "END:VCALENDAR",
     "calendar -\nevent 3 u|S|2026-09-11..2026-09-12\nend events=1 tasks=0\n"},
    {"folded inside of a character",
     ONE("DTSTART:20260911\nDESCRIPTION:Gr\xC3\n \xB6\xC3\r\n\t\x9F"
         "e\n"),
     "calendar -\nevent 3 u|S|2026-09-11..2026-09-12|text=Größe\nend events=1 tasks=0\n"},
    {"folded between parameters", ONE("DTSTART;\n VALUE=DATE\n :20260911\n"),
     "calendar -\nevent 3 u|S|2026-09-11..2026-09-12\nend events=1 tasks=0\n"},
    {"Latin-1 and Windows-1252", ONE("DTSTART:20260911\nLOCATION:K\xF6ln \x96 10 \x80\n"),
     "calendar -\nevent 3 u|S|2026-09-11..2026-09-12|place=Köln – 10 €\n"
     "odd 7 bad-encoding repaired\nend events=1 tasks=0\n"},
    {"damaged UTF-8", ONE("DTSTART:20260911\nLOCATION:K\xC3\xB6ln \xC3 10\n"),
     "calendar -\nevent 3 u|S|2026-09-11..2026-09-12|place=Köln \xEF\xBF\xBD 10\n"
     "odd 7 bad-encoding repaired\nend events=1 tasks=0\n"},
    {"a byte order mark in front",
     "\xEF\xBB\xBF" CALENDAR(EVENT("UID:u\nSUMMARY:S\nDTSTART:20260911\n")),
     "calendar -\nevent 3 u|S|2026-09-11..2026-09-12\nend events=1 tasks=0\n"},
    {"and one in the middle",
     CALENDAR(EVENT("UID:a\nSUMMARY:A\nDTSTART:20260911\n")) "\xEF\xBB\xBF" CALENDAR(
         EVENT("UID:b\nSUMMARY:B\nDTSTART:20260912\n")),
     "calendar -\nevent 3 a|A|2026-09-11..2026-09-12\n"
     "calendar -\nevent 11 b|B|2026-09-12..2026-09-13\nend events=2 tasks=0\n"},
    {"raw line breaks in a text",
     ONE("DTSTART:20260911\nDESCRIPTION:First.\nNote: bring a "
         "laptop\n\nhttps://x.example/a\nLOCATION:Hall\n"),
     "calendar -\nevent 3 u|S|2026-09-11..2026-09-12|place=Hall|"
     "text=First.\\nNote: bring a laptop\\n\\nhttps://x.example/a\nend events=1 tasks=0\n"},
    {"lower case and blanks behind",
     "begin:vcalendar\nbegin:vevent  \nuid:u \nsummary:S\t\ndtstart;value=date:20260911 \n"
     "end:vevent \nend:vcalendar\n",
     "calendar -\nevent 2 u|S|2026-09-11..2026-09-12\nend events=1 tasks=0\n"},
    {"an HTTP answer's head before it",
     "HTTP/1.1 200 OK\nContent-Type: text/calendar\n\n" ONE("DTSTART:20260911\n"),
     "calendar -\nevent 6 u|S|2026-09-11..2026-09-12\nend events=1 tasks=0\n"},
    {"control characters", ONE("DTSTART:20260911\nLOCATION:\x1B]0;pwned\x07 a\x08\x7F\n"),
     "calendar -\nodd 3 control-characters repaired u\n"
     "event 3 u|S|2026-09-11..2026-09-12|place=]0;pwned a\nend events=1 tasks=0\n"},
};

/* vCalendar 1.0: quoted-printable. */
#define QUOTED(line) EVENT("UID:u\n" line DATED)
#define QUOTED_TOLD(line, fault, rest)                                                             \
    "calendar -\nevent 3 u|" rest "\n" fault "odd " line                                           \
    " bad-encoding repaired\nend events=1 tasks=0\n"
#define WHEN "|2026-09-11 14:00..14:30 UTC"
static const struct read_case quoted[] = {
    {"UTF-8",
     CALENDAR(QUOTED("SUMMARY;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Caf=C3=A9=20=3D ok\n")),
     QUOTED_TOLD("5", "", "Café = ok" WHEN)},
    {"Latin-1, in small letters",
     CALENDAR(QUOTED("SUMMARY;encoding=quoted-printable;charset=iso-8859-1:M=fcnchen\n")),
     QUOTED_TOLD("5", "odd 5 bad-encoding repaired\n", "München" WHEN)},
    {"without the word ENCODING", CALENDAR(QUOTED("SUMMARY;QUOTED-PRINTABLE:=41\n")),
     QUOTED_TOLD("5", "", "A" WHEN)},
    {"separators and breaks",
     CALENDAR(QUOTED("SUMMARY:S\nDESCRIPTION;ENCODING=QUOTED-PRINTABLE:a,b\\;c=5Cd=0D=0Ae\\nf\n")),
     QUOTED_TOLD("6", "", "S" WHEN "|text=a,b;c\\d\\ne\\nf")},
    {"several lines, one of them like a property",
     CALENDAR(QUOTED("SUMMARY;ENCODING=QUOTED-PRINTABLE:one =\ntwo=\nLOCATION:three\n")),
     QUOTED_TOLD("5", "", "one twoLOCATION:three" WHEN)},
    {"its last line is missing",
     CALENDAR("BEGIN:VEVENT\nUID:u\n" DATED "SUMMARY;ENCODING=QUOTED-PRINTABLE:one=\nEND:VEVENT\n"),
     QUOTED_TOLD("7", "", "one" WHEN)},
    {"no digits behind the sign",
     CALENDAR(QUOTED("SUMMARY;ENCODING=QUOTED-PRINTABLE:1=Zz=4 =\n\n")),
     QUOTED_TOLD("5", "", "1=Zz=4" WHEN)},
    {"another encoding", CALENDAR(QUOTED("SUMMARY;ENCODING=8BIT:a=41\n")),
     "calendar -\nevent 3 u|a=41" WHEN "\nend events=1 tasks=0\n"},
    {"other parameters stay",
     CALENDAR(QUOTED("SUMMARY:S\nATTENDEE;CN=Ada;ENCODING=QUOTED-PRINTABLE:mailto:a=40b.org\n")),
     QUOTED_TOLD("6", "", "S" WHEN "|people=Ada <a@b.org>")},
};

static void test_quoted(void **state)
{
    (void)state;
    check_cases(quoted, COUNT_OF(quoted));
}

static void test_lines(void **state)
{
    (void)state;
    check_cases(lines, COUNT_OF(lines));
}

static void test_nul(void **state)
{
    static const char source[] = ONE("DTSTART:20260911\nLOCATION:Ha\0ll\n");
    (void)state;
    check_bytes("NUL", source, sizeof source - 1, NULL,
                "calendar -\nevent 3 u|S|2026-09-11..2026-09-12|place=Hall\n"
                "odd 7 control-characters repaired\nend events=1 tasks=0\n");
}

static const struct {
    const char *bytes;
    const char *named; /* what the message must say */
} others[] = {
    {"", "empty"},
    {" \r\n\n", "empty"},
    {"\x1f\x8b\x08", "gunzip"},
    {"PK\x03\x04", "zip archive"},
    {"BZh91AY", "bunzip2"},
    {"\x89PNG\r\n\x1a\n", "another sort of file"},
    {"%PDF-1.7", "another sort of file"},
    {"SQLite format 3", "another sort of file"},
    {"<!DOCTYPE html>\n<html><head><title>Log in</title>", "web page"},
    {"\n\n  <HTML lang=en>", "web page"},
    {"<?xml version=\"1.0\"?><rss></rss>", "XML"},
    {"{\"events\": []}", "JSON"},
    {"[1, 2]", "JSON"},
    {"BEGIN:VCARD\nFN:Bob\nEND:VCARD\n", "BEGIN:VCALENDAR"},
    {"Dear all, the calendar is attached.", "BEGIN:VCALENDAR"},
    {"\x01\x02\x03\x04\x05\x06\x07\x08", "not text"},
};

/* The lines behind the event's first, folded at so many bytes: inside of names and of characters
 * too. */
static void fold(const char *text, size_t width, const char *blank, char *out)
{
    const char *from = strstr(text, "UID");
    size_t column = 0;
    out += sprintf(out, "%.*s", (int)(from - text), text);
    for (const char *at = from; *at; at++) {
        if (column == width && *at != '\r' && *at != '\n') {
            out += sprintf(out, "\r\n%s", blank);
            column = 0;
        }
        *out++ = *at;
        column = *at == '\n' ? 0 : column + 1;
    }
    *out = '\0';
}

static void test_folds(void **state)
{
    static const char text[] =
        CALENDAR(EVENT("UID:u\nSUMMARY:Größe 🎤\nX-APPLE-STRUCTURED-LOCATION:geo\n"
                       "dtstart;tzid=Europe/Berlin:20260911T140000\n"
                       "DTEND;X-A=\"b:c;d\";TZID=Europe/Berlin:20260911T143000\n"));
    char folded[8 * sizeof text], expected[256];
    (void)state;
    snprintf(
        expected, sizeof expected,
        "calendar -\nevent 3 u|Größe 🎤|2026-09-11 14:00..14:30 Europe/Berlin\nend events=1 tasks=0\n");
    for (size_t width = 1; width < 60; width++) {
        fold(text, width, " ", folded);
        check_bytes(folded, folded, strlen(folded), NULL, expected);
        fold(text, width, "\t", folded);
        check_bytes(folded, folded, strlen(folded), NULL, expected);
    }
    /* What only looks like one is a broken text. */
    static const char broken[] =
        CALENDAR(EVENT("UID:u\nDTSTART:20260911T140000Z\nSUMMARY:S\n"
                       "DESCRIPTION:see\nBelow\n  and on\nNote\n s: none\n"));
    check_bytes(
        "text", broken, strlen(broken), NULL,
        "calendar -\nevent 3 u|S|2026-09-11 14:00..14:00 UTC|text=see\\nBelow and on\\nNotes: none\n"
        "end events=1 tasks=0\n");
}

static void test_other_files(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        struct told told;
        told_init(&told);
        told_read(&told, others[i].bytes, strlen(others[i].bytes), NULL, NULL, 0);
        CHECK_ROW(told.status == 5 && told.err.code == ERR_INPUT && !told.ended, others[i].bytes);
        CHECK_ROW(strstr(told.err.text, others[i].named), others[i].bytes);
        told_finish(&told);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_utf16),       cmocka_unit_test(test_utf16_long),
        cmocka_unit_test(test_lines),       cmocka_unit_test(test_nul),
        cmocka_unit_test(test_folds),       cmocka_unit_test(test_quoted),
        cmocka_unit_test(test_other_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
