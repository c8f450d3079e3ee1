-- SPDX-License-Identifier: MIT
-- Version 2: the day on which a call for papers opens.

ALTER TABLE conference ADD COLUMN cfp_opens INTEGER;

PRAGMA user_version = 2;
