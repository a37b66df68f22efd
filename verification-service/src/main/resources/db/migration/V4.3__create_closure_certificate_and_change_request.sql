-- What was found when a village was closed. A later edition follows when the village is closed again after changes.
CREATE TABLE closure_certificate (
    id                   uuid PRIMARY KEY,
    campaign_id          uuid        NOT NULL CONSTRAINT fk_closure_certificate_campaign REFERENCES campaign,
    village_code         text        NOT NULL,
    edition              integer     NOT NULL,
    campaign_name        text        NOT NULL,
    rule_set             text        NOT NULL,
    roster               integer     NOT NULL,
    verified             integer     NOT NULL,
    special              integer     NOT NULL,
    removed              integer     NOT NULL,
    secured              integer     NOT NULL,
    not_secured          integer     NOT NULL,
    photos               integer     NOT NULL,
    other_numbers        jsonb       NOT NULL,
    verification_ids     uuid[]      NOT NULL,
    digest               bytea       NOT NULL,
    closed_by            text        NOT NULL,
    closed_by_name       text        NOT NULL,
    closed_at            timestamptz NOT NULL,
    superseded_at        timestamptz,
    superseded_by        uuid,
    CONSTRAINT uq_closure_certificate_edition UNIQUE (campaign_id, village_code, edition),
    CONSTRAINT ck_closure_certificate_balance CHECK (roster = verified + special + removed),
    CONSTRAINT ck_closure_certificate_superseded CHECK ((superseded_at IS NULL) = (superseded_by IS NULL))
);
CREATE INDEX ix_closure_certificate_verification_ids ON closure_certificate USING gin (verification_ids);

CREATE FUNCTION guard_closure_certificate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.superseded_at IS NULL
        AND to_jsonb(OLD) - 'superseded_at' - 'superseded_by' = to_jsonb(NEW) - 'superseded_at' - 'superseded_by'
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'certificate % cannot be changed', OLD.id USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER closure_certificate_guard BEFORE UPDATE OR DELETE ON closure_certificate FOR EACH ROW
    EXECUTE FUNCTION guard_closure_certificate();

-- How a record changes after its village was closed; without a record it lets in a household that was not known then.
CREATE TABLE change_request (
    id                uuid PRIMARY KEY,
    campaign_id       uuid        NOT NULL CONSTRAINT fk_change_request_campaign REFERENCES campaign,
    household_id      uuid        NOT NULL,
    verification_id   uuid CONSTRAINT fk_change_request_verification REFERENCES verification,
    village_code      text        NOT NULL,
    state             text        NOT NULL
        CONSTRAINT ck_change_request_state CHECK (state IN ('PENDING', 'APPROVED', 'REJECTED', 'DONE')),
    reason            text        NOT NULL,
    change            text        NOT NULL,
    requested_by      text        NOT NULL,
    requested_by_name text        NOT NULL,
    requested_at      timestamptz NOT NULL,
    decided_by        text,
    decided_by_name   text,
    decided_at        timestamptz,
    decision_note     text,
    used_by           uuid,
    used_at           timestamptz,
    certificate_id    uuid CONSTRAINT fk_change_request_closure_certificate REFERENCES closure_certificate,
    CONSTRAINT ck_change_request_decided CHECK ((state = 'PENDING') = (decided_at IS NULL)),
    CONSTRAINT ck_change_request_done CHECK ((state = 'DONE') = (certificate_id IS NOT NULL))
);
-- One at a time for a household; it is also what a submission to a closed village is held against.
CREATE UNIQUE INDEX ix_change_request_household_id ON change_request (household_id, campaign_id)
    WHERE state IN ('PENDING', 'APPROVED');
CREATE INDEX ix_change_request_village_code ON change_request (village_code, id);

-- A locked record stays as it is, and only the approved request that names it opens it. What is kept beside its content, such as
-- whose turn it is and the weight of what was found in it, may follow others.
CREATE FUNCTION guard_locked_verification() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    beside CONSTANT text[] := '{turn,review_rank,finding_weight,returned_seen_at,changed_transaction}';
    path   CONSTANT text[] := beside || '{state,state_since,version}'::text[];
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - beside = to_jsonb(NEW) - beside THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.state = 'RETURNED'
        AND to_jsonb(OLD) - path = to_jsonb(NEW) - path
        AND EXISTS (SELECT FROM change_request r
        WHERE r.id::text = current_setting('anju.change_request', true) AND r.verification_id = OLD.id
            AND r.state = 'APPROVED')
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'record % is locked; an approved change request opens it', OLD.id USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER verification_locked_guard BEFORE UPDATE OR DELETE ON verification FOR EACH ROW
    WHEN (OLD.state = 'LOCKED') EXECUTE FUNCTION guard_locked_verification();

ALTER TABLE closure_certificate ENABLE ROW LEVEL SECURITY;
ALTER TABLE change_request ENABLE ROW LEVEL SECURITY;
CREATE POLICY scope ON closure_certificate USING (
    current_setting('anju.scope', true) = '*'
    OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
CREATE POLICY scope ON change_request USING (
    current_setting('anju.scope', true) = '*'
    OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
