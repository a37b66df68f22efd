-- A record that takes another's place takes over the photos that both name. What a replaced record showed stays here: a photo
-- proves one record at a time, and was evidence of more.
CREATE TABLE passed_photo (
    verification_id uuid NOT NULL CONSTRAINT fk_passed_photo_verification REFERENCES verification,
    photo_id        uuid NOT NULL CONSTRAINT fk_passed_photo_photo REFERENCES evidence,
    village_code    text NOT NULL,
    slot            text NOT NULL,
    PRIMARY KEY (verification_id, photo_id)
);
CREATE INDEX ix_passed_photo_photo_id ON passed_photo (photo_id);

ALTER TABLE passed_photo ENABLE ROW LEVEL SECURITY;
CREATE POLICY scope ON passed_photo USING (
    current_setting('anju.scope', true) = '*'
    OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));

-- The photos of each record, whether they prove it still or were passed on.
CREATE VIEW record_photo WITH (security_invoker = true) AS
    SELECT verification_id, photo_id, household_id, slot, stored_at, rejected_reason, rejected_at, rejected_for
    FROM evidence WHERE verification_id IS NOT NULL
    UNION ALL
    SELECT p.verification_id, p.photo_id, e.household_id, p.slot, e.stored_at, e.rejected_reason, e.rejected_at, e.rejected_for
    FROM passed_photo p JOIN evidence e ON e.photo_id = p.photo_id;
