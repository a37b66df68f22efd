-- What was found wrong with a household's housing, or with its record, until it is put right: see ProblemState.
CREATE TABLE problem (
    id                 uuid PRIMARY KEY,
    version            bigint      NOT NULL,
    campaign_id        uuid        NOT NULL CONSTRAINT fk_problem_campaign REFERENCES campaign,
    household_id       uuid        NOT NULL,
    village_code       text        NOT NULL,
    verification_id    uuid        CONSTRAINT fk_problem_verification REFERENCES verification,
    kind               text        NOT NULL,
    origin             text        NOT NULL CONSTRAINT ck_problem_origin CHECK (origin IN ('RULE', 'VERIFIER', 'REVIEWER')),
    rule               text,
    note               text,
    state              text        NOT NULL,
    state_since        timestamptz NOT NULL,
    due_on             date        NOT NULL,
    assignee           text,
    planned_for        date,
    interim_mode       text,
    plan               text,
    escalation         text        NOT NULL,
    rectification_id   uuid,
    photo_count        integer     NOT NULL,
    rectified_by       text[]      NOT NULL,
    reverified_at      timestamptz,
    reverified_by      text,
    reverified_by_name text,
    reverified_record  uuid,
    digest             bytea,
    opened_by          text        NOT NULL,
    opened_by_name     text        NOT NULL,
    opened_at          timestamptz NOT NULL,
    shown_at           timestamptz NOT NULL,
    closed_at          timestamptz,
    CONSTRAINT ck_problem_state CHECK (state IN (
        'OPEN', 'ASSIGNED', 'RECTIFYING', 'RECTIFIED', 'REJECTED', 'CLOSED', 'REOPENED')),
    CONSTRAINT ck_problem_escalation CHECK (escalation IN ('VILLAGE', 'TOWNSHIP', 'COUNTY', 'PREFECTURE')),
    CONSTRAINT ck_problem_rule CHECK ((origin = 'RULE') = (rule IS NOT NULL)),
    CONSTRAINT ck_problem_plan CHECK ((planned_for IS NULL) = (plan IS NULL)),
    CONSTRAINT ck_problem_reverified CHECK ((reverified_at IS NULL) = (reverified_by IS NULL)),
    CONSTRAINT ck_problem_closed CHECK ((state = 'CLOSED') = (closed_at IS NOT NULL)),
    CONSTRAINT ck_problem_closed_reverified CHECK (state <> 'CLOSED' OR reverified_at IS NOT NULL),
    CONSTRAINT ck_problem_rectified CHECK (state NOT IN ('RECTIFYING', 'RECTIFIED') OR rectification_id IS NOT NULL)
);
-- However often it is found, it is one problem until it is closed; what is none of the kinds may be several things.
CREATE UNIQUE INDEX uq_problem_not_closed ON problem (household_id, campaign_id, kind)
    WHERE state <> 'CLOSED' AND kind <> 'OTHER';
CREATE INDEX ix_problem_household_id ON problem (household_id) WHERE state <> 'CLOSED';
CREATE INDEX ix_problem_village_code ON problem (village_code, campaign_id);
CREATE INDEX ix_problem_due_on ON problem (due_on, id);
CREATE INDEX ix_problem_escalation ON problem (escalation, due_on) WHERE state <> 'CLOSED' AND escalation <> 'PREFECTURE';

-- The paths that a problem may take, once more below the service.
CREATE FUNCTION guard_problem_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.state, NEW.state) NOT IN (
        ('OPEN', 'ASSIGNED'), ('OPEN', 'CLOSED'),
        ('ASSIGNED', 'RECTIFYING'), ('ASSIGNED', 'CLOSED'),
        ('RECTIFYING', 'RECTIFIED'), ('RECTIFYING', 'CLOSED'),
        ('RECTIFIED', 'REJECTED'), ('RECTIFIED', 'CLOSED'),
        ('REJECTED', 'ASSIGNED'), ('REJECTED', 'RECTIFYING'), ('REJECTED', 'CLOSED'),
        ('CLOSED', 'REOPENED'),
        ('REOPENED', 'ASSIGNED'), ('REOPENED', 'CLOSED'))
    THEN
        RAISE EXCEPTION 'problem % cannot go from % to %', OLD.id, OLD.state, NEW.state USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER problem_state_guard BEFORE UPDATE OF state ON problem FOR EACH ROW
    WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION guard_problem_state();

-- What was done about a problem: added to, never changed.
CREATE TABLE problem_step (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    problem_id      uuid        NOT NULL CONSTRAINT fk_problem_step_problem REFERENCES problem,
    village_code    text        NOT NULL,
    step            text        NOT NULL,
    from_state      text,
    to_state        text        NOT NULL,
    note            text,
    assignee        text,
    due_on          date        NOT NULL,
    planned_for     date,
    escalation      text        NOT NULL,
    verification_id uuid,
    acted_by        text        NOT NULL,
    acted_by_name   text        NOT NULL,
    acted_at        timestamptz NOT NULL
);
CREATE INDEX ix_problem_step_problem_id ON problem_step (problem_id, id);
REVOKE UPDATE, DELETE ON problem_step FROM verification_app;

-- The records in which a rule found a problem: each is taken into account once, however often its events come, and also
-- after the problem was closed.
CREATE TABLE problem_source (
    verification_id uuid NOT NULL CONSTRAINT fk_problem_source_verification REFERENCES verification,
    kind            text NOT NULL,
    problem_id      uuid NOT NULL CONSTRAINT fk_problem_source_problem REFERENCES problem,
    village_code    text NOT NULL,
    PRIMARY KEY (verification_id, kind)
);

-- A photo proves a record or the rectification of a problem, never both.
ALTER TABLE evidence ADD COLUMN problem_id uuid, ADD COLUMN rectification_id uuid;
CREATE INDEX ix_evidence_problem_id ON evidence (problem_id) WHERE problem_id IS NOT NULL;

ALTER TABLE problem ENABLE ROW LEVEL SECURITY;
ALTER TABLE problem_step ENABLE ROW LEVEL SECURITY;
ALTER TABLE problem_source ENABLE ROW LEVEL SECURITY;
CREATE POLICY scope ON problem USING (
    current_setting('anju.scope', true) = '*'
    OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
CREATE POLICY scope ON problem_step USING (
    current_setting('anju.scope', true) = '*'
    OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
CREATE POLICY scope ON problem_source USING (
    current_setting('anju.scope', true) = '*'
    OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
