-- A sample of records that others look at again. It is drawn once, from a frame that is kept as it was.
CREATE TABLE recheck_sample (
    id              uuid PRIMARY KEY,
    version         bigint      NOT NULL DEFAULT 1,
    campaign_id     uuid        NOT NULL CONSTRAINT fk_recheck_sample_campaign REFERENCES campaign,
    region          text        NOT NULL,
    level           text        NOT NULL CONSTRAINT ck_recheck_sample_level CHECK (level IN ('COUNTY', 'TOWNSHIP')),
    seed            text        NOT NULL,
    seed_given      boolean     NOT NULL,
    share           numeric     NOT NULL CONSTRAINT ck_recheck_sample_share CHECK (share > 0 AND share <= 1),
    strata          text[]      NOT NULL,
    parameters      jsonb       NOT NULL,
    frame_size      integer     NOT NULL,
    frame_digest    bytea       NOT NULL,
    request_digest  bytea       NOT NULL,
    state           text        NOT NULL DEFAULT 'OPEN'
        CONSTRAINT ck_recheck_sample_state CHECK (state IN ('OPEN', 'ACCEPTED', 'REVERIFIED')),
    created_by      text        NOT NULL,
    created_by_name text        NOT NULL,
    created_at      timestamptz NOT NULL
);
CREATE INDEX ix_recheck_sample_campaign_id ON recheck_sample (campaign_id, id);

-- The records that could have been drawn, with what weighed for them at that moment. Without a foreign key to them: its check
-- would lock a whole county's records, of which none is ever deleted.
CREATE TABLE recheck_frame (
    sample_id          uuid    NOT NULL CONSTRAINT fk_recheck_frame_sample REFERENCES recheck_sample,
    verification_id    uuid    NOT NULL,
    household_id       uuid    NOT NULL,
    village_code       text    NOT NULL,
    stratum            text    NOT NULL,
    weight             integer NOT NULL CONSTRAINT ck_recheck_frame_weight CHECK (weight > 0),
    mandatory          boolean NOT NULL,
    risks              text[]  NOT NULL,
    assurance_category text    NOT NULL,
    submitted_by_name  text    NOT NULL,
    PRIMARY KEY (sample_id, verification_id)
);

-- How many were drawn by chance each time; township is set where a later time drew from one township only.
CREATE TABLE recheck_round (
    sample_id uuid        NOT NULL CONSTRAINT fk_recheck_round_sample REFERENCES recheck_sample,
    round     integer     NOT NULL,
    region    text        NOT NULL,
    size      integer     NOT NULL CONSTRAINT ck_recheck_round_size CHECK (size >= 0),
    township  text,
    drawn_at  timestamptz NOT NULL,
    PRIMARY KEY (sample_id, round)
);

CREATE FUNCTION refuse_change_of_recheck_draw() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what a recheck sample was drawn from stays as it was' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER recheck_frame_final BEFORE UPDATE OR DELETE ON recheck_frame FOR EACH STATEMENT
    EXECUTE FUNCTION refuse_change_of_recheck_draw();
CREATE TRIGGER recheck_round_final BEFORE UPDATE OR DELETE ON recheck_round FOR EACH STATEMENT
    EXECUTE FUNCTION refuse_change_of_recheck_draw();

-- A household to be visited again by somebody who had no part in its record.
CREATE TABLE recheck_task (
    id               uuid PRIMARY KEY,
    sample_id        uuid    NOT NULL CONSTRAINT fk_recheck_task_sample REFERENCES recheck_sample,
    campaign_id      uuid    NOT NULL,
    round            integer NOT NULL,
    position         integer NOT NULL,
    verification_id  uuid    NOT NULL,
    household_id     uuid    NOT NULL,
    village_code     text    NOT NULL,
    stratum          text    NOT NULL,
    state            text    NOT NULL DEFAULT 'OPEN'
        CONSTRAINT ck_recheck_task_state CHECK (state IN ('OPEN', 'DONE', 'NOT_REACHED', 'WITHDRAWN')),
    attempts         integer NOT NULL DEFAULT 0,
    recheck_id       uuid,
    assignee         text,
    assigned_by_name text,
    assigned_at      timestamptz,
    CONSTRAINT uq_recheck_task_verification UNIQUE (sample_id, verification_id),
    CONSTRAINT fk_recheck_task_frame FOREIGN KEY (sample_id, verification_id) REFERENCES recheck_frame
);
CREATE INDEX ix_recheck_task_village_code ON recheck_task (campaign_id, village_code) WHERE state = 'OPEN';
CREATE INDEX ix_recheck_task_assignee ON recheck_task (assignee, campaign_id) WHERE state = 'OPEN';

ALTER TABLE recheck_sample ENABLE ROW LEVEL SECURITY;
ALTER TABLE recheck_frame ENABLE ROW LEVEL SECURITY;
ALTER TABLE recheck_round ENABLE ROW LEVEL SECURITY;
ALTER TABLE recheck_task ENABLE ROW LEVEL SECURITY;
CREATE POLICY scope ON recheck_sample USING (
    current_setting('anju.scope', true) = '*'
    OR region ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
CREATE POLICY scope ON recheck_frame USING (
    current_setting('anju.scope', true) = '*'
    OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
CREATE POLICY scope ON recheck_round USING (
    current_setting('anju.scope', true) = '*'
    OR region ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
CREATE POLICY scope ON recheck_task USING (
    current_setting('anju.scope', true) = '*'
    OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
