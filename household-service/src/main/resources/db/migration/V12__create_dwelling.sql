-- The ledger of dwellings (房屋台账): what a house is like and how safe it was found to be, whoever lives in it.
CREATE TABLE dwelling (
    id                     uuid PRIMARY KEY,
    -- The number that the national survey of buildings gave it.
    building_code          text,
    village_code           text COLLATE "C" NOT NULL,
    address_encrypted      bytea,
    structure              text             NOT NULL,
    storeys                integer          NOT NULL,
    built_year             integer,
    floor_area             numeric(8, 2),
    safety_grade           text,
    grade_basis            text,
    guideline_edition      text,
    disaster_measures      text,
    appraiser              text,
    appraiser_organisation text,
    appraised_on           date,
    report_no              text,
    certificate_no         text,
    certified_on           date,
    position_encrypted     bytea,
    -- Keyed digest of the request that recorded it: sent again it is recognised, though sealed values differ each time.
    request_digest         bytea            NOT NULL,
    version                bigint           NOT NULL,
    change_kind            text             NOT NULL,
    changed_at             timestamptz      NOT NULL,
    changed_by_subject     text             NOT NULL,
    changed_by_name        text             NOT NULL,
    CONSTRAINT uq_dwelling_building_code UNIQUE (building_code),
    CONSTRAINT ck_dwelling_structure CHECK (structure IN (
        'STEEL_CONCRETE', 'BRICK_CONCRETE', 'BRICK_TIMBER', 'TIMBER', 'EARTH', 'EARTH_TIMBER', 'STONE', 'STONE_TIMBER',
        'CAVE', 'OTHER')),
    CONSTRAINT ck_dwelling_storeys CHECK (storeys BETWEEN 1 AND 99),
    CONSTRAINT ck_dwelling_floor_area CHECK (floor_area > 0),
    CONSTRAINT ck_dwelling_safety_grade CHECK (safety_grade IN ('A', 'B', 'C', 'D')),
    CONSTRAINT ck_dwelling_grade_basis CHECK (grade_basis IN ('APPRAISAL', 'RATING')),
    CONSTRAINT ck_dwelling_grade CHECK (
        (safety_grade IS NULL) = (grade_basis IS NULL) AND (safety_grade IS NULL) = (appraised_on IS NULL)),
    CONSTRAINT ck_dwelling_appraised_on CHECK (extract(year FROM appraised_on) >= built_year),
    CONSTRAINT ck_dwelling_guideline_edition
        CHECK (guideline_edition NOT IN ('EDITION_2009', 'EDITION_2019') OR storeys <= 2),
    CONSTRAINT ck_dwelling_disaster_measures CHECK (disaster_measures IN ('COMPLETE', 'PARTIAL', 'NONE'))
);
CREATE INDEX ix_dwelling_village_code_id ON dwelling (village_code, id);

-- Who lives or has lived where: a house may hold several households, and a household may have several houses, also in
-- other villages.
CREATE TABLE household_dwelling (
    household_id       uuid        NOT NULL
        CONSTRAINT fk_household_dwelling_household_id REFERENCES household ON DELETE CASCADE,
    dwelling_id        uuid        NOT NULL CONSTRAINT fk_household_dwelling_dwelling_id REFERENCES dwelling,
    tenure             text        NOT NULL,
    occupied           boolean     NOT NULL,
    since              date,
    until              date,
    version            bigint      NOT NULL DEFAULT 1,
    changed_at         timestamptz NOT NULL,
    changed_by_subject text        NOT NULL,
    changed_by_name    text        NOT NULL,
    PRIMARY KEY (household_id, dwelling_id),
    CONSTRAINT ck_household_dwelling_tenure
        CHECK (tenure IN ('OWN', 'RENTED', 'HOST_KIN', 'COLLECTIVE_RENTAL', 'INSTITUTION', 'OTHER')),
    CONSTRAINT ck_household_dwelling_until CHECK (until >= since),
    CONSTRAINT ck_household_dwelling_occupied CHECK (NOT (occupied AND until IS NOT NULL))
);
CREATE UNIQUE INDEX uq_household_dwelling_occupied ON household_dwelling (household_id) WHERE occupied;
CREATE INDEX ix_household_dwelling_dwelling_id ON household_dwelling (dwelling_id);

-- Every state of a dwelling, and of a household's living in it, that is no longer: who brought it about and when, and what
-- it was.
CREATE TABLE dwelling_change (
    id                        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    dwelling_id               uuid        NOT NULL
        CONSTRAINT fk_dwelling_change_dwelling_id REFERENCES dwelling ON DELETE CASCADE,
    -- Null when the dwelling itself changed.
    household_id              uuid
        CONSTRAINT fk_dwelling_change_household_id REFERENCES household ON DELETE CASCADE,
    -- The version that the change led to.
    version                   bigint      NOT NULL,
    kind                      text        NOT NULL,
    changed_at                timestamptz NOT NULL,
    changed_by_subject        text        NOT NULL,
    changed_by_name           text        NOT NULL,
    -- Without what is sealed; null when there was nothing before.
    before                    jsonb,
    before_address_encrypted  bytea,
    before_position_encrypted bytea
);
CREATE INDEX ix_dwelling_change_dwelling_id ON dwelling_change (dwelling_id, id);
CREATE INDEX ix_dwelling_change_household_id ON dwelling_change (household_id) WHERE household_id IS NOT NULL;

ALTER TABLE dwelling ENABLE ROW LEVEL SECURITY;
CREATE POLICY dwelling_within_scope ON dwelling
    USING (current_setting('anju.scope', true) = '*'
        OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));

-- Where a household lives is told with the household, not with the house.
ALTER TABLE household_dwelling ENABLE ROW LEVEL SECURITY;
CREATE POLICY household_dwelling_within_scope ON household_dwelling
    USING (EXISTS (SELECT FROM household WHERE household.id = household_id));

ALTER TABLE dwelling_change ENABLE ROW LEVEL SECURITY;
CREATE POLICY dwelling_change_within_scope ON dwelling_change
    USING (CASE WHEN household_id IS NULL
        THEN EXISTS (SELECT FROM dwelling WHERE dwelling.id = dwelling_id)
        ELSE EXISTS (SELECT FROM household WHERE household.id = household_id) END);

REVOKE DELETE ON dwelling, household_dwelling FROM household_app;
REVOKE UPDATE, DELETE ON dwelling_change FROM household_app;
-- To be sealed with another key.
GRANT UPDATE (before_address_encrypted, before_position_encrypted) ON dwelling_change TO household_app;

CREATE FUNCTION record_dwelling_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO dwelling_change (
        dwelling_id, version, kind, changed_at, changed_by_subject, changed_by_name, before, before_address_encrypted,
        before_position_encrypted)
    VALUES (
        NEW.id, NEW.version, NEW.change_kind, NEW.changed_at, NEW.changed_by_subject, NEW.changed_by_name,
        CASE TG_OP WHEN 'UPDATE' THEN jsonb_build_object(
            'buildingCode', OLD.building_code,
            'structure', OLD.structure,
            'storeys', OLD.storeys,
            'builtYear', OLD.built_year,
            'floorArea', OLD.floor_area,
            'safetyGrade', OLD.safety_grade,
            'gradeBasis', OLD.grade_basis,
            'guidelineEdition', OLD.guideline_edition,
            'disasterMeasures', OLD.disaster_measures,
            'appraiser', OLD.appraiser,
            'appraiserOrganisation', OLD.appraiser_organisation,
            'appraisedOn', OLD.appraised_on,
            'reportNo', OLD.report_no,
            'certificateNo', OLD.certificate_no,
            'certifiedOn', OLD.certified_on) END,
        OLD.address_encrypted, OLD.position_encrypted);
    RETURN NULL;
END $$;
CREATE TRIGGER record_dwelling_insert AFTER INSERT ON dwelling FOR EACH ROW EXECUTE FUNCTION record_dwelling_change();
CREATE TRIGGER record_dwelling_update AFTER UPDATE ON dwelling
    FOR EACH ROW WHEN (OLD.version <> NEW.version) EXECUTE FUNCTION record_dwelling_change();

CREATE FUNCTION record_household_dwelling_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO dwelling_change (
        dwelling_id, household_id, version, kind, changed_at, changed_by_subject, changed_by_name, before)
    VALUES (
        NEW.dwelling_id, NEW.household_id, NEW.version,
        CASE WHEN TG_OP = 'INSERT' THEN 'LINKED' WHEN NEW.until IS NOT NULL THEN 'LINK_ENDED' ELSE 'LINK_CHANGED' END,
        NEW.changed_at, NEW.changed_by_subject, NEW.changed_by_name,
        CASE TG_OP WHEN 'UPDATE' THEN jsonb_build_object(
            'tenure', OLD.tenure,
            'occupied', OLD.occupied,
            'since', OLD.since,
            'until', OLD.until) END);
    RETURN NULL;
END $$;
CREATE TRIGGER record_household_dwelling_change AFTER INSERT OR UPDATE ON household_dwelling
    FOR EACH ROW EXECUTE FUNCTION record_household_dwelling_change();

-- Of a household's houses, also of those beyond the caller's regions, what its verification needs: where the house stands,
-- how safe it is, and how many households live in it.
CREATE FUNCTION dwellings_of_household(wanted uuid)
    RETURNS TABLE (
        dwelling_id uuid, village_code text, safety_grade text, grade_basis text, inhabitants bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT dwelling.id, dwelling.village_code, dwelling.safety_grade, dwelling.grade_basis,
        (SELECT count(*) FROM household_dwelling AS any_link
         WHERE any_link.dwelling_id = dwelling.id AND any_link.occupied)
    FROM household
        JOIN household_dwelling AS link ON link.household_id = household.id
        JOIN dwelling ON dwelling.id = link.dwelling_id
    WHERE household.id = wanted
        AND (current_setting('anju.scope', true) = '*'
            OR household.village_code ^@ ANY (string_to_array(current_setting('anju.scope', true), ',')))
$$;
