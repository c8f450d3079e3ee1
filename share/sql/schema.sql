-- SPDX-License-Identifier: MIT
--
-- The store as it is today. New files are made from this page; older ones climb the numbered steps
-- beside it, and a test makes a file both ways.
--
-- The tables of records have the names of records.def and its fields as columns, in that order (tested);
-- what a column means stands there. Absent is NULL. Times are seconds of UTC, days are counted from
-- 1970-01-01, words are those of words.def. AUTOINCREMENT: an id that was given is never given again,
-- so that what has an id in somebody's notes stays the same thing. Where the id is a day it has none.
-- A field that a later version added is the last column, where ALTER TABLE puts it.
--
-- References are checked at the end of a step; nothing is deleted by them: what follows from a delete is
-- part of the step's history, so the store does it itself. A CHECK of words is a chain of OR, as an IN
-- with more than two words builds a table for every row that is written: ten times the cost of the row.

PRAGMA application_id = 1785161580; -- "jggl"
PRAGMA user_version = 2;

-- An imported calendar.
CREATE TABLE feed (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT,
    name TEXT,
    calname TEXT,
    source TEXT,
    mode TEXT NOT NULL CHECK (mode = 'mine' OR mode = 'schedule' OR mode = 'holidays'),
    zone TEXT,
    kind TEXT,
    conference INTEGER REFERENCES conference DEFERRABLE INITIALLY DEFERRED,
    tentative INTEGER NOT NULL CHECK (tentative IN (0, 1)),
    prodid TEXT,
    imported INTEGER,
    note TEXT
) STRICT;

-- Something at a time.
CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    feed INTEGER REFERENCES feed DEFERRABLE INITIALLY DEFERRED,
    recurrence TEXT NOT NULL,
    split TEXT NOT NULL,
    title TEXT,
    place TEXT,
    description TEXT,
    url TEXT,
    people TEXT,
    categories TEXT,
    status TEXT NOT NULL CHECK (
        status = 'confirmed' OR status = 'tentative' OR status = 'cancelled'),
    transparent INTEGER NOT NULL CHECK (transparent IN (0, 1)),
    declined INTEGER NOT NULL CHECK (declined IN (0, 1)),
    all_day INTEGER NOT NULL CHECK (all_day IN (0, 1)),
    floating INTEGER NOT NULL CHECK (floating IN (0, 1)),
    onwards INTEGER NOT NULL CHECK (onwards IN (0, 1)),
    start_day INTEGER NOT NULL,
    start_second INTEGER,
    end_day INTEGER NOT NULL,
    end_second INTEGER,
    zone TEXT,
    end_zone TEXT,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    rrule TEXT,
    rdates TEXT,
    exdates TEXT,
    series_end INTEGER,
    sequence INTEGER,
    modified INTEGER,
    stamp INTEGER,
    hash INTEGER NOT NULL,
    gone INTEGER NOT NULL CHECK (gone IN (0, 1)),
    created INTEGER
) STRICT;

-- What the person says of an event.
CREATE TABLE choice (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event INTEGER NOT NULL REFERENCES event DEFERRABLE INITIALLY DEFERRED,
    occurrence TEXT NOT NULL,
    role TEXT NOT NULL CHECK (
        role = 'none' OR role = 'maybe' OR role = 'attending' OR role = 'speaking' OR
        role = 'keynote' OR role = 'workshop' OR role = 'booth' OR role = 'organising'),
    starred INTEGER NOT NULL CHECK (starred IN (0, 1)),
    kind TEXT,
    tags TEXT,
    project TEXT,
    conference INTEGER REFERENCES conference DEFERRABLE INITIALLY DEFERRED,
    note TEXT,
    rating INTEGER
) STRICT;

-- Something to do.
CREATE TABLE task (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT,
    title TEXT,
    kind TEXT,
    state TEXT NOT NULL CHECK (
        state = 'open' OR state = 'doing' OR state = 'waiting' OR state = 'someday' OR
        state = 'done' OR state = 'dropped'),
    estimate INTEGER,
    earliest_day INTEGER,
    earliest_minute INTEGER,
    due_day INTEGER,
    due_minute INTEGER,
    planned_on INTEGER,
    priority INTEGER,
    defers INTEGER,
    project TEXT,
    tags TEXT,
    note TEXT,
    url TEXT,
    repeat TEXT,
    position INTEGER NOT NULL,
    conference INTEGER REFERENCES conference DEFERRABLE INITIALLY DEFERRED,
    talk INTEGER REFERENCES talk DEFERRABLE INITIALLY DEFERRED,
    event INTEGER REFERENCES event DEFERRABLE INITIALLY DEFERRED,
    feed INTEGER REFERENCES feed DEFERRABLE INITIALLY DEFERRED,
    anchor TEXT,
    created INTEGER,
    finished INTEGER
) STRICT;

-- Time reserved for a task or for recovery.
CREATE TABLE block (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT,
    task INTEGER REFERENCES task DEFERRABLE INITIALLY DEFERRED,
    title TEXT,
    kind TEXT,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    zone TEXT,
    placed TEXT NOT NULL CHECK (placed = 'person' OR placed = 'planner' OR placed = 'trip'),
    pinned INTEGER NOT NULL CHECK (pinned IN (0, 1)),
    conference INTEGER REFERENCES conference DEFERRABLE INITIALLY DEFERRED,
    note TEXT,
    rating INTEGER
) STRICT;

-- Time really spent.
CREATE TABLE entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT,
    task INTEGER REFERENCES task DEFERRABLE INITIALLY DEFERRED,
    event INTEGER REFERENCES event DEFERRABLE INITIALLY DEFERRED,
    title TEXT,
    kind TEXT,
    start INTEGER NOT NULL,
    "end" INTEGER,
    zone TEXT,
    tags TEXT,
    note TEXT,
    rating INTEGER
) STRICT;

-- An engagement.
CREATE TABLE conference (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT,
    name TEXT,
    first_day INTEGER,
    last_day INTEGER,
    place TEXT,
    zone TEXT,
    online INTEGER NOT NULL CHECK (online IN (0, 1)),
    role TEXT NOT NULL CHECK (
        role = 'none' OR role = 'maybe' OR role = 'attending' OR role = 'speaking' OR
        role = 'keynote' OR role = 'workshop' OR role = 'booth' OR role = 'organising'),
    cfp INTEGER,
    cfp_zone TEXT,
    cfp_url TEXT,
    url TEXT,
    cost INTEGER,
    currency TEXT,
    talk_form TEXT,
    talk_minutes INTEGER,
    declined_on INTEGER,
    because TEXT,
    saved INTEGER,
    reach TEXT,
    tags TEXT,
    note TEXT,
    created INTEGER,
    cfp_opens INTEGER
) STRICT;

-- A travel leg.
CREATE TABLE leg (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT,
    conference INTEGER REFERENCES conference DEFERRABLE INITIALLY DEFERRED,
    way TEXT NOT NULL CHECK (way = 'out' OR way = 'back'),
    title TEXT,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    zone TEXT,
    end_zone TEXT,
    note TEXT
) STRICT;

-- A talk that can be given many times.
CREATE TABLE talk (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT,
    title TEXT,
    abstract TEXT,
    length INTEGER,
    invested INTEGER,
    url TEXT,
    tags TEXT,
    note TEXT,
    created INTEGER
) STRICT;

-- A talk offered to a conference.
CREATE TABLE submission (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT,
    talk INTEGER REFERENCES talk DEFERRABLE INITIALLY DEFERRED,
    conference INTEGER REFERENCES conference DEFERRABLE INITIALLY DEFERRED,
    stage TEXT NOT NULL CHECK (
        stage = 'idea' OR stage = 'drafting' OR stage = 'submitted' OR stage = 'waitlisted' OR
        stage = 'accepted' OR stage = 'confirmed' OR stage = 'given' OR stage = 'written-up' OR
        stage = 'rejected' OR stage = 'withdrawn'),
    changed INTEGER,
    note TEXT,
    created INTEGER
) STRICT;

-- One line caught in the hallway.
CREATE TABLE capture (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT,
    text TEXT,
    feedback TEXT NOT NULL CHECK (
        feedback = 'note' OR feedback = 'follow-up' OR feedback = 'new' OR
        feedback = 'handed-over' OR feedback = 'acknowledged' OR feedback = 'shipped' OR
        feedback = 'closed'),
    task INTEGER REFERENCES task DEFERRABLE INITIALLY DEFERRED,
    conference INTEGER REFERENCES conference DEFERRABLE INITIALLY DEFERRED,
    note TEXT,
    created INTEGER,
    changed INTEGER
) STRICT;

-- One a day; id is the day.
CREATE TABLE checkin (
    id INTEGER PRIMARY KEY,
    energy INTEGER,
    switched_off INTEGER,
    note TEXT,
    created INTEGER
) STRICT;

-- The four questions of a month; id is its first day.
CREATE TABLE survey (
    id INTEGER PRIMARY KEY,
    first INTEGER,
    second INTEGER,
    third INTEGER,
    fourth INTEGER,
    created INTEGER
) STRICT;

-- A warning put aside.
CREATE TABLE snooze (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rule TEXT,
    first_day INTEGER,
    until INTEGER,
    because TEXT
) STRICT;

-- The day's opening and closing; id is the day.
CREATE TABLE ritual (
    id INTEGER PRIMARY KEY,
    opened INTEGER,
    stop_minute INTEGER,
    closed INTEGER,
    note TEXT
) STRICT;

-- A saved filter.
CREATE TABLE filter (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT,
    text TEXT
) STRICT;

-- An event is known by its feed, its UID and which occurrence it changes.
CREATE UNIQUE INDEX event_key ON event (feed, uid, recurrence, split);
CREATE UNIQUE INDEX event_own ON event (uid, recurrence, split) WHERE feed IS NULL;
-- Which UIDs have overrides.
CREATE INDEX event_override ON event (uid) WHERE recurrence <> '';
-- Series that may reach into a window that has no stored occurrences.
CREATE INDEX event_series ON event (start, series_end) WHERE rrule IS NOT NULL OR rdates IS NOT NULL;

CREATE UNIQUE INDEX choice_key ON choice (event, occurrence);

CREATE INDEX task_live ON task (id) WHERE state <> 'done' AND state <> 'dropped';
CREATE INDEX task_finished ON task (finished) WHERE finished IS NOT NULL;
CREATE INDEX task_planned ON task (planned_on) WHERE planned_on IS NOT NULL;
CREATE INDEX task_due ON task (due_day) WHERE due_day IS NOT NULL;
CREATE INDEX task_event ON task (event) WHERE event IS NOT NULL;

-- The end comes first, as most windows are near the end of what there is.
CREATE INDEX block_time ON block ("end", start);
CREATE INDEX block_task ON block (task) WHERE task IS NOT NULL;
CREATE INDEX entry_time ON entry ("end", start);
CREATE INDEX entry_task ON entry (task) WHERE task IS NOT NULL;
CREATE INDEX entry_event ON entry (event) WHERE event IS NOT NULL;
CREATE INDEX capture_task ON capture (task) WHERE task IS NOT NULL;

-- When events take place: each single event and each override once, a series as often as it does inside
-- the horizon (meta: horizon_from, horizon_to). Made from `event` alone, so none of it is history.
-- reach: how far back a window must look for it: 0 a day, 1 thirty-two days (and all-day events, whose
-- times are as if in UTC), 2 without end. at: the wall clock that names it; 0 where it is of no series.
-- series: the master's id; 0: it had to do with a series that is not there; NULL: a single event.
CREATE TABLE occurrence (
    reach INTEGER NOT NULL,
    start INTEGER NOT NULL,
    event INTEGER NOT NULL,
    at INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    series INTEGER,
    PRIMARY KEY (reach, start, event, at)
) STRICT, WITHOUT ROWID;
CREATE INDEX occurrence_event ON occurrence (event) WHERE series IS NOT NULL;

-- What can be searched, by words: rowid is eight times the id, plus the place of its kind in search.c.
-- The texts stand in the records, and no place inside them is kept: half the size, and all that is asked.
CREATE VIRTUAL TABLE search USING fts5 (
    text, content = '', columnsize = 0, detail = none, tokenize = 'unicode61 remove_diacritics 2'
);
-- When it was, so that the newest come first without a look at the records.
CREATE TABLE found (
    doc INTEGER PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT;

-- History. A step is what undo takes back at once; undone ones are what redo brings back.
CREATE TABLE step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    label TEXT NOT NULL,
    undone INTEGER NOT NULL CHECK (undone IN (0, 1))
) STRICT;

-- What a step did, in order of id. made: the records first_id to last_id, which have no image until the
-- step is undone. changed: the columns that differ, before and after. gone: the whole record, before.
CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    step INTEGER NOT NULL REFERENCES step ON DELETE CASCADE,
    op TEXT NOT NULL CHECK (op = 'made' OR op = 'changed' OR op = 'gone'),
    record TEXT NOT NULL,
    first_id INTEGER NOT NULL,
    last_id INTEGER NOT NULL,
    before BLOB,
    after BLOB
) STRICT;
CREATE INDEX change_step ON change (step);
CREATE INDEX change_first ON change (record, first_id);
CREATE INDEX change_run ON change (record, last_id) WHERE last_id > first_id;

-- The records that an undone step had made.
CREATE TABLE image (
    change INTEGER NOT NULL REFERENCES change ON DELETE CASCADE,
    id INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (change, id)
) STRICT, WITHOUT ROWID;

-- The columns, separated by blanks, that images were written with, so that they can be read for ever.
CREATE TABLE shape (
    id INTEGER PRIMARY KEY,
    record TEXT NOT NULL,
    columns TEXT NOT NULL,
    UNIQUE (record, columns)
) STRICT;

-- What the store notes about itself.
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Small facts that are no steps: seen, asked, last choice.
CREATE TABLE mark (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
