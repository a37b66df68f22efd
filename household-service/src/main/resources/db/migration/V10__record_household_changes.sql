-- Members of households besides the head, who stands in the household itself. A row is one state of a member, valid from
-- one version of the household up to, not including, another.
CREATE TABLE household_member (
    row_id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id                  uuid   NOT NULL DEFAULT uuidv7(),
    household_id        uuid   NOT NULL CONSTRAINT fk_household_member_household_id REFERENCES household ON DELETE CASCADE,
    name                text   NOT NULL,
    relation            text   NOT NULL,
    id_number_encrypted bytea,
    id_number_index     bytea,
    since_version       bigint NOT NULL,
    until_version       bigint,
    CONSTRAINT ck_household_member_versions CHECK (until_version > since_version)
);
CREATE UNIQUE INDEX uq_household_member_id ON household_member (id) WHERE until_version IS NULL;
CREATE INDEX ix_household_member_household_id ON household_member (household_id);
CREATE INDEX ix_household_member_id_number_index ON household_member (id_number_index) WHERE until_version IS NULL;

ALTER TABLE household_member ENABLE ROW LEVEL SECURITY;
CREATE POLICY household_member_within_scope ON household_member
    USING (EXISTS (SELECT FROM household WHERE household.id = household_id));

ALTER TABLE household
    -- The import that made the latest change; null when something else did since.
    ALTER COLUMN roster_import_id DROP NOT NULL,
    -- The import that brought the household in; null when an event did.
    ADD COLUMN registered_by_import_id uuid,
    -- As roster_digest, over the members; null while no roster has told them.
    ADD COLUMN member_digest bytea,
    -- First letters of the syllables of the head's name, such as mzh for 马占海.
    ADD COLUMN head_name_initials text NOT NULL DEFAULT '',
    -- The transaction of the latest change: what readers of the changes go by, since commits come in no other order.
    ADD COLUMN changed_transaction xid8 NOT NULL DEFAULT pg_current_xact_id();
UPDATE household SET registered_by_import_id = roster_import_id;
CREATE INDEX ix_household_changed_transaction_id ON household (changed_transaction, id);
CREATE INDEX ix_household_roster_import_id ON household (roster_import_id) WHERE roster_import_id IS NOT NULL;

-- What was changed by whom and why, with the household as it was before. That an import brought a household in is told by
-- the household and the import; only later changes, and registrations by events, have a row here.
CREATE TABLE household_change (
    household_id                 uuid        NOT NULL
        CONSTRAINT fk_household_change_household_id REFERENCES household ON DELETE CASCADE,
    -- The version that the change led to.
    version                      bigint      NOT NULL,
    kind                         text        NOT NULL,
    effective_on                 date        NOT NULL,
    recorded_at                  timestamptz NOT NULL,
    recorded_by_subject          text        NOT NULL,
    recorded_by_name             text        NOT NULL,
    reason                       text,
    proof                        text,
    approved_by                  text,
    roster_import_id             uuid,
    -- Ids and codes only: no personal data.
    details                      jsonb       NOT NULL DEFAULT '{}',
    -- The household before; all null when the change registered it.
    before_household_no          text,
    before_village_code          text COLLATE "C",
    before_villager_group        text,
    before_head_name             text,
    before_head_name_initials    text,
    before_id_number_encrypted   bytea,
    before_id_number_index       bytea,
    before_phone_encrypted       bytea,
    before_address_encrypted     bytea,
    before_ethnic_group          text,
    before_poverty_attribute     text,
    before_poverty_status        text,
    before_expected_mode         text,
    before_member_count          integer,
    before_status                text,
    before_roster_digest         bytea,
    before_member_digest         bytea,
    before_roster_import_id      uuid,
    PRIMARY KEY (household_id, version)
);
CREATE INDEX ix_household_change_roster_import_id ON household_change (roster_import_id) WHERE roster_import_id IS NOT NULL;

ALTER TABLE household_change ENABLE ROW LEVEL SECURITY;
CREATE POLICY household_change_within_scope ON household_change
    USING (EXISTS (SELECT FROM household WHERE household.id = household_id));

-- How many households were to be verified in a village on any day, as was known at any moment: the sum of all deltas
-- effective by that day and recorded by that moment.
CREATE TABLE roster_ledger (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    village_code text COLLATE "C" NOT NULL,
    effective_on date             NOT NULL,
    recorded_at  timestamptz      NOT NULL DEFAULT clock_timestamp(),
    delta        integer          NOT NULL,
    kind         text             NOT NULL
);
CREATE INDEX ix_roster_ledger_village_code_effective_on ON roster_ledger (village_code, effective_on);

ALTER TABLE roster_ledger ENABLE ROW LEVEL SECURITY;
CREATE POLICY roster_ledger_within_scope ON roster_ledger
    USING (current_setting('anju.scope', true) = '*'
        OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));

INSERT INTO roster_ledger (village_code, effective_on, recorded_at, delta, kind)
SELECT village_code, (min(created_at) AT TIME ZONE 'Asia/Shanghai')::date, min(created_at), count(*), 'IMPORTED'
FROM household
WHERE status = 'ACTIVE'
GROUP BY village_code, (created_at AT TIME ZONE 'Asia/Shanghai')::date;

-- A household changes by recorded events only: without the setting anju.change, which says what, who and why, no row is
-- written. Whoever changes households sets it for the transaction, and history, ledger and outbox follow from here,
-- whether one household is changed or a whole prefecture. Statements are planned anew each time: a plan that was made for one
-- household and kept would take minutes for thousands.
CREATE FUNCTION recorded_change() RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
    setting text := current_setting('anju.change', true);
BEGIN
    IF coalesce(setting, '') = '' THEN
        RAISE EXCEPTION 'A household is changed by a recorded event only' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN setting::jsonb;
END $$;

CREATE FUNCTION record_household_inserts() RETURNS trigger LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    change jsonb := recorded_change();
BEGIN
    INSERT INTO roster_ledger (village_code, effective_on, delta, kind)
    SELECT village_code, (change ->> 'effectiveOn')::date, count(*), change ->> 'kind'
    FROM after WHERE status = 'ACTIVE' GROUP BY village_code ORDER BY village_code;

    IF change ->> 'kind' <> 'IMPORTED' THEN
        INSERT INTO household_change (
            household_id, version, kind, effective_on, recorded_at, recorded_by_subject, recorded_by_name, reason, proof,
            approved_by, roster_import_id, details)
        SELECT id, version, change ->> 'kind', (change ->> 'effectiveOn')::date, statement_timestamp(),
            change ->> 'subject', change ->> 'username', change ->> 'reason', change ->> 'proof', change ->> 'approvedBy',
            (change ->> 'rosterImportId')::uuid, coalesce(change -> 'details', '{}')
        FROM after;
    END IF;

    INSERT INTO outbox (event_id, topic, key, type, occurred_at, data)
    SELECT uuidv7(), change ->> 'topic', id::text, 'org.anju.household.registered.v1', statement_timestamp(),
        json_build_object(
            'householdId', id,
            'householdNo', household_no,
            'villageCode', village_code,
            'povertyAttribute', poverty_attribute,
            'expectedMode', expected_mode,
            'memberCount', member_count,
            'status', status,
            'version', version,
            'occurredAt', occurred_at)::text
    FROM after, to_char(statement_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS occurred_at;
    RETURN NULL;
END $$;

CREATE FUNCTION record_household_updates() RETURNS trigger LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    change jsonb := recorded_change();
BEGIN
    -- Values sealed with another key are the same values.
    IF change ->> 'kind' = 'RESEALED' THEN
        RETURN NULL;
    END IF;

    INSERT INTO roster_ledger (village_code, effective_on, delta, kind)
    SELECT village_code, (change ->> 'effectiveOn')::date, sum(delta), change ->> 'kind'
    FROM (
        SELECT village_code, -1 AS delta FROM before WHERE status = 'ACTIVE'
        UNION ALL
        SELECT village_code, 1 FROM after WHERE status = 'ACTIVE') AS moved
    GROUP BY village_code HAVING sum(delta) <> 0 ORDER BY village_code;

    INSERT INTO household_change (
        household_id, version, kind, effective_on, recorded_at, recorded_by_subject, recorded_by_name, reason, proof,
        approved_by, roster_import_id, details, before_household_no, before_village_code, before_villager_group,
        before_head_name, before_head_name_initials, before_id_number_encrypted, before_id_number_index,
        before_phone_encrypted, before_address_encrypted, before_ethnic_group, before_poverty_attribute,
        before_poverty_status, before_expected_mode, before_member_count, before_status, before_roster_digest,
        before_member_digest, before_roster_import_id)
    SELECT id, after.version, change ->> 'kind', (change ->> 'effectiveOn')::date, statement_timestamp(),
        change ->> 'subject', change ->> 'username', change ->> 'reason', change ->> 'proof', change ->> 'approvedBy',
        (change ->> 'rosterImportId')::uuid, coalesce(change -> 'details', '{}'), before.household_no,
        before.village_code, before.villager_group, before.head_name, before.head_name_initials,
        before.id_number_encrypted, before.id_number_index, before.phone_encrypted, before.address_encrypted,
        before.ethnic_group, before.poverty_attribute, before.poverty_status, before.expected_mode,
        before.member_count, before.status, before.roster_digest, before.member_digest, before.roster_import_id
    FROM before JOIN after USING (id);

    INSERT INTO outbox (event_id, topic, key, type, occurred_at, data)
    SELECT uuidv7(), change ->> 'topic', id::text,
        CASE status WHEN 'REMOVED' THEN 'org.anju.household.removed.v1' ELSE 'org.anju.household.changed.v1' END,
        statement_timestamp(),
        json_build_object(
            'householdId', id,
            'householdNo', household_no,
            'villageCode', village_code,
            'povertyAttribute', poverty_attribute,
            'expectedMode', expected_mode,
            'memberCount', member_count,
            'status', status,
            'version', version,
            'occurredAt', occurred_at)::text
    FROM after, to_char(statement_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS occurred_at;
    RETURN NULL;
END $$;

CREATE TRIGGER record_household_inserts AFTER INSERT ON household
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION record_household_inserts();
CREATE TRIGGER record_household_updates AFTER UPDATE ON household
    REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION record_household_updates();

CREATE FUNCTION stamp_household_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed_transaction := pg_current_xact_id();
    NEW.changed_at := statement_timestamp();
    RETURN NEW;
END $$;
CREATE TRIGGER stamp_household_change BEFORE UPDATE ON household
    FOR EACH ROW WHEN (OLD.version <> NEW.version) EXECUTE FUNCTION stamp_household_change();

-- History is added to, never taken from.
REVOKE DELETE ON household FROM household_app;
REVOKE UPDATE, DELETE ON roster_ledger FROM household_app;
