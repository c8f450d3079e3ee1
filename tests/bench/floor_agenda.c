/* SPDX-License-Identifier: MIT
 *
 * floor_agenda DB: prints a week: one query by the index, a line for each row. Linked with every
 * library that a planner has.
 */
#include <time.h>

#include "floor.h"

int main(int argc, char **argv)
{
    if (argc != 2)
        floor_fail("usage", "floor_agenda DB");
    sqlite3 *db = floor_open(argv[1], SQLITE_OPEN_READONLY);
    sqlite3_stmt *statement = floor_prepare(db, FLOOR_WINDOW);
    floor_window(statement, FLOOR_TODAY);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        time_t start = sqlite3_column_int64(statement, 0), end = sqlite3_column_int64(statement, 1);
        struct tm from, to;
        localtime_r(&start, &from);
        localtime_r(&end, &to);
        printf("%04d-%02d-%02d %02d:%02d-%02d:%02d %s, %s\n", from.tm_year + 1900, from.tm_mon + 1,
               from.tm_mday, from.tm_hour, from.tm_min, to.tm_hour, to.tm_min,
               floor_text(statement, 2), floor_text(statement, 3));
    }
    sqlite3_finalize(statement);
    return sqlite3_close(db) != SQLITE_OK;
}
