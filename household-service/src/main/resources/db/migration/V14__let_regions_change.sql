-- Columns that are null, or the same constant everywhere, leave the rows of the whole country as they are on disk.
ALTER TABLE region
    -- The first day on which the region is; null when it always was.
    ADD COLUMN valid_from date,
    -- The first day on which it no longer is; null while it is.
    ADD COLUMN valid_to   date,
    ADD COLUMN successor  text COLLATE "C",
    ADD COLUMN version    bigint NOT NULL DEFAULT 1,
    ADD CONSTRAINT ck_region_validity CHECK (valid_to > valid_from),
    ADD CONSTRAINT ck_region_successor CHECK (successor IS NULL OR valid_to IS NOT NULL),
    ADD CONSTRAINT fk_region_successor FOREIGN KEY (successor) REFERENCES region;

CREATE INDEX ix_region_code_ended ON region (code) WHERE valid_to IS NOT NULL;
CREATE INDEX ix_region_successor ON region (successor) WHERE successor IS NOT NULL;

-- Names that a region once had, or goes by where people live.
CREATE TABLE region_alias (
    region_code text COLLATE "C" NOT NULL CONSTRAINT fk_region_alias_region_code REFERENCES region,
    name        text             NOT NULL,
    kind        text             NOT NULL CONSTRAINT ck_region_alias_kind CHECK (kind IN ('FORMER_NAME', 'LOCAL_NAME')),
    PRIMARY KEY (region_code, name)
);
CREATE INDEX ix_region_alias_name_characters ON region_alias USING gin (string_to_array(name, NULL));

-- What other offices call a region.
CREATE TABLE region_external_code (
    system      text             NOT NULL,
    code        text             NOT NULL,
    region_code text COLLATE "C" NOT NULL CONSTRAINT fk_region_external_code_region_code REFERENCES region,
    PRIMARY KEY (system, code)
);
CREATE INDEX ix_region_external_code_region_code ON region_external_code (region_code);

CREATE TABLE region_import (
    id               uuid PRIMARY KEY,
    idempotency_key  text,
    -- Of the rows in their normal form.
    sha256           bytea       NOT NULL,
    -- The leading digits of all subtrees that its rows name.
    regions          text[]      NOT NULL,
    owner_subject    text        NOT NULL,
    owner_name       text        NOT NULL,
    imported_at      timestamptz NOT NULL,
    row_count        integer     NOT NULL,
    regions_changed  bigint      NOT NULL,
    households_moved bigint      NOT NULL,
    CONSTRAINT uq_region_import_owner_subject_idempotency_key UNIQUE (owner_subject, idempotency_key),
    CONSTRAINT ck_region_import_regions CHECK (regions <> '{}')
);

-- One row for each row of an import.
CREATE TABLE region_change (
    import_id        uuid             NOT NULL CONSTRAINT fk_region_change_import_id REFERENCES region_import,
    row_number       integer          NOT NULL,
    action           text             NOT NULL,
    region_code      text COLLATE "C" NOT NULL,
    effective_on     date             NOT NULL,
    -- Name or code before and after, as the action has it.
    before           text,
    after            text,
    regions_changed  bigint           NOT NULL,
    households_moved bigint           NOT NULL,
    PRIMARY KEY (import_id, row_number)
);
CREATE INDEX ix_region_change_region_code ON region_change (region_code);

-- Visible to whoever may see all that an import names: it tells how many households moved.
ALTER TABLE region_import ENABLE ROW LEVEL SECURITY;
CREATE POLICY region_import_within_scope ON region_import
    USING (current_setting('anju.scope', true) = '*'
        OR coalesce(
            (SELECT bool_and(region ^@ ANY (string_to_array(current_setting('anju.scope', true), ',')))
             FROM unnest(regions) AS region),
            false));

ALTER TABLE region_change ENABLE ROW LEVEL SECURITY;
CREATE POLICY region_change_within_scope ON region_change
    USING (EXISTS (SELECT FROM region_import WHERE region_import.id = import_id));

-- History is added to, never taken from; regions end and stay.
REVOKE UPDATE, DELETE ON region_import, region_change FROM household_app;
REVOKE DELETE ON region FROM household_app;

-- A household that enters a village while the village ends would be left behind there. Whoever writes households lets
-- changes of regions wait until the commit, and finds no way into what has ended by then.
CREATE FUNCTION hold_off_region_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(6229014);
    RETURN NULL;
END $$;

CREATE FUNCTION refuse_ended_villages() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ended text;
BEGIN
    SELECT region.code INTO ended
    FROM region JOIN after ON after.village_code = region.code
    WHERE region.valid_to IS NOT NULL AND after.status = 'ACTIVE'
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'The village % has ended and takes no households', ended
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER hold_off_region_changes BEFORE INSERT OR UPDATE ON household
    FOR EACH STATEMENT EXECUTE FUNCTION hold_off_region_changes();
CREATE TRIGGER refuse_ended_villages_at_insert AFTER INSERT ON household
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION refuse_ended_villages();
CREATE TRIGGER refuse_ended_villages_at_update AFTER UPDATE ON household
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION refuse_ended_villages();
