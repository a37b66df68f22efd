-- A guidance group was in a village or township.
CREATE TABLE guidance_visit (
    id               uuid PRIMARY KEY,
    campaign_id      uuid        NOT NULL CONSTRAINT fk_guidance_visit_campaign_id REFERENCES campaign,
    region_code      text        NOT NULL,
    visited_on       date        NOT NULL,
    notes            text        NOT NULL,
    participants     text[]      NOT NULL,
    recorded_by      text        NOT NULL,
    recorded_by_name text        NOT NULL,
    recorded_at      timestamptz NOT NULL
);
CREATE INDEX ix_guidance_visit_region_code ON guidance_visit (region_code, visited_on);

-- What somebody is to do after a visit: an account, or whoever has the role there.
CREATE TABLE guidance_task (
    id               uuid PRIMARY KEY,
    lock_version     integer     NOT NULL,
    visit_id         uuid        NOT NULL CONSTRAINT fk_guidance_task_visit_id REFERENCES guidance_visit,
    region_code      text        NOT NULL,
    text             text        NOT NULL,
    assignee_account text,
    assignee_role    text,
    due_on           date        NOT NULL,
    done             boolean     NOT NULL,
    created_by       text        NOT NULL,
    created_by_name  text        NOT NULL,
    created_at       timestamptz NOT NULL,
    CONSTRAINT ck_guidance_task_assignee CHECK ((assignee_account IS NULL) <> (assignee_role IS NULL))
);
CREATE INDEX ix_guidance_task_visit_id ON guidance_task (visit_id);
CREATE INDEX ix_guidance_task_open ON guidance_task (due_on, id) WHERE NOT done;

-- How often a task was said to be done, or found not to be.
CREATE TABLE guidance_task_entry (
    id            uuid PRIMARY KEY,
    task_id       uuid        NOT NULL CONSTRAINT fk_guidance_task_entry_task_id REFERENCES guidance_task,
    region_code   text        NOT NULL,
    done          boolean     NOT NULL,
    note          text        NOT NULL,
    acted_by      text        NOT NULL,
    acted_by_name text        NOT NULL,
    acted_at      timestamptz NOT NULL
);
CREATE INDEX ix_guidance_task_entry_task_id ON guidance_task_entry (task_id);

ALTER TABLE guidance_visit ENABLE ROW LEVEL SECURITY;
ALTER TABLE guidance_task ENABLE ROW LEVEL SECURITY;
ALTER TABLE guidance_task_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY scope ON guidance_visit USING (
    current_setting('anju.scope', true) = '*'
    OR region_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
CREATE POLICY scope ON guidance_task USING (
    current_setting('anju.scope', true) = '*'
    OR region_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
CREATE POLICY scope ON guidance_task_entry USING (
    current_setting('anju.scope', true) = '*'
    OR region_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
