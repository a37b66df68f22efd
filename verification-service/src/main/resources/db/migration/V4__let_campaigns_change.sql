-- A campaign opens everywhere at once, or village by village. Its phase follows from what happened to it.
ALTER TABLE campaign
    ADD COLUMN opening         text NOT NULL DEFAULT 'ALL_AT_ONCE'
        CONSTRAINT ck_campaign_opening CHECK (opening IN ('ALL_AT_ONCE', 'BY_VILLAGE')),
    ADD COLUMN piloted_at      timestamptz,
    ADD COLUMN opened_at       timestamptz,
    ADD COLUMN ended_at        timestamptz,
    -- Of the request that created it: the same request is recognised after the campaign has changed.
    ADD COLUMN creation_digest bytea;

-- What was changed by whom, one row a field.
CREATE TABLE campaign_change (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    campaign_id     uuid        NOT NULL CONSTRAINT fk_campaign_change_campaign REFERENCES campaign,
    field           text        NOT NULL,
    old_value       text,
    new_value       text,
    changed_by      text        NOT NULL,
    changed_by_name text        NOT NULL,
    changed_at      timestamptz NOT NULL
);
CREATE INDEX ix_campaign_change_campaign_id ON campaign_change (campaign_id, id);
REVOKE UPDATE, DELETE ON campaign_change FROM verification_app;
