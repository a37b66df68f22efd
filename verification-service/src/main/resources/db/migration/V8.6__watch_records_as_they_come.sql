-- What has changed and is still to be compared with the rest; written in the transaction that hears of the change, taken
-- away in the one that writes what came of it. Rows live for a second, as those of the outbox.
CREATE TABLE watch_task (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject      text        NOT NULL CONSTRAINT ck_watch_task_subject
        CHECK (subject IN ('RECORD', 'HOUSEHOLD', 'PHOTO', 'SITE')),
    ids          uuid[]      NOT NULL,
    added_at     timestamptz NOT NULL,
    set_aside_at timestamptz,
    reason       text
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- On a sphere of the earth's mean radius, rounded to the centimetre: positions are no finer, and limits are exact.
CREATE FUNCTION distance_meters(
    latitude1 double precision, longitude1 double precision, latitude2 double precision, longitude2 double precision)
RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN floor(0.5 + 100 * 2 * 6371008.8 * asin(sqrt(least(1,
    sin(radians(latitude2 - latitude1) / 2) ^ 2
    + cos(radians(latitude1)) * cos(radians(latitude2)) * sin(radians(longitude2 - longitude1) / 2) ^ 2)))) / 100;

-- Where and when each record that stands or competes was made: the record's own table is written by senders who wait, and
-- is spared these indexes.
CREATE TABLE visit (
    verification_id uuid PRIMARY KEY,
    campaign_id     uuid        NOT NULL,
    household_id    uuid        NOT NULL,
    village_code    text        NOT NULL,
    verifier        text        NOT NULL,
    visited_at      timestamptz NOT NULL,
    latitude        double precision,
    longitude       double precision,
    site_code       text,
    at_site         boolean     NOT NULL,
    standing        boolean     NOT NULL
);
-- What a look-up is about stands first: of a campaign that has just begun, statistics say that it has hardly any rows, and
-- indexes that begin with it would all seem as good.
CREATE INDEX ix_visit_verifier ON visit (verifier, campaign_id, visited_at, verification_id);
CREATE INDEX ix_visit_latitude ON visit (latitude, longitude, campaign_id) WHERE latitude IS NOT NULL;
CREATE INDEX ix_visit_site_code ON visit (site_code) WHERE site_code IS NOT NULL;

-- The digests of stored photos.
CREATE TABLE photo_digest (
    photo_id     uuid PRIMARY KEY,
    household_id uuid    NOT NULL,
    village_code text    NOT NULL,
    sha256       bytea   NOT NULL,
    shared       boolean NOT NULL DEFAULT false
);
CREATE INDEX ix_photo_digest_sha256 ON photo_digest (sha256);

-- Where a village's houses lie, learned from its records.
CREATE TABLE village_centre (
    campaign_id  uuid    NOT NULL CONSTRAINT fk_village_centre_campaign REFERENCES campaign,
    village_code text    NOT NULL,
    latitude     double precision,
    longitude    double precision,
    points       integer NOT NULL DEFAULT 0,
    due          boolean NOT NULL DEFAULT true,
    PRIMARY KEY (campaign_id, village_code)
);
CREATE INDEX ix_village_centre_due ON village_centre (campaign_id) WHERE due;

-- What was found about a village as a whole, with no record to blame.
CREATE TABLE village_finding (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    campaign_id  uuid        NOT NULL CONSTRAINT fk_village_finding_campaign REFERENCES campaign,
    village_code text        NOT NULL,
    rule         text        NOT NULL,
    kind         text        NOT NULL CONSTRAINT ck_village_finding_kind CHECK (kind IN ('UNTOUCHED', 'NO_SPECIAL_CASE')),
    severity     text        NOT NULL CONSTRAINT ck_village_finding_severity CHECK (severity IN ('BLOCK', 'WARN', 'REVIEW')),
    english      text        NOT NULL,
    chinese      text        NOT NULL,
    households   integer     NOT NULL,
    concerned    integer     NOT NULL,
    found_at     timestamptz NOT NULL,
    settled_at   timestamptz,
    CONSTRAINT uq_village_finding UNIQUE (campaign_id, village_code, rule, kind)
);

ALTER TABLE visit ENABLE ROW LEVEL SECURITY;
ALTER TABLE photo_digest ENABLE ROW LEVEL SECURITY;
ALTER TABLE village_centre ENABLE ROW LEVEL SECURITY;
ALTER TABLE village_finding ENABLE ROW LEVEL SECURITY;
CREATE POLICY scope ON visit USING (
    current_setting('anju.scope', true) = '*'
    OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
CREATE POLICY scope ON photo_digest USING (
    current_setting('anju.scope', true) = '*'
    OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
CREATE POLICY scope ON village_centre USING (
    current_setting('anju.scope', true) = '*'
    OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
CREATE POLICY scope ON village_finding USING (
    current_setting('anju.scope', true) = '*'
    OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
