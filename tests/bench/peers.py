# SPDX-License-Identifier: MIT
"""peers.py: other planners with the same data, in the same run, where they are installed.

Their imports take minutes for 100,000 events, so they get at most 10,000 unless JUGGLE_BENCH_PEERS_MAX says more.
"""
import os
import shutil
import subprocess

from measure import in_turn, key_figures, median

RUNS = 3
WEEK = ("agenda", "--all", "--days", "7")


def beside(bench, what, ours, theirs, bar, whose, good=(0,)):
    """The time of two commands, in turn."""
    place = bench.place
    mine, other = in_turn(RUNS, lambda: place.run(*ours), lambda: place.run(*theirs, good=good))
    bench.table.add(what, median(mine, "wall"), median(other, "wall"), "ms", bar, whose)


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
    table.add("import of %s" % mark, ours["import"], wall, "ms", {10000: 0.5, 100000: 0.05}.get(size), "calcurse")
    beside(bench, "agenda of 7 days, %s" % mark, bench.juggle(size, *WEEK),
           (*program, "-Q", "--from", "11/21/2026", "--days", "7"), ours["far"](1 / 40), "calcurse")
    beside(bench, "search, %s" % mark, bench.juggle(size, "search", "rust"), (*program, "-G", "-S", "Rust"),
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
    bench.table.add("import of %s, CPU" % mark, ours["import_cpu"], cpu, "ms", {10000: 0.04}.get(size), "khal")
    beside(bench, "agenda of 7 days, %s" % mark, bench.juggle(size, *WEEK), (*program, "list", "2026-11-21", "7d"),
           ours["far"](1 / 40), "khal")


def task(bench, size, _ours):
    place, mark = bench.place, bench.count(size)
    shutil.rmtree(place.path("task"), ignore_errors=True)
    os.makedirs(place.path("task"))
    with open(place.path("taskrc"), "w", encoding="utf-8") as out:
        out.write("data.location=%s\nconfirmation=off\nhooks=off\nverbose=nothing\n" % place.path("task"))
    theirs = place.run("task", "import", bench.file("tasks", size))["wall"]
    place.forget("juggle-tasks.db")
    mine = place.run(*bench.juggle("tasks", "--quiet", "import", bench.file("todos", size)))["wall"]
    bench.table.add("import of %s tasks" % mark, mine, theirs, "ms", {10000: 1.0, 100000: 0.7}.get(size), "task")
    beside(bench, "open tasks, %s" % mark, bench.juggle("tasks", "list"), ("task", "next", "limit:20"), None, "task",
           good=(0, 1))


def remind(bench, size, ours):
    beside(bench, "agenda of 7 days, %s" % bench.count(size), bench.juggle(size, *WEEK),
           ("remind", "-s+1", bench.file("remind", size), "2026-11-21"), ours["far"](1 / 40), "remind")


def of_size(bench, size, ours):
    """juggle's own figures with as many events as the peers have; most bars are set for 100,000."""
    place = bench.place
    runs = bench.imports[size]
    at = {"import": sorted(run["wall"] for run in runs)[len(runs) // 2],
          "import_cpu": sorted(run["cpu"] for run in runs)[len(runs) // 2],
          "far": lambda bar: bar if size >= 100000 else None}
    if size == bench.most:
        return dict(at, first=ours["first"], key=ours["key"]["median"], mb=ours["mb"])
    shown = place.screen(*bench.juggle(size), keys="]" * 10)
    return dict(at, first=shown["first"][0], key=key_figures([shown])["median"], mb=shown["mb"])


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
