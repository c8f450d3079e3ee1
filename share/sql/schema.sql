-- SPDX-License-Identifier: MIT
--
-- The store as it is today. New stores are made from this page; older ones climb the numbered steps beside it,
-- and a test holds both against each other. The tables of records have the columns of records.def, in order.
--
-- Times are seconds since 1970 UTC, days are days since 1970-01-01, absent is NULL.

-- an imported calendar
CREATE TABLE feed (
    id INTEGER PRIMARY KEY,
    "uid" TEXT, -- globally unique
    "name" TEXT, -- as the person calls it
    "calname" TEXT, -- as the file calls itself
    "source" TEXT, -- the last source's base name, for people only
    "mode" INTEGER NOT NULL DEFAULT 0 CHECK ("mode" >= 0), -- how its events count
    "zone" TEXT, -- zone of its floating times
    "kind" TEXT, -- kind of its events, unless set
    "conference" INTEGER REFERENCES conference (id) DEFERRABLE INITIALLY DEFERRED, -- whose programme it is
    "tentative" INTEGER NOT NULL DEFAULT 0 CHECK ("tentative" IN (0, 1)), -- every event is tentative, so tentative means nothing there
    "prodid" TEXT, -- the program that wrote the file
    "imported" INTEGER, -- last import
    "note" TEXT -- the person's
) STRICT;

-- something at a time
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    "uid" TEXT, -- iCalendar UID; a series and its overrides share it
    "feed" INTEGER REFERENCES feed (id) DEFERRABLE INITIALLY DEFERRED, -- 0: the person's own
    "recurrence" TEXT, -- RECURRENCE-ID of an override: 20261201, 20261201T100000 or ...Z; empty for a master
    "split" TEXT, -- the start, where one file has the same key for different events; else empty
    "title" TEXT,
    "place" TEXT,
    "description" TEXT, -- the feed's text
    "url" TEXT,
    "people" TEXT, -- speakers, organiser, attendees: one a line
    "categories" TEXT, -- the feed's tags, separated by commas
    "status" INTEGER NOT NULL DEFAULT 0 CHECK ("status" >= 0),
    "transparent" INTEGER NOT NULL DEFAULT 0 CHECK ("transparent" IN (0, 1)), -- takes no time (TRANSP)
    "declined" INTEGER NOT NULL DEFAULT 0 CHECK ("declined" IN (0, 1)), -- the person declined
    "all_day" INTEGER NOT NULL DEFAULT 0 CHECK ("all_day" IN (0, 1)), -- dates only; end is exclusive
    "floating" INTEGER NOT NULL DEFAULT 0 CHECK ("floating" IN (0, 1)), -- had no zone: the feed's was taken
    "onwards" INTEGER NOT NULL DEFAULT 0 CHECK ("onwards" IN (0, 1)), -- an override for this and all that follow
    "start_day" INTEGER, -- wall clock in zone
    "start_second" INTEGER, -- second of the day
    "end_day" INTEGER, -- wall clock in end_zone
    "end_second" INTEGER, -- second of the day
    "zone" TEXT, -- IANA name, or UTC
    "end_zone" TEXT, -- absent: the same
    "start" INTEGER, -- of the wall clock; an all-day event's as if in UTC
    "end" INTEGER, -- exclusive
    "rrule" TEXT, -- RRULE values, one a line; absent: no series
    "rdates" TEXT, -- further starts, separated by commas, in the form of `recurrence`
    "exdates" TEXT, -- starts taken out, likewise
    "series_end" INTEGER, -- end of the last occurrence; absent: no series or no end
    "sequence" INTEGER, -- SEQUENCE
    "modified" INTEGER, -- LAST-MODIFIED
    "stamp" INTEGER, -- DTSTAMP
    "hash" INTEGER NOT NULL DEFAULT 0, -- of the component's text and its calendar's head
    "gone" INTEGER NOT NULL DEFAULT 0 CHECK ("gone" IN (0, 1)), -- the file has it no more
    "created" INTEGER -- when juggle first saw it
) STRICT;

-- what the person says of an event
CREATE TABLE choice (
    id INTEGER PRIMARY KEY,
    "event" INTEGER REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
    "occurrence" TEXT, -- of a series: the occurrence, in the form of `recurrence`; empty: the whole
    "role" INTEGER NOT NULL DEFAULT 0 CHECK ("role" >= 0),
    "starred" INTEGER NOT NULL DEFAULT 0 CHECK ("starred" IN (0, 1)),
    "kind" TEXT, -- absent: by feed and role
    "tags" TEXT, -- separated by commas
    "project" TEXT,
    "conference" INTEGER REFERENCES conference (id) DEFERRABLE INITIALLY DEFERRED,
    "note" TEXT,
    "rating" INTEGER -- how hard it was, 0-10
) STRICT;

-- something to do
CREATE TABLE task (
    id INTEGER PRIMARY KEY,
    "uid" TEXT,
    "title" TEXT,
    "kind" TEXT,
    "state" INTEGER NOT NULL DEFAULT 0 CHECK ("state" >= 0),
    "estimate" INTEGER, -- minutes; absent: its kind's default, marked ~
    "earliest_day" INTEGER, -- not before; wall clock at home
    "earliest_minute" INTEGER, -- absent: the day's start
    "due_day" INTEGER, -- wall clock at home
    "due_minute" INTEGER, -- absent: the day's end
    "planned_on" INTEGER, -- the date that it is meant for
    "priority" INTEGER, -- 1 highest to 3; 0 none
    "defers" INTEGER, -- how often it was put off
    "project" TEXT, -- free, or a conference's or talk's id
    "tags" TEXT, -- separated by commas
    "note" TEXT,
    "url" TEXT,
    "repeat" TEXT, -- RRULE: the next one is made when this one is done
    "position" INTEGER NOT NULL DEFAULT 0, -- manual order
    "conference" INTEGER REFERENCES conference (id) DEFERRABLE INITIALLY DEFERRED, -- prepares for it
    "talk" INTEGER REFERENCES talk (id) DEFERRABLE INITIALLY DEFERRED,
    "event" INTEGER REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED, -- prepares for this session
    "feed" INTEGER REFERENCES feed (id) DEFERRABLE INITIALLY DEFERRED, -- imported as a VTODO
    "anchor" TEXT, -- template and step that made it, to move with its cause
    "created" INTEGER,
    "finished" INTEGER -- done or dropped
) STRICT;

-- time reserved for a task or for recovery
CREATE TABLE block (
    id INTEGER PRIMARY KEY,
    "uid" TEXT,
    "task" INTEGER REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED, -- 0: no task, see kind
    "title" TEXT, -- where there is no task
    "kind" TEXT, -- where there is no task
    "start" INTEGER,
    "end" INTEGER,
    "zone" TEXT, -- the person's when it was placed
    "placed" INTEGER NOT NULL DEFAULT 0 CHECK ("placed" >= 0),
    "pinned" INTEGER NOT NULL DEFAULT 0 CHECK ("pinned" IN (0, 1)), -- nothing moves it
    "conference" INTEGER REFERENCES conference (id) DEFERRABLE INITIALLY DEFERRED, -- the cause of recovery
    "note" TEXT,
    "rating" INTEGER -- how hard it was, 0-10
) STRICT;

-- time really spent
CREATE TABLE entry (
    id INTEGER PRIMARY KEY,
    "uid" TEXT,
    "task" INTEGER REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED,
    "event" INTEGER REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
    "title" TEXT,
    "kind" TEXT,
    "start" INTEGER,
    "end" INTEGER, -- absent: the timer runs
    "zone" TEXT,
    "tags" TEXT,
    "note" TEXT,
    "rating" INTEGER -- how hard it was, 0-10
) STRICT;

-- an engagement
CREATE TABLE conference (
    id INTEGER PRIMARY KEY,
    "uid" TEXT,
    "name" TEXT,
    "first_day" INTEGER,
    "last_day" INTEGER, -- inclusive
    "place" TEXT,
    "zone" TEXT,
    "online" INTEGER NOT NULL DEFAULT 0 CHECK ("online" IN (0, 1)),
    "role" INTEGER NOT NULL DEFAULT 0 CHECK ("role" >= 0),
    "cfp" INTEGER, -- the call for papers ends
    "cfp_zone" TEXT, -- the zone that it was said in
    "cfp_url" TEXT,
    "url" TEXT,
    "cost" INTEGER, -- in whole units of the currency
    "currency" TEXT,
    "talk_form" TEXT, -- new, tweak or rerun
    "talk_minutes" INTEGER, -- on stage
    "declined_on" INTEGER,
    "because" TEXT, -- why it was declined
    "saved" INTEGER, -- minutes that declining saved
    "reach" TEXT, -- what the person noted of its reach
    "tags" TEXT,
    "note" TEXT,
    "created" INTEGER
) STRICT;

-- a travel leg
CREATE TABLE leg (
    id INTEGER PRIMARY KEY,
    "uid" TEXT,
    "conference" INTEGER REFERENCES conference (id) DEFERRABLE INITIALLY DEFERRED,
    "way" INTEGER NOT NULL DEFAULT 0 CHECK ("way" >= 0),
    "title" TEXT,
    "start" INTEGER,
    "end" INTEGER,
    "zone" TEXT, -- of the start
    "end_zone" TEXT, -- of the arrival
    "note" TEXT
) STRICT;

-- a talk that can be given many times
CREATE TABLE talk (
    id INTEGER PRIMARY KEY,
    "uid" TEXT,
    "title" TEXT,
    "abstract" TEXT,
    "length" INTEGER, -- minutes on stage
    "invested" INTEGER, -- minutes spent before juggle knew it
    "url" TEXT,
    "tags" TEXT,
    "note" TEXT,
    "created" INTEGER
) STRICT;

-- a talk offered to a conference
CREATE TABLE submission (
    id INTEGER PRIMARY KEY,
    "uid" TEXT,
    "talk" INTEGER REFERENCES talk (id) DEFERRABLE INITIALLY DEFERRED,
    "conference" INTEGER REFERENCES conference (id) DEFERRABLE INITIALLY DEFERRED,
    "stage" INTEGER NOT NULL DEFAULT 0 CHECK ("stage" >= 0),
    "changed" INTEGER, -- when the stage last changed
    "note" TEXT,
    "created" INTEGER
) STRICT;

-- one line caught in the hallway
CREATE TABLE capture (
    id INTEGER PRIMARY KEY,
    "uid" TEXT,
    "text" TEXT,
    "feedback" INTEGER NOT NULL DEFAULT 0 CHECK ("feedback" >= 0),
    "task" INTEGER REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED, -- the follow-up
    "conference" INTEGER REFERENCES conference (id) DEFERRABLE INITIALLY DEFERRED, -- where it was caught
    "note" TEXT,
    "created" INTEGER,
    "changed" INTEGER
) STRICT;

-- one a day; id is the day
CREATE TABLE checkin (
    id INTEGER PRIMARY KEY,
    "energy" INTEGER, -- 1-5
    "switched_off" INTEGER, -- 1-5
    "note" TEXT, -- private
    "created" INTEGER
) STRICT;

-- the four questions of a month; id is its first day
CREATE TABLE survey (
    id INTEGER PRIMARY KEY,
    "first" INTEGER,
    "second" INTEGER,
    "third" INTEGER,
    "fourth" INTEGER,
    "created" INTEGER
) STRICT;

-- a warning put aside
CREATE TABLE snooze (
    id INTEGER PRIMARY KEY,
    "rule" TEXT,
    "first_day" INTEGER,
    "until" INTEGER, -- the first day on which it speaks again
    "because" TEXT
) STRICT;

-- the day's opening and closing; id is the day
CREATE TABLE ritual (
    id INTEGER PRIMARY KEY,
    "opened" INTEGER, -- the morning plan was made
    "stop_minute" INTEGER, -- when the person means to stop
    "closed" INTEGER, -- the evening was done
    "note" TEXT
) STRICT;

-- a saved filter
CREATE TABLE filter (
    id INTEGER PRIMARY KEY,
    "name" TEXT,
    "text" TEXT
) STRICT;

-- ---- references ----

CREATE INDEX feed_conference ON feed ("conference");
CREATE INDEX choice_conference ON choice ("conference");
CREATE INDEX task_conference ON task ("conference");
CREATE INDEX task_talk ON task ("talk");
CREATE INDEX task_event ON task ("event");
CREATE INDEX task_feed ON task ("feed");
CREATE INDEX block_task ON block ("task");
CREATE INDEX block_conference ON block ("conference");
CREATE INDEX entry_task ON entry ("task");
CREATE INDEX entry_event ON entry ("event");
CREATE INDEX leg_conference ON leg ("conference");
CREATE INDEX submission_talk ON submission ("talk");
CREATE INDEX submission_conference ON submission ("conference");
CREATE INDEX capture_task ON capture ("task");
CREATE INDEX capture_conference ON capture ("conference");

-- ---- identity ----

-- What an imported event is known by; also finds the parts of a series.
CREATE UNIQUE INDEX event_key ON event (feed, uid, recurrence, split);
-- Series that may reach into a window that has no stored occurrences.
CREATE INDEX event_series ON event (start) WHERE rrule IS NOT NULL OR rdates IS NOT NULL;
CREATE UNIQUE INDEX choice_key ON choice (event, occurrence);
CREATE INDEX task_open ON task (id) WHERE state < 4;
CREATE INDEX task_finished ON task (finished) WHERE finished IS NOT NULL;
CREATE INDEX task_planned ON task (planned_on) WHERE planned_on IS NOT NULL;
CREATE INDEX block_start ON block (start);
CREATE INDEX entry_start ON entry (start);
CREATE INDEX entry_running ON entry (id) WHERE "end" IS NULL;

-- ---- occurrences ----

-- One row for each single event and override, and for each occurrence of a series inside the stored
-- horizon. recurrence names the occurrence of a series; NULL: not of a series. All-day ones as if in UTC.
CREATE TABLE occurrence (
    start INTEGER NOT NULL,
    event INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    recurrence TEXT,
    PRIMARY KEY (start, event)
) STRICT, WITHOUT ROWID;
-- What lasts longer than the reach that a window's query looks back.
CREATE INDEX occurrence_long ON occurrence ("end", start) WHERE "end" - start > 172800;
CREATE INDEX occurrence_series ON occurrence (event) WHERE recurrence IS NOT NULL;

-- ---- search ----

-- Row n of kind k is n * 32 + k. The texts themselves stand in the records.
CREATE VIRTUAL TABLE search USING fts5 (
    title, body, content = '', detail = column, tokenize = 'unicode61 remove_diacritics 2'
);

-- ---- history ----

CREATE TABLE step (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    label TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;
CREATE INDEX step_undone ON step (id) WHERE undone = 1;

-- Records made one after the other share a row (id to last); their images are kept only once the step is
-- undone, as until then they stand in their tables.
CREATE TABLE change (
    step INTEGER NOT NULL REFERENCES step (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    op INTEGER NOT NULL CHECK (op IN (0, 1, 2)), -- made, changed, removed
    kind INTEGER NOT NULL,
    id INTEGER NOT NULL,
    last INTEGER NOT NULL,
    before BLOB,
    after BLOB,
    PRIMARY KEY (step, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_record ON change (kind, id);

-- ---- small facts ----

-- The next number of each kind; numbers are never used again.
CREATE TABLE sequence (
    kind INTEGER PRIMARY KEY,
    next INTEGER NOT NULL
) STRICT;

CREATE TABLE mark (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
