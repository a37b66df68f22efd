-- Records in villages that were closed: they are not returned with their township's, and not drawn by extensions. Null where nobody
-- counted.
ALTER TABLE recheck_reverification ADD COLUMN locked integer;
ALTER TABLE recheck_round ADD COLUMN closed_villages text[] NOT NULL DEFAULT '{}';
