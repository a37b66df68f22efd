-- Of a household's records in a campaign one stands for it; the others compete with it, were replaced by it, or were
-- dismissed by a reviewer. All of them stay readable.
ALTER TABLE verification
    ADD COLUMN standing    text NOT NULL DEFAULT 'STANDING'
        CONSTRAINT ck_verification_standing CHECK (standing IN ('STANDING', 'COMPETING', 'SUPERSEDED', 'DISMISSED')),
    ADD COLUMN replaces    uuid,
    ADD COLUMN details     jsonb,
    ADD COLUMN state_since timestamptz;
UPDATE verification SET standing = 'COMPETING' WHERE competing;
UPDATE verification SET state_since = coalesce(completed_at, received_at);
ALTER TABLE verification ALTER COLUMN state_since SET NOT NULL;

DROP INDEX ix_verification_current;
ALTER TABLE verification DROP COLUMN competing;
CREATE UNIQUE INDEX ix_verification_standing ON verification (campaign_id, household_id) WHERE standing = 'STANDING';
CREATE INDEX ix_verification_household_id ON verification (household_id) WHERE standing <> 'STANDING';

ALTER TABLE verification DROP CONSTRAINT ck_verification_state, DROP CONSTRAINT ck_verification_completed;
ALTER TABLE verification ADD CONSTRAINT ck_verification_state CHECK (state IN (
    'SUBMITTED', 'COMPLETED', 'TOWNSHIP_APPROVED', 'COUNTY_CONFIRMED', 'LOCKED', 'RETURNED'));
-- A record may be returned before its last photo has come; everything beyond COMPLETED has its evidence.
ALTER TABLE verification ADD CONSTRAINT ck_verification_completed CHECK (
    CASE state WHEN 'SUBMITTED' THEN completed_at IS NULL WHEN 'RETURNED' THEN true ELSE completed_at IS NOT NULL END);

-- The paths that a record may take, once more below the service: see VerificationState.
CREATE FUNCTION guard_verification_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'LOCKED' AND coalesce(current_setting('anju.change_request', true), '') = '' THEN
        RAISE EXCEPTION 'record % is locked; an approved change request opens it', OLD.id USING ERRCODE = 'check_violation';
    END IF;
    IF (OLD.state, NEW.state) NOT IN (
        ('SUBMITTED', 'RETURNED'),
        ('COMPLETED', 'TOWNSHIP_APPROVED'), ('COMPLETED', 'RETURNED'),
        ('TOWNSHIP_APPROVED', 'COUNTY_CONFIRMED'), ('TOWNSHIP_APPROVED', 'RETURNED'),
        ('COUNTY_CONFIRMED', 'LOCKED'), ('COUNTY_CONFIRMED', 'RETURNED'),
        ('LOCKED', 'RETURNED'))
    THEN
        RAISE EXCEPTION 'record % cannot go from % to %', OLD.id, OLD.state, NEW.state USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
-- The step of the submissions' own path is left out by the condition: it costs them nothing.
CREATE TRIGGER verification_state_guard BEFORE UPDATE OF state ON verification FOR EACH ROW
    WHEN (OLD.state <> NEW.state AND NOT (OLD.state = 'SUBMITTED' AND NEW.state = 'COMPLETED'))
    EXECUTE FUNCTION guard_verification_state();

-- What was done with a record after it was stored. Its submission and completion stand in the record itself.
CREATE TABLE timeline_entry (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    verification_id uuid        NOT NULL CONSTRAINT fk_timeline_entry_verification REFERENCES verification,
    village_code    text        NOT NULL,
    step            text        NOT NULL,
    from_state      text        NOT NULL,
    to_state        text        NOT NULL,
    reason          text,
    note            text,
    acted_by        text        NOT NULL,
    acted_by_name   text        NOT NULL,
    acted_at        timestamptz NOT NULL
);
CREATE INDEX ix_timeline_entry_verification_id ON timeline_entry (verification_id);

-- What the rules found in a stored record; what blocks is refused and not stored.
CREATE TABLE record_finding (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    verification_id uuid        NOT NULL CONSTRAINT fk_record_finding_verification REFERENCES verification,
    village_code    text        NOT NULL,
    rule            text        NOT NULL,
    severity        text        NOT NULL CONSTRAINT ck_record_finding_severity CHECK (severity IN ('BLOCK', 'WARN', 'REVIEW')),
    field           text        NOT NULL,
    english         text        NOT NULL,
    chinese         text        NOT NULL,
    found           text,
    expected        text,
    found_at        timestamptz NOT NULL,
    settled_at      timestamptz,
    settled_by_name text,
    CONSTRAINT uq_record_finding UNIQUE (verification_id, rule, field)
);

-- How a campaign stands in a village; a village without a row is open, unless the campaign opens them one by one.
CREATE TABLE campaign_village (
    campaign_id  uuid NOT NULL CONSTRAINT fk_campaign_village_campaign REFERENCES campaign,
    village_code text NOT NULL,
    phase        text NOT NULL CONSTRAINT ck_campaign_village_phase CHECK (phase IN ('PREPARED', 'PILOT', 'OPEN', 'CLOSED')),
    version      bigint NOT NULL DEFAULT 1,
    PRIMARY KEY (campaign_id, village_code)
);

-- A correction may arrive before the record that it corrects.
ALTER TABLE parked_submission ADD COLUMN waits_for_record uuid;

ALTER TABLE timeline_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE record_finding ENABLE ROW LEVEL SECURITY;
ALTER TABLE campaign_village ENABLE ROW LEVEL SECURITY;
CREATE POLICY scope ON timeline_entry USING (
    current_setting('anju.scope', true) = '*'
    OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
CREATE POLICY scope ON record_finding USING (
    current_setting('anju.scope', true) = '*'
    OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
CREATE POLICY scope ON campaign_village USING (
    current_setting('anju.scope', true) = '*'
    OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
