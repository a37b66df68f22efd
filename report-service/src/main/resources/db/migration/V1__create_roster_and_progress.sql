-- Codes are compared by their digits: ranges of them are ranges of the index. Facts are updated in place, hence the room.
CREATE TABLE roster_household (
    household_id uuid PRIMARY KEY,
    village_code text COLLATE "C" NOT NULL,
    version      bigint           NOT NULL,
    active       boolean          NOT NULL
) WITH (fillfactor = 80);

-- One row for each division at each of the five levels; a city without counties is its own county.
CREATE TABLE roster_cell (
    level       smallint         NOT NULL,
    region_code text COLLATE "C" NOT NULL,
    households  bigint           NOT NULL,
    PRIMARY KEY (level, region_code)
) WITH (fillfactor = 50);

CREATE TABLE household_progress (
    campaign_id        uuid             NOT NULL,
    household_id       uuid             NOT NULL,
    village_code       text COLLATE "C" NOT NULL,
    verification_id    uuid             NOT NULL,
    version            bigint           NOT NULL,
    day                date             NOT NULL,
    assurance_category text             NOT NULL,
    assurance_mode     text             NOT NULL,
    state              text             NOT NULL,
    secured            boolean          NOT NULL,
    PRIMARY KEY (campaign_id, household_id)
) WITH (fillfactor = 80);

CREATE TABLE progress_cell (
    campaign_id        uuid             NOT NULL,
    level              smallint         NOT NULL,
    region_code        text COLLATE "C" NOT NULL,
    day                date             NOT NULL,
    assurance_category text             NOT NULL,
    assurance_mode     text             NOT NULL,
    state              text             NOT NULL,
    secured            boolean          NOT NULL,
    households         bigint           NOT NULL,
    PRIMARY KEY (campaign_id, level, region_code, day, assurance_category, assurance_mode, state, secured)
) WITH (fillfactor = 50);

-- Grows with every change of a campaign's counts, and of the roster's; holds nothing of any household.
CREATE TABLE change_revision (
    subject  text PRIMARY KEY,
    revision bigint NOT NULL
) WITH (fillfactor = 50);

ALTER TABLE roster_household ENABLE ROW LEVEL SECURITY;
ALTER TABLE roster_cell ENABLE ROW LEVEL SECURITY;
ALTER TABLE household_progress ENABLE ROW LEVEL SECURITY;
ALTER TABLE progress_cell ENABLE ROW LEVEL SECURITY;

CREATE POLICY within_scope ON roster_household
    USING (current_setting('anju.scope', true) = '*'
        OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
CREATE POLICY within_scope ON roster_cell
    USING (current_setting('anju.scope', true) = '*'
        OR region_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
CREATE POLICY within_scope ON household_progress
    USING (current_setting('anju.scope', true) = '*'
        OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
CREATE POLICY within_scope ON progress_cell
    USING (current_setting('anju.scope', true) = '*'
        OR region_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
