# SPDX-License-Identifier: MIT
"""compare.py: juggle beside its floors (floor.h) and other planners, in turn, as one table of ratios.

compare.py --programs DIR [--sizes 1000,10000,100000] [--pairs 5] [--data DIR] [--smoke]
"""
import argparse
import os
import shutil
import sys

import generate
import loads
import peers
import plans
from measure import Place, in_turn, key_figures, median

IN_A_MONTH = "]" * 21


class Table:
    def __init__(self, judge):
        self.rows, self.over, self.judge = [], 0, judge

    def add(self, name, juggle, other, unit, bar=None, whose="floor"):
        """bar: what the ratio may be at most; None: told, not judged."""
        if juggle is None or other is None:
            return
        ratio = juggle / other if other else float("inf") if juggle else 0.0
        verdict = "" if bar is None or not self.judge else "ok" if ratio <= bar else "over"
        self.over += verdict == "over"
        self.tell(name, "%.4g %s" % (juggle, unit), "%.4g %s" % (other, whose), "%.3g" % ratio,
                  "" if bar is None else "%.3g" % bar, verdict)

    def add_most(self, name, juggle, unit, bar):
        verdict = "" if not self.judge else "ok" if juggle <= bar else "over"
        self.over += verdict == "over"
        self.tell(name, "%.4g %s" % (juggle, unit), "", "", "%.4g" % bar, verdict)

    def tell(self, *row):
        self.rows.append(row)
        print("%-44s %16s %18s %8s %7s  %s" % row, flush=True)

    def head(self):
        self.tell("figure", "juggle", "beside", "ratio", "bar", "")


class Bench:
    def __init__(self, place, sizes, options):
        self.place, self.sizes, self.pairs = place, sizes, options.pairs
        self.table = Table(not options.smoke)
        self.imports = {}
        self.most = sizes[-1]
        self.counted = options.counted

    # ---- files and programs ----

    def file(self, what, size, percent=0.0):
        path = self.place.path("%s-%d%s" % (what, size, "-edited" if percent else ""))
        path += {"calendar": ".ics", "todos": ".ics", "tasks": ".json", "remind": ".rem"}[what]
        if not os.path.exists(path):
            generate.write(what, size, path, percent)
        return path

    def juggle(self, size, *words):
        return (self.place.program("juggle"), "--db", self.place.path("juggle-%s.db" % size), *words)

    def floor(self, name, size, *words):
        return (self.place.program("bench_floor_" + name), self.place.path("floor-%s.db" % size), *words)

    def count(self, size):
        return "%dk" % (size // 1000)

    def instructions(self, ours, floor):
        """Of both; None where they can't be counted."""
        if not self.counted:
            return None, None
        return self.place.instructions(self.counted, *ours[1:]), self.place.instructions(*floor)

    # ---- import ----

    def fresh(self, size):
        self.place.forget("juggle-%s.db" % size)
        return self.place.run(*self.juggle(size, "--quiet", "import", self.file("calendar", size)))

    def again(self, size):
        return self.place.run(*self.juggle(size, "--quiet", "import", self.file("calendar", size)))

    def edited(self, size):
        shutil.copyfile(self.place.path("juggle-%s.db" % size), self.place.path("juggle-edited.db"))
        return self.place.run(*self.juggle("edited", "--quiet", "import", self.file("calendar", size, 5.0)))

    def import_size(self, size):
        ours, floors, again, edited = in_turn(
            self.pairs, lambda: self.fresh(size),
            lambda: self.place.run(*self.floor("import", size, self.file("calendar", size))),
            lambda: self.again(size), lambda: self.edited(size))
        self.imports[size] = ours
        cpu, mark, last = median(ours, "cpu"), self.count(size), size == self.most
        self.table.add("import of %s, CPU" % mark, cpu, median(floors, "cpu"), "ms", 1.5 if last else None)
        self.table.add("  the same file again, CPU", median(again, "cpu"), cpu, "ms", 0.2 if last else None, "first")
        self.table.add("  with 5 % edited, CPU", median(edited, "cpu"), cpu, "ms", 0.35 if last else None, "first")
        self.table.add("  memory of the largest process", median(ours, "mb"), median(floors, "mb"), "MB")

    def import_growth(self):
        least, most = self.sizes[0], self.most
        self.table.add_most("import of %s, memory" % self.count(most), median(self.imports[most], "mb"), "MB", 32)
        self.table.add("  beside %s" % self.count(least), median(self.imports[most], "mb"),
                       median(self.imports[least], "mb"), "MB", 2.5, self.count(least))
        if most // 10 in self.imports:
            self.table.add("import, CPU for ten times as much", median(self.imports[most], "cpu"),
                           median(self.imports[most // 10], "cpu"), "ms", 13, self.count(most // 10))

    def import_instructions(self):
        size = min(self.most, 10000)
        source = self.file("calendar", size)
        self.place.forget("juggle-count.db")
        ours, floor = self.instructions(self.juggle("count", "--quiet", "import", source),
                                        self.floor("import", "count", source))
        self.table.add("import of %s, instructions" % self.count(size), ours, floor, "M", 1.5)

    # ---- commands ----

    def commands(self):
        least, most = self.sizes[0], self.most
        agenda = ("agenda", "--all", "--days", "7")
        small, large, floors, today, search = in_turn(
            2 * self.pairs + 1, lambda: self.place.run(*self.juggle(least, *agenda)),
            lambda: self.place.run(*self.juggle(most, *agenda)), lambda: self.place.run(*self.floor("agenda", most)),
            lambda: self.place.run(*self.juggle(most, "today")),
            lambda: self.place.run(*self.juggle(most, "search", "rust")))
        floor, mark = median(floors, "wall"), self.count(most)
        self.table.add("agenda of 7 days, %s" % mark, median(large, "wall"), floor, "ms", 2.0)
        self.table.add("  beside %s" % self.count(least), median(large, "wall"), median(small, "wall"), "ms", None,
                       self.count(least))
        self.table.add("today, %s" % mark, median(today, "wall"), floor, "ms")
        self.table.add("search for a word, first 50, %s" % mark, median(search, "wall"), floor, "ms")
        ours, floor = self.instructions(self.juggle(most, *agenda), self.floor("agenda", most))
        few, _ = self.instructions(self.juggle(least, *agenda), self.floor("agenda", least))
        self.table.add("agenda of 7 days, %s, instructions" % mark, ours, floor, "M", 2.0)
        # Not judged: without libical, which readers of the store don't load, the least of all is small.
        self.table.add("  beside %s" % self.count(least), ours, few, "M", None, self.count(least))

    # ---- the terminal program ----

    def screens(self):
        least, most = self.sizes[0], self.most
        small, large, floors, page = in_turn(
            self.pairs, lambda: self.place.screen(*self.juggle(least), keys=IN_A_MONTH),
            lambda: self.place.screen(*self.juggle(most), keys=IN_A_MONTH),
            lambda: self.place.screen(*self.floor("screen", most), keys=IN_A_MONTH),
            lambda: self.place.screen(self.place.program("bench_floor_page")))
        mark, first = self.count(most), lambda runs, at=0: median([{"it": run["first"][at]} for run in runs], "it")
        self.table.add("first picture, %s, beside a bare page" % mark, first(large), first(page), "ms", 4.0, "page")
        self.table.add("  beside a week on a page", first(large), first(floors), "ms", 2.0)
        self.table.add("  CPU", first(large, 1), first(floors, 1), "ms")
        self.table.add("  beside %s" % self.count(least), first(large), first(small), "ms", 1.5, self.count(least))
        ours, floor, few = key_figures(large), key_figures(floors), key_figures(small)
        self.table.add("next day, median, %s" % mark, ours["median"], floor["median"], "ms", 3.0)
        self.table.add("  the slowest of 20", ours["p95"], floor["p95"], "ms", 4.0)
        self.table.add("  CPU beside %s" % self.count(least), ours["cpu"], few["cpu"], "ms", 4.0, self.count(least))
        self.table.add("  bytes", ours["bytes"], floor["bytes"], "B", 1.2)
        self.table.add("terminal program's memory, %s" % mark, median(large, "mb"), median(floors, "mb"), "MB", 2.0)
        return {"first": first(large), "key": ours, "mb": median(large, "mb"), "floor_mb": median(floors, "mb")}

    def hands(self, shown, seconds):
        most, mark, key = self.most, self.count(self.most), shown["key"]
        bursts, moves = in_turn(self.pairs, lambda: self.place.screen(*self.juggle(most), keys="]" * 50, burst=True),
                                lambda: self.place.screen(*self.juggle(most), before="h", keys="jkjkjk"))
        burst = sorted(run["burst"] for run in bursts)[len(bursts) // 2]
        self.table.add("50 keys at once, %s, time" % mark, burst[0], key["median"], "ms", 10, "one key")
        self.table.add("  bytes", burst[2], key["bytes"], "B", 6, "one key")
        self.table.add_most("a row further, bytes", key_figures(moves)["bytes"], "B", 400)
        rested = self.place.screen(*self.juggle(most), idle=seconds, JUGGLE_NOW=None)
        idle = rested["idle"]
        self.table.add_most("left alone for %d s, bytes" % seconds, idle[2], "B", 80)
        self.table.add_most("  CPU", idle[1], "ms", 1.0)
        self.table.add("  memory, the rules' weeks read", rested["mb"], shown["floor_mb"], "MB", 2.0)


def measure(place, options, sizes):
    bench = Bench(place, sizes, options)
    bench.table.head()
    for size in sizes:
        bench.import_size(size)
    bench.import_growth()
    if not options.smoke:
        bench.import_instructions()
        bench.commands()
        loads.model(bench)
        plans.plans(bench)
        plans.offers(bench)
    ours = bench.screens()
    bench.hands(ours, 1 if options.smoke else 10)
    if not options.smoke:
        peers.compare(bench, ours)
        print("over its bar: %d" % bench.table.over)
    return bench


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True)
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--data")
    parser.add_argument("--counted", help="juggle built with JUGGLE_COUNTED, for valgrind")
    parser.add_argument("--smoke", action="store_true", help="does the bench run at all? Nothing is judged")
    options = parser.parse_args()
    place = Place(options.programs, options.data)
    try:
        bench = measure(place, options, sorted(int(size) for size in options.sizes.split(",")))
        return 0 if len(bench.table.rows) > 10 else 1
    finally:
        place.close()


if __name__ == "__main__":
    sys.exit(main())
