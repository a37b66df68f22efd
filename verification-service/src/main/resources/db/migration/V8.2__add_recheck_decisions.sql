-- What was decided on a sample, with the figures that lay before whoever decided.
CREATE TABLE recheck_decision (
    id              uuid PRIMARY KEY,
    sample_id       uuid        NOT NULL CONSTRAINT fk_recheck_decision_sample REFERENCES recheck_sample,
    region          text        NOT NULL,
    kind            text        NOT NULL CONSTRAINT ck_recheck_decision_kind CHECK (kind IN ('ACCEPT', 'EXTEND', 'REVERIFY_ALL')),
    size            integer,
    township        text,
    note            text,
    suggested       text        NOT NULL,
    figures         jsonb       NOT NULL,
    sample_version  bigint      NOT NULL,
    request_digest  bytea       NOT NULL,
    decided_by      text        NOT NULL,
    decided_by_name text        NOT NULL,
    decided_at      timestamptz NOT NULL,
    CONSTRAINT uq_recheck_decision_version UNIQUE (sample_id, sample_version)
);

-- A township whose records are all returned, a part at a time; what is left over a restart is gone on with.
CREATE TABLE recheck_reverification (
    decision_id uuid PRIMARY KEY CONSTRAINT fk_recheck_reverification_decision REFERENCES recheck_decision,
    sample_id   uuid        NOT NULL,
    campaign_id uuid        NOT NULL,
    township    text        NOT NULL,
    until       timestamptz NOT NULL,
    total       integer     NOT NULL,
    returned    integer     NOT NULL DEFAULT 0,
    finished_at timestamptz,
    CONSTRAINT uq_recheck_reverification_township UNIQUE (sample_id, township)
);
CREATE INDEX ix_recheck_reverification_running ON recheck_reverification (until) WHERE finished_at IS NULL;

ALTER TABLE recheck_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE recheck_reverification ENABLE ROW LEVEL SECURITY;
CREATE POLICY scope ON recheck_decision USING (
    current_setting('anju.scope', true) = '*'
    OR region ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
CREATE POLICY scope ON recheck_reverification USING (
    current_setting('anju.scope', true) = '*'
    OR township ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
