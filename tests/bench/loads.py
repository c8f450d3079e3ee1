# SPDX-License-Identifier: MIT
"""loads.py: what the model of load and recovery costs beyond the read of its window, in time and instructions."""
import subprocess

from measure import in_turn, median


def spent(bench, what):
    done = subprocess.run([bench.place.program("bench_load"), what], stdout=subprocess.PIPE, text=True, check=True)
    return float(done.stdout)


def counted(bench, what):
    """Millions of instructions of one run, without those that only make the calendar."""
    if not bench.counted:
        return None
    program = bench.place.program("bench_load")
    return bench.place.instructions(program, what, "once") - bench.place.instructions(program, "nothing", "once")


def command(bench):
    """`burnout` with its reading and its fixes, over the largest calendar; not judged: it asks for a dozen removals of each
    finding, which are tried one by one."""
    ask, brief = ("burnout", "--json"), ("burnout", "--short", "--json")
    whole, short, page = in_turn(bench.pairs, lambda: bench.place.run(*bench.juggle(bench.most, *ask)),
                                 lambda: bench.place.run(*bench.juggle(bench.most, *brief)),
                                 lambda: bench.place.run(*bench.floor("agenda", bench.most)))
    for name, runs in (("burnout, %s" % bench.count(bench.most), whole), ("  without fixes", short)):
        bench.table.add(name, median(runs, "wall"), median(page, "wall"), "ms", None)


def model(bench):
    command(bench)
    for name, what, bar, most in (("findings of a day, 27 events a day", "day", 5.0, 20.0),
                                  ("16 weeks of forecast", "weeks", 50.0, 60.0)):
        bench.table.add_most(name, spent(bench, what), "ms", bar)
        millions = counted(bench, what)
        if millions is not None:
            bench.table.add_most("  instructions", millions, "M", most)
