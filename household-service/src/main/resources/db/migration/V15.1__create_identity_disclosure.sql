-- Who saw whose personal data in clear, and why. Never what was seen.
CREATE TABLE identity_disclosure (
    id           uuid PRIMARY KEY                DEFAULT uuidv7(),
    household_id uuid             NOT NULL CONSTRAINT fk_identity_disclosure_household_id REFERENCES household,
    -- Null for the head.
    member_id    uuid,
    village_code text COLLATE "C" NOT NULL,
    fields       text[]           NOT NULL,
    reason       text             NOT NULL,
    subject      text             NOT NULL,
    username     text             NOT NULL,
    disclosed_at timestamptz      NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX ix_identity_disclosure_subject_disclosed_at ON identity_disclosure (subject, disclosed_at);
CREATE INDEX ix_identity_disclosure_household_id ON identity_disclosure (household_id);

ALTER TABLE identity_disclosure ENABLE ROW LEVEL SECURITY;
CREATE POLICY identity_disclosure_appended ON identity_disclosure FOR INSERT WITH CHECK (true);
CREATE POLICY identity_disclosure_within_scope ON identity_disclosure FOR SELECT
    USING (current_setting('anju.scope', true) = '*'
        OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
REVOKE UPDATE, DELETE ON identity_disclosure FROM household_app;

-- When somebody's latest disclosure but so many was; null when there are fewer. Whoever is moved to another region takes
-- the count along, hence past row-level security.
CREATE FUNCTION earlier_disclosure_at(who text, later_ones integer) RETURNS timestamptz
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT disclosed_at FROM identity_disclosure WHERE subject = who
    ORDER BY disclosed_at DESC OFFSET later_ones LIMIT 1
$$;
REVOKE ALL ON FUNCTION earlier_disclosure_at(text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION earlier_disclosure_at(text, integer) TO household_app;
