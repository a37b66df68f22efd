-- Which villages a transaction has touched: whoever holds a village's pack in memory asks here whether it is still right. Rows
-- live for hours and name no household. Any table whose rows a pack shows tells of its changes by a trigger such as these.
CREATE TABLE village_change (
    village_code        text NOT NULL,
    changed_transaction xid8 NOT NULL DEFAULT pg_current_xact_id()
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
CREATE INDEX ix_village_change_village_code ON village_change (village_code, changed_transaction);

CREATE FUNCTION tell_villages_of_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO village_change (village_code) SELECT DISTINCT village_code FROM after;
    RETURN NULL;
END $$;
CREATE FUNCTION tell_villages_of_changed_households() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO village_change (village_code) SELECT village_code FROM before UNION SELECT village_code FROM after;
    RETURN NULL;
END $$;
-- These look up rows one by one by their keys: no plan that was made for many rows can be kept for one, nor the other way round.
-- They look beyond the scope of whoever changes something, since a household may have moved to where its record is not.
CREATE FUNCTION tell_village_of_changed_record() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    village text := coalesce((SELECT village_code FROM household WHERE id = NEW.household_id), NEW.village_code);
BEGIN
    INSERT INTO village_change (village_code)
    SELECT village WHERE NOT EXISTS (
        SELECT FROM village_change WHERE village_code = village AND changed_transaction = pg_current_xact_id());
    RETURN NULL;
END $$;
CREATE FUNCTION tell_villages_of_findings() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    INSERT INTO village_change (village_code)
    SELECT DISTINCT coalesce(
        (SELECT h.village_code FROM household h
            WHERE h.id = (SELECT v.household_id FROM verification v WHERE v.id = a.verification_id)),
        a.village_code)
    FROM after a;
    RETURN NULL;
END $$;

CREATE TRIGGER tell_villages_of_new_households AFTER INSERT ON household
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION tell_villages_of_rows();
CREATE TRIGGER tell_villages_of_changed_households AFTER UPDATE ON household
    REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT
    EXECUTE FUNCTION tell_villages_of_changed_households();
-- A record is stored in the village where its household is then.
CREATE TRIGGER tell_villages_of_new_records AFTER INSERT ON verification
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION tell_villages_of_rows();
-- One that this transaction has stored or changed before was told of then: completing a record as it is stored costs nothing.
CREATE TRIGGER tell_village_of_changed_record AFTER UPDATE ON verification FOR EACH ROW
    WHEN (OLD.xmin <> pg_current_xact_id()::xid) EXECUTE FUNCTION tell_village_of_changed_record();
CREATE TRIGGER tell_villages_of_new_findings AFTER INSERT ON record_finding
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION tell_villages_of_findings();
CREATE TRIGGER tell_villages_of_changed_findings AFTER UPDATE ON record_finding
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION tell_villages_of_findings();
CREATE TRIGGER tell_villages_of_new_phases AFTER INSERT ON campaign_village
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION tell_villages_of_rows();
CREATE TRIGGER tell_villages_of_changed_phases AFTER UPDATE ON campaign_village
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION tell_villages_of_rows();

-- What a village's pack said when it was last made: cursors go by its version.
CREATE TABLE task_pack (
    campaign_id  uuid        NOT NULL CONSTRAINT fk_task_pack_campaign REFERENCES campaign,
    village_code text        NOT NULL,
    -- The moment in milliseconds when it was made, so that a number never comes twice, not even after a row was deleted.
    version      bigint      NOT NULL,
    -- Who has an older version cannot be told any more what has left since.
    told_from    bigint      NOT NULL,
    heading      bytea       NOT NULL,
    made_at      timestamptz NOT NULL,
    PRIMARY KEY (campaign_id, village_code)
);
-- Since which version each of its lines is as it is; a line without digest has left the pack.
CREATE TABLE task_pack_line (
    campaign_id  uuid   NOT NULL,
    village_code text   NOT NULL,
    kind         text   NOT NULL,
    id           uuid   NOT NULL,
    version      bigint NOT NULL,
    digest       bytea,
    PRIMARY KEY (campaign_id, village_code, kind, id)
);

-- Who was shown the names of a village's households, once a day. Added to, never taken from.
CREATE TABLE name_reading (
    subject      text        NOT NULL,
    village_code text        NOT NULL,
    read_on      date        NOT NULL,
    username     text        NOT NULL,
    campaign_id  uuid        NOT NULL,
    households   integer     NOT NULL,
    read_at      timestamptz NOT NULL,
    PRIMARY KEY (village_code, subject, read_on)
);
REVOKE UPDATE, DELETE ON name_reading FROM verification_app;

ALTER TABLE task_pack ENABLE ROW LEVEL SECURITY;
ALTER TABLE task_pack_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE name_reading ENABLE ROW LEVEL SECURITY;
CREATE POLICY scope ON task_pack USING (
    current_setting('anju.scope', true) = '*'
    OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
CREATE POLICY scope ON task_pack_line USING (
    current_setting('anju.scope', true) = '*'
    OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
CREATE POLICY scope ON name_reading USING (
    current_setting('anju.scope', true) = '*'
    OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
