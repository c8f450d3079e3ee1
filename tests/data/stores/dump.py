# SPDX-License-Identifier: MIT
"""dump.py STORE: a store as SQL text, from which the same can be made again; for a fixture of each version.

The words' index is a virtual table: its own tables are written as they are, with its declaration.
"""
import sqlite3
import sys


def literal(value):
    if value is None:
        return "NULL"
    if isinstance(value, bytes):
        return "x'%s'" % value.hex()
    return "'%s'" % value.replace("'", "''") if isinstance(value, str) else repr(value)


def main():
    db = sqlite3.connect("file:%s?mode=ro" % sys.argv[1], uri=True)
    number = lambda name: db.execute("PRAGMA " + name).fetchone()[0]
    rows = db.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
    virtual = [name for _, name, sql in rows if sql.startswith("CREATE VIRTUAL")]
    owned = [name for _, name, _ in rows if any(name.startswith(v + "_") for v in virtual)]
    print("-- SPDX-License-Identifier: MIT\n-- A store as version %d of the file was: see dump.py.\n" % number("user_version"))
    print("PRAGMA application_id = %d;" % number("application_id"))
    for _, name, sql in rows:
        if name not in owned and not name.startswith("sqlite_"):
            print(sql + ";")
    tables = [name for kind, name, _ in rows if kind == "table" and name not in virtual]
    for name in tables:
        if name in owned or name.startswith("sqlite_"):
            print("DELETE FROM %s;" % name)
        for row in db.execute("SELECT * FROM %s" % name):
            print("INSERT INTO %s VALUES (%s);" % (name, ", ".join(map(literal, row))))
    print("PRAGMA user_version = %d;" % number("user_version"))


main()
