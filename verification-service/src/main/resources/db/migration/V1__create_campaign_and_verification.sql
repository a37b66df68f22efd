CREATE TABLE campaign (
    id         uuid PRIMARY KEY,
    version    integer     NOT NULL,
    name       text        NOT NULL,
    rule_set   text        NOT NULL,
    regions    text[]      NOT NULL,
    starts_on  date        NOT NULL,
    deadline   date        NOT NULL,
    created_by text        NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT ck_campaign_window CHECK (deadline >= starts_on)
);

-- What household-service has told of the households; it holds no personal data.
CREATE TABLE household (
    id            uuid PRIMARY KEY,
    household_no  text    NOT NULL,
    village_code  text    NOT NULL,
    expected_mode text,
    member_count  integer NOT NULL,
    active        boolean NOT NULL,
    version       bigint  NOT NULL
);
CREATE INDEX ix_household_village_code ON household (village_code, household_no);

CREATE TABLE verification (
    id                 uuid PRIMARY KEY,
    campaign_id        uuid        NOT NULL CONSTRAINT fk_verification_campaign REFERENCES campaign,
    household_id       uuid        NOT NULL,
    village_code       text        NOT NULL,
    revision           integer     NOT NULL DEFAULT 1,
    version            bigint      NOT NULL DEFAULT 1,
    state              text        NOT NULL DEFAULT 'SUBMITTED',
    competing          boolean     NOT NULL,
    secured            boolean     NOT NULL,
    assurance_category text        NOT NULL,
    assurance_mode     text        NOT NULL,
    safety_grade       text,
    situation          text,
    photo_count        integer     NOT NULL,
    visited_at         timestamptz NOT NULL,
    latitude           double precision,
    longitude          double precision,
    accuracy_meters    double precision,
    device_id          text        NOT NULL,
    note               text,
    digest             bytea       NOT NULL,
    submitted_by       text        NOT NULL,
    submitted_by_name  text        NOT NULL,
    received_at        timestamptz NOT NULL,
    completed_at       timestamptz,
    CONSTRAINT ck_verification_state CHECK (state IN ('SUBMITTED', 'COMPLETED')),
    CONSTRAINT ck_verification_completed CHECK ((state = 'SUBMITTED') = (completed_at IS NULL))
);
-- One record stands for a household; what another device recorded competes with it and waits for a reviewer.
CREATE UNIQUE INDEX ix_verification_current ON verification (campaign_id, household_id) WHERE NOT competing;
CREATE INDEX ix_verification_village_code ON verification (village_code, campaign_id);

-- A photo meets its record here, whichever of the two arrives first.
CREATE TABLE evidence (
    photo_id        uuid PRIMARY KEY,
    household_id    uuid NOT NULL,
    village_code    text NOT NULL,
    slot            text NOT NULL,
    verification_id uuid,
    stored_at       timestamptz,
    rejected_reason text
);
CREATE INDEX ix_evidence_verification_id ON evidence (verification_id);

-- Records that came before their household was known here: taken up when it is.
CREATE TABLE parked_submission (
    id                uuid PRIMARY KEY,
    household_id      uuid        NOT NULL,
    body              text        NOT NULL,
    digest            bytea       NOT NULL,
    submitted_by      text        NOT NULL,
    submitted_by_name text        NOT NULL,
    scope             text        NOT NULL,
    received_at       timestamptz NOT NULL,
    refusal           text
);
CREATE INDEX ix_parked_submission_household_id ON parked_submission (household_id) WHERE refusal IS NULL;

ALTER TABLE household ENABLE ROW LEVEL SECURITY;
ALTER TABLE verification ENABLE ROW LEVEL SECURITY;
ALTER TABLE evidence ENABLE ROW LEVEL SECURITY;

CREATE POLICY scope ON household USING (
    current_setting('anju.scope', true) = '*'
    OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
CREATE POLICY scope ON verification USING (
    current_setting('anju.scope', true) = '*'
    OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
CREATE POLICY scope ON evidence USING (
    current_setting('anju.scope', true) = '*'
    OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
