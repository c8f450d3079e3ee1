# SPDX-License-Identifier: MIT
"""measure.py: runs of programs for the bench: in a home of their own, through bench_watch, and in instructions."""
import os
import re
import shutil
import statistics
import subprocess
import tempfile

NOW = "2026-11-21T09:00"


class Place:
    """Where programs run: nothing of the person's is read or written."""

    def __init__(self, programs, directory=None):
        self.programs = os.path.abspath(programs)
        self.made = None if directory else tempfile.mkdtemp(prefix="juggle-bench.")
        self.directory = os.path.abspath(directory or self.made)
        os.makedirs(self.directory, exist_ok=True)
        self.environment = {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": self.directory, "TZ": "UTC", "LC_ALL": "C.UTF-8",
            "TERM": "xterm-256color", "XDG_DATA_HOME": self.path("data"), "XDG_CONFIG_HOME": self.path("config"),
            "XDG_STATE_HOME": self.path("state"), "XDG_CACHE_HOME": self.path("cache"), "JUGGLE_NOW": NOW,
            "JUGGLE_TZ": "UTC", "TASKDATA": self.path("task"), "TASKRC": self.path("taskrc"),
            "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "")}

    def path(self, name):
        return os.path.join(self.directory, name)

    def program(self, name):
        return os.path.join(self.programs, name)

    def watch(self, words, command, **changes):
        environment = {k: v for k, v in dict(self.environment, **changes).items() if v is not None}
        done = subprocess.run([self.program("bench_watch"), *words, *command], env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace", check=False)
        if done.returncode:
            raise RuntimeError("%s: %s" % (" ".join(command), done.stderr.strip()[-300:]))
        return [line.split() for line in done.stdout.splitlines()]

    def run(self, *command, good=(0,)):
        """Wall ms, CPU ms and peak MB of a whole run."""
        words = [line for line in self.watch(["run"], command) if line[:1] == ["run"]][-1]
        if int(words[4]) not in good:
            raise RuntimeError("%s: status %s" % (" ".join(command), words[4]))
        return {"wall": float(words[1]), "cpu": float(words[2]), "mb": int(words[3]) / 1024}

    def screen(self, *command, before="", keys="", burst=False, idle=0, **changes):
        """What a program in a terminal does, as bench_watch tells it."""
        words = ["screen", "-p", before, "-k", keys] + ["-b"] * burst + (["-i", str(idle)] if idle else [])
        out = {"keys": []}
        for line in self.watch(words, ["--", *command], **changes):
            numbers = [float(word) for word in line[1:]]
            if line[0] == "key":
                out["keys"].append(numbers)
            elif line[0] == "memory":
                out["mb"] = numbers[0] / 1024
            else:
                out[line[0]] = numbers
        return out

    def instructions(self, *command):
        """Millions of instructions of the program and of the processes that it starts."""
        out = self.path("callgrind.%p")
        done = subprocess.run(["valgrind", "--tool=callgrind", "--trace-children=yes", "--callgrind-out-file=" + out, *command],
                              env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, text=True, errors="replace", check=False)
        counts = [int(count) for count in re.findall(r"Collected : (\d+)", done.stderr)]
        for name in os.listdir(self.directory):
            if name.startswith("callgrind."):
                os.unlink(self.path(name))
        return sum(counts) / 1e6 if counts and done.returncode == 0 else None

    def forget(self, name):
        for ending in ("", "-wal", "-shm", "-journal"):
            if os.path.exists(self.path(name) + ending):
                os.unlink(self.path(name) + ending)

    def close(self):
        if self.made:
            shutil.rmtree(self.made, ignore_errors=True)


def median(runs, what):
    return statistics.median(run[what] for run in runs)


def in_turn(pairs, *measures):
    """Each measure once, then all again: what disturbs one disturbs the others."""
    results = [[] for _ in measures]
    for _ in range(pairs):
        for result, measure in zip(results, measures):
            result.append(measure())
    return results


def key_figures(screens):
    """Median and 95th percentile of the times, median CPU, median bytes, over all keys of all runs."""
    keys = [key for screen in screens for key in screen["keys"]]
    times = sorted(key[0] for key in keys)
    return {"median": statistics.median(times), "p95": times[min(len(times) - 1, int(len(times) * 0.95))],
            "cpu": statistics.median(key[1] for key in keys), "bytes": statistics.median(key[2] for key in keys)}
