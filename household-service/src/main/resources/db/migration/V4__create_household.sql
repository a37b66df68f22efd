CREATE TABLE household (
    id                  uuid PRIMARY KEY          DEFAULT uuidv7(),
    household_no        text             NOT NULL,
    village_code        text COLLATE "C" NOT NULL,
    villager_group      text,
    head_name           text             NOT NULL,
    id_number_encrypted bytea            NOT NULL,
    id_number_index     bytea            NOT NULL,
    phone_encrypted     bytea,
    address_encrypted   bytea,
    ethnic_group        text,
    poverty_attribute   text,
    poverty_status      text,
    expected_mode       text,
    member_count        integer          NOT NULL,
    status              text             NOT NULL DEFAULT 'ACTIVE',
    -- Keyed digest of all that a roster tells of the household: encrypted values differ each time and cannot be compared.
    roster_digest       bytea            NOT NULL,
    roster_import_id    uuid             NOT NULL,
    version             bigint           NOT NULL DEFAULT 1,
    created_at          timestamptz      NOT NULL DEFAULT now(),
    changed_at          timestamptz      NOT NULL DEFAULT now(),
    CONSTRAINT uq_household_household_no UNIQUE (household_no),
    CONSTRAINT ck_household_member_count CHECK (member_count > 0),
    CONSTRAINT ck_household_status CHECK (status IN ('ACTIVE', 'REMOVED'))
);

CREATE INDEX ix_household_village_code_household_no ON household (village_code, household_no);
CREATE INDEX ix_household_id_number_index ON household (id_number_index);

ALTER TABLE household ENABLE ROW LEVEL SECURITY;
CREATE POLICY household_within_scope ON household
    USING (current_setting('anju.scope', true) = '*'
        OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
