-- What a second verifier found, apart from the records: it stands for nobody and counts as no progress.
CREATE TABLE recheck (
    id                 uuid PRIMARY KEY,
    version            bigint      NOT NULL DEFAULT 1,
    task_id            uuid        NOT NULL CONSTRAINT fk_recheck_task REFERENCES recheck_task,
    sample_id          uuid        NOT NULL,
    campaign_id        uuid        NOT NULL,
    verification_id    uuid        NOT NULL CONSTRAINT fk_recheck_verification REFERENCES verification,
    household_id       uuid        NOT NULL,
    village_code       text        NOT NULL,
    level              text        NOT NULL,
    reached            boolean     NOT NULL,
    not_reached_reason text,
    secured            boolean,
    assurance_category text,
    assurance_mode     text,
    safety_grade       text,
    situation          text,
    visited_at         timestamptz NOT NULL,
    latitude           double precision,
    longitude          double precision,
    accuracy_meters    double precision,
    device_id          text        NOT NULL,
    note               text,
    details            jsonb,
    digest             bytea       NOT NULL,
    result             text        NOT NULL CONSTRAINT ck_recheck_result CHECK (result IN ('AGREES', 'DIFFERS', 'NOT_REACHED')),
    severity           text CONSTRAINT ck_recheck_severity CHECK (severity IN ('ERROR', 'REMARK')),
    differences        jsonb       NOT NULL,
    recorded_by        text        NOT NULL,
    recorded_by_name   text        NOT NULL,
    recorded_at        timestamptz NOT NULL,
    settlement         text CONSTRAINT ck_recheck_settlement CHECK (settlement IN ('RETURN', 'OPEN_PROBLEM', 'KEEP_FIRST')),
    settlement_note    text,
    settled_by         text,
    settled_by_name    text,
    settled_at         timestamptz,
    problem_id         uuid,
    CONSTRAINT ck_recheck_reached CHECK (reached = (result <> 'NOT_REACHED') AND reached = (secured IS NOT NULL)),
    CONSTRAINT ck_recheck_differs CHECK ((result = 'DIFFERS') = (severity IS NOT NULL)),
    CONSTRAINT ck_recheck_settled CHECK ((settlement IS NULL) = (settled_at IS NULL))
);
-- A household may be looked for several times, and is found once.
CREATE UNIQUE INDEX ix_recheck_task_reached ON recheck (task_id) WHERE reached;
CREATE INDEX ix_recheck_sample_id ON recheck (sample_id, id);
CREATE INDEX ix_recheck_village_code ON recheck (campaign_id, village_code) WHERE result = 'DIFFERS' AND settled_at IS NULL;

CREATE TABLE recheck_photo (
    photo_id     uuid PRIMARY KEY,
    recheck_id   uuid NOT NULL CONSTRAINT fk_recheck_photo_recheck REFERENCES recheck,
    village_code text NOT NULL,
    slot         text NOT NULL
);
CREATE INDEX ix_recheck_photo_recheck_id ON recheck_photo (recheck_id);

ALTER TABLE recheck ENABLE ROW LEVEL SECURITY;
ALTER TABLE recheck_photo ENABLE ROW LEVEL SECURITY;
CREATE POLICY scope ON recheck USING (
    current_setting('anju.scope', true) = '*'
    OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
CREATE POLICY scope ON recheck_photo USING (
    current_setting('anju.scope', true) = '*'
    OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
