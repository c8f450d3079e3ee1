# SPDX-License-Identifier: MIT
"""Random calendars for the differential test: seeded, in the vectors' input form.

They are unlike anybody's life on purpose: short and long, empty and crowded, across date lines and
clock changes, with overlaps, gaps, plans and what became of them, leave, check-ins, trips and tasks.
"""

DAY = 1440
HOMES = [0, 60, 120, -300, -480, 330, 345, 540, 600, 720, 780, -660, 840, -210]
WORK = ["stage", "incident", "event", "community", "social", "support", "prep", "content", "code",
        "meeting", "travel", "learning", "admin", "desk"]
OTHER = ["recovery", "leave"]
PROFILES = {  # share of days that hold work; longest block; blocks a day; share of late ones
    "empty": (0.05, 120, 1, 0.0),
    "part-time": (0.4, 240, 3, 0.05),
    "office": (0.75, 180, 4, 0.03),
    "crunch": (0.95, 300, 5, 0.2),
    "chaos": (0.9, 900, 8, 0.3),
}


class Calendar:
    def __init__(self, rng, reference):
        self.rng, self.ref = rng, reference
        self.first = reference.parse_day("2024-01-01") + rng.randrange(900)
        self.length = rng.choice([1, 5, 9, 16, 16, 16, 25, 25, 25, 30, 30, 30, 45, 45, 60, 90,
                                  180])
        self.home = rng.choice(HOMES)
        self.steps = [((self.first - rng.randrange(3, 400)) * DAY, self.home)]
        self.trips, self.blocks = [], []
        self.ids = 0

    def stamp(self, minute):
        day, rest = divmod(minute, DAY)
        return "%sT%02d:%02dZ" % (self.ref.fmt_day(day), rest // 60, rest % 60)

    def block(self, start, length, category, **more):
        out = {"start": self.stamp(start), "end": self.stamp(start + length), "cat": category}
        out.update(more)
        if self.rng.random() < 0.1:
            out["intensity"] = self.rng.choice([0, 1, 2.5, 3, 4, 4.5, 5, 6.5, 8, 10])
        self.blocks.append(out)

    def clock_changes(self):
        if self.rng.random() < 0.6:
            at = self.first + self.rng.randrange(self.length + 1)
            self.steps.append((at * DAY + 60, self.home + self.rng.choice([60, -60])))

    def trip(self):
        rng = self.rng
        out = (self.first + rng.randrange(self.length + 1)) * DAY + rng.randrange(-600, 1500)
        flight = rng.choice([60, 150, 240, 360, 480, 660, 900])
        stay = rng.choice([300, 1 * DAY, 2 * DAY, 3 * DAY, 5 * DAY, 12 * DAY])
        there = rng.choice(HOMES)
        back = out + flight + stay
        self.block(out, flight, "travel")
        if rng.random() < 0.3:  # a connection, or a stop that makes two journeys
            self.block(out + flight + rng.choice([0, 60, 355, 360, 400]), 90, "travel")
        self.block(back, flight, "travel")
        self.steps += [((out + flight), there), (back + flight, self.home)]
        self.trips.append([out - rng.randrange(90), back + flight + rng.randrange(200)])
        if rng.random() < 0.15:
            self.trips.append([back, back + 2 * DAY])

    def day(self, number, profile):
        share, longest, most, late = PROFILES[profile]
        rng = self.rng
        weekend = self.ref.weekday(number) > 4
        if rng.random() > (share * 0.25 if weekend else share):
            return
        at = number * DAY - self.home + rng.choice([420, 480, 540, 540, 555, 600])
        for _ in range(rng.randrange(1, most + 1)):
            category = rng.choice(WORK if rng.random() < 0.93 else OTHER)
            length = rng.choice([5, 10, 14, 15, 30, 45, 60, 90, 120, 150, longest])
            self.block(at, length, category)
            at += length + rng.choice([0, 0, 0, 5, 14, 15, 30, 45, 60, 61, -20])
        if rng.random() < late:
            start = number * DAY - self.home + rng.randrange(1080, 1620)
            self.block(start, rng.choice([10, 15, 45, 60, 120, 300]), rng.choice(WORK))

    def plans(self):
        for block in list(self.blocks):
            draw = self.rng.random()
            if draw < 0.1:
                block["kind"] = "planned"
            elif draw < 0.15:
                self.ids += 1
                block.update(kind="planned", id="p%d" % self.ids)
                start = self.ref.parse_instant(block["start"]) + self.rng.choice([-30, 0, 20])
                self.block(start, self.rng.choice([20, 50, 0]), block["cat"],
                           plan_id=block["id"], kind="actual")

    def off(self):
        out, number = {}, self.first
        while number < self.first + self.length:
            if self.rng.random() < 0.03:
                cause = self.rng.choice(["leave", "leave", "holiday", "sick"])
                for _ in range(self.rng.choice([1, 2, 5, 7, 9])):
                    out[self.ref.fmt_day(number)] = cause
                    number += 1
            number += 1
        return out

    def checkins(self):
        rng, out = self.rng, {}
        mood = rng.choice([1.5, 3, 4.5])
        keep = rng.choice([0, 0.3, 0.8, 1])
        drift = rng.choice([0, 0, -0.04, 0.03])
        for i in range(self.length):
            if rng.random() < keep:
                value = min(5, max(1, round(mood + drift * i + rng.gauss(0, 0.7))))
                other = min(5, max(1, round(rng.gauss(2.5, 1))))
                out[self.ref.fmt_day(self.first + i)] = [
                    value if rng.random() < 0.95 else None, other if rng.random() < 0.9 else None]
        return out

    def tasks(self):
        rng = self.rng
        return [[rng.choice([0, 30, 60, 240, 480, 1500, 4000]),
                 self.ref.fmt_day(self.first + rng.randrange(-3, self.length + 40))]
                for _ in range(rng.choice([0, 0, 1, 2, 5]))]


def config(rng, defaults):
    """Some sections with some of their numbers changed; whole sections, as they replace the default."""
    out = {}
    for key, value in defaults.items():
        if rng.random() > 0.15:
            continue
        if isinstance(value, dict):
            out[key] = {k: change(rng, k, v) for k, v in value.items()}
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            out[key] = change(rng, key, value)
        elif key == "workdays":
            out[key] = rng.choice([[0, 1, 2, 3], [0, 1, 2, 3, 4, 5], [6, 0, 1, 2, 3], [2]])
    return out


def change(rng, key, value):
    if rng.random() < 0.5 or key in ("to", "day_turn"):
        return value
    if isinstance(value, int):
        return max(1, int(value * rng.choice([0.5, 0.8, 1.25, 2])))
    return value * rng.choice([0.5, 0.75, 1.25, 2])


def make(rng, reference):
    """One calendar in the vectors' input form, with "days"."""
    it = Calendar(rng, reference)
    it.clock_changes()
    for _ in range(rng.choice([0, 0, 1, 1, 2, 4])):
        it.trip()
    profile = rng.choice(list(PROFILES))
    for i in range(it.length):
        if rng.random() < 0.02:
            profile = rng.choice(list(PROFILES))
        it.day(it.first + i, profile)
    it.plans()
    rng.shuffle(it.blocks)
    out = {"zones": [{"from": it.stamp(at), "offset_min": offset}
                     for at, offset in it.steps],
           "blocks": it.blocks, "off": it.off(), "checkins": it.checkins(),
           "trips": [[it.stamp(a), it.stamp(b)] for a, b in it.trips], "tasks": it.tasks(),
           "days": [reference.fmt_day(it.first + i) for i in range(-3, it.length + 12)]}
    if rng.random() < 0.4 or not it.blocks:
        out["first_day"] = reference.fmt_day(it.first + rng.randrange(-20, 5))
    if rng.random() < 0.4 or not it.blocks:
        out["last_day"] = reference.fmt_day(it.first + it.length + rng.randrange(20))
    if rng.random() < 0.3:
        out["config"] = config(rng, reference.DEFAULTS)
    return out
