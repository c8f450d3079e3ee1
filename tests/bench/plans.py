# SPDX-License-Identifier: MIT
"""plans.py: what is thought about for long: a plan of 1,000 tasks over 12 weeks, with room for them and without, and the
price of a yes over a full store, 16 weeks ahead. Beside the first picture of a week of that store, which PLAN and
OFFER were set against (50 and 100 ms where it takes 7.2), and in instructions, which don't drift."""
import datetime
import random
import shutil

from generate import NOW, folded, local
from measure import in_turn, median

WEEKS = 12
PLAN, OFFERED = 50 / 7.2, 100 / 7.2
WEEK = ("09:00-11:30 @content", "11:40-12:40 @meeting", "13:20-15:00 @support", "15:10-17:30 @prep")
OFFER = ("whatif", "--name", "SF", "--from", "2027-02-09", "--to", "2027-02-11", "--role", "speaking", "--tz",
         "America/Los_Angeles", "--minutes", "20")


def todo_lines(count, least, most, step):
    """Tasks with estimates of least..most minutes, due at any hour of any day of the window, some begun late."""
    chance = random.Random(53)
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//juggle//bench//EN")
    for number in range(count):
        due = NOW + datetime.timedelta(days=chance.randrange(2, 7 * WEEKS), hours=chance.randrange(10))
        begin = due - datetime.timedelta(days=chance.randrange(1, 30))
        yield from ("BEGIN:VTODO", "UID:plan%d@bench" % number, "DTSTAMP:20261101T000000Z", "SUMMARY:Task %d" % number,
                    "DTSTART:%sZ" % local(begin), "DUE:%sZ" % local(due), "PRIORITY:%d" % chance.choice((0, 1, 5, 9)),
                    "X-JUGGLE-ESTIMATE:%d" % (step * chance.randrange(least // step, most // step + 1)), "END:VTODO")
    yield "END:VCALENDAR"


def fill(bench, name, least, most, step):
    path = bench.place.path("plan-%s.ics" % name)
    with open(path, "wb") as out:
        out.writelines(map(folded, todo_lines(1000, least, most, step)))
    bench.place.forget("juggle-plan-%s.db" % name)
    bench.place.run(*bench.juggle("plan-" + name, "--quiet", "import", path))


def picture(bench):
    return {"first": bench.place.screen(*bench.floor("screen", bench.most))["first"][0]}


def plans(bench):
    ask = ("plan", "--days", str(7 * WEEKS), "--json")
    sorts = (("fits", 15, 30, 15), ("overloaded", 30, 120, 15), ("odd", 30, 120, 1))
    for sort in sorts:
        fill(bench, *sort)
    page, *times = in_turn(bench.pairs, lambda: picture(bench),
                           *[lambda name=sort[0]: bench.place.run(*bench.juggle("plan-" + name, *ask)) for sort in sorts])
    names = ("plan of 1,000 tasks, 12 weeks", "  more than there is room for", "  in odd minutes")
    for name, runs in zip(names, times):
        bench.table.add(name, median(runs, "wall"), median(page, "first"), "ms", PLAN, "week")
    if not bench.counted:
        return
    counts = [bench.place.instructions(bench.counted, *bench.juggle("plan-" + sort[0], *ask)[1:]) for sort in sorts]
    bench.table.add_most("  instructions", counts[0], "M", 95)
    bench.table.add("  more than there is room for", counts[1], counts[0], "M", 2.1, "fits")
    bench.table.add("  in odd minutes", counts[2], counts[0], "M", 2.8, "fits")


def offers(bench):
    """The programmes of ten years beside a week of the person's own: changes have to be tried to make it fit."""
    small, large = bench.sizes[0], bench.most
    for size in {small, large}:
        bench.place.forget("juggle-offer-%s.db" % size)
        shutil.copyfile(bench.place.path("juggle-%s.db" % size), bench.place.path("juggle-offer-%s.db" % size))
        run = lambda *words, size=size: bench.place.run(*bench.juggle("offer-%s" % size, "--quiet", *words))
        run("edit", "f1", "mode=schedule")
        for hours in WEEK:
            run("add", "Work 2026-09-01 %s every weekday until 2026-11-20" % hours)
        run("add", "Office hours 2026-11-25 10:00-12:00 every week @community")
    home = {"JUGGLE_TZ": "Europe/Berlin"}
    bench.place.environment.update(home)
    ours, page, burnout = in_turn(bench.pairs, lambda: bench.place.run(*bench.juggle("offer-%s" % large, *OFFER)),
                                  lambda: picture(bench),
                                  lambda: bench.place.run(*bench.juggle("offer-%s" % large, "burnout", "--weeks", "16")))
    bench.table.add("what-if over 16 weeks, %s" % bench.count(large), median(ours, "wall"), median(page, "first"), "ms",
                    OFFERED, "week")
    bench.table.add("  beside the findings of 16 weeks, CPU", median(ours, "cpu"), median(burnout, "cpu"), "ms", 1.5,
                    "burnout")
    count = lambda size: bench.place.instructions(bench.counted, *bench.juggle("offer-%s" % size, *OFFER)[1:])
    if bench.counted:
        bench.table.add("  instructions beside %s" % bench.count(small), count(large), count(small), "M", 5.0,
                        bench.count(small))
    bench.place.environment["JUGGLE_TZ"] = "UTC"
