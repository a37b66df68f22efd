-- Requests that have been served, by the ids that clients gave them: the same request once more is answered as before.
-- A keyed digest stands for the request, which holds personal data.
CREATE TABLE household_request (
    id           uuid PRIMARY KEY,
    household_id uuid        NOT NULL CONSTRAINT fk_household_request_household_id REFERENCES household ON DELETE CASCADE,
    -- The version that the request led to.
    version      bigint      NOT NULL,
    digest       bytea       NOT NULL,
    recorded_at  timestamptz NOT NULL
);
CREATE INDEX ix_household_request_household_id ON household_request (household_id);

ALTER TABLE household_request ENABLE ROW LEVEL SECURITY;
CREATE POLICY household_request_within_scope ON household_request
    USING (EXISTS (SELECT FROM household WHERE household.id = household_id));

REVOKE UPDATE, DELETE ON household_request FROM household_app;
REVOKE DELETE ON household_change FROM household_app;

-- A number told for some moment must stay: whoever asks waits for those who have written before that moment and not yet
-- committed. Rows get their times after this trigger.
CREATE FUNCTION announce_ledger_writing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(6229011);
    RETURN NULL;
END $$;
CREATE TRIGGER announce_ledger_writing BEFORE INSERT ON roster_ledger
    FOR EACH STATEMENT EXECUTE FUNCTION announce_ledger_writing();
