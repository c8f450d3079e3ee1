# SPDX-License-Identifier: MIT
"""Differential test: random calendars judged by the C program and by the executable reference.

    differential.py PROGRAM REFERENCE.py [--calendars N] [--seed S] [--jobs J]

Levels, coverage and headlines have to be equal on every day, values to nine digits; besides, random vectors
of every function that the vectors know. The ordinary run takes 2,000 calendars; --calendars 50000 with
another --seed looks further. Exit 77: there is no reference here.
"""
import argparse
import importlib.util
import json
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile

import calendars

BATCH = 25
SKIPPED = 77
PLAIN = ["align", "buley", "monotony", "mann_kendall", "headline", "overcommit", "calibrate",
         "all_day"]


def load_reference(path):
    spec = importlib.util.spec_from_file_location("reference", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def expected(ref, calendar):
    """What the reference says of each day; before the first recorded day nothing is known."""
    timeline = ref.load_timeline(dict(calendar, cfg=calendar.get("config")))
    history, out = [], []
    for text in calendar["days"]:
        day = ref.parse_day(text)
        findings, coverage = ref.evaluate(timeline, day)
        if day < timeline.first:
            findings = {k: ("nodata", v[1], {}) for k, v in findings.items()}
        history.append(findings)
        out.append((text, coverage, ref.headline(history, coverage, timeline.cfg), findings))
    return out


def same_value(a, b):
    if a is None or b is None:
        return a is None and b is None
    return a == b or abs(a - b) <= 1e-9 * max(abs(a), abs(b), 1)


def difference(want, got):
    """The first thing that differs, or None."""
    if len(want) != len(got):
        return "%d days, not %d" % (len(got), len(want))
    for (text, coverage, headline, findings), row in zip(want, got):
        if (text, coverage) != (row["day"], row["coverage"]):
            return "%s: coverage %s, not %s" % (text, row["coverage"], coverage)
        for rule, (level, value, _) in findings.items():
            mine = row["rules"][rule]
            if level != mine["level"] or not same_value(value, mine["value"]):
                return "%s %s: %s, not %s %s" % (text, rule, mine, level, value)
        if headline != row["headline"]:
            return "%s: headline %s, not %s" % (text, row["headline"], headline)
    return None


def compare_calendars(program, ref, folder, seeds):
    made = [calendars.make(random.Random(seed), ref) for seed in seeds]
    paths = [os.path.join(folder, "%s.json" % seed) for seed in seeds]
    for path, calendar in zip(paths, made):
        with open(path, "w") as out:
            json.dump(calendar, out)
    run = subprocess.run([program, "--evaluate"] + paths, stdout=subprocess.PIPE, check=True)
    lines = run.stdout.decode().splitlines()
    problems = []
    for seed, path, calendar, line in zip(seeds, paths, made, lines):
        problem = difference(expected(ref, calendar), json.loads(line))
        if problem:
            problems.append("calendar %s: %s" % (seed, problem))
        os.remove(path)
    return problems, sum(len(c["days"]) for c in made)


def plain_input(ref, rng, function):
    """An input for a function that needs no calendar."""
    zones = [{"from": "2020-01-01T00:00Z", "offset_min": rng.choice(calendars.HOMES)}]
    days = [ref.fmt_day(20000 + i) for i in range(rng.randrange(1, 9))]
    return {
        "align": {"local": rng.randrange(-720, 841), "body": rng.randrange(-720, 841),
                  "threshold": rng.choice([60, 180, 400])},
        "buley": {"travel_min": rng.randrange(2000), "zone_min": rng.randrange(721),
                  "dep": rng.randrange(1440), "arr": rng.randrange(1440)},
        "monotony": {"loads": [rng.choice([0, 0, 400, 1920, 2100, rng.randrange(4000)])
                               for _ in range(7)]},
        "mann_kendall": {"x": [rng.randrange(1, 6) for _ in range(rng.randrange(3, 29))]},
        "headline": {"coverage": rng.choice([0, 69, 70, 100]),
                     "history": [{k: rng.choice(ref.LEVELS) for k in ref.FAMILY
                                  if rng.random() < rng.choice([0.02, 0.1, 0.3])}
                                 for _ in range(rng.randrange(1, 21))]},
        "overcommit": {"tasks": [[rng.randrange(3000), rng.choice(days)]
                                 for _ in range(rng.randrange(6))],
                       "cap40": {d: 480 * i for i, d in enumerate(days)},
                       "cap48": {d: 576 * i for i, d in enumerate(days)}},
        "calibrate": {"default": rng.randrange(11),
                      "ratings": [rng.randrange(11) for _ in range(rng.randrange(9))]},
        "all_day": {"zones": zones, "first": days[0], "last_excl": days[-1],
                    "cat": rng.choice(["event", "leave", "recovery"]),
                    "transparent": rng.random() < 0.2},
    }[function]


def calendar_input(ref, rng, function, calendar):
    """A calendar asked one question; None where the question makes no sense."""
    out = {k: v for k, v in calendar.items() if k not in ("days", "config")}
    if "config" in calendar:
        out["cfg"] = calendar["config"]
    out["day"] = rng.choice(calendar["days"][3:])
    if function == "rule":
        out["rule"] = rng.choice(list(ref.FAMILY))
    elif function == "recovery":
        trips = ref.load_timeline(out).trips
        if not trips:
            return None
        out["trip"] = rng.randrange(len(trips))
    elif function == "forecast":
        out.update(today=out["day"], weeks=rng.randrange(1, 4))
    elif function == "residual":
        timeline = ref.load_timeline(out)
        out["days"] = [ref.fmt_day(d) for d in range(timeline.first, timeline.last + 1)]
    if function in ("forecast", "fill") and rng.random() < 0.3:
        out["typical"] = rng.choice([0, 240, 420, 600])
    return out


def compare_vectors(program, ref, folder, seed):
    """One vector of each function, and a few rules in detail."""
    rng, vectors = random.Random("vectors %s" % seed), []
    calendar = calendars.make(rng, ref)
    asked = ["daily", "recovery", "forecast", "residual", "fill"] + ["rule"] * 12
    inputs = [(f, plain_input(ref, rng, f)) for f in PLAIN]
    inputs += [(f, calendar_input(ref, rng, f, calendar)) for f in asked]
    for function, given in inputs:
        if given is None:
            continue
        vector = {"id": "%s-%s-%d" % (seed, function, len(vectors)), "function": function,
                  "input": given}
        vector["expected"] = ref.run_vector(vector)
        if function == "rule" and ref.parse_day(given["day"]) < ref.load_timeline(given).first:
            continue
        vectors.append(vector)
    path = os.path.join(folder, "vectors.json")
    with open(path, "w") as out:
        json.dump({"vectors": vectors}, out)
    run = subprocess.run([program, path], stdout=subprocess.PIPE, check=False)
    lines = run.stdout.decode().splitlines()
    return [line[:600] for line in lines if line.startswith("FAILED")], len(vectors)


def work(job):
    program, reference, seeds = job
    ref = load_reference(reference)
    with tempfile.TemporaryDirectory() as folder:
        problems, days = compare_calendars(program, ref, folder, seeds)
        more, vectors = compare_vectors(program, ref, folder, seeds[0])
    return problems + more, len(seeds), days, vectors


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("reference")
    parser.add_argument("--calendars", type=int, default=2000)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    if not os.path.exists(args.reference):
        print("skipped: there is no reference at %s" % args.reference, file=sys.stderr)
        return SKIPPED
    seeds = ["%s-%d" % (args.seed, i) for i in range(args.calendars)]
    jobs = [(args.program, args.reference, seeds[i:i + BATCH])
            for i in range(0, len(seeds), BATCH)]
    problems, sums = [], [0, 0, 0]
    with multiprocessing.Pool(args.jobs) as pool:
        for found, *counts in pool.imap_unordered(work, jobs):
            problems += found
            sums = [a + b for a, b in zip(sums, counts)]
    for problem in problems[:20]:
        print(problem)
    print("%d calendars of %d days and %d vectors compared, %d differ" % (*sums, len(problems)))
    return 1 if problems or not sums[1] else 0


if __name__ == "__main__":
    sys.exit(main())
