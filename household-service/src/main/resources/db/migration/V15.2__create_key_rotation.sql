-- How far the sealing anew with a newer key has come.
CREATE TABLE key_rotation (
    id                   uuid PRIMARY KEY     DEFAULT uuidv7(),
    key_number           integer     NOT NULL,
    state                text        NOT NULL DEFAULT 'RUNNING',
    requested_by_subject text        NOT NULL,
    requested_by_name    text        NOT NULL,
    started_at           timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- From this one on, no transaction seals with an older key; null until that is so.
    begun_transaction    xid8,
    finished_at          timestamptz,
    CONSTRAINT ck_key_rotation_state CHECK (state IN ('RUNNING', 'DONE', 'FAILED'))
);
CREATE UNIQUE INDEX uq_key_rotation_state ON key_rotation (state) WHERE state = 'RUNNING';

CREATE TABLE key_rotation_table (
    rotation_id     uuid    NOT NULL CONSTRAINT fk_key_rotation_table_rotation_id REFERENCES key_rotation,
    table_name      text    NOT NULL,
    rows_total      bigint  NOT NULL,
    rows_done       bigint  NOT NULL DEFAULT 0,
    rows_unreadable bigint  NOT NULL DEFAULT 0,
    PRIMARY KEY (rotation_id, table_name)
);
