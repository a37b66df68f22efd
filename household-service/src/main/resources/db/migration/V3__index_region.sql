ALTER TABLE region
    ADD CONSTRAINT pk_region PRIMARY KEY (code),
    ADD CONSTRAINT ck_region_code CHECK (code ~ '^[1-9][0-9]{11}$'),
    ADD CONSTRAINT ck_region_level CHECK (level BETWEEN 1 AND 5);

CREATE INDEX ix_region_parent ON region (parent, code);

-- Search by part of a name. Trigrams are no help: names are searched by two characters, and pg_trgm finds no letters in
-- Chinese under the C locale. Single characters are few enough per name and rare enough per character.
CREATE INDEX ix_region_name_characters ON region USING gin (string_to_array(name, NULL));

ANALYZE region;
