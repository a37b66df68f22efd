-- A device in the hands of an account: what it last told of itself, and what it last sent.
CREATE TABLE device (
    subject             text        NOT NULL,
    device_id           text        NOT NULL,
    username            text        NOT NULL,
    -- Leading digits of the account's regions, as in the setting anju.scope.
    regions             text[]      NOT NULL,
    first_seen_at       timestamptz NOT NULL,
    last_seen_at        timestamptz NOT NULL,
    last_upload_at      timestamptz,
    reported_at         timestamptz,
    pending_count       integer     NOT NULL DEFAULT 0,
    oldest_pending_at   timestamptz,
    uploaded_since      integer     NOT NULL DEFAULT 0,
    app_version         text,
    rule_set            text,
    free_storage_bytes  bigint,
    pack_cursors        jsonb       NOT NULL DEFAULT '{}',
    clock_lower_ms      bigint,
    clock_upper_ms      bigint,
    clock_measured_at   timestamptz,
    PRIMARY KEY (subject, device_id)
);
CREATE INDEX ix_device_device_id ON device (device_id);

ALTER TABLE device ENABLE ROW LEVEL SECURITY;
CREATE POLICY scope ON device USING (
    current_setting('anju.scope', true) = '*'
    OR EXISTS (
        SELECT FROM unnest(regions) AS region
        WHERE region ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[])));
