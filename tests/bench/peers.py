# SPDX-License-Identifier: MIT
"""peers.py: other planners with the same data, in the same run, where they are installed.

Their imports take minutes for 100,000 events, so they get at most 10,000 unless JUGGLE_BENCH_PEERS_MAX says more.
"""
import os
import shutil
import subprocess

from measure import key_figures

RUNS = 3


def best(place, *command, what="wall", good=(0,)):
    runs = sorted(place.run(*command, good=good)[what] for _ in range(RUNS))
    return runs[len(runs) // 2]


def khal_config(place):
    directory = place.path("khal-calendar")
    shutil.rmtree(directory, ignore_errors=True)
    os.makedirs(directory)
    with open(place.path("khal.conf"), "w", encoding="utf-8") as out:
        out.write("[calendars]\n[[bench]]\npath = %s\n[sqlite]\npath = %s\n[locale]\nlocal_timezone = UTC\n"
                  "default_timezone = UTC\ntimeformat = %%H:%%M\ndateformat = %%Y-%%m-%%d\nlongdateformat = %%Y-%%m-%%d\n"
                  "datetimeformat = %%Y-%%m-%%d %%H:%%M\nlongdatetimeformat = %%Y-%%m-%%d %%H:%%M\n"
                  % (directory, place.path("khal.db")))
    return ("khal", "-c", place.path("khal.conf"))


def calcurse(bench, size, ours):
    place, mark, table = bench.place, bench.count(size), bench.table
    shutil.rmtree(place.path("calcurse"), ignore_errors=True)
    program = ("calcurse", "-D", place.path("calcurse"))
    wall = place.run(*program, "-i", bench.file("calendar", size))["wall"]
    table.add("import of %s" % mark, ours["import"], wall, "ms", 0.5 if size < 100000 else 0.05, "calcurse")
    table.add("agenda of 7 days, %s" % mark, ours["agenda"],
              best(place, *program, "-Q", "--from", "11/21/2026", "--days", "7"), "ms",
              ours["far"](1 / 40), "calcurse")
    table.add("search, %s" % mark, ours["search"], best(place, *program, "-G", "-S", "Rust"), "ms",
              ours["far"](0.1), "calcurse")
    shown = place.screen(*program, keys="l" * 10)
    keys = key_figures([shown])
    table.add("first picture, %s" % mark, ours["first"], shown["first"][0], "ms", ours["far"](1 / 40), "calcurse")
    table.add("next day, median, %s" % mark, ours["key"], keys["median"], "ms", ours["far"](1 / 40), "calcurse")
    table.add("terminal program's memory, %s" % mark, ours["mb"], shown["mb"], "MB", ours["far"](0.35), "calcurse")


def khal(bench, size, ours):
    place, mark = bench.place, bench.count(size)
    program = khal_config(place)
    cpu = place.run(*program, "import", "--batch", bench.file("calendar", size))["cpu"]
    bench.table.add("import of %s, CPU" % mark, ours["import_cpu"], cpu, "ms", 0.04, "khal")
    bench.table.add("agenda of 7 days, %s" % mark, ours["agenda"],
                    best(place, *program, "list", "2026-11-21", "7d"), "ms", ours["far"](1 / 40), "khal")


def task(bench, size, _ours):
    place, mark = bench.place, bench.count(size)
    shutil.rmtree(place.path("task"), ignore_errors=True)
    os.makedirs(place.path("task"))
    with open(place.path("taskrc"), "w", encoding="utf-8") as out:
        out.write("data.location=%s\nconfirmation=off\nhooks=off\nverbose=nothing\n" % place.path("task"))
    theirs = place.run("task", "import", bench.file("tasks", size))["wall"]
    place.forget("juggle-tasks.db")
    mine = place.run(*bench.juggle("tasks", "--quiet", "import", bench.file("todos", size)))["wall"]
    bench.table.add("import of %s tasks" % mark, mine, theirs, "ms", 1.0 if size < 100000 else 0.7, "task")
    bench.table.add("open tasks, %s" % mark, best(place, *bench.juggle("tasks", "list")),
                    best(place, "task", "next", "limit:20", good=(0, 1)), "ms", None, "task")


def remind(bench, size, ours):
    bench.table.add("agenda of 7 days, %s" % bench.count(size), ours["agenda"],
                    best(bench.place, "remind", "-s+1", bench.file("remind", size), "2026-11-21"), "ms",
                    ours["far"](1 / 40), "remind")


def of_size(bench, size, ours):
    """juggle's own figures with as many events as the peers have; most bars are set for 100,000."""
    place = bench.place
    runs = bench.imports[size]
    at = {"import": sorted(run["wall"] for run in runs)[len(runs) // 2],
          "import_cpu": sorted(run["cpu"] for run in runs)[len(runs) // 2],
          "far": lambda bar: bar if size >= 100000 else None}
    if size == bench.most:
        return dict(at, agenda=ours["agenda"], search=ours["search"], first=ours["first"], key=ours["key"]["median"],
                    mb=ours["mb"])
    shown = place.screen(*bench.juggle(size), keys="]" * 10)
    return dict(at, agenda=best(place, *bench.juggle(size, "agenda", "--all", "--days", "7")),
                search=best(place, *bench.juggle(size, "search", "rust")), first=shown["first"][0],
                key=key_figures([shown])["median"], mb=shown["mb"])


def compare(bench, ours):
    most = int(os.environ.get("JUGGLE_BENCH_PEERS_MAX", "10000"))
    size = max(size for size in bench.sizes if size <= most or size == bench.sizes[0])
    at = of_size(bench, size, ours)
    for name, one in (("calcurse", calcurse), ("khal", khal), ("task", task), ("remind", remind)):
        if not shutil.which(name):
            print("%s is not installed" % name)
            continue
        try:
            one(bench, size, at)
        except (RuntimeError, KeyError, subprocess.SubprocessError) as why:
            print("%s: %s" % (name, why))
