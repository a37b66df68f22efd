CREATE TABLE roster_import (
    id              uuid PRIMARY KEY,
    file_name       text        NOT NULL,
    byte_count      bigint      NOT NULL,
    sha256          bytea       NOT NULL,
    -- The leading digits of the subtrees that the roster may touch.
    regions         text[]      NOT NULL,
    owner_subject   text        NOT NULL,
    owner_name      text        NOT NULL,
    idempotency_key text,
    state           text        NOT NULL,
    rows_read       bigint      NOT NULL DEFAULT 0,
    rows_total      bigint,
    added           bigint      NOT NULL DEFAULT 0,
    changed         bigint      NOT NULL DEFAULT 0,
    unchanged       bigint      NOT NULL DEFAULT 0,
    findings        text        NOT NULL DEFAULT '[]',
    lease_holder    uuid,
    lease_until     timestamptz,
    attempts        integer     NOT NULL DEFAULT 0,
    received_at     timestamptz NOT NULL,
    started_at      timestamptz,
    finished_at     timestamptz,
    CONSTRAINT uq_roster_import_owner_subject_idempotency_key UNIQUE (owner_subject, idempotency_key),
    CONSTRAINT ck_roster_import_regions CHECK (regions <> '{}'),
    CONSTRAINT ck_roster_import_state
        CHECK (state IN ('RECEIVED', 'READING', 'STORING', 'IMPORTED', 'REFUSED', 'FAILED'))
);

CREATE INDEX ix_roster_import_received_at ON roster_import (received_at);

-- The uploaded file, encrypted; deleted as soon as the import is over.
CREATE TABLE roster_import_chunk (
    import_id uuid    NOT NULL CONSTRAINT fk_roster_import_chunk_import_id REFERENCES roster_import ON DELETE CASCADE,
    number    integer NOT NULL,
    content   bytea   NOT NULL,
    PRIMARY KEY (import_id, number)
);
ALTER TABLE roster_import_chunk ALTER COLUMN content SET STORAGE EXTERNAL;

-- Visible to whoever may see all that the roster covers.
ALTER TABLE roster_import ENABLE ROW LEVEL SECURITY;
CREATE POLICY roster_import_within_scope ON roster_import
    USING (current_setting('anju.scope', true) = '*'
        OR coalesce(
            (SELECT bool_and(region ^@ ANY (string_to_array(current_setting('anju.scope', true), ',')))
             FROM unnest(regions) AS region),
            false));

ALTER TABLE roster_import_chunk ENABLE ROW LEVEL SECURITY;
CREATE POLICY roster_import_chunk_within_scope ON roster_import_chunk
    USING (EXISTS (SELECT FROM roster_import WHERE roster_import.id = import_id));
