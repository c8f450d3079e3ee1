-- SPDX-License-Identifier: MIT
-- Version 1: the first. schema.sql says what is what.

PRAGMA application_id = 1785161580; 
PRAGMA user_version = 1;

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
    created INTEGER
) STRICT;

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

CREATE TABLE checkin (
    id INTEGER PRIMARY KEY,
    energy INTEGER,
    switched_off INTEGER,
    note TEXT,
    created INTEGER
) STRICT;

CREATE TABLE survey (
    id INTEGER PRIMARY KEY,
    first INTEGER,
    second INTEGER,
    third INTEGER,
    fourth INTEGER,
    created INTEGER
) STRICT;

CREATE TABLE snooze (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rule TEXT,
    first_day INTEGER,
    until INTEGER,
    because TEXT
) STRICT;

CREATE TABLE ritual (
    id INTEGER PRIMARY KEY,
    opened INTEGER,
    stop_minute INTEGER,
    closed INTEGER,
    note TEXT
) STRICT;

CREATE TABLE filter (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT,
    text TEXT
) STRICT;

CREATE UNIQUE INDEX event_key ON event (feed, uid, recurrence, split);
CREATE UNIQUE INDEX event_own ON event (uid, recurrence, split) WHERE feed IS NULL;
CREATE INDEX event_override ON event (uid) WHERE recurrence <> '';
CREATE INDEX event_series ON event (start, series_end) WHERE rrule IS NOT NULL OR rdates IS NOT NULL;

CREATE UNIQUE INDEX choice_key ON choice (event, occurrence);

CREATE INDEX task_live ON task (id) WHERE state <> 'done' AND state <> 'dropped';
CREATE INDEX task_finished ON task (finished) WHERE finished IS NOT NULL;
CREATE INDEX task_planned ON task (planned_on) WHERE planned_on IS NOT NULL;
CREATE INDEX task_due ON task (due_day) WHERE due_day IS NOT NULL;
CREATE INDEX task_event ON task (event) WHERE event IS NOT NULL;

CREATE INDEX block_time ON block ("end", start);
CREATE INDEX block_task ON block (task) WHERE task IS NOT NULL;
CREATE INDEX entry_time ON entry ("end", start);
CREATE INDEX entry_task ON entry (task) WHERE task IS NOT NULL;
CREATE INDEX entry_event ON entry (event) WHERE event IS NOT NULL;
CREATE INDEX capture_task ON capture (task) WHERE task IS NOT NULL;

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

CREATE VIRTUAL TABLE search USING fts5 (
    text, content = '', columnsize = 0, detail = none, tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TABLE found (
    doc INTEGER PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT;

CREATE TABLE step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    label TEXT NOT NULL,
    undone INTEGER NOT NULL CHECK (undone IN (0, 1))
) STRICT;

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

CREATE TABLE image (
    change INTEGER NOT NULL REFERENCES change ON DELETE CASCADE,
    id INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (change, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE shape (
    id INTEGER PRIMARY KEY,
    record TEXT NOT NULL,
    columns TEXT NOT NULL,
    UNIQUE (record, columns)
) STRICT;

CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE mark (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
