ALTER TABLE campaign_village
    ADD COLUMN pilot     boolean NOT NULL DEFAULT false,
    ADD COLUMN opened_at timestamptz,
    ADD COLUMN closed_at timestamptz;

-- The regions that were opened. An opening also holds for villages of the region that become known later: they get their row in
-- campaign_village with their first record.
CREATE TABLE campaign_opening (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    campaign_id     uuid        NOT NULL CONSTRAINT fk_campaign_opening_campaign REFERENCES campaign,
    region_code     text        NOT NULL,
    region_prefix   text        NOT NULL,
    pilot           boolean     NOT NULL,
    override_reason text,
    opened_by       text        NOT NULL,
    opened_by_name  text        NOT NULL,
    opened_at       timestamptz NOT NULL,
    CONSTRAINT uq_campaign_opening UNIQUE (campaign_id, region_prefix, pilot)
);
REVOKE UPDATE, DELETE ON campaign_opening FROM verification_app;
