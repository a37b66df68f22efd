CREATE TABLE team (
    id              uuid PRIMARY KEY,
    version         integer     NOT NULL,
    campaign_id     uuid        NOT NULL CONSTRAINT fk_team_campaign REFERENCES campaign,
    region_code     text        NOT NULL,
    region_prefix   text        NOT NULL,
    kind            text        NOT NULL CONSTRAINT ck_team_kind CHECK (kind IN (
        'VILLAGE_COMMITTEE', 'FIRST_SECRETARY', 'WORK_TEAM', 'TOWNSHIP_STAFF', 'GUIDANCE_GROUP')),
    name            text        NOT NULL,
    created_by      text        NOT NULL,
    created_by_name text        NOT NULL,
    created_at      timestamptz NOT NULL,
    creation_digest bytea       NOT NULL
);
CREATE INDEX ix_team_campaign_id ON team (campaign_id, id);

-- Accounts of the identity provider. A membership that ended stays, and so does one that has expired.
CREATE TABLE team_member (
    id              uuid PRIMARY KEY,
    team_id         uuid        NOT NULL CONSTRAINT fk_team_member_team REFERENCES team,
    region_prefix   text        NOT NULL,
    username        text        NOT NULL,
    subject         text,
    expires_at      timestamptz,
    added_by_name   text        NOT NULL,
    added_at        timestamptz NOT NULL,
    removed_by_name text,
    removed_at      timestamptz
);
CREATE UNIQUE INDEX ix_team_member_team_id ON team_member (team_id, username) WHERE removed_at IS NULL;
CREATE INDEX ix_team_member_username ON team_member (username) WHERE removed_at IS NULL;

-- In whose hands a household's task is: at most one row a household, and one holder a row.
CREATE TABLE assignment (
    campaign_id      uuid        NOT NULL CONSTRAINT fk_assignment_campaign REFERENCES campaign,
    household_id     uuid        NOT NULL,
    village_code     text        NOT NULL,
    team_id          uuid CONSTRAINT fk_assignment_team REFERENCES team,
    username         text,
    subject          text,
    assigned_by      text        NOT NULL,
    assigned_by_name text        NOT NULL,
    assigned_at      timestamptz NOT NULL,
    PRIMARY KEY (campaign_id, household_id),
    CONSTRAINT ck_assignment_one_holder CHECK ((team_id IS NULL) <> (username IS NULL))
);
CREATE INDEX ix_assignment_team_id ON assignment (team_id) WHERE team_id IS NOT NULL;
CREATE INDEX ix_assignment_username ON assignment (campaign_id, username) WHERE username IS NOT NULL;
CREATE INDEX ix_assignment_household_id ON assignment (household_id);

CREATE TABLE assignment_event (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    campaign_id   uuid        NOT NULL CONSTRAINT fk_assignment_event_campaign REFERENCES campaign,
    household_id  uuid        NOT NULL,
    village_code  text        NOT NULL,
    action        text        NOT NULL
        CONSTRAINT ck_assignment_event_action CHECK (action IN ('ASSIGN', 'REASSIGN', 'HAND_BACK', 'TRANSFER')),
    from_team     uuid,
    from_username text,
    to_team       uuid,
    to_username   text,
    reason        text,
    acted_by      text        NOT NULL,
    acted_by_name text        NOT NULL,
    acted_at      timestamptz NOT NULL
);
CREATE INDEX ix_assignment_event_household_id ON assignment_event (household_id, campaign_id, id);
REVOKE UPDATE, DELETE ON assignment_event FROM verification_app;

-- A task goes where its household goes.
CREATE FUNCTION move_assignment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE assignment SET village_code = NEW.village_code WHERE household_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER household_moved AFTER UPDATE OF village_code ON household FOR EACH ROW
    WHEN (OLD.village_code <> NEW.village_code) EXECUTE FUNCTION move_assignment();

ALTER TABLE team ENABLE ROW LEVEL SECURITY;
ALTER TABLE team_member ENABLE ROW LEVEL SECURITY;
ALTER TABLE assignment ENABLE ROW LEVEL SECURITY;
ALTER TABLE assignment_event ENABLE ROW LEVEL SECURITY;
-- Teams of one's own regions, and those that work in a region above: a county's guidance group is no secret to its villages.
CREATE POLICY scope ON team USING (
    current_setting('anju.scope', true) = '*'
    OR region_prefix ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[])
    OR EXISTS (SELECT FROM unnest(string_to_array(current_setting('anju.scope', true), ',')) AS prefix
        WHERE prefix ^@ region_prefix));
CREATE POLICY scope ON team_member USING (
    current_setting('anju.scope', true) = '*'
    OR region_prefix ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[])
    OR EXISTS (SELECT FROM unnest(string_to_array(current_setting('anju.scope', true), ',')) AS prefix
        WHERE prefix ^@ region_prefix));
CREATE POLICY scope ON assignment USING (
    current_setting('anju.scope', true) = '*'
    OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
CREATE POLICY scope ON assignment_event USING (
    current_setting('anju.scope', true) = '*'
    OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
