-- Where many households may live: institutions, rented blocks, resettlement sites.
CREATE TABLE site (
    id                 uuid PRIMARY KEY,
    code               text             NOT NULL CONSTRAINT uq_site_code UNIQUE,
    name               text             NOT NULL,
    kind               text             NOT NULL CONSTRAINT ck_site_kind
        CHECK (kind IN ('NURSING_HOME', 'MUTUAL_AID_COMPOUND', 'COLLECTIVE_RENTAL', 'RESETTLEMENT')),
    village_code       text             NOT NULL,
    safety_grade       text CONSTRAINT ck_site_safety_grade CHECK (safety_grade IN ('A', 'B', 'C', 'D')),
    latitude           double precision,
    longitude          double precision,
    radius_meters      integer          NOT NULL CONSTRAINT ck_site_radius_meters CHECK (radius_meters BETWEEN 10 AND 2000),
    registered_by      text             NOT NULL,
    registered_by_name text             NOT NULL,
    registered_at      timestamptz      NOT NULL,
    CONSTRAINT ck_site_position CHECK ((latitude IS NULL) = (longitude IS NULL))
);
CREATE INDEX ix_site_village_code ON site (village_code);
CREATE INDEX ix_site_latitude ON site (latitude) WHERE latitude IS NOT NULL;

-- Which house a record that stands or competes says that its household lives in: its own, or another's.
CREATE TABLE lodging_claim (
    verification_id   uuid PRIMARY KEY,
    campaign_id       uuid    NOT NULL,
    household_id      uuid    NOT NULL,
    village_code      text    NOT NULL,
    standing          boolean NOT NULL,
    lodges            boolean NOT NULL,
    host_household_id uuid,
    dwelling_id       uuid,
    site_code         text,
    declared_grade    text,
    since             date,
    until             date,
    safety            text CONSTRAINT ck_lodging_claim_safety CHECK (safety IN ('SAFE', 'UNSAFE', 'UNKNOWN')),
    basis             text
);
CREATE INDEX ix_lodging_claim_host_household_id ON lodging_claim (host_household_id, campaign_id)
    WHERE host_household_id IS NOT NULL;
CREATE INDEX ix_lodging_claim_dwelling_id ON lodging_claim (dwelling_id, campaign_id) WHERE dwelling_id IS NOT NULL;
CREATE INDEX ix_lodging_claim_household_id ON lodging_claim (household_id, campaign_id);
CREATE INDEX ix_lodging_claim_site_code ON lodging_claim (site_code) WHERE site_code IS NOT NULL;

-- Households that others name as their hosts; the number of guests is that of all counties.
CREATE TABLE host (
    campaign_id  uuid    NOT NULL,
    household_id uuid    NOT NULL,
    village_code text,
    safety       text    NOT NULL CONSTRAINT ck_host_safety CHECK (safety IN ('SAFE', 'UNSAFE', 'UNKNOWN')),
    reason       text    NOT NULL,
    guests       integer NOT NULL,
    PRIMARY KEY (campaign_id, household_id)
);
CREATE INDEX ix_host_village_code ON host (campaign_id, village_code);

ALTER TABLE site ENABLE ROW LEVEL SECURITY;
ALTER TABLE lodging_claim ENABLE ROW LEVEL SECURITY;
ALTER TABLE host ENABLE ROW LEVEL SECURITY;
CREATE POLICY scope ON site USING (
    current_setting('anju.scope', true) = '*'
    OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
CREATE POLICY scope ON lodging_claim USING (
    current_setting('anju.scope', true) = '*'
    OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
-- A host is seen from its own village and from those of its guests; what is told of it beyond its own is up to the service.
CREATE POLICY scope ON host USING (
    current_setting('anju.scope', true) = '*'
    OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[])
    OR EXISTS (
        SELECT FROM lodging_claim c
        WHERE c.host_household_id = host.household_id AND c.campaign_id = host.campaign_id));
