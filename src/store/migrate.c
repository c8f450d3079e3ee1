/* SPDX-License-Identifier: MIT
 *
 * migrate: versions of the file. The scripts of share/sql are part of the program.
 */
#include "migrate.h"

extern const unsigned char sql_001[];
extern const unsigned char sql_002[];
extern const unsigned char sql_schema[];

static const struct rung rungs[] = {
    {1, (const char *)sql_001},
    {2, (const char *)sql_002},
};

static const struct ladder today = {2, (const char *)sql_schema, rungs,
                                    sizeof rungs / sizeof *rungs};

const struct ladder *ladder_today(void)
{
    return &today;
}

/* What another process has climbed meanwhile is not climbed again. */
static bool run_script(struct sql *sql, const char *script, int version, struct err *err)
{
    int64_t found = 0;
    return sql_number(sql, SQL_USER_VERSION, &found, err) &&
           (found >= version || sql_embedded(sql, script, err)) && sql_run(sql, SQL_COMMIT, err);
}

static bool in_transaction(struct sql *sql, const char *script, int version, struct err *err)
{
    struct err dropped;
    if (!sql_run(sql, SQL_BEGIN_ALONE, err))
        return false;
    if (run_script(sql, script, version, err))
        return true;
    if (sql_in_transaction(sql))
        (void)!sql_run(sql, SQL_ROLLBACK, &dropped);
    return false;
}

bool migrate_create(struct sql *sql, const struct ladder *ladder, struct err *err)
{
    return in_transaction(sql, ladder->schema, ladder->version, err);
}

bool migrate_version(struct sql *sql, const struct ladder *ladder, int *version, struct err *err)
{
    int64_t found = 0;
    if (!sql_number(sql, SQL_USER_VERSION, &found, err))
        return false;
    *version = (int)found;
    if (found >= 0 && found <= ladder->version)
        return true;
    return err_set(
        err, ERR_STORE_NEWER,
        "%s: written by a newer juggle (store version %d, this one knows %d); use a juggle "
        "that knows version %d",
        sql->path, *version, ladder->version, *version);
}

static bool climb(struct sql *sql, const struct ladder *ladder, int version, struct err *err)
{
    for (size_t i = 0; i < ladder->count; i++) {
        const struct rung *rung = &ladder->rungs[i];
        if (rung->version > version && !in_transaction(sql, rung->sql, rung->version, err))
            return false;
    }
    return true;
}

bool migrate_climb(struct sql *sql, const struct ladder *ladder, struct err *err)
{
    int version;
    if (!migrate_version(sql, ladder, &version, err))
        return false;
    if (version == ladder->version)
        return true;
    /* A table that is made anew must not take its references along. */
    if (!sql_script(sql, SCRIPT_LOOSEN, err))
        return false;
    bool done = climb(sql, ladder, version, err);
    return sql_script(sql, SCRIPT_TIGHTEN, err) && done;
}
