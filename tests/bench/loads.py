# SPDX-License-Identifier: MIT
"""loads.py: what the model of load and recovery costs beyond the read of its window, in time and instructions."""
import subprocess


def spent(bench, what):
    done = subprocess.run([bench.place.program("bench_load"), what], stdout=subprocess.PIPE, text=True, check=True)
    return float(done.stdout)


def counted(bench, what):
    """Millions of instructions of one run, without those that only make the calendar."""
    if not bench.counted:
        return None
    program = bench.place.program("bench_load")
    return bench.place.instructions(program, what, "once") - bench.place.instructions(program, "nothing", "once")


def model(bench):
    for name, what, bar, most in (("findings of a day, 27 events a day", "day", 5.0, 20.0),
                                  ("16 weeks of forecast", "weeks", 50.0, 60.0)):
        bench.table.add_most(name, spent(bench, what), "ms", bar)
        millions = counted(bench, what)
        if millions is not None:
            bench.table.add_most("  instructions", millions, "M", most)
