-- Where each household lives, as household-service has told. It holds codes only and is read before anything is known
-- of the caller's right to the household, so it has no row-level security.
CREATE TABLE household_scope (
    household_id uuid    PRIMARY KEY,
    village_code text    NOT NULL,
    active       boolean NOT NULL,
    version      bigint  NOT NULL
);

CREATE TABLE photo (
    id              uuid        PRIMARY KEY,
    version         bigint      NOT NULL,
    verification_id uuid        NOT NULL,
    household_id    uuid        NOT NULL,
    village_code    text        NOT NULL,
    slot            text        NOT NULL,
    content_type    text        NOT NULL,
    size_bytes      bigint      NOT NULL,
    sha256          bytea       NOT NULL,
    captured_at     timestamptz NOT NULL,
    declared_by     text        NOT NULL,
    declared_at     timestamptz NOT NULL,
    state           text        NOT NULL,
    reason          text,
    object_key      text,
    width           integer,
    height          integer,
    stored_at       timestamptz,
    thumbnail_state text        NOT NULL,
    thumbnail_key   text,
    -- When the background looks at this row next: a lease while it works, a date to come back to otherwise.
    due_at          timestamptz NOT NULL,
    CONSTRAINT ck_photo_state CHECK (state IN ('DECLARED', 'STORED', 'REJECTED')),
    CONSTRAINT ck_photo_thumbnail_state CHECK (thumbnail_state IN ('NONE', 'PENDING', 'MADE', 'IMPOSSIBLE')),
    CONSTRAINT ck_photo_content_type CHECK (content_type IN ('image/jpeg', 'image/png')),
    CONSTRAINT ck_photo_size_bytes CHECK (size_bytes BETWEEN 1 AND 20971520),
    CONSTRAINT ck_photo_sha256 CHECK (octet_length(sha256) = 32),
    CONSTRAINT ck_photo_stored CHECK ((state = 'STORED') = (stored_at IS NOT NULL)),
    CONSTRAINT ck_photo_reason CHECK ((state = 'REJECTED') = (reason IS NOT NULL))
);
CREATE INDEX ix_photo_household_id ON photo (household_id);
CREATE INDEX ix_photo_verification_id ON photo (verification_id);
-- Each holds only what is still to be done.
CREATE INDEX ix_photo_due_at_unconfirmed ON photo (due_at) WHERE state = 'DECLARED';
CREATE INDEX ix_photo_due_at_thumbnail ON photo (due_at) WHERE thumbnail_state = 'PENDING';
CREATE INDEX ix_photo_due_at_removal ON photo (due_at) WHERE state = 'REJECTED' AND object_key IS NOT NULL;

ALTER TABLE photo ENABLE ROW LEVEL SECURITY;
CREATE POLICY photo_scope ON photo USING (
    current_setting('anju.scope', true) = '*'
    OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
