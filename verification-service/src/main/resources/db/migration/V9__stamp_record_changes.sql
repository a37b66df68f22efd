-- The transaction of a record's latest change: what readers of the changes go by, since commits come in no other order.
ALTER TABLE verification ADD COLUMN changed_transaction xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX ix_verification_changed_transaction_id ON verification (changed_transaction, id);

CREATE FUNCTION stamp_verification_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed_transaction := pg_current_xact_id();
    RETURN NEW;
END $$;
-- A record that is stored and completed in one transaction has its stamp already: the condition spares it the call, and
-- its completion stays a change of no indexed column.
CREATE TRIGGER verification_change_stamp BEFORE UPDATE ON verification FOR EACH ROW
    WHEN (OLD.version <> NEW.version AND OLD.changed_transaction <> pg_current_xact_id())
    EXECUTE FUNCTION stamp_verification_change();
