-- Who read, disclosed, exported or changed what. Entries are inserted in the transaction of what they tell, without any
-- lock; their order and hashes are added afterwards, by one writer, in audit_link.
CREATE TABLE audit_entry (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- What the linker goes by, since commits come in no other order.
    transaction xid8             NOT NULL DEFAULT pg_current_xact_id(),
    recorded_at timestamptz      NOT NULL DEFAULT clock_timestamp(),
    subject     text             NOT NULL,
    username    text             NOT NULL,
    action      text             NOT NULL,
    object_type text,
    object_id   text,
    -- The smallest region that holds all that was touched; null when that is none, as for the platform's own settings.
    region      text COLLATE "C",
    -- Ids, codes and counts only: no personal data.
    details     jsonb            NOT NULL DEFAULT '{}'
);
CREATE INDEX ix_audit_entry_transaction_id ON audit_entry (transaction, id);
CREATE INDEX ix_audit_entry_object_id_id ON audit_entry (object_id, id) WHERE object_id IS NOT NULL;
CREATE INDEX ix_audit_entry_username_id ON audit_entry (username, id);

ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY audit_entry_appended ON audit_entry FOR INSERT WITH CHECK (true);
CREATE POLICY audit_entry_within_scope ON audit_entry FOR SELECT
    USING (region IS NULL OR current_setting('anju.scope', true) = '*'
        OR region ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));

-- The chain: each hash is taken over the hash before and the entry's content. Without a foreign key, so that a deleted entry
-- is found rather than taken along.
CREATE TABLE audit_link (
    position bigint PRIMARY KEY,
    entry_id bigint NOT NULL CONSTRAINT uq_audit_link_entry_id UNIQUE,
    hash     bytea  NOT NULL,
    -- The entries of all transactions before this one are linked.
    horizon  xid8   NOT NULL
);

REVOKE UPDATE, DELETE ON audit_entry, audit_link FROM household_app;
