-- A rule set tried on the records of a campaign. The set is kept with the run, since a draft may change meanwhile.
CREATE TABLE rule_set_dry_run (
    id                uuid PRIMARY KEY,
    rule_set          text        NOT NULL CONSTRAINT fk_rule_set_dry_run_rule_set REFERENCES rule_set ON DELETE CASCADE,
    digest            text        NOT NULL,
    body              text,
    campaign_id       uuid        NOT NULL CONSTRAINT fk_rule_set_dry_run_campaign REFERENCES campaign,
    regions           text[]      NOT NULL,
    compared_with     text        NOT NULL,
    state             text        NOT NULL CONSTRAINT ck_rule_set_dry_run_state CHECK (state IN ('RUNNING', 'DONE', 'FAILED')),
    total             bigint      NOT NULL,
    done              bigint      NOT NULL DEFAULT 0,
    last_record       uuid,
    comparison        text        NOT NULL,
    requested_by_name text        NOT NULL,
    requested_at      timestamptz NOT NULL,
    finished_at       timestamptz
);
CREATE INDEX ix_rule_set_dry_run_rule_set ON rule_set_dry_run (rule_set);
CREATE INDEX ix_rule_set_dry_run_running ON rule_set_dry_run (requested_at) WHERE state = 'RUNNING';

-- It names records of its regions: who sees it has to cover each of them.
ALTER TABLE rule_set_dry_run ENABLE ROW LEVEL SECURITY;
CREATE POLICY scope ON rule_set_dry_run USING (
    current_setting('anju.scope', true) = '*'
    OR (SELECT bool_and(region ^@ ANY (string_to_array(current_setting('anju.scope', true), ',')))
        FROM unnest(regions) AS region));
