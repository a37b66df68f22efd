-- Cases in which more than one household claims a person, or a household number, anywhere in the country. They are found
-- by triggers beyond anybody's scope; who covers one side may see that there is another.
CREATE TABLE household_duplicate (
    id              uuid PRIMARY KEY     DEFAULT uuidv7(),
    kind            text        NOT NULL,
    id_number_index bytea,
    household_no    text,
    found_at        timestamptz NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT uq_household_duplicate_id_number_index UNIQUE (id_number_index),
    CONSTRAINT uq_household_duplicate_household_no UNIQUE (household_no),
    CONSTRAINT ck_household_duplicate_kind CHECK (CASE kind
        WHEN 'PERSON' THEN id_number_index IS NOT NULL AND household_no IS NULL
        WHEN 'HOUSEHOLD_NUMBER' THEN household_no IS NOT NULL AND id_number_index IS NULL
        ELSE false END)
);

-- The households that were ever a side of a case: whether they still are follows from the households themselves.
CREATE TABLE household_duplicate_side (
    duplicate_id uuid NOT NULL
        CONSTRAINT fk_household_duplicate_side_duplicate_id REFERENCES household_duplicate ON DELETE CASCADE,
    household_id uuid NOT NULL
        CONSTRAINT fk_household_duplicate_side_household_id REFERENCES household ON DELETE CASCADE,
    PRIMARY KEY (duplicate_id, household_id)
);
CREATE INDEX ix_household_duplicate_side_household_id ON household_duplicate_side (household_id);

-- That a roster names a household number which another household holds. A roster handed in again claims nothing new.
CREATE TABLE household_number_claim (
    id               uuid PRIMARY KEY              DEFAULT uuidv7(),
    household_no     text                 NOT NULL,
    village_code     text COLLATE "C"     NOT NULL,
    roster_import_id uuid                 NOT NULL,
    sheet            text                 NOT NULL,
    row_number       integer              NOT NULL,
    claimed_at       timestamptz          NOT NULL DEFAULT statement_timestamp(),
    CONSTRAINT uq_household_number_claim_household_no_village_code UNIQUE (household_no, village_code)
);

-- What people decided; the latest counts, for the sides that there were.
CREATE TABLE household_duplicate_decision (
    id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    duplicate_id       uuid        NOT NULL
        CONSTRAINT fk_household_duplicate_decision_duplicate_id REFERENCES household_duplicate ON DELETE CASCADE,
    decision           text        NOT NULL,
    household_id       uuid,
    note               text        NOT NULL,
    sides              uuid[]      NOT NULL,
    decided_at         timestamptz NOT NULL,
    decided_by_subject text        NOT NULL,
    decided_by_name    text        NOT NULL,
    CONSTRAINT ck_household_duplicate_decision_decision
        CHECK (decision IN ('KEEP_HOUSEHOLD', 'NUMBER_WRONG', 'BOTH_RIGHT')),
    CONSTRAINT ck_household_duplicate_decision_household_id
        CHECK ((decision = 'KEEP_HOUSEHOLD') = (household_id IS NOT NULL))
);
CREATE INDEX ix_household_duplicate_decision_duplicate_id ON household_duplicate_decision (duplicate_id);

ALTER TABLE household_duplicate_side ENABLE ROW LEVEL SECURITY;
CREATE POLICY household_duplicate_side_within_scope ON household_duplicate_side
    USING (EXISTS (SELECT FROM household WHERE household.id = household_id));

ALTER TABLE household_number_claim ENABLE ROW LEVEL SECURITY;
CREATE POLICY household_number_claim_within_scope ON household_number_claim
    USING (current_setting('anju.scope', true) = '*'
        OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));

-- Whoever covers one side sees the case.
ALTER TABLE household_duplicate ENABLE ROW LEVEL SECURITY;
CREATE POLICY household_duplicate_within_scope ON household_duplicate
    USING (EXISTS (SELECT FROM household_duplicate_side AS side WHERE side.duplicate_id = household_duplicate.id)
        OR EXISTS (SELECT FROM household_number_claim AS claim WHERE claim.household_no = household_duplicate.household_no));

ALTER TABLE household_duplicate_decision ENABLE ROW LEVEL SECURITY;
CREATE POLICY household_duplicate_decision_within_scope ON household_duplicate_decision
    USING (EXISTS (SELECT FROM household_duplicate WHERE household_duplicate.id = duplicate_id));

REVOKE INSERT, UPDATE, DELETE ON household_duplicate, household_duplicate_side FROM household_app;
REVOKE UPDATE, DELETE ON household_number_claim, household_duplicate_decision FROM household_app;

-- Where the sides of a case lie that the reader may see.
CREATE VIEW household_duplicate_place WITH (security_invoker = true) AS
SELECT side.duplicate_id, household.village_code
FROM household_duplicate_side AS side JOIN household ON household.id = side.household_id
UNION ALL
SELECT duplicate.id, claim.village_code
FROM household_number_claim AS claim JOIN household_duplicate AS duplicate USING (household_no);

-- The households in force that somebody heads or belongs to.
CREATE FUNCTION households_of_person(person bytea) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
    SELECT id FROM household WHERE id_number_index = person AND status = 'ACTIVE'
    UNION
    SELECT household.id
    FROM household_member AS member JOIN household ON household.id = member.household_id
    WHERE member.id_number_index = person AND member.until_version IS NULL AND household.status = 'ACTIVE'
$$;

-- Looks for other households of people who have just come into a household. Two transactions that bring the same person in
-- at once would not see each other: the later one waits here until the earlier has ended, and then finds it. A single
-- event waits for its own people only; a roster, whose locks would fill the lock table, for everybody.
--
-- One look into an index for each person, whatever the planner believes of tables that this very transaction fills:
-- reading all of a country's households for a single event would be worse than the worst that a roster pays.
CREATE FUNCTION find_person_duplicates(households uuid[], people bytea[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public SET enable_seqscan = off SET enable_nestloop = on AS $$
DECLARE
    shared bytea[];
BEGIN
    IF cardinality(people) > 100 THEN
        PERFORM pg_advisory_xact_lock(6229013);
    ELSE
        PERFORM pg_advisory_xact_lock_shared(6229013);
        PERFORM pg_advisory_xact_lock(6229013, lock)
        FROM (SELECT DISTINCT hashtext(person::text) AS lock FROM unnest(people) AS person ORDER BY lock) AS sorted;
    END IF;

    SELECT array_agg(DISTINCT person) INTO shared
    -- In the order of the index, which is read from its beginning to its end instead of here and there.
    FROM (
        SELECT household_id, person FROM unnest(households, people) AS given (household_id, person) ORDER BY person
    ) AS present
    WHERE EXISTS (
            SELECT FROM household
            WHERE household.id_number_index = person AND household.id <> present.household_id AND status = 'ACTIVE')
        OR EXISTS (
            SELECT FROM household_member AS member
            WHERE member.id_number_index = person AND member.household_id <> present.household_id
                AND member.until_version IS NULL);
    IF shared IS NULL THEN
        RETURN;
    END IF;

    INSERT INTO household_duplicate (kind, id_number_index)
    SELECT 'PERSON', person FROM unnest(shared) AS person
    WHERE (SELECT count(*) FROM households_of_person(person)) > 1
    ON CONFLICT (id_number_index) DO NOTHING;

    INSERT INTO household_duplicate_side (duplicate_id, household_id)
    SELECT duplicate.id, household_id
    FROM unnest(shared) AS person
        JOIN household_duplicate AS duplicate ON duplicate.id_number_index = person
        CROSS JOIN LATERAL households_of_person(person) AS household_id
    ON CONFLICT DO NOTHING;
END $$;

CREATE FUNCTION watch_household_inserts() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    households uuid[];
    people     bytea[];
BEGIN
    SELECT array_agg(id), array_agg(id_number_index) INTO households, people FROM after WHERE status = 'ACTIVE';
    IF people IS NOT NULL THEN
        PERFORM find_person_duplicates(households, people);
    END IF;
    RETURN NULL;
END $$;

-- Who is new is told by sets, not by a join: a plan that was made for a single event's two rows would be kept for a roster's.
CREATE FUNCTION watch_household_updates() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    households uuid[];
    people     bytea[];
BEGIN
    -- Values sealed with another key are the same values.
    IF nullif(current_setting('anju.change', true), '')::jsonb ->> 'kind' = 'RESEALED' THEN
        RETURN NULL;
    END IF;

    SELECT array_agg(household_id), array_agg(person) INTO households, people
    FROM (
        (SELECT id AS household_id, id_number_index AS person FROM after WHERE status = 'ACTIVE'
        EXCEPT SELECT id, id_number_index FROM before WHERE status = 'ACTIVE')
        UNION ALL
        SELECT member.household_id, member.id_number_index
        FROM (SELECT id FROM after WHERE status = 'ACTIVE' EXCEPT SELECT id FROM before WHERE status = 'ACTIVE') AS entered
            JOIN household_member AS member ON member.household_id = entered.id
        WHERE member.until_version IS NULL AND member.id_number_index IS NOT NULL) AS entered;
    IF people IS NOT NULL THEN
        PERFORM find_person_duplicates(households, people);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION watch_member_inserts() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    households uuid[];
    people     bytea[];
BEGIN
    SELECT array_agg(household_id), array_agg(id_number_index) INTO households, people
    FROM after WHERE until_version IS NULL AND id_number_index IS NOT NULL;
    IF people IS NOT NULL THEN
        PERFORM find_person_duplicates(households, people);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION watch_member_updates() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    households uuid[];
    people     bytea[];
BEGIN
    IF nullif(current_setting('anju.change', true), '')::jsonb ->> 'kind' = 'RESEALED' THEN
        RETURN NULL;
    END IF;

    SELECT array_agg(household_id), array_agg(person) INTO households, people
    FROM (
        SELECT household_id, id_number_index AS person FROM after
        WHERE until_version IS NULL AND id_number_index IS NOT NULL
        EXCEPT SELECT household_id, id_number_index FROM before WHERE until_version IS NULL) AS entered;
    IF people IS NOT NULL THEN
        PERFORM find_person_duplicates(households, people);
    END IF;
    RETURN NULL;
END $$;

-- Named to come after the triggers that record: a roster keeps everybody else waiting from here to its end.
CREATE TRIGGER watch_household_inserts AFTER INSERT ON household
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION watch_household_inserts();
CREATE TRIGGER watch_household_updates AFTER UPDATE ON household
    REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION watch_household_updates();
CREATE TRIGGER watch_member_inserts AFTER INSERT ON household_member
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION watch_member_inserts();
CREATE TRIGGER watch_member_updates AFTER UPDATE ON household_member
    REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION watch_member_updates();

CREATE FUNCTION watch_number_claims() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    INSERT INTO household_duplicate (kind, household_no)
    SELECT DISTINCT 'HOUSEHOLD_NUMBER', household_no FROM after JOIN household USING (household_no)
    ON CONFLICT (household_no) DO NOTHING;

    INSERT INTO household_duplicate_side (duplicate_id, household_id)
    SELECT DISTINCT duplicate.id, household.id
    FROM after JOIN household USING (household_no) JOIN household_duplicate AS duplicate USING (household_no)
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER watch_number_claims AFTER INSERT ON household_number_claim
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION watch_number_claims();

-- Ids of the households and claims that contend now; fewer than two when the case is settled by itself.
CREATE FUNCTION contenders(duplicate household_duplicate) RETURNS uuid[] LANGUAGE sql STABLE AS $$
    SELECT array_agg(contender) FROM (
        SELECT households_of_person(duplicate.id_number_index) AS contender WHERE duplicate.kind = 'PERSON'
        UNION
        SELECT unnest(ARRAY [household.id, claim.id])
        FROM household JOIN household_number_claim AS claim USING (household_no)
        WHERE household_no = duplicate.household_no AND status = 'ACTIVE' AND claim.village_code <> household.village_code
    ) AS contending
$$;

CREATE FUNCTION state_of_duplicate(wanted uuid) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT CASE
        WHEN coalesce(cardinality(contending), 0) < 2 THEN 'GONE'
        WHEN contending <@ (
            SELECT sides FROM household_duplicate_decision WHERE duplicate_id = wanted ORDER BY id DESC LIMIT 1)
            THEN 'DECIDED'
        ELSE 'OPEN' END
    FROM household_duplicate AS duplicate, contenders(duplicate) AS contending
    WHERE duplicate.id = wanted
$$;

-- All sides of cases of which the caller covers one: of his own side the whole, of the others number, village, and a name
-- of which the first character remains.
CREATE FUNCTION sides_of_duplicates(wanted uuid[])
    RETURNS TABLE (
        duplicate_id uuid, id uuid, own boolean, current boolean, household_no text, village_code text, status text,
        name text, relation text, id_number_encrypted bytea, roster_import_id uuid, sheet text, row_number integer)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    WITH side AS (
        SELECT duplicate.id AS duplicate_id, household.id, household.id = ANY (contenders(duplicate)) AS current,
            household.household_no, household.village_code, household.status,
            CASE WHEN duplicate.kind = 'HOUSEHOLD_NUMBER' OR household.id_number_index = duplicate.id_number_index
                THEN household.head_name ELSE member.name END AS name,
            member.relation,
            CASE WHEN household.id_number_index = duplicate.id_number_index
                THEN household.id_number_encrypted ELSE member.id_number_encrypted END AS id_number_encrypted,
            NULL::uuid AS roster_import_id, NULL AS sheet, NULL::integer AS row_number
        FROM household_duplicate AS duplicate
            JOIN household_duplicate_side AS known ON known.duplicate_id = duplicate.id
            JOIN household ON household.id = known.household_id
            LEFT JOIN LATERAL (
                SELECT name, relation, id_number_encrypted FROM household_member
                WHERE household_id = household.id AND household_member.id_number_index = duplicate.id_number_index
                    AND until_version IS NULL
                LIMIT 1) AS member ON true
        WHERE duplicate.id = ANY (wanted)
        UNION ALL
        SELECT duplicate.id, claim.id, claim.id = ANY (contenders(duplicate)), claim.household_no, claim.village_code,
            'CLAIMED', NULL, NULL, NULL, claim.roster_import_id, claim.sheet, claim.row_number
        FROM household_duplicate AS duplicate JOIN household_number_claim AS claim USING (household_no)
        WHERE duplicate.id = ANY (wanted)
    ), scoped AS (
        SELECT *, current_setting('anju.scope', true) = '*'
            OR side.village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]) AS own
        FROM side
    ), seen AS (
        SELECT *, bool_or(scoped.own) OVER (PARTITION BY scoped.duplicate_id) AS visible FROM scoped
    )
    SELECT seen.duplicate_id, CASE WHEN seen.own THEN seen.id END, seen.own, coalesce(seen.current, false),
        seen.household_no, seen.village_code, seen.status,
        CASE WHEN seen.own THEN seen.name ELSE left(seen.name, 1) || repeat('*', char_length(seen.name) - 1) END,
        CASE WHEN seen.own THEN seen.relation END, CASE WHEN seen.own THEN seen.id_number_encrypted END,
        CASE WHEN seen.own THEN seen.roster_import_id END, CASE WHEN seen.own THEN seen.sheet END,
        CASE WHEN seen.own THEN seen.row_number END
    FROM seen WHERE seen.visible
    ORDER BY seen.duplicate_id, seen.own DESC, seen.village_code, seen.household_no
$$;

-- For the change of the key under which people are known: the case stays itself, with all that was decided.
CREATE FUNCTION rekey_person_duplicate(old_index bytea, new_index bytea) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    known uuid := (SELECT id FROM household_duplicate WHERE id_number_index = old_index);
    again uuid := (SELECT id FROM household_duplicate WHERE id_number_index = new_index);
BEGIN
    IF known IS NULL OR known = again THEN
        RETURN;
    END IF;
    -- Found anew meanwhile, from the households that have the new key already.
    IF again IS NOT NULL THEN
        UPDATE household_duplicate_decision SET duplicate_id = known WHERE duplicate_id = again;
        INSERT INTO household_duplicate_side (duplicate_id, household_id)
        SELECT known, household_id FROM household_duplicate_side WHERE duplicate_id = again
        ON CONFLICT DO NOTHING;
        DELETE FROM household_duplicate WHERE id = again;
    END IF;
    UPDATE household_duplicate SET id_number_index = new_index WHERE id = known;
END $$;

-- What is there already.
INSERT INTO household_duplicate (kind, id_number_index)
SELECT 'PERSON', person
FROM (
    SELECT id AS household_id, id_number_index AS person FROM household WHERE status = 'ACTIVE'
    UNION
    SELECT household.id, member.id_number_index
    FROM household_member AS member JOIN household ON household.id = member.household_id
    WHERE member.id_number_index IS NOT NULL AND member.until_version IS NULL AND household.status = 'ACTIVE') AS present
GROUP BY person HAVING count(*) > 1;

INSERT INTO household_duplicate_side (duplicate_id, household_id)
SELECT duplicate.id, household_id
FROM household_duplicate AS duplicate CROSS JOIN LATERAL households_of_person(duplicate.id_number_index) AS household_id;
